// SPDX-License-Identifier: GPL-3.0-or-later
// vault-open: from the key to all values of the sample council in a built matrix. pack-*: its Cabinet pack on paper. edit-commit: one
// figure typed, until it is in the vault for good. audit-page: the newest events of a long trail, and a search through all of it.
// Usage: bench_plan [ROUNDS]
#include "core/base/clock.h"
#include "core/packs/pack.h"
#include "core/performance/matrix.h"
#include "core/report/html.h"
#include "core/report/xlsx.h"
#include "core/sample/sample_council.h"
#include "core/workspace/audit_trail.h"
#include "core/workspace/edit_values.h"
#include "core/workspace/plan_store.h"
#include "core/workspace/sample_vault.h"
#include "core/workspace/session.h"
#include "tests/bench/bench.h"
#include "ui/render/application.h"
#include "ui/render/pdf.h"

namespace {

double keySeconds = 0;   // spent in Argon2id, on the wall
double keyProcessor = 0; // and of the processor

} // namespace

// The linker sends calls of crypto_pwhash_argon2id here (--wrap, see CMakeLists.txt): what the key takes is measured
// where it happens and taken off, so that vault-open is what comes after the key.
extern "C" {
int __real_crypto_pwhash_argon2id(unsigned char* out, unsigned long long outSize, const char* passphrase,
                                  unsigned long long size, const unsigned char* salt, unsigned long long ops,
                                  std::size_t memory, int algorithm);
int __wrap_crypto_pwhash_argon2id(unsigned char* out, unsigned long long outSize, const char* passphrase,
                                  unsigned long long size, const unsigned char* salt, unsigned long long ops,
                                  std::size_t memory, int algorithm)
{
    const boulton::bench::Stopwatch watch;
    const int code = __real_crypto_pwhash_argon2id(out, outSize, passphrase, size, salt, ops, memory, algorithm);
    keySeconds += watch.wall();
    keyProcessor += watch.processor();
    return code;
}
}

