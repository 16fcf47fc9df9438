// SPDX-License-Identifier: GPL-3.0-or-later
// Guessing at the screen: each wrong try after the fifth waits longer, also after a restart.
#include "core/store/unlock_log.h"
#include "tests/store/vault_place.h"

using namespace boulton;
using namespace boulton::store;
using namespace boulton::store::testing;

TEST(waits_double_up_to_five_minutes)
{
    CHECK_EQ(waitAfter(0), 0);
    CHECK_EQ(waitAfter(4), 0);
    CHECK_EQ(waitAfter(5), 2);
    CHECK_EQ(waitAfter(6), 4);
    CHECK_EQ(waitAfter(12), 256);
    CHECK_EQ(waitAfter(13), 300);
    CHECK_EQ(waitAfter(1'000'000), 300);
}

TEST(wrong_tries_make_the_next_one_wait_whatever_is_taken_away)
{
    Place place;
    place.create().reset();
    const auto open = [&](std::string_view passphrase) {
        return Vault::open(place.vault(), secret(passphrase), place.options(), place.clock);
    };
    for (int i = 0; i < 5; ++i)
        CHECK_FAILS(open("wrong"), ErrorCode::WrongPassphrase);
    const auto told = open("correct horse"); // the right one waits too: nothing tells that it is right
    CHECK_FAILS(told, ErrorCode::Refused);
    CHECK_EQ(told.error().args.at(0), "wait");
    CHECK_EQ(told.error().args.at(1), "2");
    place.clock.advanceSeconds(1);
    CHECK_FAILS(open("correct horse"), ErrorCode::Refused);
    const auto kept = tree(place.folder.path());
    // Each of the two counts alone, and a spoilt one is none.
    std::filesystem::remove(place.vault() / "unlock.log");
    CHECK_FAILS(open("correct horse"), ErrorCode::Refused);
    putBack(place.folder.path(), kept);
    std::filesystem::remove_all(place.local() / "tries");
    CHECK_FAILS(open("correct horse"), ErrorCode::Refused);
    putBack(place.folder.path(), kept);
    for (const auto& [name, bytes] : kept)
        if (name.contains("tries/"))
            test::writeAll(place.folder / name, "rubbish");
    CHECK_FAILS(open("correct horse"), ErrorCode::Refused);
    putBack(place.folder.path(), kept);
    // A clock that is put back makes it begin again.
    place.clock.advanceSeconds(-3600);
    CHECK_FAILS(open("correct horse"), ErrorCode::Refused);
    place.clock.advanceSeconds(2);
    CHECK_FAILS(open("wrong"), ErrorCode::WrongPassphrase);
    place.clock.advanceSeconds(3);
    CHECK_FAILS(open("correct horse"), ErrorCode::Refused); // now four seconds
    place.clock.advanceSeconds(1);
    test::value(open("correct horse"));
    CHECK_FAILS(open("wrong"), ErrorCode::WrongPassphrase); // from the start
    test::value(open("correct horse"));
}
