// SPDX-License-Identifier: GPL-3.0-or-later
// Long work: a stop token, progress, and the only place in core that starts threads.
#pragma once
#include "core/base/result.h"
#include <cstddef>
#include <functional>
#include <stop_token>

namespace boulton {

//! Handed to everything that may take more than half a second. Check `cancelled()` every 50 ms or less and return
//! ErrorCode::Cancelled with everything as it was.
class JobContext {
public:
    using Progress = std::function<void(double fraction)>; //!< 0 … 1; may be called from any thread
    JobContext() = default;
    explicit JobContext(std::stop_token stop, Progress progress = {}, unsigned threads = 0)
        : m_stop(std::move(stop)), m_progress(std::move(progress)), m_threads(threads)
    {}
    [[nodiscard]] bool cancelled() const { return m_stop.stop_requested(); }
    [[nodiscard]] Status check() const
    {
        if (cancelled())
            return fail(ErrorCode::Cancelled, "stopped by the user");
        return {};
    }
    void progress(double fraction) const
    {
        if (m_progress)
            m_progress(fraction);
    }
    [[nodiscard]] std::stop_token stopToken() const { return m_stop; }
    [[nodiscard]] unsigned threads() const; //!< at least 1; the machine's cores unless told otherwise

private:
    std::stop_token m_stop;
    Progress m_progress;
    unsigned m_threads = 0;
};

//! Calls body(i) for i in [0, count) on job.threads() threads; each index exactly once. The result must not depend on the
//! order, so write to slot i only. Stops early and returns Cancelled, or the error of the lowest index that failed.
[[nodiscard]] Status parallelFor(std::size_t count, const JobContext& job,
                                 const std::function<Status(std::size_t)>& body);

} // namespace boulton
