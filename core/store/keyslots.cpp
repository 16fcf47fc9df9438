// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/keyslots.h"
#include <algorithm>
#include <array>
#include <set>

namespace boulton::store {
namespace {

constexpr std::uint64_t kLargest = 1U << 20U;
constexpr std::string_view kLabel = "boulton/keyslots/v2";
constexpr std::string_view kFrameLabel = "boulton/frame/v2";
constexpr std::string_view kFirstLabel = "boulton/keyslots/v1"; // of format 1
constexpr std::string_view kCipher = R"({"page_size":4096,"hmac":"HMAC_SHA512","key":"raw"})";
constexpr std::int64_t kLargestNumber = std::int64_t{1} << 53U;

Error damaged()
{
    return {ErrorCode::Damaged, "the header of the vault is damaged", {}};
}

// ------------------------------------------------------------ writing

std::string inQuotes(std::string_view text)
{
    return '"' + std::string(text) + '"';
}
std::string key(std::string_view name)
{
    return inQuotes(name) + ':';
}
std::string hex(std::string_view bytes)
{
    return inQuotes(crypto::toHex(bytes));
}
std::string base64(std::string_view bytes)
{
    return inQuotes(crypto::toBase64(bytes));
}

std::string text(const Slot& s)
{
    return "{" + key("id") + inQuotes(s.id) + "," + key("kdf") + "{" + key("alg") + inQuotes(s.kdf.alg) + "," +
           key("v") + std::to_string(s.kdf.version) + "," + key("mem_kib") + std::to_string(s.kdf.memKib) + "," +
           key("ops") + std::to_string(s.kdf.ops) + "," + key("salt") + hex(s.kdf.salt) + "}," + key("nonce") +
           hex(s.secret.nonce) + "," + key("wrap") + base64(s.secret.ciphertext) + "," + key("commitment") +
           hex(s.commitment) + "," + key("sig") + hex(s.signature) + "}";
}

std::string text(const DatabaseEntry& d, const Keyslots& header)
{
    return "{" + key("id") + inQuotes(d.id) + "," + key("generation") + std::to_string(d.generation) + "," +
           key("file") + inQuotes(d.file(header.vaultDatabase)) + "}";
}

std::string text(const SealEntry& s)
{
    return "{" + key("slot") + inQuotes(s.slot) + "," + key("database") + inQuotes(s.database) + "," + key("box") +
           base64(s.box) + "}";
}

template <typename T, typename Write>
std::string list(const std::vector<T>& items, const Write& write)
{
    std::string out = "[";
    for (const T& item : items)
        out += (out.size() > 1 ? "," : "") + write(item);
    return out + "]";
}

//! `epoch` and what stands inside `slots` are not in the frame, which an administrator answers for.
std::string contentOf(const Keyslots& h, const std::string& epoch, const std::string& slots)
{
    return "{" + key("format") + std::to_string(kKeyslotsFormat) + "," + key("vault_id") + inQuotes(h.vaultId) + epoch +
           "," + key("signed_epoch") + std::to_string(h.signedEpoch) + "," + key("root_public_key") +
           hex(crypto::view(h.rootPublicKey)) + "," + key("log_public_key") + hex(crypto::view(h.logPublicKey)) + "," +
           key("cipher") + std::string(kCipher) + "," + key("vault_database") + inQuotes(h.vaultDatabase) + "," +
           key("register") + hex(crypto::view(h.registerDigest)) + "," + key("slots") + slots + "," + key("databases") +
           list(h.databases, [&](const DatabaseEntry& d) { return text(d, h); }) + "," + key("seals") +
           list(h.seals, [](const SealEntry& s) { return text(s); }) + "}";
}

std::string bodyOf(const Keyslots& h)
{
    return contentOf(h, "," + key("epoch") + std::to_string(h.epoch),
                     list(h.slots, [](const Slot& s) { return text(s); }));
}

std::string frameOf(const Keyslots& h)
{
    return contentOf(h, "", list(h.slots, [](const Slot& s) { return inQuotes(s.id); }));
}

//! Body, frame and signature are there: adds the mac and the text.
Result<KeyslotsFile> finished(KeyslotsFile file, const crypto::Secret& macKey)
{
    file.mac = crypto::view(crypto::blake2b(macKey, std::string(kLabel) + file.body));
    file.bytes = "{" + key("body") + file.body + "," + key("mac") + hex(file.mac) + "," + key("signed_by") +
                 hex(crypto::view(file.signedBy)) + "," + key("sig") + hex(file.signature);
    file.digest = crypto::blake2b(file.bytes);
    file.bytes += "," + key("checksum") + hex(crypto::view(file.digest)) + "}\n";
    if (file.bytes.size() > kLargest)
        return fail(ErrorCode::TooLarge, "the header of the vault would be too large");
    return file;
}

// ------------------------------------------------------------ reading

//! Accepts the canonical form and nothing else: an unknown field, another order, a blank, a float or an escape all
//! fail. The grammar has no recursion, so there is no depth to limit.
class Reader {
public:
    explicit Reader(std::string_view bytes) : m_rest(bytes) {}
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool done() const { return m_ok && m_rest.empty(); }
    [[nodiscard]] std::string_view rest() const { return m_rest; }

