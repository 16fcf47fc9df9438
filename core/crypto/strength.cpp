// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/strength.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace boulton::crypto {
namespace {

// By how common they are: the place in the list is the number of guesses.
constexpr std::string_view kCommon =
    "password qwerty letmein welcome admin monkey dragon football iloveyou master sunshine princess shadow superman "
    "batman michael jennifer charlie thomas george liverpool arsenal chelsea summer winter spring autumn monday friday "
    "january february march april may june july august september october november december secret login changeme "
    "default access trustno pass passphrase hello freedom whatever computer internet office council england london "
    "britain birmingham brum aston villa bluenose cadbury bournville bullring selly oak edgbaston erdington handsworth "
    "ladywood nechells northfield sutton coldfield yardley sparkbrook sparkhill moseley harborne digbeth solihull "
    "perry barr kings heath norton hodge hill hall green spaghetti junction boulton watt mercia midlands balti citizen "
    "service report budget data finance housing social care children education highways director manager officer user "
    "test temp work home family mother father baby love angel jesus lucky flower orange purple yellow silver golden "
    "correct horse battery staple the and for you not with this that have from they will would there their what about "
    "which when make like time just know take people year good some could them see other than then now look only come "
    "its over think also back after use two how our first well way even new want because any these give day most us "
    "is be to of a in it on at he as we or an my one all if me who get go can so no up out do by his her was are had "
    "red blue black white cat dog fish bird tree house garden river water fire earth wind rain snow sun moon star king "
    "queen prince knight castle bridge street road city town village market school church hospital station train bus "
    "car bike coffee tea sugar bread butter cheese apple banana lemon cherry chocolate music guitar piano dance player "
    "tennis cricket rugby golf happy birthday christmas holiday money bank rich power magic wizard tiger lion bear wolf "
    "eagle falcon rabbit mouse spider snake green grey pink brown big small old young man woman boy girl friend brother "
    "sister doctor nurse teacher student police book paper pencil table chair window door key lock safe open close";

constexpr std::array<std::string_view, 6> kRows{"qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "qazwsxedcrfvtgb",
                                                "1q2w3e4r5t6y7u8i9o0p"};

char folded(unsigned char c)
{
    if (c >= 'A' && c <= 'Z')
        return static_cast<char>(c - 'A' + 'a');
    return static_cast<char>(c);
}

//! As the eye reads it: p4$$w0rd.
char unleet(char c)
{
    switch (c) {
    case '0': return 'o';
    case '1':
    case '!': return 'i';
    case '3': return 'e';
    case '4':
    case '@': return 'a';
    case '5':
    case '$': return 's';
    case '7': return 't';
    default: return c;
    }
}

bool digit(char c)
{
    return c >= '0' && c <= '9';
}

//! Place of a word in a list of words between blanks, from 1; 0: not there.
std::size_t rankIn(std::string_view list, std::string_view word)
{
    std::size_t rank = 0;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(' '), list.size());
        ++rank;
        if (list.substr(0, end) == word)
            return rank;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return 0;
}

struct Match {
    double log10 = 0;
    std::string_view kind{};
};

//! The passphrase as characters that are compared; never leaves guarded memory.
class Estimator {
public:
    Estimator(std::string_view original, std::string_view text, std::string_view plain, std::string_view names)
        : m_original(original), m_text(text), m_plain(plain), m_names(names)
    {}

    Strength best() const
    {
        // The cheapest way to put the passphrase together from pieces that a guesser tries.
        const std::size_t size = m_text.size();
        std::array<double, kMost + 1> cost{};
        std::array<std::size_t, kMost + 1> from{};
        std::array<std::string_view, kMost + 1> kind{};
        std::array<bool, kMost + 1> open{}; // ends in single characters: more of them are no new piece
        for (std::size_t end = 1; end <= size; ++end) {
            cost[end] = std::numeric_limits<double>::infinity();
            for (std::size_t start = 0; start < end; ++start) {
                const Match match = piece(start, end - start);
                const bool single = match.kind.empty();
                if (single && end - start != 1)
                    continue;
                // Each piece doubles the ways to order them; a run of single characters is one piece.
                const double join = start == 0 || (single && open[start]) ? 0 : kJoin;
                if (cost[start] + match.log10 + join < cost[end]) {
                    cost[end] = cost[start] + match.log10 + join;
                    from[end] = start;
                    kind[end] = match.kind;
                    open[end] = single;
                }
            }
        }
        Strength strength{.guessesLog10 = cost[size]};
        if (strength.enough())
            return strength;
        strength.weakness = "short";
        std::size_t longest = 0;
        for (std::size_t end = size; end > 0; end = from[end])
            if (!kind[end].empty() && end - from[end] > longest) {
                longest = end - from[end];
                strength.weakness = kind[end];
            }
        return strength;
    }

    static constexpr std::size_t kMost = 100; //!< characters looked at; what is longer is strong by then or repeats

private:
    static constexpr double kJoin = 0.3;
    static constexpr double kAnyCharacter = 1.0; // as zxcvbn: brute force is 10 guesses a character

