// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/xmr.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace boulton::performance {
namespace {

constexpr double kLimit = 2.66;               // 3/d2 for n = 2, as the anchors round it
constexpr double kScreen = 3.267;             // D4 for n = 2
constexpr double kMovingRangeToSigma = 1.128; // d2 for n = 2
constexpr std::size_t kRun = 7;
constexpr std::size_t kTrialLimits = 12;

//! The values of one stretch, gaps left out, and where each stands in the whole.
struct Sequence {
    std::vector<double> y;
    std::vector<std::size_t> at;
};

double meanOf(std::span<const double> v)
{
    double sum = 0;
    for (const double x : v)
        sum += x;
    return sum / static_cast<double>(v.size());
}

double averageMovingRange(std::span<const double> y, bool screen)
{
    std::vector<double> ranges;
    for (std::size_t i = 1; i < y.size(); ++i)
        ranges.push_back(std::fabs(y[i] - y[i - 1]));
    const double all = meanOf(ranges);
    if (!screen)
        return all;
    std::erase_if(ranges, [&](double r) { return !(r < kScreen * all); });
    return ranges.empty() ? all : meanOf(ranges);
}

int sign(double x)
{
    return (x > 0) - (x < 0);
}

//! Rule flags for one stretch: each point gets the first rule of the precedence that fits.
std::vector<XmrRule> rulesOf(std::span<const double> y, const XmrStretch& s)
{
    const std::size_t n = y.size();
    std::vector<XmrRule> rules(n, XmrRule::None);
    const auto mark = [&](std::size_t i, XmrRule rule) {
        if (rules[i] == XmrRule::None)
            rules[i] = rule;
    };
    // The mean of equal values may differ from them in the last bit; that is no signal.
    double eps = 0;
    for (const double x : y)
        eps = std::max(eps, 1e-12 * std::fabs(x));
    const auto outside = [&](std::size_t i) { return y[i] > s.upper + eps || y[i] < s.lower - eps; };
    const auto side = [&](std::size_t i) { return std::fabs(y[i] - s.mean) <= eps ? 0 : sign(y[i] - s.mean); };
    const double nearWidth = kLimit * s.amr * 2.0 / 3.0;
    const auto close = [&](std::size_t i) {
        return !outside(i) && (y[i] > s.mean + nearWidth || y[i] < s.mean - nearWidth);
    };

    for (std::size_t i = 0; i < n; ++i)
        if (outside(i))
            mark(i, XmrRule::OutsideLimits);
    for (std::size_t end = kRun; end <= n; ++end) {
        const int way = sign(y[end - 1] - y[end - 2]);
        bool run = way != 0;
        for (std::size_t i = end - kRun + 1; run && i < end; ++i)
            run = sign(y[i] - y[i - 1]) == way;
        for (std::size_t i = end - kRun; run && i < end; ++i)
            mark(i, XmrRule::Trend);
    }
    for (std::size_t end = 3; end <= n; ++end) {
        const std::size_t first = end - 3;
        const bool sameSide = side(first) != 0 && side(first) == side(first + 1) && side(first) == side(first + 2);
        if (!sameSide || int{close(first)} + int{close(first + 1)} + int{close(first + 2)} < 2)
            continue;
        for (std::size_t i = first; i < end; ++i)
            if (close(i))
                mark(i, XmrRule::TwoOfThree);
    }
    for (std::size_t end = kRun; end <= n; ++end) {
        bool run = side(end - 1) != 0;
        for (std::size_t i = end - kRun; run && i < end; ++i)
            run = side(i) == side(end - 1);
        for (std::size_t i = end - kRun; run && i < end; ++i)
            mark(i, XmrRule::Shift);
    }
    return rules;
}

Variation variationOf(double y, double mean, XmrRule rule, Better better)
{
    if (rule == XmrRule::None)
        return Variation::CommonCause;
    const bool high = y > mean;
    if (better == Better::None)
        return high ? Variation::NeutralHigh : Variation::NeutralLow;
    return high == (better == Better::High) ? Variation::Improvement : Variation::Concern;
}

Assurance assuranceOf(const XmrStretch& s, std::optional<double> target, Better better)
{
    if (!target || better == Better::None)
        return Assurance::None;
    if (*target > s.upper)
        return better == Better::High ? Assurance::Fail : Assurance::Pass;
    if (*target < s.lower)
        return better == Better::High ? Assurance::Pass : Assurance::Fail;
    return Assurance::HitAndMiss;
}

std::optional<double> missProbabilityOf(const XmrStretch& s, std::optional<double> target, Better better)
{
    const double sigma = s.amr / kMovingRangeToSigma;
    if (!target || better == Better::None || !(sigma > 0))
        return std::nullopt;
    const double below = 0.5 * std::erfc(-(*target - s.mean) / sigma / std::sqrt(2.0));
    return better == Better::High ? below : 1 - below;
}

Result<std::vector<std::size_t>> stretchStarts(const XmrOptions& options, std::size_t n)
{
    std::vector<std::size_t> starts{0};
    for (const auto at : options.rebaseAt) {
        if (at >= n)
            return fail(ErrorCode::InvalidInput, "the limits are to begin anew at point " + std::to_string(at + 1) +
                                                     ", but there are only " + std::to_string(n) + " points");
        if (at > starts.back())
            starts.push_back(at);
    }
    return starts;
}

} // namespace

