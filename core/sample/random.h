// SPDX-License-Identifier: GPL-3.0-or-later
// Random numbers that are the same on every system: the distributions of <random> are not. Additions and multiplications only.
#pragma once
#include <cstdint>
#include <string_view>

namespace boulton::sample {

[[nodiscard]] constexpr std::uint64_t fnv1a(std::string_view text, std::uint64_t hash = 0xcbf29ce484222325ULL)
{
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

//! splitmix64 (Steele, Lea, Flood 2014): small, and good enough for a sample.
class Random {
public:
    explicit constexpr Random(std::uint64_t seed) : m_state(seed) {}
    [[nodiscard]] constexpr std::uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31U);
    }
    //! 0 … 1, without 1; a whole number of 2⁻³² steps, so that sums of them are exact.
    [[nodiscard]] constexpr double uniform() { return static_cast<double>(next() >> 32U) * 0x1p-32; }
    //! Mean 0, standard deviation 1, never beyond 6: the sum of twelve.
    [[nodiscard]] constexpr double normal()
    {
        double sum = -6;
        for (int i = 0; i < 12; ++i)
            sum += uniform();
        return sum;
    }
    //! 0 … count − 1.
    [[nodiscard]] constexpr int below(int count)
    {
        return static_cast<int>((next() >> 32U) % static_cast<std::uint64_t>(count));
    }

private:
    std::uint64_t m_state;
};

} // namespace boulton::sample
