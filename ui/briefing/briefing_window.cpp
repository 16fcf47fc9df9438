// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/briefing/briefing_window.h"
#include "core/base/format.h"
#include "ui/briefing/briefing_words.h"
#include "ui/document/document_view.h"
#include "ui/document/look_only.h"
#include "ui/kit/icons.h"
#include "ui/kit/passphrase_field.h"
#include "ui/kit/plain.h"
#include "ui/kit/room.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"
#include <QApplication>
#include <QCloseEvent>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QProgressBar>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace boulton::briefingwindow {

using kit::em;

namespace {

constexpr qint64 kLongestWaitMs = 600'000; // clocks may be put right meanwhile

QString dayText(Instant at)
{
    return kit::shown(formatDate(at.date()));
}

QLabel* boldLabel(QWidget* parent)
{
    QLabel* label = kit::dataLabel({}, parent);
    QFont bold = label->font();
    bold.setWeight(QFont::DemiBold);
    label->setFont(bold);
    return label;
}

} // namespace

BriefingWindow::BriefingWindow(const platform::Path& file, const Surroundings& around, QWidget* parent)
    : QDialog(parent, Qt::Window), m_path(file), m_around(around), m_rooms(new QStackedWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    // the file's name only: titles are seen in task bars and screen shares
    setWindowTitle(tr("%1 – Boulton", "a file").arg(kit::pathText(m_path.filename())));
    document::makeLookOnly(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_rooms->addWidget(makeDoor());
    m_rooms->addWidget(makeReading());
    column->addWidget(m_rooms);
    m_idle.setSingleShot(true);
    m_end.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &BriefingWindow::checkIdle);
    connect(&m_end, &QTimer::timeout, this, &BriefingWindow::checkEnd);
    connect(&m_around.settings, &kit::Settings::idleLockChanged, this, &BriefingWindow::checkIdle);
    qApp->installEventFilter(this);
    const QSize room = screen() ? screen()->availableSize() : QSize(1280, 800);
    resize(QSize(em(66), em(44)).boundedTo(room));
    setBusy(false);
    m_passphrase->setFocus();
    readOutline();
}

BriefingWindow::~BriefingWindow()
{
    forget();
}

QWidget* BriefingWindow::makeDoor()
{
    auto* area = new kit::Room(nullptr, m_rooms);
    area->setFrameShape(QFrame::NoFrame);
    auto* door = new QWidget(area->place());
    auto* card = new kit::Card(door);
    card->setMaximumWidth(em(32));
    QVBoxLayout* column = card->column();
    column->setContentsMargins(em(1.6), em(1.4), em(1.6), em(1.4));
    column->setSpacing(em(0.5));
    column->addWidget(kit::heading(tr("Briefing"), 1, card));
    auto* name = new kit::ElidedLabel(kit::pathText(m_path.filename()), card);
    QFont bold = name->font();
    bold.setWeight(QFont::DemiBold);
    name->setFont(bold);
    kit::markData(name);
    column->addWidget(name);
    m_about = kit::mutedLabel({}, card);
    column->addWidget(m_about);
    column->addSpacing(em(0.4));
    m_passphrase = new kit::PassphraseField(tr("Passphrase of the briefing"), card);
    m_label = kit::plainLabel(tr("Passphrase of the briefing"), card);
    m_label->setBuddy(m_passphrase);
    column->addWidget(m_label);
    column->addWidget(m_passphrase);
    m_caps = kit::plainLabel(tr("Caps Lock seems to be on."), card);
    m_caps->hide();
    column->addWidget(m_caps);
    m_open = kit::button(tr("Open"), kit::ButtonKind::Primary, card);
    m_open->setIcon(kit::icon(QStringLiteral("unlock"), kit::IconOn::Accent));
    m_open->setDefault(true);
    column->addSpacing(em(0.3));
    column->addWidget(m_open);
    m_progress = new QProgressBar(card);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(em(0.6));
    kit::describe(m_progress, tr("Progress"));
    column->addWidget(m_progress);
    m_problem = new kit::Notice(kit::NoticeKind::Danger, {}, card);
    kit::markData(m_problem);
    m_problem->hide();
    column->addWidget(m_problem);
    m_close = kit::button(tr("Close"), kit::ButtonKind::Normal, card);
    m_close->setAutoDefault(false);
    column->addWidget(m_close, 0, Qt::AlignLeading);
    connect(m_close, &QPushButton::clicked, this, &QWidget::close);
    connect(m_passphrase, &kit::PassphraseField::edited, this, [this] { m_open->setEnabled(!busy() && !m_passphrase->isEmpty()); });
    connect(m_passphrase, &kit::PassphraseField::returnPressed, this, &BriefingWindow::open);
    connect(m_passphrase, &kit::PassphraseField::capsLockHint, m_caps, &QLabel::setVisible);
    connect(m_open, &QPushButton::clicked, this, &BriefingWindow::open);
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(card, 20);
    middle->addStretch(1);
    auto* outer = new QVBoxLayout(door);
    outer->addStretch(2);
    outer->addLayout(middle);
    outer->addStretch(3);
    area->setContent(door);
    return area;
}

