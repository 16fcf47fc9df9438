// SPDX-License-Identifier: GPL-3.0-or-later
// What an interactive chart says about one value, and the parts of a chart that it shows: a stretch of the categories, some of the series.
#pragma once
#include "core/figure/laid.h"
#include <QCoreApplication>
#include <QString>
#include <QStringList>
#include <set>
#include <utility>
#include <vector>

namespace boulton::document {

struct PointId {
    std::size_t series = 0, category = 0;
    bool operator==(const PointId&) const = default;
};

struct Reading {
    QString title;                               //!< the category
    std::vector<std::pair<QString, QString>> lines; //!< name and value; the first is the point itself
    char status = ' ';
    [[nodiscard]] QString text() const; //!< one line each
};

class ChartWords {
    Q_DECLARE_TR_FUNCTIONS(ChartWords)
public:
    [[nodiscard]] static Reading read(const figure::ChartSpec& spec, PointId point);
    //! "Red", "Awaiting data", …; empty for no status.
    [[nodiscard]] static QString statusWord(char letter);
    [[nodiscard]] static QString seriesName(const figure::ChartSpec& spec, std::size_t series);
    [[nodiscard]] static QString categoryName(const figure::ChartSpec& spec, std::size_t category);
    //! As on the chart, and always with its unit.
    [[nodiscard]] static QString valueText(const figure::ChartSpec& spec, double value);
    [[nodiscard]] static QString valueText(const figure::Axis& axis, double value);
};

//! Categories [first, last] only; annotations, limits and flags with them.
[[nodiscard]] figure::ChartSpec stretch(const figure::ChartSpec& spec, std::size_t first, std::size_t last);
struct Visible {
    figure::ChartSpec spec;
    std::vector<std::size_t> series; //!< of the shown ones, which they are in the whole chart
};
//! Without some series; the others keep the colours that they had.
[[nodiscard]] Visible without(const figure::ChartSpec& spec, const std::set<std::size_t>& hidden);

} // namespace boulton::document
