// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/text.h"
#include "core/base/format.h"
#include "core/figure/theme.h"

namespace boulton::report {

std::string plainText(const Cell& cell, const Translator& translate)
{
    struct Visitor {
        const Translator& translate;
        std::string operator()(std::monostate) const { return {}; }
        std::string operator()(const Text& t) const { return toString(t, translate); }
        std::string operator()(const Number& n) const { return formatNumber(n); }
        std::string operator()(Date d) const { return formatDate(d); }
        std::string operator()(const Status& s) const { return toString(s.word, translate); }
        std::string operator()(const Direction& d) const { return toString(d.word, translate); }
        std::string operator()(const std::shared_ptr<const figure::ChartSpec>&) const { return {}; }
    };
    return std::visit(Visitor{translate}, cell.value);
}

std::string displayText(const table::Table& table, std::size_t column, std::size_t row)
{
    const table::Column& c = table.column(column);
    if (c.isMissing(row))
        return c.reason(row) == table::MissingReason::Empty ? "–" : std::string(table::name(c.reason(row)));
    switch (c.type()) {
    case table::Type::Int64:
    case table::Type::Float64: return formatNumber(c.number(row), -1, table.schema()[column].unit);
    case table::Type::Date: return formatDate(c.date(row));
    case table::Type::Bool:
    case table::Type::String: break;
    }
    return c.text(row);
}

std::vector<std::pair<Text, std::string>> provenanceRows(const Provenance& p)
{
    std::vector<std::pair<Text, std::string>> rows;
    const auto add = [&](const Text& label, std::string value) {
        if (!value.empty())
            rows.emplace_back(label, std::move(value));
    };
    add(BOULTON_TR("report", "Method"), p.module);
    add(BOULTON_TR("report", "Program version"), p.programVersion);
    for (const Provenance::Input& input : p.inputs) {
        std::string value = input.name;
        if (!input.revision.empty())
            value += ", " + input.revision;
        if (!input.hash.empty())
            value += ", hash " + input.hash;
        add(BOULTON_TR("report", "Input"), std::move(value));
    }
    for (const auto& [name, value] : p.parameters)
        add(BOULTON_TR("report", "Parameter"), name + " = " + value);
    add(BOULTON_TR("report", "Store revision"), p.storeRevision);
    add(BOULTON_TR("report", "Audit head"), p.auditHead);
    add(BOULTON_TR("report", "Made by"), p.madeBy);
    if (p.madeAt)
        add(BOULTON_TR("report", "Made at"),
            formatDate(p.madeAt->date()) + ", " + p.madeAt->iso().substr(11, 5) + " UTC");
    return rows;
}

Text syntheticShort()
{
    return BOULTON_TR("report", "Synthetic, illustrative data");
}

Text syntheticLong()
{
    return BOULTON_TR("report", "This document was made from synthetic, illustrative data. Its figures describe no "
                                "real council, service or person.");
}

std::vector<const figure::ChartSpec*> chartsOf(const Document& document)
{
    std::vector<const figure::ChartSpec*> out;
    for (const Block& block : document.blocks) {
        if (const auto* chart = std::get_if<ChartBlock>(&block); chart && chart->spec)
            out.push_back(chart->spec.get());
        if (const auto* card = std::get_if<Card>(&block); card && card->chart)
            out.push_back(card->chart.get());
    }
    return out;
}

std::string headingText(const Heading& heading, const Translator& translate)
{
    const std::string text = toString(heading.text, translate);
    return heading.number.empty() ? text : heading.number + " " + text;
}

std::vector<figure::Primitive> arrow(const Direction& direction, figure::Point at, double size)
{
    using figure::Polyline;
    const double r = size / 2;
    const double h = r * 0.62;
    figure::Colour colour = figure::theme::kMuted;
    if (direction.sense == Direction::Sense::Better)
        colour = figure::theme::kImprovement;
    if (direction.sense == Direction::Sense::Worse)
        colour = figure::theme::kConcern;
    const figure::Stroke stroke{.colour = colour, .width = size * 0.16};
    switch (direction.arrow) {
    case Direction::Arrow::None: break;
    case Direction::Arrow::Up:
        return {Polyline{{{at.x, at.y + r * 0.9}, {at.x, at.y - r * 0.8}}, stroke},
                Polyline{{{at.x - h, at.y - r * 0.2}, {at.x, at.y - r * 0.85}, {at.x + h, at.y - r * 0.2}}, stroke}};
    case Direction::Arrow::Down:
        return {Polyline{{{at.x, at.y - r * 0.9}, {at.x, at.y + r * 0.8}}, stroke},
                Polyline{{{at.x - h, at.y + r * 0.2}, {at.x, at.y + r * 0.85}, {at.x + h, at.y + r * 0.2}}, stroke}};
    case Direction::Arrow::Level:
        return {Polyline{{{at.x - r * 0.9, at.y}, {at.x + r * 0.8, at.y}}, stroke},
                Polyline{{{at.x + r * 0.2, at.y - h}, {at.x + r * 0.85, at.y}, {at.x + r * 0.2, at.y + h}}, stroke}};
    }
    return {};
}

} // namespace boulton::report
