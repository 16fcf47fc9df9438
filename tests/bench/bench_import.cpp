// SPDX-License-Identifier: GPL-3.0-or-later
// import-*: sensor readings as CSV into a fresh vault (read, infer, encode, commit with audit, close) against the
// sqlcipher shell's .import of the same file into a throw-away encrypted file. The two take turns, each round in a
// process of its own, so that both see the same noise and peak memory is of one import alone. No key is derived on
// either side of the clock: the vault is unlocked before it starts, and the shell gets a raw key.
// Usage: bench_import [ROWS] [ROUNDS]
#include "core/base/clock.h"
#include "core/store/dataset_repository.h"
#include "core/workspace/import.h"
#include "core/workspace/session.h"
#include "tests/bench/processes.h"
#include <array>
#include <fcntl.h>
#include <functional>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace boulton;
using namespace boulton::bench;

constexpr const char* kPeerKey = "2dd29ca851e7b56e4697b0e1f08507293d761a05ce4d1b628663f411a8086d99";

struct Cost {
    double wall = 0;
    double processor = 0;
    double peak = 0; //!< bytes
    double file = 0; //!< bytes of what was written
};

//! Hourly means of two pollutants, site by site, as a network's export has them; or, `irregular`, one reading after the
//! other at odd seconds, so that hardly any time comes twice.
void generate(const std::filesystem::path& path, std::size_t rows, bool irregular)
{
    static constexpr std::array pollutants{"NO2", "PM2.5"};
    static constexpr std::array flags{"V", "V", "V", "V", "V", "V", "P", "S"};
    constexpr std::size_t kHours = 8760;
    std::mt19937_64 random(7);
    std::ofstream out(path, std::ios::binary);
    out << "sensor,time,pollutant,value,flag\n";
    std::string block;
    double level = 30;
    using namespace std::chrono;
    const sys_seconds begin = sys_days{year{2019} / 1 / 1};
    for (std::size_t row = 0; row < rows; ++row) {
        const auto r = random();
        level = 0.9 * level + 3 + 0.6 * (static_cast<double>(r % 1000) / 100 - 5);
        const std::size_t site = irregular ? r / 1024 % 64 : row / kHours / pollutants.size();
        const std::size_t pollutant = irregular ? r / 512 % 2 : row / kHours % pollutants.size();
        const auto at =
            begin + (irregular
                         ? seconds(static_cast<std::int64_t>(row) * 31 + static_cast<std::int64_t>(r / 65536 % 29))
                         : seconds(hours(row % kHours)));
        block += std::format("BHM-{:03},{:%FT%T}Z,{},{:.2f},{}\n", site + 1, at, pollutants[pollutant], level,
                             flags[r / 4096 % flags.size()]);
        if (block.size() > (1U << 20U)) {
            out << block;
            block.clear();
        }
    }
    out << block;
    if (!out.flush())
        stop("the file of readings was not written");
}

double sizeOf(const std::filesystem::path& folder)
{
    double bytes = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            bytes += static_cast<double>(entry.file_size());
    return bytes;
}

Cost importIntoVault(const std::filesystem::path& csv, const std::filesystem::path& folder, std::size_t rows)
{
    const SystemClock clock;
    const store::VaultOptions options{.kdf = crypto::floorParameters(), .localDataFolder = folder / "local"};
    const auto passphrase = need(crypto::Secret::copyOf(std::string_view("a passphrase for measuring")));
    auto session = need(workspace::Session::create(folder / "bench.boulton", "Bench", passphrase, options, clock));
    const double before = sizeOf(folder);
    // A date column keeps no time of day; as text every second is kept, as it is in the shell's table.
    exchange::CsvOverrides overrides;
    overrides.columns["time"] = {.type = table::Type::String};
    Cost cost;
    resetPeak();
    const Stopwatch watch;
    const auto done = need(workspace::importDataset(session, csv, "readings", overrides, {}, {}));
    need(session.close()); // everything in the main file, as the shell leaves it
    cost.wall = watch.wall();
    cost.processor = watch.processor();
    cost.peak = peakBytes();
    cost.file = sizeOf(folder) - before;
    if (done.added != rows || done.setAside != 0 || !done.diagnostics.empty())
        stop("the vault did not take every reading as it is");
    return cost;
}

Cost importWithShell(const std::filesystem::path& script, const std::filesystem::path& database)
{
    const ShellRun run = runShell(database, script);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    Cost cost;
    cost.wall = run.wall;
    cost.processor = seconds(run.usage.ru_utime) + seconds(run.usage.ru_stime);
    cost.peak = static_cast<double>(run.usage.ru_maxrss) * 1024;
    cost.file = static_cast<double>(std::filesystem::file_size(database));
    return cost;
}

void writeScript(const std::filesystem::path& script, const std::filesystem::path& csv)
{
    std::ofstream(script) << "PRAGMA key = \"x'" << kPeerKey << "'\";\n"
                          << "CREATE TABLE reading(sensor TEXT, time TEXT, pollutant TEXT, value REAL, flag TEXT);\n"
                          << ".mode csv\n"
                          << ".import --skip 1 " << csv.string() << " reading\n"
                          << "SELECT iif(max(rowid) > 0, 'rows', 1/0) FROM reading;\n";
}

void compare(const std::string& name, const std::string& what, std::size_t rows, int rounds, bool irregular,
             Target target)
{
    const TemporaryFolder folder;
    const auto csv = folder.path() / "readings.csv";
    const auto script = folder.path() / "import.sql";
    generate(csv, rows, irregular);
    writeScript(script, csv);
    Samples wall, processor, ours, theirs, ourProcessor, theirProcessor, ourPeak, theirPeak;
    Cost vault;
    Cost shell;
    for (int round = 0; round < rounds; ++round) {
        const auto ground = folder.path() / "round";
        std::filesystem::create_directories(ground / "local");
        shell = importWithShell(script, ground / "peer.db");
        std::filesystem::remove(ground / "peer.db");
        vault = inChild<Cost>([&] { return importIntoVault(csv, ground, rows); });
        std::filesystem::remove_all(ground);
        wall.add(vault.wall / shell.wall);
        processor.add(vault.processor / shell.processor);
        ours.add(vault.wall);
        theirs.add(shell.wall);
        ourProcessor.add(vault.processor);
        theirProcessor.add(shell.processor);
        ourPeak.add(vault.peak);
        theirPeak.add(shell.peak);
    }
    const double csvSize = static_cast<double>(std::filesystem::file_size(csv));
    printRow(name, "x sqlcipher", wall, target,
             std::format("{}: {} rows x 5, {:.0f} MB of CSV; best {} s against {} s", what, rows, csvSize / 1e6,
                         shortNumber(ours.least()), shortNumber(theirs.least())));
    printRow(name + "-processor", "x sqlcipher", processor, none(),
             std::format("processor seconds, all threads: best {} s against {} s", shortNumber(ourProcessor.least()),
                         shortNumber(theirProcessor.least())));
    printRow(name + "-size", "x sqlcipher", vault.file / shell.file, none(),
             std::format("{:.1f} MB in the vault against {:.1f} MB", vault.file / 1e6, shell.file / 1e6));
    printRow(name + "-memory", "MB", ourPeak.median() / 1e6, none(),
             std::format("at most, file map included; the shell {:.0f} MB", theirPeak.median() / 1e6));
}

} // namespace

int main(int argc, char** argv)
{
    const std::size_t rows = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000'000;
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
    compare("import-encrypted", "hourly readings", rows, rounds, false, belowPeer());
    compare("import-irregular", "no time comes twice", rows, std::min(rounds, 3), true, none());
}
