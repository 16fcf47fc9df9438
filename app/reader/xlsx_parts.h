// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of an XLSX file beside its sheets: relations, list of sheets, styles, shared texts.
#pragma once
#include "app/reader/cell_text.h"
#include "app/reader/refusal.h"
#include "app/reader/zip.h"
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::reader {

struct Relation {
    std::string type; //!< the last word of its address: worksheet, styles, …
    std::string part; //!< its name in the zip file
    bool external = false;
};
using Relations = std::map<std::string, Relation, std::less<>>; //!< by id

//! Of `part` ("" for the file as a whole); none if there is no such list.
[[nodiscard]] Read<Relations> readRelations(Zip& zip, std::string_view part);

struct SheetEntry {
    std::string name;
    std::string relation;
    bool hidden = false;
};
struct WorkbookPart {
    std::vector<SheetEntry> sheets;
    bool from1904 = false;
};
[[nodiscard]] Read<WorkbookPart> readWorkbookPart(Zip& zip, std::string_view part);

//! How the cells of each style are shown, by the style's index.
[[nodiscard]] Read<std::vector<Shown>> readStyles(Zip& zip, std::string_view part);

//! All texts in one piece of memory.
class SharedStrings {
public:
    [[nodiscard]] static Read<SharedStrings> read(Zip& zip, std::string_view part);
    [[nodiscard]] std::size_t size() const { return m_ends.size(); }
    [[nodiscard]] std::string_view operator[](std::size_t i) const
    {
        const std::size_t begin = i == 0 ? 0 : m_ends[i - 1];
        return std::string_view(m_bytes).substr(begin, m_ends[i] - begin);
    }

private:
    friend class SharedStringsHandler;
    std::string m_bytes;
    std::vector<std::size_t> m_ends;
};

} // namespace boulton::reader
