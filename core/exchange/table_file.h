// SPDX-License-Identifier: GPL-3.0-or-later
// The one way of opening a table file that somebody chose: delimited text is mapped and read here, a spreadsheet is read by
// boulton-reader in a process of its own. Either way what comes is the text of a CSV file.
#pragma once
#include "core/base/diagnostics.h"
#include "core/base/job.h"
#include "core/base/platform.h"
#include "core/base/result.h"
#include "core/exchange/csv_reader.h"
#include "core/exchange/reader_client.h"
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace boulton::exchange {

struct OpenOptions {
    std::string sheet{};     //!< of a spreadsheet; empty: the first that can be seen and is not empty
    platform::Path reader{}; //!< boulton-reader; empty: beside the running program
    ReaderLimits limits{};
};

//! An open file, as it was at one moment: its bytes stay while the value lives.
class TableFile {
public:
    [[nodiscard]] std::string_view bytes() const;
    [[nodiscard]] const std::string& name() const { return m_name; } //!< of the file, without its folder
    //! "figures.xlsx, sheet Q4": for messages and provenance.
    [[nodiscard]] std::string title() const;
    [[nodiscard]] bool isSpreadsheet() const { return std::holds_alternative<std::string>(m_bytes); }
    [[nodiscard]] const std::string& sheet() const { return m_sheet; }              //!< empty for delimited text
    [[nodiscard]] const std::vector<SheetInfo>& sheets() const { return m_sheets; } //!< empty for delimited text
    [[nodiscard]] const Diagnostics& notes() const { return m_notes; }              //!< about the file, before its rows
    //! SHA-256 of the file itself (not of the text made from it), as hex.
    [[nodiscard]] Result<std::string> digest(const JobContext& job) const;

    //! What the CSV reader must know about the text; `told` stays where it does not contradict that.
    [[nodiscard]] CsvOverrides overrides(CsvOverrides told = {}) const;
    //! Infers and reads; the diagnostics begin with notes(). Rows of a spreadsheet are counted as the spreadsheet does.
    [[nodiscard]] Result<CsvResult> read(const CsvOverrides& told, const JobContext& job,
                                         const ReadOptions& how = {}) const;
    [[nodiscard]] Result<CsvPlan> infer(const CsvOverrides& told = {}, const ReadOptions& how = {}) const;

private:
    friend Result<TableFile> openTable(const platform::Path&, const OpenOptions&, const JobContext&);
    TableFile(std::string name, std::variant<platform::MappedFile, std::string> bytes)
        : m_name(std::move(name)), m_bytes(std::move(bytes))
    {}
    std::string m_name;
    std::variant<platform::MappedFile, std::string> m_bytes; // delimited text itself, or the text made from a sheet
    std::string m_sheet;
    std::string m_digest;
    std::vector<SheetInfo> m_sheets;
    Diagnostics m_notes;
};

//! Content decides, not the name. InvalidInput says what a file is that cannot be read; for the rest see runReader().
[[nodiscard]] Result<TableFile> openTable(const platform::Path& path, const OpenOptions& options = {},
                                          const JobContext& job = {});

//! The sheets of a spreadsheet with their sizes; none for delimited text.
[[nodiscard]] Result<std::vector<SheetInfo>> listSheets(const platform::Path& path, const OpenOptions& options = {},
                                                        const JobContext& job = {});

} // namespace boulton::exchange
