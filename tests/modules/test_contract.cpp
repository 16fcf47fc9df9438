// SPDX-License-Identifier: GPL-3.0-or-later
// Every module on every edge table: a result or a refusal with a reason, never a crash, never NaN under a name. A new module is in here
// by being in the list.
#include "core/base/format.h"
#include "core/modules/analysis_module.h"
#include "core/report/json.h"
#include "tests/support/test.h"
#include <algorithm>
#include <set>

using namespace boulton;
using namespace boulton::modules;

namespace {

struct Edge {
    const char* name;
    std::size_t rows;
    double (*value)(std::size_t row); //!< NaN: missing
};

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
const Edge kEdges[] = {
    {"no rows", 0, [](std::size_t) { return 0.0; }},
    {"one row", 1, [](std::size_t) { return 5.0; }},
    {"all missing", 30, [](std::size_t) { return kMissing; }},
    {"a constant", 30, [](std::size_t) { return 7.0; }},
    {"two rows", 2, [](std::size_t row) { return static_cast<double>(row); }},
    {"huge values", 30,
     [](std::size_t row) { return (row % 2 ? 1.0 : -1.0) * 1e300 * static_cast<double>(row + 1) / 31.0; }},
    {"tiny values", 30, [](std::size_t row) { return 1e-300 * static_cast<double>(row); }},
    {"every other missing", 30,
     [](std::size_t row) { return row % 2 ? kMissing : static_cast<double>(row * row % 17); }},
    {"ordinary", 30, [](std::size_t row) { return 50.0 + static_cast<double>(row * 7919 % 13); }},
};

table::Table edgeTable(const Edge& edge)
{
    table::TableBuilder b({{.name = "time", .type = table::Type::Date, .role = table::Role::Time},
                           {.name = "ward", .type = table::Type::String},
                           {.name = "value", .type = table::Type::Float64}});
    for (std::size_t row = 0; row < edge.rows; ++row) {
        b[0].append(addMonths(*Date::from(2017, 4, 1), static_cast<int>(row)));
        b[1].append(edge.rows == 1 ? "Aston" : "Ward " + std::to_string(row));
        const double v = edge.value(row);
        if (std::isnan(v))
            b[2].appendMissing();
        else
            b[2].append(v);
    }
    return test::value(b.finish());
}

//! Fills parameters that have no default and name a column with one that exists.
std::map<std::string, std::string> settingsFor(const AnalysisModule& m)
{
    std::map<std::string, std::string> s;
    for (const auto& p : m.params)
        if (p.kind == ParamKind::Column)
            s[p.key] = p.key == "time" ? "time" : "value";
    return s;
}

Inputs inputsFor(const AnalysisModule& m, const table::Table& t)
{
    Inputs inputs;
    for (const auto& need : m.needs)
        inputs.byName[need.name] = t;
    return inputs;
}

} // namespace

TEST(ids_and_keys_are_unique_and_well_formed)
{
    std::set<std::string> ids;
    const auto wellFormed = [](const std::string& s, std::string_view more) {
        return !s.empty() && std::ranges::all_of(s, [&](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || more.contains(c);
        });
    };
    for (const auto* m : all()) {
        CHECK(ids.insert(m->id).second);
        CHECK(wellFormed(m->id, "-"));
        CHECK(m->version >= 1);
        CHECK(!m->title.empty() && !m->summary.empty() && !m->example.empty());
        CHECK(m->example.find(m->id) != std::string::npos);
        CHECK(m->run != nullptr);
        std::set<std::string> keys;
        for (const auto& p : m->params) {
            CHECK(keys.insert(p.key).second);
            CHECK(wellFormed(p.key, "-"));
            CHECK(!p.title.empty() && !p.help.empty());
            CHECK(p.kind != ParamKind::Choice || std::ranges::find(p.choices, p.standard) != p.choices.end());
        }
        // the standards themselves must be acceptable
        CHECK(Params::parse(m->params, {}).has_value());
    }
}

TEST(every_module_survives_every_edge_table)
{
    for (const auto* m : all())
        for (const auto& edge : kEdges) {
            const auto document = run(*m, inputsFor(*m, edgeTable(edge)), settingsFor(*m), {});
            if (!document) {
                CHECK(document.error().code == ErrorCode::NotEnoughData ||
                      document.error().code == ErrorCode::InvalidInput || document.error().code == ErrorCode::Usage);
                CHECK(!document.error().what.empty());
                continue;
            }
            for (const auto& v : document->values)
                if (const auto* number = std::get_if<double>(&v.value))
                    CHECK(std::isfinite(*number));
            CHECK(!document->title.empty());
            CHECK(!document->blocks.empty());
            CHECK(!test::value(report::toJson(*document)).empty());
            CHECK_EQ(document->provenance.module, m->id + " " + std::to_string(m->version));
        }
}

TEST(every_module_stops_at_once_when_cancelled)
{
    std::stop_source stop;
    stop.request_stop();
    for (const auto* m : all())
        CHECK_FAILS(run(*m, inputsFor(*m, edgeTable(kEdges[8])), settingsFor(*m), JobContext(stop.get_token())),
                    ErrorCode::Cancelled);
}

TEST(every_module_is_deterministic)
{
    for (const auto* m : all()) {
        const auto once = run(*m, inputsFor(*m, edgeTable(kEdges[8])), settingsFor(*m), JobContext({}, {}, 1));
        const auto again = run(*m, inputsFor(*m, edgeTable(kEdges[8])), settingsFor(*m), JobContext({}, {}, 3));
        CHECK_EQ(once.has_value(), again.has_value());
        if (once)
            CHECK_EQ(test::value(report::toJson(*once)), test::value(report::toJson(*again)));
        else // a life table out of thirty values that are no ages: the same reason each time
            CHECK_EQ(once.error().what, again.error().what);
    }
}

TEST(wrong_use_is_named)
{
    const AnalysisModule& m = *test::value(find("spc"));
    const Inputs good = inputsFor(m, edgeTable(kEdges[8]));
    CHECK_FAILS(run(m, {}, {}, {}), ErrorCode::Usage);
    CHECK_FAILS(run(m, good, {{"colour", "red"}}, {}), ErrorCode::Usage);
    CHECK_FAILS(run(m, good, {{"better", "sideways"}}, {}), ErrorCode::Usage);
    CHECK_FAILS(run(m, good, {{"value", "Value"}}, {}), ErrorCode::Usage);
    CHECK_FAILS(run(m, good, {{"target", "ninety"}}, {}), ErrorCode::Usage);
    CHECK_FAILS(run(m, good, {{"baseline", "-1"}}, {}), ErrorCode::Usage);
    CHECK_FAILS(run(m, good, {{"value", "ward"}}, {}), ErrorCode::InvalidInput);
    Inputs extra = good;
    extra.byName["other"] = edgeTable(kEdges[1]);
    CHECK_FAILS(run(m, extra, {}, {}), ErrorCode::Usage);
    CHECK_FAILS(find("magic"), ErrorCode::NotFound);
}
