// SPDX-License-Identifier: GPL-3.0-or-later
// What a figure gives away beside figures that were published before: ages 0 to 17 minus ages 0 to 15, a district minus its wards, the same
// table with another choice of hidden cells. `Published` is what a release ledger keeps of an output, and all that this needs.
//
// Figures of one measure are cut into the smallest groups that their boundaries make (Extent); each published figure is an equation about
// these groups, whose numbers are not negative. Then
//   * any figure inside another, all else equal, is subtracted from it;
//   * bounds are passed on from equation to equation until nothing changes (this follows chains of sums over all outputs);
//   * what is still open is solved for exactly (Gauss-Jordan), which finds sums that no chain reaches.
// A group that comes out as a small number, or as nothing but small numbers, is found. Bounds that only linear programming over many figures
// at once would narrow to more than one number are not looked for.
#pragma once
#include "core/base/job.h"
#include "core/privacy/profile.h"
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace boulton::privacy {

//! Which part of a dimension: members ("ward": Aston, Nechells), or a span ("age": from 0 up to, but not, 16).
struct Extent {
    std::string dimension{};
    std::vector<std::string> members{}; //!< empty: a span
    std::int64_t from = 0;
    std::int64_t to = 0;
    bool operator==(const Extent&) const = default;
};

struct Figure {
    std::string measure{}; //!< what is counted, with its period and source; only figures of one measure are set against each other
    std::vector<Extent> extents{}; //!< each dimension once; a dimension that is not named is whole
    std::optional<Range> known{};  //!< what is published: lower = upper, or what is behind a rounded number; nothing: hidden
    std::string label{};           //!< for people
    bool operator==(const Figure&) const = default;
};

//! An output that left, as the ledger remembers it.
struct Published {
    std::string id{};
    std::string title{};
    std::vector<Figure> figures{};
    std::string rules{};                //!< of the profile it was made by
    std::vector<std::string> sources{}; //!< datasets that it was made of
    bool operator==(const Published&) const = default;
};

struct Difference {
    std::string measure{};
    std::string group{};                //!< "age 16 to 17, ward Aston"
    Range people{};                     //!< how many these are, for whoever subtracts
    std::vector<std::size_t> figures{}; //!< of the new output, the smallest first: hiding one of them is the way to begin
    std::vector<std::size_t> outputs{}; //!< earlier ones without which it would not come out
};

struct Differences {
    std::vector<Difference> found{};
    //! Measures whose figures contradict each other (they were revised in between): only pairs of them were compared.
    std::vector<std::string> revised{};
    //! Measures of which too many groups are open to be solved for; pairs and chains were followed.
    std::vector<std::string> unsolved{};
};

//! What comes out of the new output together with the earlier ones, and not of the earlier ones alone. InvalidInput: an extent is empty or
//! its dimension is named twice, or has members in one figure and spans in another. TooLarge: more than some millions of groups.
[[nodiscard]] Result<Differences> differences(const Published& now, std::span<const Published> earlier, const Profile& profile,
                                              const JobContext& job = {});

} // namespace boulton::privacy
