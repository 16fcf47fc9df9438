// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/plain.h"
#include "ui/kit/theme.h"
#include <QComboBox>
#include <QFormLayout>
#include <QPainter>
#include <QStyle>

namespace boulton::kit {

QLabel* plainLabel(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
    return label;
}

QLabel* dataLabel(const QString& text, QWidget* parent)
{
    QLabel* label = plainLabel(text, parent);
    markData(label);
    return label;
}

QLabel* heading(const QString& text, int level, QWidget* parent)
{
    QLabel* label = plainLabel(text, parent);
    label->setProperty("heading", level);
    return label;
}

QLabel* mutedLabel(const QString& text, QWidget* parent)
{
    QLabel* label = plainLabel(text, parent);
    label->setProperty("muted", true);
    return label;
}

QLabel* addRow(QFormLayout* form, const QString& label, QWidget* field)
{
    QLabel* before = plainLabel(label, form->parentWidget());
    before->setWordWrap(false);
    before->setBuddy(field);
    form->addRow(before, field);
    return before;
}

QString plainToolTip(const QString& text)
{
    // Qt shows a tool tip as rich text as soon as it looks like some; with this it always is, and always escaped.
    return text.isEmpty() ? QString()
                          : QStringLiteral("<qt>") + text.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")) +
                                QStringLiteral("</qt>");
}

void setPlainToolTip(QWidget* widget, const QString& text)
{
    widget->setToolTip(plainToolTip(text));
}

void tellChoice(QComboBox* box)
{
    const auto tell = [box] { setPlainToolTip(box, box->currentText()); };
    QObject::connect(box, &QComboBox::currentTextChanged, box, tell);
    tell();
}

QString noMnemonic(const QString& text)
{
    return QString(text).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

void describe(QWidget* widget, const QString& name, const QString& description)
{
    widget->setAccessibleName(name);
    if (!description.isEmpty())
        widget->setAccessibleDescription(description);
}

void describeByData(QWidget* widget, const QString& description)
{
    widget->setAccessibleDescription(description);
    widget->setProperty("describedByData", true);
}

void markData(QWidget* widget)
{
    widget->setProperty("data", true);
}

ElidedLabel::ElidedLabel(const QString& text, QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setWhole(text);
}

void ElidedLabel::setWhole(const QString& text)
{
    m_whole = text;
    setText(text);
    setPlainToolTip(this, text);
    updateGeometry();
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(QStringLiteral("M…")), QLabel::minimumSizeHint().height()};
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_whole) + 2, QLabel::sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRect box = contentsRect();
    style()->drawItemText(&painter, box, static_cast<int>(alignment()) | Qt::TextSingleLine, palette(), isEnabled(),
                          fontMetrics().elidedText(m_whole, Qt::ElideRight, box.width()), foregroundRole());
}

} // namespace boulton::kit
