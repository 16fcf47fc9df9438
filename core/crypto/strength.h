// SPDX-License-Identifier: GPL-3.0-or-later
// How many guesses a passphrase takes, by somebody who knows how people choose them: common passwords and words, words of
// Birmingham, the user's own names, repeats, sequences, rows of the keyboard, dates. An estimate on the safe side of the
// published ones (zxcvbn), not a promise: what counts at the lock is that it is never less than the floor.
#pragma once
#include "core/crypto/secret.h"
#include <span>
#include <string>
#include <string_view>

namespace boulton::crypto {

//! 10^10 guesses: at half a second each on one machine 150 years, and with a thousand machines still weeks.
inline constexpr double kFloorGuessesLog10 = 10.0;

struct Strength {
    double guessesLog10 = 0;
    //! What makes it weak, for a sentence: "common", "own-name", "repeat", "sequence", "keyboard", "date", "short"; empty
    //! where it is strong enough.
    std::string_view weakness{};
    [[nodiscard]] bool enough() const { return guessesLog10 >= kFloorGuessesLog10; }
};

//! `names`: of the user, the login, the vault; each word of them counts as known. The passphrase is UTF-8 and stays in
//! guarded memory.
[[nodiscard]] Result<Strength> strengthOf(const Secret& passphrase, std::span<const std::string> names);

} // namespace boulton::crypto
