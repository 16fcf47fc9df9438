// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/paste.h"
#include "core/base/format.h"
#include "core/base/utf8.h"
#include "core/exchange/csv_values.h"
#include "core/performance/grid.h"
#include "core/workspace/paste_figure.h"
#include "core/workspace/paste_names.h"
#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace boulton::workspace {
namespace {

using namespace performance;
using exchange::Block;

bool isRatio(const ValueRecord& record)
{
    return record.numerator && record.denominator;
}

class Paster {
public:
    Paster(const Plan& plan, const PasteTarget& target) : m_plan(&plan), m_target(&target)
    {
        for (const Measure& m : plan.measures)
            m_measures.emplace(m.code, &m);
    }

    [[nodiscard]] PastePlan& out() { return m_out; }
    [[nodiscard]] const Measure* visible(std::size_t row) const
    {
        if (row >= m_target->rows.size())
            return nullptr;
        const auto found = m_measures.find(m_target->rows[row]);
        return found == m_measures.end() ? nullptr : found->second;
    }
    //! Where the cell stands in the block, for what follows.
    void at(std::size_t row, std::size_t column)
    {
        m_row = static_cast<std::int64_t>(row) + 1;
        m_column = std::to_string(column + 1);
    }
    //! Of which figure; the column names it too, so that the sentence can be translated.
    void of(const MeasureCode& measure, Period period)
    {
        m_column += " (" + measure.value + ", " + period.label() + ")";
    }
    void say(Severity severity, Text text) { m_out.problems.add(severity, m_row, m_column, std::move(text)); }
    void skip(Text why)
    {
        ++m_out.skipped;
        say(Severity::Error, std::move(why));
    }

    //! A text of the block onto one figure.
    void paste(const Measure& m, Period period, std::string_view text)
    {
        const PastedFigure figure = pastedFigure(m, text);
        if (!figure.value) {
            skipAt(m, period, figure.why);
            return;
        }
        const ValueRecord* now = m_plan->history.at(m.code, period);
        ValueEdit edit{.measure = m.code, .period = period, .value = figure.value};
        edit.provisional = now && now->provisional; // whether it is settled is not for a spreadsheet to say
        edit.source = "pasted";
        const auto shown = now && isRatio(*now) ? performance::figureOf(m, *now) : std::nullopt;
        if (shown && formatNumber(*shown, figure.decimals) == formatNumber(*figure.value, figure.decimals)) {
            if (claim(edit))
                ++m_out.unchanged;
            return;
        }
        if (shown)
            warnOfRatio(m, period);
        take(std::move(edit), now);
    }

    void warnOfRatio(const Measure& m, Period period)
    {
        const std::string before = m_column;
        of(m.code, period);
        say(Severity::Warning,
            BOULTON_TR("workspace", "The figure was made from a numerator and a denominator. The new one "
                                    "takes the place of both."));
        m_column = before;
    }

    void take(ValueEdit edit, const ValueRecord* now)
    {
        const Measure& m = *m_measures.at(edit.measure);
        if (Text problem = problemOf(*m_plan, edit, m_target->today); !problem.empty()) {
            skipAt(m, edit.period, problem);
            return;
        }
        if (!claim(edit))
            return;
        const bool same = now && now->value == edit.value && now->numerator == edit.numerator &&
                          now->denominator == edit.denominator && now->provisional == edit.provisional &&
                          (edit.value || edit.numerator || now->reason == edit.reason);
        if (same) {
            ++m_out.unchanged;
            return;
        }
        ++(m_plan->history.newest(edit.measure, edit.period) ? m_out.restated : m_out.added);
        m_out.edits.push_back(std::move(edit));
    }

    void skipAt(const Measure& m, Period period, Text why)
    {
        of(m.code, period);
        skip(std::move(why));
    }

private:
    //! Each figure once: which of two is right nobody can say.
    bool claim(const ValueEdit& edit)
    {
        if (m_claimed.emplace(edit.measure, edit.period).second)
            return true;
        of(edit.measure, edit.period);
        skip(BOULTON_TR("workspace", "The block has another figure for it further up."));
        return false;
    }

