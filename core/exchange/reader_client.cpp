// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/reader_client.h"
#include "core/base/log.h"
#include "core/crypto/hash.h"
#include "core/exchange/csv_values.h"
#include "core/exchange/reader_notes.h"
#include <algorithm>
#include <random>

namespace boulton::exchange {

using namespace wire;

namespace {

std::string freshNonce()
{
    std::random_device random;
    std::string nonce;
    while (nonce.size() < kNonceBytes)
        nonce += static_cast<char>(random() & 0xFFU);
    return nonce;
}

//! The last line that the reader wrote to standard error, safe to show.
std::string lastWords(const std::string& errors)
{
    std::string_view rest = errors;
    while (!rest.empty() && (rest.back() == '\n' || rest.back() == '\r'))
        rest.remove_suffix(1);
    rest = rest.substr(rest.rfind('\n') == std::string_view::npos ? 0 : rest.rfind('\n') + 1);
    return printable(rest.substr(0, 300));
}

std::unexpected<Error> nothingRead(ErrorCode code, std::string_view name, const std::string& what)
{
    return fail(code, what + ". " + std::string(name) + " was not read; nothing was changed.", {std::string(name)});
}

std::unexpected<Error> crashed(const platform::ChildResult& ended, std::string_view name)
{
    std::string how;
    if (ended.end == platform::ChildEnd::Killed)
        how = "killed by signal " + std::to_string(ended.status) + ", " + platform::signalName(ended.status);
    else
        how = "exit status " + std::to_string(ended.status);
    const std::string words = lastWords(ended.errors);
    if (!words.empty())
        how += "; its last words: " + words;
    return fail(
        ErrorCode::InvalidInput,
        "The spreadsheet reader stopped unexpectedly (" + how + "). " + std::string(name) +
            " was not read; nothing was changed. The file may be damaged or made to do harm: ask whoever sent it "
            "for a fresh copy, or save the sheet as CSV.",
        {std::string(name)});
}

} // namespace

FrameParser::FrameParser(std::string nonce, Mode mode, std::uint64_t outputLimit)
    : m_nonce(std::move(nonce)), m_mode(mode), m_outputLimit(outputLimit)
{}

bool FrameParser::wrong(std::string what)
{
    if (m_problem.empty())
        m_problem = std::move(what);
    return false;
}

bool FrameParser::take(std::string_view bytes)
{
    if (!m_problem.empty())
        return false;
    m_pending += bytes;
    std::string_view rest = m_pending;
    while (rest.size() >= 5) {
        std::size_t size = 0;
        for (std::size_t i = 0; i < 4; ++i)
            size |= static_cast<std::size_t>(static_cast<unsigned char>(rest[i + 1])) << (8 * i);
        if (size > kFrameLimit)
            return wrong("a message is longer than allowed");
        if (rest.size() < 5 + size)
            break;
        if (!frame(static_cast<FrameType>(rest[0]), rest.substr(5, size)))
            return false;
        rest.remove_prefix(5 + size);
    }
    m_pending.erase(0, m_pending.size() - rest.size());
    return true;
}

bool FrameParser::frame(FrameType type, std::string_view payload)
{
    if (!m_greeted)
        return type == FrameType::Hello ? hello(payload) : wrong("it did not greet");
    if (m_ended)
        return wrong("something follows its end");
    switch (type) {
    case FrameType::Hello: return wrong("it greeted twice");
    case FrameType::Sheet: return sheet(payload);
    case FrameType::Note: return note(payload);
    case FrameType::Data:
        if (m_mode == Mode::List)
            return wrong("it sent rows that nobody asked for");
        if (m_answer.csv.size() + payload.size() > m_outputLimit) {
            m_tooLarge = true;
            return wrong("more rows than allowed");
        }
        m_answer.csv += payload;
        return true;
    case FrameType::End: return end(payload);
    case FrameType::Refused: return refused(payload);
    }
    return wrong("a message of an unknown kind");
}

bool FrameParser::hello(std::string_view payload)
{
    Unpacker in(payload);
    if (in.text() != kMagic)
        return wrong("it is another version");
    if (in.text() != m_nonce)
        return wrong("it answers somebody else");
    m_guards = in.byte();
    m_greeted = true;
    return in.complete() || wrong("its greeting is broken");
}

bool FrameParser::sheet(std::string_view payload)
{
    if (m_answer.sheets.size() == kSheetLimit)
        return wrong("too many sheets");
    Unpacker in(payload);
    SheetInfo info;
    info.name = in.text();
    const std::uint8_t flags = in.byte();
    info.hidden = (flags & 1U) != 0;
    info.table = (flags & 2U) != 0;
    const std::uint64_t rows = in.number();
    const std::uint64_t columns = in.number();
    if (!in.complete() || rows > 1U << 30U || columns > 1U << 30U)
        return wrong("its list of sheets is broken");
    if ((flags & 4U) != 0) {
        info.rows = static_cast<std::int64_t>(rows);
        info.columns = static_cast<std::int64_t>(columns);
    }
    m_answer.sheets.push_back(std::move(info));
    return true;
}

bool FrameParser::note(std::string_view payload)
{
    Unpacker in(payload);
    Note note;
    note.code = static_cast<NoteCode>(in.byte());
    note.count = in.number();
    note.place = shown(in.text());
    note.text = shown(in.text());
    if (!in.complete())
        return wrong("one of its notes is broken");
    if (m_notes.size() < kNoteLimit)
        m_notes.push_back(std::move(note));
    else
        ++m_notesDropped;
    return true;
}

bool FrameParser::end(std::string_view payload)
{
    Unpacker in(payload);
    m_answer.format = in.byte();
    const std::uint64_t sheet = in.number();
    const std::uint64_t rows = in.number();
    const std::uint64_t columns = in.number();
    const std::uint64_t bytes = in.number();
    const std::string_view digest = in.raw(32);
    if (!in.complete())
        return wrong("its end is broken");
    // Line ends inside quotation marks come on top of one for each row.
    const auto lines = static_cast<std::uint64_t>(std::ranges::count(m_answer.csv, '\n'));
    if (bytes != m_answer.csv.size() || lines < rows || (lines > rows && !m_answer.csv.contains('"')) ||
        digest != crypto::view(crypto::blake2b(m_answer.csv)))
        return wrong("what came is not what it says it sent");
    if (m_mode == Mode::Read) {
        if (sheet >= m_answer.sheets.size())
            return wrong("it read a sheet that there is not");
        m_answer.sheet = static_cast<std::size_t>(sheet);
        m_answer.sheets[m_answer.sheet].rows = static_cast<std::int64_t>(rows);
        m_answer.sheets[m_answer.sheet].columns = static_cast<std::int64_t>(columns);
    }
    m_ended = true;
    return true;
}

bool FrameParser::refused(std::string_view payload)
{
    Unpacker in(payload);
    RefusedWith refusal;
    refusal.code = static_cast<RefusalCode>(in.byte());
    refusal.place = printable(in.text().substr(0, 200));
    refusal.text = printable(in.text().substr(0, 200));
    if (!in.complete())
        return wrong("its refusal is broken");
    m_refusal = std::move(refusal);
    m_ended = true;
    return true;
}

Result<ReaderAnswer> runReader(const platform::Path& reader, platform::PrivateFolder& folder, std::uint64_t inputBytes,
                               std::string_view name, Mode mode, std::string_view sheet, const ReaderLimits& limits,
                               const JobContext& job)
{
    BOULTON_TRY(job.check());
    const std::uint64_t outputLimit =
        limits.outputBytes > 0 ? limits.outputBytes : 4 * inputBytes + (std::uint64_t{256} << 20U);
    const Request request{.nonce = freshNonce(), .mode = mode, .sheet = std::string(sheet), .outputBytes = outputLimit};
    platform::ChildCommand command;
    command.program = reader;
    command.arguments = {"read"};
    command.environment = {"LANG=C.UTF-8"};
    command.folder = folder.path();
    command.input = packed(request);
    command.limits = {.memoryBytes = limits.memoryBytes,
                      .cpuSeconds = limits.cpuSeconds,
                      .openFiles = 32,
                      .writesNoFiles = true,
                      .wallTime = limits.wallTime};
    if (command.input.size() > platform::kChildInput)
        return fail(ErrorCode::NotFound, "no sheet has so long a name", {std::string(name)});

    FrameParser parser(request.nonce, mode, outputLimit);
    BOULTON_TRY_ASSIGN(const platform::ChildResult ended,
                       platform::runChild(
                           command,
                           [&](std::string_view bytes) {
                               const bool good = parser.take(bytes);
                               if (parser.greeted()) // it has the file open: should we be killed, no copy stays behind
                                   folder.remove();
                               return good;
                           },
                           job.stopToken()));
    switch (ended.end) {
    case platform::ChildEnd::Cancelled: return fail(ErrorCode::Cancelled, "stopped by the user");
    case platform::ChildEnd::TimedOut:
        return nothingRead(ErrorCode::TooLarge, name,
                           "The spreadsheet reader did not finish within " +
                               std::to_string(limits.wallTime.count() / 1000) + " seconds and was stopped");
    case platform::ChildEnd::Refused:
        if (parser.tooLarge())
            return nothingRead(ErrorCode::TooLarge, name,
                               "The sheet unpacks to more than " + std::to_string(outputLimit >> 20U) +
                                   " MiB, which is more than is read at once");
        return nothingRead(ErrorCode::InvalidInput, name,
                           "The spreadsheet reader gave an answer that makes no sense (" + parser.problem() + ")");
    case platform::ChildEnd::Killed: return crashed(ended, name);
    case platform::ChildEnd::Exited: break;
    }
    if (!parser.complete())
        return parser.problem().empty() ? crashed(ended, name)
                                        : nothingRead(ErrorCode::InvalidInput, name,
                                                      "The spreadsheet reader gave an answer that makes no sense (" +
                                                          parser.problem() + ")");
    if (const auto& refusal = parser.refusal())
        return std::unexpected(refusalError(*refusal, name, parser.answer().sheets));
    if (ended.status != 0)
        return crashed(ended, name);
    ReaderAnswer answer = std::move(parser.answer());
    addNotes(parser, mode, answer);
    return answer;
}

} // namespace boulton::exchange
