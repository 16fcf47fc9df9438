// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the use cases share: a vault in a folder of its own, and what stands in it.
#pragma once
#include "core/base/format.h"
#include "core/sample/sample_council.h"
#include "core/store/audit.h"
#include "core/workspace/import.h"
#include "core/workspace/plan_store.h"
#include "core/workspace/publish.h"
#include "core/workspace/sample_vault.h"
#include "tests/support/test.h"
#include <algorithm>
#include <map>

namespace boulton::workspace::testing {

namespace fs = std::filesystem;

inline crypto::Secret passphrase(std::string_view text = "correct horse")
{
    return test::value(crypto::Secret::copyOf(text));
}

inline store::VaultOptions options(bool readOnly = false)
{
    store::VaultOptions o;
    o.kdf = crypto::floorParameters();
    o.readOnly = readOnly;
    return o;
}

//! After the last value of the sample council came in, before its quarter is reported.
inline const Instant kNow = *parseInstant("2020-04-22T09:00:00.000000Z");

//! The vault of the sample council, made once a program, and the files of `sample export`.
inline const fs::path& samples()
{
    static const test::TemporaryFolder folder;
    static const bool made = [] {
        const FixedClock clock(kNow);
        auto session =
            test::value(Session::create(folder / "Council.boulton", "Officer", passphrase(), options(), clock));
        test::value(fillSample(session, {}));
        test::value(session.close());
        test::value(exportSampleFiles(folder / "files"));
        return true;
    }();
    test::check(made, "the samples");
    return folder.path();
}
inline fs::path sampleFile(const char* name)
{
    return samples() / "files" / name;
}

struct Place {
    test::TemporaryFolder folder;
    FixedClock clock{kNow};

    [[nodiscard]] fs::path vault() const { return folder / "Council.boulton"; }
    Session empty() { return test::value(Session::create(vault(), "Officer", passphrase(), options(), clock)); }
    Session sample()
    {
        fs::copy(samples() / "Council.boulton", vault(), fs::copy_options::recursive);
        return open();
    }
    Session open(bool readOnly = false)
    {
        return test::value(Session::open(vault(), passphrase(), options(readOnly), clock));
    }
    fs::path file(const char* name, std::string_view text) const
    {
        test::writeAll(folder / name, text);
        return folder / name;
    }
};

//! What cannot stay the same when anything is written, by anybody.
inline std::string state(Session& session)
{
    std::string all;
    for (const auto* s : {&session.performance().state(), &session.vault().vaultDatabase().state()})
        all += std::to_string(s->counter) + " " + std::to_string(s->head.seq) + " " +
               crypto::toHex(crypto::view(s->head.hash)) + " ";
    return all;
}

//! Wherever they are kept: changes of data in the compartment, what concerns the whole vault in its own file.
inline std::vector<store::AuditEvent> events(Session& session, UseCase useCase)
{
    auto all = test::value(store::auditEvents(session.performance().reader()));
    for (auto& event : test::value(store::auditEvents(session.vault().vaultDatabase().reader())))
        all.push_back(std::move(event));
    std::erase_if(all, [&](const store::AuditEvent& e) { return e.entry.action != info(useCase).auditAction; });
    return all;
}

inline std::string lines(const Diagnostics& diagnostics)
{
    std::string out;
    for (const auto& d : diagnostics.items())
        out += std::string(name(d.severity)) + " " + toLine(d) + "\n";
    return out;
}

//! An error at that row and column whose sentence holds the words.
inline void says(const Diagnostics& diagnostics, std::int64_t row, std::string_view column, std::string_view words,
                 std::source_location at = std::source_location::current())
{
    const bool said = std::ranges::any_of(diagnostics.items(), [&](const Diagnostic& d) {
        return d.severity == Severity::Error && d.row == row && d.column == column && toLine(d).contains(words);
    });
    test::check(said,
                "no error on row " + std::to_string(row) + ", column " + std::string(column) + " about '" +
                    std::string(words) + "' in:\n" + lines(diagnostics),
                at);
}

//! An error of that code whose sentence holds the words.
template <typename R>
void refused(const R& result, ErrorCode code, std::string_view words,
             std::source_location at = std::source_location::current())
{
    test::check(!result.has_value(), "should have been refused", at);
    test::checkEqual(name(result.error().code), name(code), result.error().what.c_str(), at);
    test::check(result.error().what.contains(words), "'" + std::string(words) + "' is not in: " + result.error().what,
                at);
}

inline ImportReport importText(Place& place, Session& session, std::string_view csv, const ImportOptions& options = {},
                               const exchange::ActualsMapping& mapping = standardMapping())
{
    return test::value(importActuals(session, place.file("actuals.csv", csv), mapping, options, {}));
}

} // namespace boulton::workspace::testing
