// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/protect.h"
#include "core/privacy/release.h"
#include "core/report/protect_words.h"
#include <algorithm>
#include <cmath>
#include <set>

namespace boulton::report {
namespace {

using privacy::kNone;
using protecting::Fate;
using protecting::Hidden;

struct Counts {
    privacy::CountTable table{};
    std::size_t rows = 0;
    std::vector<std::string> keys{};               //!< columns that name a row
    std::vector<std::vector<std::string>> parts{}; //!< of each row's name
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

Result<Counts> countsOf(const table::Table& t, const Protection& p)
{
    if (p.counts.empty())
        return fail(ErrorCode::Usage, "no column of counts is named");
    Counts c;
    c.rows = t.rows();
    BOULTON_TRY_ASSIGN(c.keys, keysOf(t, p));
    std::size_t total = kNone;
    for (std::size_t row = 0; row < t.rows(); ++row) {
        std::vector<std::string> parts;
        for (const auto& key : c.keys) {
            BOULTON_TRY_ASSIGN(const auto column, t.column(key));
            parts.push_back(column.text(row));
        }
        const std::string label = protecting::joined(parts);
        if (std::ranges::find(c.table.rows, label, &privacy::Line::label) != c.table.rows.end())
            return fail(ErrorCode::InvalidInput, "two rows of the table are called '" + label + "'", {label});
        if (std::ranges::find(p.totals, label) != p.totals.end())
            total = row;
        c.table.rows.push_back({label, kNone});
        c.parts.push_back(std::move(parts));
    }
    for (const auto& name : p.counts)
        c.table.columns.push_back({name, kNone});
    std::vector<std::int64_t> sums(p.counts.size(), 0);
    for (std::size_t row = 0; row < t.rows(); ++row)
        for (std::size_t i = 0; i < p.counts.size(); ++i) {
            BOULTON_TRY_ASSIGN(const auto column, t.column(p.counts[i]));
            BOULTON_TRY_ASSIGN(const auto v, countAt(column, row, c.table.rows[row].label, p.counts[i]));
            c.table.values.push_back(v);
            sums[i] += v;
        }
    if (total == kNone && p.totalIsKnown) {
        total = c.rows; // a row that the document does not have and everybody knows
        c.table.rows.push_back({"total", kNone});
        c.table.values.insert(c.table.values.end(), sums.begin(), sums.end());
    }
    for (std::size_t row = 0; row < c.table.rows.size(); ++row)
        if (row != total)
            c.table.rows[row].total = total;
    return c;
}

//! What each count is about. A row that is the total of all is about all names that the others have.
std::vector<privacy::Figure> figuresOf(const Counts& c, const Protection& p)
{
    std::vector<privacy::Figure> figures;
    for (std::size_t row = 0; row < c.rows; ++row) {
        const std::string& label = c.table.rows[row].label;
        const bool isTotal = std::ranges::find(p.totals, label) != p.totals.end();
        std::vector<privacy::Extent> extents = p.about;
        for (std::size_t k = 0; k < c.keys.size(); ++k) {
            privacy::Extent e{.dimension = c.keys[k], .members = {c.parts[row][k]}};
            if (isTotal) {
                std::set<std::string> all;
                for (std::size_t other = 0; other < c.rows; ++other)
                    if (other != row)
                        all.insert(c.parts[other][k]);
                e.members.assign(all.begin(), all.end());
            }
            extents.push_back(std::move(e));
        }
        for (const auto& count : p.counts)
            figures.push_back({.measure = p.measure + (p.counts.size() > 1 ? ": " + count : std::string()), .extents = extents, .label = label});
    }
    return figures;
}

std::vector<Fate> fatesOf(const Counts& c, const privacy::ProtectedTable& result, const table::Table& t, const Protection& p)
{
    std::vector<Fate> fates;
    for (std::size_t row = 0; row < c.rows; ++row) {
        Fate f{.label = c.table.rows[row].label, .parts = c.parts[row]};
        for (std::size_t i = 0; i < p.counts.size(); ++i) {
            const auto& cell = result.cells[c.table.cell(row, i)];
            const auto exact = c.table.at(row, i);
            f.counts.push_back({exact, cell.published});
            f.hidden = f.hidden || !cell.published;
            f.changed = f.changed || !cell.published || *cell.published != exact;
        }
        if (f.changed)
            for (std::size_t i = 0; i < t.columnCount(); ++i) {
                const auto& name = t.schema()[i].name;
                const double v = t.column(i).number(row);
                if (std::isfinite(v) && std::ranges::find(p.counts, name) == p.counts.end() && std::ranges::find(p.harmless, name) == p.harmless.end())
                    f.derived.push_back(v);
            }
        fates.push_back(std::move(f));
    }
    return fates;
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

Result<table::Table> filtered(const table::Table& t, bool isCounts, const Hidden& hidden, const Protection& p)
{
    std::vector<std::size_t> textColumns;
    for (std::size_t i = 0; i < t.columnCount(); ++i)
        if (t.column(i).type() == table::Type::String)
            textColumns.push_back(i);
    std::vector<table::Column> columns;
    for (std::size_t i = 0; i < t.columnCount(); ++i) {
        const auto& field = t.schema()[i];
        const auto& column = t.column(i);
        const auto count = std::ranges::find(p.counts, field.name);
        std::vector<std::optional<double>> instead(t.rows());
        std::vector<bool> hide(t.rows(), false);
        bool any = false;
        for (std::size_t row = 0; row < t.rows(); ++row) {
            if (column.isMissing(row) || !(column.isNumeric() || std::ranges::find(textColumns, i) != textColumns.end()))
                continue;
            if (isCounts && count != p.counts.end()) {
                const auto& one = hidden.fates()[row].counts[static_cast<std::size_t>(count - p.counts.begin())];
                hide[row] = !one.published;
                if (one.published)
                    instead[row] = static_cast<double>(*one.published);
                any = true;
                continue;
            }
            if (hidden.isHarmless(field.name))
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

} // namespace

Result<ProtectedDocument> protect(const Document& document, const Protection& protection, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(const std::size_t at, tableIn(document, protection.table));
    const table::Table& truth = document.tables[at].table;
    BOULTON_TRY_ASSIGN(const Counts counts, countsOf(truth, protection));
    privacy::ProtectTask task{.table = counts.table, .profile = protection.profile};
    task.keep.assign(counts.table.values.size(), false);
    for (std::size_t cell = counts.table.cell(counts.rows, 0); cell < task.keep.size(); ++cell)
        task.keep[cell] = !protection.profile.isSmall(counts.table.values[cell]); // a small sum is known to nobody
    BOULTON_TRY_ASSIGN(auto release, privacy::release(std::move(task), figuresOf(counts, protection), protection.earlier, job));
    const auto& result = release.table;

    ProtectedDocument out{.document = document, .optimal = result.optimal};
    out.published.figures = std::move(release.figures);
    out.earlier = std::move(release.outputs);
    out.revised = std::move(release.revised);
    out.unsolved = std::move(release.unsolved);
    for (std::size_t cell = 0; cell < counts.rows * protection.counts.size(); ++cell) {
        out.primary += result.cells[cell].status == privacy::CellStatus::Primary ? 1 : 0;
        out.secondary += result.cells[cell].status == privacy::CellStatus::Secondary ? 1 : 0;
        out.rounded += result.cells[cell].status == privacy::CellStatus::Rounded ? 1 : 0;
    }
    const Hidden hidden(fatesOf(counts, result, truth, protection), protection.harmless, protection.profile.sign);
    for (std::size_t i = 0; i < document.tables.size(); ++i) {
        BOULTON_TRY(job.check());
        BOULTON_TRY_ASSIGN(out.document.tables[i].table, filtered(document.tables[i].table, i == at, hidden, protection));
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
                : BOULTON_TR("report", "%1 counts are not shown, because they are small or would give a small one away, and neither is "
                                       "anything that was worked out from them (rules “%2”). Their sign is %3.")
                      .with(static_cast<std::int64_t>(out.primary + out.secondary), protection.profile.id, protection.profile.sign)});
    return out;
}

} // namespace boulton::report
