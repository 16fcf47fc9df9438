// SPDX-License-Identifier: GPL-3.0-or-later
// What outputs give away together: subtraction by hand, chains over several outputs, and hundreds of pairs of tables against linear programming.
#include "core/privacy/differencing.h"
#include "core/privacy/release.h"
#include "core/privacy/protect.h"
#include "tests/privacy/attacker.h"
#include <algorithm>

using namespace boulton;
using namespace boulton::privacy;
using namespace boulton::privacy::testing;

namespace {

Extent ages(std::int64_t from, std::int64_t to)
{
    return {.dimension = "age", .from = from, .to = to};
}
Extent wards(std::vector<std::string> names)
{
    return {.dimension = "ward", .members = std::move(names)};
}
Figure figure(std::vector<Extent> extents, std::int64_t value, std::string measure = "children in need, 2019")
{
    return {std::move(measure), std::move(extents), Range{value, value}, "figure"};
}
Figure hidden(std::vector<Extent> extents)
{
    Figure f = figure(std::move(extents), 0);
    f.known.reset();
    return f;
}
Profile acro()
{
    return test::value(preset("acro"));
}

} // namespace

TEST(ages_up_to_seventeen_without_those_up_to_fifteen)
{
    const Published earlier{"r1", "Ages 0 to 15", {figure({ages(0, 16), wards({"Aston"})}, 208), figure({ages(0, 16), wards({"Nechells"})}, 150)}};
    const Published now{"r2", "Ages 0 to 17", {figure({ages(0, 18), wards({"Aston"})}, 212), figure({ages(0, 18), wards({"Nechells"})}, 190)}};
    const auto d = test::value(differences(now, std::vector{earlier}, acro()));
    CHECK_EQ(d.found.size(), 1U);
    CHECK_EQ(d.found[0].people, (Range{4, 4}));
    CHECK_EQ(d.found[0].group, "age 16 to 17, ward Aston");
    CHECK(d.found[0].figures == std::vector<std::size_t>{0});
    CHECK(d.found[0].outputs == std::vector<std::size_t>{0});
    // dasa5 hides 1 to 4 and shows nothing exactly: rounded, the two do not tell
    Published roundedNow = now;
    roundedNow.figures[0].known = test::value(preset("dasa5")).behind(210);
    Published roundedEarlier = earlier;
    roundedEarlier.figures[0].known = test::value(preset("dasa5")).behind(210);
    CHECK(test::value(differences(roundedNow, std::vector{roundedEarlier}, test::value(preset("dasa5")))).found.empty());
}

TEST(a_district_without_its_wards)
{
    // three outputs, a ward in each; the fourth brings the district
    std::vector<Published> earlier;
    for (const char* ward : {"Aston", "Lozells", "Nechells"})
        earlier.push_back({ward, ward, {figure({wards({ward})}, 100)}});
    const Published now{"d", "District", {figure({wards({"Aston", "Lozells", "Nechells", "Newtown"})}, 306)}};
    const auto d = test::value(differences(now, earlier, acro()));
    CHECK_EQ(d.found.size(), 1U);
    CHECK_EQ(d.found[0].group, "ward Newtown");
    CHECK_EQ(d.found[0].people, (Range{6, 6}));
    CHECK(d.found[0].outputs == (std::vector<std::size_t>{0, 1, 2}));
    // without one of the three nobody can tell
    CHECK(test::value(differences(now, std::vector{earlier[0], earlier[2]}, acro())).found.empty());
}

