// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assurance/release_view.h"
#include "core/base/format.h"
#include "ui/document/document_view.h"
#include "ui/kit/block_table.h"
#include "ui/kit/dialogs.h"
#include "ui/kit/plain.h"
#include "ui/kit/room.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"
#include "ui/models/values_model.h"
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace boulton::assurance {

using kit::em;

namespace {

std::string exactText(const report::NamedValue& figure)
{
    if (const auto* text = std::get_if<std::string>(&figure.value))
        return *text;
    if (const auto* whole = std::get_if<std::int64_t>(&figure.value))
        return std::to_string(*whole);
    return formatExact(std::get<double>(figure.value));
}

} // namespace

ReleaseView::ReleaseView(const workspace::Release& asked, std::shared_ptr<const report::Document> document, std::function<void()> release, QWidget* parent)
    : QDialog(parent), m_tabs(new kit::Tabs(this)), m_view(new document::DocumentView(m_tabs->place()))
{
    QVBoxLayout* column = kit::dialogColumn(this, tr("What would leave"));
    column->addWidget(kit::dataLabel(tr("%1 asks to export this. Reason: %2").arg(kit::shown(asked.requesterName), kit::shown(asked.reason)), this));
    kit::describe(m_view, tr("The report as it would leave"));
    column->addWidget(m_tabs, 1);
    m_tabs->addTab(m_view, tr("Report"));
    if (!document->tables.empty() || !document->values.empty()) {
        column->insertWidget(column->indexOf(m_tabs),
                             kit::mutedLabel(tr("The spreadsheet and the JSON file also hold exact values. They leave as well: see the other tabs."), this));
        addValues(*document);
    }
    m_view->setDocument(std::move(document));
    auto* buttons = new QDialogButtonBox(this);
    auto* go = buttons->addButton(tr("Release it…"), QDialogButtonBox::AcceptRole);
    auto* close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    kit::setKind(close, kit::ButtonKind::Primary); // looking is not releasing
    go->setAutoDefault(false);
    column->addWidget(buttons);
    connect(go, &QPushButton::clicked, this, [this, release = std::move(release)] {
        accept();
        release();
    });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    resize(em(52), em(40));
    close->setFocus();
}

void ReleaseView::addValues(const report::Document& document)
{
    for (const report::NamedTable& one : document.tables) {
        auto* table = new kit::BlockTable(tr("Exact values: %1").arg(kit::shown(one.name)), m_tabs);
        kit::markData(table);
        table->setModel(new models::ValuesModel(one.table, table));
        table->fitColumns(16);
        m_tabs->addTab(table, tr("Table “%1”").arg(kit::shown(one.name)));
    }
    if (document.values.empty())
        return;
    auto* figures = new QListWidget(m_tabs);
    kit::describe(figures, tr("Single figures"));
    kit::markData(figures);
    for (const report::NamedValue& one : document.values)
        figures->addItem(tr("%1: %2", "the name of a figure and its value").arg(kit::shown(one.name), kit::shown(exactText(one))));
    m_tabs->addTab(figures, tr("Single figures"));
}

} // namespace boulton::assurance
