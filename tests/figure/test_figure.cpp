// SPDX-License-Identifier: GPL-3.0-or-later
// Layout properties of every kind of chart on edge data: nothing leaves the sheet, no two labels touch, missing is not zero.
#include "core/figure/canvas.h"
#include "core/figure/chart_spec.h"
#include "core/figure/scale.h"
#include "core/figure/svg.h"
#include "core/figure/theme.h"
#include "tests/figure/scene_checks.h"
#include "tests/support/test.h"
#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <type_traits>

using namespace boulton;
using namespace boulton::figure;
using namespace boulton::test::scenes;

namespace {

constexpr ChartKind kKinds[] = {ChartKind::Line, ChartKind::Bar,    ChartKind::RankedBar, ChartKind::StackedBar,
                                ChartKind::XmR,  ChartKind::Bullet, ChartKind::Sparkline};

struct Example {
    std::string name;
    ChartSpec spec;
};

ChartSpec specOf(std::vector<std::optional<double>> values, const std::string& unit = "")
{
    ChartSpec spec;
    spec.title = Text::raw("Household waste reused, recycled or composted in the city");
    spec.subtitle = Text::raw("By month");
    for (std::size_t i = 0; i < values.size(); ++i)
        spec.categories.push_back(Text::raw((i % 2 == 0 ? "Mar " : "September ") + std::to_string(i + 10)));
    spec.series.push_back({.name = Text::raw("Birmingham"), .values = std::move(values)});
    spec.y.unit = unit;
    spec.source = Text::raw("Source: returns");
    return spec;
}

std::vector<Example> examples()
{
    std::vector<Example> out;
    std::vector<std::optional<double>> forty;
    std::vector<std::optional<double>> twelve;
    for (int i = 0; i < 40; ++i)
        forty.emplace_back(50 + 20 * std::sin(i * 0.7));
    for (int i = 0; i < 12; ++i)
        twelve.emplace_back(i == 4 || i == 6 ? std::optional<double>() : 60 + 1.5 * i);
    out.push_back({"none", specOf({})});
    out.push_back({"one", specOf({72.4}, "%")});
    out.push_back({"zero", specOf({0.0})});
    out.push_back({"constant", specOf({5.0, 5.0, 5.0, 5.0}, "days")});
    out.push_back({"all missing", specOf({{}, {}, {}})});
    out.push_back({"not finite",
                   specOf({std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), {}})});
    out.push_back({"huge", specOf({1.7e308, -1.7e308, 1e300})});
    out.push_back({"large money", specOf({1'234'567'890.0, 2'345'678'901.0, 987'654'321.0}, "£")});
    out.push_back({"tiny", specOf({1e-12, 2e-12, 1.5e-12})});
    out.push_back({"negative", specOf({-3.2, -8.0, -0.5, -4.4}, "%")});
    out.push_back({"mixed signs", specOf({-30.0, 12.5, {}, 48.0}, "per 100,000 people")});
    out.push_back({"nearly constant", specOf({1e15, 1e15 + 0.125, 1e15})});
    out.push_back({"gaps", specOf(twelve, "%")});
    out.push_back({"forty", specOf(forty)});
    Example full{"everything", specOf(twelve, "%")};
    full.spec.series.push_back({.name = Text::raw("Target"),
                                .values = std::vector<std::optional<double>>(12, 75.0),
                                .role = SeriesRole::Target});
    full.spec.series.push_back(
        {.name = Text::raw("Core cities median of eleven"), .values = forty, .role = SeriesRole::Comparator});
    full.spec.series[2].values.resize(12);
    full.spec.series.push_back({.name = Text::raw("Forecast"),
                                .values = std::vector<std::optional<double>>(12),
                                .role = SeriesRole::Forecast});
    full.spec.series[0].status = "RRAA G GGBBB";
    full.spec.references = {{70, Text::raw("Minimum"), {.colour = theme::kMuted, .width = 1, .dash = Dash::Dotted}}};
    full.spec.zones = {{70, 80, theme::kSurface, Text::raw("Within tolerance")}};
    full.spec.annotations = {
        {3, Text::raw("Definition changed")}, {4, Text::raw("Contract changed hands")}, {99, Text::raw("nowhere")}};
    full.spec.limits = {{0, 5, 62, 55, 69}, {6, 11, 70, 64, 76}, {50, 60, 1, 1, 1}};
    full.spec.flags = {PointFlag::None, PointFlag::Concern, PointFlag::Improvement, PointFlag::NeutralHigh,
                       PointFlag::NeutralLow};
    out.push_back(full);
    Example many{"many series", specOf(forty)};
    for (int i = 0; i < 9; ++i)
        many.spec.series.push_back({.name = Text::raw("A comparator with a long name " + std::to_string(i)),
                                    .values = forty,
                                    .role = SeriesRole::Category});
    out.push_back(many);
    Example longNames{"long names", specOf({4.0, 5.0, 6.0})};
    for (Text& c : longNames.spec.categories)
        c = Text::raw(
            "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch and many, many other places with names");
    out.push_back(longNames);
    return out;
}

