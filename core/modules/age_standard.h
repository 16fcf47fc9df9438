// SPDX-License-Identifier: GPL-3.0-or-later
// The ages that standardised rates are brought to: a published standard population, or the rows of a table.
#pragma once
#include "core/base/text.h"
#include "core/modules/params.h"
#include "core/table/table.h"
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace boulton::modules {

//! One band of the standard population (DSR: weight) or of the reference (ISR: events, people).
struct AgeBand {
    int from = 0;
    std::optional<int> to{}; //!< inclusive; nothing: the last band of a published population, or one that does not say
    std::string name;
    double weight = std::numeric_limits<double>::quiet_NaN();
    double events = std::numeric_limits<double>::quiet_NaN();
    double people = std::numeric_limits<double>::quiet_NaN();
};

struct AgeStandard {
    std::vector<AgeBand> bands;
    bool byAge = true; //!< bands are found by age; otherwise they are in the order of the rows
    Text name;
};

//! Where a standard may come from. `used`: columns of the data that are no ages and no standard.
struct StandardSources {
    const table::Table& data;
    std::span<const std::size_t> rows; //!< of the data: one group's
    std::span<const std::string> used;
    const table::Table* reference = nullptr;
};

//! Of a directly standardised rate, as parameter 'standard' says: esp2013, esp1976, a column of the reference or of the data; esp2013
//! where neither it nor a reference is given. Usage where there is no such thing.
[[nodiscard]] Result<AgeStandard> directStandard(const StandardSources& from, const Params& params);
//! Of an indirectly standardised rate: events and people at each age, in the two columns that 'standard' names, else those called
//! as in the data, refcount and refpop, or the only two of the reference.
[[nodiscard]] Result<AgeStandard> indirectStandard(const StandardSources& from, const Params& params);

//! The band into which an age falls: by range in a published population, else the band that begins there.
[[nodiscard]] std::optional<std::size_t> bandAt(const std::vector<AgeBand>& bands, int age);

} // namespace boulton::modules
