// SPDX-License-Identifier: GPL-3.0-or-later
// The reader's side of the protocol: frames to standard output, rows as CSV.
#pragma once
#include "app/reader/workbook.h"
#include "core/crypto/hash.h"
#include "core/exchange/reader_protocol.h"
#include <cstdint>
#include <string>
#include <string_view>

namespace boulton::reader {

//! One frame; the process ends if nobody listens any more.
void sendFrame(exchange::wire::FrameType type, std::string_view payload);
void sendNotes(const Tallies& tallies);
void sendSheet(const Sheet& sheet);
void sendRefusal(const Refusal& refusal);

//! Rows as CSV in Data frames: record N is row N of the sheet (rows without a value are blank lines), every record from the first to
//! the last used column.
class CsvAnswer : public RowSink {
public:
    CsvAnswer(const SheetFacts& facts, std::uint64_t limit) : m_facts(&facts), m_limit(limit) {}
    Read<> row(std::int64_t number, std::int64_t times, const std::vector<std::string>& cells,
               std::size_t size) override;
    //! The End frame.
    Read<> finish(std::uint8_t format, std::size_t sheet);

private:
    Read<> flush(std::size_t least);
    void append(std::string_view cell);
    const SheetFacts* m_facts;
    std::uint64_t m_limit;
    std::uint64_t m_sent = 0;
    std::int64_t m_row = 0;
    std::string m_line;    // of one row
    std::string m_pending; // what makes no whole frame yet
    crypto::Blake2b m_digest;
};

} // namespace boulton::reader
