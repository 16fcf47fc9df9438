// SPDX-License-Identifier: GPL-3.0-or-later
// After APPNOTE.TXT 6.3.10 of PKWARE; section numbers in the comments are its.
#include "app/reader/zip.h"
#include "core/base/utf8.h"
#include <algorithm>
#include <limits>
#include <set>
#include <zlib.h>

namespace boulton::reader {
namespace {

constexpr std::size_t kEndSize = 22;
constexpr std::size_t kLongestName = 1'000;
constexpr std::string_view kLocal{"PK\x03\x04", 4};
constexpr std::string_view kCentral{"PK\x01\x02", 4};
constexpr std::string_view kEnd{"PK\x05\x06", 4};
constexpr std::string_view kEnd64{"PK\x06\x06", 4};
constexpr std::string_view kEnd64Locator{"PK\x06\x07", 4};
constexpr std::uint32_t kIn64 = 0xFFFFFFFFU; // the true value stands in the zip64 field

std::unexpected<Refusal> damaged(std::string what, std::string place = {})
{
    return refuse(RefusalCode::Damaged, std::move(place), std::move(what));
}

std::unexpected<Refusal> unsafe(std::string what)
{
    return refuse(RefusalCode::UnsafeArchive, {}, std::move(what));
}

// Little-endian numbers; the caller has checked that they are there.
std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return value;
}
std::uint32_t number16(std::string_view bytes, std::size_t at)
{
    return static_cast<std::uint32_t>(number(bytes, at, 2));
}
std::uint32_t number32(std::string_view bytes, std::size_t at)
{
    return static_cast<std::uint32_t>(number(bytes, at, 4));
}

struct Directory {
    std::uint64_t entries = 0;
    std::uint64_t size = 0;
    std::uint64_t offset = 0;
};

// The end record (4.3.16) must be the last thing in the file, and the directory must end where it begins.
Read<Directory> findDirectory(std::string_view bytes)
{
    if (bytes.size() < kEndSize)
        return damaged("it is cut short");
    const std::size_t furthest = bytes.size() > kEndSize + 0xFFFF ? bytes.size() - kEndSize - 0xFFFF : 0;
    for (std::size_t at = bytes.size() - kEndSize + 1; at-- > furthest;) {
        if (bytes.substr(at, 4) != kEnd || at + kEndSize + number16(bytes, at + 20) != bytes.size())
            continue;
        if (number16(bytes, at + 4) != number16(bytes, at + 6))
            return unsafe("it is one volume of several");
        Directory d{number16(bytes, at + 10), number32(bytes, at + 12), number32(bytes, at + 16)};
        std::uint64_t end = at;
        if (at >= 20 && bytes.substr(at - 20, 4) == kEnd64Locator) { // 4.3.15, 4.3.14
            const std::uint64_t end64 = number(bytes, at - 12, 8);
            if (end64 > at || at - end64 < 56 + 20 || bytes.substr(end64, 4) != kEnd64)
                return damaged("its directory cannot be found");
            d = {number(bytes, end64 + 32, 8), number(bytes, end64 + 40, 8), number(bytes, end64 + 48, 8)};
            end = end64;
        }
        if (d.offset > end || d.size != end - d.offset)
            return damaged("its directory is not where it says");
        return d;
    }
    return damaged("it is cut short");
}

// The zip64 field (4.5.3) has, in this order, those of size, packed size and offset that did not fit.
bool takeLongSizes(std::string_view extra, ZipEntry& e)
{
    const bool wanted[] = {e.size == kIn64, e.packed == kIn64, e.header == kIn64};
    if (!wanted[0] && !wanted[1] && !wanted[2])
        return true;
    while (extra.size() >= 4) {
        const std::uint32_t id = number16(extra, 0);
        const std::uint32_t size = number16(extra, 2);
        if (extra.size() - 4 < size)
            return false;
        std::string_view field = extra.substr(4, size);
        extra.remove_prefix(4 + size);
        if (id != 1)
            continue;
        std::uint64_t* const values[] = {&e.size, &e.packed, &e.header};
        for (int i = 0; i < 3; ++i) {
            if (!wanted[i])
                continue;
            if (field.size() < 8)
                return false;
            *values[i] = number(field, 0, 8);
            field.remove_prefix(8);
        }
        return true;
    }
    return false;
}

// No spreadsheet has such names. They are never used as file names here; whoever made them meant harm or made a mistake.
bool goodName(std::string_view name)
{
    if (name.empty() || name.size() > kLongestName || name.front() == '/' || name.contains(':') || name.contains('\0'))
        return false;
    for (std::size_t at = 0; at <= name.size();) {
        const std::size_t slash = std::min(name.find('/', at), name.size());
        if (name.substr(at, slash - at) == "..")
            return false;
        at = slash + 1;
    }
    return true;
}

Read<> checkKind(std::uint32_t flags, std::uint32_t method, std::uint32_t madeBy, std::uint32_t attributes)
{
    if ((flags & 0x2041U) != 0) // encrypted, strongly encrypted, masked header
        return refuse(RefusalCode::Password);
    if (method != 0 && method != 8)
        return unsafe("it is packed in a way that spreadsheets are not");
    const std::uint32_t type = (attributes >> 16U) & 0170000U;
    if ((madeBy >> 8U) == 3 && type != 0 && type != 0100000U && type != 0040000U)
        return unsafe("it has a link or a device in it");
    return {};
}

// One entry of the directory (4.3.12) and, behind it, what its local header (4.3.7) says.
Read<ZipEntry> readEntry(std::string_view bytes, std::uint64_t& at, std::uint64_t end, std::uint64_t directory)
{
    if (end - at < 46 || bytes.substr(at, 4) != kCentral)
        return damaged("its directory is broken");
    const std::uint32_t flags = number16(bytes, at + 8);
    const std::uint32_t method = number16(bytes, at + 10);
    const std::uint32_t name = number16(bytes, at + 28);
    const std::uint32_t extra = number16(bytes, at + 30);
    const std::uint32_t comment = number16(bytes, at + 32);
    BOULTON_TRY(checkKind(flags, method, number16(bytes, at + 4), number32(bytes, at + 38)));
    if (end - at - 46 < std::uint64_t{name} + extra + comment)
        return damaged("its directory is broken");
    ZipEntry e;
    e.name = bytes.substr(at + 46, name);
    e.deflated = method == 8;
    e.crc = number32(bytes, at + 16);
    e.packed = number32(bytes, at + 20);
    e.size = number32(bytes, at + 24);
    e.header = number32(bytes, at + 42);
    if (!takeLongSizes(bytes.substr(at + 46 + name, extra), e))
        return damaged("its directory is broken");
    at += 46 + std::uint64_t{name} + extra + comment;
    const std::string written = e.name;
    std::ranges::replace(e.name, '\\', '/'); // as some programs write it, and Excel reads it
    if (!goodName(e.name))
        return unsafe("a part has a name that no spreadsheet gives");

    if (e.header > directory || directory - e.header < 30 || bytes.substr(e.header, 4) != kLocal)
        return damaged("a part is not where the directory says", e.name);
    const std::uint32_t localFlags = number16(bytes, e.header + 6);
    const std::uint32_t localName = number16(bytes, e.header + 26);
    e.data = e.header + 30 + localName + number16(bytes, e.header + 28);
    if (e.data > directory || directory - e.data < e.packed)
        return damaged("a part is longer than the file", e.name);
    if (bytes.substr(e.header + 30, localName) != written || number16(bytes, e.header + 8) != method ||
        ((localFlags ^ flags) & 0x2041U) != 0)
        return unsafe("it says two things about one part");
    if ((localFlags & 8U) == 0) { // otherwise crc and sizes come behind the data
        const std::uint32_t packed = number32(bytes, e.header + 18);
        const std::uint32_t size = number32(bytes, e.header + 22);
        if (number32(bytes, e.header + 14) != e.crc || (packed != e.packed && packed != kIn64) ||
            (size != e.size && size != kIn64))
            return unsafe("it says two things about one part");
    }
    if (!e.deflated && e.packed != e.size)
        return unsafe("it says two things about one part");
    return e;
}

Read<> checkOverlaps(const std::vector<ZipEntry>& entries)
{
    std::vector<const ZipEntry*> byPlace;
    std::set<std::string> names;
    for (const auto& e : entries) {
        byPlace.push_back(&e);
        std::string name = utf8::asciiLower(e.name);
        if (name.ends_with('/'))
            name.pop_back(); // a folder and a file of one name
        if (!names.insert(std::move(name)).second)
            return unsafe("two parts have one name");
    }
    std::ranges::sort(byPlace, {}, &ZipEntry::header);
    for (std::size_t i = 1; i < byPlace.size(); ++i)
        if (byPlace[i]->header < byPlace[i - 1]->data + byPlace[i - 1]->packed)
            return unsafe("parts of it overlap");
    return {};
}

} // namespace

