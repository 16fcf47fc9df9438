// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html.h"
#include "core/report/json.h"
#include "core/report/text.h"
#include "core/report/xlsx.h"
#include "tests/support/test.h"
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>

using namespace boulton;
using namespace boulton::report;

namespace {

// Names that try to be something else, one place each.
const std::string kHostile[] = {"</title><script>alert(1)</script>",
                                "\"><img onerror=alert(1) src=x>",
                                "]]>",
                                "&#0;\x01\x1F",
                                "=HYPERLINK(\"http://evil\",\"x\")",
                                "=1+1",
                                "+cmd|'/c calc'!A1",
                                "@SUM(A1)",
                                "\t=2+2",
                                "\xED\xA0\x80\xFF",
                                "_x000D_",
                                "{ DDEAUTO c:\\\\x }"};

Document hostileDocument()
{
    std::size_t next = 0;
    const auto T = [&] { return Text::raw(kHostile[next++ % std::size(kHostile)]); };
    Document d;
    d.title = T();
    d.subtitle = T();
    d.marking = kHostile[0];
    d.synthetic = true;
    for (int round = 0; round < 3; ++round) {
        d.blocks.emplace_back(Heading{.level = 1 + round * 2, .text = T(), .number = kHostile[1]});
        d.blocks.emplace_back(Paragraph{T()});
        d.blocks.emplace_back(List{{T(), T()}});
        d.blocks.emplace_back(Fields{{{T(), T()}}});
        TableBlock table{.caption = T(), .columns = {{T()}, {T(), ColumnKind::Status}, {T(), ColumnKind::Number}}};
        table.rows.push_back({.cells = {{.value = T()}}, .group = true});
        for (std::size_t i = 0; i < std::size(kHostile); ++i)
            table.rows.push_back({.cells = {{.value = T(), .note = T()},
                                            {.value = report::Status{'R', T()}},
                                            {.value = Number{1.5 + static_cast<double>(i), 1, kHostile[i]}}}});
        d.blocks.emplace_back(table);
        figure::ChartSpec spec{.kind = round == 0 ? figure::ChartKind::RankedBar : figure::ChartKind::Line};
        spec.title = T();
        for (int i = 0; i < 4; ++i)
            spec.categories.push_back(T());
        spec.series = {{.name = T(), .values = {1.0, {}, 3.0, 4.0}}};
        spec.y.unit = kHostile[1];
        d.blocks.emplace_back(ChartBlock{std::make_shared<const figure::ChartSpec>(spec), T()});
        d.blocks.emplace_back(Tiles{{{T(), T(), report::Status{'<', T()}}}});
        d.blocks.emplace_back(Note{.title = T(), .text = T()});
        d.blocks.emplace_back(Card{.code = kHostile[1],
                                   .title = T(),
                                   .definition = T(),
                                   .direction = Direction{Direction::Arrow::Up, Direction::Sense::Better, T()},
                                   .facts = {{T(), T()}},
                                   .chart = std::make_shared<const figure::ChartSpec>(spec),
                                   .commentary = {{T(), T()}}});
        d.blocks.emplace_back(PageBreak{});
    }
    d.values = {{kHostile[0], kHostile[1]},
                {"exact", 0.1},
                {"third", 1.0 / 3.0},
                {"nan", std::numeric_limits<double>::quiet_NaN()},
                {"big", std::int64_t{9'007'199'254'740'993}}};
    table::TableBuilder builder({{.name = kHostile[4], .type = table::Type::String},
                                 {.name = "number", .type = table::Type::Float64, .unit = "%"},
                                 {.name = "day", .type = table::Type::Date},
                                 {.name = "yes", .type = table::Type::Bool},
                                 {.name = "count", .type = table::Type::Int64}});
    for (const std::string& text : kHostile) {
        builder[0].append(text);
        builder[1].append(0.1);
        builder[2].append(*Date::from(2020, 3, 31));
        builder[3].append(true);
        builder[4].append(std::int64_t{-5});
    }
    builder[0].appendMissing();
    builder[1].appendMissing(table::MissingReason::Suppressed);
    builder[2].appendMissing();
    builder[3].appendMissing();
    builder[4].appendMissing();
    d.tables = {{"History", *builder.finish()},
                {"'[a]:*?/\\ name that is much longer than thirty-one characters'", {}},
                {"HISTORY", {}}};
    d.diagnostics.add(Severity::Warning, 14, kHostile[1], T());
    d.provenance = {.module = "housing-conditions 3",
                    .programVersion = kHostile[0],
                    .inputs = {{kHostile[1], "r1", "aa"}},
                    .parameters = {{kHostile[0], kHostile[1]}},
                    .auditHead = "ff",
                    .madeBy = kHostile[2],
                    .madeAt = Instant{1'585'645'200'123'456}};
    return d;
}

int run(const std::string& command)
{
    return std::system(command.c_str());
} // NOLINT(cert-env33-c): test tools on our own files

std::string outputOf(const std::string& command, const test::TemporaryFolder& folder)
{
    const auto file = folder / "out";
    static_cast<void>(run(command + " >'" + file.string() + "' 2>&1"));
    return test::readAll(file);
}

std::size_t count(const std::string& text, std::string_view what)
{
    std::size_t n = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
        ++n;
    return n;
}

} // namespace

TEST(html_holds_hostile_names_as_text)
{
    const std::string html = test::value(toHtml(hostileDocument()));
    CHECK_EQ(count(html, "<script"), 0U);
    CHECK_EQ(count(html, "<img"), 0U);
    CHECK_EQ(count(html, "]]>"), 0U);
    CHECK(html.find('\x01') == std::string::npos);
    CHECK(html.find("&lt;/title&gt;&lt;script&gt;") != std::string::npos);
    CHECK(html.find(
              "Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\"") !=
          std::string::npos);
    CHECK_EQ(count(html, "href=\"http"), 0U);
    CHECK_EQ(count(html, "src="), count(html, " src=x&gt;"));
}

TEST(html_is_well_formed_and_accessible_in_structure)
{
    const test::TemporaryFolder folder;
    test::writeAll(folder / "a.html", test::value(toHtml(hostileDocument())));
    test::writeAll(folder / "check.py", R"py(
import sys, html.parser
void = {'meta', 'link', 'br', 'hr', 'img', 'input'}
class P(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(); self.stack = []; self.ids = set(); self.heads = []; self.refs = []; self.tags = []; self.attrs = {}
    def handle_starttag(self, tag, attrs):
        a = dict(attrs); self.tags.append(tag); self.attrs.setdefault(tag, []).append(a)
        assert len(a) == len(attrs), ('attribute twice', tag)
        assert not any(k.startswith('on') for k in a), a
        if 'id' in a: assert a['id'] not in self.ids, a; self.ids.add(a['id'])
        for k in ('aria-labelledby',):
            self.refs += a.get(k, '').split()
        if tag == 'a': assert a['href'].startswith('#'); self.refs.append(a['href'][1:])
        if len(tag) == 2 and tag[0] == 'h' and tag[1].isdigit(): self.heads.append(int(tag[1]))
        if tag not in void: self.stack.append(tag)
    def handle_startendtag(self, tag, attrs): self.tags.append(tag)
    def handle_endtag(self, tag): assert self.stack and self.stack[-1] == tag, (tag, self.stack, self.getpos()); self.stack.pop()
p = P(); p.feed(open(sys.argv[1], encoding='utf-8', errors='strict').read()); p.close()
assert not p.stack, p.stack
assert set(p.refs) <= p.ids, set(p.refs) - p.ids
assert p.heads.count(1) == 1 and p.heads[0] == 1
assert all(b <= a + 1 for a, b in zip(p.heads, p.heads[1:])), p.heads
for t in ('header', 'nav', 'main', 'footer', 'caption', 'figcaption', 'details'): assert t in p.tags, t
assert p.attrs['html'][0]['lang'] == 'en-GB'
assert all('scope' in a for a in p.attrs['th'])
assert all(a.get('role') == 'img' or a.get('aria-hidden') == 'true' for a in p.attrs['svg'])
)py");
    const std::string out =
        outputOf("python3 '" + (folder / "check.py").string() + "' '" + (folder / "a.html").string() + "'", folder);
    CHECK_EQ(out, std::string());
}

TEST(inline_svg_is_well_formed_xml)
{
    const test::TemporaryFolder folder;
    const Document d = hostileDocument();
    for (const figure::ChartSpec* spec : chartsOf(d)) {
        test::writeAll(folder / "a.svg", figure::toSvg(figure::layout(*spec, 400, 200)));
        CHECK_EQ(outputOf("xmllint --noout '" + (folder / "a.svg").string() + "'", folder), std::string());
    }
}

TEST(json_is_valid_and_exact)
{
    const auto json = nlohmann::json::parse(test::value(toJson(hostileDocument())));
    CHECK_EQ(json.at("module").get<std::string>(), std::string("housing-conditions"));
    CHECK_EQ(json.at("version").get<int>(), 3);
    CHECK_EQ(json.at("values").at("exact").get<double>(), 0.1);
    CHECK_EQ(json.at("values").at("third").get<double>(), 1.0 / 3.0);
    CHECK(json.at("values").at("nan").is_null());
    CHECK_EQ(json.at("values").at("big").get<std::int64_t>(), std::int64_t{9'007'199'254'740'993});
    CHECK_EQ(json.at("values").at(kHostile[0]).get<std::string>(), kHostile[1]);
    const auto& table = json.at("tables").at("History");
    CHECK_EQ(table.at("columns").at(1).at("unit").get<std::string>(), std::string("%"));
    CHECK_EQ(table.at("columns").at(1).at("type").get<std::string>(), std::string("number"));
    CHECK_EQ(table.at("rows").size(), std::size(kHostile) + 1);
    CHECK_EQ(table.at("rows").at(0).at(0).get<std::string>(), kHostile[0]);
    CHECK_EQ(table.at("rows").at(0).at(1).get<double>(), 0.1);
    CHECK_EQ(table.at("rows").at(0).at(2).get<std::string>(), std::string("2020-03-31"));
    CHECK(table.at("rows").at(0).at(3).get<bool>());
    CHECK(table.at("rows").back().at(1).is_null());
    CHECK_EQ(json.at("diagnostics").at(0).at("row").get<int>(), 14);
    CHECK_EQ(json.at("diagnostics").at(0).at("severity").get<std::string>(), std::string("warning"));
    CHECK_EQ(json.at("charts").size(), 6U);
    CHECK(json.at("charts").at(0).at("data").at("rows").at(1).at(1).is_null());
    CHECK(json.at("maps").is_array());
    CHECK(json.at("provenance").at("inputs").size() == 1);
    const auto empty = nlohmann::json::parse(test::value(toJson(Document{})));
    CHECK(empty.at("version").is_null());
}

TEST(xlsx_holds_values_and_no_formula)
{
    const test::TemporaryFolder folder;
    const auto file = folder / "book.xlsx";
    Diagnostics notes;
    test::value(writeXlsx(hostileDocument(), file, &notes));
    CHECK_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1); // no working files left
    const std::string sheets = outputOf("unzip -p '" + file.string() + "' 'xl/worksheets/*.xml'", folder);
    CHECK_EQ(count(sheets, "<f>") + count(sheets, "<f "), 0U);
    CHECK_EQ(count(sheets, "<hyperlink"), 0U);
    CHECK(count(sheets, "<v>0.1</v>") >= std::size(kHostile));
    CHECK(count(sheets, "<v>43921</v>") >= 1); // 31 March 2020
    CHECK(count(sheets, "<autoFilter") >= 4);
    CHECK(count(sheets, "state=\"frozen\"") >= 4);
    const std::string strings = outputOf("unzip -p '" + file.string() + "' xl/sharedStrings.xml", folder);
    CHECK(strings.find("=HYPERLINK(") != std::string::npos);
    CHECK(strings.find("<script") == std::string::npos);
    CHECK(strings.find("_x005F_x000D_") != std::string::npos);
    CHECK(strings.find("suppressed") != std::string::npos);
    const std::string book = outputOf("unzip -p '" + file.string() + "' xl/workbook.xml", folder);
    CHECK(book.find("name=\"About\"") < book.find("sheetId=\"2\""));
    CHECK(book.find("state=\"hidden\"") == std::string::npos && book.find("veryHidden") == std::string::npos);
    for (const char c : std::string("[]*?"))
        CHECK(book.find(c, book.find("<sheets>")) == std::string::npos);
    const std::string parts = outputOf(
        "cd '" + folder.path().string() +
            "' && mkdir x && cd x && unzip -q ../book.xlsx && find . -name '*.xml' -print0 | xargs -0 xmllint --noout",
        folder);
    CHECK_EQ(parts, std::string());
}

TEST(the_same_document_gives_the_same_workbook)
{
    const test::TemporaryFolder folder;
    test::value(writeXlsx(hostileDocument(), folder / "a.xlsx"));
    test::value(writeXlsx(hostileDocument(), folder / "b.xlsx"));
    CHECK(outputOf("unzip -p '" + (folder / "a.xlsx").string() + "'", folder) ==
          outputOf("unzip -p '" + (folder / "b.xlsx").string() + "'", folder));
}

TEST(long_text_is_cut_with_a_note_and_bad_folders_are_errors)
{
    const test::TemporaryFolder folder;
    Document d;
    d.blocks.emplace_back(TableBlock{.caption = Text::raw("Long"),
                                     .columns = {{Text::raw("a")}},
                                     .rows = {{.cells = {{.value = Text::raw(std::string(40'000, 'x'))}}}}});
    Diagnostics notes;
    test::value(writeXlsx(d, folder / "long.xlsx", &notes));
    CHECK_EQ(notes.count(), 1U);
    CHECK(!writeXlsx(d, folder / "none" / "x.xlsx"));
    CHECK(!std::filesystem::exists(folder / "none"));
}

TEST(a_documents_own_words_are_translated_but_data_never)
{
    const Translator shout = [](const char*, std::string_view source) { return "[" + std::string(source) + "]"; };
    Document d;
    d.title = Text::raw("Ward 1");
    d.blocks.emplace_back(Heading{.text = BOULTON_TR("test", "Summary")});
    const std::string html = test::value(toHtml(d, shout));
    CHECK(html.find("[Summary]") != std::string::npos);
    CHECK(html.find("[Skip to main content]") != std::string::npos);
    CHECK(html.find("[Ward 1]") == std::string::npos);
}
