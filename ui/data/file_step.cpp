// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/file_step.h"
#include "ui/data/words.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/choice_box.h"
#include "ui/kit/icons.h"
#include "ui/kit/marks.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QProgressBar>
#include <QRadioButton>
#include <algorithm>

namespace boulton::data {

using kit::em;

namespace {

constexpr std::array kPurposes{Purpose::Figures, Purpose::Measures, Purpose::Dataset};

//! A dashed edge.
class DropPlace final : public QFrame {
public:
    using QFrame::QFrame;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const double width = std::max(1.5, em(0.1) * 1.0);
        painter.setPen(QPen(kit::palette(this).edge, width, Qt::DashLine));
        painter.setBrush(kit::palette(this).window);
        painter.drawRoundedRect(QRectF(rect()).adjusted(width, width, -width, -width), em(0.5), em(0.5));
    }
};

} // namespace

FileStep::FileStep(QWidget* parent)
    : Card(parent), m_another(kit::button(tr("Another file…"), kit::ButtonKind::Normal, this)), m_name(kit::dataLabel({}, this)),
      m_notice(new kit::Notice(kit::NoticeKind::Danger, {}, this))
{
    auto* row = new kit::FlowLayout(nullptr, em(0.8));
    column()->addLayout(row);
    auto* head = kit::heading(tr("1. The file"), 3, this);
    head->setWordWrap(false);
    row->addWidget(head);
    row->addGrowing(m_name, em(10));
    row->addWidget(m_another);
    m_another->setIcon(kit::icon(QStringLiteral("folder")));
    addPlace();
    addBusy();
    kit::markData(m_notice);
    column()->addWidget(m_notice);
    addChoices();
    connect(m_another, &QPushButton::clicked, this, &FileStep::chooseRequested);
    showNothing();
}

void FileStep::addPlace()
{
    m_place = new DropPlace(this);
    auto* inside = new QVBoxLayout(m_place);
    inside->setContentsMargins(em(1), em(1.2), em(1), em(1.2));
    inside->setSpacing(em(0.5));
    auto* picture = new kit::IconLabel(QStringLiteral("import"), 2.2, &kit::Palette::muted, m_place);
    picture->setAlignment(Qt::AlignHCenter);
    inside->addWidget(picture);
    const auto centred = [&](QLabel* label) {
        label->setAlignment(Qt::AlignHCenter);
        inside->addWidget(label);
    };
    centred(kit::plainLabel(tr("Drop a file here, or"), m_place));
    m_choose = kit::button(tr("Choose a file…"), kit::ButtonKind::Primary, m_place);
    inside->addWidget(m_choose, 0, Qt::AlignHCenter);
    centred(kit::mutedLabel(tr("CSV, Excel (.xlsx) and OpenDocument (.ods). Nothing is imported before you have seen what would change."), m_place));
    column()->addWidget(m_place);
    connect(m_choose, &QPushButton::clicked, this, &FileStep::chooseRequested);
}

void FileStep::addBusy()
{
    m_busyRow = new QWidget(this);
    auto* row = new QHBoxLayout(m_busyRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(em(0.8));
    auto* bar = new QProgressBar(m_busyRow);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setMaximumWidth(em(10));
    kit::describe(bar, tr("The file is being read"));
    auto* text = kit::plainLabel(tr("The file is being read…"), m_busyRow);
    auto* stop = kit::button(tr("Stop"), kit::ButtonKind::Normal, m_busyRow);
    kit::describe(stop, tr("Stop reading the file"));
    connect(stop, &QPushButton::clicked, this, &FileStep::stopRequested);
    row->addWidget(bar);
    row->addWidget(text, 1);
    row->addWidget(stop);
    column()->addWidget(m_busyRow);
}

void FileStep::addChoices()
{
    m_choices = new QWidget(this);
    auto* flow = new kit::FlowLayout(m_choices, em(0.7));
    auto* sheetBox = new QWidget(m_choices);
    auto* sheetRow = new QHBoxLayout(sheetBox);
    sheetRow->setContentsMargins(0, 0, em(0.8), 0);
    m_sheetLabel = kit::plainLabel(tr("Sheet"), sheetBox);
    m_sheetLabel->setWordWrap(false);
    m_sheets = new kit::ChoiceBox(tr("Sheet of the spreadsheet"), 18, sheetBox);
    kit::markData(m_sheets);
    connect(m_sheets, &QComboBox::activated, this, [this] {
        if (!m_filling)
            Q_EMIT sheetChosen(m_sheets->currentData().toString());
    });
    sheetRow->addWidget(m_sheetLabel);
    sheetRow->addWidget(m_sheets);
    flow->addWidget(sheetBox);
    auto* holds = kit::plainLabel(tr("It holds"), m_choices);
    holds->setWordWrap(false);
    flow->addWidget(holds);
    m_purposes = new QButtonGroup(this);
    for (const Purpose purpose : kPurposes) {
        auto* radio = new QRadioButton(purposeText(purpose), m_choices);
        m_purposes->addButton(radio, static_cast<int>(purpose));
        flow->addWidget(radio);
    }
    connect(m_purposes, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT purposeChosen(static_cast<Purpose>(id)); });
    column()->addWidget(m_choices);

    m_dataset = new QWidget(this);
    auto* name = new kit::FlowLayout(m_dataset, em(0.7));
    auto* label = kit::plainLabel(tr("Name of the dataset"), m_dataset);
    label->setWordWrap(false);
    m_datasetName = new QLineEdit(m_dataset);
    m_datasetName->setMaxLength(100);
    m_datasetName->setMinimumWidth(em(14));
    kit::describe(m_datasetName, tr("Name of the dataset"));
    label->setBuddy(m_datasetName);
    m_datasetHint = kit::mutedLabel({}, m_dataset);
    name->addWidget(label);
    name->addWidget(m_datasetName);
    name->addGrowing(m_datasetHint, em(18));
    column()->addWidget(m_dataset);
    connect(m_datasetName, &QLineEdit::textEdited, this, [this] {
        showDatasetHint();
        Q_EMIT datasetNameChanged();
    });
}

