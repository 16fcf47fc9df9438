// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/file_kind.h"
#include "core/base/utf8.h"
#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace boulton::exchange {
namespace {

using namespace std::string_view_literals;

constexpr std::array<std::pair<std::string_view, FileKind>, 22> kBeginnings{{
    {"PK\x03\x04"sv, FileKind::Archive},
    {"PK\x05\x06"sv, FileKind::Archive},
    {"%PDF-"sv, FileKind::Pdf},
    {"\x89PNG"sv, FileKind::Picture},
    {"\xFF\xD8\xFF"sv, FileKind::Picture},
    {"GIF8"sv, FileKind::Picture},
    {"II*\0"sv, FileKind::Picture},
    {"MM\0*"sv, FileKind::Picture},
    {"\x1F\x8B"sv, FileKind::Compressed},
    {"7z\xBC\xAF"sv, FileKind::Compressed},
    {"\x28\xB5\x2F\xFD"sv, FileKind::Compressed},
    {"BZh"sv, FileKind::Compressed},
    {"\xFD"
     "7zXZ"sv,
     FileKind::Compressed},
    {"Rar!"sv, FileKind::Compressed},
    {"\x7F"
     "ELF"sv,
     FileKind::Program},
    {"MZ\x90"sv, FileKind::Program},
    {"SQLite format 3\0"sv, FileKind::Database},
    // Excel 2, 3 and 4: a BOF record and its length
    {"\x09\x00\x04\x00"sv, FileKind::OldExcel},
    {"\x09\x02\x06\x00"sv, FileKind::OldExcel},
    {"\x09\x04\x06\x00"sv, FileKind::OldExcel},
    {"{\\rtf"sv, FileKind::OldOffice},
    {"\x89HDF"sv, FileKind::Database},
}};
constexpr std::string_view kCompound =
    "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv; // a file system in a file: .xls, .doc, protected .xlsx

// A name in the directory of a compound file is UTF-16.
std::string wide(std::string_view name)
{
    std::string out;
    for (const char c : name)
        (out += c) += '\0';
    return out;
}

FileKind kindOfCompound(std::string_view bytes)
{
    bytes = bytes.substr(0, std::size_t{64} << 20U);
    if (bytes.contains(wide("EncryptedPackage")))
        return FileKind::Protected;
    if (bytes.contains(wide("Workbook")) || bytes.contains(wide("Book")))
        return FileKind::OldExcel;
    return FileKind::OldOffice;
}

FileKind kindOfMarkup(std::string_view text)
{
    const std::string lower = utf8::asciiLower(text.substr(0, 4'096));
    if (lower.starts_with("<!doctype html") || lower.starts_with("<html") || lower.starts_with("<table") ||
        lower.starts_with("<head") || lower.starts_with("<body") ||
        (lower.starts_with("<?xml") && lower.contains("<html")))
        return FileKind::Web;
    if (lower.starts_with("<?xml") || lower.starts_with("<!doctype") || lower.starts_with("<ogrvrt") ||
        lower.starts_with("<vrt") || lower.starts_with("<kml") || lower.starts_with("<gpx") ||
        lower.starts_with("<svg"))
        return FileKind::Xml;
    return FileKind::Text;
}

} // namespace

FileKind kindOfFile(std::string_view bytes)
{
    for (const auto& [beginning, kind] : kBeginnings)
        if (bytes.starts_with(beginning))
            return kind;
    if (bytes.starts_with(kCompound))
        return kindOfCompound(bytes);
    std::string_view text = bytes;
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    text = text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    if (text.starts_with('<'))
        return kindOfMarkup(text);
    if (text.starts_with("{\"") || text.starts_with("{\n") || text.starts_with("{\r") || text.starts_with("[{") ||
        text.starts_with("[[") || text.starts_with("{ \""))
        return FileKind::Json;
    return FileKind::Text;
}

Status checkReadable(FileKind kind, std::string_view name)
{
    const auto refuse = [&](std::string_view what) {
        return fail(ErrorCode::InvalidInput, std::string(name) + std::string(what), {std::string(name)});
    };
    switch (kind) {
    case FileKind::Text:
    case FileKind::Archive: return {};
    case FileKind::Protected:
        return refuse(" is protected by a password. Open it in Excel, save it without one, and import that copy.");
    case FileKind::OldExcel:
        return refuse(" is in the old .xls format of Excel. Open it in Excel and save it as .xlsx, then import that.");
    case FileKind::OldOffice:
        return refuse(" is an old Office file, but not a spreadsheet. Save the table as .xlsx or .csv.");
    case FileKind::Pdf:
        return refuse(" is a PDF, whatever its name says. Ask for the figures as a spreadsheet or as CSV.");
    case FileKind::Picture: return refuse(" is a picture, not a table.");
    case FileKind::Web:
        return refuse(
            " is a web page, whatever its name says. Open it in Excel and save it as .xlsx, then import that.");
    case FileKind::Xml: return refuse(" is XML, which this version does not read. Save the table as .xlsx or .csv.");
    case FileKind::Json: return refuse(" is JSON, which this version does not read. Save the table as .xlsx or .csv.");
    case FileKind::Compressed: return refuse(" is a compressed file. Unpack it first, then choose the table inside.");
    case FileKind::Program: return refuse(" is a program, not a table.");
    case FileKind::Database: return refuse(" is a database. Export the table as CSV and import that.");
    }
    return {};
}

} // namespace boulton::exchange
