// SPDX-License-Identifier: GPL-3.0-or-later
// What is hidden is in no file: canary numbers through the gate and every writer, then searched for as everybody could: the text of the PDF, the
// parts of the unzipped Word and Excel files, HTML with its pictures, JSON, CSV.
#include "core/base/format.h"
#include "core/exchange/csv_writer.h"
#include "core/figure/chart_spec.h"
#include "core/modules/analysis_module.h"
#include "core/report/docx.h"
#include "core/report/docx_package.h"
#include "core/report/html.h"
#include "core/report/json.h"
#include "core/report/protect.h"
#include "core/report/xlsx.h"
#include "tests/support/test.h"
#include "ui/render/painter.h"
#include "ui/render/pdf.h"
#include <algorithm>
#include <cstdlib>
#include <regex>

using namespace boulton;
using namespace boulton::report;

namespace {

std::string printed(const std::string& command, const test::TemporaryFolder& folder)
{
    const auto file = folder / "out.txt";
    const int status = std::system((command + " >'" + file.string() + "' 2>&1").c_str()); // NOLINT: one thread, our own files
    test::check(status == 0, command + ": " + test::readAll(file).substr(0, 300));
    return test::readAll(file);
}

//! Every file that can be made of a document, as text. Blanks in the text of a PDF and tags of XML may stand between digits: `plain` takes them out.
std::map<std::string, std::string> artefacts(const Document& d)
{
    const test::TemporaryFolder folder;
    std::map<std::string, std::string> all;
    all["json"] = test::value(toJson(d));
    all["html"] = test::value(toHtml(d));
    const std::string pdf = test::value(render::toPdf(d));
    test::writeAll(folder / "a.pdf", pdf);
    all["pdf"] = pdf + printed("pdftotext -layout '" + (folder / "a.pdf").string() + "' -", folder) +
                 printed("pdfinfo '" + (folder / "a.pdf").string() + "'", folder);
    const auto parts = [](const std::string& bytes) {
        std::string text;
        for (const auto& part : test::value(docx::unzipped(bytes, {.unpacked = 100U << 20U})))
            text += part.first + "\n" + part.second + "\n";
        return text;
    };
    all["docx"] = parts(test::value(toDocx(d, {.paint = [](const figure::Scene& scene) { return render::toPng(scene, 1); }})));
    test::value(writeXlsx(d, folder / "a.xlsx"));
    all["xlsx"] = parts(test::readAll(folder / "a.xlsx"));
    for (const auto& t : d.tables)
        all["csv"] += exchange::writeCsv(t.table);
    for (const auto& block : d.blocks)
        if (const auto* chart = std::get_if<ChartBlock>(&block)) {
            all["svg"] += figure::toSvg(figure::layout(*chart->spec, 480, 300)) + figure::describe(*chart->spec);
            all["chart data"] += exchange::writeCsv(figure::dataOf(*chart->spec));
        }
    // tags between the letters of a word
    for (const char* kind : {"docx", "xlsx", "html", "svg"})
        all[kind] += std::regex_replace(all[kind], std::regex("<[^<>]*>"), "");
    return all;
}

void absent(const Document& d, const std::vector<std::string>& canaries, std::source_location at = std::source_location::current())
{
    for (const auto& [kind, text] : artefacts(d))
        for (const auto& canary : canaries)
            if (const auto found = text.find(canary); found != std::string::npos)
                test::check(false, canary + " is in the " + kind + ": …" + text.substr(found < 60 ? 0 : found - 60, 140), at);
}

//! Each is in at least `least` of the files: the search can find them where nothing is hidden.
void present(const Document& d, const std::vector<std::string>& canaries, std::size_t least, std::source_location at = std::source_location::current())
{
    const auto all = artefacts(d);
    for (const auto& canary : canaries) {
        const auto n = std::ranges::count_if(all, [&](const auto& file) { return file.second.contains(canary); });
        test::check(static_cast<std::size_t>(n) >= least, canary + " is in " + std::to_string(n) + " files only", at);
    }
}

const std::vector<std::string> kWards{"Aston", "Bordesley", "Handsworth", "Nechells", "Soho"};
// Aston is too small (below 100,000), Bordesley is hidden for it, being the smallest of the rest; all of them can be told apart anywhere
const std::vector<std::int64_t> kEvents{73519, 181237, 292843, 394717, 496841};
const std::vector<std::int64_t> kPeople{1234577, 2345679, 3456781, 4567883, 5678983};

report::Document rates()
{
    table::TableBuilder b({{.name = "ward", .type = table::Type::String}, {.name = "events", .type = table::Type::Int64}, {.name = "people", .type = table::Type::Int64}});
    for (std::size_t i = 0; i < kWards.size(); ++i) {
        b[0].append(kWards[i]);
        b[1].append(kEvents[i]);
        b[2].append(kPeople[i]);
    }
    modules::Inputs inputs;
    inputs.byName["data"] = test::value(b.finish());
    return test::value(modules::run(*test::value(modules::find("rates")), inputs, {{"numerator", "events"}, {"denominator", "people"}}, {}));
}

Protection rules()
{
    return {{.table = "rates",
             .keys = {"ward"},
             .counts = {"numerator"},
             .harmless = {"denominator", "Population", "method"},
             .measure = "events, 2019"},
            test::value(privacy::profileFrom("custom:threshold=100000,zeros=shown,sign=[c]"))};
}

//! As people read them and as programs do.
std::vector<std::string> written(double value, int decimals)
{
    std::vector<std::string> forms{formatNumber(value, decimals), formatNumber(value, 0), formatNumber(value, 1), formatNumber(value, 2)};
    const std::string exact = formatExact(value);
    forms.push_back(exact.substr(0, std::min<std::size_t>(exact.size(), 8)));
    std::erase_if(forms, [](const std::string& f) { return f.size() < 4; });
    return forms;
}

std::vector<std::string> canariesOf(const Document& truth, std::size_t row)
{
    std::vector<std::string> all{std::to_string(kEvents[row]), formatNumber(static_cast<double>(kEvents[row]), 0)};
    const auto& t = truth.tables[0].table;
    for (const char* name : {"value", "lower", "upper", "lower998", "upper998"})
        for (const auto& form : written(test::value(t.column(name)).number(row), 1))
            all.push_back(form);
    return all;
}

} // namespace

