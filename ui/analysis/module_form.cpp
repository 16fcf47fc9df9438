// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/module_form.h"
#include "ui/analysis/param_editor.h"
#include "ui/kit/error_text.h"
#include "ui/kit/marks.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QStyle>
#include <algorithm>

namespace boulton::analysis {

using kit::em;
using kit::toQt;
using modules::DataContract;
using modules::Param;
using modules::ParamKind;

namespace {

//! Whole numbers do where numbers are needed.
bool feeds(table::Type given, table::Type needed)
{
    return given == needed || (needed == table::Type::Float64 && given == table::Type::Int64);
}

} // namespace

ModuleForm::ModuleForm(const modules::AnalysisModule& module, QWidget* parent)
    : QWidget(parent), m_module(module), m_notice(new kit::Notice(kit::NoticeKind::Caution, {}, this)), m_grid(new QGridLayout)
{
    setAccessibleName(tr("Settings of the analysis"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.8));
    m_notice->hide();
    column->addWidget(m_notice);
    column->addLayout(m_grid);
    column->addStretch(1);
    m_grid->setHorizontalSpacing(em(1));
    m_grid->setVerticalSpacing(em(0.2));
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 3);
    for (const DataContract& need : module.needs)
        addNeed(need);
    for (const Param& param : module.params)
        addParam(param);
    if (module.needs.empty() && module.params.empty())
        m_grid->addWidget(kit::mutedLabel(tr("This analysis needs no settings."), this), 0, 0, 1, 2);
    arrange();
}

void ModuleForm::addNeed(const DataContract& need)
{
    auto* box = new QComboBox(this);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // a long name must not widen the form
    box->setMinimumContentsLength(12);
    box->setMaximumWidth(em(28));
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    kit::describe(box, toQt(need.title), tr("Dataset"));
    kit::markData(box);
    kit::tellChoice(box);
    m_needs.push_back({&need, box, {}});
    const auto at = m_needs.size() - 1;
    connect(box, &QComboBox::activated, this, [this, at] {
        m_needs[at].proposed.clear();
        if (at == 0)
            tellColumns();
        clearProblems();
        Q_EMIT changed();
    });
    addLine(need.name, toQt(need.title), box, box, needHelp(need));
}

QString ModuleForm::needHelp(const DataContract& need) const
{
    QStringList parts;
    for (const auto& field : need.fields)
        parts << (field.required ? tr("%1: %2", "a needed column and its meaning") : tr("%1 (if there is one): %2")).arg(kit::shown(field.name), toQt(field.meaning));
    return parts.join(QLatin1Char('\n'));
}

void ModuleForm::addParam(const Param& param)
{
    ParamEditor* editor = makeEditor(param, this);
    m_editors.push_back(editor);
    addLine(param.key, editor->labelsItself() ? QString() : toQt(param.title), editor, editor->field(), toQt(param.help));
    connect(editor, &ParamEditor::changed, this, [this, editor] {
        for (Line& line : m_lines)
            if (line.key == editor->param().key)
                setProblem(line, {});
        Q_EMIT changed();
    });
}

void ModuleForm::addLine(const std::string& key, const QString& label, QWidget* widget, QWidget* field, const QString& help)
{
    Line line{.key = key, .field = field, .label = nullptr, .side = new QWidget(this), .problem = nullptr, .problemText = nullptr};
    if (!label.isEmpty()) {
        line.label = kit::plainLabel(label, this);
        line.label->setBuddy(field);
    }
    auto* side = new QVBoxLayout(line.side);
    side->setSpacing(em(0.15));
    side->setContentsMargins(0, 0, 0, em(0.6));
    side->addWidget(widget);
    if (!help.isEmpty())
        side->addWidget(kit::mutedLabel(help, line.side));
    line.problem = new QWidget(line.side);
    auto* problem = new QHBoxLayout(line.problem);
    problem->setContentsMargins(0, 0, 0, 0);
    problem->setSpacing(em(0.4));
    auto* mark = new kit::IconLabel(QStringLiteral("danger"), 1.1, &kit::Palette::ink, line.problem);
    line.problemText = kit::plainLabel({}, line.problem);
    problem->addWidget(mark, 0, Qt::AlignTop);
    problem->addWidget(line.problemText, 1);
    line.problem->hide();
    side->addWidget(line.problem);
    m_lines.push_back(line);
}

