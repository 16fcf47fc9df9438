// SPDX-License-Identifier: GPL-3.0-or-later
// Where a hidden figure is spoken of in a document, and how it is taken out there (protect.h says what for).
#pragma once
#include "core/report/document.h"
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace boulton::report::protecting {

//! "Aston, 2019": how two names of one row are written together.
[[nodiscard]] std::string joined(std::span<const std::string> parts);

//! What becomes of one row of counts.
struct Fate {
    struct Count {
        std::int64_t exact = 0;
        std::optional<std::int64_t> published{};
    };
    std::string label{};
    std::vector<std::string> parts{}; //!< its own names
    std::vector<std::string> by{};    //!< what it has in common with its list: indicator, period
    std::vector<Count> counts{};
    std::vector<double> derived{}; //!< other numbers of the row, where they must not be shown
    bool hidden = false;           //!< a count of it is hidden
    bool changed = false;          //!< … or rounded
};

class Hidden {
public:
    Hidden(std::vector<Fate> fates, std::vector<std::string> harmless, std::string sign);
    [[nodiscard]] const std::vector<Fate>& fates() const { return m_fates; }
    [[nodiscard]] const std::string& sign() const { return m_sign; }
    [[nodiscard]] bool isHarmless(const std::string& header) const;
    //! The name of a row, or one of its two.
    [[nodiscard]] bool isName(const std::string& text) const;
    //! A number that belongs to some row whose counts are hidden or rounded: for places that name none, such as the lowest of all wards.
    [[nodiscard]] bool isSomebodys(double value) const;
    //! What is shown of a number beside such names; nothing: it is hidden.
    [[nodiscard]] std::optional<double> shown(double value, std::span<const std::string> mentions) const;
    //! A text beside such names, as an interval in words: hidden where the row's numbers are.
    [[nodiscard]] bool textIsHidden(const std::string& text, std::span<const std::string> mentions) const;
    //! Whether the rows of these names have anything to hide.
    [[nodiscard]] bool touches(std::span<const std::string> mentions) const;
    //! A sentence that must go: it names a hidden row, or holds one of its numbers. `mayName`: a heading, which may name it without a number.
    [[nodiscard]] bool tells(const std::string& sentence, bool mayName = false) const;

private:
    [[nodiscard]] std::vector<const Fate*> whole(std::span<const std::string> mentions) const;
    [[nodiscard]] std::vector<const Fate*> partly(std::span<const std::string> mentions) const;
    [[nodiscard]] bool holdsNumber(const std::string& sentence, const Fate& fate, bool smallToo) const;

    std::vector<Fate> m_fates;
    std::vector<std::string> m_harmless;
    std::string m_sign;
    std::map<std::string, std::size_t> m_byLabel;
    std::map<std::string, std::vector<std::size_t>> m_byPart; //!< rows with something to hide; every name is a key
    std::vector<std::size_t> m_changed;
    std::vector<double> m_numbers; //!< of these, ascending
};

class Words {
public:
    explicit Words(const Hidden& hidden) : m_hidden(hidden) {}
    void apply(Document& document); //!< blocks, values, remarks
    [[nodiscard]] std::size_t removed() const { return m_removed; }

private:
    [[nodiscard]] bool goes(const Text& text, bool mayName = false) const;
    [[nodiscard]] std::shared_ptr<const figure::ChartSpec> chart(const std::shared_ptr<const figure::ChartSpec>& spec) const;
    [[nodiscard]] std::vector<bool> clean(figure::ChartSpec& spec, bool& any) const;
    void table(TableBlock& block);
    bool keep(Block& block); //!< changes it; false: it goes
    const Hidden& m_hidden;
    std::size_t m_removed = 0;
};

} // namespace boulton::report::protecting
