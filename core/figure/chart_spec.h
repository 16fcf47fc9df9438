// SPDX-License-Identifier: GPL-3.0-or-later
// What a chart says, without how it is drawn. layout() turns it into primitives; the interactive charts of the desktop are fed
// by the same spec. Every chart carries its alternative text and can show its data as a table.
#pragma once
#include "core/base/text.h"
#include "core/figure/scene.h"
#include "core/table/table.h"
#include <cstdint>
#include <optional>
#include <vector>

namespace boulton::figure {

enum class ChartKind : std::uint8_t {
    Line,       //!< series over ordered categories (time)
    Bar,        //!< vertical bars, one series or grouped
    RankedBar,  //!< horizontal bars with labels at the left, longest first as given
    StackedBar, //!< horizontal 100 % or count stacks: one bar a category, one segment a series (BRAG summary)
    XmR,        //!< individuals chart: actuals, mean, process limits, flagged points, target
    Bullet,     //!< one measure: bar = actual, tick = target, zones = tolerance
    Sparkline,  //!< a word-sized line: no axes, last point marked
    Funnel,     //!< points by the size of what they stand for (Series::x), against limits that narrow with it (curves)
    Gradient,   //!< groups in order of deprivation (Series::x, intervals) and the line through them (curves)
    Spine,      //!< one row an indicator, among all places: spreads; series: the area, then the comparator
    Tartan,     //!< one row an indicator, one column an area (series): the standing of each, as colour and letter
    Pyramid,    //!< age bands from below; the first series to the left, the second to the right; outlines of two comparators
};

enum class SeriesRole : std::uint8_t { Actual, Target, Comparator, Forecast, Category };

//! Missing values leave a gap; they are never drawn as zero.
struct Series {
    Text name{};
    std::vector<std::optional<double>> values{}; //!< one a category
    SeriesRole role = SeriesRole::Actual;
    std::optional<Colour> colour{}; //!< otherwise by role and position
    //! BRAG letter a point or bar ('B','R','A','G', ' ' for none): drawn as colour, shape and letter. Empty: no status.
    std::string status{};
    //! Ends of each value's interval; empty: it has none. Drawn as whiskers or a band (RankedBar, Line, Gradient).
    std::vector<std::optional<double>> lower{}, upper{};
    //! A letter a value: how it compares ('B' better, 'S' similar, 'W' worse; without a judgement 'H' higher, 'L' lower; ' ' not compared).
    //! Drawn as colour, shape or letter. Empty: nothing is compared.
    std::string standing{};
    //! '!' where the stricter test holds too: the wide limits of a funnel, elsewhere the false discovery rate over all comparisons. Or empty.
    std::string firm{};
    std::vector<std::optional<double>> x{}; //!< Funnel, Gradient: where the value stands across
};

struct Curve { //!< limits of a funnel, the line of a gradient: points from left to right
    Text name{}; //!< curves of one name (upper and lower limit) are one entry of the legend
    std::vector<double> x{};
    std::vector<std::optional<double>> y{}; //!< one a point; a missing one breaks the curve
    Stroke stroke{};
};

enum class Direction : std::uint8_t { Higher, Lower, None }; //!< which is better

//! Of one indicator over all places: what a row of a spine chart is measured by. All ascending.
struct Spread {
    double lowest = 0, low = 0, high = 0, highest = 0; //!< low, high: 25th and 75th percentile
    //! Percentiles that stand one unit away from the comparator: the 25th and 75th, or the 5th and 95th.
    double unitLow = 0, unitHigh = 0;
    Direction better = Direction::None;
};
//! Where a value stands in a row of a spine chart: 0 at the comparator, 1 at the percentile of its side, right = better (or higher, where
//! nothing is better). Nothing where the percentile of that side is the comparator itself.
[[nodiscard]] std::optional<double> spinePosition(double value, double comparator, const Spread& spread);

//! A special-cause mark of an XmR point, by the rule that fired first.
enum class PointFlag : std::uint8_t { None, Improvement, Concern, NeutralHigh, NeutralLow };

struct Limits { //!< one stretch between rebases; indexes into categories, inclusive
    std::size_t first = 0, last = 0;
    double mean = 0, lower = 0, upper = 0;
};

struct Zone { //!< a shaded range of y values: tolerance, target range
    double from = 0, to = 0;
    Colour fill{};
    Text name{};
};

struct ReferenceLine {
    double value = 0;
    Text name{};
    Stroke stroke{};
};

struct Annotation { //!< "Definition changed" at a category
    std::size_t category = 0;
    Text text{};
};

struct Axis {
    Text title{};
    std::string unit{}; //!< as in formatNumber
    int decimals = -1;
    std::optional<double> minimum{}; //!< fixed ends; otherwise nice ticks around the data
    std::optional<double> maximum{};
    bool includeZero = false; //!< bars always do
};

struct ChartSpec {
    ChartKind kind = ChartKind::Line;
    Text title{};
    Text subtitle{};
    std::vector<Text> categories{}; //!< x labels in order; long lists are thinned by layout, never overlapped
    std::vector<Series> series{};
    Axis y{};
    Axis x{};                     //!< Funnel, Gradient
    std::vector<Axis> rows{};     //!< units of the rows where they differ (Spine, Tartan); else empty
    std::vector<Curve> curves{};  //!< Funnel, Gradient
    std::vector<Spread> spreads{}; //!< Spine: one a category
    Text interval{};              //!< what the intervals are: "95% interval"
    std::vector<Limits> limits{};   //!< XmR
    std::vector<PointFlag> flags{}; //!< XmR: one a category, or empty
    std::vector<Zone> zones{};
    std::vector<ReferenceLine> references{};
    std::vector<Annotation> annotations{};
    Text description{}; //!< alternative text; layout writes one from the data if empty
    Text source{};      //!< line under the chart
    bool showLegend = true;
    bool showTitle = true; //!< false where the page already shows title and subtitle; they stay in the alternative text
};

//! The chart as primitives within `width` × `height` points. Labels do not overlap and nothing leaves the rectangle.
[[nodiscard]] Scene layout(const ChartSpec& spec, double width, double height, const Translator& translate = {});
//! The height at which nothing has to be left out: of the kinds with rows; else a good default for `width`.
[[nodiscard]] double naturalHeight(const ChartSpec& spec, double width);
//! The data behind the chart: first column the category, then one column a series (and limits).
[[nodiscard]] table::Table dataOf(const ChartSpec& spec, const Translator& translate = {});
//! What the picture shows in two or three plain sentences, from the data: used where `description` is empty.
[[nodiscard]] std::string describe(const ChartSpec& spec, const Translator& translate = {});
//! A self-contained <svg> element: <title> and <desc> first, no script, no external reference, everything escaped.
[[nodiscard]] std::string toSvg(const Scene& scene);

} // namespace boulton::figure
