// SPDX-License-Identifier: GPL-3.0-or-later
// From figures to paper: commentary, sign-off, packs.
#pragma once
#include "core/base/job.h"
#include "core/packs/pack.h"
#include "core/workspace/session.h"
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace boulton::workspace {

//! The council's name, the plan's title and what the author of Cabinet papers states; what is not given stays as it is.
[[nodiscard]] Status describePlan(Session& session, const std::optional<std::string>& council,
                                  const std::optional<std::string>& title,
                                  const std::optional<packs::Details>& details);

[[nodiscard]] Status recordCommentary(Session& session, performance::Commentary commentary);

//! Approves the figures of a period as they stand now. Refused when there is nothing to sign, or when this audience's period is
//! signed off already and no figure has changed since.
[[nodiscard]] Result<performance::SignOff> signOffPeriod(Session& session, performance::Period period,
                                                         performance::Audience audience, const std::string& statement);

//! Painting is above this layer: the composition root hands the PDF writer in.
using PdfWriter = std::function<Status(const report::Document&, const platform::Path&)>;

struct PackFiles {
    std::vector<platform::Path> files;
    bool signedOff = false;
    report::Document document;
};

//! The pack's document with its provenance, from the figures as signed off, or as they are now (marked as a draft).
[[nodiscard]] Result<report::Document> packDocument(Session& session, performance::Period period,
                                                    performance::Audience audience, const JobContext& job = {});
//! PDF, HTML and XLSX in `folder` (made if it is not there). All three or none; each is the old one or the new one, never half.
[[nodiscard]] Result<PackFiles> exportPack(Session& session, performance::Period period, performance::Audience audience,
                                           const platform::Path& folder, const PdfWriter& writePdf,
                                           const JobContext& job);

//! "0.1.0", as CMake has it.
[[nodiscard]] std::string programVersion();

} // namespace boulton::workspace
