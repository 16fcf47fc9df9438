// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/sign_off_dialog.h"
#include "ui/document/block_widgets.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace boulton::matrix {

using namespace performance;
using kit::em;
using workspace::MeasureNote;

namespace {

constexpr std::array kShown{Brag::Blue, Brag::Green, Brag::Amber, Brag::Red, Brag::Awaiting};

QString listed(const std::vector<MeasureNote>& notes)
{
    QStringList lines;
    for (const auto& note : notes) {
        QString line = kit::shown(note.measure.value) + QStringLiteral("  ") + kit::shown(note.title);
        if (const QString text = kit::toQt(note.text); !text.isEmpty())
            line += QStringLiteral(": ") + text;
        lines << line;
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

SignOffDialog::SignOffDialog(const workspace::SignOffPreview& preview, std::function<void(const QString&)> sign, QWidget* parent)
    : QDialog(parent), m_statement(new QLineEdit(this))
{
    const QString audience = preview.audience == Audience::Cabinet ? tr("Cabinet") : tr("Council Leadership Team");
    setWindowTitle(tr("Sign off"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(em(42), em(30));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em(1.2), em(1), em(1.2), em(1));
    column->setSpacing(em(0.6));
    column->addWidget(kit::heading(tr("Sign off %1 for %2").arg(kit::shown(preview.period.label()), audience), 2, this));
    auto* counts = new QHBoxLayout;
    counts->setSpacing(em(1.1));
    for (const Brag status : kShown) {
        const QString count = QStringLiteral("%1 %2").arg(preview.summary.count(status)).arg(kit::toQt(word(status)));
        counts->addWidget(new document::Badge(report::Status{letter(status), Text::raw(kit::toUtf8(count))}, this));
    }
    counts->addStretch(1);
    column->addLayout(counts);
    if (!preview.possible)
        column->addWidget(new kit::Notice(kit::NoticeKind::Danger, kit::toQt(preview.why), this));
    QStringList concerns;
    const auto section = [&](const QString& title, const std::vector<MeasureNote>& notes) {
        if (!notes.empty())
            concerns << title + QLatin1Char('\n') + listed(notes);
    };
    section(tr("Red without commentary"), preview.redWithoutCommentary);
    section(tr("Without a figure"), preview.withoutFigure);
    section(tr("Provisional figures"), preview.provisional);
    section(tr("Changed since the last sign-off"), preview.changed);
    if (concerns.isEmpty()) {
        column->addWidget(new kit::Notice(kit::NoticeKind::Success, tr("Every measure has its figure, and every red one its commentary."), this));
        column->addStretch(1);
    } else {
        auto* box = new QPlainTextEdit(concerns.join(QStringLiteral("\n\n")), this);
        box->setReadOnly(true);
        box->setTabChangesFocus(true);
        kit::describe(box, tr("What you should know before signing"));
        kit::markData(box);
        column->addWidget(kit::mutedLabel(tr("You can sign off with these open; the pack will say so."), this));
        column->addWidget(box, 1);
    }
    QLabel* label = kit::plainLabel(tr("Statement (optional), such as “Agreed at the leadership meeting of 20 April”"), this);
    label->setBuddy(m_statement);
    kit::describe(m_statement, tr("Statement"));
    column->addWidget(label);
    column->addWidget(m_statement);
    auto* buttons = new QDialogButtonBox(this);
    auto* yes = buttons->addButton(tr("Sign off these figures"), QDialogButtonBox::AcceptRole);
    kit::setKind(yes, kit::ButtonKind::Primary);
    yes->setEnabled(preview.possible);
    auto* no = buttons->addButton(tr("Not yet"), QDialogButtonBox::RejectRole);
    no->setAutoDefault(false);
    connect(yes, &QPushButton::clicked, this, [this, sign = std::move(sign)] {
        sign(m_statement->text().trimmed());
        accept();
    });
    connect(no, &QPushButton::clicked, this, &QDialog::reject);
    column->addWidget(buttons);
    m_statement->setFocus();
}

} // namespace boulton::matrix
