// SPDX-License-Identifier: GPL-3.0-or-later
// The modules about rates of people, under the names of the command-line contract, on the published tests of PHEindicatormethods 2.1
// (the methods themselves: tests/stats), and on tables as councils have them: rows missing, in another order, ages written in words.
#include "core/modules/analysis_module.h"
#include "core/modules/people.h"
#include "tests/support/test.h"
#include <algorithm>
#include <cmath>

using namespace boulton;
using namespace boulton::modules;

namespace {

using Settings = std::map<std::string, std::string>;
constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

struct Column {
    std::string name;
    std::vector<std::string> texts{};
    std::vector<double> numbers{};
};

table::Table tableFrom(const std::vector<Column>& columns)
{
    std::vector<table::Field> fields;
    for (const auto& c : columns)
        fields.push_back(
            {.name = c.name, .type = c.texts.empty() ? table::Type::Float64 : table::Type::String});
    table::TableBuilder b(std::move(fields));
    for (std::size_t i = 0; i < columns.size(); ++i) {
        for (const auto& t : columns[i].texts)
            b[i].append(t);
        for (const double n : columns[i].numbers) {
            if (std::isnan(n))
                b[i].appendMissing();
            else
                b[i].append(n);
        }
    }
    return test::value(b.finish());
}

Result<report::Document> tried(const char* id, const table::Table& data, const Settings& settings,
                               const table::Table* reference = nullptr)
{
    Inputs inputs;
    inputs.byName["data"] = data;
    if (reference)
        inputs.byName["reference"] = *reference;
    return run(*test::value(find(id)), inputs, settings, {});
}

report::Document result(const char* id, const table::Table& data, const Settings& settings,
                        const table::Table* reference = nullptr)
{
    return test::value(tried(id, data, settings, reference));
}

const table::Table& tableOf(const report::Document& d, std::string_view name)
{
    const auto found = std::ranges::find(d.tables, name, &report::NamedTable::name);
    test::check(found != d.tables.end(), "no table " + std::string(name));
    return found->table;
}

double at(const table::Table& t, const std::string& column, std::size_t row)
{
    return test::value(t.column(column)).number(row);
}

std::string textAt(const table::Table& t, const std::string& column, std::size_t row)
{
    return test::value(t.column(column)).text(row);
}

double value(const report::Document& d, std::string_view name)
{
    const auto found = std::ranges::find(d.values, name, &report::NamedValue::name);
    test::check(found != d.values.end(), "no value " + std::string(name));
    return std::get<double>(found->value);
}

void checkDigits(double actual, double expected)
{
    CHECK_NEAR(actual, expected, std::fabs(expected) * 1e-10);
}

//! A remark at that line of the file whose text holds the words.
void checkRemark(const report::Document& d, std::int64_t line, std::string_view words)
{
    for (const auto& item : d.diagnostics.items())
        if (item.row == line && toLine(item).find(words) != std::string::npos)
            return;
    std::string all;
    for (const auto& item : d.diagnostics.items())
        all += toLine(item) + "\n";
    throw test::Failure("no remark “" + std::string(words) + "” at line " + std::to_string(line) + " of:\n" + all,
                        std::source_location::current());
}

void checkRefused(const Result<report::Document>& r, ErrorCode code, std::string_view words)
{
    CHECK(!r.has_value());
    CHECK_EQ(r.error().code, code);
    test::check(r.error().what.find(words) != std::string::npos, r.error().what);
}

std::vector<std::string> bandNames(const char* last = "90+")
{
    std::vector<std::string> names;
    for (int from = 0; from < 90; from += 5)
        names.push_back(std::to_string(from) + "-" + std::to_string(from + 4));
    names.emplace_back(last);
    return names;
}

const std::vector<double> kBig{127, 25, 18, 21, 12, 27, 48, 27, 29, 32, 32, 34, 45, 65, 38, 68, 74, 82, 91};
const std::vector<double> kTiny{0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 2, 3};
const std::vector<double> kPeople{636, 558, 609, 543, 384, 594, 669, 843, 660, 576,
                                  606, 522, 426, 273, 300, 288, 153, 123, 207};
const std::vector<double> kReferenceEvents{10303, 2824, 0,    3615, 3641, 3490, 3789, 3213, 3031, 2771,
                                           3089,  3490, 3595, 4745, 5514, 7125, 5694, 6210, 5757};
const std::vector<double> kReferencePeople{50520, 57173, 60213, 54659, 44345, 50128, 62163, 67423, 62899, 55463,
                                           60479, 49974, 44140, 40888, 37239, 30819, 18136, 15325, 13918};
const Settings kDsr{{"count", "count"}, {"population", "pop"}, {"by", "area"}};
const Settings kIsr{{"count", "count"}, {"population", "pop"}, {"by", "area"}, {"method", "isr"}};

template <typename T>
std::vector<T> joined(std::vector<T> a, const std::vector<T>& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

template <typename T>
std::vector<T> without(std::vector<T> list, std::size_t index)
{
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(index));
    return list;
}

std::vector<double> with(std::vector<double> list, std::size_t index, double v)
{
    list[index] = v;
    return list;
}

//! "big" and "tiny", 19 bands each.
table::Table twoAreas()
{
    return tableFrom({{"area", joined(std::vector<std::string>(19, "big"), std::vector<std::string>(19, "tiny"))},
                      {"ageband", joined(bandNames(), bandNames())},
                      {"count", {}, joined(kBig, kTiny)},
                      {"pop", {}, joined(kPeople, kPeople)}});
}

table::Table oneArea(const std::vector<std::string>& bands, const std::vector<double>& count,
                     const std::vector<double>& people)
{
    return tableFrom({{"area", std::vector<std::string>(bands.size(), "big")},
                      {"ageband", bands},
                      {"count", {}, count},
                      {"pop", {}, people}});
}

table::Table reference()
{
    return tableFrom(
        {{"ageband", bandNames()}, {"refcount", {}, kReferenceEvents}, {"refpop", {}, kReferencePeople}});
}

} // namespace

