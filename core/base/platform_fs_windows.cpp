// SPDX-License-Identifier: GPL-3.0-or-later
#ifdef _WIN32
#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#include "core/base/platform_fs.h"
#include <algorithm>
#include <array>
#include <utility>
#include <windows.h>

namespace boulton::platform {
namespace {

class Handle {
public:
    explicit Handle(HANDLE h) : m_handle(h) {}
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle()
    {
        if (valid())
            ::CloseHandle(m_handle);
    }
    [[nodiscard]] bool valid() const { return m_handle != INVALID_HANDLE_VALUE && m_handle != nullptr; }
    [[nodiscard]] HANDLE get() const { return m_handle; }

private:
    HANDLE m_handle;
};

} // namespace

FolderFacts folderFacts(const Path& folder)
{
    FolderFacts facts;
    std::error_code ignored;
    const Path whole = std::filesystem::absolute(folder, ignored);
    std::array<wchar_t, 1024> root{};
    if (!::GetVolumePathNameW(whole.c_str(), root.data(), static_cast<DWORD>(root.size())))
        return facts;
    DWORD flags = 0;
    if (::GetVolumeInformationW(root.data(), nullptr, 0, nullptr, nullptr, &flags, nullptr, 0))
        facts.readOnlyMedium = (flags & FILE_READ_ONLY_VOLUME) != 0;
    if (::GetDriveTypeW(root.data()) == DRIVE_REMOTE) {
        facts.kind = FsKind::Network;
        facts.type = "SMB";
    }
    return facts;
}

Result<SharedLock> SharedLock::acquire(const Path& path)
{
    const HANDLE file = ::CreateFileW(path.c_str(), GENERIC_READ, FILE_SHARE_READ, nullptr, OPEN_ALWAYS,
                                      FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE) {
        if (::GetLastError() == ERROR_SHARING_VIOLATION)
            return fail(ErrorCode::Busy, toUtf8(path.parent_path()) + " is open in another Boulton",
                        {toUtf8(path.parent_path())});
        return std::unexpected(lastError("locking", path));
    }
    SharedLock lock;
    lock.m_handle = reinterpret_cast<std::intptr_t>(file);
    return lock;
}

SharedLock::SharedLock(SharedLock&& o) noexcept : m_handle(std::exchange(o.m_handle, -1)) {}
SharedLock& SharedLock::operator=(SharedLock&& o) noexcept
{
    std::swap(m_handle, o.m_handle);
    return *this;
}
SharedLock::~SharedLock()
{
    if (m_handle != -1)
        ::CloseHandle(reinterpret_cast<HANDLE>(m_handle));
}

Status readInPieces(const Path& path, const Piece& piece)
{
    const Handle file(::CreateFileW(path.c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr,
                                    OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL | FILE_FLAG_OPEN_REPARSE_POINT, nullptr));
    if (!file.valid())
        return std::unexpected(lastError("opening", path));
    if (::GetFileType(file.get()) != FILE_TYPE_DISK)
        return fail(ErrorCode::InvalidInput, toUtf8(path) + " is not an ordinary file", {toUtf8(path)});
    std::string buffer(std::size_t{1} << 20U, '\0');
    for (;;) {
        DWORD got = 0;
        if (!::ReadFile(file.get(), buffer.data(), static_cast<DWORD>(buffer.size()), &got, nullptr))
            return std::unexpected(lastError("reading", path));
        if (got == 0)
            return {};
        BOULTON_TRY(piece(std::string_view(buffer).substr(0, got)));
    }
}

Result<NewFile> NewFile::create(const Path& path)
{
    NewFile file(path);
    const HANDLE handle =
        ::CreateFileW(path.c_str(), GENERIC_WRITE, 0, nullptr, CREATE_NEW, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle == INVALID_HANDLE_VALUE)
        return std::unexpected(lastError("creating", path));
    file.m_handle = reinterpret_cast<std::intptr_t>(handle);
    return file;
}

NewFile::NewFile(NewFile&& o) noexcept : m_path(std::move(o.m_path)), m_handle(std::exchange(o.m_handle, -1)) {}
NewFile::~NewFile()
{
    if (m_handle == -1)
        return;
    ::CloseHandle(reinterpret_cast<HANDLE>(m_handle));
    ::DeleteFileW(m_path.c_str()); // not finished
}

Status NewFile::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        DWORD written = 0;
        const auto piece = static_cast<DWORD>(std::min<std::size_t>(bytes.size(), 1U << 30U));
        if (!::WriteFile(reinterpret_cast<HANDLE>(m_handle), bytes.data(), piece, &written, nullptr) || written == 0)
            return std::unexpected(lastError("writing", m_path));
        bytes.remove_prefix(written);
    }
    return {};
}

Status NewFile::finish()
{
    if (!::FlushFileBuffers(reinterpret_cast<HANDLE>(m_handle)))
        return std::unexpected(lastError("writing", m_path));
    ::CloseHandle(reinterpret_cast<HANDLE>(std::exchange(m_handle, -1)));
    return {};
}

std::string accountName()
{
    std::array<wchar_t, 257> name{};
    const DWORD size = ::GetEnvironmentVariableW(L"USERNAME", name.data(), static_cast<DWORD>(name.size()));
    return size > 0 && size < name.size() ? toUtf8(Path(name.data())) : std::string();
}

std::string computerName()
{
    std::array<wchar_t, 257> name{};
    auto size = static_cast<DWORD>(name.size());
    return ::GetComputerNameW(name.data(), &size) ? toUtf8(Path(name.data())) : std::string();
}

} // namespace boulton::platform
#endif
