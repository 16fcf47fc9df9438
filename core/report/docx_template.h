// SPDX-License-Identifier: GPL-3.0-or-later
// A council's own .docx lends its styles, lists, fonts, theme, header, footer, page and cover. Only parts that are asked for by name are
// taken over; whatever could fetch, run or link something is refused or left behind.
#pragma once
#include "core/base/platform.h"
#include "core/report/docx_furniture.h"
#include "core/report/docx_package.h"
#include "core/report/xml_slices.h"
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace boulton::report::docx {

class Template {
public:
    //! At most 20 MiB, packed and unpacked. NotFound, InvalidInput or TooLarge, each naming the file and the part.
    [[nodiscard]] static Result<Template> read(const platform::Path& path);

    [[nodiscard]] const xml::Slices& styles() const { return *m_styles; }
    [[nodiscard]] const xml::Slices* numbering() const { return m_numbering ? &*m_numbering : nullptr; }
    [[nodiscard]] const xml::Slices* settings() const { return m_settings ? &*m_settings : nullptr; }
    [[nodiscard]] bool hasTheme() const { return m_themed; }
    [[nodiscard]] const PageSize& page() const { return m_page; } //!< where the report will stand
    [[nodiscard]] bool hasContents() const { return m_contents; } //!< the cover has a table of contents
    //! In a message: "the template council.docx: word/styles.xml ".
    [[nodiscard]] std::string where(std::string_view part) const;

    //! What the document adds to the template's furniture.
    struct Additions {
        std::string body;        //!< the report itself
        std::string marking;     //!< to stand in every header and footer
        std::string notice;      //!< to stand in every footer
        std::string headerStyle; //!< ids for the added lines
        std::string footerStyle;
    };
    struct Output {
        std::string document;                //!< word/document.xml
        std::vector<Part> parts;             //!< taken over, in the order of their names
        std::vector<Relationship> relations; //!< of the main part: what the template's text and furniture need
        bool ourHeader = false;              //!< a section has no header or footer of its own
        bool ourFooter = false;
    };
    [[nodiscard]] Result<Output> make(const Additions& additions) const;

private:
    struct Section {
        std::size_t element = 0; //!< w:sectPr in m_document
        bool titlePage = false;
        std::map<std::string, std::string> references; //!< "headerReference/first" -> relationship id
    };
    using Files = std::map<std::string, std::string>;

    boulton::Status open(const platform::Path& path);
    boulton::Status openMain();
    boulton::Status readParts();
    boulton::Status readBody();
    [[nodiscard]] Result<xml::Slices> slices(const std::string& part, std::string_view root) const;
    [[nodiscard]] Result<std::vector<Relationship>> relationships(const std::string& part) const;
    [[nodiscard]] std::string typeOf(const std::string& part) const;
    [[nodiscard]] bool isKept(std::size_t element) const;
    [[nodiscard]] Section section(std::size_t element) const;
    [[nodiscard]] boulton::Status checkText(const xml::Slices& s, const std::string& part, bool whole,
                                            bool& contents) const;
    //! What the references "r:…" of the text lead to; refused where it is not a picture or a plain link.
    [[nodiscard]] boulton::Status relationsOf(const xml::Slices& s, const std::string& part, bool whole,
                                              std::vector<Relationship>& used) const;
    [[nodiscard]] boulton::Status take(const std::string& part, std::string bytes,
                                       std::map<std::string, Part>& parts) const;
    [[nodiscard]] boulton::Status furniture(const Additions& additions, Output& out, std::vector<xml::Edit>& edits,
                                            std::map<std::string, Part>& parts) const;
    [[nodiscard]] Result<std::string> marked(const std::string& part, std::string_view root,
                                             const Additions& additions) const;
    [[nodiscard]] Result<std::string> content(const std::string& part, const Relationship& relation) const;
    [[nodiscard]] std::unexpected<Error> refused(std::string_view part, const std::string& why) const;

    std::string m_name; // of the file, for messages
    Files m_files;
    std::map<std::string, std::string> m_types; // by part, and by "." + extension
    std::string m_main;                         // word/document.xml, as a rule
    std::vector<Relationship> m_relations;      // of the main part
    std::optional<xml::Slices> m_document, m_styles, m_numbering, m_settings;
    std::string m_stylesPart, m_numberingPart, m_settingsPart;
    bool m_themed = false;
    bool m_evenPages = false; // have furniture of their own
    bool m_contents = false;
    PageSize m_page{};
    std::size_t m_body = 0; // the element w:body
    std::size_t m_from = 0; // what the report takes the place of, in the text of the main part
    std::size_t m_to = 0;
    std::optional<xml::Edit> m_emptied; // a placeholder that ends a section stays, without its text
    std::vector<Section> m_sections;
    bool m_lastSection = false; // the body has a w:sectPr of its own
};

} // namespace boulton::report::docx
