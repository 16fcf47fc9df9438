// SPDX-License-Identifier: GPL-3.0-or-later
// Test cases as plain functions: TEST(name) { CHECK(…); }. Qt Test runs them (main_qt.cpp), or, where there is no Qt, a plain
// runner of thirty lines (main_plain.cpp). A check that fails ends the case. Real data: see REAL_DATA.
#pragma once
#include <cmath>
#include <filesystem>
#include <source_location>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::test {

struct Case {
    std::string name;
    void (*body)();
};
//! All cases of this program, in the order of their files.
std::vector<Case>& cases();

struct Registration {
    Registration(const char* name, void (*body)()) { cases().push_back({name, body}); }
};

//! Runs before the first case of the program: `const Preparation looks(+[] { … });`
std::vector<void (*)()>& preparations();
struct Preparation {
    explicit Preparation(void (*prepare)()) { preparations().push_back(prepare); }
};

struct Failure : std::runtime_error {
    Failure(const std::string& message, std::source_location at)
        : std::runtime_error(std::string(at.file_name()) + ":" + std::to_string(at.line()) + ": " + message),
          file(at.file_name()), line(at.line())
    {}
    const char* file;
    unsigned line;
};
struct Skipped : std::runtime_error {
    using std::runtime_error::runtime_error;
};

template <typename T>
std::string show(const T& value)
{
    if constexpr (requires(std::ostringstream& s) { s << value; }) {
        std::ostringstream s;
        s.precision(17);
        s << value;
        return s.str();
    } else if constexpr (std::is_enum_v<T>) {
        return std::to_string(static_cast<long long>(value));
    } else {
        return "(value)";
    }
}

inline void check(bool ok, const std::string& text, std::source_location at = std::source_location::current())
{
    if (!ok)
        throw Failure(text, at);
}

template <typename A, typename B>
void checkEqual(const A& actual, const B& expected, const char* text,
                std::source_location at = std::source_location::current())
{
    if (!(actual == expected))
        throw Failure(std::string(text) + ": got " + show(actual) + ", expected " + show(expected), at);
}

inline void checkNear(double actual, double expected, double tolerance, const char* text,
                      std::source_location at = std::source_location::current())
{
    if (!(std::fabs(actual - expected) <= tolerance))
        throw Failure(
            std::string(text) + ": got " + show(actual) + ", expected " + show(expected) + " ± " + show(tolerance), at);
}

//! The value of a Result, or a failed check that prints the error.
template <typename R>
auto value(R&& result, std::source_location at = std::source_location::current())
{
    if (!result)
        throw Failure("unexpected error: " + result.error().what, at);
    if constexpr (!std::is_void_v<typename std::remove_cvref_t<R>::value_type>)
        return *std::forward<R>(result);
}

//! The real data beside the checkout; skips the case, saying so, where it is not there.
std::filesystem::path realData(std::string_view relative);
//! A new, empty folder, removed when the value goes.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path operator/(std::string_view name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};
std::string readAll(const std::filesystem::path& file);
void writeAll(const std::filesystem::path& file, std::string_view bytes);

} // namespace boulton::test

#define TEST(name)                                                                                                     \
    static void name();                                                                                                \
    static const ::boulton::test::Registration name##Registration{#name, name};                                        \
    static void name()
#define CHECK(condition) ::boulton::test::check(static_cast<bool>(condition), #condition)
#define CHECK_EQ(actual, expected) ::boulton::test::checkEqual(actual, expected, #actual)
#define CHECK_NEAR(actual, expected, tolerance) ::boulton::test::checkNear(actual, expected, tolerance, #actual)
//! The result is an error with that code.
#define CHECK_FAILS(result, expectedCode)                                                                              \
    do {                                                                                                               \
        const auto& checked_ = (result);                                                                               \
        ::boulton::test::check(!checked_.has_value(), #result " should fail");                                         \
        ::boulton::test::checkEqual(static_cast<int>(checked_.error().code), static_cast<int>(expectedCode),           \
                                    #result " code (" #expectedCode ")");                                              \
    } while (false)
