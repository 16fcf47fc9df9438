// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/protect.h"
#include "core/report/protect_words.h"
#include <algorithm>
#include <cmath>

namespace boulton::report {
namespace {

using privacy::kNone;
using protecting::Fate;
using protecting::Hidden;

struct Counts {
    privacy::CountTable table{};
    std::size_t rows = 0;
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

Result<Counts> countsOf(const table::Table& t, const Protection& p)
{
    Counts c;
    c.rows = t.rows();
    std::vector<std::string> keys = p.keys;
    if (keys.empty())
        for (const auto& field : t.schema().fields())
            if (field.type == table::Type::String && keys.size() < 2 && std::ranges::find(p.harmless, field.name) == p.harmless.end())
                keys.push_back(field.name);
    if (keys.empty() || keys.size() > 2)
        return fail(ErrorCode::Usage, "one or two columns must name the rows of the table");
    if (p.counts.empty())
        return fail(ErrorCode::Usage, "no column of counts is named");
    std::size_t total = kNone;
    for (std::size_t row = 0; row < t.rows(); ++row) {
        std::vector<std::string> parts;
        for (const auto& key : keys) {
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

privacy::Published publishedOf(const Counts& c, const privacy::ProtectedTable& result, const Protection& p, const std::vector<std::string>& keys)
{
    privacy::Published out;
    for (std::size_t row = 0; row < c.rows; ++row)
        for (std::size_t i = 0; i < p.counts.size(); ++i) {
            privacy::Figure f;
            f.measure = p.measure + (p.counts.size() > 1 ? ": " + p.counts[i] : std::string());
            f.extents = p.about;
            f.label = c.table.rows[row].label;
            if (std::ranges::find(p.totals, f.label) == p.totals.end()) {
                for (std::size_t k = 0; k < c.parts[row].size(); ++k)
                    f.extents.push_back({.dimension = keys[k], .members = {c.parts[row][k]}});
            } else {
                for (std::size_t k = 0; k < c.parts[row].size(); ++k) {
                    privacy::Extent all{.dimension = keys[k]};
                    for (std::size_t other = 0; other < c.rows; ++other)
                        if (other != row)
                            all.members.push_back(c.parts[other][k]);
                    std::ranges::sort(all.members);
                    all.members.erase(std::unique(all.members.begin(), all.members.end()), all.members.end());
                    f.extents.push_back(std::move(all));
                }
            }
            const auto& cell = result.cells[c.table.cell(row, i)];
            if (cell.published)
                f.known = p.profile.behind(*cell.published);
            out.figures.push_back(std::move(f));
        }
    return out;
}

//! Figures that give something away beside earlier outputs are taken for sensitive, until none does.
struct Decided {
    privacy::ProtectedTable table{};
    privacy::Published published{};
};

Result<Decided> decide(const Counts& c, const Protection& p, const std::vector<std::string>& keys, const JobContext& job)
{
    privacy::ProtectTask task{.table = c.table, .profile = p.profile};
    task.keep.assign(c.table.values.size(), false);
    for (std::size_t cell = c.table.cell(c.rows, 0); cell < task.keep.size(); ++cell)
        task.keep[cell] = true;
    const std::size_t columns = p.counts.size();
    for (std::size_t round = 0; round <= c.rows * columns; ++round) {
        BOULTON_TRY_ASSIGN(auto result, privacy::protect(task, job));
        // what everybody knows already is no figure of this document
        std::erase_if(result.open, [&](std::size_t cell) { return cell >= c.rows * columns; });
        if (!result.open.empty())
            return fail(ErrorCode::Refused, "the document cannot be shown: what is known elsewhere gives figures away however much is hidden");
        auto published = publishedOf(c, result, p, keys);
        if (p.earlier.empty())
            return Decided{std::move(result), std::move(published)};
        BOULTON_TRY_ASSIGN(const auto told, privacy::differences(published, p.earlier, p.profile, job));
        if (told.found.empty())
            return Decided{std::move(result), std::move(published)};
        const auto& first = told.found.front();
        const auto next = std::ranges::find_if(first.figures, [&](std::size_t f) { return result.cells[f].published.has_value(); });
        if (next == first.figures.end()) {
            std::string names;
            for (const auto o : first.outputs)
                names += (names.empty() ? "" : ", ") + ("'" + p.earlier[o].title + "'");
            return fail(ErrorCode::Refused,
                        "the document cannot be shown: together with " + (names.empty() ? std::string("earlier outputs") : names) +
                            " it would tell of fewer than " + std::to_string(p.profile.threshold) + " people (" + first.group + ")");
        }
        task.hide.push_back(*next);
    }
    return fail(ErrorCode::Internal, "the earlier outputs were not settled");
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
    std::vector<std::string> keys = protection.keys;
    if (keys.empty())
        for (const auto& field : truth.schema().fields())
            if (field.type == table::Type::String && keys.size() < 2 &&
                std::ranges::find(protection.harmless, field.name) == protection.harmless.end())
                keys.push_back(field.name);
    BOULTON_TRY_ASSIGN(auto decided, decide(counts, protection, keys, job));
    const auto& result = decided.table;

    ProtectedDocument out{.document = document, .optimal = result.optimal, .published = std::move(decided.published)};
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
