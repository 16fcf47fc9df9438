// SPDX-License-Identifier: GPL-3.0-or-later
// A chart laid out for a screen: the primitives of layout(), what each of them is, and where each value stands, so that a pointer or a
// key can find it. Interactive charts draw in the same frame, with the same ticks and colours; they decide nothing a second time.
#pragma once
#include "core/figure/chart_spec.h"
#include "core/figure/scale.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace boulton::figure {

enum class Part : std::uint8_t {
    Other,  //!< texts, status marks, targets, references, annotations
    Ground, //!< zones, limits, bands: behind the values
    Grid,   //!< lines of the grid and of the axes
    Values, //!< the lines and bars of the series
};

//! Where a value stands. A line's value is a point with room around it, a bar's the bar.
struct Place {
    std::size_t series = 0, category = 0;
    Point at{}; //!< the point itself, or the end of the bar
    double x = 0, y = 0, width = 0, height = 0;
    Colour colour{}; //!< of the mark
};

struct Laid {
    Scene scene{};
    std::vector<Part> parts{}; //!< one a primitive
    std::vector<Place> places{}; //!< values that are there, in drawing order
    //! The frame of the values. Horizontal kinds: the scale runs along x, rows of equal height from the top.
    double x = 0, y = 0, width = 0, height = 0;
    Scale scale{};
    std::size_t categories = 0; //!< how many of them are shown, from the first
    bool horizontal = false;
    double thickness = 0; //!< bars: share of a category's room that its bars take together
};

//! As layout(), with what a screen needs.
[[nodiscard]] Laid lay(const ChartSpec& spec, double width, double height, const Translator& translate = {});

//! The colour of a series: its own, or by role and position.
[[nodiscard]] Colour colourOf(const ChartSpec& spec, std::size_t series);
//! The status letter of a value, ' ' for none.
[[nodiscard]] char statusAt(const ChartSpec& spec, std::size_t series, std::size_t category);
//! The value if there is one that can be drawn.
[[nodiscard]] std::optional<double> valueAt(const ChartSpec& spec, std::size_t series, std::size_t category);
[[nodiscard]] std::size_t categoryCount(const ChartSpec& spec);
//! The ends of a value's interval, if it has one that can be drawn.
struct Ends {
    double lower = 0, upper = 0;
};
[[nodiscard]] std::optional<Ends> intervalAt(const ChartSpec& spec, std::size_t series, std::size_t category);
//! How a value compares: a letter of Series::standing, ' ' for not at all.
[[nodiscard]] char standingAt(const ChartSpec& spec, std::size_t series, std::size_t category);
[[nodiscard]] bool isFirm(const ChartSpec& spec, std::size_t series, std::size_t category);
//! "Better", "Similar", "Worse", "Higher", "Lower"; empty for any other letter.
[[nodiscard]] Text standingName(char letter);
[[nodiscard]] bool hasStandings(const ChartSpec& spec);
[[nodiscard]] bool hasIntervals(const ChartSpec& spec);
//! The unit and decimals of a category's values.
[[nodiscard]] const Axis& axisOf(const ChartSpec& spec, std::size_t category);
//! Whether the categories are rows, one below the other.
[[nodiscard]] bool isHorizontal(ChartKind kind);
//! Whether the kind explains itself in its own legend, which a page must not replace.
[[nodiscard]] bool hasOwnLegend(const ChartSpec& spec);
//! How a line is drawn: by the role of the series.
[[nodiscard]] Stroke strokeOf(const ChartSpec& spec, std::size_t series);
//! "Improvement", "Concern", "High", "Low", "Common cause".
[[nodiscard]] Text flagName(PointFlag flag);
//! WCAG contrast of two opaque colours, 1 … 21.
[[nodiscard]] double contrast(Colour a, Colour b);

} // namespace boulton::figure
