// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/plan.h"
#include "tests/ui/harness.h"
#include "ui/kit/text.h"
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTabBar>
#include <algorithm>
#include <set>

namespace boulton::test {
namespace {

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

//! What the vault holds: names and words that nobody translates. Longest first.
QStringList dataOf(const Desktop& desktop, const performance::Plan* plan, const desk::VaultFacts* facts)
{
    QStringList all{kit::pathText(desktop.folder())};
    const auto add = [&](const std::string& text) {
        if (!text.empty())
            all << kit::shown(text);
    };
    if (facts)
        all << facts->name << facts->userName << facts->compartment << facts->marking << facts->folder << facts->warnings;
    if (plan) {
        add(plan->council);
        add(plan->title);
        for (const auto& o : plan->outcomes)
            add(o.title);
        for (const auto& m : plan->measures)
            for (const std::string* text : {&m.code.value, &m.title, &m.definition, &m.owner, &m.directorate, &m.unit, &m.priority, &m.dataProvider, &m.approver, &m.source})
                add(*text);
        std::set<std::string> people;
        for (const auto& record : plan->history.records())
            people.insert({record.recordedBy, record.note, record.source});
        for (const auto& person : people)
            add(person);
    }
    all.removeAll(QString());
    std::ranges::sort(all, [](const QString& a, const QString& b) { return a.size() > b.size(); });
    return all;
}

//! Without what stands between « and », which came through the translator.
QString withoutTranslated(const QString& text)
{
    QString out;
    int depth = 0;
    for (const QChar c : text) {
        if (c == QChar(0xAB))
            ++depth;
        else if (c == QChar(0xBB) && depth > 0)
            --depth;
        else if (depth == 0)
            out += c;
    }
    return out;
}

class Words {
public:
    Words(const View& view, Findings& findings)
        : m_view(view), m_findings(findings),
          m_data(dataOf(view.desktop, view.desktop.program().desk() ? view.desktop.desk().plan().get() : nullptr,
                        view.desktop.program().desk() ? &view.desktop.desk().facts() : nullptr))
    {}

    void text(const QString& what, const QString& shown, const QWidget* where)
    {
        QString left = withoutTranslated(shown);
        for (const QString& data : m_data) {
            if (!hasLetters(left))
                return;
            left.remove(data);
        }
        // Dates are written as on paper, in the council's own way.
        static const QRegularExpression dates(QStringLiteral(
            "\\b(Jan(uary)?|Feb(ruary)?|Mar(ch)?|Apr(il)?|May|June?|July?|Aug(ust)?|Sep(t|tember)?|Oct(ober)?|Nov(ember)?|Dec(ember)?|Q[1-4]|to)\\b"));
        left.remove(dates);
        if (hasLetters(left))
            m_findings.add(q("words"), q("%1 “%2” cannot be translated: %3").arg(what, shown.left(80), nameOf(where)), m_view);
    }

    void look(QWidget* w)
    {
        if (w->isWindow())
            text(q("the title"), w->windowTitle(), w);
        for (const QAction* action : w->actions())
            lookAt(*action, w);
        if (isData(w))
            return;
        text(q("the tool tip"), toolTipText(w), w);
        text(q("the accessible name"), w->accessibleName(), w);
        if (!w->property("describedByData").toBool()) // kit::describeByData: the words of a document's page
            text(q("the accessible description"), w->accessibleDescription(), w);
        if (const auto* label = qobject_cast<QLabel*>(w))
            text(q("the text"), label->text(), w);
        else if (const auto* button = qobject_cast<QAbstractButton*>(w))
            text(q("the text"), button->text(), w);
        else if (const auto* box = qobject_cast<QComboBox*>(w))
            for (int i = 0; i < box->count(); ++i)
                text(q("the choice"), box->itemText(i), w);
        else if (const auto* group = qobject_cast<QGroupBox*>(w))
            text(q("the title"), group->title(), w);
        else if (const auto* tabs = qobject_cast<QTabBar*>(w))
            for (int i = 0; i < tabs->count(); ++i)
                text(q("the tab"), tabs->tabText(i), w);
        else if (const auto* line = qobject_cast<QLineEdit*>(w))
            text(q("the place-holder"), line->placeholderText(), w);
        else if (const auto* lines = qobject_cast<QPlainTextEdit*>(w))
            text(q("the place-holder"), lines->placeholderText(), w);
        else if (const auto* spin = qobject_cast<QSpinBox*>(w))
            text(q("the unit"), spin->prefix() + spin->suffix() + spin->specialValueText(), w);
        else if (const auto* real = qobject_cast<QDoubleSpinBox*>(w))
            text(q("the unit"), real->prefix() + real->suffix() + real->specialValueText(), w);
        else if (const auto* header = qobject_cast<QHeaderView*>(w))
            lookAt(*header);
        else if (const auto* list = qobject_cast<QAbstractItemView*>(w))
            lookAt(*list);
    }

private:
    static bool hasLetters(const QString& text)
    {
        return std::ranges::any_of(text, [](QChar c) { return c.isLetter(); });
    }

    void lookAt(const QAction& action, const QWidget* where)
    {
        if (action.isSeparator() || action.property("data").toBool())
            return;
        text(q("the action"), action.text(), where);
        if (action.menu())
            for (const QAction* inner : action.menu()->actions())
                lookAt(*inner, where);
    }

    void lookAt(const QHeaderView& header)
    {
        for (int i = 0; header.model() && i < header.count(); ++i)
            if (!header.isSectionHidden(i))
                text(q("the heading"), header.model()->headerData(i, header.orientation()).toString(), &header);
    }

    void lookAt(const QAbstractItemView& list)
    {
        const QAbstractItemModel* model = list.model();
        for (int row = 0; model && row < std::min(40, model->rowCount(list.rootIndex())); ++row)
            for (int column = 0; column < model->columnCount(list.rootIndex()); ++column) {
                const QModelIndex index = model->index(row, column, list.rootIndex());
                if (!index.data(Qt::UserRole + 100).toBool())
                    text(q("the cell"), index.data().toString(), &list);
            }
    }

    const View& m_view;
    Findings& m_findings;
    QStringList m_data;
};

} // namespace

void words(const View& view, Findings& findings)
{
    Words rule(view, findings);
    for (QWidget* w : visibleWidgets(view.top))
        rule.look(w);
}

} // namespace boulton::test
