// SPDX-License-Identifier: GPL-3.0-or-later
// Charts of every kind on data that is easy and data that is not.
#pragma once
#include "core/figure/chart_spec.h"
#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace boulton::test {

using SpecPtr = std::shared_ptr<const figure::ChartSpec>;

inline constexpr figure::ChartKind kKinds[] = {figure::ChartKind::Line,       figure::ChartKind::Bar,
                                               figure::ChartKind::RankedBar,  figure::ChartKind::StackedBar,
                                               figure::ChartKind::XmR,        figure::ChartKind::Bullet,
                                               figure::ChartKind::Sparkline};

//! `values` for the first series; a target and (where the kind has more than one) a second series go with it.
inline figure::ChartSpec chartOf(figure::ChartKind kind, const std::vector<std::optional<double>>& values, bool longNames = false)
{
    using namespace figure;
    ChartSpec spec{.kind = kind, .title = Text::raw("Household waste recycled")};
    for (std::size_t i = 0; i < values.size(); ++i)
        spec.categories.push_back(Text::raw((longNames ? "A category with a name that goes on and on " : "M") + std::to_string(i + 1)));
    spec.series.push_back({.name = Text::raw("Birmingham"), .values = values});
    if (kind == ChartKind::Bar || kind == ChartKind::Line)
        spec.series[0].status = std::string(values.size(), 'G');
    if (kind == ChartKind::Line && values.size() > 2)
        spec.series[0].status.replace(0, 3, "RAB");
    if (kind == ChartKind::Bar && values.size() > 3)
        spec.series[0].status.replace(0, 4, "RAB ");
    if (kind == ChartKind::StackedBar)
        spec.series.push_back({.name = Text::raw("Rest"), .values = std::vector<std::optional<double>>(values.size(), 20.0), .role = SeriesRole::Category});
    else if (kind != ChartKind::Sparkline)
        spec.series.push_back({.name = Text::raw("Target"), .values = std::vector<std::optional<double>>(values.size(), 75.0), .role = SeriesRole::Target});
    if (kind == ChartKind::Line)
        spec.series.push_back({.name = Text::raw("Core cities"), .values = std::vector<std::optional<double>>(values.size(), 68.0), .role = SeriesRole::Comparator});
    if (kind == ChartKind::XmR && values.size() > 2) {
        spec.limits = {{0, values.size() - 1, 70, 60, 80}};
        spec.flags = std::vector<PointFlag>(values.size(), PointFlag::None);
        spec.flags[1] = PointFlag::Concern;
        spec.flags[2] = PointFlag::Improvement;
        spec.annotations = {{2, Text::raw("New contract")}};
    }
    if (kind == ChartKind::Bullet)
        spec.zones = {{0, 70, rgb(0xE3E8ED), {}}, {70, 75, rgb(0xFFF6DE), Text::raw("Tolerance")}};
    spec.y = {.title = {}, .unit = "%", .decimals = 1};
    return spec;
}

inline std::vector<std::optional<double>> someValues(std::size_t count, std::size_t missing = 1000)
{
    std::vector<std::optional<double>> out;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(i == missing ? std::optional<double>() : 60 + 8 * std::sin(static_cast<double>(i)) + static_cast<double>(i % 5));
    return out;
}

struct NamedSpec {
    std::string name;
    SpecPtr spec;
};

inline std::vector<NamedSpec> everyChart()
{
    std::vector<NamedSpec> out;
    const char* names[] = {"line", "bar", "ranked", "stacked", "xmr", "bullet", "sparkline"};
    int i = 0;
    for (const figure::ChartKind kind : kKinds) {
        const std::string name = names[i++];
        const auto add = [&](const char* what, figure::ChartSpec spec) {
            out.push_back({name + " " + what, std::make_shared<const figure::ChartSpec>(std::move(spec))});
        };
        add("data", chartOf(kind, someValues(12)));
        add("missing", chartOf(kind, someValues(12, 5)));
        add("empty", chartOf(kind, std::vector<std::optional<double>>(12)));
        add("nothing", chartOf(kind, {}));
        add("one point", chartOf(kind, {64.0}));
        add("long", chartOf(kind, someValues(60, 7), true));
    }
    return out;
}

} // namespace boulton::test
