// SPDX-License-Identifier: GPL-3.0-or-later
// All tables stand in content.xml, one behind the other; one reading measures them all, a second one gives the rows of one.
#include "app/reader/ods.h"
#include "app/reader/cell_text.h"
#include "app/reader/xml.h"
#include "core/base/utf8.h"
#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

namespace boulton::reader {
namespace {

constexpr std::string_view kMimeType = "application/vnd.oasis.opendocument.spreadsheet";
constexpr XmlName kTable{Vocabulary::Table, "table"};

std::int64_t repetitions(const XmlAttributes& a, std::string_view name)
{
    const std::string_view text = a.get(name, Vocabulary::Table);
    std::int64_t value = 1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return std::clamp<std::int64_t>(value, 1, std::int64_t{1} << 40U);
}

// Who is asked, table by table, where its rows go.
class TableVisitor {
public:
    TableVisitor() = default;
    TableVisitor(const TableVisitor&) = delete;
    TableVisitor& operator=(const TableVisitor&) = delete;
    virtual ~TableVisitor() = default;
    //! Where its rows go; null: the table is passed over.
    virtual RowSink* begin(std::size_t table, std::string_view name, bool hidden) = 0;
    virtual Tallies& tallies() = 0;
    //! True: nothing behind this table is wanted.
    virtual bool end() = 0;
};

struct OdsCell {
    std::string type, value, date, time, boolean, string;
    bool hasString = false;
    bool formula = false;
    bool error = false;
    std::int64_t columns = 1;
    std::int64_t paragraphs = 0;
    std::string text;
};

class ContentHandler : public XmlHandler {
public:
    explicit ContentHandler(TableVisitor& visitor) : m_visitor(&visitor) {}

    void start(const XmlName& name, const XmlAttributes& a) override
    {
        if (m_skipped > 0) {
            ++m_skipped;
            return;
        }
        if (name.vocabulary == Vocabulary::Style)
            return startStyle(name, a);
        if (m_inCell)
            return startInCell(name, a);
        if (name == XmlName{Vocabulary::Table, "tracked-changes"} || name == XmlName{Vocabulary::Table, "shapes"} ||
            name == XmlName{Vocabulary::Office, "forms"} || name == XmlName{Vocabulary::Table, "database-ranges"} ||
            name == XmlName{Vocabulary::Table, "data-pilot-tables"} || (name == kTable && m_inTable)) {
            m_skipped = 1; // what was deleted, drawn or made from the table is not the table
        } else if (name == kTable) {
            startTable(a);
        } else if (m_sink && name.vocabulary == Vocabulary::Table) {
            if (name.local == "table-row")
                startRow(a);
            else if (m_inRow && (name.local == "table-cell" || name.local == "covered-table-cell"))
                startCell(a);
            else if (name.local == "table-column")
                startColumn(a);
        }
    }

    void end(const XmlName& name) override
    {
        if (m_skipped > 0) {
            --m_skipped;
            return;
        }
        if (m_inCell) {
            if (name == XmlName{Vocabulary::Text, "p"} || name == XmlName{Vocabulary::Text, "h"})
                m_taking = false;
            else if (name == XmlName{Vocabulary::Table, "table-cell"} ||
                     name == XmlName{Vocabulary::Table, "covered-table-cell"})
                endCell();
        } else if (m_inRow && name == XmlName{Vocabulary::Table, "table-row"}) {
            endRow();
        } else if (m_inTable && name == kTable) {
            m_inTable = false;
            if (m_sink && m_visitor->end())
                finish();
            m_sink = nullptr;
        }
    }

    void text(std::string_view text) override
    {
        if (m_taking && m_skipped == 0)
            take(text);
    }

    [[nodiscard]] std::size_t tables() const { return m_tables; }

private:
    [[nodiscard]] std::string here() const { return cellName(m_column + 1, m_row + 1); }
    void note(NoteCode code, std::string_view place, std::string_view what = {}, std::int64_t times = 1)
    {
        m_visitor->tallies()[code].add(place, what, static_cast<std::uint64_t>(times));
    }
    void take(std::string_view text)
    {
        if (m_cell.text.size() + text.size() > kMaxCellBytes)
            return fail({RefusalCode::TooLarge, here(), "cell"});
        m_cell.text += text;
    }

    void startStyle(const XmlName& name, const XmlAttributes& a)
    {
        if (name.local == "style")
            m_styleName = a.get("name", Vocabulary::Style);
        else if (name.local == "table-properties" && a.get("display", Vocabulary::Table) == "false")
            m_hiddenStyles.insert(m_styleName);
    }

