// SPDX-License-Identifier: GPL-3.0-or-later
#ifdef _WIN32
#include "core/base/platform_sandbox.h"

namespace boulton::platform {

// The limits are those of the job object that the parent put the process into (platform_process_windows.cpp).
Confinement confineProcess(std::uint64_t, std::uint32_t, bool)
{
    Confinement done;
    done.fileSystemNote = "on Windows the parent's job object sets the limits; files are not barred";
    return done;
}

void denyFileSystem(Confinement&) {}

std::vector<Attempt> tryForbiddenThings()
{
    return {};
}

} // namespace boulton::platform
#endif
