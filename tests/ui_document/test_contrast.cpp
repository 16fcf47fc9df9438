// SPDX-License-Identifier: GPL-3.0-or-later
// Contrast of charts in the three palettes, computed from the primitives by means of their own.
#include "core/figure/laid.h"
#include "core/figure/theme.h"
#include "tests/render/sample_document.h"
#include "tests/support/test.h"
#include "tests/ui_document/charts.h"
#include "ui/document/recolour.h"
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <cmath>

using namespace boulton;
using namespace boulton::document;
using namespace boulton::figure;

namespace {

std::vector<Scene> scenes()
{
    std::vector<Scene> out;
    for (const auto& [name, spec] : test::everyChart())
        out.push_back(layout(*spec, 460, std::max(200.0, naturalHeight(*spec, 460))));
    out.push_back(test::gallery());
    for (const char letter : {'B', 'R', 'A', 'G', 'W', 'P', 'N', 'T'})
        out.push_back({.width = 20, .height = 20, .primitives = theme::statusMark(letter, {10, 10}, 14)});
    return out;
}

//! The colour of a pixel of the scene without its texts: what is really under a label.
QImage groundOf(const Scene& scene, std::size_t count, Colour ground, double scale)
{
    QImage image(static_cast<int>(std::ceil(scene.width * scale)), static_cast<int>(std::ceil(scene.height * scale)), QImage::Format_RGB32);
    image.fill(kit::toQt(ground));
    QPainter painter(&image);
    painter.scale(scale, scale);
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < count; ++i) {
        const Primitive& p = scene.primitives[i];
        if (const auto* r = std::get_if<Rectangle>(&p)) {
            painter.setBrush(kit::toQt(r->fill));
            painter.drawRect(QRectF(r->x, r->y, r->width, r->height));
        } else if (const auto* c = std::get_if<Circle>(&p)) {
            painter.setBrush(kit::toQt(c->fill));
            painter.drawEllipse(QPointF(c->centre.x, c->centre.y), c->radius, c->radius);
        } else if (const auto* g = std::get_if<Polygon>(&p)) {
            QPolygonF points;
            for (const Point& q : g->points)
                points << QPointF(q.x, q.y);
            painter.setBrush(kit::toQt(g->fill));
            painter.drawPolygon(points);
        }
    }
    return image;
}

const kit::Palette& paletteOf(kit::Theme theme)
{
    return kit::palette(theme);
}

constexpr kit::Theme kThemes[] = {kit::Theme::Light, kit::Theme::Dark, kit::Theme::HighContrast};

} // namespace

TEST(every_text_of_every_chart_reads_in_every_palette)
{
    std::size_t texts = 0;
    for (const kit::Theme theme : kThemes) {
        const kit::Palette& palette = paletteOf(theme);
        const Colour ground = kit::toFigure(palette.surface);
        for (const Scene& paper : scenes()) {
            const Scene scene = recoloured(paper, palette);
            CHECK_EQ(scene.primitives.size(), paper.primitives.size());
            QImage image;
            std::size_t painted = 0;
            for (std::size_t i = 0; i < scene.primitives.size(); ++i) {
                const auto* label = std::get_if<Label>(&scene.primitives[i]);
                if (!label)
                    continue;
                if (image.isNull() || painted != i)
                    image = groundOf(scene, painted = i, ground, 1);
                const double width = textWidth(label->text, label->size, label->weight);
                const double left = label->align == Align::Start ? 0 : label->align == Align::Middle ? width / 2 : width;
                const int x = std::clamp(static_cast<int>(label->at.x - left + width / 2), 0, image.width() - 1);
                const int y = std::clamp(static_cast<int>(label->at.y - label->size * 0.35), 0, image.height() - 1);
                const double ratio = contrast(label->colour, kit::toFigure(image.pixelColor(x, y)));
                if (ratio < 4.45) // half a step of rounding
                    throw test::Failure("\"" + label->text + "\" has " + std::to_string(ratio) + " in theme " +
                                            std::to_string(static_cast<int>(theme)),
                                        std::source_location::current());
                ++texts;
            }
        }
    }
    CHECK(texts > 1000);
}

