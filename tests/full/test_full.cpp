// SPDX-License-Identifier: GPL-3.0-or-later
// ./dev test --full: LibreOffice, python-docx and openpyxl open what we write, and we take templates that they wrote.
#include "core/base/format.h"
#include "core/report/xlsx.h"
#include "tests/docx/docx_test.h"

using namespace boulton;
using performance::Audience;
using test::contains;

namespace {

void needsFullTier()
{
    if (!std::getenv("BOULTON_FULL"))
        throw test::Skipped("part of ./dev test --full");
}

//! LibreOffice on a file; what it made stands beside it. Fails if it complains.
std::filesystem::path converted(const std::filesystem::path& file, const std::string& filter,
                                const std::string& extension, const test::TemporaryFolder& folder,
                                std::source_location at = std::source_location::current())
{
    std::filesystem::path made = folder.path() / "made" / file.stem();
    made += "." + extension;
    std::string said = test::outputOf("soffice -env:UserInstallation=file://'" + (folder / "profile").string() +
                                          "' --headless --norestore --convert-to '" + filter + "' --outdir '" +
                                          (folder / "made").string() + "' '" + file.string() + "'",
                                      folder);
    // Java is not installed here, and not needed.
    if (const auto java = said.find("Warning: failed to launch javaldx"); java != std::string::npos)
        said.erase(java, said.find('\n', java) - java + 1);
    test::check(said.starts_with("convert ") && !contains(said, "rror") && !contains(said, "arning"),
                "LibreOffice: " + said, at);
    return made;
}

std::string python(const char* script, const std::filesystem::path& file, const test::TemporaryFolder& folder)
{
    return test::outputOf(
        "python3 '" BOULTON_SOURCE_DIR "/tests/full/" + std::string(script) + "' '" + file.string() + "'", folder);
}

std::string textOf(const std::filesystem::path& pdf, const test::TemporaryFolder& folder)
{
    return test::outputOf("pdftotext -layout '" + pdf.string() + "' -", folder);
}

std::filesystem::path keep(const std::filesystem::path& file)
{
    if (const char* where = std::getenv("BOULTON_KEEP"))
        std::filesystem::copy_file(file, std::filesystem::path(where) / file.filename(),
                                   std::filesystem::copy_options::overwrite_existing);
    return file;
}

//! Page by page: marking, notice and page number; somewhere: the title and the code of every measure.
void readsAsPages(const report::Document& document, const std::filesystem::path& docx,
                  const test::TemporaryFolder& folder, bool ownFurniture)
{
    const std::string text = textOf(keep(converted(docx, "pdf", "pdf", folder)), folder);
    std::vector<std::string> pages;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\f', at), text.size());
        pages.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    CHECK(pages.size() > 5);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const std::string page = "page " + std::to_string(i + 1) + " of " + std::to_string(pages.size());
        test::check(contains(pages[i], document.marking), page + " has no marking");
        test::check(contains(pages[i], "Synthetic, illustrative data"),
                    page + " does not say that its data are synthetic");
        test::check(!ownFurniture ||
                        contains(pages[i], "Page " + std::to_string(i + 1) + " of " + std::to_string(pages.size())),
                    page + " has no number");
    }
    const std::string title = toString(document.title);
    CHECK(contains(pages[0], title.substr(0, title.find(":"))));
    for (const report::Block& b : document.blocks)
        if (const auto* card = std::get_if<report::Card>(&b))
            test::check(contains(text, card->code), card->code + " is not in the PDF");
}

} // namespace

