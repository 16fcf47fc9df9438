// SPDX-License-Identifier: GPL-3.0-or-later
// libfaultio.so, loaded with LD_PRELOAD: makes chosen calls on files below FAULTIO_ROOT fail, be cut short or kill the
// process, looks for a text in everything that is written, and keeps a journal of what reached the disk and what did not.
//   FAULTIO=op=write,sync,truncate,name,open,read:n=K:mode=once|sticky|short|kill|move|delete:errno=ENOSPC|EIO|EROFS|EACCES
//     n=0 only counts. move, delete: before that call FAULTIO_VICTIM is renamed to …-away, or removed with all that is in it.
//   FAULTIO_FS=NUMBER     what statfs says of folders below the root, e.g. 26985 for NFS
//   FAULTIO_COUNT=FILE    two 64-bit numbers, shared with the parent: calls so far, calls that failed
//   FAULTIO_SEARCH=TEXT   writes that hold it are counted in the third number
//   FAULTIO_JOURNAL=FILE  see journal.h
// The program under test can end the fault: faultio_disarm().
#include "tests/faults/journal.h"
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <ftw.h>
#include <mutex>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace {

using boulton::faults::JournalKind;

enum class Mode { Count, Once, Sticky, Short, Kill, Move, Delete };
constexpr unsigned kWrite = 1, kSync = 2, kTruncate = 4, kName = 8, kOpen = 16, kRead = 32;

struct Counters {
    std::atomic<std::uint64_t> calls;
    std::atomic<std::uint64_t> failed;
    std::atomic<std::uint64_t> found;
};

struct Settings {
    std::string root;
    std::string text;
    unsigned operations = 0;
    std::uint64_t at = 0;
    Mode mode = Mode::Count;
    int error = EIO;
    int journal = -1;
    std::string victim; // of move and delete
    bool away = false;
    long fileSystem = 0;
    Counters* counters = nullptr;
    std::mutex writing;
};
Settings* settings = nullptr;

template <typename F>
F* real(F*& slot, const char* name)
{
    if (slot == nullptr) {
        void* symbol = ::dlsym(RTLD_NEXT, name);
        std::memcpy(static_cast<void*>(&slot), static_cast<const void*>(&symbol), sizeof slot);
    }
    return slot;
}
#define REAL(name) real<decltype(::name)>(name##Real, #name)
#define SLOT(name) decltype(::name)* name##Real = nullptr
SLOT(read);
SLOT(pread);
SLOT(write);
SLOT(pwrite);
SLOT(writev);
SLOT(fsync);
SLOT(fdatasync);
SLOT(ftruncate);
SLOT(fallocate);
SLOT(rename);
SLOT(unlink);
SLOT(remove);
SLOT(mkdir);
int (*openReal)(const char*, int, ...) = nullptr;
int (*openatReal)(int, const char*, int, ...) = nullptr;

