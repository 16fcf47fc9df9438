// SPDX-License-Identifier: GPL-3.0-or-later
// Which role may do what, pair by pair, by people who hold the role and no more.
#include "core/store/register.h"
#include "core/workspace/service_user.h"
#include "tests/workspace/use_case_calls.h"

using namespace boulton;
using namespace boulton::performance;
using namespace boulton::workspace;
using namespace boulton::workspace::testing;

namespace {

//! By hand, not from the table of rights. Columns as in kRoles: administrator, asset owner, analyst, service officer,
//! briefing reader, auditor, unattended service. A use case without a row does not compile.
struct Row {
    UseCase useCase;
    std::string_view may;
};
constexpr std::array kExpected{
    Row{UseCase::MakeSample, "y......"},      Row{UseCase::ImportActuals, "yyy...y"},
    Row{UseCase::ImportMeasures, "yyy...."},  Row{UseCase::ImportDataset, "yyy...y"},
    Row{UseCase::RecordCommentary, "yyyy..."}, Row{UseCase::SignOffPeriod, "yy....."},
    Row{UseCase::ExportPack, "yyy...."},      Row{UseCase::RunAnalysis, "yyy...."},
    Row{UseCase::CheckVault, "yy...y."},      Row{UseCase::DescribePlan, "yyy...."},
    Row{UseCase::EditValues, "yyyy..."},      Row{UseCase::SaveMapping, "yyy...y"},
    Row{UseCase::ExportDocument, "yyy...."},  Row{UseCase::ReadAudit, "yy...y."},
    Row{UseCase::VerifyAudit, "yy...y."},     Row{UseCase::ExportAudit, "yy...y."},
    Row{UseCase::AddUser, "y......"},         Row{UseCase::SetRole, "y......"},
    Row{UseCase::RemoveUser, "y......"},      Row{UseCase::ChangePassphrase, "yyyyyy."},
    Row{UseCase::AddCompartment, "y......"},  Row{UseCase::GrantAccess, "y......"},
    Row{UseCase::RevokeAccess, "y......"},    Row{UseCase::RequestAccess, "yyyyyy."},
    Row{UseCase::DeclineAccess, "y......"},   Row{UseCase::SeePeople, "yyyyyy."},
    Row{UseCase::MakeRecoveryCodes, "y......"},
    Row{UseCase::BackUp, "y......"},
    Row{UseCase::RestoreBackup, "y......"},   Row{UseCase::AcknowledgeOlder, "y......"},
    Row{UseCase::RequestRelease, "yyy...."},  Row{UseCase::ApproveRelease, "yy....."},
    Row{UseCase::DeclineRelease, "yy....."},  Row{UseCase::SeeReleases, "yyyyyy."},
    Row{UseCase::BreakGlass, "yyy...."},      Row{UseCase::ReviewBreakGlass, "yy....."},
    Row{UseCase::MakeBriefing, "yyy...."},   Row{UseCase::SeeData, "yyyy..."},
    Row{UseCase::SeePersonalData, "yyyy..."}, Row{UseCase::SeePlan, "yyyyyy."},
    Row{UseCase::LookAtRelease, "yyyyyy."},  Row{UseCase::SetDisclosureRules, "yy....."},
    Row{UseCase::SeeOutputs, "yyyy..."},
};
static_assert(kExpected.size() == kUseCases.size());
static_assert([] {
    for (std::size_t i = 0; i < kExpected.size(); ++i)
        if (static_cast<std::size_t>(kExpected[i].useCase) != i || kExpected[i].may.size() != kRoles.size())
            return false;
    return true;
}());

std::string loginOf(Role role)
{
    return std::string(kRoles[static_cast<std::size_t>(role)].word);
}

store::VaultOptions optionsOf(std::string_view login)
{
    auto o = options();
    o.login = login;
    return o;
}

//! A vault with the sample council and one user of each role, who all hold the compartment for performance.
struct Council : Place {
    Council()
    {
        auto session = sample();
        for (const RoleInfo& role : kRoles) {
            if (role.role == Role::Service)
                continue;
            const UserId id = test::value(addUser(
                session,
                {.login = loginOf(role.role), .displayName = "An officer", .role = role.role}, passphrase(kStrong)));
            test::value(grantAccess(session, compartment(session), id));
        }
        test::value(session.close());
        OpenOptions allowed(options());
        allowed.policy = Policy{.serviceUser = true};
        auto again = test::value(Session::open(vault(), passphrase(), allowed, clock));
        ServiceUser made = test::value(addServiceUser(again, "service", "The nightly import"));
        test::value(grantAccess(again, compartment(again), made.id));
        serviceKey = std::move(made.key);
        test::value(again.close());
    }
    crypto::Secret serviceKey;
    Session as(std::string_view login)
    {
        clock.advanceSeconds(60);
        if (roleOf(login) == Role::Service) {
            OpenOptions unattended(optionsOf(login));
            unattended.policy = Policy{.serviceUser = true};
            unattended.unattended = true;
            return test::value(Session::open(vault(), serviceKey, unattended, clock));
        }
        return test::value(Session::open(vault(), passphrase(kStrong), optionsOf(login), clock));
    }
};

} // namespace