TEST(rates_under_the_contracts_names)
{
    const auto data = tableFrom({{"area", {"A", "B", "C"}}, {"n", {}, {1, 20, 65}}, {"d", {}, {100, 100, 100}}});
    const auto d = result("rates", data, {{"numerator", "n"}, {"denominator", "d"}, {"per", "100"}});
    const auto& t = tableOf(d, "rates");
    CHECK_EQ(textAt(t, "area", 0), "A");
    checkDigits(at(t, "value", 0), 1);
    checkDigits(at(t, "lower", 0), 0.025317807984289897);
    checkDigits(at(t, "upper", 0), 5.571643390938898);
    checkDigits(at(t, "lower998", 0), 0.0010005003335835344);
    checkDigits(at(t, "upper998", 1), 38.08503562504191);
    CHECK_EQ(textAt(t, "method", 0), "exact");
    CHECK_EQ(textAt(t, "method", 1), "byar");
    const auto& schema = t.schema(); // the contract: … value lower upper method
    CHECK_EQ(schema[schema.size() - 4].name, "value");
    CHECK_EQ(schema[schema.size() - 1].name, "method");
    const auto p = result("rates", data,
                          {{"numerator", "n"}, {"denominator", "d"}, {"kind", "proportion"}, {"confidence", "0.998"}});
    checkDigits(at(tableOf(p, "rates"), "value", 2), 0.65); // a share, though rates are per 100,000
    checkDigits(at(tableOf(p, "rates"), "lower", 2), 0.4954946574070431);
    CHECK(!tableOf(p, "rates").has("lower998"));
    CHECK_EQ(textAt(tableOf(p, "rates"), "method", 2), "wilson");
}

TEST(rows_that_belong_together_are_added_up)
{
    const auto data = tableFrom({{"area", {"A", "B", "A", "B"}},
                                 {"sex", {"f", "f", "m", "m"}},
                                 {"n", {}, {12, 10, 8, 55}},
                                 {"d", {}, {60, 50, 40, 50}}});
    const Settings settings{{"numerator", "n"}, {"denominator", "d"}, {"per", "100"}, {"by", "area"}};
    const auto d = result("rates", data, settings);
    const auto& t = tableOf(d, "rates");
    CHECK_EQ(t.rows(), 2U);
    CHECK_EQ(at(t, "numerator", 0), 20.0);
    checkDigits(at(t, "lower", 0), 12.211428834875937);
    CHECK(!t.has("sex"));
    // four groups of one value have no mean with an interval
    checkRefused(tried("rates", data, {{"numerator", "n"}, {"kind", "mean"}, {"by", "area,sex"}}),
                 ErrorCode::NotEnoughData, "at least two values");
}

TEST(means_of_groups_as_published)
{
    const auto data = tableFrom(
        {{"area", {"1", "1", "1", "1", "1", "1", "1", "1", "2"}},
         {"v", {}, {33.09375, 48.38596, 64.83495, 67.98475, 22.93556, 71.23587, 38.78465, 82.37927, 5}}});
    const auto d = result("rates", data, {{"numerator", "v"}, {"kind", "mean"}, {"by", "area"}});
    const auto& t = tableOf(d, "rates");
    checkDigits(at(t, "value", 0), 53.704345);
    checkDigits(at(t, "lower", 0), 36.168325241336504);
    CHECK(std::isnan(at(t, "value", 1)));
    checkRemark(d, 10, "at least two values");
    const auto all = result("rates", data, {{"numerator", "v"}, {"kind", "mean"}});
    CHECK_EQ(tableOf(all, "rates").rows(), 1U);
}