TEST(the_same_table_with_another_choice_of_hidden_cells)
{
    // first time Aston (4) and Lozells (30) were hidden; now Aston and Nechells: together everything is out
    const Published earlier{"r1", "January", {hidden({wards({"Aston"})}), hidden({wards({"Lozells"})}), figure({wards({"Nechells"})}, 50), figure({}, 84)}};
    const Published now{"r2", "February", {hidden({wards({"Aston"})}), figure({wards({"Lozells"})}, 30), hidden({wards({"Nechells"})}), figure({}, 84)}};
    const auto d = test::value(differences(now, std::vector{earlier}, acro()));
    // Boulton does not know that there is no other ward, so "any other" is in the rest, too
    CHECK_EQ(d.found.size(), 1U);
    CHECK_EQ(d.found[0].people, (Range{4, 4}));
    CHECK(test::value(differences(now, {}, acro())).found.empty());
    CHECK(test::value(differences(earlier, {}, acro())).found.empty());
}

TEST(sums_that_no_chain_reaches_are_solved_for)
{
    // a + b = 10, b + c = 12, a + c = 8: each pair is harmless, together a is 3, b 7 and c 5
    const std::vector<Published> earlier{{"1", "1", {figure({wards({"a", "b"})}, 10)}}, {"2", "2", {figure({wards({"b", "c"})}, 12)}}};
    const Published now{"3", "3", {figure({wards({"a", "c"})}, 8)}};
    const auto d = test::value(differences(now, earlier, test::value(profileFrom("custom:threshold=8,zeros=shown"))));
    std::vector<std::int64_t> values;
    for (const auto& one : d.found) {
        values.push_back(one.people.lower);
        CHECK(one.outputs == (std::vector<std::size_t>{0, 1}));
    }
    std::ranges::sort(values);
    CHECK(values == (std::vector<std::int64_t>{3, 5, 7}));
}

