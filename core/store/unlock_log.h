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

//! A wait after wrong tries, against passers-by: 2, 4, 8 … seconds after the fifth, 5 minutes at most. Counted in `local`
//! (a file of this device, so that a restart does not end it) and by the lines beside the vault (so that taking the file
//! away does not). Somebody with a copy of the vault and their own program is not held up by it: the key derivation is
//! what they pay.
inline constexpr std::int64_t kFreeTries = 5;
inline constexpr std::int64_t kLongestWait = 300;
[[nodiscard]] std::int64_t waitAfter(std::int64_t wrongTries); //!< seconds
//! Refused, with the seconds that are left (args: "wait", seconds). A clock that was put back makes the wait start again.
[[nodiscard]] Status checkWait(const platform::Path& vault, const platform::Path& local, Instant now);
void noteWrongTry(const platform::Path& vault, const platform::Path& local, Instant now);
void forgetWrongTries(const platform::Path& local);

} // namespace boulton::store
