// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packs/parts.h"
#include "core/base/format.h"
#include <algorithm>
#include <cmath>

namespace boulton::packs {

using namespace performance;

report::Status statusCell(Brag status)
{
    return {letter(status), word(status)};
}

report::Direction directionCell(const performance::Cell& cell)
{
    using D = report::Direction;
    D d;
    d.word = word(cell.travel);
    const bool up = cell.comparedFigure && cell.figure.value && *cell.figure.value > *cell.comparedFigure;
    switch (cell.travel) {
    case Travel::Unknown: break;
    case Travel::NoChange: d.arrow = D::Arrow::Level, d.sense = D::Sense::Same; break;
    case Travel::Improving: d.arrow = up ? D::Arrow::Up : D::Arrow::Down, d.sense = D::Sense::Better; break;
    case Travel::Deteriorating: d.arrow = up ? D::Arrow::Up : D::Arrow::Down, d.sense = D::Sense::Worse; break;
    case Travel::Changed: d.arrow = up ? D::Arrow::Up : D::Arrow::Down; break;
    }
    return d;
}

Number number(const Measure& m, double value)
{
    return {value, m.decimals, m.unit};
}

namespace {

Text whyText(const performance::Figure& figure)
{
    using Why = performance::Figure::Why;
    const std::string missing = figure.missingPeriod ? figure.missingPeriod->label() : std::string{};
    switch (figure.why) {
    case Why::Present: return {};
    case Why::NoValue:
        switch (figure.reason) { // "Awaiting" is the status of all of these; the cell says more where more is known
        case table::MissingReason::Suppressed: return BOULTON_TR("packs", "Withheld: small numbers");
        case table::MissingReason::NotAvailable: return BOULTON_TR("packs", "Not available");
        case table::MissingReason::NotApplicable: return BOULTON_TR("packs", "Not applicable");
        case table::MissingReason::LowReliability: return BOULTON_TR("packs", "Too unreliable");
        default: return BOULTON_TR("packs", "Awaiting");
        }
    case Why::Withdrawn: return BOULTON_TR("packs", "Withdrawn");
    case Why::Incomplete: return BOULTON_TR("packs", "Incomplete: %1 is missing").with(missing);
    case Why::ZeroDenominator: return BOULTON_TR("packs", "Nothing to count");
    case Why::NeedsRatio: return BOULTON_TR("packs", "Needs numerator and denominator for %1").with(missing);
    }
    return {};
}

Text joined(const std::vector<Text>& parts)
{
    std::string all;
    for (const auto& part : parts)
        all += (all.empty() ? "" : "; ") + toString(part);
    return Text::raw(all);
}

//! With no-break spaces: "Mar 20" stays on one line of a narrow column.
Text unbroken(std::string_view words)
{
    std::string out;
    for (const char c : words)
        out += c == ' ' ? std::string("\u00A0") : std::string(1, c);
    return Text::raw(out);
}

std::int64_t count(std::size_t n)
{
    return static_cast<std::int64_t>(n);
}

} // namespace

report::Cell figureCell(const Measure& m, const performance::Cell& cell)
{
    report::Cell out;
    if (cell.figure.value)
        out.value = number(m, *cell.figure.value);
    else if (m.kind != MeasureKind::Standard)
        out.value = Text::raw("–");
    else
        out.value = whyText(cell.figure);
    return out;
}

Text targetText(const Measure& m, const std::optional<PeriodTarget>& target)
{
    if (!target)
        return BOULTON_TR("packs", "None");
    if (target->rangeTo)
        return BOULTON_TR("packs", "%1 to %2").with(number(m, target->value), number(m, *target->rangeTo));
    return Text::raw(formatNumber(number(m, target->value)));
}

namespace {

//! The measure as tables show its numbers: a unit that is a word stands elsewhere.
Measure withoutLongUnit(const Measure& m)
{
    Measure shown = m;
    if (shown.unit != "%" && shown.unit != "£")
        shown.unit.clear();
    return shown;
}

} // namespace

report::Cell shortFigureCell(const Measure& m, const performance::Cell& cell)
{
    return figureCell(withoutLongUnit(m), cell);
}
Text shortTargetText(const Measure& m, const std::optional<PeriodTarget>& target)
{
    return targetText(withoutLongUnit(m), target);
}

report::Cell measureCell(const MatrixRow& row)
{
    const Measure& m = *row.measure;
    std::vector<Text> below;
    if (m.unit != "%" && m.unit != "£" && !m.unit.empty())
        below.push_back(Text::raw(m.unit));
    if (const Text r = remarks(m, row.current()); !r.empty())
        below.push_back(r);
    const std::string name = m.title == m.code.value ? m.title : m.code.value + "  " + m.title;
    return {.value = Text::raw(name), .note = joined(below)};
}

Text remarks(const Measure& m, const performance::Cell& cell)
{
    std::vector<Text> parts;
    if (cell.figure.provisional)
        parts.push_back(BOULTON_TR("packs", "provisional"));
    if (cell.restated && cell.firstReported)
        parts.push_back(BOULTON_TR("packs", "restated, first reported as %1").with(number(m, *cell.firstReported)));
    else if (cell.restated)
        parts.push_back(BOULTON_TR("packs", "restated"));
    if (cell.definitionChanged)
        parts.push_back(BOULTON_TR("packs", "definition changed"));
    return joined(parts);
}

Text variationText(const MatrixRow& row)
{
    if (!row.xmr)
        return {};
    switch (row.xmr->variation) {
    case Variation::Improvement: return BOULTON_TR("packs", "Clear improvement");
    case Variation::Concern: return BOULTON_TR("packs", "Clear worsening");
    case Variation::NeutralHigh: return BOULTON_TR("packs", "Unusually high");
    case Variation::NeutralLow: return BOULTON_TR("packs", "Unusually low");
    case Variation::CommonCause: break;
    }
    return BOULTON_TR("packs", "No clear change");
}

report::Tiles summaryTiles(const Context& c)
{
    const Summary& s = c.matrix.summary;
    const std::size_t met = s.count(Brag::Blue) + s.count(Brag::Green);
    report::Tiles tiles;
    tiles.items.push_back({BOULTON_TR("packs", "%1 of %2").with(count(s.withResult()), count(s.total())),
                           BOULTON_TR("packs", "measures have a result"),
                           {}});
    if (s.withResult() > 0)
        tiles.items.push_back(
            {Text::raw(formatNumber(100.0 * static_cast<double>(met) / static_cast<double>(s.withResult()), 0, "%")),
             BOULTON_TR("packs", "of those meet or beat their target (%1)").with(count(met)),
             {}});
    tiles.items.push_back({Text::raw(std::to_string(s.count(Brag::Red))),
                           BOULTON_TR("packs", "are red: off track, beyond tolerance"), statusCell(Brag::Red)});
    tiles.items.push_back({BOULTON_TR("packs", "%1 of %2").with(count(c.matrix.improving), count(c.matrix.compared)),
                           BOULTON_TR("packs", "improved, of those that can be compared"),
                           {}});
    return tiles;
}

Text headline(const Context& c)
{
    const Summary& s = c.matrix.summary;
    if (s.withResult() == 0 && s.count(Brag::NoTarget) > 0)
        return BOULTON_TR("packs",
                          "%1 of %2 measures have a figure. None has a target, so none is blue, green, amber or red.")
            .with(count(s.count(Brag::NoTarget)), count(s.total()));
    if (s.withResult() == 0)
        return BOULTON_TR("packs", "None of the %1 measures has a result for this period yet.").with(count(s.total()));
    const auto share = [&](Brag b) { return Number{s.percent(b).value_or(0), 1, "%"}; };
    return BOULTON_TR("packs",
                      "Of %1 measures with a result, %2 are blue (%3), %4 green (%5), %6 amber (%7) and %8 red (%9).")
        .with(count(s.withResult()), count(s.count(Brag::Blue)), share(Brag::Blue), count(s.count(Brag::Green)),
              share(Brag::Green), count(s.count(Brag::Amber)), share(Brag::Amber), count(s.count(Brag::Red)),
              share(Brag::Red));
}

report::TableBlock outcomeTable(const Context& c)
{
    report::TableBlock t;
    t.caption = BOULTON_TR("packs", "Status by outcome. Percentages are of measures with a result.");
    t.columns = {{BOULTON_TR("packs", "Outcome"), report::ColumnKind::Text, 3.4},
                 {BOULTON_TR("packs", "Measures"), report::ColumnKind::Number, 0.9},
                 {BOULTON_TR("packs", "With a result"), report::ColumnKind::Number, 0.9}};
    for (const Brag b : {Brag::Blue, Brag::Green, Brag::Amber, Brag::Red})
        t.columns.push_back({word(b), report::ColumnKind::Text, 1.15});
    t.columns.push_back({BOULTON_TR("packs", "No result"), report::ColumnKind::Number, 0.8});
    const auto row = [&](const Text& name, const Summary& s, bool strong) {
        report::Row r;
        r.cells.push_back({.value = name, .strong = strong});
        r.cells.push_back({.value = Number{static_cast<double>(s.total()), 0, ""}, .strong = strong});
        r.cells.push_back({.value = Number{static_cast<double>(s.withResult()), 0, ""}, .strong = strong});
        for (const Brag b : {Brag::Blue, Brag::Green, Brag::Amber, Brag::Red}) {
            const auto percent = s.percent(b);
            Text text = percent ? BOULTON_TR("packs", "%1\u00A0(%2)").with(count(s.count(b)), Number{*percent, 1, "%"})
                                : Text::raw("–");
            r.cells.push_back({.value = std::move(text), .strong = strong});
        }
        r.cells.push_back({.value = Number{static_cast<double>(s.total() - s.withResult()), 0, ""}, .strong = strong});
        t.rows.push_back(std::move(r));
    };
    for (const auto& [outcome, summary] : c.matrix.byOutcome)
        if (summary.total() > 0)
            row(Text::raw(std::to_string(outcome.number) + " " + outcome.title), summary, false);
    row(BOULTON_TR("packs", "All outcomes"), c.matrix.summary, true);
    return t;
}

std::vector<report::Block> legend()
{
    report::TableBlock t;
    t.caption = BOULTON_TR("packs", "How to read the status");
    t.columns = {{BOULTON_TR("packs", "Status"), report::ColumnKind::Status, 1},
                 {BOULTON_TR("packs", "What it means"), report::ColumnKind::Text, 4}};
    for (const Brag b : {Brag::Blue, Brag::Green, Brag::Amber, Brag::Red, Brag::Awaiting, Brag::Project,
                         Brag::NotApplicable, Brag::NoTarget})
        t.rows.push_back({{{.value = statusCell(b)}, {.value = meaning(b)}}});
    return {
        t,
        report::Paragraph{
            BOULTON_TR("packs",
                       "Direction of travel compares a figure with the period before, and a year to date with the same "
                       "point of last year. It takes into account whether high or low is good, and calls a "
                       "move too small to show “no change”. A figure whose definition has changed is not compared."),
            report::Paragraph::Style::Small},
        report::Paragraph{BOULTON_TR("packs", "“Over time” says whether the latest figure stands out from the "
                                              "measure’s ordinary ups and downs, by the rules of XmR charts. A figure "
                                              "can be a little worse than last month and still show no clear change."),
                          report::Paragraph::Style::Small}};
}

report::Card card(const MatrixRow& row, bool withCommentary)
{
    const Measure& m = *row.measure;
    const performance::Cell& now = row.current();
    report::Card k;
    if (m.title != m.code.value)
        k.code = m.code.value;
    k.title = Text::raw(m.title);
    k.definition = Text::raw(m.definition);
    k.status = statusCell(now.status);
    k.direction = directionCell(now);
    if (m.kind == MeasureKind::Standard) {
        k.facts.emplace_back(Text::raw(now.period.label()), now.figure.value
                                                                ? Text::raw(formatNumber(number(m, *now.figure.value)))
                                                                : whyText(now.figure));
        k.facts.emplace_back(BOULTON_TR("packs", "Target"),
                             shortTargetText(m, now.target)); // the unit stands with the figure above
    } else {
        k.facts.emplace_back(Text::raw(now.period.label()), meaning(now.status));
    }
    if (now.comparedFigure)
        k.facts.emplace_back(Text::raw(now.comparedWith.label()),
                             Text::raw(formatNumber(number(withoutLongUnit(m), *now.comparedFigure))));
    if (m.kind == MeasureKind::Standard)
        k.facts.emplace_back(BOULTON_TR("packs", "Better is"),
                             m.polarity == Polarity::HighIsGood  ? BOULTON_TR("packs", "higher")
                             : m.polarity == Polarity::LowIsGood ? BOULTON_TR("packs", "lower")
                             : m.polarity == Polarity::NotStated ? BOULTON_TR("packs", "not stated")
                                                                 : BOULTON_TR("packs", "within the planned range"));
    if (const Text v = variationText(row); !v.empty())
        k.facts.emplace_back(BOULTON_TR("packs", "Over time"), v);
    if (!m.owner.empty())
        k.facts.emplace_back(BOULTON_TR("packs", "Owner"), Text::raw(m.owner));
    if (const Text r = remarks(m, now); !r.empty())
        k.facts.emplace_back(BOULTON_TR("packs", "Note"), r);
    for (const auto& change : m.definitionChanges)
        if (!row.cells.empty() && change.from.start >= row.cells.front().period.start &&
            change.from.start <= now.period.start)
            k.definition = BOULTON_TR("packs", "%1 The definition changed from %2: %3")
                               .with(m.definition, change.from.label(), change.note);
    k.chart = measureChart(row);
    if (withCommentary && row.commentary) {
        const Commentary& said = *row.commentary;
        const auto add = [&](const Text& title, const std::string& text) {
            if (!text.empty())
                k.commentary.emplace_back(title, Text::raw(text));
        };
        add(BOULTON_TR("packs", "What happened"), said.whatHappened);
        add(BOULTON_TR("packs", "Why"), said.why);
        std::string action = said.action;
        if (!said.actionOwner.empty() || said.due)
            action +=
                " (" + said.actionOwner +
                (said.due ? std::string(said.actionOwner.empty() ? "" : ", ") + "by " + formatDate(*said.due) : "") +
                ")";
        add(BOULTON_TR("packs", "What we are doing"), action);
        add(BOULTON_TR("packs", "What we expect"), said.forecast);
    } else if (withCommentary && now.status == Brag::Red) {
        k.commentary.emplace_back(BOULTON_TR("packs", "Commentary"),
                                  BOULTON_TR("packs", "None was submitted. A red measure needs one."));
    }
    return k;
}

report::TableBlock measureTable(const Context& c, const Outcome& outcome)
{
    report::TableBlock t;
    t.caption = Text::raw(std::to_string(outcome.number) + " " + outcome.title);
    t.columns = {{BOULTON_TR("packs", "Measure"), report::ColumnKind::Text, 4.2},
                 {BOULTON_TR("packs", "Period"), report::ColumnKind::Text, 1.3},
                 {BOULTON_TR("packs", "Actual"), report::ColumnKind::Number, 1.5},
                 {BOULTON_TR("packs", "Target"), report::ColumnKind::Number, 1.4},
                 {BOULTON_TR("packs", "Status"), report::ColumnKind::Status, 1.35},
                 {BOULTON_TR("packs", "Travel"), report::ColumnKind::Direction, 1.7},
                 {BOULTON_TR("packs", "Last 13 periods"), report::ColumnKind::Chart, 1.9}};
    for (const auto& row : c.matrix.rows) {
        if (row.measure->outcome != outcome.number)
            continue;
        const Measure& m = *row.measure;
        report::Row r;
        r.cells.push_back(measureCell(row));
        r.cells.push_back({.value = unbroken(row.current().period.shortLabel())});
        r.cells.push_back(shortFigureCell(m, row.current()));
        r.cells.push_back({.value = shortTargetText(m, row.current().target)});
        r.cells.push_back({.value = statusCell(row.current().status)});
        r.cells.push_back({.value = directionCell(row.current())});
        r.cells.push_back({.value = sparkline(row)});
        t.rows.push_back(std::move(r));
    }
    return t;
}

std::vector<report::Block> lateList(const Context& c)
{
    report::TableBlock t;
    t.caption = BOULTON_TR("packs", "Values not available at the time of reporting");
    t.columns = {{BOULTON_TR("packs", "Measure"), report::ColumnKind::Text, 4},
                 {BOULTON_TR("packs", "Period"), report::ColumnKind::Text, 1.4},
                 {BOULTON_TR("packs", "Why"), report::ColumnKind::Text, 2.4},
                 {BOULTON_TR("packs", "Who provides it"), report::ColumnKind::Text, 2.4}};
    for (const auto* row : rowsWith(c, Brag::Awaiting))
        t.rows.push_back({{{.value = Text::raw(row->measure->code.value + "  " + row->measure->title)},
                           {.value = unbroken(row->current().period.shortLabel())},
                           figureCell(*row->measure, row->current()),
                           {.value = Text::raw(row->measure->dataProvider)}}});
    if (t.rows.empty())
        return {report::Paragraph{BOULTON_TR("packs", "Every value that was due has been submitted.")}};
    return {t};
}

std::vector<report::Block> restatements(const Context& c)
{
    report::TableBlock t;
    t.caption = BOULTON_TR("packs", "Figures in this report that differ from what was first reported");
    t.columns = {{BOULTON_TR("packs", "Measure"), report::ColumnKind::Text, 3.6},
                 {BOULTON_TR("packs", "Period"), report::ColumnKind::Text, 1.3},
                 {BOULTON_TR("packs", "First reported"), report::ColumnKind::Number, 1.2},
                 {BOULTON_TR("packs", "Now"), report::ColumnKind::Number, 1.2},
                 {BOULTON_TR("packs", "Reason given"), report::ColumnKind::Text, 3}};
    for (const auto& row : c.matrix.rows)
        for (const auto& cell : row.cells) {
            if (!cell.restated)
                continue;
            const auto* record = c.plan.history.newest(row.measure->code, cell.period, c.matrix.options.asAt);
            report::Cell before;
            if (cell.firstReported)
                before.value = number(*row.measure, *cell.firstReported);
            t.rows.push_back({{{.value = Text::raw(row.measure->code.value + "  " + row.measure->title)},
                               {.value = unbroken(cell.period.shortLabel())},
                               before,
                               figureCell(*row.measure, cell),
                               {.value = Text::raw(record && !record->note.empty() ? record->note : "Not stated")}}});
        }
    if (t.rows.empty())
        return {report::Paragraph{BOULTON_TR("packs", "No figure of the last thirteen periods has been restated.")}};
    return {t};
}

std::vector<report::Block> signOffNotes(const Context& c)
{
    std::vector<report::Block> out;
    if (c.signOff)
        out.emplace_back(report::Note{report::Note::Kind::Information, BOULTON_TR("packs", "Signed off"),
                                      BOULTON_TR("packs", "Signed off by %1 on %2. Figures are as they stood then. %3")
                                          .with(c.signOff->by, c.signOff->at.date(), c.signOff->statement)});
    else
        out.emplace_back(report::Note{report::Note::Kind::Caution, BOULTON_TR("packs", "Draft"),
                                      BOULTON_TR("packs", "These figures have not been signed off. They may change.")});
    return out;
}

std::vector<const MatrixRow*> rowsWith(const Context& c, Brag status)
{
    std::vector<const MatrixRow*> rows;
    for (const auto& row : c.matrix.rows)
        if (row.current().status == status)
            rows.push_back(&row);
    return rows;
}

} // namespace boulton::packs
