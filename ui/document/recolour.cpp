// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/recolour.h"
#include "core/figure/laid.h"
#include "core/figure/theme.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace boulton::document {
namespace {

using namespace figure;

constexpr double kPale = 1.6; // paler than this on white, a fill is a ground

bool same(Colour a, Colour b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b;
}

Colour mixed(Colour from, Colour to, double share)
{
    const auto one = [&](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(std::lround(a + (b - a) * std::clamp(share, 0.0, 1.0)));
    };
    return {one(from.r, to.r), one(from.g, to.g), one(from.b, to.b), from.a};
}

Colour withAlpha(Colour colour, std::uint8_t alpha)
{
    colour.a = alpha;
    return colour;
}

Colour over(Colour top, Colour below)
{
    return withAlpha(mixed(below, top, top.a / 255.0), 255);
}

bool isBrag(Colour c)
{
    return same(c, theme::kBlue) || same(c, theme::kGreen) || same(c, theme::kAmber) || same(c, theme::kRed);
}

bool inside(const std::vector<Point>& points, Point at)
{
    bool in = false;
    for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++)
        if ((points[i].y > at.y) != (points[j].y > at.y) &&
            at.x < (points[j].x - points[i].x) * (at.y - points[i].y) / (points[j].y - points[i].y) + points[i].x)
            in = !in;
    return in;
}

//! The fill of a primitive at a point, transparent where it has none.
Colour fillAt(const Primitive& p, Point at)
{
    if (const auto* r = std::get_if<Rectangle>(&p);
        r && at.x >= r->x && at.x <= r->x + r->width && at.y >= r->y && at.y <= r->y + r->height)
        return r->fill;
    if (const auto* c = std::get_if<Circle>(&p); c && std::hypot(at.x - c->centre.x, at.y - c->centre.y) <= c->radius)
        return c->fill;
    if (const auto* g = std::get_if<Polygon>(&p); g && !g->points.empty() && inside(g->points, at))
        return g->fill;
    return {0, 0, 0, 0};
}

Point middleOf(const Label& l)
{
    const double width = textWidth(l.text, l.size, l.weight);
    const double back = l.align == Align::Start ? 0 : l.align == Align::Middle ? width / 2 : width;
    return {l.at.x - back + width / 2, l.at.y - l.size * 0.3};
}

bool isPale(Colour c)
{
    return c.a > 0 && contrast(withAlpha(c, 255), theme::kWhite) < kPale;
}

} // namespace

Colour readable(Colour colour, Colour ground, double ratio)
{
    if (contrast(colour, ground) >= ratio)
        return colour;
    const bool lighter = contrast(theme::kWhite, ground) > contrast(rgb(0), ground);
    const Colour end = lighter ? theme::kWhite : rgb(0);
    double low = 0;
    double high = 1;
    for (int i = 0; i < 12; ++i) {
        const double middle = (low + high) / 2;
        (contrast(mixed(colour, end, middle), ground) >= ratio ? high : low) = middle;
    }
    return mixed(colour, end, high);
}

Colour colourUnder(const std::vector<Primitive>& primitives, std::size_t count, Point at, Colour ground)
{
    Colour seen = ground;
    for (std::size_t i = 0; i < std::min(count, primitives.size()); ++i)
        if (const Colour fill = fillAt(primitives[i], at); fill.a > 0)
            seen = over(fill, seen);
    return seen;
}

Recolouring::Recolouring(const kit::Palette& palette, const Scene& scene)
    : m_palette(palette), m_ground(kit::toFigure(palette.surface)), m_hardest(m_ground),
      m_textRatio(palette.highContrast ? 7 : 4.5), m_markRatio(palette.highContrast ? 4.5 : 3)
{
    const Colour ink = kit::toFigure(palette.ink);
    for (const Primitive& p : scene.primitives) {
        const auto* r = std::get_if<Rectangle>(&p);
        if (!r || !isPale(r->fill))
            continue;
        const Colour ground = over(fill(r->fill), m_ground);
        if (contrast(ground, ink) < contrast(m_hardest, ink))
            m_hardest = ground;
    }
}

