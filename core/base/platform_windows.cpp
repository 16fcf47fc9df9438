// SPDX-License-Identifier: GPL-3.0-or-later
#ifdef _WIN32
#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#include "core/base/platform.h"
#include "core/base/platform_clock.h"
#include "core/base/unfinished.h"
#include <windows.h>
// after windows.h
#include <io.h>
#include <psapi.h>

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

bool writeAll(HANDLE file, std::string_view bytes)
{
    while (!bytes.empty()) {
        DWORD written = 0;
        const auto piece = static_cast<DWORD>(std::min<std::size_t>(bytes.size(), 1U << 30U));
        if (!::WriteFile(file, bytes.data(), piece, &written, nullptr) || written == 0)
            return false;
        bytes.remove_prefix(written);
    }
    return true;
}

Result<std::uint64_t> regularSize(HANDLE file, const Path& path)
{
    LARGE_INTEGER size{};
    if (::GetFileType(file) != FILE_TYPE_DISK)
        return fail(ErrorCode::InvalidInput, toUtf8(path) + " is not an ordinary file", {toUtf8(path)});
    if (!::GetFileSizeEx(file, &size))
        return std::unexpected(lastError("reading", path));
    return static_cast<std::uint64_t>(size.QuadPart);
}

HANDLE openForReading(const Path& path)
{
    return ::CreateFileW(path.c_str(), GENERIC_READ, FILE_SHARE_READ, nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL,
                         nullptr);
}

} // namespace

Error lastError(std::string_view doing, const Path& path)
{
    const DWORD number = ::GetLastError();
    ErrorCode code = ErrorCode::Io;
    switch (number) {
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL: code = ErrorCode::DiskFull; break;
    case ERROR_ACCESS_DENIED:
    case ERROR_WRITE_PROTECT: code = ErrorCode::ReadOnly; break;
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND: code = ErrorCode::NotFound; break;
    case ERROR_FILE_EXISTS:
    case ERROR_ALREADY_EXISTS: code = ErrorCode::AlreadyExists; break;
    case ERROR_SHARING_VIOLATION:
    case ERROR_LOCK_VIOLATION: code = ErrorCode::Busy; break;
    default: break;
    }
    const std::string file = toUtf8(path);
    return Error{code, std::string(doing) + " " + file + ": Windows error " + std::to_string(number), {file}};
}

Result<std::string> readFile(const Path& path, std::uint64_t limit)
{
    const Handle file(openForReading(path));
    if (!file.valid())
        return std::unexpected(lastError("opening", path));
    BOULTON_TRY_ASSIGN(const std::uint64_t size, regularSize(file.get(), path));
    if (size > limit)
        return fail(ErrorCode::TooLarge, toUtf8(path) + " is larger than allowed here", {toUtf8(path)});
    std::string bytes(size, '\0');
    std::size_t at = 0;
    while (at < bytes.size()) {
        DWORD got = 0;
        const auto piece = static_cast<DWORD>(std::min<std::size_t>(bytes.size() - at, 1U << 30U));
        if (!::ReadFile(file.get(), bytes.data() + at, piece, &got, nullptr))
            return std::unexpected(lastError("reading", path));
        if (got == 0)
            break;
        at += got;
    }
    bytes.resize(at);
    return bytes;
}

Result<MappedFile> MappedFile::open(const Path& path)
{
    const Handle file(openForReading(path));
    if (!file.valid())
        return std::unexpected(lastError("opening", path));
    BOULTON_TRY_ASSIGN(const std::uint64_t size, regularSize(file.get(), path));
    MappedFile mapped;
    if (size == 0)
        return mapped;
    const Handle section(::CreateFileMappingW(file.get(), nullptr, PAGE_READONLY, 0, 0, nullptr));
    const void* data = section.valid() ? ::MapViewOfFile(section.get(), FILE_MAP_READ, 0, 0, 0) : nullptr;
    if (!data)
        return std::unexpected(lastError("mapping", path));
    mapped.m_data = static_cast<const char*>(data);
    mapped.m_size = size;
    return mapped;
}

MappedFile::MappedFile(MappedFile&& o) noexcept
    : m_data(std::exchange(o.m_data, nullptr)), m_size(std::exchange(o.m_size, 0))
{}
MappedFile& MappedFile::operator=(MappedFile&& o) noexcept
{
    std::swap(m_data, o.m_data);
    std::swap(m_size, o.m_size);
    return *this;
}
MappedFile::~MappedFile()
{
    if (m_data)
        ::UnmapViewOfFile(m_data);
}

Status syncFolder(const Path&)
{
    return {};
} // NTFS journals the rename

Status replaceFile(const Path& path, std::string_view bytes)
{
    Path temporary = path;
    temporary += L".part-" + std::to_wstring(::GetCurrentProcessId());
    {
        const Handle file(
            ::CreateFileW(temporary.c_str(), GENERIC_WRITE, 0, nullptr, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr));
        if (!file.valid())
            return std::unexpected(lastError("creating", path));
        if (!writeAll(file.get(), bytes) || !::FlushFileBuffers(file.get()))
            return std::unexpected(lastError("writing", path));
    }
    if (!::MoveFileExW(temporary.c_str(), path.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH)) {
        Error error = lastError("replacing", path);
        ::DeleteFileW(temporary.c_str());
        return std::unexpected(std::move(error));
    }
    return {};
}

