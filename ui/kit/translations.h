// SPDX-License-Identifier: GPL-3.0-or-later
// The program's own translations: British English (plural forms) always, Welsh above it where the computer speaks Welsh.
#pragma once

class QCoreApplication;

namespace boulton::kit {

//! Once, before the first text is made.
void installTranslations(QCoreApplication& application);

} // namespace boulton::kit
