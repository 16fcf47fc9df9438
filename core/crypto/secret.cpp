// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/secret.h"
#include <algorithm>
#include <sodium.h>
#include <utility>

namespace boulton::crypto {

Status initialise()
{
    static const int status = sodium_init(); // process-wide by nature
    if (status < 0)
        return fail(ErrorCode::Internal, "libsodium does not start");
    return {};
}

Result<Secret> Secret::make(std::size_t size)
{
    BOULTON_TRY(initialise());
    Secret secret;
    if (size == 0)
        return secret;
    secret.m_data = static_cast<unsigned char*>(sodium_malloc(size));
    if (secret.m_data == nullptr)
        return fail(ErrorCode::TooLarge, "no guarded memory for a key");
    secret.m_size = size;
    sodium_memzero(secret.m_data, size);
    return secret;
}

Result<Secret> Secret::random(std::size_t size)
{
    BOULTON_TRY_ASSIGN(Secret secret, make(size));
    if (size > 0)
        randombytes_buf(secret.m_data, size);
    return secret;
}

Result<Secret> Secret::copyOf(std::span<const unsigned char> bytes)
{
    BOULTON_TRY_ASSIGN(Secret secret, make(bytes.size()));
    std::ranges::copy(bytes, secret.m_data);
    return secret;
}

Result<Secret> Secret::copyOf(std::string_view text)
{
    return copyOf(std::span(static_cast<const unsigned char*>(static_cast<const void*>(text.data())), text.size()));
}

Secret::Secret(Secret&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0))
{}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        sodium_free(m_data);
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

Secret::~Secret()
{
    sodium_free(m_data);
} // wipes; nothing for nullptr

Result<Secret> Secret::part(std::size_t first, std::size_t count) const
{
    if (first > m_size || count > m_size - first)
        return fail(ErrorCode::Internal, "a secret is shorter than it should be");
    return copyOf(bytes().subspan(first, count));
}

bool Secret::equal(const Secret& other) const
{
    return m_size == other.m_size && (m_size == 0 || sodium_memcmp(m_data, other.m_data, m_size) == 0);
}

void wipe(void* data, std::size_t size)
{
    sodium_memzero(data, size);
}

void wipe(std::string& text)
{
    sodium_memzero(text.data(), text.size());
    text.clear();
}

std::string randomBytes(std::size_t size)
{
    if (!initialise())
        std::terminate(); // without randomness nothing here may go on
    std::string bytes(size, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string randomId()
{
    return toHex(randomBytes(16));
}

bool isId(std::string_view text)
{
    return text.size() == 32 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::string toHex(std::string_view bytes)
{
    std::string hex(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), static_cast<const unsigned char*>(static_cast<const void*>(bytes.data())),
                   bytes.size());
    hex.pop_back();
    return hex;
}

void toHex(std::span<const unsigned char> bytes, std::span<char> hex)
{
    constexpr std::string_view digits = "0123456789abcdef";
    for (std::size_t i = 0; i < bytes.size() && 2 * i + 1 < hex.size(); ++i) {
        hex[2 * i] = digits[bytes[i] >> 4U];
        hex[2 * i + 1] = digits[bytes[i] & 15U];
    }
}

Result<std::string> fromHex(std::string_view hex)
{
    std::string bytes(hex.size() / 2, '\0');
    std::size_t size = 0;
    const bool lower = std::ranges::none_of(hex, [](char c) { return c >= 'A' && c <= 'F'; });
    if (hex.size() % 2 != 0 || !lower ||
        sodium_hex2bin(static_cast<unsigned char*>(static_cast<void*>(bytes.data())), bytes.size(), hex.data(),
                       hex.size(), nullptr, &size, nullptr) != 0 ||
        size != bytes.size())
        return fail(ErrorCode::InvalidInput, "not hexadecimal");
    return bytes;
}

std::string toBase64(std::string_view bytes)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(),
                      static_cast<const unsigned char*>(static_cast<const void*>(bytes.data())), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

Result<std::string> fromBase64(std::string_view text)
{
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t size = 0;
    if (sodium_base642bin(static_cast<unsigned char*>(static_cast<void*>(bytes.data())), bytes.size(), text.data(),
                          text.size(), nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
        return fail(ErrorCode::InvalidInput, "not base64");
    bytes.resize(size);
    if (toBase64(bytes) != text)
        return fail(ErrorCode::InvalidInput, "not canonical base64");
    return bytes;
}

std::string libraryVersion()
{
    return sodium_version_string();
}

} // namespace boulton::crypto
