// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/csv_columns.h"
#include "core/base/format.h"
#include "core/exchange/csv_values.h"
#include "core/exchange/csv_writer.h"
#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace boulton::exchange {
namespace {

constexpr std::size_t kDiagnosticsPerColumn = 1'000;

// Digits, one point, digits: what from_chars reads without surprises (no inf, no hex, no leading zeros).
bool readLongDecimal(std::string_view cell, double& value)
{
    std::string_view digits = cell.starts_with('-') ? cell.substr(1) : cell;
    const std::size_t point = digits.find('.');
    if (point == 0 || point == std::string_view::npos || point + 1 == digits.size() || (point > 1 && digits[0] == '0'))
        return false;
    for (std::size_t i = 0; i < digits.size(); ++i)
        if (i != point && (digits[i] < '0' || digits[i] > '9'))
            return false;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return error == std::errc{} && end == cell.data() + cell.size();
}

// yyyy-mm-dd by direct digits; false for anything else and for days that do not exist.
bool readIsoDate(const char* s, std::int32_t& days)
{
    const auto digit = [s](int i) { return static_cast<unsigned>(static_cast<unsigned char>(s[i])) - '0'; };
    if (s[4] != '-' || s[7] != '-')
        return false;
    for (const int i : {0, 1, 2, 3, 5, 6, 8, 9})
        if (digit(i) > 9)
            return false;
    const unsigned year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
    const unsigned month = digit(5) * 10 + digit(6);
    const unsigned day = digit(8) * 10 + digit(9);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > 28) {
        const auto date = Date::from(static_cast<int>(year), static_cast<int>(month), static_cast<int>(day));
        days = date.value_or(Date{}).days;
        return date.has_value();
    }
    // Days from civil (H. Hinnant), with March as the first month.
    const unsigned y = month <= 2 ? year - 1 : year;
    const unsigned era = y / 400;
    const unsigned ofEra = y - era * 400;
    const unsigned ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    days = static_cast<std::int32_t>(era * 146097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear) - 719468;
    return true;
}

std::string withoutNul(std::string_view cell)
{
    std::string out(cell);
    std::erase(out, '\0');
    return out;
}

} // namespace

ColumnLoader::ColumnLoader(ColumnPlan plan, std::size_t expectedRows, bool restoreEscapes, bool nulBytes)
    : m_plan(std::move(plan)), m_restoreEscapes(restoreEscapes), m_nulBytes(nulBytes)
{
    switch (m_plan.type) { // reserved memory that is not used costs addresses, not pages
    case table::Type::Int64: m_ints.reserve(expectedRows); break;
    case table::Type::Float64: m_doubles.reserve(expectedRows); break;
    case table::Type::String: m_codes.reserve(expectedRows); break;
    case table::Type::Date: m_days.reserve(expectedRows); break;
    case table::Type::Bool: m_bools.reserve(expectedRows); break;
    }
}

void ColumnLoader::load(const Batch& batch, std::size_t index)
{
    if (m_reread)
        return;
    switch (m_plan.type) {
    case table::Type::Int64: loadIntegers(batch, index); break;
    case table::Type::Float64: loadNumbers(batch, index, 0); break;
    case table::Type::String: loadStrings(batch, index); break;
    case table::Type::Date: loadDates(batch, index); break;
    case table::Type::Bool: loadBools(batch, index); break;
    }
    m_size += batch.rows;
    if (m_reread) { // only here: the loops above still hold pointers
        m_ints = {};
        m_doubles = {};
        m_days = {};
        m_bools = {};
        m_validity = {};
        m_reasons = {};
    }
}

void ColumnLoader::loadIntegers(const Batch& batch, std::size_t index)
{
    m_ints.resize(m_size + batch.rows);
    std::int64_t* const out = m_ints.data() + m_size;
    const bool plain = !m_plan.percent; // a column of percentages says where a % sign is wanting
    const Cell* cell = batch.cells + index;
    for (std::size_t row = 0; row < batch.rows; ++row, cell += batch.columns) {
        if (plain && parsePlainInteger(cell->data, cell->data + cell->size, out[row])) [[likely]]
            continue;
        out[row] = 0;
        if (cell->size == 0) {
            setMissing(m_size + row, table::MissingReason::Empty);
        } else if (!otherInteger(cell->text(), m_size + row, batch.lines[row], out[row])) {
            if (!m_reread)
                loadNumbers(batch, index, row); // the column is numbers from here on
            return;
        }
    }
}

