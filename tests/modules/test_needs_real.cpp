// SPDX-License-Identifier: GPL-3.0-or-later
// Needs of children and young people in Birmingham from published data only: DfE's Local Authority Interactive Tool, DfE children in need,
// child poverty by ward, Census 2021 and the Indices of Deprivation 2025 by LSOA, people by age. Every figure with its source.
#include "core/base/format.h"
#include "core/exchange/table_file.h"
#include "core/modules/analysis_module.h"
#include "core/report/html.h"
#include "core/stats/quantiles.h"
#include "tests/needs/needs_tables.h"
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace boulton;
using namespace boulton::modules;
using test::TextRow;
using test::textTable;

namespace {

constexpr const char* kLait = "DfE, Local Authority Interactive Tool";
constexpr const char* kFactors = "DfE, Children in need, factors at the end of assessment, 2018 to 2025";

//! A published file, all cells as they stand.
class Published {
public:
    explicit Published(const char* file) : m_table(test::value(exchange::readCsvFile(test::realData(file))).table) {}
    [[nodiscard]] std::size_t rows() const { return m_table.rows(); }
    [[nodiscard]] std::string operator()(std::size_t row, const std::string& column)
    {
        auto found = m_columns.find(column);
        if (found == m_columns.end())
            found = m_columns.emplace(column, test::value(m_table.column(column))).first;
        const table::Column& cells = found->second;
        if (!cells.isMissing(row))
            return cells.text(row);
        return cells.reason(row) == table::MissingReason::Suppressed ? "c" : cells.reason(row) == table::MissingReason::NotAvailable ? "x" : "";
    }

private:
    table::Table m_table;
    std::map<std::string, table::Column> m_columns;
};

struct Lait {
    const char *id, *code, *name, *theme, *subtheme, *unit, *per, *polarity, *of, *caveats;
};
const Lait kMeasures[]{
    {"conception", "Under18concep", "Conceptions under 18", "conception", "", "per 1,000", "1000", "low good", "", "Published a year and more after the event."},
    {"low-weight", "Low_Birth_Weight_Babies", "Babies born with low weight", "pregnancy", "", "%", "", "low good", "", ""},
    {"infant-deaths", "InfMort", "Infant deaths", "infant mortality", "", "per 1,000", "1000", "low good", "", ""},
    {"breastfeeding", "6wksBreast", "Breastfeeding at six to eight weeks", "early years", "", "%", "", "high good", "", "Of most years no figure is published for Birmingham."},
    {"excess-4", "ExcessRec", "Excess weight in reception", "early years", "", "%", "", "low good", "", ""},
    {"excess-10", "ExcessYr6", "Excess weight in year 6", "primary", "", "%", "", "low good", "", ""},
    {"ks2", "KS2RWM_Expected_STD", "Reading, writing and mathematics at 11", "primary", "", "%", "", "high good", "", "No tests in 2020 and 2021."},
    {"absence-primary", "SFPriPerAbNew", "Persistent absence from primary school", "primary", "", "%", "", "low good", "", ""},
    {"attainment-8", "AVG_Attain8_Score", "Attainment 8", "secondary", "", "points", "", "high good", "", "Teachers' assessments in 2020 and 2021: no steady scale."},
    {"absence-secondary", "SFSecPerAbNew", "Persistent absence from secondary school", "secondary", "", "%", "", "low good", "", ""},
    {"neet", "16-17_not known_NEET", "Not in education, employment or training, or not known", "secondary", "", "%", "", "low good", "", ""},
    {"ehc-primary", "PrimStatements", "Primary pupils with an EHC plan", "additional needs", "SEND", "%", "", "none", "", ""},
    {"ehc-secondary", "SecStatements", "Secondary pupils with an EHC plan", "additional needs", "SEND", "%", "", "none", "", ""},
    {"first-entrants", "FirstYJS", "First-time entrants to youth justice", "additional needs", "youth offending", "per 100,000", "100000", "low good", "", "England's figure in this source (1,258) is no rate and was left out."},
    {"poverty", "ChildPov", "Children in relative low-income families", "additional needs", "child poverty", "%", "", "low good", "children of 0 to 15 (ONS, mid-2020; for how many it concerns only)", ""},
    {"protection", "CPP_rate", "Children with a child protection plan", "contextual safeguarding", "", "per 10,000", "10000", "low good", "children of 0 to 17 (ONS, mid-2020; for how many it concerns only)", ""},
    {"suspensions", "SecFixedEx", "Suspensions from secondary school", "exclusions", "", "%", "", "low good", "", "Suspensions per 100 pupils; a pupil may be suspended more than once."},
    {"expulsions", "SecPermEx", "Permanent exclusions from secondary school", "exclusions", "", "%", "", "low good", "", ""},
};

struct Factor {
    const char *id, *column, *name, *theme, *counted;
};
const Factor kFactorsOf[]{
    {"domestic", "Domestic_Abuse_parent", "Assessments that find domestic abuse of a parent", "domestic abuse", "Assessments that find that a parent suffers domestic abuse"},
    {"gangs", "Gangs", "Assessments that find gangs", "serious youth violence", "Assessments that find involvement with gangs"},
    {"exploitation", "Child_sexual_exploitation", "Assessments that find sexual exploitation", "contextual safeguarding", "Assessments that find sexual exploitation"},
    {"missing", "Going_missing", "Assessments that find going missing", "contextual safeguarding", "Assessments that find that the child goes missing"},
    {"mental", "Mental_Health_child", "Assessments that find ill mental health of the child", "mental health", "Assessments that find ill mental health of the child"},
};

struct Data {
    std::vector<TextRow> registerRows{}, values{}, areas{}, lookup{}, population{};
    std::size_t small = 0;
    double crowded = 0;
};

const std::map<std::string, std::string> kPlaces{{"Bristol, City of", "core cities"}, {"Leeds", "core cities"}, {"Liverpool", "core cities"},
                                                 {"Manchester", "core cities"}, {"Newcastle upon Tyne", "core cities"}, {"Nottingham", "core cities"}, {"Sheffield", "core cities"}};

void addLait(Data& d, double under16, double under18)
{
    std::map<std::string, const Lait*> byCode;
    for (const auto& m : kMeasures) {
        byCode[m.code] = &m;
        d.registerRows.push_back({m.id, m.name, m.theme, m.subtheme, "", m.of, kLait, std::string(m.unit) == "points" ? "mean" : "value", m.per, m.unit, m.polarity, m.caveats});
    }
    Published lait("performance/dfe_lait_measures_core_cities_west_midlands.csv");
    for (std::size_t row = 0; row < lait.rows(); ++row) {
        const auto found = byCode.find(lait(row, "Short Desc"));
        if (found == byCode.end())
            continue;
        const Lait& m = *found->second;
        const std::string area = lait(row, "LA and Regions");
        if (std::string(m.id) == "first-entrants" && area == "England")
            continue;
        const bool own = area == "Birmingham" && m.of[0] != '\0';
        d.values.push_back({m.id, area, lait(row, "Years"), "", own ? formatExact(std::string(m.per) == "10000" ? under18 : under16) : "", lait(row, "Values")});
    }
}

void addFactors(Data& d, const std::set<std::string>& places)
{
    for (const auto& f : kFactorsOf)
        d.registerRows.push_back({f.id, f.name, f.theme, "", f.counted, "Assessments with factors recorded", kFactors, "proportion", "", "", "low good", "Better recording raises the figure, too."});
    Published factors("social_care/dfe_assessment_factors_2018_2025.csv");
    for (std::size_t row = 0; row < factors.rows(); ++row) {
        const std::string level = factors(row, "geographic_level");
        const std::string area = level == "National" ? "England" : level == "Regional" ? factors(row, "region_name") : factors(row, "la_name");
        if (!places.contains(area))
            continue;
        for (const auto& f : kFactorsOf)
            d.values.push_back({f.id, area, factors(row, "time_period"), factors(row, f.column), factors(row, "Episodes_with_assessment_factor"), ""});
    }
}

std::map<std::string, std::string> addWards(Data& d)
{
    d.registerRows.push_back({"poverty-ward", "Children in absolute low-income families", "additional needs", "child poverty", "", "", "DWP and HMRC, Children in low income families, by ward, 2015/16 to 2024/25, through Birmingham City Observatory",
                              "value", "", "%", "low good", "A new method from 2021/22: years before and after are not compared. Absolute, so not the figure for the council.", "2021/22"});
    std::map<std::string, std::string> names;
    Published poverty("deprivation/birmingham_ward_child_poverty_2016_2025.csv");
    for (std::size_t row = 0; row < poverty.rows(); ++row) {
        const std::string name = poverty(row, "ward_name");
        names[poverty(row, "ward_code")] = name;
        d.values.push_back({"poverty-ward", name, poverty(row, "financial_year"), "", "", poverty(row, "pct_children_absolute_low_income")});
    }
    for (const auto& [code, name] : names)
        d.areas.push_back({name, "ward", "Birmingham", "", code});
    return names;
}

void addSmallAreas(Data& d)
{
    d.registerRows.push_back({"crowded", "Overcrowded households", "homelessness", "", "Households with fewer bedrooms than they need", "Households", "ONS, Census 2021, occupancy rating of bedrooms by LSOA", "proportion", "", "", "low good",
                              "All households, not only those with children."});
    Published households("population_census/census2021_household_overcrowding21_lsoa21_birmingham.csv");
    std::map<std::string, std::pair<double, double>> byArea;
    for (std::size_t row = 0; row < households.rows(); ++row) {
        auto& [crowded, all] = byArea[households(row, "lsoa21_code")];
        all = std::stod(households(row, "total_households"));
        if (households(row, "occupancy_rating").contains("overcrowded"))
            crowded += std::stod(households(row, "n"));
    }
    Published scores("deprivation/imd2025_lsoa21_score_population_ward25.csv");
    std::vector<std::string> codes;
    std::vector<double> score;
    for (std::size_t row = 0; row < scores.rows(); ++row) {
        codes.push_back(scores(row, "LSOA21CD"));
        score.push_back(std::stod(scores(row, "IMDSCORE")));
    }
    const auto tenths = test::value(stats::quantileGroups(score, 10, true)); // of England, 1 the most deprived
    std::map<std::string, int> decile;
    for (std::size_t i = 0; i < codes.size(); ++i)
        decile[codes[i]] = *tenths[i];
    for (const auto& [code, counts] : byArea) {
        d.values.push_back({"crowded", code, "2021", formatExact(counts.first), formatExact(counts.second), ""});
        d.areas.push_back({code, "lsoa", "", std::to_string(decile.at(code)), code});
        d.crowded += counts.first;
    }
    d.small = byArea.size();
    Published lookup("lookups/lsoa21_ward22_lad22_england_wales.csv");
    for (std::size_t row = 0; row < lookup.rows(); ++row)
        if (lookup(row, "LAD22NM") == "Birmingham")
            d.lookup.push_back({lookup(row, "LSOA21CD"), lookup(row, "WD22CD"), "LSOA 2021 to wards 2022, best fit (ONS)"});
}

//! Children of the city in mid-2020, of single years of age.
std::pair<double, double> children()
{
    Published people("population_census/mye2020_single_year_of_age_lsoa11_birmingham.csv");
    double under16 = 0;
    double under18 = 0;
    for (std::size_t row = 0; row < people.rows(); ++row)
        for (int age = 0; age < 18; ++age) {
            const double n = std::stod(people(row, std::to_string(age)));
            under18 += n;
            under16 += age < 16 ? n : 0;
        }
    return {under16, under18};
}

//! DfE's ten statistical neighbours of Birmingham.
std::set<std::string> neighbours()
{
    const auto file = test::value(exchange::openTable(test::realData("performance/dfe_lait_statistical_neighbours_2025.xlsx"), {.reader = BOULTON_READER}));
    const auto t = test::value(file.read({}, {})).table;
    std::set<std::string> codes;
    for (std::size_t row = 0; row < t.rows(); ++row)
        if (t.column(0).text(row) == "330" || t.column(1).text(row) == "330")
            for (std::size_t c = 2; c < t.columnCount(); ++c)
                codes.insert(t.column(c).text(row));
    std::set<std::string> names;
    Published authorities("social_care/dfe_assessment_factors_2018_2025.csv");
    for (std::size_t row = 0; row < authorities.rows(); ++row)
        if (const std::string code = authorities(row, "old_la_code"); codes.contains(code) && code != "330")
            names.insert(authorities(row, "la_name"));
    return names;
}

Data data()
{
    Data d;
    d.areas.push_back({"Birmingham", "council"});
    d.areas.push_back({"England", "country"});
    d.areas.push_back({"West Midlands", "region"});
    std::set<std::string> places{"Birmingham", "England", "West Midlands"};
    for (const auto& [name, group] : kPlaces) {
        d.areas.push_back({name, group});
        places.insert(name);
    }
    for (const auto& name : neighbours()) {
        d.areas.push_back({name, "statistical neighbours"});
        places.insert(name);
    }
    for (const char* name : {"Coventry", "Dudley", "Sandwell", "Solihull", "Walsall", "Wolverhampton"})
        d.areas.push_back({name, "West Midlands councils"});
    const auto [under16, under18] = children();
    addLait(d, under16, under18);
    addFactors(d, places);
    const auto wards = addWards(d);
    addSmallAreas(d);
    Published people("population_census/ward_population_by_age_band_2011_2019_west_midlands.csv");
    for (std::size_t row = 0; row < people.rows(); ++row)
        if (people(row, "LAD21NM") == "Birmingham")
            d.population.push_back({wards.at(people(row, "WD21CD")), people(row, "age_band"), people(row, "count"), people(row, "year")});
    return d;
}

Inputs inputsOf(const Data& d)
{
    Inputs in;
    in.byName["indicators"] = textTable({"indicator", "name", "theme", "subtheme", "numerator", "denominator", "source", "method", "per", "unit", "polarity", "caveats", "break"}, d.registerRows);
    in.byName["values"] = textTable({"indicator", "area", "period", "numerator", "denominator", "value"}, d.values);
    in.byName["areas"] = textTable({"area", "group", "parent", "decile", "code"}, d.areas);
    in.byName["lookup"] = textTable({"small", "large", "vintage"}, d.lookup);
    in.byName["population"] = textTable({"area", "age", "people", "period"}, d.population);
    return in;
}

const table::Table& tableOf(const report::Document& d, std::string_view name)
{
    const auto found = std::ranges::find(d.tables, name, &report::NamedTable::name);
    test::check(found != d.tables.end(), "no table " + std::string(name));
    return found->table;
}

struct Finder {
    const table::Table& t;
    [[nodiscard]] std::size_t row(const std::string& indicator, const std::string& area, const std::string& period) const
    {
        const auto i = test::value(t.column("indicator"));
        const auto a = test::value(t.column("area"));
        const auto p = test::value(t.column("period"));
        for (std::size_t r = 0; r < t.rows(); ++r)
            if (i.string(r) == indicator && a.string(r) == area && p.string(r) == period)
                return r;
        test::check(false, indicator + " " + area + " " + period);
        return 0;
    }
    [[nodiscard]] double number(const std::string& column, std::size_t row) const { return test::value(t.column(column)).number(row); }
    [[nodiscard]] std::string text(const std::string& column, std::size_t row) const { return test::value(t.column(column)).text(row); }
};

} // namespace