QWidget* BriefingWindow::makeReading()
{
    auto* reading = new QWidget(m_rooms);
    auto* column = new QVBoxLayout(reading);
    column->setContentsMargins(em(1), em(0.8), em(1), em(0.6));
    column->setSpacing(em(0.4));
    auto* top = new QHBoxLayout;
    m_title = kit::heading({}, 2, reading);
    kit::markData(m_title);
    auto* close = kit::button(tr("Lock"), kit::ButtonKind::Normal, reading);
    close->setIcon(kit::icon(QStringLiteral("lock")));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, [this] { lock({}); });
    top->addWidget(m_title, 1);
    top->addWidget(close, 0, Qt::AlignTop);
    column->addLayout(top);
    auto* strip = new kit::Card(reading); // always in sight, whatever is read below it
    strip->column()->setContentsMargins(em(0.7), em(0.4), em(0.7), em(0.4));
    strip->column()->setSpacing(em(0.1));
    m_marking = boldLabel(strip);
    m_until = kit::plainLabel({}, strip);
    m_from = kit::mutedLabel({}, strip);
    kit::markData(m_from);
    for (QLabel* label : {m_marking, m_until, m_from})
        strip->column()->addWidget(label);
    column->addWidget(strip);
    auto* area = new kit::Room(nullptr, reading); // large text on a small screen: the marking stays in sight
    area->setFrameShape(QFrame::NoFrame);
    auto* sides = new kit::Sides(area->place());
    auto* left = new QWidget(sides);
    auto* side = new QVBoxLayout(left);
    side->setContentsMargins(0, em(0.3), 0, em(0.3));
    m_reports = new QListWidget(left);
    m_reports->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    side->addWidget(m_reports);
    kit::describe(m_reports, tr("Reports of the briefing"));
    kit::markData(m_reports);
    connect(m_reports, &QListWidget::currentRowChanged, this, &BriefingWindow::showReport);
    auto* right = new QWidget(sides);
    auto* page = new QVBoxLayout(right);
    page->setContentsMargins(em(0.4), em(0.3), 0, 0);
    page->setSpacing(em(0.3));
    m_sections = new QComboBox(right);
    m_sections->setPlaceholderText(tr("Go to a section"));
    kit::describe(m_sections, tr("Go to a section"));
    kit::markData(m_sections);
    m_sections->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_sections->setMinimumContentsLength(16);
    m_view = new document::DocumentView(right);
    connect(m_sections, &QComboBox::activated, this, [this](int at) {
        if (at >= 0 && static_cast<std::size_t>(at) < m_view->headings().size())
            m_view->scrollTo(m_view->headings()[static_cast<std::size_t>(at)]);
    });
    connect(m_view, &document::DocumentView::currentHeadingChanged, m_sections, &QComboBox::setCurrentIndex);
    page->addWidget(m_sections);
    page->addWidget(m_view, 1);
    sides->add(left, 15, 8);
    sides->add(right, 20, 18);
    sides->setStretchFactor(0, 1);
    sides->setStretchFactor(1, 3);
    area->setContent(sides);
    column->addWidget(area, 1);
    return reading;
}

//! What the file says of itself to everybody. Nothing of it is proved before the passphrase is right.
void BriefingWindow::readOutline()
{
    const auto outline = briefing::outlineOf(m_path);
    if (outline)
        m_about->setText(tr("Made on %1, ends on %2, %n report(s). To look at, not to change or pass on.", nullptr, static_cast<int>(outline->reports))
                             .arg(dayText(outline->madeAt), dayText(outline->expiresAt)));
    m_about->setVisible(outline.has_value());
    for (QWidget* w : std::initializer_list<QWidget*>{m_label, m_passphrase, m_open})
        w->setVisible(outline.has_value());
    m_close->setVisible(!outline);
    if (!outline) {
        complain(wordsFor(outline.error()), true);
        m_close->setFocus();
    }
}

void BriefingWindow::complain(const QString& text, bool danger)
{
    m_problem->setKind(danger ? kit::NoticeKind::Danger : kit::NoticeKind::Information);
    m_problem->setText(text);
    m_problem->show();
    m_problem->announce();
}

void BriefingWindow::setBusy(bool busy)
{
    m_progress->setVisible(busy);
    m_passphrase->setEnabled(!busy);
    m_open->setEnabled(!busy && !m_passphrase->isEmpty());
}

void BriefingWindow::open()
{
    if (busy() || isOpen() || m_passphrase->isEmpty())
        return;
    auto typed = m_passphrase->take();
    if (!typed) {
        complain(wordsFor(typed.error()), true);
        return;
    }
    m_problem->hide();
    auto passphrase = std::make_shared<crypto::Secret>(*std::move(typed)); // a std::function must be copyable, a secret must not
    m_job = m_around.jobs.start<briefing::Briefing>(
        tr("Opening the briefing"), kit::JobRunner::Lane::Free, this,
        [path = m_path, passphrase, now = m_around.clock.now(), local = m_around.localData](const JobContext& job) {
            auto opened = briefing::open(path, *passphrase, {.now = now, .localDataFolder = local}, job);
            *passphrase = {};
            return opened;
        },
        [this](Result<briefing::Briefing> result) { answered(std::move(result)); }, kit::JobRunner::Manner::Quiet);
    setBusy(true);
}

