// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the cases as data rows of one Qt Test function: `test_x run:name` runs one, -o x.xml,junitxml writes a report.
// With BOULTON_TEST_GUI there is a QApplication on the platform "offscreen": for everything that needs fonts or shows windows.
#include "tests/support/support.inc.h"
#include <QCoreApplication>
#include <QTest>
#ifdef BOULTON_TEST_GUI
#include <QApplication>
#endif

class Cases : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        for (const auto prepare : boulton::test::preparations())
            prepare();
    }
    void run_data()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const auto& c : boulton::test::cases())
            QTest::newRow(c.name.c_str()) << index++;
    }
    void run()
    {
        QFETCH(const int, index);
        try {
            boulton::test::cases()[static_cast<std::size_t>(index)].body();
        } catch (const boulton::test::Skipped& s) {
            QSKIP(s.what());
        } catch (const boulton::test::Failure& f) {
            QTest::qFail(f.what(), f.file, static_cast<int>(f.line));
        } catch (const std::exception& e) {
            QFAIL(e.what());
        }
    }
};

int main(int argc, char** argv)
{
#ifdef BOULTON_TEST_GUI
    qputenv("QT_QPA_PLATFORM", "offscreen"); // whatever the person who runs the tests has
    const QApplication application(argc, argv);
#else
    const QCoreApplication application(argc, argv);
#endif
    Cases cases;
    return QTest::qExec(&cases, argc, argv);
}
#include "main_qt.moc"
