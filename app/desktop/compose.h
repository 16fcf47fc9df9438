// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the desktop program together, by hand.
#pragma once
#include "core/base/platform.h"
#include <optional>

namespace boulton::app {

//! boulton-reader, beside this program.
[[nodiscard]] platform::Path readerBeside(const platform::Path& program);

//! The one thing that the program may be started with: a file whose name ends in .briefing, and does not look like an option.
[[nodiscard]] std::optional<platform::Path> briefingIn(int argc, char** argv);

} // namespace boulton::app