namespace {

using namespace boulton;
using namespace boulton::bench;

constexpr std::size_t kPeriods = 36;

struct Vault {
    std::filesystem::path folder;
    crypto::Secret passphrase = need(crypto::Secret::copyOf(std::string_view("a passphrase for measuring")));
    store::VaultOptions options;
    SystemClock clock;
    [[nodiscard]] workspace::Session open() const
    {
        return need(workspace::Session::open(folder, passphrase, options, clock));
    }
};

void measureOpening(const Vault& vault, int rounds)
{
    const auto period = performance::Period::month(sample::kLastYear, sample::kLastMonth);
    Samples all, processor, unlocking, loading, building;
    std::size_t values = 0;
    double first = 0;
    for (int round = 0; round < rounds; ++round) {
        keySeconds = keyProcessor = 0;
        const Stopwatch watch;
        auto session = vault.open();
        const double opened = watch.wall();
        const auto plan = need(workspace::loadPlan(session));
        const double loaded = watch.wall();
        const auto matrix = need(performance::buildMatrix(plan, {.period = period, .periods = kPeriods}));
        const double built = watch.wall();
        processor.add((watch.processor() - keyProcessor) * 1e3);
        if (keySeconds == 0)
            stop("the key was derived somewhere else than thought");
        all.add((built - keySeconds) * 1e3);
        if (round == 0)
            first = (built - keySeconds) * 1e3;
        unlocking.add((opened - keySeconds) * 1e3);
        loading.add((loaded - opened) * 1e3);
        building.add((built - loaded) * 1e3);
        values = 0;
        for (const auto& row : matrix.rows)
            values += row.cells.size();
        if (matrix.rows.size() != 81)
            stop("the sample council does not have 81 measures");
        need(session.close());
    }
    printRow(
        "vault-open", "ms", all, below(100),
        std::format("{} cells ready, key excluded; best of unlock {} + load {} + matrix {}; the first {}; processor {}",
                    values, shortNumber(unlocking.least()), shortNumber(loading.least()), shortNumber(building.least()),
                    shortNumber(first), shortNumber(processor.least())));
}

std::size_t pagesOf(const std::string& pdf)
{
    constexpr std::string_view mark = "/Type /Page";
    std::size_t pages = 0;
    for (std::size_t at = pdf.find(mark); at != std::string::npos; at = pdf.find(mark, at + 1))
        pages += pdf[at + mark.size()] != 's' ? 1 : 0;
    return pages;
}

void measurePack(const Vault& vault, const std::filesystem::path& folder, int rounds)
{
    auto session = vault.open();
    const auto plan = need(workspace::loadPlan(session));
    const packs::Options options{.period = performance::Period::month(sample::kLastYear, sample::kLastMonth),
                                 .details = need(workspace::loadPackDetails(session))};
    need(session.close());
    const render::Application application;
    Samples pdf, processor, html, xlsx;
    double first = 0;
    const auto file = folder / "pack";
    std::string page;
    for (int round = 0; round < rounds; ++round) {
        const Stopwatch watch;
        const auto document = need(packs::makePack(plan, options));
        need(render::writePdf(document, file));
        pdf.add(watch.wall());
        processor.add(watch.processor());
        if (round == 0)
            first = watch.wall();
        const Stopwatch htmlWatch;
        page = need(report::toHtml(document));
        html.add(htmlWatch.wall());
        const Stopwatch xlsxWatch;
        need(report::writeXlsx(document, folder / "pack.xlsx"));
        xlsx.add(xlsxWatch.wall());
    }
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    printRow("pack-pdf", "s", pdf, below(2),
             std::format("81 measures, {} pages, {:.0f} kB; the first with its fonts {} s; processor {} s",
                         pagesOf(bytes), static_cast<double>(bytes.size()) / 1e3, shortNumber(first),
                         shortNumber(processor.least())));
    printRow("pack-html", "s", html, none(), std::format("{:.0f} kB", static_cast<double>(page.size()) / 1e3));
    printRow("pack-xlsx", "s", xlsx, none(),
             std::format("{:.0f} kB", static_cast<double>(std::filesystem::file_size(folder / "pack.xlsx")) / 1e3));
}

void measureEditing(const Vault& vault, int rounds)
{
    auto session = vault.open();
    need(workspace::loadPlan(session)); // as the matrix on the screen has done
    const auto period = performance::Period::month(sample::kLastYear, sample::kLastMonth);
    Samples commits;
    double processor = 0;
    for (int round = 0; round < rounds * 20; ++round) {
        const workspace::ValueEdit edit{.measure = MeasureCode("2.20"), .period = period, .value = 100.0 + round};
        const Stopwatch watch;
        if (!need(workspace::editValues(session, {&edit, 1})).changes())
            stop("an edit changed nothing");
        commits.add(watch.wall() * 1e3);
        processor += watch.processor() * 1e3;
    }
    const Stopwatch watch;
    need(workspace::loadPlan(session));
    printRow("edit-commit", "ms", commits, below(10),
             std::format("one of {} edits of one figure; processor {} each; the plan afterwards in {} ms", rounds * 20,
                         shortNumber(processor / (rounds * 20)), shortNumber(watch.wall() * 1e3)));
    need(session.close());
}

void measureAudit(const Vault& vault, int rounds)
{
    constexpr int kEvents = 100'000;
    auto session = vault.open();
    auto tx = need(session.performance().begin());
    for (int i = 0; i < kEvents; ++i)
        need(tx.audit({i % 7 == 0 ? "pack.export" : "values.edit", "2.20@2020-03/1", "event=" + std::to_string(i)}));
    need(tx.commit());
    Samples pages, searches;
    for (int round = 0; round < rounds; ++round) {
        const Stopwatch page;
        if (need(workspace::auditTrail(session, {}, 200)).size() != 200)
            stop("a page of the audit is too short");
        pages.add(page.wall() * 1e3);
        const Stopwatch search;
        if (need(workspace::auditTrail(session, {.text = "event=x"}, 200)).size() != 0)
            stop("a search found what is not there");
        searches.add(search.wall() * 1e3);
    }
    const Stopwatch verify;
    if (!need(workspace::verifyAuditTrail(session)).ok())
        stop("the audit is not what was written");
    printRow("audit-page", "ms", pages, below(50),
             std::format("200 of {} events; a search through all of them {} ms, verified in {} ms", kEvents,
                         shortNumber(searches.least()), shortNumber(verify.wall() * 1e3)));
    need(session.close());
}

} // namespace

int main(int argc, char** argv)
{
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 15;
    const TemporaryFolder folder;
    Vault vault{.folder = folder.path() / "sample.boulton",
                .options = {.kdf = crypto::floorParameters(), .localDataFolder = folder.path() / "local"}};
    std::filesystem::create_directory(folder.path() / "local");
    auto session =
        need(workspace::Session::create(vault.folder, "Bench", vault.passphrase, vault.options, vault.clock));
    need(workspace::fillSample(session, {}));
    need(session.close());
    measureOpening(vault, rounds);
    measurePack(vault, folder.path(), std::max(rounds / 3, 1));
    measureEditing(vault, rounds);
    measureAudit(vault, rounds);
}
