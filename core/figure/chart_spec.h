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
};

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
//! The height at which nothing has to be left out: rows of RankedBar, StackedBar and Bullet, else a good default for `width`.
[[nodiscard]] double naturalHeight(const ChartSpec& spec, double width);
//! The data behind the chart: first column the category, then one column a series (and limits).
[[nodiscard]] table::Table dataOf(const ChartSpec& spec, const Translator& translate = {});
//! What the picture shows in two or three plain sentences, from the data: used where `description` is empty.
[[nodiscard]] std::string describe(const ChartSpec& spec, const Translator& translate = {});
//! A self-contained <svg> element: <title> and <desc> first, no script, no external reference, everything escaped.
[[nodiscard]] std::string toSvg(const Scene& scene);

} // namespace boulton::figure
