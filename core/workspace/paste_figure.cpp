// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/paste_figure.h"
#include "core/exchange/csv_values.h"

namespace boulton::workspace {
namespace {

int decimalsOf(std::string_view text)
{
    const auto point = text.find('.');
    if (point == std::string_view::npos)
        return 0;
    const auto end = text.find_first_not_of("0123456789", point + 1);
    return static_cast<int>((end == std::string_view::npos ? text.size() : end) - point - 1);
}

Text whyNoNumber(std::string_view text)
{
    const std::string shown = exchange::shown(text);
    if (text.find_first_not_of('#') == std::string_view::npos)
        return BOULTON_TR("workspace", "“%1”: the column of the spreadsheet was too narrow to show the figure.")
            .with(shown);
    if (text.starts_with('#'))
        return BOULTON_TR("workspace", "“%1” is an error in the spreadsheet.").with(shown);
    if (text.starts_with('(') && text.ends_with(')'))
        return BOULTON_TR("workspace",
                          "“%1” is in brackets, which may mean a minus or a remark. Write it with a minus sign, or "
                          "without brackets.")
            .with(shown);
    return BOULTON_TR("workspace", "“%1” is not a number.").with(shown);
}

} // namespace

PastedFigure pastedFigure(const performance::Measure& m, std::string_view text)
{
    const auto number =
        text.starts_with('(') ? std::nullopt : exchange::parseNumber(text, exchange::NumberRule::Strict);
    if (!number)
        return {.value = {}, .why = whyNoNumber(text)};
    const std::string shown = exchange::shown(text);
    if (text.find_first_of("eE") != std::string_view::npos)
        return {.value = {},
                .why = BOULTON_TR("workspace", "“%1” is how a spreadsheet shortens a long figure. Widen its column and "
                                               "copy again, so that no digit is lost.")
                           .with(shown)};
    if (number->percent && !m.unit.contains('%'))
        return {.value = {},
                .why = BOULTON_TR("workspace", "“%1” is in per cent, but %2 is not.").with(shown, m.code.value)};
    if (number->pounds && !m.unit.contains("£"))
        return {.value = {},
                .why = BOULTON_TR("workspace", "“%1” is in pounds, but %2 is not.").with(shown, m.code.value)};
    return {.value = number->value, .decimals = decimalsOf(text), .why = {}};
}

} // namespace boulton::workspace
