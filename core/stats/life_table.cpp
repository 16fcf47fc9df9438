// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/life_table.h"
#include "core/stats/checks.h"
#include "core/stats/distributions.h"
#include <algorithm>
#include <cmath>
#include <format>
#include <numeric>

namespace boulton::stats {
namespace {

constexpr std::size_t kLast = kLifeTableAges.size() - 1;
constexpr double kInfantShare = 0.1; //!< of the first year lived by those who die in it
constexpr double kOtherShare = 0.5;  //!< of any other band
constexpr double kBirths = 100'000;

double years(std::size_t band)
{
    return kLifeTableAges[band + 1] - kLifeTableAges[band];
}

double shareLived(std::size_t band)
{
    return band == 0 ? kInfantShare : kOtherShare;
}

std::string bandName(std::size_t band)
{
    if (band == 0)
        return "under 1";
    if (band == kLast)
        return std::format("{} and over", kLifeTableAges[band]);
    return std::format("{} to {}", kLifeTableAges[band], kLifeTableAges[band + 1] - 1);
}

Status checkAges(std::span<const int> ages)
{
    for (std::size_t i = 0; i < ages.size(); ++i) {
        if (std::ranges::find(kLifeTableAges, ages[i]) == kLifeTableAges.end())
            return fail(ErrorCode::InvalidInput,
                        std::format("no age band of a life table begins at {}: they are under 1, 1 to 4, five years "
                                    "each from 5, and 90 and over",
                                    ages[i]),
                        {std::to_string(i)});
        if (std::ranges::count(ages.first(i), ages[i]) > 0)
            return fail(ErrorCode::InvalidInput, std::format("the age band that begins at {} stands twice", ages[i]),
                        {std::to_string(i)});
        if (i > 0 && ages[i] < ages[i - 1])
            return fail(ErrorCode::InvalidInput, "the age bands are not in order", {std::to_string(i)});
    }
    for (std::size_t band = 0; band <= kLast; ++band)
        if (std::ranges::find(ages, kLifeTableAges[band]) == ages.end())
            return fail(ErrorCode::InvalidInput, std::format("the age band {} is missing", bandName(band)));
    return {};
}

Status checkData(std::span<const double> population, std::span<const double> deaths)
{
    BOULTON_TRY(checkAllNotNegative(deaths, "the number of deaths"));
    BOULTON_TRY(checkAllPositive(population, "the population"));
    for (std::size_t i = 0; i < deaths.size(); ++i)
        if (deaths[i] > population[i])
            return fail(ErrorCode::InvalidInput,
                        std::format("at ages {} there are more deaths ({}) than people ({})", bandName(i), deaths[i],
                                    population[i]),
                        {std::to_string(i)});
    if (const double all = std::accumulate(population.begin(), population.end(), 0.0); all <= kFewestPersonYears)
        return fail(ErrorCode::NotEnoughData,
                    std::format("life expectancy needs more than 5,000 person-years; there are {}", all));
    if (deaths.back() == 0)
        return fail(ErrorCode::NotEnoughData,
                    "there are no deaths at 90 and over, so that the life table has no end");
    return {};
}

} // namespace

Result<std::vector<LifeTableRow>> lifeTable(std::span<const int> ages, std::span<const double> population,
                                            std::span<const double> deaths, std::span<const Confidence> levels)
{
    BOULTON_TRY(checkSameLength(ages.size(), population.size(), "the population"));
    BOULTON_TRY(checkSameLength(ages.size(), deaths.size(), "the number of deaths"));
    BOULTON_TRY(checkAges(ages));
    BOULTON_TRY(checkData(population, deaths));
    std::vector<LifeTableRow> rows(kLast + 1);
    double alive = kBirths;
    for (std::size_t i = 0; i <= kLast; ++i) {
        LifeTableRow& row = rows[i];
        row.age = kLifeTableAges[i];
        row.rate = deaths[i] / population[i];
        row.survivors = alive;
        if (i == kLast) {
            row.dying = 1;
            break;
        }
        const double hazard = years(i) * row.rate;
        // more deaths than the band can hold alive: everybody dies
        row.dying = hazard * shareLived(i) <= 1 ? hazard / (1 + hazard * (1 - shareLived(i))) : 1;
        alive *= 1 - row.dying;
    }
    double lived = rows[kLast].survivors / rows[kLast].rate; // years lived from here on by all who get here
    double variance = 4 / (deaths[kLast] * rows[kLast].rate * rows[kLast].rate) *
                      (rows[kLast].survivors / 2 * (rows[kLast].survivors / 2)); // Silcocks: of the last band
    const double z95 = normalUpperQuantile(0.025);
    for (std::size_t i = kLast + 1; i-- > 0;) {
        LifeTableRow& row = rows[i];
        if (i < kLast) {
            const double next = rows[i + 1].survivors;
            const double died = row.survivors - next;
            const double after = next > 0 ? lived / next : 0;
            lived += years(i) * (next + shareLived(i) * died);
            if (died > 0) {
                const double weight = row.survivors * ((1 - shareLived(i)) * years(i) + after);
                variance += row.dying * row.dying * (1 - row.dying) / deaths[i] * weight * weight;
            }
        }
        if (row.survivors <= 0) { // nobody reaches this age: there is nothing to expect
            row.expectancy = row.error = std::numeric_limits<double>::quiet_NaN();
            row.intervals.resize(levels.size());
            continue;
        }
        row.expectancy = lived / row.survivors;
        row.error = std::sqrt(variance) / row.survivors;
        for (const auto& level : levels)
            row.intervals.push_back(
                {row.expectancy - level.z() * row.error, row.expectancy + level.z() * row.error});
        if (2 * z95 * row.error > kWidestInterval)
            row.expectancy = std::numeric_limits<double>::quiet_NaN();
    }
    return rows;
}

} // namespace boulton::stats
