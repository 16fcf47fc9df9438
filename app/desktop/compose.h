// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the desktop program together, by hand.
#pragma once
#include "core/base/platform.h"
#include "ui/desk/page.h"

namespace boulton::app {

//! PDF and DOCX writers for the use cases.
[[nodiscard]] workspace::PackWriters packWriters();
//! boulton-reader, beside this program.
[[nodiscard]] platform::Path readerBeside(const platform::Path& program);

} // namespace boulton::app
