// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of whoever owns the data about what may be shown: how small a count may be, how numbers are rounded, how far one contributor
// may stand out. Presets are values; a council changes any field of them.
//   acro    ACRO/SACRO of the safe data settings (AI-SDC/ACRO, acro/default.yaml): 10; N = 2, K = 90 %; p-ratio 10 %; zeros disclosive.
//           The base of 5 is what it rounds to where somebody asks for rounding; the profile itself suppresses.
//   dasa5   to the nearest 5, 1 to 4 as "~".
//   dasa10  to the nearest 10, numbers that end in 5 to the nearest multiple of 20 (Defence Analytical Services and Advice).
//   hes     Hospital Episode Statistics: 1 to 7 as "*", the rest to the nearest 5, zero shown.
//   dfe     Department for Education, adult social care (SALT): 1 to 5 as "c", the rest to the nearest 5.
#pragma once
#include "core/base/result.h"
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::privacy {

enum class Rounding : std::uint8_t {
    None,
    Nearest, //!< to the nearest multiple of the base; halves away from zero
    Dasa,    //!< to the nearest multiple of the base; halves to the nearest multiple of twice the base
};

//! What is counted as lost when a cell is hidden that is not sensitive itself.
enum class Loss : std::uint8_t {
    Cells, //!< as few cells as can be; among equally few, those that hold the fewest people
    People //!< as few people in hidden cells as can be
};

inline constexpr std::int64_t kUnlimited = std::numeric_limits<std::int64_t>::max() / 4;

//! What can be known of a count: from lower to upper, both included.
struct Range {
    std::int64_t lower = 0;
    std::int64_t upper = kUnlimited;
    bool operator==(const Range&) const = default;
};

struct Profile {
    std::string id = "custom";
    std::int64_t threshold = 10; //!< counts below it are hidden; 0 or 1: none for being small
    bool zerosDisclosive = true; //!< a zero is hidden like any small count
    Rounding rounding = Rounding::None;
    std::int64_t base = 5;
    std::string sign = "*";
    std::size_t dominanceN = 2;   //!< the largest N contributors …
    double dominanceK = 0.90;     //!< … must not hold more than this share of a total; 0: not tested
    double pRatio = 0.10;         //!< all but the largest two must come to this share of the largest; 0: not tested
    std::int64_t degreesOfFreedom = 10; //!< models with fewer are not released
    Loss loss = Loss::Cells;

    //! A count that must not be shown because of its size.
    [[nodiscard]] bool isSmall(std::int64_t count) const
    {
        return count < threshold && (count > 0 || (count == 0 && zerosDisclosive && threshold > 0));
    }
    //! What the sign stands for where a count is small: the values among which a reader must be left.
    [[nodiscard]] Range small() const { return {zerosDisclosive ? 0 : 1, threshold - 1}; }
    //! A count that is shown, as it is shown.
    [[nodiscard]] std::int64_t shown(std::int64_t count) const;
    //! The counts that are shown as this number: what a reader can know of a published cell.
    [[nodiscard]] Range behind(std::int64_t published) const;
    bool operator==(const Profile&) const = default;
};

//! acro, dasa5, dasa10, hes, dfe.
[[nodiscard]] std::span<const std::string_view> presetNames();
[[nodiscard]] Result<Profile> preset(std::string_view name);
//! A preset's name; or "custom", which is acro with what follows a colon changed, as in "custom:like=dfe,threshold=7,round=10":
//! like, threshold, zeros (hidden, shown), round (0: none), sign, n, k (per cent), p (per cent), dof, loss (cells, people).
//! Usage says what is wrong and what there is.
[[nodiscard]] Result<Profile> profileFrom(std::string_view text);

} // namespace boulton::privacy
