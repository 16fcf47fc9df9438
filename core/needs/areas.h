// SPDX-License-Identifier: GPL-3.0-or-later
// Areas of a needs analysis: what kind each is, to which groups it belongs, in which larger area it lies.
#pragma once
#include "core/base/result.h"
#include "core/table/table.h"
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::needs {

using AreaId = std::uint32_t;

struct AreaInfo {
    std::string name{}; //!< as the values call it
    std::string code{};
    std::string type{};   //!< "ward", "council", "region", "country", "lsoa", or another word; empty: unknown
    std::string parent{}; //!< name of the larger area
    std::vector<std::string> groups{}; //!< "core cities", "statistical neighbours"; plain words
    std::optional<int> decile{}; //!< of deprivation, 1 the most deprived
};

//! "wards" is "ward", "nation" is "country": nothing for a word that is no kind of area, but a group ("core cities").
[[nodiscard]] std::optional<std::string> typeFrom(std::string_view word);

class Areas {
public:
    //! The id of an area by name, added where it is not known yet.
    AreaId add(const std::string& name);
    [[nodiscard]] std::optional<AreaId> find(std::string_view name) const;
    [[nodiscard]] std::size_t size() const { return m_areas.size(); }
    [[nodiscard]] const AreaInfo& operator[](AreaId id) const { return m_areas[id]; }
    [[nodiscard]] AreaInfo& at(AreaId id) { return m_areas[id]; }

    //! Columns area, group (a kind of area or a group; an area has as many rows as it has groups), and, where there are any, code, parent
    //! and decile. InvalidInput (line, column): an area without a name, a decile that is no whole number from 1 to 10, two kinds, parents or deciles of
    //! one area, a column that must be there and is not.
    [[nodiscard]] Status read(const table::Table& table);

    //! Members of a group or of a kind ("core cities", "wards"), in the order in which they were named. Empty where there is no such group.
    [[nodiscard]] std::vector<AreaId> membersOf(std::string_view group) const;
    [[nodiscard]] std::vector<std::string> groupNames() const; //!< as they were written first
    //! Areas of a kind within another: those that name it as their parent.
    [[nodiscard]] std::vector<AreaId> within(std::string_view type, const std::string& parent) const;

private:
    std::vector<AreaInfo> m_areas;
    std::map<std::string, AreaId, std::less<>> m_byName;
    std::vector<std::string> m_groups;
};

} // namespace boulton::needs
