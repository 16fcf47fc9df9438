// SPDX-License-Identifier: GPL-3.0-or-later
// The two copies of the header in the folder of a vault.
#include "core/base/utf8.h"
#include "core/store/keyslots.h"
#include <algorithm>
#include <array>

namespace boulton::store {
namespace {

constexpr std::array<std::string_view, 2> kNames{"keyslots.json", "keyslots.bak.json"};
constexpr std::uint64_t kLargest = 1U << 20U;

bool hasVaultDatabase(const platform::Path& folder)
{
    std::error_code ignored;
    return std::ranges::any_of(std::filesystem::directory_iterator(folder, ignored), [](const auto& entry) {
        const std::string name = platform::toUtf8(entry.path().filename());
        return name.starts_with("vault.") && name.ends_with("db");
    });
}

} // namespace

std::string slotId(std::string_view vaultId, std::string_view login)
{
    crypto::Blake2b hash;
    hash.field("boulton/slot-id/v1");
    hash.field(vaultId);
    hash.field(utf8::asciiLower(login));
    return crypto::toHex(crypto::view(hash.finish()).substr(0, 16));
}

Result<KeyslotsCopies> readKeyslots(const platform::Path& vault)
{
    std::error_code ignored;
    if (!std::filesystem::is_directory(vault, ignored))
        return fail(ErrorCode::NotAVault, platform::toUtf8(vault) + " is not a vault", {platform::toUtf8(vault)});
    std::array<std::optional<KeyslotsFile>, 2> copies;
    std::array<std::string, 2> problems;
    std::optional<Error> newer;
    int missing = 0;
    for (std::size_t i = 0; i < 2; ++i) {
        auto bytes = platform::readFile(vault / kNames[i], kLargest);
        if (!bytes && bytes.error().code == ErrorCode::NotFound) {
            ++missing;
            problems[i] = std::string(kNames[i]) + " is missing";
            continue;
        }
        auto file = std::move(bytes).and_then([](std::string b) { return decode(std::move(b)); });
        if (file) {
            copies[i] = *std::move(file);
            continue;
        }
        problems[i] = std::string(kNames[i]) + " cannot be used: " + file.error().what;
        if (file.error().code == ErrorCode::NewerVersion)
            newer = file.error();
    }
    if (missing == 2 && !hasVaultDatabase(vault))
        return fail(ErrorCode::NotAVault, platform::toUtf8(vault) + " is not a vault", {platform::toUtf8(vault)});
    if (!copies[0] && !copies[1])
        return std::unexpected(
            newer.value_or(Error{ErrorCode::Damaged, "the header of the vault is damaged", {}}));
    KeyslotsCopies out;
    const bool second = !copies[0] || (copies[1] && copies[1]->content.epoch > copies[0]->content.epoch);
    out.heal = !copies[0] || !copies[1] || copies[0]->bytes != copies[1]->bytes;
    for (const std::string& problem : problems)
        if (!problem.empty())
            out.warnings.push_back(problem);
    out.best = std::move(*copies[second ? 1 : 0]);
    return out;
}

Status writeKeyslots(const platform::Path& vault, const KeyslotsFile& file)
{
    for (const std::string_view name : kNames)
        BOULTON_TRY(platform::replaceFile(vault / name, file.bytes));
    return {};
}

} // namespace boulton::store
