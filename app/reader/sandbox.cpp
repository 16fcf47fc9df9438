// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reader/sandbox.h"
#include "core/exchange/reader_protocol.h"
#include <cstdio>
#include <cstring>
#ifdef BOULTON_WITH_SECCOMP
#include <array>
#include <cerrno>
#include <seccomp.h>
#endif

namespace boulton::reader {
namespace {

#ifdef BOULTON_WITH_SECCOMP
// All that is left to do is to compute, to take memory, and to read and write descriptors that are open. Everything else is answered
// with "not permitted", so that a library which tries something new fails in its own way and not by a signal.
constexpr std::array kAllowed{
    "read",
    "write",
    "writev",
    "close",
    "fstat",
    "newfstatat",
    "lseek",
    "brk",
    "munmap",
    "mremap",
    "madvise",
    "futex",
    "exit",
    "exit_group",
    "rt_sigreturn",
    "rt_sigprocmask",
    "rt_sigaction",
    "sigaltstack",
    "clock_gettime",
    "gettimeofday",
    "getrandom",
    "getpid",
    "gettid",
    "getppid",
    "restart_syscall",
    "sched_yield",
    "poll",
    "tgkill",
    "fcntl",
    "nanosleep",
    "clock_nanosleep",
};

void filterSystemCalls(Sandbox& sandbox)
{
    scmp_filter_ctx filter = ::seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (!filter) {
        sandbox.systemCallsNote = "the filter of system calls could not be made";
        return;
    }
    int status = 0;
    for (const char* name : kAllowed) {
        const int number = ::seccomp_syscall_resolve_name(name);
        if (number != __NR_SCMP_ERROR && status == 0) // another processor may not have it
            status = ::seccomp_rule_add(filter, SCMP_ACT_ALLOW, number, 0);
    }
    constexpr scmp_datum_t kExecutable = 4; // PROT_EXEC
    for (const char* name : {"mmap", "mprotect"})
        if (status == 0)
            status = ::seccomp_rule_add(filter, SCMP_ACT_ALLOW, ::seccomp_syscall_resolve_name(name), 1,
                                        SCMP_A2_32(SCMP_CMP_MASKED_EQ, kExecutable, 0));
    if (status == 0)
        status = ::seccomp_load(filter);
    ::seccomp_release(filter);
    sandbox.systemCalls = status == 0;
    if (status != 0)
        sandbox.systemCallsNote = std::string("the system takes no filter of system calls: ") + std::strerror(-status);
}
#else
void filterSystemCalls(Sandbox& sandbox)
{
    sandbox.systemCallsNote = "this build has no filter of system calls";
}
#endif

} // namespace

std::uint8_t Sandbox::guards() const
{
    using exchange::wire::Guard;
    const auto bit = [](bool has, Guard guard) { return has ? static_cast<unsigned>(guard) : 0U; };
    return static_cast<std::uint8_t>(bit(systemCalls, Guard::SystemCalls) | bit(process.fileSystem, Guard::FileSystem) |
                                     bit(process.limits, Guard::Limits) | bit(process.noNewRights, Guard::NoNewRights));
}

void enterSandbox(Sandbox& sandbox)
{
    platform::denyFileSystem(sandbox.process);
    filterSystemCalls(sandbox);
}

int selfTest(Sandbox sandbox)
{
    enterSandbox(sandbox);
    const auto state = [](bool has, const std::string& note) { return has ? std::string("on") : "OFF: " + note; };
    std::printf("limits of the process     %s\n", state(sandbox.process.limits, "not all could be set").c_str());
    std::printf("no new rights             %s\n", state(sandbox.process.noNewRights, "not here").c_str());
    std::printf("no dumps, not traceable   %s\n", state(sandbox.process.notDumpable, "not here").c_str());
    std::printf("filter of system calls    %s\n", state(sandbox.systemCalls, sandbox.systemCallsNote).c_str());
    std::printf("no files by name          %s\n",
                state(sandbox.process.fileSystem, sandbox.process.fileSystemNote).c_str());
    std::fflush(stdout);
    const auto attempts = platform::tryForbiddenThings();
    int allowed = 0;
    for (const auto& attempt : attempts) {
        std::printf("%-8s %s (%s)\n", attempt.denied ? "denied" : "ALLOWED", attempt.what.c_str(), attempt.how.c_str());
        allowed += attempt.denied ? 0 : 1;
    }
    if (attempts.empty())
        std::printf("nothing was tried: this system has no sandbox of the reader's own\n");
    std::printf("%zu tried, %d allowed\n", attempts.size(), allowed);
    std::fflush(stdout);
    return allowed == 0 && !attempts.empty() ? 0 : 4;
}

} // namespace boulton::reader
