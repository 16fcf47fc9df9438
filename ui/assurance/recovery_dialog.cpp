// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assurance/recovery_dialog.h"
#include "ui/assurance/recovery_papers.h"
#include "ui/kit/dialogs.h"
#include "ui/kit/error_text.h"
#include "ui/kit/passphrase_field.h"
#include "ui/kit/plain.h"
#include "ui/kit/room.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>
#include <QPrinterInfo>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace boulton::assurance {

using kit::em;

namespace {

constexpr std::array kLetters{'A', 'B', 'C'};

QFont codeFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(em(1));
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

CodeView::CodeView(const crypto::Secret& code, QWidget* parent) : QWidget(parent), m_code(code)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize CodeView::sizeHint() const
{
    const QFontMetrics metrics(codeFont());
    return {metrics.horizontalAdvance(QLatin1Char('W')) * static_cast<int>(m_code.size()) + em(0.5), metrics.height() + em(0.5)};
}

void CodeView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(codeFont());
    painter.setPen(kit::palette(this).ink);
    const double step = QFontMetricsF(codeFont()).horizontalAdvance(QLatin1Char('W'));
    double x = em(0.25);
    for (const unsigned char c : m_code.bytes()) {
        painter.drawText(QRectF(x, 0, step, height()), Qt::AlignCenter, QString(QLatin1Char(static_cast<char>(c))));
        x += step;
    }
}

RecoveryDialog::RecoveryDialog(workspace::RecoveryCodes codes, const QString& vault, const QString& date, Keep keep, QWidget* parent)
    : QDialog(parent), m_codes(std::make_shared<const workspace::RecoveryCodes>(std::move(codes))), m_steps(new QStackedWidget(this)),
      m_problem(new kit::Notice(kit::NoticeKind::Danger, {}, this)), m_vault(vault), m_date(date)
{
    QVBoxLayout* column = kit::dialogColumn(this, tr("Recovery codes"));
    m_steps->addWidget(makeShown(vault, date));
    m_steps->addWidget(makeTyped());
    column->addWidget(m_steps, 1);
    kit::markData(m_problem);
    m_problem->hide();
    column->addWidget(m_problem);
    auto* buttons = new QHBoxLayout;
    m_back = kit::button(tr("Show the codes again"), kit::ButtonKind::Normal, this);
    m_print = kit::button(tr("Print three papers…"), kit::ButtonKind::Normal, this);
    m_next = kit::button(tr("They are on paper"), kit::ButtonKind::Primary, this);
    m_keep = kit::button(tr("These codes count from now on"), kit::ButtonKind::Primary, this);
    auto* cancel = kit::button(tr("Cancel"), kit::ButtonKind::Normal, this);
    buttons->addWidget(m_back);
    buttons->addWidget(m_print);
    buttons->addStretch(1);
    for (auto* b : {m_next, m_keep, cancel})
        buttons->addWidget(b);
    column->addLayout(buttons);
    connect(m_print, &QPushButton::clicked, this, &RecoveryDialog::print);
    connect(m_next, &QPushButton::clicked, this, &RecoveryDialog::goOn);
    connect(m_back, &QPushButton::clicked, this, &RecoveryDialog::back);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_keep, &QPushButton::clicked, this, [this, keep = std::move(keep)] {
        m_problem->hide();
        Typed typed;
        for (std::size_t i = 0; i < typed.size(); ++i)
            if (auto code = m_fields.at(i)->copy())
                typed.at(i) = std::move(*code);
        keep(m_codes, std::move(typed));
    });
    back();
    resize(em(42), em(30));
}

