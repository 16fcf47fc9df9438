// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/stream.h"
#include "tests/support/test.h"
#include <stop_token>

using namespace boulton;
using namespace boulton::crypto;

namespace {

constexpr std::size_t kSealed = kStreamChunkBytes + kStreamTagBytes;

std::string content(std::size_t size)
{
    std::string text(size, '\0');
    for (std::size_t i = 0; i < size; ++i)
        text[i] = static_cast<char>('a' + (i * 7 + i / kStreamChunkBytes) % 26); // no chunk is like another
    return text;
}

Secret key()
{
    return test::value(Secret::random(kKeyBytes));
}

} // namespace

TEST(streamsOfAnySizeComeBack)
{
    const Secret k = key();
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, kStreamChunkBytes - 1, kStreamChunkBytes, kStreamChunkBytes + 1,
                                   3 * kStreamChunkBytes, 3 * kStreamChunkBytes + 5}) {
        const std::string plain = content(size);
        const std::string sealed = test::value(sealStream(k, plain, "header"));
        const std::size_t chunks = size == 0 ? 1 : (size + kStreamChunkBytes - 1) / kStreamChunkBytes;
        CHECK_EQ(sealed.size(), kStreamHeaderBytes + size + chunks * kStreamTagBytes);
        CHECK(test::value(openStream(k, sealed, "header")) == plain);
        CHECK(size < 64 || !sealed.contains(plain.substr(0, 32)));
    }
    CHECK(test::value(sealStream(k, "x", "")) != test::value(sealStream(k, "x", ""))); // its nonce is new
}

TEST(streamsThatWereChangedDoNotOpen)
{
    const Secret k = key();
    const std::string plain = content(3 * kStreamChunkBytes + 100);
    const std::string good = test::value(sealStream(k, plain, "header"));
    const std::string other = test::value(sealStream(k, plain, "header"));
    const auto chunk = [&](const std::string& of, std::size_t i) { return of.substr(kStreamHeaderBytes + i * kSealed, kSealed); };
    const std::string head = good.substr(0, kStreamHeaderBytes);
    const auto refused = [&](const std::string& bytes, const char* what) {
        const auto opened = openStream(k, bytes, "header");
        test::check(!opened.has_value(), what);
        test::checkEqual(static_cast<int>(opened.error().code), static_cast<int>(ErrorCode::Damaged), what);
    };
    CHECK(test::value(openStream(k, head + chunk(good, 0) + chunk(good, 1) + chunk(good, 2) + chunk(good, 3), "header")) == plain);
    refused(head + chunk(good, 1) + chunk(good, 0) + chunk(good, 2) + chunk(good, 3), "swapped");
    refused(head + chunk(good, 0) + chunk(good, 0) + chunk(good, 1) + chunk(good, 2) + chunk(good, 3), "repeated");
    refused(head + chunk(good, 0) + chunk(good, 2) + chunk(good, 3), "one left out");
    refused(head + chunk(good, 0) + chunk(good, 1) + chunk(good, 2), "the last one left out");
    refused(head + chunk(good, 0) + chunk(other, 1) + chunk(good, 2) + chunk(good, 3), "one of another stream");
    refused(other.substr(0, kStreamHeaderBytes) + good.substr(kStreamHeaderBytes), "another header");
    refused(good + "x", "a byte behind it");
    refused(good + chunk(good, 3), "a chunk behind it");
    refused(good + other.substr(kStreamHeaderBytes), "another stream behind it");
    refused(head, "nothing but its header");
    refused({}, "nothing");
    for (const std::size_t cut : {std::size_t{1}, kStreamTagBytes, std::size_t{100}, kSealed, kSealed + 1})
        refused(good.substr(0, good.size() - cut), "cut off");
    for (std::size_t at = 0; at < good.size(); at += 977) {
        std::string flipped = good;
        flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
        refused(flipped, "a bit flipped");
    }
    CHECK_FAILS(openStream(k, good, "another header"), ErrorCode::Damaged);
    CHECK_FAILS(openStream(key(), good, "header"), ErrorCode::Damaged);
    CHECK_FAILS(openStream(test::value(Secret::random(16)), good, "header"), ErrorCode::Internal);
}

TEST(streamsStopWhenAsked)
{
    std::stop_source stop;
    stop.request_stop();
    const JobContext job(stop.get_token());
    const Secret k = key();
    CHECK_FAILS(sealStream(k, "x", {}, job), ErrorCode::Cancelled);
    CHECK_FAILS(openStream(k, test::value(sealStream(k, "x", {})), {}, job), ErrorCode::Cancelled);
}
