// SPDX-License-Identifier: GPL-3.0-or-later
// Data and audit in their states.
#include "tests/ui/files.h"
#include "tests/ui/shots.h"
#include "ui/assurance/audit_filter_bar.h"
#include "ui/assurance/audit_page.h"
#include "ui/data/data_page.h"
#include "ui/data/change_step.h"
#include "ui/data/import_pane.h"
#include "ui/data/read_step.h"
#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>

namespace boulton::test {
namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

data::DataPage& dataPage(Desktop& d)
{
    d.go(s("data"));
    return *qobject_cast<data::DataPage*>(d.window().page());
}

Shot withFile(const char* name, std::function<QString(Desktop&)> file, bool bottom = false)
{
    return {s(name), true, [file = std::move(file), bottom](Desktop& d) -> QWidget* {
                auto& page = dataPage(d);
                page.importPane()->choose(file(d));
                d.settle();
                auto* bar = page.importPane()->findChild<QScrollArea*>()->verticalScrollBar();
                Desktop::until([] { return false; }, 60); // its range follows the layout
                bar->setValue(bottom ? bar->maximum() : 0);
                return &d.window();
            }};
}

QString referrals(Desktop& d)
{
    return madeFile(d, "Referrals.csv", "Ward,Surname,Date of birth,Outcome,Children\nAston,Adams,03/05/2009,Assessed,2\nLadywood,Baker,17/11/2012,Closed,1\nSoho,Clarke,29/01/2015,Assessed,3\n");
}

assurance::AuditPage& auditPage(Desktop& d)
{
    d.go(s("audit"));
    return *qobject_cast<assurance::AuditPage*>(d.window().page());
}

} // namespace

data::DataPage& markedReferrals(Desktop& d)
{
    auto& page = dataPage(d);
    page.importPane()->choose(referrals(d));
    d.settle();
    auto* step = page.importPane()->readStep();
    for (const int column : {1, 2}) {
        step->chooseSensitivity(column, table::Sensitivity::Personal);
        d.settle();
    }
    return page;
}

std::vector<Shot> dataShots()
{
    return {
        {s("data"), true,
         [](Desktop& d) -> QWidget* {
             dataPage(d);
             return &d.window();
         }},
        withFile("data-actuals", [](Desktop& d) { return sampleFile(d, "actuals-2020-03.csv"); }),
        withFile("data-messy", messyCsv),
        withFile("data-messy-problems", messyCsv, true),
        withFile("data-workbook", workbook),
        withFile("data-measures", [](Desktop& d) { return sampleFile(d, "measures.csv"); }),
        withFile("data-dataset-file", [](Desktop& d) { return sampleFile(d, "wards.csv"); }),
        withFile("data-not-a-table", [](Desktop& d) { return madeFile(d, "Board paper.pdf", "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n"); }),
        {s("data-datasets"), true,
         [](Desktop& d) -> QWidget* {
             dataPage(d);
             d.go(s("data"), {{s("tab"), s("datasets")}});
             return &d.window();
         }},
        withFile("data-people-asked", referrals),
        {s("data-people-file"), true,
         [](Desktop& d) -> QWidget* {
             markedReferrals(d);
             return &d.window();
         }},
    };
}

std::vector<Shot> auditShots()
{
    return {
        {s("audit"), true,
         [](Desktop& d) -> QWidget* {
             auditPage(d).filterBar()->clear();
             d.settle();
             return &d.window();
         }},
        {s("audit-verified"), true,
         [](Desktop& d) -> QWidget* {
             auditPage(d).verify();
             d.settle();
             return &d.window();
         }},
        {s("audit-nothing"), true,
         [](Desktop& d) -> QWidget* {
             auto& page = auditPage(d);
             page.filterBar()->text()->setText(s("nobody ever did this"));
             Desktop::until([&] { return !page.settled(); }, 2'000);
             d.settle();
             return &d.window();
         }},
        {s("audit-between"), true,
         [](Desktop& d) -> QWidget* {
             auto& page = auditPage(d);
             page.filterBar()->clear();
             page.filterBar()->times()->setCurrentIndex(page.filterBar()->times()->count() - 1);
             d.settle();
             return &d.window();
         }},
    };
}

} // namespace boulton::test
