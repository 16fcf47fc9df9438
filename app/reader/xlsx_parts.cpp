// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reader/xlsx_parts.h"
#include "app/reader/workbook.h"
#include "app/reader/xml.h"
#include "core/base/utf8.h"
#include <charconv>

namespace boulton::reader {
namespace {

constexpr std::size_t kMaxSheets = exchange::wire::kSheetLimit;
constexpr std::size_t kMaxStyles = 100'000;
constexpr std::size_t kMaxSharedBytes = std::size_t{512} << 20U;

bool isTrue(std::string_view value)
{
    return value == "1" || value == "true";
}

std::string_view lastWord(std::string_view address)
{
    const auto slash = address.rfind('/');
    return slash == std::string_view::npos ? address : address.substr(slash + 1);
}

std::string_view folderOf(std::string_view part)
{
    const auto slash = part.rfind('/');
    return slash == std::string_view::npos ? std::string_view{} : part.substr(0, slash);
}

// `target` seen from the folder of `part`, without . and ..
std::string resolved(std::string_view part, std::string_view target)
{
    std::string joined = target.starts_with('/') ? std::string(target.substr(1))
                                                 : std::string(folderOf(part)) + "/" + std::string(target);
    std::vector<std::string_view> words;
    for (std::string_view rest = joined; !rest.empty();) {
        const std::string_view word = rest.substr(0, rest.find('/'));
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
        if (word == "..") {
            if (!words.empty())
                words.pop_back();
        } else if (!word.empty() && word != ".") {
            words.push_back(word);
        }
    }
    std::string path;
    for (const std::string_view word : words)
        (path += path.empty() ? "" : "/") += word;
    return path;
}

class RelationsHandler : public XmlHandler {
public:
    RelationsHandler(std::string_view part, Relations& relations) : m_part(part), m_relations(&relations) {}
    void start(const XmlName& name, const XmlAttributes& a) override
    {
        if (name != XmlName{Vocabulary::Package, "Relationship"})
            return;
        if (m_relations->size() > 2 * kMaxSheets)
            return fail({RefusalCode::TooLarge, std::string(m_part), "sheets"});
        m_relations->insert_or_assign(std::string(a.get("Id")),
                                      Relation{std::string(lastWord(a.get("Type"))), resolved(m_part, a.get("Target")),
                                               a.get("TargetMode") == "External"});
    }
    void end(const XmlName&) override {}
    void text(std::string_view) override {}

private:
    std::string_view m_part;
    Relations* m_relations;
};

class WorkbookHandler : public XmlHandler {
public:
    explicit WorkbookHandler(WorkbookPart& out) : m_out(&out) {}
    void start(const XmlName& name, const XmlAttributes& a) override
    {
        if (name.vocabulary != Vocabulary::Sheet)
            return;
        if (name.local == "workbookPr")
            m_out->from1904 = isTrue(a.get("date1904"));
        if (name.local != "sheet")
            return;
        if (m_out->sheets.size() == kMaxSheets)
            return fail({RefusalCode::TooLarge, {}, "sheets"});
        const std::string_view state = a.get("state");
        m_out->sheets.push_back({std::string(a.get("name").substr(0, 1'000)),
                                 std::string(a.get("id", Vocabulary::Relation)),
                                 state == "hidden" || state == "veryHidden"});
    }
    void end(const XmlName&) override {}
    void text(std::string_view) override {}

private:
    WorkbookPart* m_out;
};

class StylesHandler : public XmlHandler {
public:
    explicit StylesHandler(std::vector<Shown>& styles) : m_styles(&styles) {}
    void start(const XmlName& name, const XmlAttributes& a) override
    {
        if (name.vocabulary != Vocabulary::Sheet)
            return;
        if (name.local == "numFmt") {
            if (m_formats.size() < kMaxStyles)
                m_formats[number(a.get("numFmtId"))] = shownBy(a.get("formatCode").substr(0, 1'000));
        } else if (name.local == "cellXfs") {
            m_inside = true;
        } else if (name.local == "xf" && m_inside) {
            if (m_styles->size() == kMaxStyles)
                return fail({RefusalCode::TooLarge, {}, "styles"});
            const int id = number(a.get("numFmtId"));
            const auto own = m_formats.find(id);
            m_styles->push_back(own == m_formats.end() ? shownByBuiltIn(id) : own->second);
        }
    }
    void end(const XmlName& name) override
    {
        if (name == XmlName{Vocabulary::Sheet, "cellXfs"})
            m_inside = false;
    }
    void text(std::string_view) override {}

private:
    static int number(std::string_view text)
    {
        int value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    }
    std::vector<Shown>* m_styles;
    std::map<int, Shown> m_formats;
    bool m_inside = false;
};

} // namespace

class SharedStringsHandler : public XmlHandler {
public:
    explicit SharedStringsHandler(SharedStrings& out) : m_out(&out) {}
    void start(const XmlName& name, const XmlAttributes&) override
    {
        if (name.vocabulary != Vocabulary::Sheet)
            return;
        if (name.local == "si")
            m_text.clear();
        else if (name.local == "rPh") // how a Japanese word is spoken
            m_phonetic = true;
        else if (name.local == "t")
            m_taking = !m_phonetic;
    }
    void end(const XmlName& name) override
    {
        if (name.vocabulary != Vocabulary::Sheet)
            return;
        if (name.local == "t") {
            m_taking = false;
        } else if (name.local == "rPh") {
            m_phonetic = false;
        } else if (name.local == "si") {
            if (m_text.contains("_x"))
                m_text = withoutEscapes(m_text);
            plainLineEnds(m_text);
            m_out->m_bytes += m_text;
            m_out->m_ends.push_back(m_out->m_bytes.size());
            if (m_out->m_bytes.size() > kMaxSharedBytes)
                fail({RefusalCode::TooLarge, {}, "texts"});
        }
    }
    void text(std::string_view text) override
    {
        if (!m_taking)
            return;
        if (m_text.size() + text.size() > kMaxCellBytes)
            return fail({RefusalCode::TooLarge, {}, "cell"});
        m_text += text;
    }

private:
    SharedStrings* m_out;
    std::string m_text;
    bool m_taking = false;
    bool m_phonetic = false;
};

Read<Relations> readRelations(Zip& zip, std::string_view part)
{
    Relations relations;
    const std::string folder(folderOf(part));
    const std::string list = (folder.empty() ? "" : folder + "/") + "_rels/" + std::string(lastWord(part)) + ".rels";
    if (!zip.find(list))
        return relations;
    BOULTON_TRY_ASSIGN(ZipStream stream, zip.stream(list));
    RelationsHandler handler(part, relations);
    BOULTON_TRY(readXml(stream, handler));
    return relations;
}

Read<WorkbookPart> readWorkbookPart(Zip& zip, std::string_view part)
{
    WorkbookPart workbook;
    BOULTON_TRY_ASSIGN(ZipStream stream, zip.stream(part));
    WorkbookHandler handler(workbook);
    BOULTON_TRY(readXml(stream, handler));
    return workbook;
}

Read<std::vector<Shown>> readStyles(Zip& zip, std::string_view part)
{
    std::vector<Shown> styles;
    BOULTON_TRY_ASSIGN(ZipStream stream, zip.stream(part));
    StylesHandler handler(styles);
    BOULTON_TRY(readXml(stream, handler));
    return styles;
}

Read<SharedStrings> SharedStrings::read(Zip& zip, std::string_view part)
{
    SharedStrings strings;
    BOULTON_TRY_ASSIGN(ZipStream stream, zip.stream(part));
    SharedStringsHandler handler(strings);
    BOULTON_TRY(readXml(stream, handler));
    return strings;
}

} // namespace boulton::reader
