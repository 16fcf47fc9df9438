// SPDX-License-Identifier: GPL-3.0-or-later
// The packs of the sample council through the archive: the same pages, workbook and JSON.
#include "core/packs/pack.h"
#include "core/report/archive.h"
#include "core/report/html.h"
#include "core/report/json.h"
#include "core/sample/sample_council.h"
#include "tests/support/test.h"

using namespace boulton;
using namespace boulton::performance;

TEST(packsComeBackFromTheArchiveAsTheyWere)
{
    for (const Audience audience : {Audience::Cabinet, Audience::LeadershipTeam}) {
        const auto before = test::value(packs::makePack(
            sample::makePlan(), {.period = Period::month(2020, 3), .audience = audience, .details = packs::sampleDetails()}));
        const std::string text = test::value(report::pack(before));
        const auto after = test::value(report::unpack(text));
        CHECK_EQ(test::value(report::toHtml(after)), test::value(report::toHtml(before)));
        CHECK_EQ(test::value(report::toJson(after)), test::value(report::toJson(before)));
        CHECK_EQ(test::value(report::pack(after)), text);
        CHECK(after.tables.size() == before.tables.size() && !after.blocks.empty());
    }
}
