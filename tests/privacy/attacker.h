// SPDX-License-Identifier: GPL-3.0-or-later
// An attacker who knows nothing of core/privacy: the sums of a table as equations, and the simplex method (dense, Bland's rule) for the
// largest and smallest value that each hidden cell can have. Also tables by chance.
#pragma once
#include "core/privacy/count_table.h"
#include "core/privacy/profile.h"
#include "tests/support/test.h"
#include <algorithm>
#include <random>

namespace boulton::privacy::testing {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

//! Largest c x with A x = b, x >= 0, from a first feasible point by artificial variables; infinite where there is no end, NaN where no x is.
class Simplex {
public:
    Simplex(std::vector<std::vector<double>> a, std::vector<double> b, std::size_t variables)
        : m_a(std::move(a)), m_b(std::move(b)), m_variables(variables)
    {
        for (std::size_t r = 0; r < m_a.size(); ++r) {
            if (m_b[r] < 0) {
                m_b[r] = -m_b[r];
                for (double& v : m_a[r])
                    v = -v;
            }
            m_a[r].resize(m_variables + m_a.size(), 0);
            m_a[r][m_variables + r] = 1;
            m_basis.push_back(m_variables + r);
        }
        std::vector<double> first(m_variables + m_a.size(), 0);
        std::fill(first.begin() + static_cast<std::ptrdiff_t>(m_variables), first.end(), -1.0);
        m_feasible = climb(first, m_variables + m_a.size()) > -1e-6;
        // an artificial variable that is still in the basis is zero: out with it where another can take its place
        for (std::size_t r = 0; r < m_basis.size(); ++r)
            if (m_basis[r] >= m_variables)
                for (std::size_t c = 0; c < m_variables; ++c)
                    if (std::fabs(m_a[r][c]) > kTiny) {
                        pivot(r, c);
                        break;
                    }
    }
    [[nodiscard]] bool feasible() const { return m_feasible; }
    double most(std::size_t variable, double sign)
    {
        std::vector<double> c(m_variables + m_a.size(), 0);
        c[variable] = sign;
        return sign * climb(c, m_variables);
    }

private:
    static constexpr double kTiny = 1e-9;
    void pivot(std::size_t row, std::size_t column)
    {
        const double p = m_a[row][column];
        for (double& v : m_a[row])
            v /= p;
        m_b[row] /= p;
        for (std::size_t r = 0; r < m_a.size(); ++r) {
            const double factor = m_a[r][column];
            if (r == row || std::fabs(factor) < 1e-12)
                continue;
            for (std::size_t c = 0; c < m_a[r].size(); ++c)
                m_a[r][c] -= factor * m_a[row][c];
            m_b[r] -= factor * m_b[row];
        }
        m_basis[row] = column;
    }
    double climb(const std::vector<double>& c, std::size_t columns)
    {
        for (;;) {
            std::size_t enter = columns;
            for (std::size_t j = 0; j < columns && enter == columns; ++j) {
                double gain = c[j];
                for (std::size_t r = 0; r < m_a.size(); ++r)
                    gain -= c[m_basis[r]] * m_a[r][j];
                if (gain > kTiny)
                    enter = j;
            }
            if (enter == columns)
                break;
            std::size_t leave = m_a.size();
            for (std::size_t r = 0; r < m_a.size(); ++r) {
                if (m_a[r][enter] <= kTiny)
                    continue;
                const double here = m_b[r] / m_a[r][enter];
                const double least = leave == m_a.size() ? kInfinite : m_b[leave] / m_a[leave][enter];
                if (here < least - kTiny || (here < least + kTiny && m_basis[r] < m_basis[leave]))
                    leave = r;
            }
            if (leave == m_a.size())
                return kInfinite;
            pivot(leave, enter);
        }
        double value = 0;
        for (std::size_t r = 0; r < m_a.size(); ++r)
            value += c[m_basis[r]] * m_b[r];
        return value;
    }
    std::vector<std::vector<double>> m_a;
    std::vector<double> m_b;
    std::vector<std::size_t> m_basis;
    std::size_t m_variables = 0;
    bool m_feasible = false;
};

//! The equations of a table's totals: one row each, +1 for a part and -1 for the total.
inline std::vector<std::vector<double>> equationsOf(const CountTable& t)
{
    std::vector<std::vector<double>> equations;
    const auto add = [&](const std::vector<Line>& lines, std::size_t others, auto&& cell) {
        for (std::size_t total = 0; total < lines.size(); ++total)
            for (std::size_t o = 0; o < others; ++o) {
                std::vector<double> e(t.values.size(), 0);
                bool any = false;
                for (std::size_t i = 0; i < lines.size(); ++i)
                    if (lines[i].total == total) {
                        e[cell(i, o)] = 1;
                        any = true;
                    }
                e[cell(total, o)] = -1;
                if (any)
                    equations.push_back(std::move(e));
            }
    };
    add(t.rows, t.columns.size(), [&](std::size_t r, std::size_t c) { return t.cell(r, c); });
    add(t.columns, t.rows.size(), [&](std::size_t c, std::size_t r) { return t.cell(r, c); });
    return equations;
}

//! What is known of each cell (lower = upper: published) -> what can be worked out of each.
inline std::vector<Range> attack(const CountTable& t, const std::vector<Range>& known)
{
    // x = lower + y; y + slack = upper - lower where there is an upper end
    std::vector<std::vector<double>> a = equationsOf(t);
    std::vector<double> b(a.size(), 0);
    std::vector<std::size_t> variable(t.values.size(), kNone);
    std::size_t variables = 0;
    std::size_t bounded = 0;
    for (std::size_t i = 0; i < known.size(); ++i)
        if (known[i].lower < known[i].upper) {
            variable[i] = variables++;
            bounded += known[i].upper < kUnlimited ? 1 : 0;
        }
    std::vector<std::vector<double>> system;
    for (std::size_t e = 0; e < a.size(); ++e) {
        std::vector<double> row(variables + bounded, 0);
        for (std::size_t i = 0; i < known.size(); ++i) {
            b[e] -= a[e][i] * static_cast<double>(known[i].lower);
            if (variable[i] != kNone)
                row[variable[i]] = a[e][i];
        }
        system.push_back(std::move(row));
    }
    std::size_t slack = variables;
    for (std::size_t i = 0; i < known.size(); ++i)
        if (variable[i] != kNone && known[i].upper < kUnlimited) {
            std::vector<double> row(variables + bounded, 0);
            row[variable[i]] = 1;
            row[slack++] = 1;
            system.push_back(std::move(row));
            b.push_back(static_cast<double>(known[i].upper - known[i].lower));
        }
    std::vector<Range> ranges = known;
    if (variables == 0)
        return ranges;
    Simplex s(std::move(system), std::move(b), variables + bounded);
    test::check(s.feasible(), "the attacker finds no table at all");
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (variable[i] == kNone)
            continue;
        const double most = s.most(variable[i], 1);
        const double least = s.most(variable[i], -1);
        ranges[i].upper = std::isinf(most) ? kUnlimited : known[i].lower + std::llround(most);
        ranges[i].lower = known[i].lower + std::llround(least);
    }
    return ranges;
}

