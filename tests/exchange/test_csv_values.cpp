// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/csv_values.h"
#include "core/base/format.h"
#include "tests/support/test.h"
#include <charconv>
#include <cmath>
#include <cstring>
#include <random>

using namespace boulton;
using namespace boulton::exchange;
using table::MissingReason;

TEST(numbersAsCouncilsWriteThem)
{
    const auto is = [](std::string_view text, double value) {
        const auto n = parseNumber(text, NumberRule::Strict);
        test::check(n.has_value(), "should be a number: " + std::string(text));
        test::checkEqual(n->value, value, "value");
    };
    is("1,234", 1234);
    is("12,345,678.5", 12345678.5);
    is("1\xC2\xA0" "234", 1234);
    is("1\xE2\x80\xAF" "234\xE2\x80\xAF" "567", 1234567);
    is("1\xE2\x80\x89" "234", 1234);
    is("£1,234.50", 1234.5);
    is("-£3", -3);
    is("£-3", -3);
    is("(5)", -5);
    is("(£1,234.50)", -1234.5);
    is("12.5%", 12.5);
    is("12.5 %", 12.5);
    is("−5", -5);
    is("-5", -5);
    is("+5.2%", 5.2);
    is("  7  ", 7);
    is("\xC2\xA0" "7", 7);
    is("1.5E3", 1500);
    is("1e-05", 1e-5);
    is("1E+20", 1e20);
    is("7.0000000000000007E-2", 7.0000000000000007E-2);
    is("20.149999999999999", 20.149999999999999);
    is(".5", 0.5);
    is("0", 0);
    is("-0.25", -0.25);
    CHECK(parseNumber("12.5%", NumberRule::Strict)->percent);
    CHECK(parseNumber("£5", NumberRule::Strict)->pounds);
    CHECK(parseNumber("1,234", NumberRule::Strict)->isInteger);
    CHECK(!parseNumber("2985.0", NumberRule::Strict)->isInteger);
}

TEST(notNumbers)
{
    for (const std::string_view text :
         {"1,2,3", "12,34", "1,23", "1,2345", "01,234", "1,234 567", "1 234", "0x1p3", "0x10", "nan", "inf", "-inf", "1e999", "1e-999", "١٢٣", "5-", "--5", "(-5)",
          "(5", "5)", "()", "5.", ".", "-", "£", "%", "££5", "£5%", "1.2.3", "1e", "1e+", "e5", "1 2", "00123", "007.5", "1234567890123456", "+441214960000", "1E05",
          "12a", "", " ", "1,", ",123", "1,,234", "½", "1_000", "1'000", "$5", "５"})
        test::check(!parseNumber(text, NumberRule::Strict), "should not be a number: " + std::string(text));
    CHECK_EQ(parseNumber("00123", NumberRule::Told)->integer, 123);
    CHECK_EQ(parseNumber("1E05", NumberRule::Told)->value, 1e5);
    CHECK_EQ(parseNumber("9223372036854775807", NumberRule::Told)->integer, INT64_MAX);
    CHECK_EQ(parseNumber("-9223372036854775808", NumberRule::Told)->integer, INT64_MIN);
    CHECK(!parseNumber("9223372036854775808", NumberRule::Told)->isInteger);
}

