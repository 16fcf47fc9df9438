// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/room_page.h"
#include "ui/shell/pages.h"
#include <QVBoxLayout>

namespace boulton::shell {
namespace {

const QVariantMap kDatasets{{QStringLiteral("tab"), QStringLiteral("datasets")}}; // of the data page

QString titleOf(Room room)
{
    const QString id = room == Room::Explore ? QStringLiteral("explore") : QStringLiteral("maps");
    return pageTitle(*pageInfo(id));
}

} // namespace

std::function<desk::Page*(const desk::PageContext&)> makeRoom(Room room)
{
    return [room](const desk::PageContext& context) -> desk::Page* { return new RoomPage(room, context); };
}

RoomPage::RoomPage(Room room, const desk::PageContext& context) : Page(titleOf(room), QStringLiteral("rooms"), context)
{
    QString icon;
    QString title;
    QString text;
    switch (room) {
    case Room::Explore:
        icon = QStringLiteral("explore");
        title = tr("Explore is not built yet");
        text = tr("Here you will look at any dataset freely: choose columns, draw charts, compare places, and keep what you find.");
        break;
    case Room::Maps:
        icon = QStringLiteral("maps");
        title = tr("Maps are not built yet");
        text = tr("Here wards and neighbourhoods will be coloured by any figure, with the statistics that say which patterns are more than chance.");
        break;
    }
    auto* empty = new kit::EmptyState(icon, title, text, this);
    const auto link = [&](const QString& caption, const QString& page, bool primary = false, const QVariantMap& with = {}) {
        QPushButton* b = empty->addAction(caption, [this, page, with] { navigator().go(page, with); }, primary);
        if (!m_first)
            m_first = b;
    };
    switch (room) {
    case Room::Explore:
        link(tr("Run an analysis on a dataset now"), QStringLiteral("analyses"), true);
        link(tr("See which datasets there are"), QStringLiteral("data"), false, kDatasets);
        break;
    case Room::Maps:
        link(tr("Group figures for a map with the analysis “classify”"), QStringLiteral("analyses"), true);
        link(tr("Bring in figures by ward"), QStringLiteral("data"));
        break;
    }
    body()->addWidget(empty, 1);
}

} // namespace boulton::shell
