// SPDX-License-Identifier: GPL-3.0-or-later
// Briefing files: what goes in comes out, for whom, and until when.
#include "core/base/format.h"
#include "core/report/html.h"
#include "tests/briefing/briefing_test.h"
#include <algorithm>
#include <array>
#include <stop_token>

using namespace boulton;
using namespace boulton::briefing;
using namespace boulton::briefing::testing;

namespace {

namespace fs = std::filesystem;

} // namespace

TEST(whatGoesInComesOut)
{
    const Place place;
    const Briefing b = test::value(place.open(good()));
    CHECK_EQ(b.header.title, wish().title);
    CHECK_EQ(b.header.madeBy, wish().madeBy);
    CHECK_EQ(b.header.vaultName, wish().vaultName);
    CHECK_EQ(b.header.programVersion, "0.1.0");
    CHECK(b.header.outline.madeAt == kMade);
    CHECK_EQ(b.header.outline.expiresAt.iso(), "2026-12-10T23:59:59.999999Z");
    CHECK_EQ(b.header.outline.marking, "OFFICIAL-SENSITIVE"); // the highest
    CHECK_EQ(b.header.outline.reports, 2);
    CHECK_EQ(b.documents.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK_EQ(test::value(report::pack(b.documents[i])), test::value(report::pack(documents()[i])));
        CHECK_EQ(test::value(report::toHtml(b.documents[i])), test::value(report::toHtml(documents()[i])));
        CHECK_EQ(b.header.contents[i].title, toString(documents()[i].title));
        CHECK_EQ(b.header.contents[i].marking, documents()[i].marking);
    }
    CHECK(test::value(outlineOf(place.file(good()))) == b.header.outline);
}

