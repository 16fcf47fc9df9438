// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/csv_decode.h"
#include "core/base/utf8.h"
#include <algorithm>
#include <array>
#include <bit>
#if defined(__SSE2__) || defined(_M_X64)
#include <emmintrin.h>
#define BOULTON_CSV_SSE2
#endif

namespace boulton::exchange {
namespace {

using namespace std::string_view_literals;

// Windows-1252, 0x80 … 0x9F; the rest is Latin-1. The five holes become U+FFFD.
constexpr std::array<char16_t, 32> kWindows1252{0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                                0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

char32_t fromWindows1252(unsigned char byte)
{
    return byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80U] : byte;
}

std::string fromWindows1252(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 64 + 16);
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t end = at;
        while (end < bytes.size() && static_cast<unsigned char>(bytes[end]) < 0x80)
            ++end;
        out.append(bytes, at, end - at);
        if (end < bytes.size())
            utf8::append(out, fromWindows1252(static_cast<unsigned char>(bytes[end++])));
        at = end;
    }
    return out;
}

std::string fromUtf16(std::string_view bytes, bool bigEndian)
{
    const auto unit = [&](std::size_t at) {
        const auto a = static_cast<unsigned char>(bytes[at]);
        const auto b = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(bigEndian ? (a << 8U) | b : (b << 8U) | a);
    };
    std::string out;
    out.reserve(bytes.size() / 2 + bytes.size() / 16 + 16);
    for (std::size_t at = 0; at + 1 < bytes.size();) {
        char32_t c = unit(at);
        at += 2;
        if (c >= 0xD800 && c < 0xDC00 && at + 1 < bytes.size()) {
            const char32_t low = unit(at);
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
                at += 2;
            }
        }
        utf8::append(out, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
    }
    return out;
}

// Valid sequences are kept, each other byte is read as Windows-1252, with one warning for each line it happens on.
std::string repaired(std::string_view bytes, Diagnostics& notes)
{
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 64 + 16);
    std::int64_t line = 1;
    std::int64_t warned = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t begin = at;
        const char c = bytes[at];
        if (static_cast<unsigned char>(c) < 0x80) {
            line += c == '\n' || (c == '\r' && (at + 1 >= bytes.size() || bytes[at + 1] != '\n')) ? 1 : 0;
            out += c;
            ++at;
        } else if (utf8::next(bytes, at) != utf8::kInvalid) {
            out.append(bytes, begin, at - begin);
        } else {
            utf8::append(out, fromWindows1252(static_cast<unsigned char>(c)));
            if (warned != line)
                notes.add(
                    Severity::Warning, line, "",
                    BOULTON_TR("exchange",
                               "This line mixes UTF-8 with other bytes; they were read as Windows-1252 characters"));
            warned = line;
        }
    }
    return out;
}

struct Magic {
    std::string_view bytes;
    std::string_view looksLike;
};
constexpr std::array kMagic{Magic{"\x89PNG"sv, "a PNG picture"},
                            Magic{"PK\x03\x04"sv, "an Excel workbook (XLSX) or another ZIP file"},
                            Magic{"\x7F"
                                  "ELF"sv,
                                  "a program"},
                            Magic{"MZ\x90\0"sv, "a Windows program"},
                            Magic{"%PDF-"sv, "a PDF document"},
                            Magic{"\xD0\xCF\x11\xE0"sv, "an old Excel or Word file"},
                            Magic{"\xFF\xD8\xFF"sv, "a JPEG picture"},
                            Magic{"GIF8"sv, "a GIF picture"},
                            Magic{"\x1F\x8B"sv, "a gzip-compressed file"},
                            Magic{"SQLite format 3\0"sv, "an SQLite database"},
                            Magic{"PAR1"sv, "a Parquet file"},
                            Magic{"\x28\xB5\x2F\xFD"sv, "a zstd-compressed file"}};

// UTF-16 without a byte order mark: of the first bytes, those at odd (or even) places are mostly zero, the others
// hardly ever.
std::optional<Encoding> utf16ByZeros(std::string_view bytes)
{
    const std::size_t n = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1};
    std::size_t even = 0, odd = 0;
    for (std::size_t i = 0; i < n; i += 2) {
        even += bytes[i] == '\0' ? 1 : 0;
        odd += bytes[i + 1] == '\0' ? 1 : 0;
    }
    if (n >= 4 && even * 16 <= odd && odd * 10 >= n * 4)
        return Encoding::Utf16Le;
    if (n >= 4 && odd * 16 <= even && even * 10 >= n * 4)
        return Encoding::Utf16Be;
    return std::nullopt;
}

// A quarter of zeros, or one byte in twenty that no text holds: of compressed or encrypted bytes it is one in nine.
bool looksBinary(std::string_view start)
{
    const auto zeros = static_cast<std::size_t>(std::ranges::count(start, '\0'));
    const auto controls = static_cast<std::size_t>(std::ranges::count_if(
        start, [](char c) { return c > '\0' && c < ' ' && !std::string_view("\t\n\r\f\v\x1A").contains(c); }));
    return zeros * 4 > start.size() || (controls >= 8 && controls * 20 > start.size());
}

