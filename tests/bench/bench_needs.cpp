// SPDX-License-Identifier: GPL-3.0-or-later
// needs-page: 50 indicators × 69 wards × 10 years with the council and England: read from a table, each figure with 95% and 99.8% intervals, its
// difference to England with intervals and standing at both levels, rank, quartile and gap, false discovery rates of the page.
// needs-document: the same as the whole document of the module.
// Usage: bench_needs [ROUNDS]
#include "core/modules/analysis_module.h"
#include "core/needs/figures.h"
#include "tests/bench/bench.h"

namespace {

using namespace boulton;
using namespace boulton::bench;

constexpr int kIndicators = 50;
constexpr int kWards = 69;
constexpr int kYears = 10;

table::Table registerTable()
{
    using table::Type;
    table::TableBuilder b({{.name = "indicator", .type = Type::String}, {.name = "name", .type = Type::String}, {.name = "theme", .type = Type::String},
                           {.name = "numerator", .type = Type::String}, {.name = "denominator", .type = Type::String}, {.name = "source", .type = Type::String},
                           {.name = "method", .type = Type::String}, {.name = "per", .type = Type::Int64}, {.name = "polarity", .type = Type::String}});
    for (int i = 0; i < kIndicators; ++i) {
        const std::string id = "i" + std::to_string(i);
        const auto theme = needs::themes()[static_cast<std::size_t>(i) % 6].id;
        b[0].append(id);
        b[1].append("Indicator " + std::to_string(i));
        b[2].append(theme);
        b[3].append("events");
        b[4].append("people");
        b[5].append("made for the measurement");
        b[6].append(i % 2 ? "proportion" : "rate");
        b[7].append(std::int64_t{i % 2 ? 100 : 100'000});
        b[8].append(i % 3 ? "low good" : "high good");
    }
    return need(b.finish());
}

table::Table valuesTable()
{
    using table::Type;
    table::TableBuilder b({{.name = "indicator", .type = Type::String}, {.name = "area", .type = Type::String}, {.name = "period", .type = Type::String},
                           {.name = "numerator", .type = Type::Int64}, {.name = "denominator", .type = Type::Int64}});
    std::mt19937_64 random(1);
    for (int i = 0; i < kIndicators; ++i)
        for (int y = 0; y < kYears; ++y)
            for (int w = 0; w < kWards + 2; ++w) { // the last two: the council and England
                const double size = w < kWards ? 1 : w == kWards ? 69 : 3500;
                const double people = std::floor((9000 + static_cast<double>(random() % 15000)) * size);
                const double share = 0.0001 * static_cast<double>(1ULL << (static_cast<unsigned>(i) % 12)) * (0.5 + static_cast<double>(random() % 1000) / 1000);
                b[0].append("i" + std::to_string(i));
                b[1].append(w < kWards ? "Ward " + std::to_string(w) : w == kWards ? std::string("Council") : std::string("England"));
                b[2].append(std::to_string(2010 + y) + "/" + std::to_string(11 + y));
                b[3].append(static_cast<std::int64_t>(people * share));
                b[4].append(static_cast<std::int64_t>(people));
            }
    return need(b.finish());
}

table::Table areasTable()
{
    table::TableBuilder b({{.name = "area", .type = table::Type::String}, {.name = "group", .type = table::Type::String}, {.name = "parent", .type = table::Type::String}});
    const auto add = [&](const std::string& area, const char* group) {
        b[0].append(area);
        b[1].append(group);
        b[2].append(std::string(group) == "ward" ? "Council" : "");
    };
    add("Council", "council");
    add("England", "country");
    for (int w = 0; w < kWards; ++w)
        add("Ward " + std::to_string(w), "ward");
    return need(b.finish());
}

} // namespace

int main(int argc, char** argv)
{
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 7;
    const auto indicators = registerTable();
    const auto values = valuesTable();
    const auto areas = areasTable();
    Samples page, pageProcessor, document;
    for (int round = 0; round < rounds; ++round) {
        const Stopwatch watch;
        const auto about = need(needs::readRegister(indicators));
        needs::Areas book;
        if (const auto read = book.read(areas); !read)
            stop(read.error().what);
        Diagnostics diagnostics;
        const auto observations = need(needs::Observations::read(values, about, book, diagnostics));
        const needs::Options options;
        const auto place = need(needs::placeOf(options, book));
        const auto figures = need(needs::figuresOf(about, observations, book, place, options, {}));
        page.add(watch.wall() * 1e3);
        pageProcessor.add(watch.processor() * 1e3);
        std::size_t compared = 0;
        for (const auto& f : figures.items)
            compared += f.standing.size() == 2 ? 1 : 0;
        if (compared != static_cast<std::size_t>(kIndicators * (kWards + 1) * kYears))
            stop("not every figure was compared");
    }
    for (int round = 0; round < rounds; ++round) {
        modules::Inputs in;
        in.byName["indicators"] = indicators;
        in.byName["values"] = values;
        in.byName["areas"] = areas;
        const Stopwatch watch;
        const auto d = need(modules::run(*need(modules::find("needs-0-19")), in, {}, {}));
        document.add(watch.wall() * 1e3);
        if (d.blocks.size() < 100)
            stop("the document was not made");
    }
    printRow("needs-page", "ms", page, below(200), "50 indicators × 69 wards × 10 years: read, intervals, comparisons, ranks at both levels");
    printRow("needs-page-processor", "ms", pageProcessor, none(), "processor time of the same");
    printRow("needs-document", "ms", document, none(), "the whole document of needs-0-19 on the same");
    return 0;
}
