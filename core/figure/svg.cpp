// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/svg.h"
#include "core/base/utf8.h"
#include "core/figure/chart_spec.h"
#include <algorithm>

namespace boulton::figure {
namespace {

void hexByte(Markup& out, std::uint8_t byte)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    out.identifier(kDigits.substr(byte >> 4U, 1)).identifier(kDigits.substr(byte & 15U, 1));
}

void colour(Markup& out, Colour c)
{
    out << "#";
    hexByte(out, c.r);
    hexByte(out, c.g);
    hexByte(out, c.b);
}

void fill(Markup& out, Colour c)
{
    if (c.a == 0) {
        out << " fill=\"none\"";
        return;
    }
    out << " fill=\"";
    colour(out, c);
    out << "\"";
    if (c.a < 255)
        (out << " fill-opacity=\"").number(c.a / 255.0) << "\"";
}

void stroke(Markup& out, const Stroke& s)
{
    if (s.width <= 0 || s.colour.a == 0)
        return;
    out << " stroke=\"";
    colour(out, s.colour);
    (out << "\" stroke-width=\"").number(s.width) << "\"";
    if (s.colour.a < 255)
        (out << " stroke-opacity=\"").number(s.colour.a / 255.0) << "\"";
    if (s.dash == Dash::Dashed)
        (out << " stroke-dasharray=\"").number(s.width * 4) << " " << Markup().number(s.width * 3) << "\"";
    if (s.dash == Dash::Dotted)
        (out << " stroke-dasharray=\"").number(s.width) << " " << Markup().number(s.width * 2) << "\"";
}

void points(Markup& out, const std::vector<Point>& list)
{
    out << " points=\"";
    bool first = true;
    for (const Point& p : list) {
        if (!first)
            out << " ";
        out.number(p.x) << "," << Markup().number(p.y);
        first = false;
    }
    out << "\"";
}

struct Writer {
    Markup& out;

    void operator()(const Polyline& p) const
    {
        out << "<polyline fill=\"none\" stroke-linejoin=\"round\"";
        stroke(out, p.stroke);
        points(out, p.points);
        out << "/>\n";
    }
    void operator()(const Polygon& p) const
    {
        out << "<polygon";
        fill(out, p.fill);
        stroke(out, p.stroke);
        points(out, p.points);
        out << "/>\n";
    }
    void operator()(const Rectangle& r) const
    {
        (out << "<rect x=\"").number(r.x)
            << "\" y=\"" << Markup().number(r.y) << "\" width=\"" << Markup().number(std::max(0.0, r.width))
            << "\" height=\"" << Markup().number(std::max(0.0, r.height)) << "\"";
        if (r.radius > 0)
            (out << " rx=\"").number(r.radius) << "\"";
        fill(out, r.fill);
        stroke(out, r.stroke);
        out << "/>\n";
    }
    void operator()(const Circle& c) const
    {
        (out << "<circle cx=\"").number(c.centre.x)
            << "\" cy=\"" << Markup().number(c.centre.y) << "\" r=\"" << Markup().number(c.radius) << "\"";
        fill(out, c.fill);
        stroke(out, c.stroke);
        out << "/>\n";
    }
    void operator()(const Label& l) const
    {
        (out << "<text x=\"").number(l.at.x)
            << "\" y=\"" << Markup().number(l.at.y) << "\" font-size=\"" << Markup().number(l.size) << "\"";
        fill(out, l.colour);
        if (l.weight == Weight::Semibold)
            out << " font-weight=\"600\"";
        if (l.weight == Weight::Bold)
            out << " font-weight=\"700\"";
        if (l.align == Align::Middle)
            out << " text-anchor=\"middle\"";
        if (l.align == Align::End)
            out << " text-anchor=\"end\"";
        // A reader without Open Sans sees another font: long labels keep the width they were laid out with.
        if (utf8::length(l.text) > 8)
            (out << " textLength=\"").number(textWidth(l.text, l.size, l.weight))
                << "\" lengthAdjust=\"spacingAndGlyphs\"";
        if (l.rotation != 0)
            (out << " transform=\"rotate(").number(l.rotation)
                << " " << Markup().number(l.at.x) << " " << Markup().number(l.at.y) << ")\"";
        (out << ">").text(l.text) << "</text>\n";
    }
};

} // namespace

Markup svg(const Scene& scene, std::string_view id, bool decorative)
{
    Markup out;
    (out << "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ").number(scene.width)
        << " " << Markup().number(scene.height) << "\" width=\"" << Markup().number(scene.width) << "\" height=\""
        << Markup().number(scene.height) << "\"";
    out << " font-family=\"'Open Sans', 'Segoe UI', Arial, sans-serif\"";
    if (decorative) {
        out << " aria-hidden=\"true\" focusable=\"false\">\n";
    } else {
        out << " role=\"img\"";
        if (!id.empty())
            (out << " aria-labelledby=\"").identifier(id) << "-t " << Markup().identifier(id) << "-d\"";
        const auto element = [&](MarkupLiteral open, MarkupLiteral suffix, MarkupLiteral close, std::string_view text) {
            out << open;
            if (!id.empty())
                (out << " id=\"").identifier(id) << suffix << "\"";
            (out << ">").text(text) << close;
        };
        out << ">\n";
        element("<title", "-t", "</title>\n", scene.title);
        element("<desc", "-d", "</desc>\n", scene.description);
    }
    for (const Primitive& p : scene.primitives)
        std::visit(Writer{out}, p);
    out << "</svg>";
    return out;
}

std::string toSvg(const Scene& scene)
{
    return svg(scene).string();
}

} // namespace boulton::figure
