// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/matrix_model.h"
#include "core/base/format.h"
#include "core/packs/pack.h"
#include "ui/kit/text.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace boulton::models {

using namespace performance;
using kit::toQt;

namespace {

QString text(const std::string& utf8)
{
    return kit::shown(utf8);
}

//! Worst first: what needs attention, then what is missing, then what is well.
int severity(const GridRow& row)
{
    const Cell* cell = row.currentCell();
    switch (cell ? cell->status : Brag::Awaiting) {
    case Brag::Red: return 0;
    case Brag::Awaiting: return 1;
    case Brag::Amber: return 2;
    case Brag::Green: return 3;
    case Brag::Blue: return 4;
    case Brag::NoTarget: return 5;
    case Brag::Project:
    case Brag::NotApplicable: return 6;
    }
    return 7;
}

QString exact(std::optional<double> figure)
{
    return figure ? toQt(std::string_view(formatNumber(*figure, -1))).remove(QLatin1Char(',')) : QString();
}

//! Millions stand shortened in the cell, with three figures; the tool tip, the panel and copies have every digit.
QString compact(const Measure& m, const Cell& cell)
{
    if (!cell.figure.value || std::fabs(*cell.figure.value) < 1e6)
        return toQt(packs::figureWords(m, cell));
    const double millions = *cell.figure.value / 1e6;
    const int decimals = std::fabs(millions) < 10 ? 2 : std::fabs(millions) < 100 ? 1 : 0;
    return MatrixModel::tr("%1m", "millions").arg(toQt(std::string_view(formatNumber(millions, decimals, m.unit == "£" ? "£" : ""))));
}

} // namespace

MatrixModel::MatrixModel(QObject* parent) : QAbstractTableModel(parent) {}

void MatrixModel::setPlan(std::shared_ptr<const Plan> plan, Period last, std::size_t months)
{
    beginResetModel();
    m_plan = std::move(plan);
    auto grid = buildGrid(*m_plan, last, months);
    m_grid = grid ? *std::move(grid) : Grid{};
    arrange();
    endResetModel();
}

void MatrixModel::updateMeasures(std::shared_ptr<const Plan> plan, const QSet<QString>& codes)
{
    m_plan = std::move(plan);
    for (auto& row : m_grid.rows) {
        if (!codes.contains(toQt(std::string_view(row.measure.value))))
            continue;
        const Measure* measure = m_plan->measure(row.measure);
        if (!measure)
            continue;
        if (auto fresh = gridRow(*m_plan, *measure, m_grid.months))
            row = *std::move(fresh);
        const int at = rowOf(row.measure);
        if (at >= 0)
            Q_EMIT dataChanged(index(at, 0), index(at, columnCount() - 1));
    }
}

void MatrixModel::setFilter(const MatrixFilter& filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    arrange();
    endResetModel();
}

void MatrixModel::setOrder(MatrixOrder order)
{
    if (order == m_order)
        return;
    beginResetModel();
    m_order = order;
    arrange();
    endResetModel();
}

bool MatrixModel::accepts(const GridRow& row, const Measure& m) const
{
    const Cell* current = row.currentCell();
    if (m_filter.outcome && m.outcome != m_filter.outcome)
        return false;
    if (!m_filter.directorate.isEmpty() && toQt(std::string_view(m.directorate)) != m_filter.directorate)
        return false;
    if (!m_filter.statuses.isEmpty() && !m_filter.statuses.contains(QLatin1Char(current ? letter(current->status) : 'W')))
        return false;
    if (m_filter.missingOnly && (m.kind != MeasureKind::Standard || (current && current->figure.value)))
        return false;
    if (m_filter.unexplainedOnly && (!current || current->status != Brag::Red || row.commented))
        return false;
    if (m_filter.text.isEmpty())
        return true;
    return std::ranges::any_of(std::array{&m.code.value, &m.title, &m.owner, &m.directorate}, [&](const std::string* field) {
        return toQt(std::string_view(*field)).contains(m_filter.text, Qt::CaseInsensitive);
    });
}

