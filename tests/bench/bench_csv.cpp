// SPDX-License-Identifier: GPL-3.0-or-later
// CSV into a Table: MB/s on one thread and peak memory against the size of the file. Usage: bench_csv [MEGABYTES]
// [ROUNDS]
#include "core/base/platform.h"
#include "core/exchange/csv_reader.h"
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <format>
#include <fstream>
#include <random>
#include <string>

namespace {

// Ten columns as a council's extract has them: code, ISO date, category, name, two integers, three decimals, flag.
void generate(const std::filesystem::path& path, std::size_t bytes)
{
    static constexpr std::array categories{"Housing repairs",     "Council tax", "Adult social care",
                                           "Waste and recycling", "Highways",    "Planning"};
    std::mt19937_64 random(42);
    std::ofstream out(path, std::ios::binary);
    out << "Case code,Opened,Service,Ward,Contacts,Days open,Cost,Rate,Score,Closed\n";
    std::string block;
    for (std::size_t written = 0, row = 0; written < bytes;) {
        block.clear();
        while (block.size() < (1U << 20U)) {
            const auto r = random();
            block += std::format("BCC{:07},20{:02}-{:02}-{:02},{},", 1'000'000 + row++ % 400'000, 15 + r % 10,
                                 1 + (r >> 8U) % 12, 1 + (r >> 16U) % 28, categories[(r >> 24U) % categories.size()]);
            const auto ward = (r >> 32U) % 69;
            if (ward % 9 == 0)
                block += std::format("\"Ward {}, Sutton and North\",", ward);
            else
                block += std::format("Ward of Saint {},", ward);
            const auto s = random();
            block += std::format("{},{},{}.{:02},{}.{:04},0.{:09},{}\n", s % 40, (s >> 8U) % 3000, (s >> 16U) % 90000,
                                 (s >> 24U) % 100, (s >> 32U) % 100, (s >> 40U) % 10000,
                                 100'000'000 + (s >> 20U) % 900'000'000, (s & 1U) != 0 ? "Y" : "N");
        }
        out << block;
        written += block.size();
    }
}

} // namespace

int main(int argc, char** argv)
{
    const std::size_t megabytes = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 200;
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
    const auto path =
        std::filesystem::temp_directory_path() / std::format("boulton-bench-{}.csv", std::random_device{}());
    generate(path, megabytes << 20U);
    const auto size = std::filesystem::file_size(path);
    const auto before = boulton::platform::peakMemoryBytes();
    double best = 1e300;
    double bestCpu = 1e300; // processor time: what one core takes, also while others work on the machine
    bool ok = true;
    for (int round = 0; round < rounds && ok; ++round) {
        const auto start = std::chrono::steady_clock::now();
        const auto cpuStart = std::clock();
        const auto result = boulton::exchange::readCsvFile(path);
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        const double cpu = static_cast<double>(std::clock() - cpuStart) / CLOCKS_PER_SEC;
        ok = result.has_value();
        if (!ok)
            std::printf("failed: %s\n", result.error().what.c_str());
        else
            std::printf("round %d: %.0f MB/s (%.3f s, %lld rows, %zu diagnostics)\n", round + 1,
                        static_cast<double>(size) / 1e6 / seconds, seconds, static_cast<long long>(result->rowsRead),
                        result->diagnostics.count());
        best = std::min(best, seconds);
        bestCpu = std::min(bestCpu, cpu);
    }
    std::filesystem::remove(path);
    const auto peak = boulton::platform::peakMemoryBytes();
    std::printf("csv into a table: best %.0f MB/s on one thread (%.0f MB a processor second); peak memory %.2f x the "
                "file (%.1f MB before)\n",
                static_cast<double>(size) / 1e6 / best, static_cast<double>(size) / 1e6 / bestCpu,
                static_cast<double>(peak) / static_cast<double>(size), static_cast<double>(before) / 1e6);
    return ok ? 0 : 1;
}
