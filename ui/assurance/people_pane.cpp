// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assurance/people_pane.h"
#include "ui/assurance/person_dialog.h"
#include "ui/assurance/recovery_dialog.h"
#include "ui/desk/confirm.h"
#include "ui/kit/block_table.h"
#include "ui/kit/error_text.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/icons.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>
#include <set>
#include <utility>

namespace boulton::assurance {

using kit::em;

PeoplePane::PeoplePane(const desk::PageContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_column(new QVBoxLayout(this)), m_model(new PeopleModel(this)),
      m_table(new kit::BlockTable(tr("People and what is open to them"), this)), m_asked(new QVBoxLayout),
      m_trouble(new kit::Notice(kit::NoticeKind::Danger, {}, this)), m_rule(kit::mutedLabel({}, this))
{
    m_column->setContentsMargins(0, em(0.7), 0, 0);
    m_column->setSpacing(em(0.7));
    kit::markData(m_trouble);
    m_trouble->hide();
    m_column->addWidget(m_trouble);
    m_asked->setSpacing(em(0.4));
    m_column->addLayout(m_asked);
    addButtons();
    kit::markData(m_table);
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_column->addWidget(m_table, 1);
    m_column->addWidget(m_rule);
    addLater();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &PeoplePane::showActions);
    showActions();
}

void PeoplePane::addButtons()
{
    const auto make = [this](const QString& text, const QString& icon, kit::ButtonKind kind, void (PeoplePane::*run)()) {
        auto* b = kit::button(text, kind, this);
        if (!icon.isEmpty())
            b->setIcon(kit::icon(icon, kind == kit::ButtonKind::Primary ? kit::IconOn::Accent : kit::IconOn::Surface));
        connect(b, &QPushButton::clicked, this, run);
        return b;
    };
    m_codesButton = make(tr("Recovery codes…"), {}, kit::ButtonKind::Normal, &PeoplePane::makeRecoveryCodes);
    m_newCompartment = make(tr("New compartment…"), {}, kit::ButtonKind::Normal, &PeoplePane::addCompartment);
    m_add = make(tr("Add a person…"), {}, kit::ButtonKind::Primary, &PeoplePane::addPerson);
    auto* top = new kit::FlowLayout(nullptr, em(0.4));
    for (auto* b : {m_add, m_newCompartment, m_codesButton})
        top->addWidget(b);
    m_column->addLayout(top);
    auto* bar = new kit::FlowLayout(nullptr, em(0.4));
    m_role = make(tr("Change role…"), QStringLiteral("user"), kit::ButtonKind::Normal, &PeoplePane::changeRole);
    m_grant = make(tr("Open to this person"), QStringLiteral("unlock"), kit::ButtonKind::Normal, &PeoplePane::grant);
    m_revoke = make(tr("Close to this person…"), QStringLiteral("lock"), kit::ButtonKind::Normal, &PeoplePane::revoke);
    m_ask = make(tr("Ask for access…"), QStringLiteral("unlock"), kit::ButtonKind::Normal, &PeoplePane::ask);
    m_leave = make(tr("This person leaves…"), QStringLiteral("trash"), kit::ButtonKind::Danger, &PeoplePane::removePerson);
    for (auto* b : {m_role, m_grant, m_revoke, m_ask, m_leave})
        bar->addWidget(b);
    m_column->addLayout(bar);
}

void PeoplePane::addLater()
{
    auto* later = new kit::Notice(kit::NoticeKind::Information,
                                  tr("Information assets, impact assessments, classification and data quality will be kept here too. They are not built yet."), this);
    later->addAction(tr("See who did what"), [this] { navigator().go(QStringLiteral("audit")); });
    later->addAction(tr("See the datasets"), [this] { navigator().go(QStringLiteral("data"), {{QStringLiteral("tab"), QStringLiteral("datasets")}}); });
    m_column->addWidget(later);
}

QWidget* PeoplePane::firstFocus()
{
    return m_table;
}

void PeoplePane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    load();
}

void PeoplePane::load()
{
    m_job = desk().run<Loaded>(
        {}, this,
        [](workspace::Session& session, const JobContext&) -> Result<Loaded> {
            Loaded found;
            BOULTON_TRY_ASSIGN(found.people, workspace::people(session));
            BOULTON_TRY_ASSIGN(found.codes, workspace::recoveryState(session));
            return found;
        },
        [this](Result<Loaded> found) { loaded(std::move(found)); });
}

