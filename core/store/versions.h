// SPDX-License-Identifier: GPL-3.0-or-later
// The libraries that a vault stands on, and below which version `check` warns: one table.
#pragma once
#include <span>
#include <string>
#include <string_view>

namespace boulton::store {

struct LibraryFloor {
    std::string_view name;
    std::string_view version;
};
[[nodiscard]] std::span<const LibraryFloor> libraryFloors();

struct LibraryVersion {
    std::string name;
    std::string version;
    std::string floor;  //!< empty: not in the table
    bool enough = true; //!< at or above its floor
};
//! Of "SQLite 3.46.1", "OpenSSL 3.5.1 1 Jul 2025", …: the name, the version, and the rest that counts for nothing.
[[nodiscard]] LibraryVersion judgeVersion(std::string_view nameAndVersion);

} // namespace boulton::store
