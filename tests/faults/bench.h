// SPDX-License-Identifier: GPL-3.0-or-later
// A work that is done again and again, and the places at which something happens to it.
#pragma once
#include "tests/faults/harness.h"
#include "tests/faults/works.h"
#include <random>
#include <set>
#include <string>
#include <vector>

namespace boulton::faults {

//! A work, ready to be done again and again from the same beginning at the same place.
class Bench {
public:
    Bench(Scene& scene, const Work& what);
    void putBack(); //!< the disk, as it was before
    [[nodiscard]] Ended perform(const Fault& fault);
    //! In a child of this process: `fault` is done in it first, and undone when the work has met it (whenFaultEnds).
    [[nodiscard]] Ended performHere(const std::function<void()>& fault);
    //! How many calls there are that could fail. The work is done once without a fault, and must pass.
    [[nodiscard]] std::uint64_t calls(const Fault& counting);
    [[nodiscard]] std::uint64_t calls(const std::string& operations)
    {
        return calls(Fault{.spec = "op=" + operations + ":n=0:mode=once"});
    }
    [[nodiscard]] std::string name() const { return std::string(m_work.name()); }
    [[nodiscard]] Scene& scene() { return m_scene; }
    //! The oracle, for what `ended` acknowledged.
    void judge(const Ended& ended) const { judged(m_scene, m_work.name(), ended.acknowledged()); }

private:
    Scene& m_scene;
    const Work& m_work;
    fs::path m_start;
};

//! `count` places out of 1 … n, spread evenly and moved by the seed: a longer campaign with other seeds meets others.
[[nodiscard]] std::vector<std::uint64_t> places(std::uint64_t n, std::size_t count, std::uint64_t seed);

//! What a work says that met a fault: only these codes, and it went on in the end. Counts what happened.
void tellsAndGoesOn(FaultCase& row, const Ended& ended, const std::set<std::string>& codes, bool sameSession);

//! Calls of a kind fail once, and from then on until the program says that the fault is over.
struct Failing {
    std::string operations;
    std::string error;
    std::vector<std::string> modes;
    std::size_t pointsEach;
    std::set<std::string> codes; //!< as which it may be told
    bool sameSession = false;    //!< work goes on in the same session
};
void failing(FaultCase& row, const Failing& how, const std::vector<std::string_view>& names);

//! All but the making of a vault, which is there whole or not at all and has nothing to go on with.
[[nodiscard]] std::vector<std::string_view> failingWorks();

} // namespace boulton::faults
