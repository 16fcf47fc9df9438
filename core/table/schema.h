// SPDX-License-Identifier: GPL-3.0-or-later
// What a column means (role, unit, sensitivity) apart from how it is stored (type).
#pragma once
#include "core/base/result.h"
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::table {

enum class Type : std::uint8_t { Int64, Float64, String, Date, Bool };
enum class Role : std::uint8_t { None, Measure, Numerator, Denominator, Category, Identifier, Geography, Time, Weight };
enum class Sensitivity : std::uint8_t { Public, Internal, Personal, SpecialCategory };
//! What an analysis does with a missing value in this field unless told otherwise.
enum class MissingPolicy : std::uint8_t { Drop, Keep, Refuse };

//! Why a value is missing. The letters are those of official statistics (DfE, ONS); stored, shown, never turned into zero.
enum class MissingReason : std::uint8_t {
    Empty,          //!< nothing there, "NA", "null", "-", "–", "."
    Suppressed,     //!< c: confidential
    NotAvailable,   //!< x
    NotApplicable,  //!< z
    LowReliability, //!< u
    RoundsToZero,   //!< k, "low"
    Unreadable,     //!< something that is not a value of the column's type; a diagnostic names it
};

[[nodiscard]] std::string_view name(Type type);               //!< integer, number, text, date, yes-no
[[nodiscard]] std::string_view name(Role role);               //!< none, measure, …
[[nodiscard]] std::string_view name(Sensitivity sensitivity); //!< public, internal, personal, special-category
[[nodiscard]] std::string_view name(MissingReason reason);    //!< empty, suppressed, …
[[nodiscard]] std::optional<Type> typeFromName(std::string_view name);
[[nodiscard]] std::optional<Role> roleFromName(std::string_view name);
[[nodiscard]] std::optional<Sensitivity> sensitivityFromName(std::string_view name);

struct Field {
    std::string name;
    Type type = Type::String;
    Role role = Role::None;
    std::string unit{}; //!< "%", "£", "per 100,000", …; empty for none
    Sensitivity sensitivity = Sensitivity::Internal;
    MissingPolicy missing = MissingPolicy::Drop;
    bool operator==(const Field&) const = default;
};

//! Immutable and shared: copying a Schema copies a pointer.
class Schema {
public:
    Schema() : Schema(std::vector<Field>{}) {}
    explicit Schema(std::vector<Field> fields) : m_fields(std::make_shared<const std::vector<Field>>(std::move(fields)))
    {}
    [[nodiscard]] const std::vector<Field>& fields() const { return *m_fields; }
    [[nodiscard]] std::size_t size() const { return m_fields->size(); }
    [[nodiscard]] const Field& operator[](std::size_t i) const { return (*m_fields)[i]; }
    //! The first field of that exact name; NotFound lists the names there are.
    [[nodiscard]] Result<std::size_t> find(std::string_view name) const;
    bool operator==(const Schema& o) const { return *m_fields == *o.m_fields; }

private:
    std::shared_ptr<const std::vector<Field>> m_fields;
};

} // namespace boulton::table
