// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/widgets.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/icons.h"
#include "ui/kit/marks.h"
#include "ui/kit/plain.h"
#include "ui/kit/theme.h"
#include <QAccessible>
#include <QAction>
#include <QHBoxLayout>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>
#include <array>

namespace boulton::kit {

void setKind(QPushButton* button, ButtonKind kind)
{
    static constexpr std::array kinds{"", "primary", "quiet", "link", "danger"};
    button->setProperty("kind", QString::fromLatin1(kinds.at(static_cast<std::size_t>(kind))));
    button->style()->unpolish(button); // the style sheet reads the property when it polishes
    button->style()->polish(button);
    if (kind == ButtonKind::Link)
        button->setCursor(Qt::PointingHandCursor);
}

QPushButton* button(const QString& text, ButtonKind kind, QWidget* parent)
{
    auto* b = new QPushButton(text, parent);
    b->setAutoDefault(false);
    if (kind != ButtonKind::Normal)
        setKind(b, kind);
    return b;
}

QToolButton* iconButton(const QString& iconName, const QString& name, QWidget* parent)
{
    auto* b = new QToolButton(parent);
    b->setIcon(icon(iconName));
    b->setProperty("kind", QStringLiteral("quiet"));
    b->setFocusPolicy(Qt::StrongFocus);
    describe(b, name);
    setPlainToolTip(b, name);
    return b;
}

QToolButton* actionButton(QAction* action, QWidget* parent)
{
    auto* b = new QToolButton(parent);
    b->setDefaultAction(action);
    b->setToolButtonStyle(action->icon().isNull() ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
    b->setFocusPolicy(Qt::StrongFocus);
    QString name = action->text();
    name.remove(QLatin1Char('&'));
    describe(b, name);
    const QString key = action->shortcut().toString(QKeySequence::NativeText);
    setPlainToolTip(b, key.isEmpty() ? name : name + QStringLiteral(" (") + key + QLatin1Char(')'));
    return b;
}

Card::Card(QWidget* parent) : QFrame(parent), m_column(new QVBoxLayout(this))
{
    setProperty("card", true);
    m_column->setContentsMargins(em(1), em(0.9), em(1), em(0.9));
    m_column->setSpacing(em(0.5));
}

Notice::Notice(NoticeKind kind, const QString& text, QWidget* parent)
    : QFrame(parent), m_icon(new IconLabel(QStringLiteral("information"), 1.2, &Palette::onInformation, this)), m_text(plainLabel(text, this)), m_row(new QHBoxLayout(this)),
      m_flow(new FlowLayout(nullptr, em(0.6)))
{
    m_row->setContentsMargins(em(0.7), em(0.4), em(0.7), em(0.4));
    m_row->setSpacing(em(0.6));
    m_row->addWidget(m_icon, 0, Qt::AlignTop);
    m_row->addLayout(m_flow, 1);
    m_flow->addGrowing(m_text, em(13));
    m_text->setMinimumHeight(em(1.2)); // one line stands beside the middle of the icon
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setKind(kind);
}

void Notice::setKind(NoticeKind kind)
{
    static constexpr std::array kinds{"information", "caution", "danger", "success"};
    static constexpr std::array icons{"information", "caution", "danger", "tick"};
    const auto at = static_cast<std::size_t>(kind);
    setProperty("notice", QString::fromLatin1(kinds.at(at)));
    m_icon->setIcon(QString::fromLatin1(icons.at(at)));
    style()->unpolish(this);
    style()->polish(this);
}

void Notice::setText(const QString& text)
{
    m_text->setText(text);
    setAccessibleName(text);
}

QString Notice::text() const
{
    return m_text->text();
}

QPushButton* Notice::addAction(const QString& text, std::function<void()> run)
{
    QPushButton* b = button(text, ButtonKind::Normal, this);
    connect(b, &QPushButton::clicked, this, [run = std::move(run)] { run(); });
    m_flow->addWidget(b);
    return b;
}

void Notice::setClosable(bool closable)
{
    if (closable && !m_close) {
        m_close = iconButton(QStringLiteral("close"), tr("Close this message"), this);
        m_row->addWidget(m_close, 0, Qt::AlignTop);
        connect(m_close, &QToolButton::clicked, this, [this] {
            hide();
            Q_EMIT closed();
        });
    }
    if (m_close)
        m_close->setVisible(closable);
}

void Notice::announce()
{
    QAccessibleAnnouncementEvent event(this, m_text->text());
    QAccessible::updateAccessibility(&event);
}

EmptyState::EmptyState(const QString& iconName, const QString& title, const QString& text, QWidget* parent)
    : QWidget(parent), m_column(new QVBoxLayout)
{
    auto* picture = new IconLabel(iconName, 3, &Palette::muted, this);
    picture->setAlignment(Qt::AlignHCenter);
    QLabel* head = heading(title, 2, this);
    head->setAlignment(Qt::AlignHCenter);
    QLabel* body = mutedLabel(text, this);
    body->setAlignment(Qt::AlignHCenter);
    body->setMaximumWidth(em(30));
    m_column->setSpacing(em(0.6));
    m_column->addWidget(picture);
    m_column->addWidget(head);
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(body, 4);
    middle->addStretch(1);
    m_column->addLayout(middle);
    auto* outer = new QVBoxLayout(this);
    outer->addStretch(2);
    outer->addLayout(m_column);
    outer->addStretch(3);
}

QPushButton* EmptyState::addAction(const QString& text, std::function<void()> run, bool primary)
{
    QPushButton* b = button(text, primary ? ButtonKind::Primary : ButtonKind::Normal, this);
    connect(b, &QPushButton::clicked, this, [run = std::move(run)] { run(); });
    m_column->addWidget(b, 0, Qt::AlignHCenter);
    return b;
}

QFrame* rule(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    return line;
}

} // namespace boulton::kit
