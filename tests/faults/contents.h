// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that a user can read in a vault, as one text: two vaults that show the same are the same.
#pragma once
#include "tests/faults/harness.h"
#include <string>

namespace boulton::faults {

[[nodiscard]] std::string everything(workspace::Session& session);

//! What somebody sees who opens a vault that was tampered with.
struct Seen {
    std::string error{};    //!< the name of the code that refused it; empty: it opened and everything was read
    std::string what{};
    std::string contents{}; //!< of everything()
    bool checked = false;   //!< `vault check` is content
    int crashed = 0;        //!< a signal
};
//! In a process of its own, which may crash.
[[nodiscard]] Seen look(Scene& scene, std::string_view passphrase = kPassphrase, std::string_view login = {});

//! "noticed" (refused by name), "found by check", or "harmless": everything is read as it was. Anything else fails.
[[nodiscard]] std::string verdict(const Seen& seen, const std::string& truth);

//! A vault with figures, a dataset, sign-offs and a colleague, in the scene; what it holds. Left as a program that was
//! killed leaves it (with a write-ahead log), or closed.
[[nodiscard]] std::string makeVault(Scene& scene, bool killed);
//! A few changes in every file, in a process that is killed at the end or closes. What it then holds.
std::string changeVault(Scene& scene, int round, bool killed);

} // namespace boulton::faults
