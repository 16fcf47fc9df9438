// SPDX-License-Identifier: GPL-3.0-or-later
// F14 of security.md: memory runs out, in the database, at any large allocation, or for the whole process. The answer is the
// result or a refusal that says so; never half a change, never a crash, and work goes on when there is memory again.
#include "core/store/sqlite_start.h"
#include "tests/faults/bench.h"
#include <algorithm>
#include <cmath>
#include <fstream>
#include <sqlcipher/sqlite3.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace boulton;
using namespace boulton::faults;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true; // has the allocator and reserves address space for itself
#else
constexpr bool kSanitized = false;
#endif

const std::set<std::string> kCodes{"too-large"};

std::size_t addressSpace()
{
    std::size_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    return pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

//! From the least to the most, each by the same factor larger.
std::vector<std::size_t> sizes(std::size_t least, std::size_t most, std::size_t count)
{
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < count; ++i)
        all.push_back(static_cast<std::size_t>(static_cast<double>(least) *
                                               std::pow(static_cast<double>(most) / static_cast<double>(least),
                                                        static_cast<double>(i) / static_cast<double>(count - 1))));
    return all;
}

} // namespace

TEST(a_database_without_memory_says_so_and_keeps_what_it_has)
{
    FaultCase row("F14", "the database may use no more memory than …: told, nothing half done, goes on");
    TemporaryScene temporary;
    for (const std::string_view name : failingWorks()) {
        Bench bench(temporary.scene, work(name));
        for (const std::size_t limit : sizes(16 << 10, 4 << 20, scaled(3, 40)))
            row.run(std::string(name) + ", " + std::to_string(limit) + " bytes", [&] {
                const Ended ended = bench.performHere([&] {
                    test::value(store::startSqlite());
                    whenFaultEnds([] { sqlite3_hard_heap_limit64(0); });
                    sqlite3_hard_heap_limit64(static_cast<sqlite3_int64>(limit));
                });
                tellsAndGoesOn(row, ended, kCodes, false);
                row.count(ended.acks.size() == ended.acknowledged().size() ? "enough" : "too little");
                bench.judge(ended);
            });
    }
    test::check(row.counted("too little") > row.runs() / 4 && row.counted("enough") > 0, "the limits are not those that matter");
    row.end();
}

TEST(an_allocation_that_fails_is_told_and_nothing_is_half_done)
{
    if (kSanitized)
        throw test::Skipped("the sanitizer has the allocator");
    FaultCase row("F14.2", "the K-th allocation of 1 KiB or more fails, once and from then on");
    TemporaryScene temporary;
    for (const std::string_view name : failingWorks()) {
        Bench bench(temporary.scene, work(name));
        const std::uint64_t calls = bench.calls(Fault{.memory = "size=1024:n=0"});
        row.most("allocations", calls);
        for (const char* mode : {"once", "sticky"})
            for (const std::uint64_t at : places(calls, scaled(1, 40), 14)) {
                const std::string spec = "size=1024:n=" + std::to_string(at) + ":mode=" + mode;
                row.run(std::string(name) + ", " + spec, [&] {
                    const Ended ended = bench.perform({.memory = spec});
                    // OpenSSL that could not be started is not started again by this process.
                    if (std::ranges::any_of(ended.acks, [](const auto& line) { return line.starts_with("lost open ") && line.contains("start it again"); })) {
                        row.count("to be started again");
                        return bench.judge(ended);
                    }
                    tellsAndGoesOn(row, ended, kCodes, false);
                    bench.judge(ended);
                });
            }
    }
    row.end();
}

TEST(a_process_without_memory_says_so_and_nothing_is_half_done)
{
    if (kSanitized)
        throw test::Skipped("the sanitizer reserves the address space");
    FaultCase row("F14.3", "the process gets no more memory than it has and …");
    TemporaryScene temporary;
    for (const std::string_view name : failingWorks()) {
        Bench bench(temporary.scene, work(name));
        for (const std::size_t more : sizes(64 << 10, 64 << 20, scaled(2, 20)))
            row.run(std::string(name) + ", " + std::to_string(more) + " bytes more", [&] {
                const Ended ended = bench.performHere([&] {
                    const rlimit limit{addressSpace() + more, RLIM_INFINITY};
                    whenFaultEnds([] {
                        const rlimit none{RLIM_INFINITY, RLIM_INFINITY};
                        ::setrlimit(RLIMIT_AS, &none);
                    });
                    test::check(::setrlimit(RLIMIT_AS, &limit) == 0, "the limit cannot be set");
                });
                tellsAndGoesOn(row, ended, kCodes, false);
                row.count(ended.acks.size() == ended.acknowledged().size() ? "enough" : "too little");
                bench.judge(ended);
            });
    }
    row.end();
}
