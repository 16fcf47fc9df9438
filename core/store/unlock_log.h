// SPDX-License-Identifier: GPL-3.0-or-later
// Failed unlocks are noted beside the slots, sealed to the vault: who cannot open it can add a line but read none. The
// next one who unlocks takes them into the audit.
#pragma once
#include "core/base/date.h"
#include "core/base/platform.h"
#include "core/crypto/keys.h"
#include <cstdint>
#include <string>

namespace boulton::store {

//! Best effort: a full disk must not hide that the passphrase was wrong. Above 64 KiB nothing more is added.
void noteFailedUnlock(const platform::Path& vault, const crypto::Digest& logPublicKey, Instant at);

struct FailedUnlocks {
    std::int64_t count = 0;
    std::int64_t unreadable = 0; //!< lines that nobody with this program wrote
    std::string first;           //!< instants, by the clock of the time
    std::string last;
};
[[nodiscard]] FailedUnlocks readFailedUnlocks(const platform::Path& vault, const crypto::BoxKeys& keys);
void forgetFailedUnlocks(const platform::Path& vault); //!< after the audit has them

} // namespace boulton::store
