// SPDX-License-Identifier: GPL-3.0-or-later
// Each module against a published or hand-computed reference, under the names of the command-line contract.
#include "core/modules/analysis_module.h"
#include "tests/support/test.h"
#include <algorithm>

using namespace boulton;
using namespace boulton::modules;

namespace {

table::Table numbers(std::initializer_list<double> values)
{
    table::TableBuilder b({{.name = "value", .type = table::Type::Float64}});
    for (const double v : values)
        b[0].append(v);
    return test::value(b.finish());
}

report::Document result(const char* id, const table::Table& data, const std::map<std::string, std::string>& settings)
{
    Inputs inputs;
    inputs.byName["data"] = data;
    return test::value(run(*test::value(find(id)), inputs, settings, {}));
}

double value(const report::Document& d, std::string_view name)
{
    const auto found = std::ranges::find(d.values, name, &report::NamedValue::name);
    test::check(found != d.values.end(), "no value " + std::string(name));
    if (const auto* n = std::get_if<std::int64_t>(&found->value))
        return static_cast<double>(*n);
    return std::get<double>(found->value);
}

const table::Table& tableOf(const report::Document& d, std::string_view name)
{
    const auto found = std::ranges::find(d.tables, name, &report::NamedTable::name);
    test::check(found != d.tables.end(), "no table " + std::string(name));
    return found->table;
}

} // namespace

TEST(spc_reproduces_the_plot_the_dots_vignette)
{
    const auto data = numbers({1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1});
    const auto screened = result("spc", data, {});
    CHECK_NEAR(value(screened, "mean"), 1.944444, 5e-7);
    CHECK_NEAR(value(screened, "upper"), 4.604444, 5e-7);
    CHECK_NEAR(value(screened, "lower"), -0.715556, 5e-7);
    CHECK_EQ(value(screened, "n"), 18.0);
    const auto unscreened = result("spc", data, {{"screen", "false"}});
    CHECK_NEAR(value(unscreened, "upper"), 6.951503, 5e-7);
    CHECK_NEAR(value(unscreened, "lower"), -3.062614, 5e-7);
    CHECK_NEAR(value(unscreened, "amr"), 1.882353, 5e-7);
    const auto& points = tableOf(screened, "points");
    CHECK_EQ(points.column(5).string(4), "outside-limits");
    CHECK_EQ(tableOf(screened, "verdict").column(0).string(0), "common-cause");
}

TEST(spc_rebases_and_fixes_baselines)
{
    const auto data = numbers({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1});
    CHECK_EQ(value(result("spc", data, {{"rebase", "11"}}), "mean"), 1.0);
    CHECK_EQ(value(result("spc", data, {}), "mean"), 0.5);
    CHECK_NEAR(value(result("spc", data, {{"baseline", "12"}}), "mean"), 2.0 / 12, 1e-15);
}

TEST(classify_cuts_and_fits)
{
    const auto data = numbers({1, 2, 3, 11, 12, 13, 21, 22, 23});
    const auto d = result("classify", data, {{"column", "value"}, {"method", "jenks"}, {"classes", "3"}});
    const auto& classes = tableOf(d, "classes");
    CHECK_EQ(classes.rows(), 3U);
    CHECK_EQ(classes.column(1).number(0), 3.0);
    CHECK_EQ(classes.column(2).ints()[1], 3);
    CHECK_NEAR(value(d, "gvf"), 1 - 6.0 / 606.0, 1e-12); // within 3 × 2, in all 606
    const auto own = result("classify", data, {{"column", "value"}, {"breaks", "5,20"}});
    CHECK_EQ(tableOf(own, "classes").rows(), 3U);
}

TEST(summary_of_numacc1)
{
    // NIST StRD NumAcc1: mean 10000002, standard deviation 1, lag-1 autocorrelation -0.5
    const auto d = result("summary", numbers({10000001, 10000003, 10000002}), {});
    const auto& t = tableOf(d, "summary");
    CHECK_EQ(t.column(3).number(0), 10000002.0);
    CHECK_EQ(t.column(4).number(0), 1.0);
    CHECK_NEAR(t.column(10).number(0), -0.5, 1e-15);
    CHECK_EQ(t.column(1).ints()[0], 3);
}
