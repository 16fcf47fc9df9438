// SPDX-License-Identifier: GPL-3.0-or-later
// sample make | export
#include "app/cli/cli.h"
#include "core/workspace/sample_vault.h"

namespace boulton::cli {
namespace {

struct State {
    VaultOptions vault;
    std::string out = ".";
};

//! Three groups of letters and digits that cannot be mixed up: 64 bits, for a vault that holds nothing real.
std::string makePassphrase()
{
    constexpr std::string_view alphabet = "abcdefghjkmnpqrstuvwxyz23456789"; // no i l o 0 1
    const std::string random = crypto::randomBytes(64);
    std::string text;
    for (const char c : random) {
        const auto value = static_cast<unsigned char>(c);
        if (value >= 248) // 8 × 31: no letter more likely than another
            continue;
        if (text.size() == 15)
            break;
        text += alphabet[value % alphabet.size()];
        if (text.size() == 5 || text.size() == 10)
            text += '-';
    }
    return text;
}

Status make(const State& state, const Context& context)
{
    const platform::Path folder = platform::pathFromUtf8(state.vault.vault);
    std::string made; // printed at the end: it opens nothing before
    std::optional<crypto::Secret> passphrase;
    if (state.vault.passphraseFd >= 0) {
        BOULTON_TRY_ASSIGN(passphrase, readPassphrase(state.vault.passphraseFd, ""));
    } else {
        made = makePassphrase();
        BOULTON_TRY_ASSIGN(passphrase, crypto::Secret::copyOf(std::string_view(made)));
    }
    auto options = storeOptions();
    options.kdf = crypto::floorParameters(); // synthetic data: made quickly, opened often
    BOULTON_TRY_ASSIGN(auto session,
                       workspace::Session::create(folder, "Sample officer", *passphrase, options, context.clock));
    if (const Status filled = workspace::fillSample(session, context.job); !filled) {
        workspace::Session::discard(std::move(session));
        return filled;
    }
    BOULTON_TRY(session.close());
    if (!made.empty())
        print("Passphrase: " + made);
    crypto::wipe(made);
    print("Vault: " + state.vault.vault);
    print("It holds synthetic data only: 6 outcomes, 81 measures, April 2017 to March 2020.");
    return {};
}

Status exportFiles(const State& state)
{
    BOULTON_TRY_ASSIGN(const auto files, workspace::exportSampleFiles(platform::pathFromUtf8(state.out)));
    for (const auto& file : files)
        print(platform::toUtf8(file));
    return {};
}

} // namespace

void addSampleCommands(CLI::App& program, Context& context)
{
    auto* group = program.add_subcommand("sample", "The sample council: synthetic, for trying things out");
    group->require_subcommand(1);
    auto state = std::make_shared<State>();
    auto* vault = group->add_subcommand("make", "Make a vault with the sample council; prints its passphrase");
    state->vault.addTo(*vault);
    command(vault, context, [state, &context] { return make(*state, context); });
    auto* files = group->add_subcommand("export", "Write the CSV files that the examples use");
    files->add_option("--out", state->out, "Folder");
    command(files, context, [state] { return exportFiles(*state); });
}

} // namespace boulton::cli
