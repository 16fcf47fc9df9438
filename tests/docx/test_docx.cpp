// SPDX-License-Identifier: GPL-3.0-or-later
// Word files by ourselves: what is in them, and that they are what Word and screen readers need (check.py).
#include "core/base/format.h"
#include "core/report/text.h"
#include "tests/docx/docx_test.h"
#include "ui/render/word_pictures.h"
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace boulton;
using namespace boulton::report;
using performance::Audience;
using test::contains;

namespace {

const std::string kHostile[] = {"</w:t><w:instrText>DDE</w:instrText>",
                                "\"><img onerror=alert(1)>",
                                "]]>",
                                "&#0;\x01\x1F",
                                "{ DDEAUTO c:\\\\x }",
                                "=1+1",
                                "_x000D_",
                                "line one\nline two\tafter a tab",
                                "\xED\xA0\x80\xFF"};

Document hostile()
{
    std::size_t next = 0;
    const auto T = [&] { return Text::raw(kHostile[next++ % std::size(kHostile)]); };
    Document d;
    d.title = Text::raw(kHostile[0]);
    d.subtitle = Text::raw(kHostile[4]);
    d.marking = "OFFICIAL <b>";
    d.synthetic = true;
    for (int round = 0; round < 9; ++round) {
        d.blocks.emplace_back(Heading{.level = 1 + round % 2 * 2, .text = T(), .number = "1.\"<"});
        d.blocks.emplace_back(Paragraph{T(), static_cast<Paragraph::Style>(round % 3)});
        d.blocks.emplace_back(List{{T(), T()}, round % 2 == 0});
        d.blocks.emplace_back(Fields{{{T(), T()}}});
        TableBlock table{.caption = T(), .columns = {{T()}, {T(), ColumnKind::Status}, {T(), ColumnKind::Number}}};
        table.rows = {{.cells = {{.value = T()}}, .group = true},
                      {.cells = {{.value = T(), .note = T()},
                                 {.value = report::Status{'R', T()}},
                                 {.value = Number{1.5, 1, kHostile[0]}}}}};
        d.blocks.emplace_back(table);
        figure::ChartSpec spec{.kind = figure::ChartKind::Bar};
        spec.title = T();
        spec.categories = {T(), T()};
        spec.series = {{.name = T(), .values = {1.0, 2.0}}};
        const auto chart = std::make_shared<const figure::ChartSpec>(spec);
        d.blocks.emplace_back(ChartBlock{chart, T()});
        d.blocks.emplace_back(Tiles{{{T(), T(), report::Status{'<', T()}}}});
        d.blocks.emplace_back(Note{static_cast<Note::Kind>(round % 4), T(), T()});
        d.blocks.emplace_back(Card{.code = kHostile[1],
                                   .title = T(),
                                   .definition = T(),
                                   .status = report::Status{'A', T()},
                                   .direction = Direction{Direction::Arrow::Up, Direction::Sense::Better, T()},
                                   .facts = {{T(), T()}},
                                   .chart = chart,
                                   .commentary = {{T(), T()}}});
        d.blocks.emplace_back(PageBreak{});
    }
    d.provenance.module = kHostile[0];
    d.provenance.madeBy = kHostile[1];
    return d;
}

std::size_t chartsIn(const Document& d)
{
    std::size_t n = chartsOf(d).size();
    for (const Block& b : d.blocks)
        if (const auto* t = std::get_if<TableBlock>(&b))
            for (const Row& row : t->rows)
                for (const auto& cell : row.cells) {
                    const auto* chart = std::get_if<std::shared_ptr<const figure::ChartSpec>>(&cell.value);
                    n += chart && *chart ? 1U : 0U;
                }
    return n;
}

} // namespace