    const Plan* m_plan;
    const PasteTarget* m_target;
    PastePlan m_out;
    std::map<MeasureCode, const Measure*> m_measures;
    std::set<std::pair<MeasureCode, Period>> m_claimed;
    std::int64_t m_row = 0;
    std::string m_column;
};

//! In a file #DIV/0! is a missing value of many. Somebody who copies a block has it before their eyes, and hears of it.
bool isEmpty(std::string_view text)
{
    return !text.starts_with('#') && exchange::missingSymbol(text, true).has_value();
}

//! Figures of a row that cannot be taken at all: counted, with one sentence for the row.
void skipRow(Paster& paster, const Block& block, std::size_t row, std::size_t firstColumn, std::size_t sayAt,
             const Text& why)
{
    std::size_t lost = 0;
    for (std::size_t column = firstColumn; column < block.rows[row].size(); ++column)
        lost += isEmpty(utf8::trimmed(block.cell(row, column))) ? 0U : 1U;
    if (lost == 0)
        return;
    paster.at(row, sayAt);
    paster.skip(why);
    paster.out().skipped += lost - 1;
}

class BlockPaste {
public:
    BlockPaste(const Plan& plan, const PasteTarget& target, const Block& block, BlockNames rule)
        : m_target(&target), m_block(&block), m_names(plan), m_paster(plan, target)
    {
        if (rule == BlockNames::Auto)
            m_layout = layoutOf(m_names, target, block);
    }

    PastePlan run()
    {
        PastePlan& out = m_paster.out();
        out.byCode = m_layout.byCode;
        out.byPeriod = m_layout.byPeriod;
        out.how = how();
        out.problems.append(m_layout.notes);
        sayLeftOut();
        for (std::size_t row = m_layout.firstRow; row < m_block->rows.size(); ++row)
            pasteRow(row);
        return std::move(out);
    }

private:
    [[nodiscard]] Text how() const
    {
        if (m_layout.byCode && m_layout.byPeriod)
            return BOULTON_TR("workspace", "Measures by the first column of the block, periods by its first row.");
        if (m_layout.byCode)
            return BOULTON_TR("workspace",
                              "Measures by the first column of the block, periods from the selected cell on.");
        if (m_layout.byPeriod)
            return BOULTON_TR("workspace",
                              "Periods by the first row of the block, measures from the selected cell on.");
        return BOULTON_TR("workspace", "By position, from the selected cell on.");
    }

    void sayLeftOut()
    {
        for (std::size_t column = m_layout.firstColumn; column < m_layout.periods.size(); ++column)
            if (const auto text = utf8::trimmed(m_block->cell(0, column)); !m_layout.periods[column] && !text.empty()) {
                m_paster.at(0, column);
                m_paster.say(Severity::Warning,
                             BOULTON_TR("workspace", "“%1” is not a period. The column was left out.")
                                 .with(exchange::shown(text)));
            }
    }

    void pasteRow(std::size_t row)
    {
        Text why;
        const Measure* measure = m_layout.byCode ? named(row, why) : shown(row, why);
        if (!measure) {
            skipRow(m_paster, *m_block, row, m_layout.firstColumn, m_layout.byCode ? 0 : m_layout.firstColumn, why);
            return;
        }
        for (std::size_t column = m_layout.firstColumn; column < m_block->rows[row].size(); ++column) {
            const auto text = utf8::trimmed(m_block->cell(row, column));
            m_paster.at(row, column);
            if (m_layout.byPeriod && (column >= m_layout.periods.size() || !m_layout.periods[column]))
                continue; // the column was left out
            if (isEmpty(text))
                ++m_paster.out().empty;
            else if (const auto period = periodOf(*measure, column))
                m_paster.paste(*measure, *period, text);
        }
    }

    const Measure* named(std::size_t row, Text& why) const
    {
        const auto text = utf8::trimmed(m_block->cell(row, 0));
        const Measure* found = m_names.find(text);
        if (found && !m_layout.zerosKept && m_names.hasTwin(text)) {
            why = BOULTON_TR("workspace",
                             "“%1” may be two measures: a spreadsheet drops the zero at the end of a code. Format "
                             "its column as text.")
                      .with(exchange::shown(text));
            return nullptr;
        }
        if (!found)
            why = text.empty()
                      ? BOULTON_TR("workspace", "The row does not say which measure it is of.")
                      : BOULTON_TR("workspace", "There is no measure with the code “%1”.").with(exchange::shown(text));
        return found;
    }

    const Measure* shown(std::size_t row, Text& why) const
    {
        const Measure* found = m_paster.visible(m_target->selection.row + row - m_layout.firstRow);
        if (!found)
            why = BOULTON_TR("workspace", "The row lies below the last measure that is shown.");
        return found;
    }

