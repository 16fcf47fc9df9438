// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/csv_infer.h"
#include "core/base/utf8.h"
#include "core/exchange/csv_scan.h"
#include "core/exchange/csv_values.h"
#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace boulton::exchange {
namespace {

constexpr std::size_t kHead = 60;             // records looked at for delimiter, preamble and header
constexpr std::size_t kWholeFile = 4U << 20U; // up to here every row is looked at
constexpr std::size_t kStartBytes = 1U << 20U;
constexpr std::size_t kWindows = 48;
constexpr std::size_t kWindowBytes = 16U << 10U;

struct HeadRecord {
    std::vector<std::string> cells;
    std::int64_t line = 1;
    std::size_t endOffset = 0; // where the next record, or blank lines before it, begin
    std::int64_t endLine = 1;
};

// The first records under one delimiter. A record that cannot be read ends the list; reading the file will say why.
std::vector<HeadRecord> headRecords(std::string_view text, const CsvFormat& format, const CsvLimits& limits,
                                    std::size_t offset, std::int64_t line, std::vector<Cell>& cells)
{
    std::vector<HeadRecord> head;
    RecordScanner scanner(text, format, limits, offset, line);
    std::size_t count = 0;
    std::size_t bytes = 0;
    while (head.size() < kHead && bytes < kStartBytes &&
           scanner.next(cells.data(), cells.size(), count) == ScanOutcome::Record) {
        HeadRecord record;
        record.line = scanner.recordLine();
        for (std::size_t i = 0; i < std::min(count, cells.size()); ++i) {
            record.cells.emplace_back(cells[i].text());
            bytes += cells[i].size + 1;
        }
        record.endOffset = scanner.offset();
        record.endLine = scanner.line();
        head.push_back(std::move(record));
    }
    return head;
}

std::size_t usualWidth(const std::vector<HeadRecord>& head, std::size_t* rows = nullptr)
{
    std::map<std::size_t, std::size_t> widths;
    for (const auto& record : head)
        ++widths[record.cells.size()];
    std::size_t best = 1, count = 0;
    for (const auto& [width, times] : widths)
        if (times > count || (times == count && width > best))
            best = width, count = times;
    if (rows)
        *rows = count;
    return best;
}

char inferDelimiter(std::string_view text, CsvFormat format, const CsvLimits& limits, std::size_t offset,
                    std::vector<Cell>& cells)
{
    char best = ',';
    double bestScore = 0;
    std::size_t bestWidth = 0;
    for (const char delimiter : {',', '\t', ';', '|'}) {
        format.delimiter = delimiter;
        const auto head = headRecords(text, format, limits, offset, 1, cells);
        if (head.empty())
            continue;
        std::size_t rows = 0;
        const std::size_t width = usualWidth(head, &rows);
        const double score = width < 2 ? 0 : static_cast<double>(rows) / static_cast<double>(head.size());
        if (score > bestScore || (score == bestScore && score > 0 && width > bestWidth))
            best = delimiter, bestScore = score, bestWidth = width;
    }
    return best;
}

// A title above a table has one or two filled cells; a header names most columns.
bool looksLikeHeader(const HeadRecord& record, std::size_t width)
{
    if (record.cells.size() != width)
        return false;
    std::size_t filled = 0;
    for (const auto& cell : record.cells)
        filled += utf8::trimmed(cell).empty() ? 0 : 1;
    return filled * 2 > width || (width > 1 && filled * 2 == width && utf8::trimmed(record.cells[0]).empty());
}

bool looksLikeYear(std::string_view cell)
{
    cell = utf8::trimmed(cell);
    std::int64_t year = 0;
    return cell.size() == 4 && parsePlainInteger(cell.data(), cell.data() + 4, year) && year >= 1800 && year <= 2200;
}

// What the sampled cells of one column were.
struct ColumnCensus {
    std::size_t empty = 0, symbols = 0, letters = 0, integers = 0, decimals = 0, percents = 0, pounds = 0, dates = 0,
                bools = 0, other = 0;
    std::size_t digitDates = 0, dayFirst = 0, monthFirst = 0, areaCodes = 0;
    std::int64_t monthFirstLine = 0;
    std::string firstOther;
    std::int64_t firstOtherLine = 0;

