// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/text.h"
#include "core/base/format.h"

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
        add(BOULTON_TR("report", "Made at"), formatDate(p.madeAt->date()) + ", " + p.madeAt->iso().substr(11, 5) + " UTC");
    return rows;
}

Text syntheticShort() { return BOULTON_TR("report", "Synthetic, illustrative data"); }

Text syntheticLong()
{
    return BOULTON_TR("report", "This document was made from synthetic, illustrative data. Its figures describe no real council, service or person.");
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

} // namespace boulton::report
