// SPDX-License-Identifier: GPL-3.0-or-later
// Word files on a council's template: what is taken over, what is added, what is refused.
#include "tests/docx/council_template.h"
#include <sys/stat.h>

using namespace boulton;
using namespace boulton::report;
using test::contains;
using test::CouncilTemplate;
using test::councilTemplate;
using test::kWordNames;
using test::kXml;

namespace {

Document paper(int sections = 6)
{
    Document d;
    d.title = Text::raw("Our report");
    d.synthetic = true;
    for (int i = 1; i <= sections; ++i) {
        d.blocks.emplace_back(Heading{1, Text::raw("Section"), std::to_string(i)});
        d.blocks.emplace_back(Heading{2, Text::raw("Part"), std::to_string(i) + ".1"});
        d.blocks.emplace_back(List{{Text::raw("a point")}, false});
        d.blocks.emplace_back(List{{Text::raw("a step"), Text::raw("another step")}, true});
    }
    TableBlock t{.caption = Text::raw("A table"), .columns = {{Text::raw("A")}, {Text::raw("B"), ColumnKind::Status}}};
    t.rows = {{.cells = {{.value = Text::raw("x")}, {.value = report::Status{'G', Text::raw("Green")}}}}};
    d.blocks.emplace_back(t);
    return d;
}

test::Package made(const CouncilTemplate& t, const Document& d, Diagnostics* notes = nullptr)
{
    const test::TemporaryFolder folder;
    return test::Package(test::value(toDocx(d, {.templateFile = t.write(folder), .paint = test::paint}, notes)));
}

//! The template is refused with that code and all of the words, and nothing is written.
void refused(const std::filesystem::path& file, ErrorCode code, std::initializer_list<const char*> words,
             std::source_location at = std::source_location::current())
{
    const test::TemporaryFolder out;
    const auto done = writeDocx(paper(), out / "a.docx", {.templateFile = file, .paint = test::paint});
    test::check(!done, "should be refused", at);
    test::checkEqual(static_cast<int>(done.error().code), static_cast<int>(code), done.error().what.c_str(), at);
    for (const char* word : words)
        test::check(contains(done.error().what, word), std::string(word) + " is not in: " + done.error().what, at);
    test::check(contains(done.error().what, "nothing was written"), done.error().what, at);
    test::check(std::filesystem::is_empty(out.path()), "something was written", at);
}
void refused(const CouncilTemplate& t, std::initializer_list<const char*> words,
             ErrorCode code = ErrorCode::InvalidInput, std::source_location at = std::source_location::current())
{
    const test::TemporaryFolder folder;
    refused(t.write(folder), code, words, at);
}

} // namespace

TEST(styles_page_and_furniture_come_from_the_template)
{
    Diagnostics notes;
    const test::Package file = made(councilTemplate(), paper(), &notes);
    const std::string& xml = file.part("word/document.xml");
    const std::string& styles = file.part("word/styles.xml");
    // Found by their names, whatever their ids; what carries one of our ids but another name is left alone.
    CHECK(contains(xml, "<w:pStyle w:val=\"berschrift1\"/>") && !contains(xml, "w:val=\"Heading1\""));
    CHECK(contains(xml, "<w:pStyle w:val=\"Heading22\"/>"));
    CHECK(contains(styles, "w:styleId=\"Heading22\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"Standard\"/>"));
    CHECK(contains(styles, "<w:color w:val=\"00FF00\"/>") && contains(styles, "Gill Sans"));
    CHECK(contains(xml, "<w:tblStyle w:val=\"Tabelle\"/>"));
    CHECK(contains(styles, "w:themeColor=\"text2\"")); // what we add wears the council's colour
    CHECK_EQ(notes.count(), 1U);
    CHECK(contains(toLine(notes.items()[0]), "heading 2") && !contains(toLine(notes.items()[0]), "heading 1"));
    // The document numbers its headings: the template's numbers are switched off there.
    CHECK(contains(xml,
                   "<w:pStyle w:val=\"berschrift1\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>"));
    // The page is the template's: 12240 - 1800 - 1440 twips for the text.
    CHECK(contains(xml, "<w:tblW w:w=\"9000\" w:type=\"dxa\"/>"));
    CHECK(contains(xml, "<w:pgSz w:w=\"12240\" w:h=\"15840\"/>"));
    // English is British.
    CHECK(!contains(styles, "en-US"));
    CHECK(contains(styles, "<w:lang w:val=\"en-GB\""));
    CHECK(file.has("word/theme/theme1.xml"));
}

