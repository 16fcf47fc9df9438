// SPDX-License-Identifier: GPL-3.0-or-later
// What is about people, as the importer marked its columns.
#pragma once
#include "core/table/schema.h"
#include <algorithm>

namespace boulton::workspace {

[[nodiscard]] inline bool isAboutPeople(const table::Schema& schema)
{
    return std::ranges::any_of(schema.fields(), [](const table::Field& field) {
        return field.sensitivity == table::Sensitivity::Personal || field.sensitivity == table::Sensitivity::SpecialCategory;
    });
}

} // namespace boulton::workspace