TEST(needs_of_birmingham_from_published_data_only)
{
    const Data published = data();
    const auto& module = *test::value(find("needs-0-19"));
    const auto d = test::value(run(module, inputsOf(published), {}, {}));
    const std::string html = test::value(report::toHtml(d));
    CHECK(!d.synthetic);
    CHECK(!d.diagnostics.hasErrors());
    const Finder f{tableOf(d, "figures")};

    // figures as published
    const auto attainment = f.row("attainment-8", "Birmingham", "2025");
    CHECK_NEAR(f.number("value", attainment), 46.6, 1e-9);
    CHECK_NEAR(f.number("difference", attainment), 0.6, 1e-9);
    CHECK_EQ(f.text("compared95", attainment), ""); // no limits are published, so nothing is said of chance
    const auto domestic = f.row("domestic", "Birmingham", "2025");
    CHECK_NEAR(f.number("value", domestic), 100 * 3166.0 / 7118, 1e-9);
    CHECK_NEAR(f.number("comparator.value", domestic), 100 * 162890.0 / 513250, 1e-9);
    CHECK_EQ(f.text("compared998", domestic), "worse");
    const auto gangs = f.row("gangs", "Birmingham", "2025");
    CHECK_NEAR(f.number("value", gangs), 100 * 177.0 / 7118, 1e-9);
    CHECK_EQ(f.text("compared95", f.row("mental", "Birmingham", "2025")), "better");

    // 659 small areas become 69 wards, and nothing is lost
    CHECK_EQ(published.small, 659U);
    double households = 0;
    std::size_t wards = 0;
    const auto indicator = test::value(f.t.column("indicator"));
    const auto type = test::value(f.t.column("area.type"));
    for (std::size_t r = 0; r < f.t.rows(); ++r)
        if (indicator.string(r) == "crowded" && !type.isMissing(r) && type.string(r) == "ward") {
            households += f.number("numerator", r);
            ++wards;
        }
    CHECK_EQ(wards, 69U);
    CHECK_NEAR(households, published.crowded, 1e-6);
    CHECK_NEAR(f.number("numerator", f.row("crowded", "Birmingham", "2021")), published.crowded, 1e-6);

    // from the most to the least deprived tenth of England there is less of it
    const auto& gradient = tableOf(d, "gradients");
    CHECK_EQ(gradient.rows(), 10U);
    CHECK(test::value(gradient.column("areas.type")).text(0) == "lsoa");
    CHECK(test::value(gradient.column("sii.upper")).number(0) < 0);

    // child poverty by ward, in all wards and years
    CHECK_NEAR(f.number("value", f.row("poverty-ward", "Heartlands", "2015/16")), 30.6, 1e-9);
    CHECK_EQ(f.number("rank.of", f.row("poverty-ward", "Heartlands", "2024/25")), 69.0);

    // what there is not is said, and every figure has its source
    for (const char* said : {"Conception: there is no published figure by ward.", "Infant mortality: there is no published figure by ward.", "LSOA 2021 to wards 2022, best fit (ONS) (best fit)",
                             "A new method from 2021/22", "Published without limits or counts", "people in Birmingham are under 20"})
        test::check(html.contains(said), said);
    for (const auto& row : published.registerRows) {
        test::check(html.contains(row[1]), row[1]);
        test::check(html.contains(row[6].substr(0, 30)), row[6]);
    }
    CHECK_EQ(std::get<std::int64_t>(std::ranges::find(d.values, "themes.empty", &report::NamedValue::name)->value), 0);

    const auto& priorities = tableOf(d, "priorities");
    CHECK_EQ(test::value(priorities.column("indicator")).text(0), "poverty"); // some 90,000 children, at twice England's share
}

