// SPDX-License-Identifier: GPL-3.0-or-later
#ifdef _WIN32
#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#include "core/base/platform_policy.h"
#include <aclapi.h>
#include <array>
#include <sddl.h>
#include <windows.h>

namespace boulton::platform {
namespace {

std::unexpected<Error> failed(const char* doing, const Path& path, DWORD error)
{
    const std::string name = toUtf8(path);
    const ErrorCode code = error == ERROR_DISK_FULL                                      ? ErrorCode::DiskFull
                           : error == ERROR_ACCESS_DENIED || error == ERROR_WRITE_PROTECT ? ErrorCode::ReadOnly
                           : error == ERROR_FILE_NOT_FOUND || error == ERROR_PATH_NOT_FOUND
                               ? ErrorCode::NotFound
                               : ErrorCode::Io;
    return fail(code, std::string(doing) + " " + name + ": error " + std::to_string(error), {name});
}

//! Administrators, the system, and the installer of Windows.
bool isSystem(PSID who)
{
    if (::IsWellKnownSid(who, WinBuiltinAdministratorsSid) || ::IsWellKnownSid(who, WinLocalSystemSid))
        return true;
    PSID installer = nullptr;
    if (!::ConvertStringSidToSidW(L"S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464", &installer))
        return false;
    const bool same = ::EqualSid(who, installer) != 0;
    ::LocalFree(installer);
    return same;
}

constexpr DWORD kChanging = FILE_WRITE_DATA | FILE_APPEND_DATA | FILE_DELETE_CHILD | DELETE | WRITE_DAC | WRITE_OWNER |
                            GENERIC_WRITE | GENERIC_ALL;

bool nobodyElseWrites(PACL list)
{
    if (list == nullptr) // no list: everybody may do everything
        return false;
    for (DWORD i = 0; i < list->AceCount; ++i) {
        void* entry = nullptr;
        if (!::GetAce(list, i, &entry))
            return false;
        const auto* head = static_cast<ACE_HEADER*>(entry);
        if (head->AceType != ACCESS_ALLOWED_ACE_TYPE || (head->AceFlags & INHERIT_ONLY_ACE) != 0)
            continue;
        auto* allowed = static_cast<ACCESS_ALLOWED_ACE*>(entry);
        if ((allowed->Mask & kChanging) != 0 && !isSystem(&allowed->SidStart))
            return false;
    }
    return true;
}

Status belongsToTheSystem(const Path& path)
{
    PSID owner = nullptr;
    PACL list = nullptr;
    PSECURITY_DESCRIPTOR all = nullptr;
    const DWORD error = ::GetNamedSecurityInfoW(path.c_str(), SE_FILE_OBJECT,
                                                OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION, &owner, nullptr,
                                                &list, nullptr, &all);
    if (error != ERROR_SUCCESS)
        return failed("looking at", path, error);
    const bool good = isSystem(owner) && nobodyElseWrites(list);
    ::LocalFree(all);
    if (good)
        return {};
    return fail(ErrorCode::Refused, toUtf8(path) + " can be changed by others than the administrators of this computer",
                {toUtf8(path)});
}

} // namespace

Path machinePolicyFile()
{
    std::array<wchar_t, 1024> folder{};
    // Not the environment variable ProgramData, which whoever starts the program can set.
    HKEY key = nullptr;
    DWORD bytes = sizeof(folder);
    DWORD type = 0;
    constexpr const wchar_t* kPlace = L"SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Explorer\\Shell Folders";
    const bool found = ::RegOpenKeyExW(HKEY_LOCAL_MACHINE, kPlace, 0, KEY_READ, &key) == ERROR_SUCCESS &&
                       ::RegQueryValueExW(key, L"Common AppData", nullptr, &type, reinterpret_cast<BYTE*>(folder.data()),
                                          &bytes) == ERROR_SUCCESS &&
                       type == REG_SZ;
    if (key != nullptr)
        ::RegCloseKey(key);
    folder.back() = 0;
    return Path(found ? folder.data() : L"C:\\ProgramData") / "Boulton" / "policy.json";
}

Status onlyAdministratorsWrite(const Path& file)
{
    BOULTON_TRY(belongsToTheSystem(file.parent_path()));
    return belongsToTheSystem(file);
}

Status appendLine(const Path& file, std::string_view line)
{
    const HANDLE handle = ::CreateFileW(file.c_str(), FILE_APPEND_DATA, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr,
                                        OPEN_ALWAYS, FILE_FLAG_OPEN_REPARSE_POINT, nullptr);
    if (handle == INVALID_HANDLE_VALUE)
        return failed("writing", file, ::GetLastError());
    BY_HANDLE_FILE_INFORMATION info{};
    const bool ordinary = ::GetFileInformationByHandle(handle, &info) &&
                          (info.dwFileAttributes & (FILE_ATTRIBUTE_REPARSE_POINT | FILE_ATTRIBUTE_DIRECTORY)) == 0;
    const std::string whole = std::string(line) + "\n";
    DWORD written = 0;
    const bool done =
        ordinary && ::WriteFile(handle, whole.data(), static_cast<DWORD>(whole.size()), &written, nullptr) && written == whole.size();
    const DWORD error = ::GetLastError();
    ::CloseHandle(handle);
    if (!ordinary)
        return fail(ErrorCode::InvalidInput, toUtf8(file) + " is not an ordinary file", {toUtf8(file)});
    if (!done)
        return failed("writing", file, error);
    return {};
}

} // namespace boulton::platform
#endif
