// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/briefing/seen.h"
#include "core/crypto/hash.h"
#include "core/report/canonical_json.h"

namespace boulton::briefing {
namespace {

constexpr std::uint64_t kLargest = 1024;

struct Record {
    std::string id;
    Instant at;
    std::string checksum;
};

template <typename A>
void fields(A& a, Record& record)
{
    report::canonical::Object(a).member("id", record.id).member("at", record.at).member("checksum", record.checksum);
}

std::string checksumOf(const Record& record)
{
    return crypto::toHex(crypto::view(crypto::blake2b("boulton/briefing/seen/v1 " + record.id + " " +
                                                      std::to_string(record.at.microseconds))));
}

} // namespace

platform::Path Seen::file() const
{
    return m_folder / "briefings" / "seen.json";
}

std::optional<Instant> Seen::newest() const
{
    const auto text = platform::readFile(file(), kLargest);
    if (!text)
        return std::nullopt;
    report::canonical::Reader in(*text, 0);
    Record record;
    fields(in, record);
    if (!in.done() || record.checksum != checksumOf(record))
        return std::nullopt;
    return record.at;
}

void Seen::note(const std::string& id, Instant at) const
{
    if (const auto before = newest(); before && *before >= at)
        return;
    std::error_code ignored;
    std::filesystem::create_directories(file().parent_path(), ignored);
    Record record{.id = id, .at = at, .checksum = {}};
    record.checksum = checksumOf(record);
    report::canonical::Writer out;
    fields(out, record);
    [[maybe_unused]] const Status kept = platform::replaceFile(file(), out.take());
}

} // namespace boulton::briefing
