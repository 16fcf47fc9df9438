// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef _WIN32
#include "core/base/platform_fs.h"
#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <utility>
#ifdef __linux__
#include <sys/vfs.h>
#elif defined(__APPLE__)
#include <sys/mount.h>
#include <sys/param.h>
#endif

namespace boulton::platform {
namespace {

class File {
public:
    explicit File(int fd) : m_fd(fd) {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    [[nodiscard]] int get() const { return m_fd; }

private:
    int m_fd;
};

Path nearest(const Path& folder)
{
    std::error_code ignored;
    Path there = std::filesystem::absolute(folder, ignored).lexically_normal();
    while (!std::filesystem::exists(there, ignored) && there.has_relative_path())
        there = there.parent_path();
    Path real = std::filesystem::canonical(there, ignored);
    return ignored ? there : real;
}

#ifdef __linux__

struct Magic {
    std::uint64_t number;
    const char* type;
};
// linux/magic.h and the file systems' own sources. Not the header's names: which of them it has depends on the kernel.
constexpr std::uint64_t kFuse = 0x65735546;
constexpr std::array kNetworks{
    Magic{0x6969, "NFS"},         Magic{0x517B, "SMB"},        Magic{0xFF534D42, "SMB"},  Magic{0xFE534D42, "SMB"},
    Magic{0x5346414F, "AFS"},     Magic{0x6B414653, "AFS"},    Magic{0x73757245, "Coda"}, Magic{0x564C, "NCP"},
    Magic{0x01021997, "9P"},      Magic{0x00C36400, "Ceph"},   Magic{0x01161970, "GFS2"}, Magic{0x7461636F, "OCFS2"},
    Magic{0x0BD00BD0, "Lustre"},  Magic{0x19830326, "BeeGFS"}, Magic{0x47504653, "GPFS"}, Magic{0xAAD7AAEA, "PanFS"},
    Magic{0x786F4256, "VirtualBox"}};

//! A name in mountinfo: blanks and the like stand there as \040, three octal digits.
std::string unescaped(std::string_view name)
{
    const auto digit = [](char c) { return c >= '0' && c <= '7'; };
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool escape = name[i] == '\\' && i + 3 < name.size() && digit(name[i + 1]) && digit(name[i + 2]) &&
                            digit(name[i + 3]);
        out += escape ? static_cast<char>((name[i + 1] - '0') * 64 + (name[i + 2] - '0') * 8 + (name[i + 3] - '0'))
                      : name[i];
        i += escape ? 3 : 0;
    }
    return out;
}

//! The kernel's word for the file system at a mount point: of FUSE there are many.
std::string mountType(const Path& folder)
{
    std::ifstream mounts("/proc/self/mountinfo");
    std::string line;
    std::string best;
    std::size_t length = 0;
    while (std::getline(mounts, line)) {
        std::size_t at = 0; // id parent major:minor root MOUNTPOINT options … - TYPE source options
        for (int field = 0; field < 4 && at != std::string::npos; ++field)
            at = line.find(' ', at) == std::string::npos ? std::string::npos : line.find(' ', at) + 1;
        const std::size_t dash = line.find(" - ");
        if (at == std::string::npos || dash == std::string::npos)
            continue;
        const std::string point = unescaped(std::string_view(line).substr(at, line.find(' ', at) - at));
        const std::string path = toUtf8(folder);
        const bool inside = point == "/" || path == point || path.starts_with(point + "/");
        if (inside && point.size() >= length) {
            length = point.size();
            best = line.substr(dash + 3, line.find(' ', dash + 3) - dash - 3);
        }
    }
    return best;
}

#endif

} // namespace

FolderFacts folderFacts(const Path& folder)
{
    FolderFacts facts;
    const Path there = nearest(folder);
    struct statvfs mount{};
    if (::statvfs(there.c_str(), &mount) == 0)
        facts.readOnlyMedium = (mount.f_flag & ST_RDONLY) != 0;
#ifdef __linux__
    struct statfs info{};
    if (::statfs(there.c_str(), &info) != 0)
        return facts;
    const auto number = static_cast<std::uint64_t>(static_cast<std::uint32_t>(info.f_type));
    for (const Magic& magic : kNetworks)
        if (magic.number == number)
            return {FsKind::Network, magic.type, facts.readOnlyMedium};
    // A disk that is read by a program (NTFS, exFAT) is as good as any: "fuseblk". The rest are other computers and clouds.
    if (number == kFuse && mountType(there) != "fuseblk")
        return {FsKind::Network, "FUSE", facts.readOnlyMedium};
#elif defined(__APPLE__)
    struct statfs info{};
    if (::statfs(there.c_str(), &info) == 0 && (info.f_flags & MNT_LOCAL) == 0)
        return {FsKind::Network, info.f_fstypename, facts.readOnlyMedium};
#endif
    return facts;
}

Result<SharedLock> SharedLock::acquire(const Path& path)
{
    SharedLock lock;
    int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return std::unexpected(lastError("locking", path));
    lock.m_handle = fd;
    if (::flock(fd, LOCK_SH | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return fail(ErrorCode::Busy, toUtf8(path.parent_path()) + " is open in another Boulton",
                        {toUtf8(path.parent_path())});
        return std::unexpected(lastError("locking", path));
    }
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
    if (m_handle >= 0)
        ::close(static_cast<int>(m_handle));
}

Status readInPieces(const Path& path, const Piece& piece)
{
    File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (file.get() < 0)
        return std::unexpected(lastError("opening", path));
    struct stat info{};
    if (::fstat(file.get(), &info) != 0)
        return std::unexpected(lastError("reading", path));
    if (!S_ISREG(info.st_mode))
        return fail(ErrorCode::InvalidInput, toUtf8(path) + " is not an ordinary file", {toUtf8(path)});
    std::string buffer(std::size_t{1} << 20U, '\0');
    for (;;) {
        const ssize_t got = ::read(file.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return std::unexpected(lastError("reading", path));
        if (got == 0)
            return {};
        BOULTON_TRY(piece(std::string_view(buffer).substr(0, static_cast<std::size_t>(got))));
    }
}

Result<NewFile> NewFile::create(const Path& path)
{
    NewFile file(path);
    file.m_handle = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file.m_handle < 0)
        return std::unexpected(lastError("creating", path));
    return file;
}

NewFile::NewFile(NewFile&& o) noexcept
    : m_path(std::move(o.m_path)), m_handle(std::exchange(o.m_handle, -1))
{}
NewFile::~NewFile()
{
    if (m_handle < 0)
        return;
    ::close(static_cast<int>(m_handle));
    ::unlink(m_path.c_str()); // not finished
}

Status NewFile::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(static_cast<int>(m_handle), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return std::unexpected(lastError("writing", m_path));
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Status NewFile::finish()
{
    if (::fsync(static_cast<int>(m_handle)) != 0)
        return std::unexpected(lastError("writing", m_path));
    if (::close(static_cast<int>(std::exchange(m_handle, -1))) != 0) {
        Error error = lastError("writing", m_path);
        ::unlink(m_path.c_str());
        return std::unexpected(std::move(error));
    }
    return {};
}

std::string accountName()
{
    passwd entry{};
    passwd* found = nullptr;
    std::array<char, 4096> buffer{};
    if (::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr)
        return found->pw_name;
    return {};
}

std::string computerName()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : std::string();
}

} // namespace boulton::platform
#endif