TEST(a_pack_is_what_word_and_screen_readers_need)
{
    const test::TemporaryFolder folder;
    for (const Audience audience : {Audience::Cabinet, Audience::LeadershipTeam}) {
        const Document d = test::packOf(audience);
        test::value(writeDocx(d, folder / "a.docx", test::painted()));
        const std::string said = test::checked(folder / "a.docx", d.marking, folder);
        CHECK(contains(said, "\nfields NUMPAGES PAGE TOC\nexternal 0\nlanguage en-GB\n"));
        CHECK(contains(said, "\npictures " + std::to_string(chartsIn(d)) + "\n"));
        CHECK(contains(said, "\nwidths 9866\n")); // every table as wide as the text
        CHECK(contains(said, "\ncreator Sample officer\nlanguage en-GB\ncategory " + d.marking + "\n"));
        std::string headings;
        int level = 0;
        for (const Block& b : d.blocks)
            if (const auto* h = std::get_if<Heading>(&b)) {
                level = h->level;
                headings += "h" + std::to_string(level) + " " + headingText(*h) + "\n";
            } else if (const auto* card = std::get_if<Card>(&b)) {
                headings += "h" + std::to_string(level + 1) + " " + card->code + (card->code.empty() ? "" : "  ") +
                            toString(card->title) + "\n";
            }
        CHECK(contains(said, headings + "h1 Where these figures come from\n"));
        CHECK_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}),
                 2); // the file and what check.py said
    }
}

TEST(the_words_of_a_pack_are_all_there)
{
    const Document d = test::packOf(Audience::Cabinet);
    const test::Package file(test::value(toDocx(d, test::painted())));
    const std::string text = file.text("word/document.xml");
    for (const Block& b : d.blocks) {
        if (const auto* p = std::get_if<Paragraph>(&b))
            CHECK(contains(text, toString(p->text)));
        if (const auto* t = std::get_if<TableBlock>(&b))
            for (const Row& row : t->rows)
                for (const auto& cell : row.cells)
                    CHECK(contains(text, plainText(cell)) && contains(text, toString(cell.note)));
        if (const auto* card = std::get_if<Card>(&b)) {
            CHECK(contains(text, card->code) && contains(text, toString(card->definition)));
            for (const auto& [label, value] : card->commentary)
                CHECK(contains(text, toString(value)));
        }
    }
    for (const auto& [label, value] : provenanceRows(d.provenance))
        CHECK(contains(text, value));
    CHECK(contains(file.text("word/boulton-header.xml"), "OFFICIAL"));
    CHECK(contains(file.text("word/boulton-footer.xml"), "OFFICIAL"));
    CHECK(contains(file.text("word/boulton-footer.xml"), "Synthetic, illustrative data"));
    CHECK(contains(file.text("word/boulton-footer.xml"), "Page 1 of 1")); // the cached values of the fields
    CHECK(contains(text, toString(syntheticLong())));
}

