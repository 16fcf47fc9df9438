// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/vault_place.h"

using namespace boulton;
using namespace boulton::store;
using namespace boulton::store::testing;

TEST(a_vault_is_made_closed_and_opened)
{
    Place place;
    CompartmentId id;
    std::string vaultId;
    {
        const VaultPtr vault = place.create();
        CHECK(vault->warnings().empty());
        vaultId = vault->id();
        id = fill(*vault);
        clean(place.folder.path()); // with the logs
        CHECK_FAILS(Vault::create(place.vault(), "n", "d", secret("p"), place.options(), place.clock),
                    ErrorCode::AlreadyExists);
        test::value(vault->close());
    }
    clean(place.folder.path());
    for (const auto& [name, bytes] : tree(place.vault())) {
        CHECK(!name.ends_with("-wal"));
        CHECK(!name.ends_with("-shm"));
        CHECK(name.find(".part") == std::string::npos);
    }
    const VaultPtr vault = place.open();
    CHECK(vault->warnings().empty());
    CHECK_EQ(vault->id(), vaultId);
    CHECK_EQ(vault->name(), "ZQX7-CANARY-vault");
    CHECK_EQ(vault->userName(), "ZQX7-CANARY-officer");
    const auto list = test::value(vault->compartments());
    CHECK_EQ(list.size(), 1U);
    CHECK_EQ(list[0].label, "performance");
    CHECK_EQ(firstValue(*vault, id), 0);
    CHECK_FAILS(vault->compartment(CompartmentId("none")), ErrorCode::NotFound);
    const auto header = test::value(decode(keyslots(place)));
    CHECK_EQ(header.content.slots.size(), 8U);
    CHECK_EQ(header.content.seals.size(), 16U);
    CHECK(std::ranges::all_of(header.content.seals,
                              [&](const SealEntry& s) { return s.box.size() == header.content.seals[0].box.size(); }));
}

TEST(opening_is_quick_after_the_key)
{
    Place place;
    {
        const VaultPtr vault = place.create();
        const CompartmentId id = fill(*vault);
        std::vector<NewRecord> values;
        for (int i = 0; i < 81 * 36; ++i)
            values.push_back({.kind = "value", .key = std::to_string(i), .body = "{\"v\":" + std::to_string(i) + "}"});
        Compartment* c = test::value(vault->compartment(id));
        auto tx = test::value(c->begin());
        test::value(c->records().put(tx, values));
        test::value(tx.commit());
    }
    const VaultPtr vault = place.open();
    CHECK_EQ(test::value(
                 test::value(vault->compartment(test::value(vault->compartments())[0].id))->records().latest("value"))
                 .size(),
             2916U);
}

TEST(two_programs_do_not_share_a_vault)
{
    Place place;
    VaultPtr vault = place.create();
    CHECK_FAILS(place.tryOpen(), ErrorCode::Busy);
    VaultOptions reading = place.options();
    reading.readOnly = true;
    const VaultPtr beside = test::value(place.tryOpen("correct horse", reading));
    CHECK(beside->readOnlyReason().reason == ReadOnlyReason::OtherProgram);
    vault.reset();
    place.open();
}

TEST(a_new_passphrase_replaces_the_old_one)
{
    Place place;
    VaultPtr vault = place.create();
    CHECK_FAILS(vault->changePassphrase(secret("wrong"), secret("new")), ErrorCode::WrongPassphrase);
    CHECK_FAILS(vault->changePassphrase(secret("correct horse"), crypto::Secret()), ErrorCode::InvalidInput);
    const CompartmentId id = fill(*vault);
    test::value(vault->changePassphrase(secret("correct horse"), secret("battery staple")));
    CHECK_EQ(firstValue(*vault, id), 0);
    vault.reset();
    CHECK_FAILS(place.tryOpen(), ErrorCode::WrongPassphrase);
    vault = test::value(place.tryOpen("battery staple"));
    CHECK_EQ(firstValue(*vault, id), 0);
    CHECK(keyslots(place) == keyslots(place, true));
}

