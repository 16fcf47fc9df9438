// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/base/date.h"
#include "core/base/diagnostics.h"
#include "core/base/format.h"
#include "core/base/job.h"
#include "core/base/log.h"
#include "core/base/utf8.h"
#include "tests/support/test.h"
#include <atomic>
#include <numeric>

using namespace boulton;

TEST(dates_that_do_not_exist_are_empty)
{
    CHECK(!Date::from(2020, 2, 31));
    CHECK(!Date::from(1900, 2, 29));
    CHECK(Date::from(2000, 2, 29));
    CHECK(!parseIsoDate("2020-02-30"));
    CHECK(!parseIsoDate("2020-2-3"));
    CHECK_EQ(parseIsoDate("2020-03-31")->iso(), "2020-03-31");
    CHECK_EQ(Date::from(1970, 1, 1)->days, 0);
    CHECK_EQ(Date::from(2020, 3, 31)->days, 18352);
}

TEST(months_are_added_and_cut_to_the_month)
{
    CHECK_EQ(addMonths(*Date::from(2020, 1, 31), 1).iso(), "2020-02-29");
    CHECK_EQ(addMonths(*Date::from(2020, 1, 31), -2).iso(), "2019-11-30");
    CHECK_EQ(addMonths(*Date::from(2020, 12, 15), 1).iso(), "2021-01-15");
    CHECK_EQ(lastDayOfMonth(2019, 2).iso(), "2019-02-28");
}

TEST(instants_read_back)
{
    const Instant at{1'585'645'200'123'456};
    CHECK_EQ(at.iso(), "2020-03-31T09:00:00.123456Z");
    CHECK(parseInstant(at.iso()) == at);
    CHECK_EQ(Instant{-1}.iso(), "1969-12-31T23:59:59.999999Z");
    CHECK(!parseInstant("2020-03-31T25:00:00.000000Z"));
}

TEST(numbers_are_formatted_as_britons_read_them)
{
    CHECK_EQ(formatNumber(1234567.891, 1), "1,234,567.9");
    CHECK_EQ(formatNumber(-0.04, 1), "0.0");
    CHECK_EQ(formatNumber(-1234.5, 0, "£"), "-£1,234");
    CHECK_EQ(formatNumber(12.34, 1, "%"), "12.3%");
    CHECK_EQ(formatNumber(3, 0, "days"), "3 days");
    CHECK_EQ(formatNumber(2.5, -1), "2.5");
    CHECK_EQ(formatNumber(std::nan(""), 1), "n/a");
    CHECK_EQ(std::stod(formatExact(0.1)), 0.1);
    CHECK_EQ(std::stod(formatExact(1.0 / 3.0)), 1.0 / 3.0);
    CHECK_EQ(formatDate(*Date::from(2020, 3, 1)), "1 March 2020");
}

TEST(text_fills_its_places)
{
    const Text t =
        BOULTON_TR("test", "%2 of %1 measures (%3)").with(std::int64_t{28}, std::int64_t{18}, Number{64.285, 1, "%"});
    CHECK_EQ(toString(t), "18 of 28 measures (64.3%)");
    CHECK_EQ(toString(Text::raw("100 %1")), "100 %1");
    const Translator welsh = [](const char*, std::string_view) { return std::string("%1 o %2"); };
    CHECK_EQ(toString(t, welsh), "28 o 18");
    CHECK_EQ(toString(Text::raw("Aston"), welsh), "Aston");
}

TEST(log_lines_cannot_be_forged)
{
    CHECK_EQ(sanitised("Aston\r\nFORGED"), "Aston\\u{d}\\u{a}FORGED");
    CHECK_EQ(sanitised("caf\xC3\xA9"), "caf\\u{e9}");
    CHECK_EQ(printable("caf\xC3\xA9 \x1b[2J"), "caf\xC3\xA9 \\u{1b}[2J");
    CHECK_EQ(sanitised("\xFF"), "\\xff");
    CHECK_EQ(printable("\xE2\x80\xAE"), "\\u{202e}");
}

TEST(utf8_is_strict)
{
    CHECK(utf8::valid("Bournbrook & Selly Park – £"));
    CHECK(!utf8::valid("\xC0\xAF"));         // overlong
    CHECK(!utf8::valid("\xED\xA0\x80"));     // surrogate
    CHECK(!utf8::valid("\xF4\x90\x80\x80")); // above U+10FFFF
    CHECK(!utf8::valid("\xE2\x82"));         // cut
    CHECK_EQ(utf8::length("£5"), 2U);
    CHECK_EQ(utf8::trimmed("\xC2\xA0 a b \t\xC2\xA0"), "a b");
}

TEST(diagnostics_keep_a_limit_and_count_all)
{
    Diagnostics d(2);
    for (int i = 1; i <= 5; ++i)
        d.add(Severity::Error, i, "Value", BOULTON_TR("test", "bad"));
    CHECK_EQ(d.items().size(), 2U);
    CHECK_EQ(d.count(), 5U);
    CHECK_EQ(d.errors(), 5U);
    CHECK_EQ(toLine(d.items()[0]), "row 1, column Value: bad");
    Diagnostics e;
    e.append(d);
    CHECK_EQ(e.count(), 5U);
}

TEST(parallel_work_covers_each_index_once)
{
    for (const unsigned threads : {1U, 2U, 7U}) {
        std::vector<std::atomic<int>> hits(1000);
        const JobContext job({}, {}, threads);
        test::value(parallelFor(hits.size(), job, [&](std::size_t i) -> Status {
            ++hits[i];
            return {};
        }));
        for (const auto& h : hits)
            CHECK_EQ(h.load(), 1);
    }
}

TEST(parallel_work_stops_and_reports)
{
    std::stop_source stop;
    stop.request_stop();
    const JobContext cancelled(stop.get_token());
    CHECK_FAILS(parallelFor(10, cancelled, [](std::size_t) -> Status { return {}; }), ErrorCode::Cancelled);
    const auto failing = parallelFor(10, JobContext{}, [](std::size_t i) -> Status {
        if (i == 3)
            return fail(ErrorCode::InvalidInput, "third");
        return {};
    });
    CHECK_FAILS(failing, ErrorCode::InvalidInput);
    CHECK_FAILS(parallelFor(3, JobContext{}, [](std::size_t) -> Status { throw std::runtime_error("library"); }),
                ErrorCode::Internal);
}
