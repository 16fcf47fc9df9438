// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/docx.h"
#include "core/base/format.h"
#include "core/report/docx_furniture.h"
#include "core/report/docx_package.h"
#include "core/report/docx_template.h"
#include "core/report/docx_writer.h"
#include "core/report/text.h"
#include <algorithm>
#include <iterator>
#include <set>

namespace boulton::report {
namespace {

using namespace docx;

constexpr const char* kWordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string wordType(const char* what)
{
    return std::string(kWordType) + what + "+xml";
}

//! The file as it grows: parts, and the relationships of word/document.xml.
struct Package {
    std::vector<Part> parts;
    std::vector<Relationship> relations;

    void add(const char* name, std::string type, std::string bytes)
    {
        parts.push_back({name, std::move(type), std::move(bytes)});
    }
    //! A part that the main part refers to.
    void add(const char* kind, const char* name, const char* type, std::string bytes, std::string id = {})
    {
        add(name, wordType(type), std::move(bytes));
        relations.push_back({id.empty() ? relationshipId(kind) : std::move(id), typeOf(kind),
                             std::string(name).substr(std::string_view("word/").size()), false});
    }
};

Result<std::string> finished(Package& package, const Document& document, const Translator& translate)
{
    std::vector<Relationship> roots{
        {"rId1", typeOf("officeDocument"), "word/document.xml", false},
        {"rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
         "docProps/core.xml", false},
        {"rId3", typeOf("extended-properties"), "docProps/app.xml", false}};
    package.add("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml",
                corePropertiesXml(document, translate));
    package.add("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml",
                programPropertiesXml());
    if (!document.marking.empty()) {
        roots.push_back({"rId4", typeOf("custom-properties"), "docProps/custom.xml", false});
        package.add("docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml",
                    markingPropertyXml(document.marking));
    }
    package.add("word/_rels/document.xml.rels", {}, relationshipsXml(package.relations));
    std::set<std::string> names;
    for (const Part& part : package.parts)
        if (!names.insert(part.name).second)
            return fail(ErrorCode::InvalidInput,
                        "the template uses the name " + part.name + " for something else; nothing was written");
    std::vector<Part> all{{"[Content_Types].xml", {}, contentTypesXml(package.parts)},
                          {"_rels/.rels", {}, relationshipsXml(roots)}};
    std::ranges::move(package.parts, std::back_inserter(all));
    return zipped(all);
}

void addPictures(Package& package, std::vector<Picture>& pictures)
{
    for (Picture& picture : pictures) {
        package.relations.push_back(
            {picture.relationship, typeOf("image"), picture.name.substr(std::string_view("word/").size()), false});
        package.parts.push_back({std::move(picture.name), "image/png", std::move(picture.png)});
    }
}

std::string wholeDocument(const std::string& body, const PageSize& page)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document "
           "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" +
           body + sectionXml(page, false) + "</w:body></w:document>";
}

Result<std::string> withOwnStyles(const Document& document, const DocxOptions& options)
{
    const PageSize page;
    const Styles styles = ownStyles(document.language, page.textWidth());
    BOULTON_TRY_ASSIGN(const Numbering numbering, Numbering::make(nullptr, styles.ids));
    const BodyOptions bodyOptions{.ids = styles.ids,
                                  .translate = options.translate,
                                  .paint = options.paint,
                                  .page = page,
                                  .lists = numbering.lists()};
    Writer writer(document, bodyOptions);
    BOULTON_TRY(writer.write());
    const FurnitureOptions furniture{.ids = styles.ids, .translate = options.translate, .page = page};
    Package package;
    package.add("word/document.xml", wordType("document.main"), wholeDocument(writer.xml(), page));
    package.add("styles", "word/styles.xml", "styles", styles.xml);
    package.add("numbering", "word/numbering.xml", "numbering", numbering.xml(writer.numberedLists()));
    package.add("settings", "word/settings.xml", "settings", settingsXml(document.language, nullptr));
    package.add("fontTable", "word/fontTable.xml", "fontTable", fontTableXml());
    package.add("header", "word/boulton-header.xml", "header", headerXml(document, furniture),
                relationshipId("Header"));
    package.add("footer", "word/boulton-footer.xml", "footer", footerXml(document, furniture),
                relationshipId("Footer"));
    addPictures(package, writer.pictures());
    return finished(package, document, options.translate);
}

void tellMissing(const Styles& styles, const Template& t, Diagnostics* notes)
{
    std::string names;
    for (const std::string& name : styles.added)
        names += (names.empty() ? "" : ", ") + name;
    if (notes && !names.empty())
        notes->add(
            Severity::Information, 0, {},
            BOULTON_TR("report", "%1 lacks these styles, so Boulton's own were added: %2").with(t.where({}), names));
}

Result<std::string> withTemplate(const Document& document, const DocxOptions& options, Diagnostics* notes)
{
    BOULTON_TRY_ASSIGN(const Template base, Template::read(*options.templateFile));
    const PageSize page = base.page();
    BOULTON_TRY_ASSIGN(const Styles styles,
                       templateStyles(base.styles(), document.language, page.textWidth(), base.hasTheme()));
    tellMissing(styles, base, notes);
    BOULTON_TRY_ASSIGN(const Numbering numbering, Numbering::make(base.numbering(), styles.ids));
    const BodyOptions bodyOptions{.ids = styles.ids,
                                  .translate = options.translate,
                                  .paint = options.paint,
                                  .page = page,
                                  .lists = numbering.lists(),
                                  .contents = !base.hasContents()};
    Writer writer(document, bodyOptions);
    BOULTON_TRY(writer.write());
    const FurnitureOptions furniture{
        .ids = styles.ids, .translate = options.translate, .page = page, .foreignTabs = true};
    BOULTON_TRY_ASSIGN(
        Template::Output kept,
        base.make({.body = writer.xml(),
                   .marking = document.marking,
                   .notice = document.synthetic ? toString(syntheticShort(), options.translate) : std::string(),
                   .headerStyle = styles.ids.of(Style::Header),
                   .footerStyle = styles.ids.of(Style::Footer)}));
    Package package;
    package.add("word/document.xml", wordType("document.main"), std::move(kept.document));
    package.add("styles", "word/styles.xml", "styles", styles.xml);
    package.add("numbering", "word/numbering.xml", "numbering", numbering.xml(writer.numberedLists()));
    package.add("settings", "word/settings.xml", "settings", settingsXml(document.language, base.settings()));
    if (kept.ourHeader)
        package.add("header", "word/boulton-header.xml", "header", headerXml(document, furniture),
                    relationshipId("Header"));
    if (kept.ourFooter)
        package.add("footer", "word/boulton-footer.xml", "footer", footerXml(document, furniture),
                    relationshipId("Footer"));
    std::ranges::move(kept.relations, std::back_inserter(package.relations));
    std::ranges::move(kept.parts, std::back_inserter(package.parts));
    addPictures(package, writer.pictures());
    return finished(package, document, options.translate);
}

} // namespace

Result<std::string> toDocx(const Document& document, const DocxOptions& options, Diagnostics* notes)
{
    return options.templateFile ? withTemplate(document, options, notes) : withOwnStyles(document, options);
}

boulton::Status writeDocx(const Document& document, const platform::Path& path, const DocxOptions& options,
                          Diagnostics* notes)
{
    BOULTON_TRY_ASSIGN(const std::string bytes, toDocx(document, options, notes));
    return platform::replaceFile(path, bytes);
}

} // namespace boulton::report
