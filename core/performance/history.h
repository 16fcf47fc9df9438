// SPDX-License-Identifier: GPL-3.0-or-later
// Reported values with their history: nothing is overwritten. A restated value is a new record, and what was reported before
// can be shown as it was at any instant.
#pragma once
#include "core/base/date.h"
#include "core/base/ids.h"
#include "core/performance/measure.h"
#include "core/table/table.h"
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace boulton::performance {

enum class RecordKind : std::uint8_t {
    Reported,  //!< the first value of a period
    Restated,  //!< replaces an earlier value of that period
    Withdrawn, //!< the earlier value was wrong and there is none now
};
[[nodiscard]] std::string_view name(RecordKind kind);

struct ValueRecord {
    MeasureCode measure;
    Period period;
    std::optional<double> numerator;
    std::optional<double> denominator;
    std::optional<double> value; //!< as given; where numerator and denominator are given they win
    table::MissingReason reason = table::MissingReason::Empty; //!< why there is no value
    bool provisional = false;
    RecordKind kind = RecordKind::Reported;
    Instant recordedAt;
    std::string recordedBy;
    std::string note;   //!< why it was restated
    std::string source; //!< "file.csv, row 14"
    bool operator==(const ValueRecord&) const = default;
};

//! The figure of one record: scale × numerator / denominator, or the value. None where missing or the denominator is zero.
[[nodiscard]] std::optional<double> figureOf(const Measure& measure, const ValueRecord& record);

//! All records of all measures in the order they were recorded.
class History {
public:
    History() = default;
    explicit History(std::vector<ValueRecord> records);
    [[nodiscard]] const std::vector<ValueRecord>& records() const { return m_records; }

    //! The record in force for a period at an instant (none: now); nothing if there was none or it was withdrawn.
    [[nodiscard]] const ValueRecord* at(const MeasureCode& measure, Period period,
                                        std::optional<Instant> asAt = std::nullopt) const;
    //! The newest record of a period, a withdrawal included: what at() would hide.
    [[nodiscard]] const ValueRecord* newest(const MeasureCode& measure, Period period,
                                            std::optional<Instant> asAt = std::nullopt) const;
    //! The record as first reported, and how many stand after it (up to the instant).
    [[nodiscard]] const ValueRecord* first(const MeasureCode& measure, Period period) const;
    [[nodiscard]] std::size_t versions(const MeasureCode& measure, Period period,
                                       std::optional<Instant> asAt = std::nullopt) const;
    //! Periods that have a record for the measure, ascending.
    [[nodiscard]] std::vector<Period> periods(const MeasureCode& measure) const;

private:
    std::vector<ValueRecord> m_records;
    std::map<std::pair<MeasureCode, Period>, std::vector<std::size_t>> m_index; // by recordedAt
};

//! What a new batch does to a history: each incoming value is new, unchanged (dropped), or a restatement.
struct Merge {
    std::vector<ValueRecord> toAppend;
    std::size_t added = 0, unchanged = 0, restated = 0;
};
[[nodiscard]] Merge merge(const History& history, std::vector<ValueRecord> incoming);

//! The storage form: one row a record, the schema of every history dataset. fromTable is the exact inverse.
[[nodiscard]] table::Schema historySchema();
[[nodiscard]] Result<table::Table> toTable(std::span<const ValueRecord> records);
[[nodiscard]] Result<std::vector<ValueRecord>> fromTable(const table::Table& table);

} // namespace boulton::performance
