// SPDX-License-Identifier: GPL-3.0-or-later
// Qt writes no bookmarks and no document language: they are appended to its PDF as an incremental update (ISO 32000-1, 7.5.6).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::render {

struct Bookmark {
    int level = 1;        //!< 1 or 2; a 2 hangs under the 1 before it
    std::string title;    //!< UTF-8
    std::size_t page = 0; //!< from 0
    double y = 0;         //!< points from the top of the page
};

//! The PDF with bookmarks, /Lang and the title in the window's bar; empty if `pdf` is not built as expected.
[[nodiscard]] std::optional<std::string> withOutline(std::string_view pdf, const std::vector<Bookmark>& bookmarks,
                                                     std::string_view language, double pageHeight);

} // namespace boulton::render
