// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assurance/release_view.h"
#include "ui/document/document_view.h"
#include "ui/kit/dialogs.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace boulton::assurance {

using kit::em;

ReleaseView::ReleaseView(const workspace::Release& asked, std::shared_ptr<const report::Document> document, std::function<void()> release, QWidget* parent)
    : QDialog(parent), m_view(new document::DocumentView(this))
{
    QVBoxLayout* column = kit::dialogColumn(this, tr("What would leave"));
    column->addWidget(kit::dataLabel(tr("%1 asks to export this. Reason: %2").arg(kit::shown(asked.requesterName), kit::shown(asked.reason)), this));
    if (const auto tables = static_cast<int>(document->tables.size()); tables > 0)
        column->addWidget(kit::mutedLabel(tr("The spreadsheet and the JSON file also hold %n table(s) of exact values, which are not shown here.", nullptr, tables), this));
    kit::describe(m_view, tr("The report as it would leave"));
    m_view->setDocument(std::move(document));
    column->addWidget(m_view, 1);
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

} // namespace boulton::assurance
