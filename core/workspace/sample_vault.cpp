// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/sample_vault.h"
#include "core/exchange/csv_writer.h"
#include "core/sample/sample_council.h"
#include "core/store/dataset_repository.h"
#include "core/workspace/import.h"
#include "core/workspace/plan_store.h"
#include <cmath>
#include <format>

namespace boulton::workspace {
namespace {

using namespace performance;

std::string frequencyName(int months)
{
    return months == 1 ? "monthly" : months == 3 ? "quarterly" : "annual";
}

//! The list of measures in the form that importMeasures reads, with the targets of the last year.
Result<table::Table> measureList(const Plan& plan)
{
    using table::Type;
    std::vector<table::Field> fields;
    for (const char* name : {"Code", "Title", "Definition"})
        fields.push_back({.name = name, .type = Type::String});
    fields.push_back({.name = "Outcome", .type = Type::Int64});
    for (const char* name :
         {"Outcome title", "Priority", "Directorate", "Owner", "Provider", "Approver", "Source", "Unit"})
        fields.push_back({.name = name, .type = Type::String});
    fields.push_back({.name = "Scale", .type = Type::Float64});
    fields.push_back({.name = "Decimals", .type = Type::Int64});
    for (const char* name : {"Frequency", "Polarity", "Calculation", "Kind"})
        fields.push_back({.name = name, .type = Type::String});
    fields.push_back({.name = "Illustrative", .type = Type::Bool});
    fields.push_back({.name = "Reporting lag days", .type = Type::Int64});
    fields.push_back({.name = "Target year", .type = Type::Int64});
    for (const char* name : {"Target", "Range to", "Tolerance", "Blue tolerance"})
        fields.push_back({.name = name, .type = Type::Float64});
    table::TableBuilder b(fields);
    for (const auto& m : plan.measures) {
        std::size_t at = 0;
        const Outcome* outcome = nullptr;
        for (const auto& o : plan.outcomes)
            outcome = o.number == m.outcome ? &o : outcome;
        for (const std::string& text : {m.code.value, m.title, m.definition})
            b[at++].append(text);
        b[at++].append(static_cast<std::int64_t>(m.outcome));
        for (const std::string& text : {outcome ? outcome->title : std::string{}, m.priority, m.directorate, m.owner,
                                        m.dataProvider, m.approver, m.source, m.unit})
            b[at++].append(text);
        b[at++].append(m.scale);
        b[at++].append(static_cast<std::int64_t>(m.decimals));
        for (const std::string& text : {frequencyName(m.frequencyMonths), std::string(name(m.polarity)),
                                        std::string(name(m.calculation)), std::string(name(m.kind))})
            b[at++].append(text);
        b[at++].append(m.illustrative);
        b[at++].append(static_cast<std::int64_t>(m.reportingLagDays));
        const Target* t = plan.target(m.code, 2019);
        if (!t) {
            for (; at < fields.size(); ++at)
                b[at].appendMissing();
            continue;
        }
        const double width = t->tolerance.kind == ToleranceKind::Relative ? std::abs(t->annual) : 1;
        b[at++].append(std::int64_t{2019});
        b[at++].append(t->annual);
        if (t->rangeTo)
            b[at].append(*t->rangeTo);
        else
            b[at].appendMissing();
        b[++at].append(t->tolerance.amber * width);
        b[++at].append(t->tolerance.blue * width);
    }
    return b.finish();
}

} // namespace

Status fillSample(Session& session, const JobContext& job)
{
    const Plan plan = sample::makePlan();
    BOULTON_TRY_ASSIGN(const table::Table wards, sample::wardTable());
    const auto datasets = session.performance().datasets();
    BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::MakeSample));
    BOULTON_TRY(saveHeading(session, tx, {plan.council, plan.title, plan.synthetic}));
    BOULTON_TRY(saveOutcomes(session, tx, plan.outcomes));
    BOULTON_TRY(saveMeasures(session, tx, plan.measures));
    BOULTON_TRY(saveTargets(session, tx, plan.targets));
    BOULTON_TRY(saveCommentaries(session, tx, plan.commentaries));
    BOULTON_TRY(savePackDetails(session, tx, packs::sampleDetails()));
    BOULTON_TRY(appendValues(session, tx, plan.history.records(), "sample", job));
    BOULTON_TRY_ASSIGN(const DatasetId id,
                       datasets.create(tx, {.name = "wards",
                                            .title = "Wards of the sample council (synthetic numbers)",
                                            .sourceName = "sample",
                                            .schema = wards.schema()}));
    BOULTON_TRY_ASSIGN([[maybe_unused]] const auto revision,
                       datasets.add(tx, id, wards, store::RevisionMode::Replace, "sample", job));
    return tx.commit(Session::entry(
        UseCase::MakeSample, "plan",
        std::format("measures={} values={} synthetic=1", plan.measures.size(), plan.history.records().size())));
}

Result<std::vector<platform::Path>> exportSampleFiles(const platform::Path& folder)
{
    if (auto made = platform::makePrivateFolder(folder); !made && made.error().code != ErrorCode::AlreadyExists)
        return std::unexpected(made.error());
    const Plan plan = sample::makePlan();
    std::vector<platform::Path> files;
    const auto write = [&](const char* name, const Result<table::Table>& table) -> Status {
        if (!table)
            return std::unexpected(table.error());
        files.push_back(folder / name);
        return exchange::writeCsvFile(files.back(), *table);
    };
    BOULTON_TRY(
        write("actuals-2020-03.csv", sample::actualsTable(plan, Period::month(sample::kLastYear, sample::kLastMonth))));
    BOULTON_TRY(write("measures.csv", measureList(plan)));
    BOULTON_TRY(write("wards.csv", sample::wardTable()));
    BOULTON_TRY(write("spc.csv", sample::seriesTable(plan, MeasureCode("2.20"))));
    BOULTON_TRY(write("life-table.csv", sample::lifeTable()));
    BOULTON_TRY(write("admissions.csv", sample::admissionsTable()));
    BOULTON_TRY(write("deciles.csv", sample::decileTable()));
    BOULTON_TRY(write("needs-indicators.csv", sample::needsIndicators()));
    BOULTON_TRY(write("needs-values.csv", sample::needsValues()));
    BOULTON_TRY(write("needs-areas.csv", sample::needsAreas()));
    BOULTON_TRY(write("needs-population.csv", sample::needsPopulation()));
    BOULTON_TRY(write("needs-lookup.csv", sample::needsLookup()));
    exchange::ActualsMapping mapping = standardMapping();
    mapping.noteColumn = "Comment";
    files.push_back(folder / "mapping.json");
    BOULTON_TRY(platform::replaceFile(files.back(), exchange::toJson(mapping)));
    return files;
}

} // namespace boulton::workspace
