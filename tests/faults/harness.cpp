// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/harness.h"
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <format>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

namespace boulton::faults {

bool campaign()
{
    return std::getenv("BOULTON_FAULTS") != nullptr;
}

// ---------------------------------------------------------------- a row

void FaultCase::run(const std::string& label, const std::function<void()>& body)
{
    ++m_runs;
    try {
        body();
        ++m_passed;
    } catch (const test::Skipped&) {
        throw;
    } catch (const std::exception& e) {
        m_failures.push_back(label + ": " + e.what());
        std::printf("fault %s, %s: %s\n", m_id.c_str(), label.c_str(), e.what());
        std::fflush(stdout);
    }
}

void FaultCase::runWherePossible(const std::string& label, const std::function<void()>& body)
{
    run(label, [&] {
        try {
            body();
        } catch (const test::Skipped& e) {
            count(std::string("not possible here: ") + e.what());
        }
    });
}

void FaultCase::end()
{
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    std::string outcomes;
    for (const auto& [name, count] : m_outcomes)
        outcomes += (outcomes.empty() ? "" : ", ") + name + " " + std::to_string(count);
    const std::string row = std::format("{}\t{}\t{}\t{}\t{:.1f}\t{}\n", m_id, m_what, m_runs, m_passed, seconds, outcomes);
    std::printf("%s", row.c_str());
    if (const char* table = std::getenv("BOULTON_FAULTS"); table != nullptr && table[0] == '/')
        std::ofstream(table, std::ios::app) << row << std::flush;
    test::check(m_runs > 0, "the case " + m_id + " did nothing");
    std::string all;
    for (std::size_t i = 0; i < std::min<std::size_t>(m_failures.size(), 5); ++i)
        all += "\n  " + m_failures[i];
    test::check(m_failures.empty(), std::to_string(m_failures.size()) + " of " + std::to_string(m_runs) + " runs of " + m_id +
                                        " failed:" + all);
}

// ---------------------------------------------------------------- processes

namespace {

std::vector<char*> pointers(std::vector<std::string>& strings)
{
    std::vector<char*> all;
    for (std::string& one : strings)
        all.push_back(one.data());
    all.push_back(nullptr);
    return all;
}

//! In the child: becomes the worker with nothing but what is given.
[[noreturn]] void become(std::vector<std::string> arguments, std::vector<std::string> environment)
{
    arguments.insert(arguments.begin(), BOULTON_FAULT_WORKER);
    environment.emplace_back("PATH=/usr/bin:/bin");
    environment.emplace_back("LANG=C.UTF-8");
    environment.emplace_back("ASAN_OPTIONS=verify_asan_link_order=0:detect_leaks=0");
    ::execve(BOULTON_FAULT_WORKER, pointers(arguments).data(), pointers(environment).data());
    ::_exit(126);
}

std::vector<std::string> environmentOf(const Scene& scene, const Fault& fault, const fs::path& counts)
{
    std::vector<std::string> all = fault.environment;
    if (!fault.memory.empty()) {
        all.insert(all.end(), {"LD_PRELOAD=" BOULTON_FAULTMEM, "FAULTMEM=" + fault.memory, "FAULTMEM_COUNT=" + counts.string()});
        return all;
    }
    if (fault.spec.empty() && fault.journal.empty() && fault.search.empty())
        return all;
    // The acknowledgements belong to the journal.
    const fs::path root = !fault.root.empty() ? fault.root : fault.journal.empty() ? scene.disk() : scene.folder;
    const fs::path victim = fault.victim.empty() ? scene.vault() : fault.victim;
    all.insert(all.end(), {"LD_PRELOAD=" BOULTON_FAULTIO, "FAULTIO_ROOT=" + root.string(), "FAULTIO=" + fault.spec,
                           "FAULTIO_COUNT=" + counts.string(), "FAULTIO_VICTIM=" + victim.string()});
    if (!fault.journal.empty())
        all.push_back("FAULTIO_JOURNAL=" + fault.journal.string());
    if (!fault.search.empty())
        all.push_back("FAULTIO_SEARCH=" + fault.search);
    return all;
}

std::string slurp(const fs::path& file)
{
    return fs::exists(file) ? test::readAll(file) : std::string();
}

} // namespace

TemporaryScene::TemporaryScene() : scene(fs::path())
{
    const fs::path memory = "/dev/shm";
    std::error_code ignored;
    const bool roomy = fs::is_directory(memory, ignored) && fs::space(memory, ignored).available > (std::uintmax_t{1} << 30U) &&
                       ::access(memory.c_str(), W_OK) == 0;
    std::random_device random;
    scene.folder = (roomy ? memory : fs::temp_directory_path()) /
                   ("boulton-faults-" + std::to_string(::getpid()) + "-" + std::to_string(random()));
    fs::create_directory(scene.folder);
}

TemporaryScene::~TemporaryScene()
{
    std::error_code ignored;
    fs::remove_all(scene.folder, ignored);
}

std::vector<std::size_t> Ended::acknowledged() const
{
    std::vector<std::size_t> all;
    for (const std::string& line : acks)
        if (line.starts_with("ok "))
            all.push_back(std::strtoull(line.c_str() + 3, nullptr, 10));
    return all;
}

std::string Ended::said() const
{
    std::string all = output;
    for (const std::string& line : acks)
        all += " | " + line;
    return all;
}

Ended worker(const Scene& scene, const std::vector<std::string>& arguments, const Fault& fault)
{
    const fs::path counts = scene.folder / "counts";
    test::writeAll(counts, std::string(24, '\0'));
    std::error_code ignored;
    fs::remove(scene.folder / "acks", ignored);
    const std::vector<std::string> environment = environmentOf(scene, fault, counts);
    const fs::path output = scene.folder / "output";
    const pid_t child = ::fork();
    if (child == 0) {
        const int out = ::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        ::dup2(out, 1);
        ::dup2(out, 2);
        if (fault.before)
            fault.before();
        become(arguments, environment);
    }
    Ended ended;
    int status = 0;
    ::waitpid(child, &status, 0);
    ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    ended.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    ended.output = slurp(output);
    const std::string numbers = test::readAll(counts);
    std::memcpy(&ended.calls, numbers.data(), 8);
    std::memcpy(&ended.failed, numbers.data() + 8, 8);
    std::memcpy(&ended.found, numbers.data() + 16, 8);
    ended.acks = acksOf(scene);
    test::check(ended.status != 126, "the worker did not start: " BOULTON_FAULT_WORKER);
    return ended;
}

std::vector<std::string> acksOf(const Scene& scene)
{
    std::vector<std::string> lines;
    const std::string acks = slurp(scene.folder / "acks");
    for (std::size_t at = 0; at < acks.size();) {
        const std::size_t end = std::min(acks.find('\n', at), acks.size());
        lines.push_back(acks.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

int apart(const std::function<void()>& body)
{
    int ends[2];
    test::check(::pipe2(ends, O_CLOEXEC) == 0, "no pipe");
    const pid_t child = ::fork();
    if (child == 0) {
        std::string answer;
        try {
            body();
        } catch (const test::Skipped& e) {
            answer = std::string("S") + e.what();
        } catch (const std::exception& e) {
            answer = std::string("F") + e.what();
        }
        [[maybe_unused]] const auto written = ::write(ends[1], answer.data(), answer.size());
        std::fflush(stdout);
        ::_exit(0);
    }
    ::close(ends[1]);
    std::string answer;
    char buffer[4096];
    for (ssize_t got = 0; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;)
        answer.append(buffer, static_cast<std::size_t>(got));
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (answer.starts_with('S'))
        throw test::Skipped(answer.substr(1));
    test::check(answer.empty(), answer.substr(std::min<std::size_t>(answer.size(), 1)));
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

void insideChild(const std::function<void()>& body)
{
    const int signal = apart(body);
    test::check(signal == 0, "a crash: signal " + std::to_string(signal));
}

void judged(const Scene& scene, std::string_view work, const std::vector<std::size_t>& acknowledged)
{
    std::string list;
    for (const std::size_t step : acknowledged)
        list += std::to_string(step) + ",";
    const Ended ended = worker(scene, {"judge", std::string(work), scene.folder.string(), list});
    test::check(ended.status == 0, "oracle (signal " + std::to_string(ended.signal) + "): " + ended.output);
}

Talk::Talk(const std::vector<std::string>& arguments, const std::function<void()>& before)
{
    int in[2];
    int out[2];
    test::check(::pipe2(in, O_CLOEXEC) == 0 && ::pipe2(out, O_CLOEXEC) == 0, "no pipe");
    m_pid = ::fork();
    if (m_pid == 0) {
        ::dup2(in[0], 0);
        ::dup2(out[1], 1);
        if (before)
            before();
        become(arguments, {});
    }
    ::close(in[0]);
    ::close(out[1]);
    m_in = in[1];
    m_out = out[0];
}

Talk::~Talk()
{
    if (m_in >= 0)
        ::close(m_in);
    ::close(m_out);
    if (m_pid > 0)
        ::waitpid(m_pid, nullptr, 0);
}

void Talk::say(std::string_view line)
{
    const std::string text = std::string(line) + "\n";
    test::check(::write(m_in, text.data(), text.size()) == static_cast<ssize_t>(text.size()), "the worker does not listen");
}

std::string Talk::hear()
{
    std::string line;
    for (char c = 0; ::read(m_out, &c, 1) == 1 && c != '\n';)
        line += c;
    return line;
}

void Talk::kill()
{
    ::kill(m_pid, SIGKILL);
    ::waitpid(m_pid, nullptr, 0);
    m_pid = -1;
}

} // namespace boulton::faults
