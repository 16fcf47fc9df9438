// SPDX-License-Identifier: GPL-3.0-or-later
// The definitions behind the sample: for each measure its card, how its values move, its targets and what officers say. Internal.
#pragma once
#include "core/performance/measure.h"
#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace boulton::sample {

enum class Team : std::uint8_t {
    AdultSocialCare,
    Education,
    ChildrensTrust,
    Neighbourhoods,
    InclusiveGrowth,
    Housing,
    Finance,
    HumanResources,
    Digital,
};
struct TeamRoles {
    std::string_view directorate, provider, approver;
};
[[nodiscard]] const TeamRoles& rolesOf(Team team);

//! How a period is recorded.
enum class Form : std::uint8_t {
    Ratio,  //!< whole numerator and denominator; a share cannot leave 0 … 100 %
    Count,  //!< a whole number
    Figure, //!< a number with the measure's decimals, as a survey or an instrument gives it
};
enum class Season : std::uint8_t { None, Winter, Summer, September, Christmas, Planting, Terms };
//! −1 … 1.5, April … March, mean 0.
[[nodiscard]] const std::array<double, 12>& seasonOf(Season season);

//! A permanent change of level from a month on (0: April 2017), or for some months only.
struct Event {
    int month = 0;
    double size = 0;
    int months = 0;    //!< 0: for good
    bool ramp = false; //!< reached in equal steps over `months`, then for good; no noise in between
};

//! Levels are in the measure's unit, for one period (a month's count, not the year's).
struct Shape {
    Form form = Form::Ratio;
    double from = 0, to = 0; //!< at April 2017 and at March 2020, in a straight line
    double base = 0;         //!< usual denominator of a period
    double spread = 0.03;    //!< of the denominator, as a share
    double sd = -1;          //!< below 0: what chance gives with that denominator or count
    Season season = Season::None;
    double swing = 0; //!< season's height as a share of the level
    double covid = 1; //!< the level of the period that ends in March 2020 is multiplied by this
    std::array<Event, 2> events{};
};

enum class Band : std::uint8_t { Points, Share }; //!< tolerances: absolute, or a share of the target

//! Targets for 2017/18, 2018/19, 2019/20; Manual is a monthly path from last year's target to this year's, with the season on it.
struct Goal {
    std::optional<double> y2017{}, y2018{}, y2019{};
    double amber = 0, blue = 0;
    Band band = Band::Points;
    performance::ProfileKind profile = performance::ProfileKind::Level;
    double width = 0; //!< plan-is-best: the range is [target, target + width]
};

struct Definition {
    std::string_view code, title, definition, priority;
    Team team = Team::Finance;
    std::string_view owner;
    std::string_view unit{};
    double scale = 1;
    int decimals = 1;
    int months = 1; //!< frequency
    performance::Polarity polarity = performance::Polarity::HighIsGood;
    performance::Calculation calculation = performance::Calculation::Snapshot;
    performance::MeasureKind kind = performance::MeasureKind::Standard;
    std::string_view source{};
    int lag = 15;
    bool open = true;   //!< published
    bool money = false; //!< numerator and denominator are pounds
    int firstMonth = 0;
    int definitionChange = -1; //!< month, or none
    std::string_view definitionNote{};
    Shape shape{};
    Goal goal{};
    std::string_view why{};    //!< the cause, as the service sees it
    std::string_view action{}; //!< said in January and March
    std::string_view step{};   //!< said in February and March
    std::string_view march{};  //!< the cause in March 2020, where it is another, and what is done then
    std::string_view marchAction{};
    int dueMonth = 6;        //!< of 2020
    std::string_view good{}; //!< said when the measure is green; most have nothing to say then
};

// One file an outcome, in report order.
[[nodiscard]] std::span<const Definition> learnAndWork();
[[nodiscard]] std::span<const Definition> growUp();
[[nodiscard]] std::span<const Definition> ageWell();
[[nodiscard]] std::span<const Definition> cleanAndGreen();
[[nodiscard]] std::span<const Definition> games();
[[nodiscard]] std::span<const Definition> climate();

struct OutcomeDefinitions {
    int number = 0;
    std::string_view title;
    std::span<const Definition> measures;
};
[[nodiscard]] std::array<OutcomeDefinitions, 6> catalogue();
[[nodiscard]] const Definition* definitionOf(std::string_view code); //!< nullptr if there is none

} // namespace boulton::sample
