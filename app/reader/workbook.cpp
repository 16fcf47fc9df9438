// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reader/workbook.h"
#include "app/reader/ods.h"
#include "app/reader/xlsx.h"
#include "app/reader/zip.h"
#include <algorithm>
#include <array>

namespace boulton::reader {
namespace {

// One row a format: adding one is a line here and a file of its own.
struct Format {
    bool (*isIt)(const Zip& zip);
    Read<std::unique_ptr<Workbook>> (*open)(Zip zip);
};
constexpr std::array<Format, 2> kFormats{{{isXlsx, openXlsx}, {isOds, openOds}}};

//! For the sentence that tells people what they have chosen.
std::string kindOf(const Zip& zip)
{
    if (zip.find("xl/workbook.bin"))
        return "xlsb";
    if (zip.find("word/document.xml"))
        return "docx";
    if (zip.find("ppt/presentation.xml"))
        return "pptx";
    if (zip.find("mimetype") && zip.find("content.xml"))
        return "opendocument";
    if (zip.find("doc.kml"))
        return "kmz";
    return "zip";
}

// No part of a spreadsheet declares a document type, whether we read that part or not.
Read<> refuseDocumentTypes(Zip& zip)
{
    constexpr std::string_view kNarrow = "<!DOCTYPE";
    std::string wideLittle;
    std::string wideBig;
    for (const char c : kNarrow) {
        (wideLittle += c) += '\0';
        (wideBig += '\0') += c;
    }
    std::string start(std::size_t{64} << 10U, '\0');
    for (std::size_t i = 0; i < zip.entries().size(); ++i) {
        const std::string& name = zip.entries()[i].name;
        if (!name.ends_with(".xml") && !name.ends_with(".rels"))
            continue;
        BOULTON_TRY_ASSIGN(ZipStream part, zip.stream(name));
        BOULTON_TRY_ASSIGN(const std::size_t got, part.read(start));
        const std::string_view text = std::string_view(start).substr(0, got);
        if (text.contains(kNarrow) || text.contains(wideLittle) || text.contains(wideBig))
            return refuse(RefusalCode::DocumentType, name);
    }
    return {};
}

} // namespace

Read<> Workbook::measure(std::size_t sheet)
{
    if (m_sheets[sheet].measured)
        return {};
    BOULTON_TRY_ASSIGN(m_sheets[sheet].facts, facts(sheet));
    m_sheets[sheet].measured = true;
    return {};
}

Read<> Measurer::row(std::int64_t number, std::int64_t times, const std::vector<std::string>& cells, std::size_t size)
{
    std::int64_t first = 0;
    std::int64_t last = 0;
    for (std::size_t i = 0; i < size; ++i)
        if (!cells[i].empty()) {
            last = static_cast<std::int64_t>(i) + 1;
            if (first == 0)
                first = last;
        }
    if (first == 0)
        return {};
    m_facts->rows = number + times - 1;
    m_facts->firstColumn = m_facts->firstColumn == 0 ? first : std::min(first, m_facts->firstColumn);
    m_facts->lastColumn = std::max(last, m_facts->lastColumn);
    return {};
}

std::string columnName(std::int64_t column)
{
    std::string name;
    for (; column > 0; column = (column - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
    return name;
}

std::string cellName(std::int64_t column, std::int64_t row)
{
    return columnName(column) + std::to_string(row);
}

Read<std::unique_ptr<Workbook>> openWorkbook(std::string_view bytes)
{
    if (!bytes.starts_with("PK\x03\x04"))
        return refuse(RefusalCode::NotAWorkbook);
    BOULTON_TRY_ASSIGN(Zip zip, Zip::open(bytes));
    for (const Format& format : kFormats)
        if (format.isIt(zip)) {
            BOULTON_TRY(refuseDocumentTypes(zip));
            return format.open(std::move(zip));
        }
    return refuse(RefusalCode::NotAWorkbook, {}, kindOf(zip));
}

} // namespace boulton::reader
