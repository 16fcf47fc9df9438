// SPDX-License-Identifier: GPL-3.0-or-later
// A file under a new key. Never PRAGMA rekey, which says OK whatever happened (security.md, fact 1): a copy beside it.
#include "core/store/database.h"

namespace boulton::store {
namespace {

void removeFile(const platform::Path& file)
{
    std::error_code ignored;
    for (const char* end : {"", "-wal", "-shm", "-journal"}) { // a new file has a journal until it is told of the log
        platform::Path one = file;
        one += end;
        std::filesystem::remove(one, ignored);
    }
}

//! The copy passes through its write-ahead log once, so it is there twice for a moment.
Status needRoom(const platform::Path& file, const platform::Path& folder)
{
    std::error_code unknown;
    const auto size = std::filesystem::file_size(file, unknown);
    if (unknown)
        return {};
    const auto space = std::filesystem::space(folder, unknown);
    const auto needed = 2 * size + (std::uintmax_t{4} << 20U);
    if (!unknown && space.available < needed)
        return fail(ErrorCode::DiskFull,
                    "a new key needs a copy of the file: " + std::to_string(needed >> 20U) + " MB must be free");
    return {};
}

} // namespace

Status Database::copyTo(const DatabaseSettings& settings, const crypto::Secret& oldKey, const crypto::Secret& newKey,
                        const Change& by, const Rekey& rekey, const std::function<Status()>& check) const
{
    BOULTON_TRY(needRoom(m_settings.file, settings.file.parent_path()));
    BOULTON_TRY(m_root.verify(m_connection)); // what is damaged is not given a new root
    const auto proved = [&]() -> Status {
        BOULTON_TRY(fillCopy(settings, newKey, by, rekey, check));
        {
            BOULTON_TRY_ASSIGN(const std::unique_ptr<Database> copy, open(settings, newKey, by));
            if (copy->m_state.counter != m_state.counter + 1)
                return fail(ErrorCode::Internal, "the copy under the new key is of another state");
            BOULTON_TRY(copy->close());
        }
        if (auto old = make(settings, oldKey, OpenMode::ReadWrite); old || old.error().code != ErrorCode::Damaged)
            return fail(ErrorCode::Internal, "the old key still opens the copy under the new one");
        return platform::syncFolder(settings.file.parent_path());
    };
    Status done = proved();
    if (!done)
        removeFile(settings.file);
    return done;
}

Status Database::fillCopy(const DatabaseSettings& settings, const crypto::Secret& newKey, const Change& by,
                          const Rekey& rekey, const std::function<Status()>& check) const
{
    BOULTON_TRY_ASSIGN(const std::unique_ptr<Database> copy, make(settings, newKey, OpenMode::Create));
    BOULTON_TRY(m_connection.copyInto(copy->m_connection, check));
    BOULTON_TRY_ASSIGN(copy->m_state, m_root.verify(copy->m_connection)); // under the old key: equal, row for row
    if (copy->m_state != m_state)
        return fail(ErrorCode::Damaged, "the copy of " + m_settings.identity.id + " is not what was copied");
    BOULTON_TRY_ASSIGN(WriteTransaction tx, copy->begin(by));
    if (rekey)
        BOULTON_TRY(rekey(tx, m_contentKey));
    tx.m_allLeaves = true;
    BOULTON_TRY(tx.commit({"file.rekey", settings.identity.id,
                           "generation=" + std::to_string(settings.identity.generation)}));
    return copy->close();
}

} // namespace boulton::store
