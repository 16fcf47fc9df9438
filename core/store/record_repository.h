// SPDX-License-Identifier: GPL-3.0-or-later
// Small things that change: measure cards, targets, commentary, sign-offs, publications, import mappings. A change is a
// new version; what was recorded before stays and can be read as at any instant.
#pragma once
#include "core/base/ids.h"
#include "core/store/database.h"
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace boulton::store {

struct NewRecord {
    std::string kind;                       //!< a word of the program, e.g. "measure-card"
    std::string key;                        //!< which one of the kind, e.g. "CP-01"
    std::string body;                       //!< JSON; the store does not look into it
    std::string status = "current";         //!< a word of the caller's workflow, e.g. "draft", "withdrawn"
    std::optional<std::string> validFrom{}; //!< ISO dates: when it holds in the world, not when it was written down
    std::optional<std::string> validTo{};
    //! The version the author had before their eyes (0: none). Refused if there is another by now.
    std::optional<std::int64_t> basedOn{};
};

struct Record {
    NewRecord content; //!< basedOn: the version before, empty for the first
    std::int64_t version = 0;
    std::string recordedAt;
    UserId recordedBy;
    OperationId operation;
};

class RecordRepository {
public:
    explicit RecordRepository(const Database& database) : m_database(&database) {}

    //! One audit event for all of them. On an error the transaction is rolled back.
    [[nodiscard]] Status put(WriteTransaction& tx, std::span<const NewRecord> records) const;
    //! The version that it became.
    [[nodiscard]] Result<std::int64_t> put(WriteTransaction& tx, const NewRecord& record) const;

    //! The newest version of each key, by key; `recorded`: as it was known then.
    [[nodiscard]] Result<std::vector<Record>> latest(const std::string& kind,
                                                     const std::optional<Instant>& recorded = {}) const;
    //! NotFound.
    [[nodiscard]] Result<Record> get(const std::string& kind, const std::string& key,
                                     const std::optional<Instant>& recorded = {}) const;
    [[nodiscard]] Result<std::vector<Record>> history(const std::string& kind,
                                                      const std::string& key) const; //!< oldest first

private:
    const Database* m_database;
};

} // namespace boulton::store
