// SPDX-License-Identifier: GPL-3.0-or-later
// The only user of zstd.
#pragma once
#include "core/base/result.h"
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace boulton::chunk {

//! One frame, or empty where it saves less than a sixteenth, or where this build has no zstd.
[[nodiscard]] std::optional<std::string> compress(std::string_view raw);

//! Exactly `rawSize` bytes from exactly one frame with a window of at most 8 MiB; anything else is Damaged.
[[nodiscard]] Result<std::string> decompress(std::string_view frame, std::size_t rawSize);

} // namespace boulton::chunk
