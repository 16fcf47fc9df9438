// SPDX-License-Identifier: GPL-3.0-or-later
// What one pasted cell is as a figure of a measure. Shared by the paste*.cpp files only.
#pragma once
#include "core/base/text.h"
#include "core/performance/measure.h"
#include <optional>
#include <string_view>

namespace boulton::workspace {

//! A figure as it was written, or why it is none.
struct PastedFigure {
    std::optional<double> value;
    int decimals = 0; //!< as written
    Text why;
};
[[nodiscard]] PastedFigure pastedFigure(const performance::Measure& measure, std::string_view text);

} // namespace boulton::workspace
