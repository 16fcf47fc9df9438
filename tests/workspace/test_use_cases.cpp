// SPDX-License-Identifier: GPL-3.0-or-later
// The table of use cases, and that it is obeyed: without the right nothing is written, by any of them.
#include "core/workspace/analysis.h"
#include "core/workspace/audit_trail.h"
#include "core/workspace/edit_values.h"
#include "core/workspace/mappings.h"
#include "tests/workspace/workspace_test.h"
#include <functional>
#include <set>

using namespace boulton;
using namespace boulton::performance;
using namespace boulton::workspace;
using namespace boulton::workspace::testing;

namespace {

const PdfWriter kNoPdf = [](const report::Document&, const platform::Path& path) {
    return platform::replaceFile(path, "%PDF-");
};

//! Each use case once, on the sample vault. CheckVault is a rule of its callers: `require`.
Status call(UseCase useCase, Place& place, Session& session)
{
    const auto period = Period::month(2020, 3);
    const auto status = [](const auto& result) -> Status {
        if (result)
            return {};
        return std::unexpected(result.error());
    };
    switch (useCase) {
    case UseCase::MakeSample: return fillSample(session, {});
    case UseCase::ImportActuals:
        return status(importActuals(session, sampleFile("actuals-2020-03.csv"), standardMapping(), {}, {}));
    case UseCase::ImportMeasures: {
        const auto file = place.file("list.csv", "Code,Title,Outcome,Outcome title\n9.1,New,9,Nine\n");
        return status(importMeasures(session, file, {}, {}));
    }
    case UseCase::ImportDataset: return status(importDataset(session, sampleFile("spc.csv"), "series", {}, {}, {}));
    case UseCase::RecordCommentary:
        return recordCommentary(session,
                                {.measure = MeasureCode("2.20"), .period = period, .whatHappened = "It rose."});
    case UseCase::SignOffPeriod: return status(signOffPeriod(session, period, Audience::Cabinet, "Checked."));
    case UseCase::ExportPack:
        return status(exportPack(session, {.period = period, .folder = place.folder / "packs"}, {kNoPdf}, {}));
    case UseCase::RunAnalysis:
        return status(runAnalysis(session, *test::value(modules::find("summary")), {{"data", "wards"}}, {}, {}));
    case UseCase::DescribePlan: return describePlan(session, "Another council", {}, {});
    case UseCase::CheckVault: return session.require(UseCase::CheckVault);
    case UseCase::EditValues: {
        const ValueEdit edit{.measure = MeasureCode("2.20"), .period = period, .value = 12.25};
        return status(editValues(session, {&edit, 1}));
    }
    case UseCase::SaveMapping: return saveMapping(session, standardMapping(), "signature");
    case UseCase::ExportDocument:
        return exportDocument(session, {.title = Text::raw("A document")}, place.folder / "document.html", {});
    case UseCase::ReadAudit: return status(auditTrail(session, {}, 10));
    case UseCase::VerifyAudit: return status(verifyAuditTrail(session));
    case UseCase::ExportAudit: return status(exportAudit(session, {}, place.folder / "audit.csv"));
    }
    return {};
}

} // namespace

TEST(useCasesAreNamedOnceEach)
{
    std::set<std::string_view> names;
    std::set<std::string_view> actions;
    for (std::size_t i = 0; i < kUseCases.size(); ++i) {
        CHECK_EQ(static_cast<std::size_t>(kUseCases[i].useCase), i);
        CHECK(info(kUseCases[i].useCase).useCase == kUseCases[i].useCase);
        CHECK(!kUseCases[i].name.empty());
        CHECK(names.insert(kUseCases[i].name).second);
        CHECK(actions.insert(kUseCases[i].auditAction).second);
        CHECK(!kUseCases[i].auditAction.empty() || !kUseCases[i].writes);
        CHECK(std::ranges::find(kAllRights, kUseCases[i].right) != kAllRights.end());
    }
    CHECK_EQ(static_cast<std::size_t>(UseCase::ExportAudit) + 1, kUseCases.size());
}

TEST(withoutTheRightNothingHappens)
{
    Place place;
    auto session = place.sample();
    const std::string before = state(session);
    for (const auto& one : kUseCases) {
        std::set<Right> others{kAllRights.begin(), kAllRights.end()};
        others.erase(one.right);
        session.restrictTo(others);
        refused(call(one.useCase, place, session), ErrorCode::Refused, one.name);
        CHECK_EQ(state(session), before);
    }
    for (const char* file : {"packs", "document.html", "audit.csv"})
        CHECK(!fs::exists(place.folder / file));
}

TEST(withTheRightAloneItHappensAndIsRecorded)
{
    Place place;
    auto session = place.sample();
    for (const auto& one : kUseCases) {
        if (one.useCase == UseCase::MakeSample)
            continue; // the vault is one
        session.restrictTo({one.right});
        place.clock.advanceSeconds(60);
        const auto recorded = events(session, one.useCase).size();
        const std::string before = state(session);
        test::value(call(one.useCase, place, session));
        if (one.useCase == UseCase::ReadAudit)
            CHECK_EQ(state(session), before); // looking leaves no trace
        else if (one.useCase != UseCase::CheckVault)
            CHECK_EQ(events(session, one.useCase).size(), recorded + 1);
    }
    CHECK_EQ(events(session, UseCase::MakeSample).size(), 1U);
    test::value(store::verifyAudit(session.performance().reader()));
}

TEST(readOnlyVaultsRefuseToBeWritten)
{
    Place place;
    test::value(place.sample().close());
    auto session = place.open(true);
    CHECK(session.readOnly());
    const std::string before = state(session);
    for (const auto& one : kUseCases) {
        if (one.writes)
            refused(call(one.useCase, place, session), ErrorCode::ReadOnly, one.name);
        else // Reading is free: an analysis runs (and is not kept), a pack comes out (as it always did).
            test::value(call(one.useCase, place, session));
    }
    CHECK_EQ(state(session), before);
    CHECK(test::value(session.performance().runs().list()).empty());
}

TEST(vaultsThatWereNotFinishedAreFinishedAtTheNextOpen)
{
    Place place;
    {
        auto vault = test::value(
            store::Vault::create(place.vault(), "Council", "Officer", passphrase(), options(), place.clock));
        test::value(vault->close());
    }
    auto session = place.open();
    CHECK(test::value(loadPlan(session)).measures.empty());
}

TEST(whatIsNoVaultIsSaidToBeNone)
{
    Place place;
    refused(Session::looksLikeVault(place.folder / "absent"), ErrorCode::NotAVault, "does not exist");
    refused(Session::looksLikeVault(place.folder.path()), ErrorCode::NotAVault, "is not a Boulton vault");
    refused(Session::looksLikeVault(place.file("file.boulton", "text")), ErrorCode::NotAVault,
            "is not a Boulton vault");
    CHECK_FAILS(Session::open(place.folder.path(), passphrase(), options(), place.clock), ErrorCode::NotAVault);
    test::value(place.empty().close());
    CHECK_FAILS(Session::open(place.vault(), passphrase("wrong"), options(), place.clock), ErrorCode::WrongPassphrase);
    CHECK_FAILS(Session::create(place.vault(), "Officer", passphrase(), options(), place.clock),
                ErrorCode::AlreadyExists);
}

TEST(discardedVaultsAreGone)
{
    Place place;
    Session::discard(place.empty());
    CHECK(!fs::exists(place.vault()));
    test::value(place.empty().close()); // the place is free again
}
