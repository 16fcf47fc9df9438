// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/recovery.h"
#include "core/crypto/keys.h"
#include "core/crypto/recovery_code.h"
#include <algorithm>
#include <nlohmann/json.hpp>

namespace boulton::workspace {
namespace {

constexpr int kFormat = 1;
constexpr std::size_t kMostBytes = 8192;
constexpr std::int64_t kVisits = 20;
constexpr std::size_t kSecretBytes = 32;
constexpr std::array kLetters{"A", "B", "C"};
struct Pair {
    std::size_t one, other;
    const char* name;
};
constexpr std::array kPairs{Pair{0, 1, "AB"}, Pair{0, 2, "AC"}, Pair{1, 2, "BC"}};

platform::Path fileIn(const platform::Path& folder)
{
    return folder / std::string(kRecoveryFile);
}

//! What a wrap belongs to: it opens nothing in another vault, nor for another pair.
std::string placeOf(const std::string& vault, const char* pair)
{
    return "boulton/recovery/v1|" + vault + "|" + pair;
}

Result<std::string> fileOf(const std::string& vault, const RecoveryCodes& codes, const crypto::Secret& secret)
{
    nlohmann::ordered_json json{{"format", kFormat}, {"vault", vault}};
    for (const Pair& pair : kPairs) {
        BOULTON_TRY_ASSIGN(const crypto::Secret key, crypto::keyOfPair(codes.codes.at(pair.one), codes.codes.at(pair.other)));
        BOULTON_TRY_ASSIGN(const crypto::Wrapped wrapped, crypto::wrap(key, secret, placeOf(vault, pair.name)));
        json["pairs"][pair.name] = {{"nonce", crypto::toBase64(wrapped.nonce)}, {"text", crypto::toBase64(wrapped.ciphertext)}};
    }
    return json.dump(1) + "\n";
}

std::unexpected<Error> voidCodes()
{
    return fail(ErrorCode::Damaged, "these two codes do not open this vault: they are of another one, or of before new codes were made", {"codes"});
}

//! The random passphrase behind the codes, as text that openSlot takes.
Result<crypto::Secret> passphraseOf(const crypto::Secret& secret)
{
    BOULTON_TRY_ASSIGN(crypto::Secret text, crypto::Secret::make(2 * secret.size()));
    crypto::toHex(secret.bytes(), text.characters());
    return text;
}

Result<crypto::Secret> openFile(const platform::Path& folder, const crypto::Secret& one, const crypto::Secret& other)
{
    std::error_code none;
    if (!std::filesystem::exists(fileIn(folder), none))
        return fail(ErrorCode::NotFound, "this vault has no recovery codes");
    BOULTON_TRY_ASSIGN(const std::string bytes, platform::readFile(fileIn(folder), kMostBytes));
    const auto json = nlohmann::json::parse(bytes, nullptr, false);
    const auto damaged = [] { return fail(ErrorCode::Damaged, "recovery.json is not as it was written", {std::string(kRecoveryFile)}); };
    if (!json.is_object() || json.value("format", 0) != kFormat || !json.contains("vault") || !json["vault"].is_string() ||
        !json.contains("pairs") || !json["pairs"].is_object())
        return damaged();
    BOULTON_TRY_ASSIGN(const crypto::Secret key, crypto::keyOfPair(one, other));
    for (const Pair& pair : kPairs) {
        const auto found = json["pairs"].find(pair.name);
        if (found == json["pairs"].end() || !found->is_object() || !found->contains("nonce") || !found->contains("text") ||
            !(*found)["nonce"].is_string() || !(*found)["text"].is_string())
            return damaged();
        const auto nonce = crypto::fromBase64((*found)["nonce"].get<std::string>());
        const auto text = crypto::fromBase64((*found)["text"].get<std::string>());
        if (!nonce || !text)
            return damaged();
        if (auto secret = crypto::unwrap(key, {*nonce, *text}, placeOf(json["vault"].get<std::string>(), pair.name)))
            return std::move(*secret);
    }
    return voidCodes();
}

//! Whoever holds the codes, if there are any.
std::optional<UserId> recoveryUser(const store::Vault& vault)
{
    const auto users = vault.users();
    const auto found = std::ranges::find_if(users, [](const store::UserInfo& u) { return u.active && u.login == kRecoveryLogin; });
    return found == users.end() ? std::nullopt : std::optional(found->id);
}

Status checkTyped(const RecoveryCodes& codes, const std::array<crypto::Secret, 3>& typed)
{
    for (std::size_t i = 0; i < typed.size(); ++i) {
        auto read = crypto::readRecoveryCode(typed.at(i));
        if (read && read->equal(codes.codes.at(i)))
            continue;
        const std::string letter = kLetters.at(i);
        Error error{ErrorCode::InvalidInput, "code " + letter + " is not what was printed", {"code", letter}};
        if (!read) {
            error.what = "code " + letter + ": " + read.error().what;
            error.args.insert(error.args.end(), read.error().args.begin(), read.error().args.end());
        }
        return std::unexpected(std::move(error));
    }
    return {};
}

} // namespace

Result<RecoveryCodes> draftRecoveryCodes(Session& session)
{
    BOULTON_TRY(session.requireWriting(UseCase::MakeRecoveryCodes));
    RecoveryCodes drafted;
    for (crypto::Secret& code : drafted.codes) {
        BOULTON_TRY_ASSIGN(code, crypto::makeRecoveryCode());
    }
    return drafted;
}

Result<KeptRecovery> keepRecoveryCodes(Session& session, const RecoveryCodes& codes, const std::array<crypto::Secret, 3>& typed,
                                       const JobContext& job)
{
    BOULTON_TRY(session.requireWriting(UseCase::MakeRecoveryCodes));
    BOULTON_TRY(checkTyped(codes, typed));
    store::Vault& vault = session.vault();
    if (const auto before = recoveryUser(vault)) // the old codes are void before the new ones count
        BOULTON_TRY(vault.removeUser(*before, job));
    BOULTON_TRY_ASSIGN(const crypto::Secret secret, crypto::Secret::random(kSecretBytes));
    BOULTON_TRY_ASSIGN(const crypto::Secret passphrase, passphraseOf(secret));
    BOULTON_TRY_ASSIGN(const std::string file, fileOf(vault.id(), codes, secret));
    BOULTON_TRY(platform::replaceFile(fileIn(vault.folder()), file));
    BOULTON_TRY_ASSIGN(const UserId user, vault.addUser({.login = std::string(kRecoveryLogin),
                                                         .displayName = "Recovery codes (two of three)",
                                                         .role = {.name = std::string(kRoles[static_cast<std::size_t>(Role::Administrator)].word)}},
                                                        passphrase));
    KeptRecovery kept;
    BOULTON_TRY_ASSIGN(const auto compartments, vault.compartments());
    for (const auto& compartment : compartments) {
        if (compartment.open)
            BOULTON_TRY(vault.grant(compartment.id, user));
        else
            kept.notCovered.push_back(compartment.label);
    }
    BOULTON_TRY(vault.audit(Session::entry(UseCase::MakeRecoveryCodes, user.value,
                                           "compartments=" + std::to_string(compartments.size() - kept.notCovered.size()))));
    return kept;
}

Status recover(const platform::Path& folder, const crypto::Secret& one, const crypto::Secret& other, const RecoveryUse& use,
               const crypto::Secret& passphrase, const store::VaultOptions& options, const Clock& clock, const JobContext& job)
{
    if (use.reason.empty() || use.reason.size() > 2000)
        return fail(ErrorCode::InvalidInput, "say in at most 2,000 characters why the codes are used");
    BOULTON_TRY_ASSIGN(const Policy policy, readPolicy());
    BOULTON_TRY(checkPassphrase(passphrase, {use.administrator.login, use.administrator.displayName}, policy));
    BOULTON_TRY_ASSIGN(const crypto::Secret first, crypto::readRecoveryCode(one));
    BOULTON_TRY_ASSIGN(const crypto::Secret second, crypto::readRecoveryCode(other));
    BOULTON_TRY_ASSIGN(const crypto::Secret secret, openFile(folder, first, second));
    BOULTON_TRY_ASSIGN(const crypto::Secret key, passphraseOf(secret));
    store::VaultOptions as = options;
    as.login = std::string(kRecoveryLogin);
    {
        auto opened = Session::openVault(folder, key, as, clock);
        if (!opened && opened.error().code == ErrorCode::WrongPassphrase) // the file is of before the user behind the codes went
            return voidCodes();
        BOULTON_TRY_ASSIGN(Session session, std::move(opened));
        store::Vault& vault = session.vault();
        // First of all: whatever happens afterwards, it is known that the codes were used.
        BOULTON_TRY(vault.audit({std::string(kRecoveryAction), use.administrator.login, use.reason}));
        NewPerson person = use.administrator;
        person.role = Role::Administrator;
        BOULTON_TRY_ASSIGN(const UserId user, addUser(session, person, passphrase));
        BOULTON_TRY_ASSIGN(const auto compartments, vault.compartments());
        for (const auto& compartment : compartments)
            if (compartment.open)
                BOULTON_TRY(vault.grant(compartment.id, user));
        BOULTON_TRY(session.close());
    }
    // Codes that were shown to two people are no secret any more. Nobody removes themselves: the new administrator does it.
    as.login = use.administrator.login;
    BOULTON_TRY_ASSIGN(Session session, Session::openVault(folder, passphrase, as, clock));
    if (const auto spent = recoveryUser(session.vault()))
        BOULTON_TRY(session.vault().removeUser(*spent, job));
    std::error_code ignored;
    std::filesystem::remove(fileIn(folder), ignored); // without its user it opens nothing
    return session.close();
}

Result<RecoveryState> recoveryState(Session& session)
{
    BOULTON_TRY(session.require(UseCase::SeePeople));
    store::Vault& vault = session.vault();
    RecoveryState state{.there = recoveryUser(vault).has_value()};
    const store::Connection& reader = vault.vaultDatabase().reader();
    BOULTON_TRY_ASSIGN(const auto used, store::findAuditEvents(reader, {.actionPrefix = std::string(kRecoveryAction)}, 1));
    if (used.empty() || !session.may(UseCase::AddUser))
        return state;
    BOULTON_TRY_ASSIGN(auto visits, store::findAuditEvents(reader, {.actor = vault.user().value, .actionPrefix = "unlock"}, kVisits));
    std::erase_if(visits, [](const store::AuditEvent& event) { return event.entry.action != "unlock"; }); // "unlock.failed"
    const auto before = visits.size() < 2 ? 0 : visits[1].seq; // the first is the present one
    if (before < used.front().seq) {
        state.usedAt = parseInstant(used.front().at);
        state.reason = used.front().entry.detail;
    }
    return state;
}

} // namespace boulton::workspace
