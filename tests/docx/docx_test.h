// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of Word files share: the sample council's packs, a painter, and other people's tools on what we wrote.
#pragma once
#include "core/figure/chart_spec.h"
#include "core/packs/pack.h"
#include "core/report/docx.h"
#include "core/report/docx_package.h"
#include "core/report/xml_slices.h"
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
    return render::toPng(scene, 1); // small: what is in a picture is tested elsewhere
}
inline report::DocxOptions painted()
{
    return {.paint = paint};
}

//! What a command prints, both streams; a failure is part of the answer.
inline std::string outputOf(const std::string& command, const TemporaryFolder& folder)
{
    const auto file = folder / "out.txt";
    const int status =
        std::system((command + " >'" + file.string() + "' 2>&1").c_str()); // NOLINT: one thread, our own files
    return readAll(file) + (status == 0 ? "" : "(failed)");
}

inline bool contains(const std::string& text, const std::string& what)
{
    return text.find(what) != std::string::npos;
}

//! A Word file taken apart.
class Package {
public:
    explicit Package(const std::string& bytes)
        : m_parts(value(report::docx::unzipped(bytes, {.unpacked = 100U << 20U})))
    {}
    [[nodiscard]] const std::string& part(const std::string& name) const
    {
        check(m_parts.contains(name), "there is no part " + name);
        return m_parts.at(name);
    }
    [[nodiscard]] bool has(const std::string& name) const { return m_parts.contains(name); }
    //! What a reader reads of it.
    [[nodiscard]] std::string text(const std::string& name) const
    {
        return value(report::xml::Slices::read(part(name))).textOf(0, "w:t");
    }
    [[nodiscard]] const std::map<std::string, std::string>& parts() const { return m_parts; }

private:
    std::map<std::string, std::string> m_parts;
};

//! check.py on a file: what it says, which begins with "ok".
inline std::string checked(const std::filesystem::path& file, const std::string& marking, const TemporaryFolder& folder,
                           std::source_location at = std::source_location::current())
{
    const std::string said = outputOf(
        "python3 '" BOULTON_SOURCE_DIR "/tests/docx/check.py' '" + file.string() + "' '" + marking + "'", folder);
    check(said.starts_with("ok\n"), file.filename().string() + ": " + said, at);
    return said;
}

} // namespace boulton::test
