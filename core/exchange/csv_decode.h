// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes -> UTF-8. UTF-8 input is looked at once and used where it lies; anything else is transcoded first.
#pragma once
#include "core/base/diagnostics.h"
#include "core/base/result.h"
#include "core/exchange/csv_format.h"
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace boulton::exchange {

//! What one quick pass over the bytes counts.
struct ByteCensus {
    std::size_t lineFeeds = 0;
    std::size_t carriageReturns = 0;
    std::size_t nulBytes = 0;
    std::size_t multiByte = 0; //!< valid UTF-8 sequences of two bytes or more
    std::size_t invalid = 0;   //!< bytes that are not UTF-8
};
[[nodiscard]] ByteCensus takeCensus(std::string_view bytes);

struct DecodedText {
    std::string storage{};  //!< empty where the caller's bytes are used as they are
    std::size_t offset = 0; //!< of the text behind a byte order mark in the caller's bytes
    bool transcoded = false;
    Encoding encoding = Encoding::Utf8;
    ByteCensus census{}; //!< of the UTF-8 text
    Diagnostics notes{};
    //! The UTF-8 text; `bytes` are those that were decoded.
    [[nodiscard]] std::string_view text(std::string_view bytes) const
    {
        return transcoded ? std::string_view(storage) : bytes.substr(offset);
    }
};

//! InvalidInput for nothing at all and for files that are not text (PNG, ZIP, ELF, PDF, …), saying what they look like.
//! Without `told`: byte order mark, UTF-16 by its zero bytes, UTF-8, and Windows-1252 where nothing is multi-byte
//! UTF-8. A UTF-8 file with stray bytes is repaired byte by byte as Windows-1252, with a warning for each line.
[[nodiscard]] Result<DecodedText> decodeText(std::string_view bytes, std::optional<Encoding> told);

} // namespace boulton::exchange
