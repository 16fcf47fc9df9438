// SPDX-License-Identifier: GPL-3.0-or-later
// The first 16 bytes of an SQLCipher file are a salt that every page's tag depends on. They never change, but they share the
// first page with things that do: where the power went while that page was being written, the log holds the page and the
// file holds rubbish, and SQLCipher, which looks for the salt in the file alone, would open neither.
#pragma once
#include "core/base/platform.h"
#include <optional>
#include <string>

namespace boulton::store {

//! The salt as the write-ahead log beside the file has it: of the first frame of page 1. Nothing of it is proved; with a
//! salt that is not the file's own no page opens.
[[nodiscard]] std::optional<std::string> saltInLog(const platform::Path& database);

} // namespace boulton::store
