// SPDX-License-Identifier: GPL-3.0-or-later
// secondary-suppression: a table of 69 wards by 20 age bands with its totals, of which every fourth count is small: what must be hidden, what
// else must be, and the attacker's range of every cell afterwards. -nested: the wards in ten districts of a city. release-after-three: the
// same table after three outputs of it that left under other thresholds, until nothing comes out of all of them together.
// Usage: bench_privacy [ROUNDS]
#include "core/privacy/release.h"
#include "tests/bench/bench.h"

namespace {

using namespace boulton;
using namespace boulton::bench;
using namespace boulton::privacy;

constexpr std::size_t kWards = 69;
constexpr std::size_t kBands = 20;
constexpr std::size_t kDistricts = 10;

CountTable made(bool nested, unsigned smallOneIn, std::uint64_t seed)
{
    CountTable t;
    const std::size_t districts = nested ? kDistricts : 0;
    const std::size_t city = kWards + districts;
    for (std::size_t w = 0; w < kWards; ++w)
        t.rows.push_back({"ward", nested ? kWards + w % districts : city});
    for (std::size_t d = 0; d <= districts; ++d)
        t.rows.push_back({"total", d < districts ? city : kNone});
    for (std::size_t b = 0; b <= kBands; ++b)
        t.columns.push_back({"ages", b < kBands ? kBands : kNone});
    t.values.assign(t.rows.size() * t.columns.size(), 0);
    std::mt19937_64 random(seed);
    for (std::size_t w = 0; w < kWards; ++w)
        for (std::size_t b = 0; b < kBands; ++b) {
            const auto count = static_cast<std::int64_t>(random() % smallOneIn == 0 ? random() % 10 : 10 + random() % 300);
            for (std::size_t r = w; r != kNone; r = t.rows[r].total)
                for (std::size_t c = b; c != kNone; c = t.columns[c].total)
                    t.values[t.cell(r, c)] += count;
        }
    return t;
}

void measure(const std::string& name, bool nested, unsigned smallOneIn, int rounds)
{
    const ProtectTask task{.table = made(nested, smallOneIn, 4), .profile = need(preset("acro"))};
    Samples wall;
    ProtectedTable result;
    for (int round = 0; round < rounds; ++round) {
        const Stopwatch watch;
        result = need(protect(task));
        wall.add(watch.wall() * 1e3);
    }
    if (!result.open.empty() || result.primary == 0 || result.secondary < result.atLeast)
        stop("the table is not protected");
    printRow(name, "ms", wall, below(1000),
             std::format("{} small counts, {} more hidden (at least {} must be), attacked", result.primary, result.secondary,
                         result.atLeast));
}

//! Figures by ward and age band.
std::vector<Figure> figuresOf(const CountTable& t)
{
    std::vector<std::string> wards;
    for (std::size_t w = 0; w < kWards; ++w)
        wards.push_back(std::format("ward {}", w));
    std::vector<Figure> figures;
    for (std::size_t r = 0; r < t.rows.size(); ++r)
        for (std::size_t c = 0; c < t.columns.size(); ++c) {
            const auto band = static_cast<std::int64_t>(c);
            const Extent age{.dimension = "age", .from = c < kBands ? 5 * band : 0, .to = c < kBands ? 5 * band + 5 : 100};
            figures.push_back({.measure = "n", .extents = {{.dimension = "ward", .members = r < kWards ? std::vector{wards[r]} : wards}, age}});
        }
    return figures;
}

void measureLedger(int rounds)
{
    const Profile acro = need(preset("acro"));
    const CountTable t = made(false, 30, 10);
    std::vector<Published> earlier;
    for (const int threshold : {12, 15, 18})
        earlier.push_back({"", "earlier", need(release({.table = t, .profile = need(profileFrom(std::format("custom:threshold={}", threshold)))}, figuresOf(t), {})).figures});
    Samples wall;
    Release result;
    for (int round = 0; round < rounds; ++round) {
        const Stopwatch watch;
        result = need(release({.table = t, .profile = acro}, figuresOf(t), earlier));
        wall.add(watch.wall() * 1e3);
    }
    printRow("release-after-three", "ms", wall, none(), std::format("1,470 figures against 4,410; {} hidden for earlier ones", result.forEarlier));
}

//! A page about people: 50 indicators in ten years, each 69 wards with the council's total.
void measurePage(int rounds)
{
    constexpr std::size_t kLists = 500;
    const Profile acro = need(preset("acro"));
    std::vector<ProtectTask> tasks;
    std::mt19937_64 random(1);
    for (std::size_t list = 0; list < kLists; ++list) {
        ProtectTask task{.profile = acro};
        std::int64_t all = 0;
        task.table.columns = {{"n", kNone}};
        for (std::size_t w = 0; w < kWards; ++w) {
            const double share = 0.0001 * static_cast<double>(1ULL << (list / 10 % 12)); // rare and common alike, as in people-page
            const auto people = static_cast<double>(9000 + random() % 15000);
            task.table.values.push_back(static_cast<std::int64_t>(people * share * (0.5 + static_cast<double>(random() % 1000) / 1000)));
            task.table.rows.push_back({"ward", kWards});
            all += task.table.values.back();
        }
        task.table.rows.push_back({"total", kNone});
        task.table.values.push_back(all);
        tasks.push_back(std::move(task));
    }
    Samples wall;
    std::size_t hidden = 0;
    for (int round = 0; round < rounds; ++round) {
        hidden = 0;
        const Stopwatch watch;
        for (const auto& task : tasks) {
            const auto result = need(protect(task));
            hidden += result.primary + result.secondary;
            if (!result.open.empty())
                stop("a list is not protected");
        }
        wall.add(watch.wall() * 1e3);
    }
    if (hidden == 0)
        stop("nothing was hidden");
    printRow("suppression-page", "ms", wall, below(100), std::format("500 lists of 69 wards with their total, {} counts hidden; with people-page below 200", hidden));
}

} // namespace

int main(int argc, char** argv)
{
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 5;
    measure("secondary-suppression", false, 4, rounds);
    measure("secondary-suppression-few", false, 30, rounds);
    measure("secondary-suppression-nested", true, 4, rounds);
    measurePage(rounds);
    measureLedger(std::min(rounds, 3));
    return 0;
}