    [[nodiscard]] std::size_t numbers() const { return integers + decimals; }

    void note(std::string_view raw, std::int64_t line)
    {
        if (raw.empty()) {
            ++empty;
            return;
        }
        std::int64_t integer = 0;
        double decimal = 0;
        if (parsePlainInteger(raw.data(), raw.data() + raw.size(), integer)) {
            ++integers;
            return;
        }
        if (parsePlainDecimal(raw.data(), raw.data() + raw.size(), decimal)) {
            ++decimals;
            return;
        }
        if (missingSymbol(raw, false)) {
            ++(utf8::trimmed(raw).empty() ? empty : symbols);
        } else if (missingSymbol(raw, true)) {
            ++letters;
        } else if (const auto number = parseNumber(raw, NumberRule::Strict)) {
            ++(number->isInteger ? integers : decimals);
            percents += number->percent ? 1 : 0;
            pounds += number->pounds ? 1 : 0;
        } else if (parseBool(raw)) {
            ++bools;
        } else {
            noteText(raw, line);
        }
    }

private:
    void noteText(std::string_view raw, std::int64_t line)
    {
        const DateCell date = parseDate(raw, DateOrder::DayFirst);
        if (date.outcome == DateOutcome::NotADate || date.time) { // a day would lose the hour: such a column stays text
            if (other++ == 0)
                firstOther = shown(raw), firstOtherLine = line;
            const std::string_view code = utf8::trimmed(raw);
            areaCodes += code.size() == 9 && std::string_view("EWSNK").contains(code[0]) &&
                                 std::all_of(code.begin() + 1, code.end(), [](char c) { return c >= '0' && c <= '9'; })
                             ? 1
                             : 0;
            return;
        }
        ++dates;
        digitDates += date.digitsOnly ? 1 : 0;
        dayFirst += date.provesDayFirst ? 1 : 0;
        if (date.provesMonthFirst && monthFirst++ == 0)
            monthFirstLine = line;
    }
};

class Sampler {
public:
    Sampler(std::string_view text, const CsvFormat& format, const CsvLimits& limits, std::size_t columns)
        : m_text(text), m_format(format), m_limits(limits), m_cells(columns), m_census(columns)
    {}

    // From a known record start to `stop`.
    void run(std::size_t offset, std::int64_t line, std::size_t stop)
    {
        RecordScanner scanner(m_text, m_format, m_limits, offset, line);
        std::size_t count = 0;
        while (scanner.offset() < stop && scanner.next(m_cells.data(), m_cells.size(), count) == ScanOutcome::Record) {
            note(count, scanner.recordLine());
            scanner.releaseCells();
        }
    }

