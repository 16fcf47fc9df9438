// SPDX-License-Identifier: GPL-3.0-or-later
// What every spreadsheet format is to the rest of the reader: sheets that can be measured and whose rows can be had.
#pragma once
#include "app/reader/refusal.h"
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::reader {

inline constexpr std::int64_t kMaxRows = 1'048'576;                  //!< of Excel and LibreOffice
inline constexpr std::int64_t kMaxColumns = 16'384;                  //!< the same
inline constexpr std::size_t kMaxCellBytes = std::size_t{16} << 20U; //!< as the CSV reader's own

//! How often something was met, and where first.
struct Tally {
    std::uint64_t count = 0;
    std::string place{};
    std::string text{};
    void add(std::string_view where, std::string_view what = {}, std::uint64_t times = 1)
    {
        if (count == 0) {
            place = where;
            text = what.substr(0, 200);
        }
        count += times;
    }
};
using Tallies = std::map<NoteCode, Tally>;

struct SheetFacts {
    std::int64_t rows = 0;        //!< the last row with a value in it, from 1
    std::int64_t firstColumn = 0; //!< the first and last column with a value in it, from 1; 0: there is none
    std::int64_t lastColumn = 0;
    Tallies tallies{};
};

struct Sheet {
    std::string name;
    bool hidden = false;
    bool table = true; //!< false: a chart or a macro sheet
    bool measured = false;
    SheetFacts facts{};
};

//! Gets the rows that have a value, in order: row `number` and, where `times` is above 1, as many equal ones. `cells[i]` is column i + 1;
//! those behind `size` are of earlier rows.
class RowSink {
public:
    RowSink() = default;
    RowSink(const RowSink&) = delete;
    RowSink& operator=(const RowSink&) = delete;
    virtual ~RowSink() = default;
    [[nodiscard]] virtual Read<> row(std::int64_t number, std::int64_t times, const std::vector<std::string>& cells,
                                     std::size_t size) = 0;
};

class Workbook {
public:
    Workbook() = default;
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;
    virtual ~Workbook() = default;
    [[nodiscard]] virtual std::uint8_t format() const = 0; //!< 1 XLSX, 2 ODS
    [[nodiscard]] const std::vector<Sheet>& sheets() const { return m_sheets; }
    [[nodiscard]] const Tallies& tallies() const { return m_tallies; } //!< of the file as a whole
    //! Reads the whole sheet once, to the last byte, and fills its facts.
    [[nodiscard]] Read<> measure(std::size_t sheet);
    //! Its rows; measure() has been called.
    [[nodiscard]] virtual Read<> rows(std::size_t sheet, RowSink& sink) = 0;

protected:
    [[nodiscard]] virtual Read<SheetFacts> facts(std::size_t sheet) = 0;
    std::vector<Sheet> m_sheets;
    Tallies m_tallies;
};

//! Collects the facts of position.
class Measurer : public RowSink {
public:
    explicit Measurer(SheetFacts& facts) : m_facts(&facts) {}
    [[nodiscard]] Read<> row(std::int64_t number, std::int64_t times, const std::vector<std::string>& cells,
                             std::size_t size) override;

private:
    SheetFacts* m_facts;
};

//! "AB12"; columns and rows from 1.
[[nodiscard]] std::string cellName(std::int64_t column, std::int64_t row);
[[nodiscard]] std::string columnName(std::int64_t column);

//! By content: the one place that knows which formats there are. NotAWorkbook, Password, Damaged, …
[[nodiscard]] Read<std::unique_ptr<Workbook>> openWorkbook(std::string_view bytes);

} // namespace boulton::reader
