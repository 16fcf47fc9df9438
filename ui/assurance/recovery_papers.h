// SPDX-License-Identifier: GPL-3.0-or-later
// Recovery codes on three papers, one a page, with what a finder needs to know and nothing else. Painted letter by letter from locked memory.
#pragma once
#include "core/workspace/recovery.h"
#include <QString>

class QPagedPaintDevice;

namespace boulton::assurance {

//! False where the device does not take what is painted.
[[nodiscard]] bool paintRecoveryPapers(QPagedPaintDevice& device, const workspace::RecoveryCodes& codes, const QString& vault, const QString& date);

} // namespace boulton::assurance
