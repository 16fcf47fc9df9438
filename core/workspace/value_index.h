// SPDX-License-Identifier: GPL-3.0-or-later
// The newest record of every cell, kept beside an open vault, so that one edit does not read three years of figures.
#pragma once
#include "core/performance/history.h"
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace boulton::workspace {

class ValueIndex {
public:
    //! Records in the order in which they stand in the vault.
    ValueIndex(std::int64_t revision, const std::vector<performance::ValueRecord>& records) : m_revision(revision)
    {
        add(records);
    }
    //! Of the values' dataset: an index of another revision is of no use.
    [[nodiscard]] std::int64_t revision() const { return m_revision; }
    [[nodiscard]] const performance::ValueRecord* newest(const MeasureCode& measure, performance::Period period) const
    {
        const auto found = m_newest.find({measure, period});
        return found == m_newest.end() ? nullptr : &found->second;
    }
    void append(std::int64_t revision, const std::vector<performance::ValueRecord>& records)
    {
        add(records);
        m_revision = revision;
    }

private:
    void add(const std::vector<performance::ValueRecord>& records)
    {
        for (const auto& record : records) {
            const auto [at, isNew] = m_newest.try_emplace({record.measure, record.period}, record);
            if (!isNew && record.recordedAt >= at->second.recordedAt)
                at->second = record;
        }
    }
    std::int64_t m_revision;
    std::map<std::pair<MeasureCode, performance::Period>, performance::ValueRecord> m_newest;
};

} // namespace boulton::workspace
