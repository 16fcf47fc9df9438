// SPDX-License-Identifier: GPL-3.0-or-later
// Little-endian bytes out and in. A Reader never reads behind its end: it fails once, gives zeros from then on, and is asked
// before anything is believed.
#pragma once
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace boulton::chunk {

[[nodiscard]] constexpr std::uint64_t littleEndian(std::uint64_t value)
{
    return std::endian::native == std::endian::little ? value : std::byteswap(value);
}

//! Eight bytes at `from`; the caller knows that they are there.
[[nodiscard]] inline std::uint64_t load64(const char* from)
{
    std::uint64_t value = 0;
    std::memcpy(&value, from, sizeof value);
    return littleEndian(value);
}

inline void store64(char* to, std::uint64_t value)
{
    value = littleEndian(value);
    std::memcpy(to, &value, sizeof value);
}

template <std::unsigned_integral T>
void put(std::string& out, T value)
{
    for (std::size_t i = 0; i < sizeof(T); ++i)
        out.push_back(static_cast<char>(static_cast<std::uint8_t>(value >> (8 * i))));
}

class Reader {
public:
    explicit Reader(std::string_view bytes) : m_rest(bytes) {}

    //! The next `count` bytes; empty, and failed from then on, where there are fewer.
    std::string_view take(std::size_t count)
    {
        if (m_failed || count > m_rest.size()) {
            m_failed = true;
            return {};
        }
        const auto taken = m_rest.substr(0, count);
        m_rest.remove_prefix(count);
        return taken;
    }

    template <std::unsigned_integral T>
    T get()
    {
        std::uint64_t value = 0;
        const auto taken = take(sizeof(T));
        for (std::size_t i = 0; i < taken.size(); ++i)
            value |= std::uint64_t{static_cast<std::uint8_t>(taken[i])} << (8 * i);
        return static_cast<T>(value);
    }

    [[nodiscard]] bool ok() const { return !m_failed; }
    [[nodiscard]] std::size_t remaining() const { return m_failed ? 0 : m_rest.size(); }
    [[nodiscard]] bool finished() const { return !m_failed && m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_failed = false;
};

} // namespace boulton::chunk
