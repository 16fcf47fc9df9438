// SPDX-License-Identifier: GPL-3.0-or-later
// Where a fault happens: a folder with a vault and what this device keeps about it, always at the same path, so that the
// device knows it again after it was put back.
#pragma once
#include "core/base/clock.h"
#include "core/workspace/session.h"
#include "tests/support/test.h"
#include <filesystem>
#include <map>
#include <new>
#include <string>
#include <string_view>

namespace boulton::faults {

namespace fs = std::filesystem;

inline constexpr std::string_view kCanary = "ZQX7-CANARY";
inline constexpr std::string_view kPassphrase = "correct horse";

inline crypto::Secret secret(std::string_view text)
{
    auto made = crypto::Secret::copyOf(text);
    if (!made)
        throw std::bad_alloc(); // the wall of a program
    return *std::move(made);
}

//! A cost that cheap_kdf.cpp knows: these programs do not pay for the key derivation a thousand times.
inline crypto::KdfParameters cheap()
{
    crypto::KdfParameters parameters = crypto::floorParameters();
    parameters.ops = 64;
    return parameters;
}

struct Scene {
    explicit Scene(fs::path where) : folder(std::move(where)), clock(*parseInstant("2027-03-01T09:00:00.000000Z")) {}
    fs::path folder;
    FixedClock clock;

    [[nodiscard]] fs::path disk() const { return folder / "disk"; } //!< where faults happen
    [[nodiscard]] fs::path vault() const { return disk() / "Council.boulton"; }
    [[nodiscard]] fs::path local() const { return disk() / "local"; }
    [[nodiscard]] store::VaultOptions options(std::string_view login = {}) const
    {
        store::VaultOptions o;
        o.kdf = cheap();
        o.localDataFolder = local();
        o.login = login;
        return o;
    }
    [[nodiscard]] Result<workspace::Session> open(std::string_view passphrase = kPassphrase, std::string_view login = {})
    {
        clock.advanceSeconds(400); // longer than any wait after wrong tries
        return workspace::Session::openVault(vault(), secret(passphrase), options(login), clock);
    }
    [[nodiscard]] Result<std::unique_ptr<store::Vault>> openVault(std::string_view passphrase = kPassphrase,
                                                                  std::string_view login = {})
    {
        clock.advanceSeconds(400);
        return store::Vault::open(vault(), secret(passphrase), options(login), clock);
    }
};

using Tree = std::map<std::string, std::string>; //!< relative path -> bytes

inline Tree treeOf(const fs::path& folder)
{
    Tree files;
    if (fs::exists(folder))
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (entry.is_regular_file())
                files[entry.path().lexically_relative(folder).generic_string()] = test::readAll(entry.path());
    return files;
}

inline void putBack(const fs::path& folder, const Tree& files)
{
    fs::remove_all(folder);
    fs::create_directories(folder);
    for (const auto& [name, bytes] : files) {
        fs::create_directories((folder / name).parent_path());
        if (!name.ends_with('/')) // an empty folder
            test::writeAll(folder / name, bytes);
    }
}

} // namespace boulton::faults
