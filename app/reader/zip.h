// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of a zip file as streams, with everything checked first that an honest spreadsheet has in order: the directory and the local
// headers agree, nothing overlaps, no name twice, no links, no encryption. Sizes are counted while they come, never believed.
#pragma once
#include "app/reader/refusal.h"
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::reader {

struct ZipLimits {
    std::size_t entries = 2'000;
    std::uint64_t totalBytes = std::uint64_t{1} << 30U; //!< of all parts that are read, unpacked
    std::uint64_t ratio = 200;                          //!< unpacked to packed, of all parts that are read …
    std::uint64_t freeBytes = std::uint64_t{32} << 20U; //!< … above this many bytes
};

struct ZipEntry {
    std::string name;
    bool deflated = false;
    std::uint64_t packed = 0;
    std::uint64_t size = 0;
    std::uint32_t crc = 0;
    std::uint64_t header = 0; //!< offset of the local header
    std::uint64_t data = 0;   //!< offset of the bytes
    std::uint64_t seen = 0;   //!< most bytes that have been unpacked from it so far
};

class Zip;

//! One part, unpacked as it is read. Its checksum is compared at its end.
class ZipStream {
public:
    ZipStream(ZipStream&&) noexcept;
    ZipStream& operator=(ZipStream&&) noexcept;
    ~ZipStream();
    //! Fills the buffer as far as it can; 0: the end, everything was right.
    [[nodiscard]] Read<std::size_t> read(std::span<char> buffer);
    [[nodiscard]] const std::string& name() const;

private:
    friend class Zip;
    struct State;
    explicit ZipStream(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

class Zip {
public:
    //! `bytes` must outlive it.
    [[nodiscard]] static Read<Zip> open(std::string_view bytes, const ZipLimits& limits = {});
    //! By its exact name, otherwise in any case of letters, as the format has it; null if it is not there.
    [[nodiscard]] const ZipEntry* find(std::string_view name) const;
    [[nodiscard]] const std::vector<ZipEntry>& entries() const { return m_entries; }
    //! Damaged if it is not there.
    [[nodiscard]] Read<ZipStream> stream(std::string_view name);
    //! A small part as a whole; TooLarge above `limit`.
    [[nodiscard]] Read<std::string> whole(std::string_view name, std::size_t limit);

private:
    friend class ZipStream;
    Zip() = default;
    [[nodiscard]] Read<> count(std::size_t entry, std::uint64_t produced);

    std::string_view m_bytes;
    ZipLimits m_limits;
    std::vector<ZipEntry> m_entries;
};

} // namespace boulton::reader
