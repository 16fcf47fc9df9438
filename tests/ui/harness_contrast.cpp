// SPDX-License-Identifier: GPL-3.0-or-later
// Contrast as it is in the picture, whatever style sheet, palette or painter put it there. Text is drawn without grey edges (Look::sharp),
// so that its colour is that of many pixels.
#include "tests/ui/harness.h"
#include "ui/kit/plain.h"
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QFontInfo>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPixmap>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <unordered_map>

namespace boulton::test {
namespace {

constexpr int kEnough = 6; //!< pixels that make a colour one of the text's

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

struct Seen {
    QColor ground;
    QColor ink;
    double contrast = 0; //!< 0: nothing but the ground
};

class Contrast {
public:
    Contrast(const View& view, Findings& findings)
        : m_view(view), m_findings(findings), m_picture(view.top->grab().toImage().convertToFormat(QImage::Format_RGB32)),
          m_high(view.look.theme == kit::ThemeChoice::HighContrast)
    {}

    void look(QWidget* w)
    {
        if (!w->isEnabled())
            return; // WCAG asks nothing of what cannot be used
        if (const auto* label = qobject_cast<QLabel*>(w)) {
            if (!label->text().isEmpty())
                text(*w, label->contentsRect(), label->text());
        } else if (qobject_cast<QCheckBox*>(w) || qobject_cast<QRadioButton*>(w)) {
            const auto* button = static_cast<QAbstractButton*>(w);
            if (!button->text().isEmpty())
                text(*w, w->rect().adjusted(w->height(), 0, 0, 0), button->text());
        } else if (const auto* button = qobject_cast<QAbstractButton*>(w)) {
            lookAtButton(*button);
        } else if (const auto* box = qobject_cast<QComboBox*>(w)) {
            text(*w, w->rect().adjusted(6, 4, -w->height(), -4), box->currentText());
            border(*w);
        } else if (const auto* line = qobject_cast<QLineEdit*>(w)) {
            const QString shown = line->text().isEmpty() ? line->placeholderText() : line->text();
            if (!shown.isEmpty())
                text(*w, w->rect().adjusted(5, 4, -24, -4), shown);
            if (!qobject_cast<QAbstractSpinBox*>(w->parentWidget()) && !qobject_cast<QComboBox*>(w->parentWidget()))
                border(*w);
        } else if (qobject_cast<QAbstractSpinBox*>(w) || qobject_cast<QPlainTextEdit*>(w) || w->inherits("boulton::kit::PassphraseField")) {
            border(*w);
        } else if (const auto* tabs = qobject_cast<QTabBar*>(w)) {
            for (int i = 0; i < tabs->count(); ++i)
                text(*w, tabs->tabRect(i).adjusted(5, 5, -5, -5), tabs->tabText(i));
        } else if (const auto* header = qobject_cast<QHeaderView*>(w)) {
            lookAtHeader(*header);
        } else if (const auto* list = qobject_cast<QAbstractItemView*>(w)) {
            lookAtCells(*list);
        }
    }

private:
    [[nodiscard]] QRect inPicture(const QWidget& w, const QRect& rect) const
    {
        const QRect visible = w.visibleRegion().boundingRect() & rect;
        return QRect(w.mapTo(m_view.top, visible.topLeft()), visible.size()) & m_picture.rect();
    }

    [[nodiscard]] Seen seen(const QRect& rect) const
    {
        std::unordered_map<QRgb, int> count;
        for (int y = rect.top(); y <= rect.bottom(); ++y) {
            const auto* line = reinterpret_cast<const QRgb*>(m_picture.constScanLine(y));
            for (int x = rect.left(); x <= rect.right(); ++x)
                ++count[line[x]];
        }
        Seen result;
        int most = 0;
        for (const auto& [colour, times] : count)
            if (times > most) {
                most = times;
                result.ground = QColor(colour);
            }
        for (const auto& [colour, times] : count)
            if (times >= kEnough)
                if (const double c = kit::contrast(QColor(colour), result.ground); QColor(colour) != result.ground && c > result.contrast) {
                    result.contrast = c;
                    result.ink = QColor(colour);
                }
        return result;
    }

    //! Under another widget, such as frozen columns.
    [[nodiscard]] bool covered(const QWidget& w, const QRect& box) const
    {
        const QWidget* at = m_view.top->childAt(box.center());
        return at && at != &w && !w.isAncestorOf(at) && !at->isAncestorOf(&w);
    }

    [[nodiscard]] double wanted(const QFont& font) const
    {
        const QFontInfo info(font);
        const bool large = info.pointSizeF() >= 18 || (info.bold() && info.pointSizeF() >= 14);
        return m_high ? (large ? 4.5 : 7.0) : (large ? 3.0 : 4.5);
    }

