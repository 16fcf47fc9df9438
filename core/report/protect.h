// SPDX-License-Identifier: GPL-3.0-or-later
// The last gate before a document about people leaves: what its profile hides is in no block, chart, table, value, remark or alternative text
// of the document that comes out, and so in no file that a writer makes of it. It stands here, above core/privacy and below everything that
// makes documents (modules, packs, briefings), so that none of them can be passed by.
//
// The counts are in one table of the document (PeopleCounts::table), one row for each figure. What is hidden there is hidden wherever the row is
// spoken of:
//   tables    cells beside its name become the profile's sign: numerator, rate, intervals. A rate whose count was rounded is hidden too,
//             since it would bring the count back. Columns called harmless stay.
//   charts    its point is missing; ranked bars leave it out altogether, because its place would tell. Limits and ends of axes that were
//             worked out with it go, and so does an alternative text that somebody wrote; layout writes one from what is left.
//   words     sentences, tiles and remarks that name it, or that hold one of its numbers, are taken out.
// A last line says how many figures are not shown. It does not say how many of them are small: where that is all of them, each sign
// would tell what it stands for. Not seen: a number of another figure that was worked out from hidden ones and is named after none of them.
#pragma once
#include "core/base/job.h"
#include "core/privacy/protect.h"
#include "core/report/document.h"
#include <string>
#include <vector>

namespace boulton::report {

//! The rules, beside what the document states about itself.
struct Protection : PeopleCounts {
    privacy::Profile profile{};
    std::vector<privacy::Published> earlier{}; //!< outputs that left before
};

struct ProtectedDocument {
    Document document{};
    std::size_t primary = 0;   //!< counts hidden for what they are. For the audit, not for readers
    std::size_t secondary = 0; //!< counts hidden for others
    std::size_t rounded = 0;
    std::size_t blocks = 0;    //!< sentences, tiles and remarks that were taken out
    bool optimal = false;
    privacy::Published published{}; //!< what the ledger keeps; id and title are the caller's
    std::vector<std::size_t> earlier{}; //!< outputs of Protection::earlier because of which more is hidden
    std::vector<std::string> revised{};  //!< measures whose earlier figures contradict these: only pairs were compared
    std::vector<std::string> unsolved{}; //!< measures with too many open groups to be solved for
};

//! Usage: the table, a key or a column of counts is not there. InvalidInput: a count is missing, negative or no whole number, two rows have one
//! name, or totals do not add up. Refused: figures could be worked out however much is hidden; the message names the earlier output
//! that does it.
[[nodiscard]] Result<ProtectedDocument> protect(const Document& document, const Protection& protection, const JobContext& job = {});

} // namespace boulton::report