void MatrixModel::arrange()
{
    m_rows.clear();
    if (!m_plan)
        return;
    std::vector<int> shown;
    for (int i = 0; i < static_cast<int>(m_grid.rows.size()); ++i) {
        const auto& row = m_grid.rows[static_cast<std::size_t>(i)];
        const Measure* measure = m_plan->measure(row.measure);
        if (measure && accepts(row, *measure))
            shown.push_back(i);
    }
    const auto measure = [&](int i) { return m_plan->measure(m_grid.rows[static_cast<std::size_t>(i)].measure); };
    switch (m_order) {
    case MatrixOrder::Plan: break;
    case MatrixOrder::Code: std::ranges::stable_sort(shown, {}, [&](int i) { return measure(i)->code; }); break;
    case MatrixOrder::Title:
        std::ranges::stable_sort(shown, [&](int a, int b) {
            return text(measure(a)->title).localeAwareCompare(text(measure(b)->title)) < 0;
        });
        break;
    case MatrixOrder::Owner: std::ranges::stable_sort(shown, {}, [&](int i) { return measure(i)->owner; }); break;
    case MatrixOrder::WorstFirst:
        std::ranges::stable_sort(shown, {}, [&](int i) { return severity(m_grid.rows[static_cast<std::size_t>(i)]); });
        break;
    }
    int outcome = 0;
    for (const int i : shown) {
        if (m_order == MatrixOrder::Plan && measure(i)->outcome != outcome) {
            outcome = measure(i)->outcome;
            const auto found = std::ranges::find(m_plan->outcomes, outcome, &Outcome::number);
            m_rows.push_back({.outcome = static_cast<int>(found - m_plan->outcomes.begin())});
        }
        m_rows.push_back({.grid = i});
    }
}

const GridRow* MatrixModel::gridRowAt(int row) const
{
    if (row < 0 || row >= static_cast<int>(m_rows.size()) || m_rows[static_cast<std::size_t>(row)].grid < 0)
        return nullptr;
    return &m_grid.rows[static_cast<std::size_t>(m_rows[static_cast<std::size_t>(row)].grid)];
}

const Measure* MatrixModel::measureAt(int row) const
{
    const GridRow* g = gridRowAt(row);
    return g ? m_plan->measure(g->measure) : nullptr;
}

const Cell* MatrixModel::cellAt(const QModelIndex& index) const
{
    const GridRow* g = gridRowAt(index.row());
    if (!g || index.column() < FirstMonth)
        return nullptr;
    const auto& cell = g->cells[static_cast<std::size_t>(index.column() - FirstMonth)];
    return cell ? &*cell : nullptr;
}

std::optional<Period> MatrixModel::periodAt(const QModelIndex& index) const
{
    const Cell* cell = cellAt(index);
    return cell ? std::optional(cell->period) : std::nullopt;
}

int MatrixModel::rowOf(const MeasureCode& code) const
{
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i)
        if (const GridRow* g = gridRowAt(i); g && g->measure == code)
            return i;
    return -1;
}

int MatrixModel::shownMeasures() const
{
    return static_cast<int>(std::ranges::count_if(m_rows, [](const Row& row) { return row.grid >= 0; }));
}

Summary MatrixModel::summary() const
{
    Summary s;
    for (const Row& row : m_rows)
        if (row.grid >= 0) {
            const Cell* cell = m_grid.rows[static_cast<std::size_t>(row.grid)].currentCell();
            s.add(cell ? cell->status : Brag::Awaiting);
        }
    return s;
}

QModelIndex MatrixModel::find(const QString& needle, const QModelIndex& from, bool backwards) const
{
    const int columns = columnCount();
    const int cells = rowCount() * columns;
    if (needle.isEmpty() || cells == 0)
        return {};
    const int start = from.isValid() ? from.row() * columns + from.column() : backwards ? 0 : -1;
    for (int step = 1; step <= cells; ++step) {
        const int at = ((start + (backwards ? -step : step)) % cells + cells) % cells;
        const QModelIndex candidate = index(at / columns, at % columns);
        if (candidate.data(GroupRole).toBool() && candidate.column() > 0)
            continue;
        if (candidate.data(Qt::DisplayRole).toString().contains(needle, Qt::CaseInsensitive))
            return candidate;
    }
    return {};
}

int MatrixModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int MatrixModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : FirstMonth + static_cast<int>(m_grid.months.size());
}

QVariant MatrixModel::bannerData(const Row& row, int column, int role) const
{
    if (role == GroupRole)
        return true;
    if (column != 0 || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const Outcome& outcome = m_plan->outcomes[static_cast<std::size_t>(row.outcome)];
    return QStringLiteral("%1  %2").arg(outcome.number).arg(text(outcome.title));
}

QVariant MatrixModel::factData(const GridRow& row, const Measure& m, int column, int role) const
{
    const Cell* current = row.currentCell();
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Code: return text(m.code.value);
        case Title:
            return m.unit.empty() || m.unit == "%" || m.unit == "£" ? text(m.title)
                                                                     : text(m.title) + QStringLiteral(" · ") + text(m.unit);
        case Status: return current ? toQt(word(current->status)) : QString();
        case Travel: return current ? toQt(word(current->travel)) : QString();
        case Target: return current ? toQt(packs::targetWords(m, *current)) : QString();
        default: return {};
        }
    case Qt::ToolTipRole:
        if (column == Title && !m.definition.empty())
            return text(m.title) + QLatin1Char('\n') + text(m.definition);
        if (column == Status && current)
            return toQt(word(current->status)) + QStringLiteral(": ") + toQt(meaning(current->status)) + QStringLiteral(" (") +
                   text(current->period.label()) + QLatin1Char(')');
        return {};
    case Qt::TextAlignmentRole:
        return column == Target ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant(Qt::AlignLeading | Qt::AlignVCenter);
    case LetterRole: return column == Status && current ? QVariant(QChar::fromLatin1(letter(current->status))) : QVariant();
    case TravelRole: return column == Travel && current ? QVariant(static_cast<int>(current->travel)) : QVariant();
    case ArrowUpRole:
        return current && current->figure.value && current->comparedFigure && *current->figure.value > *current->comparedFigure;
    case CommentedRole: return column == Title && row.commented;
    default: return {};
    }
}

