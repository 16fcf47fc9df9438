// SPDX-License-Identifier: GPL-3.0-or-later
// The council's plan as one value: outcomes, measures, targets, and what officers say about them.
#pragma once
#include "core/performance/history.h"
#include "core/performance/measure.h"
#include <optional>
#include <string>
#include <vector>

namespace boulton::performance {

struct Commentary {
    MeasureCode measure;
    Period period;
    std::string whatHappened;
    std::string why;
    std::string action; //!< what we are doing: the route to green
    std::string actionOwner;
    std::optional<Date> due;
    std::string forecast;
    std::string recordedBy;
    Instant recordedAt;
    bool operator==(const Commentary&) const = default;
};

enum class Audience : std::uint8_t { Cabinet, LeadershipTeam };
[[nodiscard]] std::string_view name(Audience audience); //!< cabinet, clt

//! A period's figures approved by somebody. The pack of a signed-off period shows the values as they stood at `at`.
struct SignOff {
    Period period;
    Audience audience = Audience::Cabinet;
    std::string by;
    std::string statement;
    Instant at;
    std::string digest; //!< of the matrix signed: hex, see workspace
    bool operator==(const SignOff&) const = default;
};

struct Plan {
    std::string council;
    std::string title; //!< "Council Plan 2018–2022"
    bool synthetic = false;
    std::vector<Outcome> outcomes; //!< by number
    std::vector<Measure> measures; //!< in report order
    std::vector<Target> targets;
    std::vector<Commentary> commentaries;
    std::vector<SignOff> signOffs;
    History history;

    [[nodiscard]] const Measure* measure(const MeasureCode& code) const;
    [[nodiscard]] const Target* target(const MeasureCode& code, int financialYearStart) const;
    //! The latest commentary on that period at an instant (none: now).
    [[nodiscard]] const Commentary* commentary(const MeasureCode& code, Period period,
                                               std::optional<Instant> asAt = std::nullopt) const;
    [[nodiscard]] const SignOff* signOff(Period period, Audience audience) const;
};

//! Codes given twice, unknown outcomes, targets for unknown measures, card problems: each a sentence. Empty when the plan is sound.
[[nodiscard]] std::vector<std::string> problems(const Plan& plan);

} // namespace boulton::performance