void FileStep::showNothing()
{
    m_busy = false;
    m_place->show();
    m_another->hide();
    m_name->hide();
    m_busyRow->hide();
    m_notice->hide();
    m_choices->hide();
    m_dataset->hide();
}

void FileStep::showReading(const QString& fileName)
{
    m_busy = true;
    m_name->setText(fileName);
    m_name->show();
    m_place->hide();
    m_another->show();
    m_notice->hide();
    m_busyRow->show();
}

void FileStep::showFile(const Reading& r)
{
    m_busy = false;
    m_filling = true;
    m_name->setText(kit::shown(r.name));
    m_name->show();
    m_place->hide();
    m_another->show();
    m_busyRow->hide();
    m_notice->hide();
    m_choices->show();
    m_sheets->clear();
    if (r.spreadsheet)
        for (const auto& sheet : r.spreadsheet->sheets())
            if (sheet.table)
                m_sheets->addItem(sheet.hidden ? tr("%1 (hidden)").arg(kit::shown(sheet.name)) : kit::shown(sheet.name), kit::toQt(std::string_view(sheet.name)));
    m_sheets->setCurrentIndex(m_sheets->findData(kit::toQt(std::string_view(r.open.sheet))));
    m_sheets->parentWidget()->setVisible(m_sheets->count() > 0);
    m_sheets->setEnabled(m_sheets->count() > 1);
    m_purposes->button(static_cast<int>(r.purpose))->setChecked(true);
    m_dataset->setVisible(r.purpose == Purpose::Dataset);
    showDatasetHint();
    m_filling = false;
}

void FileStep::showError(const QString& fileName, const QString& sentence)
{
    showNothing();
    m_name->setText(fileName);
    m_name->setVisible(!fileName.isEmpty());
    showTrouble(sentence);
}

void FileStep::showTrouble(const QString& sentence)
{
    m_notice->setText(sentence);
    m_notice->show();
    m_notice->announce();
}

void FileStep::setCatalogue(std::shared_ptr<const Catalogue> catalogue)
{
    m_catalogue = std::move(catalogue);
    showDatasetHint();
}

void FileStep::setEnabledForWork(bool enabled)
{
    m_another->setEnabled(enabled);
    m_choices->setEnabled(enabled);
    m_dataset->setEnabled(enabled);
}

QString FileStep::datasetName() const
{
    return m_datasetName->text().trimmed();
}

void FileStep::setDatasetName(const QString& name)
{
    m_datasetName->setText(name);
    showDatasetHint();
}

namespace {

const workspace::CatalogueEntry* entryOf(const FileStep::Catalogue* catalogue, const QString& name)
{
    if (!catalogue)
        return nullptr;
    const auto found = std::ranges::find(*catalogue, kit::toUtf8(name), &workspace::CatalogueEntry::name);
    return found == catalogue->end() ? nullptr : &*found;
}

} // namespace

void FileStep::showDatasetHint()
{
    const auto* entry = entryOf(m_catalogue.get(), datasetName());
    m_datasetHint->setText(datasetName().isEmpty() ? tr("Analyses find it by this name.")
                           : entry                 ? tr("There is one of this name: it gets revision %1, and the earlier state is kept.").arg(entry->revision + 1)
                                                   : tr("New in this vault."));
}

QString FileStep::datasetProblem(const Reading& r) const
{
    if (datasetName().isEmpty())
        return tr("Give the dataset a name.");
    const auto* entry = entryOf(m_catalogue.get(), datasetName());
    if (!entry)
        return {};
    const auto& fields = entry->schema.fields();
    const bool same = std::ranges::equal(fields, r.csv.columns, [](const table::Field& field, const exchange::ColumnPlan& column) {
        return field.name == column.name && field.type == column.type;
    });
    return same ? QString() : tr("The dataset of this name has other columns or types. Give this one another name.");
}

} // namespace boulton::data
