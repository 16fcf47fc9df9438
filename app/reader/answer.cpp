// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reader/answer.h"
#include "core/base/utf8.h"
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace boulton::reader {

using namespace exchange::wire;

void sendFrame(FrameType type, std::string_view payload)
{
    std::array<char, 5> head{static_cast<char>(type)};
    for (std::size_t i = 0; i < 4; ++i)
        head[i + 1] = static_cast<char>(static_cast<unsigned char>(payload.size() >> (8 * i)));
    if (std::fwrite(head.data(), 1, head.size(), stdout) != head.size() ||
        std::fwrite(payload.data(), 1, payload.size(), stdout) != payload.size() || std::fflush(stdout) != 0)
        std::_Exit(1);
}

void sendNotes(const Tallies& tallies)
{
    for (const auto& [code, tally] : tallies)
        sendFrame(FrameType::Note, Packer{}
                                       .byte(static_cast<std::uint8_t>(code))
                                       .number(tally.count)
                                       .text(tally.place)
                                       .text(tally.text)
                                       .bytes());
}

void sendSheet(const Sheet& sheet)
{
    sendFrame(
        FrameType::Sheet,
        Packer{}
            .text(sheet.name)
            .byte(static_cast<std::uint8_t>((sheet.hidden ? 1 : 0) | (sheet.table ? 2 : 0) | (sheet.measured ? 4 : 0)))
            .number(static_cast<std::uint64_t>(sheet.facts.rows))
            .number(sheet.facts.lastColumn == 0
                        ? 0
                        : static_cast<std::uint64_t>(sheet.facts.lastColumn - sheet.facts.firstColumn + 1))
            .bytes());
}

void sendRefusal(const Refusal& refusal)
{
    sendFrame(FrameType::Refused, Packer{}
                                      .byte(static_cast<std::uint8_t>(refusal.code))
                                      .text(refusal.place.substr(0, 1'000))
                                      .text(refusal.text.substr(0, 1'000))
                                      .bytes());
}

void CsvAnswer::append(std::string_view cell)
{
    // At the start of a file a byte order mark and "sep=" would be taken for what they are not.
    const bool quotes = cell.find_first_of(",\"\n") != std::string_view::npos || cell.starts_with("\xEF\xBB\xBF") ||
                        (cell.size() >= 4 && utf8::asciiLower(cell.substr(0, 4)) == "sep=");
    if (!quotes) {
        m_line += cell;
        return;
    }
    m_line += '"';
    for (const char c : cell) {
        m_line += c;
        if (c == '"')
            m_line += c;
    }
    m_line += '"';
}

Read<> CsvAnswer::row(std::int64_t number, std::int64_t times, const std::vector<std::string>& cells, std::size_t size)
{
    m_pending.append(static_cast<std::size_t>(number - m_row - 1), '\n');
    m_row = number + times - 1;
    m_line.clear();
    for (std::int64_t column = m_facts->firstColumn; column <= m_facts->lastColumn; ++column) {
        if (column > m_facts->firstColumn)
            m_line += ',';
        if (static_cast<std::size_t>(column) <= size)
            append(cells[static_cast<std::size_t>(column) - 1]);
    }
    m_line += '\n';
    if (m_sent + m_pending.size() + m_line.size() * static_cast<std::uint64_t>(times) > m_limit)
        return refuse(RefusalCode::TooLarge, {}, "output"); // before a million equal rows are made
    for (; times > 0; --times) {
        m_pending += m_line;
        BOULTON_TRY(flush(kFrameLimit));
    }
    return {};
}

Read<> CsvAnswer::flush(std::size_t least)
{
    if (m_pending.size() < least)
        return {};
    for (std::string_view rest = m_pending; !rest.empty();) {
        const std::string_view piece = rest.substr(0, kFrameLimit);
        m_sent += piece.size();
        if (m_sent > m_limit)
            return refuse(RefusalCode::TooLarge, {}, "output");
        m_digest.update(piece);
        sendFrame(FrameType::Data, piece);
        rest.remove_prefix(piece.size());
    }
    m_pending.clear();
    return {};
}

Read<> CsvAnswer::finish(std::uint8_t format, std::size_t sheet)
{
    BOULTON_TRY(flush(1));
    const auto columns = m_facts->lastColumn == 0 ? 0 : m_facts->lastColumn - m_facts->firstColumn + 1;
    sendFrame(FrameType::End, Packer{}
                                  .byte(format)
                                  .number(sheet)
                                  .number(static_cast<std::uint64_t>(m_row))
                                  .number(static_cast<std::uint64_t>(columns))
                                  .number(m_sent)
                                  .raw(crypto::view(m_digest.finish()))
                                  .bytes());
    return {};
}

} // namespace boulton::reader
