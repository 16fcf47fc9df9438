// SPDX-License-Identifier: GPL-3.0-or-later
// What the benchmark programs share: stopwatch, samples, and the one line per figure that run.sh collects.
#pragma once
#include "core/base/result.h"
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <format>
#include <fstream>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace boulton::bench {

//! Seconds since it was made: by the clock on the wall, and of processor time on all threads together. Where other
//! programs work on the machine, processor time is what the work takes, and the wall what one waited.
class Stopwatch {
public:
    [[nodiscard]] double wall() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }
    [[nodiscard]] double processor() const { return processorNow() - m_processor; }

private:
    static double processorNow() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    double m_processor = processorNow();
};

//! The same figure from several rounds.
class Samples {
public:
    void add(double value) { m_values.push_back(value); }
    [[nodiscard]] double least() const { return std::ranges::min(m_values); }
    [[nodiscard]] double most() const { return std::ranges::max(m_values); }
    [[nodiscard]] double median() const
    {
        std::vector<double> sorted = m_values;
        std::ranges::sort(sorted);
        const std::size_t middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

private:
    std::vector<double> m_values;
};

//! What a figure is held against. A peer that ran in the same round shares the noise, so the median of the rounds
//! counts; for everything else the best round counts, which is what the machine can do when nobody disturbs it.
struct Target {
    enum class Kind { None, AtLeast, Below, BelowPeer };
    Kind kind = Kind::None;
    double value = 0;
};
inline Target none()
{
    return {};
}
inline Target atLeast(double value)
{
    return {Target::Kind::AtLeast, value};
}
inline Target below(double value)
{
    return {Target::Kind::Below, value};
}
inline Target belowPeer()
{
    return {Target::Kind::BelowPeer, 1};
}

//! Three significant digits.
inline std::string shortNumber(double value)
{
    const double size = std::abs(value);
    return std::format("{:.{}f}", value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

//! One line of the table: name, unit, best, median, target, ratio (figure / target), ok or miss, note. Tabs between.
inline void printRow(const std::string& name, const std::string& unit, const Samples& samples, Target target,
                     const std::string& note = "", bool moreIsBetter = false)
{
    const bool more = moreIsBetter || target.kind == Target::Kind::AtLeast;
    const double best = more ? samples.most() : samples.least();
    const double figure = target.kind == Target::Kind::BelowPeer ? samples.median() : best;
    std::string wanted = "-";
    std::string ratio = "-";
    std::string verdict = "-";
    if (target.kind != Target::Kind::None) {
        const bool ok = more ? figure >= target.value : figure < target.value;
        wanted = std::format("{} {}", more ? ">=" : "<", shortNumber(target.value));
        ratio = shortNumber(figure / target.value);
        verdict = ok ? "ok" : "miss";
    }
    std::printf("row\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", name.c_str(), unit.c_str(), shortNumber(best).c_str(),
                shortNumber(samples.median()).c_str(), wanted.c_str(), ratio.c_str(), verdict.c_str(), note.c_str());
    std::fflush(stdout);
}

inline void printRow(const std::string& name, const std::string& unit, double figure, Target target,
                     const std::string& note = "")
{
    Samples one;
    one.add(figure);
    printRow(name, unit, one, target, note);
}

[[noreturn]] inline void stop(const std::string& why)
{
    std::fprintf(stderr, "bench: %s\n", why.c_str());
    std::exit(1);
}

//! The value, or the end of the program with the error.
template <typename T>
T need(Result<T> result)
{
    if (!result)
        stop(result.error().what);
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

//! A private folder, gone with everything in it when the program ends normally; run.sh removes what is left otherwise.
class TemporaryFolder {
public:
    TemporaryFolder()
        : m_path(std::filesystem::temp_directory_path() / std::format("boulton-bench-{}", std::random_device{}()))
    {
        std::filesystem::create_directory(m_path);
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

//! Linux: what this process took at most since resetPeak(), in bytes; mapped files count.
inline void resetPeak()
{
    std::ofstream("/proc/self/clear_refs") << "5";
}
inline double peakBytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            return std::strtod(line.c_str() + 6, nullptr) * 1024;
    return 0;
}

} // namespace boulton::bench
