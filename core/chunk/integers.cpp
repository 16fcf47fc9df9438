// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunk/integers.h"
#include <algorithm>
#include <array>
#include <bit>

namespace boulton::chunk {
namespace {

enum class Kind : std::uint8_t { Constant, Frame, Delta };

std::uint64_t bits(std::int64_t value)
{
    return static_cast<std::uint64_t>(value);
}

std::int64_t signedOf(std::uint64_t value)
{
    return static_cast<std::int64_t>(value); // modulo 2^64 since C++20
}

//! value(i) for i in [0, count), each below 2^width.
template <typename Value>
void pack(std::string& out, std::size_t count, unsigned width, Value value)
{
    const std::size_t begin = out.size();
    const std::size_t bytes = (count * width + 7) / 8;
    out.resize(begin + bytes + 8); // room for the last, partial word
    char* to = out.data() + begin;
    std::uint64_t word = 0;
    unsigned filled = 0;
    for (std::size_t i = 0; width > 0 && i < count; ++i) {
        const std::uint64_t v = value(i);
        word |= v << filled;
        if (filled + width >= 64) {
            store64(to, word);
            to += 8;
            word = filled == 0 ? 0 : v >> (64 - filled);
            filled = filled + width - 64;
        } else {
            filled += width;
        }
    }
    store64(to, word);
    out.resize(begin + bytes);
}

//! Calls put(i, value) for i in [0, count). `packed` has exactly the bytes that pack wrote.
template <typename Put>
void unpack(std::string_view packed, std::size_t count, unsigned width, Put put)
{
    if (width == 0) {
        for (std::size_t i = 0; i < count; ++i)
            put(i, std::uint64_t{0});
        return;
    }
    const std::uint64_t mask = width == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << width) - 1;
    const auto at = [mask, width](const char* from, std::size_t bit) {
        const unsigned shift = static_cast<unsigned>(bit % 8);
        std::uint64_t v = load64(from) >> shift;
        if (shift + width > 64)
            v |= std::uint64_t{static_cast<std::uint8_t>(from[8])} << (64 - shift);
        return v & mask;
    };
    std::size_t i = 0;
    std::size_t bit = 0;
    for (; i < count && bit / 8 + 9 <= packed.size(); ++i, bit += width)
        put(i, at(packed.data() + bit / 8, bit));
    for (; i < count; ++i, bit += width) { // the last few: nine bytes are no longer there
        std::array<char, 9> tail{};
        const auto rest = packed.substr(bit / 8, tail.size());
        std::ranges::copy(rest, tail.begin());
        put(i, at(tail.data(), bit));
    }
}

struct Frame {
    std::int64_t base = 0;
    unsigned width = 0;
};

//! The frame of value(i), i in [0, count), count > 0.
template <typename Value>
Frame frameOf(std::size_t count, Value value)
{
    std::int64_t low = value(0);
    std::int64_t high = low;
    for (std::size_t i = 1; i < count; ++i) {
        const std::int64_t v = value(i);
        low = std::min(low, v);
        high = std::max(high, v);
    }
    return {low, static_cast<unsigned>(std::bit_width(bits(high) - bits(low)))};
}

} // namespace

void putIntegers(std::string& out, std::span<const std::int64_t> values)
{
    if (values.empty())
        return;
    const auto kind = [&out](Kind k) { put(out, static_cast<std::uint8_t>(k)); };
    const auto difference = [values](std::size_t i) { return signedOf(bits(values[i + 1]) - bits(values[i])); };
    const Frame frame = frameOf(values.size(), [values](std::size_t i) { return values[i]; });
    if (frame.width == 0) {
        kind(Kind::Constant);
        put(out, bits(frame.base));
        return;
    }
    const Frame delta = frameOf(values.size() - 1, difference); // not constant, so at least two values
    if (delta.width < frame.width) {
        kind(Kind::Delta);
        put(out, bits(values[0]));
        put(out, bits(delta.base));
        put(out, static_cast<std::uint8_t>(delta.width));
        pack(out, values.size() - 1, delta.width, [&](std::size_t i) { return bits(difference(i)) - bits(delta.base); });
        return;
    }
    kind(Kind::Frame);
    put(out, bits(frame.base));
    put(out, static_cast<std::uint8_t>(frame.width));
    pack(out, values.size(), frame.width, [&](std::size_t i) { return bits(values[i]) - bits(frame.base); });
}

bool getIntegers(Reader& in, std::span<std::int64_t> values)
{
    if (values.empty())
        return in.ok();
    const auto kind = in.get<std::uint8_t>();
    const auto first = in.get<std::uint64_t>();
    if (!in.ok() || kind > static_cast<std::uint8_t>(Kind::Delta))
        return false;
    if (kind == static_cast<std::uint8_t>(Kind::Constant)) {
        std::ranges::fill(values, signedOf(first));
        return true;
    }
    const bool isDelta = kind == static_cast<std::uint8_t>(Kind::Delta);
    const std::uint64_t base = isDelta ? in.get<std::uint64_t>() : first;
    const unsigned width = in.get<std::uint8_t>();
    if (!in.ok() || width > 64)
        return false;
    const std::size_t count = isDelta ? values.size() - 1 : values.size();
    const auto packed = in.take((count * width + 7) / 8);
    if (!in.ok())
        return false;
    if (isDelta) {
        std::uint64_t running = first;
        values[0] = signedOf(first);
        unpack(packed, count, width, [&](std::size_t i, std::uint64_t v) {
            running += base + v;
            values[i + 1] = signedOf(running);
        });
    } else {
        unpack(packed, count, width, [&](std::size_t i, std::uint64_t v) { values[i] = signedOf(base + v); });
    }
    return true;
}

} // namespace boulton::chunk
