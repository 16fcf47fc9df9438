// SPDX-License-Identifier: GPL-3.0-or-later
// What a process takes from itself before it reads what strangers wrote, and the attempts that prove it (boulton-reader only).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace boulton::platform {

struct Confinement {
    bool limits = false;        //!< no core dump, no growing file, no new process where the system counts them
    bool noNewRights = false;   //!< a set-uid program would give none
    bool notDumpable = false;   //!< no dump, and other processes of this user may not look inside
    bool fileSystem = false;    //!< Landlock: no path can be opened any more, whatever the system calls allow
    std::string fileSystemNote; //!< why not, where not
};

//! Closes every descriptor above 2, clears the environment but for LANG, and lowers the limits that may be lowered again.
//! `cpuSeconds` 0 and `memoryBytes` 0 leave those as they are; `outputIsFile`: standard output may be a file, which must grow.
[[nodiscard]] Confinement confineProcess(std::uint64_t memoryBytes, std::uint32_t cpuSeconds, bool outputIsFile);
//! No file can be opened by its name from here on, by any thread started after it. To be called once everything is open.
void denyFileSystem(Confinement& done);

struct Attempt {
    std::string what;
    bool denied = false;
    std::string how; //!< the system's word for it
};
//! Tries what a taken-over reader would: sockets, other programs, files, the parent. For --selftest.
[[nodiscard]] std::vector<Attempt> tryForbiddenThings();

} // namespace boulton::platform
