// SPDX-License-Identifier: GPL-3.0-or-later
// Commentary that somebody has begun and not saved: it stays in the vault, under a key as everything else, so that neither a lock nor a
// crash loses it. Only its author is shown it. Part of the use case "record commentary"; the event is that of a record.
#pragma once
#include "core/base/ids.h"
#include "core/performance/period.h"
#include "core/workspace/session.h"
#include <string>
#include <vector>

namespace boulton::workspace {

struct CommentaryDraft {
    MeasureCode measure;
    performance::Period period;
    std::vector<std::string> texts; //!< of the fields as they stand in the form, also a date that is none yet
    bool operator==(const CommentaryDraft&) const = default;
};

//! In place of what was kept for that measure and period (which stays in the record's history); without texts it is put away. Writes nothing
//! where nothing would change. Refused where the commentary itself would be.
[[nodiscard]] Status keepDraft(Session& session, const CommentaryDraft& draft);
//! Those of the user that can be read.
[[nodiscard]] Result<std::vector<CommentaryDraft>> drafts(Session& session);

} // namespace boulton::workspace
