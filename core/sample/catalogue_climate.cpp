// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/catalogue.h"

namespace boulton::sample {
namespace {

using enum performance::Polarity;
using enum performance::Calculation;
using enum performance::ProfileKind;

constexpr auto kDefinitions = std::to_array<Definition>({
    {
        .code = "6.01",
        .title = "Nitrogen dioxide in the city centre",
        .definition =
            "Average concentration of nitrogen dioxide at the roadside monitors in the city centre, since April.",
        .priority = "Clean air",
        .team = Team::InclusiveGrowth,
        .owner = "Head of Environmental Health",
        .unit = "µg/m³",
        .polarity = LowIsGood,
        .calculation = AverageYearToDate,
        .source = "Air quality monitors",
        .lag = 18,
        .shape = {.form = Form::Figure,
                  .from = 43.5,
                  .to = 36.6,
                  .sd = 0.9,
                  .season = Season::Winter,
                  .swing = 0.12,
                  .covid = 0.88},
        .goal = {44, 42, 40, 2, 1.5},
        .why = "Cold, still weather held the exhaust gases in the streets.",
        .action = "Buses on the busiest routes are replaced first.",
        .step = "Monitors are checked every fortnight.",
    },
    {
        .code = "6.02",
        .title = "Carbon emissions from the council's buildings and fleet",
        .definition = "Tonnes of carbon dioxide from the council's buildings, street lights and vehicles, since April.",
        .priority = "Route to zero carbon",
        .team = Team::Neighbourhoods,
        .owner = "Head of Climate Change",
        .unit = "tonnes",
        .decimals = 0,
        .months = 3,
        .polarity = LowIsGood,
        .calculation = CumulativeYearToDate,
        .source = "Energy bills and fuel cards",
        .lag = 20,
        .shape = {.form = Form::Count, .from = 8300, .to = 6350, .sd = 90, .season = Season::Winter, .swing = 0.3},
        .goal = {33500, 30500, 28500, 0.05, 0.12, Band::Share, Seasonal},
        .why = "A cold spring kept heating on for longer.",
        .action = "Heating in offices is switched by weather, not by date.",
        .step = "Forty buildings have new controls.",
    },
    {
        .code = "6.03",
        .title = "Morning journeys into the centre by public transport",
        .definition =
            "People entering the city centre between seven and ten on a weekday by bus, train or tram, of all who do.",
        .priority = "Clean air",
        .team = Team::InclusiveGrowth,
        .owner = "Head of Transport Policy",
        .unit = "%",
        .scale = 100,
        .source = "Cordon counts",
        .lag = 18,
        .shape = {.from = 62.0, .to = 63.4, .base = 96500, .spread = 0.02, .sd = 0.45, .covid = 0.93},
        .goal = {62.5, 63.2, 64.0, 1.2, 1.5},
        .why = "Rail services were unreliable on two lines, and some commuters went back to their cars.",
        .action = "The bus alliance adds journeys on three corridors beside these lines.",
        .step = "Bus lanes on the first corridor are out for consultation.",
        .dueMonth = 9,
    },
    {
        .code = "6.04",
        .title = "Cycle journeys at the counting points",
        .definition = "Cycle journeys counted on an average day at twelve points. Shown as a trend; the council has "
                      "set no target.",
        .priority = "Clean air",
        .team = Team::InclusiveGrowth,
        .owner = "Head of Transport Policy",
        .unit = "journeys",
        .decimals = 0,
        .source = "Automatic cycle counters",
        .shape = {.form = Form::Count, .from = 3350, .to = 4100, .sd = 120, .season = Season::Summer, .swing = 0.25},
    },
    {
        .code = "6.05",
        .title = "Low-emission vehicles in the council's fleet",
        .definition = "Council cars and vans that are electric or plug-in hybrid.",
        .priority = "Route to zero carbon",
        .team = Team::Neighbourhoods,
        .owner = "Head of Fleet",
        .unit = "%",
        .scale = 100,
        .source = "Fleet register",
        .shape = {.from = 4.0, .to = 14.2, .base = 1020, .spread = 0, .sd = 0.12},
        .goal = {4.5, 7.5, 11, 1, 2},
        .why = "Electric vans were delivered late.",
        .action = "Orders are placed six months before a lease ends.",
        .step = "Charging points are built in two depots.",
    },
    {
        .code = "6.06",
        .title = "Council homes made warmer",
        .definition =
            "Council homes that had insulation, glazing or heating improved to raise their energy rating, since April.",
        .priority = "Route to zero carbon",
        .team = Team::Housing,
        .owner = "Head of Capital Investment, Housing",
        .unit = "homes",
        .decimals = 0,
        .calculation = CumulativeYearToDate,
        .source = "Housing investment programme",
        .shape = {.form = Form::Count, .from = 76, .to = 84, .sd = 4},
        .goal = {900, 1000, 1150, 0.06, 0.06, Band::Share, Linear},
        .why = "The insulation contractor could not find enough trained fitters, and cladding safety checks came "
               "before new work on tower blocks.",
        .action = "A second contractor works on low-rise homes, while the first finishes the towers.",
        .step = "The college offers a fitters' course with places paid for by both contractors.",
        .dueMonth = 11,
    },
    {
        .code = "6.07",
        .title = "Trees planted",
        .definition = "Trees planted in streets and parks by the council and its partners, since April.",
        .priority = "Route to zero carbon",
        .team = Team::Neighbourhoods,
        .owner = "Head of Parks",
        .unit = "trees",
        .decimals = 0,
        .calculation = CumulativeYearToDate,
        .source = "Parks service",
        .lag = 10,
        .shape = {.form = Form::Count, .from = 205, .to = 272, .sd = 8, .season = Season::Planting, .swing = 1},
        .goal = {2400, 2700, 3000, 0.08, 0.12, Band::Share, Seasonal},
        .why = "Frozen ground stopped planting for three weeks.",
        .action = "Volunteers plant at weekends in March.",
        .step = "Schools have asked for two hundred trees.",
    },
});

} // namespace

std::span<const Definition> climate()
{
    return kDefinitions;
}

} // namespace boulton::sample
