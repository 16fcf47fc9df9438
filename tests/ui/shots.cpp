// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shots.h"
#include "core/exchange/clipboard.h"
#include "core/performance/grid.h"
#include "ui/kit/passphrase_field.h"
#include "ui/kit/text.h"
#include "ui/matrix/matrix_page.h"
#include "ui/matrix/matrix_table.h"
#include "ui/matrix/measure_panel.h"
#include "ui/matrix/paste_report.h"
#include "ui/matrix/sign_off_dialog.h"
#include "ui/models/matrix_model.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/help_view.h"
#include "ui/shell/settings_page.h"
#include "ui/vault/gate.h"
#include <QDialog>
#include <QLineEdit>
#include <QTest>

namespace boulton::test {
namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

Shot page(const char* name, const char* id, std::function<void(Desktop&)> prepare = {})
{
    return {s(name), true, [id = s(id), prepare = std::move(prepare)](Desktop& d) -> QWidget* {
                d.go(id);
                if (prepare)
                    prepare(d);
                d.settle();
                return &d.window();
            }};
}

matrix::MatrixPage& matrixPage(Desktop& d)
{
    return *qobject_cast<matrix::MatrixPage*>(d.window().page());
}

//! Shows what `open` shows through the dialogs' seam and returns it.
QWidget* caught(Desktop& d, const std::function<void()>& open)
{
    QDialog* shown = nullptr;
    d.dialogs().onShow = [&shown](QDialog* dialog) {
        shown = dialog;
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
    };
    open();
    Desktop::until([&] { return shown != nullptr; }, 10'000);
    d.settle();
    d.dialogs().onShow = {};
    return shown;
}

Shot dialog(const char* name, std::function<void(Desktop&)> open)
{
    return {s(name), true, [open = std::move(open)](Desktop& d) { return caught(d, [&] { open(d); }); }};
}

void selectRed(Desktop& d)
{
    auto& p = matrixPage(d);
    for (int row = 0; row < p.model()->rowCount(); ++row)
        if (p.model()->index(row, models::MatrixModel::Status).data(models::MatrixModel::LetterRole).toChar() == QLatin1Char('R')) {
            p.table()->select(p.model()->index(row, p.model()->columnCount() - 1));
            return;
        }
}

std::vector<Shot> gateShots()
{
    return {
        {s("gate-first-run"), false, [](Desktop& d) -> QWidget* { return &d.window(); }},
        {s("gate-new-vault"), false,
         [](Desktop& d) -> QWidget* {
             d.window().gate()->startNew();
             return &d.window();
         }},
        {s("gate-wrong-passphrase"), true,
         [](Desktop& d) -> QWidget* {
             d.program().lock(s("Locked after 10 minutes without input."));
             QTest::keyClicks(d.window().gate()->passphrase(), s("not the passphrase"));
             d.window().gate()->unlock();
             Desktop::until([&] { return !d.window().gate()->busy(); });
             return &d.window();
         }},
    };
}

std::vector<Shot> matrixShots()
{
    return {
        page("performance", "performance"),
        page("performance-red", "performance", selectRed),
        page("performance-commentary", "performance",
             [](Desktop& d) {
                 selectRed(d);
                 matrixPage(d).panel()->openTab(s("commentary"));
             }),
        page("performance-history", "performance", [](Desktop& d) { matrixPage(d).panel()->openTab(s("history")); }),
        page("performance-card", "performance", [](Desktop& d) { matrixPage(d).panel()->openTab(s("card")); }),
        page("performance-filtered", "performance", [](Desktop& d) { matrixPage(d).arrive({{s("status"), s("R")}}); }),
        dialog("dialog-paste-report",
               [](Desktop& d) {
                   d.go(s("performance"));
                   selectRed(d);
                   matrixPage(d).pasteText(s("12.5\t13\n(5)\tabout 7\n1,234\tn/a\n"));
               }),
        dialog("dialog-sign-off",
               [](Desktop& d) {
                   const auto month = *performance::lastMonthWithFigures(*d.desk().plan());
                   d.desk().run<workspace::SignOffPreview>(
                       {}, &d.window(),
                       [month](workspace::Session& session, const JobContext&) {
                           return workspace::signOffPreview(session, month, performance::Audience::Cabinet);
                       },
                       [&d](Result<workspace::SignOffPreview> preview) {
                           if (preview)
                               d.dialogs().show(new matrix::SignOffDialog(*preview, [](const QString&) {}, &d.window()));
                       });
               }),
    };
}

std::vector<Shot> shellShots()
{
    return {
        page("home", "home"),
        page("explore", "explore"),
        page("maps", "maps"),
        page("assurance", "assurance"),
        page("settings", "settings"),
        dialog("dialog-command-palette",
               [](Desktop& d) {
                   if (auto* palette = d.window().openPalette())
                       palette->field()->setText(s("home"));
               }),
        dialog("dialog-help", [](Desktop& d) { d.window().help(s("performance")); }),
        dialog("dialog-passphrase",
               [](Desktop& d) { d.dialogs().show(new shell::PassphraseDialog([](crypto::Secret, crypto::Secret) {}, &d.window())); }),
        dialog("dialog-question",
               [](Desktop& d) {
                   d.dialogs().show(kit::makeQuestionDialog(&d.window(),
                                                            {.title = QApplication::translate("MatrixPage", "Withdraw figures"),
                                                             .text = QApplication::translate("Errors", "Nothing was changed."),
                                                             .detail = s("measures.csv, row 14: the code CP-99 is not in the plan"),
                                                             .answers = {QApplication::translate("MatrixPage", "Withdraw"),
                                                                         QApplication::translate("MatrixPage", "Keep them")},
                                                             .standard = 1,
                                                             .danger = true},
                                                            {}));
               }),
        dialog("dialog-line",
               [](Desktop& d) {
                   d.dialogs().show(kit::makeLineDialog(&d.window(),
                                                        {.title = QApplication::translate("MatrixPage", "Undo"),
                                                         .label = QApplication::translate("SignOffDialog", "Statement"),
                                                         .start = s("Housing, monthly")},
                                                        [](const QString&) {}));
               }),
    };
}

} // namespace

const std::vector<Shot>& shots()
{
    static const std::vector<Shot> list = [] {
        std::vector<Shot> all;
        for (auto part : {gateShots(), shellShots(), matrixShots(), dataShots(), auditShots()})
            all.insert(all.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
        return all;
    }();
    return list;
}

QWidget* show(Desktop& desktop, const Shot& shot)
{
    if (shot.unlocked && !desktop.program().desk())
        desktop.openSample();
    if (!shot.unlocked && desktop.program().desk())
        desktop.program().lock({});
    QWidget* view = shot.show(desktop);
    Desktop::until([] { return false; }, 300); // layouts and delayed painting
    return view;
}

} // namespace boulton::test
