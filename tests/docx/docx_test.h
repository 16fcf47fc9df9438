// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of Word files share: the sample council's packs, a painter, and other people's tools on what we wrote.
#pragma once
#include "core/figure/chart_spec.h"
#include "core/packs/pack.h"
#include "core/report/docx.h"
#include "core/sample/sample_council.h"
#include "tests/support/test.h"
#include "ui/render/painter.h"
#include <cstdlib>

namespace boulton::test {

inline report::Document packOf(performance::Audience audience)
{
    performance::Plan plan = sample::makePlan();
    const performance::Period march = performance::Period::month(2020, 3);
    const Instant signedAt = *parseInstant("2020-04-22T09:00:00.000000Z");
    plan.signOffs = {{march, audience, "Sample officer", "Figures checked against source.", signedAt, ""}};
    auto d = value(packs::makePack(plan, {.period = march, .audience = audience, .details = packs::sampleDetails()}));
    d.provenance.programVersion = "test";
    d.provenance.madeAt = signedAt;
    d.provenance.madeBy = "Sample officer";
    d.provenance.inputs = {{"performance-values", "revision 1", "0000"}};
    return d;
}

inline Result<std::string> paint(const figure::Scene& scene)
{
    return render::toPng(scene, 3);
}

inline report::DocxOptions painted()
{
    return {.paint = paint};
}

//! What a command prints, both streams; a failure is part of the answer.
inline std::string outputOf(const std::string& command, const TemporaryFolder& folder)
{
    const auto file = folder / "out.txt";
    const int status = std::system((command + " >'" + file.string() + "' 2>&1").c_str()); // NOLINT: one thread, our own files
    return readAll(file) + (status == 0 ? "" : "(failed)");
}

} // namespace boulton::test
