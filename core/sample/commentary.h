// SPDX-License-Identifier: GPL-3.0-or-later
// What officers wrote on January to March 2020. Internal.
#pragma once
#include "core/performance/plan.h"
#include "core/sample/catalogue.h"
#include <cstdint>
#include <vector>

namespace boulton::sample {

//! One for each period due in these months with a red or amber figure, and green ones where the definition has something to say.
//! `plan` has its measures, targets and history.
[[nodiscard]] std::vector<performance::Commentary> commentariesFor(const performance::Plan& plan, std::uint64_t seed);

} // namespace boulton::sample
