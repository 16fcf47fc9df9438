// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/schema.h"
#include "core/base/names.h"
#include <array>

namespace boulton::table {
namespace {

constexpr std::array<std::string_view, 5> kTypes{"integer", "number", "text", "date", "yes-no"};
constexpr std::array<std::string_view, 9> kRoles{"none",       "measure",   "numerator", "denominator", "category",
                                                 "identifier", "geography", "time",      "weight"};
constexpr std::array<std::string_view, 4> kSensitivities{"public", "internal", "personal", "special-category"};
constexpr std::array<std::string_view, 7> kReasons{
    "empty", "suppressed", "not-available", "not-applicable", "low-reliability", "rounds-to-zero", "unreadable"};

} // namespace

std::string_view name(Type type)
{
    return kTypes[static_cast<std::size_t>(type)];
}
std::string_view name(Role role)
{
    return kRoles[static_cast<std::size_t>(role)];
}
std::string_view name(Sensitivity s)
{
    return kSensitivities[static_cast<std::size_t>(s)];
}
std::string_view name(MissingReason reason)
{
    const auto i = static_cast<std::size_t>(reason);
    return i < kReasons.size() ? kReasons[i] : kReasons.front();
}
std::optional<Type> typeFromName(std::string_view n)
{
    return fromName<Type>(kTypes, n);
}
std::optional<Role> roleFromName(std::string_view n)
{
    return fromName<Role>(kRoles, n);
}
std::optional<Sensitivity> sensitivityFromName(std::string_view n)
{
    return fromName<Sensitivity>(kSensitivities, n);
}

Result<std::size_t> Schema::find(std::string_view name) const
{
    std::string names;
    for (std::size_t i = 0; i < m_fields->size(); ++i) {
        const auto& field = (*m_fields)[i];
        if (field.name == name)
            return i;
        if (i < 30)
            names += (i ? ", " : "") + field.name;
    }
    return fail(ErrorCode::NotFound, "there is no column '" + std::string(name) + "'; the columns are: " + names,
                {std::string(name), names});
}

} // namespace boulton::table
