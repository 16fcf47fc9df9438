// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/distributions.h"
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>

namespace boulton::stats {
namespace {

namespace bm = boost::math;
// No exceptions, and no long double, which is another type on every system.
using Quiet =
    bm::policies::policy<bm::policies::promote_double<false>, bm::policies::domain_error<bm::policies::ignore_error>,
                         bm::policies::pole_error<bm::policies::ignore_error>,
                         bm::policies::overflow_error<bm::policies::ignore_error>,
                         bm::policies::underflow_error<bm::policies::ignore_error>,
                         bm::policies::evaluation_error<bm::policies::ignore_error>>;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

bool isTail(double p)
{
    return p > 0 && p < 1;
}

} // namespace

double normalUpperQuantile(double tail)
{
    return isTail(tail) ? bm::quantile(bm::complement(bm::normal_distribution<double, Quiet>(), tail)) : kNaN;
}

double normalUpperTail(double z)
{
    return std::isnan(z) ? kNaN : 0.5 * std::erfc(z / std::sqrt(2.0));
}

double studentUpperQuantile(double df, double tail)
{
    if (!(df > 0) || !isTail(tail))
        return kNaN;
    return bm::quantile(bm::complement(bm::students_t_distribution<double, Quiet>(df), tail));
}

double studentUpperTail(double df, double t)
{
    if (!(df > 0) || std::isnan(t))
        return kNaN;
    return bm::cdf(bm::complement(bm::students_t_distribution<double, Quiet>(df), t));
}

double poissonLower(double events, double tail)
{
    if (!(events >= 0) || std::isinf(events) || !isTail(tail))
        return kNaN;
    return events == 0 ? 0 : bm::gamma_p_inv(events, tail, Quiet());
}

double poissonUpper(double events, double tail)
{
    if (!(events >= 0) || std::isinf(events) || !isTail(tail))
        return kNaN;
    return bm::gamma_q_inv(events + 1, tail, Quiet());
}

} // namespace boulton::stats
