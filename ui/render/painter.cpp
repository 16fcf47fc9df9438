// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/painter.h"
#include <QBuffer>
#include <QColor>
#include <QFontMetricsF>
#include <QImage>
#include <QImageWriter>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace boulton::render {
namespace {

QPen penOf(const figure::Stroke& stroke, double scale)
{
    if (stroke.width <= 0 || stroke.colour.a == 0)
        return Qt::NoPen;
    QPen pen(toQt(stroke.colour), stroke.width * scale);
    pen.setJoinStyle(Qt::RoundJoin);
    pen.setCapStyle(Qt::FlatCap);
    if (stroke.dash == figure::Dash::Dashed)
        pen.setDashPattern({4, 3}); // in widths of the pen, as in SVG
    if (stroke.dash == figure::Dash::Dotted)
        pen.setDashPattern({1, 2});
    return pen;
}

QBrush brushOf(figure::Colour colour)
{
    return colour.a == 0 ? QBrush(Qt::NoBrush) : QBrush(toQt(colour));
}

struct Painter {
    QPainter& painter;
    QPointF at;
    double scale;
    bool onScreen = false;

    [[nodiscard]] QPointF map(figure::Point p) const { return at + QPointF(p.x * scale, p.y * scale); }
    [[nodiscard]] QPolygonF map(const std::vector<figure::Point>& points) const
    {
        QPolygonF out;
        out.reserve(static_cast<qsizetype>(points.size()));
        for (const figure::Point& p : points)
            out << map(p);
        return out;
    }
    void operator()(const figure::Polyline& p) const
    {
        painter.setPen(penOf(p.stroke, scale));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(map(p.points));
    }
    void operator()(const figure::Polygon& p) const
    {
        painter.setPen(penOf(p.stroke, scale));
        painter.setBrush(brushOf(p.fill));
        painter.drawPolygon(map(p.points));
    }
    void operator()(const figure::Rectangle& r) const
    {
        painter.setPen(penOf(r.stroke, scale));
        painter.setBrush(brushOf(r.fill));
        const QRectF box(map({r.x, r.y}), QSizeF(std::max(0.0, r.width) * scale, std::max(0.0, r.height) * scale));
        if (r.radius > 0)
            painter.drawRoundedRect(box, r.radius * scale, r.radius * scale);
        else
            painter.drawRect(box);
    }
    void operator()(const figure::Circle& c) const
    {
        painter.setPen(penOf(c.stroke, scale));
        painter.setBrush(brushOf(c.fill));
        painter.drawEllipse(map(c.centre), c.radius * scale, c.radius * scale);
    }
    void operator()(const figure::Label& l) const
    {
        if (onScreen && l.rotation == 0)
            return crisp(l);
        const QFont font = fontOf(l.size, l.weight);
        const QString text = QString::fromStdString(l.text);
        double back = 0;
        if (l.align != figure::Align::Start)
            back = QFontMetricsF(font).horizontalAdvance(text) * (l.align == figure::Align::Middle ? 0.5 : 1.0);
        const QTransform before = painter.transform();
        const QPointF origin = map(l.at);
        painter.setFont(font);
        painter.setPen(toQt(l.colour));
        const bool straight = l.rotation == 0 && std::fabs(scale - kFontScale) < 1e-9;
        if (straight) { // PDF: no matrix around every label
            painter.drawText(origin - QPointF(back, 0), text);
            return;
        }
        painter.translate(origin);
        painter.rotate(l.rotation);
        painter.scale(scale / kFontScale, scale / kFontScale);
        painter.drawText(QPointF(-back, 0), text);
        painter.setTransform(before);
    }
    void crisp(const figure::Label& l) const
    {
        QFont font = fontOf(l.size, l.weight);
        font.setHintingPreference(QFont::PreferDefaultHinting);
        const int dpi = painter.device() ? painter.device()->logicalDpiY() : 96;
        font.setPointSizeF(std::max(1.0, l.size * scale * 72 / std::max(1, dpi)));
        const QString text = QString::fromStdString(l.text);
        double back = 0;
        if (l.align != figure::Align::Start)
            back = QFontMetricsF(font).horizontalAdvance(text) * (l.align == figure::Align::Middle ? 0.5 : 1.0);
        painter.setFont(font);
        painter.setPen(toQt(l.colour));
        painter.drawText(map(l.at) - QPointF(back, 0), text);
    }
};

} // namespace

QColor toQt(figure::Colour c)
{
    return {c.r, c.g, c.b, c.a};
}

QFont fontOf(double size, figure::Weight weight)
{
    QFont font(QStringList{QStringLiteral("Open Sans"), QStringLiteral("DejaVu Sans")});
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(size * kFontScale))));
    font.setWeight(weight == figure::Weight::Bold       ? QFont::Bold
                   : weight == figure::Weight::Semibold ? QFont::DemiBold
                                                        : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::PreferOutline);
    font.setFeature(QFont::Tag("liga"), 0); // with ligatures "figures" cannot be found or copied as it is written
    return font;
}

void draw(QPainter& painter, const figure::Scene& scene, QPointF at, double scale)
{
    for (const figure::Primitive& p : scene.primitives)
        std::visit(Painter{painter, at, scale}, p);
}

void drawOnScreen(QPainter& painter, const figure::Scene& scene, QPointF at, double scale)
{
    for (const figure::Primitive& p : scene.primitives)
        std::visit(Painter{painter, at, scale, true}, p);
}

Result<std::string> toPng(const figure::Scene& scene, double scale)
{
    const double width = std::ceil(scene.width * scale);
    const double height = std::ceil(scene.height * scale);
    if (!(width >= 1 && height >= 1 && width <= 20'000 && height <= 20'000))
        return fail(ErrorCode::TooLarge, "a picture must have 1 to 20,000 pixels a side");
    QImage image(static_cast<int>(width), static_cast<int>(height), QImage::Format_RGB32);
    if (image.isNull())
        return fail(ErrorCode::TooLarge, "no memory for a picture of that size");
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    draw(painter, scene, {0, 0}, scale);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    writer.setText(QStringLiteral("Title"), QString::fromStdString(scene.title));
    writer.setText(QStringLiteral("Description"), QString::fromStdString(scene.description));
    if (!writer.write(image))
        return fail(ErrorCode::Internal, "the picture could not be written as PNG");
    return bytes.toStdString();
}

} // namespace boulton::render