TEST(what_is_hidden_of_a_table_of_rates_is_in_no_file)
{
    const Document truth = rates();
    for (const std::size_t row : {0U, 1U})
        present(truth, {formatNumber(static_cast<double>(kEvents[row]), 0), std::to_string(kEvents[row])}, 3);
    const auto safe = test::value(report::protect(truth, rules()));
    CHECK_EQ(safe.primary, 1U);
    CHECK_EQ(safe.secondary, 1U);
    CHECK(safe.optimal);
    absent(safe.document, canariesOf(truth, 0));
    absent(safe.document, canariesOf(truth, 1));
    // what may be shown is shown: the others, and the populations of all
    for (const std::size_t row : {2U, 3U, 4U})
        present(safe.document, {formatNumber(static_cast<double>(kEvents[row]), 0)}, 3);
    present(safe.document, {formatNumber(static_cast<double>(kPeople[0]), 0)}, 3);
    const auto& t = safe.document.tables[0].table;
    CHECK(test::value(t.column("numerator")).reason(0) == table::MissingReason::Suppressed);
    CHECK(test::value(t.column("upper")).isMissing(1));
    CHECK_EQ(test::value(t.column("denominator")).number(0), 1234577);
    CHECK_EQ(test::value(t.column("method")).text(0), "byar");
    // the line at the end says how many, and not how many of them are small
    const auto* note = std::get_if<Note>(&safe.document.blocks.back());
    CHECK(note != nullptr);
    const std::string words = toString(note->text);
    CHECK(words.contains("Counts that are not shown: 2") && words.contains("[c]") && words.contains("custom"));
    present(safe.document, {"Counts that are not shown: 2"}, 3);
}

TEST(a_document_without_anything_to_hide_stays_as_it_is)
{
    const Document truth = rates();
    Protection p = rules();
    p.profile.threshold = 100;
    const auto safe = test::value(report::protect(truth, p));
    CHECK_EQ(safe.primary + safe.secondary + safe.rounded + safe.blocks, 0U);
    CHECK_EQ(test::value(toJson(safe.document)), test::value(toJson(truth)));
    CHECK_EQ(test::value(toHtml(safe.document)), test::value(toHtml(truth)));
}

