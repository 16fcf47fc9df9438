// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef _WIN32
#include "core/base/platform_process.h"
#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <random>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#ifdef __linux__
#include <linux/close_range.h>
#include <sys/prctl.h>
#endif

namespace boulton::platform {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

class Descriptor {
public:
    explicit Descriptor(int fd = -1) : m_fd(fd) {}
    Descriptor(Descriptor&& o) noexcept : m_fd(std::exchange(o.m_fd, -1)) {}
    Descriptor& operator=(Descriptor&& o) noexcept
    {
        std::swap(m_fd, o.m_fd);
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }
    void close()
    {
        if (m_fd >= 0)
            ::close(std::exchange(m_fd, -1));
    }
    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool valid() const { return m_fd >= 0; }

private:
    int m_fd;
};

struct Pipe {
    Descriptor read, write;
};

// Both ends above 2, so that putting one of them at 0, 1 or 2 never overwrites the other.
Result<Pipe> makePipe()
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return fail(ErrorCode::Io, std::string("making a pipe: ") + std::strerror(errno));
    Pipe pipe{Descriptor(ends[0]), Descriptor(ends[1])};
    for (Descriptor* end : {&pipe.read, &pipe.write})
        if (end->get() <= 2) {
            *end = Descriptor(::fcntl(end->get(), F_DUPFD_CLOEXEC, 3));
            if (!end->valid())
                return fail(ErrorCode::Io, std::string("making a pipe: ") + std::strerror(errno));
        }
    return pipe;
}

// Everything the child needs, made before the fork: afterwards only system calls are allowed, since another thread may hold any lock.
struct Prepared {
    std::string program, folder;
    std::vector<std::string> words, environment;
    std::vector<char*> argv, envp;
    ChildLimits limits;
    pid_t parent = 0;

    explicit Prepared(const ChildCommand& command)
        : program(command.program.native()),
          folder(command.folder.empty() ? "/" : command.folder.native()), words{program},
          environment(command.environment), limits(command.limits), parent(::getpid())
    {
        words.insert(words.end(), command.arguments.begin(), command.arguments.end());
        for (auto& word : words)
            argv.push_back(word.data());
        for (auto& variable : environment)
            envp.push_back(variable.data());
        argv.push_back(nullptr);
        envp.push_back(nullptr);
    }
};

bool limit(decltype(RLIMIT_CPU) resource, rlim_t soft, rlim_t hard)
{
    const rlimit value{soft, hard};
    return ::setrlimit(resource, &value) == 0;
}

bool applyLimits(const ChildLimits& limits)
{
    bool ok = limit(RLIMIT_CORE, 0, 0);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // sanitizers reserve terabytes of addresses
    if (limits.memoryBytes > 0)
        ok = ok && limit(RLIMIT_AS, limits.memoryBytes, limits.memoryBytes);
#endif
    if (limits.cpuSeconds > 0)
        ok = ok && limit(RLIMIT_CPU, limits.cpuSeconds, limits.cpuSeconds + 1);
    if (limits.openFiles > 0)
        ok = ok && limit(RLIMIT_NOFILE, limits.openFiles, limits.openFiles);
    if (limits.writesNoFiles)
        ok = ok && limit(RLIMIT_FSIZE, 0, 0);
    return ok;
}

void closeAllOnExec()
{
#ifdef __linux__
    if (::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC) == 0)
        return;
#endif
    const long most = ::sysconf(_SC_OPEN_MAX);
    for (int fd = 3; fd < most && fd < 65'536; ++fd)
        ::fcntl(fd, F_SETFD, FD_CLOEXEC);
}

[[noreturn]] void becomeChild(Prepared& p, int in, int out, int err, int report)
{
    ::setsid(); // a group of its own: killed as one, and the terminal's Ctrl+C reaches us, not it
#ifdef __linux__
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != p.parent)
        ::_exit(127);
#endif
    struct sigaction standard {};
    standard.sa_handler = SIG_DFL;
    for (int number = 1; number < NSIG; ++number)
        ::sigaction(number, &standard, nullptr);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::umask(077);
    if (::dup2(in, 0) >= 0 && ::dup2(out, 1) >= 0 && ::dup2(err, 2) >= 0 && ::chdir(p.folder.c_str()) == 0) {
        closeAllOnExec();
        if (applyLimits(p.limits))
            ::execve(p.program.c_str(), p.argv.data(), p.envp.data());
    }
    const int number = errno;
    [[maybe_unused]] const ssize_t told = ::write(report, &number, sizeof number);
    ::_exit(127);
}

// Sends what is there to `take`; false at the end of the stream.
template <typename F>
bool drain(Descriptor& from, std::vector<char>& buffer, F&& take)
{
    const ssize_t got = ::read(from.get(), buffer.data(), buffer.size());
    if (got < 0)
        return errno == EINTR || errno == EAGAIN;
    if (got == 0)
        return false;
    take(std::string_view(buffer.data(), static_cast<std::size_t>(got)));
    return true;
}

