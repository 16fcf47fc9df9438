// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/needs/areas.h"
#include "core/needs/cells.h"
#include "core/needs/themes.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace boulton::needs {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kTypes{{{"ward", "ward"},
                                                                               {"wards", "ward"},
                                                                               {"council", "council"},
                                                                               {"councils", "council"},
                                                                               {"local authority", "council"},
                                                                               {"local authorities", "council"},
                                                                               {"region", "region"},
                                                                               {"regions", "region"},
                                                                               {"country", "country"},
                                                                               {"countries", "country"},
                                                                               {"nation", "country"},
                                                                               {"lsoa", "lsoa"},
                                                                               {"lsoas", "lsoa"},
                                                                               {"small area", "lsoa"},
                                                                               {"msoa", "msoa"}}};

//! Sets what may be stated once only; what is stated again must be the same.
template <typename T>
bool settle(T& known, const T& stated)
{
    if (stated == T{} || known == stated)
        return true;
    if (known != T{})
        return false;
    known = stated;
    return true;
}

} // namespace

std::optional<std::string> typeFrom(std::string_view word)
{
    const std::string words = plainWords(word);
    const auto found = std::ranges::find(kTypes, words, &std::pair<std::string_view, std::string_view>::first);
    if (found == kTypes.end())
        return std::nullopt;
    return std::string(found->second);
}

AreaId Areas::add(const std::string& name)
{
    const auto [at, isNew] = m_byName.emplace(name, static_cast<AreaId>(m_areas.size()));
    if (isNew)
        m_areas.push_back({.name = name});
    return at->second;
}

std::optional<AreaId> Areas::find(std::string_view name) const
{
    const auto found = m_byName.find(name);
    if (found == m_byName.end())
        return std::nullopt;
    return found->second;
}

Status Areas::read(const table::Table& table)
{
    const Cells area(table, "area");
    const Cells group(table, "group");
    const Cells code(table, "code");
    const Cells parent(table, "parent");
    const Cells decile(table, "decile");
    Problems problems("the table of areas");
    for (const auto& [cells, name] : {std::pair{&area, "area"}, {&group, "group"}})
        if (!cells->exists())
            problems.add("there is no column '" + std::string(name) + "'");
    if (!problems.empty())
        return problems.error();
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string name = area.words(row);
        if (name.empty()) {
            problems.add(row, "area", "is empty");
            continue;
        }
        AreaInfo& info = m_areas[add(name)];
        const std::string word = group.words(row);
        if (const auto type = typeFrom(word)) {
            if (!settle(info.type, *type))
                problems.add(row, "group", "'" + name + "' is a " + info.type + " in an earlier line and a " + *type + " here");
        } else if (!word.empty() && std::ranges::find(info.groups, plainWords(word)) == info.groups.end()) {
            info.groups.push_back(plainWords(word));
            if (std::ranges::find(m_groups, plainWords(word), plainWords) == m_groups.end())
                m_groups.push_back(word);
        }
        if (!settle(info.code, code.words(row)))
            problems.add(row, "code", "'" + name + "' has the code " + info.code + " in an earlier line");
        if (!settle(info.parent, parent.words(row)))
            problems.add(row, "parent", "'" + name + "' lies in " + info.parent + " in an earlier line");
        const auto d = decile.number(row);
        if (std::isnan(d.value)) {
            if (d.reason == table::MissingReason::Unreadable)
                problems.add(row, "decile", "'" + decile.words(row) + "' is no number");
        } else if (d.value < 1 || d.value > 10 || d.value != std::floor(d.value)) {
            problems.add(row, "decile", "is no whole number from 1 to 10");
        } else if (!settle(info.decile, std::optional(static_cast<int>(d.value)))) {
            problems.add(row, "decile", "'" + name + "' has another decile in an earlier line");
        }
    }
    if (!problems.empty())
        return problems.error();
    return {};
}

std::vector<AreaId> Areas::membersOf(std::string_view group) const
{
    const auto type = typeFrom(group);
    const std::string words = plainWords(group);
    std::vector<AreaId> out;
    for (AreaId id = 0; id < m_areas.size(); ++id)
        if (type ? m_areas[id].type == *type : std::ranges::find(m_areas[id].groups, words) != m_areas[id].groups.end())
            out.push_back(id);
    return out;
}

std::vector<std::string> Areas::groupNames() const
{
    return m_groups;
}

std::vector<AreaId> Areas::within(std::string_view type, const std::string& parent) const
{
    std::vector<AreaId> out;
    for (AreaId id = 0; id < m_areas.size(); ++id)
        if (m_areas[id].type == type && m_areas[id].parent == parent)
            out.push_back(id);
    return out;
}

} // namespace boulton::needs