TEST(every_mark_stands_out_in_every_palette)
{
    std::size_t marks = 0;
    for (const kit::Theme theme : kThemes) {
        const kit::Palette& palette = paletteOf(theme);
        const Colour ground = kit::toFigure(palette.surface);
        for (const Scene& paper : scenes()) {
            const Scene scene = recoloured(paper, palette);
            for (std::size_t i = 0; i < scene.primitives.size(); ++i) {
                const auto check = [&](Colour was, Colour now, const Stroke& edge) {
                    const bool pale = contrast({was.r, was.g, was.b, 255}, theme::kWhite) < 1.6; // a ground, the grid, or white
                    if (was.a == 0 || pale)
                        return;
                    const double best = std::max(contrast(now, ground), edge.width > 0 ? contrast(edge.colour, ground) : 1.0);
                    if (best < 2.99)
                        throw test::Failure("primitive " + std::to_string(i) + " has " + std::to_string(best), std::source_location::current());
                    ++marks;
                };
                const Primitive& a = paper.primitives[i];
                const Primitive& b = scene.primitives[i];
                if (const auto* r = std::get_if<Rectangle>(&a))
                    check(r->fill, std::get<Rectangle>(b).fill, std::get<Rectangle>(b).stroke);
                else if (const auto* c = std::get_if<Circle>(&a))
                    check(c->fill, std::get<Circle>(b).fill, std::get<Circle>(b).stroke);
                else if (const auto* g = std::get_if<Polygon>(&a))
                    check(g->fill, std::get<Polygon>(b).fill, std::get<Polygon>(b).stroke);
                else if (const auto* l = std::get_if<Polyline>(&a))
                    check(l->stroke.width > 0 ? l->stroke.colour : Colour{0, 0, 0, 0}, std::get<Polyline>(b).stroke.colour, {.width = 0});
            }
        }
    }
    CHECK(marks > 1000);
}

TEST(brag_keeps_its_hues)
{
    for (const kit::Theme theme : kThemes) {
        for (const Colour paper : {theme::kBlue, theme::kGreen, theme::kAmber, theme::kRed}) {
            const Scene scene = recoloured({.width = 9, .height = 9, .primitives = {Circle{.centre = {4, 4}, .radius = 4, .fill = paper}}}, paletteOf(theme));
            const QColor now = kit::toQt(std::get<Circle>(scene.primitives[0]).fill);
            const QColor was = kit::toQt(paper);
            const int turn = std::abs(now.hslHue() - was.hslHue());
            CHECK(std::min(turn, 360 - turn) <= 4);
            CHECK(now.hslSaturation() > 100);
            if (theme == kit::Theme::Light)
                CHECK_EQ(now.name().toStdString(), was.name().toStdString());
        }
    }
}

TEST(on_a_white_page_a_chart_looks_as_on_paper)
{
    const Scene paper = layout(test::chartOf(ChartKind::XmR, test::someValues(12)), 460, 200);
    const Scene screen = recoloured(paper, paletteOf(kit::Theme::Light));
    std::size_t same = 0;
    for (std::size_t i = 0; i < paper.primitives.size(); ++i)
        if (const auto* c = std::get_if<Circle>(&paper.primitives[i]))
            same += c->fill == std::get<Circle>(screen.primitives[i]).fill ? 1 : 0;
    CHECK(same >= 8);
}

TEST(readable_moves_no_further_than_it_must)
{
    CHECK(readable(theme::kInk, theme::kWhite, 4.5) == theme::kInk);
    const Colour moved = readable(theme::kAmber, theme::kWhite, 3);
    CHECK(contrast(moved, theme::kWhite) >= 3 && contrast(moved, theme::kWhite) < 3.1);
    const Colour lighter = readable(theme::kBlue, rgb(0x101418), 4.5);
    CHECK(contrast(lighter, rgb(0x101418)) >= 4.5 && contrast(lighter, rgb(0x101418)) < 4.7);
}
