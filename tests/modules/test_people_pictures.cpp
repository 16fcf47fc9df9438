// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures of the modules about rates of people say what their tables say.
#include "core/figure/chart_spec.h"
#include "core/modules/analysis_module.h"
#include "tests/support/test.h"
#include <algorithm>
#include <cmath>

using namespace boulton;
using namespace boulton::modules;

namespace {

using Settings = std::map<std::string, std::string>;

//! Sixty-nine wards of 2,000 to 8,800 people; in every seventh the share is twice that of the others.
table::Table wards()
{
    table::TableBuilder b({{.name = "ward", .type = table::Type::String}, {.name = "n", .type = table::Type::Float64}, {.name = "d", .type = table::Type::Float64}});
    for (int i = 0; i < 69; ++i) {
        const int people = 2000 + 100 * i;
        b[0].append("Ward " + std::to_string(i + 1));
        b[1].append(std::round(people * (i % 7 == 0 ? 0.10 : 0.05)));
        b[2].append(static_cast<double>(people));
    }
    return test::value(b.finish());
}

table::Table fifths()
{
    table::TableBuilder b({{.name = "fifth", .type = table::Type::Float64},
                           {.name = "v", .type = table::Type::Float64, .unit = "years"},
                           {.name = "se", .type = table::Type::Float64},
                           {.name = "pop", .type = table::Type::Float64}});
    const double people[] = {100, 200, 300, 250, 150};
    for (int i = 0; i < 5; ++i) {
        b[0].append(static_cast<double>(i + 1));
        b[1].append(75 + 2.0 * i);
        b[2].append(0.5);
        b[3].append(people[i]);
    }
    return test::value(b.finish());
}

report::Document result(const char* id, const table::Table& data, const Settings& settings)
{
    Inputs inputs;
    inputs.byName["data"] = data;
    return test::value(run(*test::value(find(id)), inputs, settings, {}));
}

const figure::ChartSpec& chartOf(const report::Document& d)
{
    for (const auto& block : d.blocks)
        if (const auto* chart = std::get_if<report::ChartBlock>(&block))
            return *chart->spec;
    throw test::Failure("no chart", std::source_location::current());
}

std::size_t rowOf(const figure::ChartSpec& spec, const std::string& name)
{
    const auto it = std::ranges::find(spec.categories, name, [](const Text& t) { return t.source; });
    test::check(it != spec.categories.end(), "no " + name);
    return static_cast<std::size_t>(it - spec.categories.begin());
}

} // namespace

TEST(rates_of_wards_are_ranked_with_intervals_and_compared_with_all_together)
{
    const auto d = result("rates", wards(), {{"numerator", "n"}, {"denominator", "d"}, {"kind", "proportion"}});
    const figure::ChartSpec& spec = chartOf(d);
    CHECK(spec.kind == figure::ChartKind::RankedBar);
    CHECK_EQ(spec.categories.size(), 69U); // none is left out
    const figure::Series& s = spec.series[0];
    CHECK(std::ranges::is_sorted(s.values, std::ranges::greater{}, [](const auto& v) { return *v; }));
    const table::Table& t = d.tables[0].table;
    const double overall = spec.references[0].value;
    for (const std::size_t row : {std::size_t{0}, std::size_t{5}, std::size_t{42}, std::size_t{68}}) {
        const std::size_t i = rowOf(spec, "Ward " + std::to_string(row + 1));
        CHECK_NEAR(*s.lower[i], test::value(t.column("lower")).number(row) * 100, 1e-9);
        CHECK_NEAR(*s.upper[i], test::value(t.column("upper")).number(row) * 100, 1e-9);
        CHECK_EQ(s.standing[i], *s.lower[i] > overall ? 'H' : *s.upper[i] < overall ? 'L' : 'S');
    }
    for (std::size_t i = 0; i < 69; ++i)
        CHECK(s.firm[i] == ' ' || s.standing[i] == 'H' || s.standing[i] == 'L'); // the stricter test never finds more
    CHECK_EQ(s.standing[rowOf(spec, "Ward 64")], 'H');
    CHECK_EQ(s.firm[rowOf(spec, "Ward 64")], '!');
    // The sentence and the picture agree.
    const auto firm = [&](char letter) {
        std::int64_t n = 0;
        for (std::size_t i = 0; i < 69; ++i)
            n += s.standing[i] == letter && s.firm[i] == '!' ? 1 : 0;
        return n;
    };
    const auto& sentence = std::get<report::Paragraph>(d.blocks[1]).text;
    CHECK(sentence.args[1] == TextArg(firm('H')));
    CHECK(sentence.args[2] == TextArg(firm('L')));
}

