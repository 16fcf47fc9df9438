// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/param_editor.h"
#include "core/base/format.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace boulton::analysis {

using kit::em;
using kit::toQt;
using modules::Param;
using modules::ParamKind;

namespace {

bool isNumber(ParamKind kind)
{
    return kind == ParamKind::Integer || kind == ParamKind::Number;
}

QString typeWord(table::Type type)
{
    switch (type) {
    case table::Type::Int64: return ParamEditor::tr("whole numbers");
    case table::Type::Float64: return ParamEditor::tr("numbers");
    case table::Type::String: return ParamEditor::tr("text");
    case table::Type::Date: return ParamEditor::tr("dates");
    case table::Type::Bool: return ParamEditor::tr("yes or no");
    }
    return {};
}

QString columnText(const table::Field& field)
{
    return ParamEditor::tr("%1 (%2)", "a column's name and what it holds").arg(kit::shown(field.name), typeWord(field.type));
}

QVBoxLayout* columnOf(QWidget* widget)
{
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.25));
    return column;
}

//! Numbers, lists and everything that this version has no better field for.
class LineEditor final : public ParamEditor {
public:
    LineEditor(const Param& param, QWidget* parent) : ParamEditor(param, parent), m_line(new QLineEdit(this))
    {
        columnOf(this)->addWidget(m_line, 0, isNumber(param.kind) ? Qt::AlignLeading : Qt::Alignment());
        m_line->setPlaceholderText(hint());
        if (isNumber(param.kind))
            m_line->setFixedWidth(std::max(em(9), m_line->fontMetrics().horizontalAdvance(hint()) + em(1.6)));
        connect(m_line, &QLineEdit::textEdited, this, &ParamEditor::changed);
    }
    [[nodiscard]] QString value() const override
    {
        const QString text = m_line->text().trimmed();
        // people write 1,000; the command line takes 1000
        static const QRegularExpression grouped(QStringLiteral("^[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?$"));
        return isNumber(param().kind) && grouped.match(text).hasMatch() ? QString(text).remove(QLatin1Char(',')) : text;
    }
    void setValue(const QString& text) override { m_line->setText(text); }
    [[nodiscard]] QWidget* field() const override { return m_line; }

private:
    [[nodiscard]] QString hint() const
    {
        switch (param().kind) {
        case ParamKind::Integer:
        case ParamKind::Number: return range().isEmpty() ? tr("not set") : tr("not set, or %1").arg(range());
        case ParamKind::Numbers: return tr("such as 10, 20, 30");
        case ParamKind::Words: return tr("separated by commas");
        default: return {};
        }
    }
    QLineEdit* m_line;
};

class ChoiceEditor final : public ParamEditor {
public:
    ChoiceEditor(const Param& param, QWidget* parent) : ParamEditor(param, parent), m_box(new QComboBox(this))
    {
        columnOf(this)->addWidget(m_box, 0, Qt::AlignLeading);
        m_box->setMinimumWidth(em(12));
        if (param.standard.empty())
            m_box->addItem(tr("Not set"), QString());
        for (const auto& choice : param.choices)
            m_box->addItem(kit::shown(choice), toQt(std::string_view(choice)));
        kit::markData(m_box);
        connect(m_box, &QComboBox::activated, this, &ParamEditor::changed);
    }
    [[nodiscard]] QString value() const override { return m_box->currentData().toString(); }
    void setValue(const QString& text) override { m_box->setCurrentIndex(std::max(0, m_box->findData(text))); }
    [[nodiscard]] QWidget* field() const override { return m_box; }

private:
    QComboBox* m_box;
};

class FlagEditor final : public ParamEditor {
public:
    FlagEditor(const Param& param, QWidget* parent) : ParamEditor(param, parent), m_box(new QCheckBox(kit::noMnemonic(toQt(param.title)), this))
    {
        columnOf(this)->addWidget(m_box);
        connect(m_box, &QCheckBox::clicked, this, &ParamEditor::changed);
    }
    [[nodiscard]] QString value() const override
    {
        return m_box->isChecked() ? QStringLiteral("true") : param().standard.empty() ? QString() : QStringLiteral("false");
    }
    void setValue(const QString& text) override { m_box->setChecked(text == QLatin1StringView("true")); }
    [[nodiscard]] QWidget* field() const override { return m_box; }
    [[nodiscard]] bool labelsItself() const override { return true; }

private:
    QCheckBox* m_box;
};

class ColumnEditor final : public ParamEditor {
public:
    ColumnEditor(const Param& param, QWidget* parent) : ParamEditor(param, parent), m_box(new QComboBox(this))
    {
        columnOf(this)->addWidget(m_box);
        m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // a long name must not widen the form
        m_box->setMinimumContentsLength(12);
        m_box->setMaximumWidth(em(28));
        m_box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        m_box->addItem(tr("Not set"), QString());
        kit::markData(m_box);
        kit::tellChoice(m_box);
        connect(m_box, &QComboBox::activated, this, &ParamEditor::changed);
    }
    [[nodiscard]] QString value() const override { return m_box->currentData().toString(); }
    void setValue(const QString& text) override
    {
        m_wanted = text;
        m_box->setCurrentIndex(std::max(0, m_box->findData(text)));
    }
    void setColumns(const std::vector<table::Field>& fields) override
    {
        const QString before = value().isEmpty() ? m_wanted : value();
        while (m_box->count() > 1)
            m_box->removeItem(1);
        for (const auto& field : fields)
            m_box->addItem(columnText(field), toQt(std::string_view(field.name)));
        m_box->setCurrentIndex(std::max(0, m_box->findData(before)));
    }
    [[nodiscard]] QWidget* field() const override { return m_box; }

private:
    QComboBox* m_box;
    QString m_wanted; // a standard value whose dataset is not chosen yet
};

