// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/mapping.h"
#include "tests/exchange/helpers.h"

using namespace boulton;
using namespace boulton::exchange;
using table::MissingReason;
using table::Type;

namespace {

void period(std::string_view text, std::string_view start, int months, PeriodStyle style = PeriodStyle::Auto)
{
    const auto p = parsePeriod(text, style);
    test::check(p.has_value(), "should be a period: " + std::string(text));
    test::checkEqual(p->start.iso(), std::string(start), std::string(text).c_str());
    test::checkEqual(p->months, months, std::string(text).c_str());
}

ActualsMapping simple()
{
    ActualsMapping m;
    m.name = "simple";
    m.measureColumn = "Measure";
    m.periodColumn = "Period";
    m.valueColumn = "Value";
    return m;
}

// The value of one measure and period, or a failed check.
std::optional<double> valueOf(const ActualsImport& r, std::string_view measure, std::string_view start, int months)
{
    const auto& t = r.actuals;
    for (std::size_t row = 0; row < t.rows(); ++row)
        if (t.column(0).string(row) == measure && t.column(1).date(row).iso() == start &&
            t.column(2).ints()[row] == months)
            return t.column(3).isMissing(row) ? std::nullopt : std::optional(t.column(3).floats()[row]);
    throw test::Failure("no value of " + std::string(measure) + " at " + std::string(start),
                        std::source_location::current());
}

} // namespace

TEST(periodTexts)
{
    period("2018/19", "2018-04-01", 12);
    period("2018-19", "2018-04-01", 12);
    period("2018–19", "2018-04-01", 12);
    period("2018-2019", "2018-04-01", 12);
    period("FY2018/19", "2018-04-01", 12);
    period("1999-00", "1999-04-01", 12);
    period("2010-11", "2010-04-01", 12);
    period("2010-11", "2010-11-01", 1, PeriodStyle::Months);
    period("2018-19;Q1", "2018-04-01", 3);
    period("2018-19;Q4", "2019-01-01", 3);
    period("Q1 2018/19", "2018-04-01", 3);
    period("2018/19 Q3", "2018-10-01", 3);
    period("2020 Q1", "2020-01-01", 3);
    period("Q2 2020", "2020-04-01", 3);
    period("2014-16", "2014-01-01", 36);
    period("2014-15", "2014-04-01", 12);
    period("2009-11", "2009-01-01", 36, PeriodStyle::Years);
    period("2009-11", "2009-11-01", 1);
    period("2014 to 2016", "2014-01-01", 36);
    period("2016-17 (OT)", "2016-04-01", 12);
    period("2018 (Rev)", "2018-01-01", 12);
    period("2018/19 - 22/23", "2018-04-01", 60);
    period("2013/14-15/16", "2013-04-01", 36);
    period("2023", "2023-01-01", 12);
    period("2020-03", "2020-03-01", 1);
    period("Mar 2020", "2020-03-01", 1);
    period("March 2020", "2020-03-01", 1);
    period("Sept 2020", "2020-09-01", 1);
    period("Mar-20", "2020-03-01", 1);
    period("2021-06-30", "2021-06-01", 1);
    period("30/06/2021", "2021-06-01", 1);
    period("year ending March 2019", "2018-04-01", 12);
    period("April 2018 to March 2019", "2018-04-01", 12);
    CHECK_EQ(parsePeriod("2016-17 (OT)")->note, std::string("OT"));
    CHECK(parsePeriod("2021-06-30")->fromDate);
    for (const std::string_view text :
         {"",          "0",         "20",         "2020-13", "2014/16",   "Q5 2020",      "Q1",
          "last year", "2018-19;Q", "31/02/2020", "2020-00", "2020 2021", "1/2",          "2018-17",
          ")",         "(",         "()",         "2020 (",  "9999",      "1800 to 2200", "2018/19 - 17/18",
          "2018/19 -", "to",        " to ",       "Mar",     "q1 q2"})
        test::check(!parsePeriod(text), "not a period: " + std::string(text));
    using V = std::vector<std::string>;
    CHECK(styleOf(V{"2009-11", "2014-16"}) == PeriodStyle::Years);
    CHECK(styleOf(V{"2010-11", "2011-12"}) == PeriodStyle::Years);
    CHECK(styleOf(V{"2010-10", "2010-11", "2010-12"}) == PeriodStyle::Months);
    // months, quarters and years of measures with different frequencies in one column
    CHECK(styleOf(V{"2020-03", "2019-20 Q4", "2019-20"}) == PeriodStyle::Months);
    CHECK(parsePeriod("2019-20", PeriodStyle::Months)->months == 12);
}

