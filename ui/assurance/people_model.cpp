// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assurance/people_model.h"
#include "ui/kit/icons.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"

namespace boulton::assurance {

QString roleText(const store::RoleRecord& role)
{
    const auto known = workspace::roleOf(role.name);
    return known ? kit::toQt(workspace::label(*known)) : kit::shown(role.name);
}

void PeopleModel::setPeople(std::shared_ptr<const workspace::People> people)
{
    beginResetModel();
    m_people = std::move(people);
    endResetModel();
}

const store::UserInfo* PeopleModel::user(int row) const
{
    return m_people && row >= 0 && static_cast<std::size_t>(row) < m_people->users.size() ? &m_people->users[static_cast<std::size_t>(row)] : nullptr;
}

std::optional<std::size_t> PeopleModel::compartment(int column) const
{
    if (!m_people || column < FirstCompartment || column >= columnCount())
        return std::nullopt;
    return static_cast<std::size_t>(column - FirstCompartment);
}

int PeopleModel::rowOf(const UserId& id) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (user(row)->id == id)
            return row;
    return -1;
}

int PeopleModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_people ? 0 : static_cast<int>(m_people->users.size());
}

int PeopleModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(FirstCompartment) + (m_people ? static_cast<int>(m_people->compartments.size()) : 0);
}

QString PeopleModel::access(const store::UserInfo& user, std::size_t compartment) const
{
    if (!user.active)
        return tr("left");
    if (m_people->holds(compartment, user.id))
        return tr("open");
    return m_people->asked(compartment, user.id) ? tr("closed, asks for it") : tr("closed");
}

QVariant PeopleModel::data(const QModelIndex& index, int role) const
{
    const auto* person = index.isValid() ? user(index.row()) : nullptr;
    if (!person)
        return {};
    const auto which = compartment(index.column());
    if (role == Qt::DecorationRole && which && person->active)
        return kit::icon(m_people->holds(*which, person->id) ? QStringLiteral("tick") : QStringLiteral("lock"));
    if (role != Qt::DisplayRole)
        return {};
    if (which)
        return access(*person, *which);
    QStringList limits;
    for (const auto& directorate : person->role.directorates)
        limits << kit::shown(directorate);
    for (const auto& ward : person->role.wards)
        limits << kit::shown(ward);
    switch (index.column()) {
    case Name: {
        QString name = QStringLiteral("%1 (%2)").arg(kit::shown(person->displayName), person->login.empty() ? tr("no login") : kit::shown(person->login));
        if (person->id == m_people->self)
            name = tr("%1, you").arg(name);
        return name;
    }
    case Role: return person->active ? roleText(person->role) : tr("Has left");
    case Limits:
        if (!person->active)
            return {};
        if (!workspace::rightsOf(person->role.name).contains(workspace::Right::EditPerformance))
            return tr("nothing");
        return limits.isEmpty() ? tr("the whole council") : limits.join(QStringLiteral(", "));
    default: return {};
    }
}

QVariant PeopleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (const auto which = compartment(section)) {
        const auto& info = m_people->compartments[*which];
        if (role == Qt::DisplayRole)
            return kit::shown(info.label);
        if (role == Qt::ToolTipRole)
            return kit::plainToolTip(info.open ? tr("%1: open to you").arg(kit::shown(info.label))
                                               : tr("%1: closed to you. Its label is all you see.").arg(kit::shown(info.label)));
        return {};
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Person (login)");
    case Role: return tr("Role");
    case Limits: return tr("May change figures of");
    default: return {};
    }
}

} // namespace boulton::assurance
