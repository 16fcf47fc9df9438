// SPDX-License-Identifier: GPL-3.0-or-later
// What releases and broken glass share: time for what expires, and what counts as a reason. Internal to workspace.
#pragma once
#include "core/workspace/session.h"
#include <string>

namespace boulton::workspace {

//! Now, or the newest event of the compartment's audit where the clock is behind it: a clock that was set back makes nothing
//! last longer.
[[nodiscard]] Result<Instant> effectiveNow(Session& session);
//! InvalidInput for a reason of fewer than kLeastReason characters that are not blank: "x" tells nobody anything.
[[nodiscard]] Status checkReason(const std::string& reason);

} // namespace boulton::workspace
