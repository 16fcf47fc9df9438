// SPDX-License-Identifier: GPL-3.0-or-later
// A document with every kind of block, cell, chart and table, and nothing left at its default.
#pragma once
#include "core/report/document.h"
#include "tests/support/test.h"
#include <limits>

namespace boulton::report::testing {

inline Text args(const char* context)
{
    return Text{context, "%1 of %2 on %3, %4", {std::string("one \"two\" \\ \n\x7F"), std::int64_t{-7}, Date{18'352}, Number{2.5, 1, "%"}}};
}

inline std::shared_ptr<const figure::ChartSpec> everyField(figure::ChartKind kind)
{
    figure::ChartSpec c{.kind = kind};
    c.title = args("packs");
    c.subtitle = Text::raw("by month");
    for (const char* month : {"Jan", "Feb", "Mar", "Apr"})
        c.categories.push_back(Text::raw(month));
    c.series = {{.name = BOULTON_TR("packs", "Actual"),
                 .values = {1.0, {}, 1.0 / 3.0, -0.0},
                 .role = figure::SeriesRole::Forecast,
                 .colour = figure::Colour{1, 2, 3, 4},
                 .status = "BR A"},
                {.name = Text::raw("Target"), .values = {2.0, 2.0, 2.0, 2.0}, .role = figure::SeriesRole::Target}};
    c.y = {.title = Text::raw("per cent"), .unit = "%", .decimals = 2, .minimum = -1.5, .maximum = 1e9, .includeZero = true};
    c.limits = {{0, 1, 1.5, 0.5, 2.5}, {2, 3, 1.25, 0.25, 2.25}};
    c.flags = {figure::PointFlag::None, figure::PointFlag::Concern, figure::PointFlag::NeutralHigh, figure::PointFlag::NeutralLow};
    c.zones = {{.from = 0.5, .to = 1.5, .fill = figure::rgb(0x00FF7F), .name = Text::raw("tolerance")}};
    c.references = {{.value = 1.75,
                     .name = BOULTON_TR("figure", "Mean"),
                     .stroke = {.colour = figure::rgb(0x123456), .width = 1.25, .dash = figure::Dash::Dotted}}};
    c.annotations = {{3, Text::raw("Definition changed")}};
    c.description = Text::raw("It rises.");
    c.source = Text::raw("Council data");
    c.showLegend = false;
    c.showTitle = false;
    return std::make_shared<const figure::ChartSpec>(c);
}

inline table::Table everyType()
{
    table::TableBuilder b({{.name = "word", .type = table::Type::String, .role = table::Role::Category},
                           {.name = "value",
                            .type = table::Type::Float64,
                            .role = table::Role::Measure,
                            .unit = "£",
                            .sensitivity = table::Sensitivity::Personal,
                            .missing = table::MissingPolicy::Refuse},
                           {.name = "day", .type = table::Type::Date},
                           {.name = "yes", .type = table::Type::Bool},
                           {.name = "count", .type = table::Type::Int64}});
    const auto row = [&](const char* word, double value, Date day, bool yes, std::int64_t count) {
        b[0].append(word);
        b[1].append(value);
        b[2].append(day);
        b[3].append(yes);
        b[4].append(count);
    };
    row("Yardley Wood", 0.1, Date{18'352}, true, 9'007'199'254'740'993);
    row("=1+1 \xE2\x80\xA8", -1e-300, Date{-1}, false, std::numeric_limits<std::int64_t>::min());
    b[0].appendMissing();
    b[1].appendMissing(table::MissingReason::Suppressed);
    b[2].appendMissing(table::MissingReason::NotAvailable);
    b[3].appendMissing();
    b[4].appendMissing(table::MissingReason::Unreadable);
    row("Yardley Wood", std::numeric_limits<double>::infinity(), Date{0}, true, 0);
    row("", std::numeric_limits<double>::quiet_NaN(), Date{0}, true, 0);
    return test::value(b.finish());
}

inline std::vector<Cell> everyCell()
{
    return {{},
            {.value = args("report"), .note = BOULTON_TR("packs", "provisional"), .strong = true},
            {.value = Number{1234.5, 2, "days"}},
            {.value = Date{18'000}},
            {.value = Status{'R', BOULTON_TR("packs", "Red")}},
            {.value = Direction{Direction::Arrow::Down, Direction::Sense::Better, Text::raw("Improving")}},
            {.value = everyField(figure::ChartKind::Sparkline)}};
}

inline Document everything()
{
    using figure::ChartKind;
    Document d;
    d.title = args("workspace");
    d.subtitle = Text::raw("Ärea <b>1</b> & \"two\"");
    d.language = "en-GB-x-test";
    d.marking = "OFFICIAL-SENSITIVE";
    d.synthetic = true;
    d.blocks.emplace_back(Heading{.level = 2, .text = BOULTON_TR("packs", "Summary"), .number = "2.3"});
    for (const auto style : {Paragraph::Style::Body, Paragraph::Style::Lead, Paragraph::Style::Small})
        d.blocks.emplace_back(Paragraph{.text = args("modules"), .style = style});
    d.blocks.emplace_back(List{.items = {Text::raw("one"), Text::raw("two")}, .numbered = true});
    d.blocks.emplace_back(List{});
    d.blocks.emplace_back(Fields{.items = {{Text::raw("Author"), args("packs")}}});
    TableBlock table{.caption = Text::raw("Every cell"), .columns = {}, .rows = {}, .rowHeaders = false};
    for (const auto kind : {ColumnKind::Text, ColumnKind::Text, ColumnKind::Number, ColumnKind::Text, ColumnKind::Status, ColumnKind::Direction, ColumnKind::Chart})
        table.columns.push_back({.header = Text::raw("column"), .kind = kind, .weight = 1.5});
    table.rows = {{.cells = {{.value = Text::raw("A group")}}, .group = true}, {.cells = everyCell(), .group = false}};
    d.blocks.emplace_back(table);
    for (const auto kind : {ChartKind::Line, ChartKind::Bar, ChartKind::RankedBar, ChartKind::StackedBar, ChartKind::XmR, ChartKind::Bullet, ChartKind::Sparkline})
        d.blocks.emplace_back(ChartBlock{.spec = everyField(kind), .caption = Text::raw("caption"), .height = 180.25});
    d.blocks.emplace_back(Tiles{.items = {{.value = Text::raw("18 of 28"), .label = args("packs"), .status = Status{'G', Text::raw("Green")}},
                                          {.value = Text::raw("9"), .label = Text::raw("red"), .status = {}}}});
    for (const auto kind : {Note::Kind::Information, Note::Kind::Caution, Note::Kind::Synthetic, Note::Kind::Marking})
        d.blocks.emplace_back(Note{.kind = kind, .title = Text::raw("title"), .text = args("performance")});
    d.blocks.emplace_back(Card{.code = "2.20",
                               .title = Text::raw("A measure"),
                               .definition = Text::raw("What it is"),
                               .status = Status{'A', Text::raw("Amber")},
                               .direction = Direction{Direction::Arrow::Level, Direction::Sense::Same, Text::raw("No change")},
                               .facts = {{Text::raw("Actual"), Text::raw("72.4%")}},
                               .chart = everyField(ChartKind::XmR),
                               .commentary = {{Text::raw("What happened"), Text::raw("It rose.")}}});
    d.blocks.emplace_back(Card{});
    d.blocks.emplace_back(PageBreak{});
    d.values = {{"mean", 1.0 / 3.0}, {"n", std::int64_t{42}}, {"verdict", std::string("stable")}, {"none", std::numeric_limits<double>::quiet_NaN()}};
    d.tables = {{"every type", everyType()}, {"empty", {}}};
    d.diagnostics = Diagnostics(2);
    for (const auto severity : {Severity::Error, Severity::Warning, Severity::Error, Severity::Information})
        d.diagnostics.add(severity, 14, "Value", args("exchange")); // two kept, two counted
    d.provenance = {.module = "spc 3",
                    .programVersion = "0.1.0",
                    .inputs = {{"values", "revision 4", "00ff"}},
                    .parameters = {{"figures signed off", "abcd"}},
                    .storeRevision = "17",
                    .auditHead = "ff00",
                    .madeBy = "Priya O'Shea",
                    .madeAt = Instant{1'585'645'200'123'456}};
    return d;
}

} // namespace boulton::report::testing
