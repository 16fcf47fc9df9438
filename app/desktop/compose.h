// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the desktop program together, by hand.
#pragma once
#include "core/base/platform.h"

namespace boulton::app {

//! boulton-reader, beside this program.
[[nodiscard]] platform::Path readerBeside(const platform::Path& program);

} // namespace boulton::app
