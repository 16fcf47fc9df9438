// SPDX-License-Identifier: GPL-3.0-or-later
// What the gate does when a vault is lost, or older than it should be.
#include "ui/kit/error_text.h"
#include "ui/kit/passphrase_field.h"
#include "ui/kit/text.h"
#include "ui/kit/widgets.h"
#include "ui/vault/gate.h"
#include <QDir>
#include <QFileInfo>
#include <QLineEdit>
#include <utility>

namespace boulton::vault {

void Gate::tellFailure(const Error& error)
{
    const bool older = error.code == ErrorCode::RollbackDetected;
    QString text = kit::sentence(error);
    if (older)
        text = tr("This copy of the vault is older than what this computer has seen of it. It was not opened, and not changed.") + QLatin1Char('\n') +
               tr("It looks like this after somebody restored a backup, worked in it on another computer, or kept it in a synced folder. It also looks like this when "
                  "somebody put an old file back, so that what was recorded since is gone.") +
               QLatin1Char('\n') + tr("Look for the newer copy first. “Open for reading only” shows what is in this one. If it is the right one, an administrator goes on with it.");
    else if (error.code != ErrorCode::WrongPassphrase)
        text += QLatin1Char('\n') + kit::shown(error.what);
    m_notice->setKind(older ? kit::NoticeKind::Caution : kit::NoticeKind::Danger);
    m_notice->setText(text);
    m_older->setVisible(older);
    m_notice->show();
    m_notice->announce();
}

void Gate::leaveOlder(const QString& login)
{
    m_login->setText(login);
    m_older->hide();
    m_notice->hide();
}

void Gate::acknowledge()
{
    if (busy() || m_folder.isEmpty())
        return;
    auto dialog = std::make_shared<QPointer<AcknowledgeDialog>>();
    *dialog = new AcknowledgeDialog(
        QFileInfo(QDir::cleanPath(m_folder)).completeBaseName(), m_login->text(),
        [this, dialog](AcknowledgeRequest request) {
            const QString login = kit::toQt(std::string_view(request.login));
            (*dialog)->setBusy(true);
            start(m_opener.acknowledge(kit::toPath(m_folder), std::move(request), this,
                                       [this, dialog, login](Result<Opened> result) {
                                           m_notice->show(); // what was said of this copy still holds if it failed
                                           if (*dialog)
                                               (*dialog)->setBusy(false);
                                           if (result || !*dialog) {
                                               if (*dialog)
                                                   (*dialog)->accept();
                                               if (result)
                                                   leaveOlder(login);
                                               answered(std::move(result));
                                               return;
                                           }
                                           m_job.clear();
                                           setBusy(false, {});
                                           (*dialog)->showError(result.error());
                                       }),
                  tr("Going on with this copy."));
        },
        this);
    m_dialogs.show(*dialog);
}

void Gate::restore(const QString& folder)
{
    if (busy())
        return;
    leaveClosed();
    auto* dialog = new RestoreDialog({.find =
                                          [this](const platform::Path& place, QObject* guard, auto done) {
                                              return m_opener.findBackups(place, guard, std::move(done));
                                          },
                                      .restore =
                                          [this](RestoreRequest request, QObject* guard, auto done) {
                                              return m_opener.restore(std::move(request), guard, std::move(done));
                                          },
                                      .open =
                                          [this](const QString& restored, const QString& login) {
                                              m_settings.addRecentVault(QDir::toNativeSeparators(restored));
                                              fillList();
                                              choose(QDir::toNativeSeparators(restored));
                                              m_login->setText(login);
                                              showNotice(tr("Unlock it with the passphrase of the day of the backup."));
                                              m_passphrase->setFocus(Qt::OtherFocusReason);
                                          }},
                                     m_dialogs, this);
    const QString last = m_settings.backupFolder();
    m_dialogs.show(dialog);
    if (const QString& start = folder.isEmpty() ? last : folder; !start.isEmpty() && QFileInfo::exists(start))
        dialog->lookIn(start);
}

} // namespace boulton::vault