TEST(the_cover_stays_and_the_report_takes_its_place)
{
    const test::Package file = made(councilTemplate(), paper());
    const std::string text = file.text("word/document.xml");
    CHECK(text.starts_with("COVER of the councilour pageOur report"));
    CHECK(text.ends_with("AFTER the report"));
    CHECK(!contains(text, "[Report]"));
    CHECK(file.has("word/media/cover.png"));
    CHECK(contains(file.part("word/_rels/document.xml.rels"), "https://www.example.gov.uk/"));
    // Without a placeholder the whole text is replaced; the page stays.
    CouncilTemplate plain = councilTemplate();
    plain.replace("word/document2.xml", "[Rep", "[Paper");
    const test::Package bare = made(plain, paper());
    CHECK(bare.text("word/document.xml").starts_with("Our report"));
    CHECK(!contains(bare.text("word/document.xml"), "COVER"));
    CHECK(contains(bare.part("word/document.xml"), "<w:pgSz w:w=\"12240\""));
    CHECK(!bare.has("word/media/cover.png"));
    CHECK(!contains(bare.part("word/_rels/document.xml.rels"), "example.gov.uk"));
    // A placeholder that ends a section: the report stands in that section.
    CouncilTemplate ends = councilTemplate();
    ends.replace("word/document2.xml", "<w:p><w:r><w:t>[Rep",
                 "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\"/><w:pgMar w:left=\"1000\" "
                 "w:right=\"838\"/></w:sectPr>"
                 "</w:pPr><w:r><w:t>[Rep");
    const test::Package landscape = made(ends, paper());
    CHECK(contains(landscape.part("word/document.xml"), "<w:tblW w:w=\"15000\""));
    const std::string& xml = landscape.part("word/document.xml");
    CHECK(xml.find("w:w=\"16838\"") > xml.find("a step"));
    CHECK(!contains(landscape.text("word/document.xml"), "[Report]"));
}

TEST(header_and_footer_stay_and_carry_the_marking)
{
    const test::TemporaryFolder folder;
    const auto base = councilTemplate().write(folder);
    test::value(writeDocx(paper(), folder / "a.docx", {.templateFile = base, .paint = test::paint}));
    test::checked(folder / "a.docx", "OFFICIAL", folder);
    const test::Package file(test::readAll(folder / "a.docx"));
    CHECK_EQ(file.text("word/header1.xml"), std::string("OFFICIALCity Council"));
    CHECK(contains(file.part("word/header1.xml"), "<w:pStyle w:val=\"Kopfzeile\"/>"));
    // OFFICIAL does not stand in OFFICIAL-SENSITIVE.
    CHECK_EQ(file.text("word/footer1.xml"),
             std::string("OFFICIAL-SENSITIVE page 1Synthetic, illustrative dataOFFICIAL"));
    CHECK(file.has("word/media/logo.png") && file.has("word/_rels/header1.xml.rels"));
    // First pages and even pages have headers of their own in this template, but it gives none: ours.
    const std::string& xml = file.part("word/document.xml");
    for (const char* reference :
         {"w:type=\"first\" r:id=\"rIdBoultonHeader\"", "w:type=\"even\" r:id=\"rIdBoultonHeader\"",
          "w:type=\"first\" r:id=\"rIdBoultonFooter\"", "w:type=\"default\" r:id=\"rIdBoultonFooter\""})
        CHECK(contains(xml, reference));
    CHECK(contains(file.text("word/boulton-header.xml"), "OFFICIAL"));
    // Where the marking stands already, nothing is added.
    Document sensitive = paper();
    sensitive.marking = "OFFICIAL-SENSITIVE";
    sensitive.synthetic = false;
    CHECK_EQ(made(councilTemplate(), sensitive).text("word/footer1.xml"), std::string("OFFICIAL-SENSITIVE page 1"));
}

TEST(lists_continue_the_templates_numbers)
{
    const test::Package file = made(councilTemplate(), paper(2));
    const std::string& numbering = file.part("word/numbering.xml");
    const std::string& xml = file.part("word/document.xml");
    // Numbered lists look like the template's own and begin with 1 each; bullets are ours.
    CHECK(contains(numbering,
                   "<w:num w:numId=\"9\"><w:abstractNumId w:val=\"11\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride "
                   "w:val=\"1\"/></w:lvlOverride></w:num><w:num w:numId=\"10\"><w:abstractNumId w:val=\"11\"/>"));
    CHECK(contains(numbering, "<w:num w:numId=\"8\"><w:abstractNumId w:val=\"12\"/></w:num>"));
    CHECK(numbering.find("w:abstractNumId=\"12\"") < numbering.find("<w:num "));
    CHECK(contains(
        xml, "<w:pStyle w:val=\"Listennummer\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"10\"/></w:numPr>"));
    CHECK(contains(xml,
                   "<w:pStyle w:val=\"ListBullet\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"8\"/></w:numPr>"));
    CouncilTemplate none = councilTemplate();
    none.replace("word/_rels/document2.xml.rels", "relationships/numbering", "relationships/other");
    CHECK(contains(made(none, paper()).part("word/numbering.xml"), "w:numId=\"2\""));
    CouncilTemplate empty = councilTemplate();
    empty.parts["word/numbering.xml"] = kXml + "<w:numbering " + kWordNames + "/>";
    CHECK(contains(made(empty, paper()).part("word/numbering.xml"), "w:numId=\"2\""));
}

