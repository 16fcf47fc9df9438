// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of figures about people: intervals, standings, funnel, gradient, spine chart, tartan rug, population pyramid.
#include "core/base/format.h"
#include "core/figure/canvas.h"
#include "core/figure/chart_spec.h"
#include "core/figure/laid.h"
#include "core/figure/theme.h"
#include "tests/figure/scene_checks.h"
#include "tests/support/test.h"
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

using namespace boulton;
using namespace boulton::figure;
using namespace boulton::test::scenes;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::string wardName(std::size_t i)
{
    static const char* const names[] = {"Acocks Green", "Sutton Walmley & Minworth", "Bordesley & Highgate", "Soho & Jewellery Quarter",
                                        "Castle Vale", "Alum Rock", "Brandwood & King's Heath", "Weoley & Selly Oak"};
    return std::string(names[i % 8]) + (i < 8 ? "" : " " + std::to_string(i / 8 + 1));
}

ChartSpec wards(std::size_t count)
{
    ChartSpec spec;
    spec.kind = ChartKind::RankedBar;
    spec.title = Text::raw("Children in low-income families by ward");
    spec.y.unit = "%";
    spec.y.decimals = 1;
    spec.interval = Text::raw("95% interval");
    Series s{.name = Text::raw("Share")};
    for (std::size_t i = 0; i < count; ++i) {
        const double v = 52 - 40.0 * static_cast<double>(i) / static_cast<double>(std::max<std::size_t>(count, 2));
        spec.categories.push_back(Text::raw(wardName(i)));
        s.values.emplace_back(v);
        s.lower.emplace_back(v - 2.5);
        s.upper.emplace_back(v + 2.8);
        s.standing += v - 2.5 > 32 ? 'W' : v + 2.8 < 32 ? 'B' : 'S';
        s.firm += std::fabs(v - 32) > 4 ? '!' : ' ';
    }
    spec.series.push_back(std::move(s));
    spec.references.push_back({32, Text::raw("Birmingham"), {theme::kInk, 1.2, Dash::Dashed}});
    return spec;
}

ChartSpec trend(std::size_t count)
{
    ChartSpec spec = wards(count);
    spec.kind = ChartKind::Line;
    for (std::size_t i = 0; i < count; ++i)
        spec.categories[i] = Text::raw("20" + std::to_string(10 + i) + "/" + std::to_string(11 + i));
    spec.references.clear();
    return spec;
}

ChartSpec funnelOf(std::size_t count)
{
    ChartSpec spec = wards(count);
    spec.kind = ChartKind::Funnel;
    spec.title = Text::raw("Claimants by ward");
    spec.x.title = Text::raw("Working-age people");
    Series& s = spec.series[0];
    s.lower.clear();
    s.upper.clear();
    s.standing.clear();
    s.firm.clear();
    for (std::size_t i = 0; i < count; ++i) {
        const double n = 800 + 190.0 * static_cast<double>(i * 37 % 69);
        const double half = 1500 / std::sqrt(n) / 10;
        const double v = 10 + half * (std::pow(std::sin(static_cast<double>(i) * 2.7), 9) * 1.25);
        s.x.emplace_back(n);
        s.values[i] = v;
        const double off = std::fabs(v - 10) / half;
        s.standing += off < 0.65 ? 'S' : v > 10 ? 'H' : 'L';
        s.firm += off > 1 ? '!' : ' ';
    }
    for (const auto& [name, share, dash] : {std::tuple{"95% limits", 0.65, Dash::Dashed}, {"99.8% limits", 1.0, Dash::Solid}})
        for (const double side : {-1.0, 1.0}) {
            Curve c{.name = Text::raw(name), .stroke = {theme::kMuted, 0.9, dash}};
            for (double n = 10; n < 20000; n *= 1.1) {
                c.x.push_back(n);
                c.y.emplace_back(10 + side * share * 150 / std::sqrt(n));
            }
            spec.curves.push_back(std::move(c));
        }
    spec.references = {{10, Text::raw("Mean"), {theme::kInk, 1.2, Dash::Solid}}};
    return spec;
}

