// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop in this process, on the platform "offscreen". desk-unlock: from the passphrase to the painted matrix, key excluded.
// desk-edit: from a figure typed to its cell repainted. desk-busy-PAGE: the longest time the windows' thread does not look for input
// while every view of that page is brought up; desk-busy-colours: while colours and text size change with every page open, and -document: with
// the document of a whole pack (81 cards) in a window beside them. Starting, memory and idling are measured from outside: desktop.sh.
// Usage: bench_desktop [ROUNDS [unlock|edit|busy|colours]]
#include "tests/bench/bench.h"
#include "tests/ui/busy.h"
#include "tests/ui/desktop.h"
#include "tests/ui/older.h"
#include "tests/ui/shots.h"
#include "core/workspace/publish.h"
#include "ui/document/document_view.h"
#include "ui/kit/passphrase_field.h"
#include "ui/kit/text.h"
#include "ui/matrix/matrix_page.h"
#include "ui/matrix/matrix_table.h"
#include "ui/models/matrix_model.h"
#include "ui/vault/gate.h"
#include <QApplication>
#include <QDialog>
#include <QEvent>
#include <QTest>
#include <format>
#include <functional>
#include <map>
#include <memory>

namespace {
double keySeconds = 0; // spent in Argon2id, on the wall
}

// The linker sends calls of crypto_pwhash_argon2id here (--wrap, see CMakeLists.txt).
extern "C" {
int __real_crypto_pwhash_argon2id(unsigned char* out, unsigned long long outSize, const char* passphrase, unsigned long long size,
                                  const unsigned char* salt, unsigned long long ops, std::size_t memory, int algorithm);
int __wrap_crypto_pwhash_argon2id(unsigned char* out, unsigned long long outSize, const char* passphrase, unsigned long long size,
                                  const unsigned char* salt, unsigned long long ops, std::size_t memory, int algorithm)
{
    const boulton::bench::Stopwatch watch;
    const int code = __real_crypto_pwhash_argon2id(out, outSize, passphrase, size, salt, ops, memory, algorithm);
    keySeconds += watch.wall();
    return code;
}
}

