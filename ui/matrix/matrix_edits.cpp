// SPDX-License-Identifier: GPL-3.0-or-later
// The matrix page's ways of changing figures: typing, pasting, filling, withdrawing.
#include "core/exchange/clipboard.h"
#include "ui/kit/text.h"
#include "ui/matrix/matrix_page.h"
#include "ui/matrix/matrix_table.h"
#include "ui/matrix/paste_report.h"
#include "ui/models/matrix_model.h"
#include <QClipboard>
#include <QGuiApplication>
#include <QItemSelectionModel>

namespace boulton::matrix {

using namespace performance;
using kit::toQt;

workspace::PasteTarget MatrixPage::target(const workspace::Selection& selection) const
{
    return {m_table->shownMeasures(), m_model->grid().months, selection, desk().clock().today()};
}

void MatrixPage::apply(const QString& what, std::vector<workspace::ValueEdit> edits)
{
    if (const Status done = desk().edit(what, std::move(edits)); !done)
        services().dialogs.tell(this, done.error());
}

void MatrixPage::take(const QString& what, const workspace::PastePlan& plan, bool always)
{
    if (!always && plan.problems.empty() && plan.edits.size() == plan.added + plan.restated) {
        if (!plan.edits.empty())
            apply(what, plan.edits);
        return;
    }
    services().dialogs.show(new PasteReport(always ? tr("Paste into the matrix") : tr("Fill in the matrix"), plan, [this, what](std::vector<workspace::ValueEdit> edits) { apply(what, std::move(edits)); }, this));
}

void MatrixPage::typed(const QModelIndex& index, const QString& text)
{
    const auto* measure = m_model->measureAt(index.row());
    const auto period = m_model->periodAt(index);
    if (!measure || !period)
        return;
    const QString what = tr("%1, %2").arg(kit::shown(measure->code.value), kit::shown(period->label()));
    if (text.isEmpty()) {
        apply(what, {workspace::ValueEdit{.measure = measure->code, .period = *period}});
        return;
    }
    // the same grammar as for a pasted cell
    const std::vector<Period> columns{Period{addMonths(period->start, period->months - 1), 1}};
    const workspace::PasteTarget cell{{measure->code}, columns, {}, desk().clock().today()};
    const exchange::Block block{{{kit::toUtf8(text)}}};
    const workspace::PastePlan plan = workspace::planPaste(*desk().plan(), cell, block, workspace::BlockNames::Ignore);
    if (plan.edits.empty() && plan.good())
        return; // as it was
    if (plan.problems.empty()) {
        apply(what, plan.edits);
        return;
    }
    m_table->stay(); // the next try is for the same cell
    const auto& problem = plan.problems.items().front();
    if (plan.good()) { // it can be taken, but something is lost by it
        services().dialogs.ask(this,
                               {.title = tr("Take “%1”?").arg(text),
                                .text = toQt(problem.text) + QLatin1Char(' ') + tr("Both can be typed beside the matrix instead."),
                                .answers = {tr("Take it"), tr("Leave it as it was")},
                                .standard = 1},
                               [this, what, edits = plan.edits](int answer) {
                                   if (answer == 0)
                                       apply(what, edits);
                               });
        return;
    }
    services().dialogs.tell(this, tr("“%1” was not taken").arg(text), toQt(problem.text), {});
}

bool MatrixPage::refusesEdits()
{
    if (desk().facts().readOnly)
        navigator().notify(kit::NoticeKind::Information, tr("Nothing was changed: this vault is open for reading only."));
    return desk().facts().readOnly;
}

void MatrixPage::pasteText(const QString& text)
{
    if (refusesEdits())
        return;
    const auto selection = m_table->monthSelection();
    if (!selection) {
        services().dialogs.tell(this, tr("Where should it go?"), tr("Select the first month cell that the block is for, then paste again."));
        return;
    }
    const auto block = exchange::parseBlock(kit::toUtf8(text));
    if (!block) {
        services().dialogs.tell(this, block.error());
        return;
    }
    const workspace::PastePlan plan = workspace::planPaste(*desk().plan(), target(*selection), *block);
    take(tr("paste"), plan, true);
}

void MatrixPage::fill(workspace::FillDirection direction)
{
    const auto selection = m_table->monthSelection();
    if (!selection || refusesEdits())
        return;
    take(tr("fill"), workspace::planFill(*desk().plan(), target(*selection), direction), false);
}

void MatrixPage::withdraw()
{
    if (refusesEdits() || !m_table->selectionModel())
        return;
    std::vector<workspace::ValueEdit> edits;
    for (const QModelIndex& index : m_table->selectionModel()->selectedIndexes()) {
        const Cell* cell = m_model->cellAt(index);
        const auto* measure = m_model->measureAt(index.row());
        if (cell && measure && (m_model->flags(index) & Qt::ItemIsEditable) && desk().plan()->history.at(measure->code, cell->period))
            edits.push_back({.measure = measure->code, .period = cell->period});
    }
    if (edits.empty())
        return;
    if (edits.size() == 1) {
        apply(tr("withdrawal"), std::move(edits));
        return;
    }
    const auto count = static_cast<int>(edits.size());
    services().dialogs.ask(this,
                           {.title = tr("Withdraw figures"),
                            .text = tr("Withdraw %n figure(s)? They stay in the history, and you can undo this.", nullptr, count),
                            .answers = {tr("Withdraw"), tr("Keep them")},
                            .standard = 1,
                            .danger = true},
                           [this, edits](int answer) {
                               if (answer == 0)
                                   apply(tr("withdrawal"), edits);
                           });
}

void MatrixPage::copyUnsaved()
{
    QString block;
    for (const auto& edit : desk().unsaved())
        block += kit::tabSeparated({kit::shown(edit.measure.value), kit::shown(edit.period.label()),
                                    edit.value ? QString::number(*edit.value, 'g', 17) : QString(),
                                    edit.numerator ? QString::number(*edit.numerator, 'g', 17) : QString(),
                                    edit.denominator ? QString::number(*edit.denominator, 'g', 17) : QString()}) +
                 QLatin1Char('\n');
    QGuiApplication::clipboard()->setText(block);
    navigator().notify(kit::NoticeKind::Information, tr("The figures that could not be saved are on the clipboard: paste them into a spreadsheet."));
}

} // namespace boulton::matrix
