// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pages.h"
#include "ui/analysis/analyses_page.h"
#include "ui/assurance/assurance_page.h"
#include "ui/assurance/audit_page.h"
#include "ui/data/data_page.h"
#include "ui/matrix/matrix_page.h"
#include "ui/report/reports_page.h"
#include "ui/shell/home_page.h"
#include "ui/shell/room_page.h"
#include "ui/shell/settings_page.h"
#include <QCoreApplication>

namespace boulton::shell {
namespace {

using desk::Page;
using desk::PageContext;
using desk::PageInfo;

template <typename T>
std::function<Page*(const PageContext&)> make()
{
    return [](const PageContext& context) -> Page* { return new T(context); };
}

QKeySequence key(int number)
{
    return QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number));
}

} // namespace

const std::vector<PageInfo>& pages()
{
    static const std::vector<PageInfo> list{
        {QStringLiteral("home"), QT_TRANSLATE_NOOP("Pages", "Home"), QStringLiteral("home"), key(1), make<HomePage>()},
        {QStringLiteral("performance"), QT_TRANSLATE_NOOP("Pages", "Performance"), QStringLiteral("performance"), key(2), make<matrix::MatrixPage>()},
        {QStringLiteral("explore"), QT_TRANSLATE_NOOP("Pages", "Explore"), QStringLiteral("explore"), key(3), makeRoom(Room::Explore)},
        {QStringLiteral("maps"), QT_TRANSLATE_NOOP("Pages", "Maps"), QStringLiteral("maps"), key(4), makeRoom(Room::Maps)},
        {QStringLiteral("analyses"), QT_TRANSLATE_NOOP("Pages", "Analyses"), QStringLiteral("analyses"), key(5), make<analysis::AnalysesPage>()},
        {QStringLiteral("reports"), QT_TRANSLATE_NOOP("Pages", "Reports"), QStringLiteral("reports"), key(6), make<reports::ReportsPage>()},
        {QStringLiteral("data"), QT_TRANSLATE_NOOP("Pages", "Data"), QStringLiteral("data"), key(7), make<data::DataPage>()},
        {QStringLiteral("assurance"), QT_TRANSLATE_NOOP("Pages", "Assurance"), QStringLiteral("assurance"), key(8), make<assurance::AssurancePage>()},
        {QStringLiteral("audit"), QT_TRANSLATE_NOOP("Pages", "Audit"), QStringLiteral("audit"), key(9), make<assurance::AuditPage>()},
        {QStringLiteral("settings"), QT_TRANSLATE_NOOP("Pages", "Settings"), QStringLiteral("settings"), key(0), make<SettingsPage>()},
    };
    return list;
}

const PageInfo* pageInfo(const QString& id)
{
    for (const PageInfo& page : pages())
        if (page.id == id)
            return &page;
    return nullptr;
}

QString pageTitle(const PageInfo& page)
{
    return QCoreApplication::translate("Pages", page.title);
}

} // namespace boulton::shell
