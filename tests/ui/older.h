// SPDX-License-Identifier: GPL-3.0-or-later
// A vault that is older than what this computer has seen of it: yesterday's folder at today's place.
#pragma once
#include "core/workspace/session.h"
#include "tests/support/test.h"
#include "tests/ui/desktop.h"
#include "ui/vault/opener.h"
#include <filesystem>

namespace boulton::test {

//! The vault at that place, worked in by its administrator, without a window.
inline void workIn(Desktop& d, const platform::Path& vault, const std::function<Status(workspace::Session&)>& work)
{
    store::VaultOptions options;
    options.localDataFolder = d.folder();
    const auto passphrase = value(crypto::Secret::copyOf(std::string_view(vault::kSamplePassphrase)));
    auto session = value(workspace::Session::openVault(vault, passphrase, options, d.clock()));
    value(work(session));
    value(session.close());
}

//! The sample council under another name, put back as it was before the last change; made once.
inline platform::Path olderCouncil(Desktop& d)
{
    namespace fs = std::filesystem;
    d.settle(); // what was locked is closed
    d.copySample();
    const platform::Path today = d.folder() / "council.boulton";
    const platform::Path yesterday = d.folder() / "yesterday";
    if (fs::exists(today))
        return today;
    fs::copy(d.sampleFolder(), today, fs::copy_options::recursive);
    workIn(d, today, [](workspace::Session&) -> Status { return {}; });
    fs::copy(today, yesterday, fs::copy_options::recursive);
    workIn(d, today, [](workspace::Session& session) { return session.vault().audit({"vault.check", session.vault().id(), "ok"}); });
    fs::remove_all(today);
    fs::rename(yesterday, today);
    return today;
}

} // namespace boulton::test
