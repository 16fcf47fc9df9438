// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/vault_keys.h"
#include <algorithm>

namespace boulton::store {
namespace {

constexpr std::size_t kIdBytes = 32; // ids as text
constexpr std::size_t kUserSecretBytes = 32 + 32 + kIdBytes;
constexpr std::string_view kSlotContext = "boulslot";
constexpr std::string_view kGrantMagic = "BLTGRNT1";
constexpr std::size_t kGrantKeyAt = 8 + kIdBytes + 1 + kIdBytes + 8 + 8 + kIdBytes + 1 + 32;
constexpr std::size_t kGrantSignedBytes = kGrantKeyAt + 32;
constexpr std::size_t kGrantBytes = kGrantSignedBytes + crypto::kSignatureBytes;

std::string_view characters(const crypto::Secret& secret)
{
    return {static_cast<const char*>(static_cast<const void*>(secret.bytes().data())), secret.size()};
}

std::string associated(const SlotPlace& place, const Slot& slot)
{
    const bool first = place.format == 1;
    std::string out = first ? "boulton/slot/v1" : "boulton/slot/v2";
    crypto::appendNumber(out, place.format);
    crypto::appendField(out, place.vaultId);
    if (!first)
        crypto::appendField(out, crypto::view(place.rootPublicKey));
    crypto::appendField(out, slot.id);
    crypto::appendField(out, slot.kdf.alg);
    crypto::appendNumber(out, slot.kdf.version);
    crypto::appendNumber(out, slot.kdf.memKib);
    crypto::appendNumber(out, slot.kdf.ops);
    crypto::appendField(out, slot.kdf.salt);
    return out;
}

//! Random bytes are not always a signature, and a public key has a bit that is always 0: what opens nothing must be made
//! the same way as what does, or it can be told apart.
std::string dummySignature()
{
    const auto seed = crypto::Secret::random(crypto::kKeyBytes);
    const auto key = seed.and_then([](const crypto::Secret& s) { return crypto::SigningKey::fromSeed(s); });
    return key ? std::string(crypto::view(key->sign(crypto::randomBytes(32))))
               : crypto::randomBytes(crypto::kSignatureBytes);
}

std::string ownedForm(const SlotPlace& place, const Slot& slot)
{
    std::string out = "boulton/slot-owner/v1";
    crypto::appendField(out, associated(place, slot));
    crypto::appendField(out, slot.secret.nonce);
    crypto::appendField(out, slot.secret.ciphertext);
    crypto::appendField(out, slot.commitment);
    return out;
}

//! The part of a grant before the key.
Result<std::string> grantHead(const GrantPlace& place, std::int64_t serial, UserRole role,
                              const crypto::Digest& granter)
{
    if (!crypto::isId(place.vaultId) || !crypto::isId(place.database) || !crypto::isId(place.userId))
        return fail(ErrorCode::Internal, "a grant needs well-formed ids");
    std::string head(kGrantMagic);
    head += place.vaultId;
    head += static_cast<char>(place.kind);
    head += place.database;
    crypto::appendNumber(head, place.generation);
    crypto::appendNumber(head, serial);
    head += place.userId;
    head += static_cast<char>(role);
    head += crypto::view(granter);
    return head;
}

std::int64_t numberAt(std::string_view bytes, std::size_t at)
{
    std::uint64_t value = 0;
    for (std::size_t i = 8; i-- > 0;)
        value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return static_cast<std::int64_t>(value);
}

} // namespace

Result<UserSecret> makeUserSecret(std::string userId)
{
    if (!crypto::isId(userId))
        return fail(ErrorCode::Internal, "a user id is not well-formed");
    BOULTON_TRY_ASSIGN(crypto::Secret raw, crypto::Secret::random(kUserSecretBytes));
    std::ranges::copy(userId, raw.characters().subspan(64).begin());
    return userSecretFrom(raw);
}

Result<UserSecret> userSecretFrom(const crypto::Secret& raw)
{
    if (raw.size() != kUserSecretBytes)
        return fail(ErrorCode::Damaged, "a slot holds something of the wrong length");
    UserSecret user;
    BOULTON_TRY_ASSIGN(const crypto::Secret boxSecret, raw.part(0, 32));
    BOULTON_TRY_ASSIGN(const crypto::Secret seed, raw.part(32, 32));
    BOULTON_TRY_ASSIGN(user.box, crypto::boxKeysFromSecret(boxSecret));
    BOULTON_TRY_ASSIGN(crypto::SigningKey signing, crypto::SigningKey::fromSeed(seed));
    user.signing = std::make_shared<const crypto::SigningKey>(std::move(signing));
    user.userId = characters(raw).substr(64); // an id, not a secret
    if (!crypto::isId(user.userId))
        return fail(ErrorCode::Damaged, "a slot holds no user");
    BOULTON_TRY_ASSIGN(user.raw, crypto::Secret::copyOf(raw.bytes()));
    return user;
}

SlotPlace slotPlace(const Keyslots& header)
{
    return {.vaultId = header.vaultId, .rootPublicKey = header.rootPublicKey, .format = header.format};
}

Result<Slot> makeSlot(const SlotPlace& place, std::string id, const crypto::Secret& passphrase,
                      crypto::KdfParameters kdf, const UserSecret& user)
{
    Slot slot;
    slot.id = std::move(id);
    slot.kdf = std::move(kdf);
    slot.kdf.salt = crypto::randomBytes(crypto::kSaltBytes);
    BOULTON_TRY_ASSIGN(const crypto::Secret master, crypto::deriveFromPassphrase(passphrase, slot.kdf));
    BOULTON_TRY_ASSIGN(const crypto::Secret wrapping, crypto::subKey(master, 1, kSlotContext));
    BOULTON_TRY_ASSIGN(const crypto::Secret commitment, crypto::subKey(master, 2, kSlotContext));
    slot.commitment = characters(commitment);
    BOULTON_TRY_ASSIGN(slot.secret, crypto::wrap(wrapping, user.raw, associated(place, slot)));
    slot.signature = crypto::view(user.signing->sign(ownedForm(place, slot)));
    return slot;
}

Slot dummySlot(const crypto::KdfParameters& like)
{
    Slot slot;
    slot.id = crypto::randomId();
    slot.kdf = like;
    slot.kdf.salt = crypto::randomBytes(crypto::kSaltBytes);
    slot.secret = {.nonce = crypto::randomBytes(crypto::kNonceBytes),
                   .ciphertext = crypto::randomBytes(kUserSecretBytes + crypto::kTagBytes)};
    slot.commitment = crypto::randomBytes(32);
    slot.signature = dummySignature();
    return slot;
}

Result<UserSecret> openSlot(const SlotPlace& place, const Slot& slot, const crypto::Secret& passphrase)
{
    BOULTON_TRY_ASSIGN(const crypto::Secret master, crypto::deriveFromPassphrase(passphrase, slot.kdf));
    BOULTON_TRY_ASSIGN(const crypto::Secret wrapping, crypto::subKey(master, 1, kSlotContext));
    BOULTON_TRY_ASSIGN(const crypto::Secret commitment, crypto::subKey(master, 2, kSlotContext));
    BOULTON_TRY_ASSIGN(const crypto::Secret stored, crypto::Secret::copyOf(std::string_view(slot.commitment)));
    if (!commitment.equal(stored))
        return fail(ErrorCode::WrongPassphrase, "the passphrase does not open this vault");
    BOULTON_TRY_ASSIGN(const crypto::Secret raw, crypto::unwrap(wrapping, slot.secret, associated(place, slot)));
    return userSecretFrom(raw);
}

bool isSlotOf(const SlotPlace& place, const Slot& slot, const crypto::Digest& signingPublicKey)
{
    return crypto::verify(signingPublicKey, ownedForm(place, slot), slot.signature);
}

Result<std::string> sealGrant(const GrantPlace& place, const crypto::Secret& key, std::int64_t serial, UserRole role,
                              const crypto::Digest& recipient, const crypto::SigningKey& granter)
{
    BOULTON_TRY_ASSIGN(const std::string head, grantHead(place, serial, role, granter.publicKey()));
    if (head.size() != kGrantKeyAt || key.size() != 32)
        return fail(ErrorCode::Internal, "a grant has the wrong length");
    BOULTON_TRY_ASSIGN(crypto::Secret plain, crypto::Secret::make(kGrantBytes));
    std::ranges::copy(head, plain.characters().begin());
    std::ranges::copy(key.bytes(), plain.bytes().subspan(kGrantKeyAt).begin());
    const crypto::Signature signature = granter.sign(characters(plain).substr(0, kGrantSignedBytes));
    std::ranges::copy(signature, plain.bytes().subspan(kGrantSignedBytes).begin());
    return crypto::seal(recipient, plain);
}

Result<Grant> openGrant(const GrantPlace& place, std::string_view box, const crypto::BoxKeys& recipient)
{
    BOULTON_TRY_ASSIGN(const crypto::Secret plain, crypto::openSealed(recipient, box));
    if (plain.size() != kGrantBytes)
        return fail(ErrorCode::Damaged, "a grant has the wrong length");
    const std::string_view bytes = characters(plain);
    Grant grant;
    grant.serial = numberAt(bytes, 8 + kIdBytes + 1 + kIdBytes + 8);
    grant.role = static_cast<UserRole>(static_cast<unsigned char>(bytes[kGrantKeyAt - 33]));
    BOULTON_TRY_ASSIGN(grant.granter, crypto::toDigest(bytes.substr(kGrantKeyAt - 32, 32)));
    BOULTON_TRY_ASSIGN(const std::string expected, grantHead(place, grant.serial, grant.role, grant.granter));
    if (bytes.substr(0, kGrantKeyAt) != expected ||
        !crypto::verify(grant.granter, bytes.substr(0, kGrantSignedBytes), bytes.substr(kGrantSignedBytes)))
        return fail(ErrorCode::Damaged, "a grant belongs to another place");
    BOULTON_TRY_ASSIGN(grant.key, plain.part(kGrantKeyAt, 32));
    return grant;
}

std::string dummyGrant()
{
    const auto nobody = crypto::makeBoxKeys();
    const auto nothing = crypto::Secret::random(kGrantBytes);
    if (nobody && nothing)
        if (auto box = crypto::seal(nobody->publicKey, *nothing))
            return *std::move(box);
    return crypto::randomBytes(kGrantBytes + crypto::kSealBytes);
}

Result<crypto::Secret> headerMacKey(const crypto::Secret& vaultKey)
{
    return crypto::subKey(vaultKey, 1, "boulhead");
}

Result<crypto::BoxKeys> logKeys(const crypto::Secret& vaultKey)
{
    BOULTON_TRY_ASSIGN(const crypto::Secret secret, crypto::subKey(vaultKey, 1, "boullogs"));
    return crypto::boxKeysFromSecret(secret);
}

} // namespace boulton::store
