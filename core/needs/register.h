// SPDX-License-Identifier: GPL-3.0-or-later
// The indicator register: what each figure of a needs analysis is, where it comes from and how it is to be read. One row an indicator.
//
//   column       must   what stands in it
//   indicator    yes    a short name of its own; the values refer to it
//   name         yes    as people read it: "Children in low-income families"
//   theme        yes    one of core/needs/themes.h
//   subtheme     *      for additional needs: SEND, youth offending or child poverty
//   numerator    *      in words: "Children under 16 in families below …". Needed for rates and proportions
//   denominator  *      in words; needed for rates and proportions
//   age, sex, geography  in words
//   source       yes    publisher, publication, date
//   method       yes    rate, proportion (from counts) · mean, dsr, value (published, with limits where there are some)
//   per          *      rates: 1,000, 10,000, 100,000 … Proportions 100 unless given, others 1
//   unit                "%", "per 1,000" unless given
//   polarity     yes    high good, low good, none
//   caveats             what readers must know
//   break               the first period of a new definition: trends begin there
#pragma once
#include "core/needs/themes.h"
#include "core/stats/standing.h"
#include "core/table/table.h"
#include <cstdint>
#include <string>
#include <vector>

namespace boulton::needs {

enum class Method : std::uint8_t {
    Rate,       //!< events of a population: exact Poisson limits below 10 events, Byar's from there on
    Proportion, //!< people of people: Wilson
    Mean,       //!< published mean with its limits
    Dsr,        //!< published directly standardised rate with its limits
    Value,      //!< any published figure, with limits where there are some
};
[[nodiscard]] std::string_view name(Method method);

struct Indicator {
    std::string id{};
    std::string name{};
    std::size_t theme = 0;
    std::string subtheme{};
    std::string numerator{}, denominator{}, age{}, sex{}, geography{}, source{};
    Method method = Method::Value;
    double per = 1;
    std::string unit{};
    stats::Polarity polarity = stats::Polarity::None;
    std::string caveats{};
    std::string newFrom{}; //!< column `break`
    std::int64_t line = 0;
    [[nodiscard]] bool fromCounts() const { return method == Method::Rate || method == Method::Proportion; }
    //! The figure is a share of people, so that what is not in it is a share too.
    [[nodiscard]] bool isShare() const { return method == Method::Proportion || (method == Method::Value && unit == "%"); }
};

//! InvalidInput: a column that must be there is not; cells that must be filled are empty or say what they cannot (line, column, what is
//! wrong, what may stand there); an indicator twice. NotEnoughData: no rows.
[[nodiscard]] Result<std::vector<Indicator>> readRegister(const table::Table& table);

} // namespace boulton::needs
