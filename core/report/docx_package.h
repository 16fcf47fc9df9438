// SPDX-License-Identifier: GPL-3.0-or-later
// A .docx as what it is: named parts in a zip, with content types and relationships. Written the same way every time; read with
// limits that count what comes out of the stream and believe nothing the archive says about itself.
#pragma once
#include "core/base/result.h"
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::report::docx {

struct Part {
    std::string name; //!< "word/styles.xml"
    std::string type; //!< content type; empty for relationships
    std::string bytes;
};

struct Relationship {
    std::string id;
    std::string type;   //!< the whole address
    std::string target; //!< as written
    bool external = false;
};

//! The last word of a relationship's type: "styles", "header", "image".
[[nodiscard]] std::string_view kindOf(const Relationship& relationship);
//! The type for a word of the office namespace.
[[nodiscard]] std::string typeOf(std::string_view kind);
//! "word/_rels/document.xml.rels" for "word/document.xml".
[[nodiscard]] std::string relationshipsOf(std::string_view part);
//! The part that `target` means in a relationship of `source`: "word/media/a.png" for "media/a.png". Empty if it leaves the package.
[[nodiscard]] std::string resolved(std::string_view source, std::string_view target);

//! The file of relationships, in the order given.
[[nodiscard]] std::string relationshipsXml(const std::vector<Relationship>& relationships);
//! [Content_Types].xml for the parts.
[[nodiscard]] std::string contentTypesXml(const std::vector<Part>& parts);

//! The parts as a zip; equal parts give equal bytes.
[[nodiscard]] Result<std::string> zipped(const std::vector<Part>& parts);

struct ZipLimits {
    std::size_t entries = 2'000;
    std::uint64_t unpacked = 20ULL << 20U;
};
//! Every file of the archive by name. InvalidInput for what is no zip, damaged, encrypted or holds a name twice; TooLarge above
//! a limit, as soon as it is passed. The message goes on after the name of the file: "is not a zip file".
[[nodiscard]] Result<std::map<std::string, std::string>> unzipped(std::string_view bytes, const ZipLimits& limits);

} // namespace boulton::report::docx