    [[nodiscard]] Match piece(std::size_t start, std::size_t count) const
    {
        Match best{.log10 = kAnyCharacter};
        if (count == 1)
            return best;
        best.log10 = std::numeric_limits<double>::infinity();
        const auto offer = [&](double guesses, std::string_view kind) {
            if (const double log = std::log10(std::max(guesses, 1.0)); log < best.log10)
                best = {log, kind};
        };
        words(start, count, offer);
        const std::string_view text = m_text.substr(start, count);
        if (count >= 3) {
            if (text.find_first_not_of(text[0]) == std::string_view::npos)
                offer(12.0 * static_cast<double>(count), "repeat");
            sequences(text, offer);
        }
        repeats(start, count, offer);
        dates(text, offer);
        return best;
    }

    template <typename Offer>
    void words(std::size_t start, std::size_t count, const Offer& offer) const
    {
        if (count < 2)
            return;
        const std::string_view text = m_text.substr(start, count);
        const std::string_view plain = m_plain.substr(start, count);
        double variants = 1;
        for (std::size_t i = 0; i < count; ++i)
            if (m_original[start + i] != text[i])
                variants = count > 1 && i > 0 ? 8 : std::max(variants, 2.0); // capitals; the first is guessed first
        for (const auto& [form, more] : {std::pair(text, 1.0), std::pair(plain, 4.0)}) {
            if (const std::size_t rank = rankIn(m_names, form); rank != 0 && count >= 3)
                offer(static_cast<double>(rank) * variants * more, "own-name");
            if (const std::size_t rank = rankIn(kCommon, form); rank != 0)
                offer((static_cast<double>(rank) + 10) * variants * more, "common");
        }
    }

    template <typename Offer>
    static void sequences(std::string_view text, const Offer& offer)
    {
        const int step = text[1] - text[0];
        bool steady = step == 1 || step == -1;
        for (std::size_t i = 2; i < text.size(); ++i)
            steady = steady && text[i] - text[i - 1] == step;
        if (steady)
            offer(40.0 * static_cast<double>(text.size()), "sequence");
        if (text.size() < 4)
            return;
        std::array<char, kMost> reversed{};
        std::ranges::reverse_copy(text, reversed.begin());
        const std::string_view back(reversed.data(), text.size());
        for (const std::string_view row : kRows)
            if (row.contains(text) || row.contains(back))
                offer(60.0 * static_cast<double>(text.size()), "keyboard");
        wipe(reversed.data(), reversed.size());
    }

    //! What was there before, again.
    template <typename Offer>
    void repeats(std::size_t start, std::size_t count, const Offer& offer) const
    {
        const std::string_view text = m_text.substr(start, count);
        if (count >= 3 && m_text.substr(0, start).contains(text))
            offer(4.0 * static_cast<double>(start + 1), "repeat");
    }

    template <typename Offer>
    static void dates(std::string_view text, const Offer& offer)
    {
        std::size_t digits = 0;
        std::size_t marks = 0;
        for (const char c : text) {
            digits += digit(c) ? 1U : 0U;
            marks += c == '/' || c == '-' || c == '.' ? 1U : 0U;
        }
        if (digits + marks != text.size() || !digit(text.front()) || !digit(text.back()))
            return;
        const bool year = digits == 4 && marks == 0 && (text.starts_with("19") || text.starts_with("20"));
        if (year)
            offer(120, "date");
        else if ((marks == 2 || marks == 0) && (digits == 6 || digits == 8))
            offer(365.0 * 120 * (marks == 0 ? 1 : 4), "date");
    }

    std::string_view m_original;
    std::string_view m_text;
    std::string_view m_plain;
    std::string_view m_names;
};

//! Words of at least three letters, in small ASCII letters, with blanks between.
std::string wordsOf(std::span<const std::string> names)
{
    std::string out;
    for (const std::string& name : names) {
        std::string word;
        for (const char c : name + " ") {
            const char f = folded(static_cast<unsigned char>(c));
            const bool letter = (f >= 'a' && f <= 'z') || digit(f) || static_cast<unsigned char>(f) >= 0x80;
            if (letter) {
                word += f;
            } else {
                if (word.size() >= 3)
                    out += (out.empty() ? "" : " ") + word;
                word.clear();
            }
        }
    }
    return out;
}

} // namespace

Result<Strength> strengthOf(const Secret& passphrase, std::span<const std::string> names)
{
    const std::size_t size = std::min(passphrase.size(), Estimator::kMost);
    if (size == 0)
        return Strength{.weakness = "short"};
    BOULTON_TRY_ASSIGN(Secret forms, Secret::make(3 * size));
    const auto all = forms.characters();
    for (std::size_t i = 0; i < size; ++i) {
        all[i] = static_cast<char>(passphrase.bytes()[i]);
        all[size + i] = folded(passphrase.bytes()[i]);
        all[2 * size + i] = unleet(all[size + i]);
    }
    const std::string_view view(all.data(), all.size());
    const std::string known = wordsOf(names);
    return Estimator(view.substr(0, size), view.substr(size, size), view.substr(2 * size), known).best();
}

} // namespace boulton::crypto
