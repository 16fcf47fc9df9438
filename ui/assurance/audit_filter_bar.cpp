// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assurance/audit_filter_bar.h"
#include "ui/kit/choice_box.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"
#include <QAbstractItemView>
#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QTimeZone>
#include <algorithm>

namespace boulton::assurance {

using kit::em;

namespace {

enum When { Always, Today, Week, Month, Between };
constexpr int kTypingMilliseconds = 250;
constexpr int kDaysOfWeek = 7;

constexpr double kMostChoice = 13; // ems

QDateEdit* dateField(const QString& name, const QDate& date, QWidget* parent)
{
    auto* edit = new QDateEdit(date, parent);
    kit::describe(edit, name);
    kit::setPlainToolTip(edit, name);
    edit->setDisplayFormat(QStringLiteral("dd/MM/yyyy"));
    edit->setKeyboardTracking(false);
    edit->setDateRange(QDate(2000, 1, 1), QDate(2199, 12, 31));
    edit->hide();
    return edit;
}

Instant midnight(const QDate& day)
{
    return {day.startOfDay(QTimeZone(QTimeZone::LocalTime)).toMSecsSinceEpoch() * 1000};
}

} // namespace

AuditFilterBar::AuditFilterBar(const Clock& clock, QWidget* parent)
    : QWidget(parent), m_clock(clock), m_when(new kit::ChoiceBox(tr("Time"), kMostChoice, this)),
      m_who(new kit::ChoiceBox(tr("Person"), kMostChoice, this)), m_kind(new kit::ChoiceBox(tr("Kind of event"), kMostChoice, this)),
      m_file(new kit::ChoiceBox(tr("File"), kMostChoice, this)), m_text(new QLineEdit(this)), m_all(kit::button(tr("Show all"), kit::ButtonKind::Normal, this))
{
    const QDate today(clock.today().year(), clock.today().month(), clock.today().day());
    m_from = dateField(tr("From"), today.addMonths(-1), this);
    m_until = dateField(tr("To"), today, this);
    m_when->addItem(tr("Any time"), Always);
    m_when->addItem(tr("Today"), Today);
    m_when->addItem(tr("Last 7 days"), Week);
    m_when->addItem(tr("This month"), Month);
    m_when->addItem(tr("From … to …"), Between);
    std::vector<std::pair<QString, std::string_view>> kinds;
    for (const auto action : workspace::knownActions())
        kinds.emplace_back(kit::toQt(workspace::wordsFor(action)), action);
    std::ranges::sort(kinds, [](const auto& a, const auto& b) { return a.first.localeAwareCompare(b.first) < 0; });
    m_kind->addItem(tr("Every kind of event"), QString());
    for (const auto& [words, action] : kinds)
        m_kind->addItem(words, kit::toQt(action));
    m_kind->view()->setMinimumWidth(m_kind->view()->sizeHintForColumn(0) + em(2));
    kit::markData(m_who);
    m_text->setPlaceholderText(tr("Find in the events"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(em(15));
    kit::describe(m_text, tr("Find in the events"));
    auto* flow = new kit::FlowLayout(this, em(0.4));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_when, m_from, m_until, m_who, m_kind, m_file, m_text, m_all})
        flow->addWidget(widget);
    m_all->hide();
    setPeople({});
    setFiles({});
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMilliseconds);
    connect(&m_typing, &QTimer::timeout, this, &AuditFilterBar::changedNow);
    connect(m_text, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    for (QComboBox* box : {m_when, m_who, m_kind, m_file})
        connect(box, &QComboBox::currentIndexChanged, this, &AuditFilterBar::changedNow);
    for (QDateEdit* edit : {m_from, m_until})
        connect(edit, &QDateEdit::dateChanged, this, &AuditFilterBar::changedNow);
    connect(m_all, &QPushButton::clicked, this, &AuditFilterBar::clear);
}

namespace {

void fill(QComboBox* box, const QString& all, const AuditFilterBar::Names& names)
{
    const QVariant before = box->currentData();
    box->clear();
    box->addItem(all, QString());
    for (const auto& [id, name] : names)
        box->addItem(kit::shown(name), kit::toQt(std::string_view(id)));
    box->setCurrentIndex(std::max(0, box->findData(before)));
}

} // namespace

void AuditFilterBar::setPeople(const Names& people)
{
    m_filling = true;
    fill(m_who, tr("Everybody"), people);
    m_filling = false;
}

void AuditFilterBar::setFiles(const Names& files)
{
    m_filling = true;
    fill(m_file, tr("All files of the vault"), files);
    m_filling = false;
}

workspace::AuditFilter AuditFilterBar::filter() const
{
    workspace::AuditFilter f;
    const Date now = m_clock.today();
    const QDate today(now.year(), now.month(), now.day());
    switch (m_when->currentData().toInt()) {
    case Today: f.from = midnight(today); break;
    case Week: f.from = midnight(today.addDays(1 - kDaysOfWeek)); break;
    case Month: f.from = midnight(QDate(today.year(), today.month(), 1)); break;
    case Between: { // either order: nobody means nothing
        f.from = midnight(std::min(m_from->date(), m_until->date()));
        f.until = midnight(std::max(m_from->date(), m_until->date()).addDays(1));
        break;
    }
    default: break;
    }
    f.actor = kit::toUtf8(m_who->currentData().toString());
    f.actionPrefix = kit::toUtf8(m_kind->currentData().toString());
    f.file = kit::toUtf8(m_file->currentData().toString());
    f.text = kit::toUtf8(m_text->text().trimmed());
    return f;
}

bool AuditFilterBar::isSet() const
{
    const auto f = filter();
    return f.from || f.until || !f.actor.empty() || !f.actionPrefix.empty() || !f.file.empty() || !f.text.empty();
}

void AuditFilterBar::clear()
{
    m_filling = true;
    for (QComboBox* box : {m_when, m_who, m_kind, m_file})
        box->setCurrentIndex(0);
    m_text->clear();
    m_filling = false;
    changedNow();
}

void AuditFilterBar::changedNow()
{
    if (m_filling) // names have come: nobody chose anything
        return;
    m_typing.stop();
    const bool between = m_when->currentData().toInt() == Between;
    m_from->setVisible(between);
    m_until->setVisible(between);
    m_all->setVisible(isSet());
    Q_EMIT changed();
}

} // namespace boulton::assurance