TEST(what_could_fetch_or_tell_stays_behind)
{
    const test::Package file = made(councilTemplate(), paper());
    for (const auto& [name, content] : file.parts()) {
        CHECK(!contains(content, "evil"));
        CHECK(!contains(content, "secret"));
        CHECK(!contains(content, "attachedTemplate"));
        CHECK(!contains(name, "comments") && !contains(name, "document2"));
    }
    CHECK(contains(file.part("word/settings.xml"), "<w:defaultTabStop w:val=\"567\"/>"));
    CHECK(contains(file.part("word/settings.xml"), "<w:evenAndOddHeaders/>"));
}

TEST(a_cover_with_contents_gets_no_second_one)
{
    CHECK(contains(made(councilTemplate(), paper()).part("word/document.xml"), " TOC "));
    CouncilTemplate t = councilTemplate();
    t.replace("word/document2.xml", "<w:p><w:r><w:t>COVER",
              "<w:p><w:fldSimple w:instr=\"TOC \\o &quot;1-3&quot;\"/></w:p><w:p><w:r><w:t>COVER");
    const std::string xml = made(t, paper()).part("word/document.xml");
    CHECK_EQ(xml.find("TOC \\o"), xml.rfind("TOC \\o"));
}

TEST(the_same_template_gives_the_same_file)
{
    const test::TemporaryFolder folder;
    const DocxOptions options{.templateFile = councilTemplate().write(folder), .paint = test::paint};
    CHECK(test::value(toDocx(paper(), options)) == test::value(toDocx(paper(), options)));
}

