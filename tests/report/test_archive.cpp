// SPDX-License-Identifier: GPL-3.0-or-later
// A document as text and back: nothing is lost, and nothing but what pack writes is taken.
#include "core/base/utf8.h"
#include "core/report/archive.h"
#include "core/report/archive_chart.h"
#include "core/report/html.h"
#include "core/report/json.h"
#include "core/report/xlsx.h"
#include "tests/report/archive_document.h"
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <random>
#include <regex>
#include <set>

using namespace boulton;
using namespace boulton::report;
using namespace boulton::report::testing;

namespace {

namespace fs = std::filesystem;

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    const auto at = text.find(what);
    test::check(at != std::string::npos, "'" + std::string(what) + "' is not in the archive");
    return text.replace(at, what.size(), with);
}

//! Every file of the workbook, one after the other, without the date that the library writes itself.
std::string workbook(const Document& document, const test::TemporaryFolder& folder, const char* name)
{
    const fs::path file = folder / name;
    test::value(writeXlsx(document, file));
    const fs::path out = folder / (std::string(name) + ".txt");
    const std::string command =
        "python3 -c \"import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); [sys.stdout.buffer.write(n.encode()+z.read(n)) "
        "for n in sorted(z.namelist()) if n!='docProps/core.xml']\" '" +
        file.string() + "' > '" + out.string() + "'";
    CHECK_EQ(std::system(command.c_str()), 0);
    return test::readAll(out);
}

std::vector<std::string> contextsIn(const std::string& text)
{
    static const std::regex context("\"context\":\"([^\"]*)\"");
    std::vector<std::string> all;
    for (auto at = std::sregex_iterator(text.begin(), text.end(), context); at != std::sregex_iterator(); ++at)
        all.push_back(at->str(1));
    return all;
}

} // namespace

TEST(aDocumentOfEverythingComesBackTheSame)
{
    const Document before = everything();
    const std::string text = test::value(pack(before));
    const Document after = test::value(unpack(text));
    CHECK_EQ(test::value(pack(after)), text);
    CHECK_EQ(test::value(toJson(after)), test::value(toJson(before)));
    CHECK_EQ(test::value(toHtml(after)), test::value(toHtml(before)));
    const test::TemporaryFolder folder;
    const std::string cells = workbook(before, folder, "before.xlsx");
    CHECK(cells.contains("Yardley Wood"));
    CHECK_EQ(workbook(after, folder, "after.xlsx"), cells);
    CHECK_EQ(after.blocks.size(), before.blocks.size());
    for (std::size_t i = 0; i < before.blocks.size(); ++i)
        CHECK_EQ(after.blocks[i].index(), before.blocks[i].index());
    // What no writer shows.
    const table::Table& table = after.tables.at(0).table;
    CHECK(table.schema() == before.tables.at(0).table.schema());
    for (std::size_t i = 0; i < table.columnCount(); ++i)
        CHECK(table.column(i).sameValues(before.tables.at(0).table.column(i)));
    CHECK(table.column(1).reason(2) == table::MissingReason::Suppressed);
    CHECK_EQ(after.diagnostics.count(), 4U);
    CHECK_EQ(after.diagnostics.errors(), 2U);
    CHECK_EQ(after.diagnostics.warnings(), 1U);
    CHECK(after.diagnostics.items() == before.diagnostics.items());
    CHECK(std::get<ChartBlock>(after.blocks[8]).spec->series[0].colour == (figure::Colour{1, 2, 3, 4}));
    CHECK(std::signbit(*std::get<ChartBlock>(after.blocks[8]).spec->series[0].values[3]));
    CHECK(after.provenance.madeAt == before.provenance.madeAt);
}

TEST(textsStayTranslatable)
{
    const Document after = test::value(unpack(test::value(pack(everything()))));
    const Translator shout = [](const char* context, std::string_view source) {
        return std::string(context) + "!" + std::string(source);
    };
    CHECK_EQ(test::value(toJson(after, shout)), test::value(toJson(everything(), shout)));
    CHECK_EQ(test::value(toHtml(after, shout)), test::value(toHtml(everything(), shout)));
    // Of a later Boulton: English, with its arguments.
    const std::string later = replaced(test::value(pack(everything())), "\"context\":\"workspace\"", "\"context\":\"tomorrow\"");
    CHECK(test::value(unpack(later)).title.context == nullptr);
    CHECK(test::value(unpack(later)).title == everything().title);
}

