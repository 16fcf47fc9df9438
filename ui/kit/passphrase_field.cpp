// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/passphrase_field.h"
#include "ui/kit/plain.h"
#include "ui/kit/theme.h"
#include <QAccessibleWidget>
#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPainter>
#include <cstring>

namespace boulton::kit {
namespace {

//! Screen readers hear how many characters there are, never which.
class Accessible final : public QAccessibleWidget {
public:
    explicit Accessible(PassphraseField* field) : QAccessibleWidget(field, QAccessible::EditableText) {}
    [[nodiscard]] QString text(QAccessible::Text which) const override
    {
        if (which == QAccessible::Value)
            return QString(static_cast<PassphraseField*>(widget())->characters(), QChar(0x2022));
        return QAccessibleWidget::text(which);
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.passwordEdit = true;
        state.editable = true;
        return state;
    }
};

QAccessibleInterface* accessibleFactory(const QString& className, QObject* object)
{
    if (className == QLatin1StringView("boulton::kit::PassphraseField"))
        return new Accessible(static_cast<PassphraseField*>(object));
    return nullptr;
}

void wipe(QString& text)
{
    if (!text.isEmpty())
        crypto::wipe(text.data(), static_cast<std::size_t>(text.size()) * sizeof(QChar));
    text.clear();
}

} // namespace

PassphraseField::PassphraseField(const QString& name, QWidget* parent) : QWidget(parent)
{
    QAccessible::installFactory(accessibleFactory); // the same function again has no further effect
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled); // for dead keys; only committed text is taken
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe(this, name);
    if (auto bytes = crypto::Secret::make(kLimit))
        m_bytes = std::move(*bytes);
}

Result<crypto::Secret> PassphraseField::copy() const
{
    BOULTON_TRY_ASSIGN(crypto::Secret typed, m_bytes.part(0, m_size));
    if (m_ascii)
        return typed;
    // Normal form C needs Qt's tables, and so a short-lived copy that is wiped here.
    const auto bytes = std::as_const(typed).bytes();
    QString text = QString::fromUtf8(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    QString normal = text.normalized(QString::NormalizationForm_C);
    QByteArray utf8 = normal.toUtf8();
    auto secret = crypto::Secret::copyOf(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
    wipe(text);
    wipe(normal);
    crypto::wipe(utf8.data(), static_cast<std::size_t>(utf8.size()));
    return secret;
}

Result<crypto::Secret> PassphraseField::take()
{
    auto secret = copy();
    clear();
    return secret;
}

void PassphraseField::clear()
{
    if (!m_bytes.empty())
        crypto::wipe(m_bytes.bytes().data(), m_bytes.size());
    m_size = 0;
    m_lengths.clear();
    m_ascii = true;
    update();
    Q_EMIT edited();
}

void PassphraseField::append(const QString& text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t code = text.at(i).unicode();
        if (text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            code = QChar::surrogateToUcs4(text.at(i), text.at(i + 1)), ++i;
        if (code < 0x20 || code == 0x7F || (code >= 0xD800 && code <= 0xDFFF))
            continue;
        unsigned char bytes[4];
        std::uint8_t count = 0;
        const auto put = [&](char32_t value) { bytes[count++] = static_cast<unsigned char>(value); };
        if (code < 0x80) {
            put(code);
        } else if (code < 0x800) {
            put(0xC0 | code >> 6);
            put(0x80 | (code & 0x3F));
        } else if (code < 0x10000) {
            put(0xE0 | code >> 12);
            put(0x80 | (code >> 6 & 0x3F));
            put(0x80 | (code & 0x3F));
        } else {
            put(0xF0 | code >> 18);
            put(0x80 | (code >> 12 & 0x3F));
            put(0x80 | (code >> 6 & 0x3F));
            put(0x80 | (code & 0x3F));
        }
        if (m_size + count > m_bytes.size())
            break;
        std::memcpy(m_bytes.bytes().data() + m_size, bytes, count);
        crypto::wipe(bytes, sizeof bytes);
        m_size += count;
        m_lengths.push_back(count);
        m_ascii = m_ascii && code < 0x80;
    }
    update();
    Q_EMIT edited();
}

void PassphraseField::backspace()
{
    if (m_lengths.empty())
        return;
    const std::size_t count = m_lengths.back();
    m_lengths.pop_back();
    m_size -= count;
    crypto::wipe(m_bytes.bytes().data() + m_size, count);
    update();
    Q_EMIT edited();
}

void PassphraseField::paste()
{
    QString text = QGuiApplication::clipboard()->text();
    const qsizetype line = text.indexOf(QLatin1Char('\n')); // one line: what a password manager gives
    if (line >= 0)
        text.truncate(line);
    append(text);
    wipe(text);
}

void PassphraseField::noteCaps(const QString& text, Qt::KeyboardModifiers modifiers)
{
    if (text.size() != 1 || !text.at(0).isLetter() || text.at(0).toUpper() == text.at(0).toLower())
        return;
    const bool caps = text.at(0).isUpper() != modifiers.testFlag(Qt::ShiftModifier);
    if (caps != m_caps) {
        m_caps = caps;
        Q_EMIT capsLockHint(caps);
    }
}

bool PassphraseField::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) { // typing wins over shortcuts of the window
        auto* key = static_cast<QKeyEvent*>(event);
        if (!key->text().isEmpty() && !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier)))
            event->accept();
    }
    return QWidget::event(event);
}

