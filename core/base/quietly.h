// SPDX-License-Identifier: GPL-3.0-or-later
// For destructors and what comes after a change that stands: an exception of a library (mostly: no memory) would end the program
// there, or tell as failed what was done.
#pragma once

namespace boulton {

template <typename Act>
void quietly(const Act& act) noexcept
{
    try {
        act();
    } catch (...) { // NOLINT(bugprone-empty-catch): what is left over is told and tidied at the next start
    }
}

} // namespace boulton
