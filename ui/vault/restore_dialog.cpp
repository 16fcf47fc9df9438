// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/vault/restore_dialog.h"
#include "ui/kit/dialogs.h"
#include "ui/kit/error_text.h"
#include "ui/kit/icons.h"
#include "ui/kit/jobs.h"
#include "ui/kit/passphrase_field.h"
#include "ui/kit/plain.h"
#include "ui/kit/room.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QStandardPaths>
#include <QToolButton>
#include <QVBoxLayout>
#include <filesystem>

namespace boulton::vault {

using kit::em;

namespace {

constexpr double kListHeight = 6.5; // ems

//! "Council performance" of "Council performance-2020-03-31T091500Z.backup": what the vault was called.
QString nameIn(const store::BackupInfo& backup)
{
    const QString stem = kit::shown(platform::toUtf8(backup.folder.stem()));
    constexpr qsizetype date = 10;
    const qsizetype at = stem.indexOf(kit::toQt(std::string_view(backup.at)).left(date));
    return at > 1 ? stem.left(at - 1) : stem;
}

QString lineOf(const store::BackupInfo& backup)
{
    constexpr double megabyte = 1024.0 * 1024.0;
    const auto at = parseInstant(backup.at);
    return RestoreDialog::tr("%1, made on %2 (%3 MB)")
        .arg(nameIn(backup), at ? kit::whenText(*at) : kit::shown(backup.at))
        .arg(static_cast<double>(backup.bytes()) / megabyte, 0, 'f', 1);
}

} // namespace

RestoreDialog::RestoreDialog(Work work, kit::Dialogs& dialogs, QWidget* parent) : QDialog(parent), m_work(std::move(work)), m_dialogs(dialogs)
{
    QVBoxLayout* outer = kit::dialogColumn(this, tr("Restore a vault from a backup"));
    m_room = new kit::Room(nullptr, this);
    m_room->setContent(makeForm(m_room->place()));
    outer->addWidget(m_room, 1);
    m_result = new kit::Notice(kit::NoticeKind::Success, {}, this);
    m_result->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    kit::markData(m_result);
    m_result->hide();
    outer->addWidget(m_result);
    addFoot(outer);
    showReady();
    resize(em(40), em(36));
    m_folder->setFocus();
}

QWidget* RestoreDialog::makeForm(QWidget* place)
{
    auto* page = new QWidget(place);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, em(0.6), 0);
    column->setSpacing(em(0.4));
    column->addWidget(kit::plainLabel(tr("The backup becomes a vault of its own, in a new folder. Neither the backup nor the vault that it was made of is touched."), page));
    const auto label = [&](const QString& text, QWidget* buddy) {
        QLabel* l = kit::plainLabel(text, page);
        l->setBuddy(buddy);
        kit::describe(buddy, text);
        column->addWidget(l);
        return l;
    };
    const auto folderRow = [&](QLineEdit* line, const QString& title, std::function<void(const QString&)> chosen) {
        auto* row = new QHBoxLayout;
        auto* choose = kit::iconButton(QStringLiteral("folder"), title, page);
        connect(choose, &QToolButton::clicked, this, [this, line, title, chosen = std::move(chosen)] {
            m_dialogs.file(this, {.kind = kit::FileQuestion::Kind::Folder, .title = title, .start = line->text()}, chosen);
        });
        row->addWidget(line, 1);
        row->addWidget(choose);
        column->addLayout(row);
    };
    m_folder = new QLineEdit(page);
    label(tr("Folder with the backups"), m_folder);
    connect(m_folder, &QLineEdit::editingFinished, this, [this] {
        if (!m_folder->text().trimmed().isEmpty() && m_folder->isModified()) {
            m_folder->setModified(false);
            lookIn(m_folder->text().trimmed());
        }
    });
    folderRow(m_folder, tr("Choose the folder with the backups, or one backup"), [this](const QString& path) { lookIn(path); });
    m_list = new QListWidget(page);
    m_list->setFixedHeight(em(kListHeight));
    kit::markData(m_list);
    m_listLabel = label(tr("Which backup"), m_list);
    column->addWidget(m_list);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && !m_name->isModified())
            m_name->setText(tr("%1 restored").arg(nameIn(m_found[static_cast<std::size_t>(row)])));
        showReady();
    });
    m_place = new QLineEdit(QDir::toNativeSeparators(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)), page);
    label(tr("Folder that the vault is put into"), m_place);
    folderRow(m_place, tr("Choose where the vault is put"), [this](const QString& path) { m_place->setText(QDir::toNativeSeparators(path)); });
    m_name = new QLineEdit(page);
    label(tr("Name of the vault there"), m_name);
    column->addWidget(m_name);
    m_login = new QLineEdit(page);
    m_login->setPlaceholderText(tr("only if you were given one"));
    label(tr("Your login: an administrator's"), m_login);
    column->addWidget(m_login);
    m_passphrase = new kit::PassphraseField(tr("Your passphrase of the day of the backup"), page);
    label(tr("Your passphrase of the day of the backup"), m_passphrase);
    column->addWidget(m_passphrase);
    column->addStretch(1);
    for (auto* line : {m_place, m_name})
        connect(line, &QLineEdit::textChanged, this, &RestoreDialog::showReady);
    connect(m_passphrase, &kit::PassphraseField::edited, this, &RestoreDialog::showReady);
    connect(m_passphrase, &kit::PassphraseField::returnPressed, this, &RestoreDialog::restore);
    return page;
}

