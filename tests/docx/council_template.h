// SPDX-License-Identifier: GPL-3.0-or-later
// A council's template as Word writes one, small enough to be read here: own styles with German ids, own lists, a logo in the header, a cover
// with a section of its own, settings that must not come along. Tests change a part and see what happens.
#pragma once
#include "tests/docx/docx_test.h"

namespace boulton::test {

struct CouncilTemplate {
    std::map<std::string, std::string> parts;

    void replace(const std::string& part, const std::string& from, const std::string& to)
    {
        std::string& text = parts.at(part);
        const std::size_t at = text.find(from);
        check(at != std::string::npos, part + " has no " + from);
        text.replace(at, from.size(), to);
    }
    std::filesystem::path write(const TemporaryFolder& folder, const char* name = "council.docx") const
    {
        std::vector<report::docx::Part> list;
        for (const auto& [partName, bytes] : parts)
            list.push_back({partName, {}, bytes});
        writeAll(folder / name, value(report::docx::zipped(list)));
        return folder / name;
    }
};

inline const std::string kWordNames = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
                                      "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
inline const std::string kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n";

inline CouncilTemplate councilTemplate()
{
    const auto paragraph = [](const std::string& text) { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>"; };
    const auto relation = [](const std::string& id, const std::string& kind, const std::string& target,
                             bool external = false) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + report::docx::typeOf(kind) + "\" Target=\"" + target + "\"" +
               (external ? " TargetMode=\"External\"" : "") + "/>";
    };
    const auto relations = [](const std::string& inside) {
        return kXml + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
               inside + "</Relationships>";
    };
    const auto style = [](const std::string& type, const std::string& id, const std::string& name,
                          const std::string& inside) {
        return "<w:style w:type=\"" + type + "\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name + "\"/>" + inside +
               "</w:style>";
    };
    CouncilTemplate t;
    t.parts["[Content_Types].xml"] =
        kXml +
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
        "ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/><Override "
        "PartName=\"/word/document2.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override "
        "PartName=\"/word/styles.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/><Override "
        "PartName=\"/word/numbering.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml\"/><Override "
        "PartName=\"/word/settings.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml\"/><Override "
        "PartName=\"/word/header1.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/><Override "
        "PartName=\"/word/footer1.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/><Override "
        "PartName=\"/word/theme/theme1.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.theme+xml\"/></Types>";
    t.parts["_rels/.rels"] = relations(relation("rId1", "officeDocument", "word/document2.xml"));
    t.parts["word/_rels/document2.xml.rels"] =
        relations(relation("rId1", "styles", "styles.xml") + relation("rId2", "numbering", "numbering.xml") +
                  relation("rId3", "settings", "settings.xml") + relation("rId4", "header", "header1.xml") +
                  relation("rId5", "footer", "footer1.xml") + relation("rId6", "theme", "theme/theme1.xml") +
                  relation("rId7", "image", "media/cover.png") +
                  relation("rId8", "hyperlink", "https://www.example.gov.uk/", true) +
                  relation("rId9", "comments", "comments.xml"));
    t.parts["word/media/cover.png"] = value(render::toPng({.width = 4, .height = 4}, 1));
    t.parts["word/media/logo.png"] = value(render::toPng({.width = 8, .height = 4}, 1));
    t.parts["word/comments.xml"] = kXml + "<w:comments " + kWordNames + "><w:comment w:id=\"0\"/></w:comments>";
    t.parts["word/document2.xml"] =
        kXml + "<w:document " + kWordNames + "><w:body>" + paragraph("COVER of the council") +
        "<w:p><w:hyperlink r:id=\"rId8\"><w:r><w:t>our page</w:t></w:r></w:hyperlink></w:p>"
        "<w:p><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:imagedata "
        "r:id=\"rId7\"/></v:shape></w:pict></w:r></w:p>"

        "<w:p><w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"11906\" "
        "w:h=\"16838\"/><w:titlePg/></w:sectPr></w:pPr></w:p>" +
        "<w:p><w:r><w:t>[Rep</w:t></w:r><w:r><w:t>ort] </w:t></w:r></w:p>" + paragraph("AFTER the report") +
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId5\"/><w:pgSz w:w=\"12240\" w:h=\"15840\"/><w:pgMar "
        "w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1800\" w:header=\"708\" w:footer=\"708\" "
        "w:gutter=\"0\"/></w:sectPr></w:body></w:document>";
    t.parts["word/styles.xml"] =
        kXml + "<w:styles " + kWordNames +
        "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Gill Sans\"/><w:lang "
        "w:val=\"en-US\"/></w:rPr></w:rPrDefault>"
        "</w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Standard\"><w:name "
        "w:val=\"Normal\"/>"
        "<w:rPr><w:lang w:val=\"en-US\"/></w:rPr></w:style>" +
        style("paragraph", "berschrift1", "heading 1",
              "<w:basedOn w:val=\"Standard\"/><w:pPr><w:numPr><w:numId w:val=\"4\"/></w:numPr><w:outlineLvl "
              "w:val=\"0\"/></w:pPr><w:rPr><w:color w:val=\"00FF00\"/></w:rPr>") +
        style("paragraph", "Kopfzeile", "header", "") +
        style("paragraph", "Listennummer", "List Number", "<w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr></w:pPr>") +
        style("table", "Tabelle", "Boulton Table", "") + style("paragraph", "Heading2", "Something else", "") +
        "</w:styles>";
    t.parts["word/numbering.xml"] =
        kXml + "<w:numbering " + kWordNames +
        "><w:abstractNum w:abstractNumId=\"11\"><w:lvl w:ilvl=\"0\"><w:numFmt "
        "w:val=\"lowerLetter\"/></w:lvl></w:abstractNum>"
        "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"11\"/></w:num><w:num w:numId=\"7\"><w:abstractNumId "
        "w:val=\"11\"/></w:num></w:numbering>";
    t.parts["word/settings.xml"] = kXml + "<w:settings " + kWordNames +
                                   "><w:attachedTemplate r:id=\"rId1\"/><w:defaultTabStop "
                                   "w:val=\"567\"/><w:evenAndOddHeaders/><w:docVars><w:docVar "
                                   "w:name=\"a\" w:val=\"secret\"/></w:docVars></w:settings>";
    t.parts["word/_rels/settings.xml.rels"] =
        relations(relation("rId1", "attachedTemplate", "file://evil/share/normal.dotm", true));
    t.parts["word/theme/theme1.xml"] =
        kXml +
        "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:themeElements/></a:theme>";
    t.parts["word/header1.xml"] =
        kXml + "<w:hdr " + kWordNames +
        "><w:p><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:imagedata "
        "r:id=\"rId1\"/></v:shape></w:pict></w:r><w:r><w:t>City Council</w:t></w:r></w:p></w:hdr>";
    t.parts["word/_rels/header1.xml.rels"] = relations(relation("rId1", "image", "media/logo.png"));
    t.parts["word/footer1.xml"] = kXml + "<w:ftr " + kWordNames +
                                  "><w:p><w:r><w:t>OFFICIAL-SENSITIVE page </w:t></w:r><w:fldSimple w:instr=\" PAGE "
                                  "\"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
                                  "</w:p></w:ftr>";
    return t;
}

} // namespace boulton::test
