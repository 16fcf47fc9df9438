// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a chunk, for the files of this folder: header, payload, validity, and the dense values (those of the rows that
// are not missing). The format is described in core/chunk/chunk.h.
#pragma once
#include "core/chunk/bytes.h"
#include "core/chunk/chunk.h"
#include <span>
#include <vector>

namespace boulton::chunk {

struct Header {
    Statistics statistics;
    Compression compression = Compression::Stored;
    std::size_t rawSize = 0;
    std::string_view payload; //!< as stored
};
[[nodiscard]] Result<Header> readHeader(std::string_view bytes);
[[nodiscard]] std::string writeHeader(const Statistics& statistics, Compression compression, std::size_t payloadSize);

//! A payload, open at its values.
struct Opened {
    Header header;
    std::string storage;                //!< the decompressed payload; unused for a stored one
    table::Validity validity;           //!< empty: every row has a value
    std::vector<std::uint8_t> reasons;  //!< as in table::Column
    std::size_t valuesAt = 0;           //!< offset of the values section
    [[nodiscard]] std::string_view raw() const { return header.compression == Compression::Stored ? header.payload : storage; }
    [[nodiscard]] std::size_t present() const { return header.statistics.rows - header.statistics.missing; }
    [[nodiscard]] Reader values() const { return Reader(raw().substr(valuesAt)); }
};
[[nodiscard]] Result<Opened> open(std::string_view bytes);

//! The dense values of a Float64 chunk; false where the bytes are damaged.
[[nodiscard]] bool getDoubles(Reader& in, std::span<double> values);
void putDoubles(std::string& out, std::span<const double> values);

} // namespace boulton::chunk
