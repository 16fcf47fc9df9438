// SPDX-License-Identifier: GPL-3.0-or-later
// What a sign-off binds: the digest of every figure, target and status of a report. Internal to workspace.
#pragma once
#include "core/performance/matrix.h"
#include <optional>
#include <string>

namespace boulton::workspace {

[[nodiscard]] Result<performance::Matrix> reportedMatrix(const performance::Plan& plan, performance::Period period,
                                                         performance::Audience audience, std::optional<Instant> asAt);
[[nodiscard]] std::string digestOf(const performance::Matrix& matrix);
//! Measures with a figure. One without a target counts too: it is printed, so somebody answers for it.
[[nodiscard]] std::size_t figuresIn(const performance::Matrix& matrix);
//! NotEnoughData where there is no figure at all.
[[nodiscard]] Result<std::string> figuresDigest(const performance::Plan& plan, performance::Period period,
                                                performance::Audience audience, std::optional<Instant> asAt);

} // namespace boulton::workspace