struct ZipStream::State {
    Zip* zip = nullptr;
    std::size_t entry = 0;
    z_stream stream{};
    std::uint64_t fed = 0;
    std::uint64_t produced = 0;
    uLong crc = 0;
    bool ended = false;
    bool inflating = false;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State()
    {
        if (inflating)
            ::inflateEnd(&stream);
    }
};

ZipStream::ZipStream(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ZipStream::ZipStream(ZipStream&&) noexcept = default;
ZipStream& ZipStream::operator=(ZipStream&&) noexcept = default;
ZipStream::~ZipStream() = default;

const std::string& ZipStream::name() const
{
    return m_state->zip->m_entries[m_state->entry].name;
}

Read<std::size_t> ZipStream::read(std::span<char> buffer)
{
    State& s = *m_state;
    const ZipEntry& e = s.zip->m_entries[s.entry];
    const std::string_view packed = s.zip->m_bytes.substr(e.data, e.packed);
    std::size_t got = 0;
    if (!s.ended && !e.deflated) {
        got = std::min<std::size_t>(buffer.size(), packed.size() - static_cast<std::size_t>(s.fed));
        std::ranges::copy(packed.substr(static_cast<std::size_t>(s.fed), got), buffer.begin());
        s.fed += got;
        s.ended = got == 0;
    }
    while (!s.ended && e.deflated && got < buffer.size()) {
        const std::size_t left = packed.size() - static_cast<std::size_t>(s.fed);
        const auto piece = static_cast<uInt>(std::min<std::size_t>(left, std::size_t{1} << 30U));
        const auto room = static_cast<uInt>(std::min<std::size_t>(buffer.size() - got, std::size_t{1} << 30U));
        s.stream.next_in = static_cast<Bytef*>(
            static_cast<void*>(const_cast<char*>(packed.data() + s.fed))); // NOLINT: zlib reads only
        s.stream.avail_in = piece;
        s.stream.next_out = static_cast<Bytef*>(static_cast<void*>(buffer.data() + got));
        s.stream.avail_out = room;
        const int status = ::inflate(&s.stream, Z_NO_FLUSH);
        s.fed += piece - s.stream.avail_in;
        const uInt made = room - s.stream.avail_out;
        got += made;
        if (status == Z_STREAM_END)
            s.ended = true;
        else if (status != Z_OK || (made == 0 && s.stream.avail_in == piece))
            return damaged("its packed bytes make no sense", e.name);
    }
    s.produced += got;
    s.crc = ::crc32(s.crc, static_cast<const Bytef*>(static_cast<const void*>(buffer.data())), static_cast<uInt>(got));
    if (s.produced > e.size)
        return unsafe("a part is longer than the directory says");
    BOULTON_TRY(s.zip->count(s.entry, s.produced));
    if (got == 0 && (s.produced != e.size || s.crc != e.crc || s.fed != e.packed))
        return damaged("its checksum does not fit", e.name);
    return got;
}

Read<Zip> Zip::open(std::string_view bytes, const ZipLimits& limits)
{
    Zip zip;
    zip.m_bytes = bytes;
    zip.m_limits = limits;
    BOULTON_TRY_ASSIGN(const Directory directory, findDirectory(bytes));
    if (directory.entries > limits.entries)
        return refuse(RefusalCode::TooLarge, {}, "parts");
    std::uint64_t at = directory.offset;
    for (std::uint64_t i = 0; i < directory.entries; ++i) {
        BOULTON_TRY_ASSIGN(ZipEntry entry, readEntry(bytes, at, directory.offset + directory.size, directory.offset));
        zip.m_entries.push_back(std::move(entry));
    }
    if (at != directory.offset + directory.size)
        return damaged("its directory has more in it than it says");
    BOULTON_TRY(checkOverlaps(zip.m_entries));
    return zip;
}

const ZipEntry* Zip::find(std::string_view name) const
{
    auto found = std::ranges::find(m_entries, name, &ZipEntry::name);
    if (found == m_entries.end()) {
        const std::string lower = utf8::asciiLower(name);
        found = std::ranges::find_if(m_entries, [&](const ZipEntry& e) { return utf8::asciiLower(e.name) == lower; });
    }
    return found == m_entries.end() ? nullptr : &*found;
}

Read<ZipStream> Zip::stream(std::string_view name)
{
    const ZipEntry* entry = find(name);
    if (!entry)
        return damaged("it is not there", std::string(name.substr(0, 200)));
    auto state = std::make_unique<ZipStream::State>();
    state->zip = this;
    state->entry = static_cast<std::size_t>(entry - m_entries.data());
    if (entry->deflated) {
        if (::inflateInit2(&state->stream, -MAX_WBITS) != Z_OK)
            return refuse(RefusalCode::OutOfMemory);
        state->inflating = true;
    }
    return ZipStream(std::move(state));
}

Read<std::string> Zip::whole(std::string_view name, std::size_t limit)
{
    BOULTON_TRY_ASSIGN(ZipStream part, stream(name));
    std::string text;
    std::string buffer(std::size_t{64} << 10U, '\0');
    for (;;) {
        BOULTON_TRY_ASSIGN(const std::size_t got, part.read(buffer));
        if (got == 0)
            return text;
        if (text.size() + got > limit)
            return refuse(RefusalCode::TooLarge, part.name(), "part");
        text.append(buffer, 0, got);
    }
}

Read<> Zip::count(std::size_t entry, std::uint64_t produced)
{
    m_entries[entry].seen = std::max(m_entries[entry].seen, produced);
    std::uint64_t unpacked = 0;
    std::uint64_t packed = 0;
    for (const auto& e : m_entries)
        if (e.seen > 0) {
            unpacked += e.seen;
            packed += e.packed;
        }
    if (unpacked > m_limits.totalBytes)
        return refuse(RefusalCode::TooLarge, m_entries[entry].name, "unpacked");
    if (unpacked > m_limits.freeBytes && unpacked / m_limits.ratio > packed)
        return refuse(RefusalCode::TooLarge, m_entries[entry].name, "ratio");
    return {};
}

} // namespace boulton::reader
