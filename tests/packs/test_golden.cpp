// SPDX-License-Identifier: GPL-3.0-or-later
// The packs of the sample council against tests/golden. HTML and the workbook's cells must be equal; PDF pages are compared as pictures
// with a tolerance. To renew after a change that was looked at: BOULTON_UPDATE_GOLDEN=1 build/dev/tests/packs/test_packs
#include "core/packs/pack.h"
#include "core/report/html.h"
#include "core/report/xlsx.h"
#include "core/sample/sample_council.h"
#include "tests/support/test.h"
#include "ui/render/pdf.h"
#include <cstdlib>

using namespace boulton;
using namespace boulton::performance;

namespace {

namespace fs = std::filesystem;

const fs::path kGolden = fs::path(BOULTON_SOURCE_DIR) / "tests/golden";

bool updating()
{
    return std::getenv("BOULTON_UPDATE_GOLDEN") != nullptr;
}

report::Document packOf(Audience audience)
{
    Plan plan = sample::makePlan();
    const Instant signedAt = *parseInstant("2020-04-22T09:00:00.000000Z");
    plan.signOffs = {
        {Period::month(2020, 3), audience, "Sample officer", "Figures checked against source.", signedAt, ""}};
    auto d = test::value(packs::makePack(
        plan, {.period = Period::month(2020, 3), .audience = audience, .details = packs::sampleDetails()}));
    d.provenance.programVersion = "golden";
    d.provenance.madeAt = signedAt;
    d.provenance.madeBy = "Sample officer";
    d.provenance.inputs = {{"performance-values", "revision 1", "0000"}};
    return d;
}

std::string shell(const std::string& command)
{
    FILE* pipe = popen(command.c_str(), "r");
    test::check(pipe != nullptr, "cannot run " + command);
    std::string out;
    char buffer[65'536];
    for (std::size_t n = 0; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;)
        out.append(buffer, n);
    test::check(pclose(pipe) == 0, "failed: " + command);
    return out;
}

//! All pages as grey pixels, one after the other (binary PGM).
std::string pages(const fs::path& pdf)
{
    return shell("pdftoppm -r 40 -gray '" + pdf.string() + "'");
}

//! Sheets and shared strings of a workbook as text.
std::string cells(const fs::path& xlsx)
{
    return shell("python3 -c \"import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); "
                 "[sys.stdout.write(n+chr(10)+z.read(n).decode()+chr(10)) for n in sorted(z.namelist()) "
                 "if n.startswith('xl/worksheets/sheet') or n=='xl/sharedStrings.xml' or n=='xl/workbook.xml']\" '" +
                 xlsx.string() + "'");
}

void compareText(const std::string& made, const fs::path& golden)
{
    if (updating())
        test::writeAll(golden, made);
    test::check(fs::exists(golden), "there is no " + golden.string());
    const std::string expected = test::readAll(golden);
    if (made == expected)
        return;
    const auto at = static_cast<std::size_t>(
        std::mismatch(made.begin(), made.end(), expected.begin(), expected.end()).first - made.begin());
    test::check(false, golden.filename().string() + " differs at byte " + std::to_string(at) + ": " +
                           made.substr(at > 60 ? at - 60 : 0, 160));
}

//! At most one pixel in 200 may differ visibly: fonts are hinted a little differently from machine to machine.
void comparePages(const fs::path& made, const fs::path& golden)
{
    if (updating())
        fs::copy_file(made, golden, fs::copy_options::overwrite_existing);
    test::check(fs::exists(golden), "there is no " + golden.string());
    const std::string a = pages(made);
    const std::string b = pages(golden);
    CHECK_EQ(a.size(), b.size()); // the same number of pages
    std::size_t different = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        different +=
            std::abs(int{static_cast<unsigned char>(a[i])} - int{static_cast<unsigned char>(b[i])}) > 48 ? 1 : 0;
    test::check(different * 200 < a.size(), golden.filename().string() + ": " + std::to_string(different) + " of " +
                                                std::to_string(a.size()) + " pixels differ");
}

void check(Audience audience, const std::string& stem)
{
    const report::Document document = packOf(audience);
    const fs::path out = fs::path(BOULTON_BINARY_DIR) / "golden";
    fs::create_directories(out);
    const std::string html = test::value(report::toHtml(document));
    test::writeAll(out / (stem + ".html"), html);
    test::value(render::writePdf(document, out / (stem + ".pdf")));
    test::value(report::writeXlsx(document, out / (stem + ".xlsx")));
    compareText(html, kGolden / (stem + ".html"));
    comparePages(out / (stem + ".pdf"), kGolden / (stem + ".pdf"));
    if (updating())
        fs::copy_file(out / (stem + ".xlsx"), kGolden / (stem + ".xlsx"), fs::copy_options::overwrite_existing);
    test::check(cells(out / (stem + ".xlsx")) == cells(kGolden / (stem + ".xlsx")),
                stem + ".xlsx has other cells than the golden one");
}

} // namespace

TEST(cabinet_pack_is_the_golden_one)
{
    check(Audience::Cabinet, "cabinet-2020-03");
}
TEST(leadership_pack_is_the_golden_one)
{
    check(Audience::LeadershipTeam, "clt-2020-03");
}