template <typename T>
concept WritesIntoMarkup = requires(Markup& m, T t) { m << t; };

} // namespace

TEST(every_kind_stays_on_the_sheet_and_no_labels_touch)
{
    for (const ChartKind kind : kKinds) {
        for (Example e : examples()) {
            e.spec.kind = kind;
            for (const auto& [w, h] : {std::pair{493.0, 170.0},
                                       {260.0, 104.0},
                                       {720.0, 240.0},
                                       {90.0, 24.0},
                                       {120.0, 60.0},
                                       {30.0, 200.0},
                                       {8.0, 5.0},
                                       {1.0, 1.0}})
                checkScene(layout(e.spec, w, h), "kind " + std::to_string(static_cast<int>(kind)) + " " + e.name + " " +
                                                     std::to_string(w) + "x" + std::to_string(h));
        }
    }
}

TEST(nothing_to_show_says_so)
{
    for (const ChartKind kind : kKinds)
        for (const char* name : {"none", "all missing", "not finite"})
            for (Example e : examples()) {
                if (e.name != name)
                    continue;
                e.spec.kind = kind;
                const Scene scene = layout(e.spec, 300, 150);
                CHECK(hasLabel(scene, "No data"));
                CHECK_EQ(scene.description, std::string("There are no values yet."));
            }
}

TEST(a_missing_value_is_a_gap_and_never_zero)
{
    ChartSpec spec = specOf({80.0, {}, 82.0, 84.0, {}, 90.0}, "%");
    spec.y.includeZero = true;
    const Scene scene = layout(spec, 400, 200);
    double zero = 0; // the y of the tick "0%"
    for (const Primitive& p : scene.primitives)
        if (const auto* l = std::get_if<Label>(&p); l && l->text == "0%")
            zero = l->at.y;
    CHECK(zero > 100);
    std::size_t runs = 0;
    std::size_t dots = 0;
    for (const Primitive& p : scene.primitives) {
        if (const auto* line = std::get_if<Polyline>(&p); line && line->stroke.width > 1.5) {
            ++runs;
            for (const Point& q : line->points)
                CHECK(q.y < zero - 50);
        }
        if (const auto* c = std::get_if<Circle>(&p)) {
            ++dots;
            CHECK(c->centre.y < zero - 50);
        }
    }
    CHECK_EQ(runs, 1U); // 82-84; 80 and 90 stand alone as dots
    CHECK(dots >= 4);
    ChartSpec bars = spec;
    bars.kind = ChartKind::Bar;
    bars.series[0].status.clear();
    std::size_t rectangles = 0;
    for (const Primitive& p : layout(bars, 400, 200).primitives)
        rectangles += std::holds_alternative<Rectangle>(p) ? 1U : 0U;
    CHECK_EQ(rectangles, 4U);
}

TEST(the_latest_month_is_always_named_and_values_carry_their_unit)
{
    Example forty;
    for (Example& e : examples())
        if (e.name == "forty")
            forty = e;
    const Scene scene = layout(forty.spec, 300, 150);
    CHECK(hasLabel(scene, "September 49"));
    ChartSpec money = specOf({1'250'000'000.0, 1'300'000'000.0}, "£");
    money.kind = ChartKind::Line;
    CHECK(hasLabel(layout(money, 300, 150), "£1.30bn"));
}

