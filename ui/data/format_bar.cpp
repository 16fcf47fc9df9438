// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/format_bar.h"
#include "ui/data/reading.h"
#include "ui/data/words.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace boulton::data {

using exchange::Encoding;
using exchange::Layout;
using exchange::MeasureRule;
using exchange::PeriodStyle;
using kit::em;

namespace {

constexpr int kDecide = -1; //!< in the data of combo boxes: as found
constexpr int kKept = -2;   //!< a table of names that came with a remembered mapping
constexpr std::array kEncodings{Encoding::Utf8, Encoding::Windows1252, Encoding::Utf16Le, Encoding::Utf16Be};
constexpr std::array kDelimiters{',', ';', '\t', '|'};

void choose(QComboBox* box, int wanted)
{
    box->setCurrentIndex(std::max(0, box->findData(wanted)));
}

} // namespace

FormatBar::FormatBar(QWidget* parent)
    : QWidget(parent), m_decisions(kit::plainLabel({}, this)), m_change(kit::button(tr("Change"), kit::ButtonKind::Link, this)),
      m_form(new QWidget(this)), m_figures(new QWidget(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.5));
    auto* row = new kit::FlowLayout(nullptr, em(0.5));
    column->addLayout(row);
    row->addGrowing(m_decisions, em(18));
    row->addWidget(m_change);
    column->addWidget(m_form);
    column->addWidget(m_figures);
    kit::describe(m_change, tr("Change how the file is read"));
    m_change->setCheckable(true);
    connect(m_change, &QPushButton::toggled, this, [this](bool on) {
        m_change->setText(on ? tr("Hide") : tr("Change"));
        showParts();
    });
    addForm();
    addFigures();
    m_form->hide();
}

QWidget* FormatBar::labelled(QWidget* parent, const QString& label, QWidget* control)
{
    auto* box = new QWidget(parent);
    auto* inside = new QVBoxLayout(box);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(em(0.15));
    QLabel* text = kit::mutedLabel(label, box);
    text->setWordWrap(false);
    text->setBuddy(control);
    control->setParent(box);
    kit::describe(control, label);
    inside->addWidget(text);
    inside->addWidget(control);
    return box;
}

