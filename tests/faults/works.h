// SPDX-License-Identifier: GPL-3.0-or-later
// What may be interrupted. Each work is a few steps that are acknowledged one by one, and knows how to see whether a step
// has happened: wholly, or not at all. works() is the table: a new kind of work is one class and one line there.
#pragma once
#include "tests/faults/scene.h"
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::faults {

struct Step {
    std::string name;
    std::function<Status(workspace::Session&)> act;
};

class Work {
public:
    virtual ~Work() = default;
    [[nodiscard]] virtual std::string_view name() const = 0;
    //! The vault before it; by default a council with figures of three months.
    virtual void prepare(Scene& scene) const;
    //! As whoever does the work. Again until it opens is not its business.
    [[nodiscard]] virtual Result<workspace::Session> open(Scene& scene) const { return scene.open(); }
    //! The same work can be done again: another round.
    [[nodiscard]] virtual std::vector<Step> steps(Scene& scene, int round) const = 0;
    //! Whether the step is there; test::Failure if a part of it is.
    [[nodiscard]] virtual bool happened(Scene& scene, workspace::Session& session, int round, std::size_t step) const = 0;
    //! More that must hold when nobody has the vault open and everything interrupted was settled.
    virtual void settled(Scene& scene, int round, const std::vector<bool>& happened) const
    {
        (void)scene, (void)round, (void)happened;
    }
    //! Files that may lie there besides those that the header names.
    [[nodiscard]] virtual bool mayStay(std::string_view name) const
    {
        (void)name;
        return false;
    }
};

[[nodiscard]] const std::vector<const Work*>& works();
[[nodiscard]] const Work& work(std::string_view name);

// ---- in the worker

//! Every step, each acknowledged in scene.folder/acks: "ok 2", "failed 2 disk-full …" (then again, once the fault is over),
//! "stuck 2 …" (and again in a new session), "changed 2 …" if a step that failed was there after all.
int perform(const Work& work, Scene& scene, int round);
//! In the file of acknowledgements with one write, so that it is in the journal at its place.
void acknowledge(const Scene& scene, const std::string& line);
[[nodiscard]] std::string oneLine(const Error& error); //!< "disk-full …"
//! How a fault of this process ends, besides those of libfaultio.so and libfaultmem.so.
void whenFaultEnds(std::function<void()> end);

// ---- the oracle O1 of security.md, in a process of its own

//! `acknowledged`: steps of round 0. Throws test::Failure with what does not hold.
void judge(const Work& work, Scene& scene, const std::vector<std::size_t>& acknowledged);

} // namespace boulton::faults
