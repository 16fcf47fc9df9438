// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/details_dialog.h"
#include "ui/kit/error_text.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace boulton::reports {

using kit::em;
using kit::toQt;
using packs::Details;

namespace {

QScrollArea* scrolled(QWidget* content)
{
    auto* area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

QPlainTextEdit* textField(const QString& name, const QString& text, int lines, bool readOnly, QWidget* parent)
{
    auto* field = new QPlainTextEdit(text, parent);
    field->setTabChangesFocus(true);
    field->setReadOnly(readOnly);
    field->setPlaceholderText(DetailsDialog::tr("To be confirmed"));
    field->setMinimumHeight(field->fontMetrics().lineSpacing() * lines + em(1));
    kit::describe(field, name);
    return field;
}

} // namespace

DetailsDialog::DetailsDialog(const PackTexts& texts, bool readOnly, kit::Dialogs& dialogs, QWidget* parent)
    : QDialog(parent), m_readOnly(readOnly), m_dialogs(dialogs), m_problem(new kit::Notice(kit::NoticeKind::Danger, {}, this)),
      m_tabs(new QTabWidget(this))
{
    setWindowTitle(tr("Pack details"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(em(46), em(38));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em(1.2), em(1), em(1.2), em(1));
    column->setSpacing(em(0.6));
    column->addWidget(kit::heading(tr("Pack details"), 2, this));
    column->addWidget(kit::mutedLabel(readOnly ? tr("This vault is open for reading only: the details cannot be changed.")
                                               : tr("These texts stand in every Cabinet pack. What you leave empty is printed as “To be confirmed”."),
                                      this));
    m_problem->hide();
    column->addWidget(m_problem);
    m_tabs->addTab(scrolled(makeFront(texts)), tr("Front page"));
    m_tabs->addTab(scrolled(makeSections(texts)), tr("Sections"));
    m_tabs->addTab(scrolled(makeCompliance(texts)), tr("Compliance"));
    column->addWidget(m_tabs, 1);
    auto* buttons = new QDialogButtonBox(this);
    m_save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    kit::setKind(m_save, kit::ButtonKind::Primary);
    m_save->setDefault(true);
    m_save->setEnabled(!readOnly);
    auto* cancel = buttons->addButton(readOnly ? tr("Close") : tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setAutoDefault(false);
    connect(m_save, &QPushButton::clicked, this, [this] {
        m_problem->hide();
        m_save->setEnabled(false);
        Q_EMIT saveRequested();
    });
    connect(cancel, &QPushButton::clicked, this, &DetailsDialog::reject);
    column->addWidget(buttons);
    m_before = this->texts();
    m_council->setFocus();
}

QWidget* DetailsDialog::makeFront(const PackTexts& texts)
{
    auto* page = new QWidget;
    auto* grid = new QGridLayout(page);
    grid->setContentsMargins(em(0.3), em(0.8), em(0.8), em(0.5));
    grid->setHorizontalSpacing(em(1));
    grid->setVerticalSpacing(em(0.5));
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    const auto add = [&](const QString& name, const std::string& value, const QString& hint) {
        auto* field = new QLineEdit(toQt(std::string_view(value)), page);
        field->setPlaceholderText(hint);
        field->setReadOnly(m_readOnly);
        kit::describe(field, name);
        QLabel* label = kit::plainLabel(name, page);
        label->setBuddy(field);
        const int row = grid->rowCount();
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row, 1);
        return field;
    };
    m_council = add(tr("Council"), texts.council, tr("The council's name"));
    m_plan = add(tr("Plan"), texts.plan, tr("Such as “Council Plan 2018 to 2022”"));
    const auto detail = [&](const QString& name, std::string Details::* place, const QString& hint) {
        m_lines.push_back({place, add(name, texts.details.*place, hint)});
    };
    const QString open = tr("To be confirmed");
    const QString yesOrNo = tr("Yes or No");
    detail(tr("Report of"), &Details::reportOf, open);
    detail(tr("Report author"), &Details::author, open);
    detail(tr("Contact of the author"), &Details::contact, tr("Telephone or e-mail"));
    detail(tr("Relevant Cabinet Member"), &Details::cabinetMember, open);
    detail(tr("Relevant Overview and Scrutiny Chair"), &Details::scrutinyChair, open);
    detail(tr("Wards affected"), &Details::wardsAffected, tr("Such as “All”"));
    detail(tr("Key decision"), &Details::keyDecision, yesOrNo);
    detail(tr("Forward Plan reference"), &Details::forwardPlanReference, tr("If it is a key decision"));
    detail(tr("Eligible for call-in"), &Details::callIn, yesOrNo);
    detail(tr("Confidential or exempt"), &Details::confidential, yesOrNo);
    grid->setRowStretch(grid->rowCount(), 1);
    return page;
}

QWidget* DetailsDialog::makeSections(const PackTexts& texts)
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(em(0.3), em(0.8), em(0.8), em(0.5));
    column->setSpacing(em(0.3));
    const auto add = [&](const QString& name, const QString& text, int lines) {
        QPlainTextEdit* field = textField(name, text, lines, m_readOnly, page);
        QLabel* label = kit::plainLabel(name, page);
        label->setBuddy(field);
        column->addWidget(label);
        column->addWidget(field, lines);
        column->addSpacing(em(0.5));
        return field;
    };
    QStringList recommendations;
    for (const auto& one : texts.details.recommendations)
        recommendations << toQt(std::string_view(one));
    m_recommendations = add(tr("Recommendations, one a line"), recommendations.join(QLatin1Char('\n')), 3);
    m_recommendations->setPlaceholderText(tr("If you leave this empty: that Cabinet considers performance, and agrees the actions set out in section 4."));
    const auto detail = [&](const QString& name, std::string Details::* place, int lines) {
        m_texts.push_back({place, add(name, toQt(std::string_view(texts.details.*place)), lines)});
    };
    detail(tr("Background"), &Details::background, 4);
    detail(tr("Options considered"), &Details::options, 3);
    detail(tr("Consultation"), &Details::consultation, 3);
    detail(tr("Risk management"), &Details::risk, 3);
    detail(tr("Background documents"), &Details::backgroundDocuments, 2);
    return page;
}

QWidget* DetailsDialog::makeCompliance(const PackTexts& texts)
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(em(0.3), em(0.8), em(0.8), em(0.5));
    column->setSpacing(em(0.5));
    m_sections = new QVBoxLayout;
    m_sections->setSpacing(em(0.8));
    column->addLayout(m_sections);
    if (texts.details.compliance.empty() && !m_readOnly) // what Cabinet papers usually have
        for (const QString& title : {tr("Council priorities"), tr("Legal implications"), tr("Financial implications"), tr("Procurement implications"),
                                     tr("Human resources implications"), tr("Public Sector Equality Duty")})
            addSection(title, {});
    for (const auto& [title, text] : texts.details.compliance)
        addSection(toQt(std::string_view(title)), toQt(std::string_view(text)));
    auto* more = kit::button(tr("Add a heading"), kit::ButtonKind::Normal, page);
    more->setVisible(!m_readOnly);
    connect(more, &QPushButton::clicked, this, [this] {
        addSection({}, {});
        m_compliance.back().title->setFocus();
    });
    column->addWidget(more, 0, Qt::AlignLeading);
    column->addStretch(1);
    return page;
}

