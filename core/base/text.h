// SPDX-License-Identifier: GPL-3.0-or-later
// User-visible text that is born in core: a source string with numbered places and typed arguments. Core never translates
// and never formats for a locale; the writers and the ui do, through `TextStyle` (core/base/format.h) and a Translator.
#pragma once
#include "core/base/date.h"
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace boulton {

//! A number with the way it is to be read. `decimals` < 0: as many as needed (at most 6).
struct Number {
    double value = 0;
    int decimals = -1;
    std::string unit; //!< "%" and "£" are placed as English does; any other unit follows after a space; may be empty
    bool operator==(const Number&) const = default;
};

using TextArg = std::variant<std::string, std::int64_t, Number, Date>;

//! `context` is null for text that is data (a ward's name, an officer's commentary): it is never translated.
struct Text {
    const char* context = nullptr;
    std::string source; //!< English, with %1 … %9 for the arguments
    std::vector<TextArg> args{};

    //! Data: shown as it is.
    [[nodiscard]] static Text raw(std::string_view s) { return Text{nullptr, std::string(s), {}}; }
    [[nodiscard]] bool empty() const { return source.empty(); }
    template <typename... A>
    [[nodiscard]] Text with(A&&... a) const
    {
        Text t = *this;
        (t.args.emplace_back(std::forward<A>(a)), ...);
        return t;
    }
    bool operator==(const Text& o) const { return source == o.source && args == o.args; }
};

//! (context, English source) -> translated source. The identity gives English.
using Translator = std::function<std::string(const char* context, std::string_view source)>;

} // namespace boulton

//! Marks and makes a translatable Text; lupdate finds it through -tr-function-alias (translations/CMakeLists.txt).
#define BOULTON_TR(context, text) (::boulton::Text{context, text, {}})
