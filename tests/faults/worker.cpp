// SPDX-License-Identifier: GPL-3.0-or-later
// The program that faults happen to, and the one that looks afterwards.
//   boulton_fault_worker prepare WORK FOLDER
//   boulton_fault_worker perform WORK FOLDER
//   boulton_fault_worker judge WORK FOLDER ACKNOWLEDGED,…
//   boulton_fault_worker export NAME FOLDER
//   boulton_fault_worker hold FOLDER      opens the vault, says so, and keeps it until its input ends
#include "tests/faults/exports.h"
#include "tests/faults/works.h"
#include "tests/support/support.inc.h"
#include <charconv>
#include <cstdio>
#include <unistd.h>

using namespace boulton;
using namespace boulton::faults;

namespace {

std::vector<std::size_t> numbers(std::string_view text)
{
    std::vector<std::size_t> all;
    while (!text.empty()) {
        std::size_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error == std::errc())
            all.push_back(value);
        text.remove_prefix(std::min(static_cast<std::size_t>(end - text.data()) + 1, text.size()));
    }
    return all;
}

void say(std::string_view line)
{
    std::printf("%.*s\n", static_cast<int>(line.size()), line.data());
    std::fflush(stdout);
}
void waitForLine()
{
    char c = 0;
    while (::read(0, &c, 1) == 1 && c != '\n') {
    }
}

//! Unlocked, then locked, each until the parent has looked. The passphrase comes as the first line.
int hold(Scene& scene)
{
    auto passphrase = test::value(crypto::Secret::make(1024));
    const std::size_t size = test::value(platform::readLineFromDescriptor(0, passphrase.characters()));
    auto exact = test::value(crypto::Secret::make(size));
    std::ranges::copy(passphrase.characters().first(size), exact.characters().begin());
    passphrase = crypto::Secret();
    auto vault = store::Vault::open(scene.vault(), exact, scene.options(), scene.clock);
    exact = crypto::Secret();
    if (!vault) {
        say("refused " + std::string(name(vault.error().code)) + " " + vault.error().what);
        return 3;
    }
    for (const auto& compartment : test::value((*vault)->compartments()))
        (void)(*vault)->compartment(compartment.id);
    say("unlocked");
    waitForLine();
    vault->reset();
    say("locked");
    waitForLine();
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string> args(argv + 1, argv + argc);
    try {
        if (args.size() == 2 && args[0] == "hold") {
            Scene scene{fs::path(args[1])};
            return hold(scene);
        }
        if (args.size() < 3)
            return 2;
        if (args[0] == "export") {
            Scene scene{fs::path(args[2])};
            return exportOnce(exportNamed(args[1]), scene);
        }
        const Work& what = work(args[1]);
        Scene scene{fs::path(args[2])};
        if (args[0] == "prepare") {
            what.prepare(scene);
            return 0;
        }
        scene.clock.advanceSeconds(86'400);
        if (args[0] == "perform")
            return perform(what, scene, 0);
        scene.clock.advanceSeconds(86'400);
        judge(what, scene, numbers(args.size() > 3 ? args[3] : ""));
        return 0;
    } catch (const std::exception& e) {
        std::printf("%s\n", e.what());
        return 1;
    }
}
