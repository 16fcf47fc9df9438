// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/platform_keystore.h"
#include <algorithm>

namespace boulton::platform {

Status checkKeystoreName(std::string_view name)
{
    const bool good = !name.empty() && name.size() <= 128 && name.front() != '.' && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    });
    if (good)
        return {};
    return fail(ErrorCode::InvalidInput, "a name in the keystore has letters, digits, full stops, hyphens and underscores", {std::string(name)});
}

} // namespace boulton::platform
