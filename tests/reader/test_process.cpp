// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever the reader does, the parent goes on: one sentence with the cause, nothing left running, nothing half read.
#include "core/base/platform_process.h"
#include "tests/reader/reader_test.h"
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace boulton;
using namespace boulton::exchange;
using namespace boulton::exchange::testing;
using namespace std::chrono_literals;

namespace {

//! A reader that misbehaves, and a file for it.
struct Double {
    Place place;
    fs::path workbook = place.file("book.xlsx", xlsx("<row r=\"1\">" + numberCell("A1", "1") + "</row>").bytes());

    [[nodiscard]] OpenOptions with(const std::string& way) const
    {
        const fs::path reader = place.folder / ("reader-" + way);
        if (!fs::exists(reader)) {
            fs::copy_file(BOULTON_READER_DOUBLE, reader);
            fs::permissions(reader, fs::perms::owner_all);
        }
        OpenOptions o = options({}, reader);
        o.limits.wallTime = 10s;
        return o;
    }
    [[nodiscard]] Result<TableFile> open(const std::string& way, const JobContext& job = {}) const
    {
        return openTable(workbook, with(way), job);
    }
};

//! No child is left, neither running nor to be reaped.
void nothingIsLeft(std::source_location at = std::source_location::current())
{
    errno = 0;
    test::check(::waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD, "a child process is left", at);
}

std::size_t stagingFolders()
{
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(fs::temp_directory_path()))
        count +=
            entry.path().filename().string().starts_with("boulton-") && fs::exists(entry.path() / wire::kStagedName)
                ? 1
                : 0;
    return count;
}

} // namespace

