// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/column_join.h"
#include <algorithm>
#include <limits>
#include <string_view>
#include <unordered_map>

namespace boulton::store {
namespace {

using table::Column;

template <typename T>
table::Values joined(const std::vector<Column>& pieces, std::size_t rows)
{
    std::vector<T> all;
    all.reserve(rows);
    for (const Column& piece : pieces) {
        const auto& values = std::get<std::vector<T>>(piece.values());
        all.insert(all.end(), values.begin(), values.end());
    }
    return all;
}

table::Values joinedStrings(const std::vector<Column>& pieces, std::size_t rows)
{
    constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    auto dictionary = std::make_shared<table::Dictionary>();
    std::unordered_map<std::string_view, std::uint32_t>
        codes; // views into the dictionaries of the pieces, which outlive it
    table::Codes all;
    all.reserve(rows);
    for (const Column& piece : pieces) {
        std::vector<std::uint32_t> translated(piece.dictionary().size(), none);
        for (const std::uint32_t code : piece.codes()) {
            if (code >= translated.size()) {
                all.push_back(0); // a missing row, which holds no value
                continue;
            }
            if (translated[code] == none) {
                const auto [entry, isNew] =
                    codes.try_emplace(piece.dictionary()[code], static_cast<std::uint32_t>(dictionary->size()));
                if (isNew)
                    dictionary->push(entry->first);
                translated[code] = entry->second;
            }
            all.push_back(translated[code]);
        }
    }
    dictionary->shrink();
    return table::Strings{std::move(all), std::move(dictionary)};
}

table::Values joinedValues(table::Type type, const std::vector<Column>& pieces, std::size_t rows)
{
    switch (type) {
    case table::Type::Int64: return joined<std::int64_t>(pieces, rows);
    case table::Type::Float64: return joined<double>(pieces, rows);
    case table::Type::Date: return joined<std::int32_t>(pieces, rows);
    case table::Type::Bool: return joined<std::uint8_t>(pieces, rows);
    case table::Type::String: break;
    }
    return joinedStrings(pieces, rows);
}

} // namespace

Result<Column> joinColumns(table::Type type, const std::vector<Column>& pieces)
{
    std::size_t rows = 0;
    bool anyMissing = false;
    bool anyReason = false;
    for (const Column& piece : pieces) {
        if (piece.type() != type)
            return fail(ErrorCode::Internal, "pieces of a column have different types");
        rows += piece.size();
        anyMissing = anyMissing || piece.missingCount() > 0;
        anyReason = anyReason || !piece.reasons().empty();
    }
    if (pieces.size() == 1)
        return pieces.front();
    table::Validity validity(anyMissing ? (rows + 63) / 64 : 0);
    std::vector<std::uint8_t> reasons(anyMissing && anyReason ? rows : 0);
    std::size_t at = 0;
    for (const Column& piece : pieces) {
        for (std::size_t row = 0; anyMissing && row < piece.size(); ++row) {
            if (!piece.isMissing(row))
                validity[(at + row) / 64] |= std::uint64_t{1} << ((at + row) % 64);
            else if (!reasons.empty())
                reasons[at + row] = static_cast<std::uint8_t>(piece.reason(row));
        }
        at += piece.size();
    }
    return Column(joinedValues(type, pieces, rows), std::move(validity), std::move(reasons));
}

} // namespace boulton::store
