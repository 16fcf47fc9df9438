// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/briefing_dialog.h"
#include "core/base/format.h"
#include "ui/kit/error_text.h"
#include "ui/kit/jobs.h"
#include "ui/kit/new_passphrase.h"
#include "ui/kit/passphrase_field.h"
#include "ui/kit/plain.h"
#include "ui/kit/room.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

namespace boulton::reports {

using kit::em;

namespace {

constexpr int kPackRole = Qt::UserRole;    // position in the offer, or -1
constexpr int kRunRole = Qt::UserRole + 1; // likewise

QLabel* addField(QVBoxLayout* column, const QString& text, QWidget* field)
{
    QLabel* label = kit::plainLabel(text, field->parentWidget());
    label->setBuddy(field);
    column->addWidget(label);
    column->addWidget(field);
    kit::describe(field, text);
    return label;
}

QString ending()
{
    return QLatin1Char('.') + kit::toQt(briefing::kExtension);
}

} // namespace

BriefingDialog::BriefingDialog(BriefingOffer offer, kit::Dialogs& dialogs, QWidget* parent)
    : QDialog(parent), m_offer(std::move(offer)), m_dialogs(dialogs)
{
    QVBoxLayout* column = kit::dialogColumn(this, tr("Make a briefing file"));
    column->addWidget(kit::mutedLabel(tr("One encrypted file with the reports that you tick, to be read in Boulton on any computer, without this vault, until a day that you set."), this));
    m_problem = new kit::Notice(kit::NoticeKind::Caution, {}, this);
    kit::markData(m_problem);
    m_problem->hide();
    column->addWidget(m_problem);
    auto* area = new kit::Room(nullptr, this); // large text on a small screen: the buttons stay in sight
    area->setFrameShape(QFrame::NoFrame);
    auto* sides = new kit::Sides(area->place());
    m_fields = sides;
    sides->add(makeReports(sides), 18, 16);
    sides->add(makeFields(sides), 20, 20);
    area->setContent(sides);
    column->addWidget(area, 1);
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_progress->hide();
    kit::describe(m_progress, tr("Progress of the briefing"));
    column->addWidget(m_progress);
    auto* bottom = new QHBoxLayout;
    m_state = kit::mutedLabel({}, this);
    bottom->addWidget(m_state, 1);
    auto* buttons = new QDialogButtonBox(this);
    m_make = buttons->addButton(tr("Make the briefing"), QDialogButtonBox::ActionRole);
    kit::setKind(m_make, kit::ButtonKind::Primary);
    m_make->setDefault(true);
    m_cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_cancel->setAutoDefault(false);
    bottom->addWidget(buttons);
    column->addLayout(bottom);
    connect(m_make, &QPushButton::clicked, this, &BriefingDialog::start);
    connect(m_cancel, &QPushButton::clicked, this, &BriefingDialog::reject);
    check();
    resize(em(50), em(36));
    m_reports->setFocus();
}

QWidget* BriefingDialog::makeReports(QWidget* parent)
{
    auto* side = new QWidget(parent);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, em(0.6), 0);
    column->setSpacing(em(0.4));
    column->addWidget(kit::heading(tr("Reports"), 3, side));
    m_find = new QLineEdit(side);
    m_find->setPlaceholderText(tr("Find a report"));
    m_find->setClearButtonEnabled(true);
    kit::describe(m_find, tr("Find a report"));
    column->addWidget(m_find);
    m_reports = new QListWidget(side);
    m_reports->setUniformItemSizes(true);
    kit::describe(m_reports, tr("Reports of the briefing"), tr("Space ticks a report"));
    kit::markData(m_reports);
    m_reports->setMinimumHeight(em(9));
    fillReports();
    column->addWidget(m_reports, 1);
    connect(m_find, &QLineEdit::textChanged, this, &BriefingDialog::narrow);
    connect(m_reports, &QListWidget::itemChanged, this, &BriefingDialog::check);
    return side;
}