TEST(everyRoleMayDoWhatTheTableSays)
{
    Council place;
    for (std::size_t column = 0; column < kRoles.size(); ++column) {
        auto session = place.as(kRoles[column].word);
        for (const Row& row : kExpected) {
            const bool may = row.may[column] == 'y';
            const std::string pair = std::string(kRoles[column].word) + ", " + std::string(info(row.useCase).name);
            test::check(session.may(row.useCase) == may, pair);
            if (may) {
                test::value(session.require(row.useCase));
                continue;
            }
            const std::int64_t before = session.performance().state().counter;
            refused(call(row.useCase, place, session), ErrorCode::Refused, info(row.useCase).name);
            CHECK_EQ(session.performance().state().counter, before);
            const auto event = test::value(store::auditEvents(session.vault().vaultDatabase().reader())).back();
            test::check(event.entry.action == kRefusedAction && event.entry.subject == info(row.useCase).name &&
                            event.entry.detail == "role=" + std::string(kRoles[column].word) &&
                            event.actor == session.vault().user().value,
                        "no event for " + pair);
        }
        test::value(session.close());
    }
}

TEST(rolesAreWordsWithLabels)
{
    for (const RoleInfo& role : kRoles) {
        CHECK(kRoles[static_cast<std::size_t>(role.role)].role == role.role);
        CHECK(roleOf(role.word) == role.role);
        CHECK(!label(role.role).empty());
        CHECK(rightsOf(role.word).contains(Right::UseVault) == (role.role != Role::Service));
    }
    CHECK(rightsOf("administrator").size() == kAllRights.size());
    CHECK(!roleOf("of a later Boulton"));
    CHECK(rightsOf("of a later Boulton") == std::set<Right>{Right::UseVault});
    CHECK_EQ(kRoles[0].word, store::kAdministrator); // the store gives this one the root key
}

TEST(aRoleThatChangesChangesWhatOneMayDo)
{
    Council place;
    {
        auto session = place.as("administrator");
        test::value(setRole(session, person(session, "analyst"), Role::Auditor));
        test::value(session.close());
    }
    auto session = place.as("analyst");
    CHECK(session.may(UseCase::ReadAudit));
    CHECK(!session.may(UseCase::RunAnalysis));
}

TEST(whoIsLimitedToADirectorateChangesItsFiguresOnly)
{
    Council place;
    std::string mine;
    MeasureCode own;
    MeasureCode foreign;
    {
        auto session = place.as("administrator");
        const Plan plan = test::value(loadPlan(session));
        own = MeasureCode("2.20");
        mine = plan.measure(own)->directorate;
        for (const Measure& measure : plan.measures)
            if (measure.directorate != mine && measure.frequencyMonths == 1 && foreign.empty())
                foreign = measure.code;
        CHECK(!foreign.empty());
        test::value(setRole(session, person(session, "service-officer"), Role::ServiceOfficer, {mine}));
        test::value(setRole(session, person(session, "analyst"), Role::Analyst, {mine}));
        test::value(session.close());
    }
    const auto period = Period::month(2020, 3);
    {
        auto session = place.as("service-officer");
        const ValueEdit allowed{.measure = own, .period = period, .value = 12.25};
        const ValueEdit other{.measure = foreign, .period = period, .value = 12.25};
        test::value(editValues(session, {&allowed, 1}));
        refused(editValues(session, {&other, 1}), ErrorCode::Refused, "another directorate");
        const ValueEdit both[] = {ValueEdit{.measure = own, .period = period, .value = 13.5}, other};
        refused(editValues(session, both), ErrorCode::Refused, "another directorate"); // all or none
        test::value(recordCommentary(session, {.measure = own, .period = period, .whatHappened = "It rose."}));
        refused(recordCommentary(session, {.measure = foreign, .period = period, .whatHappened = "It rose."}),
                ErrorCode::Refused, "another directorate");
        const auto& vault = session.vault().vaultDatabase();
        CHECK_EQ(test::value(store::auditEvents(vault.reader())).back().entry.action, kRefusedAction);
        CHECK_EQ(test::value(loadPlan(session)).history.at(own, period)->value.value_or(0), 12.25);
        test::value(session.close());
    }
    auto session = place.as("analyst");
    const std::int64_t before = session.performance().state().counter;
    refused(importActuals(session, sampleFile("actuals-2020-03.csv"), standardMapping(), {}, {}), ErrorCode::Refused,
            "another directorate");
    CHECK_EQ(session.performance().state().counter, before);
}

TEST(whoHoldsNoCompartmentCanAskForOne)
{
    Council place;
    CompartmentId closed;
    {
        auto session = place.as("administrator");
        test::value(revokeAccess(session, compartment(session), person(session, "auditor")));
        test::value(session.close());
    }
    place.clock.advanceSeconds(60);
    refused(Session::open(place.vault(), passphrase(kStrong), optionsOf("auditor"), place.clock), ErrorCode::Refused,
            "is closed to you");
    {
        auto session = test::value(
            Session::openVault(place.vault(), passphrase(kStrong), optionsOf("auditor"), place.clock));
        closed = test::value(findCompartment(session, kPerformanceCompartment)).id;
        CHECK(!test::value(findCompartment(session, kPerformanceCompartment)).open);
        refused(call(UseCase::ExportAudit, place, session), ErrorCode::Refused, "closed to you");
        test::value(requestAccess(session, closed, "The yearly audit."));
        test::value(session.close());
    }
    {
        auto session = place.as("administrator");
        CHECK_EQ(test::value(session.vault().accessRequests()).front().reason, "The yearly audit.");
        CHECK_EQ(events(session, UseCase::RequestAccess).size(), 1U);
        test::value(declineAccess(session, request(session)));
        CHECK_EQ(events(session, UseCase::DeclineAccess).size(), 1U);
        test::value(grantAccess(session, closed, person(session, "auditor")));
        test::value(session.close());
    }
    test::value(place.as("auditor").close());
}
