// SPDX-License-Identifier: GPL-3.0-or-later
// Spreadsheets written by hand, part by part, so that a test can put anything anywhere.
#pragma once
#include "tests/support/hostile/zip_file.h"
#include <map>
#include <string>
#include <vector>

namespace boulton::test {

inline const std::string kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
inline const std::string kSheetSpace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
inline const std::string kOfficeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

//! Rows of a sheet, as a whole part.
inline std::string sheetXml(const std::string& rows, const std::string& before = {}, const std::string& after = {})
{
    return kXml + "<worksheet xmlns=\"" + kSheetSpace + "\">" + before + "<sheetData>" + rows + "</sheetData>" + after +
           "</worksheet>";
}

struct Xlsx {
    struct Sheet {
        std::string name;
        std::string xml;     //!< the whole part; see sheetXml
        std::string state{}; //!< hidden, veryHidden
        std::string kind = "worksheet";
    };
    std::vector<Sheet> sheets;
    std::string workbookPr{};
    std::string sharedStrings{}; //!< <si>…</si>…
    //! Styles 0 general, 1 date (14), 2 duration (46), 3 percent (10), 4 dd/mm/yyyy hh:mm, 5 time (20), 6 £, 7 text (49)
    std::string styles =
        "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\\ hh:mm\"/>"
        "<numFmt numFmtId=\"165\" formatCode=\"&quot;£&quot;#,##0.00;[Red]-&quot;d&quot;0\"/></numFmts>"
        "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
        "<cellXfs count=\"8\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"46\"/><xf numFmtId=\"10\"/>"
        "<xf numFmtId=\"164\"/><xf numFmtId=\"20\"/><xf numFmtId=\"165\"/><xf numFmtId=\"49\"/></cellXfs>";
    std::map<std::string, std::string> more{}; //!< further parts, or others in place of these
    std::string moreRelations{};

    [[nodiscard]] ZipFile zip() const
    {
        std::map<std::string, std::string> parts;
        std::string list;
        std::string relations;
        std::string types;
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            const std::string n = std::to_string(i + 1);
            list += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + n + "\" " +
                    (sheets[i].state.empty() ? "" : "state=\"" + sheets[i].state + "\" ") + "r:id=\"rId" + n + "\"/>";
            relations += relation("rId" + n, sheets[i].kind, "worksheets/sheet" + n + ".xml");
            types +=
                "<Override PartName=\"/xl/worksheets/sheet" + n +
                ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>";
        }
        relations += relation("s", "styles", "styles.xml") + relation("t", "sharedStrings", "sharedStrings.xml");
        const std::string package = "http://schemas.openxmlformats.org/package/2006/";
        parts["[Content_Types].xml"] = kXml + "<Types xmlns=\"" + package + "content-types\">" + types + "</Types>";
        parts["_rels/.rels"] = kXml + "<Relationships xmlns=\"" + package + "relationships\">" +
                               relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>";
        parts["xl/workbook.xml"] = kXml + "<workbook xmlns=\"" + kSheetSpace + "\" xmlns:r=\"" + kOfficeRelations +
                                   "\">" + workbookPr + "<sheets>" + list + "</sheets></workbook>";
        parts["xl/_rels/workbook.xml.rels"] = kXml + "<Relationships xmlns=\"" + package + "relationships\">" +
                                              relations + moreRelations + "</Relationships>";
        parts["xl/styles.xml"] = kXml + "<styleSheet xmlns=\"" + kSheetSpace + "\">" + styles + "</styleSheet>";
        parts["xl/sharedStrings.xml"] = kXml + "<sst xmlns=\"" + kSheetSpace + "\">" + sharedStrings + "</sst>";
        for (std::size_t i = 0; i < sheets.size(); ++i)
            parts["xl/worksheets/sheet" + std::to_string(i + 1) + ".xml"] = sheets[i].xml;
        for (const auto& [name, text] : more)
            parts[name] = text;
        ZipFile zip;
        zip.add("[Content_Types].xml", parts["[Content_Types].xml"]);
        parts.erase("[Content_Types].xml");
        for (const auto& [name, text] : parts)
            zip.add(name, text);
        return zip;
    }
    [[nodiscard]] std::string bytes() const { return zip().bytes(); }

    static std::string relation(const std::string& id, const std::string& kind, const std::string& target)
    {
        return "<Relationship Id=\"" + id + "\" Type=\"" + kOfficeRelations + "/" + kind + "\" Target=\"" + target +
               "\"/>";
    }
};

//! A workbook of one sheet.
inline Xlsx xlsx(const std::string& rows)
{
    return {.sheets = {{"Sheet1", sheetXml(rows)}}};
}
//! <c> with its own text, a number, or the text of a formula.
inline std::string textCell(const std::string& at, const std::string& text)
{
    return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}
inline std::string numberCell(const std::string& at, const std::string& number, int style = 0)
{
    return "<c r=\"" + at + "\" s=\"" + std::to_string(style) + "\"><v>" + number + "</v></c>";
}

struct Ods {
    std::string tables;     //!< <table:table …>…</table:table>…
    std::string styles{};   //!< automatic styles
    std::string manifest{}; //!< instead of an honest one
    std::string before{};   //!< of the root element: a document type, …

    [[nodiscard]] ZipFile zip() const
    {
        const std::string spaces =
            " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
            " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
            " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
            " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
            " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\"";
        ZipFile zip;
        zip.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet", false);
        zip.add("content.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + before + "<office:document-content" +
                                   spaces + "><office:automatic-styles>" + styles +
                                   "</office:automatic-styles><office:body><office:spreadsheet>" + tables +
                                   "</office:spreadsheet></office:body></office:document-content>");
        zip.add("META-INF/manifest.xml", manifest.empty()
                                             ? "<?xml version=\"1.0\"?><manifest:manifest "
                                               "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>"
                                             : manifest);
        return zip;
    }
    [[nodiscard]] std::string bytes() const { return zip().bytes(); }
};
inline Ods ods(const std::string& rows, const std::string& name = "Sheet1")
{
    return {.tables = "<table:table table:name=\"" + name + "\">" + rows + "</table:table>"};
}

} // namespace boulton::test