void BriefingDialog::fillReports()
{
    const auto add = [this](const QString& text, int pack, int run, bool chosen) {
        auto* item = new QListWidgetItem(text, m_reports);
        item->setToolTip(kit::plainToolTip(text));
        item->setData(kPackRole, pack);
        item->setData(kRunRole, run);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
        if (chosen)
            m_reports->setCurrentItem(item);
    };
    for (std::size_t i = 0; i < m_offer.runs.size(); ++i) // few, and not to be looked for below a hundred packs
        add(m_offer.runs[i].text, -1, static_cast<int>(i), false);
    for (std::size_t i = 0; i < m_offer.packs.size(); ++i)
        add(m_offer.packs[i].text, static_cast<int>(i), -1, m_offer.packs[i].chosen);
    if (!m_reports->currentItem())
        m_reports->setCurrentRow(0);
    m_reports->scrollToItem(m_reports->currentItem(), QAbstractItemView::PositionAtCenter);
}

void BriefingDialog::narrow(const QString& text)
{
    for (int i = 0; i < m_reports->count(); ++i) {
        QListWidgetItem* item = m_reports->item(i);
        item->setHidden(!item->text().contains(text.trimmed(), Qt::CaseInsensitive));
    }
}

QWidget* BriefingDialog::makeFields(QWidget* parent)
{
    auto* side = new QWidget(parent);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(em(0.6), 0, em(0.4), 0);
    column->setSpacing(em(0.4));
    m_title = new QLineEdit(m_offer.title, side);
    m_title->setMaxLength(static_cast<int>(workspace::kLongestBriefingTitle));
    kit::markData(m_title);
    addField(column, tr("What it is called"), m_title);
    m_days = new QSpinBox(side);
    m_days->setRange(1, briefing::kMostDays);
    m_days->setValue(workspace::kBriefingDays);
    column->addSpacing(em(0.2));
    addField(column, tr("Days until it ends"), m_days);
    m_until = kit::mutedLabel({}, side);
    column->addWidget(m_until);
    m_passphrase = new kit::NewPassphrase(tr("Its own passphrase: four or more unusual words"), side);
    column->addSpacing(em(0.2));
    column->addWidget(m_passphrase);
    column->addWidget(kit::mutedLabel(tr("Pass it on by another way than the file, such as by telephone. Boulton does not keep it."), side));
    column->addSpacing(em(0.2));
    column->addWidget(makeFile(side));
    column->addStretch(1);
    connect(m_title, &QLineEdit::textChanged, this, &BriefingDialog::check);
    connect(m_days, &QSpinBox::valueChanged, this, &BriefingDialog::check);
    connect(m_passphrase, &kit::NewPassphrase::edited, this, &BriefingDialog::check);
    return side;
}

QWidget* BriefingDialog::makeFile(QWidget* parent)
{
    auto* box = new QWidget(parent);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.4));
    QLabel* label = kit::plainLabel(tr("Where it is saved"), box);
    m_file = new QLineEdit(QDir::toNativeSeparators(m_offer.file), box);
    m_file->setCursorPosition(static_cast<int>(m_file->text().size())); // the name is what people look for
    kit::describe(m_file, tr("Where it is saved"));
    kit::markData(m_file);
    label->setBuddy(m_file);
    auto* choose = kit::button(tr("Choose…"), kit::ButtonKind::Normal, box);
    choose->setAutoDefault(false);
    kit::describe(choose, tr("Choose the file"));
    connect(choose, &QPushButton::clicked, this, [this] {
        m_dialogs.file(this,
                       {.kind = kit::FileQuestion::Kind::Save,
                        .title = tr("Where the briefing is saved"),
                        .start = m_file->text(),
                        .filter = tr("Briefings (*%1)").arg(ending())},
                       [this](const QString& path) { m_file->setText(QDir::toNativeSeparators(path)); });
    });
    connect(m_file, &QLineEdit::textChanged, this, &BriefingDialog::check);
    auto* row = new QHBoxLayout;
    row->addWidget(m_file, 1);
    row->addWidget(choose);
    column->addWidget(label);
    column->addLayout(row);
    return box;
}

