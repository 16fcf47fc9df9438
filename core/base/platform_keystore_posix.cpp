// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef _WIN32
#include "core/base/platform_keystore.h"
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace boulton::platform {
namespace {

std::string howTo(std::string_view name)
{
    const std::string quoted(name);
    return "put it there with systemd-creds encrypt --name=" + quoted + " - FILE, and give the service LoadCredentialEncrypted=" + quoted + ":FILE";
}

//! Closes what it holds.
class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

} // namespace

Result<std::size_t> readFromKeystore(std::string_view name, std::span<char> buffer)
{
    BOULTON_TRY(checkKeystoreName(name));
    const char* folder = std::getenv("CREDENTIALS_DIRECTORY"); // systemd's, for this service alone
    if (folder == nullptr || folder[0] != '/')
        return fail(ErrorCode::NotFound, "this program was not started as a service that has credentials: " + howTo(name), {std::string(name)});
    const Path path = Path(folder) / name;
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    struct stat info{};
    if (file.number() < 0 || ::fstat(file.number(), &info) != 0)
        return fail(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Io,
                    "the service has no credential " + std::string(name) + " (" + std::system_category().message(errno) + "): " + howTo(name),
                    {std::string(name)});
    // systemd gives it to root or to the service's user; the bits of the group are the mask of an access list that names that user alone.
    const bool ours = info.st_uid == 0 || info.st_uid == ::geteuid();
    if (!S_ISREG(info.st_mode) || !ours || (info.st_mode & (S_IRWXO | S_IWGRP)) != 0)
        return fail(ErrorCode::Refused, "others than this service could have read or changed its credential " + std::string(name), {std::string(name)});
    return readLineFromDescriptor(file.number(), buffer);
}

Status keepInKeystore(std::string_view name, std::span<const char>)
{
    BOULTON_TRY(checkKeystoreName(name));
    return fail(ErrorCode::Refused, "on this system IT keeps it: " + howTo(name), {std::string(name)});
}

Status writeSecretLine(int descriptor, std::span<const char> secret)
{
    if (isTerminal(descriptor))
        return fail(ErrorCode::Usage, "a key is not written to a screen: pipe it into the tool that keeps it");
    struct sigaction ignore{};
    struct sigaction before{};
    ignore.sa_handler = SIG_IGN; // who reads may be gone: an error to be told, not the end of the program
    ::sigaction(SIGPIPE, &ignore, &before);
    const auto all = [descriptor](const char* bytes, std::size_t size) {
        while (size > 0) {
            const ssize_t written = ::write(descriptor, bytes, size);
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                return false;
            bytes += written;
            size -= static_cast<std::size_t>(written);
        }
        return true;
    };
    const bool written = all(secret.data(), secret.size()) && all("\n", 1);
    const int error = errno;
    ::sigaction(SIGPIPE, &before, nullptr);
    return written ? Status() : fail(ErrorCode::Io, "the key could not be written: " + std::system_category().message(error));
}

} // namespace boulton::platform
#endif
