// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"
#include "core/base/utf8.h"
#include "core/performance/matrix.h"
#include "core/sample/random.h"
#include "core/sample/sample_council.h"
#include "tests/support/test.h"
#include <algorithm>
#include <array>
#include <set>

using namespace boulton;
using namespace boulton::performance;

namespace {

const Period kMarch = Period::month(2020, 3);

//! Everything in a plan that a person could see, as one text.
std::string canonical(const Plan& plan)
{
    std::string s = plan.council + "\n" + plan.title + "\n";
    const auto add = [&s](std::initializer_list<std::string_view> parts) {
        for (const auto part : parts)
            (s += part) += '|';
        s += '\n';
    };
    const auto number = [](std::optional<double> x) { return x ? formatExact(*x) : std::string(); };
    for (const auto& o : plan.outcomes)
        add({std::to_string(o.number), o.title});
    for (const auto& m : plan.measures) {
        add({m.code.value, m.title, m.definition, m.priority, m.directorate, m.owner, m.dataProvider, m.approver,
             m.unit, number(m.scale), m.source});
        add({std::to_string(m.decimals), std::to_string(m.frequencyMonths), name(m.polarity), name(m.calculation),
             name(m.kind), std::to_string(m.reportingLagDays), m.councilPlan ? "plan" : "",
             m.publicMeasure ? "public" : ""});
        for (const auto& c : m.definitionChanges)
            add({c.from.key(), c.note});
    }
    for (const auto& t : plan.targets) {
        add({t.measure.value, std::to_string(t.financialYearStart), number(t.annual), number(t.rangeTo),
             number(t.baseline), number(t.tolerance.amber), number(t.tolerance.blue), t.reason});
        for (const double share : t.shares)
            s += number(share) + ' ';
        for (const auto& month : t.monthly)
            s += number(month) + ' ';
    }
    for (const auto& r : plan.history.records())
        add({r.measure.value, r.period.key(), number(r.numerator), number(r.denominator), number(r.value),
             name(r.reason), name(r.kind), r.provisional ? "p" : "", r.recordedAt.iso(), r.recordedBy, r.note,
             r.source});
    for (const auto& c : plan.commentaries)
        add({c.measure.value, c.period.key(), c.whatHappened, c.why, c.action, c.actionOwner, c.due ? c.due->iso() : "",
             c.forecast, c.recordedBy, c.recordedAt.iso()});
    return s;
}

const Plan& plan()
{
    static const Plan made = sample::makePlan();
    return made;
}

template <typename F>
std::ptrdiff_t measuresWith(F&& wanted)
{
    return std::ranges::count_if(plan().measures, wanted);
}

} // namespace

TEST(the_plan_has_the_promised_size)
{
    CHECK(plan().synthetic);
    CHECK_EQ(plan().outcomes.size(), 6U);
    CHECK_EQ(plan().measures.size(), 81U);
    const std::array<std::ptrdiff_t, 6> expected{16, 20, 15, 17, 6, 7};
    for (int outcome = 1; outcome <= 6; ++outcome)
        CHECK_EQ(measuresWith([&](const Measure& m) { return m.outcome == outcome; }),
                 expected[static_cast<std::size_t>(outcome - 1)]);
    CHECK_EQ(measuresWith([](const Measure& m) { return m.frequencyMonths == 1; }), 55);
    CHECK_EQ(measuresWith([](const Measure& m) { return m.frequencyMonths == 3; }), 18);
    CHECK_EQ(measuresWith([](const Measure& m) { return m.frequencyMonths == 12; }), 8);
    CHECK_EQ(measuresWith([](const Measure& m) { return m.councilPlan; }), 81);
    CHECK_EQ(measuresWith([](const Measure& m) { return m.kind == MeasureKind::Project; }), 2);
    CHECK_EQ(measuresWith([](const Measure& m) { return m.kind == MeasureKind::NotApplicable; }), 1);
    CHECK_EQ(measuresWith([](const Measure& m) { return m.polarity == Polarity::PlanIsBest; }), 2);
    for (const auto calculation : {Calculation::Snapshot, Calculation::CumulativeYearToDate, Calculation::Rolling12,
                                   Calculation::AverageYearToDate})
        CHECK(measuresWith([&](const Measure& m) { return m.calculation == calculation; }) >= 3);
    CHECK(plan().signOffs.empty());
}

TEST(the_plan_is_sound)
{
    CHECK(problems(plan()).empty());
    std::set<std::string> titles;
    for (const auto& m : plan().measures) {
        CHECK(m.illustrative);
        CHECK(titles.insert(m.title).second);
        CHECK_EQ(m.code.value.substr(0, 2), std::to_string(m.outcome) + ".");
        CHECK(!m.definition.empty() && m.definition.back() == '.');
        CHECK(!m.priority.empty() && !m.directorate.empty() && !m.source.empty());
        CHECK(!m.owner.empty() && !m.dataProvider.empty() && !m.approver.empty());
    }
}

TEST(targets_use_every_profile_and_both_kinds_of_tolerance)
{
    std::set<ProfileKind> profiles;
    std::set<ToleranceKind> tolerances;
    std::set<MeasureCode> withTarget;
    for (const auto& t : plan().targets) {
        profiles.insert(t.profile);
        tolerances.insert(t.tolerance.kind);
        withTarget.insert(t.measure);
        CHECK_EQ(t.reason, "Illustrative target for the sample council");
        CHECK(t.financialYearStart >= 2017 && t.financialYearStart <= 2019);
        CHECK_EQ(t.rangeTo.has_value(), plan().measure(t.measure)->polarity == Polarity::PlanIsBest);
        CHECK(test::value(targetFor(t, Period::quarter(t.financialYearStart, 2))).has_value());
    }
    CHECK_EQ(profiles.size(), 4U);
    CHECK_EQ(tolerances.size(), 2U);
    CHECK_EQ(
        measuresWith([&](const Measure& m) { return m.kind == MeasureKind::Standard && !withTarget.contains(m.code); }),
        3);
}

