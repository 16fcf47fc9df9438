// SPDX-License-Identifier: GPL-3.0-or-later
// Every view with text at twice its size.
#include "tests/support/test.h"
#include "tests/ui/harness.h"

using namespace boulton;

TEST(no_text_is_clipped_at_200_percent)
{
    test::walk({.percent = 200}, {{test::room, true}}).check(QStringLiteral("room"));
}