QComboBox* FormatBar::combo(QWidget* parent, const QString& name)
{
    auto* box = new QComboBox(parent);
    kit::describe(box, name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

void FormatBar::addForm()
{
    auto* flow = new kit::FlowLayout(m_form, em(0.8));
    m_encoding = combo(m_form, tr("Letters"));
    m_delimiter = combo(m_form, tr("Columns are separated by"));
    m_header = combo(m_form, tr("Names of the columns"));
    m_preamble = new QSpinBox(m_form);
    m_preamble->setRange(kDecide, 100'000);
    m_preamble->setKeyboardTracking(false);
    flow->addWidget(labelled(m_form, tr("Columns are separated by"), m_delimiter));
    flow->addWidget(labelled(m_form, tr("Letters"), m_encoding));
    flow->addWidget(labelled(m_form, tr("Names of the columns"), m_header));
    flow->addWidget(labelled(m_form, tr("Lines above the table"), m_preamble));
    for (QComboBox* box : {m_encoding, m_delimiter, m_header})
        connect(box, &QComboBox::activated, this, &FormatBar::formChanged);
    connect(m_preamble, &QSpinBox::valueChanged, this, &FormatBar::formChanged);
}

void FormatBar::addFigures()
{
    auto* flow = new kit::FlowLayout(m_figures, em(0.8));
    m_layout = combo(m_figures, {});
    m_layout->addItem(tr("a row for each figure"), static_cast<int>(Layout::Long));
    m_layout->addItem(tr("a column for each period"), static_cast<int>(Layout::Wide));
    m_naming = combo(m_figures, {});
    m_style = combo(m_figures, {});
    m_style->addItem(tr("decided from the file"), static_cast<int>(PeriodStyle::Auto));
    m_style->addItem(tr("October 2009"), static_cast<int>(PeriodStyle::Months));
    m_style->addItem(tr("the years 2009 to 2010"), static_cast<int>(PeriodStyle::Years));
    m_length = combo(m_figures, {});
    m_length->addItem(tr("the month it is in"), 0);
    m_length->addItem(tr("the quarter that ends with it"), 3);
    m_length->addItem(tr("the year that ends with it"), 12);
    m_fixedPeriod = new QLineEdit(m_figures);
    m_fixedPeriod->setPlaceholderText(tr("for example March 2020"));
    m_fixedPeriod->setMinimumWidth(em(11));
    m_fixedMeasure = new QLineEdit(m_figures);
    m_fixedMeasure->setMinimumWidth(em(9));
    flow->addWidget(labelled(m_figures, tr("The table has"), m_layout));
    flow->addWidget(labelled(m_figures, tr("Measures are named by"), m_naming));
    flow->addWidget(labelled(m_figures, tr("A single date or month means"), m_length));
    flow->addWidget(labelled(m_figures, tr("2009-10 means"), m_style));
    flow->addWidget(labelled(m_figures, tr("Period of all rows"), m_fixedPeriod));
    flow->addWidget(labelled(m_figures, tr("Code of the measure of all rows"), m_fixedMeasure));
    for (QComboBox* box : {m_layout, m_naming, m_style, m_length})
        connect(box, &QComboBox::activated, this, &FormatBar::figuresChanged);
    for (QLineEdit* edit : {m_fixedPeriod, m_fixedMeasure})
        connect(edit, &QLineEdit::editingFinished, this, &FormatBar::fixedChanged);
}

void FormatBar::show(const Reading& r)
{
    m_filling = true;
    m_csv = r.choices.csv;
    m_mapping = r.mapping;
    m_decisions->setText(decisions(r));
    m_change->setVisible(r.purpose != Purpose::Measures);
    m_isFigures = r.purpose == Purpose::Figures;
    m_needed = m_isFigures && (lacking(r.mapping, r.columns()) != Lacking::Nothing || !r.mapping.fixedPeriod.empty() || !r.mapping.fixedMeasure.empty());
    showForm(r);
    showFigures(r);
    showParts();
    m_filling = false;
}

void FormatBar::showParts()
{
    const bool open = m_change->isChecked() && !m_change->isHidden();
    m_form->setVisible(open);
    m_figures->setVisible(m_isFigures && (open || m_needed));
}

void FormatBar::showForm(const Reading& r)
{
    const exchange::CsvFormat& f = r.csv.format;
    m_delimiter->clear();
    m_delimiter->addItem(tr("as found: %1").arg(delimiterText(f.delimiter)), kDecide);
    for (const char delimiter : kDelimiters)
        m_delimiter->addItem(delimiterText(delimiter), static_cast<int>(delimiter));
    choose(m_delimiter, m_csv.delimiter ? static_cast<int>(*m_csv.delimiter) : kDecide);
    m_encoding->clear();
    m_encoding->addItem(tr("as found: %1").arg(encodingText(f.encoding)), kDecide);
    for (const Encoding encoding : kEncodings)
        m_encoding->addItem(encodingText(encoding), static_cast<int>(encoding));
    choose(m_encoding, m_csv.encoding ? static_cast<int>(*m_csv.encoding) : kDecide);
    m_header->clear();
    m_header->addItem(f.hasHeader ? tr("as found: in the first row") : tr("as found: there are none"), kDecide);
    m_header->addItem(tr("in the first row"), 1);
    m_header->addItem(tr("there are none"), 0);
    choose(m_header, m_csv.hasHeader ? static_cast<int>(*m_csv.hasHeader) : kDecide);
    m_preamble->setSpecialValueText(tr("as found: %1").arg(f.preambleLines));
    m_preamble->setValue(m_csv.preambleLines ? static_cast<int>(std::min<std::int64_t>(*m_csv.preambleLines, m_preamble->maximum())) : kDecide);
    for (QWidget* control : {static_cast<QWidget*>(m_delimiter), static_cast<QWidget*>(m_encoding)})
        control->parentWidget()->setVisible(!r.spreadsheet);
}

void FormatBar::showFigures(const Reading& r)
{
    const auto& m = r.mapping;
    const bool wide = m.layout == Layout::Wide;
    choose(m_layout, static_cast<int>(m.layout));
    m_naming->clear();
    m_naming->addItem(tr("their codes"), static_cast<int>(MeasureRule::AsIs));
    m_naming->addItem(tr("their titles in the matrix"), static_cast<int>(MeasureRule::Renames));
    m_naming->addItem(tr("words, made into codes"), static_cast<int>(MeasureRule::Slug));
    const bool kept = m.measureRule == MeasureRule::Renames && m_plan && m.renames != renamesByTitle(*m_plan);
    if (kept)
        m_naming->addItem(tr("the remembered names"), kKept);
    choose(m_naming, kept ? kKept : static_cast<int>(m.measureRule));
    choose(m_style, static_cast<int>(m.periodStyle));
    if (m_length->findData(m.periodMonths) < 0)
        m_length->addItem(tr("the %1 months that end with it").arg(m.periodMonths), m.periodMonths);
    choose(m_length, m.periodMonths);
    m_fixedPeriod->setText(kit::toQt(std::string_view(m.fixedPeriod)));
    m_fixedPeriod->parentWidget()->setVisible(!wide && m.periodColumn.empty());
    m_fixedMeasure->setText(kit::toQt(std::string_view(m.fixedMeasure)));
    m_fixedMeasure->parentWidget()->setVisible(m.measureColumn.empty());
}

void FormatBar::formChanged()
{
    if (m_filling)
        return;
    const auto told = [](const QComboBox* box) {
        const int chosen = box->currentData().toInt();
        return chosen == kDecide ? std::nullopt : std::optional(chosen);
    };
    m_csv.delimiter = told(m_delimiter) ? std::optional(static_cast<char>(*told(m_delimiter))) : std::nullopt;
    m_csv.encoding = told(m_encoding) ? std::optional(static_cast<Encoding>(*told(m_encoding))) : std::nullopt;
    m_csv.hasHeader = told(m_header) ? std::optional(*told(m_header) != 0) : std::nullopt;
    m_csv.preambleLines = m_preamble->value() == kDecide ? std::nullopt : std::optional<std::int64_t>(m_preamble->value());
    Q_EMIT csvChanged(m_csv);
}

void FormatBar::figuresChanged()
{
    if (m_filling)
        return;
    m_mapping.layout = static_cast<Layout>(m_layout->currentData().toInt());
    if (const int naming = m_naming->currentData().toInt(); naming != kKept) {
        m_mapping.measureRule = static_cast<MeasureRule>(naming);
        m_mapping.renames.clear();
        if (m_mapping.measureRule == MeasureRule::Renames && m_plan)
            m_mapping.renames = renamesByTitle(*m_plan);
    }
    m_mapping.periodStyle = static_cast<PeriodStyle>(m_style->currentData().toInt());
    m_mapping.periodMonths = m_length->currentData().toInt();
    Q_EMIT mappingChanged(m_mapping);
}

void FormatBar::fixedChanged()
{
    const std::string period = kit::toUtf8(m_fixedPeriod->text().trimmed());
    const std::string measure = kit::toUtf8(m_fixedMeasure->text().trimmed());
    if (m_filling || (period == m_mapping.fixedPeriod && measure == m_mapping.fixedMeasure))
        return;
    m_mapping.fixedPeriod = period;
    m_mapping.fixedMeasure = measure;
    Q_EMIT mappingChanged(m_mapping);
}

} // namespace boulton::data
