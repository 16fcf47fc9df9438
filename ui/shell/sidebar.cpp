// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sidebar.h"
#include "ui/kit/icons.h"
#include "ui/kit/plain.h"
#include "ui/kit/theme.h"
#include "ui/shell/pages.h"
#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

namespace boulton::shell {

using kit::em;

namespace {
constexpr double kRoomForWords = 44; //!< ems that the window needs for the words beside the icons
constexpr double kCompactWidth = 3.6;
} // namespace

Sidebar::Sidebar(QWidget* parent)
    : QWidget(parent), m_list(new QListWidget(this)), m_vault(new kit::ElidedLabel({}, this)), m_user(new kit::ElidedLabel({}, this))
{
    setObjectName(QStringLiteral("sidebar"));
    setAttribute(Qt::WA_StyledBackground);
    m_list->setObjectName(QStringLiteral("navigation"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    kit::describe(m_list, tr("Pages"));
    m_user->setProperty("muted", true);
    kit::markData(m_vault);
    kit::markData(m_user);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em(0.3), em(0.8), em(0.3), em(0.8));
    column->setSpacing(em(0.2));
    m_brand = kit::heading(tr("Boulton"), 2, this);
    m_brand->setContentsMargins(em(0.7), 0, em(0.5), em(0.5));
    column->addWidget(m_brand);
    column->addWidget(m_list, 1);
    m_vault->setContentsMargins(em(0.7), 0, em(0.5), 0);
    m_user->setContentsMargins(em(0.7), 0, em(0.5), 0);
    column->addWidget(m_vault);
    column->addWidget(m_user);
    fill();
    if (parent)
        parent->installEventFilter(this);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item)
            Q_EMIT chosen(item->data(Qt::UserRole).toString());
    });
}

void Sidebar::fill()
{
    const QSignalBlocker quiet(m_list);
    const int current = m_list->currentRow();
    m_list->clear();
    m_list->setIconSize(QSize(em(1.2), em(1.2)));
    int widest = 0;
    for (const auto& page : pages()) {
        const QString title = pageTitle(page);
        auto* item = new QListWidgetItem(kit::icon(page.icon, kit::IconOn::Sidebar), m_compact ? QString() : title, m_list);
        item->setData(Qt::AccessibleTextRole, title);
        item->setData(Qt::UserRole, page.id);
        item->setToolTip(kit::plainToolTip(title + QStringLiteral(" (") + page.key.toString(QKeySequence::NativeText) + QLatin1Char(')')));
        QFont bold = m_list->font();
        bold.setBold(true);
        widest = std::max(widest, QFontMetrics(bold).horizontalAdvance(title));
    }
    m_list->setCurrentRow(current);
    for (QLabel* words : {m_brand, m_vault, m_user})
        words->setVisible(!m_compact);
    setFixedWidth(m_compact ? em(kCompactWidth) : std::max(em(11), widest + em(4.6)));
}

void Sidebar::fit()
{
    const bool compact = parentWidget() && parentWidget()->width() < em(kRoomForWords);
    if (compact == m_compact)
        return;
    m_compact = compact;
    fill();
}

bool Sidebar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize)
        fit();
    return QWidget::eventFilter(watched, event);
}

void Sidebar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        fill();
    if (event->type() == QEvent::FontChange)
        fit();
}

void Sidebar::setVault(const QString& name, const QString& user)
{
    static_cast<kit::ElidedLabel*>(m_vault)->setWhole(name);
    static_cast<kit::ElidedLabel*>(m_user)->setWhole(user);
}

void Sidebar::select(const QString& page)
{
    const QSignalBlocker quiet(m_list);
    for (int i = 0; i < m_list->count(); ++i)
        if (m_list->item(i)->data(Qt::UserRole).toString() == page)
            m_list->setCurrentRow(i);
}

} // namespace boulton::shell
