// SPDX-License-Identifier: GPL-3.0-or-later
// Every view in the dark and in high contrast.
#include "tests/support/test.h"
#include "tests/ui/harness.h"
#include "ui/kit/text.h"
#include "ui/shell/pages.h"
#include <QDir>
#include <algorithm>
#include <map>

using namespace boulton;

TEST(texts_and_edges_stand_out_in_the_dark)
{
    test::walk({.theme = kit::ThemeChoice::Dark, .sharp = true}, {{test::contrast}}).check(QStringLiteral("contrast"));
}

TEST(texts_and_edges_stand_out_in_high_contrast)
{
    test::walk({.theme = kit::ThemeChoice::HighContrast, .sharp = true}, {{test::contrast}}).check(QStringLiteral("contrast"));
}

namespace {

std::map<QRgb, int> coloursOf(const QImage& picture)
{
    std::map<QRgb, int> counts;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            ++counts[picture.pixel(x, y)];
    return counts;
}

//! Every colour that more than a few points of `wanted` have. (Places may differ by a point: a frame is wider with the focus.)
bool holdsColoursOf(const QImage& picture, const QImage& wanted)
{
    const auto has = coloursOf(picture);
    return std::ranges::all_of(coloursOf(wanted), [&](const auto& one) { return one.second < 20 || has.contains(one.first); });
}

} // namespace

TEST(pages_have_the_same_colours_whether_these_changed_before_or_after_they_were_made)
{
    const int flash = QApplication::cursorFlashTime();
    QApplication::setCursorFlashTime(0); // the only thing that moves
    const auto pictures = [](bool before) {
        test::Desktop d;
        const auto change = [&] { d.settings().setTheme(kit::ThemeChoice::Dark); };
        if (before)
            change();
        d.window().resize(1366, 768);
        d.openPages();
        if (!before)
            change();
        std::map<QString, QImage> all;
        for (const auto& page : shell::pages()) {
            if (page.id == QStringLiteral("audit"))
                continue; // shows the fingerprint of an event, which no other vault has
            d.go(page.id);
            d.settle();
            QCoreApplication::sendPostedEvents(); // layouts that wait
            all[page.id] = d.window().grab().toImage();
        }
        d.settings().setTheme(kit::ThemeChoice::Light);
        return all;
    };
    const auto after = pictures(false);
    const auto before = pictures(true);
    QApplication::setCursorFlashTime(flash);
    for (const auto& [page, picture] : before) {
        const bool same = holdsColoursOf(picture, after.at(page)) && holdsColoursOf(after.at(page), picture);
        if (!same) {
            const QString folder = QDir::tempPath() + QStringLiteral("/boulton-");
            picture.save(folder + page + QStringLiteral("-made-after.png"));
            after.at(page).save(folder + page + QStringLiteral("-made-before.png"));
        }
        test::check(same, kit::toUtf8(page) + ": pictures are in the folder for temporary files");
    }
}
