// SPDX-License-Identifier: GPL-3.0-or-later
// csv-read and csv-memory: a file of ten columns into a Table on one thread. Usage: bench_csv [MEGABYTES] [ROUNDS]
#include "core/exchange/csv_reader.h"
#include "tests/bench/bench.h"
#include <array>

namespace {

using namespace boulton::bench;

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
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 7;
    const TemporaryFolder folder;
    const auto path = folder.path() / "cases.csv";
    generate(path, megabytes << 20U);
    const auto size = static_cast<double>(std::filesystem::file_size(path));
    Samples processor;
    Samples wall;
    std::int64_t rows = 0;
    resetPeak();
    for (int round = 0; round < rounds; ++round) {
        const Stopwatch watch;
        const auto result = need(boulton::exchange::readCsvFile(path));
        wall.add(size / 1e6 / watch.wall());
        processor.add(size / 1e6 / watch.processor());
        rows = result.rowsRead;
    }
    const double peak = peakBytes();
    printRow(
        "csv-read", "MB/s", processor, atLeast(200),
        std::format("10 columns, {} rows, {:.0f} MB, one core by its processor time; on the clock {} at best, {} in "
                    "the median",
                    rows, size / 1e6, shortNumber(wall.most()), shortNumber(wall.median())));
    printRow("csv-memory", "x the file", peak / size, below(3),
             std::format("{:.0f} MB at most, file map included", peak / 1e6));
}
