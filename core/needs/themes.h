// SPDX-License-Identifier: GPL-3.0-or-later
// The themes of a needs analysis of children and young people, in the order of its chapters. All of them are chapters: one without figures
// says so.
#pragma once
#include "core/base/text.h"
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace boulton::needs {

struct Theme {
    std::string_view id; //!< as the register has it
    Text title;
    Text about; //!< what belongs into it, one sentence
    std::span<const std::string_view> subthemes{}; //!< where it has some, each indicator names one
};
[[nodiscard]] std::span<const Theme> themes();
//! The index of a theme, whatever its case and whether words are joined by blanks, hyphens or underscores. Nothing for another word.
[[nodiscard]] std::optional<std::size_t> themeFrom(std::string_view text);
//! Lower case, words joined by single blanks: how names of themes, methods and groups are compared.
[[nodiscard]] std::string plainWords(std::string_view text);

} // namespace boulton::needs
