// SPDX-License-Identifier: GPL-3.0-or-later
// A backup becomes a vault again: which backup, where the vault is to be, the passphrase of the day it was made. Always a new folder.
#pragma once
#include "core/workspace/safekeeping.h"
#include <QDialog>
#include <QPointer>
#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace boulton::kit {
class Dialogs;
class Job;
class Notice;
class PassphraseField;
class Room;
}

namespace boulton::vault {

//! What restoring needs. Move-only.
struct RestoreRequest {
    platform::Path backup, target;
    crypto::Secret passphrase;
    std::string login{};
};

class RestoreDialog : public QDialog {
    Q_OBJECT
public:
    //! What the dialog asks for: each starts a job and calls back on this thread while the dialog lives.
    struct Work {
        std::function<kit::Job*(const platform::Path& folder, QObject* guard, std::function<void(Result<std::vector<store::BackupInfo>>)>)> find;
        std::function<kit::Job*(RestoreRequest, QObject* guard, std::function<void(Result<store::BackupInfo>)>)> restore;
        std::function<void(const QString& folder, const QString& login)> open; //!< the restored vault
    };
    RestoreDialog(Work work, kit::Dialogs& dialogs, QWidget* parent = nullptr);
    //! A backup, or a folder with some.
    void lookIn(const QString& folder);
    [[nodiscard]] QListWidget* list() const { return m_list; }
    [[nodiscard]] QLineEdit* place() const { return m_place; }
    [[nodiscard]] QLineEdit* name() const { return m_name; }
    [[nodiscard]] QLineEdit* login() const { return m_login; }
    [[nodiscard]] kit::PassphraseField* passphrase() const { return m_passphrase; }
    [[nodiscard]] QPushButton* okButton() const { return m_ok; }
    [[nodiscard]] QPushButton* openButton() const { return m_open; }
    [[nodiscard]] QString problem() const;
    [[nodiscard]] bool working() const { return !m_job.isNull(); }
    [[nodiscard]] QString target() const; //!< empty while something is missing
    void restore();
    void reject() override; //!< stops what runs; a second time it closes

private:
    [[nodiscard]] QWidget* makeForm(QWidget* place);
    void addFoot(class QVBoxLayout* outer);
    void found(const Result<std::vector<store::BackupInfo>>& backups, const QString& folder);
    void restored(const Result<store::BackupInfo>& info, const QString& folder);
    void showProblem(const QString& text);
    void showReady();
    void setJob(kit::Job* job, const QString& text);

    Work m_work;
    kit::Dialogs& m_dialogs;
    std::vector<store::BackupInfo> m_found;
    QPointer<kit::Job> m_job;
    kit::Room* m_room = nullptr;
    QLineEdit* m_folder = nullptr;
    QListWidget* m_list = nullptr;
    QLabel* m_listLabel = nullptr;
    QLineEdit* m_place = nullptr;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_login = nullptr;
    kit::PassphraseField* m_passphrase = nullptr;
    kit::Notice* m_problem = nullptr;
    kit::Notice* m_result = nullptr;
    QLabel* m_progressText = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_ok = nullptr;
    QPushButton* m_open = nullptr;
    QPushButton* m_close = nullptr;
};

} // namespace boulton::vault