TEST(mapsALongTable)
{
    const std::string csv = "Measure,Period,Value,Num,Den,Council,Unit\n"
                            "M1,2018/19,12.5,5,40,Birmingham,%\n"
                            "M1,2019/20,c,,,Birmingham,%\n"
                            "M1,2018/19,99,5,40,Leeds,%\n"
                            "M2,soon,1,,,Birmingham,Days\n"
                            "M2,Q1 2019/20,many,,,Birmingham,Days\n";
    ActualsMapping m = simple();
    m.numeratorColumn = "Num";
    m.denominatorColumn = "Den";
    m.unitColumn = "Unit";
    m.filters = {{"Council", {"Birmingham"}}};
    const auto r = test::value(importActuals(csv, m));
    CHECK_EQ(r.actuals.rows(), 3U);
    CHECK_EQ(r.rowsOut, 1);
    CHECK_EQ(r.rowsSetAside, 1);
    CHECK_EQ(*valueOf(r, "M1", "2018-04-01", 12), 12.5);
    CHECK_EQ(r.actuals.column(4).floats()[0], 5.0);
    CHECK_EQ(r.actuals.column(6).ints()[1], 3);
    CHECK(r.actuals.column(3).reason(1) == MissingReason::Suppressed);
    CHECK(r.actuals.column(3).reason(2) == MissingReason::Unreadable);
    CHECK(says(r.diagnostics, 5, "“soon” is not a period"));
    CHECK(says(r.diagnostics, 6, "“many” is not a number"));
    CHECK_EQ(r.measures.size(), 2U);
    CHECK_EQ(r.measures[1].unit, std::string("Days"));

    m.filters[0].anyOf = {"Birmingam"};
    const auto refused = importActuals(csv, m);
    CHECK_FAILS(refused, ErrorCode::InvalidInput);
    CHECK(refused.error().what.contains("Birmingham, Leeds"));
    m.filters[0].column = "Area";
    CHECK_FAILS(importActuals(csv, m), ErrorCode::NotFound);
}

TEST(mapsAWideTable)
{
    ActualsMapping m = simple();
    m.layout = Layout::Wide;
    m.periodColumn.clear();
    m.valueColumn.clear();
    m.measureRule = MeasureRule::Slug;
    const auto r = test::value(
        importActuals("Measure,Owner,2018/19,2019/20\nBins missed (per 100,x,1.5,\n\"Debt, £\",y,\"£1,000\",x\n", m));
    CHECK_EQ(r.actuals.rows(), 3U);
    CHECK_EQ(*valueOf(r, "bins-missed-per-100", "2018-04-01", 12), 1.5);
    CHECK_EQ(*valueOf(r, "debt", "2018-04-01", 12), 1000.0);
    CHECK(r.actuals.column(3).reason(2) == MissingReason::NotAvailable);
}

TEST(duplicatesNameBothRows)
{
    const auto r = test::value(
        importActuals("Measure,Period,Value\nA,2018/19,1\nA,2018-19,2\nB,2020,5\nB,2020,5\nC,2020,7\n", simple()));
    CHECK_EQ(r.actuals.rows(), 2U);
    CHECK_EQ(*valueOf(r, "B", "2020-01-01", 12), 5.0);
    CHECK_EQ(*valueOf(r, "C", "2020-01-01", 12), 7.0);
    CHECK(says(r.diagnostics, 3, "already on row 2, with another value"));
    CHECK(says(r.diagnostics, 5, "already on row 4, with the same value"));
    CHECK_EQ(r.diagnostics.errors(), 1U);
    CHECK_EQ(r.rowsSetAside, 2);
}

