// SPDX-License-Identifier: GPL-3.0-or-later
// Doubles as scaled decimals where that is exact, which is what official figures are ("4.25" is 425 and two places), else as
// eight byte planes: exponents beside exponents compress, doubles beside doubles do not.
#include "core/chunk/integers.h"
#include "core/chunk/layout.h"
#include <array>
#include <bit>
#include <optional>

namespace boulton::chunk {
namespace {

enum class Scheme : std::uint8_t { Planes, Decimal };

constexpr std::array<double, 10> kPowers{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
constexpr double kExact = 9007199254740992.0; // 2^53: integers up to here are doubles

//! The integer n with n / power == value in all 64 bits (so never for -0.0, NaN or infinity).
std::optional<std::int64_t> scaled(double value, double power)
{
    const double product = value * power;
    if (!(product >= -kExact && product <= kExact))
        return {};
    const auto n = static_cast<std::int64_t>(product < 0 ? product - 0.5 : product + 0.5);
    if (std::bit_cast<std::uint64_t>(static_cast<double>(n) / power) != std::bit_cast<std::uint64_t>(value))
        return {};
    return n;
}

//! All values with one power of ten, the smallest that does; `places` is its exponent.
bool scaleAll(std::span<const double> values, std::vector<std::int64_t>& integers, std::size_t& places)
{
    integers.resize(values.size());
    places = 0;
    std::size_t settledFrom = 0; // integers before this row were made with fewer places
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto n = scaled(values[i], kPowers[places]);
        while (!n && places + 1 < kPowers.size()) {
            n = scaled(values[i], kPowers[++places]);
            settledFrom = i;
        }
        if (!n)
            return false;
        integers[i] = *n;
    }
    for (std::size_t i = 0; i < settledFrom; ++i) {
        const auto n = scaled(values[i], kPowers[places]);
        if (!n)
            return false;
        integers[i] = *n;
    }
    return true;
}

} // namespace

void putDoubles(std::string& out, std::span<const double> values)
{
    std::vector<std::int64_t> integers;
    std::size_t places = 0;
    if (scaleAll(values, integers, places)) {
        put(out, static_cast<std::uint8_t>(Scheme::Decimal));
        put(out, static_cast<std::uint8_t>(places));
        putIntegers(out, integers);
        return;
    }
    put(out, static_cast<std::uint8_t>(Scheme::Planes));
    const std::size_t begin = out.size();
    const std::size_t n = values.size();
    out.resize(begin + n * 8);
    char* to = out.data() + begin;
    for (std::size_t i = 0; i < n; ++i) {
        const auto v = std::bit_cast<std::uint64_t>(values[i]);
        for (std::size_t plane = 0; plane < 8; ++plane)
            to[plane * n + i] = static_cast<char>(static_cast<std::uint8_t>(v >> (8 * plane)));
    }
}

bool getDoubles(Reader& in, std::span<double> values)
{
    const auto scheme = in.get<std::uint8_t>();
    if (!in.ok() || scheme > static_cast<std::uint8_t>(Scheme::Decimal))
        return false;
    const std::size_t n = values.size();
    if (scheme == static_cast<std::uint8_t>(Scheme::Decimal)) {
        const std::size_t places = in.get<std::uint8_t>();
        std::vector<std::int64_t> integers(n);
        if (!in.ok() || places >= kPowers.size() || !getIntegers(in, integers))
            return false;
        const double power = kPowers[places];
        for (std::size_t i = 0; i < n; ++i)
            values[i] = static_cast<double>(integers[i]) / power;
        return true;
    }
    const auto planes = in.take(n * 8);
    if (!in.ok())
        return false;
    const char* from = planes.data();
    for (std::size_t i = 0; i < n; ++i) {
        std::uint64_t v = 0;
        for (std::size_t plane = 0; plane < 8; ++plane)
            v |= std::uint64_t{static_cast<std::uint8_t>(from[plane * n + i])} << (8 * plane);
        values[i] = std::bit_cast<double>(v);
    }
    return true;
}

} // namespace boulton::chunk
