// SPDX-License-Identifier: GPL-3.0-or-later
// boulton-cli as its users meet it: a process with arguments, descriptors, output and an exit status.
#pragma once
#include "tests/support/test.h"
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <sys/wait.h>

namespace boulton::cli::testing {

namespace fs = std::filesystem;
using nlohmann::json;

inline constexpr std::string_view kPassphrase = "ZQX7-correct horse battery";
inline constexpr const char* kPass = " --passphrase-fd 3 3<pass"; //!< the file that every place has
inline constexpr int kDone = 0, kUsage = 2, kBadInput = 3, kRefused = 4, kCancelled = 5;

struct Ran {
    int status = -1;
    std::string out;
    std::string err;
};

inline int shell(const std::string& command)
{
    const int status = std::system(command.c_str()); // NOLINT(concurrency-mt-unsafe): one thread
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

//! Relative path -> bytes of every file under a folder.
inline std::map<std::string, std::string> tree(const fs::path& folder)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[entry.path().lexically_relative(folder).generic_string()] = test::readAll(entry.path());
    return files;
}

//! A folder of its own, also for what Boulton keeps beside vaults; commands run in it.
class Place {
public:
    Place() { write("pass", std::string(kPassphrase) + "\n"); }
    fs::path operator/(std::string_view name) const { return m_folder / name; }
    void write(std::string_view name, std::string_view text) const { test::writeAll(m_folder / name, text); }
    [[nodiscard]] std::string read(std::string_view name) const { return test::readAll(m_folder / name); }

    //! As a shell would run it, without a terminal. `around`: what comes before the program, e.g. "ulimit -f 8;". The passphrase
    //! is never in what comes out.
    Ran run(const std::string& arguments, const std::string& around = {}) const
    {
        const std::string command = "cd '" + m_folder.path().string() +
                                    "' && ( export HOME=\"$PWD/home\" XDG_DATA_HOME=\"$PWD/data\" LANG=C.UTF-8; " +
                                    around + " setsid -w '" + program + "' " + arguments + " ) >.out 2>.err </dev/null";
        Ran ran;
        ran.status = shell("bash -c " + quoted(command));
        ran.out = read(".out");
        ran.err = read(".err");
        test::check(!ran.out.contains(kPassphrase) && !ran.err.contains(kPassphrase),
                    "the passphrase is in the output of " + arguments);
        test::check(ran.status < 126, "killed or not started: " + arguments + ": " + ran.err);
        return ran;
    }
    Ran runIn(const std::string& folder, const std::string& arguments) const
    {
        return run(arguments, "cd " + folder + ";");
    }
    Ran ok(const std::string& arguments, std::source_location at = std::source_location::current()) const
    {
        Ran ran = run(arguments);
        test::check(ran.status == kDone, arguments + " -> " + std::to_string(ran.status) + ": " + ran.err, at);
        return ran;
    }
    //! That exit status, and a message with all of the words.
    Ran fails(int status, const std::string& arguments, std::initializer_list<std::string_view> words,
              std::source_location at = std::source_location::current(), const std::string& around = {}) const
    {
        Ran ran = run(arguments, around);
        test::check(ran.status == status,
                    arguments + " -> " + std::to_string(ran.status) + ", not " + std::to_string(status) + ": " +
                        ran.err + ran.out.substr(0, 300),
                    at);
        for (const auto word : words)
            test::check(ran.err.contains(word), "'" + std::string(word) + "' is not in: " + ran.err, at);
        return ran;
    }
    //! A vault with the sample council, as s.boulton, and the sample files, as files/.
    void sample() const
    {
        for (const char* name : {"s.boulton", "files", "data"})
            fs::copy(samples() / name, m_folder / name, fs::copy_options::recursive);
    }

    std::string program = BOULTON_CLI;

    static std::string quoted(const std::string& text)
    {
        std::string out = "'";
        for (const char c : text)
            out += c == '\'' ? std::string("'\\''") : std::string(1, c);
        return out + "'";
    }

private:
    static const Place& samples()
    {
        static const Place place;
        static const bool made = [] {
            place.ok(std::string("sample make --vault s.boulton") + kPass);
            place.ok("sample export --out files");
            return true;
        }();
        test::check(made, "the samples");
        return place;
    }
    test::TemporaryFolder m_folder;
};

inline json parsed(const std::string& text)
{
    json result = json::parse(text, nullptr, false);
    test::check(!result.is_discarded(), "not JSON: " + text.substr(0, 400));
    return result;
}

//! The reason that a refusal leaves in its JSON.
inline std::string reason(const Ran& ran)
{
    const json result = parsed(ran.out);
    std::string text;
    for (const auto& d : result.at("diagnostics"))
        if (d.at("severity") == "error")
            text += d.at("text").get<std::string>() + "\n";
    return text;
}

} // namespace boulton::cli::testing
