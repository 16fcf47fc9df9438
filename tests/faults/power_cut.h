// SPDX-License-Identifier: GPL-3.0-or-later
// T4 of security.md: what a disk may hold after the power went. A journal of libfaultio.so is played up to a moment; what was
// synced by then is there, and of everything else each write is there, is not, or is torn sector by sector. The same holds
// for names: a file that was made, renamed or removed without a sync of its folder may be so or not.
#pragma once
#include "tests/faults/scene.h"
#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

namespace boulton::faults {

enum class Loss { Everything, Nothing, Mixed }; //!< of what was not synced

class PowerCut {
public:
    //! While the disk is as it was before the program ran.
    explicit PowerCut(const Scene& scene);
    //! After it has run.
    void read(const fs::path& journal);
    [[nodiscard]] std::size_t records() const { return m_records.size(); }
    struct After {
        Tree disk;
        std::vector<std::size_t> acknowledged; //!< before the power went
    };
    [[nodiscard]] After at(std::size_t record, Loss loss, std::mt19937_64& random) const;

private:
    struct Record {
        std::uint64_t kind = 0, file = 0, offset = 0;
        std::string path, data;
    };
    struct Begin {
        std::string name;
        std::uint64_t inode = 0;
        std::string bytes;
    };
    std::string m_disk;
    std::string m_acks;
    std::vector<Begin> m_begin;
    std::vector<Record> m_records;
};

} // namespace boulton::faults
