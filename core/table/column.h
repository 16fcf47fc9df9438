// SPDX-License-Identifier: GPL-3.0-or-later
// One immutable column: typed values, a validity bitmap, and, where some values are missing for a stated reason, the reasons.
// Shared: copying a Column copies a pointer. Rows that are missing hold an unspecified value: ask isMissing first.
#pragma once
#include "core/base/date.h"
#include "core/table/schema.h"
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace boulton::table {

//! The distinct strings of a column in order of first appearance, in one block of memory.
class Dictionary {
public:
    [[nodiscard]] std::size_t size() const { return m_ends.size(); }
    [[nodiscard]] std::string_view operator[](std::size_t code) const
    {
        const std::uint64_t begin = code == 0 ? 0 : m_ends[code - 1];
        return std::string_view(m_bytes).substr(begin, m_ends[code] - begin);
    }
    void push(std::string_view value)
    {
        m_bytes += value;
        m_ends.push_back(m_bytes.size());
    }
    void shrink()
    {
        m_bytes.shrink_to_fit();
        m_ends.shrink_to_fit();
    }
    [[nodiscard]] std::size_t byteSize() const { return m_bytes.size(); }

private:
    std::string m_bytes;
    std::vector<std::uint64_t> m_ends;
};

using Codes = std::vector<std::uint32_t>; //!< index into the dictionary, one a row

struct Strings {
    Codes codes;
    std::shared_ptr<const Dictionary> dictionary = std::make_shared<const Dictionary>();
};

using Values = std::variant<std::vector<std::int64_t>, std::vector<double>, Strings,
                            std::vector<std::int32_t> /* Date::days */, std::vector<std::uint8_t> /* bool */>;

//! Bit i (of word i/64) is set where row i has a value. Empty: every row has one.
using Validity = std::vector<std::uint64_t>;

class Column {
public:
    Column() : Column(Values(std::vector<std::int64_t>{}), {}, {}) {}
    //! `reasons` is empty or has one entry a row (read only where the row is missing).
    Column(Values values, Validity validity, std::vector<std::uint8_t> reasons = {});

    [[nodiscard]] Type type() const { return static_cast<Type>(m_data->values.index()); }
    [[nodiscard]] std::size_t size() const { return m_data->size; }
    [[nodiscard]] std::size_t missingCount() const { return m_data->missing; }
    [[nodiscard]] bool isMissing(std::size_t row) const
    {
        const auto& v = m_data->validity;
        return !v.empty() && (v[row / 64] >> (row % 64) & 1U) == 0;
    }
    [[nodiscard]] MissingReason reason(std::size_t row) const
    {
        return m_data->reasons.empty() ? MissingReason::Empty : static_cast<MissingReason>(m_data->reasons[row]);
    }
    // Each is valid for its own type only.
    [[nodiscard]] std::span<const std::int64_t> ints() const { return std::get<0>(m_data->values); }
    [[nodiscard]] std::span<const double> floats() const { return std::get<1>(m_data->values); }
    [[nodiscard]] std::span<const std::uint32_t> codes() const { return std::get<2>(m_data->values).codes; }
    [[nodiscard]] const Dictionary& dictionary() const { return *std::get<2>(m_data->values).dictionary; }
    [[nodiscard]] std::span<const std::int32_t> days() const { return std::get<3>(m_data->values); }
    [[nodiscard]] std::span<const std::uint8_t> bools() const { return std::get<4>(m_data->values); }

    [[nodiscard]] std::string_view string(std::size_t row) const { return dictionary()[codes()[row]]; }
    [[nodiscard]] Date date(std::size_t row) const { return Date{days()[row]}; }
    //! Int64, Float64 and Bool as double; NaN where missing or of another type.
    [[nodiscard]] double number(std::size_t row) const;
    [[nodiscard]] bool isNumeric() const { return type() == Type::Int64 || type() == Type::Float64; }
    //! Any value as exact text (numbers read back to the same double, dates ISO); empty where missing.
    [[nodiscard]] std::string text(std::size_t row) const;

    [[nodiscard]] const Values& values() const { return m_data->values; }
    [[nodiscard]] const Validity& validity() const { return m_data->validity; }
    [[nodiscard]] const std::vector<std::uint8_t>& reasons() const { return m_data->reasons; }

    //! Same type, same rows missing for the same reasons, same values (strings by text, not by code; NaN equals NaN).
    [[nodiscard]] bool sameValues(const Column& other) const;
    //! The given rows, in that order; the dictionary is shared.
    [[nodiscard]] Column take(std::span<const std::size_t> rows) const;
    [[nodiscard]] Column slice(std::size_t first, std::size_t count) const;

private:
    struct Data {
        Values values;
        Validity validity;
        std::vector<std::uint8_t> reasons;
        std::size_t size = 0;
        std::size_t missing = 0;
    };
    std::shared_ptr<const Data> m_data;
};

//! Grows a column row by row. Appending a value of another type is a bug (assert), but ints go into Float64 columns.
class ColumnBuilder {
public:
    explicit ColumnBuilder(Type type, std::size_t reserve = 0);
    void append(std::int64_t value);
    void append(double value);
    void append(std::string_view value);
    void append(const char* value) { append(std::string_view(value)); }
    void append(const std::string& value) { append(std::string_view(value)); }
    void append(Date value);
    void append(bool value);
    void appendMissing(MissingReason reason = MissingReason::Empty);
    //! Row `row` of `other`, which has this builder's type.
    void appendFrom(const Column& other, std::size_t row);
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] Type type() const { return m_type; }
    //! The column; the builder is empty afterwards.
    [[nodiscard]] Column finish();

private:
    void present();
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const noexcept { return std::hash<std::string_view>{}(s); }
    };
    Type m_type;
    std::size_t m_size = 0;
    Values m_values;
    std::unique_ptr<Dictionary> m_dictionary;
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> m_codes;
    Validity m_validity;                 // empty until the first missing value
    std::vector<std::uint8_t> m_reasons; // empty until the first reason other than Empty
};

} // namespace boulton::table