void PeoplePane::loaded(Result<Loaded> found)
{
    m_job = nullptr;
    m_trouble->setVisible(!found.has_value());
    if (!found) {
        m_trouble->setText(kit::sentence(found.error()));
        return;
    }
    m_codes = std::move(found->codes);
    workspace::People* people = &found->people;
    const QModelIndex before = m_table->currentIndex();
    const auto* who = person();
    const UserId current = who ? who->id : people->self;
    m_people = std::make_shared<const workspace::People>(std::move(*people));
    m_model->setPeople(m_people);
    m_table->fitColumns(20);
    const int row = std::max(0, m_model->rowOf(current));
    m_table->setCurrentIndex(m_model->index(row, std::clamp(before.column(), 0, m_model->columnCount() - 1)));
    const auto* self = m_people->user(m_people->self);
    m_rule->setText(m_people->readOnly     ? tr("The vault is open for reading only: nothing can be changed here.")
                    : m_people->administers ? tr("Select a person, or the cell of a person and a compartment.")
                                            : tr("An administrator changes who there is. Your role: %1.").arg(self ? roleText(self->role) : QString()));
    showRequests();
    showRecovery();
    showActions();
}

void PeoplePane::showRecovery()
{
    delete std::exchange(m_recovery, nullptr);
    m_codesButton->setText(m_codes.there ? tr("New recovery codes…") : tr("Recovery codes…"));
    if (!m_people->administers || (m_codes.there && !m_codes.usedAt))
        return;
    m_recovery = new kit::Notice(!m_codes.usedAt ? kit::NoticeKind::Caution : kit::NoticeKind::Danger,
                                 !m_codes.usedAt ? tr("There are no recovery codes: when nobody can unlock it any more, this vault is lost.")
                                                        : tr("Two recovery codes were used on %1: %2").arg(kit::whenText(*m_codes.usedAt), kit::shown(m_codes.reason)),
                                 this);
    kit::markData(m_recovery);
    m_asked->addWidget(m_recovery);
}

void PeoplePane::makeRecoveryCodes()
{
    desk::runConfirmed<std::shared_ptr<workspace::RecoveryCodes>>(
        desk(), services().dialogs, {}, this,
        [](workspace::Session& session, const JobContext&) -> Result<std::shared_ptr<workspace::RecoveryCodes>> {
            BOULTON_TRY_ASSIGN(workspace::RecoveryCodes codes, workspace::draftRecoveryCodes(session));
            return std::make_shared<workspace::RecoveryCodes>(std::move(codes)); // a callback must be copyable, a secret must not
        },
        [this](const Result<std::shared_ptr<workspace::RecoveryCodes>>& drafted) {
            if (!drafted) {
                services().dialogs.tell(this, drafted.error());
                return;
            }
            auto dialog = std::make_shared<QPointer<RecoveryDialog>>();
            *dialog = new RecoveryDialog(
                std::move(**drafted), desk().facts().name, kit::shown(desk().clock().today().iso()),
                [this, dialog](const std::shared_ptr<const workspace::RecoveryCodes>& codes, std::array<crypto::Secret, 3> typed) {
                    keepCodes(codes, std::move(typed), *dialog);
                },
                this);
            services().dialogs.show(*dialog);
        });
}

void PeoplePane::keepCodes(const std::shared_ptr<const workspace::RecoveryCodes>& codes, std::array<crypto::Secret, 3> typed, RecoveryDialog* dialog)
{
    auto papers = std::make_shared<const std::array<crypto::Secret, 3>>(std::move(typed));
    desk::runConfirmed<workspace::KeptRecovery>(
        desk(), services().dialogs, tr("Keeping the recovery codes"), this,
        [codes, papers](workspace::Session& session, const JobContext& job) { return workspace::keepRecoveryCodes(session, *codes, *papers, job); },
        [this, dialog = QPointer<RecoveryDialog>(dialog)](const Result<workspace::KeptRecovery>& kept) {
            if (!kept) {
                if (dialog)
                    dialog->showError(kept.error());
                return;
            }
            if (dialog)
                dialog->accept();
            QStringList left;
            for (const auto& label : kept->notCovered)
                left << kit::shown(label);
            if (left.isEmpty())
                navigator().notify(kit::NoticeKind::Success, tr("The codes count from now on. Earlier ones open nothing any more."));
            else
                navigator().notify(kit::NoticeKind::Caution,
                                   tr("The codes count from now on, but not for what is closed to you: %1. Somebody who holds it can open it to the recovery codes.").arg(left.join(QStringLiteral(", "))));
            load();
        });
}

