// SPDX-License-Identifier: GPL-3.0-or-later
// chunk-*: columns to chunks and back on one core. audit-verify: the chain of a long history. Usage: bench_store [ROUNDS]
#include "core/base/clock.h"
#include "core/chunk/chunk.h"
#include "core/store/audit.h"
#include "core/workspace/session.h"
#include "tests/bench/bench.h"

namespace {

using namespace boulton;
using namespace boulton::bench;

constexpr std::size_t kPieces = 16;
constexpr std::size_t kRows = kPieces * chunk::kRows;

//! As sensor readings are: few sites, hours one after the other, decimals with two places, here and there a gap.
std::vector<table::Column> columns()
{
    std::mt19937_64 random(3);
    table::ColumnBuilder site(table::Type::String), hour(table::Type::Int64), value(table::Type::Float64),
        day(table::Type::Date);
    std::int64_t level = 3000;
    for (std::size_t row = 0; row < kRows; ++row) {
        const auto r = random();
        level += static_cast<std::int64_t>(r % 201) - 100 - (level - 3000) / 16;
        const auto at = static_cast<std::int64_t>(row % 8760);
        site.append(std::string_view(std::format("BHM-{:03}", row / 8760)));
        hour.append(std::int64_t{429528} + at);
        if (r % 64 == 0)
            value.appendMissing();
        else
            value.append(static_cast<double>(level) / 100);
        day.append(Date{static_cast<std::int32_t>(17897 + at / 24)});
    }
    return {site.finish(), hour.finish(), value.finish(), day.finish()};
}

void measureChunks(int rounds)
{
    const auto table = columns();
    constexpr double kMegabytes = static_cast<double>(kRows) * (4 + 8 + 8 + 4) / 1e6; // as they lie in memory
    Samples encode, decode;
    double stored = 0;
    for (int round = 0; round < rounds; ++round) {
        std::vector<std::string> chunks;
        const Stopwatch out;
        for (const auto& column : table)
            for (std::size_t piece = 0; piece < kPieces; ++piece)
                chunks.push_back(need(chunk::encode(column, piece * chunk::kRows, chunk::kRows)));
        encode.add(kMegabytes / out.processor());
        const Stopwatch in;
        std::size_t rows = 0;
        for (std::size_t i = 0; i < chunks.size(); ++i)
            rows += need(chunk::decode(chunks[i], table[i / kPieces].type(), chunk::kRows)).size();
        decode.add(kMegabytes / in.processor());
        if (rows != kRows * table.size())
            stop("rows were lost");
        stored = 0;
        for (const auto& chunk : chunks)
            stored += static_cast<double>(chunk.size());
    }
    printRow("chunk-encode", "MB/s", encode, none(),
             std::format("one core; text, integers, decimals, dates; {:.1f} MB in memory, {:.2f} MB stored", kMegabytes,
                         stored / 1e6),
             true);
    printRow("chunk-decode", "MB/s", decode, none(), "one core", true);
}

void measureAudit(int rounds)
{
    constexpr int kEvents = 20'000;
    const TemporaryFolder folder;
    const SystemClock clock;
    const store::VaultOptions options{.kdf = crypto::floorParameters()};
    const auto passphrase = need(crypto::Secret::copyOf(std::string_view("a passphrase for measuring")));
    auto session = need(workspace::Session::create(folder.path() / "a.boulton", "Bench", passphrase, options, clock));
    {
        auto tx = need(session.begin(workspace::UseCase::ImportDataset));
        for (int i = 0; i < kEvents; ++i)
            need(tx.audit({"bench.event", std::format("{:032x}", i), "rows=1"}));
        need(tx.commit());
    }
    Samples events;
    for (int round = 0; round < rounds; ++round) {
        const Stopwatch watch;
        const auto head = need(store::verifyAudit(session.performance().reader()));
        events.add(static_cast<double>(head.seq) / watch.processor() / 1e3);
    }
    printRow("audit-verify", "k events/s", events, none(), std::format("{} events, one core", kEvents), true);
    need(session.close());
}

} // namespace

int main(int argc, char** argv)
{
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 7;
    measureChunks(rounds);
    measureAudit(rounds);
}
