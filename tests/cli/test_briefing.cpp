// SPDX-License-Identifier: GPL-3.0-or-later
// briefing make and show by command line.
#include "core/briefing/briefing_file.h"
#include "tests/cli/cli_test.h"

using namespace boulton;
using namespace boulton::cli::testing;

namespace {

constexpr const char* kWords = "seven otters juggle lemons";
constexpr const char* kShow = "briefing show b.briefing --passphrase-fd 4 4<words";

std::string makeWith(const std::string& more)
{
    return std::string("briefing make --vault s.boulton --out b.briefing --title 'Cabinet on 5 May' --new-passphrase-fd 4 4<words ") + more + kPass;
}

} // namespace

TEST(briefingsAreMadeAndShownByCommandLine)
{
    Place p;
    p.sample();
    p.write("words", std::string(kWords) + "\n");
    p.write("other", "seven otters juggle lemon\n");
    const Ran made = p.ok(makeWith("--pack 2020-03@cabinet --pack 2020-03@clt --days 3"));
    CHECK(made.out.contains("b.briefing") && made.out.contains("OFFICIAL-SENSITIVE"));
    CHECK(!p.read("b.briefing").contains("Cabinet"));

    const Ran text = p.ok(kShow);
    CHECK(text.out.starts_with("OFFICIAL-SENSITIVE\nCabinet on 5 May\nMade on "));
    for (const char* words : {"Can be opened until the end of ", "  1. ", "  2. ", "illustrative"})
        test::check(text.out.contains(words), words);
    const json all = parsed(p.ok(std::string(kShow) + " --json").out);
    CHECK_EQ(all.at("title"), "Cabinet on 5 May");
    CHECK_EQ(all.at("marking"), "OFFICIAL-SENSITIVE");
    CHECK_EQ(all.at("reports").size(), 2U);
    CHECK_EQ(all.at("reports").at(0).at("marking"), "OFFICIAL");
    CHECK(!all.at("reports").at(0).at("tables").empty());
    CHECK(all.at("made").get<std::string>() < all.at("expires").get<std::string>());
    CHECK(p.ok(std::string("audit --vault s.boulton") + kPass).out.contains("Briefing file made"));

    p.fails(kRefused, "briefing show b.briefing --passphrase-fd 4 4<other", {"does not open this briefing", "wrong-passphrase"});
    std::string bytes = p.read("b.briefing");
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    p.write("b.briefing", bytes);
    const Ran damaged = p.fails(kBadInput, kShow, {"damaged or was changed", "fresh copy"});
    CHECK(damaged.out.empty());
    CHECK(!damaged.err.contains("backup"));
}

TEST(briefingsThatCannotBeMadeAreRefusedByCommandLine)
{
    Place p;
    p.sample();
    p.write("words", std::string(kWords) + "\n");
    p.write("weak", "password\n");
    p.fails(kUsage, makeWith("--pack 2020-03"), {"PERIOD@cabinet"});
    p.fails(kUsage, makeWith("--pack 2020-03@council"), {"PERIOD@cabinet"});
    p.fails(kUsage, makeWith("--pack March@cabinet"), {"March"});
    p.fails(kBadInput, makeWith(""), {"1 to 50 reports"});
    p.fails(kBadInput, makeWith("--pack 2020-03@cabinet --days 91"), {"1 to 90 days"});
    p.fails(kBadInput, makeWith("--pack 2020-03@cabinet --days 0"), {"1 to 90 days"});
    p.fails(kBadInput, makeWith("--run 0123456789abcdef0123456789abcdef"), {"not-found"});
    p.fails(kRefused, std::string("briefing make --vault s.boulton --out b.briefing --title T --pack 2020-03@cabinet --new-passphrase-fd 4 4<weak") + kPass,
            {"guessed too soon"});
    CHECK(!fs::exists(p / "b.briefing"));
}

TEST(filesThatAreNoBriefingAndThoseThatEndedAreSaidToBe)
{
    Place p;
    p.write("words", std::string(kWords) + "\n");
    p.fails(kBadInput, kShow, {"not-found"});
    p.write("b.briefing", "hello\n");
    p.fails(kBadInput, kShow, {"not a briefing"});
    const std::vector documents{report::Document{.title = Text::raw("Old news")}};
    const auto passphrase = test::value(crypto::Secret::copyOf(kWords));
    const auto make = [&](const char* at) {
        const Instant made = *parseInstant(at);
        p.write("b.briefing", test::value(briefing::seal({.title = "Old",
                                                          .madeBy = "Officer",
                                                          .vaultName = "Council",
                                                          .programVersion = "0",
                                                          .madeAt = made,
                                                          .expiresAt = briefing::endOfDay(made, 7),
                                                          .kdf = crypto::floorParameters()},
                                                         documents, passphrase)));
    };
    make("2020-03-01T09:00:00.000000Z");
    CHECK(p.fails(kRefused, kShow, {"ended on 8 March 2020", "refused"}).out.empty());
    make("2120-03-01T09:00:00.000000Z"); // the clock of this computer is behind
    CHECK(p.fails(kRefused, kShow, {"before this briefing was made", "1 March 2120", "put the clock right"}).out.empty());
}
