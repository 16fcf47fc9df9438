// SPDX-License-Identifier: GPL-3.0-or-later
// The second and third place of a root: a small signed file outside the database, so that putting an old database back
// shows.
#pragma once
#include "core/base/date.h"
#include "core/base/platform.h"
#include "core/crypto/keys.h"
#include "core/store/root.h"
#include <span>
#include <string>
#include <vector>

namespace boulton::store {

//! Which file of which vault.
struct FileIdentity {
    std::string vaultId;
    std::string id; //!< of the database
    std::int64_t generation = 1;
    bool operator==(const FileIdentity&) const = default;
};

struct RootRecord {
    FileIdentity identity;
    RootState state;
    std::string at;
    crypto::Digest signer{};
};

//! A file of two records of 512 bytes, written in turn: a write that is cut short spoils one of them only.
class RootRecordFile {
public:
    explicit RootRecordFile(platform::Path path) : m_path(std::move(path)) {}
    [[nodiscard]] const platform::Path& path() const { return m_path; }
    //! Not synced: a root that is lost in a power cut leaves the database ahead of it, which is fine.
    [[nodiscard]] Status write(const RootRecord& record, const crypto::SigningKey& signer) const;
    [[nodiscard]] Status sync() const;
    //! The records that are whole and signed by one of `trusted`; empty if there is no file. `spoilt` counts the
    //! others.
    [[nodiscard]] std::vector<RootRecord> read(std::span<const crypto::Digest> trusted, int& spoilt) const;

private:
    platform::Path m_path;
};

//! RollbackDetected if a record is ahead of the file, or of the same counter with another root.
[[nodiscard]] Status compare(const FileIdentity& identity, const RootState& file,
                             const std::vector<RootRecord>& records);

} // namespace boulton::store