TEST(files_that_are_no_templates_are_named)
{
    const test::TemporaryFolder folder;
    const auto file = [&](const char* name, const std::string& bytes) {
        test::writeAll(folder / name, bytes);
        return folder / name;
    };
    refused(folder / "absent.docx", ErrorCode::NotFound, {"absent.docx"});
    refused(folder.path(), ErrorCode::InvalidInput, {"ordinary file"});
    refused(file("empty.docx", ""), ErrorCode::InvalidInput, {"empty.docx", "is empty"});
    refused(file("text.docx", "Dear all"), ErrorCode::InvalidInput, {"text.docx", "not a zip"});
    refused(file("old.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), ErrorCode::InvalidInput,
            {"old.doc", "password", "*.docx"});
    refused(file("half.docx", test::readAll(councilTemplate().write(folder)).substr(0, 900)), ErrorCode::InvalidInput,
            {"half.docx", "not a zip"});
    CouncilTemplate odt;
    odt.parts = {{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<a/>"}};
    refused(odt.write(folder, "paper.odt"), ErrorCode::InvalidInput, {"paper.odt", "OpenDocument"});
    CouncilTemplate zip;
    zip.parts = {{"a.txt", "x"}};
    refused(zip.write(folder, "some.zip"), ErrorCode::InvalidInput, {"some.zip", "not a Word document"});
    CouncilTemplate sheet = councilTemplate();
    sheet.replace("[Content_Types].xml", "wordprocessingml.document.main", "spreadsheetml.sheet.main");
    refused(sheet, {"not a Word document", "spreadsheetml"});
    std::filesystem::create_symlink(folder / "council.docx", folder / "link.docx");
    refused(folder / "link.docx", ErrorCode::InvalidInput, {"link.docx"});
    // A .dotx is a template too.
    CouncilTemplate dotx = councilTemplate();
    dotx.replace("[Content_Types].xml", "wordprocessingml.document.main", "wordprocessingml.template.main");
    CHECK(made(dotx, paper()).text("word/document.xml").starts_with("COVER"));
}

TEST(macros_doctypes_and_missing_parts_are_refused)
{
    CouncilTemplate macro = councilTemplate();
    macro.replace("[Content_Types].xml", "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                  "vnd.ms-word.document.macroEnabled.main+xml");
    refused(macro, {"council.docx", "macros"});
    CouncilTemplate hidden = councilTemplate();
    hidden.parts["word/VBAProject.bin"] = "x";
    refused(hidden, {"macros", "VBAProject.bin"});
    for (const char* part : {"word/document2.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml",
                             "word/header1.xml", "word/footer1.xml", "word/theme/theme1.xml", "[Content_Types].xml",
                             "_rels/.rels", "word/_rels/document2.xml.rels", "word/_rels/header1.xml.rels"}) {
        CouncilTemplate t = councilTemplate();
        const std::size_t at = t.parts.at(part).find("?>") + 2;
        t.parts.at(part).insert(at, "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>");
        refused(t, {part, "document type declaration"});
        t = councilTemplate();
        t.parts.at(part).pop_back();
        refused(t, {part, "not well-formed"});
        t = councilTemplate();
        t.parts.at(part).insert(t.parts.at(part).rfind("</"), "&e;");
        refused(t, {part, "not well-formed"});
        t = councilTemplate();
        t.parts.at(part) = "\xFF\xFE<";
        refused(t, {part, "UTF-8"});
        t = councilTemplate();
        t.parts.erase(part);
        if (std::string(part) != "word/_rels/document2.xml.rels")
            refused(t, {});
    }
    CouncilTemplate unstyled = councilTemplate();
    unstyled.replace("word/_rels/document2.xml.rels", "relationships/styles", "relationships/other");
    refused(unstyled, {"no styles"});
    CouncilTemplate bodiless = councilTemplate();
    bodiless.parts["word/document2.xml"] = kXml + "<w:document " + kWordNames + "><w:background/></w:document>";
    refused(bodiless, {"word/document2.xml", "no text"});
    CouncilTemplate strict = councilTemplate();
    strict.replace("word/document2.xml", "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                   "http://purl.oclc.org/ooxml/wordprocessingml/main");
    refused(strict, {"word/document2.xml", "Strict Open XML"});
    CouncilTemplate prefix = councilTemplate();
    prefix.replace("word/document2.xml", "xmlns:r=", "xmlns:rel=");
    refused(prefix, {"namespaces"});
    CouncilTemplate headless = councilTemplate();
    headless.replace("word/document2.xml", "r:id=\"rId4\"", "r:id=\"rId44\"");
    refused(headless, {"header or footer", "rId44"});
}

TEST(covers_that_would_fetch_or_run_something_are_refused)
{
    const auto cover = [](const std::string& with) {
        CouncilTemplate t = councilTemplate();
        t.replace("word/document2.xml", "<w:p><w:r><w:t>COVER", with + "<w:p><w:r><w:t>COVER");
        return t;
    };
    const auto field = [](const std::string& instruction) {
        return "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" + instruction.substr(0, 3) +
               "</w:instrText></w:r><w:r><w:instrText>" + instruction.substr(3) +
               "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    };
    refused(cover(field("DDEAUTO c:\\\\x")), {"dde"});
    refused(cover(field(" INCLUDEPICTURE \"http://x/y.png\"")), {"includepicture"});
    refused(cover(field("MACROBUTTON run")), {"macrobutton"});
    refused(cover("<w:p><w:fldSimple w:instr=\" includetext x\"/></w:p>"), {"includetext"});
    CHECK(
        contains(made(cover(field(" DATE \\@ yyyy")), paper()).part("word/document.xml"), "TE \\@ yyyy</w:instrText>"));
    refused(cover("<w:altChunk r:id=\"rId7\"/>"), {"altChunk"});
    refused(cover("<w:p><w:r><w:object/></w:r></w:p>"), {"w:object"});
    refused(cover("<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>"), {"footnote"});
    refused(cover("<w:p><w:r><w:pict r:id=\"rId99\"/></w:r></w:p>"), {"rId99"});
    refused(cover("<w:p><w:r><w:pict r:id=\"rId9\"/></w:r></w:p>"), {"comments"});
    CouncilTemplate linked = councilTemplate();
    linked.replace("word/_rels/document2.xml.rels", "Target=\"media/cover.png\"",
                   "Target=\"http://tracker.example/x.png\" TargetMode=\"External\"");
    refused(linked, {"image outside the file", "tracker.example"});
    CouncilTemplate script = councilTemplate();
    script.replace("word/_rels/document2.xml.rels", "https://www.example.gov.uk/", "file:///c:/x.exe");
    refused(script, {"hyperlink", "file:///c:/x.exe"});
    CouncilTemplate outside = councilTemplate();
    outside.replace("word/_rels/header1.xml.rels", "media/logo.png", "../../../etc/passwd");
    refused(outside, {"word/header1.xml", "not there"});
    CouncilTemplate program = councilTemplate();
    program.replace("[Content_Types].xml", "ContentType=\"image/png\"", "ContentType=\"application/x-dosexec\"");
    refused(program, {"cover.png", "x-dosexec"});
    CouncilTemplate clash = councilTemplate();
    clash.replace("word/_rels/header1.xml.rels", "media/logo.png", "media/boulton-1.png");
    clash.parts["word/media/boulton-1.png"] = "x";
    Document d = paper();
    figure::ChartSpec spec;
    d.blocks.emplace_back(ChartBlock{std::make_shared<const figure::ChartSpec>(spec), Text::raw("c")});
    const test::TemporaryFolder folder;
    CHECK_FAILS(toDocx(d, {.templateFile = clash.write(folder), .paint = test::paint}), ErrorCode::InvalidInput);
    // What stands in text that is replaced does not matter.
    CouncilTemplate old = councilTemplate();
    old.replace("word/document2.xml", "[Rep", "[Paper");
    old.replace("word/document2.xml", "<w:p><w:r><w:t>COVER",
                field("DDEAUTO x") + "<w:altChunk r:id=\"rId99\"/><w:p><w:r><w:t>COVER");
    CHECK(!contains(made(old, paper()).part("word/document.xml"), "DDE"));
}

TEST(bombs_are_refused)
{
    CouncilTemplate large = councilTemplate();
    large.parts["word/long.xml"] = std::string(21U << 20U, ' ');
    refused(large, {"20 MiB", "unpacked"}, ErrorCode::TooLarge);
    CouncilTemplate many = councilTemplate();
    for (int i = 0; i < 2'000; ++i)
        many.parts["x/" + std::to_string(i)] = "";
    refused(many, {"2000 files"}, ErrorCode::TooLarge);
    CouncilTemplate deep = councilTemplate();
    std::string nested;
    for (int i = 0; i < 300; ++i)
        nested = "<w:x>" + nested + "</w:x>";
    deep.replace("word/document2.xml", "<w:p><w:r><w:t>COVER", nested + "<w:p><w:r><w:t>COVER");
    refused(deep, {"word/document2.xml", "more elements"}, ErrorCode::TooLarge);
    CouncilTemplate wide = councilTemplate();
    std::string flat;
    for (int i = 0; i < 400'001; ++i)
        flat += "<w:p/>";
    wide.replace("word/styles.xml", "<w:docDefaults>", flat + "<w:docDefaults>");
    refused(wide, {"word/styles.xml", "more elements"}, ErrorCode::TooLarge);
    const test::TemporaryFolder folder;
    std::filesystem::path big = folder / "big.docx";
    test::writeAll(big, "PK");
    std::filesystem::resize_file(big, 21U << 20U); // sparse
    refused(big, ErrorCode::TooLarge, {"20 MiB"});
    // An archive that lies about its sizes, and one with a name twice.
    std::string bytes = test::readAll(councilTemplate().write(folder));
    for (std::size_t at = bytes.find("PK\x01\x02"); at != std::string::npos; at = bytes.find("PK\x01\x02", at + 1))
        bytes.replace(at + 24, 4, std::string("\x05\0\0\0", 4));
    test::writeAll(folder / "lies.docx", bytes);
    const auto lies = toDocx(paper(), {.templateFile = folder / "lies.docx"});
    CHECK(!lies && (lies.error().code == ErrorCode::InvalidInput || lies.error().code == ErrorCode::TooLarge));
}

TEST(broken_templates_never_crash)
{
    const test::TemporaryFolder folder;
    const CouncilTemplate good = councilTemplate();
    std::size_t used = 0;
    std::size_t tried = 0;
    for (const char* part : {"word/document2.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml",
                             "word/header1.xml", "word/_rels/document2.xml.rels", "[Content_Types].xml"}) {
        const std::string whole = good.parts.at(part);
        for (std::size_t at = 60; at < whole.size(); at += 89) { // tags lost, attributes emptied, names changed
            for (const int kind : {0, 1, 2}) {
                CouncilTemplate t = good;
                std::string& text = t.parts.at(part);
                if (kind == 0)
                    text.erase(at, 7);
                else if (kind == 1)
                    text[at] = static_cast<char>(text[at] ^ 0x11);
                else
                    text.insert(at, text.substr(at / 2, 40));
                ++tried;
                used += toDocx(paper(1), {.templateFile = t.write(folder)}) ? 1U : 0U;
            }
        }
    }
    CHECK(used > 20); // the others are refused
    CHECK(used < tried);
}
