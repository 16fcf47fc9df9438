// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unfinished.h"
#include <vector>

namespace boulton::platform {

void removeUnfinished(const Path& path)
{
    std::error_code ignored;
    const std::string start = toUtf8(path.filename()) + ".part-";
    std::vector<Path> left;
    for (const auto& entry : std::filesystem::directory_iterator(path.parent_path(), ignored)) {
        const std::string name = toUtf8(entry.path().filename());
        if (name.starts_with(start) && name.find_first_not_of("0123456789", start.size()) == std::string::npos &&
            std::filesystem::is_regular_file(entry.symlink_status(ignored)))
            left.push_back(entry.path());
    }
    for (const Path& file : left)
        std::filesystem::remove(file, ignored);
}

} // namespace boulton::platform
