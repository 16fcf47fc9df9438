// SPDX-License-Identifier: GPL-3.0-or-later
// The audit for people: every action has words, filters and pages, verification, export.
#include "core/workspace/audit_words.h"
#include "core/workspace/edit_values.h"
#include "core/workspace/recovery.h"
#include "tests/workspace/workspace_test.h"
#include <regex>
#include <set>

using namespace boulton;
using namespace boulton::performance;
using namespace boulton::workspace;
using namespace boulton::workspace::testing;

namespace {

const Period kMarch = Period::month(2020, 3);

std::vector<AuditRow> trail(Session& session, const AuditFilter& filter = {}, std::size_t limit = 10'000)
{
    return test::value(auditTrail(session, filter, limit));
}

//! Some life in the vault: edits a minute apart, a sign-off, a vault check.
void live(Place& place, Session& session, int count)
{
    for (int i = 0; i < count; ++i) {
        place.clock.advanceSeconds(60);
        const ValueEdit edit{.measure = MeasureCode("2.20"), .period = kMarch, .value = 500.0 + i};
        test::value(editValues(session, {&edit, 1}));
    }
    place.clock.advanceSeconds(60);
    test::value(signOffPeriod(session, kMarch, Audience::Cabinet, "Checked."));
    place.clock.advanceSeconds(60);
    test::value(session.vault().check({}));
}

} // namespace

TEST(everyActionOfTheProgramHasWords)
{
    std::set<std::string> actions;
    for (const auto& one : kUseCases)
        if (!one.auditAction.empty())
            actions.insert(std::string(one.auditAction));
    actions.insert(std::string(kRefusedAction));
    actions.insert(std::string(kRecoveryAction));
    // What the store writes by itself: commit({"action", …}, audit({"action", …} or .entry = {"action", …}, always a literal.
    const std::regex entry(
        R"re((?:(?:commit|audit)\(\s*|\.entry = )\{[^{}"]*"([a-z][a-z.-]*)"(?:\s*:\s*"([a-z][a-z.-]*)")?,)re");
    std::size_t files = 0;
    for (const auto& file : fs::directory_iterator(fs::path(BOULTON_SOURCE_DIR) / "core" / "store")) {
        if (file.path().extension() != ".cpp")
            continue;
        ++files;
        const std::string code = test::readAll(file.path());
        for (std::sregex_iterator it(code.begin(), code.end(), entry), end; it != end; ++it)
            for (const std::size_t group : {1U, 2U})
                if ((*it)[group].matched)
                    actions.insert((*it)[group]);
    }
    CHECK(files > 10);
    for (const char* known :
         {"file.create", "file.migrate", "dataset.append", "dataset.replace", "record.put", "run.keep",
          "passphrase.change", "unlock", "unlock.failed", "header.undone", "operation.finished"})
        CHECK(actions.contains(known)); // the expression finds them
    for (const auto& action : actions)
        test::check(wordsFor(action).context != nullptr, "no words for the action " + action);
    const auto known = knownActions();
    CHECK(std::ranges::is_sorted(known)); // wordsFor looks them up by halves
    for (const auto action : known)
        test::check(actions.contains(std::string(action)),
                    "words for an action that does not exist: " + std::string(action));
    CHECK_EQ(toString(wordsFor("future.action")), "future.action");
}

TEST(theTrailIsNewestFirstOverAllFiles)
{
    Place place;
    auto session = place.sample();
    live(place, session, 5);
    const auto rows = trail(session);
    CHECK(std::ranges::is_sorted(rows, std::ranges::greater_equal{}, &AuditRow::at) ||
          std::ranges::is_sorted(rows, std::ranges::greater{}, &AuditRow::at));
    std::set<std::string> labels;
    for (const auto& row : rows)
        labels.insert(row.fileLabel);
    CHECK((labels == std::set<std::string>{"Corporate performance", "Vault"}));
    const std::size_t all = test::value(store::auditEvents(session.performance().reader())).size() +
                            test::value(store::auditEvents(session.vault().vaultDatabase().reader())).size();
    CHECK_EQ(rows.size(), all);
    CHECK_EQ(rows[0].action, "vault.check");
    CHECK_EQ(rows[0].actorName, "Officer");
    CHECK(rows[0].actor != rows[0].actorName);
    CHECK_EQ(toString(rows[0].words), "Vault checked");
    CHECK_EQ(rows[0].hash.size(), 64U);
    CHECK(rows[0].at == place.clock.now());
}

TEST(pagesJoinWithoutGapOrDouble)
{
    Place place;
    auto session = place.sample();
    live(place, session, 8);
    const auto whole = trail(session);
    std::vector<std::string> paged;
    AuditFilter filter;
    for (;;) {
        const auto page = trail(session, filter, 7);
        if (page.empty())
            break;
        filter = nextPage(filter, page);
        for (const auto& row : page)
            paged.push_back(row.hash);
    }
    std::vector<std::string> hashes;
    for (const auto& row : whole)
        hashes.push_back(row.hash);
    CHECK(paged == hashes);
}

