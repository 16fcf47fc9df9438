// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/platform.h"
#include "core/crypto/keys.h"
#include "tests/support/test.h"
#include <chrono>
#include <ostream>
#include <type_traits>

using namespace boulton;
using namespace boulton::crypto;

// What must not compile: a secret is neither copied nor compared nor turned into text.
static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
static_assert(!std::is_convertible_v<Secret, std::string> && !std::is_constructible_v<std::string, Secret>);
template <typename T>
concept Comparable = requires(const T& a, const T& b) { a == b; };
template <typename T>
concept Printable = requires(std::ostream& out, const T& a) { out << a; };
static_assert(Comparable<std::string> && !Comparable<Secret>);
static_assert(Printable<std::string> && !Printable<Secret>);

namespace {

std::string hex(const Digest& digest)
{
    return toHex(view(digest));
}
Secret secret(std::string_view text)
{
    return test::value(Secret::copyOf(text));
}
Secret secretHex(std::string_view text)
{
    return secret(test::value(fromHex(text)));
}

} // namespace

TEST(digests_match_published_answers)
{
    CHECK_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK_EQ(hex(hmacSha256("Jefe", "what do ya want for nothing?")),
             "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    // BLAKE2b with 32 bytes: the vector of Python's hashlib.blake2b(b"abc", digest_size=32).
    CHECK_EQ(hex(blake2b("abc")), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    Sha256 sha;
    sha.update("a");
    sha.update("");
    sha.update("bc");
    CHECK(sha.finish() == sha256("abc"));
    Blake2b pieces;
    pieces.update("a");
    pieces.update("bc");
    CHECK_EQ(hex(pieces.finish()), hex(blake2b("abc")));
    const Secret key = secret(std::string(32, 'k'));
    Blake2b keyed(key);
    keyed.update("abc");
    CHECK_EQ(hex(keyed.finish()), hex(blake2b(key, "abc")));
    CHECK(hex(blake2b(key, "abc")) != hex(blake2b("abc")));
}

TEST(fields_are_told_apart)
{
    const auto of = [](std::string_view a, std::string_view b) {
        Blake2b h;
        h.field(a);
        h.field(b);
        return hex(h.finish());
    };
    CHECK(of("ab", "c") != of("a", "bc"));
    std::string one;
    appendField(one, "ab");
    appendNumber(one, -1);
    CHECK_EQ(toHex(one), "02000000000000006162ffffffffffffffff");
}

TEST(the_hash_chain_matches_the_published_one)
{
    Digest h{};
    h = chain(h, "a");
    CHECK_EQ(hex(h), "41a0370c3d9f42773a59e8e01651911cf43b1e3f66944cbb690029debc4eb647");
    h = chain(h, "b");
    CHECK_EQ(hex(h), "abccbe9b24d2bbd3aa1360d605147a841dd051130131c6929d6004e1ae4796e8");
    h = chain(h, "c");
    CHECK_EQ(hex(h), "7d4855b4cdd233d4ad65ecd998d7b6ab284710aae965ded1522f00f2c8d1d0ef");
}

TEST(signatures_match_rfc_8032)
{
    const auto key = test::value(
        SigningKey::fromSeed(secretHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")));
    CHECK_EQ(hex(key.publicKey()), "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    const Signature s = key.sign("\x72");
    CHECK_EQ(toHex(view(s)), "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d"
                             "0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    CHECK(verify(key.publicKey(), "\x72", view(s)));
    CHECK(!verify(key.publicKey(), "\x73", view(s)));
    CHECK(!verify(key.publicKey(), "\x72", view(s).substr(1)));
}

TEST(argon2id_matches_a_known_answer)
{
    // Another implementation's answer: OpenSSL 3.5, EVP_KDF "ARGON2ID" with pass, salt, iter=3, memcost=65536, lanes=1.
    KdfParameters p{.memKib = 65536, .ops = 3, .salt = "somesaltsomesalt"};
    const Secret a = test::value(deriveFromPassphrase(secret("password"), p));
    const Secret b = test::value(deriveFromPassphrase(secret("password"), p));
    CHECK(a.equal(b));
    CHECK_EQ(a.size(), 32U);
    std::string text(64, '0');
    toHex(a.bytes(), text);
    CHECK_EQ(text, "7664ad4ba1a3c999fcdd0991ffc2270f78302d2383233db5e7befc85d1bb1819");
    p.ops = 4;
    CHECK(!a.equal(test::value(deriveFromPassphrase(secret("password"), p))));
    CHECK_FAILS(deriveFromPassphrase(Secret(), p), ErrorCode::InvalidInput);
    CHECK_FAILS(deriveFromPassphrase(secret(std::string(1025, 'x')), p), ErrorCode::InvalidInput);
}

TEST(hostile_kdf_parameters_are_refused_without_memory)
{
    const auto start = std::chrono::steady_clock::now();
    const auto before = platform::peakMemoryBytes();
    const KdfParameters good = floorParameters();
    test::value(checkBounds(good));
    for (const auto change :
         {+[](KdfParameters& p) { p.memKib = 65535; }, +[](KdfParameters& p) { p.ops = 2; },
          +[](KdfParameters& p) { p.memKib = 1'048'577; }, +[](KdfParameters& p) { p.ops = 65; },
          +[](KdfParameters& p) { p.memKib = 1'048'576, p.ops = 17; }, +[](KdfParameters& p) { p.memKib = -1; },
          +[](KdfParameters& p) { p.ops = INT64_MAX; }, +[](KdfParameters& p) { p.alg = "argon2i"; },
          +[](KdfParameters& p) { p.version = 16; }, +[](KdfParameters& p) { p.salt.pop_back(); }}) {
        KdfParameters p = good;
        change(p);
        CHECK_FAILS(deriveFromPassphrase(secret("x"), p), ErrorCode::KdfOutOfBounds);
    }
    CHECK(platform::peakMemoryBytes() - before < (1U << 23U));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(1));
}

TEST(sub_keys_differ)
{
    const Secret key = test::value(Secret::random(32));
    const Secret one = test::value(subKey(key, 1, "boulslot"));
    CHECK(one.equal(test::value(subKey(key, 1, "boulslot"))));
    CHECK(!one.equal(test::value(subKey(key, 2, "boulslot"))));
    CHECK(!one.equal(test::value(subKey(key, 1, "boulroot"))));
    CHECK_FAILS(subKey(key, 1, "short"), ErrorCode::Internal);
}

TEST(wrapped_keys_are_bound_to_their_place)
{
    const Secret key = test::value(Secret::random(32));
    const Wrapped wrapped = test::value(wrap(key, secret("the key"), "slot 1"));
    CHECK(test::value(unwrap(key, wrapped, "slot 1")).equal(secret("the key")));
    CHECK_FAILS(unwrap(key, wrapped, "slot 2"), ErrorCode::Damaged);
    CHECK_FAILS(unwrap(test::value(Secret::random(32)), wrapped, "slot 1"), ErrorCode::Damaged);
    for (std::size_t i = 0; i < wrapped.ciphertext.size(); ++i) {
        Wrapped bad = wrapped;
        bad.ciphertext[i] = static_cast<char>(bad.ciphertext[i] ^ 1);
        CHECK_FAILS(unwrap(key, bad, "slot 1"), ErrorCode::Damaged);
    }
    CHECK_FAILS(unwrap(key, Wrapped{wrapped.nonce, "short"}, "slot 1"), ErrorCode::Damaged);
    CHECK(test::value(wrap(key, secret("the key"), "slot 1")).ciphertext != wrapped.ciphertext);
}

TEST(sealed_boxes_open_for_their_owner_only)
{
    const BoxKeys owner = test::value(makeBoxKeys());
    const BoxKeys other = test::value(makeBoxKeys());
    const std::string box = test::value(seal(owner.publicKey, secret("grant")));
    CHECK(test::value(openSealed(owner, box)).equal(secret("grant")));
    CHECK_FAILS(openSealed(other, box), ErrorCode::Damaged);
    CHECK_FAILS(openSealed(owner, box.substr(1)), ErrorCode::Damaged);
    CHECK_FAILS(openSealed(owner, "x"), ErrorCode::Damaged);
}

TEST(text_forms_are_strict)
{
    CHECK_EQ(toHex("\x01\xff"), "01ff");
    CHECK_EQ(test::value(fromHex("01ff")), "\x01\xff");
    for (const char* bad : {"0", "0g", "01FF", "01 ff"})
        CHECK_FAILS(fromHex(bad), ErrorCode::InvalidInput);
    CHECK_EQ(toBase64("any carnal pleas"), "YW55IGNhcm5hbCBwbGVhcw==");
    CHECK_EQ(test::value(fromBase64("YW55IGNhcm5hbCBwbGVhcw==")), "any carnal pleas");
    for (const char* bad : {"YW55IGNhcm5hbCBwbGVhcw", "YW55IGNhcm5hbCBwbGVhcx==", "Y W5", "\nYWJj", "YWJ_"})
        CHECK_FAILS(fromBase64(bad), ErrorCode::InvalidInput);
    const std::string id = randomId();
    CHECK(isId(id));
    CHECK(!isId("../../etc/passwd"));
    CHECK(!isId(std::string(32, 'A')));
}

TEST(secrets_move_and_compare)
{
    Secret a = secret("abc");
    Secret b = std::move(a);
    CHECK(a.empty()); // NOLINT(bugprone-use-after-move): what a moved-from secret holds is the point
    CHECK(b.equal(secret("abc")));
    CHECK(!b.equal(secret("abd")));
    CHECK(!b.equal(secret("ab")));
    CHECK(test::value(b.part(1, 2)).equal(secret("bc")));
    CHECK_FAILS(b.part(2, 2), ErrorCode::Internal);
    CHECK(!test::value(Secret::random(32)).equal(test::value(Secret::random(32))));
}