ChartSpec gradient()
{
    ChartSpec spec;
    spec.kind = ChartKind::Gradient;
    spec.title = Text::raw("Life expectancy by deprivation");
    spec.y.unit = "years";
    spec.x.title = Text::raw("Most deprived at the left, least deprived at the right");
    spec.x.minimum = 0;
    spec.x.maximum = 1;
    spec.interval = Text::raw("95% interval");
    Series s{.name = Text::raw("Value")};
    double before = 0;
    const double pops[] = {7291, 7997, 6105, 7666, 5790, 6934, 5918, 5974, 7147, 7534};
    const double values[] = {75.93, 78.34, 83.84, 83.64, 80.47, 81.12, 81.69, 84.19, 80.60, 86.29};
    for (std::size_t i = 0; i < 10; ++i) {
        spec.categories.push_back(Text::raw(std::to_string(i + 1)));
        s.values.emplace_back(values[i]);
        s.lower.emplace_back(values[i] - 1.9);
        s.upper.emplace_back(values[i] + 1.9);
        s.x.emplace_back((before + pops[i] / 2) / 68356);
        before += pops[i];
    }
    spec.series.push_back(std::move(s));
    spec.curves = {{.name = Text::raw("Line through all groups (slope index 6.9 years)"),
                    .x = {0, 1},
                    .y = {78.09, 85.03},
                    .stroke = {theme::kInk, 1.4, Dash::Dashed}}};
    return spec;
}

ChartSpec spine(std::size_t count)
{
    ChartSpec spec;
    spec.kind = ChartKind::Spine;
    spec.title = Text::raw("Early years: Birmingham among all councils of England");
    Series area{.name = Text::raw("Birmingham")};
    Series england{.name = Text::raw("England"), .role = SeriesRole::Comparator};
    static const char* const names[] = {"Infant deaths under one year", "Babies born with a low weight at term", "Good level of development at age five",
                                        "Children in relative low-income families, aged under sixteen", "Admissions for injuries aged 0 to 4", "MMR by the second birthday"};
    for (std::size_t i = 0; i < count; ++i) {
        spec.categories.push_back(Text::raw(names[i % 6]));
        const double e = 10.0 * static_cast<double>(i + 1);
        const double z = std::sin(static_cast<double>(i) * 1.9) * 2;
        area.values.emplace_back(e * (1 + 0.2 * z));
        england.values.emplace_back(e);
        const Direction better = i % 6 == 2 || i % 6 == 5 ? Direction::Higher : i % 6 == 4 ? Direction::None : Direction::Lower;
        const bool high = z > 0.4;
        const bool low = z < -0.4;
        area.standing += !high && !low ? 'S' : better == Direction::None ? (high ? 'H' : 'L') : (better == Direction::Higher) == high ? 'B' : 'W';
        spec.spreads.push_back({.lowest = e * 0.55, .low = e * 0.85, .high = e * 1.2, .highest = e * 1.9, .unitLow = e * 0.7, .unitHigh = e * 1.4, .better = better});
        spec.rows.push_back({.unit = i % 2 == 0 ? "per 1,000" : "%", .decimals = 1});
    }
    spec.series = {std::move(area), std::move(england)};
    return spec;
}

ChartSpec tartan(std::size_t rows, std::size_t columns)
{
    ChartSpec spec;
    spec.kind = ChartKind::Tartan;
    spec.title = Text::raw("Indicators by ward, compared with Birmingham");
    const ChartSpec names = spine(rows);
    spec.categories = names.categories;
    spec.rows = names.rows;
    for (std::size_t c = 0; c < columns; ++c) {
        Series s{.name = Text::raw(wardName(c)), .role = SeriesRole::Category};
        for (std::size_t r = 0; r < rows; ++r) {
            const std::size_t pick = (r * 7 + c * 5 + r * c) % 11;
            s.standing += "BSSWSHLSWB "[pick];
            s.firm += pick % 3 == 0 ? '!' : ' ';
            s.values.push_back(pick == 10 ? std::optional<double>() : 3.5 * static_cast<double>(pick) + 1);
        }
        spec.series.push_back(std::move(s));
    }
    return spec;
}

