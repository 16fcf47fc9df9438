// SPDX-License-Identifier: GPL-3.0-or-later
// Who can open this vault and what in it; joiners, movers and leavers; compartments and who asks for one.
#pragma once
#include "core/workspace/recovery.h"
#include "ui/assurance/people_model.h"
#include "ui/desk/page.h"
#include <QPointer>

namespace boulton::kit {
class BlockTable;
class Job;
}

namespace boulton::assurance {

class PersonDialog;
class RecoveryDialog;

class PeoplePane : public QWidget {
    Q_OBJECT
public:
    PeoplePane(const desk::PageContext& context, QWidget* parent);
    [[nodiscard]] QWidget* firstFocus();
    [[nodiscard]] bool settled() const { return !m_job; }
    [[nodiscard]] PeopleModel* model() const { return m_model; }
    [[nodiscard]] kit::BlockTable* table() const { return m_table; }
    [[nodiscard]] const std::vector<kit::Notice*>& requests() const { return m_requests; }
    void select(const UserId& user, const std::string& compartment = {});
    void addPerson();
    void changeRole();
    void removePerson();
    void addCompartment();
    void grant();
    void revoke();
    void ask();
    void makeRecoveryCodes();

protected:
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] desk::Desk& desk() const { return m_context.desk; }
    [[nodiscard]] desk::Services& services() const { return m_context.services; }
    [[nodiscard]] desk::Navigator& navigator() const { return m_context.navigator; }
    void addButtons();
    void addLater();
    void load();
    struct Loaded {
        workspace::People people;
        workspace::RecoveryState codes;
    };
    void loaded(Result<Loaded> found);
    void showRecovery();
    void keepCodes(const std::shared_ptr<const workspace::RecoveryCodes>& codes, std::array<crypto::Secret, 3> typed, RecoveryDialog* dialog);
    void showRequests();
    void showActions(); //!< for the person and the compartment of the current cell
    [[nodiscard]] const store::UserInfo* person() const;
    [[nodiscard]] const store::CompartmentInfo* compartment() const;
    [[nodiscard]] std::vector<std::string> directorates() const;
    //! A change of who there is or what is open to whom; the page is read again after it.
    void change(const QString& title, std::function<Status(workspace::Session&, const JobContext&)> work, const QString& done,
                PersonDialog* dialog = nullptr);

    desk::PageContext m_context;
    QVBoxLayout* m_column;
    PeopleModel* m_model;
    kit::BlockTable* m_table;
    QVBoxLayout* m_asked;
    std::vector<kit::Notice*> m_requests;
    kit::Notice* m_trouble;
    kit::Notice* m_recovery = nullptr; //!< there are no codes, or two were used
    workspace::RecoveryState m_codes;
    QLabel* m_rule; //!< who may change this
    QPushButton* m_add = nullptr;
    QPushButton* m_newCompartment = nullptr;
    QPushButton* m_codesButton = nullptr;
    QPushButton* m_role = nullptr;
    QPushButton* m_leave = nullptr;
    QPushButton* m_grant = nullptr;
    QPushButton* m_revoke = nullptr;
    QPushButton* m_ask = nullptr;
    std::shared_ptr<const workspace::People> m_people;
    QPointer<kit::Job> m_job;
};

} // namespace boulton::assurance
