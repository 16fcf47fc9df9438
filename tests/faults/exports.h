// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves a vault as files, for F22: one class of export is one line of exports().
#pragma once
#include "tests/faults/scene.h"
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::faults {

struct Export {
    std::string name;
    std::vector<std::string> files; //!< that it makes in the folder
    std::function<Status(workspace::Session&, const fs::path& out)> act;
};
[[nodiscard]] const std::vector<Export>& exports();
[[nodiscard]] const Export& exportNamed(std::string_view name);
inline constexpr std::string_view kBriefingPassphrase = "nine lamps under Spaghetti Junction";

[[nodiscard]] inline fs::path outOf(const Scene& scene)
{
    return scene.folder / "out";
}

//! In the worker: once, acknowledged as "ok 0" or "failed 0 …".
int exportOnce(const Export& what, Scene& scene);

} // namespace boulton::faults
