// SPDX-License-Identifier: GPL-3.0-or-later
// What is about people, as the importer marked its columns.
#pragma once
#include "core/table/schema.h"
#include <algorithm>

namespace boulton::workspace {

[[nodiscard]] constexpr bool isAboutPeople(table::Sensitivity sensitivity)
{
    return sensitivity == table::Sensitivity::Personal || sensitivity == table::Sensitivity::SpecialCategory;
}
[[nodiscard]] inline bool isAboutPeople(const table::Schema& schema)
{
    return std::ranges::any_of(schema.fields(), [](const table::Field& field) { return isAboutPeople(field.sensitivity); });
}

} // namespace boulton::workspace
