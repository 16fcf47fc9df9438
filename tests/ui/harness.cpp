// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/harness.h"
#include "tests/support/test.h"
#include "ui/kit/pseudo_translator.h"
#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QDialog>
#include <QFont>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTextDocumentFragment>
#include <algorithm>
#include <memory>

namespace boulton::test {
namespace {

constexpr int kSameRounds = 4;
constexpr QSize kLeastScreen(1366, 700); //!< a laptop of 1366 × 768 without its task bar and a dialog's title

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

//! Sets the program as the look wants it and puts everything back.
class Dressed {
public:
    explicit Dressed(const Look& look) : m_font(QApplication::font())
    {
        if (look.pseudo) {
            m_translator = std::make_unique<kit::PseudoTranslator>();
            QCoreApplication::installTranslator(m_translator.get());
        }
        QGuiApplication::setLayoutDirection(look.rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        if (look.sharp) {
            QFont sharp = m_font;
            sharp.setStyleStrategy(QFont::NoAntialias);
            QApplication::setFont(sharp);
        }
    }
    ~Dressed()
    {
        if (m_translator)
            QCoreApplication::removeTranslator(m_translator.get());
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        QApplication::setFont(m_font);
    }
    Dressed(const Dressed&) = delete;
    Dressed& operator=(const Dressed&) = delete;

private:
    QFont m_font;
    std::unique_ptr<kit::PseudoTranslator> m_translator;
};

QStringList classesOf(const QWidget* widget)
{
    QStringList all;
    for (const QMetaObject* m = widget->metaObject(); m; m = m->superClass())
        all << QString::fromLatin1(m->className());
    return all;
}

void holdAll(const View& view, const std::vector<Rule>& rules, bool least, Findings& findings)
{
    for (const Rule& rule : rules)
        if (!least || rule.everySize)
            rule.hold(view, findings);
}

//! Where every widget of the view is.
size_t placesOf(const QWidget* top)
{
    size_t places = 0;
    for (const QWidget* w : top->findChildren<QWidget*>())
        places = qHashMulti(places, w->x(), w->y(), w->width(), w->height(), w->isVisible());
    return places;
}

//! Layouts ask and answer in rounds: what is looked at is what stays.
void settleLayout(const QWidget* top)
{
    size_t before = 0;
    int same = 0;
    Desktop::until([&] {
        const size_t now = placesOf(top);
        same = now == before ? same + 1 : 0;
        before = now;
        return same >= kSameRounds;
    }, 5000);
}

//! What the smallest screen leaves of a dialog (kit::NativeDialogs does the same with the screen at hand).
void fitToLeastScreen(const View& view, Findings& findings)
{
    QWidget* top = view.top;
    const QSize needs = top->minimumSize().expandedTo(top->minimumSizeHint());
    if (needs.width() > kLeastScreen.width() || needs.height() > kLeastScreen.height())
        findings.add(q("room"), q("%1 needs %2×%3: more than the least screen").arg(nameOf(top)).arg(needs.width()).arg(needs.height()), view);
    top->resize(top->size().boundedTo(kLeastScreen));
}

} // namespace

void Findings::add(const QString& rule, const QString& complaint, const View& view)
{
    const QString where = view.size.isEmpty() ? view.name : view.name + QStringLiteral(" at ") + view.size;
    QStringList& seen = m_complaints[rule][complaint];
    if (!seen.contains(where))
        seen << where;
}

void Findings::check(const QString& rule) const
{
    test::check(views > 0, "no view was looked at");
    const auto complaints = m_complaints.value(rule);
    QString text;
    for (auto it = complaints.cbegin(); it != complaints.cend(); ++it) {
        QStringList where = it.value();
        const auto more = where.size() - 3;
        where = where.mid(0, 3);
        text += q("\n  ") + it.key() + q("   [") + where.join(q(", ")) + (more > 0 ? q(" and %1 more").arg(more) : QString()) + QLatin1Char(']');
    }
    test::check(complaints.isEmpty(), std::to_string(complaints.size()) + " complaint(s)" + text.toStdString());
}

Findings walk(const Look& look, const std::vector<Rule>& rules)
{
    const Dressed dressed(look);
    Findings findings;
    Desktop desktop;
    desktop.settings().setTheme(look.theme);
    if (look.live)
        desktop.openPages();
    desktop.settings().setTextPercent(look.percent);
    for (const Shot& shot : shots()) {
        if (!look.only.isEmpty() && !shot.name.contains(look.only))
            continue;
        desktop.window().resize(1280, 800);
        QWidget* top = show(desktop, shot);
        View view{desktop, shot.name, top, look, {}};
        if (!top) {
            findings.add(q("shown"), q("was not shown"), view);
            continue;
        }
        ++findings.views;
        findings.classes << classesOf(top);
        top->activateWindow();
        Desktop::until([&] { return top->isActiveWindow(); }, 2000);
        if (qobject_cast<QDialog*>(top))
            fitToLeastScreen(view, findings);
        settleLayout(top);
        holdAll(view, rules, false, findings);
        if (std::ranges::any_of(rules, &Rule::everySize)) {
            const QSize before = top->size();
            if (top == &desktop.window()) // dialogs open as large as they need
                top->resize(top->minimumSizeHint().expandedTo(top->minimumSize()));
            if (top->size() != before) {
                view.size = q("its least size");
                settleLayout(top);
                holdAll(view, rules, true, findings);
                top->resize(before);
            }
        }
        if (auto* dialog = qobject_cast<QDialog*>(top))
            delete dialog;
    }
    return findings;
}

// ---- what every rule needs

std::vector<QWidget*> visibleWidgets(QWidget* top)
{
    std::vector<QWidget*> all;
    const auto visit = [&](auto&& self, QWidget* widget) -> void {
        if (!widget->isVisible() || (widget != top && widget->isWindow()))
            return;
        all.push_back(widget);
        const auto* area = qobject_cast<QAbstractItemView*>(widget);
        for (QObject* child : widget->children())
            if (auto* w = qobject_cast<QWidget*>(child); w && !(area && w == area->viewport()))
                self(self, w);
    };
    visit(visit, top);
    return all;
}

QString nameOf(const QWidget* widget)
{
    if (widget->objectName() == QStringLiteral("qt_scrollarea_viewport"))
        return nameOf(widget->parentWidget());
    QString text;
    if (const auto* label = qobject_cast<const QLabel*>(widget))
        text = label->text();
    else if (const auto* button = qobject_cast<const QAbstractButton*>(widget); button && !button->text().isEmpty())
        text = button->text();
    else if (const auto* line = qobject_cast<const QLineEdit*>(widget); line && widget->accessibleName().isEmpty())
        text = line->placeholderText();
    else
        text = widget->accessibleName();
    if (text.size() > 60)
        text = text.left(60) + QChar(0x2026);
    QString around;
    for (const QWidget* p = widget->parentWidget(); p && around.isEmpty(); p = p->parentWidget())
        if (const QString name = QString::fromLatin1(p->metaObject()->className()); name.startsWith(QStringLiteral("boulton::")))
            around = QStringLiteral(" in ") + name.section(QStringLiteral("::"), -1);
    return QString::fromLatin1(widget->metaObject()->className()).section(QStringLiteral("::"), -1) +
           (text.isEmpty() ? QString() : q(" “") + text + q("”")) + around;
}

bool isData(const QWidget* widget)
{
    for (const QWidget* w = widget; w; w = w->parentWidget()) {
        if (w->property("data").toBool())
            return true;
        if (w->isWindow())
            break;
    }
    return false;
}

QString plainFromToolTip(const QString& toolTip)
{
    return QTextDocumentFragment::fromHtml(toolTip).toPlainText();
}

QString toolTipText(const QWidget* widget)
{
    return plainFromToolTip(widget->toolTip());
}

// ---- rules that need little

void plainTexts(const View& view, Findings& findings)
{
    for (QWidget* w : view.top->findChildren<QWidget*>()) {
        if (const auto* label = qobject_cast<QLabel*>(w); label && !label->text().isEmpty() && label->textFormat() != Qt::PlainText)
            findings.add(q("plain"), q("its text format is not PlainText: ") + nameOf(w), view);
        if (!w->toolTip().isEmpty() && !w->toolTip().startsWith(QStringLiteral("<qt>")))
            findings.add(q("plain"), q("its tool tip did not go through kit::plainToolTip: ") + nameOf(w), view);
    }
    for (const auto* list : view.top->findChildren<QAbstractItemView*>()) {
        if (const auto* header = qobject_cast<const QHeaderView*>(list)) {
            for (int i = 0; header->model() && i < header->count(); ++i)
                if (const QString tip = header->model()->headerData(i, header->orientation(), Qt::ToolTipRole).toString();
                    !tip.isEmpty() && !tip.startsWith(QStringLiteral("<qt>")))
                    findings.add(q("plain"), q("shows tool tips of its model unescaped: ") + nameOf(list), view);
            continue;
        }
        if (!list->model() || list->inherits("boulton::kit::BlockTable"))
            continue; // a BlockTable escapes what it shows
        for (int row = 0; row < std::min(30, list->model()->rowCount(list->rootIndex())); ++row)
            for (int column = 0; column < list->model()->columnCount(list->rootIndex()); ++column)
                if (const QString tip = list->model()->index(row, column, list->rootIndex()).data(Qt::ToolTipRole).toString();
                    !tip.isEmpty() && !tip.startsWith(QStringLiteral("<qt>"))) {
                    findings.add(q("plain"), q("shows tool tips of its model unescaped: ") + nameOf(list), view);
                    row = 30;
                    break;
                }
    }
}

void models(const View& view, Findings&)
{
    std::vector<QAbstractItemModel*> found;
    for (auto* model : view.top->findChildren<QAbstractItemModel*>())
        found.push_back(model);
    for (const auto* list : view.top->findChildren<QAbstractItemView*>())
        if (list->model())
            found.push_back(list->model());
    for (QAbstractItemModel* model : found)
        if (!QByteArrayView(model->metaObject()->className()).startsWith('Q') && !model->findChild<QAbstractItemModelTester*>())
            new QAbstractItemModelTester(model, QAbstractItemModelTester::FailureReportingMode::QtTest, model);
}

} // namespace boulton::test