ChartSpec pyramid()
{
    ChartSpec spec;
    spec.kind = ChartKind::Pyramid;
    spec.title = Text::raw("People by age and sex");
    spec.y.unit = "%";
    spec.y.title = Text::raw("Share of all people");
    std::vector<std::optional<double>> m, f, em, ef;
    for (int i = 0; i < 19; ++i) {
        spec.categories.push_back(Text::raw(i == 18 ? "90+" : std::to_string(i * 5) + "–" + std::to_string(i * 5 + 4)));
        m.emplace_back(4.2 - 0.2 * i + 0.5 * std::sin(i));
        f.emplace_back(4.0 - 0.18 * i + 0.5 * std::sin(i + 0.4));
        em.emplace_back(3.1 - 0.005 * i * i);
        ef.emplace_back(3.0 - 0.0043 * i * i);
    }
    spec.series = {{.name = Text::raw("Men"), .values = m, .role = SeriesRole::Category},
                   {.name = Text::raw("Women"), .values = f, .role = SeriesRole::Category},
                   {.name = Text::raw("England"), .values = em, .role = SeriesRole::Comparator},
                   {.name = Text::raw("England"), .values = ef, .role = SeriesRole::Comparator}};
    return spec;
}

struct Picture {
    std::string name;
    ChartSpec spec;
};

std::vector<Picture> pictures()
{
    return {{"ranked", wards(12)},      {"ranked69", wards(69)},      {"trend", trend(8)},   {"band", trend(20)},      {"funnel", funnelOf(69)},
            {"gradient", gradient()},   {"spine", spine(12)},         {"spine50", spine(50)}, {"tartan", tartan(8, 6)}, {"tartan69", tartan(20, 69)},
            {"pyramid", pyramid()}};
}

std::size_t labelsOf(const Scene& scene, std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(scene.primitives, [&](const Primitive& p) {
        const auto* l = std::get_if<Label>(&p);
        return l && l->text == text;
    }));
}

const Place* placeOf(const Laid& laid, std::size_t series, std::size_t category)
{
    const auto it = std::ranges::find_if(laid.places, [&](const Place& p) { return p.series == series && p.category == category; });
    return it == laid.places.end() ? nullptr : &*it;
}

} // namespace

TEST(pictures_stay_on_the_sheet_and_no_labels_touch)
{
    std::vector<Picture> all = pictures();
    // What no module would give, but a file could.
    for (Picture& p : pictures()) {
        p.name += " bad";
        for (Series& s : p.spec.series) {
            for (std::size_t i = 0; i < s.values.size(); ++i)
                s.values[i] = i % 3 == 0 ? std::optional(1.7e308) : i % 3 == 1 ? std::optional<double>(kNaN) : std::optional(-1e300);
            s.lower.resize(2, kNaN);
            s.upper = {1e308, {}};
            s.x = {1e308, -1e308, 0.0, kNaN, {}};
            s.standing = "?BWX";
            s.firm = "!";
        }
        for (Spread& s : p.spec.spreads)
            s = {1e308, kNaN, -1e308, 0, 1e308, -1e308, Direction::Lower};
        for (Curve& c : p.spec.curves)
            c.y = {1e308, kNaN, -1e308, {}};
        p.spec.rows.resize(1);
        all.push_back(p);
    }
    for (Picture& p : pictures()) {
        p.name += " empty";
        for (Series& s : p.spec.series)
            s = {.name = s.name, .role = s.role};
        all.push_back(p);
    }
    for (const Picture& p : all)
        for (const auto& [w, h] : {std::pair{480.0, 0.0}, {480.0, 170.0}, {260.0, 104.0}, {720.0, 240.0}, {90.0, 24.0}, {120.0, 60.0}, {70.0, 45.0}, {1.0, 1.0}})
            checkScene(layout(p.spec, w, h > 0 ? h : naturalHeight(p.spec, w)), p.name + " " + std::to_string(w) + "x" + std::to_string(h));
}

TEST(sixty_nine_wards_stand_on_one_page_each_with_its_name_and_shape)
{
    const ChartSpec spec = wards(69);
    const double height = naturalHeight(spec, 480);
    CHECK(height <= 715);
    const Scene scene = layout(spec, 480, height);
    CHECK(!hasLabel(scene, "more are in the data table"));
    for (std::size_t i = 0; i < 69; ++i)
        CHECK_EQ(labelsOf(scene, wardName(i)), 1U);
    CHECK(hasLabel(scene, "Birmingham 32.0%"));
    CHECK(hasLabel(scene, "95% interval"));
    CHECK(hasLabel(scene, "Worse") && hasLabel(scene, "Better") && hasLabel(scene, "Similar"));
    CHECK(hasLabel(scene, "Hollow: may be chance"));
}

