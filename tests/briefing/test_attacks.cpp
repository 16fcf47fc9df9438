// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody tries who has the file (security.md: A38, A4, F6): each is refused by name, and nothing wrong is ever shown.
#include "core/briefing/frame.h"
#include "tests/briefing/briefing_test.h"
#include <random>

using namespace boulton;
using namespace boulton::briefing;
using namespace boulton::briefing::testing;

namespace {

//! Four chunks: the second document is large.
const std::string& large()
{
    static const std::string bytes = [] {
        report::Document big = small("big");
        std::string text;
        for (int i = 0; i < 18'000; ++i)
            text += std::to_string(i) + " trees. ";
        big.blocks.emplace_back(report::Paragraph{.text = Text::raw(text)});
        const std::vector list{small("one"), big};
        return test::value(seal(wish(), list, passphrase()));
    }();
    return bytes;
}

constexpr std::size_t kSealed = crypto::kStreamChunkBytes + crypto::kStreamTagBytes;

std::string chunk(const std::string& of, std::size_t i)
{
    return streamOf(of).substr(crypto::kStreamHeaderBytes + i * kSealed, kSealed);
}
std::string headOf(const std::string& of)
{
    return lineOf(of) + streamOf(of).substr(0, crypto::kStreamHeaderBytes);
}

std::string flippedIn(const std::string& bytes, const std::string& name)
{
    std::string value = member(bytes, name);
    const std::string was = "\"" + name + "\":" + value;
    value[1] = value[1] == 'a' ? 'b' : 'a';
    return edited(bytes, was, "\"" + name + "\":" + value);
}

} // namespace

TEST(theHeadCannotBeEdited)
{
    const Place place;
    const auto damaged = [&](std::string_view what, std::string_view with) {
        refused(place.open(edited(tiny(), what, with)), ErrorCode::Damaged);
    };
    const std::string expires = "\"expires\":" + member(tiny(), "expires");
    const std::string made = "\"made\":" + member(tiny(), "made");
    damaged(expires, "\"expires\":" + std::to_string(endOfDay(kMade, 80).microseconds));
    damaged(expires, "\"expires\":" + std::to_string(after(endOfDay(kMade, 14), 1).microseconds));
    damaged(expires, "\"expires\":" + std::to_string(endOfDay(kMade, 2).microseconds));
    damaged(expires, "\"expires\":9223372036854775807"); // nobody adds to that
    damaged(expires, "\"expires\":-1");
    damaged(made, "\"made\":" + std::to_string(after(kMade, -kDays).microseconds));
    damaged(made, "\"made\":-9223372036854775808");
    damaged("\"marking\":\"OFFICIAL\"", "\"marking\":\"PUBLIC\"");
    damaged("\"marking\":\"OFFICIAL\"", "\"marking\":\"\"");
    damaged("\"reports\":2", "\"reports\":1");
    damaged("\"reports\":2", "\"reports\":3");
    damaged("\"reports\":2", "\"reports\":0");
    for (const char* name : {"id", "nonce", "wrap", "mac"})
        refused(place.open(flippedIn(tiny(), name)), ErrorCode::Damaged);
    for (const char* name : {"salt", "commitment"}) // another key: nobody can tell it from another passphrase
        refused(place.open(flippedIn(tiny(), name)), ErrorCode::WrongPassphrase);
    // Without a checksum that fits it is chance, and told before anybody waits for a key.
    std::string line = lineOf(tiny());
    line[line.find("\"salt\":\"") + 9] ^= 1;
    refused(place.open(line + streamOf(tiny())), ErrorCode::Damaged);
    CHECK_FAILS(outlineOf(place.file(line + streamOf(tiny()))), ErrorCode::Damaged);
}

TEST(theHeadHasOneForm)
{
    const Place place;
    const auto damaged = [&](std::string_view what, std::string_view with) {
        refused(place.open(edited(tiny(), what, with)), ErrorCode::Damaged);
    };
    damaged("\"reports\":2", "\"reports\":2,\"reports\":2");
    damaged("\"reports\":2", "\"reports\": 2");
    damaged("\"reports\":2", "\"reports\":2.0");
    damaged("\"reports\":2", "\"reports\":2,\"extra\":1");
    damaged("\"reports\":2,", "");
    damaged("\"marking\":\"OFFICIAL\",\"reports\":2", "\"reports\":2,\"marking\":\"OFFICIAL\"");
    damaged("\"marking\":\"OFFICIAL\"", "\"marking\":\"OFF\\u0049CIAL\"");
    const std::string id = member(tiny(), "id");
    std::string upper = id;
    for (char& c : upper)
        c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
    damaged(id, upper == id ? "\"x\"" : upper);
    damaged(id, "\"../../../../etc/passwd\"");
}

TEST(keySettingsOutsideTheBoundsAreRefusedUnseen)
{
    const Place place;
    const auto settings = [&](std::string_view what, std::string_view with) {
        return place.open(edited(tiny(), what, with));
    };
    // A terabyte, or a month of passes: refused before anything is taken or computed.
    refused(settings("\"mem_kib\":65536", "\"mem_kib\":1073741824"), ErrorCode::KdfOutOfBounds);
    refused(settings("\"mem_kib\":65536", "\"mem_kib\":1048577"), ErrorCode::KdfOutOfBounds);
    refused(settings("\"mem_kib\":65536", "\"mem_kib\":65535"), ErrorCode::KdfOutOfBounds);
    refused(settings("\"mem_kib\":65536", "\"mem_kib\":0"), ErrorCode::KdfOutOfBounds);
    refused(settings("\"mem_kib\":65536", "\"mem_kib\":-65536"), ErrorCode::KdfOutOfBounds);
    refused(settings("\"ops\":3", "\"ops\":2"), ErrorCode::KdfOutOfBounds);
    refused(settings("\"ops\":3", "\"ops\":65"), ErrorCode::KdfOutOfBounds);
    refused(settings("\"ops\":3", "\"ops\":9223372036854775807"), ErrorCode::KdfOutOfBounds);
    refused(settings("\"mem_kib\":65536,\"ops\":3", "\"mem_kib\":1048576,\"ops\":64"), ErrorCode::KdfOutOfBounds); // each allowed, not both
    refused(settings("\"alg\":\"argon2id\"", "\"alg\":\"argon2i\""), ErrorCode::KdfOutOfBounds);
    refused(settings("\"alg\":\"argon2id\"", "\"alg\":\"none\""), ErrorCode::KdfOutOfBounds);
    refused(settings("\"v\":19", "\"v\":16"), ErrorCode::KdfOutOfBounds);
    refused(settings("\"salt\":\"", "\"salt\":\"00"), ErrorCode::KdfOutOfBounds);
    refused(settings("\"ops\":3", "\"ops\":4"), ErrorCode::WrongPassphrase); // within the bounds: another key
}

TEST(chunksStayWhereTheyAre)
{
    const Place place;
    const std::string& a = large();
    CHECK_EQ(test::value(place.open(a)).documents.size(), 2U);
    const std::string all = headOf(a) + chunk(a, 0) + chunk(a, 1) + chunk(a, 2) + chunk(a, 3);
    CHECK(all == a); // there are four
    const auto damaged = [&](const std::string& bytes) { refused(place.open(bytes), ErrorCode::Damaged); };
    damaged(headOf(a) + chunk(a, 1) + chunk(a, 0) + chunk(a, 2) + chunk(a, 3));
    damaged(headOf(a) + chunk(a, 0) + chunk(a, 1) + chunk(a, 1) + chunk(a, 2) + chunk(a, 3));
    damaged(headOf(a) + chunk(a, 0) + chunk(a, 2) + chunk(a, 3));
    damaged(headOf(a) + chunk(a, 0) + chunk(a, 1) + chunk(a, 2)); // the last dropped
    damaged(headOf(a) + chunk(a, 0) + chunk(a, 1) + chunk(a, 2) + chunk(tiny(), 0)); // the last of another
    damaged(lineOf(a) + streamOf(tiny()));
    damaged(lineOf(tiny()) + streamOf(a));
    damaged(a + "x");
    damaged(a + std::string(1U << 20U, '\0'));
    damaged(a + a);
    damaged(lineOf(a));
    damaged(headOf(a));
    for (std::size_t cut = 1; cut < a.size(); cut += 49'999) {
        const auto opened = place.open(a.substr(0, a.size() - cut));
        CHECK(!opened.has_value());
        CHECK(opened.error().code == ErrorCode::Damaged || opened.error().code == ErrorCode::InvalidInput);
    }
}

TEST(whatIsNoBriefingIsSaidToBeNone)
{
    const Place place;
    for (const std::string& text : {std::string(), std::string("x"), std::string("%PDF-1.7\n"), std::string("{\"body\":{}}\n"), std::string(1U << 20U, '['), std::string("\xEF\xBB\xBF") + tiny()}) {
        refused(place.open(text), ErrorCode::InvalidInput, kNotABriefing);
        refused(outlineOf(place.file(text)), ErrorCode::InvalidInput, kNotABriefing);
    }
    refused(briefing::open(place.folder / "absent.briefing", passphrase(), place.at(kMade)), ErrorCode::NotFound);
    CHECK(!briefing::open(place.folder.path(), passphrase(), place.at(kMade)).has_value());
    CHECK_FAILS(outlineOf(place.file("{\"body\":{\"boulton_briefing\":1")), ErrorCode::Damaged);
    CHECK_FAILS(outlineOf(place.file("{\"body\":{\"boulton_briefing\":1," + std::string(1U << 20U, ' '))), ErrorCode::Damaged);
}

TEST(aNewerBriefingIsSaidToBeNewer)
{
    const Place place;
    for (const char* format : {"2", "3", "99"})
        refused(place.open(edited(tiny(), "\"boulton_briefing\":1", "\"boulton_briefing\":" + std::string(format))), ErrorCode::NewerVersion);
    for (const char* format : {"0", "-1", "01", "x", "99999999999999999999"})
        refused(place.open(edited(tiny(), "\"boulton_briefing\":1", "\"boulton_briefing\":" + std::string(format))), ErrorCode::Damaged);
}

TEST(aCopyKnowsAsMuchAsItsOriginal)
{
    // Copied after it was opened: the copy carries the same end, and the computer remembers.
    const Place place;
    test::value(place.open(tiny(), after(kMade, 5 * kDays)));
    const auto copy = place.file(tiny(), "copy.briefing");
    refused(briefing::open(copy, passphrase(), place.at(after(kMade, kDays))), ErrorCode::Refused, kClockBack);
    refused(briefing::open(copy, passphrase(), place.at(after(kMade, 20 * kDays))), ErrorCode::Refused, kExpired);
    test::value(briefing::open(copy, passphrase(), place.at(after(kMade, 6 * kDays))));
}

TEST(threeHundredFlippedBitsAreEachNoticed)
{
    const Place place;
    const std::string& bytes = tiny();
    const Briefing whole = test::value(place.open(bytes));
    std::mt19937 random(38);
    int derived = 0;
    for (int i = 0; i < 300; ++i) {
        // Half of them in the head, which is the smaller part.
        const std::size_t at = i % 2 == 0 ? random() % lineOf(bytes).size() : lineOf(bytes).size() + random() % streamOf(bytes).size();
        std::string flipped = bytes;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << random() % 8));
        const auto path = place.file(flipped);
        const auto outline = outlineOf(path);
        if (!outline) { // told without a key
            CHECK(outline.error().code == ErrorCode::Damaged || outline.error().code == ErrorCode::InvalidInput || outline.error().code == ErrorCode::NewerVersion);
            continue;
        }
        CHECK(*outline == whole.header.outline); // never a wrong value
        if (++derived > 20)                     // each costs a key; test_stream.cpp flips the bits of streams by the hundred
            continue;
        CHECK_FAILS(briefing::open(path, passphrase(), place.at(kMade)), ErrorCode::Damaged);
    }
    CHECK(derived >= 100); // those in the stream
}

