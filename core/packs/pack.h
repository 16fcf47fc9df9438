// SPDX-License-Identifier: GPL-3.0-or-later
// The monthly and quarterly packs: a matrix and a plan become a document. Pure: no store, no clock, no drawing.
#pragma once
#include "core/performance/matrix.h"
#include "core/report/document.h"
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace boulton::packs {

//! The header block of a Cabinet report and the sections that its author writes. Whatever is empty is printed as "To be confirmed".
struct Details {
    std::string reportOf;
    std::string cabinetMember;
    std::string scrutinyChair;
    std::string author;
    std::string contact;
    std::string wardsAffected;
    std::string keyDecision;
    std::string forwardPlanReference;
    std::string callIn;
    std::string confidential;
    std::vector<std::string> recommendations;
    std::string background;
    std::string options;
    std::string consultation;
    std::string risk;
    std::vector<std::pair<std::string, std::string>> compliance; //!< title ("Legal implications") and text
    std::string backgroundDocuments;
    bool operator==(const Details&) const = default;
};
//! What the sample council's pack says: neutral and marked illustrative.
[[nodiscard]] Details sampleDetails();

struct Options {
    performance::Period period;
    performance::Audience audience = performance::Audience::Cabinet;
    //! What is shown is the state at this instant; none: now. The pack of a signed-off period takes the instant of the sign-off.
    std::optional<Instant> asAt;
    Details details;
};

//! InvalidInput when the plan holds a malformed target, NotEnoughData when the plan has no measure for the period.
[[nodiscard]] Result<report::Document> makePack(const performance::Plan& plan, const Options& options);

//! One measure as its card in a pack, as it stands for that month: facts, chart, commentary. NotFound.
[[nodiscard]] Result<report::Card> measureCard(const performance::Plan& plan, const MeasureCode& measure,
                                               performance::Period month);
//! For a cell of the screen, short (a unit that is a word stands with the measure's name): figure, or why there is none.
[[nodiscard]] Text figureWords(const performance::Measure& measure, const performance::Cell& cell);
[[nodiscard]] Text targetWords(const performance::Measure& measure, const performance::Cell& cell);
//! "restated, first reported as 71.0%", "provisional", …; empty for none.
[[nodiscard]] Text remarkWords(const performance::Measure& measure, const performance::Cell& cell);

//! A digest input: every figure, target and status of the matrix as canonical text, one line a measure. Two packs with the same text show
//! the same numbers. Sign-offs bind its hash.
[[nodiscard]] std::string canonicalText(const performance::Matrix& matrix);

//! "Cabinet-pack-2020-03", "…-2019-20-Q4", "…-2019-20": the file name without extension, one for each kind of period.
[[nodiscard]] std::string fileStem(performance::Period period, performance::Audience audience);

} // namespace boulton::packs
