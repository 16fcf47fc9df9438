// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/paste_names.h"
#include "core/base/utf8.h"
#include "core/exchange/csv_values.h"
#include <algorithm>

namespace boulton::workspace {
namespace {

using namespace performance;
using exchange::Block;
using exchange::NumberRule;
using exchange::PeriodText;

std::string_view cellOf(const Block& block, std::size_t row, std::size_t column)
{
    return utf8::trimmed(block.cell(row, column));
}

bool isNumber(std::string_view text)
{
    return exchange::parseNumber(text, NumberRule::Told).has_value();
}

//! The first row as periods; empty if it is none. A heading that may just as well be a figure ("2019") needs a companion that cannot.
std::vector<std::optional<PeriodText>> headings(const Block& block, std::size_t& labels)
{
    if (block.rows.size() < 2)
        return {};
    const std::size_t columns = block.rows.front().size();
    std::vector<std::string> texts;
    for (std::size_t column = 0; column < columns; ++column)
        if (const auto text = cellOf(block, 0, column); exchange::parsePeriod(text))
            texts.emplace_back(text);
    const auto style = exchange::styleOf(texts);
    std::vector<std::optional<PeriodText>> periods(columns);
    std::size_t found = 0;
    std::size_t others = 0;
    bool certain = false;
    labels = 0;
    for (std::size_t column = 0; column < columns; ++column) {
        const auto text = cellOf(block, 0, column);
        periods[column] = exchange::parsePeriod(text, style);
        if (periods[column]) {
            ++found;
            certain = certain || !isNumber(text);
        } else if (found == 0) {
            labels = column + 1;
            certain = certain || (!text.empty() && !isNumber(text)); // "Code", "Measure"
        } else if (!text.empty()) {
            ++others;
        }
    }
    return found > others && certain ? periods : std::vector<std::optional<PeriodText>>{};
}

//! What the first column holds below the headings.
struct FirstColumn {
    std::size_t filled = 0;
    std::size_t known = 0;
    std::size_t numeric = 0; //!< known, but a figure could look the same
    bool asShown = true;     //!< the measures of the selected rows, in their order
    bool titled = false;     //!< the cell beside it is the measure's title
    bool zerosKept = false;
};

FirstColumn firstColumn(const MeasureNames& names, const PasteTarget& target, const Block& block, std::size_t firstRow)
{
    FirstColumn c;
    for (std::size_t row = firstRow; row < block.rows.size(); ++row) {
        const auto text = cellOf(block, row, 0);
        if (text.empty())
            continue;
        ++c.filled;
        const Measure* measure = names.find(text);
        const std::size_t visible = target.selection.row + row - firstRow;
        c.asShown = c.asShown && measure && visible < target.rows.size() && target.rows[visible] == measure->code;
        if (!measure)
            continue;
        ++c.known;
        c.numeric += isNumber(text) ? 1 : 0;
        c.titled = c.titled || cellOf(block, row, 1) == measure->title;
        c.zerosKept = c.zerosKept || (isNumber(text) && text.contains('.') && text.ends_with('0'));
    }
    return c;
}

//! Columns between codes and figures that hold words only: titles, units.
std::size_t behindLabels(const Block& block, std::size_t firstRow)
{
    for (std::size_t column = 1; column < block.columns(); ++column) {
        bool words = false;
        bool figures = false;
        for (std::size_t row = firstRow; row < block.rows.size() && !figures; ++row) {
            const auto text = cellOf(block, row, column);
            if (exchange::missingSymbol(text, true))
                continue;
            figures = isNumber(text);
            words = true;
        }
        if (figures || !words)
            return column;
    }
    return 1; // words everywhere: each is told to be no figure
}

} // namespace

MeasureNames::MeasureNames(const Plan& plan)
{
    for (const Measure& m : plan.measures) {
        m_codes.emplace(m.code.value, &m);
        if (const auto [at, isNew] = m_titles.try_emplace(m.title, &m); !isNew)
            at->second = nullptr;
        if (const auto number = exchange::parseNumber(m.code.value, NumberRule::Told))
            ++m_numbers[number->value];
    }
}

const Measure* MeasureNames::find(std::string_view text) const
{
    if (const auto code = m_codes.find(text); code != m_codes.end())
        return code->second;
    const auto title = m_titles.find(text);
    return title == m_titles.end() ? nullptr : title->second;
}

bool MeasureNames::hasTwin(std::string_view code) const
{
    const auto number = exchange::parseNumber(code, NumberRule::Told);
    const auto found = number ? m_numbers.find(number->value) : m_numbers.end();
    return found != m_numbers.end() && found->second > 1;
}

BlockLayout layoutOf(const MeasureNames& names, const PasteTarget& target, const Block& block)
{
    BlockLayout layout;
    std::size_t labels = 0;
    layout.periods = headings(block, labels);
    layout.byPeriod = !layout.periods.empty();
    layout.firstRow = layout.byPeriod ? 1 : 0;
    layout.firstColumn = layout.byPeriod ? labels : 0;
    if (block.columns() < 2 || (layout.byPeriod && labels == 0))
        return layout;
    const FirstColumn c = firstColumn(names, target, block, layout.firstRow);
    layout.zerosKept = c.zerosKept;
    if (layout.byPeriod) { // a column before the periods names what they are of
        layout.byCode = c.filled > 0;
        return layout;
    }
    // Words are codes if most of them are; figures that happen to be codes need proof.
    const bool proven = c.known > c.numeric || c.titled || (c.filled == c.known && c.asShown);
    layout.byCode = c.known > 0 && c.known * 2 >= c.filled && proven;
    if (layout.byCode)
        layout.firstColumn = behindLabels(block, layout.firstRow);
    else if (c.known > 0 && c.known == c.filled)
        layout.notes.add(Severity::Warning, 1, "1",
                         BOULTON_TR("workspace", "The first column could be codes of measures. It was taken as "
                                                 "figures: copy the row with the periods as well if it is not."));
    return layout;
}

} // namespace boulton::workspace