void PassphraseField::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Paste)) {
        paste();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: Q_EMIT returnPressed(); return;
    case Qt::Key_Backspace:
        if (event->modifiers() & Qt::ControlModifier)
            clear();
        else
            backspace();
        return;
    case Qt::Key_Delete: clear(); return;
    case Qt::Key_CapsLock:
        if (m_caps) {
            m_caps = false;
            Q_EMIT capsLockHint(false);
        }
        break;
    default: break;
    }
    const QString text = event->text();
    const bool command = (event->modifiers() & Qt::ControlModifier) && !(event->modifiers() & Qt::AltModifier);
    if (text.isEmpty() || command || !(text.at(0).isPrint() || text.at(0).isHighSurrogate())) {
        QWidget::keyPressEvent(event);
        return;
    }
    noteCaps(text, event->modifiers());
    append(text);
}

void PassphraseField::inputMethodEvent(QInputMethodEvent* event)
{
    append(event->commitString());
    event->accept();
}

QVariant PassphraseField::inputMethodQuery(Qt::InputMethodQuery query) const
{
    if (query == Qt::ImEnabled)
        return hasFocus();
    if (query == Qt::ImHints)
        return static_cast<int>(inputMethodHints());
    return {}; // no surrounding text, no selection
}

QSize PassphraseField::sizeHint() const
{
    return {em(18), fontMetrics().height() + 2 * (em() / 5) + 4};
}

QSize PassphraseField::minimumSizeHint() const
{
    return {em(10), sizeHint().height()};
}

void PassphraseField::paintEvent(QPaintEvent*)
{
    const Palette& colours = kit::palette(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double line = hasFocus() ? 2 : 1;
    painter.setPen(QPen(hasFocus() ? colours.focus : colours.edge, line));
    painter.setBrush(isEnabled() ? colours.surface : colours.window);
    painter.drawRoundedRect(QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), 5, 5);
    if (m_revealed) {
        paintText(painter);
        return;
    }
    const double step = fontMetrics().horizontalAdvance(QChar(0x2022)) * 1.25;
    const double radius = step * 0.32;
    const double room = width() - 16.0;
    const int shown = std::min(characters(), static_cast<int>(room / step));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.ink);
    const bool right = layoutDirection() == Qt::RightToLeft;
    const auto at = [&](double x) { return right ? width() - 8 - x : 8 + x; };
    for (int i = 0; i < shown; ++i)
        painter.drawEllipse(QPointF(at(step * (i + 0.5)), height() / 2.0), radius, radius);
    if (hasFocus()) {
        painter.setPen(QPen(colours.ink, 1));
        const double x = at(step * shown + 1);
        painter.drawLine(QPointF(x, height() * 0.24), QPointF(x, height() * 0.76));
    }
}

void PassphraseField::setRevealed(bool revealed)
{
    m_revealed = revealed;
    update();
}

//! Character by character, so that no text of the whole is made.
void PassphraseField::paintText(QPainter& painter) const
{
    painter.setPen(QPen(kit::palette(this).ink, 1));
    const QFontMetricsF metrics(fontMetrics());
    const double step = metrics.horizontalAdvance(QLatin1Char('W'));
    double x = 8;
    std::size_t at = 0;
    for (std::size_t i = 0; i < m_lengths.size(); at += m_lengths[i], ++i) {
        if (m_lengths[i] == 1 && m_bytes.bytes()[at] < 128)
            painter.drawText(QRectF(x, 0, step, height()), Qt::AlignCenter, QString(QLatin1Char(static_cast<char>(m_bytes.bytes()[at]))));
        x += step;
    }
    if (hasFocus())
        painter.drawLine(QPointF(x + 1, height() * 0.24), QPointF(x + 1, height() * 0.76));
}

void PassphraseField::mousePressEvent(QMouseEvent*)
{
    setFocus(Qt::MouseFocusReason);
}

void PassphraseField::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void PassphraseField::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace boulton::kit
