// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/figure/markup.h"
#include "core/figure/scene.h"
#include <string_view>

namespace boulton::figure {

//! The <svg> element of a scene, for use inside HTML. `id` (unique in the document) ties <title> and <desc> to the picture
//! with aria-labelledby; without one the browser finds them by position. `decorative`: aria-hidden, no title.
[[nodiscard]] Markup svg(const Scene& scene, std::string_view id = {}, bool decorative = false);

} // namespace boulton::figure
