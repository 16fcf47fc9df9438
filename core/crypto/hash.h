// SPDX-License-Identifier: GPL-3.0-or-later
// Digests: BLAKE2b-256 (keyed and not) for content, SHA-256 for the audit chain.
#pragma once
#include "core/crypto/secret.h"
#include <array>
#include <cstdint>
#include <memory>
#include <string_view>

namespace boulton::crypto {

using Digest = std::array<unsigned char, 32>;

//! The bytes of an array as the string_view that files and databases take.
template <std::size_t N>
[[nodiscard]] std::string_view view(const std::array<unsigned char, N>& bytes)
{
    return {static_cast<const char*>(static_cast<const void*>(bytes.data())), N};
}
//! The other way; Damaged unless there are exactly 32 bytes.
[[nodiscard]] Result<Digest> toDigest(std::string_view bytes);
//! In constant time.
[[nodiscard]] bool equal(const Digest& a, const Digest& b);

[[nodiscard]] Digest sha256(std::string_view bytes);
[[nodiscard]] Digest hmacSha256(std::string_view key, std::string_view bytes);
[[nodiscard]] Digest blake2b(std::string_view bytes);
//! `key` has 32 bytes.
[[nodiscard]] Digest blake2b(const Secret& key, std::string_view bytes);

//! One event of a hash chain: SHA-256(previous ‖ entry).
[[nodiscard]] Digest chain(const Digest& previous, std::string_view entry);

//! SHA-256 piece by piece, of what is too long to wait for.
class Sha256 {
public:
    Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    ~Sha256();
    void update(std::string_view bytes);
    [[nodiscard]] Digest finish(); //!< once

private:
    struct State;
    std::unique_ptr<State> m_state;
};

//! BLAKE2b-256 piece by piece; the key, where there is one, has 32 bytes.
class Blake2b {
public:
    Blake2b();
    explicit Blake2b(const Secret& key);
    Blake2b(Blake2b&&) noexcept;
    Blake2b& operator=(Blake2b&&) noexcept;
    ~Blake2b();
    void update(std::string_view bytes);
    //! A length (8 bytes, little endian) and then the bytes: two different lists of fields never hash alike.
    void field(std::string_view bytes);
    void number(std::int64_t value); //!< 8 bytes, little endian
    [[nodiscard]] Digest finish();   //!< once

private:
    struct State;
    std::unique_ptr<State> m_state;
};

//! The same canonical form in memory, for what is signed or sealed.
void appendField(std::string& out, std::string_view bytes);
void appendNumber(std::string& out, std::int64_t value);

} // namespace boulton::crypto