void ModuleForm::arrange()
{
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Line& line = m_lines[i];
        const int row = static_cast<int>(2 * i);
        if (line.label) {
            line.label->setContentsMargins(0, m_stacked ? 0 : em(0.3), 0, 0);
            m_grid->addWidget(line.label, row, 0, 1, m_stacked ? 2 : 1, Qt::AlignTop);
        }
        m_grid->addWidget(line.side, m_stacked ? row + 1 : row, m_stacked ? 0 : 1, 1, m_stacked ? 2 : 1);
    }
}

void ModuleForm::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (const bool narrow = width() < em(30); narrow != m_stacked) {
        m_stacked = narrow;
        arrange();
    }
}

const DatasetChoice* ModuleForm::dataset(const std::string& name) const
{
    const auto found = std::ranges::find(m_data.datasets, name, &DatasetChoice::name);
    return found == m_data.datasets.end() ? nullptr : &*found;
}

void ModuleForm::setData(const FormData& offered)
{
    m_data = offered;
    for (Need& need : m_needs)
        fillBox(need);
    tellColumns();
}

void ModuleForm::fillBox(Need& need)
{
    QComboBox& box = *need.box;
    const QString before = box.currentData().toString();
    const auto fits = m_data.fitting.find(need.contract->name);
    const auto fitting = fits == m_data.fitting.end() ? std::vector<std::string>{} : fits->second;
    box.clear();
    const auto add = [&](const DatasetChoice& d, bool fit) {
        const QString rows = tr("%n row(s)", nullptr, static_cast<int>(std::min<std::int64_t>(d.rows, std::numeric_limits<int>::max())));
        box.addItem(fit ? tr("%1 – %2", "a dataset and its rows").arg(d.title, rows) : tr("%1 – %2, columns missing").arg(d.title, rows),
                    toQt(std::string_view(d.name)));
    };
    if (!need.contract->required)
        box.addItem(tr("None"), QString());
    for (const std::string& name : fitting)
        if (const auto* d = dataset(name))
            add(*d, true);
    if (box.count() > 0 && fitting.size() < m_data.datasets.size())
        box.insertSeparator(box.count());
    for (const auto& d : m_data.datasets)
        if (!std::ranges::contains(fitting, d.name))
            add(d, false);
    if (box.count() == 0)
        box.addItem(tr("No dataset"), QString());
    const int kept = before.isEmpty() ? -1 : box.findData(before);
    box.setCurrentIndex(kept >= 0 ? kept : 0);
    for (Line& line : m_lines)
        if (line.field == need.box) {
            const auto missing = m_data.missing.find(need.contract->name);
            setProblem(line, fitting.empty() && need.contract->required && missing != m_data.missing.end() ? missing->second : QString());
        }
}

std::string ModuleForm::proposedColumn(const Param& param, const DatasetChoice& dataset) const
{
    for (const auto& need : m_module.needs)
        for (const auto& field : need.fields) {
            if (field.name != param.key || !field.required)
                continue;
            const auto first = std::ranges::find_if(dataset.fields, [&](const table::Field& f) { return feeds(f.type, field.type); });
            return first == dataset.fields.end() ? std::string() : first->name;
        }
    return {};
}

void ModuleForm::tellColumns()
{
    if (m_needs.empty())
        return;
    const DatasetChoice* chosen = dataset(kit::toUtf8(m_needs.front().box->currentData().toString()));
    for (ParamEditor* editor : m_editors) {
        editor->setColumns(chosen ? chosen->fields : std::vector<table::Field>{});
        if (chosen && editor->param().kind == ParamKind::Column && editor->value().isEmpty())
            if (const std::string column = proposedColumn(editor->param(), *chosen); !column.empty())
                editor->setValue(toQt(std::string_view(column)));
    }
}

void ModuleForm::chooseDataset(const std::string& name)
{
    for (Need& need : m_needs)
        if (const int at = need.box->findData(toQt(std::string_view(name))); at >= 0) {
            need.box->setCurrentIndex(at);
            tellColumns();
            Q_EMIT changed();
            return;
        }
}