TEST(theContextsAreThoseOfTheSources)
{
    std::set<std::string> used;
    const std::regex call("BOULTON_TR\\(\\s*\"(\\w+)\"");
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(BOULTON_SOURCE_DIR) / "core")) {
        if (!entry.is_regular_file())
            continue;
        const std::string text = test::readAll(entry.path());
        for (auto at = std::sregex_iterator(text.begin(), text.end(), call); at != std::sregex_iterator(); ++at)
            used.insert(at->str(1));
    }
    std::set<std::string> known(canonical::kTextContexts.begin(), canonical::kTextContexts.end());
    CHECK(used == known);
}

TEST(bytesThatAreNoTextAreReplaced)
{
    Document d;
    d.title = Text::raw("a\xFF\xED\xA0\x80z");
    const Document after = test::value(unpack(test::value(pack(d))));
    CHECK(utf8::valid(after.title.source));
    CHECK(after.title.source.starts_with("a\xEF\xBF\xBD"));
    CHECK_EQ(test::value(toJson(after)), test::value(toJson(test::value(unpack(test::value(pack(after)))))));
}

TEST(onlyWhatPackWritesIsTaken)
{
    const std::string good = test::value(pack(everything()));
    const auto bad = [&](std::string_view what, std::string_view with) {
        const auto read = unpack(replaced(good, what, with));
        test::check(!read.has_value(), "taken: " + std::string(with));
        test::checkEqual(name(read.error().code), std::string_view("damaged"), "code");
    };
    bad("{\"title\":", "{\"extra\":1,\"title\":");                      // an unknown field
    bad("\"synthetic\":true,", "");                                    // a missing one
    bad("\"synthetic\":true,", "\"synthetic\":true,\"synthetic\":true,"); // twice
    bad("\"synthetic\":true", "\"synthetic\":1");                      // another type
    bad("\"synthetic\":true", "\"synthetic\": true");                  // a blank
    bad("\"level\":2", "\"level\":2.0");                               // a float
    bad("\"level\":2", "\"level\":99");                                // out of range
    bad("\"level\":2", "\"level\":02");
    bad("\"weight\":1.5", "\"weight\":1.50");
    bad("\"weight\":1.5", "\"weight\":\"nan\"");
    bad("\"decimals\":2", "\"decimals\":1000000");
    bad("\"kind\":\"line\"", "\"kind\":\"lines\"");
    bad("\"heading\"", "\"script\"");
    bad("\"letter\":\"R\"", "\"letter\":\"RR\"");
    bad("\"category\":3", "\"category\":4");                           // behind the last
    bad("\"first\":2,\"last\":3", "\"first\":3,\"last\":2");
    bad("\"first\":2,\"last\":3", "\"first\":2,\"last\":4");
    bad("[\"none\",\"concern\"", "[\"concern\"");                      // a flag too few
    bad("[2,\"suppressed\"]", "[1,\"suppressed\"]");                   // of a row that has a value
    bad("[2,\"suppressed\"]", "[2,\"empty\"]");
    bad("\"type\":\"yes-no\"", "\"type\":\"integer\"");                // other values than the type
    bad("\"2020-03-31\"", "\"2020-02-31\"");
    bad("\\u000a", "\n");                                              // a control character as it is
    bad("\\u000a", "\\u000A");
    bad("\\u000a", "\\u0041");                                         // an escape that is not needed
    bad("\\u000a", "\\n");
}

TEST(nothingStandsBeforeOrBehind)
{
    const std::string good = test::value(pack(everything()));
    for (const std::string& text : {" " + good, good + " ", good + good, std::string(), std::string("null"), std::string("[]"), good.substr(1)})
        CHECK_FAILS(unpack(text), ErrorCode::Damaged);
    for (std::size_t cut = 0; cut < good.size(); cut += 97)
        CHECK_FAILS(unpack(std::string_view(good).substr(0, cut)), ErrorCode::Damaged);
}