TEST(a_passphrase_change_that_dies_leaves_exactly_one_valid)
{
    for (const std::string_view dies : {"intent", "first copy", "second copy"}) {
        Place place;
        place.create().reset();
        {
            VaultOptions options = place.options();
            options.atStep = [&](std::string_view step) -> Status {
                return step == dies ? fail(ErrorCode::Internal, "killed") : Status();
            };
            const VaultPtr vault = test::value(place.tryOpen("correct horse", options));
            CHECK_FAILS(vault->changePassphrase(secret("correct horse"), secret("battery staple")),
                        ErrorCode::Internal);
        }
        const bool moved = dies != "intent";
        CHECK_FAILS(place.tryOpen(moved ? "correct horse" : "battery staple"), ErrorCode::WrongPassphrase);
        {
            const VaultPtr vault = test::value(place.tryOpen(moved ? "battery staple" : "correct horse"));
            CHECK(!vault->warnings().empty());
            CHECK(keyslots(place) == keyslots(place, true));
            test::value(vault->vaultDatabase().verifyRoot());
        }
        CHECK(test::value(place.tryOpen(moved ? "battery staple" : "correct horse"))->warnings().empty());
    }
}

TEST(a_new_compartment_that_dies_is_there_or_not)
{
    for (const std::string_view dies : {"intent", "first copy", "second copy"}) {
        Place place;
        place.create().reset();
        {
            VaultOptions options = place.options();
            options.atStep = [&](std::string_view step) -> Status {
                return step == dies ? fail(ErrorCode::Internal, "killed") : Status();
            };
            const VaultPtr vault = test::value(place.tryOpen("correct horse", options));
            CHECK_FAILS(vault->addCompartment("housing"), ErrorCode::Internal);
        }
        const VaultPtr vault = place.open();
        const auto list = test::value(vault->compartments());
        CHECK_EQ(list.size(), dies == "intent" ? 0U : 1U);
        if (!list.empty())
            test::value(vault->compartment(list[0].id));
        test::value(vault->addCompartment("social care"));
    }
}

TEST(work_across_files_is_settled_after_a_kill)
{
    Place place;
    CompartmentId id;
    OperationId committed;
    OperationId never;
    OperationId finished;
    {
        const VaultPtr vault = place.create();
        id = fill(*vault);
        Compartment* c = test::value(vault->compartment(id));
        const auto work = [&](const OperationId& operation) {
            auto tx = test::value(c->begin(operation));
            test::value(c->records().put(tx, NewRecord{.kind = "publication", .key = operation.value, .body = "{}"}));
            test::value(tx.commit());
        };
        finished = test::value(vault->beginOperation("publish", id));
        work(finished);
        test::value(vault->finishOperation(finished));
        CHECK_FAILS(vault->finishOperation(finished), ErrorCode::Refused);
        committed = test::value(vault->beginOperation("publish", id));
        work(committed);
        never = test::value(vault->beginOperation("publish", id));
    } // killed between the two commits
    const VaultPtr vault = place.open();
    CHECK_EQ(test::value(vault->operationState(finished)), "done");
    CHECK_EQ(test::value(vault->operationState(committed)), "done");
    CHECK_EQ(test::value(vault->operationState(never)), "abandoned");
    CHECK_FAILS(vault->operationState(OperationId("none")), ErrorCode::NotFound);
    CHECK_FAILS(vault->beginOperation("publish", CompartmentId("none")), ErrorCode::NotFound);
}

TEST(a_vault_opened_for_reading_changes_nothing)
{
    Place place;
    CompartmentId id;
    {
        const VaultPtr vault = place.create();
        id = fill(*vault);
    }
    const auto before = tree(place.folder.path());
    {
        VaultOptions options = place.options();
        options.readOnly = true;
        const VaultPtr vault = test::value(place.tryOpen("correct horse", options));
        CHECK(vault->readOnly());
        CHECK_EQ(firstValue(*vault, id), 0);
        CHECK_FAILS(test::value(vault->compartment(id))->begin(), ErrorCode::ReadOnly);
        CHECK_FAILS(vault->addCompartment("x"), ErrorCode::ReadOnly);
        CHECK_FAILS(vault->changePassphrase(secret("correct horse"), secret("n")), ErrorCode::ReadOnly);
        CHECK_FAILS(vault->audit({"a", "b", "c"}), ErrorCode::ReadOnly);
        test::value(place.tryOpen("correct horse", options)); // readers share it
        CHECK_FAILS(place.tryOpen(), ErrorCode::Busy);
    }
    CHECK(tree(place.folder.path()) == before);
}