TEST(python_docx_reads_a_pack)
{
    needsFullTier();
    const test::TemporaryFolder folder;
    const report::Document d = test::packOf(Audience::Cabinet);
    test::value(report::writeDocx(d, folder / "a.docx", test::painted()));
    const std::string said = python("word.py", folder / "a.docx", folder);
    CHECK(contains(said,
                   "title Council Plan performance: March 2020\nlanguage en-GB\npage 210 297\nheader Council Plan"));
    CHECK(contains(said, "\nHeading 1 1 Executive summary\n"));
    CHECK(contains(
        said, "\nHeading 2 4.1 An entrepreneurial city to learn, work and invest in\nHeading 3 1.02  Gap in claimant"));
    CHECK(contains(said, "\nHeading 1 Where these figures come from\n"));
    CHECK(contains(said, "\nfirst table ['Outcome', 'Measures', 'With a result', 'Blue', "));
    CHECK(contains(said, "\nstyles True"));
    const auto pair = [&](const std::string& a, const std::string& b) { // the two numbers are the same, and many
        const std::size_t at = said.find("\n" + a + " ") + a.size() + 2;
        const std::string count = said.substr(at, said.find(' ', at) - at);
        return std::stoi(count) > 80 && said.substr(at).starts_with(count + " " + b + " " + count + "\n");
    };
    CHECK(pair("tables", "headed"));
    CHECK(pair("pictures", "described"));
}

TEST(libreoffice_prints_a_pack)
{
    needsFullTier();
    const test::TemporaryFolder folder;
    for (const Audience audience : {Audience::Cabinet, Audience::LeadershipTeam}) {
        const report::Document d = test::packOf(audience);
        const auto file = folder / (audience == Audience::Cabinet ? "cabinet.docx" : "clt.docx");
        test::value(report::writeDocx(d, file, test::painted()));
        readsAsPages(d, file, folder, true);
    }
}

TEST(templates_of_other_programs_are_taken)
{
    needsFullTier();
    const test::TemporaryFolder folder;
    const report::Document d = test::packOf(Audience::Cabinet);
    test::value(report::writeDocx(d, folder / "a.docx", test::painted()));
    // One that Word wrote (python-docx carries it), and one that LibreOffice wrote.
    CHECK_EQ(
        test::outputOf("python3 -c 'import docx,os,shutil; shutil.copy(os.path.join(os.path.dirname(docx.__file__), "
                       "\"templates\", \"default.docx\"), \"" +
                           (folder / "word.docx").string() + "\")'",
                       folder),
        std::string());
    const auto libre = converted(folder / "a.docx", "docx", "docx", folder);
    int n = 0;
    for (const auto& base : {folder / "word.docx", libre}) {
        const auto file = folder / ("on-template-" + std::to_string(++n) + ".docx");
        report::DocxOptions options = test::painted();
        options.templateFile = base;
        test::value(report::writeDocx(d, file, options));
        const std::string said = python("word.py", keep(file), folder);
        CHECK(contains(said, "\nHeading 1 1 Executive summary\n"));
        CHECK(contains(said, "\nstyles True"));
        readsAsPages(d, file, folder, false);
    }
}

TEST(spreadsheets_evaluate_nothing)
{
    needsFullTier();
    const test::TemporaryFolder folder;
    report::Document d = test::packOf(Audience::Cabinet);
    const std::vector<std::string> formulas{"=1+1",
                                            "+1+1",
                                            "-1+1",
                                            "@SUM(1,1)",
                                            "=HYPERLINK(\"http://x.invalid\",\"y\")",
                                            "\t=2+2",
                                            "=cmd|'/c calc'!A1",
                                            "  =3*3",
                                            "=WEBSERVICE(\"http://x.invalid\")"};
    report::TableBlock table{.caption = Text::raw("=4+4"), .columns = {{Text::raw("=5+5")}}};
    for (const std::string& f : formulas)
        table.rows.push_back({.cells = {{.value = Text::raw(f)}}});
    d.blocks.emplace_back(table);
    test::value(report::writeXlsx(d, folder / "book.xlsx"));
    const std::string said = python("book.py", folder / "book.xlsx", folder);
    CHECK(contains(said, "\nformulas 0\n"));
    CHECK(contains(said, "sheets|About|"));
    // Every sheet as CSV, in UTF-8, cells as they are shown.
    converted(folder / "book.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
              "csv", folder);
    std::string all;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "made"))
        all += test::readAll(entry.path());
    for (std::string f : formulas) {
        for (std::size_t at = 0; (at = f.find('"', at)) != std::string::npos; at += 2)
            f.insert(at, "\"");
        test::check(contains(all, f), f + " is not in the CSV");
    }
    CHECK(contains(all, "=4+4") && contains(all, "=5+5"));
    for (const char* error : {"#NAME?", "#REF!", "#VALUE!", "Err:5"})
        CHECK(!contains(all, error));
}
