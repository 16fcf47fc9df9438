// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/table_file.h"
#include "core/base/platform_process.h"
#include "core/base/utf8.h"
#include "core/crypto/hash.h"
#include "core/exchange/csv_values.h"
#include "core/exchange/file_kind.h"
#include <algorithm>
#include <array>

namespace boulton::exchange {
namespace {

//! As it can be kept and shown: what is not UTF-8 in the name of a file becomes U+FFFD.
std::string nameOf(const platform::Path& path)
{
    const std::string bytes = platform::toUtf8(path.filename());
    std::string name;
    for (std::size_t at = 0; at < bytes.size();) {
        const char32_t c = utf8::next(bytes, at);
        utf8::append(name, c == utf8::kInvalid ? U'\uFFFD' : c);
    }
    return name;
}

constexpr std::array<std::string_view, 6> kSpreadsheetEndings{".xlsx", ".xlsm", ".xltx", ".xls", ".ods", ".fods"};
#ifdef _WIN32
constexpr std::string_view kReaderName = "boulton-reader.exe";
#else
constexpr std::string_view kReaderName = "boulton-reader";
#endif

bool isCalledSpreadsheet(std::string_view name)
{
    const std::string lower = utf8::asciiLower(name);
    return std::ranges::any_of(kSpreadsheetEndings, [&](std::string_view ending) { return lower.ends_with(ending); });
}

Result<platform::Path> readerOf(const OpenOptions& options)
{
    const platform::Path reader =
        options.reader.empty() ? platform::programFolder() / platform::pathFromUtf8(kReaderName) : options.reader;
    if (const Status status = platform::checkProgram(reader); !status) {
        if (status.error().code == ErrorCode::NotFound)
            return fail(ErrorCode::Refused,
                        "the spreadsheet reader is not there (" + platform::toUtf8(reader) +
                            "), so spreadsheets cannot be read. Install Boulton again, or save the sheet as CSV.",
                        {platform::toUtf8(reader)});
        return std::unexpected(status.error());
    }
    return reader;
}

struct Staged {
    ReaderAnswer answer;
    std::string digest;
};

// The reader sees a copy that nobody else can change, under a name that means nothing.
Result<Staged> readSpreadsheet(const platform::Path& path, std::string_view name, wire::Mode mode,
                               const OpenOptions& options, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(const platform::Path reader, readerOf(options));
    BOULTON_TRY_ASSIGN(platform::PrivateFolder folder, platform::PrivateFolder::make());
    crypto::Sha256 hash;
    std::uint64_t size = 0;
    BOULTON_TRY(platform::copyRegularFile(path, folder.path() / platform::pathFromUtf8(wire::kStagedName),
                                          options.limits.inputBytes, [&](std::string_view piece) -> Status {
                                              hash.update(piece);
                                              size += piece.size();
                                              return job.check();
                                          }));
    Staged staged;
    staged.digest = crypto::toHex(crypto::view(hash.finish()));
    BOULTON_TRY_ASSIGN(staged.answer, runReader(reader, folder, size, name, mode, options.sheet, options.limits, job));
    return staged;
}

Status checkSheetOption(const OpenOptions& options, std::string_view name)
{
    if (options.sheet.empty())
        return {};
    return fail(ErrorCode::Usage, std::string(name) + " is delimited text and has no sheets, but a sheet was asked for",
                {std::string(name)});
}

} // namespace

std::string_view TableFile::bytes() const
{
    if (const auto* text = std::get_if<std::string>(&m_bytes))
        return *text;
    return std::get<platform::MappedFile>(m_bytes).bytes();
}

std::string TableFile::title() const
{
    return m_sheet.empty() ? m_name : m_name + ", sheet " + m_sheet;
}

Result<std::string> TableFile::digest(const JobContext& job) const
{
    if (isSpreadsheet())
        return m_digest;
    constexpr std::size_t kPiece = std::size_t{8} << 20U; // so that a large file can be left off
    crypto::Sha256 hash;
    const std::string_view all = bytes();
    for (std::size_t at = 0; at < all.size(); at += kPiece) {
        BOULTON_TRY(job.check());
        hash.update(all.substr(at, kPiece));
    }
    return crypto::toHex(crypto::view(hash.finish()));
}

CsvOverrides TableFile::overrides(CsvOverrides told) const
{
    if (isSpreadsheet()) {
        told.encoding = Encoding::Utf8;
        told.delimiter = ',';
        told.quote = '"';
        told.sheetRows = true;
    }
    return told;
}

Result<CsvPlan> TableFile::infer(const CsvOverrides& told, const ReadOptions& how) const
{
    return inferCsv(bytes(), overrides(told), how);
}

Result<CsvResult> TableFile::read(const CsvOverrides& told, const JobContext& job, const ReadOptions& how) const
{
    BOULTON_TRY_ASSIGN(CsvResult result, readCsvText(bytes(), overrides(told), job, how));
    if (!m_notes.empty()) {
        Diagnostics all = m_notes;
        all.append(result.diagnostics);
        result.diagnostics = std::move(all);
    }
    return result;
}

Result<TableFile> openTable(const platform::Path& path, const OpenOptions& options, const JobContext& job)
{
    const std::string name = nameOf(path);
    BOULTON_TRY_ASSIGN(platform::MappedFile mapped, platform::MappedFile::open(path));
    const FileKind kind = kindOfFile(mapped.bytes());
    BOULTON_TRY(checkReadable(kind, name));
    if (kind == FileKind::Text) {
        if (isCalledSpreadsheet(name) && mapped.bytes().empty())
            return fail(ErrorCode::InvalidInput, name + " is empty: nothing is in it at all", {name});
        BOULTON_TRY(checkSheetOption(options, name));
        TableFile file(name, std::move(mapped));
        if (isCalledSpreadsheet(name))
            file.m_notes.add(
                Severity::Warning, 0, "",
                BOULTON_TR("exchange", "The file is called a spreadsheet but is delimited text, and was read as such"));
        return file;
    }
    BOULTON_TRY_ASSIGN(Staged staged, readSpreadsheet(path, name, wire::Mode::Read, options, job));
    TableFile file(name, std::move(staged.answer.csv));
    file.m_digest = std::move(staged.digest);
    file.m_sheets = std::move(staged.answer.sheets);
    file.m_sheet = file.m_sheets[staged.answer.sheet].name;
    file.m_notes = std::move(staged.answer.notes);
    if (file.bytes().empty())
        return fail(ErrorCode::InvalidInput, "the sheet “" + shown(file.m_sheet) + "” of " + name + " is empty",
                    {name});
    return file;
}

Result<std::vector<SheetInfo>> listSheets(const platform::Path& path, const OpenOptions& options, const JobContext& job)
{
    const std::string name = nameOf(path);
    BOULTON_TRY_ASSIGN(const platform::MappedFile mapped, platform::MappedFile::open(path));
    const FileKind kind = kindOfFile(mapped.bytes());
    BOULTON_TRY(checkReadable(kind, name));
    if (kind == FileKind::Text)
        return std::vector<SheetInfo>{};
    BOULTON_TRY_ASSIGN(Staged staged, readSpreadsheet(path, name, wire::Mode::List, options, job));
    return std::move(staged.answer.sheets);
}

} // namespace boulton::exchange
