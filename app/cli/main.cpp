// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "core/base/platform.h"
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <exception>
#include <thread>

namespace {

std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "set inside a signal handler");

void onSignal(int)
{
    interrupted = true;
}

//! Ctrl+C becomes a stop request: work ends at its next check and leaves everything as it was.
std::jthread watchInterrupts(std::stop_source& work)
{
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
    return std::jthread([&work](const std::stop_token& done) {
        while (!done.stop_requested()) {
            if (interrupted)
                work.request_stop();
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    });
}

//! Is the error about the passphrase, or about an argument that came together with one?
bool mentionsPassphrase(int argc, char** argv, std::string_view message)
{
    if (message.find("passphrase") != std::string_view::npos)
        return true;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        const bool known = argument == "--passphrase-fd" || argument == "--new-passphrase-fd" ||
                           argument.starts_with("--passphrase-fd=") || argument.starts_with("--new-passphrase-fd=");
        if (!known && argument.starts_with("-") && argument.find("pass") != std::string_view::npos)
            return true;
    }
    return false;
}

int run(int argc, char** argv)
{
    using namespace boulton;
    std::stop_source work;
    const std::jthread watcher = watchInterrupts(work);
    const SystemClock clock;
    cli::Context context{clock, JobContext(work.get_token())};

    CLI::App program{"Boulton: a council's figures, checked, kept safe and turned into reports", "boulton-cli"};
    program.set_version_flag("--version", "boulton-cli " BOULTON_VERSION);
    program.require_subcommand(1);
    cli::addModuleCommands(program, context);
    cli::addVaultCommands(program, context);
    cli::addPeopleCommands(program, context);
    cli::addRecoveryCommands(program, context);
    cli::addServiceCommands(program, context);
    cli::addReleaseCommands(program, context);
    cli::addSampleCommands(program, context);
    cli::addImportCommands(program, context);
    cli::addPackCommands(program, context);
    cli::addBriefingCommands(program, context);
    cli::addDeskCommands(program, context);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        if (e.get_exit_code() == 0) // --help, --version
            return program.exit(e);
        if (mentionsPassphrase(argc, argv,
                               e.what())) { // CLI11's words repeat the argument, which may be the passphrase itself
            cli::printError("boulton-cli: a passphrase is given with --passphrase-fd N, where N is the number of an "
                            "open file descriptor");
            cli::printError("             On the command line everybody on this machine could read it; if you have "
                            "typed it there, change it.");
            cli::printError(
                "             For example: boulton-cli vault check --vault V.boulton --passphrase-fd 3 3< FILE");
            return cli::kUsage;
        }
        cli::printError(std::string("boulton-cli: ") + e.what());
        cli::printError("             boulton-cli --help lists the commands, boulton-cli COMMAND --help its options.");
        return cli::kUsage;
    }
    return context.exit;
}

} // namespace

int main(int argc, char** argv)
{
    boulton::platform::hardenProcess();
    try {
        if (const auto ready = boulton::crypto::initialise(); !ready)
            return boulton::cli::report(ready.error());
        const int status = run(argc, argv);
        if ((std::fflush(stdout) != 0 || std::ferror(stdout) != 0) && status == boulton::cli::kDone) {
            std::fputs("boulton-cli: the output could not be written\n", stderr);
            return boulton::cli::kFailed;
        }
        return status;
    } catch (const std::exception& e) {
        std::fprintf(stderr, "boulton-cli: stopped by an error of its own: %s\n", e.what());
        return boulton::cli::kFailed;
    }
}
