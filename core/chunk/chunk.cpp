// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunk/chunk.h"
#include "core/base/numeric.h"
#include "core/chunk/compress.h"
#include "core/chunk/integers.h"
#include "core/chunk/layout.h"
#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace boulton::chunk {
namespace {

using table::Column;
using table::Type;

std::unexpected<Error> damaged(std::string_view what)
{
    return fail(ErrorCode::Damaged, "a chunk is damaged: " + std::string(what));
}

// ---- encode

struct Range {
    const Column& column;
    std::size_t first;
    std::size_t count;
};

//! Rows of the range that have a value, counted from the column's beginning.
template <typename Each>
void eachPresent(const Range& r, Each each)
{
    if (r.column.missingCount() == 0) {
        for (std::size_t row = r.first; row < r.first + r.count; ++row)
            each(row);
        return;
    }
    for (std::size_t row = r.first; row < r.first + r.count; ++row)
        if (!r.column.isMissing(row))
            each(row);
}

Status putMissing(std::string& out, const Range& r, std::size_t missing)
{
    if (missing == 0) {
        put(out, std::uint8_t{0});
        return {};
    }
    if (missing == r.count) {
        put(out, std::uint8_t{1});
    } else {
        put(out, std::uint8_t{2});
        const std::size_t begin = out.size();
        out.resize(begin + (r.count + 7) / 8, '\0');
        for (std::size_t i = 0; i < r.count; ++i)
            if (!r.column.isMissing(r.first + i))
                out[begin + i / 8] = static_cast<char>(static_cast<unsigned char>(out[begin + i / 8]) | 1U << (i % 8));
    }
    std::vector<std::int64_t> reasons;
    reasons.reserve(missing);
    bool plain = true;
    for (std::size_t row = r.first; row < r.first + r.count; ++row) {
        if (!r.column.isMissing(row))
            continue;
        const auto reason = r.column.reason(row);
        if (reason > table::MissingReason::Unreadable)
            return fail(ErrorCode::Internal,
                        "row " + std::to_string(row) + " is missing for a reason that does not exist");
        plain = plain && reason == table::MissingReason::Empty;
        reasons.push_back(static_cast<std::int64_t>(reason));
    }
    put(out, static_cast<std::uint8_t>(plain ? 0 : 1));
    if (!plain)
        putIntegers(out, reasons);
    return {};
}

template <typename Rows>
void putWhole(std::string& out, const Range& r, const Rows& rows, Statistics& s)
{
    std::vector<std::int64_t> dense;
    dense.reserve(r.count - s.missing);
    CompensatedSum sum;
    eachPresent(r, [&](std::size_t row) {
        const std::int64_t v = s.type == Type::Bool ? (rows[row] != 0 ? 1 : 0) : static_cast<std::int64_t>(rows[row]);
        dense.push_back(v);
        sum.add(static_cast<double>(v));
    });
    if (!dense.empty()) {
        const auto [low, high] = std::ranges::minmax(dense);
        s.lowest = low;
        s.highest = high;
        s.sum = s.type == Type::Date ? 0 : sum.value(); // adding up dates means nothing
    }
    putIntegers(out, dense);
}

void putFloats(std::string& out, const Range& r, Statistics& s)
{
    const auto rows = r.column.floats();
    std::vector<double> dense;
    dense.reserve(r.count - s.missing);
    CompensatedSum sum;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    eachPresent(r, [&](std::size_t row) {
        const double v = rows[row];
        dense.push_back(v);
        if (std::isnan(v)) {
            ++s.nan;
            return;
        }
        low = std::min(low, v);
        high = std::max(high, v);
        sum.add(v);
    });
    if (s.values() > 0) {
        s.minimum = low;
        s.maximum = high;
        s.sum = sum.value();
    }
    putDoubles(out, dense);
}

Status putStrings(std::string& out, const Range& r, Statistics& s)
{
    constexpr auto kUnseen = std::numeric_limits<std::uint32_t>::max();
    const auto& dictionary = r.column.dictionary();
    const auto codes = r.column.codes();
    std::vector<std::uint32_t> renamed(dictionary.size(), kUnseen);
    std::vector<std::uint32_t> used;
    std::vector<std::int64_t> lengths;
    std::vector<std::int64_t> dense;
    dense.reserve(r.count - s.missing);
    std::size_t bytes = 0;
    bool known = true;
    eachPresent(r, [&](std::size_t row) {
        const std::uint32_t code = codes[row];
        if (code >= renamed.size()) {
            known = false;
            return;
        }
        if (renamed[code] == kUnseen) {
            renamed[code] = static_cast<std::uint32_t>(used.size());
            used.push_back(code);
            lengths.push_back(static_cast<std::int64_t>(dictionary[code].size()));
            bytes += dictionary[code].size();
        }
        dense.push_back(renamed[code]);
    });
    if (!known)
        return fail(ErrorCode::Internal, "a text column has a code that is not in its dictionary");
    if (bytes > kMaximumRawBytes)
        return fail(ErrorCode::TooLarge, std::to_string(r.count) + " rows of text need more than 64 MiB in one chunk");
    s.distinct = used.size();
    putIntegers(out, lengths);
    out.reserve(out.size() + bytes + dense.size() * 2 + 64);
    for (const auto code : used)
        out += dictionary[code];
    putIntegers(out, dense);
    return {};
}

// ---- decode

//! One entry a row from the values of the rows that are there; `convert` gives an empty optional for an impossible
//! value.
template <typename To, typename From, typename Convert>
bool spread(const Opened& o, const std::vector<From>& dense, std::vector<To>& rows, Convert convert)
{
    bool ok = true;
    rows.assign(o.header.statistics.rows, To{});
    if (o.validity.empty()) {
        for (std::size_t i = 0; i < dense.size(); ++i)
            ok = convert(dense[i], rows[i]) && ok;
        return ok;
    }
    std::size_t next = 0;
    for (std::size_t word = 0; word < o.validity.size(); ++word)
        for (std::uint64_t left = o.validity[word]; left != 0; left &= left - 1)
            ok = convert(dense[next++], rows[word * 64 + static_cast<std::size_t>(std::countr_zero(left))]) && ok;
    return ok;
}

template <typename To>
Result<table::Values> takeWhole(const Opened& o, Reader& in, std::int64_t low, std::int64_t high)
{
    std::vector<std::int64_t> dense(o.present());
    std::vector<To> rows;
    if (!getIntegers(in, dense) || !in.finished())
        return damaged("values");
    if constexpr (std::is_same_v<To, std::int64_t>)
        if (o.validity.empty())
            return table::Values(std::move(dense));
    const bool ok = spread(o, dense, rows, [low, high](std::int64_t v, To& to) {
        to = static_cast<To>(v);
        return v >= low && v <= high;
    });
    if (!ok)
        return damaged("a value is out of range");
    return table::Values(std::move(rows));
}

Result<table::Values> takeFloats(const Opened& o, Reader& in)
{
    std::vector<double> dense(o.present());
    if (!getDoubles(in, dense) || !in.finished())
        return damaged("values");
    if (o.validity.empty())
        return table::Values(std::move(dense));
    std::vector<double> rows;
    static_cast<void>(spread(o, dense, rows, [](double v, double& to) {
        to = v;
        return true;
    }));
    return table::Values(std::move(rows));
}

Result<table::Values> takeStrings(const Opened& o, Reader& in)
{
    const std::size_t distinct = o.header.statistics.distinct;
    std::vector<std::int64_t> lengths(distinct);
    if (!getIntegers(in, lengths))
        return damaged("lengths of strings");
    auto dictionary = std::make_shared<table::Dictionary>();
    for (const auto length : lengths) {
        if (length < 0 || static_cast<std::uint64_t>(length) > in.remaining())
            return damaged("length of a string");
        dictionary->push(in.take(static_cast<std::size_t>(length)));
    }
    std::vector<std::int64_t> dense(o.present());
    table::Strings strings;
    if (!getIntegers(in, dense) || !in.finished())
        return damaged("codes of strings");
    const bool ok = spread(o, dense, strings.codes, [distinct](std::int64_t v, std::uint32_t& to) {
        to = static_cast<std::uint32_t>(v);
        return v >= 0 && static_cast<std::uint64_t>(v) < distinct;
    });
    if (!ok)
        return damaged("a code is not in the dictionary");
    if (distinct == 0 && !strings.codes.empty())
        dictionary->push(""); // all missing: code 0 must exist
    dictionary->shrink();
    strings.dictionary = std::move(dictionary);
    return table::Values(std::move(strings));
}

Result<table::Values> takeValues(const Opened& o)
{
    using Days = std::numeric_limits<std::int32_t>;
    Reader in = o.values();
    switch (o.header.statistics.type) {
    case Type::Int64:
        return takeWhole<std::int64_t>(o, in, std::numeric_limits<std::int64_t>::min(),
                                       std::numeric_limits<std::int64_t>::max());
    case Type::Date: return takeWhole<std::int32_t>(o, in, Days::min(), Days::max());
    case Type::Bool: return takeWhole<std::uint8_t>(o, in, 0, 1);
    case Type::Float64: return takeFloats(o, in);
    case Type::String: return takeStrings(o, in);
    }
    return damaged("unknown type");
}

} // namespace

