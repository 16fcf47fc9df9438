// SPDX-License-Identifier: GPL-3.0-or-later
// Every view as most people see it: light, English, 100 %.
#include "tests/support/test.h"
#include "tests/ui/harness.h"
#include "ui/shell/pages.h"
#include <QRegularExpression>
#include <QSet>

using namespace boulton;

namespace {

const test::Findings& light()
{
    static const test::Findings findings = test::walk({.sharp = true},
                                                      {{test::names}, {test::keyboard}, {test::plainTexts}, {test::contrast}, {test::room, true}});
    return findings;
}

} // namespace

TEST(every_view_is_shown)
{
    light().check(QStringLiteral("shown"));
    QSet<QString> names;
    for (const auto& shot : test::shots()) {
        CHECK(!names.contains(shot.name));
        names << shot.name;
    }
}

TEST(every_control_has_a_name_and_a_role)
{
    light().check(QStringLiteral("names"));
}

TEST(the_tab_key_reaches_every_control)
{
    light().check(QStringLiteral("keyboard"));
}

TEST(no_text_is_clipped)
{
    light().check(QStringLiteral("room"));
}

TEST(texts_and_edges_stand_out_in_light_colours)
{
    light().check(QStringLiteral("contrast"));
}

TEST(no_label_or_tool_tip_guesses_rich_text)
{
    light().check(QStringLiteral("plain"));
}

TEST(item_models_keep_the_rules_of_the_model_tester)
{
    // The testers stay on the models of pages while the further views of these pages are brought up, and fail this case.
    test::walk({}, {{test::models}}).check(QStringLiteral("shown"));
}

TEST(every_page_has_a_shot)
{
    std::string without;
    for (const auto& page : shell::pages())
        if (std::ranges::none_of(test::shots(), [&](const test::Shot& shot) { return shot.name == page.id || shot.name.startsWith(page.id + QLatin1Char('-')); }))
            without += page.id.toStdString() + " ";
    test::check(without.empty(), "no shot of " + without);
}

TEST(every_dialog_has_a_shot)
{
    // as the sources declare them
    static const QRegularExpression declaration(QStringLiteral("\\bclass\\s+(\\w+)(?:\\s+final)?\\s*:\\s*public\\s+QDialog\\b"));
    std::string without;
    int dialogs = 0;
    for (const auto& file : std::filesystem::recursive_directory_iterator(std::filesystem::path(BOULTON_SOURCE_DIR) / "ui")) {
        if (file.path().extension() != ".h" && file.path().extension() != ".cpp")
            continue;
        const QString text = QString::fromStdString(test::readAll(file.path()));
        for (auto found = declaration.globalMatch(text); found.hasNext();) {
            const QString name = found.next().captured(1);
            ++dialogs;
            if (!light().classes.contains(name) && light().classes.filter(QRegularExpression(QStringLiteral("::%1$").arg(name))).isEmpty())
                without += name.toStdString() + " ";
        }
    }
    CHECK(dialogs >= 5);
    test::check(without.empty(), "no shot of " + without);
}
