// SPDX-License-Identifier: GPL-3.0-or-later
// Certified values: NIST, Statistical Reference Datasets, univariate summary statistics (public domain),
// https://www.itl.nist.gov/div898/strd/univ/homepage.html. Digits: log relative error, LRE = -log10(|x - c| / |c|), at
// most 15.
#include "core/base/numeric.h"
#include "core/stats/summary.h"
#include "tests/support/test.h"
#include <algorithm>
#include <limits>
#include <sstream>

using namespace boulton;
using namespace boulton::stats;

namespace {

double digits(double value, double certified)
{
    const double error = certified == 0 ? std::fabs(value) : std::fabs(value - certified) / std::fabs(certified);
    return error == 0 ? 15 : std::min(15.0, -std::log10(error));
}

struct Certified {
    double mean;
    double sd;
    double r1;
};

//! Digits that must be reached; where fewer than 13, the test says why.
void checkDigits(const std::vector<double>& values, const Certified& certified, const Certified& least)
{
    const auto s = test::value(summarise(values));
    CHECK_EQ(s.n, values.size());
    test::check(digits(s.mean, certified.mean) >= least.mean,
                "mean: " + std::to_string(digits(s.mean, certified.mean)) + " digits");
    test::check(digits(s.sd, certified.sd) >= least.sd,
                "sd: " + std::to_string(digits(s.sd, certified.sd)) + " digits");
    test::check(digits(s.r1, certified.r1) >= least.r1,
                "r1: " + std::to_string(digits(s.r1, certified.r1)) + " digits");
}

//! NumAcc2 … 4: `first`, then `low` and `high` in turn, 1001 values in all.
std::vector<double> alternating(double first, double low, double high)
{
    std::vector<double> v{first};
    for (int i = 0; i < 500; ++i)
        v.insert(v.end(), {low, high});
    return v;
}

struct NistFile {
    std::vector<double> values;
    Certified certified{};
};

//! A univariate file of NIST StRD: certified values in the lines that name them, the data behind the line of dashes.
NistFile readNist(const std::string& name)
{
    NistFile file;
    std::istringstream in(test::readAll(test::realData("statistics_reference/nist_" + name + ".dat")));
    std::string line;
    bool data = false;
    const auto last = [&line] { return std::stod(line.substr(line.find_last_of(':') + 1)); };
    while (std::getline(in, line)) {
        if (data && line.find_first_not_of(" \r") != std::string::npos)
            file.values.push_back(std::stod(line));
        else if (line.starts_with("Sample Mean"))
            file.certified.mean = last();
        else if (line.starts_with("Sample Standard Deviation"))
            file.certified.sd = last();
        else if (line.starts_with("Sample Autocorrelation"))
            file.certified.r1 = last();
        else if (line.starts_with("-----") && line.find_first_not_of("- \r") == std::string::npos)
            data = true;
    }
    return file;
}

} // namespace

TEST(nist_numacc1)
{
    checkDigits({10000001, 10000003, 10000002}, {10000002, 1, -0.5}, {15, 15, 15});
}

TEST(nist_numacc2)
{
    checkDigits(alternating(1.2, 1.1, 1.3), {1.2, 0.1, -0.999}, {14.9, 14.5, 14.5});
}

TEST(nist_numacc3)
{
    // a double holds 1000000.1 to 10 digits behind the point, so the deviations 0.1 to 9: the data, not the sums, end
    // there
    checkDigits(alternating(1000000.2, 1000000.1, 1000000.3), {1000000.2, 0.1, -0.999}, {14.9, 9.4, 10});
}

TEST(nist_numacc4)
{
    // as numacc3, with one or two digits fewer in the data: 8 are what is there
    checkDigits(alternating(10000000.2, 10000000.1, 10000000.3), {10000000.2, 0.1, -0.999}, {14.9, 8.2, 8.2});
}

TEST(nist_lottery)
{
    const auto file = readNist("Lottery");
    CHECK_EQ(file.values.size(), 218U);
    checkDigits(file.values, file.certified, {14.5, 14.5, 14});
}

TEST(nist_mavro)
{
    const auto file = readNist("Mavro");
    CHECK_EQ(file.values.size(), 50U);
    // values near 2 with a spread of 0.0004: a double holds the deviations to 12 or 13 digits
    checkDigits(file.values, file.certified, {14.9, 12.9, 12.9});
}

TEST(nist_numacc_files_are_the_formulas)
{
    const auto file = readNist("NumAcc2");
    CHECK(file.values == alternating(1.2, 1.1, 1.3));
    CHECK_EQ(file.certified.r1, -0.999);
    CHECK(readNist("NumAcc1").values == (std::vector<double>{10000001, 10000003, 10000002}));
}

TEST(quartiles_as_in_r)
{
    const auto s =
        test::value(summarise(std::vector<double>{4, 1, 3, 2})); // R: quantile(1:4): 1.00 1.75 2.50 3.25 4.00
    CHECK_EQ(s.minimum, 1.0);
    CHECK_EQ(s.q1, 1.75);
    CHECK_EQ(s.median, 2.5);
    CHECK_EQ(s.q3, 3.25);
    CHECK_EQ(s.maximum, 4.0);
    const std::vector<double> ten{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    for (int i = 0; i <= 10; ++i)
        CHECK_NEAR(quantile7(ten, i / 10.0), i, 1e-14);
    CHECK(std::isnan(quantile7({}, 0.5)));
}

TEST(short_and_flat_data)
{
    const double nan = std::nan("");
    CHECK_FAILS(summarise(std::vector<double>{}), ErrorCode::NotEnoughData);
    CHECK_FAILS(summarise(std::vector{nan, nan}), ErrorCode::NotEnoughData);
    CHECK_FAILS(summarise(std::vector{1.0, std::numeric_limits<double>::infinity()}), ErrorCode::InvalidInput);
    const auto one = test::value(summarise(std::vector{nan, 7.0}));
    CHECK_EQ(one.n, 1U);
    CHECK_EQ(one.missing, 1U);
    CHECK_EQ(one.mean, 7.0);
    CHECK_EQ(one.median, 7.0);
    CHECK(std::isnan(one.sd) && std::isnan(one.r1));
    const auto flat = test::value(summarise(std::vector{0.1, 0.1, 0.1}));
    CHECK_EQ(flat.mean, 0.1);
    CHECK_EQ(flat.sd, 0.0);
    CHECK(std::isnan(flat.r1));
    CHECK_EQ(test::value(summarise(std::vector<double>(100'000, 0.1))).sd, 0.0);
    CHECK_EQ(sum(std::vector{1.0, 1e100, 1.0, -1e100}), 2.0);
}

TEST(columns)
{
    table::ColumnBuilder numbers(table::Type::Int64);
    numbers.append(std::int64_t{2});
    numbers.appendMissing(table::MissingReason::Suppressed);
    numbers.append(std::int64_t{4});
    const auto s = test::value(summarise(numbers.finish()));
    CHECK_EQ(s.n, 2U);
    CHECK_EQ(s.missing, 1U);
    CHECK_EQ(s.mean, 3.0);
    table::ColumnBuilder yes(table::Type::Bool);
    for (const bool b : {true, true, false, true})
        yes.append(b);
    CHECK_EQ(test::value(summarise(yes.finish())).mean, 0.75);
    table::ColumnBuilder text(table::Type::String);
    text.append("x");
    CHECK_FAILS(summarise(text.finish()), ErrorCode::InvalidInput);
}
