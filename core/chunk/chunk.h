// SPDX-License-Identifier: GPL-3.0-or-later
// One column piece of up to kRows rows as bytes: what the vault stores, hashes and seals. A chunk is self-contained.
//
// Format, version 1. All numbers are little-endian, byte by byte.
//   header, 56 bytes: magic "bchk" · u8 version · u8 table::Type · u8 Compression · u8 zero
//                     u32 rows · u32 missing · u32 NaN values · u32 distinct strings · u32 raw size · u32 payload size
//                     8 bytes minimum · 8 bytes maximum (int64, or the bits of a double) · 8 bytes sum (bits of a double)
//   payload, stored or one zstd frame; raw it is three sections:
//     validity  u8 kind: 0 none missing · 1 all missing · 2 a bitmap, bit i%8 of byte i/8 set where row i has a value
//     reasons   (only if some are missing) u8 kind: 0 all Empty · 1 an integer stream, one entry a missing row
//     values    of the rows that are not missing, in order:
//               Int64, Date, Bool  an integer stream
//               Float64            u8 scheme: 0 the 8 byte planes, least significant first · 1 u8 k, an integer stream of
//                                  value * 10^k, taken only when every quotient gives back the very same 64 bits
//               String             the strings used, by first use: an integer stream of their lengths, their bytes; then
//                                  an integer stream of the codes
//   integer stream (nothing at all for no values): see core/chunk/integers.h
// Equal columns from one build of zstd give equal bytes (the values of missing rows do not count).
#pragma once
#include "core/base/result.h"
#include "core/table/column.h"
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace boulton::chunk {

inline constexpr std::size_t kRows = 65'536;
inline constexpr std::size_t kMaximumRawBytes = std::size_t{64} << 20U; //!< of a payload before compression

//! `Zstd` asks for compression; it is left out where it does not help, and in a build without zstd.
enum class Compression : std::uint8_t { Stored, Zstd };

//! Rows [first, first + count) of the column. Every value comes back bit for bit (also -0.0 and the payload of a NaN), every
//! missing row with its reason. TooLarge for more than kRows rows, or strings that need more than kMaximumRawBytes: take
//! fewer rows. Internal for rows the column does not have.
[[nodiscard]] Result<std::string> encode(const table::Column& column, std::size_t first, std::size_t count,
                                         Compression compression = Compression::Zstd);

//! The column back. Safe for hostile bytes: Damaged for anything that is not a chunk of that type and that many rows,
//! NewerVersion for a later format, Refused for a compressed chunk in a build without zstd. Memory is bounded by
//! kMaximumRawBytes and the rows, whatever the bytes claim.
[[nodiscard]] Result<table::Column> decode(std::string_view bytes, table::Type expected, std::size_t rows);

//! What the header says of the values, read without touching them. As trustworthy as the bytes: check their hash first.
struct Statistics {
    table::Type type = table::Type::Int64;
    std::size_t rows = 0;
    std::size_t missing = 0;
    std::size_t nan = 0;      //!< Float64: values that are there but not numbers; left out of minimum, maximum and sum
    std::size_t distinct = 0; //!< String: distinct strings
    std::size_t rawBytes = 0; //!< of the payload before compression
    double minimum = std::numeric_limits<double>::quiet_NaN(); //!< numbers, dates (days) and bools; NaN if there is no value
    double maximum = std::numeric_limits<double>::quiet_NaN();
    double sum = 0; //!< Int64, Float64 and Bool; compensated (Neumaier), in row order
    std::int64_t lowest = 0; //!< exact minimum of Int64, Date and Bool
    std::int64_t highest = 0;

    [[nodiscard]] std::size_t values() const { return rows - missing - nan; }
    [[nodiscard]] double mean() const { return sum / static_cast<double>(values()); } //!< NaN if there is no value
};
[[nodiscard]] Result<Statistics> statistics(std::string_view bytes);

} // namespace boulton::chunk
