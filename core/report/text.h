// SPDX-License-Identifier: GPL-3.0-or-later
// Words that every writer of a document needs, so that HTML, XLSX and PDF say the same.
#pragma once
#include "core/report/document.h"
#include <string>
#include <utility>
#include <vector>

namespace boulton::report {

//! A cell as one line of text; empty for nothing and for a chart.
[[nodiscard]] std::string plainText(const Cell& cell, const Translator& translate = {});
//! A value of a table as people read it (unit and grouping); missing values in words ("suppressed"), empty ones as an en dash.
[[nodiscard]] std::string displayText(const table::Table& table, std::size_t column, std::size_t row);
//! Label and value of everything provenance knows, in order; nothing that is empty.
[[nodiscard]] std::vector<std::pair<Text, std::string>> provenanceRows(const Provenance& provenance);
//! "Synthetic, illustrative data: …", said on every page of a synthetic document.
[[nodiscard]] Text syntheticShort();
[[nodiscard]] Text syntheticLong();
//! Every chart of the document in order of appearance, without those in table cells.
[[nodiscard]] std::vector<const figure::ChartSpec*> chartsOf(const Document& document);
//! The number before the text: "2.1 Recommendations".
[[nodiscard]] std::string headingText(const Heading& heading, const Translator& translate = {});

//! The arrow of a direction centred at `at` within `size` points: better blue, worse orange, otherwise grey. Empty for no arrow.
[[nodiscard]] std::vector<figure::Primitive> arrow(const Direction& direction, figure::Point at, double size);

} // namespace boulton::report