TEST(whiskers_reach_from_end_to_end_of_the_interval)
{
    ChartSpec spec = wards(3);
    spec.series[0].lower = {40.0, {}, 10.0};
    spec.series[0].upper = {60.0, 30.0, 20.0};
    const Laid laid = lay(spec, 480, 120);
    const auto x = [&](double v) { return laid.x + laid.width * laid.scale.fraction(v); };
    std::set<std::pair<int, int>> seen;
    for (const Primitive& p : laid.scene.primitives)
        if (const auto* l = std::get_if<Polyline>(&p); l && l->points.size() == 2 && l->stroke.colour == theme::kInk && l->points[0].y == l->points[1].y)
            seen.insert({static_cast<int>(std::lround(l->points[0].x * 100)), static_cast<int>(std::lround(l->points[1].x * 100))});
    const auto pair = [&](double a, double b) {
        return std::pair{static_cast<int>(std::lround(x(a) * 100)), static_cast<int>(std::lround(x(b) * 100))};
    };
    CHECK(seen.contains(pair(40, 60)));
    CHECK(seen.contains(pair(10, 20)));
    CHECK_EQ(laid.scale.maximum, 60.0); // no whisker is cut
}

TEST(standings_differ_in_shape_and_each_reads_on_white)
{
    std::set<std::string> shapes;
    for (const char letter : std::string("BSWHL")) {
        detail::Canvas canvas(40, 40);
        detail::drawStanding(canvas, letter, {20, 20}, 4);
        const Scene scene = canvas.take().scene;
        CHECK_EQ(scene.primitives.size(), 1U);
        std::string shape = std::to_string(scene.primitives[0].index());
        if (const auto* g = std::get_if<Polygon>(&scene.primitives[0]))
            for (const Point& q : g->points)
                shape += " " + std::to_string(q.x) + "," + std::to_string(q.y);
        CHECK(shapes.insert(shape).second);
        CHECK(contrast(theme::standing(letter), theme::kWhite) >= 3);
        if (letter != 'S') // whose cells are pale
            CHECK(contrast(detail::textOn(theme::standing(letter)), theme::standing(letter)) >= 4.5);
        CHECK(!standingName(letter).empty());
    }
    CHECK(standingName('x').empty());
    ChartSpec spec = wards(2);
    spec.series[0].standing = "x";
    CHECK_EQ(standingAt(spec, 0, 0), ' ');
    CHECK_EQ(standingAt(spec, 0, 9), ' ');
}

TEST(a_trend_has_whiskers_or_a_band_and_its_axis_holds_them)
{
    const Laid few = lay(trend(8), 480, 200);
    CHECK(few.scale.minimum <= 17 - 2.5 && few.scale.maximum >= 52 + 2.8);
    std::size_t bands = 0;
    for (const Primitive& p : few.scene.primitives)
        if (const auto* g = std::get_if<Polygon>(&p))
            bands += g->points.size() > 10 ? 1 : 0;
    CHECK_EQ(bands, 0U);
    ChartSpec spec = trend(20);
    spec.series[0].values[9] = {}; // a gap breaks the band
    const Scene many = layout(spec, 480, 200);
    std::vector<std::size_t> sizes;
    for (const Primitive& p : many.primitives)
        if (const auto* g = std::get_if<Polygon>(&p); g && g->points.size() > 10)
            sizes.push_back(g->points.size());
    CHECK_EQ(sizes, (std::vector<std::size_t>{18, 20}));
}

