// SPDX-License-Identifier: GPL-3.0-or-later
// F2 and F5 of security.md: the power goes, and everything that was not synced is lost, kept, torn or out of order.
#include "tests/faults/harness.h"
#include "tests/faults/power_cut.h"
#include "tests/faults/works.h"

using namespace boulton;
using namespace boulton::faults;

namespace {

//! The work, done once with a journal.
struct Recorded {
    PowerCut cut;
    Ended ended;
};
Recorded record(Scene& scene, const Work& what, const std::string& fault)
{
    fs::remove_all(scene.disk());
    const Ended made = worker(scene, {"prepare", std::string(what.name()), scene.folder.string()});
    test::check(made.status == 0, made.output);
    std::error_code ignored;
    fs::remove(scene.folder / "journal", ignored);
    Recorded recorded{PowerCut(scene), {}};
    recorded.ended = worker(scene, {"perform", std::string(what.name()), scene.folder.string()},
                            {.spec = fault, .journal = scene.folder / "journal"});
    recorded.cut.read(scene.folder / "journal");
    return recorded;
}

void cutPower(FaultCase& row, bool data)
{
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    std::mt19937_64 random(4);
    for (const Work* what : works()) {
        const bool ofData = what->name() == "import" || what->name() == "edit" || what->name() == "sign-off" ||
                            what->name() == "cross-file" || what->name() == "backup";
        if (ofData != data)
            continue;
        const Recorded recorded = record(scene, *what, "");
        test::check(recorded.ended.status == 0, recorded.ended.output);
        const std::size_t records = recorded.cut.records();
        const std::size_t cuts = scaled(3, 56);
        for (std::size_t i = 0; i < cuts; ++i) {
            const std::size_t at = records * i / cuts + random() % (records / cuts + 1);
            const Loss loss = i % 4 == 0 ? Loss::Everything : i % 16 == 1 ? Loss::Nothing : Loss::Mixed;
            const auto seed = random();
            row.run(std::string(what->name()) + ", cut " + std::to_string(i) + " at record " + std::to_string(at), [&] {
                std::mt19937_64 own(seed);
                const auto after = recorded.cut.at(std::min(at, records), loss, own);
                putBack(scene.disk(), after.disk);
                row.count(loss == Loss::Everything ? "all lost" : loss == Loss::Nothing ? "all kept" : "mixed");
                judged(scene, what->name(), after.acknowledged);
            });
        }
    }
}

} // namespace

TEST(a_power_cut_loses_nothing_that_was_acknowledged)
{
    FaultCase row("F2", "power cut in work on data: unsynced writes kept, dropped, torn, out of order");
    cutPower(row, true);
    row.end();
}

TEST(a_power_cut_leaves_keys_and_people_as_they_were_or_are_to_be)
{
    FaultCase row("F2.1", "power cut in work on people, keys and versions: the same");
    cutPower(row, false);
    row.end();
}

TEST(what_could_not_be_synced_is_lost_and_never_called_done)
{
    FaultCase row("F5.2", "fsync fails, its data are lost, then the power goes");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    std::mt19937_64 random(5);
    for (const std::string_view name : {"edit", "cross-file", "grant", "re-key", "passphrase"}) {
        const Work& what = work(name);
        const auto syncs = record(scene, what, "op=sync:n=0:mode=once").ended.calls;
        for (std::size_t i = 0; i < scaled(2, 10); ++i) {
            const auto at = 1 + random() % syncs;
            row.run(std::string(name) + ", sync " + std::to_string(at), [&] {
                const Recorded recorded = record(scene, what, "op=sync:n=" + std::to_string(at) + ":mode=once:errno=EIO");
                test::check(recorded.ended.failed == 1, "nothing failed");
                const auto after = recorded.cut.at(recorded.cut.records(), Loss::Everything, random);
                putBack(scene.disk(), after.disk);
                judged(scene, name, after.acknowledged);
            });
        }
    }
    row.end();
}