TEST(aTextCannotAskForMoreThanItsLimits)
{
    Document d;
    d.values.assign(1, {"n", std::int64_t{1}});
    const std::string one = test::value(pack(d));
    std::string many = "\"values\":[";
    const std::string item = "{\"name\":\"\",\"value\":{\"integer\":1}}";
    many.reserve(item.size() * (kMostArchiveItems + 2));
    for (std::size_t i = 0; i <= kMostArchiveItems; ++i)
        (many += i > 0 ? "," : "") += item;
    const std::string was = "\"values\":[{\"name\":\"n\",\"value\":{\"integer\":1}}";
    CHECK_FAILS(unpack(replaced(one, was, many)), ErrorCode::Damaged);
    CHECK_FAILS(unpack(std::string(kLargestArchive + 1, ' ')), ErrorCode::Damaged);
    CHECK_FAILS(unpack(std::string(1U << 20U, '[')), ErrorCode::Damaged);
}

TEST(mutatedArchivesAreRefusedOrStillCanonical)
{
    const std::string good = test::value(pack(everything()));
    std::mt19937 random(7);
    int taken = 0;
    for (int i = 0; i < 3000; ++i) {
        std::string text = good;
        const std::size_t at = random() % text.size();
        switch (random() % 4) {
        case 0: text[at] = static_cast<char>(text[at] ^ (1 << random() % 8)); break;
        case 1: text.erase(at, 1 + random() % 20); break;
        case 2: text.insert(at, text.substr(random() % text.size(), random() % 40)); break;
        default: text[at] = "0123456789\"{}[],:-.eE\\"[random() % 22]; break;
        }
        const auto read = unpack(text);
        if (!read) {
            CHECK(read.error().code == ErrorCode::Damaged);
            continue;
        }
        ++taken;
        static_cast<void>(toHtml(*read)); // whatever it says, it can be shown
        if (contextsIn(text) == contextsIn(good))
            CHECK(test::value(pack(*read)) == text);
    }
    CHECK(taken > 100); // other words and numbers are a document, too
}

TEST(chartsWithIntervalsAndStandingsComeBackAndOthersKeepTheirBytes)
{
    using namespace figure;
    ChartSpec spec{.kind = ChartKind::Spine, .title = Text::raw("Wards")};
    spec.categories = {Text::raw("a"), Text::raw("b")};
    const auto packed = [](const ChartSpec& chart) {
        Document d;
        d.blocks.emplace_back(ChartBlock{.spec = std::make_shared<const ChartSpec>(chart)});
        return test::value(pack(d));
    };
    spec.series.push_back({.name = Text::raw("Value"), .values = {1.5, {}}});
    const std::string plain = packed(spec);
    for (const char* name : {"standing", "firm", "lower", "upper", "curves", "spreads", "rows", "interval"})
        CHECK(!plain.contains("\"" + std::string(name) + "\":"));
    Series& s = spec.series[0];
    s.lower = {1.25, {}};
    s.upper = {2.0, {}};
    s.standing = "W ";
    s.firm = "! ";
    s.x = {0.5, 1.0};
    spec.x = {.title = Text::raw("Share"), .minimum = 0.0};
    spec.rows = {{.unit = "%"}, {.unit = "years", .decimals = 1}};
    spec.curves = {{.name = Text::raw("Line"), .x = {0, 1}, .y = {2.0, {}}, .stroke = {rgb(0x1B2733), 1.5, Dash::Dashed}}};
    spec.spreads = {{1, 2, 3, 4, 0.5, 5, figure::Direction::Lower}, {}};
    spec.interval = Text::raw("95% interval");
    const std::string text = packed(spec);
    const Document after = test::value(unpack(text));
    CHECK_EQ(test::value(pack(after)), text);
    const ChartSpec& back = *std::get<ChartBlock>(after.blocks[0]).spec;
    CHECK(back.series[0].lower == s.lower && back.series[0].upper == s.upper && back.series[0].x == s.x);
    CHECK_EQ(back.series[0].standing, std::string("W "));
    CHECK_EQ(back.series[0].firm, std::string("! "));
    CHECK_EQ(back.curves[0].y.size(), 2U);
    CHECK(back.curves[0].stroke == spec.curves[0].stroke);
    CHECK(back.spreads[0].better == figure::Direction::Lower);
    CHECK_EQ(back.spreads[0].unitHigh, 5.0);
    CHECK_EQ(back.rows[1].unit, std::string("years"));
    CHECK_EQ(back.x.minimum.value_or(9), 0.0);
    // What would have been left out is not taken.
    CHECK(!unpack(replaced(text, "\"firm\":\"! \"", "\"firm\":\"\"")));
    CHECK(!unpack(replaced(text, "\"spreads\":[", "\"spreads\":[],\"spreads\":[")));
}
