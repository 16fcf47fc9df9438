// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the audit that need more than one action: shared by the audit_*.cpp files and their tests.
#pragma once
#include "core/workspace/audit_trail.h"

namespace boulton::workspace {

//! What the verdict says; `chain` and `root` are the errors, empty where there was none.
[[nodiscard]] Text wordsFor(const AuditFileVerdict& verdict, const Text& chain, const Text& root);

} // namespace boulton::workspace
