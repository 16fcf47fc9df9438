// SPDX-License-Identifier: GPL-3.0-or-later
// A disk without room, for this process: no file grows beyond the limit as long as this lives. (EFBIG reaches the program as DiskFull;
// faults by errno, in other programs: tests/faults.)
#pragma once
#include <csignal>
#include <cstdint>
#include <sys/resource.h>

namespace boulton::test {

class SmallDisk {
public:
    explicit SmallDisk(std::uint64_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SmallDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

private:
    rlimit m_before{};
    void (*m_handler)(int) = SIG_DFL;
};

} // namespace boulton::test
