// SPDX-License-Identifier: GPL-3.0-or-later
// How long the thread of the windows is busy without looking for input: processor time between two moments in which the event loop
// could sleep, so that other programs on the machine do not count. Reported by the bench; no test fails by a clock.
#pragma once
#include "core/base/platform_clock.h"
#include <QAbstractEventDispatcher>
#include <QObject>
#include <algorithm>
#include <cstdint>

namespace boulton::test {

class Busy {
public:
    //! Watches the event loop of this thread as long as it lives.
    Busy()
    {
        auto* loop = QAbstractEventDispatcher::instance();
        QObject::connect(loop, &QAbstractEventDispatcher::aboutToBlock, &m_guard, [this] { pause(); });
        QObject::connect(loop, &QAbstractEventDispatcher::awake, &m_guard, [this] { m_since = platform::threadCpuNanoseconds(); });
    }
    //! The longest stretch since the last call, what runs now included.
    [[nodiscard]] double longestMilliseconds()
    {
        pause();
        return static_cast<double>(std::exchange(m_longest, 0)) / 1e6;
    }

private:
    void pause()
    {
        const std::uint64_t now = platform::threadCpuNanoseconds();
        m_longest = std::max(m_longest, now - m_since);
        m_since = now;
    }
    QObject m_guard;
    std::uint64_t m_since = platform::threadCpuNanoseconds();
    std::uint64_t m_longest = 0;
};

} // namespace boulton::test