class Running {
public:
    Running(pid_t pid, const ChildLimits& limits) : m_pid(pid), m_limits(limits), m_start(steady_clock::now()) {}
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    ~Running() { kill(); }

    void kill()
    {
        if (m_reaped)
            return;
        ::kill(-m_pid, SIGKILL);
        ::kill(m_pid, SIGKILL); // should it not have made its group yet
        reap(0);
    }

    // True once the child has ended.
    bool reap(int options)
    {
        rusage usage{};
        while (!m_reaped) {
            const pid_t got = ::wait4(m_pid, &m_status, options, &usage);
            if (got == 0)
                return false;
            if (got < 0 && errno == EINTR)
                continue;
            m_reaped = true;
            m_known = got == m_pid;
            m_memory = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
            ::kill(-m_pid, SIGKILL); // whatever it left behind in its group
        }
        return true;
    }

    [[nodiscard]] bool late() const { return elapsed() >= m_limits.wallTime; }
    [[nodiscard]] milliseconds elapsed() const
    {
        return std::chrono::duration_cast<milliseconds>(steady_clock::now() - m_start);
    }

    void describe(ChildResult& result) const
    {
        result.elapsed = elapsed();
        result.peakMemoryBytes = m_memory;
        if (result.end != ChildEnd::Exited || !m_known)
            return;
        if (WIFSIGNALED(m_status)) {
            result.end = ChildEnd::Killed;
            result.status = WTERMSIG(m_status);
        } else {
            result.status = WEXITSTATUS(m_status);
        }
    }

private:
    pid_t m_pid;
    ChildLimits m_limits;
    steady_clock::time_point m_start;
    bool m_reaped = false;
    bool m_known = true;
    int m_status = 0;
    std::uint64_t m_memory = 0;
};

// Reads both streams until they end, the child ends, or we have had enough of it.
void pump(Running& child, Descriptor& out, Descriptor& err, const ChildLimits& limits,
          const std::function<bool(std::string_view)>& onOutput, const std::stop_token& stop, ChildResult& result)
{
    std::vector<char> buffer(std::size_t{256} << 10U);
    bool refused = false;
    const auto output = [&](std::string_view bytes) { refused = refused || !onOutput(bytes); };
    const auto errors = [&](std::string_view bytes) {
        result.errors += bytes.substr(0, limits.errorBytes - std::min(limits.errorBytes, result.errors.size()));
    };
    bool ended = false;
    while (out.valid() || err.valid() || !ended) {
        std::array<pollfd, 2> streams{{{out.get(), POLLIN, 0}, {err.get(), POLLIN, 0}}};
        const bool quiet = !out.valid() && !err.valid(); // nothing left but to wait for its end
        const int ready = ::poll(streams.data(), streams.size(), ended || quiet ? 0 : 20);
        if (ready > 0) {
            if ((streams[0].revents != 0) && !drain(out, buffer, output))
                out.close();
            if ((streams[1].revents != 0) && !drain(err, buffer, errors))
                err.close();
        } else if (ended) { // a grandchild may hold the pipes open; what the child wrote has been read
            break;
        }
        if (refused || stop.stop_requested() || child.late()) {
            result.end = refused ? ChildEnd::Refused : stop.stop_requested() ? ChildEnd::Cancelled : ChildEnd::TimedOut;
            child.kill();
            return;
        }
        if (!ended && ready == 0) {
            ended = child.reap(WNOHANG);
            if (!ended && quiet)
                std::this_thread::sleep_for(milliseconds(2));
        }
    }
}

} // namespace

Result<ChildResult> runChild(const ChildCommand& command, const std::function<bool(std::string_view)>& onOutput,
                             const std::stop_token& stop)
{
    BOULTON_TRY(checkProgram(command.program));
    if (command.input.size() > kChildInput)
        return fail(ErrorCode::Internal, "the input of a child process is too long");
    BOULTON_TRY_ASSIGN(Pipe in, makePipe());
    BOULTON_TRY_ASSIGN(Pipe out, makePipe());
    BOULTON_TRY_ASSIGN(Pipe err, makePipe());
    BOULTON_TRY_ASSIGN(Pipe report, makePipe());
    // The reading end is still ours, so this neither blocks nor raises SIGPIPE.
    if (::write(in.write.get(), command.input.data(), command.input.size()) != std::ssize(command.input))
        return fail(ErrorCode::Io, std::string("writing to a pipe: ") + std::strerror(errno));
    in.write.close();

    Prepared prepared(command);
    const pid_t pid = ::fork();
    if (pid < 0)
        return fail(ErrorCode::Io, std::string("starting ") + toUtf8(command.program) + ": " + std::strerror(errno));
    if (pid == 0)
        becomeChild(prepared, in.read.get(), out.write.get(), err.write.get(), report.write.get());
    Running child(pid, command.limits);
    for (Descriptor* end : {&in.read, &out.write, &err.write, &report.write})
        end->close();
    int number = 0; // nothing comes if execve worked: the pipe closed with it
    ssize_t told = 0;
    do
        told = ::read(report.read.get(), &number, sizeof number);
    while (told < 0 && errno == EINTR);
    if (told == sizeof number) {
        child.kill();
        return fail(number == ENOENT ? ErrorCode::NotFound : ErrorCode::Io,
                    "starting " + toUtf8(command.program) + ": " + std::strerror(number), {toUtf8(command.program)});
    }
    ChildResult result;
    pump(child, out.read, err.read, command.limits, onOutput, stop, result);
    child.describe(result);
    return result;
}

