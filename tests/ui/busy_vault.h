// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the vault's thread busy while it lives, so that what is asked meanwhile waits and can be stopped in time, every time.
#pragma once
#include "ui/desk/desk.h"
#include <future>

namespace boulton::test {

class BusyVault {
public:
    BusyVault(desk::Desk& desk, QObject* guard)
    {
        desk.run<void>({}, guard,
                       [gate = m_open.get_future().share()](workspace::Session&, const JobContext&) -> Status {
                           gate.wait();
                           return {};
                       },
                       [](const Status&) {}, kit::JobRunner::Manner::Quiet);
    }
    ~BusyVault() { m_open.set_value(); }
    BusyVault(const BusyVault&) = delete;
    BusyVault& operator=(const BusyVault&) = delete;

private:
    std::promise<void> m_open;
};

} // namespace boulton::test
