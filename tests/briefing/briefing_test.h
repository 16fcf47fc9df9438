// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of briefing files share: documents, a briefing, and its parts.
#pragma once
#include "core/briefing/briefing_file.h"
#include "core/briefing/seen.h"
#include "core/crypto/stream.h"
#include "core/report/archive.h"
#include "tests/report/archive_document.h"
#include "tests/support/test.h"
#include <string>
#include <vector>

namespace boulton::briefing::testing {

inline const Instant kMade = *parseInstant("2026-11-26T09:00:00.000000Z");
inline constexpr std::int64_t kSecond = 1'000'000;
inline constexpr std::int64_t kHour = 3600 * kSecond;
inline constexpr std::int64_t kDays = 24 * kHour;
inline constexpr std::string_view kCanary = "ZQX7-CANARY";
inline constexpr std::string_view kPassphrase = "seven otters juggle lemons";

inline Instant after(Instant at, std::int64_t microseconds)
{
    return {at.microseconds + microseconds};
}
inline crypto::Secret passphrase(std::string_view text = kPassphrase)
{
    return test::value(crypto::Secret::copyOf(text));
}

inline report::Document small(const std::string& name)
{
    report::Document d;
    d.title = Text::raw(std::string(kCanary) + " title " + name);
    d.subtitle = Text::raw("subtitle");
    d.blocks.emplace_back(report::Paragraph{.text = Text::raw(std::string(kCanary) + " text " + name)});
    d.values = {{"n", std::int64_t{42}}};
    return d;
}

inline Wish wish()
{
    return {.title = std::string(kCanary) + " briefing",
            .madeBy = std::string(kCanary) + " Officer",
            .vaultName = std::string(kCanary) + " Council",
            .programVersion = "0.1.0",
            .madeAt = kMade,
            .expiresAt = endOfDay(kMade, 14),
            .kdf = crypto::floorParameters()};
}

//! Made once a program: each costs a key derivation.
inline const std::vector<report::Document>& documents()
{
    static const std::vector<report::Document> all = [] {
        std::vector<report::Document> list{small("one"), report::testing::everything()};
        return list;
    }();
    return all;
}
inline const std::string& good()
{
    static const std::string bytes = test::value(seal(wish(), documents(), passphrase()));
    return bytes;
}
//! Of small documents alone, for what is tried byte by byte.
inline const std::string& tiny()
{
    static const std::string bytes = [] {
        const std::vector list{small("one"), small("two")};
        return test::value(seal(wish(), list, passphrase()));
    }();
    return bytes;
}

inline std::string lineOf(const std::string& bytes)
{
    return bytes.substr(0, bytes.find('\n') + 1);
}
inline std::string streamOf(const std::string& bytes)
{
    return bytes.substr(bytes.find('\n') + 1);
}

//! The line with another text in it and a checksum that fits: what somebody does who knows the format.
inline std::string edited(const std::string& bytes, std::string_view what, std::string_view with,
                          std::source_location at = std::source_location::current())
{
    std::string line = lineOf(bytes);
    const auto found = line.find(what);
    test::check(found != std::string::npos, "'" + std::string(what) + "' is not in " + line, at);
    line.replace(found, what.size(), with);
    const std::string covered = line.substr(0, line.find(",\"checksum\":"));
    return covered + ",\"checksum\":\"" + crypto::toHex(crypto::view(crypto::blake2b(covered))) + "\"}\n" + streamOf(bytes);
}

//! The value of a member of the line, as it stands there.
inline std::string member(const std::string& bytes, const std::string& name)
{
    const std::string line = lineOf(bytes);
    const auto from = line.find("\"" + name + "\":") + name.size() + 3;
    return line.substr(from, line.find_first_of(",}", from) - from);
}

struct Place {
    test::TemporaryFolder folder;
    [[nodiscard]] platform::Path file(const std::string& bytes, const char* name = "b.briefing") const
    {
        test::writeAll(folder / name, bytes);
        return folder / name;
    }
    [[nodiscard]] Reading at(Instant now) const { return {.now = now, .localDataFolder = folder / "local"}; }
    Result<Briefing> open(const std::string& bytes, Instant now = kMade, std::string_view with = kPassphrase) const
    {
        return briefing::open(file(bytes), passphrase(with), at(now));
    }
};

template <typename R>
void refused(const R& result, ErrorCode code, std::string_view first = {},
             std::source_location at = std::source_location::current())
{
    test::check(!result.has_value(), "should have been refused", at);
    test::checkEqual(name(result.error().code), name(code), result.error().what.c_str(), at);
    if (!first.empty())
        test::check(!result.error().args.empty() && result.error().args.front() == first, "not '" + std::string(first) + "': " + result.error().what, at);
}

} // namespace boulton::briefing::testing