QString MatrixModel::accessibleText(const Measure& m, const Cell& cell) const
{
    QString line = text(cell.period.label()) + QStringLiteral(": ") + toQt(packs::figureWords(m, cell));
    if (hasResult(cell.status))
        line += QStringLiteral(", ") + toQt(word(cell.status));
    if (const QString remark = toQt(packs::remarkWords(m, cell)); !remark.isEmpty())
        line += QStringLiteral(", ") + remark;
    return line;
}

QString MatrixModel::toolTip(const Measure& m, const Cell& cell) const
{
    QStringList lines{text(m.title), accessibleText(m, cell)};
    if (cell.target)
        lines << tr("Target: %1").arg(toQt(packs::targetWords(m, cell)));
    if (cell.travel != Travel::Unknown)
        lines << tr("%1 against %2").arg(toQt(word(cell.travel)), text(cell.comparedWith.label()));
    if (m_pending && m_pending(m.code, cell.period))
        lines << tr("Being saved");
    return lines.join(QLatin1Char('\n'));
}

QVariant MatrixModel::cellData(const Measure& m, const Cell& cell, bool current, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        // an empty cell of the past says why; one that nobody has filled yet stays empty
        if (!cell.figure.value && cell.figure.why == Figure::Why::NoValue && cell.figure.reason == table::MissingReason::Empty)
            return m.kind == MeasureKind::Standard ? QString() : QStringLiteral("–");
        return compact(m, cell);
    case Qt::EditRole: { // what was reported for the period itself: a year to date is not what people type
        const ValueRecord* record = m_plan->history.at(m.code, cell.period);
        return exact(record ? figureOf(m, *record) : std::nullopt);
    }
    case Qt::ToolTipRole: return toolTip(m, cell);
    case Qt::AccessibleTextRole: return accessibleText(m, cell);
    case Qt::TextAlignmentRole: return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case LetterRole: return hasResult(cell.status) ? QVariant(QChar::fromLatin1(letter(cell.status))) : QVariant();
    case PendingRole: return m_pending && m_pending(m.code, cell.period);
    case RemarkRole: return toQt(packs::remarkWords(m, cell));
    case CurrentRole: return current;
    case MissingRole: return !cell.figure.value;
    default: return {};
    }
}

QVariant MatrixModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (row.outcome >= 0)
        return bannerData(row, index.column(), role);
    const GridRow& g = m_grid.rows[static_cast<std::size_t>(row.grid)];
    const Measure* m = m_plan->measure(g.measure);
    if (!m)
        return {};
    if (role == MeasureRole)
        return toQt(std::string_view(m->code.value));
    if (role == GroupRole)
        return false;
    if (index.column() < FirstMonth)
        return factData(g, *m, index.column(), role);
    const int month = index.column() - FirstMonth;
    if (role == ColumnRole)
        return month;
    const auto& cell = g.cells[static_cast<std::size_t>(month)];
    if (!cell)
        return role == OutsideRole ? QVariant(true) : QVariant();
    return cellData(*m, *cell, g.current == static_cast<std::size_t>(month), role);
}

QVariant MatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section >= Target ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant(Qt::AlignLeading | Qt::AlignVCenter);
    if (role == Qt::AccessibleTextRole && section >= FirstMonth)
        return text(m_grid.months[static_cast<std::size_t>(section - FirstMonth)].label());
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Code: return tr("Code");
    case Title: return tr("Measure");
    case Status: return tr("Status");
    case Travel: return tr("Direction");
    case Target: return tr("Target");
    default: return text(m_grid.months[static_cast<std::size_t>(section - FirstMonth)].shortLabel());
    }
}

Qt::ItemFlags MatrixModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const Measure* m = measureAt(index.row());
    const Cell* cell = cellAt(index);
    if (m && cell && !m_readOnly && m->kind == MeasureKind::Standard && cell->period.start <= m_today)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool MatrixModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const QString typedText = value.toString().trimmed();
    if (typedText != data(index, Qt::EditRole).toString())
        Q_EMIT typed(index, typedText);
    return true;
}

} // namespace boulton::models
