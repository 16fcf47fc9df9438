// SPDX-License-Identifier: GPL-3.0-or-later
// Records and cells of CSV text in one pass: finds delimiters, line ends and quotation marks 64 bytes at a time.
#pragma once
#include "core/base/result.h"
#include "core/exchange/csv_format.h"
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string_view>

namespace boulton::exchange {

//! Points into the text, or, where doubled quotation marks had to be undone, into the scanner's arena.
struct Cell {
    const char* data = nullptr;
    std::uint32_t size = 0;
    std::uint32_t flags = 0;
    [[nodiscard]] std::string_view text() const { return {data, size}; }
};
inline constexpr std::uint32_t kTextAfterQuote = 1; //!< "abc"def: the quotes were dropped, the rest kept

enum class ScanOutcome : std::uint8_t { Record, End, Failed };

class RecordScanner {
public:
    //! Starts at `offset` of `text`, which is line `line` of the file.
    RecordScanner(std::string_view text, const CsvFormat& format, const CsvLimits& limits, std::size_t offset = 0,
                  std::int64_t line = 1);

    //! The next record that is not a blank line. Writes at most `capacity` cells; `count` is how many there were.
    [[nodiscard]] ScanOutcome next(Cell* cells, std::size_t capacity, std::size_t& count);
    [[nodiscard]] const Error& error() const { return m_error; }           //!< after Failed
    [[nodiscard]] std::int64_t recordLine() const { return m_recordLine; } //!< where the last record begins
    [[nodiscard]] std::int64_t line() const { return m_line; }             //!< where the next one begins
    [[nodiscard]] std::size_t offset() const { return static_cast<std::size_t>(m_at - m_begin); }
    [[nodiscard]] std::int64_t blankLines() const { return m_blankLines; }
    //! Cells of earlier records are no longer valid.
    void releaseCells() { m_arena.release(); }

private:
    [[nodiscard]] std::uint64_t maskAt(const char* block) const;
    void seek(const char* to);
    [[nodiscard]] const char* nextSpecial();
    [[nodiscard]] bool quoted(const char*& at, Cell& cell, const char*& cellEnd);
    [[nodiscard]] ScanOutcome failed(ErrorCode code, std::string what);

    const char* m_begin;
    const char* m_end;
    const char* m_at;    // where the next record begins
    const char* m_block; // 64 bytes whose special characters not yet visited are m_mask
    std::uint64_t m_mask = 0;
    char m_delimiter;
    char m_quote;
    bool m_sheetRows;
    CsvLimits m_limits;
    std::int64_t m_line;
    std::int64_t m_recordLine;
    std::int64_t m_blankLines = 0;
    Error m_error;
    std::pmr::monotonic_buffer_resource m_arena;
};

//! Number of line ends (CR LF, LF or CR) in `text`.
[[nodiscard]] std::int64_t countLineEnds(std::string_view text);

} // namespace boulton::exchange
