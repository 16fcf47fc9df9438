// SPDX-License-Identifier: GPL-3.0-or-later
// A child process with an explicit argument list, an explicit environment, limits and a deadline. Built for programs that may
// misbehave: whatever the child does, the call returns, the child and its group are gone, and nothing is left to reap.
#pragma once
#include "core/base/platform.h"
#include "core/base/result.h"
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::platform {

struct ChildLimits {
    std::uint64_t memoryBytes = 0; //!< address space (POSIX), committed memory (Windows); 0: no limit
    std::uint32_t cpuSeconds = 0;  //!< 0: no limit
    std::uint32_t openFiles = 0;   //!< POSIX; 0: no limit
    bool writesNoFiles = false;    //!< POSIX: no file can be made to grow
    std::chrono::milliseconds wallTime{120'000};
    std::size_t errorBytes = std::size_t{64} << 10U; //!< of standard error that are kept; the rest is read and dropped
};

struct ChildCommand {
    Path program;                           //!< absolute
    std::vector<std::string> arguments{};   //!< without the program's own name
    std::vector<std::string> environment{}; //!< NAME=value; the child gets these and nothing else
    Path folder{};                          //!< where it starts; empty: /
    std::string input{};                    //!< its standard input, at most kChildInput bytes
    ChildLimits limits{};
};
inline constexpr std::size_t kChildInput = 4096; //!< what any pipe takes without a reader, so writing it cannot block

enum class ChildEnd : std::uint8_t {
    Exited,    //!< by itself; `status` is its exit status
    Killed,    //!< by a signal that was not ours; `status` is its number (Windows: never)
    TimedOut,  //!< we killed it: wall time
    Cancelled, //!< we killed it: stop requested
    Refused,   //!< we killed it: onOutput returned false
};

struct ChildResult {
    ChildEnd end = ChildEnd::Exited;
    int status = 0;
    std::string errors{};              //!< the start of its standard error, as it came
    std::uint64_t peakMemoryBytes = 0; //!< 0 if unknown
    std::chrono::milliseconds elapsed{};
};

//! Runs the child to its end, handing over its standard output piece by piece (false: kill it). A stop request or the deadline
//! ends it within 50 ms. Errors are of starting only: NotFound, Refused (checkProgram), Io.
[[nodiscard]] Result<ChildResult> runChild(const ChildCommand& command,
                                           const std::function<bool(std::string_view)>& onOutput,
                                           const std::stop_token& stop = {});

//! Refused unless it is an absolute path to an ordinary executable that only its owner can change, in a folder that not everybody
//! can change.
[[nodiscard]] Status checkProgram(const Path& program);

//! The folder of the running program.
[[nodiscard]] Path programFolder();
//! "segmentation fault", "killed", … for a signal number of this system; "signal N" for others.
[[nodiscard]] std::string signalName(int number);

//! A new folder with a random name that only this user can enter, removed with everything in it when the value goes.
class PrivateFolder {
public:
    [[nodiscard]] static Result<PrivateFolder> make();
    PrivateFolder(PrivateFolder&& o) noexcept : m_path(std::move(o.m_path)) { o.m_path.clear(); }
    PrivateFolder& operator=(PrivateFolder&& o) noexcept
    {
        std::swap(m_path, o.m_path);
        return *this;
    }
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;
    ~PrivateFolder() { remove(); }
    [[nodiscard]] const Path& path() const { return m_path; }
    void remove();

private:
    PrivateFolder() = default;
    Path m_path;
};

//! Copies an ordinary file (InvalidInput for links, folders, pipes and devices; TooLarge above `limit`) to a new, read-only file,
//! so that what is looked at afterwards cannot change. `onPiece` sees the bytes that were copied.
[[nodiscard]] Status copyRegularFile(const Path& from, const Path& to, std::uint64_t limit,
                                     const std::function<Status(std::string_view)>& onPiece);

//! Standard input and output carry bytes, not text (Windows would change line ends).
void binaryStandardStreams();

} // namespace boulton::platform
