// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/archive.h"
#include "core/report/archive_chart.h"
#include "core/report/archive_table.h"

namespace boulton::report {
namespace canonical { // not unnamed: io is found by the type of its first argument

constexpr std::array<std::string_view, 4> kArrows{"none", "up", "down", "level"};
constexpr std::array<std::string_view, 4> kSenses{"unknown", "better", "worse", "same"};
constexpr std::array<std::string_view, 5> kColumnKinds{"text", "number", "status", "direction", "chart"};
constexpr std::array<std::string_view, 3> kParagraphs{"body", "lead", "small"};
constexpr std::array<std::string_view, 4> kNotes{"information", "caution", "synthetic", "marking"};
constexpr std::array<std::string_view, 3> kSeverities{"information", "warning", "error"};
constexpr std::array<std::string_view, 7> kCells{"none", "text", "number", "date", "status", "direction", "chart"};
constexpr std::array<std::string_view, 3> kValues{"number", "integer", "text"};
constexpr std::array<std::string_view, 10> kBlocks{"heading", "paragraph", "list", "fields", "table",
                                                   "chart",   "tiles",     "note", "card",   "page_break"};

template <typename A>
void io(A& a, Status& s)
{
    std::string letter(1, s.letter > ' ' && s.letter < 0x7F ? s.letter : ' ');
    Object(a).member("letter", letter).member("word", s.word);
    if constexpr (A::kReads) {
        if (letter.size() != 1 || letter[0] < ' ' || letter[0] >= 0x7F)
            a.refuse();
        else
            s.letter = letter[0];
    }
}

template <typename A>
void io(A& a, Direction& d)
{
    Object(a).member("arrow", d.arrow, kArrows).member("sense", d.sense, kSenses).member("word", d.word);
}

template <typename A>
void io(A& a, Cell& c)
{
    Object object(a);
    object.key("value");
    choice(a, c.value, kCells);
    object.member("note", c.note).member("strong", c.strong);
}

template <typename A>
void io(A& a, Column& c)
{
    Object object(a);
    object.member("header", c.header).member("kind", c.kind, kColumnKinds).key("weight");
    inside(a, c.weight, 0.0, 1e6);
}

template <typename A>
void io(A& a, Row& r)
{
    Object(a).member("cells", r.cells).member("group", r.group);
}

template <typename A>
void io(A& a, Heading& h)
{
    Object object(a);
    object.key("level");
    inside(a, h.level, 1, 9);
    object.member("text", h.text).member("number", h.number);
}

template <typename A>
void io(A& a, Paragraph& p)
{
    Object(a).member("text", p.text).member("style", p.style, kParagraphs);
}

template <typename A>
void io(A& a, List& l)
{
    Object(a).member("items", l.items).member("numbered", l.numbered);
}

template <typename A>
void io(A& a, Fields& f)
{
    io(a, f.items);
}

template <typename A>
void io(A& a, TableBlock& t)
{
    Object(a)
        .member("caption", t.caption)
        .member("columns", t.columns)
        .member("rows", t.rows)
        .member("row_headers", t.rowHeaders);
    if constexpr (A::kReads)
        for (const Row& row : t.rows)
            if (row.cells.size() > t.columns.size())
                a.refuse();
}

template <typename A>
void io(A& a, ChartBlock& c)
{
    Object object(a);
    object.member("spec", c.spec).member("caption", c.caption).key("height");
    inside(a, c.height, 0.0, 10'000.0);
}

template <typename A>
void io(A& a, Tiles::Tile& t)
{
    Object(a).member("value", t.value).member("label", t.label).member("status", t.status);
}

template <typename A>
void io(A& a, Tiles& t)
{
    io(a, t.items);
}

template <typename A>
void io(A& a, Note& n)
{
    Object(a).member("kind", n.kind, kNotes).member("title", n.title).member("text", n.text);
}

template <typename A>
void io(A& a, Card& c)
{
    Object(a)
        .member("code", c.code)
        .member("title", c.title)
        .member("definition", c.definition)
        .member("status", c.status)
        .member("direction", c.direction)
        .member("facts", c.facts)
        .member("chart", c.chart)
        .member("commentary", c.commentary);
}

template <typename A>
void io(A& a, PageBreak& /*nothing*/)
{
    a.token("null");
}

template <typename A>
void io(A& a, Block& b)
{
    choice(a, b, kBlocks);
}

template <typename A>
void io(A& a, Provenance::Input& i)
{
    Object(a).member("name", i.name).member("revision", i.revision).member("hash", i.hash);
}

template <typename A>
void io(A& a, Provenance& p)
{
    Object(a)
        .member("module", p.module)
        .member("program", p.programVersion)
        .member("inputs", p.inputs)
        .member("parameters", p.parameters)
        .member("store_revision", p.storeRevision)
        .member("audit_head", p.auditHead)
        .member("made_by", p.madeBy)
        .member("made_at", p.madeAt);
}

template <typename A>
void io(A& a, NamedValue& v)
{
    Object object(a);
    object.member("name", v.name).key("value");
    choice(a, v.value, kValues);
}

template <typename A>
void io(A& a, NamedTable& t)
{
    Object(a).member("name", t.name).member("table", t.table);
}

template <typename A>
void io(A& a, Diagnostic& d)
{
    Object(a)
        .member("severity", d.severity, kSeverities)
        .member("row", d.row)
        .member("column", d.column)
        .member("text", d.text);
}

//! Those that are kept, and how many others of each severity there were.
template <typename A>
void io(A& a, Diagnostics& all)
{
    std::vector<Diagnostic> items = all.items();
    const auto kept = [&](Severity s) { return static_cast<std::size_t>(std::ranges::count(items, s, &Diagnostic::severity)); };
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t others = 0;
    if constexpr (!A::kReads) {
        errors = all.errors() - kept(Severity::Error);
        warnings = all.warnings() - kept(Severity::Warning);
        others = all.count() - items.size() - errors - warnings;
    }
    {
        Object object(a);
        object.member("items", items);
        object.key("errors");
        index(a, errors);
        object.key("warnings");
        index(a, warnings);
        object.key("others");
        index(a, others);
    }
    if constexpr (A::kReads) {
        if (std::max({errors, warnings, others}) > kMostArchiveItems)
            return a.refuse();
        all = Diagnostics(items.size());
        for (Diagnostic& item : items)
            all.add(std::move(item));
        const auto uncounted = [&](Severity severity, std::size_t count) {
            for (std::size_t i = 0; i < count; ++i)
                all.add(severity, 0, {}, {});
        };
        uncounted(Severity::Error, errors);
        uncounted(Severity::Warning, warnings);
        uncounted(Severity::Information, others);
    }
}

template <typename A>
void io(A& a, Document& d)
{
    Object(a)
        .member("title", d.title)
        .member("subtitle", d.subtitle)
        .member("language", d.language)
        .member("marking", d.marking)
        .member("synthetic", d.synthetic)
        .member("blocks", d.blocks)
        .member("values", d.values)
        .member("tables", d.tables)
        .member("diagnostics", d.diagnostics)
        .member("provenance", d.provenance);
}

} // namespace canonical

Result<std::string> pack(const Document& document)
{
    canonical::Writer out;
    Document copy = document;
    canonical::io(out, copy);
    std::string text = out.take();
    if (text.size() > kLargestArchive)
        return fail(ErrorCode::TooLarge, "the report is too large to be kept as one piece");
    if (!unpack(text)) // better here than with whoever gets it
        return fail(ErrorCode::Internal, "the report could not be read back as it was written");
    return text;
}

Result<Document> unpack(std::string_view text)
{
    if (text.size() > kLargestArchive)
        return fail(ErrorCode::Damaged, "a report is larger than Boulton writes it");
    canonical::Reader in(text, kMostArchiveItems);
    Document document;
    canonical::io(in, document);
    if (!in.done())
        return fail(ErrorCode::Damaged, "a report is not what Boulton writes");
    return document;
}

} // namespace boulton::report
