// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/wards.h"
#include "core/base/utf8.h"
#include "core/workspace/release.h"
#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace boulton::workspace {
namespace {

using Wards = std::set<std::string>;

//! As they are compared: "aston" and " Aston" are one ward.
std::string folded(std::string_view name)
{
    return utf8::asciiLower(utf8::trimmed(name));
}

Wards wardsOf(const Session& session)
{
    Wards wards;
    for (const auto& ward : session.vault().role().wards)
        wards.insert(folded(ward));
    return wards;
}

std::vector<std::size_t> geographies(const table::Schema& schema)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < schema.fields().size(); ++i)
        if (schema.fields()[i].role == table::Role::Geography)
            found.push_back(i);
    return found;
}

std::vector<bool> mine(const table::Table& rows, const std::vector<std::size_t>& places, const Wards& wards)
{
    std::vector<bool> keep(rows.rows(), false);
    for (const std::size_t place : places) {
        const table::Column& column = rows.column(place);
        for (std::size_t row = 0; row < keep.size(); ++row)
            keep[row] = keep[row] || (!column.isMissing(row) && wards.contains(folded(column.text(row))));
    }
    return keep;
}

Status mayTellWhose(const Session& session, UseCase useCase, const std::vector<std::size_t>& places, std::string_view marking)
{
    if (!places.empty() || !isSensitive(marking))
        return {};
    return session.refuse(useCase, "your role is limited to wards, and this dataset does not say which ward its rows belong to", {"wards"});
}

class MyWards : public series::Source {
public:
    MyWards(std::unique_ptr<series::Source> rows, Wards wards) : m_rows(std::move(rows)), m_places(geographies(m_rows->schema())), m_wards(std::move(wards)) {}
    const table::Schema& schema() const override { return m_rows->schema(); }
    Result<table::Table> next(const JobContext& job) override
    {
        for (;;) { // a piece without a row of theirs is not the end
            BOULTON_TRY_ASSIGN(const table::Table piece, m_rows->next(job));
            if (piece.rows() == 0)
                return piece;
            table::Table kept = table::filter(piece, mine(piece, m_places, m_wards));
            if (kept.rows() > 0)
                return kept;
        }
    }

private:
    std::unique_ptr<series::Source> m_rows;
    std::vector<std::size_t> m_places;
    Wards m_wards;
};

} // namespace

bool limitedToWards(const Session& session)
{
    return !session.vault().role().wards.empty();
}

Result<table::Table> rowsOfMyWards(const Session& session, UseCase useCase, table::Table rows, std::string_view marking)
{
    if (!limitedToWards(session))
        return rows;
    const auto places = geographies(rows.schema());
    BOULTON_TRY(mayTellWhose(session, useCase, places, marking));
    return places.empty() ? std::move(rows) : table::filter(rows, mine(rows, places, wardsOf(session)));
}

Result<std::unique_ptr<series::Source>> rowsOfMyWards(const Session& session, UseCase useCase, std::unique_ptr<series::Source> rows, std::string_view marking)
{
    if (!limitedToWards(session))
        return rows;
    const auto places = geographies(rows->schema());
    BOULTON_TRY(mayTellWhose(session, useCase, places, marking));
    if (places.empty())
        return rows;
    return std::make_unique<MyWards>(std::move(rows), wardsOf(session));
}

Status requireMyWards(const Session& session, UseCase useCase, const table::Table& rows, const std::string& what)
{
    if (!limitedToWards(session))
        return {};
    const auto places = geographies(rows.schema());
    if (!places.empty() && std::ranges::all_of(mine(rows, places, wardsOf(session)), std::identity()))
        return {};
    return session.refuse(useCase,
                          places.empty() ? "your role is limited to wards, and no column of " + what + " is marked as the ward its rows belong to"
                                         : "your role is limited to wards, and some rows of " + what + " are of others; nothing was changed",
                          {"wards"});
}

} // namespace boulton::workspace
