// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/vault.h"
#include "core/base/quietly.h"
#include "core/store/vault_state.h"
#include <algorithm>
#include <utility>

namespace boulton::store {

Result<WriteTransaction> Compartment::begin(OperationId operation)
{
    if (operation.empty())
        operation = OperationId(crypto::randomId());
    return m_database->begin({m_user, m_clock->now(), std::move(operation)});
}

bool CheckReport::ok() const
{
    return std::ranges::all_of(lines, [](const CheckLine& line) { return line.ok(); });
}

// ------------------------------------------------------------ Vault::State

Change Vault::State::change(OperationId operation) const
{
    if (operation.empty())
        operation = OperationId(crypto::randomId());
    return {UserId(user.userId), clock->now(), std::move(operation)};
}

DatabaseSettings Vault::State::settingsOf(const DatabaseEntry& entry, SchemaSpec schema) const
{
    const std::string record =
        entry.generation == 1 ? entry.id : entry.id + "." + std::to_string(entry.generation); // a file has its own records
    DatabaseSettings settings{
        .file = folder / entry.file(header.content.vaultDatabase),
        .identity = {.vaultId = header.content.vaultId, .id = entry.id, .generation = entry.generation},
        .schema = schema,
        .signer = user.signing,
        .records = {folder / "roots" / (record + ".root")},
        .readOnly = readOnly,
        .shared = verdict.reason == ReadOnlyReason::OtherProgram,
        .onEvent = options.onEvent};
    if (options.localDataFolder) {
        // By place: a copy that is opened elsewhere on this device goes its own way and must not make the original look old.
        std::error_code unresolved;
        const auto place = platform::toUtf8(std::filesystem::weakly_canonical(folder, unresolved));
        const std::string here = crypto::toHex(crypto::view(crypto::blake2b(place))).substr(0, 16);
        settings.records.push_back(*options.localDataFolder / "roots" / (record + "-" + here + ".root"));
    }
    return settings;
}

GrantPlace Vault::State::placeOf(const DatabaseEntry& entry) const
{
    return {.vaultId = header.content.vaultId,
            .kind = GrantKind::Database,
            .database = entry.id,
            .generation = entry.generation,
            .userId = user.userId};
}

Result<DatabaseEntry> Vault::State::entryOf(const std::string& id) const
{
    const auto& all = header.content.databases;
    const auto found = std::ranges::find(all, id, &DatabaseEntry::id);
    if (found == all.end())
        return fail(ErrorCode::NotFound, "the vault has no such compartment", {id});
    return *found;
}

Result<crypto::Secret> Vault::State::keyOf(const DatabaseEntry& entry) const
{
    const std::string slot = slotId(header.content.vaultId, options.login);
    for (const SealEntry& seal : header.content.seals) {
        if (seal.slot != slot || seal.database != entry.id)
            continue;
        // A box that does not open is a dummy: to this user a compartment without a grant looks like any other.
        auto grant = openGrant(placeOf(entry), seal.box, user.box);
        if (!grant && grant.error().code == ErrorCode::TooLarge)
            return std::unexpected(std::move(grant).error());
        if (!grant)
            break;
        if (!members.users.empty() && !std::ranges::contains(members.administrators, grant->granter))
            return fail(ErrorCode::Damaged, "a grant is signed by nobody who may grant");
        return std::move(grant->key);
    }
    return fail(ErrorCode::Refused, "there is no grant for this compartment", {entry.id});
}

Result<std::unique_ptr<Database>> Vault::State::openCompartment(const DatabaseEntry& entry)
{
    constexpr int tries = 20; // beside a program that writes: a record may be ahead of what was seen a moment before
    BOULTON_TRY_ASSIGN(const crypto::Secret key, keyOf(entry));
    for (int attempt = 1;; ++attempt) {
        BOULTON_TRY_ASSIGN(std::unique_ptr<Database> database,
                           Database::open(settingsOf(entry, compartmentSchema()), key, change()));
        const Status compared = database->compareRecords(members.signers, warnings);
        if (!compared && compared.error().code == ErrorCode::RollbackDetected && database->shared() && attempt < tries)
            continue;
        BOULTON_TRY_ASSIGN(const bool older, judgeOlder(compared, entry.id));
        if (older && !readOnly)
            BOULTON_TRY(acknowledgeFile(*database));
        BOULTON_TRY(personalStaysClosed(*database));
        return database;
    }
}

Status Vault::State::personalStaysClosed(const Database& database) const
{
    if (!readOnly)
        return {};
    BOULTON_TRY_ASSIGN(const std::int64_t personal,
                       database.reader().integer("SELECT count(*) FROM dataset_field WHERE sensitivity IN ('personal', "
                                                 "'special-category')"));
    if (personal == 0)
        return {};
    return fail(ErrorCode::Refused,
                "this compartment holds personal data and stays closed: that somebody looked at it could not be recorded, "
                "because the vault is open for reading only",
                {database.identity().id, "personal-data"});
}

void fillSlots(Keyslots& header, const crypto::KdfParameters& like)
{
    while (header.slots.size() % kSlotStep != 0)
        header.slots.push_back(dummySlot(like));
}

void fillSeals(Keyslots& header)
{
    std::erase_if(header.seals, [&](const SealEntry& s) {
        return !std::ranges::contains(header.slots, s.slot, &Slot::id) ||
               !std::ranges::contains(header.databases, s.database, &DatabaseEntry::id);
    });
    for (const Slot& slot : header.slots)
        for (const DatabaseEntry& database : header.databases) {
            const bool there = std::ranges::any_of(
                header.seals, [&](const SealEntry& s) { return s.slot == slot.id && s.database == database.id; });
            if (!there)
                header.seals.push_back({.slot = slot.id, .database = database.id, .box = dummyGrant()});
        }
    // The order says nothing about which came first.
    std::ranges::sort(header.seals, {}, [](const SealEntry& s) { return std::pair(s.database, s.slot); });
    std::ranges::sort(header.slots, {}, &Slot::id);
}

// ------------------------------------------------------------ Vault

Vault::Vault(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Vault::~Vault()
{
    quietly([this] { (void)close(); });
}

const std::string& Vault::id() const
{
    return m_state->header.content.vaultId;
}
const std::string& Vault::name() const
{
    return m_state->name;
}
UserId Vault::user() const
{
    return UserId(m_state->user.userId);
}
const std::string& Vault::userName() const
{
    return m_state->userName;
}
Result<std::map<UserId, std::string>> Vault::userNames() const
{
    BOULTON_TRY_ASSIGN(Statement rows,
                       m_state->vault->reader().prepare("SELECT uid, display_name FROM user ORDER BY uid, serial"));
    std::map<UserId, std::string> names;
    for (;;) {
        BOULTON_TRY_ASSIGN(const bool more, rows.step());
        if (!more)
            return names;
        names[UserId(std::string(rows.text(0)))] = rows.text(1);
    }
}
bool Vault::readOnly() const
{
    return m_state->readOnly;
}
const PlaceVerdict& Vault::readOnlyReason() const
{
    return m_state->verdict;
}
const std::vector<std::string>& Vault::acknowledged() const
{
    return m_state->acknowledged;
}
const platform::Path& Vault::folder() const
{
    return m_state->folder;
}
const std::optional<crypto::KdfParameters>& Vault::newSlotCost() const
{
    return m_state->options.kdf;
}
const std::vector<std::string>& Vault::warnings() const
{
    return m_state->warnings;
}
const Database& Vault::vaultDatabase() const
{
    return *m_state->vault;
}

Result<std::vector<CompartmentInfo>> Vault::compartments() const
{
    BOULTON_TRY_ASSIGN(Statement rows,
                       m_state->vault->reader().prepare("SELECT uid, label, created_at FROM compartment "
                                                        "WHERE state IN ('active', 'pending') ORDER BY label, uid"));
    std::vector<CompartmentInfo> all;
    for (;;) {
        BOULTON_TRY_ASSIGN(const bool more, rows.step());
        if (!more)
            return all;
        CompartmentInfo info{.id = CompartmentId(std::string(rows.text(0))),
                             .label = std::string(rows.text(1)),
                             .createdAt = std::string(rows.text(2))};
        const auto entry = m_state->entryOf(info.id.value);
        if (!entry)
            continue;
        const auto key = m_state->keyOf(*entry);
        if (!key && key.error().code == ErrorCode::TooLarge) // not closed: there is no memory to see
            return std::unexpected(key.error());
        info.open = key.has_value();
        all.push_back(std::move(info));
    }
}

Result<Compartment*> Vault::compartment(const CompartmentId& id)
{
    if (const auto found = m_state->open.find(id.value); found != m_state->open.end())
        return found->second.get();
    BOULTON_TRY_ASSIGN(const std::vector<CompartmentInfo> all, compartments());
    const auto info = std::ranges::find(all, id, &CompartmentInfo::id);
    if (info == all.end())
        return fail(ErrorCode::NotFound, "the vault has no such compartment", {id.value});
    BOULTON_TRY_ASSIGN(const DatabaseEntry entry, m_state->entryOf(id.value));
    BOULTON_TRY_ASSIGN(std::unique_ptr<Database> database, m_state->openCompartment(entry));
    auto compartment = std::make_unique<Compartment>(*info, std::move(database), user(), *m_state->clock);
    return m_state->open.emplace(id.value, std::move(compartment)).first->second.get();
}

Result<Connection> Vault::openReader(const CompartmentId& id)
{
    BOULTON_TRY_ASSIGN(const Compartment* opened, compartment(id));
    BOULTON_TRY_ASSIGN(const DatabaseEntry entry, m_state->entryOf(id.value));
    BOULTON_TRY_ASSIGN(const crypto::Secret key, m_state->keyOf(entry));
    return opened->database().openReader(key);
}

Status Vault::audit(const AuditEntry& entry)
{
    BOULTON_TRY_ASSIGN(WriteTransaction tx, m_state->vault->begin(m_state->change()));
    return tx.commit(entry);
}

Status Vault::checkpoint()
{
    for (auto& [id, compartment] : m_state->open)
        BOULTON_TRY(compartment->m_database->checkpoint());
    return m_state->vault->checkpoint();
}

Status Vault::close()
{
    if (!m_state || !m_state->vault)
        return {};
    Status result;
    for (auto& [id, compartment] : m_state->open)
        if (Status closed = compartment->m_database->close(); !closed)
            result = std::move(closed);
    m_state->open.clear();
    if (Status closed = m_state->vault->close(); !closed)
        result = std::move(closed);
    m_state->vault.reset();
    if (std::exchange(m_state->holding, false))
        forgetHolder(m_state->folder);
    m_state->sharing.reset();
    m_state->lock.reset(); // last: nobody may come in while a log is being emptied
    return result;
}

} // namespace boulton::store