void BriefingWindow::answered(Result<briefing::Briefing> result)
{
    m_job.clear();
    setBusy(false);
    if (!result) {
        if (result.error().code != ErrorCode::Cancelled)
            complain(wordsFor(result.error()), true);
        m_passphrase->setFocus();
        return;
    }
    m_briefing = std::make_unique<briefing::Briefing>(*std::move(result));
    for (report::Document& document : m_briefing->documents)
        m_documents.push_back(std::make_shared<const report::Document>(std::move(document)));
    m_briefing->documents.clear();
    showBriefing();
}

void BriefingWindow::showBriefing()
{
    const briefing::Header& header = m_briefing->header;
    m_title->setText(kit::shown(header.title));
    m_marking->setText(kit::shown(header.outline.marking));
    m_until->setText(tr("Read only. It can be opened until the end of %1.").arg(dayText(header.outline.expiresAt)));
    m_from->setText(tr("Made by %1 from “%2” on %3").arg(kit::shown(header.madeBy), kit::shown(header.vaultName), kit::whenText(header.outline.madeAt)));
    {
        const QSignalBlocker quiet(m_reports);
        m_reports->clear();
        for (const auto& document : m_documents) {
            const QString text = kit::toQt(document->title) + QLatin1Char('\n') + kit::shown(document->marking);
            auto* item = new QListWidgetItem(text, m_reports);
            item->setToolTip(kit::plainToolTip(text)); // the list may show less of it
        }
    }
    m_rooms->setCurrentIndex(1);
    m_reports->setCurrentRow(0);
    m_reports->setFocus();
    m_sinceInput.start();
    checkIdle();
    waitForEnd();
}

void BriefingWindow::showReport(int index)
{
    if (index < 0 || static_cast<std::size_t>(index) >= m_documents.size())
        return;
    m_view->setDocument(m_documents[static_cast<std::size_t>(index)]);
    fillSections();
}

void BriefingWindow::fillSections()
{
    const QSignalBlocker quiet(m_sections);
    m_sections->clear();
    for (const document::HeadingEntry& heading : m_view->headings())
        m_sections->addItem(QString(2 * std::max(0, heading.level - 1), QLatin1Char(' ')) + heading.text);
    m_sections->setCurrentIndex(-1);
}

void BriefingWindow::forget()
{
    m_idle.stop();
    m_end.stop();
    if (m_job)
        m_job->cancel();
    m_passphrase->clear();
    m_view->setDocument(nullptr);
    {
        const QSignalBlocker quiet(m_reports);
        m_reports->clear();
    }
    m_sections->clear();
    for (QLabel* label : {m_title, m_marking, m_until, m_from})
        label->clear();
    m_documents.clear();
    m_briefing.reset();
}

void BriefingWindow::lock(const QString& why)
{
    forget();
    m_rooms->setCurrentIndex(0);
    m_problem->hide();
    m_passphrase->setFocus();
    readOutline();
    if (!why.isEmpty())
        complain(why, false);
}

// ---------------------------------------------------------------- time

void BriefingWindow::waitForEnd()
{
    if (!isOpen())
        return;
    const std::int64_t left = (m_briefing->header.outline.expiresAt.microseconds - m_around.clock.now().microseconds) / 1000 + 1;
    m_end.start(static_cast<int>(std::clamp<std::int64_t>(left, 1, kLongestWaitMs)));
}

void BriefingWindow::checkEnd()
{
    if (!isOpen())
        return;
    if (const Status still = briefing::checkTime(m_briefing->header.outline, m_around.clock.now()); !still)
        lock(wordsFor(still.error()));
    else
        waitForEnd();
}

void BriefingWindow::setIdleMinute(int milliseconds)
{
    m_idleMinute = milliseconds;
    checkIdle();
}

void BriefingWindow::checkIdle()
{
    if (!isOpen())
        return;
    const qint64 limit = qint64(m_around.settings.idleLockMinutes()) * m_idleMinute;
    const qint64 idle = m_sinceInput.elapsed();
    if (idle >= limit)
        lock(tr("Locked after %n minute(s) without input.", nullptr, m_around.settings.idleLockMinutes()));
    else
        m_idle.start(static_cast<int>(limit - idle)); // one timer, no ticking
}

bool BriefingWindow::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin: m_sinceInput.restart(); break;
    default: break;
    }
    return QDialog::eventFilter(watched, event);
}

void BriefingWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) // a slip of the hand does not close what is read
        event->ignore();
    else
        QDialog::keyPressEvent(event);
}

void BriefingWindow::closeEvent(QCloseEvent* event)
{
    forget();
    QDialog::closeEvent(event);
}

QString BriefingWindow::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

QString BriefingWindow::banner() const
{
    return m_marking->text() + QLatin1Char('\n') + m_until->text();
}

} // namespace boulton::briefingwindow
