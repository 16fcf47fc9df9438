// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/strength.h"
#include "tests/support/test.h"

using namespace boulton;
using namespace boulton::crypto;

namespace {

Strength of(std::string_view text, const std::vector<std::string>& names = {"Olive Officer", "o.officer", "Birmingham"})
{
    return test::value(strengthOf(test::value(Secret::copyOf(text)), names));
}

} // namespace

TEST(what_everybody_tries_first_is_weak)
{
    struct Weak {
        std::string_view passphrase;
        std::string_view why;
    };
    for (const auto& [passphrase, why] : {Weak{"", "short"},
                                          {"x7!kQ", "short"},
                                          {"password", "common"},
                                          {"P4$$w0rd", "common"},
                                          {"Birmingham2024", "own-name"},
                                          {"edgbaston1", "common"},
                                          {"oliveofficer", "own-name"},
                                          {"Officer123", "own-name"},
                                          {"correcthorse", "common"},
                                          {"aaaaaaaaaaaaaaaaaaaaaaaa", "repeat"},
                                          {"abcabcabcabcabcabcabcabc", "repeat"},
                                          {"abcdefghijklmnop", "sequence"},
                                          {"9876543210", "sequence"},
                                          {"qwertyuiop", "keyboard"},
                                          {"poiuytrewq", "keyboard"},
                                          {"1q2w3e4r5t6y", "keyboard"},
                                          {"25/12/1984", "date"},
                                          {"25121984", "date"},
                                          {"summer2024", "common"}}) {
        const Strength strength = of(passphrase);
        test::check(!strength.enough(),
                    std::string(passphrase) + " takes 10^" + std::to_string(strength.guessesLog10) + " guesses");
        test::checkEqual(strength.weakness, why, std::string(passphrase).c_str());
    }
}

TEST(what_takes_long_to_guess_is_enough)
{
    for (const std::string_view passphrase :
         {"seven otters juggle lemons", "x7!kQ#9vLm2", "glockenspiel verdant umbrage", "Gwyddfa cymylog pedwar",
          "ZQX7-correct horse battery"}) {
        const Strength strength = of(passphrase);
        test::check(strength.enough(), std::string(passphrase) + " takes 10^" + std::to_string(strength.guessesLog10) +
                                           ": " + std::string(strength.weakness));
        CHECK(strength.weakness.empty());
    }
}

TEST(ones_own_names_count_as_known)
{
    CHECK(of("marguerite-wolverson", {}).enough());
    CHECK(!of("marguerite-wolverson", {"Marguerite Wolverson"}).enough());
    CHECK(of("marguerite-wolverson", {"Somebody Else"}).enough());
}

TEST(length_alone_is_no_rule_and_more_never_harms)
{
    CHECK(!of(std::string(1000, 'a')).enough());
    CHECK(of("kx" + std::string(1000, 'q') + "vz81!jW").guessesLog10 > 5);
    double before = 0;
    for (const std::string_view longer : {"x7!", "x7!kQ", "x7!kQ#9", "x7!kQ#9vLm2"}) {
        CHECK(of(longer).guessesLog10 > before);
        before = of(longer).guessesLog10;
    }
}
