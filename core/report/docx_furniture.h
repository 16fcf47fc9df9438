// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around the text of a Word file: header and footer, lists, settings, properties, the page.
#pragma once
#include "core/report/docx_styles.h"
#include "core/report/docx_writer.h"
#include "core/report/xml_slices.h"
#include <optional>
#include <string>

namespace boulton::report::docx {

struct FurnitureOptions {
    const StyleIds& ids;
    const Translator& translate;
    PageSize page{};
    bool foreignTabs = false; //!< the header style is a template's and may have tab stops of its own
};
[[nodiscard]] std::string headerXml(const Document& document, const FurnitureOptions& options);
//! Marking, the synthetic notice, the date, "Page 1 of 9".
[[nodiscard]] std::string footerXml(const Document& document, const FurnitureOptions& options);
//! One paragraph for a template's own header or footer.
[[nodiscard]] std::string furnitureLine(const std::string& text, const std::string& styleId, bool strong);
//! A w:sectPr with our page and our header and footer; `evenPages`: those have a header and a footer of their own, the same.
[[nodiscard]] std::string sectionXml(const PageSize& page, bool evenPages);

//! numbering.xml: the template's, or none, and the lists of this document.
class Numbering {
public:
    //! InvalidInput for a part that is no numbering; the message goes on after the part's name.
    [[nodiscard]] static Result<Numbering> make(const xml::Slices* ofTemplate, const StyleIds& ids);
    [[nodiscard]] ListNumbers lists() const { return m_lists; }
    [[nodiscard]] std::string xml(int numberedLists) const;

private:
    const xml::Slices* m_template = nullptr;
    ListNumbers m_lists{};
    int m_bullets = 1; // w:abstractNumId of ours
    int m_numbers = 2;
    int m_counting = 2; // that numbered lists take: ours or the template's
};

//! Ours, with what of the template's settings changes how its pages look. Never an attached template, a mail merge or variables.
[[nodiscard]] std::string settingsXml(std::string_view language, const xml::Slices* ofTemplate);
[[nodiscard]] std::string fontTableXml();
[[nodiscard]] std::string corePropertiesXml(const Document& document, const Translator& translate);
[[nodiscard]] std::string programPropertiesXml();
[[nodiscard]] std::string markingPropertyXml(const std::string& marking);

} // namespace boulton::report::docx
