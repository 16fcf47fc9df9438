// SPDX-License-Identifier: GPL-3.0-or-later
// How cards, targets, commentary and sign-offs are kept: the bodies of `record` rows as JSON with a format number. Reading is strict: a
// body that Boulton did not write is Damaged, a newer format is NewerVersion.
#pragma once
#include "core/base/result.h"
#include "core/packs/pack.h"
#include "core/performance/plan.h"
#include <string>
#include <string_view>

namespace boulton::workspace {

//! The plan's own heading: council, title, whether it is synthetic.
struct PlanHeading {
    std::string council;
    std::string title;
    bool synthetic = false;
};

[[nodiscard]] std::string toBody(const PlanHeading& heading);
[[nodiscard]] std::string toBody(const performance::Outcome& outcome);
[[nodiscard]] std::string toBody(const performance::Measure& measure);
[[nodiscard]] std::string toBody(const performance::Target& target);
[[nodiscard]] std::string toBody(const performance::Commentary& commentary);
[[nodiscard]] std::string toBody(const performance::SignOff& signOff);
[[nodiscard]] std::string toBody(const packs::Details& details);

[[nodiscard]] Result<PlanHeading> headingFromBody(std::string_view body);
[[nodiscard]] Result<performance::Outcome> outcomeFromBody(std::string_view body);
[[nodiscard]] Result<performance::Measure> measureFromBody(std::string_view body);
[[nodiscard]] Result<performance::Target> targetFromBody(std::string_view body);
[[nodiscard]] Result<performance::Commentary> commentaryFromBody(std::string_view body);
[[nodiscard]] Result<performance::SignOff> signOffFromBody(std::string_view body);
[[nodiscard]] Result<packs::Details> detailsFromBody(std::string_view body);

} // namespace boulton::workspace