TEST(renamesFixedAndPeriodLength)
{
    ActualsMapping m = simple();
    m.measureRule = MeasureRule::Renames;
    m.renames = {{"Old name", "M-1"}};
    m.periodMonths = 3;
    const auto r = test::value(importActuals("Measure,Period,Value\nOld name,2021-06-30,1\nOther,2021-06-30,2\n", m));
    CHECK_EQ(r.actuals.rows(), 1U);
    CHECK_EQ(*valueOf(r, "M-1", "2021-04-01", 3), 1.0);
    CHECK(says(r.diagnostics, 0, "does not name the measure “Other”"));
    ActualsMapping fixed;
    fixed.fixedMeasure = "M9";
    fixed.fixedPeriod = "2020";
    fixed.valueColumn = "V";
    CHECK_EQ(*valueOf(test::value(importActuals("V,W\n4,x\n", fixed)), "M9", "2020-01-01", 12), 4.0);
}

TEST(remarksStayWithTheirValues)
{
    ActualsMapping mapping;
    mapping.measureColumn = "M";
    mapping.periodColumn = "P";
    mapping.valueColumn = "V";
    mapping.noteColumn = "N";
    const auto read = test::value(importActuals("M,P,V,N\na,2020-03,1,corrected\nb,2020-03,2,\n", mapping));
    const auto note = test::value(read.actuals.column("note"));
    CHECK_EQ(note.string(0), "corrected");
    CHECK(note.text(1).empty());
    CHECK(test::value(parseMapping(toJson(mapping))) == mapping);
}

TEST(mappingJson)
{
    ActualsMapping m = simple();
    m.csv = typed({{"Value", Type::Float64}});
    m.csv.columns["Period"].dates = DateOrder::MonthFirst;
    m.csv.columns["Value"].unit = "%";
    m.csv.columns["Value"].role = table::Role::Measure;
    m.csv.columns["Value"].sensitivity = table::Sensitivity::Public;
    m.csv.delimiter = ';';
    m.csv.quote = '\0';
    m.csv.encoding = Encoding::Windows1252;
    m.csv.preambleLines = 2;
    m.csv.hasHeader = true;
    m.measureRule = MeasureRule::Renames;
    m.renames = {{"a \"b\"", "M1"}, {"é", "M2"}};
    m.filters = {{"Council", {"Birmingham", "Leeds"}}};
    m.periodStyle = PeriodStyle::Months;
    m.periodMonths = 12;
    m.numeratorColumn = "N";
    m.denominatorColumn = "D";
    m.unitColumn = "U";
    m.polarityColumn = "P";
    CHECK(test::value(parseMapping(toJson(m))) == m);
    ActualsMapping wide;
    wide.name = "wide";
    wide.layout = Layout::Wide;
    wide.measureColumn = "M";
    wide.periodColumns = {"2018/19"};
    CHECK(test::value(parseMapping(toJson(wide))) == wide);
}

