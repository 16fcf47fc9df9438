// SPDX-License-Identifier: GPL-3.0-or-later
// What a chart shows, in words and as a table, from its data alone.
#include "core/base/format.h"
#include "core/figure/canvas.h"
#include <algorithm>
#include <cmath>

namespace boulton::figure {
namespace {

using detail::valueOf;

struct Telling {
    const ChartSpec& spec;
    const Translator& translate;
    std::string out;

    void say(const Text& text)
    {
        if (!out.empty())
            out += ' ';
        out += toString(text, translate);
    }
    [[nodiscard]] std::string category(std::size_t i) const
    {
        return i < spec.categories.size() ? toString(spec.categories[i], translate)
                                          : formatNumber(static_cast<double>(i + 1), 0);
    }
    //! Unlike on the chart, the unit is always said.
    [[nodiscard]] std::string value(double v) const { return value(v, spec.y); }
    [[nodiscard]] static std::string value(double v, const Axis& axis)
    {
        std::string text = valueText(v, axis);
        if (!axis.unit.empty() && !unitStandsAtNumbers(axis.unit))
            text += " " + axis.unit;
        return text;
    }
};

const Series* firstOf(const ChartSpec& spec, SeriesRole role)
{
    const auto it = std::ranges::find(spec.series, role, &Series::role);
    return it == spec.series.end() ? nullptr : &*it;
}

const Series* mainSeries(const ChartSpec& spec)
{
    if (const Series* actual = firstOf(spec, SeriesRole::Actual))
        return actual;
    return firstOf(spec, SeriesRole::Category);
}

struct Extent {
    std::size_t first = 0, last = 0, lowest = 0, highest = 0, present = 0;
};

Extent extentOf(const Series& s, std::size_t count)
{
    Extent e;
    for (std::size_t i = 0; i < count; ++i) {
        const auto v = valueOf(s, i);
        if (!v)
            continue;
        if (e.present++ == 0)
            e.first = e.lowest = e.highest = i;
        e.last = i;
        if (*v < *valueOf(s, e.lowest))
            e.lowest = i;
        if (*v > *valueOf(s, e.highest))
            e.highest = i;
    }
    return e;
}

void tellTarget(Telling& t, const Series& s, std::size_t last)
{
    std::optional<double> target;
    if (const Series* targets = firstOf(t.spec, SeriesRole::Target)) {
        target = valueOf(*targets, last);
        for (std::size_t i = targets->values.size(); !target && i-- > 0;)
            target = valueOf(*targets, i);
    }
    if (!target)
        return;
    const double v = *valueOf(s, last);
    const Text text = v > *target   ? BOULTON_TR("figure", "The latest value is above the target of %1.")
                      : v < *target ? BOULTON_TR("figure", "The latest value is below the target of %1.")
                                    : BOULTON_TR("figure", "The latest value equals the target of %1.");
    t.say(text.with(t.value(*target)));
}

void tellFlags(Telling& t)
{
    const auto count = [&](PointFlag f) { return static_cast<std::int64_t>(std::ranges::count(t.spec.flags, f)); };
    if (t.spec.kind != ChartKind::XmR)
        return;
    if (!t.spec.limits.empty()) {
        const Limits& l = t.spec.limits.back();
        t.say(BOULTON_TR("figure", "The mean is %1 and the process limits are %2 and %3.")
                  .with(t.value(l.mean), t.value(l.lower), t.value(l.upper)));
    }
    if (const auto n = count(PointFlag::Improvement); n > 0)
        t.say(BOULTON_TR("figure", "Points flagged as improvement: %1.").with(n));
    if (const auto n = count(PointFlag::Concern); n > 0)
        t.say(BOULTON_TR("figure", "Points flagged as a concern: %1.").with(n));
    if (const auto n = count(PointFlag::NeutralHigh) + count(PointFlag::NeutralLow); n > 0)
        t.say(BOULTON_TR("figure", "Points flagged without a good or bad direction: %1.").with(n));
    if (std::ranges::all_of(t.spec.flags, [](PointFlag f) { return f == PointFlag::None; }) && !t.spec.flags.empty())
        t.say(BOULTON_TR("figure", "No point is flagged: the variation is common cause."));
}

void tellLine(Telling& t, const Series& s, std::size_t count)
{
    const Extent e = extentOf(s, count);
    if (e.present == 0) {
        t.say(BOULTON_TR("figure", "There are no values yet."));
        return;
    }
    const double first = *valueOf(s, e.first);
    const double last = *valueOf(s, e.last);
    if (e.present == 1) {
        t.say(BOULTON_TR("figure", "One value: %1 in %2.").with(t.value(last), t.category(e.last)));
    } else {
        const Text text = last > first   ? BOULTON_TR("figure", "Rose from %1 in %2 to %3 in %4.")
                          : last < first ? BOULTON_TR("figure", "Fell from %1 in %2 to %3 in %4.")
                                         : BOULTON_TR("figure", "%1 in %2 and again %3 in %4.");
        t.say(text.with(t.value(first), t.category(e.first), t.value(last), t.category(e.last)));
        if (e.present > 2 && *valueOf(s, e.lowest) < *valueOf(s, e.highest))
            t.say(BOULTON_TR("figure", "The lowest value is %1 (%2), the highest %3 (%4).")
                      .with(t.value(*valueOf(s, e.lowest)), t.category(e.lowest), t.value(*valueOf(s, e.highest)),
                            t.category(e.highest)));
    }
    tellTarget(t, s, e.last);
    tellFlags(t);
    if (e.present < count)
        t.say(BOULTON_TR("figure", "%1 of %2 values are missing.")
                  .with(static_cast<std::int64_t>(count - e.present), static_cast<std::int64_t>(count)));
}

void tellBars(Telling& t, const Series& s, std::size_t count)
{
    const Extent e = extentOf(s, count);
    if (e.present == 0) {
        t.say(BOULTON_TR("figure", "There are no values yet."));
        return;
    }
    if (e.present == 1) {
        t.say(BOULTON_TR("figure", "One value: %1, %2.").with(t.category(e.first), t.value(*valueOf(s, e.first))));
    } else {
        t.say(BOULTON_TR("figure", "%1 values.").with(static_cast<std::int64_t>(e.present)));
        t.say(BOULTON_TR("figure", "Highest: %1, %2. Lowest: %3, %4.")
                  .with(t.category(e.highest), t.value(*valueOf(s, e.highest)), t.category(e.lowest),
                        t.value(*valueOf(s, e.lowest))));
    }
    if (e.present < count)
        t.say(BOULTON_TR("figure", "%1 of %2 values are missing.")
                  .with(static_cast<std::int64_t>(count - e.present), static_cast<std::int64_t>(count)));
}

void tellStacks(Telling& t, std::size_t count)
{
    constexpr std::size_t kTold = 8; // the table under the chart has them all
    for (std::size_t c = 0; c < std::min(count, kTold); ++c) {
        std::string parts;
        for (const Series& s : t.spec.series)
            if (const auto v = valueOf(s, c); v && s.role != SeriesRole::Target && *v != 0)
                parts += (parts.empty() ? "" : ", ") + toString(s.name, t.translate) + " " + t.value(*v);
        t.say(Text::raw("%1: %2.").with(
            t.category(c), parts.empty() ? toString(BOULTON_TR("figure", "no values"), t.translate) : parts));
    }
    if (count > kTold)
        t.say(BOULTON_TR("figure", "%1 more are in the data table.").with(static_cast<std::int64_t>(count - kTold)));
}

//! "Better: 3. Similar: 60." and who differs, as many as can be listened to.
void tellStandings(Telling& t)
{
    if (!hasStandings(t.spec))
        return;
    constexpr std::size_t kTold = 8;
    const std::size_t count = categoryCount(t.spec);
    for (const char letter : std::string_view("BSWHL")) {
        std::int64_t all = 0;
        std::int64_t firm = 0;
        std::string names;
        std::size_t named = 0;
        for (std::size_t s = 0; s < t.spec.series.size(); ++s)
            for (std::size_t c = 0; c < count; ++c) {
                if (standingAt(t.spec, s, c) != letter)
                    continue;
                ++all;
                firm += isFirm(t.spec, s, c) ? 1 : 0;
                if (named++ < kTold) {
                    const std::string series = toString(t.spec.series[s].name, t.translate);
                    const bool both = t.spec.kind == ChartKind::Tartan && !series.empty();
                    names += (names.empty() ? "" : "; ") + t.category(c) + (both ? ", " + series : "");
                }
            }
        if (all == 0)
            continue;
        const std::string name = toString(standingName(letter), t.translate);
        if (letter == 'S') {
            t.say(Text::raw("%1: %2.").with(name, all));
            continue;
        }
        if (named > kTold)
            names += "; " + toString(BOULTON_TR("figure", "and %1 more").with(static_cast<std::int64_t>(named - kTold)), t.translate);
        t.say(Text::raw("%1: %2 (%3).").with(name, all, names));
        if (firm > 0 && t.spec.kind == ChartKind::Funnel)
            t.say(BOULTON_TR("figure", "Of these beyond the wide limits: %1.").with(firm));
        if (firm > 0 && t.spec.kind != ChartKind::Funnel)
            t.say(BOULTON_TR("figure", "Of these even with the number of comparisons allowed for: %1.").with(firm));
    }
}

void tellReferences(Telling& t)
{
    for (const ReferenceLine& r : t.spec.references)
        if (std::isfinite(r.value))
            t.say(Text::raw("%1: %2.").with(toString(r.name, t.translate), t.value(r.value)));
}

//! The intervals of the highest and the lowest value, by their place.
void tellIntervals(Telling& t, std::size_t series, const Extent& e)
{
    if (e.present == 0 || !hasIntervals(t.spec))
        return;
    for (const std::size_t c : {e.highest, e.lowest}) {
        const auto ends = intervalAt(t.spec, series, c);
        if (ends && (c == e.highest || e.highest != e.lowest))
            t.say(BOULTON_TR("figure", "%1 lies between %2 and %3 (%4).")
                      .with(t.category(c), t.value(ends->lower), t.value(ends->upper),
                            t.spec.interval.empty() ? toString(BOULTON_TR("figure", "interval"), t.translate)
                                                    : toString(t.spec.interval, t.translate)));
    }
}

void tellGradient(Telling& t, const Series& s, std::size_t count)
{
    const Extent e = extentOf(s, count);
    if (e.present == 0)
        return;
    t.say(BOULTON_TR("figure", "%1 groups, from %2 (%3) to %4 (%5).")
              .with(static_cast<std::int64_t>(e.present), t.category(e.first), t.value(*valueOf(s, e.first)),
                    t.category(e.last), t.value(*valueOf(s, e.last))));
    for (const Curve& c : t.spec.curves)
        if (!c.y.empty() && c.y.front() && c.y.back() && std::isfinite(*c.y.front()) && std::isfinite(*c.y.back()))
            t.say(BOULTON_TR("figure", "%1: from %2 at the left end to %3 at the right end.")
                      .with(toString(c.name, t.translate), t.value(*c.y.front()), t.value(*c.y.back())));
}

void tellSpine(Telling& t, std::size_t count)
{
    if (t.spec.series.size() < 2)
        return;
    constexpr std::size_t kTold = 12;
    t.say(BOULTON_TR("figure", "%1 figures of %2 beside %3.")
              .with(static_cast<std::int64_t>(count), toString(t.spec.series[0].name, t.translate),
                    toString(t.spec.series[1].name, t.translate)));
    for (std::size_t c = 0; c < std::min(count, kTold); ++c) {
        const auto v = valueOf(t.spec.series[0], c);
        const auto other = valueOf(t.spec.series[1], c);
        if (v && other)
            t.say(BOULTON_TR("figure", "%1: %2, against %3.")
                      .with(t.category(c), t.value(*v, axisOf(t.spec, c)), t.value(*other, axisOf(t.spec, c))));
    }
    if (count > kTold)
        t.say(BOULTON_TR("figure", "%1 more are in the data table.").with(static_cast<std::int64_t>(count - kTold)));
}

void tellPyramid(Telling& t, std::size_t count)
{
    for (const Series& s : t.spec.series) {
        const Extent e = extentOf(s, count);
        if (e.present == 0 || s.role == SeriesRole::Comparator)
            continue;
        t.say(BOULTON_TR("figure", "%1: most at %2 (%3), fewest at %4 (%5).")
                  .with(toString(s.name, t.translate), t.category(e.highest), t.value(*valueOf(s, e.highest)),
                        t.category(e.lowest), t.value(*valueOf(s, e.lowest))));
    }
    for (const Series& s : t.spec.series)
        if (s.role == SeriesRole::Comparator) {
            t.say(BOULTON_TR("figure", "The outline is %1.").with(toString(s.name, t.translate)));
            break;
        }
}

std::string columnName(const Series& s, std::size_t position, const Translator& translate)
{
    std::string name = toString(s.name, translate);
    if (name.empty())
        name = toString(s.role == SeriesRole::Target ? BOULTON_TR("figure", "Target") : BOULTON_TR("figure", "Value"),
                        translate);
    return name.empty() ? std::to_string(position + 1) : name;
}

table::Column limitColumn(const ChartSpec& spec, std::size_t count, double Limits::* member)
{
    table::ColumnBuilder column(table::Type::Float64, count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto it = std::ranges::find_if(spec.limits, [&](const Limits& l) { return l.first <= i && i <= l.last; });
        if (it != spec.limits.end() && std::isfinite((*it).*member))
            column.append((*it).*member);
        else
            column.appendMissing();
    }
    return column.finish();
}

table::Column optionalColumn(const std::vector<std::optional<double>>& values, std::size_t count)
{
    table::ColumnBuilder column(table::Type::Float64, count);
    for (std::size_t i = 0; i < count; ++i) {
        if (i < values.size() && values[i] && std::isfinite(*values[i]))
            column.append(*values[i]);
        else
            column.appendMissing();
    }
    return column.finish();
}

//! In words; '!' becomes words, too.
table::Column standingColumn(const ChartSpec& spec, std::size_t series, std::size_t count, const Translator& translate)
{
    table::ColumnBuilder column(table::Type::String, count);
    for (std::size_t i = 0; i < count; ++i) {
        const char letter = standingAt(spec, series, i);
        if (letter == ' ') {
            column.appendMissing();
            continue;
        }
        const std::string name = toString(standingName(letter), translate);
        const Text stricter = spec.kind == ChartKind::Funnel
                                  ? BOULTON_TR("figure", "%1, beyond the wide limits")
                                  : BOULTON_TR("figure", "%1, even with the number of comparisons allowed for");
        column.append(isFirm(spec, series, i) ? toString(stricter.with(name), translate) : name);
    }
    return column.finish();
}

} // namespace

std::string describe(const ChartSpec& spec, const Translator& translate)
{
    Telling t{spec, translate, {}};
    const std::size_t count = detail::categoryCount(spec);
    const Series* s = mainSeries(spec);
    if (!s && !spec.series.empty())
        s = &spec.series.front();
    if (!detail::hasData(spec) || !s) {
        t.say(BOULTON_TR("figure", "There are no values yet."));
        return t.out;
    }
    switch (spec.kind) {
    case ChartKind::Line:
    case ChartKind::XmR:
    case ChartKind::Sparkline: tellLine(t, *s, count); break;
    case ChartKind::Bar:
    case ChartKind::RankedBar: tellBars(t, *s, count); break;
    case ChartKind::Funnel:
        tellBars(t, *s, count);
        tellReferences(t);
        break;
    case ChartKind::Gradient: tellGradient(t, *s, count); break;
    case ChartKind::Spine: tellSpine(t, count); break;
    case ChartKind::Tartan: break;
    case ChartKind::Pyramid: tellPyramid(t, count); break;
    case ChartKind::StackedBar: tellStacks(t, count); break;
    case ChartKind::Bullet:
        tellBars(t, *s, count);
        if (const Extent e = extentOf(*s, count); e.present > 0)
            tellTarget(t, *s, e.last);
        break;
    }
    if (hasIntervals(spec) && (spec.kind == ChartKind::RankedBar || spec.kind == ChartKind::Line))
        tellIntervals(t, static_cast<std::size_t>(s - spec.series.data()), extentOf(*s, count));
    if (spec.kind == ChartKind::RankedBar && hasOwnLegend(spec))
        tellReferences(t);
    tellStandings(t);
    for (const Annotation& a : spec.annotations)
        t.say(BOULTON_TR("figure", "Note at %1: %2.").with(t.category(a.category), toString(a.text, translate)));
    return t.out;
}

table::Table dataOf(const ChartSpec& spec, const Translator& translate)
{
    const std::size_t count = detail::categoryCount(spec);
    std::vector<table::Field> fields{
        {.name = toString(BOULTON_TR("figure", "Category"), translate), .type = table::Type::String}};
    std::vector<table::Column> columns;
    table::ColumnBuilder names(table::Type::String, count);
    for (std::size_t i = 0; i < count; ++i)
        names.append(i < spec.categories.size() ? toString(spec.categories[i], translate)
                                                : formatNumber(static_cast<double>(i + 1), 0));
    columns.push_back(names.finish());
    const auto add = [&](std::string name, table::Type type, std::string unit, table::Column column) {
        fields.push_back({.name = std::move(name), .type = type, .unit = std::move(unit)});
        columns.push_back(std::move(column));
    };
    for (std::size_t n = 0; n < spec.series.size(); ++n) {
        const Series& s = spec.series[n];
        table::ColumnBuilder values(table::Type::Float64, count);
        table::ColumnBuilder status(table::Type::String, count);
        for (std::size_t i = 0; i < count; ++i) {
            if (i < s.values.size() && s.values[i] && std::isfinite(*s.values[i]))
                values.append(*s.values[i]);
            else
                values.appendMissing();
            if (detail::statusOf(s, i) != ' ')
                status.append(std::string(1, detail::statusOf(s, i)));
            else
                status.appendMissing();
        }
        const std::string name = columnName(s, n, translate);
        if (!s.x.empty())
            add(toString(spec.x.title.empty() ? BOULTON_TR("figure", "Place across") : spec.x.title, translate),
                table::Type::Float64, spec.x.unit, optionalColumn(s.x, count));
        // Rows with units of their own have none in common.
        add(name, table::Type::Float64, spec.rows.empty() ? spec.y.unit : std::string(), values.finish());
        if (!s.lower.empty() && !s.upper.empty()) {
            add(toString(BOULTON_TR("figure", "%1: lower end").with(name), translate), table::Type::Float64, spec.y.unit,
                optionalColumn(s.lower, count));
            add(toString(BOULTON_TR("figure", "%1: upper end").with(name), translate), table::Type::Float64, spec.y.unit,
                optionalColumn(s.upper, count));
        }
        if (!s.standing.empty())
            add(toString(BOULTON_TR("figure", "%1: compared").with(name), translate), table::Type::String, {},
                standingColumn(spec, n, count, translate));
        // In a stack the status is the series itself.
        if (!s.status.empty() && spec.kind != ChartKind::StackedBar)
            add(toString(BOULTON_TR("figure", "Status of %1").with(name), translate), table::Type::String, {},
                status.finish());
    }
    if (spec.kind == ChartKind::Spine) {
        const auto spread = [&](const Text& name, double Spread::* member) {
            std::vector<std::optional<double>> values;
            for (const Spread& s : spec.spreads)
                values.emplace_back(s.*member);
            add(toString(name, translate), table::Type::Float64, {}, optionalColumn(values, count));
        };
        spread(BOULTON_TR("figure", "Lowest of all"), &Spread::lowest);
        spread(BOULTON_TR("figure", "25th percentile"), &Spread::low);
        spread(BOULTON_TR("figure", "75th percentile"), &Spread::high);
        spread(BOULTON_TR("figure", "Highest of all"), &Spread::highest);
    }
    if (spec.kind == ChartKind::XmR && !spec.limits.empty()) {
        add(toString(BOULTON_TR("figure", "Mean"), translate), table::Type::Float64, spec.y.unit,
            limitColumn(spec, count, &Limits::mean));
        add(toString(BOULTON_TR("figure", "Lower limit"), translate), table::Type::Float64, spec.y.unit,
            limitColumn(spec, count, &Limits::lower));
        add(toString(BOULTON_TR("figure", "Upper limit"), translate), table::Type::Float64, spec.y.unit,
            limitColumn(spec, count, &Limits::upper));
    }
    if (spec.kind == ChartKind::XmR && !spec.flags.empty()) {
        table::ColumnBuilder flags(table::Type::String, count);
        for (std::size_t i = 0; i < count; ++i)
            flags.append(toString(flagName(i < spec.flags.size() ? spec.flags[i] : PointFlag::None), translate));
        add(toString(BOULTON_TR("figure", "Flag"), translate), table::Type::String, {}, flags.finish());
    }
    // The columns are made to fit the fields: make() cannot refuse them.
    return table::Table::make(table::Schema(std::move(fields)), std::move(columns)).value_or(table::Table());
}

} // namespace boulton::figure
