// SPDX-License-Identifier: GPL-3.0-or-later
// Time comes in as an argument: only composition roots (app/) and tests make a Clock.
#pragma once
#include "core/base/date.h"

namespace boulton {

class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
    [[nodiscard]] Date today() const { return now().date(); }
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
};

//! Stands still until told otherwise: tests and the deterministic sample council.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant at) : m_now(at) {}
    [[nodiscard]] Instant now() const override { return m_now; }
    void set(Instant at) { m_now = at; }
    void advanceSeconds(std::int64_t seconds) { m_now.microseconds += seconds * 1'000'000; }

private:
    Instant m_now;
};

} // namespace boulton
