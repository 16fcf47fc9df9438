// SPDX-License-Identifier: GPL-3.0-or-later
// What types, uses and decisions of the reader are called on the page.
#pragma once
#include "core/base/result.h"
#include "core/exchange/csv_format.h"
#include "core/store/dataset_repository.h"
#include "ui/data/import_choices.h"
#include <QString>

namespace boulton::data {

struct Reading;

[[nodiscard]] QString typeText(table::Type type);
[[nodiscard]] QString useText(Use use);
//! A heading of importMeasures, as people say it.
[[nodiscard]] QString propertyText(std::string_view property);
//! Whether a column is about people.
[[nodiscard]] QString sensitivityText(table::Sensitivity sensitivity);
//! Which counts of people rules (privacy::profileFrom) hide: "below 10, and zero (ACRO)".
[[nodiscard]] QString rulesText(std::string_view rules);
[[nodiscard]] QString purposeText(Purpose purpose);
[[nodiscard]] QString encodingText(exchange::Encoding encoding);
[[nodiscard]] QString delimiterText(char delimiter);
[[nodiscard]] QString reasonText(table::MissingReason reason);
[[nodiscard]] QString lackingText(Lacking lacking);
//! "81 rows and 7 columns. Columns are separated by commas; …": what was decided about the file.
[[nodiscard]] QString decisions(const Reading& reading);
//! One or two sentences: what happened, and core's own words. To be marked as data.
[[nodiscard]] QString errorLine(const Error& error);

} // namespace boulton::data
