// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/catalogue.h"

namespace boulton::sample {
namespace {

// In the order of Team.
constexpr std::array<TeamRoles, 9> kRoles{{
    {"Adult Social Care", "Intelligence Analyst, Adult Social Care", "Director of Adult Social Care"},
    {"Education and Skills", "Performance Analyst, Education and Skills", "Director of Education and Skills"},
    {"Children's Trust", "Performance Analyst, Children's Trust", "Chief Executive of the Children's Trust"},
    {"Neighbourhoods", "Performance Officer, Neighbourhoods", "Director of Neighbourhoods"},
    {"Inclusive Growth", "Research Officer, Inclusive Growth", "Director of Inclusive Growth"},
    {"Housing", "Performance Officer, Housing", "Director of Housing"},
    {"Finance and Governance", "Finance Systems Analyst", "Chief Finance Officer"},
    {"Human Resources", "Workforce Analyst", "Director of Human Resources"},
    {"Digital and Customer Services", "Customer Insight Analyst", "Director of Digital and Customer Services"},
}};

// In the order of Season; April … March. Each adds up to nought, so that a year's total does not depend on the swing.
constexpr std::array<std::array<double, 12>, 7> kSeasons{{
    {},
    {-0.2, -0.5, -0.7, -0.8, -0.7, -0.4, 0.0, 0.5, 0.9, 1.0, 0.7, 0.2},
    {0.2, 0.5, 0.7, 0.8, 0.7, 0.4, 0.0, -0.5, -0.9, -1.0, -0.7, -0.2},
    {-0.2, -0.2, -0.1, 0.1, 0.4, 1.0, 0.6, 0.1, -0.3, -0.4, -0.5, -0.5},
    {-0.2, -0.1, -0.1, 0.0, -0.1, -0.2, 0.0, 0.6, 1.0, -0.3, -0.4, -0.2},
    {-0.6, -1.0, -1.0, -1.0, -1.0, -0.9, -0.3, 1.2, 1.5, 1.2, 1.1, 0.8},
    {0.1, 0.2, 0.3, 0.1, -1.0, -0.2, 0.2, 0.3, -0.1, 0.0, 0.1, 0.0},
}};

} // namespace

const TeamRoles& rolesOf(Team team)
{
    return kRoles[static_cast<std::size_t>(team)];
}

const std::array<double, 12>& seasonOf(Season season)
{
    return kSeasons[static_cast<std::size_t>(season)];
}

std::array<OutcomeDefinitions, 6> catalogue()
{
    return {{
        {1, "An entrepreneurial city to learn, work and invest in", learnAndWork()},
        {2, "An aspirational city to grow up in", growUp()},
        {3, "A fulfilling city to age well in", ageWell()},
        {4, "A great, clean and green city to live in", cleanAndGreen()},
        {5, "Residents gain the most benefit from hosting the 2022 Commonwealth Games", games()},
        {6, "A city that takes a leading role in tackling climate change", climate()},
    }};
}

const Definition* definitionOf(std::string_view code)
{
    for (const auto& outcome : catalogue())
        for (const auto& definition : outcome.measures)
            if (definition.code == code)
                return &definition;
    return nullptr;
}

} // namespace boulton::sample