TEST(funnels_put_each_area_at_its_size_and_name_those_outside)
{
    const ChartSpec spec = funnelOf(69);
    const Laid laid = lay(spec, 480, 270);
    const Place* a = placeOf(laid, 0, 0);
    const Place* b = placeOf(laid, 0, 1);
    const Place* c = placeOf(laid, 0, 2);
    CHECK(a && b && c);
    const auto n = [&](std::size_t i) { return *spec.series[0].x[i]; };
    CHECK_NEAR((b->at.x - a->at.x) / (c->at.x - a->at.x), (n(1) - n(0)) / (n(2) - n(0)), 1e-9);
    CHECK_NEAR(a->at.y, laid.y + laid.height * (1 - laid.scale.fraction(*spec.series[0].values[0])), 1e-9);
    std::size_t named = 0;
    std::size_t outside = 0;
    for (std::size_t i = 0; i < 69; ++i) {
        const bool out = spec.series[0].standing[i] != 'S';
        outside += out ? 1 : 0;
        named += out ? labelsOf(laid.scene, wardName(i)) : 0;
        if (!out)
            CHECK_EQ(labelsOf(laid.scene, wardName(i)), 0U);
    }
    CHECK(outside > 10 && named * 2 > outside);
    CHECK(hasLabel(laid.scene, "99.8% limits") && hasLabel(laid.scene, "Mean 10.0%") && hasLabel(laid.scene, "Working-age people"));
    CHECK_EQ(labelsOf(laid.scene, "95% limits"), 1U); // two curves, one entry
    for (const Primitive& p : laid.scene.primitives) // limits of the smallest sizes end at the frame
        if (const auto* l = std::get_if<Polyline>(&p))
            for (const Point& q : l->points)
                CHECK(q.y >= laid.y - 12 || q.y <= 40);
    CHECK(laid.scene.description.find("Mean: 10.0%.") != std::string::npos);
    CHECK(laid.scene.description.find("beyond the wide limits") != std::string::npos);
}

TEST(a_gradient_stands_at_shares_of_people_and_its_line_is_straight)
{
    const ChartSpec spec = gradient();
    const Laid laid = lay(spec, 480, 250);
    CHECK_NEAR(placeOf(laid, 0, 0)->at.x, laid.x + laid.width * *spec.series[0].x[0], 1e-9);
    CHECK_NEAR(placeOf(laid, 0, 9)->at.x, laid.x + laid.width * *spec.series[0].x[9], 1e-9);
    bool line = false;
    for (const Primitive& p : laid.scene.primitives)
        if (const auto* l = std::get_if<Polyline>(&p); l && l->stroke.dash == Dash::Dashed && l->points.size() == 2 && l->points[0].x == laid.x)
            line = line || std::fabs(l->points[1].x - laid.x - laid.width) < 1e-9;
    CHECK(line);
    CHECK_EQ(laid.scene.description,
             std::string("10 groups, from 1 (75.93 years) to 10 (86.29 years). Line through all groups (slope index 6.9 years): "
                         "from 78.09 years at the left end to 85.03 years at the right end."));
}

TEST(a_spine_has_the_comparator_in_the_middle_and_better_at_the_right)
{
    const Spread lower{.lowest = 2, .low = 8, .high = 12, .highest = 30, .unitLow = 5, .unitHigh = 20, .better = Direction::Lower};
    CHECK_EQ(spinePosition(10, 10, lower), std::optional(0.0));
    CHECK_EQ(spinePosition(20, 10, lower), std::optional(-1.0)); // higher is worse
    CHECK_EQ(spinePosition(5, 10, lower), std::optional(1.0));
    CHECK_EQ(spinePosition(30, 10, lower), std::optional(-2.0));
    Spread higher = lower;
    higher.better = Direction::Higher;
    CHECK_EQ(spinePosition(20, 10, higher), std::optional(1.0));
    higher.unitHigh = 10; // the percentile is the comparator: no unit on that side
    CHECK(!spinePosition(20, 10, higher));
    CHECK_EQ(spinePosition(5, 10, higher), std::optional(-1.0));
    CHECK(!spinePosition(kNaN, 10, lower));
    const ChartSpec spec = spine(12);
    const Laid laid = lay(spec, 480, naturalHeight(spec, 480));
    for (std::size_t i = 0; i < 12; ++i) {
        const Place* p = placeOf(laid, 0, i);
        CHECK(p != nullptr);
        const auto z = *spinePosition(*spec.series[0].values[i], *spec.series[1].values[i], spec.spreads[i]);
        if (std::fabs(z) < laid.scale.maximum * 0.9)
            CHECK_NEAR(p->at.x, laid.x + laid.width * (z - laid.scale.minimum) / (laid.scale.maximum - laid.scale.minimum), 1e-6);
        const char letter = spec.series[0].standing[i];
        CHECK(letter != 'B' || p->at.x > laid.x + laid.width / 2);
        CHECK(letter != 'W' || p->at.x < laid.x + laid.width / 2);
    }
    CHECK(hasLabel(laid.scene, "Worse or lower") && hasLabel(laid.scene, "Better or higher"));
    CHECK(hasLabel(laid.scene, "(per 1,000)")); // a unit that is no sign stands at the name
    CHECK_EQ(placeOf(laid, 1, 0), nullptr);
    const table::Table data = dataOf(spec);
    CHECK_EQ(data.columnCount(), 8U);
}