class ColumnsEditor final : public ParamEditor {
public:
    ColumnsEditor(const Param& param, QWidget* parent)
        : ParamEditor(param, parent), m_all(new QCheckBox(tr("All"), this)), m_list(new QListWidget(this))
    {
        auto* column = columnOf(this);
        column->addWidget(m_all);
        column->addWidget(m_list);
        m_all->setChecked(true);
        kit::describe(m_all, tr("%1: all").arg(toQt(param.title)));
        kit::describe(m_list, toQt(param.title));
        kit::markData(m_list);
        m_list->hide();
        connect(m_all, &QCheckBox::toggled, this, [this](bool all) {
            m_list->setVisible(!all);
            Q_EMIT changed();
        });
        connect(m_list, &QListWidget::itemChanged, this, &ParamEditor::changed);
    }
    [[nodiscard]] QString value() const override
    {
        QStringList names;
        for (int i = 0; !m_all->isChecked() && i < m_list->count(); ++i)
            if (m_list->item(i)->checkState() == Qt::Checked)
                names << m_list->item(i)->data(Qt::UserRole).toString();
        return names.join(QStringLiteral(", "));
    }
    void setValue(const QString& text) override
    {
        m_wanted = modules::splitList(kit::toUtf8(text));
        const QSignalBlocker quiet(m_list);
        for (int i = 0; i < m_list->count(); ++i)
            check(m_list->item(i));
        m_all->setChecked(m_wanted.empty());
    }
    void setColumns(const std::vector<table::Field>& fields) override
    {
        if (m_list->count() > 0)
            m_wanted = modules::splitList(kit::toUtf8(value()));
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const auto& field : fields) {
            auto* item = new QListWidgetItem(columnText(field), m_list);
            item->setData(Qt::UserRole, toQt(std::string_view(field.name)));
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            if (field.name.contains(',')) { // a list is separated by commas
                item->setFlags(Qt::NoItemFlags);
                item->setToolTip(kit::plainToolTip(tr("A name with a comma cannot be put into a list. Import the table again with another name for the column.")));
            }
            check(item);
        }
        const int rows = std::clamp(m_list->count(), 3, 8);
        m_list->setFixedHeight(rows * (m_list->sizeHintForRow(0) > 0 ? m_list->sizeHintForRow(0) : em(1.8)) + em(0.5));
    }
    [[nodiscard]] QWidget* field() const override { return m_all; }
    [[nodiscard]] QString problem() const override
    {
        return !m_all->isChecked() && value().isEmpty() ? tr("Tick at least one column, or “All”.") : ParamEditor::problem();
    }

private:
    void check(QListWidgetItem* item) const
    {
        item->setCheckState(std::ranges::contains(m_wanted, kit::toUtf8(item->data(Qt::UserRole).toString())) ? Qt::Checked : Qt::Unchecked);
    }
    QCheckBox* m_all;
    QListWidget* m_list;
    std::vector<std::string> m_wanted;
};

} // namespace

bool ParamEditor::given() const
{
    const std::string text = kit::toUtf8(value());
    if (text == m_param.standard)
        return false;
    const bool emptyIsNoValue = isNumber(m_param.kind) || m_param.kind == ParamKind::Choice || m_param.kind == ParamKind::Flag;
    return !(text.empty() && emptyIsNoValue);
}

QString ParamEditor::range() const
{
    const auto number = [](double value) { return toQt(std::string_view(formatNumber(value, -1, ""))); };
    if (m_param.minimum && m_param.maximum)
        return tr("%1 to %2").arg(number(*m_param.minimum), number(*m_param.maximum));
    if (m_param.minimum)
        return tr("at least %1").arg(number(*m_param.minimum));
    return m_param.maximum ? tr("at most %1").arg(number(*m_param.maximum)) : QString();
}

QString ParamEditor::problem() const
{
    if (!given())
        return {};
    const auto parsed = modules::Params::parse({m_param}, {{m_param.key, kit::toUtf8(value())}});
    if (parsed)
        return {};
    const QString limits = range().isEmpty() ? QString() : QStringLiteral(" (") + range() + QLatin1Char(')');
    switch (m_param.kind) {
    case ParamKind::Integer: return tr("“%1” is not a whole number that can be used here%2.").arg(value(), limits);
    case ParamKind::Number: return tr("“%1” is not a number that can be used here%2. Write it as 1234.5.").arg(value(), limits);
    case ParamKind::Numbers: return tr("Write numbers separated by commas%1, such as 10, 20.5, 30.").arg(limits);
    default: return kit::shown(parsed.error().what);
    }
}

ParamEditor* makeEditor(const Param& param, QWidget* parent)
{
    ParamEditor* editor = nullptr;
    switch (param.kind) {
    case ParamKind::Column: editor = new ColumnEditor(param, parent); break;
    case ParamKind::Columns: editor = new ColumnsEditor(param, parent); break;
    case ParamKind::Choice: editor = new ChoiceEditor(param, parent); break;
    case ParamKind::Flag: editor = new FlagEditor(param, parent); break;
    default: editor = new LineEditor(param, parent); break;
    }
    if (param.kind != ParamKind::Columns)
        kit::describe(editor->field(), toQt(param.title), toQt(param.help));
    editor->setStandard();
    return editor;
}

} // namespace boulton::analysis
