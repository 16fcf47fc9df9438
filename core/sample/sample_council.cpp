// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/sample_council.h"
#include "core/sample/catalogue.h"
#include "core/sample/commentary.h"
#include "core/sample/series.h"
#include <algorithm>
#include <iterator>

namespace boulton::sample {

performance::Plan makePlan(std::uint64_t seed)
{
    performance::Plan plan;
    plan.council = "Birmingham City Council (sample)";
    plan.title = "Council Plan 2018–2022 (sample)";
    plan.synthetic = true;
    std::vector<performance::ValueRecord> records;
    for (const auto& outcome : catalogue()) {
        plan.outcomes.push_back({outcome.number, std::string(outcome.title)});
        for (const auto& definition : outcome.measures) {
            plan.measures.push_back(measureOf(definition, outcome.number));
            std::ranges::move(targetsOf(definition), std::back_inserter(plan.targets));
            std::ranges::move(recordsOf(definition, seed), std::back_inserter(records));
        }
    }
    std::ranges::stable_sort(records, {}, &performance::ValueRecord::recordedAt);
    plan.history = performance::History(std::move(records));
    plan.commentaries = commentariesFor(plan, seed);
    return plan;
}

} // namespace boulton::sample
