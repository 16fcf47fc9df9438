// SPDX-License-Identifier: GPL-3.0-or-later
// Small pictures beside text. Their size is in ems and their colour a colour of the palette: both follow when text or theme change.
#pragma once
#include "ui/kit/theme.h"
#include <QLabel>
#include <QString>
#include <QWidget>

namespace boulton::kit {

//! An icon of resources/icons, as high as `ems` lines.
class IconLabel : public QLabel {
    Q_OBJECT
public:
    IconLabel(const QString& icon, double ems, QColor Palette::*colour, QWidget* parent = nullptr);
    void setIcon(const QString& icon);

protected:
    void changeEvent(QEvent* event) override;

private:
    void draw();
    QString m_icon;
    double m_ems;
    QColor Palette::*m_colour;
};

//! A status as its shape with its letter. Decoration: the words beside it say the same.
class StatusMark : public QWidget {
    Q_OBJECT
public:
    StatusMark(char letter, double ems, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    char m_letter;
    double m_ems;
};

} // namespace boulton::kit
