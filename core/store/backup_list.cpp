// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup_list.h"
#include "core/base/date.h"
#include <algorithm>
#include <charconv>
#include <set>

namespace boulton::store {
namespace {

constexpr std::string_view kFirstLine = "boulton-backup 1";
constexpr std::string_view kLabel = "boulton/backup/v1\n"; // what is signed says what it is

std::string body(const BackupInfo& info)
{
    std::string out(kFirstLine);
    out += "\nvault " + info.vaultId + "\nat " + info.at + "\nepoch " + std::to_string(info.epoch) + "\n";
    for (const BackupFile& f : info.files)
        out += "file " + f.name + " " + std::to_string(f.bytes) + " " + crypto::toHex(crypto::view(f.digest)) +
               (f.opened ? " opened\n" : " copied\n");
    return out + "signer " + crypto::toHex(crypto::view(info.signer)) + "\n";
}

std::unexpected<Error> spoilt()
{
    return fail(ErrorCode::Damaged, "the list of the backup is damaged");
}

//! The next word of a line.
std::string_view word(std::string_view& line)
{
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string_view out = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return out;
}

template <typename T>
bool number(std::string_view text, T& out)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size();
}

bool hex(std::string_view text, std::string& out)
{
    auto bytes = crypto::fromHex(text);
    if (bytes)
        out = *std::move(bytes);
    return bytes.has_value();
}

bool digest(std::string_view text, crypto::Digest& out)
{
    std::string bytes;
    if (!hex(text, bytes))
        return false;
    const auto value = crypto::toDigest(bytes);
    if (value)
        out = *value;
    return value.has_value();
}

//! What a vault calls its files: letters, digits, . - and one folder deep.
bool wellFormed(std::string_view name)
{
    if (name.empty() || name.size() > 200 || name.starts_with('/') || name.ends_with('/') || name.contains("..") ||
        name.contains("//"))
        return false;
    return std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
               c == '/';
    });
}

bool fileLine(std::string_view line, BackupFile& file)
{
    file.name = word(line);
    if (!wellFormed(file.name) || !number(word(line), file.bytes) || !digest(word(line), file.digest))
        return false;
    file.opened = line == "opened";
    return file.opened || line == "copied";
}

} // namespace

std::uint64_t BackupInfo::bytes() const
{
    std::uint64_t sum = 0;
    for (const BackupFile& f : files)
        sum += f.bytes;
    return sum;
}

const BackupFile* BackupInfo::file(std::string_view name) const
{
    const auto found = std::ranges::find(files, name, &BackupFile::name);
    return found == files.end() ? nullptr : &*found;
}

std::string encodeBackupList(const BackupInfo& info, const crypto::SigningKey& signer)
{
    BackupInfo mine = info;
    mine.signer = signer.publicKey();
    const std::string text = body(mine);
    return text + "signature " + crypto::toHex(crypto::view(signer.sign(std::string(kLabel) + text))) + "\n";
}

Result<BackupInfo> decodeBackupList(std::string_view text)
{
    BackupInfo info;
    bool first = true;
    const std::string_view whole = text;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos)
            return spoilt();
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end + 1);
        if (first) {
            if (line != kFirstLine)
                return line.starts_with("boulton-backup ")
                           ? fail(ErrorCode::NewerVersion, "the backup was made by a newer Boulton")
                           : spoilt();
            first = false;
            continue;
        }
        const std::string_view what = word(line);
        bool good = true;
        if (what == "vault")
            info.vaultId = line;
        else if (what == "at")
            info.at = line;
        else if (what == "epoch")
            good = number(line, info.epoch);
        else if (what == "file")
            good = fileLine(line, info.files.emplace_back());
        else if (what == "signer")
            good = digest(line, info.signer);
        else if (what == "signature")
            good = hex(line, info.signature);
        else
            good = false;
        if (!good || info.files.size() > 100'000)
            return spoilt();
    }
    // One way to write it: what is read writes the same bytes again.
    std::set<std::string_view> names;
    for (const BackupFile& f : info.files)
        if (!names.insert(f.name).second)
            return spoilt();
    if (!parseInstant(info.at) ||
        body(info) + "signature " + crypto::toHex(info.signature) + "\n" != whole)
        return spoilt();
    return info;
}

