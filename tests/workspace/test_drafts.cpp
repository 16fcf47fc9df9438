// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody has begun to write is there after a lock or a crash, for them alone.
#include "core/workspace/drafts.h"
#include "tests/workspace/use_case_calls.h"

using namespace boulton;
using namespace boulton::performance;
using namespace boulton::workspace;
using namespace boulton::workspace::testing;

namespace {

CommentaryDraft begun(std::vector<std::string> texts)
{
    return {MeasureCode("2.20"), Period::month(2020, 3), std::move(texts)};
}

} // namespace

TEST(aDraftIsThereAtTheNextUnlockForItsAuthorAlone)
{
    Place place;
    const CommentaryDraft draft = begun({"Fewer requests, because", "", "Hire two", "", "next Tue", "ü€"});
    {
        auto session = place.sample();
        test::value(addUser(session, {.login = "other", .displayName = "Another", .role = Role::Analyst}, passphrase(kStrong)));
        test::value(grantAccess(session, compartment(session), person(session, "other")));
        test::value(keepDraft(session, begun({"Few"})));
        test::value(keepDraft(session, draft));
        const std::int64_t counter = session.performance().state().counter;
        test::value(keepDraft(session, draft)); // the same again
        CHECK_EQ(session.performance().state().counter, counter);
    } // not closed: as after a crash
    place.clock.advanceSeconds(60);
    {
        auto again = place.open();
        CHECK((test::value(drafts(again)) == std::vector{draft}));
        test::value(again.close());
    }
    auto o = options();
    o.login = "other";
    place.clock.advanceSeconds(60);
    auto other = test::value(Session::open(place.vault(), passphrase(kStrong), o, place.clock));
    CHECK(test::value(drafts(other)).empty());
}

TEST(aDraftThatIsPutAwayIsGone)
{
    Place place;
    auto session = place.sample();
    test::value(keepDraft(session, begun({})));
    CHECK(test::value(drafts(session)).empty());
    test::value(keepDraft(session, begun({"Fewer"})));
    CHECK_EQ(test::value(drafts(session)).size(), 1U);
    test::value(keepDraft(session, begun({})));
    CHECK(test::value(drafts(session)).empty());
    session.restrictTo({Right::UseVault});
    refused(keepDraft(session, begun({"Fewer"})), ErrorCode::Refused, "record commentary");
}
