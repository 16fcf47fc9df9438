// SPDX-License-Identifier: GPL-3.0-or-later
// Tables for the methods about people's health: ages like a young city's, rates like England's, all numbers invented.
#include "core/sample/random.h"
#include "core/sample/sample_council.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace boulton::sample {
namespace {

using table::Role;
using table::Type;

constexpr double kResidents = 1'140'000;
constexpr std::array<double, 19> kShare{0.073, 0.074, 0.072, 0.070, 0.088, 0.083, 0.075, 0.069, 0.064, 0.059,
                                        0.057, 0.052, 0.043, 0.036, 0.031, 0.023, 0.016, 0.009, 0.006};
// a year and person: under 1, 1–4, then five years each to 90 and over
constexpr std::array<double, 20> kDeathRate{0.0060, 0.00022, 0.0001, 0.00012, 0.0003, 0.0005, 0.0006,
                                            0.0008, 0.0013,  0.0020, 0.0030,  0.0045, 0.0069, 0.0107,
                                            0.0165, 0.0260,  0.0430, 0.0750,  0.1300, 0.2350};
constexpr std::array<double, 19> kAdmissionRate{0.090, 0.040, 0.035, 0.050, 0.060, 0.065, 0.065, 0.065, 0.065, 0.070,
                                                0.075, 0.085, 0.100, 0.120, 0.160, 0.200, 0.280, 0.360, 0.450};

struct District {
    std::string_view name;
    double share;  //!< of the residents
    double older;  //!< how many more of the old there are, fewer of the young
    double excess; //!< of admissions at the same age
};
constexpr std::array<District, 5> kDistricts{{{"Centre", 0.16, 0.55, 1.22},
                                              {"East", 0.26, 0.80, 1.15},
                                              {"North", 0.20, 1.35, 0.84},
                                              {"South", 0.23, 1.15, 0.93},
                                              {"West", 0.15, 0.95, 1.04}}};

std::int64_t whole(double value)
{
    return static_cast<std::int64_t>(std::round(value));
}

//! A count around its mean, about as a Poisson count varies.
std::int64_t counted(double mean, Random& random)
{
    return std::max<std::int64_t>(0, whole(mean + std::sqrt(mean) * random.normal()));
}

std::string bandName(std::size_t band)
{
    const std::size_t from = 5 * band;
    const bool open = band + 1 == kShare.size();
    return std::to_string(from) + (open ? "+" : "-" + std::to_string(from + 4));
}

} // namespace

Result<table::Table> lifeTable(std::uint64_t seed)
{
    table::TableBuilder b({{.name = "age", .type = Type::Int64, .role = Role::Category},
                           {.name = "residents", .type = Type::Int64, .role = Role::Denominator, .unit = "people"},
                           {.name = "deaths", .type = Type::Int64, .role = Role::Numerator, .unit = "people"},
                           {.name = "synthetic", .type = Type::Bool, .role = Role::Category}});
    Random random(seed * 0x9e3779b97f4a7c15ULL ^ fnv1a("life table"));
    for (std::size_t i = 0; i < kDeathRate.size(); ++i) {
        // the first of the shares is of two bands: a fifth of it is under 1
        const double share = i == 0 ? kShare[0] / 5 : i == 1 ? kShare[0] * 4 / 5 : kShare[i - 1];
        const double residents = kResidents * share * (1 + 0.01 * random.normal());
        b[0].append(static_cast<std::int64_t>(i == 0 ? 0 : i == 1 ? 1 : 5 * (i - 1)));
        b[1].append(whole(residents));
        b[2].append(counted(residents * kDeathRate[i], random));
        b[3].append(true);
    }
    return b.finish();
}

Result<table::Table> admissionsTable(std::uint64_t seed)
{
    table::TableBuilder b({{.name = "area", .type = Type::String, .role = Role::Category},
                           {.name = "age", .type = Type::String, .role = Role::Category},
                           {.name = "residents", .type = Type::Int64, .role = Role::Denominator, .unit = "people"},
                           {.name = "admissions", .type = Type::Int64, .role = Role::Numerator},
                           {.name = "synthetic", .type = Type::Bool, .role = Role::Category}});
    for (const auto& district : kDistricts) {
        Random random(seed * 0x9e3779b97f4a7c15ULL ^ fnv1a(district.name));
        for (std::size_t band = 0; band < kShare.size(); ++band) {
            const double old = static_cast<double>(band) / 18; // 0 for the youngest, 1 for the oldest
            const double residents = kResidents * district.share * kShare[band] *
                                     (1 + (district.older - 1) * old) * (1 + 0.01 * random.normal());
            b[0].append(district.name);
            b[1].append(bandName(band));
            b[2].append(whole(residents));
            b[3].append(counted(residents * kAdmissionRate[band] * district.excess, random));
            b[4].append(true);
        }
    }
    return b.finish();
}

Result<table::Table> decileTable(std::uint64_t seed)
{
    table::TableBuilder b(
        {{.name = "decile", .type = Type::Int64, .role = Role::Category},
         {.name = "residents", .type = Type::Int64, .role = Role::Weight, .unit = "people"},
         {.name = "life_expectancy", .type = Type::Float64, .role = Role::Measure, .unit = "years"},
         {.name = "se", .type = Type::Float64},
         {.name = "synthetic", .type = Type::Bool, .role = Role::Category}});
    Random random(seed * 0x9e3779b97f4a7c15ULL ^ fnv1a("deciles"));
    for (int decile = 1; decile <= 10; ++decile) {
        // a city of the poorer half: most people live in the first tenths
        b[0].append(std::int64_t{decile});
        b[1].append(whole(kResidents * (0.24 - 0.026 * (decile - 1)) / 1.23 * (1 + 0.02 * random.normal())));
        b[2].append(std::round((76.2 + 0.78 * decile + 0.25 * random.normal()) * 100) / 100);
        b[3].append(std::round((0.18 + 0.02 * decile) * 100) / 100);
        b[4].append(true);
    }
    return b.finish();
}

} // namespace boulton::sample
