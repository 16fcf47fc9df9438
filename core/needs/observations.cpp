// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/needs/observations.h"
#include "core/base/numeric.h"
#include "core/base/utf8.h"
#include "core/needs/cells.h"
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace boulton::needs {
namespace {

constexpr std::uint64_t kMostEach = std::uint64_t{1} << 21U; // ids that fit a key together

std::uint64_t keyOf(std::uint32_t indicator, AreaId area, std::uint32_t period)
{
    return (std::uint64_t{indicator} << 42U) | (std::uint64_t{area} << 21U) | period;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

//! The number of `digits` digits at `at`, and no digit behind them.
std::optional<int> numberAt(std::string_view text, std::size_t at, std::size_t digits)
{
    if (at + digits > text.size() || (at + digits < text.size() && isDigit(text[at + digits])))
        return std::nullopt;
    int n = 0;
    for (std::size_t i = at; i < at + digits; ++i) {
        if (!isDigit(text[i]))
            return std::nullopt;
        n = n * 10 + (text[i] - '0');
    }
    return n;
}

//! What stands behind the first year: a second year, a month, a quarter.
void readRest(Period& p, std::string_view rest, int year)
{
    const std::string lower = utf8::asciiLower(utf8::trimmed(rest));
    if (const auto q = lower.find('q'); q != std::string::npos && q + 1 < lower.size() && lower[q + 1] >= '1' && lower[q + 1] <= '4') {
        p.start += 0.25 * (lower[q + 1] - '1');
        p.length = 0.25;
        return;
    }
    const auto at = lower.find_first_of("0123456789");
    if (at == std::string::npos || at > 4) // a dash of three bytes at most, and a blank
        return;
    if (const auto second = numberAt(lower, at, 4); second && *second > year) {
        p.length = *second == year + 1 ? 1 : *second - year + 1;
    } else if (const auto two = numberAt(lower, at, 2)) {
        const int last = year / 100 * 100 + *two + (*two < year % 100 ? 100 : 0);
        if (last == year + 1)
            p.length = 1; // 2023/24: a year from April or September
        else if (last > year && last - year < 20)
            p.length = last - year + 1;
        else if (*two >= 1 && *two <= 12) // 2024-03, 2024-03-31
            p.start += (*two - 1) / 12.0;
    }
}

struct RowReader {
    Cells numerator, denominator, value, lower, upper;

    explicit RowReader(const table::Table& t)
        : numerator(t, "numerator"), denominator(t, "denominator"), value(t, "value"), lower(t, "lower"), upper(t, "upper")
    {}

    void fill(Observation& o, std::size_t row, const Indicator& indicator, Diagnostics& diagnostics) const
    {
        const auto take = [&](const Cells& cells, const char* column, double& target, bool matters) {
            const auto count = cells.number(row);
            target = count.value;
            if (count.reason == table::MissingReason::Unreadable && std::isnan(count.value))
                diagnostics.add(Severity::Warning, lineOf(row), column,
                                BOULTON_TR("needs", "'%1' is no number; the figure is missing.").with(cells.words(row)));
            // of several reasons the one that says most; blank says least
            if (matters && std::isnan(count.value) && (!o.missing || *o.missing == table::MissingReason::Empty))
                o.missing = count.reason;
        };
        const bool counts = indicator.fromCounts();
        take(value, "value", o.value, false);
        const bool published = !std::isnan(o.value);
        take(numerator, "numerator", o.numerator, counts && !published);
        take(denominator, "denominator", o.denominator, counts && !published);
        take(lower, "lower", o.lower, false);
        take(upper, "upper", o.upper, false);
        using enum table::MissingReason;
        const auto said = value.exists() ? value.number(row).reason : Empty;
        if (!counts && !published)
            o.missing = said;
        else if (o.missing == Empty && said != NotApplicable) // a blank count beside a figure that says why
            o.missing = said;
    }
};

//! Set aside, and how often: one remark for each word that is not known.
class SetAside {
public:
    void add(const std::string& word, std::int64_t line)
    {
        auto& [count, first] = m_words[word];
        first = count == 0 ? line : first;
        ++count;
    }
    void tell(Diagnostics& diagnostics, const char* column, const Text& sentence) const
    {
        for (const auto& [word, seen] : m_words)
            diagnostics.add(Severity::Warning, seen.second, column, sentence.with(word, static_cast<std::int64_t>(seen.first)));
    }

private:
    std::map<std::string, std::pair<std::size_t, std::int64_t>> m_words;
};

//! The periods in order of time; `ids` come out as indexes into them.
std::vector<Period> orderedPeriods(const std::vector<std::string>& texts, std::vector<std::uint32_t>& ids, SetAside& unknown)
{
    std::vector<std::optional<Period>> read;
    for (const auto& text : texts)
        read.push_back(periodFrom(text));
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < read.size(); ++i)
        if (read[i])
            order.push_back(i);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return std::pair(read[i]->start + read[i]->length, read[i]->text); });
    std::vector<std::uint32_t> place(texts.size(), Cells::kNone);
    std::vector<Period> periods;
    for (const auto i : order) {
        place[i] = static_cast<std::uint32_t>(periods.size());
        periods.push_back(*read[i]);
    }
    for (std::size_t row = 0; row < ids.size(); ++row) {
        if (ids[row] == Cells::kNone)
            unknown.add("", lineOf(row));
        else if (place[ids[row]] == Cells::kNone)
            unknown.add(texts[ids[row]], lineOf(row));
        ids[row] = ids[row] == Cells::kNone ? Cells::kNone : place[ids[row]];
    }
    return periods;
}

