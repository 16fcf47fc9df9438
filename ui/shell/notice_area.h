// SPDX-License-Identifier: GPL-3.0-or-later
// The notices over every page: as high as they need, and they scroll where a small window with large text has no room for that.
#pragma once
#include "ui/kit/room.h"

class QVBoxLayout;

namespace boulton::shell {

class NoticeArea : public kit::Room {
    Q_OBJECT
public:
    explicit NoticeArea(QWidget* parent = nullptr);
    [[nodiscard]] QVBoxLayout* column() const { return m_column; }
    [[nodiscard]] QWidget* inside() const { return widget(); } //!< the parent for a notice
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QVBoxLayout* m_column;
};

} // namespace boulton::shell
