// SPDX-License-Identifier: GPL-3.0-or-later
// The performance matrix for a table view: outcomes as banners, a row a measure, a column a month. Shows a core Grid; what is typed goes
// out as a signal and comes back as a new plan. Filter and order are of this model, because banners go with them.
#pragma once
#include "core/performance/grid.h"
#include <QAbstractTableModel>
#include <QSet>
#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace boulton::models {

struct MatrixFilter {
    QString text;          //!< in code, title, owner, directorate
    QString statuses;      //!< letters; empty: all
    int outcome = 0;       //!< 0: all
    QString directorate;   //!< empty: all
    bool missingOnly = false;     //!< nothing reported for the current period
    bool unexplainedOnly = false; //!< red without commentary
    bool operator==(const MatrixFilter&) const = default;
    [[nodiscard]] bool any() const { return *this != MatrixFilter{}; }
};
enum class MatrixOrder : std::uint8_t { Plan, Code, Title, WorstFirst, Owner };

class MatrixModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : int { Code, Title, Status, Travel, Target, FirstMonth };
    enum Role : int {
        LetterRole = Qt::UserRole + 1, //!< QChar: status; none where there is nothing to show
        TravelRole,                    //!< int(performance::Travel)
        ArrowUpRole,                   //!< bool: the figure rose
        GroupRole,                     //!< bool: an outcome's banner
        MeasureRole,                   //!< QString: code
        ColumnRole,                    //!< int: the month's index
        PendingRole,                   //!< bool: not in the vault yet
        RemarkRole,                    //!< QString: provisional, restated, …
        CurrentRole,                   //!< bool: the cell that a report on the last month shows
        MissingRole,                   //!< bool: a reason stands there, not a figure
        OutsideRole,                   //!< bool: the measure has no period here
        CommentedRole,                 //!< bool, in the title column
    };

    explicit MatrixModel(QObject* parent = nullptr);

    void setPlan(std::shared_ptr<const performance::Plan> plan, performance::Period last, std::size_t months = 13);
    //! Only these measures' values changed.
    void updateMeasures(std::shared_ptr<const performance::Plan> plan, const QSet<QString>& codes);
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }
    void setToday(Date today) { m_today = today; }
    void setPending(std::function<bool(const MeasureCode&, performance::Period)> pending) { m_pending = std::move(pending); }
    void setFilter(const MatrixFilter& filter);
    [[nodiscard]] const MatrixFilter& filter() const { return m_filter; }
    void setOrder(MatrixOrder order);
    [[nodiscard]] MatrixOrder order() const { return m_order; }

    [[nodiscard]] const performance::Grid& grid() const { return m_grid; }
    [[nodiscard]] const std::shared_ptr<const performance::Plan>& plan() const { return m_plan; }
    [[nodiscard]] const performance::Measure* measureAt(int row) const; //!< null for a banner
    [[nodiscard]] const performance::Cell* cellAt(const QModelIndex& index) const;
    [[nodiscard]] std::optional<performance::Period> periodAt(const QModelIndex& index) const;
    [[nodiscard]] int rowOf(const MeasureCode& measure) const; //!< -1: not shown
    [[nodiscard]] int shownMeasures() const;
    //! Statuses of the current cells that are shown.
    [[nodiscard]] performance::Summary summary() const;
    //! The next cell after `from` (row by row, round the end) whose code, title or value holds the text; invalid: none.
    [[nodiscard]] QModelIndex find(const QString& text, const QModelIndex& from, bool backwards = false) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    void typed(const QModelIndex& index, const QString& text); //!< an editor was left with this text

private:
    struct Row {
        int outcome = -1; //!< a banner: index into the plan's outcomes
        int grid = -1;    //!< otherwise: index into the grid's rows
    };
    void arrange();
    [[nodiscard]] bool accepts(const performance::GridRow& row, const performance::Measure& measure) const;
    [[nodiscard]] const performance::GridRow* gridRowAt(int row) const;
    [[nodiscard]] QVariant bannerData(const Row& row, int column, int role) const;
    [[nodiscard]] QVariant factData(const performance::GridRow& row, const performance::Measure& measure, int column, int role) const;
    [[nodiscard]] QVariant cellData(const performance::Measure& measure, const performance::Cell& cell, bool current, int role) const;
    [[nodiscard]] QString accessibleText(const performance::Measure& measure, const performance::Cell& cell) const;
    [[nodiscard]] QString toolTip(const performance::Measure& measure, const performance::Cell& cell) const;

    std::shared_ptr<const performance::Plan> m_plan;
    performance::Grid m_grid;
    std::vector<Row> m_rows;
    MatrixFilter m_filter;
    MatrixOrder m_order = MatrixOrder::Plan;
    std::function<bool(const MeasureCode&, performance::Period)> m_pending;
    Date m_today;
    bool m_readOnly = false;
};

} // namespace boulton::models
