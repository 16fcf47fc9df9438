// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/exports.h"
#include "core/packs/pack.h"
#include "core/report/docx.h"
#include "core/workspace/briefing.h"
#include "core/workspace/publish.h"
#include "tests/faults/works.h"

namespace boulton::faults {
namespace {

using performance::Audience;
using performance::Period;
using workspace::PackFormat;
using workspace::Session;

const Period kMarch = Period::month(2020, 3);

workspace::PackWriters writers()
{
    return {.pdf = {},
            .docx = [](const report::Document& document, const platform::Path& path, const std::optional<platform::Path>& templateFile) {
                return report::writeDocx(document, path, {.templateFile = templateFile});
            }};
}

Export document(const std::string& extension)
{
    return {extension, {"report." + extension}, [extension](Session& s, const fs::path& out) -> Status {
                BOULTON_TRY_ASSIGN(const report::Document made, workspace::packDocument(s, kMarch, Audience::Cabinet));
                return workspace::exportDocument(s, made, out / ("report." + extension), writers());
            }};
}

std::vector<Export> all()
{
    const std::string stem = packs::fileStem(kMarch, Audience::Cabinet);
    return {{"pack",
             {stem + ".docx", stem + ".html", stem + ".xlsx"},
             [](Session& s, const fs::path& out) -> Status {
                 BOULTON_TRY(workspace::exportPack(s,
                                                   {.period = kMarch, .folder = out, .formats = {PackFormat::Docx, PackFormat::Html, PackFormat::Xlsx}},
                                                   writers(), {}));
                 return {};
             }},
            {"briefing",
             {"cabinet.briefing"},
             [](Session& s, const fs::path& out) -> Status {
                 BOULTON_TRY(workspace::makeBriefing(
                     s, {.path = out / "cabinet.briefing", .title = "Cabinet", .packs = {{kMarch, Audience::Cabinet}}}, secret(kBriefingPassphrase)));
                 return {};
             }},
            {"picture",
             {"chart.png"},
             [](Session& s, const fs::path& out) {
                 return workspace::exportPicture(
                     s, {.bytes = "\x89PNG\r\n\x1a\n" + std::string(100'000, 'p'), .title = "chart", .marking = "OFFICIAL", .of = "spc"},
                     out / "chart.png");
             }},
            document("html"),
            document("xlsx"),
            document("docx"),
            document("csv"),
            document("json")};
}

} // namespace

const std::vector<Export>& exports()
{
    static const std::vector<Export> list = all();
    return list;
}

const Export& exportNamed(std::string_view name)
{
    for (const Export& one : exports())
        if (one.name == name)
            return one;
    throw test::Failure("there is no export " + std::string(name), std::source_location::current());
}

int exportOnce(const Export& what, Scene& scene)
{
    auto session = test::value(scene.open());
    const Status done = what.act(session, outOf(scene));
    acknowledge(scene, done ? "ok 0" : "failed 0 " + oneLine(done.error()));
    test::value(session.close());
    return 0;
}

} // namespace boulton::faults
