// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/export_dialog.h"
#include "ui/kit/error_text.h"
#include "ui/kit/jobs.h"
#include "ui/kit/plain.h"
#include "ui/kit/room.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

namespace boulton::reports {

using kit::em;
using workspace::PackFormat;

namespace {
constexpr std::array kAll{PackFormat::Pdf, PackFormat::Docx, PackFormat::Html, PackFormat::Xlsx};
}

ExportDialog::ExportDialog(const ExportOffer& offer, kit::Dialogs& dialogs, QWidget* parent)
    : QDialog(parent), m_offer(offer), m_dialogs(dialogs), m_problem(new kit::Notice(kit::NoticeKind::Caution, {}, this))
{
    setWindowTitle(tr("Export the pack"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(em(40));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em(1.2), em(1), em(1.2), em(1));
    column->setSpacing(em(0.8));
    column->addWidget(kit::heading(tr("Export the pack"), 2, this));
    QLabel* what = kit::mutedLabel(offer.title, this);
    kit::markData(what);
    column->addWidget(what);
    if (!offer.signedOff)
        column->addWidget(new kit::Notice(kit::NoticeKind::Information,
                                          tr("The figures of this period are not signed off: the pack says at its beginning that it is a draft."), this));
    m_problem->hide();
    column->addWidget(m_problem);
    m_fields = new QWidget;
    auto* area = new kit::Column(m_fields, this); // large text on a small screen: the buttons stay in sight
    kit::describe(area, tr("Files and folder"));
    area->setMinimumHeight(em(8));
    auto* fields = new QVBoxLayout(m_fields);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(em(0.8));
    fields->addWidget(makeFormats());
    fields->addWidget(makeFolder());
    fields->addStretch(1);
    column->addWidget(area, 1);
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_progress->hide();
    kit::describe(m_progress, tr("Progress of the export"));
    column->addWidget(m_progress);
    auto* buttons = new QDialogButtonBox(this);
    m_export = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    kit::setKind(m_export, kit::ButtonKind::Primary);
    m_export->setDefault(true);
    m_cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_cancel->setAutoDefault(false);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::start);
    connect(m_cancel, &QPushButton::clicked, this, &ExportDialog::reject);
    column->addWidget(buttons);
    showFiles();
    // A scroll area asks for 24 lines at the most: here everything is to be seen where the screen has room.
    const int width = std::max(sizeHint().width(), minimumWidth());
    const int inside = width - column->contentsMargins().left() - column->contentsMargins().right() - area->verticalScrollBar()->sizeHint().width();
    resize(width, sizeHint().height() - area->sizeHint().height() + kit::leastHeight(m_fields, inside) + 2 * area->frameWidth());
}

QWidget* ExportDialog::makeFormats()
{
    auto* box = new kit::Card(m_fields);
    QVBoxLayout* column = box->column();
    column->addWidget(kit::heading(tr("Files"), 3, box));
    column->setSpacing(em(0.35));
    const auto indented = [&](QWidget* widget) {
        auto* row = new QHBoxLayout;
        row->setContentsMargins(em(1.7), 0, 0, em(0.3));
        row->addWidget(widget, 1);
        column->addLayout(row);
    };
    const auto add = [&](PackFormat format, const QString& name, const QString& text, const QString& why = {}) {
        auto* check = new QCheckBox(name, box);
        kit::describe(check, name, why.isEmpty() ? text : why);
        check->setEnabled(why.isEmpty());
        check->setChecked(why.isEmpty());
        QLabel* about = kit::mutedLabel(why.isEmpty() ? text : why, box);
        column->addWidget(check);
        indented(about);
        connect(check, &QCheckBox::toggled, this, &ExportDialog::showFiles);
        m_formats.at(static_cast<std::size_t>(format)) = check;
    };
    const QString none = tr("This copy of Boulton has no writer for it.");
    add(PackFormat::Pdf, tr("PDF"), tr("For printing, and for reading on a screen."), m_offer.pdf ? QString() : none);
    add(PackFormat::Docx, tr("Word"), tr("With real headings and tables, to be edited further."), m_offer.docx ? QString() : none);
    if (!m_offer.council.isEmpty() && m_offer.docx) {
        m_template = new QCheckBox(tr("In the style of %1").arg(kit::noMnemonic(QFileInfo(m_offer.council).fileName())), box);
        kit::setPlainToolTip(m_template, QDir::toNativeSeparators(m_offer.council));
        kit::describe(m_template, tr("Use the council's Word template"), QDir::toNativeSeparators(m_offer.council));
        m_template->setChecked(true);
        indented(m_template);
        connect(format(PackFormat::Docx), &QCheckBox::toggled, m_template, &QWidget::setEnabled);
    }
    add(PackFormat::Html, tr("Web page"), tr("The accessible publication, for people who use screen readers."));
    add(PackFormat::Xlsx, tr("Spreadsheet"), tr("The figures behind the pages, for Excel."));
    return box;
}

QWidget* ExportDialog::makeFolder()
{
    auto* box = new kit::Card(m_fields);
    QLabel* label = kit::heading(tr("Folder"), 3, box);
    box->column()->addWidget(label);
    auto* row = new QHBoxLayout;
    m_folder = new QLineEdit(QDir::toNativeSeparators(m_offer.folder), box);
    kit::describe(m_folder, tr("Folder for the files"));
    kit::markData(m_folder);
    label->setBuddy(m_folder);
    auto* choose = kit::button(tr("Choose…"), kit::ButtonKind::Normal, box);
    kit::describe(choose, tr("Choose the folder"));
    connect(choose, &QPushButton::clicked, this, [this] {
        m_dialogs.file(this, {.kind = kit::FileQuestion::Kind::Folder, .title = tr("Folder for the pack"), .start = m_folder->text()},
                       [this](const QString& path) { m_folder->setText(QDir::toNativeSeparators(path)); });
    });
    connect(m_folder, &QLineEdit::textChanged, this, &ExportDialog::showFiles);
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    box->column()->addLayout(row);
    m_files = kit::mutedLabel({}, box);
    kit::markData(m_files);
    box->column()->addWidget(m_files);
    return box;
}

void ExportDialog::showFiles()
{
    if (!m_files || !m_export)
        return;
    QStringList fresh;
    QStringList replaced;
    const QString folder = m_folder->text().trimmed();
    for (const PackFormat f : kAll) {
        if (!format(f)->isChecked())
            continue;
        const QString name = m_offer.stem + QLatin1Char('.') + kit::toQt(workspace::name(f));
        (!folder.isEmpty() && QFileInfo::exists(QDir(folder).filePath(name)) ? replaced : fresh) << name;
    }
    QStringList lines;
    if (!fresh.isEmpty())
        lines << tr("Makes %1").arg(fresh.join(QStringLiteral(", ")));
    if (!replaced.isEmpty())
        lines << tr("Replaces %1").arg(replaced.join(QStringLiteral(", ")));
    m_files->setText(lines.isEmpty() ? tr("Tick at least one kind of file.") : lines.join(QLatin1Char('\n')));
    m_export->setEnabled(!lines.isEmpty() && !m_job);
}

ExportChoice ExportDialog::choice() const
{
    ExportChoice choice{.formats = {}, .folder = kit::toPath(QDir::cleanPath(m_folder->text().trimmed())), .docxTemplate = std::nullopt};
    for (const PackFormat f : kAll)
        if (format(f)->isChecked())
            choice.formats.insert(f);
    if (choice.formats.contains(PackFormat::Docx) && m_template && m_template->isChecked())
        choice.docxTemplate = kit::toPath(m_offer.council);
    return choice;
}

void ExportDialog::start()
{
    if (m_job)
        return;
    m_problem->hide();
    const QString folder = m_folder->text().trimmed();
    if (folder.isEmpty() || !QDir::isAbsolutePath(folder)) {
        complain(tr("Choose the folder that the files are to go to."), false);
        m_folder->setFocus();
        return;
    }
    const ExportChoice wish = choice();
    if (wish.docxTemplate && !QFileInfo(m_offer.council).isFile()) {
        complain(tr("The Word template is not there any more: %1. Nothing was exported. Untick it here, or choose another one in Settings.")
                     .arg(QDir::toNativeSeparators(m_offer.council)),
                 false);
        m_template->setFocus();
        return;
    }
    Q_EMIT wanted();
}

void ExportDialog::follow(kit::Job* job)
{
    m_job = job;
    m_progress->setRange(0, 0);
    connect(job, &kit::Job::progressed, this, [this](double fraction) {
        if (fraction >= 0) {
            m_progress->setRange(0, 1000);
            m_progress->setValue(static_cast<int>(fraction * 1000));
        }
    });
    connect(job, &kit::Job::ended, this, [this] {
        m_job = nullptr;
        showRunning(false);
    });
    showRunning(true);
}

void ExportDialog::showRunning(bool running)
{
    m_fields->setEnabled(!running);
    m_progress->setVisible(running);
    m_cancel->setText(running ? tr("Stop") : tr("Cancel"));
    if (running) {
        m_export->setEnabled(false);
        m_cancel->setFocus();
    } else {
        showFiles();
        m_export->setFocus();
    }
}

void ExportDialog::complain(const QString& text, bool danger)
{
    m_problem->setKind(danger ? kit::NoticeKind::Danger : kit::NoticeKind::Caution);
    m_problem->setText(text);
    m_problem->show();
    grow();
    m_problem->announce();
}

void ExportDialog::grow()
{
    layout()->activate();
    if (const int needed = layout()->totalHeightForWidth(width()); needed > height())
        resize(width(), needed);
}

void ExportDialog::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    grow();
}

void ExportDialog::showError(const Error& error)
{
    if (error.code == ErrorCode::Cancelled) {
        complain(tr("Stopped. Nothing was exported."), false);
        return;
    }
    const kit::Explanation words = kit::explain(error);
    QString text = kit::sentence(error);
    if (!words.detail.isEmpty())
        text += QLatin1Char('\n') + words.detail;
    complain(text, true);
}

QString ExportDialog::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

void ExportDialog::reject()
{
    if (m_job)
        m_job->cancel();
    else
        QDialog::reject();
}

} // namespace boulton::reports