unsigned operationsOf(std::string_view names)
{
    unsigned all = 0;
    while (!names.empty()) {
        const std::size_t end = std::min(names.find(','), names.size());
        const std::string_view name = names.substr(0, end);
        all |= name == "write"      ? kWrite
               : name == "sync"     ? kSync
               : name == "truncate" ? kTruncate
               : name == "name"     ? kName
               : name == "open"     ? kOpen
               : name == "read"     ? kRead
                                    : 0U;
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return all;
}

void parse(Settings& s, std::string_view spec)
{
    while (!spec.empty()) {
        const std::size_t end = std::min(spec.find(':'), spec.size());
        const std::string_view field = spec.substr(0, end);
        spec.remove_prefix(std::min(end + 1, spec.size()));
        const std::string value(field.substr(field.find('=') + 1));
        if (field.starts_with("op="))
            s.operations = operationsOf(value);
        else if (field.starts_with("n="))
            s.at = std::strtoull(value.c_str(), nullptr, 10);
        else if (field.starts_with("mode="))
            s.mode = value == "once"     ? Mode::Once
                     : value == "sticky" ? Mode::Sticky
                     : value == "short"  ? Mode::Short
                     : value == "kill"   ? Mode::Kill
                     : value == "move"   ? Mode::Move
                     : value == "delete" ? Mode::Delete
                                         : Mode::Count;
        else if (field.starts_with("errno="))
            s.error = value == "ENOSPC"   ? ENOSPC
                      : value == "EINTR"  ? EINTR
                      : value == "EROFS"  ? EROFS
                      : value == "EACCES" ? EACCES
                                          : EIO;
    }
}

__attribute__((constructor)) void start()
{
    const char* root = std::getenv("FAULTIO_ROOT");
    if (root == nullptr)
        return;
    auto* s = new Settings; // for as long as the process lives
    s->root = root;
    if (const char* spec = std::getenv("FAULTIO"))
        parse(*s, spec);
    if (const char* victim = std::getenv("FAULTIO_VICTIM"))
        s->victim = victim;
    if (const char* number = std::getenv("FAULTIO_FS"))
        s->fileSystem = std::strtol(number, nullptr, 10);
    if (const char* text = std::getenv("FAULTIO_SEARCH"))
        s->text = text;
    if (const char* file = std::getenv("FAULTIO_COUNT")) {
        const int fd = REAL(open)(file, O_RDWR | O_CLOEXEC);
        void* shared = fd < 0 ? MAP_FAILED : ::mmap(nullptr, sizeof(Counters), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        if (shared != MAP_FAILED)
            s->counters = static_cast<Counters*>(shared);
    }
    if (const char* file = std::getenv("FAULTIO_JOURNAL"))
        s->journal = REAL(open)(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    settings = s;
}

bool below(std::string_view path)
{
    return settings != nullptr && path.starts_with(settings->root);
}

//! The path of a descriptor if it lies below the root, otherwise empty.
std::string pathOf(int fd)
{
    if (settings == nullptr)
        return {};
    const int saved = errno;
    char link[64];
    char path[PATH_MAX];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t size = ::readlink(link, path, sizeof path);
    errno = saved;
    if (size <= 0 || !below({path, static_cast<std::size_t>(size)}))
        return {};
    return {path, static_cast<std::size_t>(size)};
}

int removeOne(const char* path, const struct stat* /*info*/, int kind, FTW* /*place*/)
{
    if (kind == FTW_DP)
        ::rmdir(path);
    else
        REAL(unlink)(path);
    return 0;
}

//! The vault goes to another place, or goes.
void takeAway(Settings& s)
{
    if (s.mode == Mode::Delete)
        ::nftw(s.victim.c_str(), removeOne, 16, FTW_DEPTH | FTW_PHYS);
    else
        s.away = REAL(rename)(s.victim.c_str(), (s.victim + "-away").c_str()) == 0;
}

//! Whether this call is to fail. With mode=kill it does not come back.
bool fails(unsigned operation)
{
    Settings& s = *settings;
    if ((s.operations & operation) == 0)
        return false;
    const std::uint64_t call = s.counters != nullptr ? ++s.counters->calls : 0;
    const bool hit = s.at != 0 && (call == s.at || (call > s.at && s.mode == Mode::Sticky));
    if (!hit || s.mode == Mode::Count)
        return false;
    if (s.counters != nullptr)
        ++s.counters->failed;
    if (s.mode == Mode::Kill)
        ::kill(::getpid(), SIGKILL);
    if (s.mode == Mode::Move || s.mode == Mode::Delete) {
        takeAway(s);
        return false; // what now happens is up to the system
    }
    errno = s.error;
    return true;
}

void look(const void* bytes, std::size_t size)
{
    Settings& s = *settings;
    if (!s.text.empty() && s.counters != nullptr &&
        std::string_view(static_cast<const char*>(bytes), size).find(s.text) != std::string_view::npos)
        ++s.counters->found;
}

std::uint64_t inodeOf(int fd)
{
    struct stat info{};
    return ::fstat(fd, &info) == 0 ? info.st_ino : 0;
}

void note(JournalKind kind, std::uint64_t file, std::uint64_t offset, std::string_view path, std::string_view data)
{
    Settings& s = *settings;
    if (s.journal < 0)
        return;
    const int saved = errno;
    const boulton::faults::JournalHead head{static_cast<std::uint64_t>(kind), file, offset, path.size(), data.size()};
    std::string record(static_cast<const char*>(static_cast<const void*>(&head)), sizeof head);
    record.append(path).append(data);
    const std::scoped_lock lock(s.writing);
    std::size_t done = 0;
    while (done < record.size()) {
        const ssize_t written = REAL(write)(s.journal, record.data() + done, record.size() - done);
        if (written <= 0)
            std::abort();
        done += static_cast<std::size_t>(written);
    }
    errno = saved;
}

//! A write of `size` bytes at `offset` (-1: where the descriptor stands).
template <typename Call>
ssize_t writing(int fd, const void* bytes, std::size_t size, off_t offset, const Call& call)
{
    const std::string path = pathOf(fd);
    if (path.empty())
        return call(size);
    look(bytes, size);
    std::size_t wanted = size;
    // A write that dies has often done a part.
    if (settings->mode == Mode::Kill && settings->counters != nullptr && size > 1 &&
        (settings->operations & kWrite) != 0 && settings->counters->calls + 1 == settings->at && settings->at % 2 == 1)
        (void)call(size / 2);
    if (fails(kWrite)) {
        if (settings->mode != Mode::Short || size < 2)
            return -1;
        wanted = size / 2;
    }
    off_t at = offset;
    if (at < 0) {
        struct stat info{};
        const bool append = (::fcntl(fd, F_GETFL) & O_APPEND) != 0;
        at = append && ::fstat(fd, &info) == 0 ? info.st_size : ::lseek(fd, 0, SEEK_CUR);
    }
    const ssize_t done = call(wanted);
    if (done > 0)
        note(JournalKind::Write, inodeOf(fd), static_cast<std::uint64_t>(at), path,
             {static_cast<const char*>(bytes), static_cast<std::size_t>(done)});
    return done;
}

template <typename Call>
int syncing(int fd, const Call& call)
{
    const std::string path = pathOf(fd);
    if (path.empty())
        return call();
    struct stat info{};
    const bool folder = ::fstat(fd, &info) == 0 && S_ISDIR(info.st_mode);
    if (fails(kSync)) {
        note(JournalKind::SyncFailed, folder ? 0 : inodeOf(fd), 0, path, {});
        return -1;
    }
    const int done = call();
    if (done == 0)
        note(folder ? JournalKind::SyncFolder : JournalKind::Sync, folder ? 0 : inodeOf(fd), 0, path, {});
    return done;
}

int truncating(int fd, off_t length)
{
    const std::string path = pathOf(fd);
    if (!path.empty() && fails(kTruncate))
        return -1;
    const int done = REAL(ftruncate)(fd, length);
    if (!path.empty() && done == 0)
        note(JournalKind::Truncate, inodeOf(fd), static_cast<std::uint64_t>(length), path, {});
    return done;
}

template <typename Call>
int opening(const char* path, int flags, const Call& call)
{
    if (path == nullptr || !below(path))
        return call();
    if ((flags & O_ACCMODE) == O_RDONLY && fails(kRead))
        return -1;
    const bool writes = (flags & O_ACCMODE) != O_RDONLY;
    struct stat info{};
    const bool there = ::lstat(path, &info) == 0;
    const bool makes = !there && (flags & O_CREAT) != 0; // what is there needs no room
    if (writes && (makes || settings->error != ENOSPC) && fails(kOpen))
        return -1;
    const int fd = call();
    if (fd >= 0 && makes)
        note(JournalKind::Create, inodeOf(fd), 0, path, {});
    else if (fd >= 0 && (flags & O_TRUNC) != 0)
        note(JournalKind::Truncate, inodeOf(fd), 0, path, {});
    return fd;
}

template <typename Call>
int naming(JournalKind kind, const char* path, const char* other, const Call& call)
{
    if (path == nullptr || !below(path))
        return call();
    if (fails(kName))
        return -1;
    const int done = call();
    if (done == 0)
        note(kind, 0, 0, path, other != nullptr ? other : "");
    return done;
}

template <typename Call>
ssize_t reading(int fd, const Call& call)
{
    if (settings == nullptr || (settings->operations & kRead) == 0 || pathOf(fd).empty())
        return call();
    return fails(kRead) ? -1 : call();
}

template <typename Info, typename Call>
int asking(const char* path, Info* info, const Call& call)
{
    const int done = call();
    if (done == 0 && path != nullptr && below(path) && settings->fileSystem != 0)
        info->f_type = settings->fileSystem;
    return done;
}

mode_t modeOf(int flags, va_list arguments)
{
    return (flags & (O_CREAT | __O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

} // namespace

#define VISIBLE extern "C" __attribute__((visibility("default")))

VISIBLE void faultio_disarm()
{
    if (settings == nullptr)
        return;
    settings->at = 0;
    if (settings->away) // brought back
        settings->away = REAL(rename)((settings->victim + "-away").c_str(), settings->victim.c_str()) != 0;
}

VISIBLE ssize_t read(int fd, void* bytes, size_t size)
{
    return reading(fd, [&] { return REAL(read)(fd, bytes, size); });
}
VISIBLE ssize_t pread(int fd, void* bytes, size_t size, off_t offset)
{
    return reading(fd, [&] { return REAL(pread)(fd, bytes, size, offset); });
}
VISIBLE ssize_t pread64(int fd, void* bytes, size_t size, off64_t offset)
{
    return pread(fd, bytes, size, offset);
}
VISIBLE int statfs(const char* path, struct statfs* info) noexcept
{
    static int (*next)(const char*, struct statfs*) = nullptr;
    return asking(path, info, [&] { return real(next, "statfs")(path, info); });
}
VISIBLE int statfs64(const char* path, struct statfs64* info) noexcept
{
    static int (*next)(const char*, struct statfs64*) = nullptr;
    return asking(path, info, [&] { return real(next, "statfs64")(path, info); });
}

VISIBLE ssize_t write(int fd, const void* bytes, size_t size)
{
    return writing(fd, bytes, size, -1, [&](std::size_t n) { return REAL(write)(fd, bytes, n); });
}
VISIBLE ssize_t pwrite(int fd, const void* bytes, size_t size, off_t offset)
{
    return writing(fd, bytes, size, offset, [&](std::size_t n) { return REAL(pwrite)(fd, bytes, n, offset); });
}
VISIBLE ssize_t pwrite64(int fd, const void* bytes, size_t size, off64_t offset)
{
    return pwrite(fd, bytes, size, offset);
}
VISIBLE ssize_t writev(int fd, const struct iovec* parts, int count)
{
    if (pathOf(fd).empty())
        return REAL(writev)(fd, parts, count);
    std::string all;
    for (int i = 0; i < count; ++i)
        all.append(static_cast<const char*>(parts[i].iov_base), parts[i].iov_len);
    return write(fd, all.data(), all.size());
}
// Copies inside the kernel are not seen here: who copies is made to do it by reading and writing.
VISIBLE ssize_t sendfile64(int out, int in, off64_t* offset, size_t size)
{
    if (!pathOf(out).empty()) {
        errno = EINVAL;
        return -1;
    }
    static ssize_t (*next)(int, int, off64_t*, size_t) = nullptr;
    return real(next, "sendfile64")(out, in, offset, size);
}
VISIBLE ssize_t sendfile(int out, int in, off_t* offset, size_t size)
{
    return sendfile64(out, in, offset, size);
}
VISIBLE ssize_t copy_file_range(int in, off64_t* from, int out, off64_t* to, size_t size, unsigned flags)
{
    if (!pathOf(out).empty()) {
        errno = EINVAL;
        return -1;
    }
    static ssize_t (*next)(int, off64_t*, int, off64_t*, size_t, unsigned) = nullptr;
    return real(next, "copy_file_range")(in, from, out, to, size, flags);
}
VISIBLE int fsync(int fd)
{
    return syncing(fd, [&] { return REAL(fsync)(fd); });
}
VISIBLE int fdatasync(int fd)
{
    return syncing(fd, [&] { return REAL(fdatasync)(fd); });
}
VISIBLE int ftruncate(int fd, off_t length) noexcept
{
    return truncating(fd, length);
}
VISIBLE int ftruncate64(int fd, off64_t length) noexcept
{
    return truncating(fd, length);
}
VISIBLE int fallocate(int fd, int mode, off_t offset, off_t length)
{
    if (!pathOf(fd).empty()) {
        errno = EOPNOTSUPP; // SQLite then writes
        return -1;
    }
    return REAL(fallocate)(fd, mode, offset, length);
}
VISIBLE int posix_fallocate(int fd, off_t offset, off_t length)
{
    if (!pathOf(fd).empty())
        return EINVAL;
    static int (*next)(int, off_t, off_t) = nullptr;
    return real(next, "posix_fallocate")(fd, offset, length);
}
VISIBLE int posix_fallocate64(int fd, off64_t offset, off64_t length)
{
    return posix_fallocate(fd, offset, length);
}
VISIBLE int rename(const char* from, const char* to) noexcept
{
    return naming(JournalKind::Rename, from, to, [&] { return REAL(rename)(from, to); });
}
VISIBLE int unlink(const char* path) noexcept
{
    struct stat info{};
    if (::lstat(path, &info) != 0)
        return REAL(unlink)(path);
    return naming(JournalKind::Unlink, path, nullptr, [&] { return REAL(unlink)(path); });
}
VISIBLE int remove(const char* path) noexcept
{
    struct stat info{};
    if (::lstat(path, &info) != 0)
        return REAL(remove)(path);
    return naming(JournalKind::Unlink, path, nullptr, [&] { return REAL(remove)(path); });
}
VISIBLE int mkdir(const char* path, mode_t mode) noexcept
{
    return naming(JournalKind::Folder, path, nullptr, [&] { return REAL(mkdir)(path, mode); });
}

VISIBLE int open(const char* path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    return opening(path, flags, [&] { return REAL(open)(path, flags, mode); });
}
VISIBLE int open64(const char* path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    return opening(path, flags, [&] { return REAL(open)(path, flags, mode); });
}
VISIBLE int openat(int folder, const char* path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    return opening(path, flags, [&] { return REAL(openat)(folder, path, flags, mode); });
}
VISIBLE int openat64(int folder, const char* path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    return opening(path, flags, [&] { return REAL(openat)(folder, path, flags, mode); });
}
VISIBLE int __open_2(const char* path, int flags) // what `open` becomes with _FORTIFY_SOURCE
{
    return opening(path, flags, [&] { return REAL(open)(path, flags); });
}
VISIBLE int __open64_2(const char* path, int flags)
{
    return opening(path, flags, [&] { return REAL(open)(path, flags); });
}