TEST(ticks_are_nice_and_hold_the_data)
{
    for (const auto& [low, high] :
         {std::pair{0.0, 97.0}, {61.2, 72.4}, {-3.0, 8.0}, {1e-9, 3e-9}, {-5e6, 7e8}, {0.0, 0.0}, {42.0, 42.0}}) {
        for (const std::size_t most : {2U, 3U, 5U, 7U}) {
            for (const Scale& s : {niceScale(low, high, most), tightScale(low, high, most)}) {
                const double slack = (s.maximum - s.minimum) * 1e-9; // rounding of multiples of the step
                CHECK(s.minimum <= low + slack && s.maximum >= high - slack);
                CHECK(s.ticks.size() >= 2);
                const double mantissa = s.step / std::pow(10.0, std::floor(std::log10(s.step) + 1e-9));
                CHECK(std::fabs(mantissa - 1) < 1e-6 || std::fabs(mantissa - 2) < 1e-6 ||
                      std::fabs(mantissa - 5) < 1e-6);
            }
            CHECK(niceScale(low, high, most).ticks.size() <= most + 1);
        }
    }
    const Scale percent = niceScale(3, 99, 6, {.unit = "%"});
    CHECK_EQ(percent.minimum, 0.0);
    CHECK_EQ(percent.maximum, 100.0);
    CHECK_EQ(tickText(20, percent, "%"), std::string("20%"));
    CHECK_EQ(tickText(2'000'000, niceScale(0, 12'000'000, 5), "£"), std::string("£2m"));
    CHECK_EQ(valueText(72.44, {.unit = "%", .decimals = 1}), std::string("72.4%"));
    CHECK_EQ(valueText(1.0 / 3.0, {}), std::string("0.3333"));
}

TEST(a_chart_is_told_in_plain_sentences)
{
    ChartSpec spec = specOf({61.2, 70.0, 72.4}, "%");
    spec.categories = {Text::raw("March 2019"), Text::raw("September 2019"), Text::raw("March 2020")};
    spec.y.decimals = 1;
    spec.series.push_back({.name = Text::raw("Target"), .values = {75.0, 75.0, 75.0}, .role = SeriesRole::Target});
    CHECK_EQ(describe(spec), std::string("Rose from 61.2% in March 2019 to 72.4% in March 2020. The lowest value is "
                                         "61.2% (March 2019), the highest 72.4% "
                                         "(March 2020). The latest value is below the target of 75.0%."));
    spec.kind = ChartKind::XmR;
    spec.limits = {{0, 2, 68, 60, 76}};
    spec.flags = {PointFlag::None, PointFlag::None, PointFlag::None};
    CHECK(describe(spec).find("No point is flagged") != std::string::npos);
    spec.series[0].values[1] = {};
    CHECK(describe(spec).find("1 of 3 values are missing.") != std::string::npos);
}

TEST(the_data_behind_a_chart_is_a_table)
{
    ChartSpec spec = specOf({61.2, {}, 72.4}, "%");
    spec.kind = ChartKind::XmR;
    spec.series[0].status = "R A";
    spec.limits = {{0, 1, 68, 60, 76}};
    spec.flags = {PointFlag::Concern};
    const table::Table data = dataOf(spec);
    CHECK_EQ(data.rows(), 3U);
    CHECK_EQ(data.columnCount(), 7U);
    CHECK_EQ(data.schema()[1].name, std::string("Birmingham"));
    CHECK_EQ(data.schema()[1].unit, std::string("%"));
    CHECK(data.column(1).isMissing(1));
    CHECK_EQ(data.column(1).number(2), 72.4);
    CHECK(data.column(2).isMissing(1));
    CHECK(data.column(3).isMissing(2)); // no limits for the last point
    CHECK_EQ(data.column(6).string(0), std::string_view("Concern"));
}

