// SPDX-License-Identifier: GPL-3.0-or-later
// The unattended user: only where IT allows it, only with the key of the keystore, only to bring data in.
#include "core/base/platform_keystore.h"
#include "core/workspace/service_user.h"
#include "tests/workspace/use_case_calls.h"
#include <cstdlib>

using namespace boulton;
using namespace boulton::performance;
using namespace boulton::workspace;
using namespace boulton::workspace::testing;

namespace {

const Policy kAllowed{.serviceUser = true};

struct Nightly : Place {
    crypto::Secret key;
    Nightly()
    {
        fs::copy(samples() / "Council.boulton", vault(), fs::copy_options::recursive);
        auto session = test::value(Session::open(vault(), passphrase(), how("", false, kAllowed), clock));
        refused(addServiceUser(session, "Recovery", "A trick"), ErrorCode::InvalidInput, "kept for the recovery codes");
        ServiceUser made = test::value(addServiceUser(session, "robot", "The nightly import"));
        test::value(grantAccess(session, compartment(session), made.id));
        test::value(addUser(session, {.login = "ann", .displayName = "Ann"}, passphrase(kStrong)));
        test::value(session.close());
        key = std::move(made.key);
        clock.advanceSeconds(60);
    }
    static OpenOptions how(const std::string& login, bool unattended, const Policy& policy)
    {
        OpenOptions o(options());
        o.vault.login = login;
        o.unattended = unattended;
        o.policy = policy;
        return o;
    }
    Result<Session> as(const std::string& login, const crypto::Secret& secret, bool unattended, const Policy& policy) const
    {
        return Session::open(vault(), secret, how(login, unattended, policy), clock);
    }
};

} // namespace

TEST(anUnattendedServiceBringsDataInAndNothingElse)
{
    Nightly place;
    auto session = test::value(place.as("robot", place.key, true, kAllowed));
    test::value(importActuals(session, sampleFile("actuals-2020-03.csv"), standardMapping(), {}, {}));
    test::value(importDataset(session, place.file("wards.csv", "ward,people\nAston,22000\n"), "people", {}, {}, {}));
    refused(exportPack(session, {.period = Period::month(2020, 3), .folder = place.folder / "out", .formats = {PackFormat::Html}}, {kNoPdf}, {}), ErrorCode::Refused, "your role");
    refused(call(UseCase::SignOffPeriod, place, session), ErrorCode::Refused, "your role");
    refused(grantAccess(session, compartment(session), person(session, "ann")), ErrorCode::Refused, "your role");
    const auto event = events(session, UseCase::ImportDataset).back();
    CHECK_EQ(event.actor, session.vault().user().value); // by itself, not by whoever set it up
    test::value(session.close());
}

TEST(noServiceOpensAVaultUnlessItAllowsIt)
{
    Nightly place;
    refused(place.as("robot", place.key, true, {}), ErrorCode::Refused, "IT allows no unattended service");
    refused(place.as("robot", place.key, false, kAllowed), ErrorCode::Refused, "nobody opens a vault as it"); // a person with its key
    refused(place.as("ann", passphrase(kStrong), true, kAllowed), ErrorCode::Refused, "this one is somebody's"); // a person's passphrase in a keystore
    auto session = place.open();
    CHECK_EQ(test::value(store::auditEvents(session.vault().vaultDatabase().reader())).back().entry.action, "unlock"); // this one
    const auto all = test::value(store::auditEvents(session.vault().vaultDatabase().reader()));
    CHECK_EQ(std::ranges::count_if(all, [](const auto& e) { return e.entry.action == kRefusedAction && e.entry.subject == "open the vault"; }), 3);
    refused(addServiceUser(session, "another", "Another"), ErrorCode::Refused, "IT allows no unattended service");
    refused(serviceKey("robot", {}), ErrorCode::Refused, "IT allows no unattended service");
}

TEST(aPersonDoesNotBecomeAServiceNorAServiceAPerson)
{
    Nightly place;
    auto session = place.open();
    refused(addUser(session, {.login = "bo", .displayName = "Bo", .role = Role::Service}, passphrase(kStrong)), ErrorCode::InvalidInput, "service add");
    refused(setRole(session, person(session, "ann"), Role::Service), ErrorCode::InvalidInput, "does not become");
    refused(setRole(session, person(session, "robot"), Role::Administrator), ErrorCode::InvalidInput, "does not become");
    test::value(removeUser(session, person(session, "robot")));
    test::value(session.close());
    CHECK(!place.as("robot", place.key, true, kAllowed));
}

#ifndef _WIN32
TEST(theKeyComesFromTheCredentialsOfTheService)
{
    Nightly place;
    const fs::path folder = place.folder / "credentials";
    fs::create_directory(folder);
    ::unsetenv("CREDENTIALS_DIRECTORY");
    refused(serviceKey("robot", kAllowed), ErrorCode::NotFound, "was not started as a service");
    ::setenv("CREDENTIALS_DIRECTORY", platform::toUtf8(folder).c_str(), 1);
    refused(serviceKey("robot", kAllowed), ErrorCode::NotFound, "systemd-creds encrypt --name=boulton-robot");
    const fs::path file = folder / "boulton-robot";
    const auto bytes = place.key.bytes();
    test::writeAll(file, std::string(bytes.begin(), bytes.end()) + "\n");
    fs::permissions(file, fs::perms::owner_read | fs::perms::others_read);
    refused(serviceKey("robot", kAllowed), ErrorCode::Refused, "others than this service");
    fs::permissions(file, fs::perms::owner_read);
    const crypto::Secret key = test::value(serviceKey("robot", kAllowed));
    CHECK(key.equal(place.key));
    test::value(test::value(place.as("robot", key, true, kAllowed)).close());
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    test::writeAll(file, "short\n");
    refused(serviceKey("robot", kAllowed), ErrorCode::InvalidInput, "not the key");
    fs::remove(file);
    fs::create_symlink(folder / "elsewhere", file);
    CHECK(!serviceKey("robot", kAllowed)); // links are not followed
    refused(serviceKey("../robot", kAllowed), ErrorCode::InvalidInput, "a name in the keystore");
    ::unsetenv("CREDENTIALS_DIRECTORY");
}
#endif
