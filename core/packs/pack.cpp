// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packs/pack.h"
#include "core/base/format.h"
#include "core/packs/parts.h"
#include "core/report/text.h"
#include <algorithm>
#include <format>

namespace boulton::packs {

using namespace performance;

namespace {

void addTarget(std::string& line, const std::optional<PeriodTarget>& target)
{
    if (!target)
        return;
    line += formatExact(target->value);
    if (target->rangeTo)
        line += ".." + formatExact(*target->rangeTo);
}

} // namespace

Details sampleDetails()
{
    Details d;
    d.reportOf = "Assistant Chief Executive (illustrative)";
    d.cabinetMember = "Leader of the Council (illustrative)";
    d.scrutinyChair = "Chair, Co-ordinating Overview and Scrutiny Committee (illustrative)";
    d.author = "Head of Business Improvement (illustrative)";
    d.contact = "performance@example.invalid";
    d.wardsAffected = "All";
    d.keyDecision = "No";
    d.callIn = "Yes";
    d.confidential = "No";
    d.background = "The Council Plan sets out six outcomes. Measures and targets for each were agreed by Cabinet. This "
                   "report gives the latest figure for each measure, compares it with its "
                   "target and with the period before, and says what is being done where a measure is off track.";
    d.options =
        "Not to report would leave Members without a view of progress against the plan. This is not recommended.";
    d.consultation = "Figures and commentary come from the directors responsible for each measure. Public consultation "
                     "is not needed for a report on performance.";
    d.risk = "The main risk is that underperformance is seen late. Monthly review by the Council Leadership Team and "
             "this quarterly report are the controls.";
    d.compliance = {
        {"Council priorities", "The report shows progress against every outcome of the plan."},
        {"Legal implications", "None arise directly from this report."},
        {"Financial implications",
         "None arise directly. Actions are met from approved budgets unless a separate report says otherwise."},
        {"Procurement implications", "None."},
        {"Human resources implications", "None."},
        {"Public Sector Equality Duty", "The measures include several that bear on protected groups. The report itself "
                                        "changes no policy, so no equality assessment is needed."}};
    d.backgroundDocuments = "The council's plan and the performance matrix in Boulton for this period.";
    return d;
}

std::string canonicalText(const Matrix& matrix)
{
    std::string out = matrix.options.period.key() + "\n";
    for (const auto& row : matrix.rows) {
        std::string line = row.measure->code.value;
        for (const auto& cell : row.cells) {
            line += "|" + cell.period.key() + "=" + (cell.figure.value ? formatExact(*cell.figure.value) : "-") + "/";
            addTarget(line, cell.target);
            line += std::string("/") + letter(cell.status);
        }
        out += line + "\n";
    }
    return out;
}

std::string fileStem(Period period, Audience audience)
{
    const int year = period.financialYearStart();
    const char* who = audience == Audience::Cabinet ? "Cabinet" : "CLT";
    if (period.months == 3)
        return std::format("{}-pack-{}-{:02}-Q{}", who, year, (year + 1) % 100,
                           (period.monthOfFinancialYear() - 1) / 3 + 1);
    if (period.months == 12)
        return std::format("{}-pack-{}-{:02}", who, year, (year + 1) % 100);
    return std::format("{}-pack-{:04}-{:02}", audience == Audience::Cabinet ? "Cabinet" : "CLT", period.end().year(),
                       period.end().month());
}

Result<table::Table> dataTable(const Context& c)
{
    using table::Type;
    table::TableBuilder b({{.name = "code", .type = Type::String, .role = table::Role::Identifier},
                           {.name = "measure", .type = Type::String},
                           {.name = "outcome", .type = Type::String, .role = table::Role::Category},
                           {.name = "unit", .type = Type::String},
                           {.name = "period", .type = Type::String, .role = table::Role::Time},
                           {.name = "period_start", .type = Type::Date, .role = table::Role::Time},
                           {.name = "period_months", .type = Type::Int64},
                           {.name = "actual", .type = Type::Float64, .role = table::Role::Measure},
                           {.name = "target", .type = Type::Float64},
                           {.name = "status", .type = Type::String, .role = table::Role::Category},
                           {.name = "travel", .type = Type::String, .role = table::Role::Category},
                           {.name = "note", .type = Type::String}});
    const auto optional = [](table::ColumnBuilder& column, std::optional<double> value) {
        if (value)
            column.append(*value);
        else
            column.appendMissing();
    };
    for (const auto& row : c.matrix.rows)
        for (const auto& cell : row.cells) {
            const Measure& m = *row.measure;
            const Outcome& outcome = *std::ranges::find(c.plan.outcomes, m.outcome, &Outcome::number);
            b[0].append(m.code.value);
            b[1].append(m.title);
            b[2].append(outcome.title);
            b[3].append(m.unit);
            b[4].append(cell.period.label());
            b[5].append(cell.period.start);
            b[6].append(static_cast<std::int64_t>(cell.period.months));
            optional(b[7], cell.figure.value);
            optional(b[8], cell.target ? std::optional(cell.target->value) : std::nullopt);
            b[9].append(toString(word(cell.status)));
            b[10].append(toString(word(cell.travel)));
            b[11].append(toString(remarks(m, cell)));
        }
    return b.finish();
}

Result<report::Card> measureCard(const Plan& plan, const MeasureCode& code, Period month)
{
    const Measure* measure = plan.measure(code);
    if (!measure)
        return fail(ErrorCode::NotFound, "there is no measure '" + code.value + "'", {code.value});
    BOULTON_TRY_ASSIGN(const MatrixRow row, matrixRow(plan, *measure, {.period = month}));
    return card(row, true);
}

Text figureWords(const Measure& measure, const Cell& cell)
{
    const report::Cell shown = shortFigureCell(measure, cell);
    if (const auto* words = std::get_if<Text>(&shown.value)) // why there is no figure: translated where it is shown
        return *words;
    return Text::raw(report::plainText(shown));
}

Text targetWords(const Measure& measure, const Cell& cell)
{
    return cell.target ? shortTargetText(measure, cell.target) : Text::raw("");
}

Text remarkWords(const Measure& measure, const Cell& cell)
{
    return remarks(measure, cell);
}

Result<report::Document> makePack(const Plan& plan, const Options& options)
{
    const SignOff* signOff = plan.signOff(options.period, options.audience);
    MatrixOptions matrixOptions{
        .period = options.period, .asAt = options.asAt, .councilPlanOnly = options.audience == Audience::Cabinet};
    if (!matrixOptions.asAt && signOff)
        matrixOptions.asAt = signOff->at;
    BOULTON_TRY_ASSIGN(const Matrix matrix, buildMatrix(plan, matrixOptions));
    if (matrix.rows.empty())
        return fail(ErrorCode::NotEnoughData, "the plan has no measure to report for " + options.period.label(),
                    {options.period.label()});
    if (matrix.summary.withResult() == 0 && matrix.summary.count(Brag::NoTarget) == 0)
        return fail(ErrorCode::NotEnoughData, "no measure has a figure for " + options.period.label(),
                    {options.period.label()});
    const Context context{plan, options, matrix, signOff};

    report::Document d;
    const bool cabinet = options.audience == Audience::Cabinet;
    d.title = cabinet ? BOULTON_TR("packs", "Council Plan performance: %1").with(options.period.label())
                      : BOULTON_TR("packs", "Performance: %1").with(options.period.label());
    d.subtitle = cabinet ? BOULTON_TR("packs", "Report to Cabinet · %1").with(plan.council)
                         : BOULTON_TR("packs", "Council Leadership Team pack · %1").with(plan.council);
    d.marking = cabinet ? "OFFICIAL" : "OFFICIAL-SENSITIVE";
    d.synthetic = plan.synthetic;
    d.blocks = cabinet ? cabinetBlocks(context) : leadershipBlocks(context);
    BOULTON_TRY_ASSIGN(auto data, dataTable(context));
    d.tables.push_back({"measures", std::move(data)});
    const Summary& s = matrix.summary;
    d.values = {{"measures", static_cast<std::int64_t>(s.total())},
                {"with.result", static_cast<std::int64_t>(s.withResult())},
                {"blue", static_cast<std::int64_t>(s.count(Brag::Blue))},
                {"green", static_cast<std::int64_t>(s.count(Brag::Green))},
                {"amber", static_cast<std::int64_t>(s.count(Brag::Amber))},
                {"red", static_cast<std::int64_t>(s.count(Brag::Red))},
                {"awaiting", static_cast<std::int64_t>(s.count(Brag::Awaiting))}};
    d.provenance.module = cabinet ? "cabinet-pack 1" : "clt-pack 1";
    d.provenance.parameters = {{"period", options.period.label()},
                               {"as at", matrixOptions.asAt ? formatDate(matrixOptions.asAt->date()) + ", " +
                                                                  matrixOptions.asAt->iso().substr(11, 5) + " UTC"
                                                            : "now"}};
    return d;
}

} // namespace boulton::packs