void RestoreDialog::addFoot(QVBoxLayout* outer)
{
    m_problem = new kit::Notice(kit::NoticeKind::Danger, {}, this);
    m_problem->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    kit::markData(m_problem);
    m_problem->hide();
    outer->addWidget(m_problem);
    auto* working = new QHBoxLayout;
    m_progressText = kit::mutedLabel({}, this);
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(em(0.6));
    kit::describe(m_progress, tr("Progress"));
    working->addWidget(m_progressText, 2);
    working->addWidget(m_progress, 1);
    outer->addLayout(working);
    auto* buttons = new QHBoxLayout;
    m_ok = kit::button(tr("&Restore"), kit::ButtonKind::Primary, this);
    m_open = kit::button(tr("&Unlock it now"), kit::ButtonKind::Primary, this);
    m_close = kit::button(tr("Cancel"), kit::ButtonKind::Normal, this);
    buttons->addStretch(1);
    for (auto* b : {m_ok, m_open, m_close})
        buttons->addWidget(b);
    outer->addLayout(buttons);
    m_open->hide();
    m_ok->setDefault(true);
    connect(m_ok, &QPushButton::clicked, this, &RestoreDialog::restore);
    connect(m_close, &QPushButton::clicked, this, &RestoreDialog::reject);
    setJob(nullptr, {});
}

QString RestoreDialog::target() const
{
    QString name = m_name->text().trimmed();
    const QString place = m_place->text().trimmed();
    if (name.isEmpty() || place.isEmpty())
        return {};
    if (!name.endsWith(QStringLiteral(".boulton")))
        name += QStringLiteral(".boulton");
    return QDir(place).filePath(name);
}

void RestoreDialog::showReady()
{
    if (!m_ok)
        return;
    const bool free = !working();
    m_room->setEnabled(free);
    m_list->setVisible(!m_found.empty());
    m_listLabel->setVisible(!m_found.empty());
    m_ok->setEnabled(free && m_list->currentRow() >= 0 && !target().isEmpty() && !m_passphrase->isEmpty());
}

void RestoreDialog::setJob(kit::Job* job, const QString& text)
{
    m_job = job;
    m_progressText->setText(text);
    m_progressText->setVisible(job);
    m_progress->setVisible(job);
    m_progress->setRange(0, 0);
    if (job)
        connect(job, &kit::Job::progressed, m_progress, [this](double fraction) {
            m_progress->setRange(0, fraction < 0 ? 0 : 1000);
            m_progress->setValue(static_cast<int>(fraction * 1000));
        });
    showReady();
}

