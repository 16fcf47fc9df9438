// SPDX-License-Identifier: GPL-3.0-or-later
// Reporting periods of a UK council: months, quarters and years of a financial year that starts in April.
#pragma once
#include "core/base/date.h"
#include "core/base/result.h"
#include <compare>
#include <string>
#include <string_view>

namespace boulton::performance {

//! The first day and the length in months: 1 month, 3 a quarter, 12 a year. Ordered by start, then length.
struct Period {
    Date start;
    int months = 1;
    auto operator<=>(const Period&) const = default;

    [[nodiscard]] static Period month(int year, int month);
    //! Quarter 1 is April to June of the financial year that starts in `startYear`.
    [[nodiscard]] static Period quarter(int startYear, int quarter);
    [[nodiscard]] static Period financialYear(int startYear);
    [[nodiscard]] Date end() const; //!< last day
    [[nodiscard]] Period previous() const { return {addMonths(start, -months), months}; }
    [[nodiscard]] Period next() const { return {addMonths(start, months), months}; }
    [[nodiscard]] Period yearBefore() const { return {addMonths(start, -12), months}; }
    //! The financial year (its first calendar year) in which the period ends.
    [[nodiscard]] int financialYearStart() const;
    //! 1 for a period that ends in April … 12 for March.
    [[nodiscard]] int monthOfFinancialYear() const;
    [[nodiscard]] std::string label() const;      //!< "March 2020", "Q4 2019/20", "2019/20", "2014 to 2016"
    [[nodiscard]] std::string shortLabel() const; //!< "Mar 20", "Q4 19/20", "19/20"
    [[nodiscard]] std::string key() const;        //!< "2020-03/1": for files and stores
};

//! "2020-03", "2019-20 Q4" or "2019-20" as people type them on the command line; Usage otherwise.
[[nodiscard]] Result<Period> parsePeriod(std::string_view text);

} // namespace boulton::performance