TEST(birmingham_beside_core_cities_and_statistical_neighbours)
{
    const Data published = data();
    const auto& module = *test::value(find("needs-0-19"));
    const auto cities = test::value(run(module, inputsOf(published), {{"comparator", "core cities"}}, {}));
    const Finder f{tableOf(cities, "figures")};
    const auto row = f.row("ks2", "Birmingham", "2025");
    double sum = 0;
    for (const auto& [name, group] : kPlaces)
        sum += f.number("value", f.row("ks2", name, "2025"));
    CHECK_NEAR(f.number("comparator.value", row), sum / 7, 1e-9);
    CHECK(test::value(report::toHtml(cities)).contains("core cities: the mean of the figures of 7 areas, large and small alike."));
    CHECK(test::value(report::toHtml(cities)).contains("core cities: the counts of 7 areas together."));
    const auto ten = neighbours();
    CHECK_EQ(ten.size(), 10U);
    CHECK(ten.contains("Nottingham") && ten.contains("Manchester"));
    const auto similar = test::value(run(module, inputsOf(published), {{"comparator", "statistical neighbours"}}, {}));
    const Finder g{tableOf(similar, "figures")};
    const auto domestic = g.row("domestic", "Birmingham", "2025");
    double above = 0;
    double below = 0;
    for (const auto& name : ten) {
        const auto at = g.row("domestic", name, "2025");
        above += g.number("numerator", at);
        below += g.number("denominator", at);
    }
    CHECK_NEAR(g.number("comparator.value", domestic), 100 * above / below, 1e-9);
    // of most of them the tool's extract has no figures: a group of which less than half is there is not compared with
    CHECK(std::isnan(g.number("comparator.value", g.row("ks2", "Birmingham", "2025"))));
}