TEST(readersThatDieAreOneSentence)
{
    const Double d;
    CHECK_EQ(test::value(d.open("well")).bytes(), "a,b\n1,2\n"); // the double can also behave, so these tests can fail
    refused(d.open("segv"), ErrorCode::InvalidInput,
            {"The spreadsheet reader stopped unexpectedly (killed by signal 11",
             "book.xlsx was not read; nothing was changed", "save the sheet as CSV"});
    refused(d.open("kill"), ErrorCode::InvalidInput, {"killed by signal 9"}); // although all of its answer had come
    refused(d.open("status"), ErrorCode::InvalidInput, {"exit status 7"});
    refused(d.open("nothing"), ErrorCode::InvalidInput, {"exit status 0", "nothing was changed"});
    const auto shout = d.open("shout");
    refused(shout, ErrorCode::InvalidInput, {"exit status 1", "!!!"}); // the end of it, beyond 64 KiB, was dropped
    CHECK(shout.error().what.size() < 1'000 && !shout.error().what.contains('\x1b'));
    nothingIsLeft();
}

TEST(readersThatHangAreStopped)
{
    const Double d;
    for (const char* way : {"hang", "deaf", "closed", "stop", "trickle"}) {
        OpenOptions o = d.with(way);
        o.limits.wallTime = 300ms;
        refused(openTable(d.workbook, o), ErrorCode::TooLarge,
                {"did not finish within", "was stopped", "nothing was changed"});
        nothingIsLeft();
    }
    OpenOptions busy = d.with("busy");
    busy.limits.cpuSeconds = 1;
    refused(openTable(d.workbook, busy), ErrorCode::InvalidInput, {"too much processor time"});
    nothingIsLeft();
}

TEST(cancellingEndsTheReader)
{
    const Double d;
    for (const char* way : {"hang", "deaf", "stop", "flood", "trickle"}) {
        std::stop_source stop;
        const std::jthread later([&] {
            std::this_thread::sleep_for(50ms);
            stop.request_stop();
        });
        OpenOptions o = d.with(way);
        o.limits.outputBytes = std::uint64_t{1} << 40U;
        CHECK_FAILS(openTable(d.workbook, o, JobContext(stop.get_token())), ErrorCode::Cancelled);
        nothingIsLeft();
    }
    std::stop_source before;
    before.request_stop();
    CHECK_FAILS(d.open("well", JobContext(before.get_token())), ErrorCode::Cancelled);
}

TEST(floodsAreCutOff)
{
    const Double d;
    OpenOptions o = d.with("flood");
    o.limits.outputBytes = 8U << 20U;
    refused(openTable(d.workbook, o), ErrorCode::TooLarge, {"more than 8 MiB", "nothing was changed"});
    nothingIsLeft();
}

TEST(answersThatMakeNoSenseAreNotBelieved)
{
    const Double d;
    const std::string sentence = "gave an answer that makes no sense";
    for (const auto& [way, words] :
         std::vector<std::pair<std::string, std::string>>{{"garbage", "makes no sense"},
                                                          {"wrong-nonce", "answers somebody else"},
                                                          {"no-hello", "did not greet"},
                                                          {"dup-end", "follows its end"},
                                                          {"after-end", "follows its end"},
                                                          {"no-digest", "its end is broken"},
                                                          {"wrong-digest", "not what it says it sent"},
                                                          {"wrong-rows", "not what it says it sent"},
                                                          {"wrong-bytes", "not what it says it sent"},
                                                          {"wrong-sheet", "a sheet that there is not"},
                                                          {"long-frame", "longer than allowed"},
                                                          {"unknown-frame", "unknown kind"}})
        refused(d.open(way), ErrorCode::InvalidInput, {sentence, words, "nothing was changed"});
    // A short stream is never taken as complete.
    for (const char* way : {"short", "half"})
        refused(d.open(way), ErrorCode::InvalidInput, {"stopped unexpectedly", "nothing was changed"});
    CHECK_EQ(test::value(d.open("slow")).bytes(), "a,b\n1,2\n"); // byte by byte is allowed
    nothingIsLeft();
}

TEST(whatTheReaderSaysIsCleaned)
{
    const Double d;
    const auto file = test::value(d.open("notes"));
    CHECK_EQ(file.notes().count(), 10'001U); // and one for those that were left out
    for (const auto& note : file.notes().items())
        CHECK(!toLine(note).contains('\x1b') && !toLine(note).contains("\xE2\x80\xAE") &&
              !toLine(note).contains('\x07'));
    const auto escapes = d.open("escapes");
    refused(escapes, ErrorCode::InvalidInput, {"book.xlsx is damaged", "\\u{1b}", "words"});
    CHECK(!escapes.error().what.contains('\x1b') && !escapes.error().what.contains('\n'));
}

TEST(theReaderGetsNothingButItsFile)
{
    const Double d;
    ::setenv("GDAL_DRIVER_PATH", "/evil", 1); // NOLINT(concurrency-mt-unsafe): one thread
    ::setenv("LD_PRELOAD_NOT", "/evil", 1);
    std::vector<int> open;
    for (int i = 0; i < 10; ++i)
        open.push_back(::open("/dev/null", O_RDONLY)); // inherited, if nobody closes them
    const auto file = test::value(d.open("tells"));
    for (const int fd : open)
        ::close(fd);
    CHECK_EQ(file.bytes(), "what,value\nenvironment,LANG=C.UTF-8\ninput,there\n");
    ::unsetenv("GDAL_DRIVER_PATH");
    ::unsetenv("LD_PRELOAD_NOT");
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    CHECK_EQ(test::value(d.open("memory")).bytes(), "memory\ndenied\n");
#endif
}

TEST(whatWasStagedIsRemoved)
{
    const Double d;
    const std::size_t before = stagingFolders();
    for (const char* way : {"well", "segv", "garbage", "short"})
        (void)d.open(way);
    OpenOptions o = d.with("hang");
    o.limits.wallTime = 100ms;
    (void)openTable(d.workbook, o);
    (void)openTable(d.workbook, options());
    CHECK_EQ(stagingFolders(), before);
}

TEST(onlyTheRightReaderIsStarted)
{
    const Double d;
    const auto with = [&](const fs::path& reader) { return openTable(d.workbook, options({}, reader)); };
    (void)d.with("well");
    const fs::path reader = d.place.folder / "reader-well";
    fs::permissions(reader, fs::perms::owner_all | fs::perms::group_write);
    refused(with(reader), ErrorCode::Refused, {"can be changed by others", "chmod go-w"});
    fs::permissions(reader, fs::perms::owner_all | fs::perms::others_write);
    refused(with(reader), ErrorCode::Refused, {"can be changed by others"});
    fs::permissions(reader, fs::perms::owner_all);
    CHECK(with(reader).has_value());
    fs::create_symlink(reader, d.place.folder / "reader-linked");
    refused(with(d.place.folder / "reader-linked"), ErrorCode::Refused, {"is not a program"});
    refused(with("reader-well"), ErrorCode::Refused, {"absolute path"});
    refused(with(d.place.folder / "absent"), ErrorCode::Refused, {"is not there", "Install Boulton again"});
    refused(with(d.workbook), ErrorCode::Refused, {"is not a program"});
    d.place.file("script", "not a program");
    fs::permissions(d.place.folder / "script", fs::perms::owner_all);
    CHECK(!with(d.place.folder / "script").has_value());
    fs::permissions(d.place.folder.path(), fs::perms::all);
    refused(with(reader), ErrorCode::Refused, {"everybody can change the folder"});
    fs::permissions(d.place.folder.path(), fs::perms::owner_all);
    nothingIsLeft();
}

TEST(theReaderProvesThatItIsShutIn)
{
    platform::ChildCommand command;
    command.program = BOULTON_READER;
    command.arguments = {"--selftest"};
    std::string out;
    const auto ended = test::value(platform::runChild(command, [&](std::string_view bytes) {
        out += bytes;
        return true;
    }));
    CHECK(ended.end == platform::ChildEnd::Exited);
    CHECK_EQ(out.find("ALLOWED"), std::string::npos);
    CHECK_EQ(ended.status, 0);
    CHECK(out.contains("tried, 0 allowed") && out.contains("filter of system calls    on"));
    for (const char* thing :
         {"network", "another process", "another program", "a file of the system", "write a file", "parent's memory"})
        CHECK(out.contains("denied   ") && out.contains(thing));
    // By hand it says what it is for, and reads nothing.
    command.arguments = {"read"};
    out.clear();
    const auto byHand = test::value(platform::runChild(command, [&](std::string_view bytes) {
        out += bytes;
        return true;
    }));
    CHECK(byHand.status == 2 && out.empty() && byHand.errors.contains("--selftest"));
}

TEST(childrenGetTheirLimits)
{
    platform::ChildCommand command;
    command.program = "/bin/sh";
    std::string out;
    const auto run = [&](const std::string& script) {
        command.arguments = {"-c", script};
        out.clear();
        return test::value(platform::runChild(command, [&](std::string_view bytes) {
            out += bytes;
            return true;
        }));
    };
    if (fs::is_symlink("/bin/sh")) // Debian's is a link to dash; what is started is the program itself
        command.program = fs::canonical("/bin/sh");
    command.input = "given\n";
    command.environment = {"A=b c"};
    CHECK_EQ(run("read line; echo \"$line $A $PWD\"; echo err >&2; exit 5").status, 5);
    CHECK_EQ(out, "given b c /\n");
    CHECK_EQ(run("kill -TERM $$").end == platform::ChildEnd::Killed, true);
    // A grandchild that holds the pipes open does not hold us, and is gone afterwards.
    const auto left = run("sleep 1000 & echo $!; exit 0");
    CHECK(left.end == platform::ChildEnd::Exited && left.elapsed < 5s);
    const auto pid = static_cast<pid_t>(std::stol(out));
    for (int i = 0; i < 500 && ::kill(pid, 0) == 0; ++i)
        std::this_thread::sleep_for(10ms);
    const bool gone = ::kill(pid, 0) != 0 || test::readAll("/proc/" + std::to_string(pid) + "/stat").contains(") Z");
    CHECK(gone);
    // Far more than a pipe holds, on both streams at once.
    const auto much = run(
        "i=0; while [ $i -lt 1500 ]; do echo 0123456789012345678901234567890123456789012345678901234567890123456789; "
        "echo 0123456789012345678901234567890123456789012345678901234567890123456789 >&2; i=$((i+1)); done");
    CHECK(much.end == platform::ChildEnd::Exited && much.status == 0);
    CHECK_EQ(out.size(), 1500U * 71U);
    CHECK_EQ(much.errors.size(), std::size_t{64} << 10U);
    command.input = std::string(5'000, 'x');
    CHECK_FAILS(platform::runChild(command, [](std::string_view) { return true; }), ErrorCode::Internal);
    nothingIsLeft();
}
