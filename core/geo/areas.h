// SPDX-License-Identifier: GPL-3.0-or-later
// Statistical areas of the United Kingdom by their nine-character codes (ONS, "GSS coding and naming policy", entity
// codes).
#pragma once
#include "core/base/date.h"
#include "core/base/ids.h"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace boulton::geo {

using AreaCode = Id<struct AreaCodeTag>; //!< "E05011118"

enum class AreaKind : std::uint8_t {
    Other,
    OutputArea,
    LowerLayer,  //!< LSOA, Scottish data zone
    MiddleLayer, //!< MSOA, Scottish intermediate zone
    Ward,
    Constituency,   //!< of the House of Commons
    LocalAuthority, //!< district, unitary authority, metropolitan district, London borough, council area
    County,
    CombinedAuthority,
    Region,
    Country,
};
[[nodiscard]] std::string_view name(AreaKind kind); //!< ward, local authority, …

struct Area {
    AreaCode code;
    std::string name;
    AreaKind kind = AreaKind::Other;
    bool operator==(const Area&) const = default;
};

//! Which edition of boundaries: codes and shapes change, mostly in May. Two tables join only if the vintage is the
//! same.
struct Vintage {
    Date from;         //!< first day the boundaries were in force
    std::string label; //!< "wards, May 2018"
    bool operator==(const Vintage&) const = default;
};

//! A letter of a country (E, W, S, N, K, J) and eight digits. Nothing is said about whether the area exists.
[[nodiscard]] bool isAreaCode(std::string_view text);
//! By the first three characters; Other for an entity Boulton has no name for; empty for what is no code.
[[nodiscard]] std::optional<AreaKind> kindOf(std::string_view code);

} // namespace boulton::geo
