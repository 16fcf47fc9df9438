// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

namespace boulton {

Instant SystemClock::now() const
{
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return Instant{std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

} // namespace boulton
