// SPDX-License-Identifier: GPL-3.0-or-later
// How Boulton looks on screen: three palettes, text from 100 to 200 %, one style sheet made from them. Widgets learn of a change by
// QEvent::PaletteChange and read the palette again; nothing is kept in statics.
#pragma once
#include "core/figure/scene.h"
#include <QColor>
#include <QEvent>
#include <QString>
#include <vector>

class QApplication;
class QPainter;
class QPointF;
class QWidget;

namespace boulton::kit {

enum class Theme : std::uint8_t { Light, Dark, HighContrast };
enum class ThemeChoice : std::uint8_t { System, Light, Dark, HighContrast };

//! Text on any ground that it is meant for meets WCAG 2.2 AA (a test computes every pair); high contrast meets AAA.
struct Palette {
    QColor window;      //!< behind everything
    QColor surface;     //!< cards, tables, fields
    QColor raised;      //!< headers, hovered rows, quiet buttons
    QColor ink;         //!< text
    QColor muted;       //!< secondary text, on window, surface and raised
    QColor disabled;    //!< text of what cannot be used now
    QColor rule;        //!< hairlines that only decorate
    QColor edge;        //!< borders that tell where a control is: at least 3:1
    QColor accent;      //!< main button, links, selected navigation
    QColor onAccent;    //!< text on accent
    QColor focus;       //!< focus ring: at least 3:1 against its surroundings
    QColor selection;   //!< selected cells
    QColor onSelection; //!< text on selection
    QColor sidebar, onSidebar, sidebarMuted, sidebarSelected;
    QColor information, caution, danger, success;         //!< grounds of notices
    QColor onInformation, onCaution, onDanger, onSuccess; //!< text on them
    bool dark = false;
    bool highContrast = false;
};
[[nodiscard]] const Palette& palette(Theme theme);
//! The one in force.
[[nodiscard]] Theme theme();
[[nodiscard]] const Palette& palette(const QWidget* widget = nullptr);
[[nodiscard]] double textScale(); //!< 1 … 2

//! Style, palette, font and style sheet of the whole program; may be called again at any time.
void applyTheme(QApplication& application, ThemeChoice choice, int textPercent);

//! Qt computes the style of every widget again when colours or text change, in one go: whoever holds many widgets that are made again
//! at need hears of it before (an event of this type), and lets go of them.
void tellBeforeRestyle(QWidget* widget);
[[nodiscard]] QEvent::Type aboutToRestyle();

//! The height of a line of the program's font: the unit for margins and sizes, so that everything grows with the text.
[[nodiscard]] int em(double times = 1);

[[nodiscard]] QColor toQt(figure::Colour colour);
[[nodiscard]] figure::Colour toFigure(const QColor& colour);
//! WCAG contrast of two opaque colours, 1 … 21.
[[nodiscard]] double contrast(const QColor& a, const QColor& b);
//! Primitives of the figure library with any painter, e.g. status marks and arrows in cells (colours as given).
void drawPrimitives(QPainter& painter, const std::vector<figure::Primitive>& primitives);
//! A status as its shape with its letter (figure::theme::statusMark) within `size` pixels around `centre`.
void drawStatus(QPainter& painter, char letter, QPointF centre, double size);

} // namespace boulton::kit
