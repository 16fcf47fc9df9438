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

void onSignal(int) { interrupted = true; }

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
    cli::addSampleCommands(program, context);
    cli::addImportCommands(program, context);
    cli::addPackCommands(program, context);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        const std::string name = e.get_name();
        if (e.get_exit_code() == 0) // --help, --version
            return program.exit(e);
        cli::printError(std::string("boulton-cli: ") + e.what());
        if (std::string_view(e.what()).find("--passphrase") != std::string_view::npos)
            cli::printError("             A passphrase on the command line can be read by everybody on this machine. Use --passphrase-fd N.");
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
        return run(argc, argv);
    } catch (const std::exception& e) {
        std::fprintf(stderr, "boulton-cli: stopped by an error of its own: %s\n", e.what());
        return boulton::cli::kFailed;
    }
}
