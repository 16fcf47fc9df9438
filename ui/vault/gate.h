// SPDX-License-Identifier: GPL-3.0-or-later
// The first thing people see: which vault, and its passphrase; or a new vault; or the sample council.
#pragma once
#include "ui/kit/dialogs.h"
#include "ui/kit/settings.h"
#include "ui/vault/opener.h"
#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <functional>

class QBoxLayout;
class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace boulton::kit {
class NewPassphrase;
class Notice;
class PassphraseField;
}

namespace boulton::vault {

class Gate : public QWidget {
    Q_OBJECT
public:
    Gate(Opener& opener, kit::Dialogs& dialogs, kit::Settings& settings, QWidget* parent = nullptr);
    //! Ready to unlock that vault, e.g. after the idle lock; empty: the newest of the list.
    void choose(const QString& folder);
    void showNotice(const QString& text);
    void startNew();
    [[nodiscard]] QWidget* firstFocus() const;
    [[nodiscard]] kit::PassphraseField* passphrase() const { return m_passphrase; }
    [[nodiscard]] QPushButton* unlockButton() const { return m_unlock; }
    [[nodiscard]] bool busy() const { return !m_job.isNull(); }
    void openSample();
    void unlock();
    //! A backup becomes a vault of its own. `folder`: the backup, or where some are.
    void restore(const QString& folder = {});
    void acknowledge(); //!< an administrator goes on with the chosen vault, which is older than what was seen of it
    [[nodiscard]] QPushButton* acknowledgeButton() const { return m_older; }

Q_SIGNALS:
    //! The receiver takes what is inside.
    void opened(std::shared_ptr<boulton::vault::Opened> vault);
    void briefingChosen(const QString& file); //!< to be read without a vault

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit();
    [[nodiscard]] QWidget* makeUnlock();
    [[nodiscard]] QWidget* makeNew();
    [[nodiscard]] QWidget* makeList();
    void fillList();
    void browse();
    void browsePlace();
    void browseBriefing();
    void create();
    void start(kit::Job* job, const QString& text);
    void answered(Result<Opened> result);
    void tellFailure(const Error& error);
    void leaveOlder(const QString& login);
    //! Unlocked, but without the compartment that the pages need: it can be asked for, and is closed after a while.
    void showClosed(Opened closed);
    void askForAccess();
    void leaveClosed();
    void recover(); //!< two codes on paper
    void setBusy(bool busy, const QString& text);
    void showForm(bool making);
    void showReady();

    Opener& m_opener;
    kit::Dialogs& m_dialogs;
    kit::Settings& m_settings;
    QString m_folder;
    QPointer<kit::Job> m_job;

    QWidget* m_card = nullptr;
    QBoxLayout* m_columns = nullptr; //!< the vaults, and the form beside or below them
    QListWidget* m_recent = nullptr;
    QWidget* m_unlockForm = nullptr;
    QWidget* m_newForm = nullptr;
    kit::Notice* m_notice = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_progressText = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_ask = nullptr;
    QPushButton* m_older = nullptr; //!< go on with an older copy
    std::shared_ptr<Opened> m_closed;
    QTimer m_closedFor;
    QPushButton* m_sample = nullptr;
    QPushButton* m_browse = nullptr;
    QPushButton* m_startNew = nullptr;
    QPushButton* m_restore = nullptr;
    // unlock
    QLabel* m_vaultName = nullptr;
    QLabel* m_vaultPlace = nullptr;
    QLabel* m_welcome = nullptr;
    QLabel* m_loginLabel = nullptr;
    QLineEdit* m_login = nullptr;
    QLabel* m_passphraseLabel = nullptr;
    QLabel* m_hint = nullptr;
    kit::PassphraseField* m_passphrase = nullptr;
    QLabel* m_caps = nullptr;
    QCheckBox* m_readOnly = nullptr;
    QPushButton* m_unlock = nullptr;
    QPushButton* m_recover = nullptr;
    // new
    QLineEdit* m_name = nullptr;
    QLineEdit* m_place = nullptr;
    QLineEdit* m_user = nullptr;
    kit::NewPassphrase* m_chosen = nullptr;
    QPushButton* m_create = nullptr;
};

} // namespace boulton::vault
