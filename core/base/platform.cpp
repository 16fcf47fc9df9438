// SPDX-License-Identifier: GPL-3.0-or-later
// What both systems share.
#include "core/base/platform.h"

namespace boulton::platform {

Path pathFromUtf8(std::string_view utf8)
{
    return {std::u8string(utf8.begin(), utf8.end())};
}

std::string toUtf8(const Path& path)
{
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

} // namespace boulton::platform
