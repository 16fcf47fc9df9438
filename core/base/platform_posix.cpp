// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef _WIN32
#include "core/base/platform.h"
#include "core/base/platform_clock.h"
#include "core/base/unfinished.h"
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <dirent.h>
#include <fcntl.h>
#include <fstream>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace boulton::platform {
namespace {

class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    [[nodiscard]] int get() const { return m_fd; }
    //! Closes now, so that the error of a delayed write is seen.
    [[nodiscard]] bool close() { return ::close(std::exchange(m_fd, -1)) == 0; }

private:
    int m_fd;
};

bool writeAll(int fd, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

Result<std::uint64_t> regularSize(int fd, const Path& path)
{
    struct stat info{};
    if (::fstat(fd, &info) != 0)
        return std::unexpected(lastError("reading", path));
    if (!S_ISREG(info.st_mode))
        return fail(ErrorCode::InvalidInput, toUtf8(path) + " is not an ordinary file", {toUtf8(path)});
    return static_cast<std::uint64_t>(info.st_size);
}

} // namespace

Error lastError(std::string_view doing, const Path& path)
{
    const int number = errno;
    ErrorCode code = ErrorCode::Io;
    switch (number) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG: code = ErrorCode::DiskFull; break;
    case EROFS:
    case EACCES:
    case EPERM: code = ErrorCode::ReadOnly; break;
    case ENOENT:
    case ENOTDIR: code = ErrorCode::NotFound; break;
    case EEXIST: code = ErrorCode::AlreadyExists; break;
    case ELOOP: code = ErrorCode::InvalidInput; break;
    default: break;
    }
    const std::string file = toUtf8(path);
    return Error{code, std::string(doing) + " " + file + ": " + std::strerror(number), {file}};
}

Result<std::string> readFile(const Path& path, std::uint64_t limit)
{
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (file.get() < 0)
        return std::unexpected(lastError("opening", path));
    BOULTON_TRY_ASSIGN(const std::uint64_t size, regularSize(file.get(), path));
    if (size > limit)
        return fail(ErrorCode::TooLarge, toUtf8(path) + " is larger than allowed here", {toUtf8(path)});
    std::string bytes(size, '\0');
    std::size_t at = 0;
    while (at < bytes.size()) {
        const ssize_t got = ::read(file.get(), bytes.data() + at, bytes.size() - at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return std::unexpected(lastError("reading", path));
        if (got == 0)
            break;
        at += static_cast<std::size_t>(got);
    }
    bytes.resize(at);
    return bytes;
}

Result<MappedFile> MappedFile::open(const Path& path)
{
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.get() < 0)
        return std::unexpected(lastError("opening", path));
    BOULTON_TRY_ASSIGN(const std::uint64_t size, regularSize(file.get(), path));
    MappedFile mapped;
    if (size == 0)
        return mapped;
    void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
    if (data == MAP_FAILED)
        return std::unexpected(lastError("mapping", path));
    ::madvise(data, size, MADV_SEQUENTIAL);
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
        ::munmap(const_cast<char*>(m_data),
                 m_size); // NOLINT(cppcoreguidelines-pro-type-const-cast): munmap's signature
}

Status syncFolder(const Path& folder)
{
    Descriptor fd(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (fd.get() < 0 || ::fsync(fd.get()) != 0)
        return std::unexpected(lastError("syncing", folder));
    return {};
}

Status replaceFile(const Path& path, std::string_view bytes)
{
    struct stat info{};
    if (::lstat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode))
        return fail(ErrorCode::InvalidInput, toUtf8(path) + " is a link, folder or device; it was left alone",
                    {toUtf8(path)});
    Path temporary = path;
    temporary += ".part-" + std::to_string(::getpid());
    ::unlink(temporary.c_str());
    {
        Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (file.get() < 0)
            return std::unexpected(lastError("creating", path));
        if (!writeAll(file.get(), bytes) || ::fsync(file.get()) != 0 || !file.close()) {
            Error error = lastError("writing", path);
            ::unlink(temporary.c_str());
            return std::unexpected(std::move(error));
        }
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0) {
        Error error = lastError("replacing", path);
        ::unlink(temporary.c_str());
        return std::unexpected(std::move(error));
    }
    return syncFolder(path.parent_path());
}

Status appendFile(const Path& path, std::string_view bytes)
{
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file.get() < 0)
        return std::unexpected(lastError("opening", path));
    if (!writeAll(file.get(), bytes) || ::fsync(file.get()) != 0)
        return std::unexpected(lastError("writing", path));
    return {};
}

Status makePrivateFolder(const Path& path)
{
    if (::mkdir(path.c_str(), 0700) != 0)
        return std::unexpected(lastError("creating", path));
    return {};
}

