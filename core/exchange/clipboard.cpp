// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/clipboard.h"
#include "core/base/format.h"
#include "core/base/utf8.h"
#include "core/exchange/csv_writer.h"
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace boulton::exchange {
namespace {

bool endsCell(std::string_view text, std::size_t at)
{
    return at == text.size() || text[at] == '\t' || text[at] == '\r' || text[at] == '\n';
}

//! The cell between quotation marks at `at`, and the place behind it; false where the marks do not enclose it. Each byte is looked at once
//! more at most: the first mark that is not doubled decides.
bool takeQuoted(std::string_view text, std::size_t& at, std::string& cell)
{
    std::string inside;
    for (std::size_t i = at + 1;;) {
        const std::size_t mark = text.find('"', i);
        if (mark == std::string_view::npos)
            return false;
        inside += text.substr(i, mark - i);
        if (mark + 1 < text.size() && text[mark + 1] == '"') {
            inside += '"';
            i = mark + 2;
            continue;
        }
        if (!endsCell(text, mark + 1))
            return false;
        at = mark + 1;
        cell = std::move(inside);
        return true;
    }
}

std::string takeCell(std::string_view text, std::size_t& at)
{
    std::string cell;
    if (at < text.size() && text[at] == '"' && takeQuoted(text, at, cell))
        return cell;
    const std::size_t end = std::min(text.find_first_of("\t\r\n", at), text.size());
    cell = text.substr(at, end - at);
    at = end;
    return cell;
}

Status tooLarge(std::string_view what, std::size_t limit)
{
    return fail(ErrorCode::TooLarge,
                "the block has more than " + std::to_string(limit) + " " + std::string(what) +
                    "; import it as a file instead",
                {std::to_string(limit), std::string(what)});
}

//! Without an exponent where that is how people write it: "1e+06" looks like a figure that was cut short.
std::string plainNumber(double value)
{
    if (!std::isfinite(value))
        return {};
    std::array<char, 64> buffer{};
    const auto plain = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
    return plain.ec == std::errc{} ? std::string(buffer.data(), plain.ptr) : formatExact(value);
}

std::string written(const BlockCell& cell)
{
    if (const auto* number = std::get_if<double>(&cell))
        return plainNumber(*number);
    const auto* text = std::get_if<std::string>(&cell);
    if (!text)
        return {};
    std::string safe = spreadsheetSafe(*text);
    if (safe.find_first_of("\t\r\n") == std::string::npos && !safe.starts_with('"'))
        return safe;
    std::string quoted = "\"";
    for (const char c : safe) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

} // namespace

std::size_t Block::columns() const
{
    std::size_t most = 0;
    for (const auto& row : rows)
        most = std::max(most, row.size());
    return most;
}

std::string_view Block::cell(std::size_t row, std::size_t column) const
{
    return row < rows.size() && column < rows[row].size() ? std::string_view(rows[row][column]) : std::string_view{};
}

Result<Block> parseBlock(std::string_view text, const BlockLimits& limits)
{
    if (text.size() > limits.bytes)
        BOULTON_TRY(tooLarge("bytes", limits.bytes));
    if (!utf8::valid(text))
        return fail(ErrorCode::InvalidInput, "what was copied is not text");
    Block block;
    std::size_t cells = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::vector<std::string> row;
        for (;;) {
            row.push_back(takeCell(text, at));
            if (row.size() > limits.columns)
                BOULTON_TRY(tooLarge("columns", limits.columns));
            if (++cells > limits.cells)
                BOULTON_TRY(tooLarge("cells", limits.cells));
            if (at >= text.size() || text[at] != '\t')
                break;
            ++at;
        }
        if (at < text.size())
            at += text.substr(at).starts_with("\r\n") ? 2 : 1;
        block.rows.push_back(std::move(row));
        if (block.rows.size() > limits.rows)
            BOULTON_TRY(tooLarge("rows", limits.rows));
    }
    return block;
}

std::string toBlock(std::span<const std::vector<BlockCell>> rows)
{
    std::string out;
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            out += (i > 0 ? "\t" : "") + written(row[i]);
        out += "\r\n";
    }
    return out;
}

} // namespace boulton::exchange