Result<std::string> encode(const Column& column, std::size_t first, std::size_t count, Compression compression)
{
    if (count > kRows)
        return fail(ErrorCode::TooLarge, "a chunk holds at most " + std::to_string(kRows) + " rows");
    if (first > column.size() || count > column.size() - first)
        return fail(ErrorCode::Internal, "rows of a chunk that the column does not have");
    const Range range{column, first, count};
    Statistics s;
    s.type = column.type();
    s.rows = count;
    std::size_t present = 0;
    eachPresent(range, [&present](std::size_t) { ++present; });
    s.missing = count - present;

    std::string raw;
    raw.reserve(count * 8 + count / 8 + 64);
    BOULTON_TRY(putMissing(raw, range, s.missing));
    switch (s.type) {
    case Type::Int64: putWhole(raw, range, column.ints(), s); break;
    case Type::Date: putWhole(raw, range, column.days(), s); break;
    case Type::Bool: putWhole(raw, range, column.bools(), s); break;
    case Type::Float64: putFloats(raw, range, s); break;
    case Type::String: BOULTON_TRY(putStrings(raw, range, s)); break;
    }
    s.rawBytes = raw.size();
    if (raw.size() > kMaximumRawBytes)
        return fail(ErrorCode::TooLarge, std::to_string(count) + " rows need more than 64 MiB in one chunk");
    if (compression == Compression::Zstd)
        if (const auto packed = compress(raw))
            return writeHeader(s, Compression::Zstd, packed->size()) + *packed;
    return writeHeader(s, Compression::Stored, raw.size()) + raw;
}

Result<Column> decode(std::string_view bytes, Type expected, std::size_t rows)
{
    BOULTON_TRY_ASSIGN(const Header header, readHeader(bytes));
    if (header.statistics.type != expected || header.statistics.rows != rows)
        return damaged("it is of another type or length than the catalogue says");
    BOULTON_TRY_ASSIGN(Opened opened, open(bytes));
    BOULTON_TRY_ASSIGN(table::Values values, takeValues(opened));
    return Column(std::move(values), std::move(opened.validity), std::move(opened.reasons));
}

Result<Statistics> statistics(std::string_view bytes)
{
    BOULTON_TRY_ASSIGN(const Header header, readHeader(bytes));
    return header.statistics;
}

} // namespace boulton::chunk
