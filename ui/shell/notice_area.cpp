// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notice_area.h"
#include "ui/kit/theme.h"
#include <QEvent>
#include <QVBoxLayout>
#include <algorithm>

namespace boulton::shell {

using kit::em;

namespace {
constexpr double kLeast = 4; // ems: two lines
}

NoticeArea::NoticeArea(QWidget* parent) : Room(nullptr, parent)
{
    auto* content = new QWidget(place());
    m_column = new QVBoxLayout(content);
    setContent(content);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int NoticeArea::heightForWidth(int width) const
{
    return kit::leastHeight(widget(), width);
}

QSize NoticeArea::sizeHint() const
{
    return {em(30), heightForWidth(std::max(width(), em(12)))};
}

QSize NoticeArea::minimumSizeHint() const
{
    return {em(12), std::min(sizeHint().height(), em(kLeast))};
}

bool NoticeArea::eventFilter(QObject* watched, QEvent* event)
{
    const bool done = Room::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return done;
}

} // namespace boulton::shell
