// SPDX-License-Identifier: GPL-3.0-or-later
// A case of the table that `./dev test --faults` prints, and the worker process that faults happen to.
#pragma once
#include "tests/faults/scene.h"
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <vector>

namespace boulton::faults {

//! The whole campaign (BOULTON_FAULTS is set), or the short form of every day.
[[nodiscard]] bool campaign();
[[nodiscard]] inline std::size_t scaled(std::size_t everyDay, std::size_t full)
{
    return campaign() ? full : everyDay;
}

//! One row of the table. A run that throws has failed, and the row goes on; end() fails the test if one did.
class FaultCase {
public:
    FaultCase(std::string id, std::string what) : m_id(std::move(id)), m_what(std::move(what)) {}
    //! `label` is what one needs to do this run alone: a seed, a place.
    void run(const std::string& label, const std::function<void()>& body);
    //! One that needs rights which not everybody has; what is skipped is counted.
    void runWherePossible(const std::string& label, const std::function<void()>& body);
    void count(const std::string& outcome) { ++m_outcomes[outcome]; } //!< e.g. "noticed", "harmless"
    //! A figure of the row: the largest that there was.
    void most(const std::string& figure, std::size_t value)
    {
        m_outcomes[figure] = std::max(m_outcomes[figure], value);
    }
    [[nodiscard]] std::size_t counted(const std::string& outcome) const
    {
        const auto found = m_outcomes.find(outcome);
        return found == m_outcomes.end() ? 0 : found->second;
    }
    [[nodiscard]] std::size_t runs() const { return m_runs; }
    //! A row is written; fails if a run has, or if there was none.
    void end();

private:
    std::string m_id;
    std::string m_what;
    std::size_t m_runs = 0;
    std::size_t m_passed = 0;
    std::map<std::string, std::size_t> m_outcomes;
    std::vector<std::string> m_failures;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

//! A scene in a folder of its own, gone afterwards. In memory where that can be: what a disk does is up to the fault, and
//! a real one would make a minute of each second.
class TemporaryScene {
public:
    TemporaryScene();
    ~TemporaryScene();
    TemporaryScene(const TemporaryScene&) = delete;
    TemporaryScene& operator=(const TemporaryScene&) = delete;
    Scene scene;
};

struct Fault {
    std::string spec{};    //!< FAULTIO, see faultio.cpp; empty: none
    fs::path journal{};    //!< where to keep one
    std::string search{};  //!< a text to look for in what is written
    fs::path root{};       //!< where calls fail; empty: the disk of the scene
    fs::path victim{};     //!< what mode=move and mode=delete take away; empty: the vault
    std::string memory{};  //!< FAULTMEM, see faultmem.cpp; empty: none
    std::vector<std::string> environment{}; //!< NAME=VALUE besides
    std::function<void()> before{};         //!< in the process that becomes the worker: limits, mounts, another user
};
struct Ended {
    int status = -1;       //!< of the process, -1 if a signal ended it
    int signal = 0;
    std::string output{};
    std::uint64_t calls = 0; //!< that the fault could have hit
    std::uint64_t failed = 0;
    std::uint64_t found = 0;
    std::vector<std::string> acks{}; //!< lines of works.h
    [[nodiscard]] std::string said() const; //!< the same as one text, and the output
    [[nodiscard]] std::vector<std::size_t> acknowledged() const;
};
//! Runs boulton_fault_worker to its end. The file of acknowledgements is new.
[[nodiscard]] Ended worker(const Scene& scene, const std::vector<std::string>& arguments, const Fault& fault = {});
//! What the works of this scene have acknowledged.
[[nodiscard]] std::vector<std::string> acksOf(const Scene& scene);
//! In a child of this process, where limits, mounts, users and crashes are its own. What it throws is a failure here; the
//! signal that ended it, otherwise 0.
[[nodiscard]] int apart(const std::function<void()>& body);
//! The same; a crash is a failure too.
void insideChild(const std::function<void()>& body);
//! The worker as judge; a test failure with what it says.
void judged(const Scene& scene, std::string_view work, const std::vector<std::size_t>& acknowledged);

//! A process that can be talked to: lines in, lines out.
class Talk {
public:
    explicit Talk(const std::vector<std::string>& arguments, const std::function<void()>& before = {});
    Talk(const Talk&) = delete;
    Talk& operator=(const Talk&) = delete;
    ~Talk();
    void say(std::string_view line);
    [[nodiscard]] std::string hear();
    void kill();
    [[nodiscard]] int pid() const { return m_pid; }

private:
    int m_pid = -1;
    int m_in = -1;
    int m_out = -1;
};

} // namespace boulton::faults
