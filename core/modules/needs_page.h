// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts of the module needs-0-19 share: everything that was worked out, and how it is put into words, pictures and tables.
#pragma once
#include "core/base/job.h"
#include "core/modules/people.h"
#include "core/needs/profile.h"
#include "core/report/document.h"
#include <optional>
#include <string>
#include <vector>

namespace boulton::modules::needspage {

struct AgeBand {
    std::string name{};
    int from = 0;
    std::optional<int> to{}; //!< inclusive; nothing for an open band
    std::vector<double> people{};     //!< one a sex (or one for all)
    std::vector<double> comparator{}; //!< the same of the comparator; empty: it has none
};
struct Population {
    std::vector<std::string> sexes{}; //!< none or two
    std::vector<AgeBand> bands{};     //!< youngest first
    std::string period{};
    bool summed = false; //!< of the area's wards
};

struct Page {
    std::vector<needs::Indicator> about{};
    needs::Areas areas{};
    needs::Observations observations{};
    needs::Options options{};
    needs::Place place{};
    needs::Figures figures{};
    std::vector<needs::History> histories{};          //!< of the profile's area, one an indicator
    std::vector<std::optional<needs::Slope>> slopes{}; //!< one an indicator
    needs::Priorities priorities{};
    std::optional<Population> population{};
    std::string comparatorName{}; //!< as people wrote it
    std::string vintage{};        //!< of the lookup; empty: none was given
    std::string lookupRule{};     //!< best fit or shares

    [[nodiscard]] const std::string& areaName() const { return areas[place.area].name; }
    //! The profile's observation of the chosen period; nothing where the area has no figure then.
    [[nodiscard]] std::optional<std::size_t> ownRow(std::uint32_t indicator) const;
    [[nodiscard]] const needs::Figure* own(std::uint32_t indicator) const;
    //! What the page compares with, or null.
    [[nodiscard]] const needs::Comparator* comparator(std::uint32_t indicator) const;
    //! Rows of the area's parts with a figure in the chosen period.
    [[nodiscard]] std::vector<std::size_t> partRows(std::uint32_t indicator) const;
    [[nodiscard]] std::string periodText(std::uint32_t indicator) const;
    [[nodiscard]] int decimals(std::uint32_t indicator) const; //!< at which its figures are read
    [[nodiscard]] Number number(std::uint32_t indicator, double value) const;
    //! '!' where the false discovery rate holds too, else a blank.
    [[nodiscard]] char firm(const needs::Figure& figure) const { return figure.q < options.falseDiscovery ? '!' : ' '; }
};

// needs_population.cpp
[[nodiscard]] Result<std::optional<Population>> readPopulation(const table::Table& table, const Page& page, Diagnostics& diagnostics);
void addPopulation(report::Document& document, const Page& page);

// needs_words.cpp
[[nodiscard]] Text standingWord(stats::Standing standing, bool firm);
[[nodiscard]] Text courseWord(const needs::Indicator& indicator, needs::Course course); //!< "getting worse", "rising", "no change shown"
[[nodiscard]] Text courseSentence(const Page& page, std::uint32_t indicator);
[[nodiscard]] Text methodNote(const Page& page, std::uint32_t indicator);
[[nodiscard]] Text comparatorNote(const Page& page, std::uint32_t indicator); //!< how a group's figure was made; empty for an area

// needs_pictures.cpp
[[nodiscard]] std::optional<report::ChartBlock> spineOf(const Page& page, const std::vector<std::uint32_t>& indicators);
[[nodiscard]] std::optional<report::ChartBlock> trendChart(const Page& page, std::uint32_t indicator);
[[nodiscard]] std::optional<report::ChartBlock> partsChart(const Page& page, std::uint32_t indicator);
[[nodiscard]] std::optional<report::ChartBlock> gradientChart(const Page& page, std::uint32_t indicator);
//! Indicators by areas: the profile's and its peers, then its parts in pieces that fit a page.
[[nodiscard]] std::vector<report::ChartBlock> tartans(const Page& page);

// needs_chapters.cpp
void addChapters(report::Document& document, const Page& page, int& number);

// needs_priorities.cpp
void addPriorities(report::Document& document, const Page& page, int& number);

// needs_ends.cpp
void addSummary(report::Document& document, const Page& page, int& number);
void addUnknown(report::Document& document, const Page& page, int& number);
void addDefinitions(report::Document& document, const Page& page, int& number);

// needs_tables.cpp
void addValues(report::Document& document, const Page& page);
[[nodiscard]] Status addTables(report::Document& document, const Page& page);

[[nodiscard]] inline report::Heading numbered(int& number, const Text& text)
{
    return {.level = 1, .text = text, .number = std::to_string(++number)};
}
[[nodiscard]] inline std::int64_t counted(std::size_t n)
{
    return static_cast<std::int64_t>(n);
}

} // namespace boulton::modules::needspage
