// SPDX-License-Identifier: GPL-3.0-or-later
// What the administrators of a computer set for everybody who works at it, and the log that they collect.
#pragma once
#include "core/base/platform.h"
#include <string_view>

namespace boulton::platform {

//! /etc/boulton/policy.json; on Windows Boulton\policy.json in the folder for all users' program data.
[[nodiscard]] Path machinePolicyFile();
//! Refused (args: the path) unless the file and the folder that it is in belong to the system and nobody else can change
//! them: whose settings they are must not be up to whom they bind. Io where that cannot be found out.
[[nodiscard]] Status onlyAdministratorsWrite(const Path& file);
//! One line at the end of a file, which is made (mode 0640) if it is not there: whole or not at all for who reads along. A link
//! or a device is refused.
[[nodiscard]] Status appendLine(const Path& file, std::string_view line);

} // namespace boulton::platform
