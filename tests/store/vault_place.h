// SPDX-License-Identifier: GPL-3.0-or-later
// A vault in a folder of its own, and what is done to it.
#pragma once
#include "core/store/keyslots.h"
#include "core/store/vault.h"
#include "tests/store/store_test.h"
#include <algorithm>

namespace boulton::store::testing {

using VaultPtr = std::unique_ptr<Vault>;

struct Place {
    test::TemporaryFolder folder;
    FixedClock clock{change().at};
    std::filesystem::path vault() const { return folder / "Birmingham.boulton"; }
    std::filesystem::path local() const { return folder / "local"; }
    VaultOptions options() const
    {
        VaultOptions o;
        o.kdf = crypto::floorParameters();
        o.localDataFolder = local();
        return o;
    }
    Result<VaultPtr> tryOpen(std::string_view passphrase = "correct horse", std::optional<VaultOptions> o = {})
    {
        clock.advanceSeconds(60);
        return Vault::open(vault(), secret(passphrase), o.value_or(options()), clock);
    }
    VaultPtr open() { return test::value(tryOpen()); }
    VaultPtr create()
    {
        return test::value(Vault::create(vault(), "ZQX7-CANARY-vault", "ZQX7-CANARY-officer", secret("correct horse"),
                                         options(), clock));
    }
};

inline table::Table small(std::int64_t first = 0)
{
    table::TableBuilder b(
        {{.name = "ZQX7-CANARY-ward", .type = table::Type::String}, {.name = "n", .type = table::Type::Int64}});
    for (std::int64_t i = 0; i < 500; ++i) {
        b[0].append("ZQX7-CANARY-" + std::to_string(i % 9));
        b[1].append(first + i);
    }
    return test::value(b.finish());
}

//! A compartment with a data set in it.
inline CompartmentId fill(Vault& vault, const std::string& label = "performance")
{
    const CompartmentId id = test::value(vault.addCompartment(label));
    Compartment* c = test::value(vault.compartment(id));
    auto tx = test::value(c->begin());
    const DatasetId dataset =
        test::value(c->datasets().create(tx, {.name = "ZQX7-CANARY-set", .schema = small().schema()}));
    test::value(c->datasets().add(tx, dataset, small(), RevisionMode::Append, "", {}));
    test::value(tx.commit());
    return id;
}

inline std::int64_t firstValue(Vault& vault, const CompartmentId& id)
{
    Compartment* c = test::value(vault.compartment(id));
    const auto info = test::value(c->datasets().find("ZQX7-CANARY-set"));
    return test::value(c->datasets().read(info.id, {"n"}, {}, {})).column(0).ints()[0];
}

inline void clean(const std::filesystem::path& folder)
{
    for (const auto& [name, bytes] : tree(folder)) {
        test::check(bytes.find("ZQX7-CANARY") == std::string::npos, "plain text in " + name);
        test::check(bytes.find("performance") == std::string::npos, "a label in " + name);
        test::check(!bytes.starts_with(kPlainHeader), "a plain file " + name);
    }
}

inline std::string keyslots(const Place& place, bool second = false)
{
    return test::readAll(place.vault() / (second ? "keyslots.bak.json" : "keyslots.json"));
}
inline void writeBoth(const Place& place, std::string_view bytes)
{
    test::writeAll(place.vault() / "keyslots.json", bytes);
    test::writeAll(place.vault() / "keyslots.bak.json", bytes);
}
//! What a forger without any key can do: change the text and put the checksum right.
inline std::string forged(std::string bytes, std::string_view from, std::string_view to)
{
    const std::size_t at = bytes.find(from);
    test::check(at != std::string::npos, "nothing to forge");
    bytes.replace(at, from.size(), to);
    const std::string mark = ",\"checksum\":\"";
    const std::size_t tail = bytes.rfind(mark);
    const auto sum = crypto::blake2b(std::string_view(bytes).substr(0, tail));
    return bytes.substr(0, tail) + mark + crypto::toHex(crypto::view(sum)) + "\"}\n";
}

} // namespace boulton::store::testing
