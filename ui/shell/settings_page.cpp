// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings_page.h"
#include "core/workspace/people.h"
#include "ui/kit/new_passphrase.h"
#include "ui/kit/passphrase_field.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/shell/pages.h"
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

namespace boulton::shell {

using kit::em;

namespace {

QFormLayout* formIn(kit::Card* card, const QString& title)
{
    card->column()->addWidget(kit::heading(title, 2, card));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(em(1));
    form->setVerticalSpacing(em(0.6));
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    card->column()->addLayout(form);
    return form;
}

} // namespace

SettingsPage::SettingsPage(const desk::PageContext& context)
    : Page(pageTitle(*pageInfo(QStringLiteral("settings"))), QStringLiteral("settings"), context)
{
    auto* inner = new QWidget;
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, em(0.4), 0);
    column->setSpacing(em(0.9));
    for (QWidget* part : {makeAppearance(), makeSecurity(), makePacks(), makeAbout()})
        column->addWidget(part);
    column->addStretch(1);
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(inner);
    kit::describe(area, title());
    body()->addWidget(area, 1);
}

QWidget* SettingsPage::makeAppearance()
{
    auto* card = new kit::Card;
    QFormLayout* form = formIn(card, tr("Appearance"));
    m_theme = new QComboBox(card);
    m_theme->addItem(tr("As the computer is set"), static_cast<int>(kit::ThemeChoice::System));
    m_theme->addItem(tr("Light"), static_cast<int>(kit::ThemeChoice::Light));
    m_theme->addItem(tr("Dark"), static_cast<int>(kit::ThemeChoice::Dark));
    m_theme->addItem(tr("High contrast"), static_cast<int>(kit::ThemeChoice::HighContrast));
    m_theme->setCurrentIndex(m_theme->findData(static_cast<int>(services().settings.theme())));
    kit::describe(m_theme, tr("Colours"));
    connect(m_theme, &QComboBox::activated, this,
            [this] { services().settings.setTheme(static_cast<kit::ThemeChoice>(m_theme->currentData().toInt())); });
    kit::addRow(form, tr("Colours"), m_theme);
    auto* size = new QComboBox(card);
    for (const int percent : {100, 110, 125, 150, 175, 200})
        size->addItem(QStringLiteral("%1%").arg(percent), percent);
    size->setCurrentIndex(std::max(0, size->findData(services().settings.textPercent())));
    kit::describe(size, tr("Text size"));
    connect(size, &QComboBox::activated, this, [this, size] { services().settings.setTextPercent(size->currentData().toInt()); });
    kit::addRow(form, tr("Text size"), size);
    return card;
}

QWidget* SettingsPage::makeSecurity()
{
    auto* card = new kit::Card;
    QFormLayout* form = formIn(card, tr("Security"));
    auto* minutes = new QSpinBox(card);
    minutes->setRange(1, desk().facts().mostIdleMinutes.value_or(kit::kMostIdleMinutes));
    minutes->setValue(services().settings.idleLockMinutes());
    minutes->setSuffix(tr(" minutes"));
    kit::describe(minutes, tr("Lock after this long without input"));
    connect(minutes, &QSpinBox::valueChanged, this, [this](int value) { services().settings.setIdleLockMinutes(value); });
    kit::addRow(form, tr("Lock after this long without input"), minutes);
    if (desk().facts().mostIdleMinutes)
        form->addRow(kit::mutedLabel(tr("IT has set the longest time for this computer."), card));
    auto* change = kit::button(tr("Change my passphrase…"), kit::ButtonKind::Normal, card);
    change->setEnabled(!desk().facts().readOnly);
    if (desk().facts().readOnly)
        kit::setPlainToolTip(change, tr("This vault is open for reading only, so the passphrase cannot be changed."));
    connect(change, &QPushButton::clicked, this, &SettingsPage::changePassphrase);
    kit::addRow(form, tr("Passphrase of %1").arg(desk().facts().userName), change);
    for (const QString& warning : desk().facts().warnings)
        card->column()->addWidget(new kit::Notice(kit::NoticeKind::Caution, warning, card));
    return card;
}

