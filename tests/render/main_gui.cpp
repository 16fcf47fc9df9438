// SPDX-License-Identifier: GPL-3.0-or-later
// The plain runner with a QGuiApplication: painting needs fonts. Stands in place of the runner of boulton_test_main.
#include "tests/support/support.inc.h"
#include "ui/render/application.h"
#include <cstdio>

int main()
{
    const boulton::render::Application application;
    int failed = 0;
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
