// SPDX-License-Identifier: GPL-3.0-or-later
// The styles of a report in Word. A template's style of the same name wins: names of built-in styles are the same in every language of
// Word, their ids are not. What a template does not have is added to it.
#pragma once
#include "core/figure/markup.h"
#include "core/report/xml_slices.h"
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::report::docx {

enum class Style : std::uint8_t {
    Normal,
    Title,
    Subtitle,
    Heading1,
    Heading2,
    Heading3,
    Heading4,
    ListBullet,
    ListNumber,
    Caption,
    TocHeading,
    Toc1,
    Toc2,
    Header,
    Footer,
    Lead,
    Small,
    Figure,    //!< the line a picture stands in
    Cell,      //!< text in a table
    CellNote,  //!< the small second line of a cell
    CellHead,  //!< the head of a column
    TileValue, //!< a large figure
    TileLabel,
    Commentary, //!< what is said about a measure
    Note,
    Caution,
    Marking,
    Spacer, //!< keeps two tables apart
    PlainTable,
    DataTable, //!< header row ruled, rows striped
    Tiles,
};
inline constexpr std::size_t kStyles = static_cast<std::size_t>(Style::Tiles) + 1;

//! Which id a style has in this document, and which of them number their paragraphs themselves.
struct StyleIds {
    std::array<std::string, kStyles> ids{};
    std::array<bool, kStyles> numbered{};         //!< of a template: the style brings its own numbers or bullets
    std::array<std::string, kStyles> numbering{}; //!< the w:numId that it brings
    [[nodiscard]] const std::string& of(Style s) const { return ids[static_cast<std::size_t>(s)]; }
    [[nodiscard]] bool numbers(Style s) const { return numbered[static_cast<std::size_t>(s)]; }
};

//! What numbering.xml must offer for lists of ours.
struct ListNumbers {
    int bullets = 1; //!< w:numId of bullets; 0 where the template's list style has its own
    int first = 2;   //!< of the first numbered list; each list has its own, so that it begins with 1
};

struct Styles {
    std::string xml; //!< word/styles.xml
    StyleIds ids;
    std::vector<std::string> added; //!< names that the template lacks
};

//! Everything by ourselves. `width`: of the text, in twips, where the contents' page numbers stand.
[[nodiscard]] Styles ownStyles(std::string_view language, int width);
//! The template's styles and, where it lacks one, ours. `themed`: it has a theme, whose dark colour our styles then take.
[[nodiscard]] Result<Styles> templateStyles(const xml::Slices& styles, std::string_view language, int width,
                                            bool themed);

} // namespace boulton::report::docx
