// SPDX-License-Identifier: GPL-3.0-or-later
// What both programs hand to the use cases: writers of PDF and Word files, which need painting.
#pragma once
#include "core/workspace/publish.h"

namespace boulton::app {

//! Needs a QGuiApplication while they are used.
[[nodiscard]] workspace::PackWriters packWriters(const Translator& translate = {});

} // namespace boulton::app