TEST(every_kind_of_block_lets_nothing_through)
{
    Document d = rates();
    const double rate = test::value(d.tables[0].table.column("value")).number(0);
    const auto aston = Text::raw("Aston");
    const auto chart = [&](figure::ChartKind kind) {
        figure::ChartSpec s{.kind = kind, .title = Text::raw("Events"), .description = Text::raw("Aston has 73,519 events.")};
        figure::Series values{.name = Text::raw("Events")};
        for (std::size_t i = 0; i < kWards.size(); ++i) {
            s.categories.push_back(Text::raw(kWards[i]));
            values.values.emplace_back(static_cast<double>(kEvents[i]));
        }
        s.series = {values};
        s.annotations = {{0, Text::raw("Aston: 73519")}};
        s.y.minimum = 73519;
        s.references = {{73519, Text::raw("Least: 73,519"), {}}};
        return std::make_shared<const figure::ChartSpec>(s);
    };
    for (const auto kind : {figure::ChartKind::Line, figure::ChartKind::Bar, figure::ChartKind::RankedBar, figure::ChartKind::StackedBar})
        d.blocks.emplace_back(ChartBlock{chart(kind), Text::raw("73,519 in Aston"), 200});
    d.blocks.emplace_back(Heading{2, Text::raw("Aston"), {}});
    d.blocks.emplace_back(Heading{2, Text::raw("Aston: 73,519"), {}});
    d.blocks.emplace_back(Paragraph{Text::raw("Of all events 73,519 were in the north.")});
    d.blocks.emplace_back(Paragraph{Text{nullptr, "The lowest rate is %1.", {Number{rate, 1, {}}}}});
    d.blocks.emplace_back(Paragraph{Text::raw("Aston is the lowest of all.")});
    d.blocks.emplace_back(Paragraph{Text::raw("Handsworth is in the middle.")});
    d.blocks.emplace_back(List{{Text::raw("Aston: 73519"), Text::raw("Soho: 496841")}, false});
    d.blocks.emplace_back(Fields{{{Text::raw("Aston"), Text::raw("73,519")}, {Text::raw("Ward"), Text::raw("Soho")}}});
    d.blocks.emplace_back(Tiles{{{Text::raw("73,519"), Text::raw("events in Aston"), {}}, {Text::raw("5"), Text::raw("wards"), {}}}});
    d.blocks.emplace_back(Note{Note::Kind::Caution, Text::raw("Aston"), Text::raw("only 73519")});
    d.blocks.emplace_back(Card{.code = "1", .title = aston, .facts = {{Text::raw("Events"), Text::raw("73,519")}}, .chart = chart(figure::ChartKind::Line), .commentary = {{Text::raw("Why"), Text::raw("73,519 of them")}}});
    d.blocks.emplace_back(Card{.code = "2", .title = Text::raw("All wards"), .facts = {{Text::raw("Aston"), Text::raw("73,519")}}, .chart = chart(figure::ChartKind::Bar)});
    TableBlock wide; // names in the header
    wide.columns = {{Text{}, ColumnKind::Text, 1}, {aston, ColumnKind::Number, 1}, {Text::raw("Soho"), ColumnKind::Number, 1}};
    wide.rows.push_back({{{.value = Text::raw("Events")}, {.value = Number{73519, 0, {}}, .note = Text::raw("73,519 at first")}, {.value = Number{496841, 0, {}}}}});
    wide.rows.push_back({{{.value = Text::raw("Trend")}, {.value = chart(figure::ChartKind::Sparkline)}, {.value = Number{496841, 0, {}}}}});
    d.blocks.emplace_back(wide);
    d.values = {{"aston", 73519.5}, {"rate", rate}, {"words", std::string("Aston 73519")}, {"wards", std::int64_t{5}}};
    d.diagnostics.add(Severity::Warning, 2, "events", Text::raw("73519 is few"));
    d.diagnostics.add(Severity::Warning, 0, {}, Text::raw("Aston has 73,519 only"));
    d.diagnostics.add(Severity::Warning, 9, "events", Text::raw("a remark that stays"));
    d.values.front().value = rate + 1e-13;
    const auto safe = test::value(report::protect(d, rules()));
    absent(safe.document, canariesOf(d, 0));
    absent(safe.document, {"lowest of all", "Least:"});
    present(safe.document, {"Handsworth is in the middle.", "496841"}, 1);
    CHECK_EQ(safe.document.diagnostics.count(), 1U);
    CHECK_EQ(safe.document.values.size(), 1U);
    CHECK(safe.blocks >= 8);
    // a ranked bar leaves the ward out: its place would tell
    for (const auto& block : safe.document.blocks)
        if (const auto* c = std::get_if<ChartBlock>(&block); c && c->spec->kind == figure::ChartKind::RankedBar)
            CHECK(std::ranges::none_of(c->spec->categories, [](const Text& t) { return t.source == "Aston"; }));
}

