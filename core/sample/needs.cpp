// SPDX-License-Identifier: GPL-3.0-or-later
// A needs analysis of the sample council: register, values, areas, people by age, small areas. Every number is invented; small counts are
// withheld as publishers withhold them, one theme has no indicator and one no figure by ward, so that the page shows how it says so.
#include "core/base/format.h"
#include "core/sample/random.h"
#include "core/sample/sample_council.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>

namespace boulton::sample {
namespace {

using table::Role;
using table::Type;

constexpr std::string_view kCouncil = "Birmingham";
constexpr int kFirstYear = 2010; // 2010/11 … 2019/20
constexpr int kYears = 10;
constexpr int kWardYears = 5; // the last of them
constexpr double kWithheldBelow = 5;
constexpr int kSmallAreas = 5; // in each ward

enum class Of : std::uint8_t { Births, UnderFive, Children, Pupils, Teenagers, Girls, Households, Published };

struct Kind {
    std::string_view id, name, theme, subtheme, numerator, denominator, age, sex, method, per, unit, polarity, caveats, newFrom;
    Of of;
    double england;  //!< in the unit of the figure, in the last year
    double council;  //!< times England's
    double spread;   //!< how much more in the most than in the least deprived wards, as a factor; below 1 the other way round
    double growth;   //!< a year, of the council; England stays
    bool wards;
};

constexpr auto kKinds = std::to_array<Kind>({
    {"conception-u18", "Conceptions under 18", "conception", "", "Conceptions of girls under 18", "Girls of 15 to 17", "15–17", "female", "rate", "1000", "", "low good", "Published 14 months after the year.", "", Of::Girls, 16.5, 1.15, 1, -0.06, false},
    {"smoking-birth", "Smoking at the time of birth", "pregnancy", "", "Mothers who smoke when they give birth", "Mothers", "", "female", "proportion", "", "", "low good", "", "", Of::Births, 10.6, 0.93, 1.8, -0.02, false},
    {"low-weight", "Babies born at term with low weight", "pregnancy", "", "Live births at term below 2,500 grams", "Live births at term", "", "", "proportion", "", "", "low good", "", "", Of::Births, 2.9, 1.42, 1.7, 0.0, true},
    {"infant-deaths", "Infant deaths", "infant mortality", "", "Deaths under one year", "Live births", "under 1", "", "rate", "1000", "", "low good", "A handful of deaths moves the figure of a small area.", "", Of::Births, 3.9, 1.85, 1.9, 0.0, true},
    {"breastfeeding", "Breastfeeding at six to eight weeks", "early years", "", "", "", "6–8 weeks", "", "value", "", "%", "high good", "Published without counts.", "", Of::Published, 48.0, 1.06, 1, 0.01, false},
    {"ready", "Ready for school", "early years", "", "Children with a good level of development", "Children at the end of reception", "4–5", "", "proportion", "", "", "high good", "Judged by teachers.", "2012/13", Of::UnderFive, 71.8, 0.945, 0.86, 0.012, true},
    {"excess-4", "Excess weight in reception", "early years", "", "Children with excess weight", "Children measured", "4–5", "", "proportion", "", "", "low good", "", "", Of::UnderFive, 22.6, 1.05, 1.25, 0.0, true},
    {"excess-10", "Excess weight in year 6", "primary", "", "Children with excess weight", "Children measured", "10–11", "", "proportion", "", "", "low good", "", "", Of::UnderFive, 34.3, 1.17, 1.35, 0.012, true},
    {"ks2", "Reading, writing and mathematics at 11", "primary", "", "Pupils at the expected standard", "Pupils at the end of key stage 2", "10–11", "", "proportion", "", "", "high good", "", "2015/16", Of::UnderFive, 65.0, 0.94, 0.85, 0.02, true},
    {"absence-primary", "Persistent absence from primary school", "primary", "", "", "", "5–11", "", "value", "", "%", "low good", "Published without counts.", "", Of::Published, 8.4, 1.2, 1, 0.0, false},
    {"attainment-8", "Attainment 8", "secondary", "", "", "", "15–16", "", "mean", "", "points", "high good", "A mean of points, published with limits.", "", Of::Published, 46.7, 0.985, 1, 0.0, false},
    {"neet", "Not in education, employment or training", "secondary", "", "Young people of 16 and 17 not in education, employment or training, or not known", "Young people of 16 and 17", "16–17", "", "proportion", "", "", "low good", "", "", Of::Girls, 5.5, 1.38, 2.0, -0.015, true},
    {"ehc", "Education, health and care plans", "additional needs", "SEND", "Pupils with a plan", "Pupils", "5–18", "", "proportion", "", "", "none", "More plans may mean more need or better recognition.", "", Of::Pupils, 3.1, 1.06, 1.15, 0.035, true},
    {"first-entrants", "First-time entrants to youth justice", "additional needs", "youth offending", "Young people with a first caution or conviction", "Young people of 10 to 17", "10–17", "", "rate", "100000", "", "low good", "", "", Of::Teenagers, 220, 1.36, 2.6, -0.08, true},
    {"poverty", "Children in low-income families", "additional needs", "child poverty", "Children under 16 in families below 60% of the median income", "Children under 16", "0–15", "", "proportion", "", "", "low good", "Before housing costs.", "", Of::Children, 18.4, 1.72, 3.1, 0.022, true},
    {"domestic", "Children at incidents of domestic abuse", "domestic abuse", "", "Children present at recorded incidents", "Children under 18", "0–17", "", "rate", "1000", "", "low good", "Recorded incidents: what is not reported is not in it.", "", Of::Children, 21, 1.22, 2.2, 0.02, true},
    {"knife", "Hospital treatment after assault with a blade", "serious youth violence", "", "Admissions of young people", "Young people of 10 to 17", "10–17", "", "rate", "100000", "", "low good", "Few events.", "", Of::Teenagers, 9.5, 2.3, 3.0, 0.05, false},
    {"suspensions", "Suspensions from secondary school", "exclusions", "", "Suspensions", "Pupils", "11–16", "", "rate", "1000", "", "low good", "A pupil may be suspended more than once.", "", Of::Pupils, 54, 0.96, 1.9, 0.03, true},
    {"temporary", "Families in temporary accommodation", "homelessness", "", "Households with children", "Households", "", "", "rate", "1000", "", "low good", "", "", Of::Households, 2.6, 2.1, 1, 0.06, false},
    {"crowded", "Overcrowded households", "homelessness", "", "Households with fewer bedrooms than they need", "Households", "", "", "proportion", "", "", "low good", "Of small areas, added up to wards by best fit.", "", Of::Households, 4.4, 1.9, 3.0, 0.0, false},
    {"self-harm", "Admissions after self-harm", "mental health", "", "", "", "10–24", "", "dsr", "100000", "", "low good", "Standardised for age, published with limits.", "", Of::Published, 439, 0.78, 1, 0.01, false},
});

struct Elsewhere {
    std::string_view name;
    std::string_view groups; //!< separated by ';'
    double size;             //!< times the council
    double need;             //!< between England (0) and the council (1)
};
constexpr auto kElsewhere = std::to_array<Elsewhere>({
    {"England", "country", 48, 0},
    {"West Midlands", "region", 5.1, 0.35},
    {"Bristol", "core cities", 0.41, 0.3},
    {"Leeds", "core cities", 0.71, 0.45},
    {"Liverpool", "core cities", 0.39, 0.9},
    {"Manchester", "core cities;statistical neighbours", 0.49, 1.05},
    {"Newcastle upon Tyne", "core cities", 0.25, 0.7},
    {"Nottingham", "core cities;statistical neighbours", 0.29, 1.0},
    {"Sheffield", "core cities", 0.5, 0.55},
    {"Derby", "statistical neighbours", 0.23, 0.65},
    {"Luton", "statistical neighbours", 0.21, 0.8},
    {"Sandwell", "statistical neighbours", 0.31, 1.1},
    {"Walsall", "statistical neighbours", 0.26, 0.85},
    {"Wolverhampton", "statistical neighbours", 0.24, 0.95},
});

std::int64_t whole(double value)
{
    return static_cast<std::int64_t>(std::round(value));
}

std::int64_t drawn(double mean, double most, Random& random)
{
    return std::clamp<std::int64_t>(whole(mean + std::sqrt(mean) * random.normal()), 0, whole(most));
}

std::string yearName(int year)
{
    return std::to_string(year) + "/" + std::to_string((year + 1) % 100);
}

double perOf(const Kind& k)
{
    return k.method == "proportion" ? 100 : k.per.empty() ? 1 : k.per == "1000" ? 1000 : 100'000;
}

//! People behind a figure, of `children` under 16.
double peopleOf(Of of, double children)
{
    switch (of) {
    case Of::Births: return children * 0.062;
    case Of::UnderFive: return children * 0.064; // one year of age
    case Of::Children: return children;
    case Of::Pupils: return children * 0.72;
    case Of::Teenagers: return children * 0.48;
    case Of::Girls: return children * 0.11;
    case Of::Households: return children * 1.7;
    case Of::Published: break;
    }
    return 0;
}

struct WardPlace {
    std::string_view name, code;
    double children = 0;
    double need = 0; //!< 0 in the least deprived, 1 in the most
    int decile = 1;
};

Result<std::vector<WardPlace>> wardPlaces(std::uint64_t seed)
{
    BOULTON_TRY_ASSIGN(const auto t, wardTable(seed));
    BOULTON_TRY_ASSIGN(const auto children, t.column("children_0_15"));
    BOULTON_TRY_ASSIGN(const auto claimants, t.column("claimants"));
    BOULTON_TRY_ASSIGN(const auto adults, t.column("working_age"));
    std::vector<WardPlace> places;
    std::vector<std::size_t> order(t.rows());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto rate = [&](std::size_t i) { return claimants.number(i) / adults.number(i); };
    std::ranges::stable_sort(order, std::ranges::greater(), rate);
    for (std::size_t i = 0; i < t.rows(); ++i)
        places.push_back({wards()[i].name, wards()[i].code, children.number(i), 0, 1});
    for (std::size_t k = 0; k < order.size(); ++k) {
        const double place = static_cast<double>(k) / static_cast<double>(order.size() - 1);
        places[order[k]].need = 1 - place;
        // a city of the poorer half of the country: more wards in the first tenths than in the last
        places[order[k]].decile = 1 + std::min(9, static_cast<int>(10 * place * place));
    }
    return places;
}

class Values {
public:
    Values()
        : m_builder({{.name = "indicator", .type = Type::String, .role = Role::Category},
                     {.name = "area", .type = Type::String, .role = Role::Geography},
                     {.name = "period", .type = Type::String, .role = Role::Time},
                     {.name = "numerator", .type = Type::Int64, .role = Role::Numerator},
                     {.name = "denominator", .type = Type::Int64, .role = Role::Denominator},
                     {.name = "value", .type = Type::Float64, .role = Role::Measure},
                     {.name = "lower", .type = Type::Float64},
                     {.name = "upper", .type = Type::Float64},
                     {.name = "synthetic", .type = Type::Bool, .role = Role::Category}})
    {}
    void counts(const Kind& k, std::string_view area, const std::string& period, std::int64_t numerator, std::int64_t denominator)
    {
        begin(k, area, period);
        if (numerator > 0 && static_cast<double>(numerator) < kWithheldBelow)
            m_builder[3].appendMissing(table::MissingReason::Suppressed);
        else
            m_builder[3].append(numerator);
        m_builder[4].append(denominator);
        for (std::size_t i = 5; i < 8; ++i)
            m_builder[i].appendMissing();
        m_builder[8].append(true);
    }
    void published(const Kind& k, std::string_view area, const std::string& period, double value, double arm)
    {
        begin(k, area, period);
        const auto tenths = [](double v) { return std::round(v * 10) / 10; };
        m_builder[3].appendMissing();
        m_builder[4].appendMissing();
        m_builder[5].append(tenths(value));
        if (arm > 0) {
            m_builder[6].append(tenths(value - arm));
            m_builder[7].append(tenths(value + arm));
        } else {
            m_builder[6].appendMissing();
            m_builder[7].appendMissing();
        }
        m_builder[8].append(true);
    }
    Result<table::Table> finish() { return m_builder.finish(); }

private:
    void begin(const Kind& k, std::string_view area, const std::string& period)
    {
        m_builder[0].append(k.id);
        m_builder[1].append(area);
        m_builder[2].append(period);
    }
    table::TableBuilder m_builder;
};

//! Of an area of `size` times the council and `need` between England and the council, `back` years before the last.
double levelOf(const Kind& k, double need, double back)
{
    const double ratio = 1 + (k.council - 1) * need;
    return k.england * ratio * std::pow(1 + k.growth * std::min(need, 1.2), -back);
}

void addArea(Values& out, const Kind& k, std::string_view name, double children, double need, int years, std::uint64_t seed)
{
    Random random(seed * 0x9e3779b97f4a7c15ULL ^ fnv1a(k.id, fnv1a(name)));
    for (int y = kYears - years; y < kYears; ++y) {
        const double level = levelOf(k, need, kYears - 1 - y);
        const std::string period = yearName(kFirstYear + y);
        if (k.of == Of::Published) {
            const double size = std::sqrt(children);
            const double value = level * (1 + random.normal() * 1.2 / size);
            out.published(k, name, period, value, k.method == "value" ? 0 : value * 2.4 / size);
            continue;
        }
        const auto people = whole(peopleOf(k.of, children));
        const double mean = level / perOf(k) * static_cast<double>(people);
        out.counts(k, name, period, drawn(mean * (1 + 0.01 * random.normal()), k.method == "proportion" ? static_cast<double>(people) : 1e12, random), people);
    }
}

//! How the figure of a ward stands to that of the council: the most deprived have `spread` times that of the least.
double wardFactor(const Kind& k, double need, double mean)
{
    return std::pow(k.spread, need - mean);
}

} // namespace

Result<table::Table> needsIndicators()
{
    const std::array names{"indicator", "name", "theme", "subtheme", "numerator", "denominator", "age", "sex", "geography", "source", "method", "per", "unit", "polarity", "caveats", "break"};
    std::vector<table::Field> fields;
    for (const char* name : names)
        fields.push_back({.name = name, .type = Type::String, .role = Role::Category});
    fields.push_back({.name = "synthetic", .type = Type::Bool, .role = Role::Category});
    table::TableBuilder b(std::move(fields));
    for (const auto& k : kKinds) {
        const std::array<std::string_view, 16> cells{k.id, k.name, k.theme, k.subtheme, k.numerator, k.denominator, k.age, k.sex,
                                                     k.wards || k.id == "crowded" ? "England, regions, councils, wards" : "England, regions, councils",
                                                     "Sample council: invented numbers", k.method, k.per, k.unit, k.polarity, k.caveats, k.newFrom};
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].empty())
                b[i].appendMissing();
            else
                b[i].append(cells[i]);
        }
        b[16].append(true);
    }
    return b.finish();
}

