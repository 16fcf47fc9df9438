// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and passphrases: memory that is locked, guarded, never copied by accident and wiped when it goes.
#pragma once
#include "core/base/result.h"
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace boulton::crypto {

//! Once a process, before anything else here; every fallible maker below calls it too. Internal if libsodium refuses.
[[nodiscard]] Status initialise();

//! Bytes in sodium_malloc memory. Move-only; no ==, no output, no way to a std::string: look at it through the spans.
class Secret {
public:
    Secret() = default;                                         //!< no bytes
    [[nodiscard]] static Result<Secret> make(std::size_t size); //!< zeros
    [[nodiscard]] static Result<Secret> random(std::size_t size);
    [[nodiscard]] static Result<Secret> copyOf(std::span<const unsigned char> bytes);
    //! For passphrases that came as text; the caller wipes the source.
    [[nodiscard]] static Result<Secret> copyOf(std::string_view text);
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] std::span<unsigned char> bytes() { return {m_data, m_size}; }
    [[nodiscard]] std::span<const unsigned char> bytes() const { return {m_data, m_size}; }
    //! The same memory as characters, to be filled by platform::readLineFromDescriptor.
    [[nodiscard]] std::span<char> characters() { return {static_cast<char*>(static_cast<void*>(m_data)), m_size}; }
    //! A copy of `count` bytes from `first`; Internal if there are not that many.
    [[nodiscard]] Result<Secret> part(std::size_t first, std::size_t count) const;
    //! The same bytes, in constant time; lengths are not secret.
    [[nodiscard]] bool equal(const Secret& other) const;

    template <typename Stream>
    friend Stream& operator<<(Stream&, const Secret&) = delete;

private:
    unsigned char* m_data = nullptr;
    std::size_t m_size = 0;
};

//! Overwrites in a way that the compiler does not remove.
void wipe(void* data, std::size_t size);
void wipe(std::string& text); //!< what the string holds now; it is empty afterwards

[[nodiscard]] std::string randomBytes(std::size_t size);
//! 32 characters of lower-case hex from 16 random bytes: vaults, files, datasets, operations.
[[nodiscard]] std::string randomId();
//! What randomId makes, and nothing else: ids become file names.
[[nodiscard]] bool isId(std::string_view text);

[[nodiscard]] std::string toHex(std::string_view bytes);
//! Strict: lower case, even length; InvalidInput otherwise.
[[nodiscard]] Result<std::string> fromHex(std::string_view hex);
[[nodiscard]] std::string toBase64(std::string_view bytes); //!< RFC 4648 with padding
//! Strict and canonical: InvalidInput for anything that toBase64 would not write.
[[nodiscard]] Result<std::string> fromBase64(std::string_view text);
//! As hex into guarded memory, e.g. the raw key form that SQLCipher wants.
void toHex(std::span<const unsigned char> bytes, std::span<char> hex);

[[nodiscard]] std::string libraryVersion(); //!< of libsodium

} // namespace boulton::crypto