// False: the column cannot stay integer. Missing values and, in columns of a told type, unreadable ones are dealt with.
bool ColumnLoader::otherInteger(std::string_view cell, std::size_t row, std::int64_t line, std::int64_t& value)
{
    if (m_restoreEscapes)
        cell = withoutSafePrefix(cell); // '- for a dash that says missing
    const auto number = parseNumber(cell, m_plan.typeFixed ? NumberRule::Told : NumberRule::Strict);
    const bool whole = number && m_plan.typeFixed && std::trunc(number->value) == number->value &&
                       std::fabs(number->value) < 9e15; // 2985.0
    if (number && (number->isInteger || whole)) {
        value = number->isInteger ? number->integer : static_cast<std::int64_t>(number->value);
        if (number->percent != m_plan.percent)
            (void)otherNumber(cell, row, line); // for its diagnostic
        return true;
    }
    if (const auto reason = missingSymbol(cell, true)) {
        setMissing(row, *reason);
        return true;
    }
    if (number && !m_plan.typeFixed) {
        widenToNumbers(line, cell);
        return false;
    }
    unfit(cell, row, line);
    return !m_reread;
}

void ColumnLoader::widenToNumbers(std::int64_t line, std::string_view cell)
{
    note(Severity::Information, line,
         BOULTON_TR("exchange", "“%1” is not a whole number; the column is read as numbers with decimals")
             .with(shown(cell)));
    m_plan.type = table::Type::Float64;
    m_doubles.reserve(m_ints.capacity());
    m_doubles.assign(m_ints.begin(), m_ints.end()); // at most 15 digits: exact
    m_ints = {};
}

void ColumnLoader::loadNumbers(const Batch& batch, std::size_t index, std::size_t from)
{
    m_doubles.resize(m_size + batch.rows);
    double* const out = m_doubles.data() + m_size;
    const Cell* cell = batch.cells + index + from * batch.columns;
    for (std::size_t row = from; row < batch.rows && !m_reread; ++row, cell += batch.columns) {
        if (!parsePlainDecimal(cell->data, cell->data + cell->size, out[row]) || m_plan.percent) [[unlikely]] {
            out[row] = 0;
            if (cell->size == 0)
                setMissing(m_size + row, table::MissingReason::Empty);
            else if (m_plan.percent || !readLongDecimal(cell->text(), out[row]))
                out[row] = otherNumber(cell->text(), m_size + row, batch.lines[row]);
        }
    }
}

double ColumnLoader::otherNumber(std::string_view cell, std::size_t row, std::int64_t line)
{
    if (m_restoreEscapes)
        cell = withoutSafePrefix(cell);
    if (const auto number = parseNumber(cell, m_plan.typeFixed ? NumberRule::Told : NumberRule::Strict)) {
        if (number->percent && !m_plan.percent)
            note(Severity::Warning, line,
                 BOULTON_TR("exchange",
                            "“%1” has a % sign, unlike the cells before; it was read as the number before the sign")
                     .with(shown(cell)));
        else if (!number->percent && m_plan.percent && number->value != 0)
            note(Severity::Warning, line,
                 BOULTON_TR("exchange",
                            "“%1” has no % sign, unlike other cells of the column; it was read as that many per cent")
                     .with(shown(cell)));
        return number->value;
    }
    if (const auto reason = missingSymbol(cell, true))
        setMissing(row, *reason);
    else
        unfit(cell, row, line);
    return 0;
}

void ColumnLoader::loadStrings(const Batch& batch, std::size_t index)
{
    m_codes.resize(m_size + batch.rows);
    std::uint32_t* const out = m_codes.data() + m_size;
    const Cell* cell = batch.cells + index;
    std::string_view last;
    std::uint32_t lastCode = 0;
    for (std::size_t row = 0; row < batch.rows; ++row, cell += batch.columns) {
        std::string_view text = cell->text();
        if (text.empty()) {
            setMissing(m_size + row, table::MissingReason::Empty);
            continue;
        }
        if (text == last) {
            out[row] = lastCode;
            continue;
        }
        if (m_nulBytes && text.contains('\0')) {
            note(Severity::Warning, batch.lines[row],
                 BOULTON_TR("exchange", "The cell holds zero bytes (NUL), which were left out"));
            const std::string clean = withoutNul(text);
            if (clean.empty())
                setMissing(m_size + row, table::MissingReason::Unreadable);
            else
                out[row] = m_dictionary.code(clean);
            continue;
        }
        if (m_restoreEscapes)
            text = withoutSafePrefix(text);
        last = cell->text();
        out[row] = lastCode = m_dictionary.code(text);
    }
}

