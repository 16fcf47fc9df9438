// SPDX-License-Identifier: GPL-3.0-or-later
// XML of a part as events, bounded: a document type anywhere is refused (so there are no entities), depth and tokens have limits.
#pragma once
#include "app/reader/refusal.h"
#include "app/reader/zip.h"
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace boulton::reader {

struct XmlLimits {
    std::size_t depth = 64;
    std::size_t tokenBytes = std::size_t{16} << 20U; //!< one tag, with its attributes
};

//! The vocabularies that spreadsheets are written in. Transitional and strict OOXML are one.
enum class Vocabulary : std::uint8_t {
    None,
    Other,
    Sheet,
    Relation,
    Package,
    Office,
    Table,
    Text,
    Style,
    Draw,
    Calc,
    Manifest
};

struct XmlName {
    Vocabulary vocabulary = Vocabulary::None;
    std::string_view local;
    bool operator==(const XmlName&) const = default;
};

class XmlAttributes {
public:
    explicit XmlAttributes(const char** list) : m_list(list) {}
    //! Empty if it is not there.
    [[nodiscard]] std::string_view get(std::string_view local, Vocabulary vocabulary = Vocabulary::None) const;
    [[nodiscard]] bool has(std::string_view local, Vocabulary vocabulary = Vocabulary::None) const;

private:
    const char** m_list;
};

class XmlHandler {
public:
    XmlHandler() = default;
    XmlHandler(const XmlHandler&) = delete;
    XmlHandler& operator=(const XmlHandler&) = delete;
    virtual ~XmlHandler() = default;
    virtual void start(const XmlName& name, const XmlAttributes& attributes) = 0;
    virtual void end(const XmlName& name) = 0;
    virtual void text(std::string_view text) = 0;

    [[nodiscard]] const Read<>& state() const { return m_state; }
    [[nodiscard]] bool finished() const { return m_finished; }

protected:
    //! No further events come; reading the part fails with it.
    void fail(Refusal refusal)
    {
        if (m_state)
            m_state = std::unexpected(std::move(refusal));
    }
    //! Enough was read: no further events come, and that is right.
    void finish() { m_finished = true; }

private:
    Read<> m_state{};
    bool m_finished = false;
};

[[nodiscard]] Read<> readXml(ZipStream& part, XmlHandler& handler, const XmlLimits& limits = {});

} // namespace boulton::reader
