// SPDX-License-Identifier: GPL-3.0-or-later
// Long content under one key, as chunks that can be neither changed, moved, repeated, left out nor cut off unseen: libsodium's
// secretstream (XChaCha20-Poly1305), 64 KiB a chunk, the last one flagged. The shape is that of age (C2SP/age.md).
#pragma once
#include "core/base/job.h"
#include "core/crypto/keys.h"
#include <string>
#include <string_view>

namespace boulton::crypto {

inline constexpr std::size_t kStreamChunkBytes = std::size_t{64} * 1024; //!< of plain text
inline constexpr std::size_t kStreamHeaderBytes = 24;
inline constexpr std::size_t kStreamTagBytes = 17; //!< what each chunk adds

//! Header and chunks; `associated` is bound to each chunk but not stored. The key has 32 bytes.
[[nodiscard]] Result<std::string> sealStream(const Secret& key, std::string_view plain, std::string_view associated,
                                             const JobContext& job = {});
//! Damaged for anything but the whole of what sealStream made with that key and `associated`, and for bytes behind it; nothing of the
//! plain text is given out before all of it is proved.
[[nodiscard]] Result<std::string> openStream(const Secret& key, std::string_view sealed, std::string_view associated,
                                             const JobContext& job = {});

} // namespace boulton::crypto
