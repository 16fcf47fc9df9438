// SPDX-License-Identifier: GPL-3.0-or-later
// A realistic Cabinet paper on made-up figures, for looking at pages and for tests.
#pragma once
#include "core/figure/theme.h"
#include "core/report/document.h"
#include <cmath>
#include <memory>
#include <string>

namespace boulton::test {

inline std::shared_ptr<const figure::ChartSpec> sampleXmr(int seed, double level, double target,
                                                          const std::string& unit, int decimals, bool highIsGood = true)
{
    figure::ChartSpec spec{.kind = figure::ChartKind::XmR};
    spec.title = Text::raw("Monthly values with process limits");
    figure::Series actual{.name = Text::raw("Actual")};
    figure::Series targets{.name = BOULTON_TR("sample", "Target"), .role = figure::SeriesRole::Target};
    double x = 0;
    unsigned state = static_cast<unsigned>(seed) * 2654435761U + 12345U;
    for (int i = 0; i < 24; ++i) {
        state = state * 1664525U + 1013904223U;
        x = level + level * 0.06 * ((state >> 16U) / 65535.0 - 0.5) * 2 + (i > 15 ? level * 0.09 : 0);
        spec.categories.push_back(Text::raw(
            std::string(std::vector<const char*>{"Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan",
                                                 "Feb", "Mar"}[static_cast<std::size_t>(i % 12)]) +
            (i < 9    ? " 18"
             : i < 21 ? " 19"
                      : " 20")));
        if (i == 7)
            actual.values.emplace_back();
        else
            actual.values.emplace_back(x);
        targets.values.emplace_back(target);
        spec.flags.push_back(i > 16 ? (highIsGood ? figure::PointFlag::Improvement : figure::PointFlag::Concern)
                                    : figure::PointFlag::None);
    }
    spec.series = {actual, targets};
    spec.limits = {{0, 15, level, level * 0.92, level * 1.08}, {16, 23, level * 1.09, level * 1.02, level * 1.16}};
    spec.annotations = {{16, Text::raw("New contract")}};
    spec.y = {.title = {}, .unit = unit, .decimals = decimals};
    return std::make_shared<const figure::ChartSpec>(spec);
}

inline std::shared_ptr<const figure::ChartSpec> sampleSparkline(int seed)
{
    figure::ChartSpec spec{.kind = figure::ChartKind::Sparkline};
    spec.title = Text::raw("Last 13 months");
    figure::Series s{.name = Text::raw("Actual")};
    unsigned state = static_cast<unsigned>(seed) * 747796405U + 1U;
    for (int i = 0; i < 13; ++i) {
        state = state * 1664525U + 1013904223U;
        spec.categories.push_back(Text::raw(std::to_string(i + 1)));
        if (seed % 11 == 3 && i == 5)
            s.values.emplace_back();
        else
            s.values.emplace_back(70 + 10 * ((state >> 16U) / 65535.0) + 0.4 * i);
    }
    spec.series = {s};
    return std::make_shared<const figure::ChartSpec>(spec);
}

//! Every kind of chart with data that is easy and data that is not, on one sheet.
inline figure::Scene gallery()
{
    using namespace figure;
    const auto months = [](int n) {
        std::vector<Text> out;
        const char* names[] = {"Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"};
        for (int i = 0; i < n; ++i)
            out.push_back(Text::raw(std::string(names[i % 12]) + " " + std::to_string(17 + (i + 3) / 12)));
        return out;
    };
    std::vector<ChartSpec> specs;
    const auto line = [&](int n, auto value, const char* title, Axis y) {
        ChartSpec s{.title = Text::raw(title)};
        s.categories = months(n);
        Series a{.name = Text::raw("Birmingham")};
        for (int i = 0; i < n; ++i)
            a.values.push_back(value(i));
        s.series = {a};
        s.y = y;
        return s;
    };
    using V = std::optional<double>;
    ChartSpec marked = line(13, [](int i) { return i == 5 ? V() : V(62 + i + 2 * (i % 3)); },
                            "Line with status marks, target and a gap", {.unit = "%", .decimals = 1});
    marked.series[0].status = "RRRRAAAAAGGGB";
    marked.series.push_back(
        {.name = Text::raw("Target"), .values = std::vector<V>(13, 75.0), .role = SeriesRole::Target});
    marked.series.push_back({.name = Text::raw("Forecast"), .values = {}, .role = SeriesRole::Forecast});
    marked.zones = {{71.25, 75, rgb(0xFFF6DE), Text::raw("Within tolerance")}};
    specs.push_back(marked);
    ChartSpec money = line(36, [](int i) { return V(1.2e9 + 3e7 * std::sin(i) + 2e7 * i); },
                           "Long series of money with a forecast", {.unit = "£"});
    money.categories = months(42);
    money.series.push_back({.name = Text::raw("Forecast"), .values = std::vector<V>(36), .role = SeriesRole::Forecast});
    for (int i = 0; i < 6; ++i)
        money.series[1].values.emplace_back(1.94e9 + 2e7 * i);
    specs.push_back(money);
    specs.push_back(line(1, [](int) { return V(12.0); }, "One point", {.unit = "days"}));
    specs.push_back(line(12, [](int) { return V(42.0); }, "Constant", {.unit = "per 100,000"}));
    specs.push_back(line(12, [](int) { return V(); }, "Nothing yet", {}));
    ChartSpec negative = line(12, [](int i) { return V(-30 + 7.0 * i); }, "Across zero", {.unit = "%"});
    negative.kind = ChartKind::Bar;
    specs.push_back(negative);
    ChartSpec bars = line(8, [](int i) { return V(40 + 6.0 * ((i * 5) % 7)); }, "Bars with status and target",
                          {.unit = "%", .decimals = 0});
    bars.kind = ChartKind::Bar;
    bars.series[0].status = "RAGBGRAG";
    bars.series.push_back({.name = Text::raw("Target"), .values = std::vector<V>(8, 60.0), .role = SeriesRole::Target});
    specs.push_back(bars);
    ChartSpec grouped = line(4, [](int i) { return V(20 + 4.0 * i); }, "Grouped bars with long names", {.unit = "%"});
    grouped.kind = ChartKind::Bar;
    grouped.categories = {Text::raw("Adult social care"), Text::raw("Education and skills"),
                          Text::raw("Neighbourhoods"), Text::raw("Inclusive growth and planning")};
    grouped.series.push_back(
        {.name = Text::raw("Core cities"), .values = {25.0, 20.0, {}, 31.0}, .role = SeriesRole::Comparator});
    specs.push_back(grouped);
    ChartSpec ranked = line(9, [](int i) { return i == 3 ? V() : V(8.0 - 2 * i); }, "Ranked with negative values",
                            {.unit = "%", .decimals = 1});
    ranked.kind = ChartKind::RankedBar;
    specs.push_back(ranked);
    ChartSpec share = line(4, [](int i) { return V(50.0 - 5 * i); }, "Shares", {.unit = "%", .decimals = 0});
    share.kind = ChartKind::StackedBar;
    share.series.push_back(
        {.name = Text::raw("Rented privately"), .values = {20.0, 25.0, 30.0, 35.0}, .role = SeriesRole::Category});
    share.series.push_back(
        {.name = Text::raw("Social rent"), .values = {30.0, 30.0, 30.0, 30.0}, .role = SeriesRole::Category});
    specs.push_back(share);
    ChartSpec bullet = line(3, [](int i) { return V(60.0 + 12 * i); }, "Bullet",
                            {.unit = "%", .decimals = 1, .minimum = 0, .maximum = 100});
    bullet.kind = ChartKind::Bullet;
    bullet.series.push_back(
        {.name = Text::raw("Target"), .values = std::vector<V>(3, 75.0), .role = SeriesRole::Target});
    bullet.zones = {{0, 70, rgb(0xE3E8ED), {}}, {70, 75, rgb(0xEEF1F4), {}}};
    specs.push_back(bullet);
    ChartSpec several =
        line(24, [](int i) { return V(60 + i + 4 * std::sin(i)); }, "Several lines", {.unit = "%", .decimals = 1});
    for (const char* name : {"Leeds", "Manchester", "Sheffield", "Newcastle upon Tyne and Gateshead together"}) {
        Series s{.name = Text::raw(name), .role = SeriesRole::Category};
        for (int i = 0; i < 24; ++i)
            s.values.emplace_back(50 + 0.5 * i + 3 * static_cast<double>(several.series.size()) + 2 * std::cos(i));
        several.series.push_back(s);
    }
    specs.push_back(several);
    Scene sheet{.width = 2 * 330, .height = 0};
    double y = 10;
    for (std::size_t i = 0; i < specs.size(); ++i) {
        const Scene one = layout(specs[i], 310, 150);
        const double x = i % 2 == 0 ? 10 : 340;
        for (Primitive p : one.primitives) {
            std::visit(
                [&](auto& q) {
                    const auto move = [&](Point& at) { at = {at.x + x, at.y + y}; };
                    if constexpr (requires { q.points; })
                        for (Point& at : q.points)
                            move(at);
                    else if constexpr (requires { q.centre; })
                        move(q.centre);
                    else if constexpr (requires { q.at; })
                        move(q.at);
                    else {
                        q.x += x;
                        q.y += y;
                    }
                },
                p);
            sheet.primitives.push_back(std::move(p));
        }
        y += i % 2 == 1 ? 165 : 0;
    }
    sheet.height = y + 10;
    return sheet;
}

inline report::Document sampleDocument(int measures = 81, int cards = 7)
{
    using namespace report;
    const auto T = [](const char* s) { return Text::raw(s); };
    const report::Status statuses[] = {
        {'B', T("Blue")}, {'G', T("Green")}, {'A', T("Amber")}, {'R', T("Red")}, {'W', T("Awaiting")}};
    const Direction directions[] = {{Direction::Arrow::Up, Direction::Sense::Better, T("Improving")},
                                    {Direction::Arrow::Down, Direction::Sense::Worse, T("Deteriorating")},
                                    {Direction::Arrow::Level, Direction::Sense::Same, T("No change")},
                                    {Direction::Arrow::None, Direction::Sense::Unknown, T("No comparison")}};
    const char* outcomes[] = {"An entrepreneurial city to learn, work and invest in",
                              "An aspirational city to grow up in", "A fulfilling city to age well in",
                              "A great, clean and green city to live in",
                              "A city that gains the most from the 2022 Commonwealth Games"};
    const char* names[] = {"Young people aged 16 and 17 not in education, employment or training",
                           "Education, health and care plans issued within 20 weeks",
                           "Household waste reused, recycled or composted",
                           "Council tax collected in the year",
                           "Private rented properties improved through council intervention",
                           "Missed bin collections per 100,000 collections",
                           "Complaints answered within the standard",
                           "Daily delayed transfers of care, beds per 100,000 adults"};
    Document d;
    d.title = T("Council Plan performance: end of year 2019/20");
    d.subtitle = T("Report to Cabinet, 23 June 2020. Performance monitoring 1 April 2019 to 31 March 2020");
    d.synthetic = true;
    d.marking = "OFFICIAL";
    auto& b = d.blocks;
    b.emplace_back(Fields{{{T("Report of"), T("Assistant Chief Executive")},
                           {T("Relevant Cabinet Member"), T("Leader of the Council")},
                           {T("Relevant O&S Chair"), T("Chair of the Co-ordinating Overview and Scrutiny Committee")},
                           {T("Report author"), T("Performance and Insight, performance@example.org")},
                           {T("Wards affected"), T("All")},
                           {T("Key decision"), T("No")},
                           {T("Eligible for call-in"), T("Yes")},
                           {T("Confidential or exempt"), T("No")}}});
    b.emplace_back(Heading{1, T("Executive summary"), "1"});
    b.emplace_back(Paragraph{T("Of 81 measures in the Council Plan, 68 have a result for the year. More than half of "
                               "those met or exceeded their target, "
                               "and fourteen are below target and outside tolerance."),
                             Paragraph::Style::Lead});
    b.emplace_back(Tiles{{{T("68 of 81"), T("measures have a result"), {}},
                          {T("12 (17.6%)"), T("exceed the target"), statuses[0]},
                          {T("27 (39.7%)"), T("met the target"), statuses[1]},
                          {T("15 (22.1%)"), T("below target, within tolerance"), statuses[2]},
                          {T("14 (20.6%)"), T("below target, outside tolerance"), statuses[3]}}});
    b.emplace_back(Paragraph{T("Percentages are of measures with a result, not of all measures. Thirteen measures are "
                               "awaiting data, most of them because the national "
                               "return was postponed in March 2020. Where a comparison with twelve months ago can be "
                               "made, 34 of 61 measures (55.7%) improved.")});
    figure::ChartSpec stack{.kind = figure::ChartKind::StackedBar};
    stack.title = T("Measures by outcome and status");
    for (const char* o : outcomes)
        stack.categories.push_back(T(o));
    const int counts[4][5] = {{4, 2, 3, 2, 1}, {8, 6, 5, 6, 2}, {3, 5, 2, 4, 1}, {2, 5, 3, 4, 0}};
    const char* words[] = {"Blue", "Green", "Amber", "Red"};
    for (int s = 0; s < 4; ++s) {
        figure::Series series{.name = T(words[s]), .role = figure::SeriesRole::Category};
        for (int o = 0; o < 5; ++o)
            series.values.emplace_back(counts[s][o]);
        series.status = std::string(5, "BGAR"[s]);
        series.colour = figure::theme::status("BGAR"[s]).fill;
        stack.series.push_back(series);
    }
    stack.y.decimals = 0;
    stack.source =
        T("Source: performance returns of directorates, March 2020. Measures awaiting data are not counted.");
    b.emplace_back(ChartBlock{std::make_shared<const figure::ChartSpec>(stack), {}, 150});
    b.emplace_back(Heading{2, T("What Cabinet is asked to note"), "1.1"});
    b.emplace_back(List{{T("the overall position at the end of the year, and the five measures where performance has "
                           "deteriorated for three quarters;"),
                         T("the actions in section 3 for each measure that is below target and outside tolerance;"),
                         T("the change of definition of two measures.")},
                        true});
    b.emplace_back(Heading{1, T("Recommendations"), "2"});
    b.emplace_back(Paragraph{T("That Cabinet considers performance against the Council Plan, agrees the actions to "
                               "address underperformance, and notes that the figures for the "
                               "last quarter were affected by the first weeks of the pandemic.")});
    b.emplace_back(Note{Note::Kind::Caution, T("Two definitions changed in the year"),
                        T("Recycling and complaints are measured differently from October 2019. Values before and "
                          "after must not be compared without care; the charts mark the change.")});
    b.emplace_back(Note{Note::Kind::Information, T("How to read the process charts"),
                        T("A point outside the limits, or a run on one side of the mean, is a signal. Anything else is "
                          "ordinary variation and needs no explanation.")});
    b.emplace_back(Heading{1, T("Measures that need attention"), "3"});
    for (int i = 0; i < cards; ++i) {
        Card c;
        c.code = "CP-" + std::to_string(10 + i);
        c.title = T(names[i % 8]);
        c.definition = T("Share of all cases in the period that met the standard, as reported to the Department. "
                         "Snapshot at the end of the month.");
        c.status = statuses[(i + 3) % 5];
        c.direction = directions[i % 4];
        c.facts = {{T("Actual, March 2020"), T("72.4%")}, {T("Target"), T("75.0%")},
                   {T("Previous quarter"), T("71.8%")},   {T("Same period last year"), T("69.0%")},
                   {T("Core cities median"), T("74.1%")}, {T("Chance of missing target"), T("61%")}};
        c.chart = sampleXmr(i + 1, 66 + i, 75, "%", 1, i % 2 == 0);
        c.commentary = {
            {T("What happened"), T("Performance rose after the new contract began in December, and held through the "
                                   "winter. March fell short because two of the three depots closed for a week.")},
            {T("Route to green"),
             T("Weekly joint review with the contractor from 4 May; a second shift at the northern depot from 1 June. "
               "Owner: Assistant Director, Street Scene. Due 30 September 2020.")}};
        if (i % 3 == 1)
            c.commentary.pop_back();
        b.emplace_back(c);
    }
    b.emplace_back(Heading{1, T("How Birmingham compares"), "4"});
    figure::ChartSpec rank{.kind = figure::ChartKind::RankedBar};
    rank.title = T("Household waste recycled, core cities, 2018/19");
    const char* cities[] = {"Bristol",    "Cardiff", "Leeds",     "Newcastle", "Nottingham",
                            "Manchester", "Glasgow", "Liverpool", "Sheffield", "Birmingham"};
    figure::Series rs{.name = T("Recycled")};
    for (int i = 0; i < 10; ++i) {
        rank.categories.push_back(T(cities[i]));
        if (i == 6)
            rs.values.emplace_back();
        else
            rs.values.emplace_back(47.0 - 2.9 * i);
    }
    rank.series = {rs};
    rank.y = {.title = {}, .unit = "%", .decimals = 1};
    b.emplace_back(ChartBlock{std::make_shared<const figure::ChartSpec>(rank), {}, 150});
    figure::ChartSpec line{.kind = figure::ChartKind::Line};
    line.title = T("Children in care per 10,000");
    figure::Series l1{.name = T("Birmingham")};
    figure::Series l2{.name = T("Core cities"), .role = figure::SeriesRole::Comparator};
    figure::Series l3{.name = T("England"), .role = figure::SeriesRole::Comparator, .colour = figure::rgb(0x5B6770)};
    for (int i = 0; i < 9; ++i) {
        line.categories.push_back(Text::raw(std::to_string(2011 + i)));
        l1.values.emplace_back(62 + 1.7 * i + (i % 2));
        l2.values.emplace_back(78 + 1.2 * i);
        l3.values.emplace_back(58 + 0.8 * i);
    }
    line.series = {l1, l2, l3};
    line.y = {.title = T("Rate"), .unit = "per 10,000", .decimals = 0};
    line.source = T("Source: Department for Education, SSDA903");
    b.emplace_back(ChartBlock{std::make_shared<const figure::ChartSpec>(line), {}, 170});
    b.emplace_back(PageBreak{});
    b.emplace_back(Heading{1, T("Appendix: all measures"), "5"});
    TableBlock table{.caption = T("Every Council Plan measure, year to March 2020"),
                     .columns = {{T("Code"), ColumnKind::Text, 0.8},
                                 {T("Measure"), ColumnKind::Text, 4},
                                 {T("Actual"), ColumnKind::Number, 1},
                                 {T("Target"), ColumnKind::Number, 1},
                                 {T("Status"), ColumnKind::Status, 1},
                                 {T("Direction"), ColumnKind::Direction, 1.4},
                                 {T("Last 13 months"), ColumnKind::Chart, 1.2}}};
    for (int i = 0; i < measures; ++i) {
        if (i % 17 == 0)
            table.rows.push_back({.cells = {{.value = T(outcomes[(i / 17) % 5])}}, .group = true});
        const bool awaiting = i % 5 == 4;
        Cell actual{
            .value = Number{60.0 + i * 0.37, 1, "%"}, .note = i % 9 == 2 ? T("provisional") : Text{}, .strong = true};
        if (awaiting)
            actual.value = T("–");
        table.rows.push_back({.cells = {{.value = Text::raw("CP-" + std::to_string(10 + i))},
                                        {.value = T(names[i % 8])},
                                        actual,
                                        {.value = Number{75, 1, "%"}},
                                        {.value = statuses[i % 5]},
                                        {.value = directions[i % 4]},
                                        {.value = sampleSparkline(i)}}});
    }
    b.emplace_back(table);
    d.values = {{"measures", std::int64_t{81}}, {"share_met", 0.57352941176470584}, {"best", std::string("CP-10")}};
    table::TableBuilder builder({{.name = "code", .type = table::Type::String},
                                 {.name = "value", .type = table::Type::Float64, .unit = "%"},
                                 {.name = "at", .type = table::Type::Date}});
    for (int i = 0; i < 3; ++i) {
        builder[0].append("CP-" + std::to_string(10 + i));
        if (i == 1)
            builder[1].appendMissing(table::MissingReason::Suppressed);
        else
            builder[1].append(60.1 + i);
        builder[2].append(Date{18352});
    }
    d.tables.push_back({"measures", *builder.finish()});
    d.provenance = {.module = "performance-report 1",
                    .programVersion = "0.1.0",
                    .inputs = {{"Returns March 2020", "revision 14", std::string(64, 'a')}},
                    .parameters = {{"period", "2020-03"}, {"tolerance", "5%"}},
                    .storeRevision = "rev-42",
                    .auditHead = std::string(64, 'b'),
                    .madeBy = "Performance and Insight",
                    .madeAt = Instant{1'592'900'000'000'000}};
    return d;
}

} // namespace boulton::test
