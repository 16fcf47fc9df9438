// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/harness.h"
#include "ui/kit/plain.h"
#include <QAbstractButton>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QStyleOptionFrame>
#include <QTabBar>

namespace boulton::test {
namespace {

constexpr int kSlack = 1;
constexpr int kLongChoice = 8; //!< ems: what is shorter stands in a combo box whole
constexpr int kHeaderPadding = 12; //!< of QHeaderView::section in the style sheet, both sides

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

class Room {
public:
    Room(const View& view, Findings& findings) : m_view(view), m_findings(findings) {}

    void look(QWidget* w)
    {
        if (auto* label = qobject_cast<QLabel*>(w))
            lookAtLabel(*label);
        else if (auto* button = qobject_cast<QAbstractButton*>(w))
            lookAtButton(*button);
        else if (auto* box = qobject_cast<QComboBox*>(w))
            lookAtCombo(*box);
        else if (auto* group = qobject_cast<QGroupBox*>(w))
            needs(*w, {group->fontMetrics().horizontalAdvance(group->title()) + 20, 0}, group->title());
        else if (auto* bar = qobject_cast<QTabBar*>(w))
            lookAtTabs(*bar);
        else if (auto* line = qobject_cast<QLineEdit*>(w))
            lookAtLine(*line);
        else if (auto* list = qobject_cast<QListView*>(w))
            lookAtList(*list);
        else if (auto* menus = qobject_cast<QMenuBar*>(w))
            needs(*w, {menus->sizeHint().width(), menus->heightForWidth(menus->width())}, q("menus"));
        else if (auto* header = qobject_cast<QHeaderView*>(w))
            lookAtHeader(*header);
        if (!qobject_cast<QScrollBar*>(w) && (qobject_cast<QLabel*>(w) || w->focusPolicy() != Qt::NoFocus))
            lookAround(*w);
    }

private:
    void complain(const QWidget& w, const QString& what) { m_findings.add(q("room"), nameOf(&w) + QStringLiteral(": ") + what, m_view); }

    //! The tool tip holds the whole text, or what the text (shortened with …) begins.
    static bool told(const QString& toolTip, const QString& text)
    {
        return !text.isEmpty() && toolTip.contains(text.endsWith(QChar(0x2026)) ? text.chopped(1).trimmed() : text);
    }

    void needs(const QWidget& w, QSize needed, const QString& text)
    {
        if (w.width() + kSlack >= needed.width() && w.height() + kSlack >= needed.height())
            return;
        if (told(toolTipText(&w), text))
            return;
        complain(w, q("needs %1×%2, has %3×%4").arg(needed.width()).arg(needed.height()).arg(w.width()).arg(w.height()));
    }

    void lookAtLabel(QLabel& label)
    {
        if (label.text().isEmpty() || qobject_cast<kit::ElidedLabel*>(&label))
            return;
        if (!label.wordWrap()) {
            needs(label, label.sizeHint(), label.text());
            return;
        }
        int widest = 0;
        static const QRegularExpression breaks(QStringLiteral("[\\s/\\-\\x{2013}\\x{200B}\\\\]+"));
        for (const QString& word : label.text().split(breaks, Qt::SkipEmptyParts))
            widest = std::max(widest, label.fontMetrics().horizontalAdvance(word));
        const int around = label.width() - label.contentsRect().width() + 2 * label.margin();
        needs(label, {widest + around, label.heightForWidth(label.width())}, label.text());
    }

    void lookAtButton(QAbstractButton& button)
    {
        if (!button.text().isEmpty())
            needs(button, button.sizeHint(), QString(button.text()).remove(QLatin1Char('&')));
        else if (!button.icon().isNull())
            needs(button, button.iconSize(), {});
    }

    void lookAtCombo(QComboBox& box)
    {
        QStyleOptionComboBox option;
        option.initFrom(&box);
        option.editable = box.isEditable();
        option.subControls = QStyle::SC_All;
        const QRect field = box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
        const int text = box.fontMetrics().horizontalAdvance(box.currentText());
        const QSize needed{box.width() - field.width() + text, box.minimumSizeHint().height()};
        if (text > box.fontMetrics().height() * kLongChoice)
            needs(box, needed, box.currentText()); // a name: the tool tip has it
        else if (box.width() + kSlack < needed.width() || box.height() + kSlack < needed.height())
            complain(box, q("needs %1×%2, has %3×%4").arg(needed.width()).arg(needed.height()).arg(box.width()).arg(box.height()));
    }

    void lookAtTabs(QTabBar& bar)
    {
        for (int i = 0; i < bar.count(); ++i) {
            if (!bar.isTabVisible(i))
                continue;
            const QRect tab = bar.tabRect(i);
            const int text = bar.fontMetrics().horizontalAdvance(QString(bar.tabText(i)).remove(QLatin1Char('&')));
            if (!told(plainFromToolTip(bar.tabToolTip(i)), bar.tabText(i)) && (tab.width() < text || !bar.rect().adjusted(-kSlack, -kSlack, kSlack, kSlack).contains(tab)))
                complain(bar, q("the tab “%1” is cut: %2 wide from %3, the bar %4").arg(bar.tabText(i)).arg(tab.width()).arg(tab.x()).arg(bar.width()));
        }
    }

