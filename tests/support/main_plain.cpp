// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/support.inc.h"
#include <cstdio>

int main()
{
    int failed = 0;
    for (const auto prepare : boulton::test::preparations())
        prepare();
    for (const auto& c : boulton::test::cases()) {
        try {
            c.body();
            std::printf("PASS   : %s\n", c.name.c_str());
        } catch (const boulton::test::Skipped& s) {
            std::printf("SKIP   : %s: %s\n", c.name.c_str(), s.what());
        } catch (const std::exception& e) {
            ++failed;
            std::printf("FAIL!  : %s: %s\n", c.name.c_str(), e.what());
        }
    }
    return failed;
}