    void startTable(const XmlAttributes& a)
    {
        if (m_tables == exchange::wire::kSheetLimit)
            return fail({RefusalCode::TooLarge, {}, "sheets"});
        m_inTable = true;
        m_row = m_column = m_columnDefinition = 0;
        const bool hidden = m_hiddenStyles.contains(a.get("style-name", Vocabulary::Table)) ||
                            a.get("display", Vocabulary::Table) == "false";
        m_sink = m_visitor->begin(m_tables++, a.get("name", Vocabulary::Table).substr(0, 1'000), hidden);
    }

    [[nodiscard]] static bool isHidden(const XmlAttributes& a)
    {
        const std::string_view visibility = a.get("visibility", Vocabulary::Table);
        return visibility == "collapse" || visibility == "filter";
    }

    void startColumn(const XmlAttributes& a)
    {
        const std::int64_t columns = repetitions(a, "number-columns-repeated");
        if (isHidden(a) && m_columnDefinition + columns < kMaxColumns) // "all the rest" hides nothing that is used
            note(NoteCode::HiddenColumns, columnName(m_columnDefinition + 1), {}, columns);
        m_columnDefinition += columns;
    }

    void startRow(const XmlAttributes& a)
    {
        m_inRow = true;
        m_rows = repetitions(a, "number-rows-repeated");
        m_hiddenRow = isHidden(a);
        m_column = 0;
        m_filled = 0;
    }

    void endRow()
    {
        m_inRow = false;
        if (m_filled == 0) { // often a million of them
            m_row = std::min(m_row + m_rows, std::int64_t{1} << 50U);
            return;
        }
        if (m_row + m_rows > kMaxRows)
            return fail({RefusalCode::TooLarge, here(), "rows"});
        if (m_hiddenRow)
            note(NoteCode::HiddenRows, std::to_string(m_row + 1), {}, m_rows);
        const std::int64_t first = m_row + 1;
        m_row += m_rows;
        if (const Read<> status = m_sink->row(first, m_rows, m_cells, m_filled); !status)
            fail(status.error());
    }

    void startCell(const XmlAttributes& a)
    {
        m_inCell = true;
        m_taking = false;
        m_cell = OdsCell{};
        m_cell.columns = repetitions(a, "number-columns-repeated");
        m_cell.type = a.get("value-type", Vocabulary::Office);
        m_cell.value = a.get("value", Vocabulary::Office);
        m_cell.date = a.get("date-value", Vocabulary::Office);
        m_cell.time = a.get("time-value", Vocabulary::Office);
        m_cell.boolean = a.get("boolean-value", Vocabulary::Office);
        m_cell.hasString = a.has("string-value", Vocabulary::Office);
        m_cell.string = a.get("string-value", Vocabulary::Office);
        m_cell.formula = a.has("formula", Vocabulary::Table);
        m_cell.error = a.get("value-type", Vocabulary::Calc) == "error";
        if (repetitions(a, "number-columns-spanned") > 1 || repetitions(a, "number-rows-spanned") > 1)
            note(NoteCode::MergedCells, here());
    }

    void startInCell(const XmlName& name, const XmlAttributes& a)
    {
        if (name.vocabulary != Vocabulary::Text) {
            m_skipped = 1; // comments, pictures, tables inside
        } else if (name.local == "p" || name.local == "h") {
            if (m_cell.paragraphs++ > 0)
                take("\n");
            m_taking = true;
        } else if (name.local == "s") {
            std::int64_t blanks = 1;
            const std::string_view count = a.get("c", Vocabulary::Text);
            std::from_chars(count.data(), count.data() + count.size(), blanks);
            take(std::string(static_cast<std::size_t>(std::clamp<std::int64_t>(blanks, 0, 10'000)), ' '));
        } else if (name.local == "tab") {
            take("\t");
        } else if (name.local == "line-break") {
            take("\n");
        } else if (name.local == "note" || name.local == "ruby-text") {
            m_skipped = 1;
        }
    }

    void endCell()
    {
        m_inCell = m_taking = false;
        std::string value = interpreted();
        if (m_cell.formula && value.empty() && !(m_cell.type == "string"))
            note(NoteCode::FormulasWithout, here(), {}, m_cell.columns);
        else if (m_cell.formula)
            note(NoteCode::Formulas, here(), {}, m_cell.columns);
        const std::int64_t behind = m_column + m_cell.columns;
        if (!value.empty()) {
            if (behind > kMaxColumns)
                return fail({RefusalCode::TooLarge, here(), "columns"});
            const auto from = static_cast<std::size_t>(m_column);
            const auto to = static_cast<std::size_t>(behind);
            if (m_cells.size() < to)
                m_cells.resize(to);
            for (; m_filled < from; ++m_filled)
                m_cells[m_filled].clear();
            for (; m_filled < to; ++m_filled)
                m_cells[m_filled] = value;
        }
        m_column = std::min(behind, std::int64_t{1} << 50U);
    }

    [[nodiscard]] std::string interpreted()
    {
        OdsCell& c = m_cell;
        plainLineEnds(c.text);
        if (c.error) {
            note(NoteCode::ErrorCells, here(), c.text, c.columns);
            return c.text;
        }
        if (c.type == "float" || c.type == "currency" || c.type == "percentage") {
            const auto number = numberText(c.value);
            if (!number)
                note(NoteCode::OddNumbers, here(), c.value.empty() ? c.text : c.value, c.columns);
            else if (c.type == "percentage")
                note(NoteCode::PercentCells, here(), {}, c.columns);
            return number.value_or(c.value.empty() ? c.text : c.value);
        }
        if (c.type == "date" && !c.date.empty())
            return isoText(c.date);
        if (c.type == "time" && !c.time.empty()) {
            const auto time = durationText(c.time);
            if (!time)
                note(NoteCode::OddDates, here(), c.time, c.columns);
            return time.value_or(c.time);
        }
        if (c.type == "boolean" && !c.boolean.empty())
            return c.boolean == "true" ? "TRUE" : c.boolean == "false" ? "FALSE" : c.boolean;
        std::string text = c.hasString ? c.string : c.text;
        if (!text.empty() && (text.starts_with("Err:") || (text.starts_with('#') && c.formula)))
            note(NoteCode::ErrorCells, here(), text, c.columns);
        else if (looksLikeNumber(text))
            note(NoteCode::NumbersAsText, here(), text, c.columns);
        return text;
    }

    TableVisitor* m_visitor;
    RowSink* m_sink = nullptr;
    std::set<std::string, std::less<>> m_hiddenStyles;
    std::string m_styleName;
    std::size_t m_tables = 0;
    std::size_t m_skipped = 0; // depth inside what is passed over
    bool m_inTable = false, m_inRow = false, m_inCell = false, m_taking = false, m_hiddenRow = false;
    std::int64_t m_row = 0;    // rows before this one
    std::int64_t m_column = 0; // cells before this one
    std::int64_t m_columnDefinition = 0;
    std::int64_t m_rows = 1; // that this one stands for
    OdsCell m_cell;
    std::vector<std::string> m_cells;
    std::size_t m_filled = 0;
};

class SurveyVisitor : public TableVisitor {
public:
    explicit SurveyVisitor(std::vector<Sheet>& sheets) : m_sheets(&sheets) {}
    RowSink* begin(std::size_t, std::string_view name, bool hidden) override
    {
        m_sheets->push_back({.name = std::string(name), .hidden = hidden, .measured = true});
        m_measurer.emplace(m_sheets->back().facts);
        return &*m_measurer;
    }
    Tallies& tallies() override { return m_sheets->back().facts.tallies; }
    bool end() override { return false; }

private:
    std::vector<Sheet>* m_sheets;
    std::optional<Measurer> m_measurer;
};

class OneTableVisitor : public TableVisitor {
public:
    OneTableVisitor(std::size_t wanted, RowSink& sink) : m_wanted(wanted), m_sink(&sink) {}
    RowSink* begin(std::size_t table, std::string_view, bool) override { return table == m_wanted ? m_sink : nullptr; }
    Tallies& tallies() override { return m_tallies; }
    bool end() override { return true; }

private:
    std::size_t m_wanted;
    RowSink* m_sink;
    Tallies m_tallies; // the survey has told
};

class ManifestHandler : public XmlHandler {
public:
    void start(const XmlName& name, const XmlAttributes&) override
    {
        m_encrypted = m_encrypted || name == XmlName{Vocabulary::Manifest, "encryption-data"};
    }
    void end(const XmlName&) override {}
    void text(std::string_view) override {}
    [[nodiscard]] bool encrypted() const { return m_encrypted; }

private:
    bool m_encrypted = false;
};

class OdsWorkbook : public Workbook {
public:
    explicit OdsWorkbook(Zip zip) : m_zip(std::move(zip)) {}
    [[nodiscard]] std::uint8_t format() const override { return 2; }

    Read<> open()
    {
        if (m_zip.find("META-INF/manifest.xml")) {
            BOULTON_TRY_ASSIGN(ZipStream manifest, m_zip.stream("META-INF/manifest.xml"));
            ManifestHandler handler;
            BOULTON_TRY(readXml(manifest, handler));
            if (handler.encrypted())
                return refuse(RefusalCode::Password);
        }
        for (const auto& entry : m_zip.entries())
            if (entry.name.starts_with("Basic/") && entry.name.ends_with(".xml") && !entry.name.contains("script-l"))
                m_tallies[NoteCode::Macros].add("");
        SurveyVisitor survey(m_sheets);
        return read(survey);
    }

    Read<> rows(std::size_t sheet, RowSink& sink) override
    {
        OneTableVisitor visitor(sheet, sink);
        return read(visitor);
    }

protected:
    Read<SheetFacts> facts(std::size_t sheet) override { return m_sheets[sheet].facts; }

private:
    Read<> read(TableVisitor& visitor)
    {
        BOULTON_TRY_ASSIGN(ZipStream content, m_zip.stream("content.xml"));
        ContentHandler handler(visitor);
        return readXml(content, handler);
    }
    Zip m_zip;
};

} // namespace

bool isOds(const Zip& zip)
{
    if (!zip.find("content.xml"))
        return false;
    Zip copy = zip; // counts what is unpacked for itself
    const auto mime = copy.whole("mimetype", 200);
    return mime && utf8::trimmed(*mime).starts_with(kMimeType);
}

Read<std::unique_ptr<Workbook>> openOds(Zip zip)
{
    auto workbook = std::make_unique<OdsWorkbook>(std::move(zip));
    BOULTON_TRY(workbook->open());
    return std::unique_ptr<Workbook>(std::move(workbook));
}

} // namespace boulton::reader
