// SPDX-License-Identifier: GPL-3.0-or-later
// Nice ticks (1, 2 or 5 times a power of ten) and numbers as they stand on charts. The interactive charts use the same.
#pragma once
#include "core/figure/chart_spec.h"
#include <string>
#include <string_view>
#include <vector>

namespace boulton::figure {

struct Scale {
    double minimum = 0;
    double maximum = 1;
    double step = 1;
    std::vector<double> ticks;
    //! 0 at the minimum, 1 at the maximum, held within both.
    [[nodiscard]] double fraction(double value) const;
};

//! A scale that holds [low, high] with at most `maxTicks` ticks (at least 2). Fixed ends of the axis win; percentages do not
//! run beyond 0 and 100 unless the data do.
[[nodiscard]] Scale niceScale(double low, double high, std::size_t maxTicks, const Axis& axis = {});
//! For values whose distance from zero does not matter (lines): the data fill the height with a little air, and the ticks stand
//! at nice values inside, not at the ends.
[[nodiscard]] Scale tightScale(double low, double high, std::size_t maxTicks, const Axis& axis = {});
//! A tick's text: as many decimals as the step needs; "£", "%" and short units attached; millions and more as m, bn, tn.
[[nodiscard]] std::string tickText(double value, const Scale& scale, std::string_view unit);
//! A value's text beside its mark: the decimals of the axis, or four significant digits.
[[nodiscard]] std::string valueText(double value, const Axis& axis);
//! Whether the unit stands at each number (true) or once above the axis.
[[nodiscard]] bool unitStandsAtNumbers(std::string_view unit);

} // namespace boulton::figure