Result<BackupInfo> readBackup(const platform::Path& folder)
{
    BOULTON_TRY_ASSIGN(const std::string text, platform::readFile(folder / kBackupList, 32ULL << 20U));
    BOULTON_TRY_ASSIGN(BackupInfo info, decodeBackupList(text));
    info.folder = folder;
    for (const BackupFile& f : info.files) {
        std::error_code error;
        const auto path = folder / platform::pathFromUtf8(f.name);
        if (!std::filesystem::is_regular_file(std::filesystem::symlink_status(path, error)) ||
            std::filesystem::file_size(path, error) != f.bytes || error)
            return fail(ErrorCode::Damaged, "the backup is not complete: " + f.name,
                        {platform::toUtf8(folder), f.name});
    }
    return info;
}

bool isSignedBy(const BackupInfo& info, std::span<const crypto::Digest> signers)
{
    return std::ranges::any_of(signers, [&](const crypto::Digest& s) { return crypto::equal(s, info.signer); }) &&
           crypto::verify(info.signer, std::string(kLabel) + body(info), info.signature);
}

std::vector<BackupInfo> findBackups(const platform::Path& folder)
{
    std::vector<BackupInfo> all;
    std::error_code error;
    for (auto it = std::filesystem::directory_iterator(folder, error);
         !error && it != std::filesystem::directory_iterator(); it.increment(error)) {
        std::error_code ignored;
        if (it->is_symlink(ignored) || !it->is_directory(ignored) || it->path().extension() != ".backup")
            continue; // .part and the rest: half done, or none of ours
        if (auto info = readBackup(it->path()))
            all.push_back(*std::move(info));
    }
    std::ranges::sort(all, [](const BackupInfo& a, const BackupInfo& b) {
        return a.at != b.at ? a.at > b.at : a.folder > b.folder;
    });
    return all;
}

std::vector<BackupInfo> listBackups(const platform::Path& folder, std::string_view vaultId,
                                    std::span<const crypto::Digest> signers)
{
    std::vector<BackupInfo> all = findBackups(folder);
    std::erase_if(all, [&](const BackupInfo& info) { return info.vaultId != vaultId || !isSignedBy(info, signers); });
    return all;
}

std::vector<Keep> kept(const std::vector<std::string>& newestFirst, const BackupPolicy& policy)
{
    std::set<std::int64_t> days;
    std::set<std::int64_t> weeks;
    std::set<std::int64_t> months;
    const auto first = [](std::set<std::int64_t>& seen, std::int64_t which, int most) {
        return static_cast<int>(seen.size()) < most && seen.insert(which).second;
    };
    std::vector<Keep> out;
    for (const std::string& instant : newestFirst) {
        const auto at = parseInstant(instant);
        if (!at) {
            out.push_back({true, true, true, true}); // not ours to judge
            continue;
        }
        const Date date = at->date();
        const std::int64_t day = date.days;
        const std::int64_t week = (day + 3) >= 0 ? (day + 3) / 7 : (day + 3 - 6) / 7; // 1970-01-01 was a Thursday
        out.push_back({.newest = out.empty(),
                       .day = first(days, day, policy.daily),
                       .week = first(weeks, week, policy.weekly),
                       .month = first(months, std::int64_t{date.year()} * 12 + date.month(), policy.monthly)});
    }
    return out;
}

std::vector<std::size_t> expired(const std::vector<std::string>& newestFirst, const BackupPolicy& policy)
{
    const std::vector<Keep> all = kept(newestFirst, policy);
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (!all[i].any())
            out.push_back(i);
    return out;
}

} // namespace boulton::store
