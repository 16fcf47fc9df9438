// SPDX-License-Identifier: GPL-3.0-or-later
// From figures to paper: commentary, sign-off, packs, exports.
#pragma once
#include "core/base/job.h"
#include "core/packs/pack.h"
#include "core/performance/status.h"
#include "core/workspace/release.h"
#include "core/workspace/session.h"
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::workspace {

//! The council's name, the plan's title and what the author of Cabinet papers states; what is not given stays as it is.
[[nodiscard]] Status describePlan(Session& session, const std::optional<std::string>& council,
                                  const std::optional<std::string>& title,
                                  const std::optional<packs::Details>& details);

[[nodiscard]] Status recordCommentary(Session& session, performance::Commentary commentary);

// ---- sign-off

//! A measure of a report in a list: which, of which period, and what is to be said.
struct MeasureNote {
    MeasureCode measure;
    std::string title;
    performance::Period period;
    Text text;
};
//! What a sign-off would approve.
struct SignOffPreview {
    performance::Period period;
    performance::Audience audience = performance::Audience::Cabinet;
    performance::Summary summary; //!< counts by status
    std::size_t withFigure = 0;   //!< measures with a figure, whether it has a target or not
    std::vector<MeasureNote> withoutFigure;
    std::vector<MeasureNote> redWithoutCommentary;
    std::vector<MeasureNote> provisional;
    std::optional<performance::SignOff> last; //!< the sign-off there is
    std::vector<MeasureNote> changed;         //!< figures, targets or statuses that are not those of the last sign-off
    bool newCommentary = false;               //!< since the last sign-off
    std::string digest;                       //!< of the figures as they stand
    bool possible = false;
    Text why; //!< where it is not possible
};
[[nodiscard]] Result<SignOffPreview> signOffPreview(Session& session, performance::Period period,
                                                    performance::Audience audience);

//! Approves the figures of a period as they stand now. Refused when there is nothing to sign, or when this audience's period is
//! signed off already and no figure has changed since.
[[nodiscard]] Result<performance::SignOff> signOffPeriod(Session& session, performance::Period period,
                                                         performance::Audience audience, const std::string& statement);

// ---- packs and documents

enum class PackFormat : std::uint8_t { Pdf, Docx, Html, Xlsx };
[[nodiscard]] std::string_view name(PackFormat format); //!< pdf, docx, html, xlsx: also the extension
[[nodiscard]] std::optional<PackFormat> packFormatFromName(std::string_view name);

//! Painting and DOCX are above this layer: the composition root hands the writers in. Refused for a format that has none.
using PdfWriter = std::function<Status(const report::Document&, const platform::Path&)>;
using DocxWriter = std::function<Status(const report::Document&, const platform::Path&,
                                        const std::optional<platform::Path>& templateFile)>;
struct PackWriters {
    PdfWriter pdf{};
    DocxWriter docx{};
};

struct PackPeriod {
    performance::Period period;
    std::size_t figures = 0; //!< measures with a figure
    std::optional<performance::SignOff> signOff{};
};
//! Months and quarters that have figures, newest first (a quarter before its last month).
[[nodiscard]] std::vector<PackPeriod> packPeriods(const performance::Plan& plan, performance::Audience audience);

struct PackRequest {
    performance::Period period;
    performance::Audience audience = performance::Audience::Cabinet;
    platform::Path folder;
    std::set<PackFormat> formats{PackFormat::Pdf, PackFormat::Html, PackFormat::Xlsx};
    std::optional<platform::Path> docxTemplate{};
};
struct PackFiles {
    std::vector<platform::Path> files;
    bool signedOff = false;
    report::Document document;
};

//! The pack's document with its provenance, from the figures as signed off, or as they are now (marked as a draft).
[[nodiscard]] Result<report::Document> packDocument(Session& session, performance::Period period,
                                                    performance::Audience audience, const JobContext& job = {});
//! Of a pack's document: its figures are those that were signed off.
[[nodiscard]] bool isSignedOff(const report::Document& document);
//! The formats asked for, in `folder` (made if it is not there). All or none: where one cannot be put in its place, those before it are
//! taken back. Each is the old one or the new one, never half.
[[nodiscard]] Result<PackFiles> exportPack(Session& session, const PackRequest& request, const PackWriters& writers,
                                           const JobContext& job);

//! What that export would let out, for whoever is asked to release it (release.h).
[[nodiscard]] Result<Leaving> packLeaving(Session& session, const PackRequest& request, const JobContext& job = {});

//! One document in the format of the file's extension: pdf, docx, html, xlsx, csv (its first table) or json. Recorded with its digest.
[[nodiscard]] Status exportDocument(Session& session, const report::Document& document, const platform::Path& path,
                                    const PackWriters& writers, const JobContext& job = {},
                                    const std::optional<platform::Path>& docxTemplate = std::nullopt);

//! A picture that was drawn already, e.g. of a chart. Recorded likewise.
[[nodiscard]] Status exportPicture(Session& session, const Picture& picture, const platform::Path& path,
                                   const JobContext& job = {});

//! "0.1.0", as CMake has it.
[[nodiscard]] std::string programVersion();

} // namespace boulton::workspace
