// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/csv_scan.h"
#include <algorithm>
#include <bit>
#include <cstring>
#if defined(__SSE2__) || defined(_M_X64)
#include <emmintrin.h>
#define BOULTON_CSV_SSE2
#endif

namespace boulton::exchange {

RecordScanner::RecordScanner(std::string_view text, const CsvFormat& format, const CsvLimits& limits,
                             std::size_t offset, std::int64_t line)
    : m_begin(text.data()), m_end(text.data() + text.size()), m_at(m_begin + std::min(offset, text.size())),
      m_block(m_at), m_delimiter(format.delimiter), m_quote(format.quote == '\0' ? format.delimiter : format.quote),
      m_sheetRows(format.sheetRows), m_limits(limits), m_line(line), m_recordLine(line)
{
    seek(m_at);
}

std::uint64_t RecordScanner::maskAt(const char* block) const
{
    char padded[64];
    if (m_end - block < 64) { // the last piece: NUL is none of the characters looked for
        const auto left = static_cast<std::size_t>(m_end - block);
        std::memcpy(padded, block, left);
        std::memset(padded + left, 0, 64 - left);
        block = padded;
    }
#ifdef BOULTON_CSV_SSE2
    const __m128i delimiter = _mm_set1_epi8(m_delimiter);
    const __m128i quote = _mm_set1_epi8(m_quote);
    const __m128i lf = _mm_set1_epi8('\n');
    const __m128i cr = _mm_set1_epi8('\r');
    const auto sixteen = [&](int i) {
        const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + i * 16));
        const __m128i hit = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, delimiter), _mm_cmpeq_epi8(v, quote)),
                                         _mm_or_si128(_mm_cmpeq_epi8(v, lf), _mm_cmpeq_epi8(v, cr)));
        return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(hit))) << (i * 16);
    };
    return sixteen(0) | sixteen(1) | sixteen(2) | sixteen(3);
#else
    std::uint64_t mask = 0;
    for (int i = 0; i < 64; ++i) {
        const char c = block[i];
        mask |= static_cast<std::uint64_t>(c == m_delimiter || c == m_quote || c == '\n' || c == '\r') << i;
    }
    return mask;
#endif
}

void RecordScanner::seek(const char* to)
{
    m_block = to;
    m_mask = to < m_end ? maskAt(to) : 0;
}

inline const char* RecordScanner::nextSpecial()
{
    while (m_mask == 0) {
        if (m_end - m_block <= 64) {
            m_block = m_end;
            return m_end;
        }
        m_block += 64;
        m_mask = maskAt(m_block);
    }
    const char* const found = m_block + std::countr_zero(m_mask);
    m_mask &= m_mask - 1;
    return found;
}

ScanOutcome RecordScanner::failed(ErrorCode code, std::string what)
{
    m_error = Error{code, std::move(what), {std::to_string(m_recordLine)}};
    return ScanOutcome::Failed;
}

// `at` is the opening quotation mark; afterwards it is the delimiter, line end or end of text behind the cell.
bool RecordScanner::quoted(const char*& at, Cell& cell, const char*& cellEnd)
{
    const char* const open = at;
    const char* const first = open + 1;
    const char* piece = first;
    const auto window = [&](const char* from) { // a quote that never closes must not cost a walk through a gigabyte
        return static_cast<std::size_t>(
            std::min<std::ptrdiff_t>(m_end - from, static_cast<std::ptrdiff_t>(m_limits.field) + 1));
    };
    bool doubled = false;
    const char* close = nullptr;
    for (;;) {
        close = piece < m_end ? static_cast<const char*>(std::memchr(piece, m_quote, window(piece))) : nullptr;
        if (!close || static_cast<std::size_t>(close - first) > m_limits.field) {
            const auto line =
                std::to_string(m_line + countLineEnds(std::string_view(m_at, static_cast<std::size_t>(open - m_at))));
            const bool end = !close && m_end - first <= static_cast<std::ptrdiff_t>(m_limits.field);
            (void)failed(end ? ErrorCode::InvalidInput : ErrorCode::TooLarge,
                         end ? "the quotation mark that opens on line " + line + " is never closed"
                             : "the quoted cell that opens on line " + line + " is longer than " +
                                   std::to_string(m_limits.field >> 20U) +
                                   " MiB: its closing quotation mark may be missing");
            m_error.args = {line};
            return false;
        }
        if (close + 1 < m_end && close[1] == m_quote) {
            doubled = true;
            piece = close + 2;
            continue;
        }
        break;
    }
    const char* rest = close + 1;
    const char* stop = rest;
    if (stop < m_end && *stop != m_delimiter && *stop != '\n' && *stop != '\r') {
        while (stop < m_end && *stop != m_delimiter && *stop != '\n' && *stop != '\r')
            ++stop;
        cell.flags |= kTextAfterQuote;
    }
    cell.data = first;
    cell.size = static_cast<std::uint32_t>(close - first);
    if (doubled || stop != rest) {
        const auto most = static_cast<std::size_t>(stop - first);
        if (most > m_limits.field) {
            (void)failed(ErrorCode::TooLarge, "line " + std::to_string(m_recordLine) + " has a cell above the limit");
            return false;
        }
        char* const out = static_cast<char*>(m_arena.allocate(most, 1));
        char* to = out;
        for (const char* from = first; from < close; ++from) {
            *to++ = *from;
            from += *from == m_quote ? 1 : 0;
        }
        std::memcpy(to, rest, static_cast<std::size_t>(stop - rest));
        to += stop - rest;
        cell.data = out;
        cell.size = static_cast<std::uint32_t>(to - out);
    }
    at = stop;
    cellEnd = stop;
    return true;
}