TEST(filtersNarrowTheTrail)
{
    Place place;
    auto session = place.sample();
    const Instant start = place.clock.now();
    live(place, session, 5);
    const auto count = [&](const AuditFilter& f) { return trail(session, f).size(); };
    CHECK_EQ(count({.actionPrefix = "values.edit"}), 5U);
    CHECK_EQ(count({.actionPrefix = "values"}), 5U);
    CHECK_EQ(count({.from = Instant{start.microseconds + 1},
                    .until = Instant{start.microseconds + 120'000'001},
                    .actionPrefix = "values"}),
             2U);
    CHECK_EQ(count({.from = Instant{start.microseconds + 10'000'000'000}}), 0U);
    const auto files = test::value(auditFiles(session));
    CHECK_EQ(files.size(), 2U);
    CHECK_EQ(files[0].second, "Vault");
    CHECK_EQ(count({.file = files[0].first}) + count({.file = files[1].first}), count({}));
    const auto actors = test::value(auditActors(session));
    CHECK_EQ(actors.size(), 1U);
    CHECK_EQ(count({.actor = actors[0].first}), count({}));
    CHECK_EQ(count({.actor = "nobody"}), 0U);
    // Words, names, subjects and details can be searched; so can what would be a pattern elsewhere.
    CHECK_EQ(count({.text = "FIGURES changed by"}), 5U);
    CHECK_EQ(count({.text = "2.20@2020"}), 5U);
    CHECK_EQ(count({.text = "restated=1"}), 5U);
    CHECK_EQ(count({.text = "officer"}), count({}));
    CHECK_EQ(count({.text = "%"}), 0U);
    CHECK_EQ(count({.text = "' OR 1=1 --"}), 0U);
}

TEST(verifyingSaysForEachFileWhatItFound)
{
    Place place;
    auto session = place.sample();
    live(place, session, 2);
    const auto verdict = test::value(verifyAuditTrail(session));
    CHECK(verdict.ok());
    CHECK_EQ(verdict.files.size(), 2U);
    const auto& performance = verdict.files[1];
    const auto& state = session.performance().state();
    CHECK_EQ(performance.events, state.head.seq);
    CHECK_EQ(performance.head, crypto::toHex(crypto::view(state.head.hash)));
    CHECK(performance.rootOk && !performance.badFrom);
    CHECK(toString(performance.words).contains(std::to_string(state.head.seq)));
    const auto recorded = events(session, UseCase::VerifyAudit);
    CHECK_EQ(recorded.size(), 1U);
    CHECK(recorded[0].entry.detail.starts_with("ok "));
    CHECK(recorded[0].entry.detail.contains(performance.head));
}

TEST(whatIsWrongIsSaidWithItsEvent)
{
    AuditFileVerdict v;
    v.badFrom = 17;
    CHECK(toString(wordsFor(v, Text::raw("x"), Text{})).contains("event 17"));
    v.badFrom.reset();
    CHECK(toString(wordsFor(v, Text{}, Text::raw("leaves differ"))).contains("leaves differ"));
    CHECK_EQ(toString(wordsFor(v, Text::raw("cannot be read"), Text{})), "cannot be read");
    AuditVerdict verdict;
    verdict.files.push_back(v);
    CHECK(!verdict.ok());
}

TEST(exportsHoldWhatTheFilterLetsThrough)
{
    Place place;
    auto session = place.sample();
    live(place, session, 4);
    test::value(session.confirm(passphrase()));
    const auto path = place.folder / "audit.csv";
    CHECK_EQ(test::value(exportAudit(session, {.actionPrefix = "values"}, path)), 4U);
    const std::string csv = test::readAll(path);
    CHECK_EQ(std::ranges::count(csv, '\n'), 5);
    CHECK(csv.contains("Figures changed by hand"));
    const auto recorded = events(session, UseCase::ExportAudit);
    CHECK_EQ(recorded.size(), 1U);
    CHECK_EQ(recorded[0].entry.detail, "events=4 csv=" + crypto::toHex(crypto::view(crypto::sha256(csv))));
    const auto rows = trail(session).size();
    CHECK_EQ(test::value(exportAudit(session, {}, place.folder / "audit.xlsx")), rows);
    CHECK(test::readAll(place.folder / "audit.xlsx").starts_with("PK"));
    refused(exportAudit(session, {}, place.folder / "audit.pdf"), ErrorCode::InvalidInput, ".csv or .xlsx");
    std::stop_source stop;
    stop.request_stop();
    CHECK_FAILS(exportAudit(session, {}, place.folder / "stopped.csv", JobContext(stop.get_token())),
                ErrorCode::Cancelled);
    CHECK(!fs::exists(place.folder / "stopped.csv"));
    CHECK_EQ(events(session, UseCase::ExportAudit).size(), 2U);
}

TEST(theAuditIsOnlyForThoseWhoMayReadIt)
{
    Place place;
    auto session = place.sample();
    session.restrictTo({Right::EditPerformance});
    CHECK_FAILS(auditTrail(session, {}, 10), ErrorCode::Refused);
    CHECK_FAILS(auditFiles(session), ErrorCode::Refused);
    CHECK_FAILS(auditActors(session), ErrorCode::Refused);
    CHECK_FAILS(verifyAuditTrail(session), ErrorCode::Refused);
}

TEST(readOnlyVaultsCanBeVerifiedToo)
{
    Place place;
    test::value(place.sample().close());
    auto session = place.open(true);
    const std::string before = state(session);
    CHECK(test::value(verifyAuditTrail(session)).ok());
    CHECK(test::value(exportAudit(session, {}, place.folder / "audit.csv")) > 0);
    CHECK_EQ(state(session), before);
}
