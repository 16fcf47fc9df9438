// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/reader_notes.h"
#include "core/exchange/csv_values.h"
#include <algorithm>
#include <string>

namespace boulton::exchange {

using namespace wire;

namespace {

constexpr std::size_t kNamesShown = 12;

//! “A”, “B” and 3 more
std::string listed(const std::vector<SheetInfo>& sheets, auto&& wanted)
{
    std::string out;
    std::size_t count = 0;
    for (const auto& sheet : sheets)
        if (wanted(sheet) && ++count <= kNamesShown)
            out += (out.empty() ? "“" : ", “") + shown(sheet.name) + "”";
    if (count > kNamesShown)
        out += " and " + std::to_string(count - kNamesShown) + " more";
    return out;
}

std::string tooLarge(const FrameParser::RefusedWith& r)
{
    if (r.text == "ratio" || r.text == "unpacked")
        return "it unpacks to far more than a spreadsheet of its size holds, as files do that are made to do harm";
    if (r.text == "parts")
        return "it has more than 2,000 parts";
    if (r.text == "cell")
        return "a cell" + (r.place.empty() ? std::string() : " (" + r.place + ")") + " is longer than 16 MiB";
    if (r.text == "rows")
        return "there are values below row 1,048,576";
    if (r.text == "columns")
        return "there are values beyond column XFD";
    if (r.text == "output")
        return "the sheet holds more than is read at once";
    if (r.text == "depth" || r.text == "tag")
        return "a part of it (" + r.place + ") is built as no spreadsheet is";
    return "it has too many or too large " + r.text;
}

std::string_view formatName(std::string_view kind)
{
    if (kind == "xlsb")
        return "a binary workbook (.xlsb). Save it as .xlsx and import that.";
    if (kind == "docx")
        return "a Word document, not a spreadsheet. Copy the table into Excel and save that.";
    if (kind == "pptx")
        return "a presentation, not a spreadsheet.";
    if (kind == "opendocument")
        return "a document of LibreOffice, but not a spreadsheet.";
    if (kind == "kmz")
        return "a map file (KMZ), not a spreadsheet.";
    if (kind == "zip")
        return "a zip file, not a spreadsheet. Unpack it and choose the table inside.";
    return "not a spreadsheet that can be read. Save the table as .xlsx, .ods or .csv.";
}

struct Sentence {
    Severity severity = Severity::Information;
    Text text;
};

//! %1 how many, %2 where the first is, %3 what stands there.
Sentence sentenceFor(NoteCode code)
{
    using enum Severity;
    switch (code) {
    case NoteCode::Formulas:
        return {Information,
                BOULTON_TR("exchange",
                           "%1 cells hold formulas (the first is %2); the results stored in the file were read")};
    case NoteCode::FormulasWithout:
        return {Warning, BOULTON_TR("exchange", "%1 formulas have no stored result (the first is %2), so these cells "
                                                "are empty; open the file in Excel or LibreOffice and save it")};
    case NoteCode::ErrorCells: return {Warning, BOULTON_TR("exchange", "%1 cells hold errors (the first is %2, %3)")};
    case NoteCode::MergedCells:
        return {Information, BOULTON_TR("exchange", "%1 groups of cells are merged (the first is %2); the value stands "
                                                    "in the first cell of each, the others are empty")};
    case NoteCode::HiddenRows:
        return {Warning, BOULTON_TR("exchange", "%1 rows with values are hidden or filtered out in the spreadsheet "
                                                "(the first is row %2); they were read, too")};
    case NoteCode::HiddenColumns:
        return {Warning, BOULTON_TR("exchange",
                                    "%1 columns are hidden in the spreadsheet (the first is %2); they were read, too")};
    case NoteCode::OddDates:
        return {Warning,
                BOULTON_TR(
                    "exchange",
                    "%1 cells are shown as dates that no calendar has (the first is %2); the stored number was read")};
    case NoteCode::OddNumbers:
        return {
            Warning,
            BOULTON_TR("exchange",
                       "%1 cells call themselves numbers and are not (the first is %2, “%3”); they were read as text")};
    case NoteCode::PercentCells:
        return {Information, BOULTON_TR("exchange", "%1 cells are shown as percentages (the first is %2); the stored "
                                                    "value was read, which is 0.125 for 12.5%")};
    case NoteCode::NumbersAsText:
        return {Information, BOULTON_TR("exchange", "%1 text cells look like numbers (the first is %2, “%3”); a column "
                                                    "of nothing else is read as numbers unless it is told to be text")};
    case NoteCode::LostStrings:
        return {Error,
                BOULTON_TR("exchange",
                           "%1 cells refer to a text that is not in the file (the first is %2), so they are empty")};
    case NoteCode::OtherSheets:
        return {Information,
                BOULTON_TR("exchange", "%1 sheets are charts or macros and have no table (the first is “%2”)")};
    case NoteCode::ExternalLinks:
        return {
            Information,
            BOULTON_TR("exchange",
                       "The workbook takes values from %1 other files; they are as they were when it was last saved")};
    case NoteCode::Macros:
        return {Information, BOULTON_TR("exchange", "The workbook has macros in it; they were not run")};
    case NoteCode::Date1904:
        return {
            Information,
            BOULTON_TR(
                "exchange",
                "The workbook counts its days from 1904, as those of old Macs do; the dates were read accordingly")};
    }
    return {
        Warning,
        BOULTON_TR("exchange", "The spreadsheet reader noted something that this version has no words for (%1 times)")};
}

} // namespace

// NOLINTNEXTLINE(readability-function-size): one sentence a code
Error refusalError(const FrameParser::RefusedWith& r, std::string_view name, const std::vector<SheetInfo>& sheets)
{
    const std::string file(name);
    const auto error = [&](ErrorCode code, const std::string& what) { return Error{code, what, {file}}; };
    const std::string unchanged = " It was not read; nothing was changed.";
    switch (r.code) {
    case RefusalCode::NotAWorkbook:
        return error(ErrorCode::InvalidInput, file + " is " + std::string(formatName(r.text)));
    case RefusalCode::Password:
        return error(ErrorCode::InvalidInput,
                     file + " is protected by a password. Open it, save it without one, and import that copy.");
    case RefusalCode::Damaged:
        return error(ErrorCode::InvalidInput, file + " is damaged" + (r.place.empty() ? "" : " in “" + r.place + "”") +
                                                  (r.text.empty() ? "" : ": " + r.text) + "." + unchanged +
                                                  " Open it in Excel or LibreOffice and save it again.");
    case RefusalCode::UnsafeArchive:
        return error(ErrorCode::InvalidInput, file + " is not packed as spreadsheets are: " + r.text + "." + unchanged +
                                                  " Ask whoever sent it for a fresh copy.");
    case RefusalCode::DocumentType:
        return error(ErrorCode::InvalidInput, file + " declares a document type in “" + r.place +
                                                  "”, which no spreadsheet does and harmful files do." + unchanged);
    case RefusalCode::TooLarge:
        return error(ErrorCode::TooLarge, file + " is too large: " + tooLarge(r) + "." + unchanged);
    case RefusalCode::NoSuchSheet:
        return error(ErrorCode::NotFound, file + " has no sheet “" + r.place + "”; its sheets are " +
                                              listed(sheets, [](const SheetInfo& s) { return s.table; }) + ".");
    case RefusalCode::NoSheet:
        return error(ErrorCode::InvalidInput, file + " has no sheet with a table that can be seen.");
    case RefusalCode::OtherKindOfSheet:
        return error(ErrorCode::InvalidInput,
                     "the sheet “" + r.place + "” of " + file + " is a chart or a macro sheet, not a table.");
    case RefusalCode::OutOfMemory:
        return error(ErrorCode::TooLarge,
                     file + " needs more memory than the spreadsheet reader may take." + unchanged);
    case RefusalCode::BadRequest: break;
    }
    return error(ErrorCode::Internal, "the spreadsheet reader did not find " + file + "." + unchanged);
}

void addNotes(const FrameParser& parser, Mode mode, ReaderAnswer& answer)
{
    if ((parser.guards() & static_cast<unsigned>(Guard::SystemCalls)) == 0)
        answer.notes.add(Severity::Warning, 0, "",
                         BOULTON_TR("exchange",
                                    "The spreadsheet reader ran without its filter of system calls, which this "
                                    "system does not offer; boulton-reader --selftest says more"));
    const auto hidden = [](const SheetInfo& s) { return s.hidden; };
    const auto others = std::ranges::count_if(answer.sheets, [](const SheetInfo& s) { return !s.hidden && s.table; });
    if (mode == Mode::Read && !answer.sheets.empty() && others > 1) {
        const std::string read = answer.sheets[answer.sheet].name;
        answer.notes.add(Severity::Information, 0, "",
                         BOULTON_TR("exchange", "The sheet “%1” was read; there are also %2")
                             .with(shown(read), listed(answer.sheets, [&](const SheetInfo& s) {
                                       return !s.hidden && s.table && s.name != read;
                                   })));
    }
    if (std::ranges::any_of(answer.sheets, hidden))
        answer.notes.add(
            Severity::Warning, 0, "",
            BOULTON_TR("exchange", "Sheets are hidden in the spreadsheet: %1").with(listed(answer.sheets, hidden)));
    for (const auto& note : parser.notes()) {
        Sentence s = sentenceFor(note.code);
        answer.notes.add(s.severity, 0, "",
                         s.text.with(static_cast<std::int64_t>(std::min<std::uint64_t>(note.count, INT64_MAX)),
                                     note.place, note.text));
    }
    if (parser.notesDropped() > 0)
        answer.notes.add(
            Severity::Warning, 0, "",
            BOULTON_TR("exchange", "%1 more notes of the spreadsheet reader were left out")
                .with(static_cast<std::int64_t>(std::min<std::uint64_t>(parser.notesDropped(), INT64_MAX))));
}

} // namespace boulton::exchange
