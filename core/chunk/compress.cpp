// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunk/compress.h"
#include "core/chunk/bytes.h"
#ifdef BOULTON_WITH_ZSTD
#include <zstd.h>
#include <zstd_errors.h>
#endif

namespace boulton::chunk {

#ifdef BOULTON_WITH_ZSTD

namespace {

constexpr int kLevel = 1;
constexpr std::uint64_t kMaximumWindow = 8U << 20U;

//! The window that a frame asks for (RFC 8878, 3.1.1.1), read here because ZSTD_decompress does not limit it.
std::uint64_t windowOf(std::string_view frame, std::uint64_t contentSize)
{
    Reader in(frame);
    in.take(4); // the magic number: ZSTD_getFrameContentSize has seen it
    const unsigned descriptor = in.get<std::uint8_t>();
    if ((descriptor & 0x20U) != 0) // single segment
        return contentSize;
    const unsigned window = in.get<std::uint8_t>();
    if (!in.ok() || (window >> 3U) > 30)
        return ~std::uint64_t{0};
    const std::uint64_t base = std::uint64_t{1} << (10 + (window >> 3U));
    return base + base / 8 * (window & 7U);
}

} // namespace

std::optional<std::string> compress(std::string_view raw)
{
    std::string out(ZSTD_compressBound(raw.size()), '\0');
    const std::size_t size = ZSTD_compress(out.data(), out.size(), raw.data(), raw.size(), kLevel);
    if (ZSTD_isError(size) != 0 || size + raw.size() / 16 >= raw.size())
        return {};
    out.resize(size);
    out.shrink_to_fit();
    return out;
}

Result<std::string> decompress(std::string_view frame, std::size_t rawSize)
{
    const auto damaged = [] { return fail(ErrorCode::Damaged, "a chunk's compressed payload is damaged"); };
    const unsigned long long declared = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (declared != rawSize || ZSTD_findFrameCompressedSize(frame.data(), frame.size()) != frame.size() ||
        windowOf(frame, declared) > kMaximumWindow)
        return damaged();
    std::string raw(rawSize, '\0');
    const std::size_t size = ZSTD_decompress(raw.data(), raw.size(), frame.data(), frame.size());
    if (ZSTD_getErrorCode(size) == ZSTD_error_memory_allocation)
        return fail(ErrorCode::TooLarge, "there is not enough memory to read a chunk");
    if (size != rawSize)
        return damaged();
    return raw;
}

#else

std::optional<std::string> compress(std::string_view)
{
    return {};
}

Result<std::string> decompress(std::string_view, std::size_t)
{
    return fail(ErrorCode::Refused, "the chunk is compressed with zstd, which this build of Boulton does not have");
}

#endif

} // namespace boulton::chunk
