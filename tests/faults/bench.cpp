// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/bench.h"

namespace boulton::faults {

Bench::Bench(Scene& scene, const Work& what) : m_scene(scene), m_work(what), m_start(scene.folder / "start")
{
    fs::remove_all(scene.disk());
    const Ended made = worker(scene, {"prepare", std::string(what.name()), scene.folder.string()});
    test::check(made.status == 0, std::string(what.name()) + " cannot be prepared: " + made.output);
    fs::remove_all(m_start);
    fs::copy(scene.disk(), m_start, fs::copy_options::recursive);
}

void Bench::putBack()
{
    fs::remove_all(m_scene.disk());
    fs::copy(m_start, m_scene.disk(), fs::copy_options::recursive);
}

Ended Bench::perform(const Fault& fault)
{
    putBack();
    return worker(m_scene, {"perform", std::string(m_work.name()), m_scene.folder.string()}, fault);
}

Ended Bench::performHere(const std::function<void()>& fault)
{
    putBack();
    std::error_code ignored;
    fs::remove(m_scene.folder / "acks", ignored);
    Ended ended;
    ended.signal = apart([&] {
        m_scene.clock.advanceSeconds(86'400);
        fault();
        (void)faults::perform(m_work, m_scene, 0);
    });
    ended.status = ended.signal == 0 ? 0 : -1;
    ended.acks = acksOf(m_scene);
    return ended;
}

std::uint64_t Bench::calls(const Fault& counting)
{
    const Ended whole = perform(counting);
    test::check(whole.status == 0, "without a fault: " + whole.said());
    test::check(whole.calls > 0, "nothing is seen of what it does");
    judge(whole);
    return whole.calls;
}

std::vector<std::uint64_t> places(std::uint64_t n, std::size_t count, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::set<std::uint64_t> chosen;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t from = 1 + n * i / count;
        const std::uint64_t to = std::max(from + 1, 1 + n * (i + 1) / count);
        chosen.insert(std::min(n, from + random() % (to - from)));
    }
    return {chosen.begin(), chosen.end()};
}

void tellsAndGoesOn(FaultCase& row, const Ended& ended, const std::set<std::string>& codes, bool sameSession)
{
    bool made = false;
    for (const std::string& line : ended.acks) {
        if (line.starts_with("ok "))
            continue;
        const std::size_t code = line.find(' ', line.find(' ') + 1) + 1;
        // A log that cannot be made is tried for reading, and then the system only says that there is none.
        const bool masked = line.contains("unable to open database file");
        // A re-key whose new files do not open stands; until the next unlock nothing more is written.
        made = made || line.contains("the change was made");
        test::check(masked || made || codes.contains(line.substr(code, line.find(' ', code) - code)), "told as: " + line);
        test::check(!line.starts_with("lost "), line);
        // After another error than a full disk the file is opened again first, and until then takes no change.
        test::check(!line.starts_with("stuck ") || !sameSession || made, line);
        row.count(line.starts_with("stuck ") ? "opened again" : "told");
    }
    if (ended.failed > 0 && ended.acks.size() == ended.acknowledged().size())
        row.count("not needed");
    test::check(ended.status == 0, "status " + std::to_string(ended.status) + ", signal " + std::to_string(ended.signal) + ": " + ended.said());
}

void failing(FaultCase& row, const Failing& how, const std::vector<std::string_view>& names)
{
    TemporaryScene temporary;
    for (const std::string_view name : names) {
        Bench bench(temporary.scene, work(name));
        const std::uint64_t calls = bench.calls(how.operations);
        for (const std::string& mode : how.modes)
            for (const std::uint64_t at : places(calls, how.pointsEach, 23)) {
                const std::string spec =
                    "op=" + how.operations + ":n=" + std::to_string(at) + ":mode=" + mode + ":errno=" + how.error;
                row.run(std::string(name) + ", " + spec, [&] {
                    const Ended ended = bench.perform({.spec = spec});
                    if (ended.failed == 0) // a call fewer than the last time
                        row.count("not reached");
                    tellsAndGoesOn(row, ended, how.codes, how.sameSession);
                    bench.judge(ended);
                });
            }
    }
}

std::vector<std::string_view> failingWorks()
{
    std::vector<std::string_view> names;
    for (const Work* one : works())
        if (one->name() != "create" && (campaign() || one->name() != "migration")) // its key costs a second each time
            names.push_back(one->name());
    return names;
}

} // namespace boulton::faults
