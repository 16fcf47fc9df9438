// SPDX-License-Identifier: GPL-3.0-or-later
// The colours of paper on a screen that may be dark: one pure function from the colours of figure/theme.h to those of a palette. Text
// keeps at least 4.5:1 against what is under it (7:1 in high contrast), marks 3:1 against the grounds they may stand on. BRAG keeps its hues.
#pragma once
#include "core/figure/scene.h"
#include "ui/kit/theme.h"
#include <vector>

namespace boulton::document {

class Recolouring {
public:
    //! The scene's pale fills count as grounds, too: a line must be seen on a band as well as beside it.
    Recolouring(const kit::Palette& palette, const figure::Scene& scene);
    [[nodiscard]] figure::Colour ground() const { return m_ground; }
    //! A line, or the fill of a mark.
    [[nodiscard]] figure::Colour mark(figure::Colour paper) const;
    //! A mark with an outline where its own colour is too near to the ground (amber on white).
    [[nodiscard]] figure::Rectangle box(figure::Rectangle paper) const;
    [[nodiscard]] figure::Colour text(figure::Colour paper, figure::Colour under) const;
    [[nodiscard]] figure::Scene scene(figure::Scene paper) const;

private:
    [[nodiscard]] figure::Colour tint(figure::Colour paper) const;
    [[nodiscard]] figure::Colour fill(figure::Colour paper) const;
    [[nodiscard]] figure::Colour line(figure::Colour paper) const;
    [[nodiscard]] figure::Stroke stroke(figure::Stroke paper) const;
    void outline(figure::Colour fill, figure::Stroke& stroke) const;
    const kit::Palette& m_palette;
    figure::Colour m_ground{};
    figure::Colour m_hardest{}; //!< the ground that is nearest to the marks
    double m_textRatio = 4.5;
    double m_markRatio = 3;
};

[[nodiscard]] figure::Scene recoloured(figure::Scene scene, const kit::Palette& palette);
//! The colour moved towards white or black until it has `ratio` against the ground.
[[nodiscard]] figure::Colour readable(figure::Colour colour, figure::Colour ground, double ratio);
//! What is under a point of the first `count` primitives, seen from above.
[[nodiscard]] figure::Colour colourUnder(const std::vector<figure::Primitive>& primitives, std::size_t count, figure::Point at,
                                         figure::Colour ground);

} // namespace boulton::document