    void lookAtLine(QLineEdit& line)
    {
        if (!line.text().isEmpty() || line.placeholderText().isEmpty())
            return; // what is typed can be scrolled
        QStyleOptionFrame option;
        option.initFrom(&line);
        option.lineWidth = line.style()->pixelMetric(QStyle::PM_DefaultFrameWidth, &option, &line);
        const QRect inner = line.style()->subElementRect(QStyle::SE_LineEditContents, &option, &line);
        const int has = inner.width() - 4 - line.textMargins().left() - line.textMargins().right();
        const int text = line.fontMetrics().horizontalAdvance(line.placeholderText());
        if (text > has + kSlack && !told(toolTipText(&line), line.placeholderText()))
            complain(line, q("“%1” needs %2, has %3").arg(line.placeholderText()).arg(text).arg(has));
    }

    void lookAtList(QListView& list)
    {
        if (list.horizontalScrollBar()->maximum() > 0 && list.horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff)
            return;
        for (int row = 0; list.model() && row < std::min(60, list.model()->rowCount()); ++row) {
            const QModelIndex index = list.model()->index(row, list.modelColumn());
            const QString text = index.data().toString();
            if (list.sizeHintForIndex(index).width() > list.viewport()->width() + kSlack &&
                !told(plainFromToolTip(index.data(Qt::ToolTipRole).toString()), text))
                complain(list, q("the item “%1” needs %2, has %3").arg(text).arg(list.sizeHintForIndex(index).width()).arg(list.viewport()->width()));
        }
    }

    void lookAtHeader(QHeaderView& header)
    {
        if (!header.model())
            return;
        for (int i = 0; i < header.count(); ++i) {
            if (header.isSectionHidden(i))
                continue;
            const QString text = header.model()->headerData(i, header.orientation()).toString();
            const QString tip = plainFromToolTip(header.model()->headerData(i, header.orientation(), Qt::ToolTipRole).toString());
            const bool wraps = (header.model()->headerData(i, header.orientation(), Qt::TextAlignmentRole).toInt() & Qt::TextWordWrap) != 0;
            if (wraps && header.orientation() == Qt::Horizontal) { // each word fits into the column, and the lines into the header
                lookAtWrapped(header, i, text);
                continue;
            }
            const int needed = header.orientation() == Qt::Horizontal ? header.fontMetrics().horizontalAdvance(text) : header.fontMetrics().height();
            // by the model's header data: BlockTable shows what is cut in a tool tip
            if (needed > header.sectionSize(i) + kSlack && !told(tip, text) && !header.property("cutTold").toBool())
                complain(header, q("the heading “%1” needs %2, has %3").arg(text).arg(needed).arg(header.sectionSize(i)));
        }
    }

    void lookAtWrapped(QHeaderView& header, int section, const QString& text)
    {
        QFont font = header.font();
        font.setWeight(QFont::DemiBold); // as the style sheet has it
        const QFontMetrics metrics(font);
        const int room = header.sectionSize(section) - kHeaderPadding;
        int widest = 0;
        for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            widest = std::max(widest, metrics.horizontalAdvance(word));
        const int height = metrics.boundingRect(QRect(0, 0, std::max(1, room), 10'000), Qt::TextWordWrap, text).height();
        if (widest > room + kSlack || height > header.height() + kSlack)
            complain(header, q("the heading “%1” needs %2×%3, has %4×%5").arg(text).arg(widest).arg(height).arg(room).arg(header.height()));
    }

    //! Nothing around it cuts it off, unless one can scroll to it.
    void lookAround(const QWidget& w)
    {
        QRect box = w.rect();
        const QWidget* inner = &w;
        for (const QWidget* p = w.parentWidget(); p && !inner->isWindow(); inner = p, p = p->parentWidget()) {
            box.translate(inner->pos());
            const auto* area = qobject_cast<const QAbstractScrollArea*>(p->parentWidget());
            QRect room = p->rect().adjusted(-kSlack, -kSlack, kSlack, kSlack);
            if (area && area->viewport() == p) {
                if (area->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff && area->horizontalScrollBar()->maximum() > 0)
                    return;
                room.setTop(-1'000'000);
                room.setBottom(1'000'000);
            }
            if (!room.contains(box)) {
                const QString around = nameOf(p);
                complain(w, q("is cut off by %1").arg(around));
                return;
            }
            if (area && area->viewport() == p)
                return;
        }
    }

    const View& m_view;
    Findings& m_findings;
};

} // namespace

void room(const View& view, Findings& findings)
{
    Room rule(view, findings);
    for (QWidget* w : visibleWidgets(view.top))
        if (w != view.top)
            rule.look(w);
}

} // namespace boulton::test