TEST(whoKnowsThePassphraseCannotMakeItCrash)
{
    // Written by hand: sealed well, and the inside is not what Boulton writes.
    const std::string document = test::value(report::pack(small("one")));
    const auto opened = [&](const std::string& inside, std::int64_t reports = 1) {
        const Outline outline{.id = crypto::randomId(), .marking = "OFFICIAL", .reports = reports, .madeAt = kMade, .expiresAt = endOfDay(kMade, 1)};
        const NewFrame made = test::value(makeFrame(outline, passphrase(), crypto::floorParameters()));
        const crypto::Digest digest = crypto::blake2b(made.frame.line);
        return unseal(made.frame.line + test::value(crypto::sealStream(made.keys.stream, inside, crypto::view(digest))), passphrase());
    };
    const auto head = [](const std::string& bytes) {
        return R"({"title":"t","made_by":"m","vault":"v","program":"p","contents":[{"title":"a","subtitle":"","marking":"OFFICIAL","bytes":)" + bytes + "}]}\n";
    };
    const std::string size = std::to_string(document.size());
    CHECK_EQ(test::value(opened(head(size) + document)).header.contents.at(0).title, "a");
    CHECK_FAILS(opened(head(size) + document, 2), ErrorCode::Damaged); // fewer than the head says
    CHECK_FAILS(opened(head(size) + document + " "), ErrorCode::Damaged);
    CHECK_FAILS(opened(head(size) + document.substr(1)), ErrorCode::Damaged);
    for (const char* wrong : {"0", "-1", "9223372036854775807", "1e9"})
        CHECK_FAILS(opened(head(wrong) + document), ErrorCode::Damaged);
    CHECK_FAILS(opened({}), ErrorCode::Damaged);
    CHECK_FAILS(opened(document), ErrorCode::Damaged);
    CHECK_FAILS(opened(std::string(1U << 20U, '[')), ErrorCode::Damaged);
    CHECK_FAILS(opened(" " + head(size) + document), ErrorCode::Damaged);
    std::mt19937 random(5);
    for (int i = 0; i < 6; ++i) {
        std::string changed = head(size) + document;
        changed[random() % changed.size()] ^= static_cast<char>(1 << random() % 7);
        const auto read = opened(changed);
        CHECK(read.has_value() || read.error().code == ErrorCode::Damaged);
    }
}
