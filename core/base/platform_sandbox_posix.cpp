// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef _WIN32
#include "core/base/platform_sandbox.h"
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/close_range.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#endif

namespace boulton::platform {
namespace {

bool lower(decltype(RLIMIT_CPU) resource, rlim_t most)
{
    rlimit now{};
    if (::getrlimit(resource, &now) != 0)
        return false;
    if (now.rlim_max < most)
        most = now.rlim_max;
    const rlimit value{most, most};
    return ::setrlimit(resource, &value) == 0;
}

void closeInherited()
{
#ifdef __linux__
    if (::close_range(3, ~0U, 0) == 0)
        return;
#endif
    const long most = ::sysconf(_SC_OPEN_MAX);
    for (int fd = 3; fd < most && fd < 65'536; ++fd)
        ::close(fd);
}

} // namespace

Confinement confineProcess(std::uint64_t memoryBytes, std::uint32_t cpuSeconds, bool outputIsFile)
{
    Confinement done;
    closeInherited();
    ::umask(077);
    std::signal(SIGXFSZ, SIG_IGN); // a write that is denied fails, and is told
#ifdef __linux__
    ::clearenv();
#endif
    ::setenv("LANG", "C.UTF-8", 1);
    done.limits = lower(RLIMIT_CORE, 0) && lower(RLIMIT_NOFILE, 32) && (outputIsFile || lower(RLIMIT_FSIZE, 0));
    (void)lower(RLIMIT_NPROC, 0); // not counted for root; the filter of system calls denies fork in any case
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    if (memoryBytes > 0)
        done.limits = lower(RLIMIT_AS, memoryBytes) && done.limits;
#else
    (void)memoryBytes;
#endif
    if (cpuSeconds > 0)
        done.limits = lower(RLIMIT_CPU, cpuSeconds) && done.limits;
#ifdef __linux__
    done.notDumpable = ::prctl(PR_SET_DUMPABLE, 0) == 0;
    done.noNewRights = ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
#endif
    return done;
}

void denyFileSystem(Confinement& done)
{
#if defined(__linux__) && defined(SYS_landlock_create_ruleset)
    const long version =
        ::syscall(SYS_landlock_create_ruleset, nullptr, std::size_t{0}, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1) {
        done.fileSystemNote =
            errno == ENOSYS ? "this kernel has no Landlock" : "Landlock is switched off in this system";
        return;
    }
    landlock_ruleset_attr handled{};
    handled.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1U) - 1U; // all of version 1
    if (version >= 2)
        handled.handled_access_fs |= LANDLOCK_ACCESS_FS_REFER;
    if (version >= 3)
        handled.handled_access_fs |= LANDLOCK_ACCESS_FS_TRUNCATE;
    // No rule follows: nothing is allowed.
    const auto rules =
        static_cast<int>(::syscall(SYS_landlock_create_ruleset, &handled, sizeof handled.handled_access_fs, 0U));
    if (rules < 0) {
        done.fileSystemNote = std::string("Landlock: ") + std::strerror(errno);
        return;
    }
    done.fileSystem = ::syscall(SYS_landlock_restrict_self, rules, 0U) == 0;
    if (!done.fileSystem)
        done.fileSystemNote = std::string("Landlock: ") + std::strerror(errno);
    ::close(rules);
#else
    done.fileSystemNote = "this system has no Landlock";
#endif
}

namespace {

Attempt attempt(std::string what, bool denied)
{
    const int number = errno;
    return {std::move(what), denied, denied ? std::strerror(number) : "it worked"};
}

Attempt tryOpen(const char* path, int flags, std::string what)
{
    errno = 0;
    const int fd = ::open(path, flags | O_CLOEXEC, 0600);
    Attempt result = attempt(std::move(what), fd < 0);
    if (fd >= 0) {
        if ((flags & O_CREAT) != 0)
            ::unlink(path);
        ::close(fd);
    }
    return result;
}

Attempt trySocket(int family, std::string what)
{
    errno = 0;
    const int fd = ::socket(family, SOCK_STREAM, 0);
    Attempt result = attempt(std::move(what), fd < 0);
    if (fd >= 0)
        ::close(fd);
    return result;
}

Attempt tryFork()
{
    errno = 0;
    const pid_t pid = ::fork();
    if (pid == 0)
        ::_exit(0);
    Attempt result = attempt("start another process", pid < 0);
    if (pid > 0)
        ::waitpid(pid, nullptr, 0);
    return result;
}

} // namespace

std::vector<Attempt> tryForbiddenThings()
{
    std::vector<Attempt> done;
    done.push_back(trySocket(AF_INET, "open a connection to the network"));
    done.push_back(trySocket(AF_UNIX, "open a connection to another program"));
    done.push_back(tryFork());
    std::array<char, 8> shell{"/bin/sh"};
    std::array<char*, 2> argv{shell.data(), nullptr};
    errno = 0;
    ::execve(shell.data(), argv.data(), argv.data() + 1);
    done.push_back(attempt("run another program", true));
    done.push_back(tryOpen("/etc/passwd", O_RDONLY, "read a file of the system"));
    done.push_back(tryOpen("/", O_RDONLY | O_DIRECTORY, "list a folder"));
    done.push_back(tryOpen("/proc/self/environ", O_RDONLY, "read about processes"));
    done.push_back(tryOpen("boulton-selftest", O_WRONLY | O_CREAT | O_EXCL, "write a file where it was started"));
    done.push_back(tryOpen("/tmp/boulton-selftest", O_WRONLY | O_CREAT | O_EXCL, "write a file elsewhere"));
    errno = 0;
    done.push_back(attempt("send the parent a signal", ::kill(::getppid(), 0) != 0));
#ifdef __linux__
    errno = 0;
    const bool traced = ::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr) == 0;
    done.push_back(attempt("look into the parent's memory", !traced));
    if (traced)
        ::ptrace(PTRACE_DETACH, ::getppid(), nullptr, nullptr);
    errno = 0;
    done.push_back(attempt("become dumpable again", ::prctl(PR_SET_DUMPABLE, 1) != 0));
#endif
    errno = 0;
    void* code = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    done.push_back(attempt("make memory that can be run", code == MAP_FAILED));
    errno = 0;
    int open = 0;
    for (int fd = 3; fd < 1024; ++fd)
        open += ::fcntl(fd, F_GETFD) != -1 ? 1 : 0;
    done.push_back({"use a descriptor that it was not given", open == 0,
                    open == 0 ? "there is none" : std::to_string(open) + " are open"});
    return done;
}

} // namespace boulton::platform
#endif