Status appendFile(const Path& path, std::string_view bytes)
{
    const Handle file(
        ::CreateFileW(path.c_str(), FILE_APPEND_DATA, 0, nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr));
    if (!file.valid())
        return std::unexpected(lastError("opening", path));
    if (!writeAll(file.get(), bytes) || !::FlushFileBuffers(file.get()))
        return std::unexpected(lastError("writing", path));
    return {};
}

Status makePrivateFolder(const Path& path)
{
    if (!::CreateDirectoryW(path.c_str(), nullptr))
        return std::unexpected(lastError("creating", path));
    return {};
}

Status checkWritable(const Path& folder)
{
    removeUnfinished(folder / ".boulton-probe"); // of who was killed in between
    const Path probe = folder / (L".boulton-probe.part-" + std::to_wstring(::GetCurrentProcessId()));
    const Handle file(
        ::CreateFileW(probe.c_str(), GENERIC_WRITE, 0, nullptr, CREATE_NEW, FILE_FLAG_DELETE_ON_CLOSE, nullptr));
    if (!file.valid())
        return std::unexpected(lastError("writing in", folder));
    return {};
}

Result<FileLock> FileLock::acquire(const Path& path)
{
    const HANDLE file = ::CreateFileW(path.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS,
                                      FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE) {
        if (::GetLastError() == ERROR_SHARING_VIOLATION)
            return fail(ErrorCode::Busy, toUtf8(path.parent_path()) + " is open in another Boulton",
                        {toUtf8(path.parent_path())});
        return std::unexpected(lastError("locking", path));
    }
    FileLock lock;
    lock.m_handle = reinterpret_cast<std::intptr_t>(file);
    return lock;
}

FileLock::FileLock(FileLock&& o) noexcept : m_handle(std::exchange(o.m_handle, -1)) {}
FileLock& FileLock::operator=(FileLock&& o) noexcept
{
    std::swap(m_handle, o.m_handle);
    return *this;
}
FileLock::~FileLock()
{
    if (m_handle != -1)
        ::CloseHandle(reinterpret_cast<HANDLE>(m_handle));
}

void hardenProcess()
{
    ::SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_SYSTEM32 | LOAD_LIBRARY_SEARCH_APPLICATION_DIR);
    ::SetDllDirectoryW(L"");
    for (const wchar_t* variable :
         {L"OPENSSL_CONF", L"OPENSSL_MODULES", L"OPENSSL_ENGINES", L"QT_PLUGIN_PATH", L"QT_QPA_PLATFORM_PLUGIN_PATH",
          L"QML_IMPORT_PATH", L"QML2_IMPORT_PATH", L"QT_LOGGING_RULES", L"SQLITE_TMPDIR"})
        ::SetEnvironmentVariableW(variable, nullptr);
}

Path localDataFolder()
{
    std::wstring buffer(32'768, L'\0');
    const DWORD size = ::GetEnvironmentVariableW(L"LOCALAPPDATA", buffer.data(), static_cast<DWORD>(buffer.size()));
    buffer.resize(size < buffer.size() ? size : 0);
    return buffer.empty() ? Path{} : Path(buffer) / "Boulton";
}

std::uint64_t freeMemoryBytes()
{
    MEMORYSTATUSEX status{};
    status.dwLength = sizeof status;
    return ::GlobalMemoryStatusEx(&status) ? status.ullAvailPhys : 0;
}

std::uint64_t peakMemoryBytes()
{
    return 0;
}

std::uint64_t threadCpuNanoseconds()
{
    FILETIME created{}, ended{}, kernel{}, user{};
    if (!::GetThreadTimes(::GetCurrentThread(), &created, &ended, &kernel, &user))
        return 0;
    const auto ticks = [](const FILETIME& t) { return static_cast<std::uint64_t>(t.dwHighDateTime) << 32U | t.dwLowDateTime; };
    return (ticks(kernel) + ticks(user)) * 100U;
}

bool isTerminal(int descriptor)
{
    return ::_isatty(descriptor) != 0;
}

Result<std::size_t> readLineFromDescriptor(int descriptor, std::span<char> buffer)
{
    std::size_t size = 0;
    for (;;) {
        char c = 0;
        const int got = ::_read(descriptor, &c, 1);
        if (got < 0)
            return fail(ErrorCode::Usage, "cannot read from descriptor " + std::to_string(descriptor));
        if (got == 0 || c == '\n')
            break;
        if (size == buffer.size())
            return fail(ErrorCode::TooLarge, "the line is too long");
        buffer[size++] = c;
    }
    if (size > 0 && buffer[size - 1] == '\r')
        --size;
    return size;
}

Result<std::size_t> readPassphraseFromTerminal(std::string_view prompt, std::span<char> buffer)
{
    const HANDLE in = ::GetStdHandle(STD_INPUT_HANDLE);
    DWORD mode = 0;
    if (!::GetConsoleMode(in, &mode))
        return fail(ErrorCode::Usage, "there is no terminal to ask for the passphrase; give it with --passphrase-fd N");
    writeAll(::GetStdHandle(STD_ERROR_HANDLE), prompt);
    ::SetConsoleMode(in, mode & ~static_cast<DWORD>(ENABLE_ECHO_INPUT));
    auto size = readLineFromDescriptor(0, buffer);
    ::SetConsoleMode(in, mode);
    writeAll(::GetStdHandle(STD_ERROR_HANDLE), "\n");
    return size;
}

} // namespace boulton::platform
#endif
