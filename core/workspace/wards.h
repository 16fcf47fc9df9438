// SPDX-License-Identifier: GPL-3.0-or-later
// A role that is limited to wards sees the rows of those wards. A rule of the program, as rights are: who must not hold the rest at all is
// kept out by a compartment.
#pragma once
#include "core/workspace/session.h"
#include "core/table/table.h"
#include <memory>

namespace boulton::workspace {

//! The rows of the user's wards: those where a column of geography names one, by code or by name. All rows for a user without such a limit,
//! and of a dataset without a geography, which is not about places; Refused for one that is sensitive, for it cannot be told whose it is.
[[nodiscard]] Result<table::Table> rowsOfMyWards(const Session& session, UseCase useCase, table::Table rows, std::string_view marking);
//! The same, piece by piece.
[[nodiscard]] Result<std::unique_ptr<series::Source>> rowsOfMyWards(const Session& session, UseCase useCase, std::unique_ptr<series::Source> rows,
                                                                    std::string_view marking);
[[nodiscard]] bool limitedToWards(const Session& session);
//! Refused where a row is of another ward, or of none, and the user is limited: nothing of it is written. `what`: whose rows they are, for
//! the sentence.
[[nodiscard]] Status requireMyWards(const Session& session, UseCase useCase, const table::Table& rows, const std::string& what = "this file");

} // namespace boulton::workspace