TEST(a_tartan_rug_has_a_letter_a_cell_and_hatches_what_is_firm)
{
    ChartSpec spec = tartan(2, 2);
    spec.series[0].standing = "BW";
    spec.series[0].firm = "! ";
    spec.series[1].standing = "S ";
    spec.series[1].firm = "";
    spec.series[0].values = {1.0, 2.0};
    spec.series[1].values = {3.0, {}};
    const auto lines = [](const Scene& scene) {
        return std::ranges::count_if(scene.primitives, [](const Primitive& p) { return std::holds_alternative<Polyline>(p); });
    };
    spec.showLegend = false;
    const Scene hatched = layout(spec, 480, 120);
    CHECK(hasLabel(hatched, "B 1.0") && hasLabel(hatched, "W 2.0") && hasLabel(hatched, "S 3.0"));
    CHECK_EQ(labelsOf(hatched, "–"), 1U);
    spec.series[0].firm = "  ";
    CHECK_EQ(lines(hatched) - lines(layout(spec, 480, 120)), 4);
    // narrow cells keep their letters
    ChartSpec many = tartan(20, 69);
    many.showLegend = false;
    const Scene scene = layout(many, 480, naturalHeight(many, 480));
    std::size_t letters = 0;
    for (const char* letter : {"B", "S", "W", "H", "L"})
        letters += labelsOf(scene, letter);
    std::size_t compared = 0;
    for (const Series& one : many.series)
        compared += one.standing.size() - static_cast<std::size_t>(std::ranges::count(one.standing, ' '));
    CHECK_EQ(letters, compared);
}

TEST(a_pyramid_grows_to_both_sides_on_one_scale_from_the_youngest_below)
{
    const ChartSpec spec = pyramid();
    const Laid laid = lay(spec, 480, naturalHeight(spec, 480));
    const double centre = laid.x + laid.width / 2;
    const Place* men = placeOf(laid, 0, 0);
    const Place* women = placeOf(laid, 1, 0);
    CHECK(men && women && men->at.x < centre && women->at.x > centre);
    CHECK_NEAR(men->width / women->width, *spec.series[0].values[0] / *spec.series[1].values[0], 1e-9);
    CHECK(placeOf(laid, 0, 0)->y > placeOf(laid, 0, 18)->y);
    CHECK(placeOf(laid, 2, 5)->at.x < centre && placeOf(laid, 3, 5)->at.x > centre);
    for (const Text& band : spec.categories)
        CHECK_EQ(labelsOf(laid.scene, toString(band, {})), 1U);
    CHECK(hasLabel(laid.scene, "Men") && hasLabel(laid.scene, "Women") && hasLabel(laid.scene, "England"));
    CHECK(laid.scene.description.find("The outline is England.") != std::string::npos);
}

TEST(who_stands_out_is_told_in_words)
{
    ChartSpec spec = wards(3);
    spec.series[0].standing = "WSB";
    spec.series[0].firm = "!  ";
    CHECK_EQ(describe(spec),
             std::string("3 values. Highest: Acocks Green, 52.0%. Lowest: Bordesley & Highgate, 25.3%. Acocks Green lies between 49.5% and "
                         "54.8% (95% interval). Bordesley & Highgate lies between 22.8% and 28.1% (95% interval). Birmingham: 32.0%. "
                         "Better: 1 (Bordesley & Highgate). Similar: 1. Worse: 1 (Acocks Green). Of these even with the number of "
                         "comparisons allowed for: 1."));
    const table::Table data = dataOf(spec);
    CHECK_EQ(data.columnCount(), 5U);
    CHECK_EQ(data.column(2).number(0), 49.5);
    CHECK_EQ(data.column(4).string(0), std::string_view("Worse, even with the number of comparisons allowed for"));
    CHECK_EQ(data.column(4).string(2), std::string_view("Better"));
    ChartSpec rug = tartan(2, 1);
    rug.series[0].standing = "WS";
    rug.series[0].firm = "";
    CHECK_EQ(describe(rug), std::string("Similar: 1. Worse: 1 (Infant deaths under one year, Acocks Green)."));
}
