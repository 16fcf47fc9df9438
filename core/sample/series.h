// SPDX-License-Identifier: GPL-3.0-or-later
// From a definition to a card, targets and values. Internal.
#pragma once
#include "core/performance/history.h"
#include "core/sample/catalogue.h"
#include <cstdint>
#include <optional>
#include <vector>

namespace boulton::sample {

[[nodiscard]] performance::Measure measureOf(const Definition& definition, int outcome);
[[nodiscard]] std::vector<performance::Target> targetsOf(const Definition& definition);

//! What was measured, before anything odd happens to it, and when it comes in.
struct Point {
    performance::Period period;
    std::optional<double> numerator, denominator, value;
    Instant at;
};
//! All periods from the first to the one due in the last month. The same seed and definition give the same points.
[[nodiscard]] std::vector<Point> pointsOf(const Definition& definition, std::uint64_t seed);

//! The points as they were recorded: late, missing, restated, … as oddValues() says.
[[nodiscard]] std::vector<performance::ValueRecord> recordsOf(const Definition& definition, std::uint64_t seed);

[[nodiscard]] double roundTo(double value, int decimals);
[[nodiscard]] Instant addMonths(Instant at, int months);

} // namespace boulton::sample
