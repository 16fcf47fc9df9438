// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/needs/register.h"
#include "core/base/format.h"
#include "core/needs/cells.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace boulton::needs {
namespace {

using stats::Polarity;

constexpr std::array<std::string_view, 5> kMethods{"rate", "proportion", "mean", "dsr", "value"};

std::string listed(std::span<const std::string_view> words)
{
    std::string out;
    for (const auto w : words)
        out += (out.empty() ? "" : ", ") + std::string(w);
    return out;
}

std::string themeNames()
{
    std::vector<std::string_view> ids;
    for (const auto& theme : themes())
        ids.push_back(theme.id);
    return listed(ids);
}

std::optional<Polarity> polarityFrom(std::string_view text)
{
    const std::string words = plainWords(text);
    if (words == "high good" || words == "high")
        return Polarity::HighGood;
    if (words == "low good" || words == "low")
        return Polarity::LowGood;
    if (words == "none")
        return Polarity::None;
    return std::nullopt;
}

class Reader {
public:
    explicit Reader(const table::Table& table)
        : m_table(table), m_id(table, "indicator"), m_name(table, "name"), m_theme(table, "theme"), m_subtheme(table, "subtheme"),
          m_numerator(table, "numerator"), m_denominator(table, "denominator"), m_age(table, "age"), m_sex(table, "sex"),
          m_geography(table, "geography"), m_source(table, "source"), m_method(table, "method"), m_per(table, "per"),
          m_unit(table, "unit"), m_polarity(table, "polarity"), m_caveats(table, "caveats"), m_break(table, "break")
    {}

    Result<std::vector<Indicator>> read()
    {
        for (const auto& [cells, name] : {std::pair{&m_id, "indicator"}, {&m_name, "name"}, {&m_theme, "theme"}, {&m_source, "source"},
                                          {&m_method, "method"}, {&m_polarity, "polarity"}})
            if (!cells->exists())
                m_problems.add("there is no column '" + std::string(name) + "'");
        if (!m_problems.empty())
            return m_problems.error();
        if (m_table.rows() == 0)
            return fail(ErrorCode::NotEnoughData, "the register of indicators has no rows");
        std::vector<Indicator> out;
        std::map<std::string, std::int64_t> seen;
        for (std::size_t row = 0; row < m_table.rows(); ++row) {
            Indicator one = rowOf(row);
            if (const auto [at, isNew] = seen.emplace(one.id, one.line); !isNew && !one.id.empty())
                m_problems.add(row, "indicator", "'" + one.id + "' stands in line " + std::to_string(at->second) + " already");
            out.push_back(std::move(one));
        }
        if (!m_problems.empty())
            return m_problems.error();
        return out;
    }

private:
    std::string needed(const Cells& cells, std::size_t row, std::string_view column)
    {
        std::string text = cells.words(row);
        if (text.empty())
            m_problems.add(row, column, "is empty");
        return text;
    }

    Indicator rowOf(std::size_t row)
    {
        Indicator i{.id = needed(m_id, row, "indicator"),
                    .name = needed(m_name, row, "name"),
                    .subtheme = m_subtheme.words(row),
                    .numerator = m_numerator.words(row),
                    .denominator = m_denominator.words(row),
                    .age = m_age.words(row),
                    .sex = m_sex.words(row),
                    .geography = m_geography.words(row),
                    .source = needed(m_source, row, "source"),
                    .unit = m_unit.words(row),
                    .caveats = m_caveats.words(row),
                    .newFrom = m_break.words(row),
                    .line = lineOf(row)};
        readTheme(i, row);
        readMethod(i, row);
        readPer(i, row);
        const std::string polarity = needed(m_polarity, row, "polarity");
        if (const auto p = polarityFrom(polarity))
            i.polarity = *p;
        else if (!polarity.empty())
            m_problems.add(row, "polarity", "'" + polarity + "' is none of high good, low good, none");
        return i;
    }

    void readTheme(Indicator& i, std::size_t row)
    {
        const std::string theme = needed(m_theme, row, "theme");
        const auto at = themeFrom(theme);
        if (!at) {
            if (!theme.empty())
                m_problems.add(row, "theme", "'" + theme + "' is none of " + themeNames());
            return;
        }
        i.theme = *at;
        const auto subthemes = themes()[*at].subthemes;
        if (subthemes.empty())
            return;
        const auto same = std::ranges::find_if(subthemes, [&](std::string_view s) { return plainWords(s) == plainWords(i.subtheme); });
        if (same == subthemes.end())
            m_problems.add(row, "subtheme", "'" + i.subtheme + "' is none of " + listed(subthemes));
        else
            i.subtheme = *same;
    }

    void readMethod(Indicator& i, std::size_t row)
    {
        const std::string method = needed(m_method, row, "method");
        const auto at = std::ranges::find(kMethods, plainWords(method));
        if (at == kMethods.end()) {
            if (!method.empty())
                m_problems.add(row, "method", "'" + method + "' is none of " + listed(kMethods));
            return;
        }
        i.method = static_cast<Method>(at - kMethods.begin());
        if (i.fromCounts() && i.numerator.empty())
            m_problems.add(row, "numerator", "a " + std::string(needs::name(i.method)) + " must say what is counted");
        if (i.fromCounts() && i.denominator.empty())
            m_problems.add(row, "denominator", "a " + std::string(needs::name(i.method)) + " must say of whom");
    }

    void readPer(Indicator& i, std::size_t row)
    {
        const auto per = m_per.number(row);
        const bool given = !std::isnan(per.value);
        if (!given && per.reason == table::MissingReason::Unreadable)
            m_problems.add(row, "per", "'" + m_per.words(row) + "' is no number");
        else if (given && !(per.value > 0))
            m_problems.add(row, "per", "is not above 0");
        else if (!given && i.method == Method::Rate)
            m_problems.add(row, "per", "a rate must say per how many people");
        i.per = given ? per.value : i.method == Method::Proportion || i.unit == "%" ? 100 : 1;
        if (i.unit.empty() && i.method != Method::Mean)
            i.unit = i.per == 100 ? "%" : i.per == 1 ? "" : "per " + formatNumber(i.per, -1);
    }

    const table::Table& m_table;
    Problems m_problems{"the register of indicators"};
    Cells m_id, m_name, m_theme, m_subtheme, m_numerator, m_denominator, m_age, m_sex, m_geography, m_source, m_method, m_per, m_unit,
        m_polarity, m_caveats, m_break;
};

} // namespace

std::string_view name(Method method)
{
    return kMethods[static_cast<std::size_t>(method)];
}

Result<std::vector<Indicator>> readRegister(const table::Table& table)
{
    return Reader(table).read();
}

} // namespace boulton::needs
