// SPDX-License-Identifier: GPL-3.0-or-later
// The list of pages, in the order of the navigation. A new page is a line here; menus, palette, tour and harnesses follow.
#pragma once
#include "ui/desk/page.h"
#include <vector>

namespace boulton::shell {

[[nodiscard]] const std::vector<desk::PageInfo>& pages();
[[nodiscard]] const desk::PageInfo* pageInfo(const QString& id);
[[nodiscard]] QString pageTitle(const desk::PageInfo& page);

} // namespace boulton::shell