TEST(headings_lists_and_tables_are_real)
{
    const test::Package file(test::value(toDocx(test::packOf(Audience::Cabinet), test::painted())));
    const std::string& xml = file.part("word/document.xml");
    CHECK(contains(xml, "<w:pStyle w:val=\"Title\"/>"));
    CHECK(contains(xml, "<w:pStyle w:val=\"Subtitle\"/>"));
    CHECK(contains(xml, "<w:pStyle w:val=\"BoultonLead\"/>"));
    CHECK(contains(xml, "<w:pStyle w:val=\"Caption\"/><w:keepNext/>"));
    CHECK(contains(xml,
                   "<w:pStyle w:val=\"ListNumber\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr>"));
    CHECK(contains(xml, "<w:pStyle w:val=\"Heading1\"/><w:pageBreakBefore/>")); // the appendix
    CHECK(contains(xml, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"));
    CHECK(contains(xml, "w:firstColumn=\"1\""));
    CHECK(contains(xml, "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>")); // A4
    const std::string& styles = file.part("word/styles.xml");
    for (const char* level : {"0", "1", "2", "3"})
        CHECK(contains(styles, "<w:outlineLvl w:val=\"" + std::string(level) + "\"/>"));
    // Contents: a field, with its lines as links already in it.
    CHECK(contains(xml, "TOC \\o &quot;1-1&quot;") || contains(xml, "TOC \\o \"1-1\" \\h \\z \\u"));
    CHECK(contains(xml, "<w:hyperlink w:anchor=\"_Toc900001\" w:history=\"1\">"));
    CHECK(!contains(file.part("word/settings.xml"), "updateFields")); // Word would ask when it opens the file
}

TEST(hostile_names_are_text)
{
    const test::TemporaryFolder folder;
    test::value(writeDocx(hostile(), folder / "a.docx", test::painted()));
    const std::string said = test::checked(folder / "a.docx", "OFFICIAL <b>", folder);
    CHECK(contains(said, "\nfields NUMPAGES PAGE TOC\nexternal 0\n"));
    const test::Package file(test::readAll(folder / "a.docx"));
    const std::string text = file.text("word/document.xml");
    for (const std::string& name : {kHostile[0], kHostile[1], kHostile[2], kHostile[4], kHostile[5], kHostile[6]})
        CHECK(contains(text, name));
    CHECK(contains(text, "&#0;\uFFFD\uFFFD"));
    CHECK(contains(text, "line oneline twoafter a tab"));
    CHECK(contains(file.part("word/document.xml"),
                   "line one</w:t><w:br/><w:t xml:space=\"preserve\">line two</w:t><w:tab/>"));
    CHECK(!contains(file.part("word/document.xml"), "_x005F")); // Word reads it as it stands
}

TEST(the_same_document_gives_the_same_file)
{
    const Document d = test::packOf(Audience::LeadershipTeam);
    const std::string a = test::value(toDocx(d, test::painted()));
    const std::string b = test::value(toDocx(d, test::painted()));
    CHECK(a == b);
    CHECK(a.size() > 100'000);
}

TEST(extreme_documents_are_still_files)
{
    const test::TemporaryFolder folder;
    Document d;
    test::value(writeDocx(d, folder / "empty.docx", {}));
    CHECK(contains(test::checked(folder / "empty.docx", "OFFICIAL", folder), "\ncreator Boulton\n"));
    const Text essay = Text::raw([] {
        std::string s;
        for (int i = 0; i < 1500; ++i)
            s += "word" + std::to_string(i) + " ";
        return s;
    }());
    d.title = essay;
    d.marking = {};
    d.blocks.emplace_back(PageBreak{});
    TableBlock tall{.caption = Text::raw("Tall"), .columns = {{Text::raw("A")}, {Text::raw("B"), ColumnKind::Number}}};
    tall.rows = {
        {.cells = {{.value = essay}, {.value = Number{1, 0, {}}}}}, {.cells = {}}, {.cells = {}, .group = true}};
    d.blocks.emplace_back(tall);
    TableBlock wide{.caption = {}};
    wide.rows.emplace_back();
    for (int i = 0; i < 60; ++i) {
        wide.columns.push_back({Text::raw("Column " + std::to_string(i)), ColumnKind::Text, i == 3 ? -1.0 : 1.0});
        wide.rows[0].cells.push_back({.value = Number{123456.0 + i, 1, "%"}});
    }
    d.blocks.emplace_back(wide);
    d.blocks.emplace_back(TableBlock{});
    d.blocks.emplace_back(TableBlock{.columns = {{Text::raw("alone")}}});
    d.blocks.emplace_back(ChartBlock{});
    d.blocks.emplace_back(ChartBlock{std::make_shared<const figure::ChartSpec>(), Text::raw("No data at all"), 5000});
    d.blocks.emplace_back(Tiles{});
    d.blocks.emplace_back(List{});
    d.blocks.emplace_back(Fields{});
    d.blocks.emplace_back(Card{});
    d.blocks.emplace_back(Heading{.level = 9, .text = Text::raw("Deep")});
    d.blocks.emplace_back(Heading{.level = -4, .text = Text::raw("High")});
    test::value(writeDocx(d, folder / "a.docx", test::painted()));
    test::checked(folder / "a.docx", "", folder);
    const test::Package file(test::readAll(folder / "a.docx"));
    CHECK(contains(file.text("word/document.xml"), "word1499"));
    // A row that is higher than a page may be torn, otherwise its end could not be read.
    const std::string& xml = file.part("word/document.xml");
    const std::string row = xml.substr(xml.rfind("<w:tr>", xml.find("word7 ", xml.find("<w:tbl>"))), 40);
    CHECK(!contains(row, "cantSplit"));
}

TEST(without_a_painter_charts_are_told_in_words)
{
    const Document d = test::packOf(Audience::Cabinet);
    const test::Package file(test::value(toDocx(d, {})));
    CHECK(!contains(file.part("word/document.xml"), "<w:drawing>"));
    const figure::ChartSpec& spec = *chartsOf(d).front();
    CHECK(contains(file.text("word/document.xml"), figure::layout(spec, 400, 200).description));
}

TEST(own_words_are_translated_and_data_never)
{
    const Translator shout = [](const char*, std::string_view source) { return "[" + std::string(source) + "]"; };
    Document d;
    d.title = Text::raw("Ward 1");
    d.synthetic = true;
    d.language = "cy-GB";
    const test::Package file(test::value(toDocx(d, {.translate = shout})));
    CHECK(contains(file.text("word/document.xml"), "[Where these figures come from]"));
    CHECK(contains(file.text("word/document.xml"), "Ward 1") && !contains(file.text("word/document.xml"), "[Ward 1]"));
    CHECK(contains(file.text("word/boulton-footer.xml"), "[Page 1 of 1]"));
    CHECK(contains(file.part("word/styles.xml"), "<w:lang w:val=\"cy-GB\""));
    CHECK(contains(file.part("docProps/core.xml"), "<dc:language>cy-GB<"));
}

TEST(long_titles_and_markings_do_not_touch)
{
    Document d;
    d.title = Text::raw(std::string(90, 'W'));
    d.marking = "OFFICIAL-SENSITIVE: COMMERCIAL, NOT FOR PUBLICATION BEFORE THE MEETING OF CABINET";
    d.synthetic = true;
    const test::Package file(test::value(toDocx(d, {})));
    const auto paragraphs = [&](const char* part) {
        std::size_t n = 0;
        for (std::size_t at = 0; (at = file.part(part).find("<w:p>", at)) != std::string::npos; ++at)
            ++n;
        return n;
    };
    CHECK_EQ(paragraphs("word/boulton-header.xml"), 2U);
    CHECK_EQ(paragraphs("word/boulton-footer.xml"), 2U);
    d.title = Text::raw("Short");
    d.marking = "OFFICIAL";
    const test::Package neat(test::value(toDocx(d, {})));
    CHECK_EQ(neat.part("word/boulton-header.xml").find("</w:p>"), neat.part("word/boulton-header.xml").rfind("</w:p>"));
}

TEST(what_fails_leaves_the_old_file)
{
    const test::TemporaryFolder folder;
    const Document d = test::packOf(Audience::LeadershipTeam);
    const auto file = folder / "a.docx";
    test::writeAll(file, "the old one");
    const auto whole = [&] {
        return test::readAll(file) == "the old one" &&
               std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1;
    };
    std::stop_source stop;
    stop.request_stop();
    CHECK_FAILS(writeDocx(d, file, {.paint = render::wordPictures(JobContext(stop.get_token()))}),
                ErrorCode::Cancelled);
    CHECK(whole());
    const DocxOptions stopped{.paint = [n = 0](const figure::Scene& s) mutable -> Result<std::string> {
        if (++n > 3)
            return fail(ErrorCode::Cancelled, "stopped by the user");
        return test::paint(s);
    }};
    CHECK_FAILS(writeDocx(d, file, stopped), ErrorCode::Cancelled);
    CHECK(whole());
    const DocxOptions absent{.templateFile = folder / "none.docx", .paint = test::paint};
    CHECK_FAILS(writeDocx(d, file, absent), ErrorCode::NotFound);
    CHECK(whole());
    CHECK(!writeDocx(d, folder / "none" / "a.docx", {}));
    CHECK(!std::filesystem::exists(folder / "none"));
    // A full disk: in a child, because the limit is the process's own.
    const std::string bytes = test::value(toDocx(d, test::painted()));
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{50'000, 50'000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const auto done = writeDocx(d, file, {.paint = [](const figure::Scene&) -> Result<std::string> {
                                        return std::string(100'000, 'x'); // stored, not packed
                                    }});
        ::_exit(!done && done.error().code == ErrorCode::DiskFull && whole() ? 0 : 1);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    CHECK(whole());
    std::filesystem::remove(file);
    std::filesystem::create_symlink(folder / "elsewhere", file);
    CHECK_FAILS(writeDocx(d, file, {}), ErrorCode::InvalidInput);
    CHECK(!std::filesystem::exists(folder / "elsewhere"));
}

TEST(packs_can_be_kept_for_looking_at)
{
    const char* keep = std::getenv("BOULTON_KEEP");
    if (!keep)
        throw test::Skipped("set BOULTON_KEEP to a folder");
    const std::filesystem::path folder(keep);
    test::value(writeDocx(test::packOf(Audience::Cabinet), folder / "cabinet.docx", {.paint = render::wordPictures()}));
    test::value(
        writeDocx(test::packOf(Audience::LeadershipTeam), folder / "clt.docx", {.paint = render::wordPictures()}));
}
