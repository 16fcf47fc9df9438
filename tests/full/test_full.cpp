// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/docx/docx_test.h"
TEST(nothing_yet) { throw boulton::test::Skipped("x"); }
