// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/icons.h"
#include "ui/kit/theme.h"
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>
#include <algorithm>

namespace boulton::kit {
namespace {

QByteArray source(const QString& name, const QColor& colour)
{
    QFile file(QStringLiteral(":/boulton/icons/") + name + QStringLiteral(".svg"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", colour.name().toLatin1());
}

//! Painted when it is shown: in the palette and the size of that moment.
class Engine : public QIconEngine {
public:
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
};

class FileEngine final : public Engine {
public:
    FileEngine(QString name, IconOn on) : m_name(std::move(name)), m_on(on) {}
    void paint(QPainter* painter, const QRect& box, QIcon::Mode mode, QIcon::State) override
    {
        const Palette& colours = palette();
        QColor colour = m_on == IconOn::Accent ? colours.onAccent : m_on == IconOn::Sidebar ? colours.onSidebar : colours.ink;
        if (mode == QIcon::Disabled)
            colour = colours.disabled;
        else if (mode == QIcon::Selected && m_on == IconOn::Surface)
            colour = colours.onSelection;
        QSvgRenderer(source(m_name, colour)).render(painter, box);
    }
    [[nodiscard]] QIconEngine* clone() const override { return new FileEngine(*this); }

private:
    QString m_name;
    IconOn m_on;
};

class StatusEngine final : public Engine {
public:
    explicit StatusEngine(char letter) : m_letter(letter) {}
    void paint(QPainter* painter, const QRect& box, QIcon::Mode, QIcon::State) override
    {
        drawStatus(*painter, m_letter, QRectF(box).center(), std::min(box.width(), box.height()) * 0.95);
    }
    [[nodiscard]] QIconEngine* clone() const override { return new StatusEngine(*this); }

private:
    char m_letter;
};

} // namespace

QIcon icon(const QString& name, IconOn on)
{
    return QIcon(new FileEngine(name, on));
}

QIcon statusIcon(char letter)
{
    return QIcon(new StatusEngine(letter));
}

QPixmap iconPixmap(const QString& name, int size, const QColor& colour, double devicePixelRatio)
{
    const int pixels = static_cast<int>(size * devicePixelRatio);
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    {
        QPainter painter(&pixmap);
        QSvgRenderer(source(name, colour.isValid() ? colour : palette().ink)).render(&painter, QRectF(0, 0, pixels, pixels));
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

} // namespace boulton::kit
