// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands of boulton-cli share: exit status, passphrase, vault, messages.
#pragma once
#include "core/base/clock.h"
#include "core/base/diagnostics.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/crypto/secret.h"
#include "core/workspace/release.h"
#include <CLI/App.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace boulton::cli {

//! The contract: 0 done, 2 usage, 3 bad input, 4 refused, 5 cancelled, 1 anything else.
enum Exit : int { kDone = 0, kFailed = 1, kUsage = 2, kBadInput = 3, kRefused = 4, kCancelled = 5 };
[[nodiscard]] int exitOf(ErrorCode code);

//! What every command gets: time, cancelling, and where it leaves its exit status.
struct Context {
    const Clock& clock;
    JobContext job;
    int exit = kDone;
};

//! Prints "boulton-cli: …" with what to do next where there is something to do, and returns the exit status.
int report(const Error& error);
void print(const std::string& line);      //!< to standard output
void printError(const std::string& line); //!< to standard error, control characters made visible
void printDiagnostics(const Diagnostics& diagnostics, std::size_t limit = 30);

//! --vault, --login, --passphrase-fd, --unattended and --read-only, for commands that open a vault.
struct VaultOptions {
    std::string vault;
    std::string login; //!< empty: who made the vault
    int passphraseFd = -1;
    bool readOnly = false;
    bool unattended = false; //!< the key of --login is in the keystore of the operating system
    void addTo(CLI::App& app, bool required = true);
};
//! From the descriptor, or asked for on the terminal.
[[nodiscard]] Result<crypto::Secret> readPassphrase(int descriptor, const std::string& prompt);
//! Asked twice on a terminal, so that a slip of the finger does not lock the vault for good.
[[nodiscard]] Result<crypto::Secret> choosePassphrase(int descriptor, const std::string& prompt = "New passphrase: ");
//! The old one from options.passphraseFd, the new one from `newDescriptor`.
[[nodiscard]] Status changeOwnPassphrase(const VaultOptions& options, int newDescriptor, const Context& context);
[[nodiscard]] Result<workspace::Session> openSession(const VaultOptions& options, const Context& context);
//! For commands that need the vault alone: also for users who hold no compartment.
[[nodiscard]] Result<workspace::Session> openVaultSession(const VaultOptions& options, const Context& context);
[[nodiscard]] store::VaultOptions storeOptions(const std::string& login = {});

//! --ask-release and --break-glass, for commands that let something out of a vault.
struct ReleaseOptions {
    std::string ask;
    std::string breakGlass;
    void addTo(CLI::App& app);
};
//! `leave`; where a second person is needed, what the options say: ask for the release, or break the glass and try again. Refused
//! (and said what to do) where they say nothing, and where the release has been asked for and not given yet.
[[nodiscard]] Status release(const ReleaseOptions& options, workspace::Session& session, const std::function<Status()>& leave,
                             const std::function<Result<workspace::Leaving>()>& leaving);

//! Runs the body of a command: an Error becomes a message and an exit status.
template <typename F>
void command(CLI::App* app, Context& context, F&& body)
{
    app->callback([&context, body = std::forward<F>(body)] {
        if (const Status status = body(); !status)
            context.exit = report(status.error());
    });
}

// One function a group of commands; each adds its sub-commands to the program.
void addModuleCommands(CLI::App& program, Context& context);
void addVaultCommands(CLI::App& program, Context& context);
void addSafekeepingCommands(CLI::App& vaultGroup, Context& context);
void addPeopleCommands(CLI::App& program, Context& context);
void addRecoveryCommands(CLI::App& program, Context& context);
void addServiceCommands(CLI::App& program, Context& context);
void addSampleCommands(CLI::App& program, Context& context);
void addImportCommands(CLI::App& program, Context& context);
void addReleaseCommands(CLI::App& program, Context& context);
void addPackCommands(CLI::App& program, Context& context);
void addBriefingCommands(CLI::App& program, Context& context);
void addDeskCommands(CLI::App& program, Context& context);

} // namespace boulton::cli
