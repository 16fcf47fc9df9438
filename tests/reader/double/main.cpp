// SPDX-License-Identifier: GPL-3.0-or-later
// A test double of boulton-reader. It takes the same request and then misbehaves in the way that the end of its own file name says,
// since its arguments and its environment are the parent's: reader-segv, reader-hang, reader-flood, …
#include "core/crypto/hash.h"
#include "core/exchange/reader_protocol.h"
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <thread>

using namespace boulton;
using namespace boulton::exchange::wire;

namespace {

void frame(char type, std::string_view payload, std::size_t claimed)
{
    std::string head(1, type);
    for (int i = 0; i < 4; ++i)
        head += static_cast<char>(static_cast<unsigned char>(claimed >> (8 * i)));
    std::fwrite(head.data(), 1, head.size(), stdout);
    std::fwrite(payload.data(), 1, payload.size(), stdout);
    std::fflush(stdout);
}
void frame(FrameType type, std::string_view payload)
{
    frame(static_cast<char>(type), payload, payload.size());
}
void sendRows(std::string_view csv)
{
    frame(FrameType::Data, csv);
}
void hello(const Request& request, bool right = true)
{
    frame(FrameType::Hello, Packer{}.text(kMagic).text(right ? request.nonce : std::string(32, 'x')).byte(15).bytes());
    frame(FrameType::Sheet, Packer{}.text("Sheet1").byte(2).number(0).number(0).bytes());
}
std::string ending(std::string_view csv, std::uint64_t rows, std::uint64_t bytes, bool rightDigest = true)
{
    crypto::Digest digest = crypto::blake2b(csv);
    digest[0] ^= rightDigest ? 0 : 1;
    return Packer{}.byte(1).number(0).number(rows).number(2).number(bytes).raw(crypto::view(digest)).bytes();
}
void forever()
{
    for (;;)
        std::this_thread::sleep_for(std::chrono::seconds(1));
}

const std::string kCsv = "a,b\n1,2\n";
const std::map<std::string, std::function<int(const Request&)>, std::less<>> kWays{
    {"well", [](const Request& r) { return hello(r), sendRows(kCsv), frame(FrameType::End, ending(kCsv, 2, 8)), 0; }},
    {"segv", [](const Request& r) { return hello(r), sendRows(kCsv), std::raise(SIGSEGV); }},
    {"kill",
     [](const Request& r) {
         return hello(r), sendRows(kCsv), frame(FrameType::End, ending(kCsv, 2, 8)), std::raise(SIGKILL);
     }},
    {"stop", [](const Request& r) { return hello(r), std::raise(SIGSTOP); }},
    {"hang", [](const Request& r) { return hello(r), sendRows("a,b\n"), forever(), 0; }},
    {"deaf", [](const Request&) { return std::signal(SIGTERM, SIG_IGN), std::signal(SIGINT, SIG_IGN), forever(), 0; }},
    {"closed", [](const Request& r) { return hello(r), std::fclose(stdout), std::fclose(stderr), forever(), 0; }},
    {"flood",
     [](const Request& r) -> int {
         hello(r);
         for (;;)
             sendRows(std::string(kFrameLimit, '\n'));
     }},
    {"shout",
     [](const Request& r) {
         hello(r);
         const std::string words(1U << 16U, '!');
         for (int i = 0; i < 64; ++i)
             std::fwrite(words.data(), 1, words.size(), stderr);
         std::fputs("\n\x1b[2Jthe last line\n", stderr);
         return 1;
     }},
    {"short", [](const Request& r) { return hello(r), sendRows(kCsv), 0; }},
    {"half", [](const Request& r) { return hello(r), frame('D', "a,b", 100), 0; }},
    {"nothing", [](const Request&) { return 0; }},
    {"garbage",
     [](const Request&) {
         for (int i = 0; i < 100'000; ++i)
             std::putchar(i * 7919 >> 3 & 0xFF);
         return 0;
     }},
    {"dup-end",
     [](const Request& r) {
         return hello(r), sendRows(kCsv), frame(FrameType::End, ending(kCsv, 2, 8)),
                frame(FrameType::End, ending(kCsv, 2, 8)), 0;
     }},
    {"after-end",
     [](const Request& r) {
         return hello(r), sendRows(kCsv), frame(FrameType::End, ending(kCsv, 2, 8)), sendRows(kCsv), 0;
     }},
    {"status", [](const Request& r) { return hello(r), sendRows(kCsv), frame(FrameType::End, ending(kCsv, 2, 8)), 7; }},
    {"no-digest",
     [](const Request& r) {
         return hello(r), sendRows(kCsv),
                frame(FrameType::End, Packer{}.byte(1).number(0).number(2).number(2).number(8).bytes()), 0;
     }},
    {"wrong-digest",
     [](const Request& r) { return hello(r), sendRows(kCsv), frame(FrameType::End, ending(kCsv, 2, 8, false)), 0; }},
    {"wrong-rows",
     [](const Request& r) { return hello(r), sendRows(kCsv), frame(FrameType::End, ending(kCsv, 3, 8)), 0; }},
    {"wrong-bytes",
     [](const Request& r) { return hello(r), sendRows(kCsv), frame(FrameType::End, ending(kCsv, 2, 9)), 0; }},
    {"wrong-sheet",
     [](const Request& r) {
         return hello(r),
                frame(FrameType::End, Packer{}
                                          .byte(1)
                                          .number(9)
                                          .number(0)
                                          .number(0)
                                          .number(0)
                                          .raw(crypto::view(crypto::blake2b("")))
                                          .bytes()),
                0;
     }},
    {"wrong-nonce",
     [](const Request& r) { return hello(r, false), sendRows(kCsv), frame(FrameType::End, ending(kCsv, 2, 8)), 0; }},
    {"no-hello", [](const Request&) { return sendRows(kCsv), frame(FrameType::End, ending(kCsv, 2, 8)), 0; }},
    {"long-frame", [](const Request& r) { return hello(r), frame('D', "a", 0xFFFFFFF0U), 0; }},
    {"unknown-frame", [](const Request& r) { return hello(r), frame('?', "a", 1), 0; }},
    {"slow",
     [](const Request& r) {
         hello(r);
         for (const char c : "a,b\n1,2\n" + std::string())
             sendRows(std::string(1, c)), std::this_thread::sleep_for(std::chrono::milliseconds(5));
         return frame(FrameType::End, ending(kCsv, 2, 8)), 0;
     }},
    {"trickle",
     [](const Request& r) -> int {
         hello(r);
         for (;;)
             sendRows("a"), std::this_thread::sleep_for(std::chrono::milliseconds(10));
     }},
    {"notes",
     [](const Request& r) {
         hello(r);
         for (int i = 0; i < 20'000; ++i)
             frame(FrameType::Note,
                   Packer{}.byte(3).number(1).text("A1\x1b]8;;http://evil\x07").text("\xE2\x80\xAE#N/A\xFF").bytes());
         return sendRows(kCsv), frame(FrameType::End, ending(kCsv, 2, 8)), 0;
     }},
    {"escapes",
     [](const Request& r) {
         hello(r);
         return frame(FrameType::Refused, Packer{}.byte(3).text("xl/\x1b[2J\nname").text("\xFFwords").bytes()), 3;
     }},
    // What it was given, as a table: environment, descriptors, folder.
    {"tells",
     [](const Request& r) {
         const bool there = std::fopen("input", "rb") != nullptr;
         hello(r);
         std::string csv = "what,value\n";
         std::uint64_t rows = 1;
         const auto row = [&](std::string_view what, std::string_view value) {
             ((((csv += what) += ',') += value) += '\n'), ++rows;
         };
         if (std::FILE* file = std::fopen("/proc/self/environ", "rb")) {
             std::array<char, 4096> text{};
             const std::size_t size = std::fread(text.data(), 1, text.size(), file);
             std::fclose(file);
             for (std::string_view rest(text.data(), size); !rest.empty();
                  rest.remove_prefix(std::min(rest.size(), rest.find('\0') + 1)))
                 row("environment", rest.substr(0, rest.find('\0')));
         }
         for (int fd = 3; fd < 256; ++fd)
             if (std::FILE* file = std::fopen(("/proc/self/fdinfo/" + std::to_string(fd)).c_str(), "rb")) {
                 std::array<char, 256> text{};
                 const std::size_t size = std::fread(text.data(), 1, text.size() - 1, file);
                 std::fclose(file);
                 if (!std::string_view(text.data(), size).empty() && fd > 4) // 3 is the input, 4 the file just opened
                     row("descriptor", std::to_string(fd));
             }
         row("input", there ? "there" : "not there");
         return sendRows(csv), frame(FrameType::End, ending(csv, rows, csv.size())), 0;
     }},
    {"memory",
     [](const Request& r) {
         hello(r);
         void* const block = std::malloc(std::size_t{3} << 30U); // more than the limit of 1 GiB
         const std::string csv = std::string("memory\n") + (block ? "given" : "denied") + "\n";
         std::free(block);
         return sendRows(csv), frame(FrameType::End, ending(csv, 2, csv.size())), 0;
     }},
    {"busy",
     [](const Request& r) -> int {
         hello(r);
         volatile unsigned burned = 0;
         for (;;)
             burned = burned + 1;
     }},
};

} // namespace

int main(int, char** argv)
{
    std::string bytes(4097, '\0');
    bytes.resize(std::fread(bytes.data(), 1, bytes.size(), stdin));
    const auto request = unpackedRequest(bytes);
    const std::string_view self = argv[0];
    const auto way = kWays.find(self.substr(self.rfind("reader-") + 7));
    if (!request || way == kWays.end())
        return 99;
    const int status = way->second(*request);
    std::fflush(stdout);
    return status;
}