std::string_view name(XmrRule r)
{
    return std::array<std::string_view, 5>{"", "outside-limits", "trend", "two-of-three",
                                           "shift"}[static_cast<std::size_t>(r)];
}
std::string_view name(Variation v)
{
    return std::array<std::string_view, 5>{"common-cause", "improvement", "concern", "neutral-high",
                                           "neutral-low"}[static_cast<std::size_t>(v)];
}
std::string_view name(Assurance a)
{
    return std::array<std::string_view, 4>{"none", "pass", "fail", "hit-and-miss"}[static_cast<std::size_t>(a)];
}

Result<Xmr> xmr(std::span<const std::optional<double>> values, const XmrOptions& options)
{
    Xmr result;
    BOULTON_TRY_ASSIGN(const auto starts, stretchStarts(options, values.size()));
    result.points.resize(values.size());
    std::optional<std::size_t> lastPoint;
    for (std::size_t k = 0; k < starts.size(); ++k) {
        XmrStretch s{.first = starts[k], .last = (k + 1 < starts.size() ? starts[k + 1] : values.size()) - 1};
        Sequence seq;
        for (std::size_t i = s.first; i < values.size() && i <= s.last; ++i)
            if (values[i] && std::isfinite(*values[i])) {
                seq.y.push_back(*values[i]);
                seq.at.push_back(i);
            }
        const std::size_t n = options.baseline > 0 ? std::min(options.baseline, seq.y.size()) : seq.y.size();
        if (n < 2)
            return fail(ErrorCode::NotEnoughData, "an XmR chart needs at least two values in each stretch; there " +
                                                      std::string(seq.y.size() == 1 ? "is one" : "are none") +
                                                      " from point " + std::to_string(s.first + 1));
        const std::span<const double> base(seq.y.data(), n);
        s.n = n;
        s.mean = meanOf(base);
        s.amr = averageMovingRange(base, options.screen);
        s.lower = s.mean - kLimit * s.amr;
        s.upper = s.mean + kLimit * s.amr;
        s.trial = n < kTrialLimits;
        const auto rules = rulesOf(seq.y, s);
        for (std::size_t i = s.first; i <= s.last; ++i)
            result.points[i] = {values[i], s.mean, s.lower, s.upper};
        for (std::size_t j = 0; j < seq.at.size(); ++j) {
            XmrPoint& point = result.points[seq.at[j]];
            point.rule = rules[j];
            point.variation = variationOf(seq.y[j], s.mean, rules[j], options.better);
            result.signalCount += rules[j] != XmrRule::None ? 1 : 0;
            lastPoint = seq.at[j];
        }
        result.stretches.push_back(s);
    }
    if (lastPoint)
        result.variation = result.points[*lastPoint].variation;
    result.assurance = assuranceOf(result.stretches.back(), options.target, options.better);
    result.missProbability = missProbabilityOf(result.stretches.back(), options.target, options.better);
    return result;
}

} // namespace boulton::performance