TEST(rounded_counts_take_their_rates_with_them)
{
    Protection p = rules();
    p.profile = test::value(privacy::profileFrom("custom:like=dasa5,threshold=100"));
    const Document truth = rates();
    const auto safe = test::value(report::protect(truth, p));
    CHECK_EQ(safe.primary, 0U);
    CHECK_EQ(safe.rounded, 5U); // none ends in 0 or 5
    absent(safe.document, canariesOf(truth, 0));
    const auto& t = safe.document.tables[0].table;
    CHECK_EQ(test::value(t.column("numerator")).number(0), 73520);
    CHECK(test::value(t.column("value")).isMissing(0));
    present(safe.document, {"73,520"}, 3);
}

TEST(two_names_a_row_are_matched_wherever_they_stand)
{
    // by ward and year; a line a ward over the years; only Aston in 2018 is small
    table::TableBuilder b({{.name = "ward", .type = table::Type::String}, {.name = "year", .type = table::Type::String}, {.name = "n", .type = table::Type::Int64}});
    figure::ChartSpec lines{.kind = figure::ChartKind::Line, .title = Text::raw("n")};
    TableBlock grid;
    grid.columns = {{Text::raw("Ward"), ColumnKind::Text, 1}, {Text::raw("2018"), ColumnKind::Number, 1}, {Text::raw("2019"), ColumnKind::Number, 1}};
    lines.categories = {Text::raw("2018"), Text::raw("2019")};
    for (std::size_t i = 0; i < kWards.size(); ++i) {
        figure::Series s{.name = Text::raw(kWards[i])};
        Row row;
        row.cells.push_back({.value = Text::raw(kWards[i])});
        for (std::size_t y = 0; y < 2; ++y) {
            const std::int64_t n = kEvents[i] + (y == 1 ? 200'003 : 0);
            b[0].append(kWards[i]);
            b[1].append(y == 0 ? "2018" : "2019");
            b[2].append(n);
            s.values.emplace_back(static_cast<double>(n));
            row.cells.push_back({.value = Number{static_cast<double>(n), 0, {}}});
        }
        lines.series.push_back(s);
        grid.rows.push_back(row);
    }
    Document d;
    d.title = Text::raw("n");
    d.tables = {{"counts", test::value(b.finish())}};
    d.blocks = {ChartBlock{std::make_shared<const figure::ChartSpec>(lines), {}, 200}, grid};
    Protection p = rules();
    p.table = "counts";
    p.keys = {"ward", "year"};
    p.counts = {"n"};
    const auto safe = test::value(report::protect(d, p));
    CHECK_EQ(safe.primary, 1U);
    CHECK_EQ(safe.secondary, 1U);
    absent(safe.document, {"73519", "73,519", "181237", "181,237"});
    present(safe.document, {"273,522"}, 3);
    const auto* chart = std::get_if<ChartBlock>(&safe.document.blocks[0]);
    CHECK(chart && !chart->spec->series[0].values[0] && chart->spec->series[0].values[1]);
}

TEST(what_left_before_is_remembered)
{
    Protection p = rules();
    p.about = {{.dimension = "age", .from = 0, .to = 18}};
    p.profile = test::value(privacy::profileFrom("custom:threshold=10,zeros=shown"));
    const Document truth = rates();
    const auto first = test::value(report::protect(truth, p));
    CHECK_EQ(first.primary, 0U);
    CHECK_EQ(first.published.figures.size(), kWards.size());
    CHECK_EQ(first.published.figures[0].measure, "events, 2019");
    // ages 0 to 17 left; now somebody brings ages 0 to 15, and in Soho all but four are the same
    Protection next = p;
    next.about = {{.dimension = "age", .from = 0, .to = 16}};
    next.earlier = {first.published};
    next.earlier[0].title = "Ages 0 to 17";
    for (auto& f : next.earlier[0].figures)
        f.known = privacy::Range{f.known->lower + 5000, f.known->upper + 5000};
    next.earlier[0].figures[4].known = privacy::Range{kEvents[4] + 4, kEvents[4] + 4};
    const auto second = test::value(report::protect(truth, next));
    CHECK_EQ(second.primary, 1U);
    CHECK(!second.published.figures[4].known);
    CHECK(second.secondary >= 1);
    absent(second.document, {"496841", "496,841"});
    // the same again, with nothing to hide: what everybody has is no secret
    Protection same = p;
    same.earlier = {first.published};
    CHECK_EQ(test::value(report::protect(truth, same)).primary, 0U);
}

TEST(a_document_about_a_single_small_group_is_shown_without_it)
{
    table::TableBuilder b({{.name = "ward", .type = table::Type::String}, {.name = "n", .type = table::Type::Int64}});
    b[0].append("Aston");
    b[1].append(std::int64_t{73519});
    Document d;
    d.title = Text::raw("n");
    d.tables = {{"counts", test::value(b.finish())}};
    d.blocks = {Paragraph{Text::raw("Aston has 73,519.")}, Paragraph{Text::raw("Counted in May.")}};
    Protection p = rules();
    p.table = "counts";
    p.counts = {"n"};
    const auto safe = test::value(report::protect(d, p));
    CHECK_EQ(safe.primary, 1U);
    CHECK_EQ(safe.secondary, 0U);
    CHECK_EQ(safe.document.blocks.size(), 2U); // what stays, and the line about what does not
    absent(safe.document, {"73519", "73,519"});
    p.totalIsKnown = false;
    CHECK_EQ(test::value(report::protect(d, p)).primary, 1U);
}

TEST(protections_that_do_not_fit_the_document_are_refused)
{
    const Document truth = rates();
    const auto with = [&](auto&& change) {
        Protection p = rules();
        change(p);
        return report::protect(truth, p);
    };
    CHECK_FAILS(with([](Protection& p) { p.table = "figures"; }), ErrorCode::Usage);
    CHECK_FAILS(with([](Protection& p) { p.counts = {}; }), ErrorCode::Usage);
    CHECK_FAILS(with([](Protection& p) { p.counts = {"deaths"}; }), ErrorCode::NotFound);
    CHECK_FAILS(with([](Protection& p) { p.keys = {"district"}; }), ErrorCode::NotFound);
    CHECK_FAILS(with([](Protection& p) { p.counts = {"value"}; }), ErrorCode::InvalidInput); // a rate is no count
    CHECK_FAILS(with([](Protection& p) { p.keys = {"method"}; }), ErrorCode::InvalidInput);  // two rows of one name
    CHECK_FAILS(with([](Protection& p) { p.totals = {"Soho"}; }), ErrorCode::InvalidInput);  // not the sum of the others
    std::stop_source stop;
    stop.request_stop();
    CHECK_FAILS(report::protect(truth, rules(), JobContext(stop.get_token())), ErrorCode::Cancelled);
}

TEST(intervals_standings_and_extremes_of_charts_go_with_what_they_belong_to)
{
    Document d = rates();
    const auto& t = d.tables[0].table;
    const auto column = [&](const char* name) {
        std::vector<std::optional<double>> values;
        const auto c = test::value(t.column(name));
        for (std::size_t i = 0; i < kWards.size(); ++i)
            values.emplace_back(c.number(i));
        return values;
    };
    figure::ChartSpec line{.kind = figure::ChartKind::Line, .title = Text::raw("Rates")};
    for (const auto& ward : kWards)
        line.categories.push_back(Text::raw(ward));
    line.series = {{.name = Text::raw("Value"), .values = column("value"), .lower = column("lower"), .upper = column("upper"), .standing = "HSLHL", .firm = "!!   "}};
    figure::ChartSpec bars = line;
    bars.kind = figure::ChartKind::RankedBar;
    figure::ChartSpec spine{.kind = figure::ChartKind::Spine, .title = Text::raw("Profile")};
    spine.categories = {Text::raw("Events of all wards"), Text::raw("Another")};
    spine.series = {{.name = Text::raw("The city"), .values = {7000.5, 12.0}, .standing = "SS"}};
    const double least = *column("value")[0]; // Aston's, the lowest of all
    spine.spreads = {{.lowest = least, .low = 6000.25, .high = 8000.75, .highest = 9000.5}, {.lowest = 1, .low = 2, .high = 3, .highest = 4}};
    d.blocks.clear();
    for (const auto& spec : {line, bars, spine})
        d.blocks.emplace_back(ChartBlock{std::make_shared<figure::ChartSpec>(spec)});
    const auto safe = test::value(report::protect(d, rules()));
    const auto chart = [&](std::size_t i) { return *std::get<ChartBlock>(safe.document.blocks[i]).spec; };
    const figure::Series s = chart(0).series[0];
    CHECK(!s.values[0] && !s.lower[0] && !s.upper[0] && s.lower[2]);
    CHECK_EQ(s.standing, "  LHL");
    CHECK_EQ(s.firm, "     ");
    const figure::ChartSpec b = chart(1);
    CHECK_EQ(b.categories.size(), 3U);
    CHECK(toString(b.categories[0]) == "Handsworth" && toString(b.categories[2]) == "Soho");
    CHECK(b.series[0].lower.size() == 3 && b.series[0].upper.size() == 3 && b.series[0].standing == "LHL" && b.series[0].firm.size() == 3);
    CHECK_EQ(*b.series[0].lower[0], *column("lower")[2]);
    CHECK_EQ(chart(2).categories.size(), 1U);
    CHECK(chart(2).spreads.size() == 1 && chart(2).spreads[0].lowest == 1);
    absent(safe.document, canariesOf(d, 0));
}

TEST(lists_of_one_table_are_protected_each_by_itself)
{
    table::TableBuilder b({{.name = "indicator", .type = table::Type::String}, {.name = "area", .type = table::Type::String},
                           {.name = "n", .type = table::Type::Int64}, {.name = "rate", .type = table::Type::Float64}});
    const auto row = [&](const char* indicator, const char* area, std::int64_t n) {
        b[0].append(std::string(indicator));
        b[1].append(std::string(area));
        b[2].append(n);
        b[3].append(static_cast<double>(n) / 7.0);
    };
    for (const auto& [area, n] : std::vector<std::pair<const char*, std::int64_t>>{{"Aston", 4}, {"Soho", 31}, {"Nechells", 47}, {"The city", 82}, {"England", 9001}})
        row("First", area, n);
    for (const auto& [area, n] : std::vector<std::pair<const char*, std::int64_t>>{{"Aston", 44}, {"Soho", 35}, {"Nechells", 57}, {"The city", 136}, {"England", 8001}})
        row("Second", area, n);
    Document d;
    d.title = Text::raw("Profile");
    d.tables = {{"figures", test::value(b.finish())}};
    d.blocks = {Paragraph{Text::raw("Aston has 4 of the first.")}, Paragraph{Text::raw("Aston has 44 of the second.")}};
    const Protection p{{.table = "figures",
                        .keys = {"area"},
                        .counts = {"n"},
                        .by = {"indicator"},
                        .totals = {"The city"},
                        .apart = {"England"},
                        .measure = "children",
                        .about = {{.dimension = "age", .from = 0, .to = 16}}},
                       test::value(privacy::profileFrom("custom:threshold=10,zeros=shown"))};
    const auto safe = test::value(report::protect(d, p));
    CHECK_EQ(safe.primary, 1U);
    CHECK_EQ(safe.secondary, 1U);
    const auto n = test::value(safe.document.tables[0].table.column("n"));
    const auto rate = test::value(safe.document.tables[0].table.column("rate"));
    CHECK(n.isMissing(0) && n.isMissing(1) && rate.isMissing(0) && !n.isMissing(2) && n.number(3) == 82 && n.number(4) == 9001);
    for (std::size_t i = 5; i < 10; ++i)
        CHECK(!n.isMissing(i) && !rate.isMissing(i));
    CHECK_EQ(safe.document.blocks.size(), 2U); // one of the sentences, and the line of the gate
    CHECK_EQ(toString(std::get<Paragraph>(safe.document.blocks[0]).text), "Aston has 44 of the second.");
    CHECK_EQ(safe.published.figures[0].measure, "children: First");
    CHECK_EQ(safe.published.figures[5].measure, "children: Second");
    // what left of one list does not touch the other
    Protection next = p;
    next.earlier = {safe.published};
    for (auto& figure : next.earlier[0].figures)
        figure.extents[0] = {.dimension = "age", .from = 0, .to = 18};
    next.earlier[0].figures[5].known = privacy::Range{47, 47}; // 3 more in Aston with two more years of age: whoever subtracts has them
    next.earlier[0].figures[8].known = privacy::Range{139, 139};
    const auto second = test::value(report::protect(d, next));
    CHECK_EQ(second.earlier, std::vector<std::size_t>{0});
    CHECK(!second.published.figures[5].known && second.published.figures[2].known);
    // a sum that is not one is told with its list
    Protection wrong = p;
    wrong.apart = {};
    const auto refused = report::protect(d, wrong);
    CHECK(!refused && refused.error().code == ErrorCode::InvalidInput);
}
