// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reader/xml.h"
#include <array>
#include <expat.h>
#include <memory>
#include <type_traits>
#include <utility>

namespace boulton::reader {
namespace {

constexpr char kSeparator = '\x01'; // between namespace and name; no XML document can have it
constexpr int kPiece = 64 << 10;

constexpr std::array<std::pair<std::string_view, Vocabulary>, 13> kVocabularies{{
    {"http://schemas.openxmlformats.org/spreadsheetml/2006/main", Vocabulary::Sheet},
    {"http://purl.oclc.org/ooxml/spreadsheetml/main", Vocabulary::Sheet},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", Vocabulary::Relation},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", Vocabulary::Relation},
    {"http://schemas.openxmlformats.org/package/2006/relationships", Vocabulary::Package},
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", Vocabulary::Office},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", Vocabulary::Table},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", Vocabulary::Text},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", Vocabulary::Style},
    {"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", Vocabulary::Draw},
    {"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0", Vocabulary::Calc},
    {"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", Vocabulary::Manifest},
    {"http://schemas.openxmlformats.org/package/2006/content-types", Vocabulary::Package},
}};

XmlName nameOf(std::string_view full)
{
    const auto at = full.find(kSeparator);
    if (at == std::string_view::npos)
        return {Vocabulary::None, full};
    const std::string_view space = full.substr(0, at);
    for (const auto& [uri, vocabulary] : kVocabularies)
        if (uri == space)
            return {vocabulary, full.substr(at + 1)};
    return {Vocabulary::Other, full.substr(at + 1)};
}

struct ParserDelete {
    void operator()(XML_Parser parser) const { ::XML_ParserFree(parser); }
};
using Parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, ParserDelete>;

struct Context {
    XmlHandler* handler = nullptr;
    XML_Parser parser = nullptr;
    XmlLimits limits;
    std::size_t depth = 0;
    std::uint64_t events = 0;
    bool documentType = false;
    bool tooDeep = false;

    void stop() const { ::XML_StopParser(parser, XML_FALSE); }
    void after()
    {
        ++events;
        if (!handler->state() || handler->finished())
            stop();
    }
};

Context& context(void* data)
{
    return *static_cast<Context*>(data);
}

void XMLCALL onStart(void* data, const XML_Char* name, const XML_Char** attributes)
{
    Context& c = context(data);
    if (++c.depth > c.limits.depth) {
        c.tooDeep = true;
        c.stop();
        return;
    }
    c.handler->start(nameOf(name), XmlAttributes(attributes));
    c.after();
}

void XMLCALL onEnd(void* data, const XML_Char* name)
{
    Context& c = context(data);
    --c.depth;
    c.handler->end(nameOf(name));
    c.after();
}

void XMLCALL onText(void* data, const XML_Char* text, int size)
{
    Context& c = context(data);
    c.handler->text(std::string_view(text, static_cast<std::size_t>(size)));
    c.after();
}

void XMLCALL onDocumentType(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int)
{
    Context& c = context(data);
    c.documentType = true;
    c.stop();
}

std::unexpected<Refusal> broken(const Context& c, const std::string& part)
{
    return refuse(RefusalCode::Damaged, part, ::XML_ErrorString(::XML_GetErrorCode(c.parser)));
}

} // namespace

std::string_view XmlAttributes::get(std::string_view local, Vocabulary vocabulary) const
{
    for (const char** at = m_list; at[0]; at += 2) {
        const std::string_view full = at[0];
        if (full.ends_with(local) && nameOf(full) == XmlName{vocabulary, local})
            return at[1];
    }
    return {};
}

bool XmlAttributes::has(std::string_view local, Vocabulary vocabulary) const
{
    for (const char** at = m_list; at[0]; at += 2)
        if (nameOf(at[0]) == XmlName{vocabulary, local})
            return true;
    return false;
}

Read<> readXml(ZipStream& part, XmlHandler& handler, const XmlLimits& limits)
{
    const Parser parser(::XML_ParserCreateNS(nullptr, kSeparator));
    if (!parser)
        return refuse(RefusalCode::OutOfMemory);
    Context c{.handler = &handler, .parser = parser.get(), .limits = limits};
    ::XML_SetUserData(parser.get(), &c);
    ::XML_SetElementHandler(parser.get(), onStart, onEnd);
    ::XML_SetCharacterDataHandler(parser.get(), onText);
    ::XML_SetStartDoctypeDeclHandler(parser.get(), onDocumentType);
    std::uint64_t eventsBefore = 0;
    std::size_t quiet = 0; // bytes since the last event: expat keeps a tag that has not ended
    for (;;) {
        void* const buffer = ::XML_GetBuffer(parser.get(), kPiece);
        if (!buffer)
            return refuse(RefusalCode::OutOfMemory);
        BOULTON_TRY_ASSIGN(const std::size_t got, part.read(std::span(static_cast<char*>(buffer), kPiece)));
        const XML_Status status = ::XML_ParseBuffer(parser.get(), static_cast<int>(got), got == 0);
        if (c.documentType)
            return refuse(RefusalCode::DocumentType, part.name());
        if (c.tooDeep)
            return refuse(RefusalCode::TooLarge, part.name(), "depth");
        if (!handler.state())
            return std::unexpected(handler.state().error());
        if (handler.finished())
            return {};
        if (status != XML_STATUS_OK)
            return ::XML_GetErrorCode(parser.get()) == XML_ERROR_NO_MEMORY ? Read<>(refuse(RefusalCode::OutOfMemory))
                                                                           : Read<>(broken(c, part.name()));
        if (got == 0)
            return {};
        quiet = c.events == eventsBefore ? quiet + got : 0;
        eventsBefore = c.events;
        if (quiet > limits.tokenBytes)
            return refuse(RefusalCode::TooLarge, part.name(), "tag");
    }
}

} // namespace boulton::reader