TEST(status_marks_have_a_shape_a_letter_and_readable_text)
{
    for (const char letter : std::string("BRAGWPNT")) {
        const auto mark = theme::statusMark(letter, {10, 10}, 12);
        CHECK_EQ(mark.size(), 2U);
        const auto& label = std::get<Label>(mark[1]);
        CHECK_EQ(label.text, std::string(1, letter));
        for (const Primitive& p : mark) {
            const Box b = extentOf(p);
            CHECK(b.left >= 3.2 && b.right <= 16.8 && b.top >= 3.2 && b.bottom <= 16.8);
        }
    }
    CHECK(theme::statusMark('B', {5, 5}, 12)[0].index() != theme::statusMark('G', {5, 5}, 12)[0].index());
}

TEST(text_on_and_beside_colours_reads)
{
    ChartSpec spec;
    for (int i = 0; i < 6; ++i)
        spec.series.push_back({.role = SeriesRole::Category});
    for (std::size_t i = 0; i < 6; ++i) {
        const Colour c = detail::colourOf(spec, i);
        CHECK(detail::contrast(detail::textOn(c), c) >= 4.5);
        CHECK(detail::asText(c) == c);
    }
    for (const char letter : std::string("BRAGW")) {
        const auto colours = theme::status(letter);
        CHECK(detail::contrast(colours.text, colours.fill) >= 4.5);
        CHECK(detail::contrast(detail::textOn(colours.fill), colours.fill) >= 4.5);
    }
    CHECK(detail::contrast(theme::kMuted, theme::kSurface) >= 4.5);
    CHECK(detail::asText(theme::kAmber) == theme::kInk);
}

TEST(svg_is_escaped_and_the_same_every_time)
{
    ChartSpec spec = specOf({1.0, 2.0, 3.0});
    spec.title = Text::raw("</title><script>alert(1)</script>");
    spec.categories[0] = Text::raw("\"><img onerror=x>");
    spec.categories[1] = Text::raw("]]>&#0;\x01");
    spec.categories[2] = Text::raw("\xED\xA0\x80 lone");
    spec.series[0].name = Text::raw("<b>x</b>");
    spec.kind = ChartKind::RankedBar;
    const std::string out = toSvg(layout(spec, 400, 160));
    CHECK(out.find("<script") == std::string::npos && out.find("<img") == std::string::npos &&
          out.find("<b>") == std::string::npos);
    CHECK(out.find("]]>") == std::string::npos);
    CHECK(out.find('\x01') == std::string::npos);
    CHECK(out.find("&lt;/title&gt;&lt;script&gt;") != std::string::npos);
    CHECK(out.find("role=\"img\"") != std::string::npos);
    CHECK(out.find("<title>") < out.find("<desc>"));
    CHECK_EQ(out, toSvg(layout(spec, 400, 160)));
    CHECK_EQ(svg(layout(spec, 400, 160), "c1").string().find("aria-labelledby=\"c1-t c1-d\"") != std::string::npos,
             true);
}

TEST(unescaped_text_does_not_compile_into_markup)
{
    static_assert(WritesIntoMarkup<Markup>);
    static_assert(WritesIntoMarkup<MarkupLiteral>);
    static_assert(!WritesIntoMarkup<std::string>);
    static_assert(!WritesIntoMarkup<std::string_view>);
    static_assert(!WritesIntoMarkup<const char*>);
    Markup m;
    (m << "<p title=\"").text("a\"b<c>&'\n") << "\">";
    CHECK_EQ(m.string(), std::string("<p title=\"a&quot;b&lt;c&gt;&amp;&#39;\n\">"));
}

TEST(text_widths_are_those_of_the_font)
{
    CHECK_NEAR(textWidth("Hello", 10), 22.0, 2.5);
    CHECK(textWidth("WWW", 10, Weight::Bold) > textWidth("WWW", 10));
    CHECK_EQ(textWidth("", 10), 0.0);
    CHECK_NEAR(textWidth("£", 10), textWidth("5", 10), 0.5);
    CHECK(textWidth("\xFF\xFE", 10) > 0);
}
