// SPDX-License-Identifier: GPL-3.0-or-later
// Codes on paper with which two officers together open what nobody can open any more. Each has 140 random bits in Crockford's Base32,
// seven groups of five: four characters and one that checks them, so that a slip names its group. security.md, section 3.7.
#pragma once
#include "core/crypto/secret.h"
#include <string_view>

namespace boulton::crypto {

inline constexpr std::size_t kRecoveryGroups = 7;
inline constexpr std::size_t kRecoveryCharacters = kRecoveryGroups * 5; //!< without the hyphens between groups

//! "7K3PX-…", as it is printed.
[[nodiscard]] Result<Secret> makeRecoveryCode();
//! What was typed, in the form of makeRecoveryCode: case, spaces and hyphens do not matter, and O is read as 0, I and L as 1.
//! InvalidInput: args[0] is "length", or "group" with the number of the mistyped one (from 1) in args[1].
[[nodiscard]] Result<Secret> readRecoveryCode(const Secret& typed);
//! A key from two codes in that form, in either order. InvalidInput for twice the same.
[[nodiscard]] Result<Secret> keyOfPair(const Secret& one, const Secret& other);

} // namespace boulton::crypto