Status checkWritable(const Path& folder)
{
    removeUnfinished(folder / ".boulton-probe"); // of who was killed in between
    const Path probe = folder / (".boulton-probe.part-" + std::to_string(::getpid()));
    Descriptor file(::open(probe.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file.get() < 0)
        return std::unexpected(lastError("writing in", folder));
    const bool written = writeAll(file.get(), "probe");
    Status status;
    if (!written)
        status = std::unexpected(lastError("writing in", folder));
    ::unlink(probe.c_str());
    return status;
}

Result<FileLock> FileLock::acquire(const Path& path)
{
    FileLock lock;
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return std::unexpected(lastError("locking", path));
    lock.m_handle = fd;
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return fail(ErrorCode::Busy, toUtf8(path.parent_path()) + " is open in another Boulton",
                        {toUtf8(path.parent_path())});
        return std::unexpected(lastError("locking", path));
    }
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
    if (m_handle >= 0)
        ::close(static_cast<int>(m_handle));
}

void hardenProcess()
{
    ::umask(077);
    std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is an error of its write, not the end of the process
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
    ::prctl(PR_SET_DUMPABLE, 0);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#endif
    // Each of these makes a library load or write a file of somebody else's choice (security.md, A16).
    for (const char* variable : {"OPENSSL_CONF",
                                 "OPENSSL_MODULES",
                                 "OPENSSL_ENGINES",
                                 "QT_PLUGIN_PATH",
                                 "QT_QPA_PLATFORM_PLUGIN_PATH",
                                 "QT_QPA_PLATFORMTHEME",
                                 "QT_QPA_GENERIC_PLUGINS",
                                 "QT_STYLE_OVERRIDE",
                                 "QT_IM_MODULE",
                                 "QML_IMPORT_PATH",
                                 "QML2_IMPORT_PATH",
                                 "QML_DISK_CACHE_PATH",
                                 "QT_LOGGING_RULES",
                                 "QT_MESSAGE_PATTERN",
                                 "SQLITE_TMPDIR",
                                 "GTK_MODULES",
                                 "GIO_EXTRA_MODULES",
                                 "GCONV_PATH",
                                 "ODBCSYSINI",
                                 "PGSERVICEFILE",
                                 "PGSYSCONFDIR",
                                 "PGPASSFILE"})
        ::unsetenv(variable);
}

Path localDataFolder()
{
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && data[0] == '/')
        return Path(data) / "boulton";
    if (const char* home = std::getenv("HOME"); home && home[0] == '/')
        return Path(home) / ".local/share/boulton";
    return {};
}

std::uint64_t freeMemoryBytes()
{
    std::ifstream info("/proc/meminfo");
    std::string word;
    std::uint64_t kib = 0;
    while (info >> word)
        if (word == "MemAvailable:" && info >> kib)
            return kib * 1024;
    return 0;
}

std::uint64_t peakMemoryBytes()
{
    rusage usage{};
    return ::getrusage(RUSAGE_SELF, &usage) == 0 ? static_cast<std::uint64_t>(usage.ru_maxrss) * 1024 : 0;
}

std::uint64_t threadCpuNanoseconds()
{
    timespec time{};
    if (::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) != 0)
        return 0;
    return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000'000U + static_cast<std::uint64_t>(time.tv_nsec);
}

bool isTerminal(int descriptor)
{
    return ::isatty(descriptor) == 1;
}

Result<std::size_t> readLineFromDescriptor(int descriptor, std::span<char> buffer)
{
    std::size_t size = 0;
    for (;;) {
        char c = 0;
        const ssize_t got = ::read(descriptor, &c, 1);
        if (got < 0 && errno == EINTR)
            continue;
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

namespace {

volatile std::sig_atomic_t interrupted = 0; // allowed: a signal handler reaches nothing else

void onInterrupt(int)
{
    interrupted = 1;
}

} // namespace

Result<std::size_t> readPassphraseFromTerminal(std::string_view prompt, std::span<char> buffer)
{
    Descriptor terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY));
    termios before{};
    if (terminal.get() < 0 || ::tcgetattr(terminal.get(), &before) != 0)
        return fail(ErrorCode::Usage, "there is no terminal to ask for the passphrase; give it with --passphrase-fd N");
    termios silent = before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    struct sigaction action{};
    struct sigaction old{};
    action.sa_handler = onInterrupt; // no SA_RESTART: read() returns, echo is put back, then we stop
    ::sigaction(SIGINT, &action, &old);
    ::tcsetattr(terminal.get(), TCSAFLUSH, &silent);
    writeAll(terminal.get(), prompt);
    std::size_t size = 0;
    bool tooLong = false;
    while (!interrupted) {
        char c = 0;
        if (::read(terminal.get(), &c, 1) != 1 || c == '\n')
            break;
        if (size < buffer.size())
            buffer[size++] = c;
        else
            tooLong = true;
    }
    ::tcsetattr(terminal.get(), TCSAFLUSH, &before);
    ::sigaction(SIGINT, &old, nullptr);
    writeAll(terminal.get(), "\n");
    if (interrupted)
        return fail(ErrorCode::Cancelled, "stopped by the user");
    if (tooLong)
        return fail(ErrorCode::TooLarge, "the passphrase is too long");
    return size;
}

} // namespace boulton::platform
#endif