Status checkProgram(const Path& program)
{
    const std::string name = toUtf8(program);
    if (!program.is_absolute())
        return fail(ErrorCode::Refused, name + ": a program is started by its absolute path only", {name});
    struct stat file {};
    struct stat folder {};
    if (::lstat(program.c_str(), &file) != 0 || ::stat(program.parent_path().c_str(), &folder) != 0)
        return std::unexpected(lastError("looking for", program));
    if (!S_ISREG(file.st_mode) || ::access(program.c_str(), X_OK) != 0)
        return fail(ErrorCode::Refused, name + " is not a program", {name});
    if ((file.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        return fail(ErrorCode::Refused,
                    name + " can be changed by others than its owner, so it is not started. Take that right away "
                           "(chmod go-w), or install Boulton again.",
                    {name});
    if ((folder.st_mode & S_IWOTH) != 0)
        return fail(ErrorCode::Refused,
                    "everybody can change the folder of " + name + ", so the program is not started", {name});
    return {};
}

Path programFolder()
{
    std::error_code error;
    const Path self = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? Path{} : self.parent_path();
}

std::string signalName(int number)
{
    switch (number) {
    case SIGSEGV: return "segmentation fault";
    case SIGABRT: return "abort";
    case SIGBUS: return "bus error";
    case SIGILL: return "illegal instruction";
    case SIGFPE: return "arithmetic error";
    case SIGKILL: return "killed";
    case SIGXCPU: return "too much processor time";
    case SIGTERM: return "terminated";
    case SIGSYS: return "forbidden system call";
    default: return "signal " + std::to_string(number);
    }
}

Result<PrivateFolder> PrivateFolder::make()
{
    std::error_code error;
    const Path base = std::filesystem::temp_directory_path(error);
    if (error)
        return fail(ErrorCode::Io, "there is no folder for temporary files: " + error.message());
    std::random_device random;
    for (int attempt = 0; attempt < 8; ++attempt) {
        PrivateFolder folder;
        Path path = base / ("boulton-" + std::to_string(random()) + std::to_string(random()));
        const Status made = makePrivateFolder(path);
        if (made) {
            folder.m_path = std::move(path);
            return folder;
        }
        if (made.error().code != ErrorCode::AlreadyExists)
            return std::unexpected(made.error());
    }
    return fail(ErrorCode::Io, "no folder for temporary files could be made in " + toUtf8(base));
}

void PrivateFolder::remove()
{
    if (m_path.empty())
        return;
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
    m_path.clear();
}

Status copyRegularFile(const Path& from, const Path& to, std::uint64_t limit,
                       const std::function<Status(std::string_view)>& onPiece)
{
    Descriptor in(::open(from.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!in.valid() && errno == ELOOP)
        return fail(ErrorCode::InvalidInput, toUtf8(from) + " is a link; choose the file itself", {toUtf8(from)});
    if (!in.valid())
        return std::unexpected(lastError("opening", from));
    struct stat info {};
    if (::fstat(in.get(), &info) != 0)
        return std::unexpected(lastError("reading", from));
    if (!S_ISREG(info.st_mode))
        return fail(ErrorCode::InvalidInput, toUtf8(from) + " is not an ordinary file", {toUtf8(from)});
    Descriptor out(::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0400));
    if (!out.valid())
        return std::unexpected(lastError("creating", to));
    std::vector<char> buffer(std::size_t{1} << 20U);
    std::uint64_t total = 0;
    for (;;) {
        const ssize_t got = ::read(in.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return std::unexpected(lastError("reading", from));
        if (got == 0)
            return {};
        std::string_view piece(buffer.data(), static_cast<std::size_t>(got));
        total += piece.size();
        if (total > limit)
            return fail(ErrorCode::TooLarge, toUtf8(from) + " is larger than " + std::to_string(limit >> 20U) + " MiB",
                        {toUtf8(from)});
        BOULTON_TRY(onPiece(piece));
        while (!piece.empty()) {
            const ssize_t written = ::write(out.get(), piece.data(), piece.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                return std::unexpected(lastError("writing", to));
            piece.remove_prefix(static_cast<std::size_t>(written));
        }
    }
}

void binaryStandardStreams() {}

} // namespace boulton::platform
#endif
