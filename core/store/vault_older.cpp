// SPDX-License-Identifier: GPL-3.0-or-later
// A vault that is older than what was seen of it, or of another history: a backup at the old place, another computer, a folder
// that was synced. It opens for reading; an administrator goes on with it, says why, and it is an event.
#include "core/store/vault.h"
#include "core/store/vault_state.h"
#include <algorithm>

namespace boulton::store {

Result<bool> Vault::State::judgeOlder(const Status& compared, const std::string& id)
{
    if (compared)
        return false;
    const Error& found = compared.error();
    if (found.code != ErrorCode::RollbackDetected || verdict.reason == ReadOnlyReason::OtherProgram)
        return std::unexpected(found);
    if (readOnly) {
        warnings.push_back(found.what);
        if (verdict.reason == ReadOnlyReason::Asked)
            verdict.reason = ReadOnlyReason::OlderCopy;
        return true;
    }
    if (options.acknowledge.empty())
        return std::unexpected(found);
    warnings.push_back(found.what);
    if (!std::ranges::contains(acknowledged, id))
        acknowledged.push_back(id);
    return true;
}

Status Vault::State::acknowledgeFile(Database& database)
{
    return database.acknowledge(change(), members.signers, options.acknowledge);
}

Status Vault::State::acknowledgeHeader()
{
    std::int64_t past = header.content.epoch;
    if (const auto file = seen()) {
        int spoilt = 0;
        for (const RootRecord& record : file->read(members.signers, spoilt))
            past = std::max(past, record.state.counter);
    }
    return changeHeader({.next = header.content,
                         .entry = {"header.acknowledge", header.content.vaultId,
                                   "at=" + std::to_string(header.content.epoch) + " past=" + std::to_string(past) +
                                       " reason=" + options.acknowledge},
                         .past = past});
}

Status Vault::State::acknowledgeCompartments()
{
    const std::vector<DatabaseEntry> all = header.content.databases;
    for (const DatabaseEntry& entry : all) {
        if (entry.id == header.content.vaultDatabase || !keyOf(entry))
            continue; // closed to this administrator: another one, who holds it, does it
        BOULTON_TRY_ASSIGN(const std::unique_ptr<Database> database, openCompartment(entry));
        BOULTON_TRY(database->close());
    }
    return {};
}

} // namespace boulton::store
