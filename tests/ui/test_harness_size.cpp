// SPDX-License-Identifier: GPL-3.0-or-later
// Every view with text at twice its size: opened so, and when the size changes while it is open.
#include "tests/support/test.h"
#include "tests/ui/harness.h"

using namespace boulton;

TEST(no_text_is_clipped_at_200_percent)
{
    test::walk({.percent = 200}, {{test::room, true}}).check(QStringLiteral("room"));
}

TEST(no_text_is_clipped_when_the_text_grows_while_pages_are_open)
{
    test::walk({.percent = 200, .live = true}, {{test::room, true}}).check(QStringLiteral("room"));
}
