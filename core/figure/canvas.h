// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/figure: the sheet on which layout() puts primitives, and the parts that every kind of chart shares. Labels go
// through place(), which refuses one that would touch another or leave the sheet: so no chart can have overlapping text.
#pragma once
#include "core/figure/chart_spec.h"
#include "core/figure/laid.h"
#include "core/figure/scale.h"
#include <string>
#include <string_view>
#include <vector>

namespace boulton::figure::detail {

using figure::categoryCount;
using figure::colourOf;
using figure::contrast;

struct Box {
    double x = 0, y = 0, width = 0, height = 0;
    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
    [[nodiscard]] double middle() const { return y + height / 2; }
    [[nodiscard]] bool intersects(const Box& o) const
    {
        return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom();
    }
};
//! The ink of a label without rotation: ascenders to descenders.
[[nodiscard]] Box boxOf(const Label& label);
[[nodiscard]] std::string elided(std::string_view text, double width, double size, Weight weight = Weight::Regular);
//! At most `lines` lines, broken at blanks; what does not fit is elided.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, double width, double size, Weight weight,
                                               std::size_t lines);

class Canvas {
public:
    Canvas(double width, double height);
    void add(Primitive primitive)
    {
        m_laid.scene.primitives.push_back(std::move(primitive));
        m_laid.parts.push_back(m_part);
    }
    //! What the next primitives are.
    void part(Part part) { m_part = part; }
    //! Where a value stands; a point has some room around it, so that it can be hit.
    void value(std::size_t series, std::size_t category, Point at, Colour colour);
    void value(std::size_t series, std::size_t category, Point at, const Box& bar, Colour colour);
    //! A status mark; moved inwards so that it stays on the sheet. Labels keep clear of it.
    void mark(char letter, Point at, double size);
    //! Draws the label and keeps its box, unless it leaves the sheet or touches a label (then false).
    bool place(const Label& label);
    void reserve(const Box& box) { m_taken.push_back(box); }
    [[nodiscard]] bool isFree(const Box& box) const;
    [[nodiscard]] double width() const { return m_laid.scene.width; }
    [[nodiscard]] double height() const { return m_laid.scene.height; }
    [[nodiscard]] Laid take() { return std::move(m_laid); }

private:
    Laid m_laid;
    Part m_part = Part::Other;
    std::vector<Box> m_taken;
};

//! A chart being laid out: where the parts that are done end, and what is left for the plot.
struct Sheet {
    const ChartSpec& spec;
    const Translator& translate;
    Canvas& canvas;
    Box plot;
    Scale scale{};              //!< of the values, once it is known
    std::size_t categories = 0; //!< shown
    double thickness = 0;       //!< see Laid
};

//! Title, subtitle and source; shrinks sheet.plot.
void drawHeader(Sheet& sheet);
//! "No data" in the middle of what is left.
void drawNothing(Sheet& sheet);

struct LegendItem {
    enum class Swatch : std::uint8_t { Line, Box, Status, Flag, Standing, Whisker, Band, Cell };
    Swatch swatch = Swatch::Box;
    Colour colour{};
    Dash dash = Dash::Solid;
    char letter = ' ';
    PointFlag flag = PointFlag::None;
    std::string text{};
    bool firm = true;
};
//! Flows the items into rows at the top of sheet.plot and shrinks it.
void drawLegend(Sheet& sheet, const std::vector<LegendItem>& items);
//! The shape of a flagged XmR point: concern square, improvement diamond, neutral triangles, none a small circle.
void drawFlag(Canvas& canvas, PointFlag flag, Point at, double radius);

//! The shape of a standing: those of flags; hollow unless `firm`.
void drawStanding(Canvas& canvas, char letter, Point at, double radius, bool firm = true);
//! A cell of a tartan rug: colour and letter; hatched in its corners.
void drawCell(Canvas& canvas, const Box& box, char letter, bool hatched);
//! From one end of an interval to the other, with a halo, so that it reads on a bar; caps stand across.
void drawWhisker(Canvas& canvas, Point from, Point to, double cap);
//! Items for what intervals are, and for the standings that occur.
void addStandings(const Sheet& sheet, std::vector<LegendItem>& items, LegendItem::Swatch swatch);

//! White or ink, whichever reads better on `ground`.
[[nodiscard]] Colour textOn(Colour ground);
//! The colour as text on white: itself if it reads (4.5:1), else ink.
[[nodiscard]] Colour asText(Colour colour);
[[nodiscard]] char statusOf(const Series& series, std::size_t category);
//! The value at a category if there is one that can be drawn.
[[nodiscard]] std::optional<double> valueOf(const Series& series, std::size_t category);
[[nodiscard]] std::string categoryName(const Sheet& sheet, std::size_t category);
[[nodiscard]] bool hasData(const ChartSpec& spec);

void layoutLine(Sheet& sheet); //!< Line and XmR
void layoutSparkline(Sheet& sheet);
void layoutBar(Sheet& sheet);
void layoutRanked(Sheet& sheet);
void layoutStacked(Sheet& sheet);
void layoutBullet(Sheet& sheet);
void layoutScatter(Sheet& sheet); //!< Funnel and Gradient
void layoutSpine(Sheet& sheet);
void layoutTartan(Sheet& sheet);
void layoutPyramid(Sheet& sheet);
[[nodiscard]] double tartanHead(const ChartSpec& spec, double width); //!< room for the names of the columns

//! Grid, y labels and x labels of the kinds with vertical values. Call fit() first: it shrinks sheet.plot to the axes.
struct Axes {
    Scale y;
    std::size_t categories = 0;
    std::vector<std::vector<std::string>> labels{}; //!< lines of each category's label, empty where it is thinned out
    [[nodiscard]] double x(const Box& plot, std::size_t category) const;
    [[nodiscard]] double yAt(const Box& plot, double value) const;
};
[[nodiscard]] Axes fitAxes(Sheet& sheet, bool includeZero, double rightMargin, bool wrapLabels);
void drawAxes(Sheet& sheet, const Axes& axes);
void drawZones(Sheet& sheet, const Axes& axes);
void drawAnnotations(Sheet& sheet, const Axes& axes);

//! Text at the right end of lines, pushed apart so that none touches another.
struct EndLabel {
    double y = 0;
    std::string text{};
    std::string brief{}; //!< where `text` is too wide
    Colour colour{};
    Weight weight = Weight::Regular;
    int priority = 0; //!< lowest is left out first
};
[[nodiscard]] double endLabelWidth(const std::vector<EndLabel>& labels, double limit);
void drawEndLabels(Sheet& sheet, std::vector<EndLabel> labels, double x, double width);

} // namespace boulton::figure::detail