QWidget* SettingsPage::makePacks()
{
    auto* card = new kit::Card;
    QFormLayout* form = formIn(card, tr("Packs"));
    auto* row = new QWidget(card);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    auto* shown = kit::dataLabel({}, row);
    shown->setWordWrap(false);
    auto* choose = kit::button(tr("Choose…"), kit::ButtonKind::Normal, row);
    auto* remove = kit::button(tr("Use Boulton's own style"), kit::ButtonKind::Normal, row);
    const auto show = [this, shown, remove] {
        const QString file = services().settings.templateFile();
        shown->setText(file.isEmpty() ? tr("Boulton's own style") : file);
        remove->setVisible(!file.isEmpty());
    };
    show();
    connect(choose, &QPushButton::clicked, this, [this, show] {
        services().dialogs.file(this, {.kind = kit::FileQuestion::Kind::Open, .title = tr("The council's Word template"), .filter = tr("Word documents (*.docx)")},
                                [this, show](const QString& path) {
                                    services().settings.setTemplateFile(path);
                                    show();
                                });
    });
    connect(remove, &QPushButton::clicked, this, [this, show] {
        services().settings.setTemplateFile({});
        show();
    });
    line->addWidget(shown);
    line->addWidget(choose);
    line->addWidget(remove);
    kit::addRow(form, tr("Word template for packs"), row);
    card->column()->addWidget(kit::mutedLabel(tr("Styles, logo, header and footer of Word packs come from this file."), card));
    return card;
}

QWidget* SettingsPage::makeAbout()
{
    auto* card = new kit::Card;
    card->column()->addWidget(kit::heading(tr("About"), 2, card));
    card->column()->addWidget(kit::plainLabel(tr("Boulton %1. It works without a network and sends nothing anywhere.").arg(kit::toQt(std::string_view(workspace::programVersion()))), card));
    card->column()->addWidget(kit::mutedLabel(tr("Free software under the GNU General Public License, version 3 or later."), card));
    return card;
}

QWidget* SettingsPage::firstFocus()
{
    return m_theme;
}

void SettingsPage::changePassphrase()
{
    services().dialogs.show(new PassphraseDialog(
        [this](crypto::Secret before, crypto::Secret after) {
            auto both = std::make_shared<std::pair<crypto::Secret, crypto::Secret>>(std::move(before), std::move(after));
            desk().run<void>(
                tr("Changing the passphrase"), this,
                [both](workspace::Session& session, const JobContext&) -> Status {
                    Status changed = workspace::changePassphrase(session, both->first, both->second);
                    *both = {};
                    return changed;
                },
                [this](const Status& changed) {
                    if (changed)
                        navigator().notify(kit::NoticeKind::Success, tr("The passphrase is changed."));
                    else
                        services().dialogs.tell(this, changed.error());
                });
        },
        this));
}

PassphraseDialog::PassphraseDialog(Change change, QWidget* parent)
    : QDialog(parent), m_before(new kit::PassphraseField(tr("Present passphrase"), this)),
      m_after(new kit::NewPassphrase(tr("New passphrase: four or more unusual words"), this))
{
    QVBoxLayout* column = kit::dialogColumn(this, tr("Change the passphrase"));
    QLabel* label = kit::plainLabel(tr("Present passphrase"), this);
    label->setBuddy(m_before);
    column->addWidget(label);
    column->addWidget(m_before);
    column->addWidget(m_after);
    auto* buttons = new QDialogButtonBox(this);
    m_ok = buttons->addButton(tr("Change it"), QDialogButtonBox::AcceptRole);
    kit::setKind(m_ok, kit::ButtonKind::Primary);
    auto* cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setAutoDefault(false);
    connect(m_ok, &QPushButton::clicked, this, [this, change = std::move(change)] {
        auto before = m_before->take();
        auto after = m_after->take();
        if (before && after)
            change(*std::move(before), *std::move(after));
        accept();
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_before, &kit::PassphraseField::edited, this, &PassphraseDialog::check);
    connect(m_after, &kit::NewPassphrase::edited, this, &PassphraseDialog::check);
    column->addWidget(buttons);
    check();
    m_before->setFocus();
}

void PassphraseDialog::check()
{
    if (m_ok)
        m_ok->setEnabled(!m_before->isEmpty() && m_after->ready());
}

} // namespace boulton::shell
