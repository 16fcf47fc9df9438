// SPDX-License-Identifier: GPL-3.0-or-later
// The newest time at which this account opened a briefing on this computer: a clock that is behind it was put back. A small file in the
// account's own data folder with the random id of that briefing and the instant, nothing else. Whoever may delete it may also stop the clock.
#pragma once
#include "core/base/date.h"
#include "core/base/platform.h"
#include <optional>
#include <string>

namespace boulton::briefing {

class Seen {
public:
    explicit Seen(platform::Path localDataFolder) : m_folder(std::move(localDataFolder)) {}
    //! Empty before the first, and for a file that is not what note() writes.
    [[nodiscard]] std::optional<Instant> newest() const;
    //! Keeps the later one. Where it cannot be kept, nothing is lost but this check.
    void note(const std::string& id, Instant at) const;

private:
    [[nodiscard]] platform::Path file() const;
    platform::Path m_folder;
};

} // namespace boulton::briefing
