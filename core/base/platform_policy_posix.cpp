// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef _WIN32
#include "core/base/platform_policy.h"
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace boulton::platform {
namespace {

std::unexpected<Error> failed(const char* doing, const Path& path)
{
    const std::string name = toUtf8(path);
    const ErrorCode code = errno == ENOSPC || errno == EDQUOT                    ? ErrorCode::DiskFull
                           : errno == EACCES || errno == EROFS || errno == EPERM ? ErrorCode::ReadOnly
                           : errno == ENOENT                                     ? ErrorCode::NotFound
                                                                                 : ErrorCode::Io;
    return fail(code, std::string(doing) + " " + name + ": " + std::system_category().message(errno), {name});
}

Status belongsToTheSystem(const Path& path, bool folder)
{
    struct stat info{};
    if (::lstat(path.c_str(), &info) != 0)
        return failed("looking at", path);
    const bool kind = folder ? S_ISDIR(info.st_mode) : S_ISREG(info.st_mode);
    if (kind && info.st_uid == 0 && (info.st_mode & (S_IWGRP | S_IWOTH)) == 0)
        return {};
    return fail(ErrorCode::Refused, toUtf8(path) + " can be changed by others than the administrator of this computer",
                {toUtf8(path)});
}

} // namespace

Path machinePolicyFile()
{
    return "/etc/boulton/policy.json";
}

Status onlyAdministratorsWrite(const Path& file)
{
    BOULTON_TRY(belongsToTheSystem(file.parent_path(), true));
    return belongsToTheSystem(file, false);
}

Status appendLine(const Path& file, std::string_view line)
{
    const int fd = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0640);
    if (fd < 0)
        return failed("writing", file);
    struct stat info{};
    const bool ordinary = ::fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
    const std::string whole = std::string(line) + "\n";
    const bool written = ordinary && ::write(fd, whole.data(), whole.size()) == static_cast<ssize_t>(whole.size());
    const int before = errno;
    ::close(fd);
    errno = before;
    if (!ordinary)
        return fail(ErrorCode::InvalidInput, toUtf8(file) + " is not an ordinary file", {toUtf8(file)});
    if (!written)
        return failed("writing", file);
    return {};
}

} // namespace boulton::platform
#endif
