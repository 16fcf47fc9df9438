// SPDX-License-Identifier: GPL-3.0-or-later
// XML of somebody else's package, cut into its elements without being rewritten: what is kept is kept byte for byte. Strict on
// purpose: UTF-8 only, no DOCTYPE, no entities but XML's own five, bounded depth and number.
#pragma once
#include "core/base/result.h"
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::report::xml {

struct Element {
    std::string_view name;      //!< with its prefix: "w:p"
    std::size_t begin = 0;      //!< of "<"
    std::size_t innerBegin = 0; //!< behind the start tag
    std::size_t innerEnd = 0;   //!< of the end tag; for <a/> the same as innerBegin
    std::size_t end = 0;        //!< behind the element
    std::size_t next = 0;       //!< the first element behind this one and all within it
};

class Slices {
public:
    //! InvalidInput or TooLarge; the message goes on after the name of the part: "has a document type declaration".
    [[nodiscard]] static Result<Slices> read(std::string text);
    Slices(Slices&&) noexcept = default; // names look into the text, which lives on the heap and moves along
    Slices& operator=(Slices&&) noexcept = default;
    Slices(const Slices&) = delete;
    Slices& operator=(const Slices&) = delete;
    ~Slices() = default;

    [[nodiscard]] const std::string& text() const { return *m_text; }
    [[nodiscard]] const std::vector<Element>& elements() const
    {
        return m_elements;
    } //!< in the order of the text; 0 is the root
    [[nodiscard]] std::vector<std::size_t> children(std::size_t of) const;
    [[nodiscard]] std::optional<std::size_t> child(std::size_t of, std::string_view name) const;
    [[nodiscard]] std::string_view outer(std::size_t i) const;
    [[nodiscard]] std::string_view inner(std::size_t i) const;
    [[nodiscard]] std::string_view startTag(std::size_t i) const;
    //! Decoded; nullopt if it is not there.
    [[nodiscard]] std::optional<std::string> attribute(std::size_t i, std::string_view name) const;
    struct Attribute {
        std::string_view name;
        std::string value;
    };
    [[nodiscard]] std::vector<Attribute> attributes(std::size_t i) const;
    //! The decoded text of every element `leaf` ("w:t") within element i, one after the other.
    [[nodiscard]] std::string textOf(std::size_t i, std::string_view leaf) const;

private:
    Slices() = default;
    friend class Reader;
    std::unique_ptr<std::string> m_text;
    std::vector<Element> m_elements;
};

//! Changes to a text, by place in the old text; applied together.
struct Edit {
    std::size_t at = 0;
    std::size_t removed = 0;
    std::string added;
};
[[nodiscard]] std::string edited(std::string_view text, std::vector<Edit> edits);

} // namespace boulton::report::xml
