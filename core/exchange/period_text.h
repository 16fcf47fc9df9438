// SPDX-License-Identifier: GPL-3.0-or-later
// Periods as councils and departments write them.
#pragma once
#include "core/base/date.h"
#include "core/base/result.h"
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace boulton::exchange {

struct PeriodText {
    Date start;            //!< first day
    int months = 0;        //!< 1 a month, 3 a quarter, 12 a year, 24, 36, … a range of years
    bool fromDate = false; //!< the text was a single day; the period is the month around it
    std::string note{};    //!< what stood in brackets behind: OT, Rev, Final, prov
    bool operator==(const PeriodText&) const = default;
};

//! How a four-digit year, a hyphen and two digits are read. 2014-16 is always a range and 2018-19 always a financial
//! year under Years; 2020-03 is a month under Months. Auto, for one text alone: the second is the first plus one ->
//! financial year, else 01 … 12 -> month, else range.
enum class PeriodStyle : std::uint8_t { Auto, Months, Years };

//! Empty for anything else. Financial years begin in April: "2018/19", "2018-19", "2018-2019" = 12 months from April
//! 2018. "2018-19;Q1", "Q1 2018/19" = April to June 2018; "Q1 2020", "2020 Q1" = January to March. "2014-16", "2014 to
//! 2016" = calendar years 2014 to 2016; "2018/19 - 22/23" = financial years. "2023", "2020-03", "Mar 2020", "Mar-20",
//! "March 2020", "2021-06-30", "30/06/2021" (the month of that day), "year ending March 2019", "April 2018 to March
//! 2019".
[[nodiscard]] std::optional<PeriodText> parsePeriod(std::string_view text, PeriodStyle style = PeriodStyle::Auto);

//! What Auto means for a whole column: Months if a text would run backwards as years (2020-03); otherwise Years if one cannot be a
//! month (2014-16) or every one is a financial year.
[[nodiscard]] PeriodStyle styleOf(std::span<const std::string> texts);

} // namespace boulton::exchange
