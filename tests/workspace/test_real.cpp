// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of real councils, unedited, through a saved mapping into an empty vault and out as a pack. What is expected is counted from
// the file here, by code that shares nothing with the reader. Skipped where ../shared/data is not.
#include "tests/workspace/workspace_test.h"
#include <functional>
#include <set>

using namespace boulton;
using namespace boulton::performance;
using namespace boulton::workspace;
using namespace boulton::workspace::testing;

namespace {

using Row = std::map<std::string, std::string>;

//! RFC 4180 with a header, and no more.
std::vector<Row> simpleRows(const fs::path& file)
{
    std::string text = test::readAll(file);
    if (text.starts_with("\xEF\xBB\xBF"))
        text.erase(0, 3);
    std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"' && quoted && i + 1 < text.size() && text[i + 1] == '"')
            rows.back().back() += text[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            rows.back().emplace_back();
        else if (c == '\n' && !quoted)
            rows.emplace_back(1);
        else if (c != '\r' || quoted)
            rows.back().back() += c;
    }
    std::vector<Row> out;
    for (std::size_t r = 1; r < rows.size(); ++r) {
        if (rows[r].size() != rows[0].size())
            continue; // the end of the file
        Row row;
        for (std::size_t c = 0; c < rows[0].size(); ++c)
            row[rows[0][c]] = rows[r][c];
        out.push_back(std::move(row));
    }
    return out;
}

bool isNumber(const std::string& text)
{
    return !text.empty() && text.find_first_not_of("0123456789.+-eE") == std::string::npos &&
           text.find_first_of("0123456789") != std::string::npos;
}

std::vector<Row> only(std::vector<Row> rows, const char* column, std::string_view value)
{
    std::erase_if(rows, [&](const Row& row) { return row.at(column) != value; });
    return rows;
}

std::size_t distinct(const std::vector<Row>& rows, const char* column)
{
    std::set<std::string> seen;
    for (const auto& row : rows)
        seen.insert(row.at(column));
    return seen.size();
}

ImportReport import(Session& session, const fs::path& file, std::string_view mapping, const std::string& outcome)
{
    return test::value(importActuals(session, file, test::value(exchange::parseMapping(mapping)),
                                     {.createMeasures = true, .outcome = 1, .outcomeTitle = outcome}, {}));
}

//! How many measures of the pack have a figure for exactly this period.
std::size_t withValue(Session& session, Period reported, Period shown)
{
    const auto pack = test::value(packDocument(session, reported, Audience::Cabinet));
    const auto& data = pack.tables.at(0).table;
    const auto period = test::value(data.column("period"));
    const auto actual = test::value(data.column("actual"));
    std::size_t n = 0;
    for (std::size_t row = 0; row < data.rows(); ++row)
        n += period.string(row) == shown.label() && !actual.isMissing(row) ? 1 : 0;
    return n;
}

const PdfWriter kNoPdf = [](const report::Document&, const platform::Path& path) {
    return platform::replaceFile(path, "%PDF-");
};

} // namespace

TEST(realQuartersOfOneCouncilBecomeAPack)
{
    const auto file = test::realData("performance/lgbf_indicator_values_quarterly_real.csv");
    const auto rows = only(simpleRows(file), "LocalAuthority", "Stirling");
    CHECK(rows.size() > 20);
    Place place;
    auto session = place.empty();
    const auto report = import(
        session, file,
        R"({"version":1,"name":"LGBF quarterly","measureColumn":"Code","periodColumn":"Period","valueColumn":"Value",
        "numeratorColumn":"Numerator","denominatorColumn":"Denominator","filters":[{"column":"LocalAuthority","anyOf":["Stirling"]}]})",
        "Benchmarking");
    CHECK_EQ(report.added, rows.size());
    CHECK_EQ(report.measuresCreated, distinct(rows, "Code"));
    CHECK_EQ(report.setAside, 0U);
    test::check(!report.diagnostics.hasErrors(), lines(report.diagnostics));
    const auto last = only(rows, "Period", "2023-24;Q1");
    CHECK_EQ(last.size(), 2U);
    CHECK_EQ(withValue(session, Period::month(2023, 6), Period::quarter(2023, 1)), last.size());
    // The figure is made from numerator and denominator, and agrees with the one the file gives.
    const Plan plan = test::value(loadPlan(session));
    for (const auto& row : last) {
        const auto* m = plan.measure(MeasureCode(row.at("Code")));
        CHECK_NEAR(*figureOf(*m, *plan.history.at(m->code, Period::quarter(2023, 1))), std::stod(row.at("Value")),
                   0.0051);
    }
    // On paper, signed.
    place.clock.advanceSeconds(60);
    test::value(signOffPeriod(session, Period::month(2023, 6), Audience::Cabinet, "As published."));
    const auto pack =
        test::value(exportPack(session, {.period = Period::month(2023, 6), .folder = place.folder / "packs"}, {kNoPdf}, {}));
    CHECK(pack.signedOff);
    CHECK(test::readAll(pack.files[1]).contains("CORP 09"));
    // The file again: nothing new.
    const auto again = test::value(
        importActuals(session, file,
                      test::value(exchange::parseMapping(R"({"version":1,"measureColumn":"Code","periodColumn":"Period",
        "valueColumn":"Value","numeratorColumn":"Numerator","denominatorColumn":"Denominator","filters":[{"column":"LocalAuthority","anyOf":["Stirling"]}]})")),
                      {}, {}));
    CHECK_EQ(again.unchanged, rows.size());
    CHECK(!again.written);
}

