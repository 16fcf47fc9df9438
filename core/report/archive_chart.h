// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/report: texts and charts of an archived document, in both directions.
#pragma once
#include "core/figure/chart_spec.h"
#include "core/report/canonical_json.h"
#include <algorithm>
#include <cmath>
#include <memory>

namespace boulton::report::canonical {

//! The contexts of BOULTON_TR in core: a test compares them with the sources.
inline constexpr std::array<const char*, 9> kTextContexts{"Classify", "exchange",    "figure", "modules",  "needs",
                                                          "packs",    "performance", "report", "workspace"};

//! A number in [from, to], for what layout multiplies, divides or counts by.
template <typename A, typename T>
void inside(A& a, T& value, T from, T to)
{
    io(a, value);
    if constexpr (A::kReads)
        if (!(value >= from && value <= to))
            a.refuse();
}

template <typename A>
void io(A& a, Number& value)
{
    Object object(a);
    object.member("value", value.value).key("decimals");
    inside(a, value.decimals, -1, 20);
    object.member("unit", value.unit);
}

//! Data as a string; what is translated, or has arguments, as an object.
template <typename A>
void io(A& a, Text& text)
{
    static constexpr std::array<std::string_view, 4> kArguments{"text", "integer", "number", "date"};
    if constexpr (A::kReads) {
        text = {};
        if (a.sees("\"")) {
            text.source = a.string();
            return;
        }
    } else if (text.context == nullptr && text.args.empty()) {
        a.string(text.source);
        return;
    }
    Object object(a);
    std::string context = text.context != nullptr ? text.context : "";
    object.member("context", context).member("source", text.source).key("args");
    list(a, text.args, [](A& to, TextArg& arg) { choice(to, arg, kArguments); });
    if constexpr (A::kReads) {
        if (context.empty() && text.args.empty())
            a.refuse(); // that would have been a string
        const auto known = std::ranges::find(kTextContexts, context, [](const char* c) { return std::string_view(c); });
        text.context = known != kTextContexts.end() ? *known : nullptr;
    }
}

template <typename T>
[[nodiscard]] bool saysNothing(const T& value)
{
    return value.empty();
}
[[nodiscard]] inline bool saysNothing(const figure::Axis& axis)
{
    return axis.title.empty() && axis.unit.empty() && axis.decimals == -1 && !axis.minimum && !axis.maximum && !axis.includeZero;
}

//! A member that stands only where it says something, so that what was archived before it existed keeps its bytes.
template <typename A, typename T>
void extra(A& a, Object<A>& object, std::string_view name, T& value)
{
    if constexpr (A::kReads) {
        if (!a.sees(",\"" + std::string(name) + "\":"))
            return;
        object.member(name, value);
        if (saysNothing(value))
            a.refuse(); // that would not have been written
    } else if (!saysNothing(value)) {
        object.member(name, value);
    }
}

template <typename A>
void io(A& a, figure::Colour& c)
{
    std::int64_t rgba = (std::int64_t{c.r} << 24) | (std::int64_t{c.g} << 16) | (std::int64_t{c.b} << 8) | c.a;
    io(a, rgba);
    if constexpr (A::kReads) {
        if (rgba < 0 || rgba > 0xFFFFFFFF)
            a.refuse();
        const auto byte = [&](int shift) { return static_cast<std::uint8_t>(rgba >> shift & 0xFF); };
        c = {byte(24), byte(16), byte(8), byte(0)};
    }
}

template <typename A>
void io(A& a, figure::Stroke& s)
{
    static constexpr std::array<std::string_view, 3> kDashes{"solid", "dashed", "dotted"};
    Object object(a);
    object.member("colour", s.colour).key("width");
    inside(a, s.width, 0.0, 1000.0);
    object.member("dash", s.dash, kDashes);
}

template <typename A>
void io(A& a, figure::Series& s)
{
    static constexpr std::array<std::string_view, 5> kRoles{"actual", "target", "comparator", "forecast", "category"};
    Object object(a);
    object.member("name", s.name)
        .member("values", s.values)
        .member("role", s.role, kRoles)
        .member("colour", s.colour)
        .member("status", s.status);
    extra(a, object, "lower", s.lower);
    extra(a, object, "upper", s.upper);
    extra(a, object, "standing", s.standing);
    extra(a, object, "firm", s.firm);
    extra(a, object, "x", s.x);
}

template <typename A>
void io(A& a, figure::Curve& c)
{
    Object(a).member("name", c.name).member("x", c.x).member("y", c.y).member("stroke", c.stroke);
}

template <typename A>
void io(A& a, figure::Spread& s)
{
    static constexpr std::array<std::string_view, 3> kDirections{"higher", "lower", "none"};
    Object(a)
        .member("lowest", s.lowest)
        .member("low", s.low)
        .member("high", s.high)
        .member("highest", s.highest)
        .member("unit_low", s.unitLow)
        .member("unit_high", s.unitHigh)
        .member("better", s.better, kDirections);
}

template <typename A>
void index(A& a, std::size_t& value)
{
    auto wide = static_cast<std::int64_t>(value);
    io(a, wide);
    if constexpr (A::kReads) {
        if (wide < 0)
            a.refuse();
        value = wide < 0 ? 0 : static_cast<std::size_t>(wide);
    }
}

template <typename A>
void io(A& a, figure::Limits& l)
{
    Object object(a);
    object.key("first");
    index(a, l.first);
    object.key("last");
    index(a, l.last);
    object.member("mean", l.mean).member("lower", l.lower).member("upper", l.upper);
}

template <typename A>
void io(A& a, figure::Zone& z)
{
    Object(a).member("from", z.from).member("to", z.to).member("fill", z.fill).member("name", z.name);
}

template <typename A>
void io(A& a, figure::ReferenceLine& r)
{
    Object(a).member("value", r.value).member("name", r.name).member("stroke", r.stroke);
}

template <typename A>
void io(A& a, figure::Annotation& n)
{
    Object object(a);
    object.key("category");
    index(a, n.category);
    object.member("text", n.text);
}

template <typename A>
void io(A& a, figure::Axis& y)
{
    Object object(a);
    object.member("title", y.title).member("unit", y.unit).key("decimals");
    inside(a, y.decimals, -1, 20);
    object.member("minimum", y.minimum)
        .member("maximum", y.maximum)
        .member("zero", y.includeZero);
}

//! What layout takes for granted of indexes: those of a chart that was made here are in order, those of a file may not be.
inline bool inOrder(const figure::ChartSpec& spec)
{
    std::size_t count = spec.categories.size();
    for (const figure::Series& s : spec.series)
        count = std::max(count, s.values.size());
    const auto finite = [](const std::optional<double>& end) { return !end || std::isfinite(*end); };
    return std::ranges::all_of(spec.limits, [&](const auto& l) { return l.first <= l.last && l.last < count; }) &&
           std::ranges::all_of(spec.annotations, [&](const auto& n) { return n.category < count; }) &&
           (spec.flags.empty() || spec.flags.size() == count) && finite(spec.y.minimum) && finite(spec.y.maximum) &&
           finite(spec.x.minimum) && finite(spec.x.maximum) && spec.spreads.size() <= count && spec.rows.size() <= count;
}

template <typename A>
void io(A& a, figure::ChartSpec& c)
{
    static constexpr std::array<std::string_view, 12> kKinds{"line",   "bar",       "ranked-bar", "stacked-bar",
                                                             "xmr",    "bullet",    "sparkline",  "funnel",
                                                             "gradient", "spine", "tartan",     "pyramid"};
    static constexpr std::array<std::string_view, 5> kFlags{"none", "improvement", "concern", "neutral-high",
                                                            "neutral-low"};
    {
        Object object(a);
        object.member("kind", c.kind, kKinds)
            .member("title", c.title)
            .member("subtitle", c.subtitle)
            .member("categories", c.categories)
            .member("series", c.series)
            .member("y", c.y)
            .member("limits", c.limits)
            .key("flags");
        list(a, c.flags, [](A& to, figure::PointFlag& flag) { word(to, flag, kFlags); });
        object.member("zones", c.zones)
            .member("references", c.references)
            .member("annotations", c.annotations)
            .member("description", c.description)
            .member("source", c.source)
            .member("legend", c.showLegend)
            .member("title_shown", c.showTitle);
        extra(a, object, "x", c.x);
        extra(a, object, "rows", c.rows);
        extra(a, object, "curves", c.curves);
        extra(a, object, "spreads", c.spreads);
        extra(a, object, "interval", c.interval);
    }
    if constexpr (A::kReads)
        if (!inOrder(c))
            a.refuse();
}

template <typename A>
void io(A& a, std::shared_ptr<const figure::ChartSpec>& chart)
{
    if constexpr (A::kReads) {
        chart.reset();
        if (a.takes("null"))
            return;
        auto read = std::make_shared<figure::ChartSpec>();
        io(a, *read);
        chart = std::move(read);
    } else if (chart) {
        figure::ChartSpec copy = *chart;
        io(a, copy);
    } else {
        a.token("null");
    }
}

} // namespace boulton::report::canonical
