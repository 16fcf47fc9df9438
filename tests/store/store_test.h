// SPDX-License-Identifier: GPL-3.0-or-later
// What the store's tests share.
#pragma once
#include "core/base/clock.h"
#include "core/store/database.h"
#include "tests/support/test.h"
#include <map>

namespace boulton::store::testing {

inline constexpr std::string_view kPlainHeader = "SQLite format 3";

inline Change change(std::string_view actor = "tester")
{
    return {UserId(std::string(actor)), Instant{1'585'645'200'000'000}, OperationId("op")};
}
inline crypto::Secret secret(std::string_view text)
{
    return test::value(crypto::Secret::copyOf(text));
}
inline crypto::Secret key(char fill = 'k')
{
    return secret(std::string(32, fill));
}

inline std::shared_ptr<const crypto::SigningKey> signer(char fill = 's')
{
    return std::make_shared<const crypto::SigningKey>(test::value(crypto::SigningKey::fromSeed(key(fill))));
}

//! Relative path -> bytes of every file under a folder.
inline std::map<std::string, std::string> tree(const std::filesystem::path& folder)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[entry.path().lexically_relative(folder).generic_string()] = test::readAll(entry.path());
    return files;
}

inline void putBack(const std::filesystem::path& folder, const std::map<std::string, std::string>& files)
{
    std::filesystem::remove_all(folder);
    for (const auto& [name, bytes] : files) {
        std::filesystem::create_directories((folder / name).parent_path());
        test::writeAll(folder / name, bytes);
    }
}

} // namespace boulton::store::testing
