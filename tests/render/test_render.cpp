// SPDX-License-Identifier: GPL-3.0-or-later
// Set BOULTON_KEEP to a folder to keep the sample document in every format and a picture of every kind of chart.
#include "core/figure/svg.h"
#include "core/report/html.h"
#include "core/report/json.h"
#include "core/report/xlsx.h"
#include "tests/render/sample_document.h"
#include "tests/support/test.h"
#include "ui/render/outline.h"
#include "ui/render/painter.h"
#include "ui/render/pdf.h"
#include <QFontInfo>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <regex>
#include <thread>

using namespace boulton;

namespace {

std::string outputOf(const std::string& command, const test::TemporaryFolder& folder)
{
    const auto file = folder / "out";
    [[maybe_unused]] const int status = std::system(
        (command + " >'" + file.string() + "' 2>&1").c_str()); // NOLINT(cert-env33-c): tools on our own files
    return test::readAll(file);
}

std::size_t count(const std::string& text, std::string_view what)
{
    std::size_t n = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
        ++n;
    return n;
}

//! Text of all pages; a form feed behind each.
std::string textOf(const std::string& pdf)
{
    const test::TemporaryFolder folder;
    test::writeAll(folder / "a.pdf", pdf);
    return outputOf("pdftotext -layout '" + (folder / "a.pdf").string() + "' -", folder);
}

std::string withoutBlanks(std::string s)
{
    std::erase_if(s, [](char c) { return c == ' ' || c == '\n'; });
    return s;
}

} // namespace

TEST(a_cabinet_paper_is_a_designed_searchable_pdf)
{
    const test::TemporaryFolder folder;
    const std::string file = (folder / "paper.pdf").string();
    test::value(render::writePdf(test::sampleDocument(), folder / "paper.pdf"));
    const std::string info = outputOf("pdfinfo '" + file + "'", folder);
    CHECK(info.find("Title:           Council Plan performance: end of year 2019/20") != std::string::npos);
    CHECK(info.find("Creator:         Boulton 0.1.0") != std::string::npos);
    CHECK(info.find("PDF version:     1.6") != std::string::npos);
    CHECK(info.find("(A4)") != std::string::npos);
    const std::string text = outputOf("pdftotext -layout '" + file + "' -", folder);
    const std::size_t pages = count(text, "\f");
    CHECK(pages >= 8 && pages <= 14);
    CHECK(text.find("Measures that need attention") != std::string::npos);
    CHECK(text.find("Where these figures come from") != std::string::npos);
    CHECK_EQ(count(text, "Page " + std::to_string(pages) + " of " + std::to_string(pages)), 1U);
    CHECK(count(text, "Synthetic, illustrative data") >= pages); // on every page
    CHECK(count(text, "OFFICIAL") >= pages);
    CHECK(count(text, "Last 13") >= 4); // the header of the long table, on each of its pages
    CHECK(text.find(std::string(64, 'b').substr(0, 40)) != std::string::npos);
    const std::string fonts = outputOf("pdffonts '" + file + "'", folder);
    CHECK(fonts.find("OpenSans") != std::string::npos);
    CHECK_EQ(count(fonts, " yes no  yes"), count(fonts, "\n") - 2); // every font embedded and with a way back to text
}

