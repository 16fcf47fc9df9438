// SPDX-License-Identifier: GPL-3.0-or-later
// The one style sheet, made from a palette. Widgets ask for a variant by a property: heading, muted, kind ("primary", "quiet",
// "danger" on buttons), card, notice.
#pragma once
#include <QString>

namespace boulton::kit {

struct Palette;
[[nodiscard]] QString styleSheet(const Palette& palette, double pointSize, int em);

} // namespace boulton::kit
