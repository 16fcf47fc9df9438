// SPDX-License-Identifier: GPL-3.0-or-later
// A result as a document: blocks of meaning, no layout. The same document becomes screen, PDF (ui/render), accessible HTML,
// XLSX, CSV and JSON (here), and DOCX. Writers translate and format; whoever builds a document never does.
#pragma once
#include "core/base/date.h"
#include "core/base/diagnostics.h"
#include "core/base/text.h"
#include "core/figure/chart_spec.h"
#include "core/privacy/differencing.h"
#include "core/table/table.h"
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace boulton::report {

//! A status as people see it: letter, word, and what decided it.
struct Status {
    char letter = ' '; //!< B, R, A, G; W awaiting, P project, N not applicable, T no target (trend only)
    Text word{};       //!< "Blue", "Awaiting", …
    bool operator==(const Status&) const = default;
};

//! Direction of travel, polarity already applied: which way the arrow points and whether that is good.
struct Direction {
    enum class Arrow : std::uint8_t { None, Up, Down, Level };
    enum class Sense : std::uint8_t { Unknown, Better, Worse, Same };
    Arrow arrow = Arrow::None;
    Sense sense = Sense::Unknown;
    Text word{}; //!< "Improving", "No change", "Deteriorating", "No comparison"
    bool operator==(const Direction&) const = default;
};

//! A cell. Numbers stay numbers, so that XLSX and CSV hold values and not pictures of values.
struct Cell {
    //! Text, a number with its format, a date, a status, a direction, a small chart, or nothing.
    std::variant<std::monostate, Text, Number, Date, Status, Direction, std::shared_ptr<const figure::ChartSpec>>
        value{};
    Text note{}; //!< small second line: "provisional", "restated", "definition changed"
    bool strong = false;
};

enum class ColumnKind : std::uint8_t { Text, Number, Status, Direction, Chart };
struct Column {
    Text header{};
    ColumnKind kind = ColumnKind::Text;
    double weight = 1; //!< share of the width
};

struct Row {
    std::vector<Cell> cells{};
    bool group = false; //!< a heading row that spans the table (first cell only)
};

struct Heading {
    int level = 1; //!< 1 … 4; level 1 starts a section and a bookmark
    Text text{};
    std::string number{}; //!< "1", "2.3"; empty for none
};
struct Paragraph {
    enum class Style : std::uint8_t { Body, Lead, Small };
    Text text{};
    Style style = Style::Body;
};
struct List {
    std::vector<Text> items{};
    bool numbered = false;
};
//! Label and value pairs: the header block of a Cabinet paper.
struct Fields {
    std::vector<std::pair<Text, Text>> items{};
};
struct TableBlock {
    Text caption{};
    std::vector<Column> columns{};
    std::vector<Row> rows{};
    bool rowHeaders = true; //!< the first cell of each row names the row (<th scope="row">)
};
struct ChartBlock {
    std::shared_ptr<const figure::ChartSpec> spec{};
    Text caption{};
    double height = 170; //!< points on paper
};
//! A row of large figures at the head of a section: "18 of 28 have a result", "9 green (50.0%)".
struct Tiles {
    struct Tile {
        Text value{};
        Text label{};
        std::optional<Status> status{};
    };
    std::vector<Tile> items{};
};
struct Note {
    enum class Kind : std::uint8_t { Information, Caution, Synthetic, Marking };
    Kind kind = Kind::Information;
    Text title{};
    Text text{};
};
//! One measure on a card: what it is, where it stands, its chart and what is said about it. Kept together on a page.
struct Card {
    std::string code{};
    Text title{};
    Text definition{};
    std::optional<Status> status{};
    std::optional<Direction> direction{};
    std::vector<std::pair<Text, Text>> facts{}; //!< "Actual" "72.4%", "Target" "75.0%", …
    std::shared_ptr<const figure::ChartSpec> chart{};
    std::vector<std::pair<Text, Text>> commentary{}; //!< "What happened" …
};
struct PageBreak {};

using Block = std::variant<Heading, Paragraph, List, Fields, TableBlock, ChartBlock, Tiles, Note, Card, PageBreak>;

//! Where every number comes from. Printed at the end of every report.
struct Provenance {
    struct Input {
        std::string name{};
        std::string revision{}; //!< store revision or file
        std::string hash{};     //!< hex
    };
    std::string module{}; //!< id and version
    std::string programVersion{};
    std::vector<Input> inputs{};
    std::vector<std::pair<std::string, std::string>> parameters{};
    std::string storeRevision{};
    std::string auditHead{}; //!< hex; empty where there is no store
    std::string madeBy{};
    std::optional<Instant> madeAt{};
};

//! A named scalar of a module's result, under the exact name of the command-line contract.
struct NamedValue {
    std::string name{};
    std::variant<double, std::int64_t, std::string> value{};
};
//! A named table of a module's result, with exact values.
struct NamedTable {
    std::string name{};
    table::Table table;
};

//! Which columns of one of the document's tables are counts of people, and what readers have from elsewhere: stated by whoever makes the
//! document, for the gate that everything about people passes (protect.h).
struct PeopleCounts {
    std::string table{};                 //!< name of the table that holds the true counts
    std::vector<std::string> keys{};     //!< its columns that name a row, as blocks and charts do; two at most. Empty: its columns of text
    std::vector<std::string> counts{};   //!< its columns of counts of people; a row without any is no figure
    std::vector<std::string> by{};       //!< columns that part the rows into lists of their own, each with its total: indicator, period
    std::vector<std::string> totals{};   //!< names of rows that are the sum of all others
    std::vector<std::string> apart{};    //!< names of rows that are counted in no total: England beside wards
    bool totalIsKnown = true;            //!< where there is no such row: readers have the sum from elsewhere
    std::vector<std::string> harmless{}; //!< columns and headers that may stay beside a hidden count: populations from the census
    std::string measure{};               //!< what is counted, with period and source: for the ledger and against earlier outputs
    std::vector<privacy::Extent> about{}; //!< what all rows have in common, such as the age
};

struct Document {
    Text title{};
    Text subtitle{};
    std::string language = "en-GB";
    std::string marking = "OFFICIAL"; //!< classification, on every page
    bool synthetic = false;           //!< made from illustrative data: said on every page
    std::vector<Block> blocks{};
    std::vector<NamedValue> values{}; //!< for the command line and for tests
    std::vector<NamedTable> tables{}; //!< for JSON, CSV and the data sheets of the XLSX
    Diagnostics diagnostics{};
    Provenance provenance{};
    std::optional<PeopleCounts> people{}; //!< before the gate; no writer writes it
    //! Behind the gate: what it tells about people, for the release ledger. No writer writes it either.
    std::shared_ptr<const privacy::Published> published{};
};

} // namespace boulton::report
