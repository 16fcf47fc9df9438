// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assurance/safekeeping_pane.h"
#include "core/workspace/roles.h"
#include "ui/assurance/backup_model.h"
#include "ui/assurance/check_model.h"
#include "ui/assurance/people_model.h"
#include "ui/kit/block_table.h"
#include "ui/kit/error_text.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/icons.h"
#include "ui/kit/marks.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>
#include <filesystem>

namespace boulton::assurance {

using kit::em;

namespace {

constexpr double kLeastTable = 9; // ems
constexpr double kLeastColumn = 8;

QString rolesThatMay(workspace::UseCase useCase)
{
    QStringList roles;
    for (const auto& role : workspace::kRoles)
        if (role.has(workspace::info(useCase).right))
            roles << kit::toQt(workspace::label(role.role));
    return roles.join(SafekeepingPane::tr(", "));
}

int daysSince(const store::BackupInfo& backup, const Clock& clock)
{
    const auto at = parseInstant(backup.at);
    return at ? clock.now().date().days - at->date().days : 0;
}

} // namespace

SafekeepingPane::SafekeepingPane(const desk::PageContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_column(new QVBoxLayout(this)), m_backups(new BackupModel(this)), m_findings(new CheckModel(this))
{
    m_column->setContentsMargins(0, em(0.7), 0, 0);
    m_column->setSpacing(em(0.7));
    addCard();
    addTables();
    m_column->addStretch(0); // takes what is left only where there is no table
    connect(&services().jobs, &kit::JobRunner::started, this, &SafekeepingPane::showActions);
    connect(&services().jobs, &kit::JobRunner::ended, this, &SafekeepingPane::showActions);
    say(kit::NoticeKind::Information, tr("Looking for backups…"), {});
    showActions();
}

void SafekeepingPane::addCard()
{
    m_card = new kit::Card(this);
    m_card->setProperty("card", {});
    auto* head = new QHBoxLayout;
    head->setSpacing(em(0.6));
    m_icon = new kit::IconLabel(QStringLiteral("information"), 1.5, &kit::Palette::onInformation, m_card);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    m_headline = kit::heading({}, 2, m_card);
    head->addWidget(m_headline, 1);
    m_card->column()->addLayout(head);
    m_text = kit::dataLabel({}, m_card);
    m_card->column()->addWidget(m_text);
    m_card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    m_column->addWidget(m_card);

    auto* buttons = new kit::FlowLayout(nullptr, em(0.4));
    m_backUp = kit::button(tr("&Back up now…"), kit::ButtonKind::Primary, this);
    m_check = kit::button(tr("&Check the vault"), kit::ButtonKind::Normal, this);
    auto* help = kit::button(tr("How this works"), kit::ButtonKind::Link, this);
    connect(m_backUp, &QPushButton::clicked, this, &SafekeepingPane::askWhere);
    connect(m_check, &QPushButton::clicked, this, &SafekeepingPane::check);
    connect(help, &QPushButton::clicked, this, [this] { m_context.navigator.help(QStringLiteral("safekeeping")); });
    for (auto* b : {m_backUp, m_check, help})
        buttons->addWidget(b);
    m_column->addLayout(buttons);
    m_why = kit::mutedLabel({}, this);
    m_why->hide();
    m_column->addWidget(m_why);
}

void SafekeepingPane::addTables()
{
    m_verdict = new kit::Notice(kit::NoticeKind::Success, {}, this);
    m_verdict->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    m_verdict->setClosable(true);
    m_verdict->hide();
    connect(m_verdict, &kit::Notice::closed, this, [this] {
        m_checkTable->hide();
        showList();
        m_check->setFocus(Qt::OtherFocusReason);
    });
    m_column->addWidget(m_verdict);
    m_checkTable = new kit::BlockTable(tr("What the check found"), this);
    m_checkTable->setModel(m_findings);
    m_checkTable->setWordWrap(true);
    m_checkTable->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_checkTable->setMinimumHeight(em(kLeastTable));
    m_checkTable->horizontalHeader()->setStretchLastSection(true);
    m_checkTable->horizontalHeader()->setMinimumSectionSize(em(kLeastColumn));
    m_checkTable->hide();
    m_column->addWidget(m_checkTable, 3);

    m_list = new QWidget(this);
    auto* list = new QVBoxLayout(m_list);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(em(0.4));
    list->addWidget(kit::heading(tr("Backups that are kept"), 3, m_list));
    m_table = new kit::BlockTable(tr("Backups that are kept"), m_list);
    m_table->setModel(m_backups);
    m_table->setMinimumHeight(em(kLeastTable));
    m_table->horizontalHeader()->setStretchLastSection(true);
    list->addWidget(m_table, 1);
    list->addWidget(kit::mutedLabel(tr("To go back to one of them, lock the vault and choose “Restore from a backup” there. It becomes a vault of its own beside this one."), m_list));
    m_list->hide();
    m_column->addWidget(m_list, 2);
}

QWidget* SafekeepingPane::firstFocus()
{
    return m_backUp->isEnabled() ? m_backUp : m_check->isEnabled() ? m_check : m_list->isVisibleTo(this) ? static_cast<QWidget*>(m_table) : this;
}

QString SafekeepingPane::headline() const
{
    return m_headline->text();
}

void SafekeepingPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    load();
}

// ---- what there is. The folder may be on a drive that answers slowly, so nobody who saves a figure waits for it.

void SafekeepingPane::load()
{
    m_loading = true;
    desk().run<Facts>(
        {}, this,
        [](workspace::Session& session, const JobContext&) -> Result<Facts> {
            Facts facts{.mayBackUp = session.may(workspace::UseCase::BackUp),
                        .mayCheck = session.may(workspace::UseCase::CheckVault),
                        .readOnly = session.readOnly(),
                        .role = session.vault().role()};
            BOULTON_TRY_ASSIGN(facts.folder, session.vault().lastBackupFolder());
            return facts;
        },
        [this, load = ++m_load](Result<Facts> facts) {
            if (load != m_load)
                return;
            if (facts)
                lookInto(*std::move(facts), load);
            else
                showTrouble(facts.error());
        },
        kit::JobRunner::Manner::Quiet);
}

void SafekeepingPane::lookInto(Facts facts, int load)
{
    m_facts = std::move(facts);
    m_known = true;
    showActions();
    const platform::Path folder = !m_facts.folder.empty() ? m_facts.folder : kit::toPath(services().settings.backupFolder()); // a restored vault knows of none after it
    if (folder.empty()) {
        loaded(std::vector<workspace::KeptBackup>(), false);
        return;
    }
    services().jobs.start<Found>(
        {}, kit::JobRunner::Lane::Free, this,
        [folder](const JobContext&) -> Result<Found> {
            std::error_code ignored;
            return Found{.there = std::filesystem::is_directory(folder, ignored), .backups = store::findBackups(folder)};
        },
        [this, load](Result<Found> found) {
            if (load != m_load)
                return;
            if (found)
                prove(*std::move(found), load);
            else
                showTrouble(found.error());
        },
        kit::JobRunner::Manner::Quiet);
}

void SafekeepingPane::prove(Found found, int load)
{
    desk().run<std::vector<workspace::KeptBackup>>(
        {}, this,
        [backups = std::move(found.backups)](workspace::Session& session, const JobContext&) mutable -> Result<std::vector<workspace::KeptBackup>> {
            return workspace::ownBackups(session, std::move(backups));
        },
        [this, load, there = found.there](Result<std::vector<workspace::KeptBackup>> own) {
            if (load == m_load)
                loaded(std::move(own), there);
        },
        kit::JobRunner::Manner::Quiet);
}

void SafekeepingPane::loaded(Result<std::vector<workspace::KeptBackup>> own, bool there)
{
    if (!own) {
        showTrouble(own.error());
        return;
    }
    m_loading = false;
    m_backups->setBackups(*std::move(own));
    m_table->fitColumns(30);
    if (m_backups->rowCount() > 0 && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_backups->index(0, 0));
    showBackups(there);
    showActions();
}

void SafekeepingPane::showTrouble(const Error& error)
{
    m_loading = false;
    say(kit::NoticeKind::Danger, kit::explain(error).title, kit::sentence(error));
    showActions();
}

void SafekeepingPane::showBackups(bool there)
{
    const auto& all = m_backups->backups();
    const QString where = kit::pathText(all.empty() ? m_facts.folder : all.front().info.folder.parent_path());
    showList();
    if (all.empty() && m_facts.folder.empty()) {
        say(kit::NoticeKind::Caution, tr("This vault has not been backed up yet."),
            tr("If this disk fails, everything in it is lost. A backup is encrypted as the vault is, so it may go to another disk, a stick or a network folder."));
        return;
    }
    if (all.empty()) {
        say(kit::NoticeKind::Caution, there ? tr("The backups of this vault are gone.") : tr("The folder with the backups is not there just now."),
            there ? tr("None of them is left in %1. Back up again.").arg(where)
                  : tr("The last one was made in %1. Connect the drive or the network, or back up to another folder.").arg(where));
        return;
    }
    const workspace::KeptBackup& newest = all.front();
    std::uint64_t bytes = 0;
    for (const auto& one : all)
        bytes += one.info.bytes();
    const int days = daysSince(newest.info, desk().clock());
    const bool old = days > workspace::kBackupIsOldAfterDays;
    const QString when = BackupModel::whenMade(newest.info);
    QStringList lines{tr("In %1: %n backup(s) are kept, %2 together.", nullptr, static_cast<int>(all.size())).arg(where, BackupModel::sizeText(bytes))};
    lines << (newest.closed == 0 ? tr("Every file of the newest was opened and compared when it was made.")
                                 : tr("In the newest, %n file(s) were closed to whoever made it: copied, but not opened. Let somebody who holds those compartments back up as well.", nullptr,
                                      static_cast<int>(newest.closed)));
    if (old)
        lines << tr("What was entered since then is in no backup.");
    say(old || newest.closed > 0 ? kit::NoticeKind::Caution : kit::NoticeKind::Success,
        days > 0 ? tr("The last backup was made on %1, %n day(s) ago.", nullptr, days).arg(when) : tr("The last backup was made today, %1.").arg(when),
        lines.join(QLatin1Char('\n')));
}

//! The backups, but for while the outcome of a check stands in their place.
void SafekeepingPane::showList()
{
    m_list->setVisible(m_backups->rowCount() > 0 && m_checkTable->isHidden());
}

void SafekeepingPane::say(kit::NoticeKind kind, const QString& headline, const QString& text)
{
    static constexpr std::array kinds{"information", "caution", "danger", "success"};
    static constexpr std::array icons{"information", "caution", "danger", "tick"};
    const auto at = static_cast<std::size_t>(kind);
    m_card->setProperty("notice", QString::fromLatin1(kinds.at(at)));
    m_icon->setIcon(QString::fromLatin1(icons.at(at)));
    m_headline->setText(headline);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_card->setAccessibleName(headline);
    for (QWidget* w : std::initializer_list<QWidget*>{m_card, m_icon, m_headline, m_text}) { // the style sheet reads the property when it polishes
        w->style()->unpolish(w);
        w->style()->polish(w);
    }
}

void SafekeepingPane::showActions()
{
    const bool busy = working();
    m_backUp->setEnabled(m_known && m_facts.mayBackUp && !m_facts.readOnly && !busy);
    m_check->setEnabled(m_known && m_facts.mayCheck && !busy);
    QStringList why;
    if (m_known && m_facts.mayBackUp && m_facts.readOnly)
        why << tr("The vault is open for reading only: a backup of it could not be recorded.");
    if (m_known && !m_facts.mayBackUp)
        why << tr("Backing up takes this role: %1. Yours: %2.").arg(rolesThatMay(workspace::UseCase::BackUp), roleText(m_facts.role));
    if (m_known && !m_facts.mayCheck)
        why << tr("Checking the vault takes one of these roles: %1. Yours: %2.").arg(rolesThatMay(workspace::UseCase::CheckVault), roleText(m_facts.role));
    m_why->setText(why.join(QLatin1Char('\n')));
    m_why->setVisible(!why.isEmpty());
}

} // namespace boulton::assurance
