// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/recovery_code.h"
#include "tests/support/test.h"
#include <set>

using namespace boulton;
using namespace boulton::crypto;

namespace {

std::string textOf(const Secret& secret)
{
    std::string text;
    for (const unsigned char c : secret.bytes())
        text += static_cast<char>(c);
    return text;
}
Result<Secret> read(std::string_view typed)
{
    return readRecoveryCode(test::value(Secret::copyOf(typed)));
}

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

} // namespace

TEST(recovery_codes_have_seven_groups_of_five_and_none_is_like_another)
{
    std::set<std::string> seen;
    std::set<char> letters;
    for (int i = 0; i < 200; ++i) {
        const std::string code = textOf(test::value(makeRecoveryCode()));
        CHECK_EQ(code.size(), 41U);
        for (std::size_t at = 0; at < code.size(); ++at) {
            CHECK((at % 6 == 5) == (code[at] == '-'));
            if (code[at] != '-')
                CHECK(kAlphabet.contains(code[at]));
            letters.insert(code[at]);
        }
        CHECK(seen.insert(code).second);
    }
    CHECK_EQ(letters.size(), 33U); // every one of 32 is used
}

TEST(a_recovery_code_is_read_however_it_was_typed)
{
    const std::string code = textOf(test::value(makeRecoveryCode()));
    std::string sloppy = "  ";
    for (const char c : code) {
        sloppy += c == '-' ? ' ' : c == '0' ? 'o' : c == '1' ? 'l' : static_cast<char>(std::tolower(c));
        sloppy += ' ';
    }
    CHECK_EQ(textOf(test::value(read(sloppy))), code);
    std::string bare;
    for (const char c : code)
        if (c != '-')
            bare += c;
    CHECK_EQ(textOf(test::value(read(bare))), code);
}

TEST(every_slip_in_a_recovery_code_names_its_group)
{
    const std::string code = textOf(test::value(makeRecoveryCode()));
    for (std::size_t at = 0; at < code.size(); ++at) {
        if (code[at] == '-')
            continue;
        for (const char other : kAlphabet) {
            if (other == code[at])
                continue;
            std::string slip = code;
            slip[at] = other;
            const auto wrong = read(slip);
            CHECK_FAILS(wrong, ErrorCode::InvalidInput);
            CHECK((wrong.error().args == std::vector<std::string>{"group", std::to_string(at / 6 + 1)}));
        }
    }
    std::string alien = code;
    alien[7] = 'U'; // Crockford leaves it out
    CHECK((read(alien).error().args == std::vector<std::string>{"group", "2"}));
    if (code.substr(0, 5) != code.substr(6, 5)) { // two groups swapped
        const std::string swapped = code.substr(6, 5) + "-" + code.substr(0, 5) + code.substr(11);
        CHECK_FAILS(read(swapped), ErrorCode::InvalidInput);
    }
    CHECK_EQ(read(code.substr(0, 40)).error().args.front(), std::string("length"));
    CHECK_EQ(read(code + "7").error().args.front(), std::string("length"));
    CHECK_EQ(read("-").error().args.front(), std::string("length"));
    CHECK_EQ(read(std::string(1000, '7')).error().args.front(), std::string("length"));
}

TEST(each_pair_of_codes_gives_its_own_key_in_either_order)
{
    const Secret a = test::value(makeRecoveryCode());
    const Secret b = test::value(makeRecoveryCode());
    const Secret c = test::value(makeRecoveryCode());
    const Secret ab = test::value(keyOfPair(a, b));
    CHECK(ab.equal(test::value(keyOfPair(b, a))));
    CHECK(!ab.equal(test::value(keyOfPair(a, c))));
    CHECK(!ab.equal(test::value(keyOfPair(b, c))));
    CHECK_EQ(ab.size(), 32U);
    CHECK_FAILS(keyOfPair(a, a), ErrorCode::InvalidInput); // one code alone, typed twice
}
