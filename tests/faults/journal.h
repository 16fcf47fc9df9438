// SPDX-License-Identifier: GPL-3.0-or-later
// The journal that libfaultio.so keeps: what a program did to its files, in order. Plain numbers, read on the same machine.
#pragma once
#include <cstdint>

namespace boulton::faults {

enum class JournalKind : std::uint64_t {
    Write,      //!< file, offset, data
    Truncate,   //!< file, offset: the new length
    Create,     //!< file, path
    Rename,     //!< path, data: the new path
    Unlink,     //!< path
    Folder,     //!< path
    Sync,       //!< file
    SyncFolder, //!< path
    SyncFailed, //!< file (0: a folder): told as failed, and what was to be synced may be gone
};

struct JournalHead {
    std::uint64_t kind;
    std::uint64_t file; //!< its inode
    std::uint64_t offset;
    std::uint64_t pathBytes; //!< these follow
    std::uint64_t dataBytes; //!< and then these
};

} // namespace boulton::faults
