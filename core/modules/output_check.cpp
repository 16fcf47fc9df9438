// SPDX-License-Identifier: GPL-3.0-or-later
// May this table be shown? Small counts, what else must be hidden with them, rounding, and what an earlier table would give away
// (core/privacy has the rules and their sources).
#include "core/modules/analysis_module.h"
#include "core/modules/count_rows.h"
#include "core/privacy/protect.h"
#include <algorithm>

namespace boulton::modules {
namespace {

using privacy::CellStatus;
using privacy::ProtectedCell;
using privacy::ProtectedTable;
using privacy::Why;

constexpr std::size_t kMostColumns = 14; // more do not fit on a page: they are in the data
constexpr std::size_t kMostRows = 400;
constexpr std::size_t kMostReasons = 60;

std::string reasonOf(const ProtectedCell& cell, const privacy::Profile& profile)
{
    switch (cell.why) {
    case Why::Small: return "below " + std::to_string(profile.threshold);
    case Why::Zero: return "zero";
    case Why::Difference: return "less than " + std::to_string(profile.threshold) + " apart from the earlier figure";
    case Why::Rounding: return "rounding alone would give it away";
    case Why::Recoverable: return "shown, it would give another away";
    case Why::Everything: return "nothing less than hiding all is enough";
    case Why::Dominance:
    case Why::PRatio: return std::string(privacy::name(cell.why)); // counts have no contributors: not reached
    case Why::None: break;
    }
    return cell.status == CellStatus::Rounded ? "to the nearest " + std::to_string(profile.base) : std::string();
}

Result<table::Table> cellsTable(const privacy::CountTable& t, const ProtectedTable& result, const privacy::Profile& profile)
{
    using table::Type;
    table::TableBuilder b({{.name = "row", .type = Type::String},
                           {.name = "column", .type = Type::String},
                           {.name = "status", .type = Type::String},
                           {.name = "reason", .type = Type::String}});
    for (std::size_t r = 0; r < t.rows.size(); ++r)
        for (std::size_t c = 0; c < t.columns.size(); ++c) {
            const ProtectedCell& cell = result.cells[t.cell(r, c)];
            b[0].append(t.rows[r].label);
            b[1].append(t.columns[c].label);
            b[2].append(privacy::name(cell.status));
            if (const auto reason = reasonOf(cell, profile); reason.empty())
                b[3].appendMissing(table::MissingReason::NotApplicable);
            else
                b[3].append(reason);
        }
    return b.finish();
}

//! The file's rows with what may be shown in place of the counts. Other numbers are left out: a rate beside its population would bring
//! the count back.
Result<table::Table> protectedTable(const table::Table& data, const CountRows& rows, const std::vector<std::string>& counts,
                                    const ProtectedTable& result)
{
    std::vector<table::Field> fields;
    std::vector<table::Column> columns;
    for (std::size_t i = 0; i < data.columnCount(); ++i) {
        table::Field field = data.schema()[i];
        const auto at = std::ranges::find(counts, field.name);
        if (at == counts.end()) {
            if (field.type != table::Type::String && field.type != table::Type::Date)
                continue;
            columns.push_back(data.column(i));
        } else {
            table::ColumnBuilder b(table::Type::Int64, data.rows());
            for (std::size_t row = 0; row < data.rows(); ++row) {
                const auto& cell = result.cells[rows.cellAt(row, static_cast<std::size_t>(at - counts.begin()))];
                if (cell.published)
                    b.append(*cell.published);
                else
                    b.appendMissing(table::MissingReason::Suppressed);
            }
            field.type = table::Type::Int64;
            columns.push_back(b.finish());
        }
        fields.push_back(std::move(field));
    }
    return table::Table::make(table::Schema(std::move(fields)), std::move(columns));
}

report::TableBlock gridOf(const privacy::CountTable& t, const ProtectedTable& result, const privacy::Profile& profile)
{
    using K = report::ColumnKind;
    report::TableBlock block;
    block.caption = BOULTON_TR("modules", "The table as it may be shown");
    block.columns.push_back({Text{}, K::Text, 2});
    for (const auto& column : t.columns)
        block.columns.push_back({Text::raw(column.label), K::Number, 1});
    for (std::size_t r = 0; r < t.rows.size(); ++r) {
        report::Row row;
        const bool total = std::ranges::find(t.rows, r, &privacy::Line::total) != t.rows.end();
        row.cells.push_back({.value = Text::raw(t.rows[r].label), .strong = total});
        for (std::size_t c = 0; c < t.columns.size(); ++c) {
            const auto& cell = result.cells[t.cell(r, c)];
            if (cell.published)
                row.cells.push_back({.value = Number{static_cast<double>(*cell.published), 0, {}}, .strong = total});
            else
                row.cells.push_back({.value = Text::raw(profile.sign)});
        }
        block.rows.push_back(std::move(row));
    }
    return block;
}

Text rangeOf(const privacy::Range& range)
{
    if (range.upper >= privacy::kUnlimited)
        return BOULTON_TR("modules", "%1 or more").with(range.lower);
    return BOULTON_TR("modules", "%1 to %2").with(range.lower, range.upper);
}

report::TableBlock hiddenOf(const privacy::CountTable& t, const ProtectedTable& result, const privacy::Profile& profile)
{
    using K = report::ColumnKind;
    report::TableBlock block;
    block.caption = BOULTON_TR("modules", "What is hidden, why, and what can still be said of it");
    block.columns = {{BOULTON_TR("modules", "Row"), K::Text, 2},
                     {BOULTON_TR("modules", "Column"), K::Text, 1.4},
                     {BOULTON_TR("modules", "Reason"), K::Text, 2.4},
                     {BOULTON_TR("modules", "From the rest it is"), K::Text, 1.4}};
    for (std::size_t i = 0; i < result.cells.size() && block.rows.size() < kMostReasons; ++i) {
        const auto& cell = result.cells[i];
        if (cell.published)
            continue;
        report::Row row;
        row.cells.push_back({.value = Text::raw(t.rows[i / t.columns.size()].label)});
        row.cells.push_back({.value = Text::raw(t.columns[i % t.columns.size()].label)});
        row.cells.push_back({.value = Text::raw(reasonOf(cell, profile))});
        row.cells.push_back({.value = rangeOf(cell.possible)});
        block.rows.push_back(std::move(row));
    }
    return block;
}

Text verdictOf(const ProtectedTable& result, const privacy::Profile& profile)
{
    if (result.asGiven)
        return BOULTON_TR("modules", "The table may be shown as it is, by the rules of “%1”.").with(profile.id);
    if (result.primary + result.secondary == 0)
        return BOULTON_TR("modules", "The table may be shown with its %1 figures rounded, by the rules of “%2”; none is hidden.")
            .with(static_cast<std::int64_t>(result.rounded), profile.id);
    return BOULTON_TR("modules", "The table must not be shown as it is: by the rules of “%1” %2 of its %3 figures are hidden for "
                                 "what they are, and %4 more so that those cannot be worked out.")
        .with(profile.id, static_cast<std::int64_t>(result.primary), static_cast<std::int64_t>(result.cells.size()),
              static_cast<std::int64_t>(result.secondary));
}

Text searchedOf(const ProtectedTable& result, const privacy::Profile& profile)
{
    if (result.everything)
        return BOULTON_TR("modules", "Nothing less than hiding all figures is enough here.");
    if (result.optimal && profile.loss == privacy::Loss::Cells)
        return BOULTON_TR("modules", "Fewer cannot be hidden for others; that is proven.");
    if (result.optimal)
        return BOULTON_TR("modules", "No choice hides fewer people for others; that is proven.");
    return BOULTON_TR("modules", "At least %1 must be hidden for others. Whether fewer than %2 would do was not settled within the "
                                 "work that is allowed.")
        .with(static_cast<std::int64_t>(result.atLeast), static_cast<std::int64_t>(result.secondary));
}

void addBlocks(report::Document& d, const CountRows& rows, const ProtectedTable& result, const privacy::Profile& profile)
{
    using Style = report::Paragraph::Style;
    const auto& t = rows.table;
    d.blocks.emplace_back(report::Paragraph{verdictOf(result, profile), Style::Lead});
    if (result.primary > 0)
        d.blocks.emplace_back(report::Paragraph{searchedOf(result, profile)});
    if (result.rounded > 0)
        d.blocks.emplace_back(report::Paragraph{
            BOULTON_TR("modules", "Rounded totals need not be the sum of the rounded figures: each is rounded by itself.")});
    if (t.columns.size() <= kMostColumns && t.rows.size() <= kMostRows)
        d.blocks.emplace_back(gridOf(t, result, profile));
    else
        d.blocks.emplace_back(report::Paragraph{
            BOULTON_TR("modules", "The table is too large for a page; as it may be shown it is among the data, as “protected”.")});
    if (result.primary + result.secondary > 0) {
        d.blocks.emplace_back(hiddenOf(t, result, profile));
        if (result.primary + result.secondary > kMostReasons)
            d.blocks.emplace_back(report::Paragraph{
                BOULTON_TR("modules", "These are the first %1 of %2; all are among the data, as “cells”.")
                    .with(static_cast<std::int64_t>(kMostReasons), static_cast<std::int64_t>(result.primary + result.secondary)),
                Style::Small});
        d.blocks.emplace_back(report::Note{
            report::Note::Kind::Caution, BOULTON_TR("modules", "For whoever checks, not for publication"),
            BOULTON_TR("modules", "Publish the protected table only. Its signs must not tell which figure is hidden for what it is "
                                  "and which for others; this page does.")});
    }
    d.blocks.emplace_back(report::Paragraph{
        BOULTON_TR("modules", "A hidden figure counts as safe if, from everything that is shown, the totals and the fact that counts are "
                              "not negative, a reader must think possible all values that the rule hides. That was worked out for every "
                              "figure after the choice was made."),
        Style::Small});
}

Result<report::Document> run(const Inputs& inputs, const Params& params, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(const table::Table data, inputs.table("table"));
    BOULTON_TRY_ASSIGN(const privacy::Profile profile, privacy::profileFrom(params.text("profile")));
    report::Document d;
    const CountColumns columns{params.list("counts"), params.list("totals"), params.list("previous")};
    BOULTON_TRY_ASSIGN(const CountRows rows, countRows(data, columns, d.diagnostics));
    privacy::ProtectTask task{.table = rows.table, .profile = profile, .earlier = rows.earlier};
    BOULTON_TRY_ASSIGN(const ProtectedTable result, privacy::protect(task, job));
    if (!result.open.empty())
        return fail(ErrorCode::Refused, "the table cannot be shown: figures could be worked out however much of it is hidden");
    d.values = {{"safe", static_cast<std::int64_t>(result.asGiven ? 1 : 0)},
                {"suppressed.primary", static_cast<std::int64_t>(result.primary)},
                {"suppressed.secondary", static_cast<std::int64_t>(result.secondary)}};
    BOULTON_TRY_ASSIGN(auto cells, cellsTable(rows.table, result, profile));
    BOULTON_TRY_ASSIGN(auto shown, protectedTable(data, rows, columns.counts, result));
    d.tables = {{"cells", std::move(cells)}, {"protected", std::move(shown)}};
    addBlocks(d, rows, result, profile);
    return d;
}

} // namespace

extern const AnalysisModule outputCheck;
const AnalysisModule outputCheck{
    .id = "output-check",
    .version = 1,
    .title = BOULTON_TR("modules", "May this table be shown?"),
    .summary = BOULTON_TR("modules", "Finds counts that would give people away, hides as little as possible so that they cannot be worked "
                                     "out, and makes the table that may be published."),
    .stage = Stage::Beta,
    .needs = {{.name = "table",
               .title = BOULTON_TR("modules", "The table of true counts, with its totals"),
               .example = "admissions.csv"}},
    .params = {{.key = "profile",
                .kind = ParamKind::Free,
                .title = BOULTON_TR("modules", "Rules"),
                .help = BOULTON_TR("modules",
                                   "acro: hide below 10, zeros too. dasa5: 1 to 4 hidden, the rest to the nearest 5. dasa10: to the "
                                   "nearest 10. Also hes and dfe. custom: acro with changes, as in "
                                   "custom:threshold=7,zeros=shown,round=5,sign=c,loss=people; like=dfe changes that one instead."),
                .standard = "acro",
                .choices = {"acro", "dasa5", "dasa10", "custom"}},
               {.key = "counts",
                .kind = ParamKind::Columns,
                .title = BOULTON_TR("modules", "Counts"),
                .help = BOULTON_TR("modules", "Columns of numbers of people. One column beside two that classify it is read as a table of "
                                              "the two.")},
               {.key = "totals",
                .kind = ParamKind::Words,
                .title = BOULTON_TR("modules", "Totals"),
                .help = BOULTON_TR("modules", "Labels of rows and names of columns that are totals. A subtotal stands behind or before its "
                                              "parts.")},
               {.key = "previous",
                .kind = ParamKind::Columns,
                .title = BOULTON_TR("modules", "Earlier figures"),
                .help = BOULTON_TR("modules", "Columns with what was published of the same cells before, one for each column of counts and "
                                              "in the same order; empty where nothing was.")}},
    .example = "boulton-cli run output-check --input table=admissions.csv --set counts=admissions --set profile=dasa5 --out -",
    .run = run,
};

} // namespace boulton::modules
