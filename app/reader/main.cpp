// SPDX-License-Identifier: GPL-3.0-or-later
// boulton-reader: reads one file that strangers wrote and gives its parent CSV. It holds no key, knows no vault, and has let go of
// everything but its standard streams and that one file before it looks at it. Usage, by programs only: `boulton-reader read` in a
// folder with the file `input` (reader_protocol.h); by people: `boulton-reader --selftest`.
#include "app/reader/answer.h"
#include "app/reader/sandbox.h"
#include "app/reader/workbook.h"
#include "core/base/platform.h"
#include "core/base/platform_process.h"
#include "core/crypto/secret.h"
#include <cstdio>
#include <cstdlib>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

using namespace boulton;
using namespace boulton::reader;
using exchange::wire::Mode;
using exchange::wire::Request;

constexpr std::uint64_t kMemory = std::uint64_t{1} << 30U;
constexpr std::uint32_t kCpuSeconds = 60;
constexpr int kRefusedStatus = 3;
constexpr std::size_t kTriedSheets = 20; // when nobody named one

std::string standardInput()
{
    std::string bytes(platform::kChildInput + 1, '\0');
    bytes.resize(std::fread(bytes.data(), 1, bytes.size(), stdin));
    return bytes;
}

//! The sheet of that name, otherwise the first that can be seen and is not empty.
Read<std::size_t> choose(Workbook& workbook, const std::string& name)
{
    const auto& sheets = workbook.sheets();
    std::optional<std::size_t> seen;
    std::size_t tried = 0;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (!name.empty()) {
            if (sheets[i].name != name)
                continue;
            if (!sheets[i].table)
                return refuse(RefusalCode::OtherKindOfSheet, name);
            return i;
        }
        if (sheets[i].hidden || !sheets[i].table || tried++ >= kTriedSheets)
            continue;
        BOULTON_TRY(workbook.measure(i));
        if (sheets[i].facts.rows > 0)
            return i;
        seen = seen.value_or(i);
    }
    if (!name.empty())
        return refuse(RefusalCode::NoSuchSheet, name);
    return seen ? Read<std::size_t>(*seen) : Read<std::size_t>(refuse(RefusalCode::NoSheet));
}

Read<> answer(const Request& request, std::string_view bytes)
{
    BOULTON_TRY_ASSIGN(const auto workbook, openWorkbook(bytes));
    if (request.mode == Mode::List) {
        for (std::size_t i = 0; i < workbook->sheets().size(); ++i) {
            if (workbook->sheets()[i].table)
                BOULTON_TRY(workbook->measure(i));
            sendSheet(workbook->sheets()[i]);
        }
        sendNotes(workbook->tallies());
        return CsvAnswer(SheetFacts{}, 0).finish(workbook->format(), 0);
    }
    for (const auto& sheet : workbook->sheets())
        sendSheet(sheet);
    BOULTON_TRY_ASSIGN(const std::size_t sheet, choose(*workbook, request.sheet));
    BOULTON_TRY(workbook->measure(sheet));
    const SheetFacts& facts = workbook->sheets()[sheet].facts;
    sendNotes(workbook->tallies());
    sendNotes(facts.tallies);
    CsvAnswer csv(facts, request.outputBytes);
    BOULTON_TRY(workbook->rows(sheet, csv));
    return csv.finish(workbook->format(), sheet);
}

int serve(Sandbox sandbox)
{
    const auto request = exchange::wire::unpackedRequest(standardInput());
    if (!request) {
        std::fputs(
            "boulton-reader: is started by Boulton, not by hand; boulton-reader --selftest shows what protects it\n",
            stderr);
        return 2;
    }
    const auto file = platform::MappedFile::open(std::string(exchange::wire::kStagedName));
    enterSandbox(sandbox);
    sendFrame(
        exchange::wire::FrameType::Hello,
        exchange::wire::Packer{}.text(exchange::wire::kMagic).text(request->nonce).byte(sandbox.guards()).bytes());
    Read<> done;
    try {
        done = file ? answer(*request, file->bytes()) : Read<>(refuse(RefusalCode::BadRequest));
    } catch (const std::bad_alloc&) {
        done = refuse(RefusalCode::OutOfMemory);
    } catch (const std::length_error&) {
        done = refuse(RefusalCode::OutOfMemory);
    }
    if (done)
        return 0;
    sendRefusal(done.error());
    return kRefusedStatus;
}

} // namespace

int main(int argc, char** argv)
{
    const std::string_view mode = argc == 2 ? argv[1] : "";
    const bool selftest = mode == "--selftest";
    if (mode == "--version") {
        std::puts("boulton-reader " BOULTON_VERSION);
        return 0;
    }
    Sandbox sandbox{.process = platform::confineProcess(kMemory, kCpuSeconds, selftest)};
    platform::binaryStandardStreams();
    if (const auto ready = crypto::initialise(); !ready)
        return 1;
    // Nothing that runs at exit is wanted: what was sent is all there is.
    const int status = selftest ? selfTest(std::move(sandbox)) : mode == "read" ? serve(std::move(sandbox)) : 2;
    if (status == 2 && mode != "read")
        std::fputs("usage: boulton-reader --selftest | --version\n", stderr);
    std::fflush(stdout);
    std::fflush(stderr);
    std::_Exit(status);
}
