// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/root_record.h"
#include <fstream>

namespace boulton::store {
namespace {

constexpr std::size_t kRecordBytes = 512;
constexpr std::string_view kMagic = "BLTROOT1";

std::string signedPart(const RootRecord& record)
{
    std::string out(kMagic);
    crypto::appendField(out, record.identity.vaultId);
    crypto::appendField(out, record.identity.id);
    crypto::appendNumber(out, record.identity.generation);
    crypto::appendNumber(out, record.state.counter);
    crypto::appendField(out, crypto::view(record.state.top));
    crypto::appendNumber(out, record.state.head.seq);
    crypto::appendField(out, crypto::view(record.state.head.hash));
    crypto::appendField(out, record.at);
    crypto::appendField(out, crypto::view(record.signer));
    return out;
}

//! Reads what appendNumber and appendField wrote; `ok` is false from the first thing that does not fit.
struct Reader {
    std::string_view bytes;
    bool ok = true;

    std::string_view take(std::size_t count)
    {
        if (!ok || count > bytes.size()) {
            ok = false;
            return {};
        }
        const std::string_view out = bytes.substr(0, count);
        bytes.remove_prefix(count);
        return out;
    }
    std::int64_t number()
    {
        std::uint64_t value = 0;
        std::uint64_t shift = 0;
        for (const char c : take(8)) {
            value |= static_cast<std::uint64_t>(static_cast<unsigned char>(c)) << shift;
            shift += 8;
        }
        return static_cast<std::int64_t>(value);
    }
    std::string_view field()
    {
        const std::int64_t size = number();
        return take(size < 0 || size > static_cast<std::int64_t>(kRecordBytes) ? kRecordBytes + 1
                                                                               : static_cast<std::size_t>(size));
    }
    crypto::Digest digest()
    {
        const auto value = crypto::toDigest(field());
        ok = ok && value.has_value();
        return value.value_or(crypto::Digest{});
    }
};

bool decode(std::string_view bytes, std::span<const crypto::Digest> trusted, RootRecord& record)
{
    Reader in{bytes};
    if (in.take(kMagic.size()) != kMagic)
        return false;
    record.identity.vaultId = in.field();
    record.identity.id = in.field();
    record.identity.generation = in.number();
    record.state.counter = in.number();
    record.state.top = in.digest();
    record.state.head.seq = in.number();
    record.state.head.hash = in.digest();
    record.at = in.field();
    record.signer = in.digest();
    if (!in.ok)
        return false;
    const std::string_view content = bytes.substr(0, bytes.size() - in.bytes.size());
    const std::string_view signature = in.take(crypto::kSignatureBytes);
    const std::string_view checked = bytes.substr(0, bytes.size() - in.bytes.size());
    const auto checksum = crypto::toDigest(in.take(32));
    if (!in.ok || !checksum || *checksum != crypto::blake2b(checked))
        return false;
    for (const crypto::Digest& signer : trusted)
        if (signer == record.signer)
            return crypto::verify(signer, content, signature);
    return false;
}

} // namespace

Status RootRecordFile::write(const RootRecord& unsignedRecord, const crypto::SigningKey& signer) const
{
    RootRecord record = unsignedRecord;
    record.signer = signer.publicKey();
    std::string bytes = signedPart(record);
    bytes += crypto::view(signer.sign(bytes));
    bytes += crypto::view(crypto::blake2b(bytes));
    if (bytes.size() > kRecordBytes)
        return fail(ErrorCode::Internal, "a root record is too long");
    bytes.resize(kRecordBytes, '\0');
    std::error_code ignored;
    const auto status = std::filesystem::symlink_status(m_path, ignored);
    if (!std::filesystem::exists(status))
        return platform::replaceFile(m_path,
                                     std::string(record.state.counter % 2 == 0 ? 0 : kRecordBytes, '\0') + bytes);
    if (!std::filesystem::is_regular_file(status))
        return fail(ErrorCode::InvalidInput, platform::toUtf8(m_path) + " is not an ordinary file; it was left alone");
    std::fstream file(m_path, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(record.state.counter % 2 == 0 ? 0 : static_cast<std::streamoff>(kRecordBytes));
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file)
        return fail(ErrorCode::Io, "cannot write " + platform::toUtf8(m_path));
    return {};
}

Status RootRecordFile::sync() const
{
    const auto bytes = platform::readFile(m_path, 2 * kRecordBytes);
    if (!bytes)
        return bytes.error().code == ErrorCode::NotFound ? Status() : std::unexpected(bytes.error());
    return platform::replaceFile(m_path, *bytes);
}

std::vector<RootRecord> RootRecordFile::read(std::span<const crypto::Digest> trusted, int& spoilt) const
{
    std::vector<RootRecord> records;
    const auto bytes = platform::readFile(m_path, 2 * kRecordBytes);
    if (!bytes) {
        spoilt += bytes.error().code == ErrorCode::NotFound ? 0 : 1;
        return records;
    }
    for (std::size_t at = 0; at < bytes->size(); at += kRecordBytes) {
        const std::string_view slot = std::string_view(*bytes).substr(at, kRecordBytes);
        RootRecord record;
        if (slot.find_first_not_of('\0') == std::string_view::npos)
            continue; // not used yet
        if (decode(slot, trusted, record))
            records.push_back(std::move(record));
        else
            ++spoilt;
    }
    return records;
}

Status compare(const FileIdentity& identity, const RootState& file, const std::vector<RootRecord>& records)
{
    for (const RootRecord& record : records) {
        if (record.identity.vaultId != identity.vaultId || record.identity.id != identity.id)
            continue; // somebody copied a record of another file here: it says nothing
        const bool generationAhead = record.identity.generation > identity.generation;
        const bool ahead = record.identity.generation == identity.generation && record.state.counter > file.counter;
        const bool different = record.identity.generation == identity.generation &&
                               record.state.counter == file.counter && record.state != file;
        if (generationAhead || ahead || different)
            return fail(ErrorCode::RollbackDetected,
                        "the file " + identity.id + " is at " + std::to_string(file.counter) + ", but it was seen at " +
                            std::to_string(record.state.counter) + (different ? " with other content" : "") + " on " +
                            record.at,
                        {identity.id, record.at});
    }
    return {};
}

} // namespace boulton::store
