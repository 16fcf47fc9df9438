// SPDX-License-Identifier: GPL-3.0-or-later
// What the reader takes from itself before it looks at the first byte of a stranger's file.
#pragma once
#include "core/base/platform_sandbox.h"
#include <cstdint>
#include <string>

namespace boulton::reader {

struct Sandbox {
    platform::Confinement process;
    bool systemCalls = false;    //!< seccomp: only what reading memory and writing to open descriptors needs
    std::string systemCallsNote; //!< why not, where not
    [[nodiscard]] std::uint8_t guards() const; //!< as bits of exchange::wire::Guard
};

//! Second step, when everything is open: no path, no socket, no process any more.
void enterSandbox(Sandbox& sandbox);

//! Prints what protects the reader here and what each forbidden thing led to; the exit status is 0 if all were denied.
[[nodiscard]] int selfTest(Sandbox sandbox);

} // namespace boulton::reader
