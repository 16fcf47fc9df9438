// SPDX-License-Identifier: GPL-3.0-or-later
// The colours of Boulton, in one place, for screen and paper. Text on any of these grounds meets WCAG 2.2 AA. BRAG colours are
// told apart by people with any common colour blindness, and never stand alone: letter and shape go with them.
#pragma once
#include "core/figure/scene.h"
#include <vector>

namespace boulton::figure::theme {

inline constexpr Colour kInk = rgb(0x1B2733);     //!< body text
inline constexpr Colour kMuted = rgb(0x56636F);   //!< secondary text (6:1 on white)
inline constexpr Colour kRule = rgb(0xD5DBE1);    //!< hairlines, grid
inline constexpr Colour kSurface = rgb(0xF4F6F8); //!< panels, table stripes
inline constexpr Colour kWhite = rgb(0xFFFFFF);
inline constexpr Colour kBrand = rgb(0x3A1D5C);      //!< headings, cover
inline constexpr Colour kAccent = rgb(0x1F6FB2);     //!< actual values
inline constexpr Colour kTarget = rgb(0x1B2733);     //!< target lines
inline constexpr Colour kComparator = rgb(0x8A97A3); //!< other places
inline constexpr Colour kForecast = rgb(0x7FB0DA);

// BRAG, each with white or ink text of at least 4.5:1 (kOn…)
inline constexpr Colour kBlue = rgb(0x1F5FBF);
inline constexpr Colour kGreen = rgb(0x1E7B4A);
inline constexpr Colour kAmber = rgb(0xF2A900);
inline constexpr Colour kRed = rgb(0xC4262E);
inline constexpr Colour kNone = rgb(0x6B7785); //!< awaiting, project, not applicable, no target
inline constexpr Colour kOnBlue = kWhite, kOnGreen = kWhite, kOnAmber = kInk, kOnRed = kWhite, kOnNone = kWhite;

// XmR flags, as NHS England "Making Data Count" uses them
inline constexpr Colour kImprovement = rgb(0x1F6FB2);
inline constexpr Colour kConcern = rgb(0xD9731A);
inline constexpr Colour kCommonCause = rgb(0x7A858F);

inline constexpr Colour kNeutral = rgb(0x6A4C93); //!< high or low without a good or bad direction
//! The colour of a standing ('B', 'S', 'W', 'H', 'L'): those of XmR flags, so that orange is a concern on every chart.
[[nodiscard]] constexpr Colour standing(char letter)
{
    switch (letter) {
    case 'B': return kImprovement;
    case 'W': return kConcern;
    case 'H':
    case 'L': return kNeutral;
    default: return kCommonCause;
    }
}

//! Colour and text colour of a status letter ('B','R','A','G'; anything else: kNone).
struct StatusColours {
    Colour fill;
    Colour text;
};
[[nodiscard]] constexpr StatusColours status(char letter)
{
    switch (letter) {
    case 'B': return {kBlue, kOnBlue};
    case 'G': return {kGreen, kOnGreen};
    case 'A': return {kAmber, kOnAmber};
    case 'R': return {kRed, kOnRed};
    default: return {kNone, kOnNone};
    }
}
//! The shape that goes with a status letter, centred at `at` within `size` points: B star, G circle, A triangle, R diamond,
//! others a hollow square; with the letter inside. Used by every painter of a status.
[[nodiscard]] std::vector<Primitive> statusMark(char letter, Point at, double size);

} // namespace boulton::figure::theme