TEST(the_pdf_has_bookmarks_language_and_its_title_in_the_window)
{
    const test::TemporaryFolder folder;
    const std::string pdf = test::value(render::toPdf(test::sampleDocument()));
    test::writeAll(folder / "a.pdf", pdf);
    test::writeAll(folder / "check.py", R"py(
import re, sys
d = open(sys.argv[1], 'rb').read()
start = int(re.findall(rb'startxref\s+(\d+)\s+%%EOF\s*$', d)[0])
table = {}
size = None
while start is not None:
    body = d[start:]
    assert body.startswith(b'xref'), body[:20]
    trailer = body[body.index(b'trailer'):]
    pos = 5
    while not body[pos:].startswith(b'trailer'):
        m = re.match(rb'(\d+) (\d+) *\n', body[pos:]); pos += m.end()
        for i in range(int(m[2])):
            e = body[pos:pos + 20]; pos += 20
            assert len(e) == 20 and e[10:11] == b' ' and e[17:18] in b'nf', e
            if e[17:18] == b'n': table.setdefault(int(m[1]) + i, int(e[:10]))
    if size is None: size = int(re.search(rb'/Size (\d+)', trailer)[1]); root = int(re.search(rb'/Root (\d+)', trailer)[1])
    prev = re.search(rb'/Prev (\d+)', trailer[:trailer.index(b'startxref')])
    start = int(prev[1]) if prev else None
def obj(n):
    o = d[table[n]:]; assert o.startswith(b'%d 0 obj' % n), (n, o[:20]); return o[:o.index(b'endobj')]
assert max(table) < size
cat = obj(root)
assert b'/Lang (en-GB)' in cat and b'/DisplayDocTitle true' in cat and b'/UseOutlines' in cat and b'/Pages' in cat, cat
assert b'/JavaScript' not in d and b'/Launch' not in d and b'/EmbeddedFile' not in d
out = obj(int(re.search(rb'/Outlines (\d+)', cat)[1]))
def walk(n, depth):
    while n:
        o = obj(n); t = bytes.fromhex(re.search(rb'/Title <([0-9A-F]+)>', o)[1].decode()).decode('utf-16')
        page = int(re.search(rb'/Dest \[(\d+) 0 R', o)[1]); assert b'/Type /Page\n' in obj(page) or b'/Type /Page ' in obj(page)
        print('  ' * depth + t)
        c = re.search(rb'/First (\d+)', o)
        if c: walk(int(c[1]), depth + 1)
        x = re.search(rb'/Next (\d+)', o); n = int(x[1]) if x else None
walk(int(re.search(rb'/First (\d+)', out)[1]), 0)
)py");
    const std::string out =
        outputOf("python3 '" + (folder / "check.py").string() + "' '" + (folder / "a.pdf").string() + "'", folder);
    CHECK_EQ(out, std::string("1 Executive summary\n  1.1 What Cabinet is asked to note\n2 Recommendations\n3 Measures "
                              "that need attention\n4 How Birmingham compares\n"
                              "5 Appendix: all measures\nWhere these figures come from\n"));
}

TEST(a_file_that_is_no_pdf_of_qt_gets_no_outline)
{
    const std::vector<render::Bookmark> marks{{1, "One", 0, 0}, {2, "Two", 0, 10}};
    const std::string pdf = test::value(render::toPdf(test::sampleDocument(3)));
    CHECK(!render::withOutline("", marks, "en-GB", 842));
    CHECK(!render::withOutline("%PDF-1.6\nstartxref\n99999999999999999999\n%%EOF", marks, "en-GB", 842));
    CHECK(!render::withOutline("%PDF-1.6\nxref\n0 99999999\ntrailer\nstartxref\n9\n%%EOF", marks, "en-GB", 842));
    CHECK(!render::withOutline(pdf, marks, "en-GB", 842));  // has one already
    for (std::size_t cut = 0; cut < pdf.size(); cut += 997) // never crashes on a broken file
        static_cast<void>(render::withOutline(std::string_view(pdf).substr(cut), marks, "en-GB", 842));
}

TEST(no_page_of_the_pdf_is_blank)
{
    const test::TemporaryFolder folder;
    test::value(render::writePdf(test::sampleDocument(), folder / "a.pdf"));
    const std::string said =
        outputOf("pdftoppm -r 30 -png '" + (folder / "a.pdf").string() + "' '" + (folder / "p").string() + "'", folder);
    CHECK_EQ(said, std::string());
    std::size_t pages = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        if (entry.path().extension() != ".png")
            continue;
        ++pages;
        const QImage image(QString::fromStdString(entry.path().string()));
        std::size_t ink = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                ink += qGray(image.pixel(x, y)) < 200 ? 1U : 0U;
        CHECK(ink > 300);
    }
    CHECK(pages > 5);
}

