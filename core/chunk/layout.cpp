// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunk/layout.h"
#include "core/chunk/compress.h"
#include "core/chunk/integers.h"
#include <bit>

namespace boulton::chunk {
namespace {

constexpr std::string_view kMagic = "bchk";
constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kHeaderBytes = 56;
constexpr std::uint8_t kLastReason = static_cast<std::uint8_t>(table::MissingReason::Unreadable);

std::unexpected<Error> damaged(std::string_view what)
{
    return fail(ErrorCode::Damaged, "a chunk is damaged: " + std::string(what));
}

bool readValidity(Reader& in, Opened& o)
{
    const std::size_t rows = o.header.statistics.rows;
    const std::size_t missing = o.header.statistics.missing;
    switch (in.get<std::uint8_t>()) {
    case 0: return in.ok() && missing == 0;
    case 1: o.validity.assign((rows + 63) / 64, 0); return missing == rows && rows > 0;
    case 2: {
        const auto bitmap = in.take((rows + 7) / 8);
        if (!in.ok())
            return false;
        o.validity.assign((rows + 63) / 64, 0);
        for (std::size_t i = 0; i < bitmap.size(); ++i)
            o.validity[i / 8] |= std::uint64_t{static_cast<std::uint8_t>(bitmap[i])} << (8 * (i % 8));
        if (rows % 64 != 0 && o.validity.back() >> (rows % 64) != 0)
            return false; // bits for rows that are not there
        std::size_t present = 0;
        for (const auto word : o.validity)
            present += static_cast<std::size_t>(std::popcount(word));
        return missing > 0 && present == rows - missing;
    }
    default: return false;
    }
}

bool readReasons(Reader& in, Opened& o)
{
    const std::size_t missing = o.header.statistics.missing;
    if (missing == 0)
        return true;
    const auto kind = in.get<std::uint8_t>();
    if (!in.ok() || kind > 1)
        return false;
    if (kind == 0)
        return true;
    std::vector<std::int64_t> dense(missing);
    if (!getIntegers(in, dense))
        return false;
    o.reasons.assign(o.header.statistics.rows, 0);
    std::size_t next = 0;
    for (std::size_t row = 0; row < o.reasons.size(); ++row) {
        if ((o.validity[row / 64] >> (row % 64) & 1U) != 0)
            continue;
        const std::int64_t reason = dense[next++];
        if (reason < 0 || reason > kLastReason)
            return false;
        o.reasons[row] = static_cast<std::uint8_t>(reason);
    }
    return true;
}

} // namespace

std::string writeHeader(const Statistics& s, Compression compression, std::size_t payloadSize)
{
    const auto u32 = [](std::size_t n) { return static_cast<std::uint32_t>(n); };
    const bool isFloat = s.type == table::Type::Float64;
    std::string out(kMagic);
    put(out, kVersion);
    put(out, static_cast<std::uint8_t>(s.type));
    put(out, static_cast<std::uint8_t>(compression));
    put(out, std::uint8_t{0});
    for (const std::size_t n : {s.rows, s.missing, s.nan, s.distinct, s.rawBytes, payloadSize})
        put(out, u32(n));
    put(out, isFloat ? std::bit_cast<std::uint64_t>(s.minimum) : static_cast<std::uint64_t>(s.lowest));
    put(out, isFloat ? std::bit_cast<std::uint64_t>(s.maximum) : static_cast<std::uint64_t>(s.highest));
    put(out, std::bit_cast<std::uint64_t>(s.sum));
    return out;
}

Result<Header> readHeader(std::string_view bytes)
{
    Reader in(bytes);
    if (in.take(kMagic.size()) != kMagic || bytes.size() < kHeaderBytes)
        return damaged("it does not begin like one");
    if (const auto version = in.get<std::uint8_t>(); version != kVersion)
        return fail(version > kVersion ? ErrorCode::NewerVersion : ErrorCode::Damaged,
                    "a chunk has format version " + std::to_string(version) + "; this program reads version 1");
    const auto type = in.get<std::uint8_t>();
    const auto compression = in.get<std::uint8_t>();
    if (type > static_cast<std::uint8_t>(table::Type::Bool) || compression > 1 || in.get<std::uint8_t>() != 0)
        return damaged("unknown type or compression");
    Header h;
    Statistics& s = h.statistics;
    s.type = static_cast<table::Type>(type);
    h.compression = static_cast<Compression>(compression);
    s.rows = in.get<std::uint32_t>();
    s.missing = in.get<std::uint32_t>();
    s.nan = in.get<std::uint32_t>();
    s.distinct = in.get<std::uint32_t>();
    s.rawBytes = in.get<std::uint32_t>();
    const std::size_t payloadSize = in.get<std::uint32_t>();
    if (s.rows > kRows || s.missing > s.rows || s.nan > s.rows - s.missing || s.distinct > s.rows - s.missing ||
        s.rawBytes > kMaximumRawBytes)
        return damaged("impossible counts");
    h.rawSize = s.rawBytes;
    const auto low = in.get<std::uint64_t>();
    const auto high = in.get<std::uint64_t>();
    s.sum = std::bit_cast<double>(in.get<std::uint64_t>());
    if (s.type == table::Type::Float64) {
        s.minimum = std::bit_cast<double>(low);
        s.maximum = std::bit_cast<double>(high);
    } else {
        s.lowest = static_cast<std::int64_t>(low);
        s.highest = static_cast<std::int64_t>(high);
        if (s.type != table::Type::String && s.values() > 0) {
            s.minimum = static_cast<double>(s.lowest);
            s.maximum = static_cast<double>(s.highest);
        }
    }
    h.payload = in.take(payloadSize);
    if (!in.finished())
        return damaged("its length is not the declared one");
    if (h.compression == Compression::Stored && h.payload.size() != h.rawSize)
        return damaged("its payload has another length than declared");
    return h;
}

Result<Opened> open(std::string_view bytes)
{
    Opened o;
    BOULTON_TRY_ASSIGN(o.header, readHeader(bytes));
    if (o.header.compression == Compression::Zstd) {
        BOULTON_TRY_ASSIGN(o.storage, decompress(o.header.payload, o.header.rawSize));
    }
    const auto raw = o.raw();
    Reader in(raw);
    if (!readValidity(in, o))
        return damaged("missing rows");
    if (!readReasons(in, o))
        return damaged("reasons of missing rows");
    o.valuesAt = raw.size() - in.remaining();
    return o;
}

} // namespace boulton::chunk
