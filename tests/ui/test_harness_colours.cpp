// SPDX-License-Identifier: GPL-3.0-or-later
// Every view in the dark and in high contrast.
#include "tests/support/test.h"
#include "tests/ui/harness.h"

using namespace boulton;

TEST(texts_and_edges_stand_out_in_the_dark)
{
    test::walk({.theme = kit::ThemeChoice::Dark, .sharp = true}, {{test::contrast}}).check(QStringLiteral("contrast"));
}

TEST(texts_and_edges_stand_out_in_high_contrast)
{
    test::walk({.theme = kit::ThemeChoice::HighContrast, .sharp = true}, {{test::contrast}}).check(QStringLiteral("contrast"));
}
