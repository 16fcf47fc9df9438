// SPDX-License-Identifier: GPL-3.0-or-later
// The monthly pack of the Council Leadership Team: exceptions first, every measure, who does what by when.
#include "core/base/format.h"
#include "core/packs/parts.h"
#include <algorithm>

namespace boulton::packs {

using namespace performance;
using report::Block;
using report::Heading;
using report::Paragraph;

namespace {

//! Off track by colour, or a real deterioration by SPC though the colour does not say so.
std::vector<const MatrixRow*> exceptions(const Context& c)
{
    std::vector<const MatrixRow*> rows = rowsWith(c, Brag::Red);
    for (const auto& row : c.matrix.rows)
        if (row.current().status != Brag::Red && row.current().figure.value && row.xmr &&
            row.xmr->variation == Variation::Concern)
            rows.push_back(&row);
    return rows;
}

report::TableBlock exceptionTable(const std::vector<const MatrixRow*>& rows)
{
    report::TableBlock t;
    t.caption = BOULTON_TR("packs", "Exceptions: red, or getting worse by more than chance");
    t.columns = {{BOULTON_TR("packs", "Measure"), report::ColumnKind::Text, 3.8},
                 {BOULTON_TR("packs", "Actual"), report::ColumnKind::Number, 1.3},
                 {BOULTON_TR("packs", "Target"), report::ColumnKind::Number, 1.3},
                 {BOULTON_TR("packs", "Status"), report::ColumnKind::Status, 1.3},
                 {BOULTON_TR("packs", "Over time"), report::ColumnKind::Text, 2},
                 {BOULTON_TR("packs", "Owner"), report::ColumnKind::Text, 2.2}};
    for (const auto* row : rows)
        t.rows.push_back({{measureCell(*row),
                           shortFigureCell(*row->measure, row->current()),
                           {.value = shortTargetText(*row->measure, row->current().target)},
                           {.value = statusCell(row->current().status)},
                           {.value = variationText(*row)},
                           {.value = Text::raw(row->measure->owner)}}});
    return t;
}

std::vector<Block> actions(const Context& c)
{
    report::TableBlock t;
    t.caption = BOULTON_TR("packs", "Actions, by due date");
    t.columns = {{BOULTON_TR("packs", "Due"), report::ColumnKind::Text, 1.3},
                 {BOULTON_TR("packs", "Owner"), report::ColumnKind::Text, 2},
                 {BOULTON_TR("packs", "Action"), report::ColumnKind::Text, 4.6},
                 {BOULTON_TR("packs", "Measure"), report::ColumnKind::Text, 3},
                 {BOULTON_TR("packs", "Status"), report::ColumnKind::Status, 1.3}};
    std::vector<const MatrixRow*> rows;
    for (const auto& row : c.matrix.rows)
        if (row.commentary && !row.commentary->action.empty())
            rows.push_back(&row);
    const auto due = [](const MatrixRow* row) { return row->commentary->due.value_or(Date{INT32_MAX}); };
    std::ranges::stable_sort(rows, {}, due);
    for (const auto* row : rows) {
        report::Cell date;
        if (row->commentary->due)
            date.value = *row->commentary->due;
        t.rows.push_back({{date,
                           {.value = Text::raw(row->commentary->actionOwner)},
                           {.value = Text::raw(row->commentary->action)},
                           {.value = Text::raw(row->measure->code.value + "  " + row->measure->title)},
                           {.value = statusCell(row->current().status)}}});
    }
    if (t.rows.empty())
        return {Paragraph{BOULTON_TR("packs", "No action has been recorded for this period.")}};
    return {t};
}

} // namespace

std::vector<Block> leadershipBlocks(const Context& c)
{
    std::vector<Block> out;
    for (auto& note : signOffNotes(c))
        out.push_back(std::move(note));
    out.emplace_back(Heading{1, BOULTON_TR("packs", "In one minute"), "1"});
    out.emplace_back(Paragraph{headline(c), Paragraph::Style::Lead});
    out.emplace_back(summaryTiles(c));
    out.emplace_back(outcomeChart(c));
    const auto rows = exceptions(c);
    out.emplace_back(Heading{1, BOULTON_TR("packs", "Exceptions"), "2"});
    if (rows.empty())
        out.emplace_back(
            Paragraph{BOULTON_TR("packs", "No measure is red, and none is getting worse by more than chance.")});
    else
        out.emplace_back(exceptionTable(rows));
    for (const auto* row : rows)
        out.emplace_back(card(*row, true));
    out.emplace_back(Heading{1, BOULTON_TR("packs", "Owner actions"), "3"});
    for (auto& block : actions(c))
        out.push_back(std::move(block));
    out.emplace_back(Heading{1, BOULTON_TR("packs", "Late and missing"), "4"});
    for (auto& block : lateList(c))
        out.push_back(std::move(block));
    out.emplace_back(Heading{1, BOULTON_TR("packs", "Restated figures"), "5"});
    for (auto& block : restatements(c))
        out.push_back(std::move(block));
    out.emplace_back(Heading{1, BOULTON_TR("packs", "Every measure"), "6"});
    out.emplace_back(outcomeTable(c));
    for (const auto& outcome : c.plan.outcomes)
        if (std::ranges::any_of(c.matrix.rows,
                                [&](const MatrixRow& r) { return r.measure->outcome == outcome.number; }))
            out.emplace_back(measureTable(c, outcome));
    for (auto& block : legend())
        out.push_back(std::move(block));
    return out;
}

} // namespace boulton::packs