void PeoplePane::showRequests()
{
    for (auto* notice : m_requests)
        delete notice;
    m_requests.clear();
    for (const auto& request : m_people->requests) {
        const auto* who = m_people->user(request.user);
        const auto what = std::ranges::find(m_people->compartments, request.compartment, &store::CompartmentInfo::id);
        if (!who || what == m_people->compartments.end())
            continue;
        const bool mine = request.user == m_people->self;
        const QString label = kit::shown(what->label);
        auto* notice = new kit::Notice(kit::NoticeKind::Caution,
                                       mine ? tr("You asked for “%1”. An administrator has not answered yet.").arg(label)
                                            : tr("%1 asks for “%2”: %3").arg(kit::shown(who->displayName), label, kit::shown(request.reason)),
                                       this);
        kit::markData(notice);
        if (m_people->administers && !m_people->readOnly && !mine) {
            auto* yes = notice->addAction(tr("Open it to them"), [this, request] {
                select(request.user);
                change(tr("Opening the compartment"), [request](workspace::Session& session, const JobContext&) {
                    return workspace::grantAccess(session, request.compartment, request.user);
                }, tr("It is open to them when they next unlock."));
            });
            yes->setEnabled(what->open); // nobody gives what they do not hold
            notice->addAction(tr("Decline"), [this, request] {
                change(tr("Declining"), [request](workspace::Session& session, const JobContext&) { return workspace::declineAccess(session, request.id); },
                       tr("Declined. They can ask again."));
            });
        }
        m_requests.push_back(notice);
        m_asked->addWidget(notice);
    }
}

const store::UserInfo* PeoplePane::person() const
{
    return m_model->user(m_table->currentIndex().row());
}

const store::CompartmentInfo* PeoplePane::compartment() const
{
    const auto which = m_model->compartment(m_table->currentIndex().column());
    return which ? &m_people->compartments[*which] : nullptr;
}

void PeoplePane::showActions()
{
    const bool may = m_people && m_people->administers && !m_people->readOnly;
    const auto* who = person();
    const auto* what = compartment();
    const bool active = who && who->active;
    const bool self = who && m_people && who->id == m_people->self;
    const auto which = m_model->compartment(m_table->currentIndex().column());
    const bool holds = who && which && m_people->holds(*which, who->id);
    m_add->setEnabled(may);
    m_newCompartment->setEnabled(may);
    m_codesButton->setEnabled(may);
    m_role->setEnabled(may && active && !self && who->login != workspace::kRecoveryLogin &&
                       workspace::roleOf(who->role.name) != workspace::Role::Service); // codes and services have no post to move to
    m_leave->setEnabled(may && active && !self);
    m_grant->setEnabled(may && active && what && what->open && !holds);
    m_revoke->setEnabled(may && active && what && what->open && holds && !self);
    m_ask->setEnabled(m_people && !m_people->readOnly && what && !what->open && !m_people->asked(*which, m_people->self));
    const QString choose = tr("Select the cell of a person and a compartment first.");
    kit::setPlainToolTip(m_grant, !what ? choose : !what->open ? tr("It is closed to you, and nobody gives what they do not hold.") : QString());
    kit::setPlainToolTip(m_revoke, !what ? choose : self ? tr("Another administrator takes a compartment from you.") : QString());
    kit::setPlainToolTip(m_ask, tr("For a compartment that is closed to you"));
    kit::setPlainToolTip(m_leave, self ? tr("Another administrator removes you.") : QString());
}

void PeoplePane::select(const UserId& user, const std::string& compartment)
{
    int column = PeopleModel::Name;
    for (int i = PeopleModel::FirstCompartment; i < m_model->columnCount(); ++i)
        if (m_people->compartments[*m_model->compartment(i)].label == compartment)
            column = i;
    m_table->setCurrentIndex(m_model->index(std::max(0, m_model->rowOf(user)), column));
}

std::vector<std::string> PeoplePane::directorates() const
{
    std::set<std::string> all;
    for (const auto& measure : desk().plan()->measures)
        if (!measure.directorate.empty())
            all.insert(measure.directorate);
    return {all.begin(), all.end()};
}

void PeoplePane::change(const QString& title, std::function<Status(workspace::Session&, const JobContext&)> work, const QString& done, PersonDialog* dialog)
{
    desk::runConfirmed<void>(desk(), services().dialogs, title, this, std::move(work),
                             [this, done, dialog = QPointer<PersonDialog>(dialog)](const Status& changed) {
                                 if (!changed) {
                                     if (dialog)
                                         dialog->showError(changed.error());
                                     else
                                         services().dialogs.tell(this, changed.error());
                                     return;
                                 }
                                 if (dialog)
                                     dialog->accept();
                                 navigator().notify(kit::NoticeKind::Success, done);
                                 load();
                             });
}

