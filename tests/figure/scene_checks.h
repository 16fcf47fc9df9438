// SPDX-License-Identifier: GPL-3.0-or-later
// What every scene must keep: finite, on the sheet, no label touching another.
#pragma once
#include "core/figure/scene.h"
#include "tests/support/test.h"
#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

namespace boulton::test::scenes {

using namespace figure;

struct Box {
    double left, top, right, bottom;
};

inline Box boxOf(const Label& l)
{
    const double w = textWidth(l.text, l.size, l.weight);
    if (l.rotation == -90) // upwards
        return {l.at.x - l.size * 0.72, l.at.y - w, l.at.x + l.size * 0.2, l.at.y};
    const double x = l.align == Align::Start ? l.at.x : l.align == Align::Middle ? l.at.x - w / 2 : l.at.x - w;
    return {x, l.at.y - l.size * 0.72, x + w, l.at.y + l.size * 0.2};
}

inline Box extentOf(const Primitive& p)
{
    struct Visitor {
        static Box around(const std::vector<Point>& points)
        {
            Box b{1e308, 1e308, -1e308, -1e308};
            for (const Point& q : points)
                b = {std::min(b.left, q.x), std::min(b.top, q.y), std::max(b.right, q.x), std::max(b.bottom, q.y)};
            return b;
        }
        Box operator()(const Polyline& l) const { return around(l.points); }
        Box operator()(const Polygon& l) const { return around(l.points); }
        Box operator()(const Rectangle& r) const { return {r.x, r.y, r.x + r.width, r.y + r.height}; }
        Box operator()(const Circle& c) const
        {
            return {c.centre.x - c.radius, c.centre.y - c.radius, c.centre.x + c.radius, c.centre.y + c.radius};
        }
        Box operator()(const Label& l) const { return boxOf(l); }
    };
    return std::visit(Visitor{}, p);
}

inline void checkScene(const Scene& scene, const std::string& what)
{
    std::vector<const Label*> labels;
    for (const Primitive& p : scene.primitives) {
        const Box b = extentOf(p);
        const bool finite =
            std::isfinite(b.left) && std::isfinite(b.top) && std::isfinite(b.right) && std::isfinite(b.bottom);
        test::check(finite, what + ": a primitive is not finite");
        constexpr double kSlack = 0.6; // half a stroke
        if (b.left < -kSlack || b.top < -kSlack || b.right > scene.width + kSlack || b.bottom > scene.height + kSlack) {
            const auto* l = std::get_if<Label>(&p);
            test::check(false, what + ": primitive " + std::to_string(p.index()) + " leaves the sheet " +
                                   (l ? l->text : "") + " " + std::to_string(b.left) + "," + std::to_string(b.top) +
                                   "," + std::to_string(b.right) + "," + std::to_string(b.bottom));
        }
        if (const auto* l = std::get_if<Label>(&p))
            labels.push_back(l);
    }
    for (std::size_t i = 0; i < labels.size(); ++i)
        for (std::size_t k = i + 1; k < labels.size(); ++k) {
            const Box a = boxOf(*labels[i]);
            const Box b = boxOf(*labels[k]);
            test::check(a.left >= b.right || b.left >= a.right || a.top >= b.bottom || b.top >= a.bottom,
                        what + ": \"" + labels[i]->text + "\" touches \"" + labels[k]->text + "\"");
        }
}

inline bool hasLabel(const Scene& scene, std::string_view text)
{
    return std::ranges::any_of(scene.primitives, [&](const Primitive& p) {
        const auto* l = std::get_if<Label>(&p);
        return l && l->text.find(text) != std::string::npos;
    });
}

} // namespace boulton::test::scenes