Result<table::Table> needsValues(std::uint64_t seed)
{
    BOULTON_TRY_ASSIGN(const auto places, wardPlaces(seed));
    double children = 0;
    double need = 0;
    for (const auto& p : places) {
        children += p.children;
        need += p.children * p.need;
    }
    need /= children;
    Values out;
    for (const auto& k : kKinds) {
        for (const auto& e : kElsewhere)
            addArea(out, k, e.name, children * e.size, e.need, kYears, seed);
        if (k.id == "crowded") { // by small area, one year
            Random random(seed * 0x9e3779b97f4a7c15ULL ^ fnv1a(k.id));
            for (std::size_t w = 0; w < places.size(); ++w)
                for (int s = 0; s < kSmallAreas; ++s) {
                    const auto people = whole(peopleOf(k.of, places[w].children) / kSmallAreas);
                    const double share = levelOf(k, 1, 0) / 100 * wardFactor(k, places[w].need, need) * (1 + 0.2 * random.normal());
                    out.counts(k, smallAreaName(w * kSmallAreas + static_cast<std::size_t>(s)), yearName(kFirstYear + kYears - 1),
                               drawn(std::max(0.005, share) * static_cast<double>(people), static_cast<double>(people), random), people);
                }
            continue;
        }
        addArea(out, k, kCouncil, children, 1, kYears, seed);
        if (!k.wards)
            continue;
        for (const auto& p : places) {
            Random random(seed * 0x9e3779b97f4a7c15ULL ^ fnv1a(k.id, fnv1a(p.code)));
            const double own = 1 + 0.06 * random.normal(); // what deprivation does not explain
            const auto people = whole(peopleOf(k.of, p.children));
            for (int y = kYears - kWardYears; y < kYears; ++y) {
                const double share = levelOf(k, 1, kYears - 1 - y) / perOf(k) * wardFactor(k, p.need, need) * own;
                out.counts(k, p.name, yearName(kFirstYear + y),
                           drawn(share * static_cast<double>(people), k.method == "proportion" ? static_cast<double>(people) : 1e12, random), people);
            }
        }
    }
    return out.finish();
}