    std::optional<Period> periodOf(const Measure& m, std::size_t column)
    {
        if (m_layout.byPeriod) {
            const auto& heading = *m_layout.periods[column];
            const auto period = periodInColumn(m, {heading.start, heading.months});
            if (!period)
                m_paster.skip(BOULTON_TR("workspace", "%1 has no figure for “%2”.")
                                  .with(m.code.value, exchange::shown(utf8::trimmed(m_block->cell(0, column)))));
            return period;
        }
        const std::size_t at = m_target->selection.column + column - m_layout.firstColumn;
        if (at >= m_target->periods.size()) {
            m_paster.skip(BOULTON_TR("workspace", "%1: the column is to the right of the last month that is shown.")
                              .with(m.code.value));
            return std::nullopt;
        }
        const auto period = periodInColumn(m, m_target->periods[at]);
        if (!period)
            m_paster.skip(
                BOULTON_TR("workspace", "%1 has no figure for %2.").with(m.code.value, m_target->periods[at].label()));
        return period;
    }

    const PasteTarget* m_target;
    const Block* m_block;
    MeasureNames m_names;
    BlockLayout m_layout;
    Paster m_paster;
};

PastePlan fillWith(const Plan& plan, const PasteTarget& target, std::string_view text)
{
    Paster paster(plan, target);
    PastePlan& out = paster.out();
    out.filled = true;
    out.how = BOULTON_TR("workspace", "One figure for every selected cell.");
    const Selection& s = target.selection;
    for (std::size_t row = 0; row < s.rows; ++row)
        for (std::size_t column = 0; column < s.columns && s.column + column < target.periods.size(); ++column) {
            const Measure* measure = paster.visible(s.row + row);
            if (!measure)
                continue;
            paster.at(row, column);
            if (isEmpty(text))
                ++out.empty;
            else if (const auto period = periodInColumn(*measure, target.periods[s.column + column]))
                paster.paste(*measure, *period, text);
            else
                paster.skip(BOULTON_TR("workspace", "%1 has no figure for %2.")
                                .with(measure->code.value, target.periods[s.column + column].label()));
        }
    return std::move(out);
}

//! One cell of a fill: what stands in `from` goes to `to`.
void fillCell(Paster& paster, const Plan& plan, const Measure& from, Period fromPeriod, const Measure& to,
              Period toPeriod)
{
    const ValueRecord* source = plan.history.at(from.code, fromPeriod);
    if (!source) {
        ++paster.out().empty;
        return;
    }
    if (from.unit != to.unit) {
        paster.skipAt(to, toPeriod,
                      BOULTON_TR("workspace", "It is not measured in the same unit as %1.").with(from.code.value));
        return;
    }
    ValueEdit edit{.measure = to.code, .period = toPeriod};
    edit.value = source->value;
    edit.numerator = source->numerator;
    edit.denominator = source->denominator;
    if (!source->value)
        edit.reason = source->reason;
    edit.provisional = source->provisional;
    edit.source = "filled from " + from.code.value + ", " + fromPeriod.label();
    paster.take(std::move(edit), plan.history.at(to.code, toPeriod));
}

} // namespace

std::optional<Period> periodInColumn(const Measure& m, Period column)
{
    if (column.months == 1)
        return periodEndingWith(m, column);
    return isPeriodOf(m, column) ? std::optional(column) : std::nullopt;
}

PastePlan planPaste(const Plan& plan, const PasteTarget& target, const Block& block, BlockNames names)
{
    const Selection& s = target.selection;
    if (block.rows.size() == 1 && block.rows.front().size() == 1 && (s.rows > 1 || s.columns > 1))
        return fillWith(plan, target, utf8::trimmed(block.cell(0, 0)));
    return BlockPaste(plan, target, block, names).run();
}

PastePlan planFill(const Plan& plan, const PasteTarget& target, FillDirection direction)
{
    Paster paster(plan, target);
    PastePlan& out = paster.out();
    const bool down = direction == FillDirection::Down;
    out.filled = true;
    out.how = down ? BOULTON_TR("workspace", "The first selected row, filled down.")
                   : BOULTON_TR("workspace", "The first selected column, filled to the right.");
    const Selection& s = target.selection;
    for (std::size_t row = down ? 1 : 0; row < s.rows; ++row)
        for (std::size_t column = down ? 0 : 1; column < s.columns; ++column) {
            const std::size_t at = s.column + column;
            const std::size_t fromAt = down ? at : s.column;
            const Measure* to = paster.visible(s.row + row);
            const Measure* from = down ? paster.visible(s.row) : to;
            if (!to || !from || at >= target.periods.size())
                continue;
            paster.at(row, column);
            const auto period = periodInColumn(*to, target.periods[at]);
            const auto fromPeriod = periodInColumn(*from, target.periods[fromAt]);
            if (period && fromPeriod)
                fillCell(paster, plan, *from, *fromPeriod, *to, *period);
            else if (fromPeriod)
                paster.skip(BOULTON_TR("workspace", "%1 has no figure for %2.")
                                .with(to->code.value, target.periods[at].label()));
            else
                ++out.empty;
        }
    return std::move(out);
}

} // namespace boulton::workspace