void readKinds(const table::Table& table, const std::vector<std::uint32_t>& areaOf, const std::vector<AreaId>& ids, Areas& areas)
{
    const Cells code(table, "area_code");
    const Cells type(table, "area_type");
    if (!code.exists() && !type.exists())
        return;
    std::vector<bool> seen(ids.size(), false);
    for (std::size_t row = 0; row < areaOf.size(); ++row) {
        if (areaOf[row] == Cells::kNone || seen[areaOf[row]])
            continue;
        seen[areaOf[row]] = true;
        AreaInfo& info = areas.at(ids[areaOf[row]]);
        if (info.code.empty())
            info.code = code.words(row);
        if (info.type.empty() && !type.words(row).empty())
            info.type = typeFrom(type.words(row)).value_or(plainWords(type.words(row)));
    }
}

} // namespace

std::optional<Period> periodFrom(std::string_view text)
{
    text = utf8::trimmed(text);
    for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
        if (at > 0 && isDigit(text[at - 1]))
            continue;
        const auto year = numberAt(text, at, 4);
        if (!year || *year < 1800 || *year > 2200)
            continue;
        Period p{.text = std::string(text), .start = static_cast<double>(*year)};
        readRest(p, text.substr(at + 4), *year);
        return p;
    }
    return std::nullopt;
}

bool Observations::add(Observation observation)
{
    const auto [at, isNew] = m_index.emplace(keyOf(observation.indicator, observation.area, observation.period),
                                             static_cast<std::uint32_t>(rows.size()));
    if (isNew)
        rows.push_back(observation);
    return isNew;
}

std::optional<std::size_t> Observations::indexOf(std::uint32_t indicator, AreaId area, std::uint32_t period) const
{
    const auto found = m_index.find(keyOf(indicator, area, period));
    if (found == m_index.end())
        return std::nullopt;
    return found->second;
}

const Observation* Observations::find(std::uint32_t indicator, AreaId area, std::uint32_t period) const
{
    const auto at = indexOf(indicator, area, period);
    return at ? &rows[*at] : nullptr;
}

Result<Observations> Observations::read(const table::Table& table, const std::vector<Indicator>& indicators, Areas& areas,
                                        Diagnostics& diagnostics)
{
    const Cells indicator(table, "indicator");
    const Cells area(table, "area");
    const Cells period(table, "period");
    Problems problems("the table of values");
    for (const auto& [cells, name] : {std::pair{&indicator, "indicator"}, {&area, "area"}, {&period, "period"}})
        if (!cells->exists())
            problems.add("there is no column '" + std::string(name) + "'");
    if (!problems.empty())
        return problems.error();
    if (table.rows() == 0)
        return fail(ErrorCode::NotEnoughData, "the table of values has no rows");
    Observations out;
    std::vector<std::string> indicatorNames;
    for (const auto& i : indicators)
        indicatorNames.push_back(i.id);
    const auto indicatorOf = indicator.codes(indicatorNames);
    std::vector<std::string> areaNames;
    const auto areaOf = area.codes(areaNames);
    std::vector<AreaId> areaIds;
    for (const auto& name : areaNames)
        areaIds.push_back(areas.add(name));
    std::vector<std::string> periodTexts;
    auto periodOf = period.codes(periodTexts);
    SetAside noIndicator;
    SetAside noArea;
    SetAside noPeriod;
    out.periods = orderedPeriods(periodTexts, periodOf, noPeriod);
    if (areas.size() >= kMostEach || out.periods.size() >= kMostEach || indicators.size() >= kMostEach)
        return fail(ErrorCode::TooLarge, "the table of values has too many areas or periods");
    readKinds(table, areaOf, areaIds, areas);
    const RowReader reader(table);
    out.m_index.reserve(table.rows());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (indicatorOf[row] >= indicators.size())
            noIndicator.add(indicator.words(row), lineOf(row));
        if (areaOf[row] == Cells::kNone)
            noArea.add("", lineOf(row));
        if (indicatorOf[row] >= indicators.size() || areaOf[row] == Cells::kNone || periodOf[row] == Cells::kNone)
            continue;
        Observation o{.indicator = indicatorOf[row], .area = areaIds[areaOf[row]], .period = periodOf[row], .line = lineOf(row)};
        reader.fill(o, row, indicators[o.indicator], diagnostics);
        if (o.missing)
            ++out.missing[static_cast<std::size_t>(*o.missing)];
        if (!out.add(o))
            problems.add(row, "indicator", "'" + indicators[o.indicator].id + "' of " + areas[o.area].name + " in " + out.periods[o.period].text +
                                               " stands in line " + std::to_string(out.find(o.indicator, o.area, o.period)->line) + " already");
    }
    if (!problems.empty())
        return problems.error();
    noIndicator.tell(diagnostics, "indicator", BOULTON_TR("needs", "'%1' is not in the register: %2 rows were set aside."));
    noArea.tell(diagnostics, "area", BOULTON_TR("needs", "No area is named%1: %2 rows were set aside."));
    noPeriod.tell(diagnostics, "period", BOULTON_TR("needs", "'%1' is no year or period: %2 rows were set aside."));
    return out;
}

} // namespace boulton::needs
