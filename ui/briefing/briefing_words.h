// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include <QString>

namespace boulton::briefingwindow {

//! Why a briefing does not open, and what to do: for people who have a file, a passphrase and no vault.
[[nodiscard]] QString wordsFor(const Error& error);

} // namespace boulton::briefingwindow
