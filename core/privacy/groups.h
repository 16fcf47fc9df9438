// SPDX-License-Identifier: GPL-3.0-or-later
// The smallest groups that the boundaries of some figures make, and what can be said of each (differencing.h).
#pragma once
#include "core/base/job.h"
#include "core/privacy/differencing.h"
#include <cstdint>
#include <string>
#include <vector>

namespace boulton::privacy {

//! Figures of one measure over their groups. Figures are those handed in, in order.
class Groups {
public:
    [[nodiscard]] static Result<Groups> make(std::vector<const Figure*> figures);

    [[nodiscard]] std::size_t size() const { return m_members.size(); }                   //!< groups
    [[nodiscard]] const std::vector<std::uint32_t>& in(std::size_t figure) const { return m_in[figure]; } //!< groups of a figure, ascending
    [[nodiscard]] const std::vector<std::uint32_t>& of(std::size_t group) const { return m_members[group]; } //!< figures that hold a group
    [[nodiscard]] std::string describe(std::span<const std::uint32_t> groups) const;

    struct Sum {
        std::vector<std::uint32_t> groups;
        Range people;
    };
    struct Followed {
        std::vector<Sum> sums{};
        bool contradicts = false; //!< the figures cannot all be true: no sums
        bool solved = true;       //!< otherwise there were too many open groups for it
    };
    //! What follows for each group, and for sums of groups, from those of the figures that count.
    [[nodiscard]] Result<Followed> follow(const std::vector<bool>& counts, const JobContext& job) const;

private:
    struct Dimension {
        std::string name{};
        std::vector<std::string> pieces{}; //!< each class of pieces in words
        bool spans = false;
        std::vector<std::vector<std::uint32_t>> ofFigure{}; //!< classes of each figure
    };
    static Result<Dimension> cut(const std::string& name, const std::vector<const Figure*>& figures);
    Status join();
    [[nodiscard]] Status emptyRests(const std::vector<bool>& counts, std::vector<Range>& ranges, const JobContext& job) const;
    [[nodiscard]] Followed solve(const std::vector<bool>& counts, const std::vector<Range>& ranges) const;

    std::vector<const Figure*> m_figures;
    std::vector<Dimension> m_dimensions;
    std::vector<std::vector<std::uint32_t>> m_in;
    std::vector<std::vector<std::uint32_t>> m_members;
    std::vector<std::uint64_t> m_place; //!< of each group: one of its cells, digits are classes of the dimensions
};

} // namespace boulton::privacy
