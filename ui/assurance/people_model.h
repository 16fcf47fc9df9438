// SPDX-License-Identifier: GPL-3.0-or-later
// People by compartments: who there is, what they may do, what each can open.
#pragma once
#include "core/workspace/people.h"
#include <QAbstractTableModel>
#include <memory>

namespace boulton::assurance {

class PeopleModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Role, Limits, FirstCompartment };

    using QAbstractTableModel::QAbstractTableModel;
    void setPeople(std::shared_ptr<const workspace::People> people);
    [[nodiscard]] const store::UserInfo* user(int row) const;
    //! The compartment of a column; empty for the others.
    [[nodiscard]] std::optional<std::size_t> compartment(int column) const;
    [[nodiscard]] int rowOf(const UserId& user) const;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString access(const store::UserInfo& user, std::size_t compartment) const;
    std::shared_ptr<const workspace::People> m_people;
};

//! "Analyst"; a role of a later Boulton by its own word.
[[nodiscard]] QString roleText(const store::RoleRecord& role);

} // namespace boulton::assurance
