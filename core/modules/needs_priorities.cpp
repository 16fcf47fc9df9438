// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"
#include "core/modules/needs_page.h"
#include <algorithm>
#include <cmath>
#include <map>

namespace boulton::modules::needspage {
namespace {

using needs::Priority;
using report::Paragraph;

constexpr std::size_t kReasoned = 5;
constexpr std::size_t kMostBars = 25;

Text reasonOf(const Page& page, const Priority& p)
{
    const auto i = p.indicator;
    const Number value = page.number(i, page.own(i)->estimate.value);
    const Number theirs = page.number(i, page.comparator(i)->estimate.value);
    const Number gap{100 * p.gap, 0, "%"};
    const bool people = std::isfinite(p.people);
    const Number count{people ? p.people : 0, 0, ""};
    const std::string& name = page.about[i].name;
    if (p.trend == 1)
        return (people ? BOULTON_TR("modules", "%1: %2 against %3. That is %4 worse; it concerns %5 people or events. No trend is counted.")
                       : BOULTON_TR("modules", "%1: %2 against %3. That is %4 worse. No trend is counted."))
            .with(name, value, theirs, gap, count);
    const Number trend{std::fabs(100 * (p.trend - 1)), 0, "%"};
    return (p.trend > 1 ? (people ? BOULTON_TR("modules", "%1: %2 against %3. That is %4 worse; it concerns %5 people or events. Five more years like the last would make it %6 worse still.")
                                  : BOULTON_TR("modules", "%1: %2 against %3. That is %4 worse. Five more years like the last would make it %6 worse still."))
                        : (people ? BOULTON_TR("modules", "%1: %2 against %3. That is %4 worse; it concerns %5 people or events. Five more years like the last would make it %6 better.")
                                  : BOULTON_TR("modules", "%1: %2 against %3. That is %4 worse. Five more years like the last would make it %6 better.")))
        .with(name, value, theirs, gap, count, trend);
}

report::TableBlock tableOf(const Page& page)
{
    using K = report::ColumnKind;
    report::TableBlock t;
    t.caption = BOULTON_TR("modules", "Priorities and how much their order hangs on the weights");
    t.columns = {{BOULTON_TR("modules", "Figure"), K::Text, 2.8},
                 {BOULTON_TR("modules", "Rank"), K::Number, 0.7},
                 {BOULTON_TR("modules", "Gap"), K::Number, 0.9},
                 {BOULTON_TR("modules", "People or events"), K::Number, 1.1},
                 {BOULTON_TR("modules", "Trend in five years"), K::Number, 1.0},
                 {BOULTON_TR("modules", "Among the first %1, of all weights").with(counted(page.priorities.top)), K::Number, 1.3},
                 {BOULTON_TR("modules", "Ranks under 95% of all weights"), K::Text, 1.2}};
    for (const auto& p : page.priorities.ranked) {
        report::Row r;
        r.cells.push_back({.value = Text::raw(page.about[p.indicator].name), .note = p.standing == stats::Standing::Worse     ? Text()
                                                                                              : p.standing == stats::Standing::Similar ? BOULTON_TR("modules", "the gap may be chance")
                                                                                                                                       : BOULTON_TR("modules", "the gap was not tested")});
        r.cells.push_back({.value = Number{static_cast<double>(p.rank), 0, ""}});
        r.cells.push_back({.value = Number{100 * p.gap, 0, "%"}});
        r.cells.push_back(numberCell(p.people, 0));
        r.cells.push_back({.value = p.trend == 1 ? Text::raw("–") : Text::raw("×" + formatNumber(p.trend, 2))});
        r.cells.push_back({.value = Number{100 * p.inTop, 0, "%"}});
        r.cells.push_back({.value = p.best == p.worst ? Text::raw(std::to_string(p.best)) : Text::raw(std::to_string(p.best) + " to " + std::to_string(p.worst))});
        t.rows.push_back(std::move(r));
    }
    return t;
}

report::ChartBlock chartOf(const Page& page)
{
    auto spec = std::make_shared<figure::ChartSpec>();
    spec->kind = figure::ChartKind::RankedBar;
    spec->title = BOULTON_TR("modules", "Among the first %1 whatever weighs most").with(counted(page.priorities.top));
    spec->y.unit = "%";
    spec->y.decimals = 0;
    spec->y.minimum = 0;
    spec->y.maximum = 100;
    spec->showLegend = false;
    figure::Series s{.name = BOULTON_TR("modules", "Share of all weights")};
    for (std::size_t k = 0; k < std::min(page.priorities.ranked.size(), kMostBars); ++k) {
        spec->categories.push_back(Text::raw(page.about[page.priorities.ranked[k].indicator].name));
        s.values.emplace_back(100 * page.priorities.ranked[k].inTop);
    }
    spec->series.push_back(std::move(s));
    const double height = std::clamp(figure::naturalHeight(*spec, 480), 80.0, 420.0);
    return {std::move(spec), {}, height};
}

void addOthers(report::Document& d, const Page& page)
{
    std::map<std::string, std::string> byReason;
    for (const auto& o : page.priorities.others) {
        std::string& names = byReason[o.why];
        names += (names.empty() ? "" : "; ") + page.about[o.indicator].name;
    }
    if (byReason.empty())
        return;
    d.blocks.emplace_back(report::Heading{.level = 2, .text = BOULTON_TR("modules", "Not ranked, and why")});
    report::List list;
    for (const auto& [why, names] : byReason)
        list.items.push_back(BOULTON_TR("modules", "%1: %2.").with(std::string(1, static_cast<char>(why[0] >= 'a' && why[0] <= 'z' ? why[0] - 32 : why[0])) + why.substr(1), names));
    d.blocks.emplace_back(std::move(list));
}

} // namespace

void addPriorities(report::Document& d, const Page& page, int& number)
{
    d.blocks.emplace_back(numbered(number, BOULTON_TR("modules", "Priorities")));
    const auto& w = page.options.weights;
    d.blocks.emplace_back(Paragraph{BOULTON_TR("modules", "Figures that are worse than %1 are ranked by gap × people × trend. The gap is how much worse, as a share: of a figure of which "
                                                          "much is good, those who do not have it are counted. People are those concerned. The trend is what five more years like the last would "
                                                          "make of it, and 1 where no change was shown. Each is raised to its weight (%2, %3, %4).")
                                        .with(page.comparatorName, Number{w[0], -1, ""}, Number{w[1], -1, ""}, Number{w[2], -1, ""})});
    if (page.priorities.ranked.empty()) {
        d.blocks.emplace_back(Paragraph{BOULTON_TR("modules", "No figure could be ranked.")});
        addOthers(d, page);
        return;
    }
    report::List reasons{.items = {}, .numbered = true};
    for (std::size_t k = 0; k < std::min(page.priorities.ranked.size(), kReasoned); ++k)
        reasons.items.push_back(reasonOf(page, page.priorities.ranked[k]));
    d.blocks.emplace_back(std::move(reasons));
    d.blocks.emplace_back(tableOf(page));
    if (page.priorities.ranked.size() > page.priorities.top)
        d.blocks.emplace_back(chartOf(page));
    d.blocks.emplace_back(Paragraph{BOULTON_TR("modules", "No weights are the right ones. The ranking was repeated with %1 sets of weights, drawn evenly from all there are (seed %2): a figure that is among the first "
                                                          "%3 under nearly all of them is a priority whatever matters most. A ranking orders figures; which of them can be changed, and at what cost, it does not say.")
                                        .with(counted(page.options.draws), static_cast<std::int64_t>(page.options.seed), counted(page.priorities.top)),
                                    Paragraph::Style::Small});
    addOthers(d, page);
}

} // namespace boulton::modules::needspage