TEST(theFileIsDurableAndPrivate)
{
    const Place place;
    const auto path = place.folder / "new.briefing";
    test::value(write(path, wish(), documents(), passphrase()));
    CHECK_EQ(test::value(open(path, passphrase(), place.at(kMade))).documents.size(), 2U);
    const auto mode = fs::status(path).permissions();
    CHECK((mode & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
    std::size_t files = 0;
    for (const auto& entry : fs::directory_iterator(place.folder.path()))
        files += entry.is_regular_file() ? 1U : 0U;
    CHECK_EQ(files, 1U); // no draft is left
    std::stop_source stop;
    stop.request_stop();
    CHECK_FAILS(write(place.folder / "stopped.briefing", wish(), documents(), passphrase(), JobContext(stop.get_token())), ErrorCode::Cancelled);
    CHECK(!fs::exists(place.folder / "stopped.briefing"));
}

TEST(nothingCanBeReadWithoutThePassphrase)
{
    for (const std::string& bytes : {good(), tiny()}) {
        CHECK(!bytes.contains(kCanary));
        for (const char* name : {"Officer", "Council", "title", "Yardley", "0.1.0", "paragraph"})
            CHECK(!bytes.contains(name));
        std::string wide;
        for (const char c : kCanary)
            (wide += c) += '\0';
        CHECK(!bytes.contains(wide));
        CHECK(!bytes.contains(crypto::toHex(kCanary)));
        CHECK(!bytes.contains(crypto::toBase64(kCanary).substr(0, 12)));
    }
    // What stands in clear, whole.
    const std::string line = lineOf(tiny());
    CHECK(line.starts_with("{\"body\":{\"boulton_briefing\":1,\"id\":\""));
    for (const char* member : {"\"marking\":\"OFFICIAL\"", "\"reports\":2", "\"made\":", "\"expires\":", "\"kdf\":{\"alg\":\"argon2id\"", "\"nonce\":", "\"wrap\":", "\"commitment\":", "\"mac\":", "\"checksum\":"})
        CHECK(line.contains(member));
    CHECK_EQ(std::ranges::count(line, ':'), 18);
}

TEST(twoBriefingsOfTheSameShareNothing)
{
    const std::vector list{small("one"), small("two")};
    const std::string again = test::value(seal(wish(), list, passphrase()));
    for (const char* name : {"id", "salt", "nonce", "wrap", "commitment", "mac"})
        CHECK(member(again, name) != member(tiny(), name));
    CHECK(streamOf(again).substr(0, 64) != streamOf(tiny()).substr(0, 64));
}

TEST(anotherPassphraseOpensNothing)
{
    const Place place;
    for (const std::string_view wrong : {"seven otters juggle lemon", "Seven otters juggle lemons", " seven otters juggle lemons", "x"})
        refused(place.open(tiny(), kMade, wrong), ErrorCode::WrongPassphrase);
    CHECK(!fs::exists(place.folder / "local")); // nobody saw anything
    refused(place.open(tiny(), kMade, ""), ErrorCode::InvalidInput);
}

TEST(aBriefingEndsAtTheEndOfItsDay)
{
    const Place place;
    const Instant end = endOfDay(kMade, 14);
    test::value(place.open(tiny(), end));
    refused(place.open(tiny(), after(end, 1)), ErrorCode::Refused, kExpired);
    const auto late = place.open(tiny(), after(end, 400 * kDays));
    refused(late, ErrorCode::Refused, kExpired);
    CHECK_EQ(late.error().args.at(1), "10 December 2026");
    CHECK(late.error().what.contains("10 December 2026"));
    refused(place.open(tiny(), after(end, 400 * kDays), "a guess"), ErrorCode::WrongPassphrase); // and nothing about it for others
}

TEST(endsAreWithinBounds)
{
    const std::vector list{small("one")};
    const auto until = [&](Instant made, Instant expires) {
        Wish w = wish();
        w.madeAt = made;
        w.expiresAt = expires;
        return seal(w, list, passphrase());
    };
    test::value(until(kMade, endOfDay(kMade, kMostDays)));
    refused(until(kMade, after(endOfDay(kMade, kMostDays), 1)), ErrorCode::InvalidInput);
    refused(until(kMade, kMade), ErrorCode::InvalidInput);
    refused(until(kMade, after(kMade, -1)), ErrorCode::InvalidInput);
    refused(seal(wish(), {}, passphrase()), ErrorCode::InvalidInput);
    refused(seal(wish(), std::vector(kMostReports + 1, small("one")), passphrase()), ErrorCode::InvalidInput);
}

TEST(aClockThatWentBackIsNoticed)
{
    const Place place;
    refused(place.open(tiny(), after(kMade, -365 * kDays)), ErrorCode::Refused, kClockBack); // before it was made
    refused(place.open(tiny(), after(kMade, -24 * kHour - 1)), ErrorCode::Refused, kClockBack);
    test::value(place.open(tiny(), after(kMade, -24 * kHour))); // clocks of two computers differ
    const Instant third = after(kMade, 3 * kDays);
    test::value(place.open(tiny(), third));
    const auto back = place.open(tiny(), kMade); // after it was made, before it was opened here
    refused(back, ErrorCode::Refused, kClockBack);
    CHECK_EQ(back.error().args.at(1), "26 November 2026");
    CHECK_EQ(back.error().args.at(2), "29 November 2026");
    refused(place.open(good(), kMade), ErrorCode::Refused, kClockBack); // another briefing, the same computer
    test::value(place.open(tiny(), after(third, -60 * kSecond))); // a clock that was put right by a minute
    refused(place.open(tiny(), after(third, -6 * 60 * kSecond)), ErrorCode::Refused, kClockBack); // the newest counts still
    test::value(place.open(tiny(), third));
    test::value(briefing::open(place.file(tiny()), passphrase(), {.now = kMade})); // where nothing is kept
}

TEST(openingLateDoesNotMoveTheRecordAhead)
{
    // A clock that is years ahead by mistake opens nothing, and leaves nothing that shuts briefings out once it is put right.
    const Place place;
    refused(place.open(tiny(), after(kMade, 3650 * kDays)), ErrorCode::Refused, kExpired);
    test::value(place.open(tiny(), kMade));
}

TEST(daysAreDaysInEveryYear)
{
    // Winter and summer time, 1970, leap days, and the second after 32 bits of seconds.
    for (const char* day : {"2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25", "1970-01-01", "2028-02-28", "2038-01-18", "2038-01-19", "2099-12-31"})
        for (const char* time : {"T00:00:00.000000Z", "T00:59:59.999999Z", "T12:00:00.000000Z", "T23:59:59.999999Z"}) {
            const Instant made = *parseInstant(std::string(day) + time);
            for (const int days : {1, 14, kMostDays}) {
                const Instant end = endOfDay(made, days);
                CHECK_EQ(end.date().days, made.date().days + days);
                CHECK_EQ(after(end, 1).date().days, made.date().days + days + 1);
                const Outline o{.id = {}, .marking = {}, .reports = 1, .madeAt = made, .expiresAt = end};
                test::value(checkTime(o, made));
                test::value(checkTime(o, end));
                test::value(checkTime(o, end, made));
                refused(checkTime(o, after(end, 1)), ErrorCode::Refused, kExpired);
                refused(checkTime(o, after(made, -2 * kDays)), ErrorCode::Refused, kClockBack);
                refused(checkTime(o, made, end), ErrorCode::Refused, kClockBack);
            }
        }
    const Place place;
    Wish w = wish();
    w.madeAt = *parseInstant("2038-01-19T03:14:07.000000Z");
    w.expiresAt = endOfDay(w.madeAt, 1);
    const std::vector list{small("one")};
    const std::string bytes = test::value(seal(w, list, passphrase()));
    test::value(place.open(bytes, after(w.madeAt, 2 * kSecond)));
    refused(place.open(bytes, Instant{}), ErrorCode::Refused, kClockBack); // a flat battery: 1970
}

TEST(theRecordHoldsAnIdAndATimeOnly)
{
    const Place place;
    const Briefing b = test::value(place.open(tiny(), after(kMade, kHour)));
    const auto file = place.folder / "local" / "briefings" / "seen.json";
    const std::string text = test::readAll(file);
    CHECK(text.contains(b.header.outline.id) && !text.contains(kCanary) && text.size() < 256);
    const Seen seen(place.folder / "local");
    CHECK(seen.newest() == after(kMade, kHour));
    seen.note(b.header.outline.id, kMade); // never earlier
    CHECK(seen.newest() == after(kMade, kHour));
    // Another text is no record: whoever can write it can delete it, too, and a far future would shut everything out.
    for (const std::string& other : {std::string(), std::string("{}"), text + " ", text.substr(1), std::string(4096, 'x')}) {
        test::writeAll(file, other);
        CHECK(!seen.newest());
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string flipped = text;
        flipped[i] = static_cast<char>(flipped[i] ^ 1);
        test::writeAll(file, flipped);
        CHECK(!seen.newest());
    }
    // Where it cannot be kept, the rest goes on.
    fs::remove_all(place.folder / "local");
    test::writeAll(place.folder / "local", "a file");
    test::value(place.open(tiny(), kMade));
    refused(place.open(tiny(), after(kMade, -365 * kDays)), ErrorCode::Refused, kClockBack);
}

TEST(theHigherMarkingCounts)
{
    CHECK_EQ(higherMarking("OFFICIAL", "OFFICIAL-SENSITIVE"), "OFFICIAL-SENSITIVE");
    CHECK_EQ(higherMarking("OFFICIAL-SENSITIVE", "OFFICIAL"), "OFFICIAL-SENSITIVE");
    CHECK_EQ(higherMarking("OFFICIAL-SENSITIVE", "SOMETHING ELSE"), "SOMETHING ELSE");
    CHECK_EQ(higherMarking("SOMETHING ELSE", "OFFICIAL"), "SOMETHING ELSE");
    CHECK_EQ(higherMarking("OFFICIAL", "OFFICIAL"), "OFFICIAL");
}
