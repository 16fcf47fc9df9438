// SPDX-License-Identifier: GPL-3.0-or-later
// A joiner (name, login, role, limits, first passphrase) or a mover (role, limits).
#pragma once
#include "core/workspace/people.h"
#include <QDialog>
#include <functional>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace boulton::kit {
class NewPassphrase;
class Notice;
}

namespace boulton::assurance {

class PersonDialog : public QDialog {
    Q_OBJECT
public:
    //! `directorates`: of the plan, for limits. The dialog stays open until done() says that it worked.
    using Join = std::function<void(workspace::NewPerson person, crypto::Secret passphrase)>;
    using Move = std::function<void(workspace::Role role, std::vector<std::string> directorates)>;
    PersonDialog(const std::vector<std::string>& directorates, Join join, QWidget* parent = nullptr);
    PersonDialog(const store::UserInfo& mover, const std::vector<std::string>& directorates, Move move, QWidget* parent = nullptr);

    [[nodiscard]] QLineEdit* name() const { return m_name; }
    [[nodiscard]] QLineEdit* login() const { return m_login; }
    [[nodiscard]] QComboBox* role() const { return m_role; }
    [[nodiscard]] const std::vector<QCheckBox*>& limits() const { return m_limits; }
    [[nodiscard]] kit::NewPassphrase* passphrase() const { return m_passphrase; }
    [[nodiscard]] QPushButton* okButton() const { return m_ok; }
    [[nodiscard]] QString problem() const;
    void showError(const Error& error);

private:
    PersonDialog(const QString& title, QWidget* parent);
    void addJoiner();
    void addRole(const std::vector<std::string>& directorates);
    void addPassphrase();
    void addButtons(const QString& ok);
    void add(const QString& label, QWidget* field);
    void suggestLogin();
    void check();
    [[nodiscard]] workspace::Role chosenRole() const;
    [[nodiscard]] std::vector<std::string> chosenLimits() const;

    QVBoxLayout* m_column;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_login = nullptr;
    bool m_ownLogin = false; //!< typed, not suggested
    QComboBox* m_role = nullptr;
    QLabel* m_roleText = nullptr;
    std::vector<QCheckBox*> m_limits;
    std::vector<std::string> m_directorates;
    kit::NewPassphrase* m_passphrase = nullptr;
    kit::Notice* m_problem = nullptr;
    QPushButton* m_ok = nullptr;
};

} // namespace boulton::assurance
