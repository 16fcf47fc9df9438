// SPDX-License-Identifier: GPL-3.0-or-later
// A stream of 64-bit integers in as few bits as a frame of reference or differences need. No values: no bytes. Otherwise
//   u8 kind 0, constant:  i64 value
//   u8 kind 1, frame:     i64 base · u8 width · packed (value - base)
//   u8 kind 2, delta:     i64 first value · i64 base · u8 width · packed (difference to the value before - base), one fewer
// Packed: `width` bits a value (0 … 64), least significant bit first, filled up to a whole byte. All arithmetic is modulo 2^64,
// so that the whole range of int64 works. The kind with the smaller width is taken, the frame if they are equal.
#pragma once
#include "core/chunk/bytes.h"
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace boulton::chunk {

void putIntegers(std::string& out, std::span<const std::int64_t> values);

//! Fills `values`; false for bytes that are no such stream. Reads only what the stream holds.
[[nodiscard]] bool getIntegers(Reader& in, std::span<std::int64_t> values);

} // namespace boulton::chunk
