// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reader/xlsx.h"
#include "app/reader/cell_text.h"
#include "app/reader/xlsx_parts.h"
#include "app/reader/xml.h"
#include "core/base/utf8.h"
#include <algorithm>
#include <charconv>
#include <optional>

namespace boulton::reader {
namespace {

template <typename T>
std::optional<T> wholeNumber(std::string_view text)
{
    T value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

struct CellPlace {
    std::int64_t column = 0;
    std::int64_t row = 0;
};

// "AB12"; empty for anything that is not the name of a cell.
std::optional<CellPlace> placeOf(std::string_view name)
{
    CellPlace place;
    std::size_t i = 0;
    for (; i < name.size() && name[i] >= 'A' && name[i] <= 'Z' && i < 4; ++i)
        place.column = place.column * 26 + (name[i] - 'A' + 1);
    const auto row = wholeNumber<std::int64_t>(name.substr(i));
    if (i == 0 || !row || *row < 1 || *row > kMaxRows || place.column > kMaxColumns)
        return std::nullopt;
    place.row = *row;
    return place;
}

enum class CellKind : std::uint8_t { Number, SharedText, InlineText, FormulaText, Boolean, Error, IsoDate, Unknown };

CellKind kindOf(std::string_view t)
{
    if (t.empty() || t == "n")
        return CellKind::Number;
    if (t == "s")
        return CellKind::SharedText;
    if (t == "inlineStr")
        return CellKind::InlineText;
    if (t == "str")
        return CellKind::FormulaText;
    if (t == "b")
        return CellKind::Boolean;
    if (t == "e")
        return CellKind::Error;
    return t == "d" ? CellKind::IsoDate : CellKind::Unknown;
}

struct Surroundings {
    const SharedStrings* strings = nullptr;
    const std::vector<Shown>* styles = nullptr;
    bool from1904 = false;
};

class SheetHandler : public XmlHandler {
public:
    SheetHandler(std::string part, const Surroundings& around, RowSink& sink, Tallies& tallies)
        : m_part(std::move(part)), m_around(around), m_sink(&sink), m_tallies(&tallies)
    {}

    void start(const XmlName& name, const XmlAttributes& a) override
    {
        if (name.vocabulary != Vocabulary::Sheet)
            return;
        if (m_inCell)
            startInCell(name.local);
        else if (m_inRow && name.local == "c")
            startCell(a);
        else if (m_inData && name.local == "row")
            startRow(a);
        else if (name.local == "sheetData")
            m_inData = m_hadData = true;
        else if (name.local == "mergeCell")
            note(NoteCode::MergedCells, a.get("ref"));
        else if (name.local == "col" && isTrue(a.get("hidden")))
            hiddenColumns(a);
    }

    void end(const XmlName& name) override
    {
        if (name.vocabulary != Vocabulary::Sheet)
            return;
        if (m_inCell) {
            if (name.local == "v" || name.local == "t")
                m_taking = false;
            else if (name.local == "rPh")
                m_phonetic = false;
            else if (name.local == "c")
                endCell();
        } else if (name.local == "row" && m_inRow) {
            endRow();
        } else if (name.local == "sheetData") {
            m_inData = false;
        }
    }

    void text(std::string_view text) override
    {
        if (!m_taking)
            return;
        if (m_value.size() + text.size() > kMaxCellBytes)
            return fail({RefusalCode::TooLarge, here(), "cell"});
        m_value += text;
    }

    [[nodiscard]] bool hadData() const { return m_hadData; }

private:
    static bool isTrue(std::string_view value) { return value == "1" || value == "true"; }
    [[nodiscard]] std::string here() const { return cellName(m_column, m_row); }
    void note(NoteCode code, std::string_view place, std::string_view what = {}, std::uint64_t times = 1)
    {
        (*m_tallies)[code].add(place, what, times);
    }
    void broken(std::string what) { fail({RefusalCode::Damaged, m_part, std::move(what)}); }

    void hiddenColumns(const XmlAttributes& a)
    {
        const auto from = wholeNumber<std::int64_t>(a.get("min"));
        const auto to = wholeNumber<std::int64_t>(a.get("max"));
        if (from && to && *from >= 1 && *to >= *from && *to < kMaxColumns) // "all the rest" hides nothing that is used
            note(NoteCode::HiddenColumns, columnName(*from), {}, static_cast<std::uint64_t>(*to - *from + 1));
    }

    void startRow(const XmlAttributes& a)
    {
        const std::string_view given = a.get("r");
        const auto number = given.empty() ? m_row + 1 : wholeNumber<std::int64_t>(given).value_or(0);
        if (number > kMaxRows)
            return fail({RefusalCode::TooLarge, {}, "rows"});
        if (number <= m_row)
            return broken("row " + std::string(given.substr(0, 20)) + " follows row " + std::to_string(m_row));
        m_row = number;
        m_column = 0;
        m_filled = 0;
        m_inRow = true;
        m_hiddenRow = isTrue(a.get("hidden"));
    }

    void endRow()
    {
        m_inRow = false;
        if (m_filled == 0)
            return;
        if (m_hiddenRow)
            note(NoteCode::HiddenRows, std::to_string(m_row));
        if (const Read<> status = m_sink->row(m_row, 1, m_cells, m_filled); !status)
            fail(status.error());
    }

    void startCell(const XmlAttributes& a)
    {
        const std::string_view given = a.get("r");
        std::int64_t column = m_column + 1;
        if (!given.empty()) {
            const auto place = placeOf(given);
            if (!place || place->row != m_row)
                return broken("there is no cell " + std::string(given.substr(0, 20)) + " in row " +
                              std::to_string(m_row));
            column = place->column;
        }
        if (column > kMaxColumns)
            return broken("a row has more than " + std::to_string(kMaxColumns) + " cells");
        if (static_cast<std::size_t>(column) <= m_filled && !m_cells[static_cast<std::size_t>(column) - 1].empty())
            return broken("two cells are called " + cellName(column, m_row));
        m_column = column;
        m_kind = kindOf(a.get("t"));
        m_style = wholeNumber<std::size_t>(a.get("s")).value_or(0);
        m_value.clear();
        m_hasValue = m_formula = m_inline = m_phonetic = m_taking = false;
        m_inCell = true;
    }

    void startInCell(std::string_view local)
    {
        if (local == "f") {
            m_formula = true;
        } else if (local == "is") {
            m_inline = true;
        } else if (local == "rPh") {
            m_phonetic = true;
        } else if (local == "v" || (local == "t" && m_inline)) {
            m_taking = (local == "v") != m_inline && !m_phonetic;
            m_hasValue = m_hasValue || m_taking;
        }
    }

    void endCell()
    {
        m_inCell = false;
        if (m_formula && !(m_hasValue && (!m_value.empty() || m_kind == CellKind::FormulaText)))
            note(NoteCode::FormulasWithout, here());
        else if (m_formula)
            note(NoteCode::Formulas, here());
        if (!m_hasValue)
            return;
        interpret();
        if (m_value.empty())
            return;
        const auto at = static_cast<std::size_t>(m_column) - 1;
        if (m_cells.size() <= at)
            m_cells.resize(at + 1);
        for (; m_filled < at; ++m_filled)
            m_cells[m_filled].clear();
        m_cells[at] = m_value;
        m_filled = std::max(m_filled, at + 1);
    }

    // m_value from as it is stored to as it is handed on.
    void interpret()
    {
        switch (m_kind) {
        case CellKind::Number: interpretNumber(); break;
        case CellKind::SharedText: {
            const auto index = wholeNumber<std::size_t>(utf8::trimmed(m_value));
            if (index && *index < m_around.strings->size()) {
                m_value = (*m_around.strings)[*index];
                noteText();
            } else {
                note(NoteCode::LostStrings, here());
                m_value.clear();
            }
            break;
        }
        case CellKind::InlineText:
        case CellKind::FormulaText:
            if (m_value.contains("_x"))
                m_value = withoutEscapes(m_value);
            plainLineEnds(m_value);
            noteText();
            break;
        case CellKind::Boolean:
            m_value = isTrue(utf8::trimmed(m_value)) ? "TRUE" : utf8::trimmed(m_value) == "0" ? "FALSE" : m_value;
            break;
        case CellKind::Error: note(NoteCode::ErrorCells, here(), m_value); break;
        case CellKind::IsoDate: m_value = isoText(m_value); break;
        case CellKind::Unknown: note(NoteCode::OddNumbers, here(), m_value); break;
        }
    }

    void interpretNumber()
    {
        const auto plain = numberText(m_value);
        if (!plain) {
            if (!utf8::trimmed(m_value).empty())
                note(NoteCode::OddNumbers, here(), m_value);
            return;
        }
        const Shown shown = m_style < m_around.styles->size() ? (*m_around.styles)[m_style] : Shown::Number;
        m_value = *plain;
        if (shown == Shown::Number)
            return;
        if (shown == Shown::Percent)
            return note(NoteCode::PercentCells, here());
        double serial = 0;
        std::from_chars(m_value.data(), m_value.data() + m_value.size(), serial);
        if (auto text = dateText(serial, shown, m_around.from1904))
            m_value = std::move(*text);
        else
            note(NoteCode::OddDates, here(), m_value);
    }

    void noteText()
    {
        if (looksLikeNumber(m_value))
            note(NoteCode::NumbersAsText, here(), m_value);
    }

    std::string m_part;
    Surroundings m_around;
    RowSink* m_sink;
    Tallies* m_tallies;
    bool m_inData = false, m_hadData = false, m_inRow = false, m_inCell = false, m_hiddenRow = false;
    bool m_hasValue = false, m_formula = false, m_inline = false, m_phonetic = false, m_taking = false;
    std::int64_t m_row = 0;
    std::int64_t m_column = 0;
    CellKind m_kind = CellKind::Number;
    std::size_t m_style = 0;
    std::string m_value;
    std::vector<std::string> m_cells;
    std::size_t m_filled = 0; // of m_cells, in this row
};

class XlsxWorkbook : public Workbook {
public:
    explicit XlsxWorkbook(Zip zip) : m_zip(std::move(zip)) {}
    [[nodiscard]] std::uint8_t format() const override { return 1; }

    Read<> open()
    {
        BOULTON_TRY_ASSIGN(const Relations top, readRelations(m_zip, ""));
        std::string main = "xl/workbook.xml";
        for (const auto& [id, relation] : top)
            if (relation.type == "officeDocument" && !relation.external)
                main = relation.part;
        BOULTON_TRY_ASSIGN(const WorkbookPart workbook, readWorkbookPart(m_zip, main));
        BOULTON_TRY_ASSIGN(const Relations relations, readRelations(m_zip, main));
        m_from1904 = workbook.from1904;
        if (m_from1904)
            m_tallies[NoteCode::Date1904].add("");
        for (const auto& entry : workbook.sheets)
            BOULTON_TRY(addSheet(entry, relations));
        for (const auto& [id, relation] : relations) {
            if (relation.type == "externalLink")
                m_tallies[NoteCode::ExternalLinks].add("");
            if (relation.type == "vbaProject")
                m_tallies[NoteCode::Macros].add("");
            if (relation.external)
                continue;
            if (relation.type == "styles")
                m_stylesPart = relation.part;
            if (relation.type == "sharedStrings")
                m_stringsPart = relation.part;
        }
        return {};
    }

    Read<> rows(std::size_t sheet, RowSink& sink) override
    {
        Tallies again; // the first reading has told
        return readSheet(sheet, sink, again);
    }

protected:
    Read<SheetFacts> facts(std::size_t sheet) override
    {
        SheetFacts facts;
        Measurer measurer(facts);
        BOULTON_TRY(readSheet(sheet, measurer, facts.tallies));
        return facts;
    }

private:
    Read<> addSheet(const SheetEntry& entry, const Relations& relations)
    {
        const auto found = relations.find(entry.relation);
        if (found == relations.end() || found->second.external)
            return refuse(RefusalCode::Damaged, entry.name, "the sheet is not in the file");
        const bool table = found->second.type == "worksheet";
        if (!table)
            m_tallies[NoteCode::OtherSheets].add(entry.name);
        m_sheets.push_back({.name = entry.name, .hidden = entry.hidden, .table = table});
        m_parts.push_back(found->second.part);
        return {};
    }

    Read<> readSheet(std::size_t sheet, RowSink& sink, Tallies& tallies)
    {
        BOULTON_TRY(loadShared());
        BOULTON_TRY_ASSIGN(ZipStream stream, m_zip.stream(m_parts[sheet]));
        SheetHandler handler(m_parts[sheet], {&m_strings, &m_styles, m_from1904}, sink, tallies);
        BOULTON_TRY(readXml(stream, handler));
        if (!handler.hadData()) // anything may call itself a sheet
            return refuse(RefusalCode::Damaged, m_parts[sheet], "there is no table in it");
        return {};
    }

    Read<> loadShared()
    {
        if (m_loaded)
            return {};
        if (!m_stylesPart.empty()) {
            BOULTON_TRY_ASSIGN(m_styles, readStyles(m_zip, m_stylesPart));
        }
        if (!m_stringsPart.empty() && m_zip.find(m_stringsPart)) {
            BOULTON_TRY_ASSIGN(m_strings, SharedStrings::read(m_zip, m_stringsPart));
        }
        m_loaded = true;
        return {};
    }

    Zip m_zip;
    std::vector<std::string> m_parts; // of m_sheets
    std::string m_stylesPart, m_stringsPart;
    std::vector<Shown> m_styles;
    SharedStrings m_strings;
    bool m_from1904 = false;
    bool m_loaded = false;
};

} // namespace

bool isXlsx(const Zip& zip)
{
    return zip.find("[Content_Types].xml") && !zip.find("xl/workbook.bin") && !zip.find("word/document.xml") &&
           !zip.find("ppt/presentation.xml");
}

Read<std::unique_ptr<Workbook>> openXlsx(Zip zip)
{
    auto workbook = std::make_unique<XlsxWorkbook>(std::move(zip));
    BOULTON_TRY(workbook->open());
    return std::unique_ptr<Workbook>(std::move(workbook));
}

} // namespace boulton::reader
