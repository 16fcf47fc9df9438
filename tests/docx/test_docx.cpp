// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/docx/docx_test.h"

using namespace boulton;
using performance::Audience;

TEST(packs_can_be_kept_for_looking_at)
{
    const char* keep = std::getenv("BOULTON_KEEP");
    if (!keep)
        throw test::Skipped("set BOULTON_KEEP to a folder");
    test::value(report::writeDocx(test::packOf(Audience::Cabinet), std::filesystem::path(keep) / "cabinet.docx", test::painted()));
    test::value(report::writeDocx(test::packOf(Audience::LeadershipTeam), std::filesystem::path(keep) / "clt.docx", test::painted()));
}
