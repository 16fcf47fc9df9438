// SPDX-License-Identifier: GPL-3.0-or-later
// Zip files written by hand, honest ones and every kind of lie (generators H1–H6 of the security reference). Header only; zlib.
#pragma once
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>
#include <zlib.h>

namespace boulton::test {

//! Bytes given piece by piece, so that a hundred megabytes need not be held.
using Pieces = std::function<bool(std::string& piece)>; //!< false: there is no more

inline Pieces once(std::string text)
{
    return [text = std::move(text), done = false](std::string& piece) mutable {
        piece = done ? std::string() : text;
        return !std::exchange(done, true);
    };
}
//! `text` over and over, between `before` and `after`.
inline Pieces repeated(std::string before, std::string text, std::size_t times, std::string after)
{
    std::string block;
    std::size_t inBlock = 0;
    while (block.size() < (1U << 16U) && inBlock < times)
        block += text, ++inBlock;
    return [=, at = std::size_t{0}, state = 0](std::string& piece) mutable {
        if (state == 0) {
            piece = before;
            state = times > 0 ? 1 : 2;
            return true;
        }
        if (state == 1) {
            if (times - at >= inBlock) {
                piece = block;
                at += inBlock;
            } else {
                piece.clear();
                for (; at < times; ++at)
                    piece += text;
            }
            state = at >= times ? 2 : 1;
            return true;
        }
        piece = after;
        return state++ == 2;
    };
}

class ZipFile {
public:
    //! What an entry says of itself where that is not the truth.
    struct Lies {
        std::uint32_t centralSizeAdd = 0; //!< added to the unpacked size in the directory only
        std::uint32_t sizeAdd = 0;        //!< added in both places
        bool wrongCrc = false;
        std::uint16_t method = 0xFFFF; //!< instead of stored or deflated
        std::uint16_t flags = 0;
        std::uint32_t unixMode = 0;
        std::string localName{}; //!< another name before the data
        std::uint32_t offsetAdd = 0;
        bool zip64Sizes = false; //!< 2^63 in a zip64 field
    };

    ZipFile& add(const std::string& name, const std::string& text, bool deflate = true)
    {
        return addPieces(name, once(text), deflate, {});
    }
    ZipFile& lie(const std::string& name, const std::string& text, const Lies& lies, bool deflate = true)
    {
        return addPieces(name, once(text), deflate, lies);
    }
    ZipFile& addPieces(const std::string& name, const Pieces& pieces, bool deflate, const Lies& lies)
    {
        Entry e{.name = name, .offset = static_cast<std::uint32_t>(m_bytes.size())};
        std::string packed;
        pack(pieces, deflate, e, packed);
        e.packed = static_cast<std::uint32_t>(packed.size());
        e.method = lies.method != 0xFFFF ? lies.method : static_cast<std::uint16_t>(deflate ? 8 : 0);
        e.flags = lies.flags;
        e.mode = lies.unixMode;
        e.crc ^= lies.wrongCrc ? 1U : 0U;
        e.size += lies.sizeAdd;
        const std::string& local = lies.localName.empty() ? name : lies.localName;
        m_bytes += "PK\x03\x04";
        number(20, 2), number(e.flags, 2), number(e.method, 2), number(0, 4), number(e.crc, 4), number(e.packed, 4);
        number(e.size, 4), number(local.size(), 2), number(0, 2);
        m_bytes += local + packed;
        e.size += lies.centralSizeAdd;
        e.offset += lies.offsetAdd;
        e.zip64 = lies.zip64Sizes;
        m_entries.push_back(std::move(e));
        return *this;
    }
    //! One more name for the bytes of an entry that is there: the kernel of Fifield's bomb.
    ZipFile& alias(const std::string& name, std::size_t of)
    {
        Entry e = m_entries[of];
        e.name = name;
        m_entries.push_back(std::move(e));
        return *this;
    }
    //! A stored part whose bytes are themselves a local header and its data, which the directory names as well.
    ZipFile& nested(const std::string& outer, const std::string& inner, const std::string& text)
    {
        ZipFile one;
        one.add(inner, text, false);
        const auto begin = static_cast<std::uint32_t>(m_bytes.size() + 30 + outer.size());
        add(outer, one.m_bytes, false);
        Entry e = one.m_entries[0];
        e.offset = begin;
        m_entries.push_back(std::move(e));
        return *this;
    }

    [[nodiscard]] std::string bytes(std::uint32_t entriesAdd = 0) const
    {
        ZipFile out = *this;
        const std::size_t start = out.m_bytes.size();
        for (const Entry& e : m_entries) {
            out.m_bytes += "PK\x01\x02";
            out.number(e.mode != 0 ? 0x0314 : 20, 2), out.number(20, 2), out.number(e.flags, 2),
                out.number(e.method, 2);
            out.number(0, 4), out.number(e.crc, 4);
            out.number(e.zip64 ? 0xFFFFFFFFU : e.packed, 4), out.number(e.zip64 ? 0xFFFFFFFFU : e.size, 4);
            out.number(e.name.size(), 2), out.number(e.zip64 ? 20 : 0, 2), out.number(0, 2), out.number(0, 4);
            out.number(std::uint64_t{e.mode} << 16U, 4), out.number(e.offset, 4);
            out.m_bytes += e.name;
            if (e.zip64)
                out.number(1, 2), out.number(16, 2), out.number(std::uint64_t{1} << 63U, 8),
                    out.number(std::uint64_t{1} << 63U, 8);
        }
        const std::size_t size = out.m_bytes.size() - start;
        out.m_bytes += "PK\x05\x06";
        out.number(0, 4), out.number(m_entries.size() + entriesAdd, 2), out.number(m_entries.size() + entriesAdd, 2);
        out.number(size, 4), out.number(start, 4), out.number(0, 2);
        return out.m_bytes;
    }

private:
    struct Entry {
        std::string name;
        std::uint32_t offset = 0, crc = 0, packed = 0, size = 0, mode = 0;
        std::uint16_t method = 8, flags = 0;
        bool zip64 = false;
    };
    void number(std::uint64_t value, int size)
    {
        for (int i = 0; i < size; ++i)
            m_bytes += static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
    }
    static void pack(const Pieces& pieces, bool deflate, Entry& e, std::string& packed)
    {
        z_stream z{};
        if (deflate && ::deflateInit2(&z, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::runtime_error("zlib");
        std::string piece;
        std::string buffer(1U << 16U, '\0');
        for (bool more = true; more;) {
            more = pieces(piece);
            if (!more)
                piece.clear();
            auto* const bytes = static_cast<Bytef*>(static_cast<void*>(piece.data()));
            e.crc = static_cast<std::uint32_t>(::crc32(e.crc, bytes, static_cast<uInt>(piece.size())));
            e.size += static_cast<std::uint32_t>(piece.size());
            if (!deflate) {
                packed += piece;
                continue;
            }
            z.next_in = bytes;
            z.avail_in = static_cast<uInt>(piece.size());
            do {
                z.next_out = static_cast<Bytef*>(static_cast<void*>(buffer.data()));
                z.avail_out = static_cast<uInt>(buffer.size());
                ::deflate(&z, more ? Z_NO_FLUSH : Z_FINISH);
                packed.append(buffer, 0, buffer.size() - z.avail_out);
            } while (z.avail_out == 0);
        }
        if (deflate)
            ::deflateEnd(&z);
    }
    std::string m_bytes;
    std::vector<Entry> m_entries;
};

} // namespace boulton::test
