// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that differs between POSIX and Windows, and the only files that may. Paths are UTF-8.
#pragma once
#include "core/base/result.h"
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace boulton::platform {

using Path = std::filesystem::path;

[[nodiscard]] Path pathFromUtf8(std::string_view utf8);
[[nodiscard]] std::string toUtf8(const Path& path);

//! The whole of a regular file, refused above `limit` bytes, for links, folders and devices.
[[nodiscard]] Result<std::string> readFile(const Path& path, std::uint64_t limit = 64ULL << 20U);

//! A regular file mapped read-only: the fast way to read large input.
class MappedFile {
public:
    [[nodiscard]] static Result<MappedFile> open(const Path& path);
    MappedFile(MappedFile&&) noexcept;
    MappedFile& operator=(MappedFile&&) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();
    [[nodiscard]] std::string_view bytes() const { return {m_data, m_size}; }

private:
    MappedFile() = default;
    const char* m_data = nullptr;
    std::size_t m_size = 0;
};

//! Durable, atomic replacement, the only writer of plain files: temporary file beside the target (mode 0600), written, synced,
//! renamed over it, folder synced. The target is the old file or the new one, never half. A link at the target is refused.
[[nodiscard]] Status replaceFile(const Path& path, std::string_view bytes);

//! Appends and syncs; the file is made (0600) if it is not there.
[[nodiscard]] Status appendFile(const Path& path, std::string_view bytes);

//! Makes one folder (mode 0700); AlreadyExists if there is anything at that place.
[[nodiscard]] Status makePrivateFolder(const Path& path);
//! ReadOnly, DiskFull, … by trying: makes and removes a file in the folder.
[[nodiscard]] Status checkWritable(const Path& folder);
[[nodiscard]] Status syncFolder(const Path& folder);

//! An operating-system lock on a file, freed when the process ends however it ends: a stale file never blocks.
class FileLock {
public:
    //! Busy if another process holds it.
    [[nodiscard]] static Result<FileLock> acquire(const Path& path);
    FileLock(FileLock&&) noexcept;
    FileLock& operator=(FileLock&&) noexcept;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock();

private:
    FileLock() = default;
    std::intptr_t m_handle = -1;
};

//! First lines of main in a program that holds keys: no core dumps, no ptrace, umask 077, dangerous environment cleared.
void hardenProcess();
//! The user's own, not roaming, data folder for Boulton (…/boulton), not created.
[[nodiscard]] Path localDataFolder();
[[nodiscard]] std::uint64_t freeMemoryBytes(); //!< 0 if unknown
[[nodiscard]] std::uint64_t peakMemoryBytes(); //!< of this process; 0 if unknown

//! Reads one line from a descriptor, at most `limit` bytes, without the line end; the passphrase of --passphrase-fd.
//! The buffer is the caller's, so that it can be locked memory; the result is the number of bytes.
[[nodiscard]] Result<std::size_t> readLineFromDescriptor(int descriptor, std::span<char> buffer);
//! Asks on the terminal with echo off; Usage if there is no terminal.
[[nodiscard]] Result<std::size_t> readPassphraseFromTerminal(std::string_view prompt, std::span<char> buffer);
[[nodiscard]] bool isTerminal(int descriptor);

//! The error of the last system call as a Result error: DiskFull, ReadOnly, NotFound or Io, naming the path.
[[nodiscard]] Error lastError(std::string_view doing, const Path& path);

} // namespace boulton::platform