TEST(the_same_document_gives_the_same_pages)
{
    const auto stable = [](std::string pdf) {
        return std::regex_replace(pdf, std::regex("D:[0-9+'Z]+|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:+Z-]+"), "date");
    };
    const report::Document document = test::sampleDocument(10);
    const std::string a = stable(test::value(render::toPdf(document)));
    const std::string b = stable(test::value(render::toPdf(document)));
    CHECK_EQ(a.size(), b.size());
    CHECK(a == b);
}

TEST(documents_and_pictures_are_rendered_on_any_thread)
{
    const report::Document document = test::sampleDocument(20, 5);
    std::vector<std::size_t> sizes(4, 0);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < sizes.size(); ++i)
            threads.emplace_back([&, i] {
                const auto pdf = render::toPdf(document);
                const auto png = render::toPng(test::gallery(), 1);
                sizes[i] = pdf && png ? pdf->size() : 0;
            });
    }
    for (const std::size_t size : sizes)
        CHECK(size > 10'000 && size == sizes[0]);
}

TEST(extreme_documents_still_become_pages)
{
    using namespace report;
    const Text essay = Text::raw([] {
        std::string s;
        for (int i = 0; i < 1500; ++i)
            s += "word" + std::to_string(i) + " ";
        return s;
    }());
    Document d;
    CHECK(test::value(render::toPdf(d)).size() > 500); // nothing in it
    d.title = Text::raw("</title> ]]> \x01 &amp; =1+1 — Ŵŷ");
    d.blocks.emplace_back(Heading{1, essay, ""});
    d.blocks.emplace_back(Note{Note::Kind::Caution, essay, essay});
    d.blocks.emplace_back(Fields{{{Text::raw("Long"), essay}}});
    d.blocks.emplace_back(Card{.code = "X",
                               .title = Text::raw("Long card"),
                               .status = report::Status{'Z', Text::raw("Odd")},
                               .commentary = {{Text::raw("What happened"), essay}}});
    TableBlock table{.caption = Text::raw("Tall row"),
                     .columns = {{Text::raw("A")}, {Text::raw("B"), ColumnKind::Number}}};
    table.rows = {{.cells = {{.value = essay}, {.value = Number{1, 0, {}}}}},
                  {.cells = {}},
                  {.cells = {{.value = Text::raw("last row")}}},
                  {.cells = {}, .group = true}};
    d.blocks.emplace_back(table);
    TableBlock wide{.caption = Text::raw("Wide")};
    wide.rows.emplace_back();
    for (int i = 0; i < 30; ++i) {
        wide.columns.push_back({Text::raw("Column " + std::to_string(i))});
        wide.rows[0].cells.push_back({.value = Number{123456.0 + i, 1, "%"}});
    }
    d.blocks.emplace_back(wide);
    d.blocks.emplace_back(TableBlock{});
    d.blocks.emplace_back(ChartBlock{});
    d.blocks.emplace_back(Tiles{});
    d.blocks.emplace_back(
        ChartBlock{std::make_shared<const figure::ChartSpec>(figure::ChartSpec{.kind = figure::ChartKind::RankedBar}),
                   Text::raw("Empty"), 5000});
    const std::string pdf = test::value(render::toPdf(d));
    if (const char* keep = std::getenv("BOULTON_KEEP"))
        test::writeAll(std::filesystem::path(keep) / "extreme.pdf", pdf);
    const std::string text = textOf(pdf);
    CHECK(text.find("]]> \xEF\xBF\xBD &amp; =1+1 — Ŵŷ") != std::string::npos);
    CHECK(count(withoutBlanks(text), "word1499") >= 5); // nothing of a long text is lost
    CHECK(text.find("last row") != std::string::npos);
    CHECK(text.find("No data") != std::string::npos);
}