workspace::BriefingRequest BriefingDialog::request() const
{
    QString file = QDir::cleanPath(m_file->text().trimmed());
    if (!file.endsWith(ending(), Qt::CaseInsensitive))
        file += ending();
    workspace::BriefingRequest request{.path = kit::toPath(file), .title = kit::toUtf8(m_title->text().trimmed()), .days = m_days->value()};
    for (int i = 0; i < m_reports->count(); ++i) {
        const QListWidgetItem* item = m_reports->item(i);
        if (item->checkState() != Qt::Checked)
            continue;
        if (const int pack = item->data(kPackRole).toInt(); pack >= 0)
            request.packs.push_back(m_offer.packs.at(static_cast<std::size_t>(pack)).pack);
        if (const int run = item->data(kRunRole).toInt(); run >= 0)
            request.runs.push_back(m_offer.runs.at(static_cast<std::size_t>(run)).id);
    }
    return request;
}

void BriefingDialog::check()
{
    if (!m_make)
        return;
    const workspace::BriefingRequest wish = request();
    const auto count = static_cast<int>(wish.packs.size() + wish.runs.size());
    m_until->setText(tr("It can be opened until the end of %1.")
                         .arg(kit::shown(formatDate(briefing::endOfDay(m_offer.now, m_days->value()).date()))));
    const bool most = static_cast<std::size_t>(count) > briefing::kMostReports;
    const QString chosen = tr("%n report(s) chosen.", nullptr, count);
    m_state->setText(count == 0                                 ? tr("Tick at least one report.")
                     : most                                     ? tr("%1 A briefing has at most %2.").arg(chosen).arg(briefing::kMostReports)
                     : m_title->text().trimmed().isEmpty()      ? tr("%1 It needs a name.").arg(chosen)
                     : !m_passphrase->ready()                   ? tr("%1 It needs a passphrase, typed twice.").arg(chosen)
                     : m_file->text().trimmed().isEmpty()       ? tr("%1 It needs a place.").arg(chosen)
                     : QFileInfo::exists(kit::pathText(wish.path)) ? tr("%1 It replaces the file that is there.").arg(chosen)
                                                                : chosen);
    m_make->setEnabled(count > 0 && !most && !m_title->text().trimmed().isEmpty() && m_passphrase->ready() &&
                       !m_file->text().trimmed().isEmpty() && !m_job);
}

void BriefingDialog::start()
{
    if (m_job || !m_make->isEnabled())
        return;
    m_problem->hide();
    if (!QDir::isAbsolutePath(m_file->text().trimmed())) {
        complain(tr("Choose the folder that the file is to go to."), false);
        m_file->setFocus();
        return;
    }
    Q_EMIT wanted();
}

void BriefingDialog::follow(kit::Job* job)
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

void BriefingDialog::showRunning(bool running)
{
    m_fields->setEnabled(!running);
    m_progress->setVisible(running);
    m_cancel->setText(running ? tr("Stop") : tr("Cancel"));
    check();
    if (running) {
        m_state->setText(tr("The reports are being put together and sealed."));
        m_cancel->setFocus();
    } else {
        m_make->setFocus();
    }
}

void BriefingDialog::complain(const QString& text, bool danger)
{
    m_problem->setKind(danger ? kit::NoticeKind::Danger : kit::NoticeKind::Caution);
    m_problem->setText(text);
    m_problem->show();
    m_problem->announce();
}

void BriefingDialog::showError(const Error& error)
{
    if (error.code == ErrorCode::Cancelled) {
        complain(tr("Stopped. No briefing was made."), false);
        return;
    }
    const kit::Explanation words = kit::explain(error);
    const bool own = error.code == ErrorCode::Refused || error.code == ErrorCode::InvalidInput; // core's sentence says all of it
    complain(words.detail.isEmpty() ? kit::sentence(error)
             : own                  ? words.detail.left(1).toUpper() + words.detail.mid(1) + QLatin1Char('.')
                                    : kit::sentence(error) + QLatin1Char('\n') + words.detail,
             true);
}

QString BriefingDialog::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

QString BriefingDialog::state() const
{
    return m_state->text();
}

void BriefingDialog::reject()
{
    if (m_job)
        m_job->cancel();
    else
        QDialog::reject();
}

} // namespace boulton::reports
