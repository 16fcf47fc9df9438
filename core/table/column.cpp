// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/column.h"
#include "core/base/format.h"
#include <bit>
#include <cassert>
#include <cmath>
#include <limits>

namespace boulton::table {
namespace {

std::size_t sizeOf(const Values& values)
{
    return std::visit(
        [](const auto& v) {
            if constexpr (requires { v.codes; })
                return v.codes.size();
            else
                return v.size();
        },
        values);
}

std::size_t missingIn(const Validity& validity, std::size_t rows)
{
    if (validity.empty())
        return 0;
    std::size_t valid = 0;
    for (std::size_t word = 0; word < rows / 64; ++word)
        valid += static_cast<std::size_t>(std::popcount(validity[word]));
    if (rows % 64 != 0)
        valid += static_cast<std::size_t>(std::popcount(validity[rows / 64] & ((std::uint64_t{1} << (rows % 64)) - 1)));
    return rows - valid;
}

Values emptyValues(Type type)
{
    switch (type) {
    case Type::Int64: return std::vector<std::int64_t>{};
    case Type::Float64: return std::vector<double>{};
    case Type::String: return Strings{};
    case Type::Date: return std::vector<std::int32_t>{};
    case Type::Bool: return std::vector<std::uint8_t>{};
    }
    return std::vector<std::int64_t>{};
}

} // namespace

Column::Column(Values values, Validity validity, std::vector<std::uint8_t> reasons)
{
    auto data = std::make_shared<Data>();
    data->size = sizeOf(values);
    data->missing = missingIn(validity, data->size);
    data->values = std::move(values);
    if (data->missing > 0) {
        data->validity = std::move(validity);
        data->reasons = std::move(reasons);
    }
    m_data = std::move(data);
}

double Column::number(std::size_t row) const
{
    if (isMissing(row))
        return std::numeric_limits<double>::quiet_NaN();
    switch (type()) {
    case Type::Int64: return static_cast<double>(ints()[row]);
    case Type::Float64: return floats()[row];
    case Type::Bool: return bools()[row] ? 1.0 : 0.0;
    default: return std::numeric_limits<double>::quiet_NaN();
    }
}

std::string Column::text(std::size_t row) const
{
    if (isMissing(row))
        return {};
    switch (type()) {
    case Type::Int64: return std::to_string(ints()[row]);
    case Type::Float64: return formatExact(floats()[row]);
    case Type::String: return std::string(string(row));
    case Type::Date: return date(row).iso();
    case Type::Bool: return bools()[row] ? "true" : "false";
    }
    return {};
}

bool Column::sameValues(const Column& o) const
{
    if (type() != o.type() || size() != o.size() || missingCount() != o.missingCount())
        return false;
    for (std::size_t row = 0; row < size(); ++row) {
        if (isMissing(row) != o.isMissing(row))
            return false;
        if (isMissing(row)) {
            if (reason(row) != o.reason(row))
                return false;
            continue;
        }
        switch (type()) {
        case Type::Int64:
            if (ints()[row] != o.ints()[row])
                return false;
            break;
        case Type::Float64:
            if (floats()[row] != o.floats()[row] && !(std::isnan(floats()[row]) && std::isnan(o.floats()[row])))
                return false;
            break;
        case Type::String:
            if (string(row) != o.string(row))
                return false;
            break;
        case Type::Date:
            if (days()[row] != o.days()[row])
                return false;
            break;
        case Type::Bool:
            if (bools()[row] != o.bools()[row])
                return false;
            break;
        }
    }
    return true;
}

Column Column::take(std::span<const std::size_t> rows) const
{
    Values values = std::visit(
        [&](const auto& from) -> Values {
            using V = std::remove_cvref_t<decltype(from)>;
            V to;
            if constexpr (std::is_same_v<V, Strings>) {
                to.dictionary = from.dictionary;
                to.codes.reserve(rows.size());
                for (const auto row : rows)
                    to.codes.push_back(from.codes[row]);
            } else {
                to.reserve(rows.size());
                for (const auto row : rows)
                    to.push_back(from[row]);
            }
            return to;
        },
        m_data->values);
    Validity validity;
    std::vector<std::uint8_t> reasons;
    if (m_data->missing > 0) {
        validity.assign((rows.size() + 63) / 64, 0);
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (!isMissing(rows[i]))
                validity[i / 64] |= std::uint64_t{1} << (i % 64);
        if (!m_data->reasons.empty())
            for (const auto row : rows)
                reasons.push_back(m_data->reasons[row]);
    }
    return {std::move(values), std::move(validity), std::move(reasons)};
}

Column Column::slice(std::size_t first, std::size_t count) const
{
    std::vector<std::size_t> rows(count);
    for (std::size_t i = 0; i < count; ++i)
        rows[i] = first + i;
    return take(rows);
}

ColumnBuilder::ColumnBuilder(Type type, std::size_t reserve)
    : m_type(type), m_values(emptyValues(type)), m_dictionary(std::make_unique<Dictionary>())
{
    std::visit(
        [&](auto& v) {
            if constexpr (requires { v.codes; })
                v.codes.reserve(reserve);
            else
                v.reserve(reserve);
        },
        m_values);
}

void ColumnBuilder::present()
{
    if (!m_validity.empty()) {
        if (m_size / 64 >= m_validity.size())
            m_validity.push_back(0);
        m_validity[m_size / 64] |= std::uint64_t{1} << (m_size % 64);
    }
    if (!m_reasons.empty())
        m_reasons.push_back(0);
    ++m_size;
}

void ColumnBuilder::append(std::int64_t value)
{
    if (m_type == Type::Float64)
        std::get<1>(m_values).push_back(static_cast<double>(value));
    else
        std::get<0>(m_values).push_back(value);
    present();
}

void ColumnBuilder::append(double value)
{
    std::get<1>(m_values).push_back(value);
    present();
}

void ColumnBuilder::append(std::string_view value)
{
    auto found = m_codes.find(value);
    if (found == m_codes.end()) {
        found = m_codes.emplace(std::string(value), static_cast<std::uint32_t>(m_dictionary->size())).first;
        m_dictionary->push(value);
    }
    std::get<2>(m_values).codes.push_back(found->second);
    present();
}

void ColumnBuilder::append(Date value)
{
    std::get<3>(m_values).push_back(value.days);
    present();
}

void ColumnBuilder::append(bool value)
{
    std::get<4>(m_values).push_back(value ? 1 : 0);
    present();
}

void ColumnBuilder::appendMissing(MissingReason reason)
{
    if (m_validity.empty()) { // every row so far has a value
        m_validity.assign(m_size / 64 + 1, ~std::uint64_t{0});
        m_validity.back() = m_size % 64 == 0 ? 0 : (std::uint64_t{1} << (m_size % 64)) - 1;
    } else if (m_size / 64 >= m_validity.size()) {
        m_validity.push_back(0);
    }
    if (reason != MissingReason::Empty && m_reasons.empty())
        m_reasons.assign(m_size, 0);
    if (reason != MissingReason::Empty || !m_reasons.empty())
        m_reasons.push_back(static_cast<std::uint8_t>(reason));
    std::visit(
        [](auto& v) {
            if constexpr (requires { v.codes; })
                v.codes.push_back(0);
            else
                v.push_back({});
        },
        m_values);
    ++m_size;
}

void ColumnBuilder::appendFrom(const Column& o, std::size_t row)
{
    if (o.isMissing(row)) {
        appendMissing(o.reason(row));
        return;
    }
    switch (o.type()) {
    case Type::Int64: append(o.ints()[row]); break;
    case Type::Float64: append(o.floats()[row]); break;
    case Type::String: append(o.string(row)); break;
    case Type::Date: append(o.date(row)); break;
    case Type::Bool: append(o.bools()[row] != 0); break;
    }
}

Column ColumnBuilder::finish()
{
    if (m_type == Type::String) {
        if (m_dictionary->size() == 0 && m_size > 0)
            m_dictionary->push(""); // all missing: code 0 must exist
        std::get<2>(m_values).dictionary = std::shared_ptr<const Dictionary>(std::move(m_dictionary));
    }
    Column column(std::move(m_values), std::move(m_validity), std::move(m_reasons));
    *this = ColumnBuilder(m_type);
    return column;
}

} // namespace boulton::table
