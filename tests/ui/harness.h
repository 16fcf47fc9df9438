// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that hold for every page and dialog, present and future: each loops over test::shots() and says what it finds. Views are shown
// once for each look (theme, language, direction, text size), and all rules of that look are held against them.
#pragma once
#include "tests/ui/shots.h"
#include "ui/kit/theme.h"
#include <QMap>
#include <QString>
#include <QStringList>
#include <functional>
#include <vector>

class QWidget;

namespace boulton::test {

//! How the program is set while its views are looked over.
struct Look {
    kit::ThemeChoice theme = kit::ThemeChoice::Light;
    int percent = 100;
    bool live = false;        //!< pages are made at 100 %, then the size changes
    bool pseudo = false;      //!< kit::PseudoTranslator is installed
    bool rightToLeft = false;
    bool sharp = false;       //!< text without grey edges, so that its colour can be read off a picture
    QString only{};           //!< views whose names contain this; empty: all
};

struct View {
    Desktop& desktop;
    QString name; //!< of the shot
    QWidget* top; //!< the window or the dialog
    Look look;
    QString size; //!< empty: as it opens
};

//! What the rules found: every complaint once, with the views in which it was seen.
class Findings {
public:
    void add(const QString& rule, const QString& complaint, const View& view);
    //! Fails the case with every complaint of that rule.
    void check(const QString& rule) const;
    int views = 0;
    QStringList classes; //!< of the views that were shown

private:
    QMap<QString, QMap<QString, QStringList>> m_complaints;
};

using RuleFunction = void (*)(const View& view, Findings& findings);
struct Rule {
    RuleFunction hold;
    bool everySize = false; //!< also with the window at its least size
};

//! Shows every view in that look and holds the rules against each.
[[nodiscard]] Findings walk(const Look& look, const std::vector<Rule>& rules);

// ---- the rules; the name of each is that of its complaints

void names(const View& view, Findings& findings);       //!< every focusable control has an accessible name and a role
void keyboard(const View& view, Findings& findings);    //!< … and the Tab key reaches it and goes on
void room(const View& view, Findings& findings);        //!< no text is clipped
void plainTexts(const View& view, Findings& findings);  //!< no label or tool tip guesses rich text
void contrast(const View& view, Findings& findings);    //!< measured from the picture
void words(const View& view, Findings& findings);       //!< every text went through the translator, or is data
void models(const View& view, Findings& findings);      //!< QAbstractItemModelTester on every item model, for as long as it lives

// ---- for the rules

//! Visible widgets of the view, the top included, in order of the tree; without what is inside item views but for their headers.
[[nodiscard]] std::vector<QWidget*> visibleWidgets(QWidget* top);
//! "QPushButton “Save figure” in MeasurePanel"
[[nodiscard]] QString nameOf(const QWidget* widget);
//! Marked with kit::markData, itself or something around it.
[[nodiscard]] bool isData(const QWidget* widget);
//! Tooltips are escaped rich text: as people read it.
[[nodiscard]] QString toolTipText(const QWidget* widget);
[[nodiscard]] QString plainFromToolTip(const QString& toolTip);

} // namespace boulton::test