TEST(history_covers_36_months)
{
    std::set<Period> months;
    for (const auto& r : plan().history.records()) {
        CHECK_EQ(r.source, "sample");
        CHECK(!r.recordedBy.empty());
        CHECK(r.recordedAt.date() > r.period.end());
        CHECK(r.recordedAt.date() <= *Date::from(2020, 4, 20));
        if (r.period.months == 1)
            months.insert(r.period);
    }
    CHECK_EQ(months.size(), 36U);
    CHECK(*months.begin() == Period::month(2017, 4));
    CHECK(*months.rbegin() == kMarch);
    CHECK(std::ranges::is_sorted(plan().history.records(), {}, &ValueRecord::recordedAt));
}

TEST(the_status_mix_is_realistic_whatever_the_seed)
{
    for (const std::uint64_t seed : {sample::kSeed, std::uint64_t{1}, std::uint64_t{7}}) {
        const Plan other = sample::makePlan(seed);
        const auto matrix = test::value(buildMatrix(other, {.period = kMarch}));
        CHECK_EQ(matrix.rows.size(), 81U);
        const Summary& s = matrix.summary;
        CHECK_NEAR(s.percent(Brag::Blue).value_or(0), 22.5, 3.5);
        CHECK_NEAR(s.percent(Brag::Green).value_or(0), 40, 5);
        CHECK_NEAR(s.percent(Brag::Amber).value_or(0), 16, 4);
        CHECK_NEAR(s.percent(Brag::Red).value_or(0), 21, 4);
        CHECK_EQ(s.count(Brag::Awaiting), 8U);
        CHECK_EQ(s.count(Brag::Project), 2U);
        CHECK_EQ(s.count(Brag::NotApplicable), 1U);
        CHECK_EQ(s.count(Brag::NoTarget), 3U);
    }
    const auto cabinet = test::value(buildMatrix(plan(), {.period = kMarch, .councilPlanOnly = true}));
    CHECK_EQ(cabinet.rows.size(), 81U);
}

TEST(every_red_or_amber_figure_of_the_last_quarter_has_a_commentary)
{
    std::size_t green = 0;
    for (int month = 1; month <= 3; ++month) {
        const auto matrix = test::value(buildMatrix(plan(), {.period = Period::month(2020, month)}));
        for (const auto& row : matrix.rows) {
            const auto status = row.current().status;
            if (status != Brag::Red && status != Brag::Amber) {
                green += row.commentary ? 1 : 0;
                continue;
            }
            CHECK(row.commentary != nullptr);
            const Commentary& c = *row.commentary;
            CHECK(!c.whatHappened.empty() && !c.why.empty() && !c.action.empty() && !c.actionOwner.empty() &&
                  !c.forecast.empty());
            CHECK(c.due && *c.due > kMarch.end());
        }
    }
    CHECK(green >= 10);
}

TEST(no_commentary_contradicts_the_figures)
{
    for (const auto& c : plan().commentaries) {
        const Measure& m = *plan().measure(c.measure);
        const auto figure = calculate(m, plan().history, c.period, c.recordedAt);
        CHECK(figure.value.has_value());
        CHECK(c.whatHappened.contains(formatNumber(*figure.value, m.decimals, m.unit)));
        const auto target = test::value(targetFor(*plan().target(m.code, c.period.financialYearStart()), c.period));
        const auto status = statusOf(m, figure.value, target);
        const bool missed = status == Brag::Red || status == Brag::Amber;
        const auto says = [&](std::string_view words) { return c.whatHappened.contains(words); };
        CHECK(missed || !(says("short of") || says(" below the target") || says(" above the target")));
        CHECK(missed || says(" the planned range of") == says("within the planned range of"));
        CHECK(!missed ||
              !(says("better than the target") || says("meets the target") || says("within the planned range")));
        const Period before =
            m.calculation == Calculation::CumulativeYearToDate ? c.period.yearBefore() : c.period.previous();
        const auto travel = travelOf(figure.value, calculate(m, plan().history, before, c.recordedAt).value, m.polarity,
                                     shownDeadBand(m), target);
        CHECK(!says("has improved") || travel == Travel::Improving);
        CHECK(!says("has got worse") || travel == Travel::Deteriorating);
        CHECK(c.forecast.contains("red") <= (status == Brag::Red || status == Brag::Amber));
        CHECK(!c.forecast.contains("stay on target") || !missed);
    }
}

TEST(the_same_seed_gives_the_same_bytes)
{
    const std::string text = canonical(plan());
    CHECK_EQ(text, canonical(sample::makePlan()));
    // Changes with every change of the sample, on purpose: look at the difference, then write the new value here.
    CHECK_EQ(sample::fnv1a(text), std::uint64_t{14900566551641910145U});
    const Plan other = sample::makePlan(2019);
    CHECK(other.measures == plan().measures);
    CHECK(other.targets == plan().targets);
    CHECK(other.history.records() != plan().history.records());
}

TEST(all_text_is_valid_and_finished)
{
    const std::string text = canonical(plan());
    CHECK(utf8::valid(text));
    const std::string lower = utf8::asciiLower(text);
    for (const std::string_view word :
         {"todo", "fixme", "tbc", "tbd", "xxx", "lorem", "placeholder", "n/a", "{}", "  "})
        CHECK(!lower.contains(word));
}
