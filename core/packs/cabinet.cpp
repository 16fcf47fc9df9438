// SPDX-License-Identifier: GPL-3.0-or-later
// The quarterly report to Cabinet: a public paper with the header fields and sections that such papers have (domain.md, section a).
#include "core/base/format.h"
#include "core/packs/parts.h"
#include <algorithm>

namespace boulton::packs {

using namespace performance;
using report::Block;
using report::Heading;
using report::Paragraph;

namespace {

Text orToConfirm(const std::string& text)
{
    return text.empty() ? BOULTON_TR("packs", "To be confirmed") : Text::raw(text);
}

report::Fields header(const Context& c)
{
    const Details& d = c.options.details;
    report::Fields f;
    f.items = {
        {BOULTON_TR("packs", "Subject"),
         BOULTON_TR("packs", "%1 performance to %2").with(c.plan.title, c.options.period.end())},
        {BOULTON_TR("packs", "Report of"), orToConfirm(d.reportOf)},
        {BOULTON_TR("packs", "Relevant Cabinet Member"), orToConfirm(d.cabinetMember)},
        {BOULTON_TR("packs", "Relevant Overview and Scrutiny Chair"), orToConfirm(d.scrutinyChair)},
        {BOULTON_TR("packs", "Report author"), orToConfirm(d.author + (d.contact.empty() ? "" : ", " + d.contact))},
        {BOULTON_TR("packs", "Wards affected"), orToConfirm(d.wardsAffected)},
        {BOULTON_TR("packs", "Key decision and Forward Plan reference"),
         orToConfirm(d.keyDecision + (d.forwardPlanReference.empty() ? "" : "; reference " + d.forwardPlanReference))},
        {BOULTON_TR("packs", "Eligible for call-in"), orToConfirm(d.callIn)},
        {BOULTON_TR("packs", "Confidential or exempt"), orToConfirm(d.confidential)}};
    return f;
}

report::TableBlock atAGlance(const std::vector<const MatrixRow*>& rows)
{
    report::TableBlock t;
    t.caption = BOULTON_TR("packs", "Measures that are off track");
    t.columns = {{BOULTON_TR("packs", "Measure"), report::ColumnKind::Text, 4.4},
                 {BOULTON_TR("packs", "Actual"), report::ColumnKind::Number, 1.4},
                 {BOULTON_TR("packs", "Target"), report::ColumnKind::Number, 1.4},
                 {BOULTON_TR("packs", "Actual against target"), report::ColumnKind::Chart, 2.6},
                 {BOULTON_TR("packs", "Travel"), report::ColumnKind::Direction, 1.8}};
    for (const auto* row : rows) {
        report::Row r;
        r.cells.push_back(measureCell(*row));
        r.cells.push_back(shortFigureCell(*row->measure, row->current()));
        r.cells.push_back({.value = shortTargetText(*row->measure, row->current().target)});
        report::Cell chart;
        if (auto spec = bullet(*row))
            chart.value = std::move(spec);
        r.cells.push_back(std::move(chart));
        r.cells.push_back({.value = directionCell(row->current())});
        t.rows.push_back(std::move(r));
    }
    return t;
}

void executiveSummary(const Context& c, std::vector<Block>& out)
{
    out.emplace_back(Heading{1, BOULTON_TR("packs", "Executive summary"), "1"});
    out.emplace_back(Paragraph{headline(c), Paragraph::Style::Lead});
    out.emplace_back(summaryTiles(c));
    out.emplace_back(outcomeChart(c));
    out.emplace_back(outcomeTable(c));
    if (const auto reds = rowsWith(c, Brag::Red); !reds.empty())
        out.emplace_back(atAGlance(reds));
}

void recommendations(const Context& c, std::vector<Block>& out)
{
    out.emplace_back(Heading{1, BOULTON_TR("packs", "Recommendations"), "2"});
    report::List list{.numbered = true};
    for (const auto& r : c.options.details.recommendations)
        list.items.push_back(Text::raw(r));
    if (list.items.empty())
        list.items = {
            BOULTON_TR("packs",
                       "That Cabinet considers performance for the period and the issues requiring attention."),
            BOULTON_TR("packs", "That Cabinet agrees the actions set out in section 4 to address underperformance.")};
    out.emplace_back(std::move(list));
}

//! Amber: short of the target within tolerance. One line each, with what is being done.
report::TableBlock justShort(const std::vector<const MatrixRow*>& rows)
{
    report::TableBlock t;
    t.caption = BOULTON_TR("packs", "Below target, within tolerance");
    t.columns = {{BOULTON_TR("packs", "Measure"), report::ColumnKind::Text, 3.4},
                 {BOULTON_TR("packs", "Actual"), report::ColumnKind::Number, 1.1},
                 {BOULTON_TR("packs", "Target"), report::ColumnKind::Number, 1.1},
                 {BOULTON_TR("packs", "Travel"), report::ColumnKind::Direction, 1.6},
                 {BOULTON_TR("packs", "What we are doing"), report::ColumnKind::Text, 4.4}};
    for (const auto* row : rows) {
        report::Row r;
        r.cells.push_back(measureCell(*row));
        r.cells.push_back(shortFigureCell(*row->measure, row->current()));
        r.cells.push_back({.value = shortTargetText(*row->measure, row->current().target)});
        r.cells.push_back({.value = directionCell(row->current())});
        r.cells.push_back({.value = row->commentary && !row->commentary->action.empty()
                                        ? Text::raw(row->commentary->action)
                                        : BOULTON_TR("packs", "No commentary was submitted")});
        t.rows.push_back(std::move(r));
    }
    return t;
}

void performanceSection(const Context& c, std::vector<Block>& out)
{
    out.emplace_back(Heading{1, BOULTON_TR("packs", "Performance that needs attention"), "4"});
    const auto reds = rowsWith(c, Brag::Red);
    const auto ambers = rowsWith(c, Brag::Amber);
    int number = 0;
    for (const auto& outcome : c.plan.outcomes) {
        bool headed = false;
        for (const auto* row : reds) {
            if (row->measure->outcome != outcome.number)
                continue;
            if (!headed)
                out.emplace_back(Heading{2, Text::raw(outcome.title), "4." + std::to_string(++number)});
            headed = true;
            out.emplace_back(card(*row, true));
        }
    }
    if (reds.empty())
        out.emplace_back(Paragraph{BOULTON_TR("packs", "No measure is red.")});
    if (ambers.empty())
        return;
    out.emplace_back(
        Heading{2, BOULTON_TR("packs", "Measures just short of their target"), "4." + std::to_string(++number)});
    out.emplace_back(justShort(ambers));
}

void authorSections(const Context& c, std::vector<Block>& out)
{
    const Details& d = c.options.details;
    const auto section = [&](const char* number, const Text& title, const std::string& text) {
        out.emplace_back(Heading{1, title, number});
        out.emplace_back(Paragraph{orToConfirm(text)});
    };
    section("5", BOULTON_TR("packs", "Options considered"), d.options);
    section("6", BOULTON_TR("packs", "Consultation"), d.consultation);
    section("7", BOULTON_TR("packs", "Risk management"), d.risk);
    out.emplace_back(Heading{1, BOULTON_TR("packs", "Compliance"), "8"});
    int n = 0;
    for (const auto& [title, text] : d.compliance) {
        out.emplace_back(Heading{2, Text::raw(title), "8." + std::to_string(++n)});
        out.emplace_back(Paragraph{orToConfirm(text)});
    }
    if (d.compliance.empty())
        out.emplace_back(Paragraph{BOULTON_TR("packs", "To be confirmed")});
    section("9", BOULTON_TR("packs", "Background documents"), d.backgroundDocuments);
}

} // namespace

std::vector<Block> cabinetBlocks(const Context& c)
{
    std::vector<Block> out;
    out.emplace_back(header(c));
    for (auto& note : signOffNotes(c))
        out.push_back(std::move(note));
    executiveSummary(c, out);
    recommendations(c, out);
    out.emplace_back(Heading{1, BOULTON_TR("packs", "Background"), "3"});
    out.emplace_back(Paragraph{orToConfirm(c.options.details.background)});
    for (auto& block : legend())
        out.push_back(std::move(block));
    performanceSection(c, out);
    authorSections(c, out);
    out.emplace_back(report::PageBreak{});
    out.emplace_back(Heading{1, BOULTON_TR("packs", "Appendix 1: Every measure"), ""});
    for (const auto& outcome : c.plan.outcomes) {
        bool headed = false;
        for (const auto& row : c.matrix.rows) {
            if (row.measure->outcome != outcome.number)
                continue;
            if (!headed)
                out.emplace_back(Heading{2, Text::raw(outcome.title), ""});
            headed = true;
            out.emplace_back(card(row, false));
        }
    }
    out.emplace_back(Heading{1, BOULTON_TR("packs", "Appendix 2: Data notes"), ""});
    for (auto& block : lateList(c))
        out.push_back(std::move(block));
    for (auto& block : restatements(c))
        out.push_back(std::move(block));
    return out;
}

} // namespace boulton::packs
