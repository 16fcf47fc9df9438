// SPDX-License-Identifier: GPL-3.0-or-later
// What a process that was killed left behind.
#pragma once
#include "core/base/platform.h"

namespace boulton::platform {

//! Temporary files of replaceFile beside `path`. For who knows that no other process writes there now.
void removeUnfinished(const Path& path);

} // namespace boulton::platform