TEST(rates_refuse_single_rows_and_say_which)
{
    const auto data = tableFrom({{"area", {"good", "negative", "no people", "missing", "too many"}},
                                 {"n", {}, {5, -3, 5, kMissing, 101}},
                                 {"d", {}, {100, 100, 0, 100, 100}}});
    const auto d = result("rates", data, {{"numerator", "n"}, {"denominator", "d"}, {"kind", "proportion"}});
    const auto& t = tableOf(d, "rates");
    CHECK_EQ(at(t, "value", 0), 0.05);
    for (std::size_t row = 1; row < 5; ++row) {
        CHECK(std::isnan(at(t, "value", row)) && std::isnan(at(t, "lower", row)));
        CHECK(textAt(t, "method", row).empty());
    }
    checkRemark(d, 3, "negative has no figure: the numerator is negative (-3)");
    checkRemark(d, 4, "no people has no figure: the population is zero");
    checkRemark(d, 5, "the numerator is missing");
    checkRemark(d, 6, "larger than the population");
    // as a rate more events than people are fine
    const auto rate = result("rates", data, {{"numerator", "n"}, {"denominator", "d"}});
    CHECK(at(tableOf(rate, "rates"), "value", 4) == 101'000);
    // in a group one missing row takes the group's figure, at that row
    const auto group = tableFrom({{"area", {"A", "A", "B"}}, {"n", {}, {5, kMissing, 7}}, {"d", {}, {10, 10, 10}}});
    const auto g = result("rates", group, {{"numerator", "n"}, {"denominator", "d"}, {"by", "area"}});
    CHECK(std::isnan(at(tableOf(g, "rates"), "value", 0)));
    checkRemark(g, 3, "A has no figure: the numerator is missing");
    // nothing left: a refusal
    const auto bad = tableFrom({{"area", {"A"}}, {"n", {}, {-1}}, {"d", {}, {10}}});
    checkRefused(tried("rates", bad, {{"numerator", "n"}, {"denominator", "d"}}), ErrorCode::InvalidInput,
                 "line 2: the numerator is negative");
    checkRefused(tried("rates", bad, {{"numerator", "n"}}), ErrorCode::Usage, "denominator");
    checkRefused(tried("rates", bad, {{"numerator", "area"}, {"denominator", "d"}}), ErrorCode::InvalidInput,
                 "not numbers");
    checkRefused(tried("rates", data, {{"numerator", "n"}, {"denominator", "d"}, {"confidence", "95"}}),
                 ErrorCode::Usage, "confidence");
    checkRefused(tried("rates", data, {{"numerator", "n"}, {"denominator", "d"}, {"per", "0"}}), ErrorCode::Usage,
                 "per");
}

TEST(direct_rates_under_the_contracts_names)
{
    const auto d = result("standardised-rates", twoAreas(), kDsr);
    const auto& t = tableOf(d, "rates");
    checkDigits(at(t, "value", 0), 10430.247991469423);
    checkDigits(at(t, "lower", 0), 9717.709067985681);
    checkDigits(at(t, "upper", 0), 11178.94091547925);
    checkDigits(at(t, "lower998", 0), 9323.287880219903);
    CHECK_EQ(at(t, "total", 0), 895.0);
    CHECK(std::isnan(at(t, "expected", 0)));
    CHECK(std::isnan(at(t, "value", 1))); // nine events
    CHECK_EQ(at(t, "total", 1), 9.0);
    CHECK(textAt(t, "note", 1).find("total count < 10") != std::string::npos);
    CHECK(textAt(t, "note", 0).empty());
    const auto& s = t.schema(); // the contract: … value lower upper total expected note
    const char* last[]{"value", "lower", "upper", "total", "expected", "note"};
    for (std::size_t i = 0; i < 6; ++i)
        CHECK_EQ(s[s.size() - 6 + i].name, last[i]);
    const auto per = result("standardised-rates", twoAreas(),
                            {{"count", "count"}, {"population", "pop"}, {"by", "area"}, {"per", "10000"}});
    checkDigits(at(tableOf(per, "rates"), "value", 0), 1043.0247991469423);
}

TEST(ages_are_found_in_any_order_and_wording)
{
    auto bands = bandNames("90 and over");
    bands[0] = "under 5";
    bands[1] = "05–09";
    auto count = kBig;
    auto people = kPeople;
    std::ranges::reverse(bands);
    std::ranges::reverse(count);
    std::ranges::reverse(people);
    const auto d = result("standardised-rates", oneArea(bands, count, people), kDsr);
    checkDigits(at(tableOf(d, "rates"), "value", 0), 10430.247991469423);
    // finer bands than the standard's are put together: 0 and 1–4, 90–94 and 95+
    auto fine = bandNames("90-94");
    fine[0] = "0";
    fine.insert(fine.begin() + 1, "1-4");
    fine.emplace_back("95+");
    auto fineCount = with(kBig, 0, 100);
    fineCount.insert(fineCount.begin() + 1, 27);
    fineCount.back() = 60;
    fineCount.push_back(31);
    auto finePeople = with(kPeople, 0, 136);
    finePeople.insert(finePeople.begin() + 1, 500);
    finePeople.back() = 107;
    finePeople.push_back(100);
    const auto f = result("standardised-rates", oneArea(fine, fineCount, finePeople), kDsr);
    checkDigits(at(tableOf(f, "rates"), "value", 0), 10430.247991469423);
    CHECK_EQ(ageFrom("0-4"), std::optional(0));
    CHECK_EQ(ageFrom("<1"), std::optional(0));
    CHECK_EQ(ageFrom("Under 1"), std::optional(0));
    CHECK_EQ(ageFrom("90+"), std::optional(90));
    CHECK_EQ(ageFrom("Aged 05 to 09"), std::optional(5));
    CHECK(!ageFrom("all ages") && !ageFrom("") && !ageFrom("20190401"));
    // without a column of ages the rows count as they stand, and it says so
    const auto plain = tableFrom({{"count", {}, kBig}, {"pop", {}, kPeople}});
    const auto inOrder = result("standardised-rates", plain, {{"count", "count"}, {"population", "pop"}});
    checkDigits(at(tableOf(inOrder, "rates"), "value", 0), 10430.247991469423);
    checkRemark(inOrder, 0, "no column of ages");
}

TEST(standard_populations_from_everywhere)
{
    const auto nineteen = oneArea(bandNames(), kBig, kPeople);
    std::vector<double> weights{5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000,
                                7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000};
    // a column of the data
    auto columns = std::vector<Column>{{"area", std::vector<std::string>(19, "big")},
                                       {"ageband", bandNames()},
                                       {"count", {}, kBig},
                                       {"pop", {}, kPeople},
                                       {"stdpop", {}, weights}};
    auto settings = kDsr;
    settings["standard"] = "stdpop";
    checkDigits(at(tableOf(result("standardised-rates", tableFrom(columns), settings), "rates"), "value", 0),
                10430.247991469423);
    // the reference, by age although in another order
    auto names = bandNames();
    std::ranges::reverse(names);
    std::ranges::reverse(weights);
    const auto standard = tableFrom({{"Age band", names}, {"people", {}, weights}});
    checkDigits(at(tableOf(result("standardised-rates", nineteen, kDsr, &standard), "rates"), "value", 0),
                10430.247991469423);
    // 1976: the band of 85 and over takes in 90 and over
    auto old = kDsr;
    old["standard"] = "esp1976";
    const auto merged = result("standardised-rates", nineteen, old);
    CHECK_EQ(at(tableOf(merged, "rates"), "total", 0), 895.0);
    auto bands = bandNames();
    bands.pop_back();
    bands.back() = "85+";
    const std::vector<double> count(kBig.begin(), kBig.end() - 1);
    const std::vector<double> people(kPeople.begin(), kPeople.end() - 1);
    const auto published = result("standardised-rates", oneArea(bands, count, people), old);
    checkDigits(at(tableOf(published, "rates"), "value", 0), 8592.097585022366);
    checkDigits(at(tableOf(published, "rates"), "upper", 0), 9225.253880318318);
    old["standard"] = "esp2020";
    checkRefused(tried("standardised-rates", nineteen, old), ErrorCode::Usage, "neither esp2013 nor esp1976");
}

TEST(standardised_rates_refuse_what_would_mislead)
{
    const auto refused = [](const table::Table& t, ErrorCode code, std::string_view words) {
        checkRefused(tried("standardised-rates", t, kDsr), code, words);
    };
    refused(oneArea(without(bandNames(), 6), without(kBig, 6), without(kPeople, 6)), ErrorCode::InvalidInput,
            "the age band 30–34 is missing");
    refused(oneArea(without(bandNames(), 18), without(kBig, 18), without(kPeople, 18)), ErrorCode::InvalidInput,
            "the age band 90 and over is missing");
    refused(oneArea(bandNames(), with(kBig, 2, kMissing), kPeople), ErrorCode::InvalidInput,
            "line 4: at ages 10–14 the count is missing");
    refused(oneArea(bandNames(), kBig, with(kPeople, 3, 0)), ErrorCode::InvalidInput,
            "line 5: at ages 15–19 the population is zero");
    refused(oneArea(bandNames(), kBig, with(kPeople, 3, kMissing)), ErrorCode::InvalidInput, "population is missing");
    refused(oneArea(bandNames(), with(kBig, 0, -1), kPeople), ErrorCode::InvalidInput, "events is negative");
    auto twice = bandNames();
    twice[4] = "15-19";
    refused(oneArea(twice, kBig, kPeople), ErrorCode::InvalidInput, "stands twice");
    twice[4] = "unknown";
    refused(oneArea(twice, kBig, kPeople), ErrorCode::InvalidInput, "names no age");
    refused(oneArea(bandNames(), kTiny, kPeople), ErrorCode::NotEnoughData, "total count < 10");
    const auto plain = tableFrom({{"count", {}, without(kBig, 0)}, {"pop", {}, without(kPeople, 0)}});
    checkRefused(tried("standardised-rates", plain, {{"count", "count"}, {"population", "pop"}}),
                 ErrorCode::InvalidInput, "18 rows for 19 age bands");
}

TEST(people_with_several_events_widen_the_interval)
{
    const std::vector<std::vector<double>> persons{
        {75, 16, 11, 12, 8, 18, 26, 18, 18, 21, 21, 23, 23, 39, 25, 40, 46, 49, 56},
        {16, 3, 2, 3, 0, 3, 6, 3, 4, 4, 4, 4, 6, 8, 5, 9, 9, 10, 11},
        {4, 1, 1, 1, 0, 1, 2, 1, 1, 1, 1, 1, 2, 2, 1, 2, 2, 3, 3},
        {2, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0, 1, 1, 1, 1}};
    Column age{"ageband"}, count{"count"}, people{"pop"}, event{"freq"};
    for (std::size_t f = 0; f < 4; ++f)
        for (std::size_t b = 0; b < 19; ++b)
            if (f == 0 || persons[f][b] > 0) { // as such tables come: nobody with four events, no row
                age.texts.push_back(bandNames()[b]);
                count.numbers.push_back(persons[f][b]);
                people.numbers.push_back(kPeople[b]);
                event.numbers.push_back(static_cast<double>(f + 1));
            }
    const Settings settings{{"count", "count"}, {"population", "pop"}, {"event", "freq"}};
    const auto d = result("standardised-rates", tableFrom({age, count, people, event}), settings);
    const auto& t = tableOf(d, "rates");
    CHECK_NEAR(at(t, "value", 0), 10430.24799147, 5e-9);
    CHECK_NEAR(at(t, "lower", 0), 9532.94977862, 5e-9);
    CHECK_NEAR(at(t, "upper998", 0), 11929.24980749, 5e-9);
    CHECK_EQ(at(t, "total", 0), 895.0);
    people.numbers.back() += 1;
    checkRefused(tried("standardised-rates", tableFrom({age, count, people, event}), settings),
                 ErrorCode::InvalidInput, "population differs");
}

TEST(indirect_rates_under_the_contracts_names)
{
    const auto ref = reference();
    const auto d = result("standardised-rates", twoAreas(), kIsr, &ref);
    const auto& t = tableOf(d, "rates");
    checkDigits(at(t, "value", 0), 10011.137622091057);
    checkDigits(at(t, "lower", 0), 9365.91600297888);
    checkDigits(at(t, "expected", 0), 835.8835612311743);
    checkDigits(at(t, "ratio", 0), 1.0707232939020275);
    checkDigits(at(t, "value", 1), 100.6706576523123); // nine events are enough here: exact
    checkDigits(at(t, "upper", 1), 191.10426659054028);
    checkDigits(at(t, "lower998", 1), 27.43190862554234);
    // published with an empty row where the reference has no events: it adds nothing
    const auto gap = oneArea(bandNames(), with(kTiny, 2, kMissing), with(kPeople, 2, kMissing));
    checkDigits(at(tableOf(result("standardised-rates", gap, kIsr, &ref), "rates"), "value", 0), 100.6706576523123);
    // anywhere else an empty row is unknown
    const auto unknown = oneArea(bandNames(), with(kTiny, 3, kMissing), with(kPeople, 3, kMissing));
    checkRefused(tried("standardised-rates", unknown, kIsr, &ref), ErrorCode::InvalidInput, "count is missing");
    // nobody of an age is no harm, events of nobody are
    const auto nobody = oneArea(bandNames(), with(kTiny, 8, 0), with(kPeople, 8, 0));
    CHECK(at(tableOf(result("standardised-rates", nobody, kIsr, &ref), "rates"), "expected", 0) < 835.88);
    checkRefused(tried("standardised-rates", oneArea(bandNames(), kBig, with(kPeople, 8, 0)), kIsr, &ref),
                 ErrorCode::InvalidInput, "events but no people");
    // columns by name; without a reference there is nothing to expect
    auto named = kIsr;
    named["standard"] = "refcount,refpop";
    CHECK(tried("standardised-rates", twoAreas(), named, &ref).has_value());
    named["standard"] = "refcount";
    checkRefused(tried("standardised-rates", twoAreas(), named, &ref), ErrorCode::Usage, "two columns");
    checkRefused(tried("standardised-rates", twoAreas(), kIsr), ErrorCode::Usage, "--input reference=FILE");
    auto both = kIsr;
    both["event"] = "pop";
    checkRefused(tried("standardised-rates", twoAreas(), both, &ref), ErrorCode::Usage, "dsr");
}

TEST(inequality_under_the_contracts_names)
{
    const std::vector<double> people{7291, 7997, 6105, 7666, 5790, 6934, 5918, 5974, 7147, 7534};
    const std::vector<double> values{75.9334590103081, 78.3442382727843, 83.8360631041654, 83.6375399664931,
                                     80.4655031529559, 81.1156759857022, 81.6930835718562, 84.1900062060987,
                                     80.5955641081472, 86.2894349578624};
    const std::vector<double> errors{1.638472426358545, 1.578, 1.513, 1.775, 1.701, 1.564, 1.368, 1.400, 2.43, 1.57};
    const std::vector<double> rank{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    const Settings settings{{"value", "v"}, {"se", "se"}, {"population", "pop"}, {"rank", "decile"}};
    const auto data = tableFrom({{"decile", {}, rank}, {"pop", {}, people}, {"v", {}, values}, {"se", {}, errors}});
    const auto d = result("inequality", data, settings);
    checkDigits(value(d, "sii"), 6.934616473668819);
    checkDigits(value(d, "rii"), 1.0888180804446217);
    CHECK_NEAR(value(d, "sii.lower"), 3.13, 0.1);
    CHECK_NEAR(value(d, "sii.upper"), 10.76, 0.1);
    CHECK_NEAR(value(d, "rii.lower"), 1.0384, 0.002);
    CHECK(d.tables.empty());
    // ranks, not rows, make the order
    auto turned = std::vector<Column>{{"decile", {}, rank}, {"pop", {}, people}, {"v", {}, values}, {"se", {}, errors}};
    for (auto& c : turned)
        std::ranges::reverse(c.numbers);
    checkDigits(value(result("inequality", tableFrom(turned), settings), "sii"), 6.934616473668819);
    auto other = settings;
    other["seed"] = "2";
    CHECK(value(result("inequality", data, other), "sii.lower") != value(d, "sii.lower"));
    // several areas: a table, one bad area named
    auto two = std::vector<Column>{
        {"area", joined(std::vector<std::string>(10, "A"), std::vector<std::string>(10, "B"))},
        {"decile", {}, joined(rank, rank)},
        {"pop", {}, joined(people, with(people, 4, 0))},
        {"v", {}, joined(values, values)},
        {"se", {}, joined(errors, errors)}};
    auto by = settings;
    by["by"] = "area";
    const auto many = result("inequality", tableFrom(two), by);
    checkDigits(at(tableOf(many, "inequality"), "sii", 0), 6.934616473668819);
    CHECK(std::isnan(at(tableOf(many, "inequality"), "sii", 1)));
    checkRemark(many, 16, "B has no figure: the population is zero");
    CHECK(many.values.empty());
}

TEST(inequality_refuses_what_has_no_gradient)
{
    const std::vector<double> five{1, 2, 3, 4, 5};
    const auto with5 = [&](const std::vector<double>& rank, const std::vector<double>& v) {
        return tableFrom({{"rank", {}, rank},
                          {"pop", {}, std::vector<double>(rank.size(), 100)},
                          {"v", {}, v},
                          {"se", {}, std::vector<double>(rank.size(), 0.1)}});
    };
    Settings settings{{"value", "v"}, {"se", "se"}, {"population", "pop"}, {"rank", "rank"}};
    checkRefused(tried("inequality", with5({1, 2, 3, 4}, {1, 2, 3, 4}), settings), ErrorCode::NotEnoughData,
                 "at least 5 groups");
    checkRefused(tried("inequality", with5({1, 2, 2, 4, 5}, five), settings), ErrorCode::InvalidInput,
                 "line 4: the rank 2 stands twice");
    checkRefused(tried("inequality", with5(five, {1, 2, kMissing, 4, 5}), settings), ErrorCode::InvalidInput,
                 "line 4: the value is missing");
    settings["type"] = "proportion";
    checkRefused(tried("inequality", with5(five, {0.1, 0.2, 0.3, 0.4, 1.5}), settings), ErrorCode::InvalidInput,
                 "line 6: the value 1.5 is no proportion");
    settings["type"] = "rate";
    CHECK(tried("inequality", with5(five, five), settings).has_value());
    settings.erase("se");
    checkRefused(tried("inequality", with5(five, five), settings), ErrorCode::Usage, "se");
    settings["repetitions"] = "10";
    checkRefused(tried("inequality", with5(five, five), settings), ErrorCode::Usage, "repetitions");
}

TEST(life_expectancy_under_the_contracts_names)
{
    std::vector<double> ages{0, 1};
    for (int age = 5; age <= 90; age += 5)
        ages.push_back(age);
    const std::vector<double> people{7060,  35059, 46974, 48489, 43219, 38561, 46009, 57208, 61435, 55601,
                                     50209, 56416, 46411, 39820, 37978, 37039, 33288, 23306, 11936, 11936};
    const std::vector<double> deaths{17,  9,   4,   8,   20,  15,  24,   33,   50,   71,
                                     100, 163, 263, 304, 536, 872, 1390, 1605, 1936, 1937};
    const Settings settings{{"age", "startage"}, {"population", "pops"}, {"deaths", "deaths"}};
    auto columns = std::vector<Column>{{"startage", {}, ages}, {"pops", {}, people}, {"deaths", {}, deaths}};
    const auto d = result("life-expectancy", tableFrom(columns), settings);
    const auto& t = tableOf(d, "life");
    CHECK_EQ(t.schema().size(), 4U);
    CHECK_EQ(t.schema()[0].name, "age");
    CHECK_NEAR(at(t, "le", 0), 80.16960813, 5e-9);
    CHECK_NEAR(at(t, "le", 19), 6.16210635, 5e-9);
    CHECK_NEAR(at(t, "lower", 0), 79.88268548, 1e-5); // published with 1.96 for 1.959964
    CHECK_EQ(at(t, "age", 2), 5.0);
    // names of bands, out of order, by area; one area is refused and says why
    auto names = std::vector<std::string>{"0", "1-4"};
    for (int age = 5; age < 90; age += 5)
        names.push_back(std::to_string(age) + " – " + std::to_string(age + 4));
    names.emplace_back("90 +");
    std::rotate(names.begin(), names.begin() + 7, names.end());
    auto shuffledPeople = people;
    auto shuffledDeaths = deaths;
    std::rotate(shuffledPeople.begin(), shuffledPeople.begin() + 7, shuffledPeople.end());
    std::rotate(shuffledDeaths.begin(), shuffledDeaths.begin() + 7, shuffledDeaths.end());
    columns = {{"area", joined(std::vector<std::string>(20, "A"), std::vector<std::string>(20, "B"))},
               {"startage", joined(names, names)},
               {"pops", {}, joined(shuffledPeople, shuffledPeople)},
               {"deaths", {}, joined(shuffledDeaths, with(shuffledDeaths, 3, -5))}};
    auto by = settings;
    by["by"] = "area";
    const auto two = result("life-expectancy", tableFrom(columns), by);
    CHECK_NEAR(at(tableOf(two, "life"), "le", 0), 80.16960813, 5e-9);
    CHECK_EQ(textAt(tableOf(two, "life"), "age", 1), "1-4");
    CHECK(std::isnan(at(tableOf(two, "life"), "le", 20)));
    checkRemark(two, 25, "B has no figure: the number of deaths is negative");
}

TEST(life_expectancy_refuses_as_published)
{
    std::vector<double> ages{0, 1};
    for (int age = 5; age <= 90; age += 5)
        ages.push_back(age);
    const std::vector<double> people(20, 10'000);
    const std::vector<double> deaths(20, 50);
    const Settings settings{{"age", "age"}, {"population", "pop"}, {"deaths", "deaths"}};
    const auto refused = [&](const std::vector<double>& a, const std::vector<double>& p, const std::vector<double>& x,
                             ErrorCode code, std::string_view words) {
        checkRefused(
            tried("life-expectancy", tableFrom({{"age", {}, a}, {"pop", {}, p}, {"deaths", {}, x}}), settings), code,
            words);
    };
    refused(without(ages, 19), without(people, 19), without(deaths, 19), ErrorCode::InvalidInput,
            "the age band 90 and over is missing");
    refused(ages, with(people, 5, 0), deaths, ErrorCode::InvalidInput, "line 7: the population is zero");
    refused(ages, with(people, 18, 40), deaths, ErrorCode::InvalidInput, "line 20: at ages 85 to 89 there are more");
    refused(ages, with(people, 5, kMissing), deaths, ErrorCode::InvalidInput, "population is missing");
    refused(ages, std::vector<double>(20, 100), deaths, ErrorCode::NotEnoughData, "5,000 person-years");
    refused(ages, people, with(deaths, 19, 0), ErrorCode::NotEnoughData, "no deaths at 90 and over");
}

TEST(funnels_under_the_contracts_names)
{
    const auto data = tableFrom({{"area", {"a", "b", "c", "d", "e", "f"}},
                                 {"n", {}, {70, 75, 100, 125, 130, kMissing}},
                                 {"d", {}, {1000, 1000, 1000, 1000, 1000, 1000}}});
    Settings settings{{"numerator", "n"}, {"denominator", "d"}, {"kind", "proportion"}};
    const auto d = result("funnel", data, settings);
    checkDigits(value(d, "target"), 0.1);
    const auto& limits = tableOf(d, "limits");
    CHECK_EQ(limits.rows(), 100U);
    CHECK_EQ(limits.schema()[0].name, "x");
    CHECK_EQ(limits.schema()[4].name, "upper998");
    // at the end of the axis: 1,100 people, 10 %
    checkDigits(at(limits, "lower95", 99), 0.1 - 1.959963984540054 * std::sqrt(0.09 / 1100));
    const auto& points = tableOf(d, "points");
    CHECK_EQ(points.rows(), 5U);
    const char* zones[]{"low998", "low95", "inside", "high95", "high998"};
    for (std::size_t i = 0; i < 5; ++i)
        CHECK_EQ(textAt(points, "zone", i), zones[i]);
    CHECK_EQ(points.schema()[points.schema().size() - 1].name, "zone");
    checkRemark(d, 7, "f is left out");
    settings["kind"] = "rate";
    checkDigits(value(result("funnel", data, settings), "target"), 10'000); // per 100,000, as the module rates
    settings["target"] = "9000";
    const auto fixed = result("funnel", data, settings);
    checkDigits(value(fixed, "target"), 9'000);
    settings["kind"] = "ratio";
    settings["target"] = "1";
    checkDigits(value(result("funnel", data, settings), "target"), 1);
    settings["kind"] = "odds";
    checkRefused(tried("funnel", data, settings), ErrorCode::Usage, "proportion, rate, ratio");
    settings["kind"] = "rate";
    settings["target"] = "median";
    checkRefused(tried("funnel", data, settings), ErrorCode::Usage, "mean or a number");
    const auto bad = tableFrom({{"area", {"a", "b"}}, {"n", {}, {70, 80}}, {"d", {}, {100, 20}}});
    checkRefused(tried("funnel", bad, {{"numerator", "n"}, {"denominator", "d"}}), ErrorCode::InvalidInput,
                 "line 3: the numerator (80) is larger");
}

TEST(reports_say_method_and_source_in_words)
{
    const auto ref = reference();
    std::vector<double> ages{0, 1};
    for (int age = 5; age <= 90; age += 5)
        ages.push_back(age);
    const auto life = tableFrom(
        {{"age", {}, ages}, {"pop", {}, std::vector<double>(20, 1e4)}, {"x", {}, std::vector<double>(20, 50)}});
    const auto areas = tableFrom({{"area", {"A", "B"}}, {"n", {}, {12, 40}}, {"d", {}, {100, 100}}});
    const std::vector<std::pair<report::Document, int>> documents{
        {result("rates", areas, {{"numerator", "n"}, {"denominator", "d"}}), 1},
        {result("funnel", areas, {{"numerator", "n"}, {"denominator", "d"}}), 1},
        {result("standardised-rates", twoAreas(), kDsr), 0}, // one of the two has a rate: nothing to rank
        {result("standardised-rates", twoAreas(), kIsr, &ref), 1},
        {result("life-expectancy", life, {{"age", "age"}, {"population", "pop"}, {"deaths", "x"}}), 1}};
    for (const auto& [d, expectedCharts] : documents) {
        std::string words;
        int charts = 0;
        for (const auto& block : d.blocks) {
            if (const auto* p = std::get_if<report::Paragraph>(&block))
                words += p->text.source + "\n";
            charts += std::holds_alternative<report::ChartBlock>(block) ? 1 : 0;
        }
        test::check(words.find("Source: ") != std::string::npos, words);
        CHECK_EQ(charts, expectedCharts);
        CHECK(std::get<report::Paragraph>(d.blocks.front()).style == report::Paragraph::Style::Lead);
    }
}

TEST(percentages_are_not_taken_for_numbers_of_people)
{
    table::TableBuilder b({{.name = "area", .type = table::Type::String}, {.name = "n", .type = table::Type::Float64, .unit = "%"}, {.name = "d", .type = table::Type::Float64}});
    b[0].append("Aston");
    b[1].append(12.0);
    b[2].append(5000.0);
    const auto data = test::value(b.finish());
    for (const char* module : {"rates", "funnel"}) {
        const auto refused = tried(module, data, {{"numerator", "n"}, {"denominator", "d"}, {"kind", "proportion"}});
        CHECK(!refused && refused.error().what.contains("holds percentages"));
    }
}

TEST(an_agency_is_no_age)
{
    const std::vector<std::string> none;
    const auto at = [&](const char* name) {
        return ageColumn(tableFrom({{.name = "n", .numbers = {1}}, {.name = name, .texts = {"x"}}}).schema(), none).has_value();
    };
    for (const char* age : {"age", "Ages", "Age band", "age_group", "ageband", "quinary age band", "startage"})
        test::check(at(age), age);
    for (const char* other : {"agency", "agent", "village"})
        test::check(!at(other), other);
}
