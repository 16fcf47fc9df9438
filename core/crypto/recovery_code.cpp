// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/recovery_code.h"
#include "core/crypto/hash.h"
#include <algorithm>
#include <array>
#include <string>

namespace boulton::crypto {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford
constexpr std::size_t kData = 4;                                            // characters of a group that say something
constexpr std::string_view kLabel = "boulton/recovery/v1";

//! 0 to 31, or 32 for what is none.
unsigned valueOf(char c)
{
    if (c >= 'a' && c <= 'z')
        c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O')
        c = '0';
    if (c == 'I' || c == 'L')
        c = '1';
    const std::size_t at = kAlphabet.find(c);
    return at == std::string_view::npos ? 32U : static_cast<unsigned>(at);
}

//! Odd weights: each single slip changes it, and two neighbours swapped unless they differ by 16. The group counts too, so that two
//! groups swapped are seen.
unsigned checkOf(std::span<const unsigned> group, std::size_t number)
{
    unsigned sum = static_cast<unsigned>(number) * 5;
    for (std::size_t i = 0; i < kData; ++i)
        sum += (2 * static_cast<unsigned>(i) + 1) * group[i];
    return sum % 32;
}

//! 35 values between 0 and 31 as "XXXXX-XXXXX-…".
Result<Secret> printed(std::span<const unsigned> values)
{
    BOULTON_TRY_ASSIGN(Secret text, Secret::make(kRecoveryCharacters + kRecoveryGroups - 1));
    std::size_t at = 0;
    for (std::size_t i = 0; i < kRecoveryCharacters; ++i) {
        if (i > 0 && i % 5 == 0)
            text.characters()[at++] = '-';
        text.characters()[at++] = kAlphabet[values[i]];
    }
    return text;
}

//! BLAKE2b of label and code, keyed if there is a key.
Result<Secret> keyFrom(const Secret* key, std::string_view label, const Secret& code)
{
    BOULTON_TRY_ASSIGN(Secret text, Secret::make(label.size() + code.size()));
    std::ranges::copy(label, text.characters().begin());
    std::ranges::copy(code.bytes(), text.bytes().subspan(label.size()).begin());
    const std::string_view message(text.characters().data(), text.size());
    Digest digest = key ? blake2b(*key, message) : blake2b(message);
    auto made = Secret::copyOf(std::span<const unsigned char>(digest));
    wipe(digest.data(), digest.size());
    return made;
}

} // namespace

Result<Secret> makeRecoveryCode()
{
    BOULTON_TRY_ASSIGN(const Secret random, Secret::random(kRecoveryGroups * kData));
    std::array<unsigned, kRecoveryCharacters> values{};
    for (std::size_t group = 0; group < kRecoveryGroups; ++group) {
        for (std::size_t i = 0; i < kData; ++i)
            values[group * 5 + i] = random.bytes()[group * kData + i] % 32; // 256 is a multiple of 32: no value is likelier
        values[group * 5 + kData] = checkOf(std::span(values).subspan(group * 5, kData), group);
    }
    auto text = printed(values);
    wipe(values.data(), sizeof values);
    return text;
}

Result<Secret> readRecoveryCode(const Secret& typed)
{
    std::array<unsigned, kRecoveryCharacters> values{};
    std::size_t count = 0;
    for (const unsigned char byte : typed.bytes()) {
        const char c = static_cast<char>(byte);
        if (c == '-' || c == ' ')
            continue;
        if (count < values.size())
            values[count] = valueOf(c);
        ++count;
    }
    Result<Secret> code = fail(ErrorCode::InvalidInput, "a recovery code has 7 groups of 5 characters", {"length"});
    if (count == values.size()) {
        std::size_t wrong = 0;
        for (std::size_t group = kRecoveryGroups; group > 0; --group) {
            const auto part = std::span(values).subspan((group - 1) * 5, 5);
            if (std::ranges::any_of(part, [](unsigned v) { return v > 31; }) || part[kData] != checkOf(part, group - 1))
                wrong = group;
        }
        code = wrong == 0 ? printed(values)
                          : fail(ErrorCode::InvalidInput, "group " + std::to_string(wrong) + " of the recovery code is mistyped",
                                 {"group", std::to_string(wrong)});
    }
    wipe(values.data(), sizeof values);
    return code;
}

Result<Secret> keyOfPair(const Secret& one, const Secret& other)
{
    if (one.equal(other))
        return fail(ErrorCode::InvalidInput, "two different codes are needed", {"same"});
    const bool inOrder = std::ranges::lexicographical_compare(one.bytes(), other.bytes());
    BOULTON_TRY_ASSIGN(const Secret outer, keyFrom(nullptr, {}, inOrder ? one : other));
    return keyFrom(&outer, kLabel, inOrder ? other : one);
}

} // namespace boulton::crypto
