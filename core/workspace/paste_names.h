// SPDX-License-Identifier: GPL-3.0-or-later
// Does a block say which measures and periods it is about? Shared by the paste*.cpp files only.
#pragma once
#include "core/exchange/clipboard.h"
#include "core/exchange/period_text.h"
#include "core/workspace/paste.h"
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::workspace {

//! Finds measures by code, or by title where the title is that of one measure only.
class MeasureNames {
public:
    explicit MeasureNames(const performance::Plan& plan);
    [[nodiscard]] const performance::Measure* find(std::string_view text) const;
    //! "1.1" where there is a 1.10 too: a spreadsheet drops the zero.
    [[nodiscard]] bool hasTwin(std::string_view code) const;

private:
    std::map<std::string, const performance::Measure*, std::less<>> m_codes;
    std::map<std::string, const performance::Measure*, std::less<>> m_titles; //!< null: of several
    std::map<double, int> m_numbers;
};

struct BlockLayout {
    bool byCode = false;
    bool byPeriod = false;
    std::size_t firstRow = 0;    //!< of the figures
    std::size_t firstColumn = 0; //!< of the figures
    bool zerosKept = false;      //!< codes such as 1.10 came with their zero, so 1.1 is meant where it stands
    //! byPeriod: of each column of the block; nothing where its heading is no period.
    std::vector<std::optional<exchange::PeriodText>> periods{};
    Diagnostics notes{};
};
[[nodiscard]] BlockLayout layoutOf(const MeasureNames& names, const PasteTarget& target, const exchange::Block& block);

} // namespace boulton::workspace
