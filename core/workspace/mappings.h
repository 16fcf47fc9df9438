// SPDX-License-Identifier: GPL-3.0-or-later
// Import mappings, remembered for each kind of source: by the names of its columns.
#pragma once
#include "core/exchange/mapping.h"
#include "core/workspace/session.h"
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace boulton::workspace {

struct SavedMapping {
    exchange::ActualsMapping mapping;
    std::string signature; //!< of the columns of the file it was made for
    Instant at;
    std::string by; //!< name
};

//! Of the header names, whatever their order and case.
[[nodiscard]] std::string headerSignature(std::span<const std::string> columns);

//! Under the mapping's name (InvalidInput without one); one of the same name gets a new version.
[[nodiscard]] Status saveMapping(Session& session, const exchange::ActualsMapping& mapping,
                                 const std::string& signature);
//! By name.
[[nodiscard]] Result<std::vector<SavedMapping>> mappings(Session& session);
//! It is no longer offered; its versions stay. NotFound.
[[nodiscard]] Status forgetMapping(Session& session, const std::string& name);
//! The newest mapping made for a file with these columns; else the newest whose every column is there.
[[nodiscard]] Result<std::optional<SavedMapping>> suggestMapping(Session& session,
                                                                 std::span<const std::string> columns);

} // namespace boulton::workspace