void DetailsDialog::addSection(const QString& title, const QString& text)
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.3));
    auto* row = new QHBoxLayout;
    auto* name = new QLineEdit(title, box);
    name->setReadOnly(m_readOnly);
    name->setPlaceholderText(tr("Heading"));
    kit::describe(name, tr("Heading"));
    kit::markData(name);
    row->addWidget(name, 1);
    auto* remove = kit::iconButton(QStringLiteral("trash"), tr("Remove this heading and its text"), box);
    remove->setVisible(!m_readOnly);
    row->addWidget(remove);
    column->addLayout(row);
    QPlainTextEdit* field = textField(tr("Text below the heading"), text, 2, m_readOnly, box);
    column->addWidget(field);
    m_sections->addWidget(box);
    m_compliance.push_back({box, name, field});
    connect(remove, &QToolButton::clicked, this, [this, box] {
        std::erase_if(m_compliance, [box](const Section& section) { return section.box == box; });
        box->deleteLater();
    });
}

PackTexts DetailsDialog::texts() const
{
    PackTexts out;
    out.council = kit::toUtf8(m_council->text().trimmed());
    out.plan = kit::toUtf8(m_plan->text().trimmed());
    for (const LineField& line : m_lines)
        out.details.*line.place = kit::toUtf8(line.field->text().trimmed());
    for (const TextField& text : m_texts)
        out.details.*text.place = kit::toUtf8(text.field->toPlainText().trimmed());
    for (const QString& line : m_recommendations->toPlainText().split(QLatin1Char('\n')))
        if (const QString one = line.trimmed(); !one.isEmpty())
            out.details.recommendations.push_back(kit::toUtf8(one));
    for (const Section& section : m_compliance) {
        const QString title = section.title->text().trimmed();
        const QString text = section.text->toPlainText().trimmed();
        if (!title.isEmpty() || !text.isEmpty())
            out.details.compliance.emplace_back(kit::toUtf8(title), kit::toUtf8(text));
    }
    return out;
}

void DetailsDialog::saved()
{
    m_before = texts();
    accept();
}

void DetailsDialog::showError(const Error& error)
{
    m_save->setEnabled(!m_readOnly);
    const kit::Explanation words = kit::explain(error);
    m_problem->setText(words.detail.isEmpty() ? kit::sentence(error) : kit::sentence(error) + QLatin1Char('\n') + words.detail);
    m_problem->show();
    m_problem->announce();
}

void DetailsDialog::reject()
{
    if (m_readOnly || texts() == m_before) {
        QDialog::reject();
        return;
    }
    m_dialogs.ask(this,
                  {.title = tr("Discard the changes?"), .text = tr("What you have changed here is not saved."), .answers = {tr("Discard"), tr("Go on editing")},
                   .standard = 1, .danger = true},
                  [this](int answer) {
                      if (answer == 0)
                          QDialog::reject();
                  });
}

QLineEdit* DetailsDialog::line(const QString& name) const
{
    const auto all = findChildren<QLineEdit*>();
    const auto found = std::ranges::find(all, name, &QWidget::accessibleName);
    return found == all.end() ? nullptr : *found;
}

QPlainTextEdit* DetailsDialog::text(const QString& name) const
{
    const auto all = findChildren<QPlainTextEdit*>();
    const auto found = std::ranges::find(all, name, &QWidget::accessibleName);
    return found == all.end() ? nullptr : *found;
}

} // namespace boulton::reports
