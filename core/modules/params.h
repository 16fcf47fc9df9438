// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters of a module: described once, parsed from text (--set key=value, saved runs), checked, read by type.
#pragma once
#include "core/base/result.h"
#include "core/base/text.h"
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::modules {

enum class ParamKind : std::uint8_t {
    Column,  //!< the name of a column of the first input
    Columns, //!< a comma-separated list of them
    Choice,  //!< one of `choices`
    Integer,
    Number,
    Numbers, //!< a comma-separated list
    Flag,    //!< true or false
    Words,   //!< a comma-separated list of texts
    Free,    //!< text; the module says what it may be
};
[[nodiscard]] std::string_view name(ParamKind kind);

struct Param {
    std::string key; //!< as in --set key=value
    ParamKind kind = ParamKind::Free;
    Text title;
    Text help;
    std::string standard{}; //!< the default; empty: none, or "all" as the help says
    std::vector<std::string> choices{};
    std::optional<double> minimum{};
    std::optional<double> maximum{};
};

//! Checked values. Reading a key that the descriptor does not have is a bug and gives the empty value.
class Params {
public:
    //! Usage for an unknown key (the known ones are listed), a value of the wrong kind, a choice that does not exist, a number out of range.
    [[nodiscard]] static Result<Params> parse(const std::vector<Param>& known,
                                              const std::map<std::string, std::string>& settings);
    [[nodiscard]] bool given(std::string_view key) const; //!< set, or has a default
    [[nodiscard]] std::string text(std::string_view key) const;
    [[nodiscard]] double number(std::string_view key) const;
    [[nodiscard]] std::int64_t integer(std::string_view key) const;
    [[nodiscard]] bool flag(std::string_view key) const;
    [[nodiscard]] std::vector<std::string> list(std::string_view key) const;
    [[nodiscard]] std::vector<double> numbers(std::string_view key) const;
    [[nodiscard]] const std::map<std::string, std::string, std::less<>>& values() const { return m_values; }

private:
    std::map<std::string, std::string, std::less<>> m_values;
};

//! A plain decimal number, the whole text; nothing for anything else.
[[nodiscard]] std::optional<double> parseNumber(std::string_view text);
[[nodiscard]] std::vector<std::string>
splitList(std::string_view text); //!< at commas, blanks trimmed, empty parts dropped

} // namespace boulton::modules