Result<table::Table> needsAreas(std::uint64_t seed)
{
    BOULTON_TRY_ASSIGN(const auto places, wardPlaces(seed));
    table::TableBuilder b({{.name = "area", .type = Type::String, .role = Role::Geography},
                           {.name = "group", .type = Type::String, .role = Role::Category},
                           {.name = "code", .type = Type::String, .role = Role::Identifier},
                           {.name = "parent", .type = Type::String, .role = Role::Geography},
                           {.name = "decile", .type = Type::Int64, .role = Role::Category},
                           {.name = "synthetic", .type = Type::Bool, .role = Role::Category}});
    const auto add = [&](std::string_view area, std::string_view group, std::string_view code, std::string_view parent, int decile) {
        b[0].append(area);
        b[1].append(group);
        for (const auto& [column, text] : {std::pair<std::size_t, std::string_view>{2, code}, {3, parent}}) {
            if (text.empty())
                b[column].appendMissing();
            else
                b[column].append(text);
        }
        if (decile == 0)
            b[4].appendMissing();
        else
            b[4].append(std::int64_t{decile});
        b[5].append(true);
    };
    add(kCouncil, "council", "", "", 0);
    add(kCouncil, "core cities", "", "", 0);
    for (const auto& e : kElsewhere)
        for (std::size_t from = 0; from <= e.groups.size();) {
            const std::size_t to = std::min(e.groups.find(';', from), e.groups.size());
            add(e.name, e.groups.substr(from, to - from), "", "", 0);
            from = to + 1;
        }
    for (const auto& p : places)
        add(p.name, "ward", p.code, kCouncil, p.decile);
    return b.finish();
}

