// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/catalogue.h"

namespace boulton::sample {
namespace {

using enum performance::Calculation;
using enum performance::ProfileKind;

constexpr auto kDefinitions = std::to_array<Definition>({
    {
        .code = "5.01",
        .title = "Apprenticeships and placements from Games contracts",
        .definition = "Apprenticeships and work placements for residents that contractors of the Games have provided, "
                      "since April.",
        .priority = "Jobs and skills from the Games",
        .team = Team::InclusiveGrowth,
        .owner = "Head of Employment Services",
        .unit = "places",
        .decimals = 0,
        .calculation = CumulativeYearToDate,
        .source = "Games contract monitoring",
        .firstMonth = 12,
        .shape = {.form = Form::Count, .from = 5, .to = 23, .sd = 2},
        .goal = {{}, 130, 190, 0.1, 0.1, Band::Share, Linear},
        .why = "Ground works need fewer trainees than the building stage.",
        .action = "Contractors name the month of every placement.",
        .step = "Placements in the building stage are advertised in local colleges.",
    },
    {
        .code = "5.02",
        .title = "Games contracts by value held by local firms",
        .definition =
            "Value of Games contracts let in the quarter that went to firms with a base in the city or its neighbours.",
        .priority = "Jobs and skills from the Games",
        .team = Team::Finance,
        .owner = "Head of Procurement",
        .unit = "%",
        .scale = 100,
        .months = 3,
        .source = "Contracts register",
        .lag = 18,
        .money = true,
        .firstMonth = 12,
        .shape = {.from = 41, .to = 48.2, .base = 6400000, .spread = 0.15, .sd = 0.6},
        .goal = {{}, 46, 50, 3, 4},
        .why = "The large packages are beyond what local firms can insure, and few bid in groups.",
        .action = "Packages above one million pounds are split where that costs no more, and firms are helped to bid "
                  "together.",
        .step = "Two events for bidders are planned before the summer.",
        .dueMonth = 8,
    },
    {
        .code = "5.03",
        .title = "Young people in sport sessions linked to the Games",
        .definition =
            "Young people under 19 who took part in at least one sport session of the Games programme in the month.",
        .priority = "A healthy, active city",
        .team = Team::Neighbourhoods,
        .owner = "Head of Sport and Physical Activity",
        .unit = "young people",
        .decimals = 0,
        .source = "Sport programme bookings",
        .shape = {.form = Form::Count,
                  .from = 3900,
                  .to = 5600,
                  .sd = 110,
                  .season = Season::Summer,
                  .swing = 0.08,
                  .covid = 0.52},
        .goal = {3600, 4300, 5000, 0.08, 0.1, Band::Share},
        .why = "School halls were used for examinations.",
        .action = "Clubs near the schools lend their halls in examination weeks.",
        .step = "Five clubs have set aside two evenings a week.",
        .march = "Schools, clubs and leisure centres closed in the second half of March because of COVID-19, and "
                 "sessions stopped.",
        .marchAction =
            "Clubs put short exercise films online and keep in touch with the young people who had signed up. Summer "
            "sessions in parks are being planned so that they can start at short notice.",
        .dueMonth = 8,
    },
    {
        .code = "5.04",
        .title = "Building for the Games",
        .definition = "Progress of stadium, village and transport works against their milestones, told as a regular "
                      "update without a figure.",
        .priority = "Ready for the Games",
        .team = Team::InclusiveGrowth,
        .owner = "Programme Director, Games Capital Works",
        .decimals = 0,
        .kind = performance::MeasureKind::Project,
        .source = "Programme office",
        .firstMonth = 12,
    },
    {
        .code = "5.05",
        .title = "Residents who expect to gain from the Games",
        .definition = "Residents who say in the yearly survey that they expect to gain from the Games; asked for the "
                      "first time in 2020/21.",
        .priority = "A healthy, active city",
        .team = Team::Neighbourhoods,
        .owner = "Head of Community Engagement",
        .unit = "%",
        .months = 12,
        .kind = performance::MeasureKind::NotApplicable,
        .source = "Residents' survey",
    },
    {
        .code = "5.06",
        .title = "Working hours at the Games village by residents",
        .definition = "Hours worked on the village site by residents of the city as a share of all hours worked there.",
        .priority = "Jobs and skills from the Games",
        .team = Team::InclusiveGrowth,
        .owner = "Head of Employment Services",
        .unit = "%",
        .source = "Site access records",
        .firstMonth = 12,
        .shape = {.form = Form::Figure, .from = 22, .to = 31, .sd = 0.7},
        .goal = {{}, 24, 28, 3, 5},
        .why = "A specialist trade came from outside the region.",
        .action = "Subcontractors advertise locally for two weeks first.",
        .step = "The site has a recruitment office.",
    },
});

} // namespace

std::span<const Definition> games()
{
    return kDefinitions;
}

} // namespace boulton::sample