QWidget* RecoveryDialog::makeShown(const QString& vault, const QString& date)
{
    auto* room = new kit::Room(nullptr, this);
    auto* page = new QWidget(room->place());
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, em(0.6), 0);
    column->setSpacing(em(0.5));
    column->addWidget(kit::plainLabel(tr("When nobody can unlock the vault any more, any two of these three codes together let in a new administrator. One alone opens nothing."), page));
    column->addWidget(kit::plainLabel(tr("Write each on a paper of its own, with its letter, “%1” and %2, or print the three papers on a printer beside you. Give them to three different officers who keep them "
                                         "locked away. Boulton does not keep them and cannot show them again.").arg(vault, date), page));
    kit::markData(column->itemAt(1)->widget());
    for (std::size_t i = 0; i < kLetters.size(); ++i) {
        auto* card = new kit::Card(page);
        card->column()->addWidget(kit::heading(tr("Code %1").arg(QLatin1Char(kLetters.at(i))), 3, card));
        card->column()->addWidget(new CodeView(m_codes->codes.at(i), card));
        column->addWidget(card);
    }
    column->addStretch(1);
    room->setContent(page);
    return room;
}

QWidget* RecoveryDialog::makeTyped()
{
    auto* room = new kit::Room(nullptr, this);
    auto* page = new QWidget(room->place());
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, em(0.6), 0);
    column->setSpacing(em(0.5));
    column->addWidget(kit::plainLabel(tr("Now type each code from its paper. So it is certain that they were written down right; capital letters and hyphens do not matter."), page));
    for (std::size_t i = 0; i < kLetters.size(); ++i) {
        const QString name = tr("Code %1, from its paper").arg(QLatin1Char(kLetters.at(i)));
        m_fields.at(i) = new kit::PassphraseField(name, page);
        m_fields.at(i)->setRevealed(true);
        QLabel* label = kit::plainLabel(name, page);
        label->setBuddy(m_fields.at(i));
        column->addWidget(label);
        column->addWidget(m_fields.at(i));
        connect(m_fields.at(i), &kit::PassphraseField::edited, this, &RecoveryDialog::check);
    }
    column->addStretch(1);
    room->setContent(page);
    return room;
}

void RecoveryDialog::print()
{
    m_problem->hide();
    if (QPrinterInfo::availablePrinterNames().isEmpty()) {
        m_problem->setText(tr("No printer is set up on this computer: write the codes by hand."));
        m_problem->show();
        m_problem->announce();
        return;
    }
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOptions({}); // not to a file: the codes are on paper only
    connect(dialog, &QDialog::accepted, this, [this, printer] {
        if (printer->outputFormat() == QPrinter::NativeFormat && paintRecoveryPapers(*printer, *m_codes, m_vault, m_date))
            return;
        m_problem->setText(tr("The papers could not be printed: write the codes by hand."));
        m_problem->show();
        m_problem->announce();
    });
    dialog->open();
}

void RecoveryDialog::goOn()
{
    m_print->hide();
    m_steps->setCurrentIndex(1);
    m_next->hide();
    m_back->show();
    m_keep->show();
    m_keep->setDefault(true);
    check();
    m_fields.front()->setFocus();
}

void RecoveryDialog::back()
{
    m_steps->setCurrentIndex(0);
    m_problem->hide();
    m_keep->hide();
    m_back->hide();
    m_print->show();
    m_next->show();
    m_next->setDefault(true);
    m_next->setFocus();
}

void RecoveryDialog::check()
{
    m_keep->setEnabled(std::ranges::none_of(m_fields, [](const kit::PassphraseField* field) { return field->isEmpty(); }));
}

QString RecoveryDialog::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

void RecoveryDialog::showError(const Error& error)
{
    const auto& args = error.args; // workspace::keepRecoveryCodes
    const bool slip = !args.empty() && args.front() == "code" && args.size() >= 2;
    const QString letter = slip ? kit::shown(args[1]) : QString();
    m_problem->setText(!slip                                        ? kit::sentence(error)
                       : args.size() == 4 && args[2] == "group" ? tr("Code %1: the group number %2 is mistyped.").arg(letter, kit::shown(args[3]))
                       : args.size() == 3                       ? tr("Code %1 is not complete: it has seven groups of five.").arg(letter)
                                                                : tr("This is not code %1. Were papers mixed up?").arg(letter));
    m_problem->show();
    m_problem->announce();
    for (std::size_t i = 0; i < kLetters.size(); ++i)
        if (slip && letter == QLatin1Char(kLetters.at(i)))
            m_fields.at(i)->setFocus();
}

} // namespace boulton::assurance