    // From the next line end after `offset`, which may lie inside a quoted cell: only rows of the right width count.
    void window(std::size_t offset)
    {
        const auto lineEnd = m_text.find_first_of("\r\n", offset);
        if (lineEnd == std::string_view::npos)
            return;
        RecordScanner scanner(m_text.substr(0, std::min(m_text.size(), offset + kWindowBytes)), m_format, m_limits,
                              lineEnd + 1);
        std::size_t count = 0;
        while (scanner.next(m_cells.data(), m_cells.size(), count) == ScanOutcome::Record &&
               scanner.offset() < offset + kWindowBytes) {
            if (count == m_cells.size())
                note(count, 0);
            scanner.releaseCells();
        }
    }
    [[nodiscard]] const std::vector<ColumnCensus>& census() const { return m_census; }

private:
    void note(std::size_t count, std::int64_t line)
    {
        if (count > m_cells.size())
            return;
        for (std::size_t i = 0; i < count; ++i)
            m_census[i].note(m_cells[i].text(), line);
    }
    std::string_view m_text;
    const CsvFormat& m_format;
    const CsvLimits& m_limits;
    std::vector<Cell> m_cells;
    std::vector<ColumnCensus> m_census;
};

void decideDates(ColumnPlan& plan, const ColumnCensus& c, Diagnostics& notes)
{
    plan.type = table::Type::Date;
    plan.role = table::Role::Time;
    if (c.digitDates == 0)
        return;
    if (c.dayFirst > 0) {
        plan.datesFixed = true;
    } else if (c.monthFirst > 0) {
        plan.dates = DateOrder::MonthFirst;
        plan.datesFixed = true;
        notes.add(Severity::Warning, c.monthFirstLine, plan.name,
                  BOULTON_TR(
                      "exchange",
                      "The dates are read in American order, month before day: a day above 12 stands in second place"));
    } else {
        notes.add(Severity::Information, 0, plan.name,
                  BOULTON_TR("exchange",
                             "No day is above 12, so the order cannot be told; the dates are read as day/month/year"));
    }
}

void decideNumbers(ColumnPlan& plan, const ColumnCensus& c)
{
    plan.type = c.decimals > 0 ? table::Type::Float64 : table::Type::Int64;
    plan.percent = c.percents > 0;
    if (c.percents > 0)
        plan.unit = "%";
    else if (c.pounds > 0)
        plan.unit = "£";
}

//! A column that says by its name that it holds wards: names are as good as codes.
bool namesWards(std::string_view column)
{
    static constexpr std::array<std::string_view, 7> kNames{"ward", "wardname", "wardcode", "wardcd", "wardnm", "electoralward", "wardofresidence"};
    std::string letters;
    for (const char c : utf8::asciiLower(column))
        if (c != ' ' && c != '_' && c != '-')
            letters += c;
    return std::ranges::contains(kNames, letters);
}

void decideType(ColumnPlan& plan, const ColumnCensus& c, Diagnostics& notes)
{
    const std::size_t values = c.numbers() + c.dates + c.bools + c.other;
    if (c.numbers() > 0 && c.numbers() == values) {
        decideNumbers(plan, c);
        if (plan.type == table::Type::Int64 && namesWards(plan.name)) // numbers of wards
            plan.role = table::Role::Geography;
    } else if (c.dates > 0 && c.dates == values && c.letters == 0) {
        decideDates(plan, c, notes);
    } else if (c.bools > 0 && c.bools == values && c.letters == 0) {
        plan.type = table::Type::Bool;
    } else {
        plan.type = table::Type::String;
        if ((c.areaCodes > 0 && c.areaCodes * 10 >= values * 9) || (values > 0 && namesWards(plan.name)))
            plan.role = table::Role::Geography;
        if (c.other > 0 && c.numbers() * 10 >= values * 8)
            notes.add(Severity::Warning, c.firstOtherLine, plan.name,
                      BOULTON_TR("exchange", "Most values are numbers, but “%1” is not; the column is read as text")
                          .with(c.firstOther));
        else if (c.other > 0 && c.dates * 10 >= values * 8)
            notes.add(Severity::Warning, c.firstOtherLine, plan.name,
                      BOULTON_TR("exchange", "Most values are dates, but “%1” is not; the column is read as text")
                          .with(c.firstOther));
    }
}

void applyOverride(ColumnPlan& plan, const ColumnOverride& told)
{
    if (told.type) {
        plan.typeFixed = true;
        if (plan.type != *told.type && !plan.unit.empty() && *told.type != table::Type::Int64 &&
            *told.type != table::Type::Float64)
            plan.unit.clear(), plan.percent = false;
        plan.type = *told.type;
    }
    if (told.dates) {
        plan.dates = *told.dates;
        plan.datesFixed = true;
        if (!told.type)
            plan.type = table::Type::Date, plan.typeFixed = true;
    }
    if (told.role)
        plan.role = *told.role;
    if (told.unit)
        plan.unit = *told.unit;
    if (told.sensitivity)
        plan.sensitivity = *told.sensitivity;
}

// The first row is data, not a header, where one of its cells is a number above numbers or a date above dates and none is a
// word above them. Years are headers as often as data ("Measure, 2018, 2019"), so they prove nothing.
bool firstRowIsData(const HeadRecord& first, const std::vector<ColumnCensus>& below)
{
    bool data = false;
    for (std::size_t i = 0; i < std::min(first.cells.size(), below.size()); ++i) {
        const auto& cell = first.cells[i];
        const auto& c = below[i];
        const bool number = parseNumber(cell, NumberRule::Strict).has_value();
        const bool date = parseDate(cell, DateOrder::DayFirst).outcome != DateOutcome::NotADate;
        if (c.numbers() + c.dates > 0 && c.other == 0 && !number && !date && !missingSymbol(cell, true))
            return false; // "total, 0, 1, 2, … 90+" above the numbers of people of each age
        data = data || (number && c.numbers() > c.other && !looksLikeYear(cell)) || (date && c.dates > c.other);
    }
    return data;
}

} // namespace