void ModuleForm::fill(const std::map<std::string, std::string>& datasets, const std::map<std::string, std::string>& settings)
{
    for (Need& need : m_needs) {
        const auto given = datasets.find(need.contract->name);
        const QString name = given == datasets.end() ? QString() : toQt(std::string_view(given->second));
        if (const int at = need.box->findData(name); at >= 0)
            need.box->setCurrentIndex(at);
    }
    tellColumns();
    for (ParamEditor* editor : m_editors) {
        const auto given = settings.find(editor->param().key);
        if (given == settings.end())
            editor->setStandard();
        else
            editor->setValue(toQt(std::string_view(given->second)));
    }
    clearProblems();
    Q_EMIT changed();
}

std::map<std::string, std::string> ModuleForm::datasets() const
{
    std::map<std::string, std::string> chosen;
    for (const Need& need : m_needs)
        if (const QString name = need.box->currentData().toString(); !name.isEmpty())
            chosen[need.contract->name] = kit::toUtf8(name);
    return chosen;
}

std::map<std::string, std::string> ModuleForm::settings() const
{
    std::map<std::string, std::string> given;
    for (const ParamEditor* editor : m_editors)
        if (editor->given())
            given[editor->param().key] = kit::toUtf8(editor->value());
    return given;
}

void ModuleForm::setProblem(Line& line, const QString& text)
{
    line.problemText->setText(text);
    line.problem->setVisible(!text.isEmpty());
    line.field->setProperty("problem", !text.isEmpty());
    style()->unpolish(line.field);
    style()->polish(line.field);
}

void ModuleForm::clearProblems()
{
    m_notice->hide();
    m_notice->setText({});
    for (Line& line : m_lines)
        setProblem(line, {});
}

bool ModuleForm::check()
{
    clearProblems();
    Line* first = nullptr;
    const auto complain = [&](Line& line, const QString& text) {
        setProblem(line, text);
        first = first ? first : &line;
    };
    for (Line& line : m_lines) {
        for (const Need& need : m_needs)
            if (need.box == line.field && need.contract->required && need.box->currentData().toString().isEmpty())
                complain(line, tr("Choose a dataset."));
        for (const ParamEditor* editor : m_editors)
            if (editor->param().key == line.key && editor->field() == line.field)
                if (const QString problem = editor->problem(); !problem.isEmpty())
                    complain(line, problem);
    }
    if (first)
        first->field->setFocus(Qt::OtherFocusReason);
    return first == nullptr;
}

void ModuleForm::showError(const Error& error)
{
    clearProblems();
    if (error.code == ErrorCode::Cancelled)
        return;
    if (error.code == ErrorCode::Usage && !error.args.empty())
        for (Line& line : m_lines)
            if (line.key == error.args.front()) {
                setProblem(line, kit::shown(error.what));
                line.field->setFocus(Qt::OtherFocusReason);
                return;
            }
    const kit::Explanation words = kit::explain(error);
    m_notice->setKind(error.code == ErrorCode::NotEnoughData || error.code == ErrorCode::InvalidInput || error.code == ErrorCode::Usage
                          ? kit::NoticeKind::Caution
                          : kit::NoticeKind::Danger);
    QString text = words.title + QStringLiteral(". ") + words.text;
    if (!words.detail.isEmpty())
        text += QLatin1Char('\n') + tr("Reason: %1.").arg(words.detail);
    m_notice->setText(text.trimmed());
    m_notice->show();
    m_notice->announce();
}

QComboBox* ModuleForm::datasetBox(std::string_view input) const
{
    const auto found = std::ranges::find_if(m_needs, [&](const Need& need) { return need.contract->name == input; });
    return found == m_needs.end() ? nullptr : found->box;
}

ParamEditor* ModuleForm::editor(std::string_view key) const
{
    const auto found = std::ranges::find_if(m_editors, [&](const ParamEditor* e) { return e->param().key == key; });
    return found == m_editors.end() ? nullptr : *found;
}

QString ModuleForm::problemOf(std::string_view key) const
{
    const auto found = std::ranges::find(m_lines, key, &Line::key);
    return found == m_lines.end() ? QString() : found->problemText->text();
}

QString ModuleForm::problem() const
{
    return m_notice->text();
}

QWidget* ModuleForm::firstFocus() const
{
    return m_lines.empty() ? nullptr : m_lines.front().field;
}

} // namespace boulton::analysis