    bool has(std::string_view literal)
    {
        if (!m_ok || !m_rest.starts_with(literal))
            return false;
        m_rest.remove_prefix(literal.size());
        return true;
    }
    void expect(std::string_view literal) { m_ok = has(literal) && m_ok; }
    void name(std::string_view field) { expect(key(field)); }

    std::string string()
    {
        expect("\"");
        const std::size_t end =
            m_ok ? m_rest.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+/=._-")
                 : std::string_view::npos;
        if (end == std::string_view::npos) {
            m_ok = false;
            return {};
        }
        std::string out(m_rest.substr(0, end));
        m_rest.remove_prefix(end);
        expect("\"");
        return out;
    }
    std::int64_t number()
    {
        std::int64_t value = 0;
        std::size_t digits = 0;
        while (m_ok && digits < m_rest.size() && m_rest[digits] >= '0' && m_rest[digits] <= '9' &&
               value <= kLargestNumber)
            value = value * 10 + (m_rest[digits++] - '0');
        m_ok = m_ok && digits > 0 && value <= kLargestNumber && (digits == 1 || m_rest[0] != '0');
        if (m_ok)
            m_rest.remove_prefix(digits);
        return value;
    }
    std::string hexBytes(std::size_t size) { return take(crypto::fromHex(string()), size); }
    std::string base64Bytes(std::size_t size) { return take(crypto::fromBase64(string()), size); }
    crypto::Digest digest() { return crypto::toDigest(hexBytes(32)).value_or(crypto::Digest{}); }
    std::string id()
    {
        std::string out = string();
        m_ok = m_ok && crypto::isId(out);
        return out;
    }
    template <typename T, typename Read>
    std::vector<T> list(std::size_t most, const Read& read)
    {
        std::vector<T> items;
        expect("[");
        if (has("]"))
            return items;
        do {
            items.push_back(read());
        } while (m_ok && items.size() <= most && has(","));
        expect("]");
        return items;
    }

private:
    std::string take(Result<std::string> bytes, std::size_t size)
    {
        m_ok = m_ok && bytes && (size == 0 || bytes->size() == size);
        return m_ok ? *std::move(bytes) : std::string();
    }
    std::string_view m_rest;
    bool m_ok = true;
};

Slot slotOf(Reader& in, std::int64_t format)
{
    Slot s;
    in.expect("{");
    in.name("id");
    s.id = in.id();
    in.expect(",");
    in.name("kdf");
    in.expect("{");
    in.name("alg");
    s.kdf.alg = in.string();
    in.expect(",");
    in.name("v");
    s.kdf.version = in.number();
    in.expect(",");
    in.name("mem_kib");
    s.kdf.memKib = in.number();
    in.expect(",");
    in.name("ops");
    s.kdf.ops = in.number();
    in.expect(",");
    in.name("salt");
    s.kdf.salt = in.hexBytes(crypto::kSaltBytes);
    in.expect("},");
    in.name("nonce");
    s.secret.nonce = in.hexBytes(crypto::kNonceBytes);
    in.expect(",");
    in.name("wrap");
    s.secret.ciphertext = in.base64Bytes(0);
    in.expect(",");
    in.name("commitment");
    s.commitment = in.hexBytes(32);
    if (format > 1) {
        in.expect(",");
        in.name("sig");
        s.signature = in.hexBytes(crypto::kSignatureBytes);
    }
    in.expect("}");
    return s;
}

Keyslots contentOf(Reader& in, std::int64_t format)
{
    Keyslots h;
    h.format = format;
    in.expect(",");
    in.name("vault_id");
    h.vaultId = in.id();
    in.expect(",");
    in.name("epoch");
    h.epoch = in.number();
    h.signedEpoch = h.epoch;
    in.expect(",");
    if (format > 1) {
        in.name("signed_epoch");
        h.signedEpoch = in.number();
        in.expect(",");
    }
    in.name("root_public_key");
    h.rootPublicKey = in.digest();
    in.expect(",");
    in.name("log_public_key");
    h.logPublicKey = in.digest();
    in.expect(",");
    in.name("cipher");
    in.expect(kCipher);
    in.expect(",");
    in.name("vault_database");
    h.vaultDatabase = in.id();
    in.expect(",");
    if (format > 1) {
        in.name("register");
        h.registerDigest = in.digest();
        in.expect(",");
    }
    in.name("slots");
    h.slots = in.list<Slot>(1024, [&] { return slotOf(in, format); });
    in.expect(",");
    in.name("databases");
    h.databases = in.list<DatabaseEntry>(1024, [&] {
        DatabaseEntry d;
        in.expect("{");
        in.name("id");
        d.id = in.id();
        in.expect(",");
        in.name("generation");
        d.generation = in.number();
        in.expect(",");
        in.name("file");
        in.expect(inQuotes(d.file(h.vaultDatabase))); // a path is never taken from the header
        in.expect("}");
        return d;
    });
    in.expect(",");
    in.name("seals");
    h.seals = in.list<SealEntry>(65'536, [&] {
        SealEntry s;
        in.expect("{");
        in.name("slot");
        s.slot = in.id();
        in.expect(",");
        in.name("database");
        s.database = in.id();
        in.expect(",");
        in.name("box");
        s.box = in.base64Bytes(0);
        in.expect("}");
        return s;
    });
    in.expect("}");
    return h;
}

//! Ids are unique, and seals point at slots and databases that exist.
bool consistent(const Keyslots& h)
{
    std::set<std::string> slots;
    std::set<std::string> databases;
    std::set<std::pair<std::string, std::string>> seals;
    const bool unique =
        std::ranges::all_of(h.slots, [&](const Slot& s) { return slots.insert(s.id).second; }) &&
        std::ranges::all_of(h.databases, [&](const DatabaseEntry& d) { return databases.insert(d.id).second; });
    return unique && !slots.empty() && databases.contains(h.vaultDatabase) &&
           std::ranges::all_of(h.seals, [&](const SealEntry& s) {
               return slots.contains(s.slot) && databases.contains(s.database) &&
                      seals.insert({s.slot, s.database}).second;
           });
}

} // namespace