TEST(more_open_groups_than_are_solved_for_are_said)
{
    Published now{"r1", "Large", {}};
    std::vector<std::string> names;
    for (int w = 0; w < 900; ++w) {
        names.push_back("w" + std::to_string(w));
        now.figures.push_back(hidden({wards({names.back()})}));
    }
    now.figures.push_back(figure({wards(names)}, 90'000));
    CHECK(test::value(differences(now, {}, acro())).unsolved == std::vector<std::string>{"children in need, 2019"});
    now.figures.resize(300);
    now.figures.push_back(figure({wards({names.begin(), names.begin() + 300})}, 90'000));
    CHECK(test::value(differences(now, {}, acro())).unsolved.empty());
}

TEST(figures_of_different_measures_are_never_set_against_each_other)
{
    const Published earlier{"r1", "Ages", {figure({ages(0, 16)}, 208, "children in need, 2018")}};
    const Published now{"r2", "Ages", {figure({ages(0, 18)}, 212, "children in need, 2019")}};
    CHECK(test::value(differences(now, std::vector{earlier}, acro())).found.empty());
}

TEST(revised_figures_are_said_to_be_and_still_subtracted)
{
    const Published earlier{"r1", "Before", {figure({ages(0, 16)}, 208), figure({wards({"Aston"})}, 60)}};
    const Published now{"r2", "After", {figure({ages(0, 16)}, 210), figure({ages(0, 18)}, 213)}};
    const auto d = test::value(differences(now, std::vector{earlier}, acro()));
    CHECK_EQ(d.revised.size(), 1U);
    CHECK_EQ(d.found.size(), 1U);
    CHECK_EQ(d.found[0].people.upper, 3);
}

TEST(what_was_out_already_is_not_blamed_on_the_new_output)
{
    const Published earlier{"r1", "Old", {figure({ages(0, 16)}, 208), figure({ages(0, 18)}, 212)}};
    const Published now{"r2", "New", {figure({ages(0, 25)}, 400)}};
    CHECK(test::value(differences(now, std::vector{earlier}, acro())).found.empty());
    CHECK_EQ(test::value(differences(earlier, {}, acro())).found.size(), 1U);
}

TEST(extents_that_make_no_sense_are_refused)
{
    const auto of = [](std::vector<Extent> extents) { return differences({"x", "x", {figure(std::move(extents), 1)}}, {}, acro()); };
    CHECK_FAILS(of({ages(16, 16)}), ErrorCode::InvalidInput);
    CHECK_FAILS(of({ages(0, 16), ages(0, 18)}), ErrorCode::InvalidInput);
    const Published mixed{"x", "x", {figure({ages(0, 16)}, 1), figure({{.dimension = "age", .members = {"young"}}}, 2)}};
    CHECK_FAILS(differences(mixed, {}, acro()), ErrorCode::InvalidInput);
    std::stop_source stop;
    stop.request_stop();
    CHECK_FAILS(differences(mixed, {}, acro(), JobContext(stop.get_token())), ErrorCode::Cancelled);
}

// 500 pairs of tables of the same people: by ward and age, each protected by itself, the second with its own choice. Linear programming over
// both says which small groups have one possible value; each must have been found.
TEST(nothing_that_two_tables_give_away_exactly_is_missed)
{
    std::mt19937_64 random(17);
    const Profile p = test::value(profileFrom("custom:threshold=6,zeros=shown"));
    std::size_t exact = 0;
    for (int round = 0; round < 500; ++round) {
        const std::size_t rows = 2 + random() % 3;
        const std::size_t columns = 2 + random() % 3;
        std::vector<std::int64_t> truth(rows * columns);
        for (auto& v : truth)
            v = static_cast<std::int64_t>(random() % 3 == 0 ? random() % 6 : random() % 30);
        const CountTable t = tableOf(rows, columns, truth);
        std::vector<Published> outputs;
        std::vector<std::vector<bool>> patterns;
        for (int k = 0; k < 2; ++k) {
            Published o{std::to_string(k), "table", {}};
            std::vector<bool> isHidden(t.values.size(), false);
            for (std::size_t i = 0; i < t.values.size(); ++i) {
                // hidden as people do it by hand: small ones, and others by chance
                isHidden[i] = p.isSmall(t.values[i]) || random() % 3 == 0;
                const std::size_t r = i / t.columns.size();
                const std::size_t c = i % t.columns.size();
                std::vector<Extent> extents;
                // the dimensions are known to be complete: totals name all members
                std::vector<std::string> wardNames, ageNames;
                for (std::size_t w = 0; w < rows; ++w)
                    if (r == rows || w == r)
                        wardNames.push_back("w" + std::to_string(w));
                for (std::size_t a = 0; a < columns; ++a)
                    if (c == columns || a == c)
                        ageNames.push_back("a" + std::to_string(a));
                extents.push_back(wards(wardNames));
                extents.push_back({.dimension = "band", .members = ageNames});
                Figure f = figure(extents, t.values[i]);
                if (isHidden[i])
                    f.known.reset();
                o.figures.push_back(std::move(f));
            }
            outputs.push_back(std::move(o));
            patterns.push_back(isHidden);
        }
        std::vector<bool> both(t.values.size());
        for (std::size_t i = 0; i < both.size(); ++i)
            both[i] = patterns[0][i] && patterns[1][i];
        const auto together = attack(t, seen(t, both));
        const auto alone = attack(t, seen(t, patterns[0]));
        const auto d = test::value(differences(outputs[1], std::vector{outputs[0]}, p));
        const auto first = test::value(differences(outputs[0], {}, p));
        for (std::size_t r = 0; r < rows; ++r)
            for (std::size_t c = 0; c < columns; ++c) {
                const std::size_t cell = t.cell(r, c);
                const auto name = "band a" + std::to_string(c) + ", ward w" + std::to_string(r);
                const bool told = std::ranges::any_of(d.found, [&](const Difference& x) { return x.group == name; }) ||
                                  std::ranges::any_of(first.found, [&](const Difference& x) { return x.group == name; });
                const bool known = together[cell].lower == together[cell].upper && p.isSmall(t.values[cell]);
                exact += known ? 1 : 0;
                test::check(!known || told, "round " + std::to_string(round) + ": " + name + " is " + std::to_string(t.values[cell]) +
                                                " for everybody, and was not found");
                // and nothing is made up
                if (told)
                    test::check(together[cell].upper <= 5 || alone[cell].upper <= 5, "round " + std::to_string(round) + ": " + name + " is not known");
            }
    }
    CHECK(exact > 200);
}

// A39: 500 pairs of tables, the second made fit to leave after the first. Linear programming over both (people of 0 to 15 and of 16 and 17 in
// each ward, not negative) then finds no small group to be known, nor any that must be small within less than the sign leaves open.
TEST(no_attacker_gets_through_pairs_of_outputs)
{
    std::mt19937_64 random(39);
    const Profile p = test::value(profileFrom("custom:threshold=5,zeros=shown"));
    std::size_t forEarlier = 0;
    std::size_t refusedOutputs = 0;
    for (int round = 0; round < 500; ++round) {
        const std::size_t n = 3 + random() % 4;
        std::vector<std::int64_t> young(n), older(n);
        for (std::size_t w = 0; w < n; ++w) {
            young[w] = static_cast<std::int64_t>(random() % 4 == 0 ? random() % 6 : 5 + random() % 40);
            older[w] = static_cast<std::int64_t>(random() % 3 == 0 ? random() % 30 : random() % 5);
        }
        std::vector<std::int64_t> both(n);
        for (std::size_t w = 0; w < n; ++w)
            both[w] = young[w] + older[w];
        const bool narrowFirst = random() % 2 == 0;
        const auto output = [&](bool narrow, const std::vector<Published>& earlier) {
            const CountTable t = tableOf(n, 1, narrow ? young : both, false, true);
            std::vector<Figure> figures;
            std::vector<std::string> all;
            for (std::size_t w = 0; w < n; ++w)
                all.push_back("w" + std::to_string(w));
            for (std::size_t w = 0; w <= n; ++w)
                figures.push_back(figure({ages(0, narrow ? 16 : 18), wards(w == n ? all : std::vector{all[w]})}, 0));
            return release({.table = t, .profile = p}, figures, earlier);
        };
        const auto first = test::value(output(narrowFirst, {}));
        const Published earlier{"r1", "first", first.figures};
        const auto second = output(!narrowFirst, {earlier});
        if (!second) {
            CHECK_FAILS(second, ErrorCode::Refused);
            CHECK(second.error().what.contains("'first'"));
            ++refusedOutputs;
            continue;
        }
        forEarlier += second->forEarlier;
        // the attacker: variables young 0 … n-1, older n … 2n-1
        const auto& narrow = narrowFirst ? first.figures : second->figures;
        const auto& wide = narrowFirst ? second->figures : first.figures;
        std::vector<std::vector<double>> a;
        std::vector<double> b;
        for (std::size_t w = 0; w <= n; ++w)
            for (const bool isWide : {false, true}) {
                const auto& known = (isWide ? wide : narrow)[w].known;
                if (!known)
                    continue;
                std::vector<double> row(2 * n, 0);
                for (std::size_t v = 0; v < n; ++v)
                    if (w == n || v == w) {
                        row[v] = 1;
                        row[n + v] = isWide ? 1 : 0;
                    }
                a.push_back(row);
                b.push_back(static_cast<double>(known->lower));
            }
        if (a.empty())
            continue;
        Simplex s(a, b, 2 * n);
        CHECK(s.feasible());
        for (std::size_t v = 0; v < 2 * n; ++v) {
            const double most = s.most(v, 1);
            const double least = s.most(v, -1);
            const bool telling = least > 0.5 && most < 4.5 && (least > 1.5 || most < 3.5);
            test::check(!telling, "round " + std::to_string(round) + ": group " + std::to_string(v) + " is " + std::to_string(least) + " to " +
                                      std::to_string(most));
        }
    }
    CHECK(forEarlier > 100);
    CHECK(refusedOutputs < 100);
}
