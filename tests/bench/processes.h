// SPDX-License-Identifier: GPL-3.0-or-later
// What is measured in a process of its own: ours, which nothing that was read or allocated before helps, and the shell of the peer.
#pragma once
#include "tests/bench/bench.h"
#include <array>
#include <fcntl.h>
#include <filesystem>
#include <functional>
#include <sys/resource.h>
#include <sys/wait.h>
#include <type_traits>
#include <unistd.h>

namespace boulton::bench {

template <typename T>
T inChild(const std::function<T()>& work)
{
    static_assert(std::is_trivially_copyable_v<T>);
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0)
        stop("no pipe");
    const pid_t child = ::fork();
    if (child == 0) {
        const T answer = work();
        ::_exit(::write(pipe[1], &answer, sizeof answer) == sizeof answer ? 0 : 1);
    }
    ::close(pipe[1]);
    T answer{};
    const bool got = ::read(pipe[0], &answer, sizeof answer) == sizeof answer;
    ::close(pipe[0]);
    int status = 1;
    ::waitpid(child, &status, 0);
    if (!got || status != 0)
        stop("a part of the measurement failed");
    return answer;
}

struct ShellRun {
    double wall = 0;
    rusage usage{};
};
//! sqlcipher DATABASE < SCRIPT > OUTPUT, as a user runs it. Without a key it writes plain SQLite.
inline ShellRun runShell(const std::filesystem::path& database, const std::filesystem::path& script,
                         const std::filesystem::path& output = "/dev/null")
{
    const Stopwatch watch;
    const pid_t child = ::fork();
    if (child == 0) {
        const int in = ::open(script.c_str(), O_RDONLY);
        const int out = ::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (in < 0 || out < 0 || ::dup2(in, 0) < 0 || ::dup2(out, 1) < 0)
            ::_exit(126);
        ::execlp("sqlcipher", "sqlcipher", "-batch", "-bail", database.c_str(), nullptr);
        ::_exit(127);
    }
    int status = 1;
    ShellRun run;
    ::wait4(child, &status, 0, &run.usage);
    run.wall = watch.wall();
    if (status != 0)
        stop("the sqlcipher shell failed; is the package sqlcipher installed?");
    return run;
}

} // namespace boulton::bench
