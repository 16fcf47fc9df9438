// SPDX-License-Identifier: GPL-3.0-or-later
// inequality-sii: slope and relative index of ten groups with intervals from 100,000 simulations. people-page: 50 indicators of 69 wards in
// ten years, each figure with 95% and 99.8% intervals, its difference and ratio to the council's own figure of that year with theirs,
// and false discovery rates over each page. Suppression, which the issue counts in too, is measured where it is built.
// Usage: bench_stats [ROUNDS]
#include "core/stats/compare.h"
#include "core/stats/inequality.h"
#include "core/stats/rates.h"
#include "tests/bench/bench.h"

namespace {

using namespace boulton;
using namespace boulton::bench;

constexpr std::size_t kIndicators = 50;
constexpr std::size_t kWards = 69;
constexpr std::size_t kYears = 10;

void measureInequality(int rounds)
{
    std::vector<double> people, value, error;
    for (int i = 0; i < 10; ++i) {
        people.push_back(6000 + 137 * i);
        value.push_back(5.5 - 0.3 * i);
        error.push_back(0.02 + 0.002 * i);
    }
    Samples rate, plain;
    const auto levels = stats::bothLevels();
    for (int round = 0; round < rounds; ++round)
        for (const auto kind : {stats::ValueKind::Rate, stats::ValueKind::Plain}) {
            const Stopwatch watch;
            const auto i = need(stats::inequality({people, value, error, kind}, {}, levels, {}));
            (kind == stats::ValueKind::Rate ? rate : plain).add(watch.wall() * 1e3);
            if (i.siiIntervals[0].lower >= i.siiIntervals[0].upper)
                stop("an interval of a simulation has no width");
        }
    printRow("inequality-sii", "ms", rate, below(100), "100,000 simulations of a rate in ten groups, both levels");
    printRow("inequality-sii-plain", "ms", plain, below(100), "the same of plain values");
}

struct Page {
    std::vector<double> events, people;
};

Page made()
{
    Page page;
    std::mt19937_64 random(1);
    for (std::size_t i = 0; i < kIndicators * kYears * kWards; ++i) {
        page.people.push_back(static_cast<double>(9000 + random() % 15000));
        // rare and common alike: from none to some thousands
        const double share = 0.0001 * static_cast<double>(1ULL << (i / (kYears * kWards) % 12));
        const double around = 0.5 + static_cast<double>(random() % 1000) / 1000;
        page.events.push_back(std::floor(page.people.back() * share * around));
    }
    return page;
}

void measurePage(int rounds)
{
    const Page page = made();
    const auto levels = stats::bothLevels();
    Samples wall, processor;
    std::size_t figures = 0;
    std::size_t different = 0;
    for (int round = 0; round < rounds; ++round) {
        figures = different = 0;
        const Stopwatch watch;
        for (std::size_t first = 0; first < page.events.size(); first += kWards) {
            double events = 0;
            double people = 0;
            for (std::size_t i = first; i < first + kWards; ++i) {
                events += page.events[i];
                people += page.people[i];
            }
            const bool share = first / kWards % 2 == 0;
            const auto figure = [&](double x, double n) {
                return need(share ? stats::proportion(x, n, 100, levels) : stats::crudeRate(x, n, 1e5, levels));
            };
            const auto council = figure(events, people);
            std::vector<double> p;
            for (std::size_t i = first; i < first + kWards; ++i) {
                p.push_back(need(stats::compare(figure(page.events[i], page.people[i]), council, levels)).p);
                ++figures;
            }
            for (const double q : need(stats::falseDiscovery(p)))
                different += q < 0.05 ? 1 : 0;
        }
        wall.add(watch.wall() * 1e3);
        processor.add(watch.processor() * 1e3);
    }
    if (figures != kIndicators * kWards * kYears || different == 0)
        stop("the page was not worked out");
    printRow("people-page", "ms", wall, below(200),
             std::format("{} figures, {} of them different; intervals and comparisons at both levels, one thread",
                         figures, different));
    printRow("people-page-processor", "ms", processor, none(), "processor time of the same");
}

} // namespace

int main(int argc, char** argv)
{
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 7;
    measureInequality(rounds);
    measurePage(rounds);
    return 0;
}