std::size_t offsetOfLine(std::string_view text, std::int64_t lines, bool sheetRows)
{
    std::size_t at = 0;
    if (sheetRows) { // our own text: quotation marks are doubled inside, and the line end is LF
        bool quoted = false;
        for (; lines > 0 && at < text.size(); ++at) {
            quoted = quoted != (text[at] == '"');
            lines -= text[at] == '\n' && !quoted ? 1 : 0;
        }
        return at;
    }
    for (; lines > 0 && at < text.size(); --lines) {
        at = text.find_first_of("\r\n", at);
        if (at == std::string_view::npos)
            return text.size();
        at += text.substr(at).starts_with("\r\n") ? 2 : 1;
    }
    return at;
}

std::vector<std::string> columnNames(const std::vector<std::string>& header, const CsvLimits& limits, std::int64_t line,
                                     Diagnostics& notes)
{
    std::vector<std::string> names;
    std::set<std::string, std::less<>> used(header.begin(), header.end());
    std::set<std::string, std::less<>> taken;
    std::map<std::string, int, std::less<>> next;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const std::string position = std::to_string(i + 1);
        std::string name;
        for (const char c : utf8::trimmed(header[i]))
            name += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
        if (name.size() > limits.headerName) {
            std::size_t cut = limits.headerName;
            while (cut > 0 && (static_cast<unsigned char>(name[cut]) & 0xC0U) == 0x80U)
                --cut;
            name.resize(cut);
            notes.add(Severity::Warning, line, name,
                      BOULTON_TR("exchange", "The name of column %1 is longer than %2 bytes and was cut")
                          .with(position, std::to_string(limits.headerName)));
        }
        if (name.empty()) {
            name = "Column " + position;
            notes.add(
                Severity::Warning, line, name,
                BOULTON_TR("exchange", "Column %1 has no name in the header; it is called “%2”").with(position, name));
        }
        if (taken.contains(name)) {
            int& n = next.try_emplace(name, 1).first->second;
            std::string unique;
            do
                unique = name + " (" + std::to_string(++n) + ")";
            while (taken.contains(unique) || used.contains(unique));
            notes.add(
                Severity::Warning, line, unique,
                BOULTON_TR("exchange", "The name “%1” stands in the header more than once; column %2 is called “%3”")
                    .with(name, position, unique));
            name = unique;
        }
        taken.insert(name);
        names.push_back(std::move(name));
    }
    return names;
}