TEST(plainDecimalsAreBitExact)
{
    std::mt19937_64 random(7);
    int read = 0;
    for (int i = 0; i < 300'000; ++i) {
        std::string text = random() % 3 == 0 ? "-" : "";
        const auto digits = 1 + random() % 16;
        for (std::size_t d = 0; d < digits; ++d)
            text += static_cast<char>('0' + random() % 10);
        const auto point = random() % (digits + 1);
        if (point > 0)
            text.insert(text.size() - digits + point, ".");
        double fast = 0;
        if (!parsePlainDecimal(text.data(), text.data() + text.size(), fast))
            continue;
        double exact = 0;
        std::from_chars(text.data(), text.data() + text.size(), exact);
        if (std::memcmp(&fast, &exact, sizeof fast) != 0)
            throw test::Failure("not bit-exact: " + text, std::source_location::current());
        ++read;
    }
    CHECK(read > 150'000);
}

TEST(plainFormsOnly)
{
    std::int64_t i = 0;
    double d = 0;
    const auto integer = [&](std::string_view s) { return parsePlainInteger(s.data(), s.data() + s.size(), i); };
    const auto decimal = [&](std::string_view s) { return parsePlainDecimal(s.data(), s.data() + s.size(), d); };
    CHECK(integer("0") && i == 0);
    CHECK(integer("-12") && i == -12);
    CHECK(integer("999999999999999") && i == 999'999'999'999'999);
    for (const std::string_view s : {"", "-", "01", "1000000000000000", "1.0", "+1", " 1", "1 ", "--1"})
        test::check(!integer(s), "not a plain integer: " + std::string(s));
    CHECK(decimal("0.1") && d == 0.1);
    CHECK(decimal("-0.0") && d == 0 && std::signbit(d));
    CHECK(decimal("5") && d == 5);
    for (const std::string_view s : {"", "-", ".", "1.", ".5", "00.5", "1.2.3", "1e5", "1,5", "-.5"})
        test::check(!decimal(s), "not a plain decimal: " + std::string(s));
}

TEST(datesAsWritten)
{
    const auto is = [](std::string_view text, std::string_view iso, DateOrder order = DateOrder::DayFirst) {
        const DateCell d = parseDate(text, order);
        test::check(d.outcome == DateOutcome::Read, "should be a date: " + std::string(text));
        test::checkEqual(d.date.iso(), std::string(iso), "date");
    };
    is("2020-03-31", "2020-03-31");
    is("31/03/2020", "2020-03-31");
    is("1/2/2020", "2020-02-01");
    is("1/2/2020", "2020-01-02", DateOrder::MonthFirst);
    is("1/2/20", "2020-02-01");
    is("1/2/49", "2049-02-01");
    is("1/2/50", "1950-02-01");
    is("31-Mar-20", "2020-03-31");
    is("31-Mar-2020", "2020-03-31");
    is("1 March 2020", "2020-03-01");
    is("1 sept 2020", "2020-09-01");
    is("31.03.2020", "2020-03-31");
    is("31-03-2020", "2020-03-31");
    is("2020-03-31 14:05:59", "2020-03-31");
    is("2020-03-31T14:05:59.123Z", "2020-03-31");
    is("2020-03-31T14:05:59+01:00", "2020-03-31");
    is("31/03/2020 14:05", "2020-03-31");
    is("45809", "2025-06-01", DateOrder::ExcelSerial);
    is("29/02/2020", "2020-02-29");
    CHECK(parseDate("2020-03-31 14:05:59", DateOrder::DayFirst).time);
    CHECK(parseDate("1/2/20", DateOrder::DayFirst).twoDigitYear);
    CHECK(parseDate("31/02/2020", DateOrder::DayFirst).outcome == DateOutcome::DoesNotExist);
    CHECK(parseDate("29/02/1900", DateOrder::DayFirst).outcome == DateOutcome::DoesNotExist);
    CHECK(parseDate("2021-02-29", DateOrder::DayFirst).outcome == DateOutcome::DoesNotExist);
    CHECK(parseDate("12/31/2020", DateOrder::DayFirst).outcome == DateOutcome::OtherOrder);
    CHECK(parseDate("31/12/2020", DateOrder::MonthFirst).outcome == DateOutcome::OtherOrder);
    for (const std::string_view text : {"", "2020", "2020-03", "45809", "1/2", "1/2/3", "1/2/202", "2020-13-01", "32/01/2020", "13/13/2020", "1-2/2020", "2018-19;Q1",
                                        "1 March", "March 2020", "01 21 496 0000", "2020-03-31x", "2020-03-31 25:00", "1 Foo 2020", "192.168.1.1"})
        test::check(parseDate(text, DateOrder::DayFirst).outcome == DateOutcome::NotADate, "not a date: " + std::string(text));
}

TEST(missingSymbolsHaveReasons)
{
    for (const std::string_view s : {"", " ", "-", "–", "—", ".", "..", ":", "NA", "N/A", "n/a", "null", "NULL"})
        test::check(missingSymbol(s, false) == MissingReason::Empty, "empty: " + std::string(s));
    CHECK(missingSymbol("c", true) == MissingReason::Suppressed);
    CHECK(missingSymbol("*", true) == MissingReason::Suppressed);
    CHECK(missingSymbol("x", true) == MissingReason::NotAvailable);
    CHECK(missingSymbol("z", true) == MissingReason::NotApplicable);
    CHECK(missingSymbol("u", true) == MissingReason::LowReliability);
    CHECK(missingSymbol("k", true) == MissingReason::RoundsToZero);
    CHECK(missingSymbol("low", true) == MissingReason::RoundsToZero);
    CHECK(!missingSymbol("c", false));
    CHECK(!missingSymbol("q", true));
}

TEST(shownHidesControlCharacters)
{
    CHECK_EQ(shown("a\x1b[2Jb"), std::string("a\\u{1b}[2Jb"));
    CHECK_EQ(shown("a\xE2\x80\xAE" "b"), std::string("a\\u{202e}b"));
    CHECK(shown(std::string(100, 'x')).size() < 50);
}
