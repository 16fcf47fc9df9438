// SPDX-License-Identifier: GPL-3.0-or-later
// The plain runner with a QApplication on the platform "offscreen". An argument run:NAME runs one case.
#include "core/crypto/secret.h"
#include "tests/support/support.inc.h"
#include "ui/kit/translations.h"
#include <QApplication>
#include <cstdio>
#include <string_view>

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    boulton::kit::installTranslations(application);
    if (!boulton::crypto::initialise())
        return 2;
    int failed = 0;
    for (const auto& c : boulton::test::cases()) {
        if (argc > 1 && std::string_view(argv[1]) != "run:" + c.name)
            continue;
        try {
            c.body();
            std::printf("PASS   : %s\n", c.name.c_str());
        } catch (const boulton::test::Skipped& s) {
            std::printf("SKIP   : %s: %s\n", c.name.c_str(), s.what());
        } catch (const std::exception& e) {
            ++failed;
            std::printf("FAIL!  : %s: %s\n", c.name.c_str(), e.what());
        }
        std::fflush(stdout);
    }
    return failed;
}
