// SPDX-License-Identifier: GPL-3.0-or-later
// A briefing file out of the vault: chosen packs and kept analyses, to be looked at elsewhere without the vault. See core/briefing.
#pragma once
#include "core/briefing/briefing_file.h"
#include "core/performance/plan.h"
#include "core/workspace/release.h"
#include <optional>
#include <string>
#include <vector>

namespace boulton::workspace {

inline constexpr int kBriefingDays = 14; //!< unless told otherwise; at most briefing::kMostDays
inline constexpr std::size_t kLongestBriefingTitle = 200; //!< characters

struct BriefingPack {
    performance::Period period;
    performance::Audience audience = performance::Audience::Cabinet;
    bool operator==(const BriefingPack&) const = default;
};

struct BriefingRequest {
    platform::Path path; //!< ends in .briefing
    std::string title;
    std::vector<BriefingPack> packs{};
    std::vector<RunId> runs{};
    int days = kBriefingDays; //!< until the end of that day
};

struct BriefingMade {
    platform::Path path;
    briefing::Outline outline;
    std::size_t drafts = 0; //!< packs whose figures are not signed off
};

//! Everything about a request that needs no vault: InvalidInput.
[[nodiscard]] Status checkBriefing(const BriefingRequest& request);
//! What the same request would let out, for whoever is asked to release it (release.h).
//! It binds the documents that are sensitive; what anybody may have can be exchanged until the file is made.
[[nodiscard]] Result<Leaving> briefingLeaving(Session& session, const BriefingRequest& request, const JobContext& job = {});
//! Refused without the right, without a second person where one is needed, and where the passphrase of the user is to be typed again; the errors of checkPassphrase for that of the
//! briefing, which is not the user's. The file is there after its event is; all or nothing.
[[nodiscard]] Result<BriefingMade> makeBriefing(Session& session, const BriefingRequest& request,
                                                const crypto::Secret& passphrase, const JobContext& job = {});

} // namespace boulton::workspace
