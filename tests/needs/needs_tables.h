// SPDX-License-Identifier: GPL-3.0-or-later
// Small tables for the tests of needs analyses: all text, as a file with signs in its numbers is read.
#pragma once
#include "core/table/table.h"
#include "tests/support/test.h"
#include <string>
#include <vector>

namespace boulton::test {

using TextRow = std::vector<std::string>;
inline table::Table textTable(const TextRow& names, const std::vector<TextRow>& rows)
{
    std::vector<table::Field> fields;
    for (const auto& name : names)
        fields.push_back({.name = name, .type = table::Type::String});
    table::TableBuilder b(std::move(fields));
    for (const auto& row : rows)
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (i >= row.size() || row[i].empty())
                b[i].appendMissing();
            else
                b[i].append(row[i]);
        }
    return value(b.finish());
}

} // namespace boulton::test
