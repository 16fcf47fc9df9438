// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces that both packs are made of. Private to core/packs.
#pragma once
#include "core/packs/pack.h"
#include <memory>

namespace boulton::packs {

struct Context {
    const performance::Plan& plan;
    const Options& options;
    const performance::Matrix& matrix;
    const performance::SignOff* signOff = nullptr;
};

[[nodiscard]] report::Status statusCell(performance::Brag status);
[[nodiscard]] report::Direction directionCell(const performance::Cell& cell);
[[nodiscard]] Number number(const performance::Measure& measure, double value);
//! The figure, or why there is none ("Awaiting", "April 2019 is missing", …).
[[nodiscard]] report::Cell figureCell(const performance::Measure& measure, const performance::Cell& cell);
//! For tables, where the unit stands under the measure's name: only % and £ stay with the number.
[[nodiscard]] report::Cell shortFigureCell(const performance::Measure& measure, const performance::Cell& cell);
[[nodiscard]] Text shortTargetText(const performance::Measure& measure,
                                   const std::optional<performance::PeriodTarget>& target);
//! Code and title, and below them the unit and the remarks.
[[nodiscard]] report::Cell measureCell(const performance::MatrixRow& row);
[[nodiscard]] Text targetText(const performance::Measure& measure,
                              const std::optional<performance::PeriodTarget>& target);
//! "restated", "provisional", "definition changed", joined.
[[nodiscard]] Text remarks(const performance::Measure& measure, const performance::Cell& cell);
//! The shape of things to come: what the SPC chart says beside the colour.
[[nodiscard]] Text variationText(const performance::MatrixRow& row);

[[nodiscard]] report::Tiles summaryTiles(const Context& context);
[[nodiscard]] report::TableBlock outcomeTable(const Context& context);
[[nodiscard]] report::ChartBlock outcomeChart(const Context& context);
[[nodiscard]] std::vector<report::Block> legend();
[[nodiscard]] report::Card card(const performance::MatrixRow& row, bool withCommentary);
[[nodiscard]] report::TableBlock measureTable(const Context& context, const performance::Outcome& outcome);
[[nodiscard]] std::vector<report::Block> lateList(const Context& context);
[[nodiscard]] std::vector<report::Block> restatements(const Context& context);
[[nodiscard]] std::vector<report::Block> signOffNotes(const Context& context);
//! Rows with that status, in plan order.
[[nodiscard]] std::vector<const performance::MatrixRow*> rowsWith(const Context& context, performance::Brag status);
//! The one-sentence summary: "Of 81 measures, 66 have a result: …".
[[nodiscard]] Text headline(const Context& context);
[[nodiscard]] Result<table::Table> dataTable(const Context& context);

[[nodiscard]] std::shared_ptr<const figure::ChartSpec> measureChart(const performance::MatrixRow& row);
[[nodiscard]] std::shared_ptr<const figure::ChartSpec> sparkline(const performance::MatrixRow& row);
[[nodiscard]] std::shared_ptr<const figure::ChartSpec> bullet(const performance::MatrixRow& row);

[[nodiscard]] std::vector<report::Block> cabinetBlocks(const Context& context);
[[nodiscard]] std::vector<report::Block> leadershipBlocks(const Context& context);

} // namespace boulton::packs
