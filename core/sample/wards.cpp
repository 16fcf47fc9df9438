// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/random.h"
#include "core/sample/sample_council.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace boulton::sample {
namespace {

using table::Role;
using table::Type;

struct Place {
    std::string_view code, name;
    int kilometres; //!< from the city centre, roughly: what gives the invented numbers their pattern
};

// Names and codes: Office for National Statistics, wards of December 2018.
constexpr auto kPlaces = std::to_array<Place>({
    {"E05011118", "Acocks Green", 6},
    {"E05011119", "Allens Cross", 8},
    {"E05011120", "Alum Rock", 3},
    {"E05011121", "Aston", 2},
    {"E05011122", "Balsall Heath West", 3},
    {"E05011123", "Bartley Green", 8},
    {"E05011124", "Billesley", 6},
    {"E05011125", "Birchfield", 3},
    {"E05011126", "Bordesley & Highgate", 2},
    {"E05011127", "Bordesley Green", 3},
    {"E05011128", "Bournbrook & Selly Park", 4},
    {"E05011129", "Bournville & Cotteridge", 6},
    {"E05011130", "Brandwood & King's Heath", 5},
    {"E05011131", "Bromford & Hodge Hill", 6},
    {"E05011132", "Castle Vale", 8},
    {"E05011133", "Druids Heath & Monyhull", 8},
    {"E05011134", "Edgbaston", 3},
    {"E05011135", "Erdington", 6},
    {"E05011136", "Frankley Great Park", 10},
    {"E05011137", "Garretts Green", 5},
    {"E05011138", "Glebe Farm & Tile Cross", 6},
    {"E05011139", "Gravelly Hill", 4},
    {"E05011140", "Hall Green North", 6},
    {"E05011141", "Hall Green South", 7},
    {"E05011142", "Handsworth", 3},
    {"E05011143", "Handsworth Wood", 4},
    {"E05011144", "Harborne", 5},
    {"E05011145", "Heartlands", 3},
    {"E05011146", "Highter's Heath", 7},
    {"E05011147", "Holyhead", 3},
    {"E05011148", "King's Norton North", 8},
    {"E05011149", "King's Norton South", 9},
    {"E05011150", "Kingstanding", 7},
    {"E05011151", "Ladywood", 1},
    {"E05011152", "Longbridge & West Heath", 10},
    {"E05011153", "Lozells", 3},
    {"E05011154", "Moseley", 4},
    {"E05011155", "Nechells", 2},
    {"E05011156", "Newtown", 1},
    {"E05011157", "North Edgbaston", 4},
    {"E05011158", "Northfield", 9},
    {"E05011159", "Oscott", 6},
    {"E05011160", "Perry Barr", 6},
    {"E05011161", "Perry Common", 7},
    {"E05011162", "Pype Hayes", 6},
    {"E05011163", "Quinton", 6},
    {"E05011164", "Rubery & Rednal", 11},
    {"E05011165", "Shard End", 8},
    {"E05011166", "Sheldon", 8},
    {"E05011167", "Small Heath", 3},
    {"E05011168", "Soho & Jewellery Quarter", 2},
    {"E05011169", "South Yardley", 6},
    {"E05011170", "Sparkbrook & Balsall Heath East", 3},
    {"E05011171", "Sparkhill", 4},
    {"E05011172", "Stirchley", 5},
    {"E05011173", "Stockland Green", 4},
    {"E05011174", "Sutton Four Oaks", 12},
    {"E05011175", "Sutton Mere Green", 13},
    {"E05011176", "Sutton Reddicap", 10},
    {"E05011177", "Sutton Roughley", 13},
    {"E05011178", "Sutton Trinity", 11},
    {"E05011179", "Sutton Vesey", 8},
    {"E05011180", "Sutton Walmley & Minworth", 11},
    {"E05011181", "Sutton Wylde Green", 9},
    {"E05011182", "Tyseley & Hay Mills", 5},
    {"E05011183", "Ward End", 4},
    {"E05011184", "Weoley & Selly Oak", 6},
    {"E05011185", "Yardley East", 8},
    {"E05011186", "Yardley West & Stechford", 6},
});

constexpr auto kWards = [] {
    std::array<Ward, kPlaces.size()> wards{};
    for (std::size_t i = 0; i < wards.size(); ++i)
        wards[i] = {kPlaces[i].code, kPlaces[i].name};
    return wards;
}();

double tenths(double value)
{
    return std::round(value * 10) / 10;
}

std::int64_t whole(double value)
{
    return static_cast<std::int64_t>(std::round(value));
}

} // namespace

std::span<const Ward> wards()
{
    return kWards;
}

Result<table::Table> wardTable(std::uint64_t seed)
{
    table::TableBuilder b({
        {.name = "ward_code", .type = Type::String, .role = Role::Geography, .sensitivity = table::Sensitivity::Public},
        {.name = "ward_name", .type = Type::String, .role = Role::Category, .sensitivity = table::Sensitivity::Public},
        {.name = "residents", .type = Type::Int64, .role = Role::Denominator, .unit = "people"},
        {.name = "children_0_15", .type = Type::Int64, .role = Role::Numerator, .unit = "people"},
        {.name = "working_age", .type = Type::Int64, .role = Role::Denominator, .unit = "people"},
        {.name = "claimants", .type = Type::Int64, .role = Role::Numerator, .unit = "people"},
        {.name = "claimant_rate", .type = Type::Float64, .role = Role::Measure, .unit = "%"},
        {.name = "private_rented_share", .type = Type::Float64, .role = Role::Measure, .unit = "%"},
        {.name = "no2_mean", .type = Type::Float64, .role = Role::Measure, .unit = "µg/m³"},
        {.name = "synthetic", .type = Type::Bool, .role = Role::Category},
    });
    for (const auto& place : kPlaces) {
        Random random(seed * 0x9e3779b97f4a7c15ULL ^ fnv1a(place.code));
        const double near = 1 - std::min(place.kilometres, 13) / 13.0; // 1 in the centre, 0 at the edge
        // Wards have one councillor or two.
        const double residents =
            random.uniform() < 0.45 ? 21800 + 2300 * random.normal() : 11600 + 900 * random.normal();
        const double children = residents * (0.185 + 0.075 * near + 0.015 * random.normal());
        const double adults = residents * (0.61 + 0.04 * near + 0.01 * random.normal());
        const double rate = std::max(1.2, 2.4 + 7.2 * near + 1.1 * random.normal());
        b[0].append(place.code);
        b[1].append(place.name);
        b[2].append(whole(residents));
        b[3].append(whole(children));
        b[4].append(whole(adults));
        const std::int64_t claimants = whole(std::round(adults) * rate / 100);
        b[5].append(claimants);
        b[6].append(tenths(100.0 * static_cast<double>(claimants) / std::round(adults)));
        b[7].append(tenths(std::max(4.0, 9 + 24 * near + 3.5 * random.normal())));
        b[8].append(tenths(15.5 + 17 * near + 1.6 * random.normal()));
        b[9].append(true);
    }
    return b.finish();
}

} // namespace boulton::sample
