// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/log_salt.h"
#include <cstdint>
#include <fstream>
#include <string_view>

namespace boulton::store {
namespace {

// sqlite.org/fileformat2.html, section 4.1: big-endian numbers.
constexpr std::size_t kLogHeader = 32;
constexpr std::size_t kFrameHeader = 24;
constexpr std::size_t kPage = 4096;
constexpr std::size_t kSalt = 16;

std::uint32_t number(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (const char c : bytes.substr(at, 4))
        value = value << 8U | static_cast<unsigned char>(c);
    return value;
}

} // namespace

std::optional<std::string> saltInLog(const platform::Path& database)
{
    platform::Path path = database;
    path += "-wal";
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(std::filesystem::symlink_status(path, ignored)))
        return std::nullopt;
    std::ifstream log(path, std::ios::binary);
    std::string head(kLogHeader, '\0');
    if (!log.read(head.data(), static_cast<std::streamsize>(head.size())) || number(head, 0) >> 1U != 0x377F0682U >> 1U ||
        number(head, 8) != kPage)
        return std::nullopt;
    std::string frame(kFrameHeader + kSalt, '\0');
    while (log.read(frame.data(), static_cast<std::streamsize>(frame.size()))) {
        if (frame.compare(8, 8, head, 16, 8) != 0)
            return std::nullopt; // of an earlier round of the log
        if (number(frame, 0) == 1)
            return frame.substr(kFrameHeader, kSalt);
        log.seekg(static_cast<std::streamoff>(kPage - kSalt), std::ios::cur);
    }
    return std::nullopt;
}

} // namespace boulton::store
