// SPDX-License-Identifier: GPL-3.0-or-later
// What the vault costs, side by side in each round: the same CSV of readings into a plain SQLite table by the shell, into a
// plain SQLCipher table by the same shell with a raw key, and into Boulton's audited chunks; then the same question to each
// (count and sum of one column where another has a certain text). And the wiping allocator, on and off.
// Usage: bench_vault [ROWS] [ROUNDS]
#include "core/base/clock.h"
#include "core/store/dataset_repository.h"
#include "core/workspace/import.h"
#include "core/workspace/session.h"
#include "tests/bench/processes.h"
#include <array>
#include <fcntl.h>
#include <functional>
#include <sys/wait.h>
#include <unistd.h>

namespace {
bool wiping = true;
}

// The linker sends the calls of crypto::wipe here (--wrap, see CMakeLists.txt): the allocator without its wiping.
extern "C" {
void __real__ZN7boulton6crypto4wipeEPvm(void* data, std::size_t size);
void __wrap__ZN7boulton6crypto4wipeEPvm(void* data, std::size_t size)
{
    if (wiping)
        __real__ZN7boulton6crypto4wipeEPvm(data, size);
}
}

namespace {

using namespace boulton;
using namespace boulton::bench;

constexpr const char* kPeerKey = "2dd29ca851e7b56e4697b0e1f08507293d761a05ce4d1b628663f411a8086d99";
constexpr std::string_view kWanted = "NO2";

void generate(const std::filesystem::path& path, std::size_t rows)
{
    static constexpr std::array pollutants{"NO2", "PM2.5", "PM10"};
    std::mt19937_64 random(17);
    std::ofstream out(path, std::ios::binary);
    out << "sensor,hour,pollutant,value,flag\n";
    std::string block;
    double level = 30;
    for (std::size_t row = 0; row < rows; ++row) {
        const auto r = random();
        level = 0.9 * level + 3 + 0.6 * (static_cast<double>(r % 1000) / 100 - 5);
        block += std::format("BHM-{:03},{},{},{:.2f},{}\n", row / 8760 + 1, 429528 + row % 8760, pollutants[row / 8760 % 3],
                             level, r / 4096 % 8 == 0 ? "P" : "V");
        if (block.size() > (1U << 20U)) {
            out << block;
            block.clear();
        }
    }
    out << block;
    if (!out.flush())
        stop("the file of readings was not written");
}

struct Answer {
    std::array<double, 4> numbers{};
};
//! What the shell printed.
std::string shell(const std::filesystem::path& database, const std::filesystem::path& script, double& seconds)
{
    const auto output = script.parent_path() / "answer";
    seconds = runShell(database, script, output).wall;
    std::ifstream in(output);
    return {std::istreambuf_iterator<char>(in), {}};
}

class Peer {
public:
    Peer(std::filesystem::path folder, const std::filesystem::path& csv, bool encrypted)
        : m_folder(std::move(folder)), m_database(m_folder / (encrypted ? "peer.cipher" : "peer.plain"))
    {
        const std::string key = encrypted ? std::format("PRAGMA key = \"x'{}'\";\n", kPeerKey) : std::string();
        std::ofstream(m_folder / "import.sql")
            << key << "CREATE TABLE reading(sensor TEXT, hour INTEGER, pollutant TEXT, value REAL, flag TEXT);\n.mode csv\n"
            << ".import --skip 1 " << csv.string() << " reading\n";
        std::ofstream(m_folder / "scan.sql") << key << "SELECT count(*) FROM sqlite_schema;\n.timer on\n"
                                             << "SELECT 'answer', count(*), sum(value) FROM reading WHERE pollutant = '"
                                             << kWanted << "';\n";
    }
    double import()
    {
        std::filesystem::remove(m_database);
        double seconds = 0;
        shell(m_database, m_folder / "import.sql", seconds);
        return seconds;
    }
    //! By the shell's own timer: without its start and its key.
    double scan(double& sum)
    {
        double all = 0;
        const std::string said = shell(m_database, m_folder / "scan.sql", all);
        const auto timer = said.find("real ");
        const auto answer = said.find("answer|");
        if (timer == std::string::npos || answer == std::string::npos)
            stop("the shell did not answer: " + said);
        sum = std::strtod(said.c_str() + said.find('|', answer + 7) + 1, nullptr);
        return std::strtod(said.c_str() + timer + 5, nullptr);
    }
    [[nodiscard]] double size() const { return static_cast<double>(std::filesystem::file_size(m_database)); }

private:
    std::filesystem::path m_folder;
    std::filesystem::path m_database;
};

struct Place {
    std::filesystem::path vault;
    std::filesystem::path csv;
    SystemClock clock;
    crypto::Secret passphrase = need(crypto::Secret::copyOf(std::string_view("a passphrase for measuring")));
    [[nodiscard]] store::VaultOptions options() const
    {
        return {.kdf = crypto::floorParameters(), .localDataFolder = vault.parent_path() / "local"};
    }
};

//! Seconds of import and close, unlocked before the clock starts.
double importIntoVault(const Place& place, std::size_t rows)
{
    std::filesystem::remove_all(place.vault);
    std::filesystem::remove_all(place.vault.parent_path() / "local");
    auto session = need(workspace::Session::create(place.vault, "Bench", place.passphrase, place.options(), place.clock));
    const Stopwatch watch;
    const auto done = need(workspace::importDataset(session, place.csv, "readings", {}, {}, {}));
    need(session.close());
    const double seconds = watch.wall();
    if (done.added != rows)
        stop("the vault did not take every reading");
    return seconds;
}

//! Seconds and sum: hashes checked, chunks decoded, rows compared, in pieces.
Answer scanVault(const Place& place)
{
    auto session = need(workspace::Session::open(place.vault, place.passphrase, place.options(), place.clock));
    const Stopwatch watch;
    const auto datasets = session.performance().datasets();
    const auto info = need(datasets.find("readings"));
    const auto source = need(datasets.source(info.id, {"pollutant", "value"}, {}));
    double sum = 0;
    for (;;) {
        const table::Table piece = need(source->next({}));
        if (piece.rows() == 0)
            break;
        const table::Column& pollutant = piece.column(0);
        const table::Column& value = piece.column(1);
        for (std::size_t row = 0; row < piece.rows(); ++row)
            if (!pollutant.isMissing(row) && !value.isMissing(row) && pollutant.string(row) == kWanted)
                sum += value.floats()[row];
    }
    return {{watch.wall(), sum, 0, 0}};
}

void compare(std::size_t rows, int rounds)
{
    const TemporaryFolder folder;
    const Place place{.vault = folder.path() / "bench.boulton", .csv = folder.path() / "readings.csv"};
    std::filesystem::create_directories(folder.path() / "plain");
    std::filesystem::create_directories(folder.path() / "cipher");
    generate(place.csv, rows);
    Peer plain(folder.path() / "plain", place.csv, false);
    Peer cipher(folder.path() / "cipher", place.csv, true);
    Samples ours, plains, ciphers, toPlain, toCipher, scanOurs, scanPlains, scanCiphers, scanToPlain, scanToCipher;
    for (int round = 0; round < rounds; ++round) {
        const double p = plain.import();
        const double c = cipher.import();
        const double b = inChild<Answer>([&] { return Answer{{importIntoVault(place, rows), 0, 0, 0}}; }).numbers[0];
        plains.add(p);
        ciphers.add(c);
        ours.add(b);
        toPlain.add(b / p);
        toCipher.add(b / c);
        double plainSum = 0;
        double cipherSum = 0;
        const double sp = plain.scan(plainSum);
        const double sc = cipher.scan(cipherSum);
        const Answer sb = inChild<Answer>([&] { return scanVault(place); });
        if (std::abs(sb.numbers[1] - plainSum) > 1e-6 * std::abs(plainSum) || std::abs(cipherSum - plainSum) > 1e-6 * std::abs(plainSum))
            stop(std::format("the three do not agree: {} {} {}", sb.numbers[1], plainSum, cipherSum));
        scanPlains.add(sp * 1e3);
        scanCiphers.add(sc * 1e3);
        scanOurs.add(sb.numbers[0] * 1e3);
        scanToPlain.add(sb.numbers[0] / sp);
        scanToCipher.add(sb.numbers[0] / sc);
    }
    const std::string what = std::format("{} rows x 5, {:.0f} MB of CSV", rows, static_cast<double>(std::filesystem::file_size(place.csv)) / 1e6);
    printRow("vault-import-plain", "x sqlite", toPlain, belowPeer(),
             std::format("{}; best {} s against plain SQLite's {} s", what, shortNumber(ours.least()), shortNumber(plains.least())));
    printRow("vault-import-cipher", "x sqlcipher", toCipher, belowPeer(),
             std::format("best {} s against SQLCipher's {} s", shortNumber(ours.least()), shortNumber(ciphers.least())));
    printRow("vault-scan-plain", "x sqlite", scanToPlain, belowPeer(),
             std::format("sum of one column where another is a text, hashes checked; best {} ms against {} ms",
                         shortNumber(scanOurs.least()), shortNumber(scanPlains.least())));
    printRow("vault-scan-cipher", "x sqlcipher", scanToCipher, belowPeer(),
             std::format("best {} ms against {} ms", shortNumber(scanOurs.least()), shortNumber(scanCiphers.least())));
}

//! Small rows, pages and journals: what allocates most.
double writeRecords(const Place& place)
{
    std::filesystem::remove_all(place.vault);
    std::filesystem::remove_all(place.vault.parent_path() / "local");
    auto session = need(workspace::Session::create(place.vault, "Bench", place.passphrase, place.options(), place.clock));
    const Stopwatch watch;
    auto& compartment = session.performance();
    auto tx = need(compartment.begin());
    for (int i = 0; i < 20'000; ++i)
        need(compartment.records().put(tx, {.kind = "bench", .key = std::format("key {}", i % 4000), .body = std::string(200, 'b')}));
    need(tx.commit());
    need(session.close());
    return watch.processor();
}

void measureWiping(std::size_t rows, int rounds)
{
    const TemporaryFolder folder;
    const Place place{.vault = folder.path() / "bench.boulton", .csv = folder.path() / "readings.csv"};
    generate(place.csv, rows);
    const auto measure = [&](bool on) {
        return inChild<Answer>([&]() -> Answer {
            wiping = on;
            const Stopwatch watch;
            importIntoVault(place, rows);
            const double import = watch.processor();
            return {{import, writeRecords(place), 0, 0}};
        });
    };
    Samples import, records, importOn, importOff, recordsOn, recordsOff;
    for (int round = 0; round < rounds; ++round) {
        const Answer with = measure(true);
        const Answer without = measure(false);
        import.add(with.numbers[0] / without.numbers[0]);
        records.add(with.numbers[1] / without.numbers[1]);
        importOn.add(with.numbers[0]);
        importOff.add(without.numbers[0]);
        recordsOn.add(with.numbers[1]);
        recordsOff.add(without.numbers[1]);
    }
    printRow("wiping-import", "x off", import.median(), none(),
             std::format("what is freed is wiped first; import, processor: best {} s on, {} s off", shortNumber(importOn.least()),
                         shortNumber(importOff.least())));
    printRow("wiping-records", "x off", records.median(), none(),
             std::format("20,000 small records: best {} s on, {} s off", shortNumber(recordsOn.least()), shortNumber(recordsOff.least())));
}

} // namespace

int main(int argc, char** argv)
{
    const std::size_t rows = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000'000;
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
    compare(rows, rounds);
    measureWiping(rows, rounds);
}
