// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/theme.h"
#include "ui/kit/restyle.h"
#include "core/figure/theme.h"
#include "ui/kit/style_sheet.h"
#include <QApplication>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>
#include <QPointer>
#include <QStyle>
#include <QStyleHints>
#include <algorithm>
#include <array>
#include <cmath>

// A static library's resources are linked in only where somebody asks for them; the macro must stand outside any namespace.
static void initResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace boulton::kit {
namespace {

constexpr const char* kThemeProperty = "boulton.theme";
constexpr const char* kScaleProperty = "boulton.textScale";
constexpr const char* kRestyleProperty = "boulton.tellBeforeRestyle";
constexpr const char* kLaterProperty = "boulton.styled-when-shown"; // its value: that it waits
constexpr const char* kBaseSizeProperty = "boulton.basePointSize";

Palette light()
{
    Palette p;
    p.window = QColor(0xF3, 0xF5, 0xF8);
    p.surface = QColor(0xFF, 0xFF, 0xFF);
    p.raised = QColor(0xE9, 0xED, 0xF2);
    p.ink = QColor(0x1B, 0x27, 0x33);
    p.muted = QColor(0x52, 0x5F, 0x6C);
    p.disabled = p.muted;
    p.rule = QColor(0xD5, 0xDB, 0xE1);
    p.edge = QColor(0x77, 0x83, 0x8F); // 3:1 on every tint of a notice
    p.accent = QColor(0x4B, 0x2A, 0x7B);
    p.onAccent = QColor(0xFF, 0xFF, 0xFF);
    p.focus = QColor(0x1F, 0x6F, 0xB2);
    p.selection = QColor(0xD6, 0xE6, 0xF5);
    p.onSelection = p.ink;
    p.sidebar = QColor(0x2A, 0x16, 0x45);
    p.onSidebar = QColor(0xFF, 0xFF, 0xFF);
    p.sidebarMuted = QColor(0xC9, 0xBF, 0xD9);
    p.sidebarSelected = QColor(0x4B, 0x2A, 0x7B);
    p.information = QColor(0xE4, 0xEF, 0xF9);
    p.caution = QColor(0xFD, 0xF1, 0xD3);
    p.danger = QColor(0xFB, 0xE3, 0xE4);
    p.success = QColor(0xDF, 0xF2, 0xE7);
    p.onInformation = p.onCaution = p.onDanger = p.onSuccess = p.ink;
    return p;
}

Palette dark()
{
    Palette p;
    p.window = QColor(0x14, 0x19, 0x20);
    p.surface = QColor(0x1D, 0x24, 0x2D);
    p.raised = QColor(0x2A, 0x33, 0x3E);
    p.ink = QColor(0xE9, 0xEE, 0xF3);
    p.muted = QColor(0xAD, 0xB8, 0xC3);
    p.disabled = p.muted;
    p.rule = QColor(0x38, 0x43, 0x4F);
    p.edge = QColor(0x7C, 0x8A, 0x98);
    p.accent = QColor(0xB9, 0x9A, 0xEC);
    p.onAccent = QColor(0x17, 0x10, 0x24);
    p.focus = QColor(0x7F, 0xC1, 0xF5);
    p.selection = QColor(0x2F, 0x4D, 0x6B);
    p.onSelection = QColor(0xFF, 0xFF, 0xFF);
    p.sidebar = QColor(0x0D, 0x11, 0x16);
    p.onSidebar = QColor(0xF2, 0xF5, 0xF8);
    p.sidebarMuted = QColor(0xA8, 0xB3, 0xBF);
    p.sidebarSelected = QColor(0x3A, 0x2C, 0x57);
    p.information = QColor(0x1E, 0x35, 0x4C);
    p.caution = QColor(0x4A, 0x3A, 0x12);
    p.danger = QColor(0x52, 0x23, 0x28);
    p.success = QColor(0x1B, 0x41, 0x2D);
    p.onInformation = p.onCaution = p.onDanger = p.onSuccess = QColor(0xFF, 0xFF, 0xFF);
    p.dark = true;
    return p;
}

Palette highContrast()
{
    Palette p;
    const QColor black(0, 0, 0);
    const QColor white(0xFF, 0xFF, 0xFF);
    const QColor yellow(0xFF, 0xE6, 0x00);
    p.window = p.surface = p.sidebar = black;
    p.raised = QColor(0x1A, 0x1A, 0x1A);
    p.ink = p.muted = p.onSidebar = p.sidebarMuted = white;
    p.disabled = QColor(0xA6, 0xA6, 0xA6); // and its edge is dashed
    p.rule = p.edge = white;
    p.accent = yellow;
    p.onAccent = black;
    p.focus = QColor(0x00, 0xE5, 0xFF);
    p.selection = QColor(0xFF, 0xFF, 0x9E);
    p.onSelection = black;
    p.sidebarSelected = QColor(0x33, 0x33, 0x00);
    p.information = p.caution = p.danger = p.success = black;
    p.onInformation = p.onCaution = p.onDanger = p.onSuccess = white;
    p.dark = p.highContrast = true;
    return p;
}

Theme resolved(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light: return Theme::Light;
    case ThemeChoice::Dark: return Theme::Dark;
    case ThemeChoice::HighContrast: return Theme::HighContrast;
    case ThemeChoice::System: break;
    }
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark ? Theme::Dark : Theme::Light;
}

QPalette toQPalette(const Palette& p)
{
    QPalette q;
    q.setColor(QPalette::Window, p.window);
    q.setColor(QPalette::WindowText, p.ink);
    q.setColor(QPalette::Base, p.surface);
    q.setColor(QPalette::AlternateBase, p.window);
    q.setColor(QPalette::Text, p.ink);
    q.setColor(QPalette::PlaceholderText, p.muted);
    q.setColor(QPalette::Button, p.raised);
    q.setColor(QPalette::ButtonText, p.ink);
    q.setColor(QPalette::BrightText, p.ink);
    q.setColor(QPalette::ToolTipBase, p.raised);
    q.setColor(QPalette::ToolTipText, p.ink);
    q.setColor(QPalette::Highlight, p.selection);
    q.setColor(QPalette::HighlightedText, p.onSelection);
    q.setColor(QPalette::Link, p.accent);
    q.setColor(QPalette::LinkVisited, p.accent);
    q.setColor(QPalette::Light, p.raised);
    q.setColor(QPalette::Midlight, p.rule);
    q.setColor(QPalette::Mid, p.edge);
    q.setColor(QPalette::Dark, p.edge);
    q.setColor(QPalette::Shadow, p.ink);
    q.setColor(QPalette::Accent, p.accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        q.setColor(QPalette::Disabled, role, p.disabled);
    return q;
}

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& c) // WCAG 2.2, "relative luminance"
{
    return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF());
}

