// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assurance/verdict_card.h"
#include "ui/kit/icons.h"
#include "ui/kit/marks.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace boulton::assurance {

using kit::em;

VerdictCard::VerdictCard(const workspace::AuditVerdict& verdict, Instant at, QWidget* parent) : Card(parent)
{
    setProperty("notice", verdict.ok() ? QStringLiteral("success") : QStringLiteral("danger"));
    setProperty("card", {});
    m_headline = verdict.ok() ? tr("The audit is as it was written. Verified %1.").arg(kit::whenText(at))
                              : tr("The audit is not as it was written. Keep a copy of the vault as it is, and tell your administrator. Verified %1.").arg(kit::whenText(at));
    auto* head = new QHBoxLayout;
    head->setSpacing(em(0.5));
    head->addWidget(kit::heading(m_headline, 3, this), 1);
    auto* close = kit::iconButton(QStringLiteral("close"), tr("Close this message"), this);
    connect(close, &QToolButton::clicked, this, &VerdictCard::closed);
    head->addWidget(close, 0, Qt::AlignTop);
    column()->addLayout(head);
    for (const auto& file : verdict.files)
        addFile(file);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setAccessibleName(m_headline);
}

void VerdictCard::addFile(const workspace::AuditFileVerdict& file)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(em(0.6));
    auto* icon = new kit::IconLabel(file.ok ? QStringLiteral("tick") : QStringLiteral("danger"), 1.2, &kit::Palette::onInformation, this);
    icon->setAccessibleName(file.ok ? tr("In order") : tr("Not in order"));
    row->addWidget(icon, 0, Qt::AlignTop);
    const QString line = kit::shown(file.fileLabel) + QStringLiteral(": ") + kit::toQt(file.words);
    m_lines << line;
    auto* text = kit::dataLabel(line, this);
    if (!file.head.empty())
        kit::setPlainToolTip(text, tr("Fingerprint of the last event: %1").arg(kit::shown(file.head)));
    row->addWidget(text, 1);
    if (file.badFrom) {
        auto* go = kit::button(tr("Show event %1").arg(*file.badFrom), kit::ButtonKind::Normal, this);
        connect(go, &QPushButton::clicked, this, [this, id = file.file, seq = *file.badFrom] { Q_EMIT eventRequested(id, seq); });
        row->addWidget(go, 0, Qt::AlignTop);
    }
    column()->addLayout(row);
}

void VerdictCard::announce()
{
    QAccessibleAnnouncementEvent event(this, m_headline);
    QAccessible::updateAccessibility(&event);
}

} // namespace boulton::assurance
