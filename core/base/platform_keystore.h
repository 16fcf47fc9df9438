// SPDX-License-Identifier: GPL-3.0-or-later
// Where the operating system keeps the key of a program that runs with nobody at the keyboard: on Windows the Data Protection API, bound
// to the account that kept it; elsewhere the credentials that systemd decrypts for one service alone (systemd-creds), which IT puts there.
#pragma once
#include "core/base/platform.h"
#include <span>
#include <string_view>

namespace boulton::platform {

//! Into `buffer`; the number of bytes. `name`: letters, digits, full stops, hyphens and underscores (InvalidInput otherwise). NotFound
//! (with how to put it there) where nothing is kept; Refused where others could have read it; TooLarge.
[[nodiscard]] Result<std::size_t> readFromKeystore(std::string_view name, std::span<char> buffer);
//! For this account on this computer alone. Refused (with how it is done instead) where the system has its own tool for that.
[[nodiscard]] Status keepInKeystore(std::string_view name, std::span<const char> secret);
//! Whatever a descriptor leads to but a terminal: a secret must not stand on a screen. Usage where it is one.
[[nodiscard]] Status writeSecretLine(int descriptor, std::span<const char> secret);

//! What both systems ask of a name, which becomes part of a path.
[[nodiscard]] Status checkKeystoreName(std::string_view name);

} // namespace boulton::platform