QPen penOf(const figure::Stroke& stroke)
{
    if (stroke.width <= 0)
        return Qt::NoPen;
    return {toQt(stroke.colour), stroke.width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

void sendAboutToRestyle()
{
    std::vector<QPointer<QWidget>> told; // they delete others
    for (QWidget* widget : QApplication::allWidgets())
        if (widget->property(kRestyleProperty).toBool())
            told.emplace_back(widget);
    for (const auto& widget : told)
        if (widget) {
            QEvent event(aboutToRestyle());
            QCoreApplication::sendEvent(widget, &event);
        }
}

//! Nine widgets in ten are on pages that are not in front. Qt passes by what it believes was never styled, and tells only those of another
//! style that do not have one of their own: for as long as this lives, the hidden ones are both. styleNow makes up for it. The sheets differ
//! in their colours and sizes alone, so that each writes over all that the one before set.
class HiddenWait {
public:
    HiddenWait()
    {
        for (QWidget* place : QApplication::allWidgets()) {
            if (place->isVisible() || !place->property(kLaterProperty).isValid())
                continue;
            place->setProperty(kLaterProperty, true);
            for (QWidget* widget : place->findChildren<QWidget*>()) {
                widget->setAttribute(Qt::WA_WState_Polished, false);
                if (widget->testAttribute(Qt::WA_SetStyle))
                    continue;
                widget->setAttribute(Qt::WA_SetStyle);
                m_untold.emplace_back(widget);
            }
        }
    }
    ~HiddenWait()
    {
        for (const auto& widget : m_untold)
            if (widget)
                widget->setAttribute(Qt::WA_SetStyle, false);
    }
    HiddenWait(const HiddenWait&) = delete;
    HiddenWait& operator=(const HiddenWait&) = delete;

private:
    std::vector<QPointer<QWidget>> m_untold;
};

struct PrimitivePainter {
    QPainter& painter;
    void operator()(const figure::Polyline& line) const
    {
        QPolygonF points;
        for (const auto& p : line.points)
            points << QPointF(p.x, p.y);
        painter.setPen(penOf(line.stroke));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(points);
    }
    void operator()(const figure::Polygon& polygon) const
    {
        QPolygonF points;
        for (const auto& p : polygon.points)
            points << QPointF(p.x, p.y);
        painter.setPen(penOf(polygon.stroke));
        painter.setBrush(polygon.fill.a ? QBrush(toQt(polygon.fill)) : QBrush(Qt::NoBrush));
        painter.drawPolygon(points);
    }
    void operator()(const figure::Rectangle& box) const
    {
        painter.setPen(penOf(box.stroke));
        painter.setBrush(box.fill.a ? QBrush(toQt(box.fill)) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(QRectF(box.x, box.y, box.width, box.height), box.radius, box.radius);
    }
    void operator()(const figure::Circle& circle) const
    {
        painter.setPen(penOf(circle.stroke));
        painter.setBrush(circle.fill.a ? QBrush(toQt(circle.fill)) : QBrush(Qt::NoBrush));
        painter.drawEllipse(QPointF(circle.centre.x, circle.centre.y), circle.radius, circle.radius);
    }
    void operator()(const figure::Label& label) const
    {
        QFont font = painter.font();
        font.setPixelSize(std::max(1, static_cast<int>(std::lround(label.size))));
        font.setWeight(label.weight == figure::Weight::Regular ? QFont::Normal
                       : label.weight == figure::Weight::Bold  ? QFont::Bold
                                                               : QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(toQt(label.colour));
        const QString text = QString::fromStdString(label.text);
        const double width = QFontMetricsF(font).horizontalAdvance(text);
        const double left = label.align == figure::Align::Start ? 0 : label.align == figure::Align::End ? width : width / 2;
        painter.drawText(QPointF(label.at.x - left, label.at.y), text);
    }
};

} // namespace

const Palette& palette(Theme theme)
{
    static const std::array<Palette, 3> palettes{light(), dark(), highContrast()};
    return palettes.at(static_cast<std::size_t>(theme));
}

Theme theme()
{
    return qApp ? static_cast<Theme>(qApp->property(kThemeProperty).toInt()) : Theme::Light;
}

const Palette& palette(const QWidget*)
{
    return palette(theme());
}

double textScale()
{
    const double scale = qApp ? qApp->property(kScaleProperty).toDouble() : 1;
    return scale >= 1 ? scale : 1;
}

void styleWhenShown(QWidget* place)
{
    place->setProperty(kLaterProperty, false);
}

void styleNow(QWidget* place)
{
    if (!place->property(kLaterProperty).toBool())
        return;
    place->setProperty(kLaterProperty, false);
    std::vector<QPointer<QWidget>> waited; // hearing of it, they may delete others
    for (QWidget* widget : place->findChildren<QWidget*>())
        if (!widget->testAttribute(Qt::WA_WState_Polished))
            waited.emplace_back(widget);
    for (const QEvent::Type type : {QEvent::Polish, QEvent::StyleChange}) // parents first
        for (const auto& widget : waited)
            if (widget) {
                QEvent event(type);
                QCoreApplication::sendEvent(widget, &event);
            }
}

void tellBeforeRestyle(QWidget* widget)
{
    widget->setProperty(kRestyleProperty, true);
}

QEvent::Type aboutToRestyle()
{
    static const auto type = static_cast<QEvent::Type>(QEvent::registerEventType());
    return type;
}

void applyTheme(QApplication& application, ThemeChoice choice, int textPercent)
{
    const Theme theme = resolved(choice);
    const double scale = std::clamp(textPercent, 100, 200) / 100.0;
    if (!application.property(kBaseSizeProperty).isValid()) {
        initResources();
        application.setProperty(kBaseSizeProperty, std::clamp(QApplication::font().pointSizeF(), 9.0, 11.0));
        QApplication::setStyle(QStringLiteral("Fusion")); // the same on every desktop
    }
    sendAboutToRestyle();
    const HiddenWait wait;
    application.setProperty(kThemeProperty, static_cast<int>(theme));
    application.setProperty(kScaleProperty, scale);
    // Without this, Qt polishes each widget once for itself and once for every widget above it (QStyleSheetStyle::repolish);
    // a sheet that is set for the first time is read once a widget, and font and palette spread faster without one.
    application.setStyleSheet({});
    QFont font = QApplication::font();
    // what people know on Windows; elsewhere the font of the reports
    font.setFamilies({QStringLiteral("Segoe UI"), QStringLiteral("Open Sans"), font.family()});
    font.setPointSizeF(application.property(kBaseSizeProperty).toDouble() * scale);
    QApplication::setFont(font);
    QApplication::setPalette(toQPalette(palette(theme)));
    application.setStyleSheet(styleSheet(palette(theme), font.pointSizeF(), em()));
}

int em(double times)
{
    return static_cast<int>(std::lround(QFontMetricsF(QApplication::font()).height() * times));
}

QColor toQt(figure::Colour colour)
{
    return {colour.r, colour.g, colour.b, colour.a};
}

figure::Colour toFigure(const QColor& colour)
{
    return {static_cast<std::uint8_t>(colour.red()), static_cast<std::uint8_t>(colour.green()),
            static_cast<std::uint8_t>(colour.blue()), static_cast<std::uint8_t>(colour.alpha())};
}

double contrast(const QColor& a, const QColor& b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

void drawPrimitives(QPainter& painter, const std::vector<figure::Primitive>& primitives)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto& primitive : primitives)
        std::visit(PrimitivePainter{painter}, primitive);
    painter.restore();
}

void drawStatus(QPainter& painter, char letter, QPointF centre, double size)
{
    drawPrimitives(painter, figure::theme::statusMark(letter, {centre.x(), centre.y()}, size));
}

} // namespace boulton::kit