void ColumnLoader::loadDates(const Batch& batch, std::size_t index)
{
    m_days.resize(m_size + batch.rows);
    std::int32_t* const out = m_days.data() + m_size;
    const Cell* cell = batch.cells + index;
    for (std::size_t row = 0; row < batch.rows && !m_reread; ++row, cell += batch.columns) {
        if (cell->size == 10 && m_plan.dates != DateOrder::ExcelSerial && readIsoDate(cell->data, out[row])) [[likely]]
            continue;
        if (cell->size == 0)
            setMissing(m_size + row, table::MissingReason::Empty);
        else
            out[row] = otherDate(cell->text(), m_size + row, batch.lines[row]);
    }
}

std::int32_t ColumnLoader::otherDate(std::string_view cell, std::size_t row, std::int64_t line)
{
    if (m_restoreEscapes)
        cell = withoutSafePrefix(cell);
    const DateCell date = parseDate(cell, m_plan.dates);
    m_dayFirstProven |= date.provesDayFirst;
    switch (date.outcome) {
    case DateOutcome::Read:
        if (date.time && !m_plan.typeFixed) { // nothing is lost unless the user asked for dates
            unfit(cell, row, line);
            return 0;
        }
        if (date.time)
            noteOnce(1, line,
                     BOULTON_TR("exchange", "A time of day follows the date (first in “%1”); only the date is kept")
                         .with(shown(cell)));
        if (date.twoDigitYear)
            noteOnce(2, line,
                     BOULTON_TR("exchange", "Years have two digits (first in “%1”): 00 to 49 are read as 2000 to 2049, "
                                            "50 to 99 as 1950 to 1999")
                         .with(shown(cell)));
        return date.date.days;
    case DateOutcome::DoesNotExist:
        note(Severity::Error, line,
             BOULTON_TR("exchange", "%1 %2 %3 does not exist")
                 .with(std::to_string(date.day), std::string(monthName(date.month)), std::to_string(date.year)));
        setMissing(row, table::MissingReason::Unreadable);
        return 0;
    case DateOutcome::OtherOrder:
        if (m_plan.dates == DateOrder::DayFirst && m_monthFirstLine == 0)
            m_monthFirstLine = line, m_monthFirstCell = shown(cell);
        note(Severity::Error, line,
             m_plan.dates == DateOrder::DayFirst
                 ? BOULTON_TR("exchange", "“%1” has no such month: the column's dates are day/month/year")
                       .with(shown(cell))
                 : BOULTON_TR("exchange", "“%1” has no such month: the column's dates are month/day/year")
                       .with(shown(cell)));
        setMissing(row, table::MissingReason::Unreadable);
        return 0;
    case DateOutcome::NotADate: break;
    }
    if (const auto reason = missingSymbol(cell, m_plan.typeFixed))
        setMissing(row, *reason);
    else
        unfit(cell, row, line);
    return 0;
}

void ColumnLoader::loadBools(const Batch& batch, std::size_t index)
{
    m_bools.resize(m_size + batch.rows);
    std::uint8_t* const out = m_bools.data() + m_size;
    const Cell* cell = batch.cells + index;
    for (std::size_t row = 0; row < batch.rows && !m_reread; ++row, cell += batch.columns) {
        const std::string_view text = cell->text();
        if (text.size() == 1) {
            const char c = static_cast<char>(text[0] | 0x20);
            if (c == 'y' || c == 'n') {
                out[row] = c == 'y';
                continue;
            }
        }
        if (const auto value = parseBool(text))
            out[row] = *value ? 1 : 0;
        else if (const auto reason = missingSymbol(text, false))
            setMissing(m_size + row, *reason);
        else if (m_plan.typeFixed && (text == "1" || text == "0"))
            out[row] = text == "1";
        else
            unfit(text, m_size + row, batch.lines[row]);
    }
}