void RestoreDialog::showProblem(const QString& text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    if (!text.isEmpty())
        m_problem->announce();
}

QString RestoreDialog::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

void RestoreDialog::lookIn(const QString& folder)
{
    if (working())
        return;
    m_folder->setText(QDir::toNativeSeparators(folder));
    showProblem({});
    setJob(m_work.find(kit::toPath(folder), this, [this, folder](const Result<std::vector<store::BackupInfo>>& backups) { found(backups, folder); }),
           tr("Looking for backups…"));
}

void RestoreDialog::found(const Result<std::vector<store::BackupInfo>>& backups, const QString& folder)
{
    setJob(nullptr, {});
    m_found.clear();
    m_list->clear();
    if (!backups && backups.error().code == ErrorCode::Cancelled)
        return;
    if (!backups)
        showProblem(kit::sentence(backups.error()) + QLatin1Char('\n') + kit::shown(backups.error().what));
    else if (backups->empty())
        showProblem(tr("There is no backup in %1. Choose the folder that they were made in; the name of a backup ends in .backup.").arg(QDir::toNativeSeparators(folder)));
    else
        m_found = *backups;
    for (const auto& backup : m_found) {
        auto* item = new QListWidgetItem(kit::icon(QStringLiteral("lock")), lineOf(backup), m_list);
        item->setToolTip(kit::plainToolTip(lineOf(backup)));
    }
    if (!m_found.empty())
        m_list->setCurrentRow(0);
    showReady();
    (m_found.empty() ? static_cast<QWidget*>(m_folder) : m_list)->setFocus(Qt::OtherFocusReason);
}

void RestoreDialog::restore()
{
    if (!m_ok->isEnabled())
        return;
    auto secret = m_passphrase->take();
    if (!secret)
        return;
    showProblem({});
    const QString folder = target();
    setJob(m_work.restore({.backup = m_found[static_cast<std::size_t>(m_list->currentRow())].folder,
                           .target = kit::toPath(folder),
                           .passphrase = *std::move(secret),
                           .login = kit::toUtf8(m_login->text().trimmed())},
                          this, [this, folder](const Result<store::BackupInfo>& info) { restored(info, folder); }),
           tr("Copying, comparing and opening every file."));
}

void RestoreDialog::restored(const Result<store::BackupInfo>& info, const QString& folder)
{
    setJob(nullptr, {});
    if (!info) {
        QString text = info.error().code == ErrorCode::Cancelled ? tr("Stopped. Nothing of it is left behind.") : kit::sentence(info.error());
        if (info.error().code != ErrorCode::WrongPassphrase && info.error().code != ErrorCode::Cancelled)
            text += QLatin1Char('\n') + kit::shown(info.error().what);
        showProblem(text);
        m_passphrase->setFocus(Qt::OtherFocusReason);
        return;
    }
    const auto at = parseInstant(info->at);
    m_room->hide();
    m_ok->hide();
    m_result->setText(tr("Restored to %1, as the vault was on %2. Every file was compared and could be opened.")
                          .arg(QDir::toNativeSeparators(folder), at ? kit::whenText(*at) : kit::shown(info->at)) +
                      QLatin1Char('\n') + tr("Whoever has left or changed their passphrase since then opens it as on that day: look at who is in it under Assurance."));
    m_result->show();
    qobject_cast<QVBoxLayout*>(layout())->insertStretch(layout()->indexOf(m_result) + 1, 1); // in place of the form
    m_result->announce();
    m_close->setText(tr("Close"));
    m_open->show();
    m_open->setDefault(true);
    m_open->setFocus(Qt::OtherFocusReason);
    connect(m_open, &QPushButton::clicked, this, [this, folder] {
        const auto open = m_work.open;
        const QString login = m_login->text().trimmed();
        accept();
        open(folder, login);
    });
    resize(width(), sizeHint().height());
}

void RestoreDialog::reject()
{
    if (m_job && !m_job->cancelRequested()) {
        m_job->cancel();
        m_progressText->setText(tr("Stopping…"));
        return;
    }
    QDialog::reject();
}

} // namespace boulton::vault
