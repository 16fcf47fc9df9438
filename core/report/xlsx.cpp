// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/xlsx.h"
#include "core/base/format.h"
#include "core/base/quietly.h"
#include "core/base/utf8.h"
#include "core/report/text.h"
#include <algorithm>
#include <cerrno>
#include <cmath>
#include <ctime>
#include <format>
#include <map>
#include <set>
#include <xlsxwriter.h>

namespace boulton::report {
namespace {

constexpr std::size_t kLongestText =
    32'767; // UTF-16 units of an Excel cell; counted in code points that fit one, see clean()
constexpr lxw_row_t kMostRows = 1'048'576;

struct Folder {
    platform::Path path;
    ~Folder()
    {
        std::error_code ignored;
        quietly([&] { std::filesystem::remove_all(path, ignored); });
    }
};

class Book {
public:
    Book(lxw_workbook* workbook, Diagnostics* notes, const Translator& translate)
        : m_book(workbook), m_notes(notes), m_translate(translate)
    {
        m_header = workbook_add_format(m_book);
        format_set_bold(m_header);
        format_set_font_color(m_header, 0xFFFFFF);
        format_set_bg_color(m_header, 0x3A1D5C);
        format_set_text_wrap(m_header);
        format_set_align(m_header, LXW_ALIGN_VERTICAL_TOP);
        m_title = workbook_add_format(m_book);
        format_set_bold(m_title);
        format_set_font_size(m_title, 14);
        format_set_font_color(m_title, 0x3A1D5C);
        m_bold = workbook_add_format(m_book);
        format_set_bold(m_bold);
        m_wrap = workbook_add_format(m_book);
        format_set_text_wrap(m_wrap);
        format_set_align(m_wrap, LXW_ALIGN_VERTICAL_TOP);
        m_date = workbook_add_format(m_book);
        format_set_num_format(m_date, "d mmmm yyyy");
    }

    [[nodiscard]] std::string string(const Text& t) const { return toString(t, m_translate); }
    [[nodiscard]] lxw_worksheet* sheet(std::string_view wanted)
    {
        return workbook_add_worksheet(m_book, sheetName(wanted).c_str());
    }

    void text(lxw_worksheet* ws, lxw_row_t row, lxw_col_t col, std::string_view value, lxw_format* format)
    {
        if (!value.empty())
            worksheet_write_string(ws, row, col, clean(value).c_str(), format);
    }
    void number(lxw_worksheet* ws, lxw_row_t row, lxw_col_t col, double value, std::string_view unit, int decimals,
                bool bold = false)
    {
        if (std::isfinite(value))
            worksheet_write_number(ws, row, col, value, numberFormat(unit, decimals, bold));
        else
            text(ws, row, col, "n/a", nullptr);
    }
    void date(lxw_worksheet* ws, lxw_row_t row, lxw_col_t col, Date value)
    {
        lxw_datetime d{.year = value.year(), .month = value.month(), .day = value.day(), .hour = 0, .min = 0, .sec = 0};
        if (value.year() < 1900 || value.year() > 9999) // Excel has no such dates
            text(ws, row, col, value.iso(), nullptr);
        else
            worksheet_write_datetime(ws, row, col, &d, m_date);
    }
    void finishSheet(lxw_worksheet* ws, lxw_row_t headerRow, lxw_row_t lastRow, std::size_t columns,
                     const std::vector<double>& widths)
    {
        worksheet_freeze_panes(ws, headerRow + 1, 0);
        if (columns > 0)
            worksheet_autofilter(ws, headerRow, 0, std::max(lastRow, headerRow), static_cast<lxw_col_t>(columns - 1));
        for (std::size_t c = 0; c < widths.size(); ++c)
            worksheet_set_column(ws, static_cast<lxw_col_t>(c), static_cast<lxw_col_t>(c),
                                 std::clamp(widths[c] + 2, 9.0, 60.0), nullptr);
        worksheet_set_landscape(ws);
        worksheet_set_paper(ws, 9); // A4
        worksheet_fit_to_pages(ws, 1, 0);
        worksheet_repeat_rows(ws, headerRow, headerRow);
    }
    [[nodiscard]] lxw_format* header() const { return m_header; }
    [[nodiscard]] lxw_format* title() const { return m_title; }
    [[nodiscard]] lxw_format* bold() const { return m_bold; }
    [[nodiscard]] lxw_format* wrap() const { return m_wrap; }
    void note(std::string_view sheetName, const Text& what)
    {
        if (m_notes)
            m_notes->add(Severity::Warning, 0, std::string(sheetName), what);
    }

private:
    //! A unit that may stand inside quotes in a number format.
    static bool isPlainUnit(std::string_view unit)
    {
        return !unit.empty() && unit.size() <= 24 && std::ranges::all_of(unit, [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' || c == ',' ||
                   c == '.' || c == '-';
        });
    }
    lxw_format* numberFormat(std::string_view unit, int decimals, bool bold)
    {
        const auto key = std::format("{}|{}|{}", unit, decimals, bold);
        const auto it = m_numbers.find(key);
        if (it != m_numbers.end())
            return it->second;
        std::string code = decimals < 0 ? "#,##0.######" : "#,##0";
        if (decimals > 0)
            code += "." + std::string(static_cast<std::size_t>(std::min(decimals, 15)), '0');
        if (decimals < 0)
            code = "General";
        if (unit == "£")
            code = decimals < 0 ? "£#,##0.00;-£#,##0.00" : "£" + code + ";-£" + code;
        else if (unit == "%")
            code += "\"%\""; // 72.4 means 72.4 %: the value stays as it is reported
        else if (isPlainUnit(unit))
            code += " \"" + std::string(unit) + "\"";
        lxw_format* format = workbook_add_format(m_book);
        format_set_num_format(format, code.c_str());
        if (bold)
            format_set_bold(format);
        m_numbers.emplace(key, format);
        return format;
    }