std::string DatabaseEntry::file(const std::string& vaultDatabase) const
{
    const std::string number = std::to_string(generation);
    if (id == vaultDatabase)
        return generation == 1 ? "vault.db" : "vault." + number + ".db";
    return "compartments/" + id + "." + number + ".db";
}

Result<KeyslotsFile> encode(const Keyslots& content, const crypto::Secret& macKey, const crypto::SigningKey& root)
{
    KeyslotsFile file{.content = content,
                      .bytes = {},
                      .body = bodyOf(content),
                      .frame = frameOf(content),
                      .mac = {},
                      .signature = {},
                      .signedBy = root.publicKey()};
    file.content.format = kKeyslotsFormat;
    file.signature = crypto::view(root.sign(std::string(kFrameLabel) + file.frame));
    return finished(std::move(file), macKey);
}

Result<KeyslotsFile> encodeSlots(const Keyslots& content, const crypto::Secret& macKey, const KeyslotsFile& before)
{
    KeyslotsFile file{.content = content,
                      .bytes = {},
                      .body = bodyOf(content),
                      .frame = frameOf(content),
                      .mac = {},
                      .signature = before.signature,
                      .signedBy = before.signedBy};
    if (before.content.format != kKeyslotsFormat || file.frame != before.frame)
        return fail(ErrorCode::Internal, "a change of a slot would change more of the header");
    return finished(std::move(file), macKey);
}

Result<KeyslotsFile> decode(std::string bytes)
{
    constexpr std::string_view tailStart = ",\"checksum\":\"";
    constexpr std::size_t tailSize = tailStart.size() + 64 + std::string_view("\"}\n").size();
    Reader in(bytes);
    in.expect("{");
    in.name("body");
    const std::string_view fromBody = in.rest();
    in.expect("{");
    in.name("format");
    const std::int64_t format = in.number();
    if (in.ok() && format > kKeyslotsFormat)
        return fail(ErrorCode::NewerVersion, "the vault was made by a newer Boulton");
    if (!in.ok() || format < 1 || bytes.size() < tailSize)
        return std::unexpected(damaged());
    // The checksum first: it tells chance from anything that needs a closer look, before any key is derived.
    const std::string_view covered = std::string_view(bytes).substr(0, bytes.size() - tailSize);
    KeyslotsFile file;
    file.digest = crypto::blake2b(covered);
    const std::string expected = std::string(tailStart) + crypto::toHex(crypto::view(file.digest)) + "\"}\n";
    if (!bytes.ends_with(expected))
        return std::unexpected(damaged());
    file.content = contentOf(in, format);
    file.body = fromBody.substr(0, fromBody.size() - in.rest().size());
    file.frame = format > 1 ? frameOf(file.content) : file.body;
    in.expect(",");
    in.name("mac");
    file.mac = in.hexBytes(32);
    in.expect(",");
    in.name("signed_by");
    file.signedBy = in.digest();
    in.expect(",");
    in.name("sig");
    file.signature = in.hexBytes(crypto::kSignatureBytes);
    in.expect(expected);
    if (!in.done() || !consistent(file.content))
        return std::unexpected(damaged());
    file.bytes = std::move(bytes);
    return file;
}

Status authenticate(const KeyslotsFile& file, const crypto::Secret& macKey)
{
    const bool first = file.content.format == 1;
    BOULTON_TRY_ASSIGN(const crypto::Digest mac, crypto::toDigest(file.mac));
    const std::string body = std::string(first ? kFirstLabel : kLabel) + file.body;
    const std::string frame = std::string(first ? kFirstLabel : kFrameLabel) + file.frame;
    if (!crypto::equal(mac, crypto::blake2b(macKey, body)) || file.signedBy != file.content.rootPublicKey ||
        file.content.signedEpoch > file.content.epoch || !crypto::verify(file.signedBy, frame, file.signature))
        return fail(ErrorCode::Damaged, "the header of the vault was changed by somebody without the right");
    return {};
}

} // namespace boulton::store
