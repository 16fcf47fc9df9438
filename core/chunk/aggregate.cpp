// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunk/aggregate.h"
#include "core/chunk/integers.h"
#include "core/chunk/layout.h"
#include <algorithm>
#include <bit>
#include <cmath>

namespace boulton::chunk {
namespace {

//! Calls each(row, value) for the rows with a value, in order. Nothing is called for damaged bytes.
template <typename Each>
Status eachNumber(const Opened& o, Each each)
{
    if (o.header.statistics.type == table::Type::String)
        return fail(ErrorCode::InvalidInput, "totals of a text column");
    Reader in = o.values();
    std::vector<double> dense(o.present());
    bool ok = true;
    if (o.header.statistics.type == table::Type::Float64) {
        ok = getDoubles(in, dense);
    } else {
        std::vector<std::int64_t> integers(dense.size());
        ok = getIntegers(in, integers);
        std::ranges::transform(integers, dense.begin(), [](std::int64_t v) { return static_cast<double>(v); });
    }
    if (!ok || !in.finished())
        return fail(ErrorCode::Damaged, "a chunk is damaged: values");
    std::size_t next = 0;
    if (o.validity.empty())
        for (; next < dense.size(); ++next)
            each(next, dense[next]);
    for (std::size_t word = 0; word < o.validity.size(); ++word)
        for (std::uint64_t left = o.validity[word]; left != 0; left &= left - 1)
            each(word * 64 + static_cast<std::size_t>(std::countr_zero(left)), dense[next++]);
    return {};
}

} // namespace

void Totals::add(double value)
{
    if (std::isnan(value))
        return;
    minimum = count == 0 ? value : std::min(minimum, value);
    maximum = count == 0 ? value : std::max(maximum, value);
    ++count;
    m_sum.add(value);
}

void Totals::add(const Totals& other)
{
    if (other.count == 0)
        return;
    minimum = count == 0 ? other.minimum : std::min(minimum, other.minimum);
    maximum = count == 0 ? other.maximum : std::max(maximum, other.maximum);
    count += other.count;
    m_sum.add(other.m_sum);
}

Result<Totals> aggregate(std::string_view bytes)
{
    BOULTON_TRY_ASSIGN(const Opened opened, open(bytes));
    Totals totals;
    BOULTON_TRY(eachNumber(opened, [&totals](std::size_t, double value) { totals.add(value); }));
    return totals;
}

Status aggregate(std::string_view bytes, std::span<const std::uint32_t> groups, std::span<Totals> totals)
{
    BOULTON_TRY_ASSIGN(const Opened opened, open(bytes));
    if (opened.header.statistics.rows != groups.size())
        return fail(ErrorCode::InvalidInput, "a chunk has another number of rows than the groups");
    return eachNumber(opened, [&](std::size_t row, double value) {
        if (groups[row] < totals.size())
            totals[groups[row]].add(value);
    });
}

std::uint32_t GroupTotals::groupOf(std::string_view label, bool missing)
{
    const auto next = static_cast<std::uint32_t>(m_groups.size());
    std::uint32_t& index = missing ? m_missing : m_index.try_emplace(std::string(label), next).first->second;
    if (missing && m_missing == kNone)
        index = next;
    if (index == next)
        m_groups.push_back({.label = std::string(label), .missing = missing, .rows = 0, .totals = {}});
    return index;
}

Status GroupTotals::add(std::string_view keys, std::string_view values)
{
    BOULTON_TRY_ASSIGN(const Header header, readHeader(values));
    BOULTON_TRY_ASSIGN(const table::Column column, decode(keys, table::Type::String, header.statistics.rows));
    constexpr std::uint32_t kUnseen = kNone;
    std::vector<std::uint32_t> groupOfCode(column.dictionary().size(), kUnseen);
    std::vector<std::uint32_t> local(column.size());
    std::vector<std::size_t> firstRow;
    std::uint32_t missing = kUnseen;
    for (std::size_t row = 0; row < local.size(); ++row) { // groups of this chunk, numbered by first appearance
        std::uint32_t& group = column.isMissing(row) ? missing : groupOfCode[column.codes()[row]];
        if (group == kUnseen) {
            group = static_cast<std::uint32_t>(firstRow.size());
            firstRow.push_back(row);
        }
        local[row] = group;
    }
    std::vector<Totals> totals(firstRow.size());
    BOULTON_TRY(aggregate(values, local, totals));
    std::vector<std::size_t> rows(firstRow.size(), 0);
    for (const auto group : local)
        ++rows[group];
    for (std::size_t i = 0; i < totals.size(); ++i) {
        const bool isMissing = column.isMissing(firstRow[i]);
        Group& group = m_groups[groupOf(isMissing ? std::string_view{} : column.string(firstRow[i]), isMissing)];
        group.rows += rows[i];
        group.totals.add(totals[i]);
    }
    return {};
}

} // namespace boulton::chunk
