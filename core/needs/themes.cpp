// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/needs/themes.h"
#include "core/base/utf8.h"
#include <algorithm>
#include <array>

namespace boulton::needs {
namespace {

constexpr std::array<std::string_view, 3> kAdditional{"SEND", "youth offending", "child poverty"};

} // namespace

std::span<const Theme> themes()
{
    static const std::array<Theme, 13> all{{
        {"conception", BOULTON_TR("needs", "Conception"), BOULTON_TR("needs", "Conceptions, those of girls under 18 above all.")},
        {"pregnancy", BOULTON_TR("needs", "Pregnancy"), BOULTON_TR("needs", "Care and health in pregnancy and at birth.")},
        {"infant mortality", BOULTON_TR("needs", "Infant mortality"), BOULTON_TR("needs", "Deaths in the first year of life and around birth.")},
        {"early years", BOULTON_TR("needs", "Early years"), BOULTON_TR("needs", "Children under five.")},
        {"primary", BOULTON_TR("needs", "Primary school age"), BOULTON_TR("needs", "Children of five to eleven.")},
        {"secondary", BOULTON_TR("needs", "Secondary school age"), BOULTON_TR("needs", "Young people of eleven to nineteen.")},
        {"additional needs", BOULTON_TR("needs", "Additional needs"),
         BOULTON_TR("needs", "Special educational needs and disabilities, youth offending, child poverty."), kAdditional},
        {"domestic abuse", BOULTON_TR("needs", "Domestic abuse"), BOULTON_TR("needs", "Children who live with it.")},
        {"serious youth violence", BOULTON_TR("needs", "Serious youth violence"), BOULTON_TR("needs", "Young people who are hurt by it or take part.")},
        {"contextual safeguarding", BOULTON_TR("needs", "Contextual safeguarding"), BOULTON_TR("needs", "Harm from outside the family, and the care of those at risk.")},
        {"exclusions", BOULTON_TR("needs", "Exclusions"), BOULTON_TR("needs", "Suspension and exclusion from school.")},
        {"homelessness", BOULTON_TR("needs", "Homelessness"), BOULTON_TR("needs", "Families and young people without a home of their own, or in a crowded one.")},
        {"mental health", BOULTON_TR("needs", "Mental health"), BOULTON_TR("needs", "Emotional and mental health of children and young people.")},
    }};
    return all;
}

std::string plainWords(std::string_view text)
{
    std::string out;
    for (const char c : utf8::asciiLower(utf8::trimmed(text))) {
        const char one = c == '-' || c == '_' ? ' ' : c;
        if (one != ' ' || (!out.empty() && out.back() != ' '))
            out += one;
    }
    while (out.ends_with(' '))
        out.pop_back();
    return out;
}

std::optional<std::size_t> themeFrom(std::string_view text)
{
    const std::string words = plainWords(text);
    const auto found = std::ranges::find(themes(), words, &Theme::id);
    if (found == themes().end())
        return std::nullopt;
    return static_cast<std::size_t>(found - themes().begin());
}

} // namespace boulton::needs
