// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/csv_reader.h"
#include "tests/support/test.h"

using namespace boulton;
using namespace boulton::exchange;

TEST(smallest)
{
    const auto r = test::value(readCsvText("Ward,Value\nAston,1\n"));
    CHECK_EQ(r.rowsRead, 1);
}