Status refuseBinary(std::string_view bytes)
{
    if (bytes.empty())
        return fail(ErrorCode::InvalidInput, "the file is empty", {"the file is empty"});
    for (const auto& magic : kMagic)
        if (bytes.starts_with(magic.bytes))
            return fail(ErrorCode::InvalidInput,
                        "this is not a CSV file: it looks like " + std::string(magic.looksLike),
                        {std::string(magic.looksLike)});
    return {};
}

} // namespace

ByteCensus takeCensus(std::string_view bytes)
{
    ByteCensus census;
    const char* const data = bytes.data();
    const std::size_t size = bytes.size();
    std::size_t at = 0;
    while (at < size) {
#ifdef BOULTON_CSV_SSE2
        const __m128i lf = _mm_set1_epi8('\n');
        const __m128i cr = _mm_set1_epi8('\r');
        const __m128i zero = _mm_setzero_si128();
        // Bytes counted in lanes: each compare gives -1 or 0; 255 rounds fill a lane.
        while (size - at >= 16) {
            __m128i lfs = zero, crs = zero, zeros = zero;
            bool plain = true;
            for (int round = 0; round < 255 && size - at >= 16; ++round, at += 16) {
                const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data + at));
                if (_mm_movemask_epi8(v) != 0) {
                    plain = false;
                    break;
                }
                lfs = _mm_sub_epi8(lfs, _mm_cmpeq_epi8(v, lf));
                crs = _mm_sub_epi8(crs, _mm_cmpeq_epi8(v, cr));
                zeros = _mm_sub_epi8(zeros, _mm_cmpeq_epi8(v, zero));
            }
            const auto sum = [&](__m128i lanes) {
                const __m128i s = _mm_sad_epu8(lanes, zero);
                return static_cast<std::size_t>(_mm_cvtsi128_si64(s)) +
                       static_cast<std::size_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(s, s)));
            };
            census.lineFeeds += sum(lfs);
            census.carriageReturns += sum(crs);
            census.nulBytes += sum(zeros);
            if (!plain)
                break;
        }
#endif
        const std::size_t stop = std::min(size, at + 16); // the tail, or a piece with bytes above 127
        while (at < stop) {
            const auto c = static_cast<unsigned char>(data[at]);
            if (c < 0x80) {
                census.lineFeeds += c == '\n' ? 1 : 0;
                census.carriageReturns += c == '\r' ? 1 : 0;
                census.nulBytes += c == 0 ? 1 : 0;
                ++at;
            } else if (utf8::next(bytes, at) != utf8::kInvalid) {
                ++census.multiByte;
            } else {
                ++census.invalid;
            }
        }
    }
    return census;
}

Result<DecodedText> decodeText(std::string_view bytes, std::optional<Encoding> told)
{
    BOULTON_TRY(refuseBinary(bytes));
    DecodedText decoded;
    std::optional<Encoding> marked;
    if (bytes.starts_with("\xEF\xBB\xBF"))
        marked = Encoding::Utf8, decoded.offset = 3;
    else if (bytes.starts_with("\xFF\xFE"))
        marked = Encoding::Utf16Le, decoded.offset = 2;
    else if (bytes.starts_with("\xFE\xFF"))
        marked = Encoding::Utf16Be, decoded.offset = 2;
    if (told && marked && *told != *marked)
        decoded.notes.add(
            Severity::Warning, 0, "",
            BOULTON_TR("exchange",
                       "The file's byte order mark names another encoding than the one chosen; the mark was followed"));
    else if (!marked)
        marked = told ? told : utf16ByZeros(bytes);
    const std::string_view body = bytes.substr(decoded.offset);
    if (body.empty())
        return fail(ErrorCode::InvalidInput, "the file is empty but for its byte order mark", {"the file is empty"});

    if (marked == Encoding::Utf16Le || marked == Encoding::Utf16Be) {
        decoded.encoding = *marked;
        decoded.transcoded = true;
        decoded.storage = fromUtf16(body, *marked == Encoding::Utf16Be);
        decoded.census = takeCensus(decoded.storage);
        if (body.size() % 2 != 0)
            decoded.notes.add(
                Severity::Warning, 0, "",
                BOULTON_TR("exchange", "The UTF-16 text ends in half a character: the file may have been cut off"));
        return decoded;
    }
    decoded.census = takeCensus(body);
    if (looksBinary(body.substr(0, 4096)))
        return fail(ErrorCode::InvalidInput, "this is not a CSV file: it looks like binary data", {"binary data"});
    const bool windows =
        marked == Encoding::Windows1252 || (!marked && decoded.census.invalid > 0 && decoded.census.multiByte == 0);
    if (windows) {
        decoded.encoding = Encoding::Windows1252;
        decoded.transcoded = decoded.census.invalid + decoded.census.multiByte > 0;
        if (decoded.transcoded)
            decoded.storage = fromWindows1252(body);
        if (!told)
            decoded.notes.add(Severity::Information, 0, "",
                              BOULTON_TR("exchange", "The file is not UTF-8; it was read as Windows-1252"));
    } else if (decoded.census.invalid > 0) {
        decoded.transcoded = true;
        decoded.storage = repaired(body, decoded.notes);
    }
    return decoded;
}

} // namespace boulton::exchange
