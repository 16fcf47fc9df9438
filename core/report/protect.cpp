// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/protect.h"
#include "core/privacy/release.h"
#include "core/report/protect_words.h"
#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <span>

namespace boulton::report {
namespace {

using privacy::kNone;
using protecting::Fate;
using protecting::Hidden;

//! The counts of one list: of all rows, or of those that agree in PeopleCounts::by.
struct Counts {
    std::string list{};             //!< what the rows agree in, for the measure; empty: there is one list
    std::vector<std::string> by{};  //!< the same, one by one
    std::vector<std::size_t> rows{}; //!< of the document's table: those with a figure, which are the first lines of `table`
    privacy::CountTable table{};
    std::vector<std::vector<std::string>> parts{}; //!< of each line's name
    std::size_t total = kNone;                     //!< the line that all others are counted in
};

Result<std::size_t> tableIn(const Document& d, const std::string& name)
{
    const auto found = std::ranges::find(d.tables, name, &NamedTable::name);
    if (found == d.tables.end())
        return fail(ErrorCode::Usage, "the document has no table '" + name + "'", {name});
    return static_cast<std::size_t>(found - d.tables.begin());
}

Result<std::int64_t> countAt(const table::Column& column, std::size_t row, const std::string& label, const std::string& name)
{
    const double v = column.isMissing(row) ? -1 : column.number(row);
    if (!(v >= 0) || v > static_cast<double>(privacy::kLargestCount) || v != std::floor(v))
        return fail(ErrorCode::InvalidInput, "'" + label + "', column '" + name + "' is no count of people", {label, name});
    return static_cast<std::int64_t>(v);
}

//! The columns that name a row: those of the protection, else the columns of text.
Result<std::vector<std::string>> keysOf(const table::Table& t, const Protection& p)
{
    std::vector<std::string> keys = p.keys;
    if (keys.empty())
        for (const auto& field : t.schema().fields())
            if (field.type == table::Type::String && std::ranges::find(p.harmless, field.name) == p.harmless.end())
                keys.push_back(field.name);
    if (keys.empty() || keys.size() > 2)
        return fail(ErrorCode::Usage, "one or two columns must name the rows of table '" + p.table + "'", {p.table});
    return keys;
}

//! The columns of the table that are spoken of, once: a copy of each costs nothing, but looking for them does.
struct Columns {
    std::vector<std::string> keyNames{};
    std::vector<table::Column> keys{};
    std::vector<table::Column> counts{};
    std::vector<table::Column> by{};
};

Result<std::vector<table::Column>> columnsCalled(const table::Table& t, const std::vector<std::string>& names)
{
    std::vector<table::Column> columns;
    for (const auto& name : names) {
        BOULTON_TRY_ASSIGN(auto column, t.column(name));
        columns.push_back(std::move(column));
    }
    return columns;
}

Result<Columns> columnsOf(const table::Table& t, const Protection& p)
{
    if (p.counts.empty())
        return fail(ErrorCode::Usage, "no column of counts is named");
    Columns c;
    BOULTON_TRY_ASSIGN(c.keyNames, keysOf(t, p));
    BOULTON_TRY_ASSIGN(c.keys, columnsCalled(t, c.keyNames));
    BOULTON_TRY_ASSIGN(c.counts, columnsCalled(t, p.counts));
    BOULTON_TRY_ASSIGN(c.by, columnsCalled(t, p.by));
    return c;
}

//! As blocks write it: a row whose name is missing has a name too.
std::string nameAt(const table::Column& column, std::size_t row)
{
    return column.isMissing(row) ? std::string("–") : column.text(row);
}

//! The rows with a figure, list by list in order of first appearance.
std::vector<Counts> listsOf(const table::Table& t, const Columns& columns)
{
    std::vector<Counts> lists;
    std::map<std::vector<std::string>, std::size_t> known;
    for (std::size_t row = 0; row < t.rows(); ++row) {
        if (std::ranges::all_of(columns.counts, [&](const table::Column& c) { return c.isMissing(row); }))
            continue; // no figure, and so nothing to hide
        std::vector<std::string> by;
        for (const auto& column : columns.by)
            by.push_back(nameAt(column, row));
        const auto [at, isNew] = known.emplace(by, lists.size());
        if (isNew)
            lists.push_back({.list = protecting::joined(by), .by = by});
        lists[at->second].rows.push_back(row);
    }
    return lists;
}

boulton::Status fill(Counts& c, const Columns& columns, const Protection& p)
{
    std::size_t& total = c.total;
    std::set<std::string> labels;
    std::vector<bool> apart;
    std::vector<std::int64_t> sums(p.counts.size(), 0);
    for (const auto& name : p.counts)
        c.table.columns.push_back({name, kNone});
    for (const std::size_t row : c.rows) {
        std::vector<std::string> parts;
        for (const auto& key : columns.keys)
            parts.push_back(nameAt(key, row));
        const std::string label = protecting::joined(parts);
        if (!labels.insert(label).second)
            return fail(ErrorCode::InvalidInput,
                        "two rows of the table are called '" + label + "'" + (c.list.empty() ? "" : " in '" + c.list + "'"), {label});
        if (std::ranges::contains(p.totals, label))
            total = c.parts.size();
        apart.push_back(std::ranges::contains(p.apart, label));
        for (std::size_t i = 0; i < columns.counts.size(); ++i) {
            BOULTON_TRY_ASSIGN(const auto v, countAt(columns.counts[i], row, label, p.counts[i]));
            c.table.values.push_back(v);
            sums[i] += apart.back() ? 0 : v;
        }
        c.table.rows.push_back({label, kNone});
        c.parts.push_back(std::move(parts));
    }
    if (total == kNone && p.totalIsKnown && std::ranges::contains(apart, false)) {
        total = c.parts.size(); // a row that the document does not have and everybody knows
        c.table.rows.push_back({"total", kNone});
        c.table.values.insert(c.table.values.end(), sums.begin(), sums.end());
    }
    for (std::size_t line = 0; line < c.parts.size(); ++line)
        if (line != total && !apart[line])
            c.table.rows[line].total = total;
    return {};
}

//! What each count is about, and behind them those of a total that the document does not have. A total is about all names that others have.
std::vector<privacy::Figure> figuresOf(const Counts& c, const Columns& columns, const Protection& p)
{
    std::vector<privacy::Figure> figures;
    const std::string measure = p.measure + (c.list.empty() ? std::string() : ": " + c.list);
    for (std::size_t line = 0; line < c.table.rows.size(); ++line) {
        const std::string& label = c.table.rows[line].label;
        const bool isTotal = line == c.total;
        std::vector<privacy::Extent> extents = p.about;
        for (std::size_t k = 0; k < columns.keys.size(); ++k) {
            privacy::Extent e{.dimension = columns.keyNames[k]};
            if (!isTotal) {
                e.members = {c.parts[line][k]};
            } else {
                std::set<std::string> all;
                for (std::size_t other = 0; other < c.parts.size(); ++other)
                    if (c.table.rows[other].total == line)
                        all.insert(c.parts[other][k]);
                e.members.assign(all.begin(), all.end());
            }
            extents.push_back(std::move(e));
        }
        for (const auto& count : p.counts)
            figures.push_back({.measure = measure + (p.counts.size() > 1 ? ": " + count : std::string()), .extents = extents, .label = label});
    }
    return figures;
}

//! Of earlier outputs only what is about one of these measures, and which of them have any.
struct Earlier {
    std::vector<privacy::Published> outputs{};
    std::vector<std::size_t> at{}; //!< kNone: the total that everybody knows
    std::vector<privacy::Figure> known{}; //!< of that total
};

class Ledger {
public:
    explicit Ledger(const std::vector<privacy::Published>& outputs) : m_outputs(outputs)
    {
        for (std::size_t o = 0; o < outputs.size(); ++o)
            for (std::size_t f = 0; f < outputs[o].figures.size(); ++f)
                m_places[outputs[o].figures[f].measure].emplace_back(o, f);
    }
    [[nodiscard]] Earlier about(const std::vector<privacy::Figure>& figures) const
    {
        Earlier earlier;
        std::set<std::string_view> measures;
        std::map<std::size_t, std::size_t> place;
        for (const auto& figure : figures) {
            const auto found = m_places.find(figure.measure);
            if (found == m_places.end() || !measures.insert(figure.measure).second)
                continue;
            for (const auto& [o, f] : found->second) {
                const auto [at, isNew] = place.emplace(o, earlier.outputs.size());
                if (isNew) {
                    earlier.outputs.push_back({.id = m_outputs[o].id, .title = m_outputs[o].title});
                    earlier.at.push_back(o);
                }
                earlier.outputs[at->second].figures.push_back(m_outputs[o].figures[f]);
            }
        }
        return earlier;
    }

private:
    const std::vector<privacy::Published>& m_outputs;
    std::map<std::string, std::vector<std::pair<std::size_t, std::size_t>>, std::less<>> m_places;
};

void addFates(std::vector<Fate>& fates, const Counts& c, const privacy::ProtectedTable& result, const table::Table& t, const Protection& p)
{
    for (std::size_t line = 0; line < c.rows.size(); ++line) {
        const std::size_t row = c.rows[line];
        Fate f{.label = protecting::joined(std::vector{c.table.rows[line].label, c.list}), .parts = c.parts[line], .by = c.by};
        for (std::size_t i = 0; i < p.counts.size(); ++i) {
            const auto& cell = result.cells[c.table.cell(line, i)];
            const auto exact = c.table.at(line, i);
            f.counts.push_back({exact, cell.published});
            f.hidden = f.hidden || !cell.published;
            f.changed = f.changed || !cell.published || *cell.published != exact;
        }
        if (f.changed)
            for (std::size_t i = 0; i < t.columnCount(); ++i) {
                const auto& name = t.schema()[i].name;
                const double v = t.column(i).number(row);
                if (std::isfinite(v) && !std::ranges::contains(p.counts, name) && !std::ranges::contains(p.harmless, name))
                    f.derived.push_back(v);
            }
        fates[row] = std::move(f);
    }
}

//! A column without the values of some rows; a count's column is given what is published.
table::Column without(const table::Column& column, const std::vector<std::optional<double>>& instead, const std::vector<bool>& hide)
{
    table::ColumnBuilder b(column.type(), column.size());
    for (std::size_t row = 0; row < column.size(); ++row) {
        if (hide[row] && !column.isMissing(row))
            b.appendMissing(table::MissingReason::Suppressed);
        else if (instead[row] && column.type() == table::Type::Int64)
            b.append(static_cast<std::int64_t>(*instead[row]));
        else if (instead[row])
            b.append(*instead[row]);
        else
            b.appendFrom(column, row);
    }
    return b.finish();
}

//! The table of the counts: each row's own fate.
Result<table::Table> filteredCounts(const table::Table& t, const Hidden& hidden, const Protection& p)
{
    std::vector<table::Column> columns;
    for (std::size_t i = 0; i < t.columnCount(); ++i) {
        const auto& name = t.schema()[i].name;
        const auto& column = t.column(i);
        const auto count = std::ranges::find(p.counts, name);
        std::vector<std::optional<double>> instead(t.rows());
        std::vector<bool> hide(t.rows(), false);
        for (std::size_t row = 0; row < t.rows(); ++row) {
            const Fate& fate = hidden.fates()[row];
            if (column.isMissing(row) || !fate.changed)
                continue;
            if (count != p.counts.end()) {
                const auto& one = fate.counts[static_cast<std::size_t>(count - p.counts.begin())];
                hide[row] = !one.published;
                if (one.published)
                    instead[row] = static_cast<double>(*one.published);
            } else if (column.isNumeric()) {
                hide[row] = !hidden.isHarmless(name); // worked out from what is hidden or rounded
            } else if (column.type() == table::Type::String) {
                const std::string text(column.text(row));
                hide[row] = !hidden.isHarmless(name) && !hidden.isName(text) && !text.empty();
            }
        }
        columns.push_back(without(column, instead, hide));
    }
    return table::Table::make(t.schema(), std::move(columns));
}

Result<table::Table> filtered(const table::Table& t, const Hidden& hidden)
{
    std::vector<std::size_t> textColumns;
    for (std::size_t i = 0; i < t.columnCount(); ++i)
        if (t.column(i).type() == table::Type::String)
            textColumns.push_back(i);
    std::vector<table::Column> columns;
    for (std::size_t i = 0; i < t.columnCount(); ++i) {
        const auto& field = t.schema()[i];
        const auto& column = t.column(i);
        std::vector<std::optional<double>> instead(t.rows());
        std::vector<bool> hide(t.rows(), false);
        bool any = false;
        for (std::size_t row = 0; row < t.rows() && !hidden.isHarmless(field.name); ++row) {
            if (column.isMissing(row) || !(column.isNumeric() || std::ranges::find(textColumns, i) != textColumns.end()))
                continue;
            std::vector<std::string> mentions{field.name};
            for (const auto text : textColumns)
                mentions.push_back(t.column(text).text(row));
            if (column.isNumeric()) {
                const auto shown = hidden.shown(column.number(row), mentions);
                hide[row] = !shown;
                if (shown && *shown != column.number(row))
                    instead[row] = *shown;
            } else {
                hide[row] = !hidden.isName(column.text(row)) && hidden.textIsHidden(column.text(row), mentions);
            }
            any = any || hide[row] || instead[row].has_value();
        }
        columns.push_back(any ? without(column, instead, hide) : column);
    }
    return table::Table::make(t.schema(), std::move(columns));
}

//! One list protected, with what left before about the same.
Result<privacy::Release> released(const Counts& c, const Columns& columns, const Protection& p, const Earlier& earlier, const JobContext& job)
{
    privacy::ProtectTask task{.table = c.table, .profile = p.profile};
    task.keep.assign(c.table.values.size(), false);
    for (std::size_t cell = c.table.cell(c.rows.size(), 0); cell < task.keep.size(); ++cell)
        task.keep[cell] = !p.profile.isSmall(c.table.values[cell]); // a small sum is known to nobody
    auto figures = figuresOf(c, columns, p);
    figures.resize(c.rows.size() * p.counts.size());
    return privacy::release(std::move(task), std::move(figures), earlier.outputs, job);
}

//! What the list is set against: what left before, and its total where everybody has it. A small one is known to nobody.
Earlier beside(const Ledger& ledger, const Counts& c, const Columns& columns, const Protection& p)
{
    const auto figures = figuresOf(c, columns, p);
    Earlier earlier = ledger.about(figures);
    for (std::size_t i = c.rows.size() * p.counts.size(); i < figures.size(); ++i)
        if (const auto value = c.table.values[i]; !p.profile.isSmall(value)) {
            earlier.known.push_back(figures[i]);
            earlier.known.back().known = privacy::Range{value, value};
        }
    if (!earlier.outputs.empty() && !earlier.known.empty()) {
        earlier.outputs.push_back({.title = "the total", .figures = earlier.known});
        earlier.at.push_back(kNone);
    }
    return earlier;
}

//! A count of all together that must not be told: sentences and lines about all of them would, and name nobody.
bool hasSmallTotal(const Counts& c, const Protection& p)
{
    if (c.total == kNone)
        return false;
    const auto cells = std::span(c.table.values).subspan(c.table.cell(c.total, 0), p.counts.size());
    return std::ranges::any_of(cells, [&](std::int64_t value) { return p.profile.isSmall(value); });
}

void addTo(ProtectedDocument& out, privacy::Release release, const Counts& c, const Earlier& earlier, const Protection& p)
{
    using Status = privacy::CellStatus;
    const auto n = [&](Status status) {
        const auto cells = std::span(release.table.cells).first(c.rows.size() * p.counts.size());
        return static_cast<std::size_t>(std::ranges::count(cells, status, &privacy::ProtectedCell::status));
    };
    out.primary += n(Status::Primary);
    out.secondary += n(Status::Secondary);
    out.rounded += n(Status::Rounded);
    out.optimal = out.optimal && release.table.optimal;
    std::ranges::move(release.figures, std::back_inserter(out.published.figures));
    std::ranges::copy(earlier.known, std::back_inserter(out.published.figures));
    std::ranges::move(release.revised, std::back_inserter(out.revised));
    std::ranges::move(release.unsolved, std::back_inserter(out.unsolved));
    for (const std::size_t output : release.outputs)
        if (earlier.at[output] != kNone && !std::ranges::contains(out.earlier, earlier.at[output]))
            out.earlier.push_back(earlier.at[output]);
}

} // namespace

Result<ProtectedDocument> protect(const Document& document, const Protection& protection, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(const std::size_t at, tableIn(document, protection.table));
    const table::Table& truth = document.tables[at].table;
    BOULTON_TRY_ASSIGN(const Columns columns, columnsOf(truth, protection));
    std::vector<Counts> lists = listsOf(truth, columns);
    if (lists.empty())
        lists.emplace_back(); // whose check says that there is nothing
    const Ledger ledger(protection.earlier);
    std::vector<Earlier> earlier(lists.size());
    std::vector<privacy::Release> releases(lists.size());
    const auto one = [&](std::size_t i) -> boulton::Status {
        BOULTON_TRY(fill(lists[i], columns, protection));
        earlier[i] = beside(ledger, lists[i], columns, protection);
        BOULTON_TRY_ASSIGN(releases[i], released(lists[i], columns, protection, earlier[i], JobContext(job.stopToken(), {}, 1)));
        return {};
    };
    BOULTON_TRY(parallelFor(lists.size(), job, one));
    ProtectedDocument out{.document = document, .optimal = true};
    std::vector<Fate> fates(truth.rows());
    bool smallTotal = false;
    for (std::size_t i = 0; i < lists.size(); ++i) {
        smallTotal = protection.by.empty() && hasSmallTotal(lists[i], protection); // a page of many lists would lose every sentence for one
        addFates(fates, lists[i], releases[i].table, truth, protection);
        addTo(out, std::move(releases[i]), lists[i], earlier[i], protection);
    }
    std::ranges::sort(out.earlier);
    const Hidden hidden(std::move(fates), protection.harmless, protection.profile.sign, smallTotal);
    for (std::size_t i = 0; i < document.tables.size(); ++i) {
        BOULTON_TRY(job.check());
        BOULTON_TRY_ASSIGN(out.document.tables[i].table,
                           i == at ? filteredCounts(truth, hidden, protection) : filtered(document.tables[i].table, hidden));
    }
    protecting::Words words{hidden};
    words.apply(out.document);
    out.blocks = words.removed();
    if (out.primary + out.secondary + out.rounded > 0)
        out.document.blocks.emplace_back(Note{
            Note::Kind::Information, BOULTON_TR("report", "Figures that are not shown"),
            out.primary + out.secondary == 0
                ? BOULTON_TR("report", "Counts are rounded, and what would bring the exact ones back is not shown (rules “%1”).")
                      .with(protection.profile.id)
                : BOULTON_TR("report", "Counts that are not shown: %1. They are small or would give a small one away; nor is anything shown that was "
                                       "worked out from them (rules “%2”). Their sign is %3.")
                      .with(static_cast<std::int64_t>(out.primary + out.secondary), protection.profile.id, protection.profile.sign)});
    return out;
}

} // namespace boulton::report
