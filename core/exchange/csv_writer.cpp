// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/csv_writer.h"
#include "core/base/format.h"
#include "core/base/utf8.h"
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace boulton::exchange {
namespace {

std::string_view withoutApostrophes(std::string_view text)
{
    const auto at = text.find_first_not_of('\'');
    return at == std::string_view::npos ? std::string_view{} : text.substr(at);
}

// Ours would be taken for theirs if only formulas were marked: 'x=' stays, '=x becomes ''=x.
bool needsPrefix(std::string_view text)
{
    return looksLikeFormula(withoutApostrophes(text));
}

void putQuoted(std::string& out, std::string_view text)
{
    out += '"';
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    out += '"';
}

void putText(std::string& out, std::string_view text, const CsvWriteOptions& options)
{
    if (options.escapeFormulas && needsPrefix(text)) {
        putQuoted(out, spreadsheetSafe(text));
        return;
    }
    const bool quote = text.find_first_of("\"\r\n") != std::string_view::npos || text.contains(options.delimiter) ||
                       text.starts_with(' ') || text.ends_with(' ');
    if (quote)
        putQuoted(out, text);
    else
        out += text;
}

std::string_view symbolOf(table::MissingReason reason)
{
    switch (reason) {
    case table::MissingReason::Suppressed: return "c";
    case table::MissingReason::NotAvailable: return "x";
    case table::MissingReason::NotApplicable: return "z";
    case table::MissingReason::LowReliability: return "u";
    case table::MissingReason::RoundsToZero: return "low";
    case table::MissingReason::Empty:
    case table::MissingReason::Unreadable: return "";
    }
    return "";
}

// Text is asked for once a distinct value, not once a row.
struct WritableColumn {
    const table::Column* column;
    std::vector<std::string> dictionary;
};

WritableColumn prepared(const table::Column& column, const CsvWriteOptions& options)
{
    WritableColumn w{&column, {}};
    if (column.type() == table::Type::String) {
        w.dictionary.resize(column.dictionary().size());
        for (std::size_t code = 0; code < w.dictionary.size(); ++code)
            putText(w.dictionary[code], column.dictionary()[code], options);
    }
    return w;
}

void putCell(std::string& out, const WritableColumn& w, std::size_t row)
{
    const table::Column& c = *w.column;
    if (c.isMissing(row)) {
        if (c.isNumeric())
            out += symbolOf(c.reason(row));
        return;
    }
    std::array<char, 32> buffer{};
    switch (c.type()) {
    case table::Type::Int64:
        out.append(buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), c.ints()[row]).ptr);
        break;
    case table::Type::Float64:
        if (std::isfinite(c.floats()[row]))
            out += formatExact(c.floats()[row]);
        break;
    case table::Type::String: out += w.dictionary[c.codes()[row]]; break;
    case table::Type::Date: out += c.date(row).iso(); break;
    case table::Type::Bool: out += c.bools()[row] ? "true" : "false"; break;
    }
}

} // namespace

bool looksLikeFormula(std::string_view text)
{
    for (;;) { // blanks, no-break spaces, a byte order mark or quotation marks before it do not protect
        if (text.starts_with(' ') || text.starts_with('"'))
            text.remove_prefix(1);
        else if (text.starts_with("\xC2\xA0"))
            text.remove_prefix(2);
        else if (text.starts_with("\xEF\xBB\xBF") || text.starts_with("\xE3\x80\x80"))
            text.remove_prefix(3);
        else
            break;
    }
    if (text.empty())
        return false;
    if (std::string_view("=+-@\t\r\n\0", 8).contains(text.front()))
        return true;
    for (const std::string_view wide : {"＝", "＋", "－", "＠"})
        if (text.starts_with(wide))
            return true;
    return false;
}

std::string spreadsheetSafe(std::string_view text)
{
    return (needsPrefix(text) ? "'" : "") + std::string(text);
}

std::string_view withoutSafePrefix(std::string_view text)
{
    return text.starts_with('\'') && needsPrefix(text.substr(1)) ? text.substr(1) : text;
}

std::string writeCsv(const table::Table& table, const CsvWriteOptions& options)
{
    std::string out;
    out.reserve(table.rows() * table.columnCount() * 8 + 1024);
    if (options.byteOrderMark)
        out += "\xEF\xBB\xBF";
    if (!options.marking.empty()) {
        putText(out, options.marking, options);
        out += "\r\n";
    }
    std::vector<WritableColumn> columns;
    for (std::size_t i = 0; i < table.columnCount(); ++i) {
        if (i > 0)
            out += options.delimiter;
        putText(out, table.schema()[i].name, options);
        columns.push_back(prepared(table.column(i), options));
    }
    out += "\r\n";
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::size_t begin = out.size();
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (i > 0)
                out += options.delimiter;
            putCell(out, columns[i], row);
        }
        if (out.size() == begin)
            out += "\"\""; // one column, nothing in it: a blank line would be no row at all
        out += "\r\n";
    }
    return out;
}

Status writeCsvFile(const platform::Path& path, const table::Table& table, const CsvWriteOptions& options)
{
    return platform::replaceFile(path, writeCsv(table, options));
}

std::string safeFileName(std::string_view name)
{
    std::string out;
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = utf8::next(name, at);
        const bool hidden = c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
                            (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
                            c == 0x061C || c == utf8::kInvalid;
        if (hidden)
            continue;
        if (c < 0x80 && std::string_view("/\\:*?\"<>|").contains(static_cast<char>(c)))
            out += '-';
        else
            utf8::append(out, c);
    }
    const auto trimEnds = [&] {
        while (!out.empty() && (out.back() == '.' || out.back() == ' '))
            out.pop_back();
        out.erase(0, out.find_first_not_of(" .")); // a leading dot hides a file, two of them climb
    };
    trimEnds();
    if (out.size() > 120) {
        std::size_t cut = 120;
        while (cut > 0 && (static_cast<unsigned char>(out[cut]) & 0xC0U) == 0x80U)
            --cut;
        out.resize(cut);
        trimEnds();
    }
    const std::string stem = utf8::asciiLower(utf8::trimmed(std::string_view(out).substr(0, out.find('.'))));
    const bool numbered = stem.size() >= 4 && (stem.starts_with("com") || stem.starts_with("lpt")) &&
                          (stem.size() == 4 ? stem[3] >= '0' && stem[3] <= '9'
                                            : stem.substr(3) == "\xC2\xB9" || stem.substr(3) == "\xC2\xB2" ||
                                                  stem.substr(3) == "\xC2\xB3");
    if (stem == "con" || stem == "prn" || stem == "aux" || stem == "nul" || stem == "conin$" || stem == "conout$" ||
        numbered)
        out.insert(0, "_");
    return out.empty() ? "unnamed" : out;
}

} // namespace boulton::exchange
