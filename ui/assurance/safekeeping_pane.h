// SPDX-License-Identifier: GPL-3.0-or-later
// That nothing of the vault gets lost: when it was last backed up and where, backing up now, and the check of everything.
#pragma once
#include "core/workspace/safekeeping.h"
#include "ui/desk/page.h"
#include <QHash>
#include <optional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace boulton::kit {
class BlockTable;
class IconLabel;
class Job;
}

namespace boulton::assurance {

class BackupModel;
class CheckModel;

class SafekeepingPane : public QWidget {
    Q_OBJECT
public:
    SafekeepingPane(const desk::PageContext& context, QWidget* parent);
    [[nodiscard]] QWidget* firstFocus();
    [[nodiscard]] bool settled() const { return !m_loading; }
    [[nodiscard]] BackupModel* backups() const { return m_backups; }
    [[nodiscard]] CheckModel* findings() const { return m_findings; }
    [[nodiscard]] QString headline() const;
    [[nodiscard]] QPushButton* backUpButton() const { return m_backUp; }
    [[nodiscard]] QPushButton* checkButton() const { return m_check; }
    void askWhere(); //!< and back up there
    void backUp(const platform::Path& folder);
    void check();
    void load();

protected:
    void showEvent(QShowEvent* event) override;

private:
    //! What the vault and this user's role say.
    struct Facts {
        platform::Path folder; //!< of the last backup
        bool mayBackUp = false;
        bool mayCheck = false;
        bool readOnly = false;
        store::RoleRecord role;
    };
    struct Found {
        bool there = false; //!< the folder
        std::vector<store::BackupInfo> backups;
    };
    struct Checked {
        store::CheckReport report;
        QHash<QString, QString> labels;
    };
    [[nodiscard]] desk::Desk& desk() const { return m_context.desk; }
    [[nodiscard]] desk::Services& services() const { return m_context.services; }
    void addCard();
    void addTables();
    void lookInto(Facts facts, int load);
    void prove(Found found, int load);
    void loaded(Result<std::vector<workspace::KeptBackup>> own, bool there);
    void showTrouble(const Error& error);
    void say(kit::NoticeKind kind, const QString& headline, const QString& text);
    void showBackups(bool there);
    void showList();
    void showActions();
    void run(const std::shared_ptr<store::Backup>& backup);
    void note(const store::BackupReport& report);
    void backedUp(const store::BackupReport& report, const Status& noted);
    void stopped(const Error& error);
    void checked(const Result<Checked>& result);
    [[nodiscard]] bool working() const;

    desk::PageContext m_context;
    QVBoxLayout* m_column;
    kit::Card* m_card = nullptr;
    kit::IconLabel* m_icon = nullptr;
    QLabel* m_headline = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_backUp = nullptr;
    QPushButton* m_check = nullptr;
    QLabel* m_why = nullptr; //!< a button cannot be used
    QWidget* m_list = nullptr; //!< the backups, with a heading
    BackupModel* m_backups;
    kit::BlockTable* m_table = nullptr;
    kit::Notice* m_verdict = nullptr;
    CheckModel* m_findings;
    kit::BlockTable* m_checkTable = nullptr;
    Facts m_facts;
    int m_load = 0; //!< the last one that was begun
    bool m_loading = false;
    bool m_known = false;
};

} // namespace boulton::assurance
