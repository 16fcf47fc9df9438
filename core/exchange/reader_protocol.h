// SPDX-License-Identifier: GPL-3.0-or-later
// What boulton-reader and its parent say to each other. The parent writes one request to the reader's standard input; the reader
// answers on standard output with frames: Hello (the parent's nonce comes back), Sheets, Notes and Data in any order, then exactly
// one End or Refused, and nothing behind it. Sentences for people are made by the parent from codes: the reader, which may have been
// taken over by a hostile file, only gives numbers, cell names and short texts.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace boulton::exchange::wire {

inline constexpr std::string_view kMagic = "boulton-reader 1";
inline constexpr std::size_t kNonceBytes = 32;
inline constexpr std::size_t kFrameLimit = std::size_t{1} << 20U; //!< bytes behind the 5 of type and length
inline constexpr std::size_t kNoteLimit = 10'000;                 //!< notes that the parent keeps
inline constexpr std::size_t kSheetLimit = 10'000;
inline constexpr std::string_view kStagedName = "input"; //!< in the folder where the reader starts

enum class Mode : std::uint8_t { List = 1, Read = 2 };

enum class FrameType : std::uint8_t {
    Hello = 'H', //!< magic, nonce, guards
    Sheet = 'S', //!< one sheet of the file: name, hidden, measured, rows, columns
    Note = 'N',  //!< code, count, place, text
    Data =
        'D', //!< CSV (UTF-8, comma, ", LF): row N of the sheet is record N; columns before the first used one are left out
    End = 'E',     //!< format, sheet, rows, columns, bytes and BLAKE2b-256 of all Data
    Refused = 'X', //!< code, place, text
};

enum class Guard : std::uint8_t { SystemCalls = 1, FileSystem = 2, Limits = 4, NoNewRights = 8 }; //!< bits of Hello

//! What is worth knowing about what was read. Append only.
enum class NoteCode : std::uint8_t {
    Formulas = 1,    //!< cells whose stored results were read
    FormulasWithout, //!< formulas that have no stored result: empty cells
    ErrorCells,      //!< text: the first error, e.g. #DIV/0!
    MergedCells,     //!< ranges
    HiddenRows,      //!< rows that are hidden or filtered out, and were read
    HiddenColumns,   //!< the same
    OddDates,        //!< dates that no calendar has: the stored number was read
    OddNumbers,      //!< cells said to be numbers that are not: read as text
    PercentCells,    //!< shown as percentages, stored and read as fractions
    NumbersAsText,   //!< text cells that look like numbers
    LostStrings,     //!< cells that point to a text which the file does not have: empty
    OtherSheets,     //!< sheets that are charts or macros
    ExternalLinks,   //!< the workbook takes values from other files: the stored ones were read
    Macros,          //!< the workbook has a program in it, which was not run
    Date1904,        //!< the workbook counts days from 1904, which was taken into account
};

//! Why nothing could be read. Append only.
enum class RefusalCode : std::uint8_t {
    NotAWorkbook = 1, //!< text: what it is instead, or empty
    Password,
    Damaged,          //!< place: part of the file; text: what is wrong
    UnsafeArchive,    //!< text: what is wrong
    DocumentType,     //!< place: the part that declares one
    TooLarge,         //!< place: part or cell; text: which limit
    NoSuchSheet,      //!< place: the name asked for
    NoSheet,          //!< no sheet with a table
    OtherKindOfSheet, //!< place: its name
    OutOfMemory,
    BadRequest,
};

//! Fields as bytes: numbers little-endian, texts with their length before them.
class Packer {
public:
    Packer& number(std::uint64_t value)
    {
        for (int i = 0; i < 8; ++i)
            m_bytes += static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
        return *this;
    }
    Packer& byte(std::uint8_t value)
    {
        m_bytes += static_cast<char>(value);
        return *this;
    }
    Packer& text(std::string_view value)
    {
        number(value.size());
        m_bytes += value;
        return *this;
    }
    Packer& raw(std::string_view value)
    {
        m_bytes += value;
        return *this;
    }
    [[nodiscard]] const std::string& bytes() const { return m_bytes; }

private:
    std::string m_bytes;
};

//! The inverse; after anything that does not fit every further field is empty and `good()` is false.
class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : m_bytes(bytes) {}
    [[nodiscard]] std::uint64_t number()
    {
        const std::string_view b = raw(8);
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < b.size(); ++i)
            value |= static_cast<std::uint64_t>(static_cast<unsigned char>(b[i])) << (8 * i);
        return value;
    }
    [[nodiscard]] std::uint8_t byte()
    {
        const std::string_view b = raw(1);
        return b.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(b[0]);
    }
    [[nodiscard]] std::string_view text()
    {
        const std::uint64_t size = number();
        if (size > m_bytes.size())
            m_good = false;
        return m_good ? raw(static_cast<std::size_t>(size)) : std::string_view{};
    }
    [[nodiscard]] std::string_view raw(std::size_t size)
    {
        if (!m_good || size > m_bytes.size()) {
            m_good = false;
            return {};
        }
        const std::string_view taken = m_bytes.substr(0, size);
        m_bytes.remove_prefix(size);
        return taken;
    }
    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] bool complete() const { return m_good && m_bytes.empty(); }

private:
    std::string_view m_bytes;
    bool m_good = true;
};

struct Request {
    std::string nonce{};
    Mode mode = Mode::Read;
    std::string sheet{}; //!< empty: the first one that can be seen and is not empty
    std::uint64_t outputBytes = 0;
};

[[nodiscard]] inline std::string packed(const Request& request)
{
    return Packer{}
        .text(kMagic)
        .text(request.nonce)
        .byte(static_cast<std::uint8_t>(request.mode))
        .text(request.sheet)
        .number(request.outputBytes)
        .bytes();
}

[[nodiscard]] inline std::optional<Request> unpackedRequest(std::string_view bytes)
{
    Unpacker in(bytes);
    if (in.text() != kMagic)
        return std::nullopt;
    Request request;
    request.nonce = in.text();
    const std::uint8_t mode = in.byte();
    request.mode = mode == static_cast<std::uint8_t>(Mode::List) ? Mode::List : Mode::Read;
    request.sheet = in.text();
    request.outputBytes = in.number();
    if (!in.complete() || request.nonce.size() != kNonceBytes || mode < 1 || mode > 2)
        return std::nullopt;
    return request;
}

} // namespace boulton::exchange::wire
