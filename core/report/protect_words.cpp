// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/protect_words.h"
#include "core/base/format.h"
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace boulton::report::protecting {
namespace {

constexpr double kSmall = 10; // whole numbers below it are everywhere: they count only beside the row's name

bool isWordByte(char c)
{
    const auto u = static_cast<unsigned char>(c);
    return (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || u >= 0x80;
}

bool names(const std::string& sentence, const std::string& label)
{
    if (label.empty())
        return false;
    for (std::size_t at = sentence.find(label); at != std::string::npos; at = sentence.find(label, at + 1)) {
        const bool before = at > 0 && isWordByte(sentence[at - 1]);
        const bool behind = at + label.size() < sentence.size() && isWordByte(sentence[at + label.size()]);
        if (!before && !behind)
            return true;
    }
    return false;
}

struct Token {
    double value = 0;
    int decimals = 0;
};

//! Numbers in a sentence, with or without commas between thousands.
std::vector<Token> numbersIn(const std::string& sentence)
{
    std::vector<Token> tokens;
    const auto digit = [&](std::size_t i) { return i < sentence.size() && sentence[i] >= '0' && sentence[i] <= '9'; };
    for (std::size_t i = 0; i < sentence.size();) {
        if (!digit(i)) {
            ++i;
            continue;
        }
        std::string plain;
        int decimals = -1;
        for (; digit(i) || (i < sentence.size() && decimals < 0 && (sentence[i] == ',' || sentence[i] == '.') && digit(i + 1)); ++i) {
            if (sentence[i] == ',')
                continue;
            if (sentence[i] == '.')
                decimals = 0;
            else if (decimals >= 0)
                ++decimals;
            plain += sentence[i];
        }
        Token t{0, std::max(0, decimals)};
        if (std::from_chars(plain.data(), plain.data() + plain.size(), t.value).ec == std::errc{})
            tokens.push_back(t);
    }
    return tokens;
}

bool same(double a, double b)
{
    return std::fabs(a - b) <= 1e-9 * std::max(std::fabs(a), std::fabs(b));
}

//! A number as it might stand there: to the decimals shown, as itself or as a percentage of a share.
bool reads(const Token& token, double value)
{
    const double half = 0.5 * std::pow(10.0, -token.decimals) * 1.000001;
    return std::fabs(token.value - std::fabs(value)) <= half || std::fabs(token.value - 100 * std::fabs(value)) <= half;
}

} // namespace

std::string joined(std::span<const std::string> parts)
{
    std::string label;
    for (const auto& part : parts)
        label += label.empty() || part.empty() ? part : ", " + part;
    return label;
}

Hidden::Hidden(std::vector<Fate> fates, std::vector<std::string> harmless, std::string sign)
    : m_fates(std::move(fates)), m_harmless(std::move(harmless)), m_sign(std::move(sign))
{
    for (std::size_t i = 0; i < m_fates.size(); ++i) {
        if (m_fates[i].counts.empty()) // a row without a figure
            continue;
        const Fate& fate = m_fates[i];
        m_byLabel[fate.label] = i;
        for (const auto& part : fate.parts) {
            auto& rows = m_byPart[part];
            if (fate.changed)
                rows.push_back(i);
        }
        for (const auto& part : fate.by)
            m_byPart.try_emplace(part);
        if (!fate.changed)
            continue;
        m_changed.push_back(i);
        m_numbers.insert(m_numbers.end(), fate.derived.begin(), fate.derived.end());
        for (const auto& c : fate.counts)
            if (static_cast<double>(c.exact) >= kSmall && (!c.published || *c.published != c.exact))
                m_numbers.push_back(static_cast<double>(c.exact));
    }
    std::ranges::sort(m_numbers);
}

bool Hidden::isHarmless(const std::string& header) const
{
    return std::ranges::find(m_harmless, header) != m_harmless.end();
}

bool Hidden::isSomebodys(double value) const
{
    const double slack = 1e-9 * std::fabs(value);
    const auto at = std::ranges::lower_bound(m_numbers, value - slack);
    return at != m_numbers.end() && *at <= value + slack;
}

bool Hidden::isName(const std::string& text) const
{
    return m_byLabel.contains(text) || m_byPart.contains(text);
}

std::vector<const Fate*> Hidden::whole(std::span<const std::string> mentions) const
{
    std::vector<const Fate*> found;
    const auto add = [&](const std::string& label) {
        if (const auto at = m_byLabel.find(label); at != m_byLabel.end())
            found.push_back(&m_fates[at->second]);
    };
    for (const auto& a : mentions) {
        add(a);
        for (const auto& b : mentions)
            if (&a != &b)
                add(joined(std::vector{a, b}));
    }
    return found;
}

std::vector<const Fate*> Hidden::partly(std::span<const std::string> mentions) const
{
    std::vector<const Fate*> found;
    for (const auto& m : mentions)
        if (const auto at = m_byPart.find(m); at != m_byPart.end())
            for (const auto i : at->second)
                found.push_back(&m_fates[i]);
    return found;
}

std::optional<double> Hidden::shown(double value, std::span<const std::string> mentions) const
{
    const auto rows = whole(mentions);
    for (const auto* f : rows)
        for (const auto& c : f->counts)
            if (!c.published && same(static_cast<double>(c.exact), value))
                return std::nullopt;
    for (const auto* f : rows) {
        if (!f->changed)
            continue;
        for (const auto& c : f->counts)
            if (c.published && same(static_cast<double>(c.exact), value))
                return static_cast<double>(*c.published);
        return std::nullopt; // worked out from what is hidden or rounded
    }
    if (rows.empty()) // one of the two names of a row: its numbers go, others stay
        for (const auto* f : partly(mentions)) {
            for (const auto& c : f->counts)
                if (same(static_cast<double>(c.exact), value) && (!c.published || *c.published != c.exact))
                    return std::nullopt;
            if (std::ranges::any_of(f->derived, [&](double d) { return same(d, value) || same(100 * d, value); }))
                return std::nullopt;
        }
    return value;
}

bool Hidden::touches(std::span<const std::string> mentions) const
{
    return std::ranges::any_of(whole(mentions), &Fate::changed);
}

bool Hidden::textIsHidden(const std::string& text, std::span<const std::string> mentions) const
{
    if (text.empty())
        return false;
    if (touches(mentions))
        return true;
    return std::ranges::any_of(partly(mentions), [&](const Fate* f) { return holdsNumber(text, *f, true); });
}

bool Hidden::holdsNumber(const std::string& sentence, const Fate& fate, bool smallToo) const
{
    for (const auto& token : numbersIn(sentence)) {
        if (token.decimals == 0 && token.value < kSmall && !smallToo)
            continue;
        for (const auto& c : fate.counts)
            if ((!c.published || *c.published != c.exact) && token.decimals == 0 && same(token.value, static_cast<double>(c.exact)))
                return true;
        // a whole number stands for a rate only beside its name: 95 is in every report
        if (token.decimals > 0 || smallToo)
            if (std::ranges::any_of(fate.derived, [&](double d) { return reads(token, d); }))
                return true;
    }
    return false;
}

bool Hidden::tells(const std::string& sentence, bool mayName) const
{
    const bool numbers = !numbersIn(sentence).empty();
    return std::ranges::any_of(m_changed, [&](std::size_t at) {
        const Fate& f = m_fates[at];
        if (names(sentence, f.label) && (f.hidden ? numbers || !mayName : holdsNumber(sentence, f, true)))
            return true;
        const bool part = std::ranges::any_of(f.parts, [&](const std::string& p) { return names(sentence, p); });
        return holdsNumber(sentence, f, part);
    });
}

// ---- blocks

bool Words::goes(const Text& text, bool mayName) const
{
    return !text.empty() && m_hidden.tells(toString(text), mayName);
}

namespace {

//! What a series says of a point beside its value.
void forget(figure::Series& series, std::size_t i)
{
    for (auto* ends : {&series.lower, &series.upper})
        if (i < ends->size())
            (*ends)[i].reset();
    for (auto* letters : {&series.status, &series.standing, &series.firm})
        if (i < letters->size())
            (*letters)[i] = ' ';
}

template <typename Items>
void thinOut(Items& items, const std::vector<bool>& lost)
{
    Items kept;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (i >= lost.size() || !lost[i])
            kept.push_back(items[i]);
    items = std::move(kept);
}

//! Categories that go altogether, because their place would tell.
void erase(figure::ChartSpec& spec, const std::vector<bool>& lost)
{
    std::vector<std::size_t> place(lost.size(), 0);
    for (std::size_t i = 0, kept = 0; i < lost.size(); ++i)
        place[i] = lost[i] ? 0 : kept++;
    for (auto& a : spec.annotations)
        a.category = a.category < place.size() ? place[a.category] : a.category;
    thinOut(spec.categories, lost);
    thinOut(spec.rows, lost);
    thinOut(spec.spreads, lost);
    for (auto& series : spec.series) {
        for (auto* numbers : {&series.values, &series.lower, &series.upper, &series.x})
            thinOut(*numbers, lost);
        for (auto* letters : {&series.status, &series.standing, &series.firm})
            thinOut(*letters, lost);
    }
}

} // namespace

//! Takes the points out; of each category, whether one of its points is gone.
std::vector<bool> Words::clean(figure::ChartSpec& spec, bool& any) const
{
    std::vector<bool> lost(spec.categories.size(), false);
    for (auto& series : spec.series)
        for (std::size_t i = 0; i < series.values.size(); ++i) {
            if (!series.values[i])
                continue;
            std::vector<std::string> mentions{toString(series.name), toString(spec.title), toString(spec.subtitle)};
            if (i < spec.categories.size())
                mentions.push_back(toString(spec.categories[i]));
            const auto shown = m_hidden.shown(*series.values[i], mentions);
            if (shown && *shown == *series.values[i])
                continue;
            any = true;
            series.values[i] = shown;
            forget(series, i); // also of a rounded one: its interval is worked out from the exact count
            if (!shown && i < series.x.size())
                series.x[i].reset();
            if (!shown && i < lost.size())
                lost[i] = true;
        }
    for (std::size_t i = 0; i < spec.spreads.size() && i < lost.size(); ++i) {
        const figure::Spread& s = spec.spreads[i];
        if (std::ranges::any_of(std::array{s.lowest, s.low, s.high, s.highest, s.unitLow, s.unitHigh}, [&](double v) { return m_hidden.isSomebodys(v); }))
            any = lost[i] = true; // the lowest of all places is one that is hidden
    }
    return lost;
}

std::shared_ptr<const figure::ChartSpec> Words::chart(const std::shared_ptr<const figure::ChartSpec>& spec) const
{
    using Kind = figure::ChartKind;
    if (!spec)
        return spec;
    auto made = std::make_shared<figure::ChartSpec>(*spec);
    bool any = false;
    const std::vector<bool> lost = clean(*made, any);
    if (any) {
        const auto fixed = [](const std::optional<double>& end) { return end && (*end == 0 || *end == 100); };
        made->limits.clear();
        made->flags.clear();
        made->zones.clear();
        made->description = {};
        if (made->kind == Kind::Gradient) // the line goes through all groups
            made->curves.clear();
        if (!fixed(made->y.minimum))
            made->y.minimum.reset();
        if (!fixed(made->y.maximum))
            made->y.maximum.reset();
        std::erase_if(made->annotations, [&](const figure::Annotation& a) { return a.category < lost.size() && lost[a.category]; });
    }
    if ((made->kind == Kind::RankedBar || made->kind == Kind::Spine) && std::ranges::contains(lost, true))
        erase(*made, lost);
    std::erase_if(made->references, [&](const figure::ReferenceLine& r) { return goes(r.name); });
    std::erase_if(made->annotations, [&](const figure::Annotation& a) { return goes(a.text); });
    for (Text* text : {&made->title, &made->subtitle, &made->source, &made->description})
        if (goes(*text, text == &made->title))
            *text = {};
    return made;
}

namespace {

bool hasPoints(const std::shared_ptr<const figure::ChartSpec>& spec)
{
    return spec && std::ranges::any_of(spec->series, [](const figure::Series& series) {
               return std::ranges::any_of(series.values, [](const std::optional<double>& v) { return v.has_value(); });
           });
}

} // namespace

void Words::table(TableBlock& block)
{
    for (auto& row : block.rows) {
        std::vector<std::string> named;
        for (const auto& cell : row.cells)
            if (const auto* text = std::get_if<Text>(&cell.value))
                if (std::string words = toString(*text); m_hidden.isName(words))
                    named.push_back(std::move(words));
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            Cell& cell = row.cells[i];
            const std::string header = i < block.columns.size() ? toString(block.columns[i].header) : std::string();
            if (m_hidden.isHarmless(header))
                continue;
            auto mentions = named;
            mentions.push_back(header);
            mentions.push_back(toString(block.caption));
            bool hide = false;
            if (const auto* number = std::get_if<Number>(&cell.value)) {
                const auto shown = m_hidden.shown(number->value, mentions);
                if (shown)
                    std::get<Number>(cell.value).value = *shown;
                hide = !shown;
            } else if (const auto* text = std::get_if<Text>(&cell.value)) {
                const std::string words = toString(*text);
                hide = !m_hidden.isName(words) && (m_hidden.textIsHidden(words, mentions) || m_hidden.tells(words));
            } else if (auto* small = std::get_if<std::shared_ptr<const figure::ChartSpec>>(&cell.value)) {
                if (m_hidden.touches(mentions))
                    cell.value = std::monostate{};
                else
                    *small = chart(*small);
            } else if (!std::holds_alternative<std::monostate>(cell.value)) {
                hide = m_hidden.touches(mentions); // a status or a direction is a statement about the number
            }
            if (hide)
                cell.value = Text::raw(m_hidden.sign());
            if (!cell.note.empty() && (hide || goes(cell.note)))
                cell.note = {};
        }
    }
    if (goes(block.caption, true))
        block.caption = {};
}

bool Words::keep(Block& block)
{
    const auto thin = [&](auto& items, auto&& bad) { m_removed += static_cast<std::size_t>(std::erase_if(items, bad)); };
    const auto pair = [&](const std::pair<Text, Text>& item) {
        const std::string both = toString(item.first) + ": " + toString(item.second);
        return m_hidden.tells(both, true);
    };
    if (const auto* heading = std::get_if<Heading>(&block))
        return !goes(heading->text, true);
    if (const auto* paragraph = std::get_if<Paragraph>(&block))
        return !goes(paragraph->text);
    if (const auto* note = std::get_if<Note>(&block))
        return !goes(note->text) && !goes(note->title);
    if (auto* list = std::get_if<List>(&block)) {
        thin(list->items, [&](const Text& t) { return goes(t); });
        return !list->items.empty();
    }
    if (auto* fields = std::get_if<Fields>(&block)) {
        thin(fields->items, pair);
        return !fields->items.empty();
    }
    if (auto* tiles = std::get_if<Tiles>(&block)) {
        thin(tiles->items, [&](const Tiles::Tile& t) { return m_hidden.tells(toString(t.label) + ": " + toString(t.value)); });
        return !tiles->items.empty();
    }
    if (auto* t = std::get_if<TableBlock>(&block)) {
        table(*t);
    } else if (auto* c = std::get_if<ChartBlock>(&block)) {
        const bool had = hasPoints(c->spec);
        c->spec = chart(c->spec);
        if (had && !hasPoints(c->spec))
            return false;
        if (goes(c->caption))
            c->caption = {};
    } else if (auto* card = std::get_if<Card>(&block)) {
        const std::vector<std::string> mentions{card->code, toString(card->title)};
        if (m_hidden.touches(mentions)) {
            card->status.reset();
            card->direction.reset();
            card->facts.clear();
            card->chart.reset();
            card->commentary.clear();
        }
        thin(card->facts, pair);
        thin(card->commentary, pair);
        card->chart = chart(card->chart);
        if (goes(card->definition))
            card->definition = {};
    }
    return true;
}

void Words::apply(Document& document)
{
    std::vector<Block> blocks;
    for (auto& block : document.blocks)
        if (keep(block))
            blocks.push_back(std::move(block));
        else
            ++m_removed;
    document.blocks = std::move(blocks);
    if (goes(document.subtitle, true))
        document.subtitle = {};
    m_removed += static_cast<std::size_t>(std::erase_if(document.values, [&](const NamedValue& v) {
        if (const auto* text = std::get_if<std::string>(&v.value))
            return m_hidden.tells(*text);
        const double number = std::holds_alternative<double>(v.value) ? std::get<double>(v.value)
                                                                      : static_cast<double>(std::get<std::int64_t>(v.value));
        return number != std::floor(number) && m_hidden.tells(formatExact(number));
    }));
    Diagnostics kept;
    for (const auto& d : document.diagnostics.items()) {
        const std::string words = toString(d.text);
        // a remark about a line of the file speaks of a row without its name: any number in it may be the row's
        const bool about = d.row > 0 && std::ranges::any_of(m_hidden.fates(), [&](const Fate& f) {
            return f.changed && std::ranges::any_of(f.counts, [&](const Fate::Count& c) {
                return words.contains(std::to_string(c.exact)) && (!c.published || *c.published != c.exact);
            });
        });
        if (about || m_hidden.tells(words))
            ++m_removed;
        else
            kept.add(d);
    }
    document.diagnostics = std::move(kept);
}

} // namespace boulton::report::protecting