ScanOutcome RecordScanner::next(Cell* cells, std::size_t capacity, std::size_t& count)
{
    count = 0;
    const char* start = m_at;
    std::int64_t innerLines = 0;
    const auto tooLong = [&] {
        return failed(ErrorCode::TooLarge, "line " + std::to_string(m_recordLine) + " has a cell longer than " +
                                               std::to_string(m_limits.field >> 20U) +
                                               " MiB: is this a CSV file with line ends?");
    };
    m_recordLine = m_line;
    if (start >= m_end)
        return ScanOutcome::End;
    for (;;) {
        const char* special = nextSpecial();
        Cell cell{start, 0, 0};
        if (special < m_end && *special == m_quote && m_quote != m_delimiter) {
            if (special != start)
                continue; // a quotation mark inside an unquoted cell is text: 5" pipe
            const char* cellEnd = nullptr;
            if (!quoted(special, cell, cellEnd))
                return ScanOutcome::Failed;
            if (!m_sheetRows)
                innerLines += countLineEnds(std::string_view(start, static_cast<std::size_t>(cellEnd - start)));
            seek(special < m_end ? special + 1 : special);
        } else {
            if (static_cast<std::size_t>(special - start) > m_limits.field)
                return tooLong();
            cell.size = static_cast<std::uint32_t>(special - start);
        }
        const bool atEnd = special >= m_end;
        const bool lineEnd = atEnd || *special != m_delimiter;
        if (lineEnd && count == 0 && special == start) { // a blank line
            if (atEnd) {
                m_at = m_end;
                return ScanOutcome::End;
            }
            ++m_blankLines;
            ++m_line;
            m_recordLine = m_line;
            if (*special == '\r' && special + 1 < m_end && special[1] == '\n')
                special = nextSpecial();
            m_at = start = special + 1;
            if (start >= m_end)
                return ScanOutcome::End;
            continue;
        }
        if (count < capacity)
            cells[count] = cell;
        if (++count > m_limits.columns)
            return failed(ErrorCode::TooLarge, "line " + std::to_string(m_recordLine) + " has more than " +
                                                   std::to_string(m_limits.columns) + " columns");
        if (!lineEnd) {
            start = special + 1;
            continue;
        }
        if (static_cast<std::size_t>(special - m_at) > m_limits.row)
            return failed(ErrorCode::TooLarge, "line " + std::to_string(m_recordLine) + " is a row longer than " +
                                                   std::to_string(m_limits.row >> 20U) + " MiB");
        if (!atEnd && *special == '\r' && special + 1 < m_end && special[1] == '\n')
            special = nextSpecial(); // CR LF is one line end; the LF is the next special character
        m_at = atEnd ? m_end : special + 1;
        m_line += innerLines + (atEnd ? 0 : 1);
        return ScanOutcome::Record;
    }
}

std::int64_t countLineEnds(std::string_view text)
{
    std::int64_t lines = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        lines += text[i] == '\n' || (text[i] == '\r' && (i + 1 >= text.size() || text[i + 1] != '\n')) ? 1 : 0;
    return lines;
}

} // namespace boulton::exchange
