// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/hash.h"
#include <algorithm>
#include <sodium.h>

namespace boulton::crypto {
namespace {

const unsigned char* raw(std::string_view bytes)
{
    return static_cast<const unsigned char*>(static_cast<const void*>(bytes.data()));
}

std::array<char, 8> littleEndian(std::uint64_t value)
{
    std::array<char, 8> out{};
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
    return out;
}

} // namespace

Result<Digest> toDigest(std::string_view bytes)
{
    Digest digest{};
    if (bytes.size() != digest.size())
        return fail(ErrorCode::Damaged, "a digest has the wrong length");
    std::ranges::transform(bytes, digest.begin(), [](char c) { return static_cast<unsigned char>(c); });
    return digest;
}

bool equal(const Digest& a, const Digest& b)
{
    return sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

Digest sha256(std::string_view bytes)
{
    Digest out{};
    crypto_hash_sha256(out.data(), raw(bytes), bytes.size());
    return out;
}

Digest hmacSha256(std::string_view key, std::string_view bytes)
{
    Digest out{};
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, raw(key), key.size());
    crypto_auth_hmacsha256_update(&state, raw(bytes), bytes.size());
    crypto_auth_hmacsha256_final(&state, out.data());
    return out;
}

Digest blake2b(std::string_view bytes)
{
    Digest out{};
    crypto_generichash(out.data(), out.size(), raw(bytes), bytes.size(), nullptr, 0);
    return out;
}

Digest blake2b(const Secret& key, std::string_view bytes)
{
    Digest out{};
    crypto_generichash(out.data(), out.size(), raw(bytes), bytes.size(), key.bytes().data(), key.size());
    return out;
}

Digest chain(const Digest& previous, std::string_view entry)
{
    Digest out{};
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, previous.data(), previous.size());
    crypto_hash_sha256_update(&state, raw(entry), entry.size());
    crypto_hash_sha256_final(&state, out.data());
    return out;
}

struct Sha256::State {
    crypto_hash_sha256_state state;
};

Sha256::Sha256() : m_state(std::make_unique<State>())
{
    crypto_hash_sha256_init(&m_state->state);
}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::update(std::string_view bytes)
{
    crypto_hash_sha256_update(&m_state->state, raw(bytes), bytes.size());
}

Digest Sha256::finish()
{
    Digest out{};
    crypto_hash_sha256_final(&m_state->state, out.data());
    return out;
}

struct Blake2b::State {
    crypto_generichash_state state;
};

Blake2b::Blake2b() : m_state(std::make_unique<State>())
{
    crypto_generichash_init(&m_state->state, nullptr, 0, 32);
}
Blake2b::Blake2b(const Secret& key) : m_state(std::make_unique<State>())
{
    crypto_generichash_init(&m_state->state, key.bytes().data(), key.size(), 32);
}
Blake2b::Blake2b(Blake2b&&) noexcept = default;
Blake2b& Blake2b::operator=(Blake2b&&) noexcept = default;
Blake2b::~Blake2b()
{
    if (m_state)
        sodium_memzero(&m_state->state, sizeof m_state->state);
}

void Blake2b::update(std::string_view bytes)
{
    crypto_generichash_update(&m_state->state, raw(bytes), bytes.size());
}

void Blake2b::field(std::string_view bytes)
{
    number(static_cast<std::int64_t>(bytes.size()));
    update(bytes);
}

void Blake2b::number(std::int64_t value)
{
    const auto bytes = littleEndian(static_cast<std::uint64_t>(value));
    update({bytes.data(), bytes.size()});
}

Digest Blake2b::finish()
{
    Digest out{};
    crypto_generichash_final(&m_state->state, out.data(), out.size());
    return out;
}

void appendField(std::string& out, std::string_view bytes)
{
    appendNumber(out, static_cast<std::int64_t>(bytes.size()));
    out += bytes;
}

void appendNumber(std::string& out, std::int64_t value)
{
    const auto bytes = littleEndian(static_cast<std::uint64_t>(value));
    out.append(bytes.data(), bytes.size());
}

} // namespace boulton::crypto