namespace {

using namespace boulton;
using namespace boulton::bench;

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

//! Has that widget been painted since?
class Painted : public QObject {
public:
    explicit Painted(QWidget* widget) { widget->installEventFilter(this); }
    bool eventFilter(QObject*, QEvent* event) override
    {
        painted = painted || event->type() == QEvent::Paint;
        return false;
    }
    bool painted = false;
};

matrix::MatrixPage* matrixOf(test::Desktop& d)
{
    return qobject_cast<matrix::MatrixPage*>(d.window().page());
}

void measureUnlock(int rounds)
{
    Samples seconds;
    double first = 0;
    for (int round = 0; round < rounds; ++round) {
        test::Desktop d;
        d.copySample();
        d.settings().setLastPage(s("performance"));
        vault::Gate& gate = *d.window().gate();
        gate.choose(kit::pathText(d.sampleFolder()));
        QTest::keyClicks(gate.passphrase(), s(vault::kSamplePassphrase));
        test::Desktop::until([] { return false; }, 50);
        keySeconds = 0;
        const Stopwatch watch;
        gate.unlock();
        if (!test::Desktop::until([&] { return d.program().desk() != nullptr; }))
            stop("the vault did not open");
        if (!matrixOf(d))
            stop(std::format("the vault opened on the page {}", d.window().pageId().toStdString()));
        Painted cell(matrixOf(d)->table()->viewport());
        if (!test::Desktop::until([&] { return cell.painted; }))
            stop("the matrix was not painted");
        QCoreApplication::processEvents();
        seconds.add((watch.wall() - keySeconds) * 1e3);
        if (round == 0)
            first = (watch.wall() - keySeconds) * 1e3;
    }
    printRow("desk-unlock", "ms", seconds, below(300), std::format("passphrase to painted matrix, key excluded; the first {}", shortNumber(first)));
}

void measureEdit(int rounds)
{
    test::Desktop d;
    d.openSample();
    d.go(s("performance"));
    auto& model = *matrixOf(d)->model();
    auto& table = *matrixOf(d)->table();
    QModelIndex cell;
    for (int row = 0; row < model.rowCount() && !cell.isValid(); ++row)
        if (const QModelIndex at = model.index(row, model.columnCount() - 1);
            (model.flags(at) & Qt::ItemIsEditable) && !at.data(Qt::EditRole).toString().isEmpty())
            cell = at;
    table.select(cell);
    test::Desktop::until([] { return false; }, 200);
    Painted viewport(table.viewport());
    Samples shown, processor;
    for (int round = 0; round < rounds * 10; ++round) {
        viewport.painted = false;
        const auto before = platform::threadCpuNanoseconds();
        const Stopwatch watch;
        model.setData(cell, QString::number(100 + round), Qt::EditRole);
        if (!test::Desktop::until([&] { return viewport.painted; }))
            stop("the edit was not painted");
        shown.add(watch.wall() * 1e3);
        processor.add(static_cast<double>(platform::threadCpuNanoseconds() - before) / 1e6);
        if (!test::Desktop::until([&] { return !d.desk().saving() && d.jobs().idle(); }))
            stop("the edit was not saved");
    }
    printRow("desk-edit", "ms", shown, below(16), std::format("typed figure to repainted cell; processor {}", shortNumber(processor.median())));
}

void measureBusy()
{
    test::Desktop d;
    static_cast<void>(test::olderCouncil(d)); // what the views are made of is not what is measured
    test::Busy busy;
    std::map<QString, std::pair<double, QString>> worst; // by page: milliseconds, view
    for (const auto& shot : test::shots()) {
        static_cast<void>(busy.longestMilliseconds());
        QWidget* view = test::show(d, shot);
        const double milliseconds = busy.longestMilliseconds();
        auto& [most, where] = worst[shot.name.section(QLatin1Char('-'), 0, 0)];
        if (milliseconds > most) {
            most = milliseconds;
            where = shot.name;
        }
        if (auto* dialog = qobject_cast<QDialog*>(view))
            delete dialog;
    }
    for (const auto& [page, found] : worst)
        printRow("desk-busy-" + page.toStdString(), "ms", found.first, below(100), "processor time; longest in " + found.second.toStdString());
}

//! The Cabinet pack of the sample as one document.
std::shared_ptr<const report::Document> packOf(test::Desktop& d)
{
    std::shared_ptr<const report::Document> pack;
    d.desk().run<report::Document>(
        {}, &d.window(),
        [](workspace::Session& session, const JobContext&) {
            return workspace::packDocument(session, performance::Period::quarter(2020, 1), performance::Audience::Cabinet);
        },
        [&](Result<report::Document> made) {
            if (made)
                pack = std::make_shared<const report::Document>(std::move(*made));
        });
    test::Desktop::until([&] { return pack != nullptr; });
    return pack ? pack : throw std::runtime_error("no pack");
}

//! `document`: the 81 cards of a pack stand in a window of their own beside the pages.
void measureColours(bool document)
{
    test::Desktop d;
    d.openPages();
    document::DocumentView view;
    if (document) {
        view.resize(900, 700);
        view.setDocument(packOf(d));
        view.show();
        view.buildAll();
    }
    d.go(s("settings"));
    d.settle();
    test::Busy busy;
    double worst = 0;
    std::string all;
    const auto change = [&](const char* name, const std::function<void()>& apply) {
        static_cast<void>(busy.longestMilliseconds());
        apply();
        test::Desktop::until([&] { return !document || view.complete(); });
        test::Desktop::until([] { return false; }, 300);
        const double milliseconds = busy.longestMilliseconds();
        worst = std::max(worst, milliseconds);
        all += std::format(" {} {}", name, shortNumber(milliseconds));
    };
    change("dark", [&] { d.settings().setTheme(kit::ThemeChoice::Dark); });
    change("high contrast", [&] { d.settings().setTheme(kit::ThemeChoice::HighContrast); });
    change("light", [&] { d.settings().setTheme(kit::ThemeChoice::Light); });
    change("200 %", [&] { d.settings().setTextPercent(200); });
    change("100 %", [&] { d.settings().setTextPercent(100); });
    printRow(document ? "desk-busy-colours-document" : "desk-busy-colours", "ms", worst, below(100), "processor time;" + all);
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 5;
    const std::string_view only = argc > 2 ? argv[2] : "";
    if (only.empty() || only == "unlock")
        measureUnlock(rounds);
    if (only.empty() || only == "edit")
        measureEdit(rounds);
    if (only.empty() || only == "busy")
        measureBusy();
    if (only.empty() || only == "busy" || only == "colours")
        for (const bool document : {false, true})
            measureColours(document);
    return 0;
}
