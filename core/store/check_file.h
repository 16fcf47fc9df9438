// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of the check that a backup goes through too.
#pragma once
#include "core/store/vault.h"

namespace boulton::store {

//! An integrity check that had no memory for a page, or could not read it, answers that the page is damaged. TooLarge, Io.
[[nodiscard]] Status couldLook(std::string_view answer);
//! The tag of every page and the structure of the file. Only the main file is looked at: empty the log before.
[[nodiscard]] Status verifyPages(const Connection& reader);
//! That the file's tables, indexes and triggers are those of this version, word for word, and there are no others.
[[nodiscard]] Status verifySchema(const Connection& reader, const SchemaSpec& schema);
[[nodiscard]] bool isDamage(ErrorCode code); //!< and not merely a refusal, a cancel or a full disk

} // namespace boulton::store
