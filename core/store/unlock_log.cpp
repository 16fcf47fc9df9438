// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/unlock_log.h"
#include <algorithm>

namespace boulton::store {
namespace {

constexpr std::string_view kName = "unlock.log";
constexpr std::uintmax_t kLargest = 64U << 10U;

} // namespace

void noteFailedUnlock(const platform::Path& vault, const crypto::Digest& logPublicKey, Instant at)
{
    std::error_code ignored;
    if (const auto size = std::filesystem::file_size(vault / kName, ignored); !ignored && size > kLargest)
        return;
    const auto plain = crypto::Secret::copyOf(std::string_view(at.iso()));
    if (!plain)
        return;
    if (const auto box = crypto::seal(logPublicKey, *plain))
        (void)platform::appendFile(vault / kName, crypto::toBase64(*box) + "\n");
}

FailedUnlocks readFailedUnlocks(const platform::Path& vault, const crypto::BoxKeys& keys)
{
    FailedUnlocks found;
    const auto bytes = platform::readFile(vault / kName, 2 * kLargest);
    if (!bytes) {
        found.unreadable = bytes.error().code == ErrorCode::NotFound ? 0 : 1;
        return found;
    }
    for (std::size_t at = 0; at < bytes->size();) {
        const std::size_t end = std::min(bytes->find('\n', at), bytes->size());
        const auto box = crypto::fromBase64(std::string_view(*bytes).substr(at, end - at));
        const auto plain = box ? crypto::openSealed(keys, *box) : Result<crypto::Secret>(crypto::Secret());
        at = end + 1;
        std::string text;
        if (plain)
            for (const unsigned char c : plain->bytes())
                text += static_cast<char>(c);
        if (!parseInstant(text)) {
            ++found.unreadable;
            continue;
        }
        ++found.count;
        if (found.first.empty())
            found.first = text;
        found.last = text;
    }
    return found;
}

void forgetFailedUnlocks(const platform::Path& vault)
{
    std::error_code ignored;
    std::filesystem::remove(vault / kName, ignored);
}

} // namespace boulton::store