Colour Recolouring::tint(Colour paper) const
{
    if (!m_palette.dark)
        return paper;
    // As far from this ground as it was from white, in its own hue.
    const double wanted = std::clamp(contrast(withAlpha(paper, 255), theme::kWhite), 1.12, 1.5);
    Colour hue = paper; // pale colours hold their hue in what they lack of white
    const std::uint8_t least = std::min({paper.r, paper.g, paper.b});
    if (least < 255) {
        const auto stretched = [&](std::uint8_t v) {
            return static_cast<std::uint8_t>(80 + 175 * (v - least) / std::max(1, 255 - least));
        };
        hue = {stretched(paper.r), stretched(paper.g), stretched(paper.b), 255};
    }
    double low = 0;
    double high = 1;
    for (int i = 0; i < 10; ++i) {
        const double middle = (low + high) / 2;
        (contrast(mixed(m_ground, hue, middle), m_ground) >= wanted ? high : low) = middle;
    }
    return withAlpha(mixed(m_ground, hue, high), paper.a);
}

Colour Recolouring::mark(Colour paper) const
{
    if (paper.a == 0)
        return paper;
    if (same(paper, theme::kInk) || same(paper, theme::kTarget))
        return withAlpha(kit::toFigure(m_palette.ink), paper.a);
    if (same(paper, theme::kMuted))
        return withAlpha(kit::toFigure(m_palette.muted), paper.a);
    if (same(paper, theme::kBrand))
        return withAlpha(kit::toFigure(m_palette.accent), paper.a);
    if (same(paper, theme::kWhite))
        return withAlpha(m_ground, paper.a);
    if (isBrag(paper)) // as on paper, or a little lighter, so that its letter still reads; see outline()
        return m_palette.dark ? readable(paper, m_ground, m_markRatio) : paper;
    return readable(paper, m_hardest, m_markRatio);
}

Colour Recolouring::fill(Colour paper) const
{
    if (paper.a == 0)
        return paper;
    if (same(paper, theme::kWhite))
        return withAlpha(m_ground, paper.a);
    return isPale(paper) ? tint(paper) : mark(paper);
}

Colour Recolouring::line(Colour paper) const
{
    if (same(paper, theme::kRule)) // the grid only helps; in high contrast its white would shout
        return m_palette.highContrast ? withAlpha(mixed(m_ground, kit::toFigure(m_palette.ink), 0.4), paper.a)
                                      : withAlpha(kit::toFigure(m_palette.rule), paper.a);
    return mark(paper);
}

Stroke Recolouring::stroke(Stroke paper) const
{
    if (paper.width > 0)
        paper.colour = line(paper.colour);
    return paper;
}

void Recolouring::outline(Colour fill, Stroke& stroke) const
{
    if (isBrag(fill) && contrast(mark(fill), m_hardest) < m_markRatio)
        stroke = {.colour = readable(fill, m_hardest, m_markRatio), .width = 0.9};
}

Rectangle Recolouring::box(Rectangle r) const
{
    const Colour paper = r.fill;
    r.stroke = stroke(r.stroke);
    r.fill = fill(paper);
    outline(paper, r.stroke);
    return r;
}

Colour Recolouring::text(Colour paper, Colour under) const
{
    const bool onMark = contrast(under, m_ground) >= 2; // inside a bar or a status mark
    const double ratio = onMark ? 4.5 : m_textRatio;
    const Colour mapped = same(paper, theme::kWhite) ? paper : mark(paper);
    for (const Colour candidate : {mapped, paper})
        if (contrast(candidate, under) >= ratio)
            return candidate;
    if (onMark) // one of both has 4.5:1 on any colour
        return contrast(theme::kWhite, under) >= ratio ? theme::kWhite : rgb(0);
    return readable(mapped, under, ratio);
}

Scene Recolouring::scene(Scene paper) const
{
    for (std::size_t i = 0; i < paper.primitives.size(); ++i) {
        Primitive& p = paper.primitives[i];
        if (auto* l = std::get_if<Polyline>(&p)) {
            l->stroke = stroke(l->stroke);
        } else if (auto* r = std::get_if<Rectangle>(&p)) {
            *r = box(*r);
        } else if (auto* c = std::get_if<Circle>(&p)) {
            c->stroke = stroke(c->stroke);
            outline(c->fill, c->stroke);
            c->fill = fill(c->fill);
        } else if (auto* g = std::get_if<Polygon>(&p)) {
            g->stroke = stroke(g->stroke);
            outline(g->fill, g->stroke);
            g->fill = fill(g->fill);
        } else if (auto* t = std::get_if<Label>(&p)) {
            t->colour = text(t->colour, colourUnder(paper.primitives, i, middleOf(*t), m_ground));
        }
    }
    return paper;
}

Scene recoloured(Scene scene, const kit::Palette& palette)
{
    const Recolouring colours(palette, scene);
    return colours.scene(std::move(scene));
}

} // namespace boulton::document