Result<CsvPlan> inferDecoded(std::string_view text, const DecodedText& decoded, const CsvOverrides& overrides,
                             const ReadOptions& options)
{
    CsvPlan plan;
    plan.notes = decoded.notes;
    plan.format.encoding = decoded.encoding;
    plan.format.quote = overrides.quote.value_or('"');
    plan.format.sheetRows = overrides.sheetRows.value_or(false);
    std::vector<Cell> cells(options.limits.columns);

    std::size_t offset =
        overrides.preambleLines ? offsetOfLine(text, *overrides.preambleLines, plan.format.sheetRows) : 0;
    std::int64_t preamble = overrides.preambleLines.value_or(0);
    if (!overrides.preambleLines && !plan.format.sheetRows && text.size() > 5 &&
        utf8::asciiLower(text.substr(0, 4)) == "sep=") {
        preamble = 1; // Excel's own line, which names the delimiter
        offset = offsetOfLine(text, 1, false);
        plan.format.delimiter = overrides.delimiter.value_or(text[4]);
    } else {
        plan.format.delimiter =
            overrides.delimiter.value_or(inferDelimiter(text, plan.format, options.limits, offset, cells));
    }

    auto head = headRecords(text, plan.format, options.limits, offset, preamble + 1, cells);
    if (head.empty()) {
        RecordScanner scanner(text, plan.format, options.limits, offset, preamble + 1);
        std::size_t count = 0;
        if (scanner.next(cells.data(), cells.size(), count) == ScanOutcome::Failed)
            return std::unexpected(scanner.error());
        return fail(ErrorCode::InvalidInput, "the file has no rows: only blank lines", {"no rows"});
    }
    std::size_t first = 0;
    std::size_t width = usualWidth(head);
    const std::size_t firstWidth = head[0].cells.size(); // ragged rows must not turn a header into a preamble
    if (firstWidth > 1 && looksLikeHeader(head[0], firstWidth) &&
        std::ranges::count(head, firstWidth, [](const HeadRecord& r) { return r.cells.size(); }) * 3 >=
            std::ssize(head))
        width = firstWidth;
    if (!overrides.preambleLines && width > 1)
        while (first < head.size() && !looksLikeHeader(head[first], width))
            ++first;
    if (first == head.size())
        first = 0;
    if (!overrides.preambleLines)
        preamble = head[first].line - 1;
    plan.format.preambleLines = preamble;
    if (preamble > 0 && !overrides.preambleLines)
        plan.notes.add(Severity::Information, 1, "",
                       BOULTON_TR("exchange", "The first %1 lines stand before the table and were left out")
                           .with(std::to_string(preamble)));

    // The sample: everything below the first row.
    const std::size_t columns = head[first].cells.size();
    Sampler sampler(text, plan.format, options.limits, columns);
    const std::size_t bodyOffset = head[first].endOffset;
    const std::int64_t bodyLine = head[first].endLine;
    if (text.size() <= kWholeFile) {
        sampler.run(bodyOffset, bodyLine, text.size());
    } else {
        sampler.run(bodyOffset, bodyLine, bodyOffset + kStartBytes);
        for (std::size_t i = 0; i < kWindows; ++i)
            sampler.window(kStartBytes + (text.size() - kStartBytes - kWindowBytes) / (kWindows - 1) * i);
    }

    plan.format.hasHeader = overrides.hasHeader.value_or(!firstRowIsData(head[first], sampler.census()));
    std::vector<std::string> names;
    if (plan.format.hasHeader) {
        names = columnNames(head[first].cells, options.limits, head[first].line, plan.notes);
    } else {
        for (std::size_t i = 0; i < columns; ++i)
            names.push_back("Column " + std::to_string(i + 1));
        if (!overrides.hasHeader)
            plan.notes.add(
                Severity::Warning, head[first].line, "",
                BOULTON_TR(
                    "exchange",
                    "The first row looks like data, not like a header; the columns are called Column 1 to Column %1")
                    .with(std::to_string(columns)));
    }
    for (std::size_t i = 0; i < columns; ++i) {
        auto census = sampler.census()[i];
        if (!plan.format.hasHeader)
            census.note(head[first].cells[i], head[first].line);
        ColumnPlan column;
        column.name = std::move(names[i]);
        const auto told = overrides.columns.find(column.name);
        Diagnostics unasked;
        decideType(column, census,
                   told != overrides.columns.end() && (told->second.type || told->second.dates) ? unasked : plan.notes);
        if (told != overrides.columns.end())
            applyOverride(column, told->second);
        plan.columns.push_back(std::move(column));
    }
    for (const auto& [name, told] : overrides.columns)
        if (std::none_of(plan.columns.begin(), plan.columns.end(), [&](const ColumnPlan& c) { return c.name == name; }))
            plan.notes.add(
                Severity::Warning, 0, name,
                BOULTON_TR("exchange", "Settings are given for the column “%1”, which the file does not have")
                    .with(name));
    return plan;
}

} // namespace boulton::exchange
