// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/paste_report.h"
#include "ui/kit/block_table.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"
#include "ui/models/diagnostics_model.h"
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QVBoxLayout>

namespace boulton::matrix {

using kit::em;

PasteReport::PasteReport(const QString& title, workspace::PastePlan paste,
                         std::function<void(std::vector<workspace::ValueEdit>)> take, QWidget* parent)
    : QDialog(parent), m_paste(std::move(paste))
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(em(46), em(m_paste.problems.empty() ? 14 : 28));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em(1.2), em(1), em(1.2), em(1));
    column->setSpacing(em(0.7));
    column->addWidget(kit::heading(title, 2, this));
    column->addWidget(kit::plainLabel(summary(m_paste), this));
    if (!m_paste.how.empty())
        column->addWidget(kit::mutedLabel(kit::toQt(m_paste.how), this));
    if (!m_paste.problems.empty()) {
        column->addWidget(new kit::Notice(m_paste.good() ? kit::NoticeKind::Information : kit::NoticeKind::Caution,
                                          m_paste.good() ? tr("Please read what should be known about these cells.")
                                                         : tr("Some cells cannot be taken. They are listed below; nothing has been changed yet."),
                                          this));
        auto* model = new models::DiagnosticsModel(this);
        model->setDiagnostics(m_paste.problems);
        auto* table = new kit::BlockTable(tr("Cells with problems"), this);
        table->setModel(model);
        table->horizontalHeader()->setStretchLastSection(true);
        table->fitColumns(18);
        table->setWordWrap(true);
        table->verticalHeader()->setSectionResizeMode(m_paste.problems.items().size() < 200 ? QHeaderView::ResizeToContents : QHeaderView::Interactive);
        column->addWidget(table, 1);
    } else {
        column->addStretch(1);
    }
    auto* buttons = new QDialogButtonBox(this);
    const auto count = static_cast<int>(m_paste.edits.size());
    auto* yes = buttons->addButton(m_paste.good() ? tr("Paste %Ln figure(s)", nullptr, count) : tr("Take the %Ln good figure(s)", nullptr, count),
                                   QDialogButtonBox::AcceptRole);
    yes->setEnabled(count > 0);
    auto* no = buttons->addButton(tr("Change nothing"), QDialogButtonBox::RejectRole);
    const bool mostlyGood = m_paste.edits.size() > m_paste.skipped; // Return must not take the rest of what went wrong
    yes->setAutoDefault(mostlyGood);
    no->setAutoDefault(!mostlyGood);
    (mostlyGood ? yes : no)->setDefault(true);
    kit::setKind(mostlyGood ? yes : no, kit::ButtonKind::Primary);
    connect(yes, &QPushButton::clicked, this, [this, take = std::move(take)] {
        take(m_paste.edits);
        accept();
    });
    connect(no, &QPushButton::clicked, this, &QDialog::reject);
    column->addWidget(buttons);
}

QString PasteReport::summary(const workspace::PastePlan& paste)
{
    QStringList parts;
    const auto add = [&](std::size_t count, const QString& text) {
        if (count > 0)
            parts << text;
    };
    const auto n = [](std::size_t count) { return static_cast<int>(count); };
    add(paste.added, tr("%Ln figure(s) are new", nullptr, n(paste.added)));
    add(paste.restated, tr("%Ln replace others, which stay in the history", nullptr, n(paste.restated)));
    add(paste.unchanged, tr("%Ln are there already", nullptr, n(paste.unchanged)));
    add(paste.empty, tr("%Ln empty cell(s) change nothing", nullptr, n(paste.empty)));
    add(paste.skipped, tr("%Ln cell(s) cannot be taken", nullptr, n(paste.skipped)));
    return parts.isEmpty() ? tr("There is nothing in the clipboard that could be pasted here.") : parts.join(QStringLiteral("; ")) + QLatin1Char('.');
}

} // namespace boulton::matrix
