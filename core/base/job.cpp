// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/job.h"
#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>
#include <new>
#include <optional>
#include <thread>
#include <vector>

namespace boulton {
namespace {

//! The first wall: an exception of a library becomes an error value.
Status guarded(const std::function<Status(std::size_t)>& body, std::size_t index)
{
    try {
        return body(index);
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::TooLarge, "out of memory");
    } catch (const std::exception& e) {
        return fail(ErrorCode::Internal, e.what());
    }
}

} // namespace

unsigned JobContext::threads() const
{
    return m_threads > 0 ? m_threads : std::max(1U, std::thread::hardware_concurrency());
}

Status parallelFor(std::size_t count, const JobContext& job, const std::function<Status(std::size_t)>& body)
{
    std::atomic<std::size_t> next{0};
    std::mutex guard;
    std::size_t failedAt = std::numeric_limits<std::size_t>::max();
    std::optional<Error> failure;
    const auto work = [&] {
        for (std::size_t i = next++; i < count; i = next++) {
            if (job.cancelled())
                return;
            if (auto status = guarded(body, i); !status) {
                const std::lock_guard lock(guard);
                if (i < failedAt) {
                    failedAt = i;
                    failure = std::move(status).error();
                }
                return;
            }
        }
    };
    const auto workers = std::min<std::size_t>(job.threads(), count);
    {
        std::vector<std::jthread> threads;
        try {
            threads.reserve(workers);
            for (std::size_t t = 1; t < workers; ++t)
                threads.emplace_back(work);
        } catch (const std::exception&) { // no memory for another thread, or no more are allowed: those there are do it
        }
        work();
    }
    if (failure)
        return std::unexpected(std::move(*failure));
    return job.check();
}

} // namespace boulton
