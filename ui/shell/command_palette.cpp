// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"
#include "ui/kit/icons.h"
#include "ui/kit/plain.h"
#include "ui/kit/theme.h"
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace boulton::shell {

using kit::em;

namespace {
constexpr std::size_t kShown = 60;
}

int match(const QString& text, const QString& typed)
{
    int score = 1;
    for (const QString& word : typed.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0)
            return 0;
        const bool begins = at == 0 || !text.at(at - 1).isLetterOrNumber();
        score += at == 0 ? 6 : begins ? 4 : 1;
    }
    return score;
}

CommandPalette::CommandPalette(std::vector<Command> commands, QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), m_commands(std::move(commands)), m_field(new QLineEdit(this)),
      m_list(new QListWidget(this))
{
    setWindowTitle(tr("Go to or do anything"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em(0.8), em(0.8), em(0.8), em(0.8));
    column->setSpacing(em(0.5));
    m_field->setPlaceholderText(tr("Page, command or measure"));
    kit::describe(m_field, tr("Page, command or measure"));
    kit::describe(m_list, tr("Matches"));
    m_list->setIconSize(QSize(em(1.2), em(1.2)));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    kit::markData(m_list);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    const QSize around = parent ? parent->size() : QSize(em(40), em(30));
    resize(QSize(em(38), em(24)).boundedTo(around - QSize(em(2), em(3))));
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_field, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
    connect(m_list, &QListWidget::itemActivated, this, &CommandPalette::runCurrent);
    filter({});
    m_field->setFocus();
}

void CommandPalette::filter(const QString& text)
{
    std::vector<std::pair<int, std::size_t>> hits;
    for (std::size_t i = 0; i < m_commands.size(); ++i)
        if (const int score = match(m_commands[i].text + QLatin1Char(' ') + m_commands[i].kind, text))
            hits.emplace_back(-score, i);
    std::ranges::stable_sort(hits, {}, [](const auto& hit) { return hit.first; });
    m_list->clear();
    for (const auto& [score, i] : hits) {
        const Command& c = m_commands[i];
        QString line = c.text + QStringLiteral("   ·  ") + c.kind;
        if (!c.key.isEmpty())
            line += QStringLiteral("   ") + c.key;
        auto* item = new QListWidgetItem(kit::icon(c.icon), line, m_list);
        item->setToolTip(kit::plainToolTip(line));
        item->setData(Qt::UserRole, static_cast<int>(i));
        if (static_cast<std::size_t>(m_list->count()) >= kShown)
            break;
    }
    if (m_list->count() == 0) {
        auto* item = new QListWidgetItem(tr("Nothing fits “%1”").arg(text), m_list);
        item->setFlags(Qt::NoItemFlags);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::runCurrent()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (!item || !item->data(Qt::UserRole).isValid())
        return;
    const auto run = m_commands[static_cast<std::size_t>(item->data(Qt::UserRole).toInt())].run;
    accept();
    run();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        const int step = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : key->key() == Qt::Key_PageDown ? 8 : key->key() == Qt::Key_PageUp ? -8 : 0;
        if (step) {
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace boulton::shell
