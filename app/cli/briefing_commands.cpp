// SPDX-License-Identifier: GPL-3.0-or-later
// briefing: chosen reports in one encrypted file, and a look into one.
#include "app/cli/cli.h"
#include "core/base/format.h"
#include "core/report/json.h"
#include "core/report/text.h"
#include "core/workspace/briefing.h"
#include <nlohmann/json.hpp>

namespace boulton::cli {
namespace {

using nlohmann::ordered_json;

struct State {
    VaultOptions vault;
    std::string out;
    std::vector<std::string> packs;
    std::vector<std::string> runs;
    std::string title;
    int days = workspace::kBriefingDays;
    int newPassphraseFd = -1;
    std::string file;
    int passphraseFd = -1;
    bool json = false;
    ReleaseOptions release;
};

Result<workspace::BriefingPack> packOf(const std::string& text)
{
    const auto at = text.find('@');
    const std::string audience = at == std::string::npos ? std::string() : text.substr(at + 1);
    if (audience != "cabinet" && audience != "clt")
        return fail(ErrorCode::Usage, "--pack " + text + ": write PERIOD@cabinet or PERIOD@clt, e.g. 2020-03@cabinet", {text});
    BOULTON_TRY_ASSIGN(const auto period, performance::parsePeriod(text.substr(0, at)));
    return workspace::BriefingPack{period, audience == "cabinet" ? performance::Audience::Cabinet
                                                                 : performance::Audience::LeadershipTeam};
}

Status make(const State& state, const Context& context)
{
    workspace::BriefingRequest request{.path = platform::pathFromUtf8(state.out), .title = state.title, .days = state.days};
    for (const std::string& text : state.packs) {
        BOULTON_TRY_ASSIGN(const auto pack, packOf(text));
        request.packs.push_back(pack);
    }
    for (const std::string& run : state.runs)
        request.runs.emplace_back(run);
    BOULTON_TRY(workspace::checkBriefing(request)); // before anybody types a passphrase
    BOULTON_TRY_ASSIGN(auto session, openSession(state.vault, context));
    BOULTON_TRY(session.requireConfirmed(workspace::UseCase::MakeBriefing));
    BOULTON_TRY_ASSIGN(const crypto::Secret passphrase, choosePassphrase(state.newPassphraseFd, "Passphrase of the briefing: "));
    workspace::BriefingMade made;
    BOULTON_TRY(release(
        state.release, session,
        [&]() -> Status {
            BOULTON_TRY_ASSIGN(made, workspace::makeBriefing(session, request, passphrase, context.job));
            return {};
        },
        [&] { return workspace::briefingLeaving(session, request, context.job); }));
    print(platform::toUtf8(made.path));
    print(made.outline.marking + ", until the end of " + formatDate(made.outline.expiresAt.date()) +
          ". Give the passphrase another way than the file.");
    if (made.drafts > 0)
        printError("Draft: " + std::to_string(made.drafts) + " of its packs " + (made.drafts == 1 ? "has" : "have") + " figures that are not signed off.");
    return session.close();
}

// ---- a look into one

void printRow(const std::vector<std::string>& cells)
{
    std::string line;
    for (const std::string& cell : cells)
        line += (line.empty() ? "  " : " | ") + (cell.empty() ? std::string("–") : cell);
    print(line);
}

void printPairs(const std::vector<std::pair<Text, Text>>& pairs)
{
    for (const auto& [label, value] : pairs)
        print("  " + toString(label) + ": " + toString(value));
}

void printChart(const figure::ChartSpec* chart)
{
    if (chart != nullptr)
        print("  [" + toString(chart->title) + "] " + (chart->description.empty() ? figure::describe(*chart) : toString(chart->description)));
}

struct BlockPrinter {
    void operator()(const report::Heading& h) const { print("\n" + report::headingText(h)); }
    void operator()(const report::Paragraph& p) const { print(toString(p.text)); }
    void operator()(const report::List& l) const
    {
        for (const Text& item : l.items)
            print("  - " + toString(item));
    }
    void operator()(const report::Fields& f) const { printPairs(f.items); }
    void operator()(const report::TableBlock& t) const
    {
        if (!t.caption.empty())
            print(toString(t.caption));
        std::vector<std::string> cells;
        for (const auto& column : t.columns)
            cells.push_back(toString(column.header));
        printRow(cells);
        for (const auto& row : t.rows) {
            cells.clear();
            for (const auto& cell : row.cells)
                cells.push_back(report::plainText(cell) + (cell.note.empty() ? "" : " (" + toString(cell.note) + ")"));
            printRow(cells);
        }
    }
    void operator()(const report::ChartBlock& c) const { printChart(c.spec.get()); }
    void operator()(const report::Tiles& t) const
    {
        for (const auto& tile : t.items)
            print("  " + toString(tile.value) + " " + toString(tile.label) + (tile.status ? " (" + toString(tile.status->word) + ")" : ""));
    }
    void operator()(const report::Note& n) const { print(toString(n.title) + (n.title.empty() ? "" : ": ") + toString(n.text)); }
    void operator()(const report::Card& c) const
    {
        print("\n" + c.code + (c.code.empty() ? "" : "  ") + toString(c.title) + (c.status ? "  " + toString(c.status->word) : "") +
              (c.direction ? ", " + toString(c.direction->word) : ""));
        if (!c.definition.empty())
            print("  " + toString(c.definition));
        printPairs(c.facts);
        printChart(c.chart.get());
        printPairs(c.commentary);
    }
    void operator()(const report::PageBreak&) const {}
};

void printText(const briefing::Briefing& b)
{
    const briefing::Outline& outline = b.header.outline;
    print(outline.marking);
    print(b.header.title);
    print("Made on " + formatDate(outline.madeAt.date()) + " by " + b.header.madeBy + " from the vault " + b.header.vaultName);
    print("Can be opened until the end of " + formatDate(outline.expiresAt.date()));
    for (std::size_t i = 0; i < b.header.contents.size(); ++i)
        print("  " + std::to_string(i + 1) + ". " + b.header.contents[i].title + "  " + b.header.contents[i].marking);
    for (const report::Document& document : b.documents) {
        print("\n" + document.marking + "\n" + toString(document.title));
        if (!document.subtitle.empty())
            print(toString(document.subtitle));
        if (document.synthetic)
            print(toString(report::syntheticShort()));
        for (const report::Block& block : document.blocks)
            std::visit(BlockPrinter{}, block);
    }
    print("\n" + outline.marking);
}

Status printJson(const briefing::Briefing& b)
{
    const briefing::Outline& outline = b.header.outline;
    ordered_json all{{"title", b.header.title},
                     {"marking", outline.marking},
                     {"id", outline.id},
                     {"made", outline.madeAt.iso()},
                     {"expires", outline.expiresAt.iso()},
                     {"made_by", b.header.madeBy},
                     {"vault", b.header.vaultName},
                     {"program", b.header.programVersion},
                     {"reports", ordered_json::array()}};
    for (const report::Document& document : b.documents) {
        BOULTON_TRY_ASSIGN(const std::string text, report::toJson(document));
        all["reports"].push_back(ordered_json::parse(text, nullptr, false));
    }
    print(all.dump(1, ' ', false, ordered_json::error_handler_t::replace));
    return {};
}

Status show(const State& state, const Context& context)
{
    const platform::Path path = platform::pathFromUtf8(state.file);
    BOULTON_TRY_ASSIGN([[maybe_unused]] const auto outline, briefing::outlineOf(path)); // before anybody types a passphrase
    BOULTON_TRY_ASSIGN(const crypto::Secret passphrase, readPassphrase(state.passphraseFd, "Passphrase of " + state.file + ": "));
    BOULTON_TRY_ASSIGN(const briefing::Briefing b,
                       briefing::open(path, passphrase, {.now = context.clock.now(), .localDataFolder = platform::localDataFolder()}, context.job));
    if (state.json)
        return printJson(b);
    printText(b);
    return {};
}

//! There is no backup of a briefing to restore, as the advice for damaged vaults has it.
Status shown(const State& state, Context& context)
{
    Status done = show(state, context);
    if (done || done.error().code != ErrorCode::Damaged)
        return done;
    printError("boulton-cli: " + done.error().what + " [" + std::string(name(done.error().code)) + "]");
    printError("             Ask whoever made it for a fresh copy. Nothing of it was shown.");
    context.exit = exitOf(done.error().code);
    return {};
}

} // namespace

void addBriefingCommands(CLI::App& program, Context& context)
{
    auto state = std::make_shared<State>();
    auto* group = program.add_subcommand("briefing", "Reports in one encrypted file, to be read without the vault until a day");
    group->require_subcommand(1);
    auto* app = group->add_subcommand("make", "Put packs and kept analyses into a briefing file with its own passphrase");
    state->vault.addTo(*app);
    state->release.addTo(*app);
    app->add_option("--out", state->out, "The file, NAME.briefing")->required();
    app->add_option("--pack", state->packs, "A pack as PERIOD@cabinet or PERIOD@clt, e.g. 2020-03@cabinet; may be given again");
    app->add_option("--run", state->runs, "Id of a kept analysis (boulton-cli runs); may be given again");
    app->add_option("--title", state->title, "What the briefing is called")->required();
    app->add_option("--days", state->days, "How many days from today it can be opened, 1 to 90; 14 if not given");
    app->add_option("--new-passphrase-fd", state->newPassphraseFd, "Read the passphrase of the briefing from this descriptor");
    command(app, context, [state, &context] { return make(*state, context); });
    app = group->add_subcommand("show", "Print what is in a briefing file");
    app->add_option("file", state->file, "The briefing file")->required();
    app->add_option("--passphrase-fd", state->passphraseFd, "Read its passphrase from this file descriptor (otherwise it is asked for)");
    app->add_flag("--json", state->json, "For programs");
    command(app, context, [state, &context] { return shown(*state, context); });
}

} // namespace boulton::cli
