// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/unlock_log.h"
#include "core/base/unfinished.h"
#include <algorithm>
#include <charconv>
#include <optional>

namespace boulton::store {
namespace {

constexpr std::string_view kName = "unlock.log";
constexpr std::uintmax_t kLargest = 64U << 10U;
constexpr std::int64_t kManyTries = 1'000; // as many as lead to the longest wait

struct Tries {
    std::int64_t count = 0;
    std::optional<Instant> last{};
    bool unread = false; //!< there is no telling how many
};

//! "COUNT INSTANT"; anything else is nothing. Lines beside the vault count as tries too.
Tries triesOf(const platform::Path& vault, const platform::Path& local)
{
    Tries tries;
    if (const auto text = platform::readFile(local, 100)) {
        const std::size_t blank = std::min(text->find(' '), text->size());
        const auto [end, error] = std::from_chars(text->data(), text->data() + blank, tries.count);
        tries.last = blank < text->size() ? parseInstant(text->substr(blank + 1)) : std::nullopt;
        if (error != std::errc() || end != text->data() + blank || tries.count < 0 || !tries.last)
            tries = {};
    }
    const auto log = platform::readFile(vault / kName, 2 * kLargest);
    if (log)
        tries.count = std::max<std::int64_t>(tries.count, std::ranges::count(*log, '\n'));
    else if (log.error().code != ErrorCode::NotFound) // flooded, or something else in its place: nobody who means well
        tries = {.count = std::max<std::int64_t>(tries.count, kManyTries), .last = tries.last, .unread = true};
    tries.count = std::min<std::int64_t>(tries.count, 1'000'000);
    return tries;
}

void writeTries(const platform::Path& local, std::int64_t count, Instant last)
{
    std::error_code ignored;
    std::filesystem::create_directories(local.parent_path(), ignored);
    (void)platform::replaceFile(local, std::to_string(count) + " " + last.iso());
}

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

std::int64_t waitAfter(std::int64_t wrongTries)
{
    if (wrongTries < kFreeTries)
        return 0;
    const std::int64_t steps = std::min<std::int64_t>(wrongTries - kFreeTries + 1, 9);
    return std::min(kLongestWait, std::int64_t{1} << steps);
}

Status checkWait(const platform::Path& vault, const platform::Path& local, Instant now)
{
    const Tries tries = triesOf(vault, local);
    const std::int64_t wait = waitAfter(tries.count);
    if (wait == 0)
        return {};
    const bool back = !tries.last || now.microseconds < tries.last->microseconds;
    if (back)
        writeTries(local, tries.count, now);
    const std::int64_t passed = back ? 0 : (now.microseconds - tries.last->microseconds) / 1'000'000;
    if (passed >= wait)
        return {};
    const std::string left = std::to_string(wait - passed);
    return fail(ErrorCode::Refused,
                (tries.unread ? "the list of wrong passphrases cannot be read: "
                              : "after " + std::to_string(tries.count) + " wrong passphrases ") +
                    "the next try is in " + left + " seconds",
                {"wait", left});
}

void noteWrongTry(const platform::Path& vault, const platform::Path& local, Instant now)
{
    writeTries(local, triesOf(vault, local).count + 1, now);
}

void forgetWrongTries(const platform::Path& local)
{
    std::error_code ignored;
    std::filesystem::remove(local, ignored);
    platform::removeUnfinished(local);
}

} // namespace boulton::store