TEST(realChildrensMeasuresOfBirminghamBecomeAPack)
{
    const auto file = test::realData("performance/dfe_lait_measures_core_cities_west_midlands.csv");
    const auto rows = only(simpleRows(file), "LA and Regions", "Birmingham");
    // A year ("2023", "2018/19", "2018-19", with or without a note in brackets) can stand in the matrix; 2014-16, 2013/14-15/16 and 0 cannot.
    const auto yearOf = [](std::string text) -> std::string {
        if (const auto bracket = text.find(" ("); bracket != std::string::npos)
            text.resize(bracket);
        if (text.size() == 4)
            return text;
        if (text.size() == 7 && (std::stoi(text.substr(0, 4)) + 1) % 100 == std::stoi(text.substr(5)))
            return text.substr(0, 4) + "/" + text.substr(5);
        return {};
    };
    std::map<std::pair<std::string, std::string>, std::set<std::string>>
        years; // measure and year -> its values: two of them exclude each other
    std::set<std::string> measures;
    for (const auto& row : rows)
        if (const auto year = yearOf(row.at("Years")); !year.empty()) {
            years[{row.at("Short Desc"), year}].insert(row.at("Values"));
            measures.insert(row.at("Short Desc"));
        }
    const auto expected =
        static_cast<std::size_t>(std::ranges::count_if(years, [](const auto& one) { return one.second.size() == 1; }));
    CHECK(expected > 3'000);
    Place place;
    auto session = place.empty();
    const auto report = import(
        session, file,
        R"({"version":1,"name":"DfE LAIT","measureColumn":"Short Desc","periodColumn":"Years","valueColumn":"Values",
        "filters":[{"column":"LA and Regions","anyOf":["Birmingham"]}]})",
        "Children");
    test::checkEqual(report.added, expected, lines(report.diagnostics).c_str());
    CHECK_EQ(report.measuresCreated, measures.size());
    CHECK_EQ(report.added + report.setAside, rows.size());
    CHECK(report.diagnostics.hasErrors()); // each row that was not taken is said
    std::size_t figures = 0;
    for (const auto& [key, values] : years)
        figures += key.second == "2023/24" && values.size() == 1 && isNumber(*values.begin()) ? 1 : 0;
    CHECK(figures > 0);
    CHECK_EQ(withValue(session, Period::month(2024, 3), Period::financialYear(2023)), figures);
}

TEST(realMonthsOfTraffordBecomeAPack)
{
    const auto file = test::realData("performance/trafford_corporate_plan_claimant_count.csv");
    const auto rows = only(simpleRows(file), "area_name", "Trafford");
    CHECK(rows.size() > 40);
    Place place;
    auto session = place.empty();
    const auto report = import(
        session, file,
        R"({"version":1,"name":"Trafford","measureColumn":"indicator","measureRule":"slug","periodColumn":"period","valueColumn":"value",
        "unitColumn":"measure","filters":[{"column":"area_name","anyOf":["Trafford"]}]})",
        "Better jobs");
    CHECK_EQ(report.added, rows.size());
    CHECK_EQ(report.measuresCreated, distinct(rows, "indicator"));
    CHECK_EQ(report.setAside, 0U);
    const auto april = only(rows, "period", "April 2024");
    CHECK_EQ(withValue(session, Period::month(2024, 4), Period::month(2024, 4)), april.size());
    const Plan plan = test::value(loadPlan(session));
    CHECK_EQ(plan.measure(MeasureCode("claimant-count"))->title, "Claimant count");
    CHECK_EQ(plan.measure(MeasureCode("claimants-as-a-proportion-of-residents-aged-16-64"))->unit, "%");
    for (const auto& row : only(april, "indicator", "Claimant count"))
        CHECK_EQ(*plan.history.at(MeasureCode("claimant-count"), Period::month(2024, 4))->value,
                 std::stod(row.at("value")));
}
