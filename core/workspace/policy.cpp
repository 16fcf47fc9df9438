// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/policy.h"
#include "core/crypto/hash.h"
#include <algorithm>
#include <nlohmann/json.hpp>

namespace boulton::workspace {
namespace {

constexpr std::size_t kMostBytes = 65'536;
constexpr double kMostGuessesLog10 = 30;

std::unexpected<Error> wrong(const std::string& field, const std::string& what)
{
    return fail(ErrorCode::InvalidInput, "the policy of this computer: '" + field + "' " + what + ". Ask IT to mend it", {field});
}

Result<std::vector<std::string>> words(const std::string& field, const nlohmann::json& value)
{
    if (!value.is_array() || !std::ranges::all_of(value, [](const auto& one) { return one.is_string() && !one.template get_ref<const std::string&>().empty(); }))
        return wrong(field, "must be a list of texts");
    return value.get<std::vector<std::string>>();
}

Result<platform::Path> absolutePath(const std::string& field, const std::string& text)
{
    platform::Path path = platform::pathFromUtf8(text);
    if (!path.is_absolute())
        return wrong(field, "must be a whole path, not '" + text + "'");
    return path;
}

Result<bool> flag(const std::string& field, const nlohmann::json& value)
{
    if (!value.is_boolean())
        return wrong(field, "must be true or false");
    return value.get<bool>();
}

Status take(Policy& policy, const std::string& field, const nlohmann::json& value)
{
    if (field == "exportFolders") {
        BOULTON_TRY_ASSIGN(const auto folders, words(field, value));
        if (folders.empty())
            return wrong(field, "must name at least one folder, or be left out");
        for (const std::string& folder : folders) {
            BOULTON_TRY_ASSIGN(platform::Path path, absolutePath(field, folder));
            policy.exportFolders.push_back(std::move(path));
        }
        return {};
    }
    if (field == "allowedHosts") {
        BOULTON_TRY_ASSIGN(policy.allowedHosts, words(field, value));
        return {};
    }
    if (field == "idleLockMinutes") {
        if (!value.is_number_integer() || value < kLeastIdleLock || value > kMostIdleLock)
            return wrong(field, "must be a whole number from 1 to 60");
        policy.idleLockMinutes = value.get<int>();
        return {};
    }
    if (field == "minimumPassphraseStrength") { // ten: 10^10 guesses, which Boulton asks for by itself
        if (!value.is_number() || value < crypto::kFloorGuessesLog10 || value > kMostGuessesLog10)
            return wrong(field, "must be a number from 10 to 30: it can only ask for more than Boulton does");
        policy.passphraseGuessesLog10 = value.get<double>();
        return {};
    }
    if (field == "securityLog") {
        if (!value.is_string())
            return wrong(field, "must be the path of a file");
        BOULTON_TRY_ASSIGN(policy.securityLog, absolutePath(field, value.get<std::string>()));
        return {};
    }
    if (field == "secondPersonAlways") {
        BOULTON_TRY_ASSIGN(policy.secondPersonAlways, flag(field, value));
        return {};
    }
    if (field == "serviceUser") {
        BOULTON_TRY_ASSIGN(policy.serviceUser, flag(field, value));
        return {};
    }
    return wrong(field, "is nothing that Boulton knows");
}

//! No field twice: of two, some programs take the first and some the last.
bool namesOnce(std::string_view text)
{
    std::vector<std::vector<std::string>> open;
    bool once = true;
    const auto watch = [&](int, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
        using Event = nlohmann::json::parse_event_t;
        if (event == Event::object_start)
            open.emplace_back();
        else if (event == Event::object_end)
            open.pop_back();
        else if (event == Event::key) {
            const std::string key = parsed.get<std::string>();
            once = once && !std::ranges::contains(open.back(), key);
            open.back().push_back(key);
        }
        return true;
    };
    return !nlohmann::json::parse(text, watch, false).is_discarded() && once;
}

} // namespace

Result<Policy> parsePolicy(std::string_view text)
{
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object())
        return wrong("policy.json", "is not a JSON object");
    if (!namesOnce(text))
        return wrong("policy.json", "says something twice");
    if (!json.contains("format") || json["format"] != 1)
        return wrong("format", "must be 1");
    Policy policy;
    for (const auto& [field, value] : json.items())
        if (field != "format")
            BOULTON_TRY(take(policy, field, value));
    policy.digest = crypto::toHex(crypto::view(crypto::sha256(text)));
    return policy;
}

Result<Policy> readPolicy(const platform::Path& file)
{
    std::error_code ignored;
    if (std::filesystem::symlink_status(file, ignored).type() == std::filesystem::file_type::not_found)
        return Policy{};
    BOULTON_TRY(platform::onlyAdministratorsWrite(file));
    BOULTON_TRY_ASSIGN(const std::string text, platform::readFile(file, kMostBytes));
    return parsePolicy(text);
}

Status mayExportTo(const Policy& policy, const platform::Path& target)
{
    if (policy.exportFolders.empty())
        return {};
    std::error_code unknown;
    const platform::Path real = std::filesystem::weakly_canonical(target, unknown);
    for (const platform::Path& folder : policy.exportFolders) {
        const platform::Path allowed = std::filesystem::weakly_canonical(folder, unknown);
        const auto [rest, ignored] = std::ranges::mismatch(allowed, real);
        // "/reports/" ends with an empty part
        if (!unknown && (rest == allowed.end() || (std::next(rest) == allowed.end() && rest->empty())))
            return {};
    }
    return fail(ErrorCode::Refused,
                "IT allows exports on this computer to certain folders only, and " + platform::toUtf8(target) +
                    " is not in one of them: " + platform::toUtf8(policy.exportFolders.front()),
                {platform::toUtf8(target), platform::toUtf8(policy.exportFolders.front())});
}

} // namespace boulton::workspace