Result<table::Table> needsPopulation(std::uint64_t seed)
{
    BOULTON_TRY_ASSIGN(const auto places, wardPlaces(seed));
    const double children = std::accumulate(places.begin(), places.end(), 0.0, [](double sum, const WardPlace& p) { return sum + p.children; });
    // shares of all people by five years of age, a young city and a country that is older
    constexpr std::array<double, 18> kCity{7.3, 7.4, 7.2, 7.0, 8.8, 8.3, 7.5, 6.9, 6.4, 5.9, 5.7, 5.2, 4.3, 3.6, 3.1, 2.3, 1.6, 1.5};
    constexpr std::array<double, 18> kCountry{5.9, 6.3, 6.1, 5.6, 6.2, 6.8, 6.8, 6.6, 6.1, 6.6, 7.0, 6.6, 5.6, 5.0, 5.0, 3.6, 2.6, 2.6};
    table::TableBuilder b({{.name = "area", .type = Type::String, .role = Role::Geography},
                           {.name = "age", .type = Type::String, .role = Role::Category},
                           {.name = "sex", .type = Type::String, .role = Role::Category},
                           {.name = "people", .type = Type::Int64, .role = Role::Denominator},
                           {.name = "synthetic", .type = Type::Bool, .role = Role::Category}});
    for (const bool city : {true, false}) {
        Random random(seed * 0x9e3779b97f4a7c15ULL ^ fnv1a("needs population", city ? 1 : 2));
        const double all = children / 0.225 * (city ? 1 : 48);
        for (std::size_t band = 0; band < kCity.size(); ++band)
            for (const bool female : {true, false}) {
                const double old = static_cast<double>(band) / 17;
                const double half = female ? 0.488 + 0.06 * old * old : 0.512 - 0.06 * old * old;
                b[0].append(city ? kCouncil : std::string_view("England"));
                b[1].append(band + 1 == kCity.size() ? "85+" : std::to_string(5 * band) + "-" + std::to_string(5 * band + 4));
                b[2].append(female ? "Female" : "Male");
                b[3].append(whole(all * (city ? kCity : kCountry)[band] / 100 * half * (1 + 0.01 * random.normal())));
                b[4].append(true);
            }
    }
    return b.finish();
}

std::string smallAreaName(std::size_t index)
{
    const std::string digits = std::to_string(index + 1);
    return "SAMPLE-" + std::string(3 - std::min<std::size_t>(3, digits.size()), '0') + digits;
}

Result<table::Table> needsLookup()
{
    table::TableBuilder b({{.name = "small", .type = Type::String, .role = Role::Geography},
                           {.name = "large", .type = Type::String, .role = Role::Geography},
                           {.name = "vintage", .type = Type::String, .role = Role::Category},
                           {.name = "synthetic", .type = Type::Bool, .role = Role::Category}});
    for (std::size_t w = 0; w < wards().size(); ++w)
        for (int s = 0; s < kSmallAreas; ++s) {
            b[0].append(smallAreaName(w * kSmallAreas + static_cast<std::size_t>(s)));
            b[1].append(wards()[w].name);
            b[2].append("invented small areas to wards of 2018");
            b[3].append(true);
        }
    return b.finish();
}

} // namespace boulton::sample
