// SPDX-License-Identifier: GPL-3.0-or-later
// A room that a later part of Boulton fills: says what will live there and what can be done now instead. Pretends nothing.
#pragma once
#include "ui/desk/page.h"

namespace boulton::shell {

enum class Room : std::uint8_t { Explore, Maps };
[[nodiscard]] std::function<desk::Page*(const desk::PageContext&)> makeRoom(Room room);

class RoomPage : public desk::Page {
    Q_OBJECT
public:
    RoomPage(Room room, const desk::PageContext& context);
    [[nodiscard]] QWidget* firstFocus() override { return m_first; }

private:
    QWidget* m_first = nullptr;
};

} // namespace boulton::shell
