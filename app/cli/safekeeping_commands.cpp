// SPDX-License-Identifier: GPL-3.0-or-later
// vault check | backup | restore | acknowledge
#include "app/cli/cli.h"
#include "core/workspace/safekeeping.h"
#include <QtGlobal>
#include <algorithm>
#include <nlohmann/json.hpp>

namespace boulton::cli {
namespace {

struct State {
    VaultOptions vault;
    std::string backups;
    store::BackupPolicy keep;
    std::string backup;
    std::string reason;
    bool json = false;
};

std::string_view word(store::CheckLevel level)
{
    switch (level) {
    case store::CheckLevel::Ok: return "ok";
    case store::CheckLevel::Warning: return "warning";
    case store::CheckLevel::Problem: return "problem";
    }
    return {};
}

std::string megabytes(std::uint64_t bytes)
{
    return std::to_string((bytes + (1U << 20U) - 1) >> 20U) + " MB";
}

void printJson(const store::CheckReport& report, const workspace::Session& session,
               const std::vector<std::string>& warnings)
{
    nlohmann::ordered_json json{{"ok", report.ok()}, {"readOnly", session.readOnly()}};
    json["warnings"] = warnings;
    json["lines"] = nlohmann::ordered_json::array();
    for (const auto& line : report.lines)
        json["lines"].push_back(
            {{"section", line.section}, {"what", line.what}, {"level", word(line.level)}, {"detail", line.detail}});
    print(json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

void printLines(const store::CheckReport& report)
{
    for (const auto& line : report.lines) {
        const std::string_view mark = line.level == store::CheckLevel::Ok        ? "  ok       "
                                      : line.level == store::CheckLevel::Warning ? "  warning  "
                                                                                 : "  PROBLEM  ";
        print(std::string(mark) + line.what + (line.detail.empty() ? "" : ": " + line.detail));
    }
}

Status check(const State& state, const Context& context)
{
    BOULTON_TRY_ASSIGN(auto session, openVaultSession(state.vault, context));
    const std::vector<std::string> warnings = session.vault().warnings();
    BOULTON_TRY_ASSIGN(auto report,
                       workspace::checkVault(session, platform::pathFromUtf8(state.backups), context.job));
    store::addVersion(report, std::string("Qt ") + qVersion());
    if (state.json) {
        printJson(report, session, warnings);
    } else {
        for (const auto& warning : warnings)
            printError("  warning: " + warning);
        printLines(report);
    }
    const auto count = std::ranges::count(report.lines, store::CheckLevel::Warning, &store::CheckLine::level);
    BOULTON_TRY(session.close());
    if (!report.ok())
        return fail(ErrorCode::Damaged, state.vault.vault + " has problems; they are listed above");
    if (!state.json)
        print("Everything is as it was written." +
              (count > 0 ? " Warnings: " + std::to_string(count) + "." : std::string()));
    return {};
}

Status backup(const State& state, const Context& context)
{
    BOULTON_TRY_ASSIGN(auto session, openVaultSession(state.vault, context));
    BOULTON_TRY_ASSIGN(const auto report,
                       workspace::backUp(session, platform::pathFromUtf8(state.backups), state.keep, context.job));
    BOULTON_TRY(session.close());
    const auto closed = std::ranges::count_if(
        report.made.files, [](const store::BackupFile& f) { return !f.opened && f.name.ends_with(".db"); });
    print("Backed up: " + platform::toUtf8(report.made.folder) + " (" + megabytes(report.made.bytes()) +
          "), opened and compared.");
    if (closed > 0)
        print("  " + std::to_string(closed) + " of its files are closed to you: they were copied, but not opened.");
    for (const auto& old : report.removed)
        print("  no longer kept: " + platform::toUtf8(old.filename()));
    for (const auto& warning : report.warnings)
        printError("  warning: " + warning);
    return {};
}

Status restore(const State& state, const Context& context)
{
    const platform::Path from = platform::pathFromUtf8(state.backup);
    BOULTON_TRY_ASSIGN(const auto passphrase,
                       readPassphrase(state.vault.passphraseFd, "Passphrase of the day of the backup: "));
    BOULTON_TRY_ASSIGN(const auto info,
                       workspace::restoreVault(from, platform::pathFromUtf8(state.vault.vault), passphrase,
                                                storeOptions(state.vault.login), context.clock, context.job));
    print("Restored: " + state.vault.vault + ", as it was at " + info.at + ".");
    print("Whoever had left or changed a passphrase since then opens it as on that day.");
    return {};
}

Status acknowledge(const State& state, const Context& context)
{
    const platform::Path folder = platform::pathFromUtf8(state.vault.vault);
    BOULTON_TRY(workspace::Session::looksLikeVault(folder));
    BOULTON_TRY_ASSIGN(const auto passphrase,
                       readPassphrase(state.vault.passphraseFd, "Passphrase of " + state.vault.vault + ": "));
    BOULTON_TRY_ASSIGN(const std::size_t files,
                       workspace::acknowledgeOlder(folder, passphrase, storeOptions(state.vault.login), state.reason,
                                                   context.clock));
    print("Acknowledged for " + std::to_string(files) + (files == 1 ? " file" : " files") +
          " of the vault, and recorded in the audit with your reason.");
    print("What was in the newer copy is not in this one.");
    return {};
}

} // namespace

void addSafekeepingCommands(CLI::App& group, Context& context)
{
    auto state = std::make_shared<State>();
    const auto add = [&](const char* name, const char* help, Status (*body)(const State&, const Context&)) {
        auto* app = group.add_subcommand(name, help);
        state->vault.addTo(*app);
        command(app, context, [state, &context, body] { return body(*state, context); });
        return app;
    };
    auto* checking =
        add("check", "Read everything and compare it with its hashes; what else endangers the vault", check);
    checking->add_option("--backups", state->backups, "The folder with backups; without it, where the last one went");
    checking->add_flag("--json", state->json, "Print the result as JSON");
    auto* backing = add("backup", "Copy the vault, encrypted as it is, into a new folder named by date", backup);
    backing->add_option("--to", state->backups, "The folder for backups")->required();
    backing->add_option("--keep-daily", state->keep.daily, "Days of which the last backup is kept (7)");
    backing->add_option("--keep-weekly", state->keep.weekly, "Weeks of which the last backup is kept (4)");
    backing->add_option("--keep-monthly", state->keep.monthly, "Months of which the last backup is kept (12)");
    add("restore", "Make a vault, in a new folder, of a backup", restore)
        ->add_option("--backup", state->backup, "The backup's folder, NAME-DATE.backup")
        ->required();
    add("acknowledge", "Go on with a vault that is older than what this computer has seen of it (administrators)",
        acknowledge)
        ->add_option("--reason", state->reason, "Why, in one line; it stands in the audit")
        ->required();
}

} // namespace boulton::cli