void PeoplePane::addPerson()
{
    auto dialog = std::make_shared<QPointer<PersonDialog>>();
    *dialog = new PersonDialog(
        directorates(),
        [this, dialog](const workspace::NewPerson& person, crypto::Secret passphrase) {
            auto first = std::make_shared<crypto::Secret>(std::move(passphrase));
            change(tr("Adding %1").arg(kit::shown(person.displayName)),
                   [person, first](workspace::Session& session, const JobContext&) -> Status {
                       const auto added = workspace::addUser(session, person, *first);
                       return added ? Status() : std::unexpected(added.error());
                   },
                   tr("%1 can unlock with the login “%2”. No compartment is open to them yet.").arg(kit::shown(person.displayName), kit::shown(person.login)), *dialog);
        },
        this);
    services().dialogs.show(*dialog);
}

void PeoplePane::changeRole()
{
    const auto* who = person();
    if (!who)
        return;
    auto dialog = std::make_shared<QPointer<PersonDialog>>();
    *dialog = new PersonDialog(
        *who, directorates(),
        [this, dialog, mover = *who](workspace::Role role, const std::vector<std::string>& limits) {
            change(tr("Changing the role of %1").arg(kit::shown(mover.displayName)),
                   [mover, role, limits](workspace::Session& session, const JobContext&) {
                       return workspace::setRole(session, mover.id, role, limits, mover.role.wards);
                   },
                   tr("%1: %2, from their next unlock.").arg(kit::shown(mover.displayName), kit::toQt(workspace::label(role))), *dialog);
        },
        this);
    services().dialogs.show(*dialog);
}

void PeoplePane::removePerson()
{
    const auto* who = person();
    if (!who)
        return;
    const QString name = kit::shown(who->displayName);
    services().dialogs.ask(this,
                           {.title = tr("%1 leaves").arg(name),
                            .text = tr("Their passphrase opens nothing any more, and everything that was open to them gets new keys. What they read or copied before cannot "
                                       "be taken back. Their name stays in the audit."),
                            .answers = {tr("They leave"), tr("Keep them")},
                            .standard = 1,
                            .danger = true},
                           [this, id = who->id, name](int answer) {
                               if (answer == 0)
                                   change(tr("Giving new keys: %1 leaves").arg(name),
                                          [id](workspace::Session& session, const JobContext& job) { return workspace::removeUser(session, id, job); },
                                          tr("%1 has left.").arg(name));
                           });
}

void PeoplePane::addCompartment()
{
    services().dialogs.line(this,
                            {.title = tr("New compartment"), .label = tr("Its label. Everybody who can unlock the vault reads it, so it should give nothing away.")},
                            [this](const QString& label) {
                                change(tr("Making the compartment"),
                                       [label = kit::toUtf8(label)](workspace::Session& session, const JobContext&) -> Status {
                                           const auto made = workspace::addCompartment(session, label);
                                           return made ? Status() : std::unexpected(made.error());
                                       },
                                       tr("“%1” is made, and open to you only.").arg(label));
                            });
}

void PeoplePane::grant()
{
    const auto* who = person();
    const auto* what = compartment();
    if (who && what)
        change(tr("Opening “%1” to %2").arg(kit::shown(what->label), kit::shown(who->displayName)),
               [id = what->id, user = who->id](workspace::Session& session, const JobContext&) { return workspace::grantAccess(session, id, user); },
               tr("“%1” is open to %2 when they next unlock.").arg(kit::shown(what->label), kit::shown(who->displayName)));
}

void PeoplePane::revoke()
{
    const auto* who = person();
    const auto* what = compartment();
    if (!who || !what)
        return;
    const QString label = kit::shown(what->label);
    const QString name = kit::shown(who->displayName);
    services().dialogs.ask(this,
                           {.title = tr("Close “%1” to %2?").arg(label, name),
                            .text = tr("It gets a new key, which takes a moment. What they read or copied before cannot be taken back."),
                            .answers = {tr("Close it"), tr("Leave it open")},
                            .standard = 1,
                            .danger = true},
                           [this, id = what->id, user = who->id, label, name](int answer) {
                               if (answer == 0)
                                   change(tr("Giving “%1” a new key").arg(label),
                                          [id, user](workspace::Session& session, const JobContext& job) { return workspace::revokeAccess(session, id, user, job); },
                                          tr("“%1” is closed to %2.").arg(label, name));
                           });
}

void PeoplePane::ask()
{
    const auto* what = compartment();
    if (!what)
        return;
    services().dialogs.line(this, {.title = tr("Ask for access"), .label = tr("Why do you need “%1”? Administrators read this.").arg(kit::shown(what->label))},
                            [this, id = what->id](const QString& reason) {
                                change(tr("Asking for access"),
                                       [id, reason = kit::toUtf8(reason)](workspace::Session& session, const JobContext&) { return workspace::requestAccess(session, id, reason); },
                                       tr("Asked. An administrator sees it when they next unlock."));
                            });
}

} // namespace boulton::assurance