TEST(funnels_show_every_area_where_its_zone_says)
{
    const auto d = result("funnel", wards(), {{"numerator", "n"}, {"denominator", "d"}});
    const figure::ChartSpec& spec = chartOf(d);
    CHECK(spec.kind == figure::ChartKind::Funnel);
    CHECK_EQ(spec.x.title.source, std::string("d"));
    const figure::Series& s = spec.series[0];
    CHECK_EQ(s.values.size(), 69U);
    const auto points = std::ranges::find(d.tables, "points", &report::NamedTable::name)->table;
    for (std::size_t i = 0; i < 69; ++i) {
        const std::string zone = test::value(points.column("zone")).text(i);
        CHECK_EQ(s.standing[i], zone.starts_with("high") ? 'H' : zone.starts_with("low") ? 'L' : 'S');
        CHECK_EQ(s.firm[i] == '!', zone.ends_with("998"));
        CHECK_EQ(*s.x[i], test::value(points.column("x")).number(i));
    }
    CHECK_EQ(spec.curves.size(), 4U);
    const auto limits = std::ranges::find(d.tables, "limits", &report::NamedTable::name)->table;
    CHECK_EQ(spec.curves[0].x.size(), limits.rows());
    CHECK_NEAR(*spec.curves[3].y[50], test::value(limits.column("upper998")).number(50) * 100, 1e-9);
    CHECK_EQ(spec.references.size(), 1U);
}

TEST(gradients_put_groups_at_their_share_of_people_with_the_line_of_the_index)
{
    const auto d = result("inequality", fifths(), {{"value", "v"}, {"se", "se"}, {"population", "pop"}, {"rank", "fifth"}, {"repetitions", "1000"}});
    const figure::ChartSpec& spec = chartOf(d);
    CHECK(spec.kind == figure::ChartKind::Gradient);
    const figure::Series& s = spec.series[0];
    CHECK_NEAR(*s.x[0], 0.05, 1e-12);
    CHECK_NEAR(*s.x[1], 0.20, 1e-12);
    CHECK_NEAR(*s.x[4], 0.925, 1e-12);
    CHECK_NEAR(*s.lower[0], 75 - 1.959963984540054 * 0.5, 1e-9);
    CHECK_NEAR(*s.upper[4], 83 + 1.959963984540054 * 0.5, 1e-9);
    const auto sii = std::get<double>(std::ranges::find(d.values, "sii", &report::NamedValue::name)->value);
    CHECK_NEAR(*spec.curves[0].y[1] - *spec.curves[0].y[0], sii, 1e-9);
    CHECK(figure::describe(spec).find("slope index") != std::string::npos);
    CHECK(figure::describe(spec).find("relative index") != std::string::npos);
    // Rates vary as their logarithm, proportions as their logit: no interval leaves what is possible.
    table::TableBuilder b({{.name = "v", .type = table::Type::Float64}, {.name = "se", .type = table::Type::Float64}, {.name = "pop", .type = table::Type::Float64}});
    for (const double v : {0.02, 0.3, 0.5, 0.8, 0.97}) {
        b[0].append(v);
        b[1].append(0.8);
        b[2].append(100.0);
    }
    const auto table = test::value(b.finish());
    const Settings shared{{"value", "v"}, {"se", "se"}, {"population", "pop"}, {"repetitions", "1000"}};
    Settings share = shared;
    share["type"] = "proportion";
    const auto of = result("inequality", table, share);
    const figure::Series& p = chartOf(of).series[0];
    for (std::size_t i = 0; i < 5; ++i)
        CHECK(*p.lower[i] > 0 && *p.upper[i] < 1 && *p.lower[i] < *p.values[i] && *p.upper[i] > *p.values[i]);
    const double odds = 0.5 / 0.5 * std::exp(1.959963984540054 * 0.8);
    CHECK_NEAR(*p.upper[2], odds / (1 + odds), 1e-12);
    Settings rate = shared;
    rate["type"] = "rate";
    const auto rates = result("inequality", table, rate);
    CHECK_NEAR(*chartOf(rates).series[0].lower[1], 0.3 * std::exp(-1.959963984540054 * 0.8), 1e-12);
}
