// SPDX-License-Identifier: GPL-3.0-or-later
// Every view in the pseudo-locale (a third longer than English) and from right to left.
#include "tests/support/test.h"
#include "tests/ui/harness.h"

using namespace boulton;

namespace {

const test::Findings& pseudo()
{
    static const test::Findings findings = test::walk({.pseudo = true}, {{test::words}, {test::room, true}});
    return findings;
}

} // namespace

TEST(every_text_can_be_translated)
{
    pseudo().check(QStringLiteral("words"));
}

TEST(no_text_is_clipped_when_texts_are_longer)
{
    pseudo().check(QStringLiteral("room"));
}

TEST(no_text_is_clipped_from_right_to_left)
{
    test::walk({.rightToLeft = true}, {{test::room, true}}).check(QStringLiteral("room"));
}
