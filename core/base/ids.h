// SPDX-License-Identifier: GPL-3.0-or-later
// Ids that cannot be mixed up: DatasetId is not MeasureId, though both are strings.
#pragma once
#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace boulton {

template <typename Tag>
struct Id {
    std::string value;
    Id() = default;
    explicit Id(std::string v) : value(std::move(v)) {}
    [[nodiscard]] bool empty() const { return value.empty(); }
    auto operator<=>(const Id&) const = default;
};

using DatasetId = Id<struct DatasetTag>;         //!< random, unique in a vault
using CompartmentId = Id<struct CompartmentTag>; //!< random, unique in a vault
using UserId = Id<struct UserTag>;               //!< random, unique in a vault
using OperationId = Id<struct OperationTag>;     //!< random; one piece of work, also across files
using RunId = Id<struct RunTag>;                 //!< random; one kept analysis
using MeasureCode = Id<struct MeasureTag>;       //!< the council's own code of a measure, e.g. "CP-01"

} // namespace boulton

template <typename Tag>
struct std::hash<boulton::Id<Tag>> {
    std::size_t operator()(const boulton::Id<Tag>& id) const noexcept { return std::hash<std::string>{}(id.value); }
};
