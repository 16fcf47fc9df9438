// SPDX-License-Identifier: GPL-3.0-or-later
// What screen readers are told beyond Qt's own: a plot is a chart whose value is the reading of its point; headings are headings.
#pragma once

namespace boulton::document {

//! Once a program; later calls do nothing.
void installAccessibility();

} // namespace boulton::document