    //! Valid UTF-8 without control characters, cut to what a cell holds. "_x000D_" would be read back as a control character
    //! by Excel, so its underscore is written as the escape of an underscore.
    std::string clean(std::string_view value)
    {
        std::string out;
        std::size_t units = 0;
        for (std::size_t at = 0; at < value.size();) {
            const std::size_t begin = at;
            char32_t c = utf8::next(value, at);
            if (c == utf8::kInvalid || (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F || (c & 0xFFFEU) == 0xFFFE)
                c = 0xFFFD;
            const bool escape = c == '_' && isEscape(value.substr(begin));
            units += (c > 0xFFFF ? 2U : 1U) + (escape ? 6U : 0U);
            if (units > kLongestText) {
                note("", BOULTON_TR("report",
                                    "A text was cut at 32,767 characters, the most that a cell of a workbook holds"));
                break;
            }
            out += escape ? "_x005F" : "";
            utf8::append(out, c);
        }
        return out;
    }
    static bool isEscape(std::string_view s)
    {
        return s.size() >= 7 && s[1] == 'x' && s[6] == '_' && std::ranges::all_of(s.substr(2, 4), [](char c) {
                   return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
               });
    }
    //! At most 31 characters, without []:*?/\ and quotes at the ends, each name once whatever its case.
    std::string sheetName(std::string_view wanted)
    {
        std::string name;
        std::size_t units = 0;
        for (std::size_t at = 0; at < wanted.size();) {
            char32_t c = utf8::next(wanted, at);
            if (c == utf8::kInvalid || c < 0x20 || c == 0x7F ||
                (c < 0x80 && std::string_view("[]:*?/\\=+@").find(static_cast<char>(c)) != std::string_view::npos))
                c = ' ';
            units += c > 0xFFFF ? 2U : 1U;
            if (units > 26) // room for " (99)"
                break;
            utf8::append(name, c);
        }
        const auto isEdge = [](char c) { return c == '\'' || c == ' ' || c == '-'; };
        while (!name.empty() && isEdge(name.front()))
            name.erase(0, 1);
        while (!name.empty() && isEdge(name.back()))
            name.pop_back();
        if (name.empty() || utf8::asciiLower(name) == "history") // a name Excel keeps for itself
            name = "Table";
        std::string unique = name;
        for (int n = 2; !m_names.insert(utf8::asciiLower(unique)).second; ++n)
            unique = std::format("{} ({})", name, n);
        return unique;
    }

    lxw_workbook* m_book;
    Diagnostics* m_notes;
    const Translator& m_translate;
    lxw_format* m_header = nullptr;
    lxw_format* m_title = nullptr;
    lxw_format* m_bold = nullptr;
    lxw_format* m_wrap = nullptr;
    lxw_format* m_date = nullptr;
    std::map<std::string, lxw_format*> m_numbers;
    std::set<std::string> m_names;
};

void about(Book& book, const Document& document)
{
    lxw_worksheet* ws = book.sheet(book.string(BOULTON_TR("report", "About")));
    lxw_row_t row = 0;
    book.text(ws, row++, 0, document.marking, book.bold());
    book.text(ws, row++, 0, book.string(document.title), book.title());
    book.text(ws, row++, 0, book.string(document.subtitle), nullptr);
    if (document.synthetic)
        book.text(ws, row++, 0, book.string(syntheticLong()), book.bold());
    ++row;
    for (const auto& [label, value] : provenanceRows(document.provenance)) {
        book.text(ws, row, 0, book.string(label), book.bold());
        book.text(ws, row++, 1, value, book.wrap());
    }
    worksheet_set_column(ws, 0, 0, 24, nullptr);
    worksheet_set_column(ws, 1, 1, 80, nullptr);
}

void writeCell(Book& book, lxw_worksheet* ws, lxw_row_t row, lxw_col_t col, const Cell& cell,
               const Translator& translate)
{
    if (const auto* n = std::get_if<Number>(&cell.value))
        book.number(ws, row, col, n->value, n->unit, n->decimals, cell.strong);
    else if (const auto* d = std::get_if<Date>(&cell.value))
        book.date(ws, row, col, *d);
    else
        book.text(ws, row, col, plainText(cell, translate), cell.strong ? book.bold() : nullptr);
}

//! Sparklines are pictures of values that stand elsewhere, so their columns are left out; notes get a column of their own.
void tableSheet(Book& book, const TableBlock& table, std::size_t index, const Document& document,
                const Translator& translate)
{
    std::string name = book.string(table.caption);
    lxw_worksheet* ws = book.sheet(name.empty() ? std::format("Table {}", index) : name);
    book.text(ws, 0, 0, document.marking, book.bold());
    book.text(ws, 1, 0, name, book.title());
    std::vector<std::size_t> shown;
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (table.columns[c].kind != ColumnKind::Chart)
            shown.push_back(c);
    const bool groups = std::ranges::any_of(table.rows, &Row::group);
    const bool notes = std::ranges::any_of(table.rows, [](const Row& r) {
        return std::ranges::any_of(r.cells, [](const Cell& c) { return !c.note.empty(); });
    });
    constexpr lxw_row_t kHeader = 3;
    const auto first = static_cast<lxw_col_t>(groups ? 1 : 0);
    std::vector<double> widths(shown.size() + first + (notes ? 1U : 0U), 8.0);
    if (groups)
        book.text(ws, kHeader, 0, book.string(BOULTON_TR("report", "Group")), book.header());
    for (std::size_t i = 0; i < shown.size(); ++i)
        book.text(ws, kHeader, static_cast<lxw_col_t>(i + first), book.string(table.columns[shown[i]].header),
                  book.header());
    if (notes)
        book.text(ws, kHeader, static_cast<lxw_col_t>(widths.size() - 1), book.string(BOULTON_TR("report", "Notes")),
                  book.header());
    std::string group;
    lxw_row_t row = kHeader;
    for (const Row& r : table.rows) {
        if (r.group) { // a column to filter by, where the page has a heading row
            group = r.cells.empty() ? std::string() : plainText(r.cells.front(), translate);
            continue;
        }
        ++row;
        if (groups)
            book.text(ws, row, 0, group, nullptr);
        if (groups)
            widths[0] = std::max(widths[0], static_cast<double>(utf8::length(group)));
        std::string note;
        for (std::size_t i = 0; i < shown.size(); ++i) {
            if (shown[i] >= r.cells.size())
                continue;
            const Cell& cell = r.cells[shown[i]];
            writeCell(book, ws, row, static_cast<lxw_col_t>(i + first), cell, translate);
            widths[i + first] =
                std::max(widths[i + first], static_cast<double>(utf8::length(plainText(cell, translate))));
            if (!cell.note.empty())
                note += (note.empty() ? "" : "; ") + toString(cell.note, translate);
        }
        if (notes)
            book.text(ws, row, static_cast<lxw_col_t>(widths.size() - 1), note, nullptr);
    }
    book.finishSheet(ws, kHeader, row, widths.size(), widths);
}

void dataSheet(Book& book, const NamedTable& named, const Document& document)
{
    const table::Table& table = named.table;
    lxw_worksheet* ws = book.sheet(named.name);
    book.text(ws, 0, 0, document.marking, book.bold());
    constexpr lxw_row_t kHeader = 1;
    std::vector<double> widths(table.columnCount(), 8.0);
    for (std::size_t c = 0; c < table.columnCount(); ++c) {
        const table::Field& field = table.schema()[c];
        const std::string header = field.unit.empty() ? field.name : field.name + " (" + field.unit + ")";
        book.text(ws, kHeader, static_cast<lxw_col_t>(c), header, book.header());
        widths[c] = std::max(widths[c], static_cast<double>(utf8::length(header)) * 0.8);
    }
    const std::size_t rows = std::min<std::size_t>(table.rows(), kMostRows - kHeader - 1);
    if (rows < table.rows())
        book.note(named.name,
                  BOULTON_TR("report", "Only the first %1 rows fit a sheet").with(static_cast<std::int64_t>(rows)));
    for (std::size_t r = 0; r < rows; ++r) {
        const auto row = static_cast<lxw_row_t>(r + kHeader + 1);
        for (std::size_t c = 0; c < table.columnCount(); ++c) {
            const table::Column& column = table.column(c);
            const auto col = static_cast<lxw_col_t>(c);
            if (column.isMissing(r)) {
                if (column.reason(r) != table::MissingReason::Empty)
                    book.text(ws, row, col, table::name(column.reason(r)), nullptr);
            } else if (column.type() == table::Type::Date) {
                book.date(ws, row, col, column.date(r));
            } else if (column.isNumeric()) {
                book.number(ws, row, col, column.number(r), {}, -1);
            } else {
                const std::string text = column.text(r);
                book.text(ws, row, col, text, nullptr);
                widths[c] = std::max(widths[c], static_cast<double>(utf8::length(text)));
            }
        }
    }
    book.finishSheet(ws, kHeader, static_cast<lxw_row_t>(rows) + kHeader, table.columnCount(), widths);
}

void properties(lxw_workbook* workbook, const Document& document, const Translator& translate)
{
    const std::string title = toString(document.title, translate);
    lxw_doc_properties p{};
    p.title = title.c_str();
    p.company = "";
    p.comments = document.marking.c_str();
    // The date of the document, not of the clock: the same document gives the same bytes.
    p.created = document.provenance.madeAt ? static_cast<time_t>(document.provenance.madeAt->microseconds / 1'000'000)
                                           : static_cast<time_t>(946'684'800);
    workbook_set_properties(workbook, &p);
    if (!document.marking.empty())
        workbook_set_custom_property_string(workbook, "Marking", document.marking.c_str());
}

} // namespace

boulton::Status writeXlsx(const Document& document, const platform::Path& path, Diagnostics* notes,
                          const Translator& translate)
{
    // libxlsxwriter puts its parts into a temporary folder as plain files: ours is private and stands beside the target.
    const Folder folder{path.parent_path() / (".boulton-" + path.filename().string() + ".parts")};
    std::error_code ignored;
    if (std::filesystem::is_directory(std::filesystem::symlink_status(folder.path, ignored)))
        std::filesystem::remove_all(folder.path, ignored); // left by a run that was killed
    BOULTON_TRY(platform::makePrivateFolder(folder.path));
    const platform::Path part = folder.path / "workbook.xlsx";
    const std::string temporary = platform::toUtf8(folder.path);
    lxw_workbook_options options{};
    options.tmpdir = temporary.c_str();
    lxw_workbook* workbook = workbook_new_opt(platform::toUtf8(part).c_str(), &options);
    if (!workbook)
        return fail(ErrorCode::Internal, "libxlsxwriter made no workbook");
    {
        Book book(workbook, notes, translate);
        properties(workbook, document, translate);
        about(book, document);
        std::size_t index = 0;
        for (const Block& block : document.blocks)
            if (const auto* table = std::get_if<TableBlock>(&block))
                tableSheet(book, *table, ++index, document, translate);
        for (const NamedTable& named : document.tables)
            dataSheet(book, named, document);
    }
    errno = 0;
    if (const lxw_error error = workbook_close(workbook); error != LXW_NO_ERROR) {
        if (Error system = platform::lastError("writing", path);
            system.code == ErrorCode::DiskFull || system.code == ErrorCode::ReadOnly)
            return std::unexpected(std::move(system));
        const ErrorCode code = error == LXW_ERROR_CREATING_TMPFILE || error == LXW_ERROR_ZIP_FILE_OPERATION ||
                                       error == LXW_ERROR_ZIP_FILE_ADD
                                   ? ErrorCode::Io
                                   : ErrorCode::Internal;
        return fail(code, std::string("the workbook could not be written: ") + lxw_strerror(error));
    }
    BOULTON_TRY_ASSIGN(const std::string bytes, platform::readFile(part, 1ULL << 30U));
    return platform::replaceFile(path, bytes);
}

} // namespace boulton::report