inline std::vector<Range> seen(const CountTable& t, const std::vector<bool>& hidden)
{
    std::vector<Range> known(t.values.size());
    for (std::size_t i = 0; i < known.size(); ++i)
        if (!hidden[i])
            known[i] = {t.values[i], t.values[i]};
    return known;
}

//! A table of inner counts, row by row, with a total row and column behind them where asked for.
inline CountTable tableOf(std::size_t rows, std::size_t columns, const std::vector<std::int64_t>& inner, bool rowTotals = true,
                          bool columnTotals = true)
{
    CountTable t;
    for (std::size_t r = 0; r < rows; ++r)
        t.rows.push_back({"r" + std::to_string(r), columnTotals ? rows : kNone});
    for (std::size_t c = 0; c < columns; ++c)
        t.columns.push_back({"c" + std::to_string(c), rowTotals ? columns : kNone});
    if (columnTotals)
        t.rows.push_back({"total", kNone});
    if (rowTotals)
        t.columns.push_back({"total", kNone});
    t.values.assign(t.rows.size() * t.columns.size(), 0);
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) {
            const std::int64_t v = inner[r * columns + c];
            t.values[t.cell(r, c)] = v;
            if (rowTotals)
                t.values[t.cell(r, columns)] += v;
            if (columnTotals)
                t.values[t.cell(rows, c)] += v;
            if (rowTotals && columnTotals)
                t.values[t.cell(rows, columns)] += v;
        }
    return t;
}

//! Wards in districts in a city: `sizes` wards each; each district's row stands behind its wards, the city's last.
inline CountTable nested(const std::vector<std::size_t>& sizes, std::size_t columns, bool rowTotals, auto&& value)
{
    CountTable t;
    std::size_t lines = 1;
    for (const auto size : sizes)
        lines += size + 1;
    t.columns.resize(columns + (rowTotals ? 1 : 0));
    for (std::size_t c = 0; c < t.columns.size(); ++c)
        t.columns[c] = {"c" + std::to_string(c), rowTotals && c < columns ? columns : kNone};
    std::vector<std::int64_t> city(t.columns.size(), 0);
    for (const auto size : sizes) {
        const std::size_t district = t.rows.size() + size;
        std::vector<std::int64_t> sum(t.columns.size(), 0);
        for (std::size_t w = 0; w < size; ++w) {
            t.rows.push_back({"ward " + std::to_string(t.rows.size()), district});
            std::int64_t across = 0;
            for (std::size_t c = 0; c < t.columns.size(); ++c) {
                const std::int64_t v = c < columns ? static_cast<std::int64_t>(value()) : across;
                across += v;
                t.values.push_back(v);
                sum[c] += v;
            }
        }
        t.rows.push_back({"district " + std::to_string(district), lines - 1});
        for (std::size_t c = 0; c < t.columns.size(); ++c) {
            t.values.push_back(sum[c]);
            city[c] += sum[c];
        }
    }
    t.rows.push_back({"city", kNone});
    t.values.insert(t.values.end(), city.begin(), city.end());
    return t;
}

//! Rows for columns.
inline CountTable turned(const CountTable& t)
{
    CountTable u{t.columns, t.rows, {}};
    for (std::size_t c = 0; c < t.columns.size(); ++c)
        for (std::size_t r = 0; r < t.rows.size(); ++r)
            u.values.push_back(t.at(r, c));
    return u;
}

} // namespace boulton::privacy::testing