TEST(every_kind_of_primitive_is_painted)
{
    using namespace figure;
    Scene scene{.width = 120, .height = 20};
    const Colour red = rgb(0xC00000);
    scene.primitives = {
        Polyline{{{2, 10}, {18, 10}}, {.colour = red, .width = 4}},
        Polygon{{{22, 2}, {38, 2}, {30, 18}}, red},
        Rectangle{.x = 42, .y = 2, .width = 16, .height = 16, .fill = red},
        Circle{{70, 10}, 8, red},
        Rectangle{.x = 82, .y = 2, .width = 16, .height = 16, .fill = red, .radius = 4},
        Label{.at = {110, 17}, .text = "█", .size = 20, .colour = red, .align = Align::Middle, .weight = Weight::Bold}};
    const std::string png = test::value(render::toPng(scene, 3));
    CHECK(png.starts_with("\x89PNG"));
    QImage image;
    CHECK(image.loadFromData(QByteArray::fromStdString(png)));
    CHECK_EQ(image.width(), 360);
    for (const int x : {10, 30, 50, 70, 90, 110})
        CHECK_EQ(qRed(image.pixel(x * 3, 10 * 3)) > 150 && qGreen(image.pixel(x * 3, 10 * 3)) < 60, true);
    CHECK_EQ(qGreen(image.pixel(3 * 40, 3 * 10)), 255);
    CHECK_FAILS(render::toPng(scene, 1e6), ErrorCode::TooLarge);
    CHECK_FAILS(render::toPng(Scene{}, 1), ErrorCode::TooLarge);
}

TEST(the_width_table_agrees_with_the_font)
{
    using figure::Weight;
    for (const Weight weight : {Weight::Regular, Weight::Semibold, Weight::Bold}) {
        const QFont font = render::fontOf(9, weight);
        if (QFontInfo(font).family() != QStringLiteral("Open Sans"))
            throw test::Skipped("Open Sans is not installed");
        const QFontMetricsF metrics(font);
        for (const char* text :
             {"Household waste reused, recycled or composted", "72.4% of £1,234,567", "Mar 20", "Upper limit 76.6%",
              "Sparkbrook & Balsall Heath East", "Ŵyl – “quoted” café…", "0123456789"}) {
            const double real = metrics.horizontalAdvance(QString::fromUtf8(text)) / render::kFontScale;
            CHECK_NEAR(figure::textWidth(text, 9, weight) / real, 1.0, 0.03);
        }
    }
}

TEST(the_sample_can_be_kept_for_looking_at)
{
    const report::Document document = test::sampleDocument();
    const report::Document large = test::sampleDocument(81, 81); // shown, not judged: speed is measured in tests/bench
    const auto before = std::chrono::steady_clock::now();
    static_cast<void>(test::value(render::toPdf(large)));
    std::printf("  81 cards and 81 rows: %.0f ms\n",
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count());
    const auto begin = std::chrono::steady_clock::now();
    const std::string pdf = test::value(render::toPdf(document));
    std::printf("  PDF: %zu bytes, %.0f ms\n", pdf.size(),
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    const char* keep = std::getenv("BOULTON_KEEP");
    if (!keep)
        throw test::Skipped("set BOULTON_KEEP to a folder");
    const std::filesystem::path folder(keep);
    test::writeAll(folder / "sample.pdf", pdf);
    test::writeAll(folder / "sample.html", test::value(report::toHtml(document)));
    test::writeAll(folder / "sample.json", test::value(report::toJson(document)));
    test::value(report::writeXlsx(document, folder / "sample.xlsx"));
    test::writeAll(folder / "gallery.png", test::value(render::toPng(test::gallery(), 1.4)));
}
