// SPDX-License-Identifier: GPL-3.0-or-later
// Between core's UTF-8 and Qt's strings, and core's translatable Text into the language of the screen.
#pragma once
#include "core/base/date.h"
#include "core/base/platform.h"
#include "core/base/text.h"
#include <QString>
#include <string>
#include <string_view>

namespace boulton::kit {

//! As it is, for logic (codes, keys, comparisons). For showing data use `shown`.
[[nodiscard]] QString toQt(std::string_view utf8);
[[nodiscard]] std::string toUtf8(const QString& text);
//! Translated by the installed QTranslators, arguments formatted as on paper.
[[nodiscard]] QString toQt(const Text& text);
//! Data for the eye: control and bidirectional override characters become \u{…}, so that a name cannot pose as another.
[[nodiscard]] QString shown(std::string_view utf8);
[[nodiscard]] Translator translator(); //!< for core's writers: the same translations
[[nodiscard]] QString pathText(const platform::Path& path); //!< with the separators of this system
[[nodiscard]] platform::Path toPath(const QString& text);
//! "31 March 2020, 14:05", in local time.
[[nodiscard]] QString whenText(Instant at);

} // namespace boulton::kit