    void text(const QWidget& w, const QRect& rect, const QString& shown)
    {
        const QRect box = inPicture(w, rect);
        if (box.width() < 8 || box.height() < 8 || shown.trimmed().size() < 2 || covered(w, box))
            return; // out of sight
        const Seen s = seen(box);
        if (s.contrast > 0 && s.contrast < wanted(w.font()))
            m_findings.add(q("contrast"), q("%1:1 of text %2 on %3: %4").arg(s.contrast, 0, 'f', 2).arg(s.ink.name(), s.ground.name(), nameOf(&w)), m_view);
        if (s.contrast == 0 && box.width() > 30)
            m_findings.add(q("contrast"), q("no text to be seen on %1: %2").arg(s.ground.name(), nameOf(&w)), m_view);
    }

    void lookAtButton(const QAbstractButton& button)
    {
        const QString kind = button.property("kind").toString();
        const bool bare = kind == QStringLiteral("quiet") || kind == QStringLiteral("link");
        if (button.text().isEmpty()) {
            const QRect box = inPicture(button, button.rect().adjusted(3, 3, -3, -3));
            if (!button.icon().isNull() && box.width() >= 8 && box.height() >= 8)
                if (const Seen s = seen(box); s.contrast < 3)
                    m_findings.add(q("contrast"), q("%1:1 of an icon on %2: %3").arg(s.contrast, 0, 'f', 2).arg(s.ground.name(), nameOf(&button)), m_view);
        } else {
            const int icon = button.icon().isNull() ? 0 : button.iconSize().width() + 4;
            const bool right = button.layoutDirection() == Qt::RightToLeft;
            text(button, button.rect().adjusted(4 + (right ? 0 : icon), 4, -4 - (right ? icon : 0), -4), button.text());
        }
        const auto* tool = qobject_cast<const QToolButton*>(&button);
        if (!bare && !(tool && tool->autoRaise()) && !button.inherits("QTabBar") && !button.inherits("QLineEditIconButton"))
            border(button);
    }

    //! What tells where a control is: its edge or its own ground against what is around it.
    void border(const QWidget& w)
    {
        const QPoint middle(0, w.height() / 2);
        if (!w.visibleRegion().contains(middle) || !w.visibleRegion().contains(QPoint(4, w.height() / 2)) || !w.parentWidget())
            return;
        const QPoint at = w.mapTo(m_view.top, middle);
        const QPoint outside = at - QPoint(2, 0);
        if (!m_picture.rect().contains(outside))
            return;
        const QColor around = m_picture.pixelColor(outside);
        double best = 0;
        for (int x = 0; x < 4; ++x)
            best = std::max(best, kit::contrast(m_picture.pixelColor(at + QPoint(x, 0)), around));
        if (best < 3)
            m_findings.add(q("contrast"), q("%1:1 of the edge on %2: %3").arg(best, 0, 'f', 2).arg(around.name(), nameOf(&w)), m_view);
    }

    void lookAtHeader(const QHeaderView& header)
    {
        for (int i = 0; header.model() && i < header.count(); ++i) {
            if (header.isSectionHidden(i) || header.orientation() == Qt::Vertical)
                continue;
            const QRect section(header.sectionViewportPosition(i), 0, header.sectionSize(i), header.height());
            const QString shown = header.model()->headerData(i, header.orientation()).toString();
            const QPoint corner = header.viewport()->mapTo(&header, QPoint(0, 0));
            const QRect box = section.translated(corner).adjusted(3, 3, -3, -3);
            if (2 * inPicture(header, box).width() >= box.width()) // else it is scrolled away, or behind the frozen columns
                text(header, box, shown);
        }
    }

    void lookAtCells(const QAbstractItemView& list)
    {
        const QAbstractItemModel* model = list.model();
        for (int row = 0; model && row < std::min(30, model->rowCount(list.rootIndex())); ++row)
            for (int column = 0; column < model->columnCount(list.rootIndex()); ++column) {
                const QModelIndex index = model->index(row, column, list.rootIndex());
                if (!(index.flags() & Qt::ItemIsEnabled))
                    continue;
                const QRect cell = list.visualRect(index).adjusted(3, 2, -3, -2);
                const QString shown = index.data().toString();
                if (cell.isValid() && list.viewport()->rect().contains(cell) && !shown.isEmpty())
                    text(*list.viewport(), cell, shown);
            }
    }

    const View& m_view;
    Findings& m_findings;
    QImage m_picture;
    bool m_high;
};

} // namespace

void contrast(const View& view, Findings& findings)
{
    Contrast rule(view, findings);
    for (QWidget* w : visibleWidgets(view.top))
        rule.look(w);
}

} // namespace boulton::test
