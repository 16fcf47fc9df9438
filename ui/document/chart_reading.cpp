// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/chart_reading.h"
#include "core/base/format.h"
#include "ui/kit/text.h"
#include <algorithm>
#include <cmath>

namespace boulton::document {

using namespace figure;

QString Reading::text() const
{
    QStringList out;
    if (!title.isEmpty())
        out << title;
    for (const auto& [name, value] : lines)
        out << (value.isEmpty() ? name : name.isEmpty() ? value : name + QStringLiteral(": ") + value);
    return out.join(QLatin1Char('\n'));
}

QString ChartWords::statusWord(char letter)
{
    switch (letter) {
    case 'B': return tr("Blue");
    case 'R': return tr("Red");
    case 'A': return tr("Amber");
    case 'G': return tr("Green");
    case 'W': return tr("Awaiting data");
    case 'P': return tr("Project");
    case 'N': return tr("Not applicable");
    case 'T': return tr("No target");
    default: return {};
    }
}

QString ChartWords::seriesName(const ChartSpec& spec, std::size_t series)
{
    if (series >= spec.series.size())
        return {};
    const Series& s = spec.series[series];
    if (!s.name.empty())
        return kit::toQt(s.name);
    return s.role == SeriesRole::Target ? tr("Target") : tr("Value");
}

QString ChartWords::categoryName(const ChartSpec& spec, std::size_t category)
{
    return category < spec.categories.size() ? kit::toQt(spec.categories[category]) : QString::number(category + 1);
}

QString ChartWords::valueText(const ChartSpec& spec, double value)
{
    return valueText(spec.y, value);
}

QString ChartWords::valueText(const Axis& axis, double value)
{
    std::string text = figure::valueText(value, axis);
    if (!axis.unit.empty() && !unitStandsAtNumbers(axis.unit))
        text += " " + axis.unit;
    return kit::toQt(std::string_view(text));
}

Reading ChartWords::read(const ChartSpec& spec, PointId point)
{
    Reading out;
    out.title = categoryName(spec, point.category);
    const auto value = valueAt(spec, point.series, point.category);
    const Axis& axis = axisOf(spec, point.category);
    out.lines.emplace_back(seriesName(spec, point.series), value ? valueText(axis, *value) : tr("no value"));
    if (const auto ends = intervalAt(spec, point.series, point.category); value && ends)
        out.lines.emplace_back(spec.interval.empty() ? tr("Interval") : kit::toQt(spec.interval),
                               tr("%1 to %2").arg(valueText(axis, ends->lower), valueText(axis, ends->upper)));
    const std::vector<std::optional<double>>& across = spec.series.at(point.series).x;
    if (spec.kind == ChartKind::Funnel && point.category < across.size() && across[point.category] && !spec.x.title.empty())
        out.lines.emplace_back(kit::toQt(spec.x.title), valueText(spec.x, *across[point.category]));
    if (const Text standing = standingName(standingAt(spec, point.series, point.category)); !standing.empty())
        out.lines.emplace_back(tr("Compared"), kit::toQt(standing));
    if (spec.kind == ChartKind::Spine && point.series == 0 && spec.series.size() > 1)
        if (const auto other = valueAt(spec, 1, point.category))
            out.lines.emplace_back(seriesName(spec, 1), valueText(axis, *other));
    out.status = statusAt(spec, point.series, point.category);
    // In a stack the status is the series itself, and its name says so already.
    if (const QString word = statusWord(out.status); !word.isEmpty() && word != out.lines.front().first)
        out.lines.emplace_back(tr("Status"), word);
    const bool isTarget = spec.series.at(point.series).role == SeriesRole::Target;
    for (std::size_t i = 0; i < spec.series.size() && !isTarget; ++i)
        if (spec.series[i].role == SeriesRole::Target)
            if (const auto target = valueAt(spec, i, point.category))
                out.lines.emplace_back(seriesName(spec, i), valueText(spec, *target));
    if (spec.kind == ChartKind::XmR && !isTarget) {
        const PointFlag flag = point.category < spec.flags.size() ? spec.flags[point.category] : PointFlag::None;
        if (!spec.flags.empty())
            out.lines.emplace_back(flag == PointFlag::None ? tr("Variation") : tr("Special cause"),
                                   kit::toQt(flagName(flag)));
        const auto limits = std::ranges::find_if(
            spec.limits, [&](const Limits& l) { return l.first <= point.category && point.category <= l.last; });
        if (limits != spec.limits.end() && std::isfinite(limits->mean)) {
            out.lines.emplace_back(tr("Mean"), valueText(spec, limits->mean));
            if (std::isfinite(limits->lower) && std::isfinite(limits->upper))
                out.lines.emplace_back(tr("Process limits"), tr("%1 to %2").arg(valueText(spec, limits->lower),
                                                                               valueText(spec, limits->upper)));
        }
    }
    for (const Annotation& a : spec.annotations)
        if (a.category == point.category)
            out.lines.emplace_back(kit::toQt(a.text), QString());
    return out;
}

ChartSpec stretch(const ChartSpec& spec, std::size_t first, std::size_t last)
{
    ChartSpec out = spec;
    const std::size_t count = categoryCount(spec);
    last = std::min(last, count == 0 ? 0 : count - 1);
    if (first > last || (first == 0 && last + 1 >= count))
        return out;
    const auto cut = [&](auto& list) {
        using Difference = std::remove_cvref_t<decltype(list)>::difference_type;
        list.erase(list.begin() + static_cast<Difference>(std::min(last + 1, list.size())), list.end());
        list.erase(list.begin(), list.begin() + static_cast<Difference>(std::min(first, list.size())));
    };
    out.categories.resize(std::max(count, spec.categories.size()));
    for (std::size_t i = spec.categories.size(); i < out.categories.size(); ++i)
        out.categories[i] = Text::raw(std::to_string(i + 1));
    cut(out.categories);
    cut(out.flags);
    cut(out.rows);
    cut(out.spreads);
    for (Series& s : out.series) {
        cut(s.values);
        cut(s.status);
        cut(s.lower);
        cut(s.upper);
        cut(s.standing);
        cut(s.firm);
        cut(s.x);
    }
    std::erase_if(out.limits, [&](const Limits& l) { return l.last < first || l.first > last; });
    for (Limits& l : out.limits) {
        l.first = std::max(l.first, first) - first;
        l.last = std::min(l.last, last) - first;
    }
    std::erase_if(out.annotations, [&](const Annotation& a) { return a.category < first || a.category > last; });
    for (Annotation& a : out.annotations)
        a.category -= first;
    return out;
}

Visible without(const ChartSpec& spec, const std::set<std::size_t>& hidden)
{
    Visible out{spec, {}};
    for (std::size_t i = 0; i < spec.series.size(); ++i) {
        Series& s = out.spec.series[i];
        // A bar with a status has its colour from the status; a line with one has the colour of its series.
        const bool line = spec.kind == ChartKind::Line || spec.kind == ChartKind::XmR;
        if (!s.colour && (line || s.status.empty()) && s.standing.empty() && s.role != SeriesRole::Target)
            s.colour = colourOf(spec, i);
        if (!hidden.contains(i))
            out.series.push_back(i);
    }
    std::vector<Series> kept;
    for (const std::size_t i : out.series)
        kept.push_back(std::move(out.spec.series[i]));
    out.spec.series = std::move(kept);
    return out;
}

} // namespace boulton::document
