// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/versions.h"
#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace boulton::store {
namespace {

// What Debian 13 has, and with which everything here was tried. SQLite up to 3.51.2 can lose a commit when two connections
// meet at a checkpoint; here exactly one connection ever checkpoints.
constexpr std::array kFloors{LibraryFloor{"SQLite", "3.46.1"}, LibraryFloor{"SQLCipher", "4.6.1"},
                             LibraryFloor{"OpenSSL", "3.5.0"}, LibraryFloor{"libsodium", "1.0.18"},
                             LibraryFloor{"Qt", "6.8.2"}};

std::string_view word(std::string_view& text)
{
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view out = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return out;
}

//! 3.46.1 -> {3, 46, 1}; what follows the first other character is left out.
std::vector<int> numbers(std::string_view version)
{
    std::vector<int> out;
    const char* at = version.data();
    const char* const end = at + version.size();
    while (at != end) {
        int value = 0;
        const auto [next, error] = std::from_chars(at, end, value);
        if (error != std::errc())
            break;
        out.push_back(value);
        if (next == end || *next != '.')
            break;
        at = next + 1;
    }
    return out;
}

} // namespace

std::span<const LibraryFloor> libraryFloors()
{
    return kFloors;
}

LibraryVersion judgeVersion(std::string_view text)
{
    LibraryVersion out;
    out.name = word(text);
    out.version = word(text);
    const auto* const floor = std::ranges::find(kFloors, out.name, &LibraryFloor::name);
    if (floor == kFloors.end())
        return out;
    out.floor = floor->version;
    const std::vector<int> version = numbers(out.version);
    out.enough = !version.empty() && version >= numbers(out.floor);
    return out;
}

} // namespace boulton::store