TEST(mappingJsonRefusals)
{
    const std::string rest = R"(,"measureColumn":"M","periodColumn":"P","valueColumn":"V")";
    const auto refused = [&](const std::string& json, std::string_view words) {
        const auto r = parseMapping(json);
        CHECK_FAILS(r, ErrorCode::InvalidInput);
        test::check(r.error().what.contains(words), json + " -> " + r.error().what);
    };
    CHECK(parseMapping(R"({"version":1)" + rest + "}").has_value());
    refused("", "not JSON");
    refused("[]", "not an object");
    refused("{}", "version is missing");
    refused(R"({"version":"1")" + rest + "}", "version");
    refused(R"({"version":1,"vlaueColumn":"x")" + rest + "}", "vlaueColumn is not known");
    refused(R"({"version":1,"layout":"tall")" + rest + "}", "layout cannot be “tall”");
    refused(R"({"version":1,"csv":{"delimiter":",,"})" + rest + "}", "csv.delimiter");
    refused(R"({"version":1,"csv":{"columns":{"V":{"type":"float"}}})" + rest + "}", "csv.columns.V.type");
    refused(R"({"version":1,"filters":[{"column":"x"}])" + rest + "}", "filters");
    refused(R"({"version":1,"filters":7)" + rest + "}", "filters");
    refused(R"({"version":1,"periodMonths":-1)" + rest + "}", "periodMonths");
    refused(R"({"version":1,"measureColumn":"M","valueColumn":"V"})", "periodColumn");
    refused(R"({"version":1,"periodColumn":"M","valueColumn":"V"})", "measureColumn");
    CHECK_FAILS(parseMapping(R"({"version":2})"), ErrorCode::NewerVersion);
    CHECK_FAILS(parseMapping(std::string(100'000, '[')), ErrorCode::TooLarge);
}

// ---- the files of the real councils, where they are

TEST(realLgbfQuarterly)
{
    const auto path = test::realData("performance/lgbf_indicator_values_quarterly_real.csv");
    ActualsMapping m;
    m.measureColumn = "Code";
    m.periodColumn = "Period";
    m.valueColumn = "Value";
    m.numeratorColumn = "Numerator";
    m.denominatorColumn = "Denominator";
    m.filters = {{"LocalAuthority", {"Stirling"}}};
    const auto r = test::value(importActualsFile(path, m));
    CHECK_EQ(r.actuals.rows(), 42U);
    CHECK(!r.diagnostics.hasErrors());
    CHECK_EQ(*valueOf(r, "CORP 09", "2018-04-01", 3), 0.91);
    CHECK_EQ(r.actuals.column(4).floats()[0], 725.0);
    CHECK_EQ(r.rowsOut, 1'339 - 42);
    const auto whole = test::value(readCsvFile(path));
    CHECK_EQ(whole.rowsRead, 1'339);
    CHECK_EQ(whole.table.columnCount(), 18U);
    CHECK_EQ(whole.table.schema()[0].name, std::string("Key_CodePeriodDType"));
    m.filters[0].anyOf = {"Birmingham"};
    CHECK_FAILS(importActualsFile(path, m), ErrorCode::InvalidInput);
}

TEST(realDfeChildren)
{
    const auto path = test::realData("performance/dfe_lait_measures_core_cities_west_midlands.csv");
    const auto whole = test::value(readCsvFile(path));
    CHECK_EQ(whole.rowsRead, 60'336);
    const auto values = test::value(whole.table.column("Values"));
    CHECK(values.type() == Type::Float64);
    CHECK_EQ(values.missingCount(), 5'324U);
    ActualsMapping m;
    m.measureColumn = "Short Desc";
    m.periodColumn = "Years";
    m.valueColumn = "Values";
    m.filters = {{"LA and Regions", {"Birmingham"}}};
    const auto r = test::value(importActualsFile(path, m));
    test::checkEqual(static_cast<std::int64_t>(r.actuals.rows()) + r.rowsSetAside, std::int64_t{3'771},
                     allLines(r.diagnostics).c_str());
    CHECK(r.actuals.rows() >= 3'760);
    CHECK_EQ(*valueOf(r, "RTA", "2014-01-01", 36), 24.78);
}

TEST(realTrafford)
{
    for (const auto& [file, rows] :
         {std::pair{"claimant_count", 74U}, {"fuel_poverty", 9U}, {"neet", 12U}, {"obese_reception", 13U}}) {
        const auto path = test::realData("performance/trafford_corporate_plan_" + std::string(file) + ".csv");
        ActualsMapping m;
        m.measureColumn = "indicator";
        m.measureRule = MeasureRule::Slug;
        m.periodColumn = "period";
        m.valueColumn = "value";
        m.filters = {{"area_name", {"Trafford"}}};
        if (std::string_view(file) ==
            "obese_reception") { // five quintiles share a measure and a period: said, not mixed up
            const auto mixed = test::value(importActualsFile(path, m));
            test::check(mixed.diagnostics.hasErrors() && mixed.rowsSetAside == 5, allLines(mixed.diagnostics));
            m.filters.push_back({"inequality", {"NA"}});
        }
        const auto r = test::value(importActualsFile(path, m));
        test::checkEqual(r.actuals.rows(), std::size_t{rows}, (file + ("\n" + allLines(r.diagnostics))).c_str());
        test::check(!r.diagnostics.hasErrors(), allLines(r.diagnostics));
    }
}

TEST(realDictionaryWithManyLineCells)
{
    const auto r = test::value(readCsvFile(test::realData("performance/dfe_lait_data_dictionary.csv")));
    CHECK_EQ(r.rowsRead, 448);
    CHECK_EQ(r.rowsSetAside, 0);
    CHECK_EQ(r.table.columnCount(), 18U);
    const auto raw = test::value(readCsvFile(test::realData("performance/lgbf_raw_values_real_annual.csv")));
    CHECK_EQ(raw.rowsRead, 35'467);
    CHECK_EQ(raw.table.schema()[0].name, std::string("Column 1"));
}
