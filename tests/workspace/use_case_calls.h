// SPDX-License-Identifier: GPL-3.0-or-later
// Each use case once, as a direct call.
#pragma once
#include "core/workspace/analysis.h"
#include "core/workspace/audit_trail.h"
#include "core/workspace/briefing.h"
#include "core/workspace/catalogue.h"
#include "core/workspace/disclosure.h"
#include "core/workspace/edit_values.h"
#include "core/workspace/mappings.h"
#include "core/workspace/people.h"
#include "core/workspace/plan_store.h"
#include "core/workspace/recovery.h"
#include "core/workspace/release.h"
#include "core/workspace/safekeeping.h"
#include "tests/workspace/workspace_test.h"

namespace boulton::workspace::testing {

using namespace boulton::performance;

inline const PdfWriter kNoPdf = [](const report::Document&, const platform::Path& path) {
    return platform::replaceFile(path, "%PDF-");
};

inline constexpr std::string_view kStrong = "seven otters juggle lemons";

//! The colleagues on whom the use cases for people are tried.
inline UserId person(Session& session, std::string_view login)
{
    const auto found = findUser(session, login);
    return found ? found->id : UserId("nobody");
}
inline CompartmentId compartment(Session& session)
{
    return test::value(session.vault().compartments()).front().id;
}
inline std::string request(Session& session)
{
    for (const auto& one : test::value(session.vault().accessRequests()))
        if (one.state == "open")
            return one.id;
    return "none";
}

//! As from the three papers.
inline std::array<crypto::Secret, 3> typedAgain(const RecoveryCodes& codes)
{
    std::array<crypto::Secret, 3> typed;
    for (std::size_t i = 0; i < typed.size(); ++i)
        typed.at(i) = test::value(crypto::Secret::copyOf(codes.codes.at(i).bytes()));
    return typed;
}

//! Each use case once, on the sample vault. CheckVault is a rule of its callers, and what is done to a vault that is not open
//! yet is tried with people who hold the roles: test_safekeeping.cpp.
inline Status call(UseCase useCase, Place& place, Session& session)
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
    case UseCase::AddUser:
        return status(addUser(session, {.login = "new", .displayName = "New Officer"}, passphrase(kStrong)));
    case UseCase::SetRole: return setRole(session, person(session, "other"), Role::BriefingReader);
    case UseCase::RemoveUser: return removeUser(session, person(session, "new"));
    case UseCase::ChangePassphrase: return changePassphrase(session, passphrase(), passphrase(kStrong));
    case UseCase::AddCompartment: return status(addCompartment(session, "Housing"));
    case UseCase::GrantAccess: return grantAccess(session, compartment(session), person(session, "other"));
    case UseCase::RevokeAccess: return revokeAccess(session, compartment(session), person(session, "other"));
    case UseCase::RequestAccess: return requestAccess(session, compartment(session), "For the budget.");
    case UseCase::DeclineAccess: return declineAccess(session, request(session));
    case UseCase::SeePeople: return status(people(session));
    case UseCase::MakeRecoveryCodes: {
        const auto codes = draftRecoveryCodes(session);
        if (!codes)
            return std::unexpected(codes.error());
        return status(keepRecoveryCodes(session, *codes, typedAgain(*codes)));
    }
    case UseCase::BackUp: {
        fs::create_directories(place.folder / "backups");
        return status(backUp(session, place.folder / "backups", {}, {}));
    }
    case UseCase::RestoreBackup:
    case UseCase::AcknowledgeOlder: return session.requireWriting(useCase);
    case UseCase::RequestRelease:
        return status(requestRelease(session, {"Pack", "OFFICIAL-SENSITIVE", "digest", {"/out/pack.pdf"}}, "For the board meeting."));
    case UseCase::ApproveRelease: return approveRelease(session, "none", passphrase());
    case UseCase::DeclineRelease: return declineRelease(session, "none");
    case UseCase::SeeReleases: return status(releases(session));
    case UseCase::BreakGlass: return breakGlass(session, "The leader speaks at noon.");
    case UseCase::ReviewBreakGlass: return reviewBreakGlass(session, "none");
    case UseCase::MakeBriefing:
        return status(makeBriefing(session,
                                   {.path = place.folder / "cabinet.briefing",
                                    .title = "Cabinet",
                                    .packs = {{.period = period, .audience = Audience::Cabinet}}},
                                   passphrase(kStrong)));
    case UseCase::SeeData: return status(catalogue(session));
    case UseCase::SeePersonalData: {
        store::DatasetInfo people;
        people.id = DatasetId("people");
        people.about.schema = table::Schema({{.name = "name", .sensitivity = table::Sensitivity::Personal}});
        return session.noteReading(people, 1);
    }
    case UseCase::SeePlan: return status(seePlan(session));
    case UseCase::LookAtRelease: return status(releasedDocument(session, "none"));
    case UseCase::SetDisclosureRules: return setDisclosureRules(session, "wards", "dfe");
    case UseCase::SeeOutputs: return status(outputs(session));
    }
    return {};
}

} // namespace boulton::workspace::testing
