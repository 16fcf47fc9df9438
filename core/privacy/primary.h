// SPDX-License-Identifier: GPL-3.0-or-later
// Which cells must not be shown for what they are, and how far the truth must stay in doubt: a reader must think possible everything that
// the rule would have hidden, so that the sign of a cell is all that can be known of it.
//   threshold   a count below the profile's.
//   dominance   the largest N contributors hold more than K of a total; in doubt by (x1 + … + xN) / K - X.
//   p-ratio     all but the largest two come to less than p of the largest, so that the second can tell the first to within p; in doubt
//               by p x1 - (X - x1 - x2).
// (Hundepool et al. 2012, Statistical Disclosure Control, chapter 4; the tests of dominance and p-ratio are those of ACRO.)
#pragma once
#include "core/privacy/profile.h"
#include "core/privacy/suppress.h"
#include <optional>
#include <span>
#include <string_view>

namespace boulton::privacy {

enum class Why : std::uint8_t {
    None,
    Small,       //!< below the threshold
    Zero,        //!< nobody, and the profile takes that for a disclosure
    Dominance,
    PRatio,
    Difference,  //!< together with an earlier figure it gives a small number
    Rounding,    //!< rounding alone would give it away
    Recoverable, //!< not sensitive; shown, it would give another cell away
    Everything,  //!< not sensitive; nothing less than hiding all did
};
//! small, zero, dominance, p-ratio, difference, rounding, recoverable, everything; empty for None.
[[nodiscard]] std::string_view name(Why why);

struct Finding {
    Why why = Why::None;
    std::int64_t up = 0;
    std::int64_t down = 0;
};

//! Of a count. `contributions`: of each contributor to the cell, in any order and unit of the count; empty: people are counted, each one
//! contributor. Negative or missing contributions are InvalidInput.
[[nodiscard]] Result<Finding> examine(std::int64_t count, std::span<const double> contributions,
                                      const Profile& profile);
//! Of a count beside what was published of the same people, or of some or more of them, before.
[[nodiscard]] Finding compareWith(std::int64_t count, std::int64_t earlier, const Profile& profile);
//! Whether a model with so many degrees of freedom may be released. NotEnoughData says why not.
[[nodiscard]] Status checkDegreesOfFreedom(std::int64_t degrees, const Profile& profile);

} // namespace boulton::privacy
