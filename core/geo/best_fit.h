// SPDX-License-Identifier: GPL-3.0-or-later
// Small areas (LSOA) put together to larger ones (wards) by a published lookup. Counts are added; a rate of the larger area is made anew from
// its sums by whoever asks, never as a mean of rates. Nothing is lost without being said: what all parts have together is what all
// larger areas have plus what could not be assigned.
#pragma once
#include "core/base/result.h"
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace boulton::geo {

enum class FitRule : std::uint8_t {
    BestFit, //!< each small area belongs to one larger area as a whole (ONS: by where most of its people live)
    Shares,  //!< parts of it belong to several, by shares that add up to 1
};

struct LookupRow {
    std::string small{};
    std::string large{};
    double share = 1;
};

//! A lookup of one vintage ("LSOA 2021 to wards 2022"): two lookups of one name are different lookups when their vintage differs.
class Lookup {
public:
    //! NotEnoughData: no rows. InvalidInput (args: index of the row): a code is empty, a share not above 0 or above 1; by best fit a small
    //! area that stands twice, or a share other than 1; by shares a pair that stands twice, or shares of an area that do not add up to 1.
    [[nodiscard]] static Result<Lookup> make(std::vector<LookupRow> rows, FitRule rule, std::string vintage);

    [[nodiscard]] FitRule rule() const { return m_rule; }
    [[nodiscard]] const std::string& vintage() const { return m_vintage; }
    [[nodiscard]] bool knows(std::string_view small) const { return m_parts.contains(std::string(small)); }
    [[nodiscard]] const std::vector<std::string>& larger() const { return m_larger; } //!< in order of first appearance

    struct Part {
        std::size_t large = 0; //!< index into larger()
        double share = 1;
    };
    [[nodiscard]] std::span<const Part> partsOf(std::string_view small) const;
    [[nodiscard]] std::size_t smallIn(std::size_t large) const { return m_sizes[large]; } //!< how many small areas touch it

private:
    FitRule m_rule = FitRule::BestFit;
    std::string m_vintage;
    std::vector<std::string> m_larger;
    std::vector<std::size_t> m_sizes;
    std::unordered_map<std::string, std::vector<Part>> m_parts;
};

//! What is counted in a small area. NaN: missing (suppressed, not collected).
struct SmallCount {
    std::string code{};
    double numerator = std::numeric_limits<double>::quiet_NaN();
    double denominator = std::numeric_limits<double>::quiet_NaN();
};

struct Sums {
    double numerator = 0;
    double denominator = 0;
};

struct LargerCount {
    std::string code{};
    Sums sums{};             //!< of the parts that are there
    std::size_t parts = 0;   //!< small areas added
    std::size_t missing = 0; //!< of them without a numerator or denominator
    std::size_t absent = 0;  //!< small areas of the lookup of which there is no row
    //! The sums are those of the whole area. Otherwise they are too small, and no figure should be made of them.
    [[nodiscard]] bool complete() const { return missing == 0 && absent == 0; }
};

struct Aggregated {
    std::vector<LargerCount> areas{};   //!< those with at least one part, in the order of the lookup
    Sums before{};                      //!< of all parts
    Sums unassigned{};                  //!< of the parts that the lookup lacks
    std::vector<std::string> unknown{}; //!< their codes
    std::size_t missing = 0;            //!< parts without a numerator or denominator
};

//! The share of codes that a lookup may lack before it is taken for one of another vintage.
inline constexpr double kMostUnknown = 0.05;

//! NotEnoughData: no parts. InvalidInput (args: index of the part): a code is empty or stands twice, a count is negative or infinite; more than
//! one in twenty codes are not in the lookup, which is then of another vintage (the message says how many, and which vintage).
[[nodiscard]] Result<Aggregated> aggregate(std::span<const SmallCount> parts, const Lookup& lookup);

} // namespace boulton::geo