void ColumnLoader::setMissing(std::size_t row, table::MissingReason reason)
{
    if (row / 64 >= m_validity.size())
        m_validity.resize(row / 64 + 1, ~std::uint64_t{0});
    m_validity[row / 64] &= ~(std::uint64_t{1} << (row % 64));
    if (reason == table::MissingReason::Empty)
        return;
    if (row >= m_reasons.size())
        m_reasons.resize(row + 1, 0);
    m_reasons[row] = static_cast<std::uint8_t>(reason);
}

void ColumnLoader::unfit(std::string_view cell, std::size_t row, std::int64_t line)
{
    const auto text = [&] {
        switch (m_plan.type) {
        case table::Type::Int64: return BOULTON_TR("exchange", "“%1” is not a whole number").with(shown(cell));
        case table::Type::Date: return BOULTON_TR("exchange", "“%1” is not a date").with(shown(cell));
        case table::Type::Bool: return BOULTON_TR("exchange", "“%1” is neither yes nor no").with(shown(cell));
        default: return BOULTON_TR("exchange", "“%1” is not a number").with(shown(cell));
        }
    };
    if (m_plan.typeFixed) {
        note(Severity::Error, line, text());
        setMissing(row, table::MissingReason::Unreadable);
        return;
    }
    // What was read so far is not needed: the column is read once more, as text.
    m_reread = true;
    m_diagnostics.clear();
    m_diagnosticsNotKept = 0;
    note(Severity::Warning, line,
         BOULTON_TR("exchange", "“%1” is not a value of type %2; the whole column is read as text")
             .with(shown(cell), std::string(table::name(m_plan.type))));
    m_plan.type = table::Type::String;
    m_plan.unit.clear();
    m_plan.percent = false;
    m_plan.role = table::Role::None;
}

void ColumnLoader::note(Severity severity, std::int64_t line, Text text)
{
    if (m_diagnostics.size() < kDiagnosticsPerColumn)
        m_diagnostics.push_back({severity, line, m_plan.name, std::move(text)});
    else
        ++m_diagnosticsNotKept;
}

void ColumnLoader::noteOnce(unsigned bit, std::int64_t line, Text text)
{
    if ((m_noted & bit) == 0)
        note(Severity::Information, line, std::move(text));
    m_noted |= bit;
}

std::vector<Diagnostic> ColumnLoader::takeDiagnostics()
{
    if (m_plan.type == table::Type::Date && !m_reread && !m_plan.datesFixed && m_monthFirstLine > 0 &&
        !m_dayFirstProven) {
        m_reread = true; // the samples held no day above 12; the file does, and only in second place
        m_plan.dates = DateOrder::MonthFirst;
        m_plan.datesFixed = true;
        m_diagnostics.clear();
        m_diagnosticsNotKept = 0;
        note(Severity::Warning, m_monthFirstLine,
             BOULTON_TR(
                 "exchange",
                 "The dates are read in American order, month before day: a day above 12 stands in second place (“%1”)")
                 .with(m_monthFirstCell));
    }
    if (m_diagnosticsNotKept > 0)
        m_diagnostics.push_back({Severity::Error, 0, m_plan.name,
                                 BOULTON_TR("exchange", "%1 more cells of this column have problems")
                                     .with(std::to_string(m_diagnosticsNotKept))});
    return std::move(m_diagnostics);
}

table::Column ColumnLoader::finish()
{
    if (!m_validity.empty()) {
        m_validity.resize((m_size + 63) / 64, ~std::uint64_t{0});
        if (m_size % 64 != 0)
            m_validity.back() &= (std::uint64_t{1} << (m_size % 64)) - 1;
    }
    if (!m_reasons.empty())
        m_reasons.resize(m_size, 0);
    table::Values values;
    switch (m_plan.type) {
    case table::Type::Int64: values = std::move(m_ints); break;
    case table::Type::Float64: values = std::move(m_doubles); break;
    case table::Type::String: values = table::Strings{std::move(m_codes), m_dictionary.finish()}; break;
    case table::Type::Date: values = std::move(m_days); break;
    case table::Type::Bool: values = std::move(m_bools); break;
    }
    return {std::move(values), std::move(m_validity), std::move(m_reasons)};
}

} // namespace boulton::exchange
