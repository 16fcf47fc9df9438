// SPDX-License-Identifier: GPL-3.0-or-later
// Where a folder lies, a lock that readers share, a durable copy, and who is at this computer.
#pragma once
#include "core/base/platform.h"
#include <functional>

namespace boulton::platform {

enum class FsKind : std::uint8_t {
    Local,
    Network, //!< another computer's, which may not see our locks (NFS, SMB, a FUSE program, a folder of the host)
};

struct FolderFacts {
    FsKind kind = FsKind::Local;
    std::string type{};          //!< of a network's: "NFS", "SMB", …
    bool readOnlyMedium = false; //!< mounted so that nobody can write
};
//! Of the folder or, where it is not there, of the nearest above it. What cannot be found out is local and writable.
[[nodiscard]] FolderFacts folderFacts(const Path& folder);

//! Many readers at once, or one FileLock. Freed when the process ends however it ends.
class SharedLock {
public:
    //! Busy while somebody holds the FileLock.
    [[nodiscard]] static Result<SharedLock> acquire(const Path& path);
    SharedLock(SharedLock&&) noexcept;
    SharedLock& operator=(SharedLock&&) noexcept;
    SharedLock(const SharedLock&) = delete;
    SharedLock& operator=(const SharedLock&) = delete;
    ~SharedLock();

private:
    SharedLock() = default;
    std::intptr_t m_handle = -1;
};

//! A file that is new (mode 0600; AlreadyExists) and durable once finished; otherwise it goes with this object.
class NewFile {
public:
    [[nodiscard]] static Result<NewFile> create(const Path& path);
    NewFile(NewFile&&) noexcept;
    NewFile& operator=(NewFile&&) = delete;
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    ~NewFile();
    [[nodiscard]] Status write(std::string_view bytes);
    [[nodiscard]] Status finish(); //!< synced and closed

private:
    explicit NewFile(Path path) : m_path(std::move(path)) {}
    Path m_path;
    std::intptr_t m_handle = -1;
};

//! Reads a regular file (no link) piece by piece, 1 MiB at a time; an error of `piece` ends it.
using Piece = std::function<Status(std::string_view bytes)>;
[[nodiscard]] Status readInPieces(const Path& file, const Piece& piece);
[[nodiscard]] std::string accountName();  //!< at this computer; empty if unknown
[[nodiscard]] std::string computerName(); //!< empty if unknown

} // namespace boulton::platform
