// SPDX-License-Identifier: GPL-3.0-or-later
// The jobs that people do with the command line, from the first to the last command.
#include "core/workspace/plan_store.h"
#include "tests/cli/cli_test.h"

using namespace boulton;
using namespace boulton::cli::testing;

namespace {

performance::Plan planOf(const fs::path& vault)
{
    const SystemClock clock;
    auto session =
        test::value(workspace::Session::open(vault, test::value(crypto::Secret::copyOf(kPassphrase)), store::VaultOptions(), clock));
    return test::value(workspace::loadPlan(session));
}

std::string after(const std::string& text, std::string_view mark)
{
    const auto at = text.find(mark);
    test::check(at != std::string::npos, std::string(mark) + " is not in " + text);
    return text.substr(at + mark.size(), text.find('\n', at) - at - mark.size());
}

} // namespace

TEST(sampleMakesAVaultAndPrintsWhatOpensIt)
{
    Place p;
    const Ran made = p.ok("sample make --vault new.boulton");
    const std::string passphrase = after(made.out, "Passphrase: ");
    CHECK(passphrase.size() >= 13);
    CHECK(made.out.contains("synthetic data only"));
    p.write("printed", passphrase + "\n");
    CHECK(p.ok("vault check --vault new.boulton --passphrase-fd 3 3<printed")
              .out.contains("Everything is as it was written."));
    p.fails(kRefused, std::string("vault check --vault new.boulton") + kPass,
            {"wrong-passphrase", "caps lock", "Nothing was changed"});
    p.fails(kRefused, "sample make --vault new.boulton", {"already-exists"});
    CHECK(!p.run("sample make --vault new.boulton").out.contains("Passphrase")); // it would open nothing
}

TEST(fromAMonthsFileToBothPacks)
{
    Place p;
    p.sample();
    const std::string vault = std::string(" --vault s.boulton") + kPass;
    const Ran tried = p.ok("import actuals files/actuals-2020-03.csv --dry-run" + vault);
    CHECK(tried.out.contains("9 added, 1 restated, 60 unchanged, 0 set aside"));
    CHECK(tried.out.contains("Dry run: nothing was written."));
    CHECK(p.ok("import actuals files/actuals-2020-03.csv --mapping files/mapping.json" + vault)
              .out.contains("9 added, 1 restated, 60 unchanged, 0 set aside"));
    CHECK(p.ok("import actuals files/actuals-2020-03.csv" + vault).out.contains("There was nothing new to write."));
    // On a measure that is in trouble: the leadership pack prints what is said on exceptions.
    const auto plan = planOf(p / "s.boulton");
    const auto trouble =
        std::ranges::find(plan.commentaries, performance::Period::month(2020, 3), &performance::Commentary::period);
    CHECK(trouble != plan.commentaries.end());
    CHECK(p.ok("comment --measure " + trouble->measure.value +
               " --period 2020-03 --what 'Up again' --owner 'Head of X' --due 2020-06-30" + vault)
              .out.contains(trouble->measure.value));
    p.fails(kUsage, "comment --measure 2.20 --period 2020-03 --what x --due 30/06/2020" + vault, {"2020-06-30"});
    p.fails(kBadInput, "comment --measure 9.99 --period 2020-03 --what x" + vault, {"9.99"});

    const Ran draft = p.ok("pack --period 2020-03 --audience cabinet --out packs" + vault);
    CHECK(draft.err.contains("Draft: the figures of March 2020 have not been signed off."));
    const Ran sign = p.ok("sign-off --period 2020-03 --audience cabinet" + vault);
    CHECK(sign.out.contains("March 2020 (cabinet) signed off by Sample officer"));
    CHECK_EQ(after(sign.out, "Digest of the figures: ").size(), 64U);
    p.fails(kRefused, "sign-off --period 2020-03 --audience cabinet" + vault,
            {"neither figures nor commentary have changed"});
    for (const std::string audience : {"cabinet", "clt"}) {
        const Ran made = p.ok("pack --period 2020-03 --audience " + audience + " --out packs" + vault);
        CHECK_EQ(made.err.contains("Draft"), audience == "clt");
        CHECK_EQ(std::ranges::count(made.out, '\n'), 4);
        const std::string stem = audience == "cabinet" ? "packs/Cabinet-pack-2020-03" : "packs/CLT-pack-2020-03";
        for (const char* ending : {".pdf", ".docx", ".html", ".xlsx"})
            CHECK(made.out.contains(stem + ending));
        CHECK(p.read(stem + ".pdf").starts_with("%PDF-"));
        CHECK(p.read(stem + ".html").contains("<html lang=\"en-GB\""));
        CHECK(p.read(stem + ".xlsx").starts_with("PK"));
    }
    CHECK_EQ(shell("cd '" + (p / "").string() + "' && pdftotext packs/CLT-pack-2020-03.pdf - | grep -q 'Up again'"), 0);
    CHECK(p.read("packs/CLT-pack-2020-03.html").contains("Up again"));
    CHECK(p.ok("vault check" + vault).out.contains("Everything is as it was written."));
    CHECK(p.ok("vault verify" + vault).out.contains("audit of Corporate performance"));
}

TEST(aCouncilsOwnListIntoANewVault)
{
    Place p;
    p.sample();
    const std::string vault = std::string(" --vault own.boulton") + kPass;
    CHECK(p.ok("vault new --user 'Ann Officer'" + vault).out.contains("Vault made"));
    CHECK(p.ok("import measures files/measures.csv" + vault).out.contains("81 added"));
    CHECK(p.ok("import actuals files/actuals-2020-03.csv" + vault).out.contains("70 added, 0 restated"));
    CHECK(p.ok("sign-off --period 2020-03 --audience cabinet" + vault).out.contains("Ann Officer"));
    p.ok("pack --period 2020-03 --audience cabinet --out own" + vault);
    CHECK(p.read("own/Cabinet-pack-2020-03.html").contains("Jobs created through public sector interventions"));
}

TEST(analysesOnDatasetsOfAVault)
{
    Place p;
    p.sample();
    const std::string vault = std::string(" --vault s.boulton") + kPass; // cheap to open, unlike a new one
    CHECK(p.ok("import data files/wards.csv --name again" + vault).out.contains("69 added"));
    const json kept = parsed(p.ok("run summary --input data=again --set columns=claimant_rate --out -" + vault).out);
    const json plain = parsed(p.ok("run summary --input data=files/wards.csv --set columns=claimant_rate --out -").out);
    CHECK(kept.at("tables") == plain.at("tables"));
    CHECK_EQ(kept.at("provenance").at("made_by").get<std::string>(), "Sample officer");
    CHECK_EQ(kept.at("provenance").at("inputs").at(0).at("revision").get<std::string>(), "revision 1");
    p.fails(kBadInput, "run summary --input data=absent --out x.json" + vault, {"absent"});
    p.fails(kUsage, "run summary --input data=wards --as claimants=text --out -" + vault, {"--as"});
    CHECK(p.ok("vault check" + vault).out.contains(": 1\n")); // one analysis was kept
}

TEST(passphrasesCanBeChanged)
{
    Place p;
    p.sample();
    p.write("next", "seven otters juggle lemons\n");
    CHECK(p.ok(std::string("vault passwd --vault s.boulton --new-passphrase-fd 4 4<next") + kPass)
              .out.contains("The passphrase was changed."));
    p.fails(kRefused, std::string("vault verify --vault s.boulton") + kPass, {"wrong-passphrase"});
    p.ok("vault verify --vault s.boulton --passphrase-fd 3 3<next");
}

TEST(everyModuleRunsAsItsExampleSays)
{
    Place p;
    p.sample();
    const json modules = parsed(p.ok("modules --json").out);
    CHECK(modules.size() >= 3);
    const Ran list = p.ok("modules");
    for (const auto& m : modules) {
        const std::string id = m.at("id");
        CHECK(list.out.contains(id));
        const Ran page = p.ok("modules " + id);
        const std::string example = after(page.out, "Example: boulton-cli ");
        CHECK(example.starts_with("run " + id + " "));
        CHECK(example.ends_with(" --out -"));
        const Ran ran = p.runIn("files", example);
        test::check(ran.status == kDone, example + ": " + ran.err);
        const json result = parsed(ran.out);
        for (const char* key : {"module", "version", "values", "tables", "charts", "maps", "diagnostics", "provenance"})
            CHECK(result.contains(key));
        CHECK_EQ(result.at("module").get<std::string>(), id);
        CHECK(result.at("version") == m.at("version"));
        CHECK_EQ(result.at("provenance").at("inputs").at(0).at("hash").get<std::string>().size(), 64U);
        const std::string arguments = example.substr(0, example.rfind(" --out -")) + " --out ../o";
        for (const auto& [ending, start] : std::map<std::string, std::string>{
                 {".json", "{\"module\""}, {".csv", ""}, {".html", "<!"}, {".xlsx", "PK"}, {".pdf", "%PDF-"}}) {
            const Ran made = p.runIn("files", arguments + ending);
            if (ending == ".csv" && result.at("tables").empty()) { // values without a table are no CSV
                CHECK_EQ(made.status, kBadInput);
                continue;
            }
            test::check(made.status == kDone && made.out.empty(), arguments + ending + ": " + made.err + made.out);
            CHECK(p.read("o" + ending).starts_with(start));
        }
        CHECK(parsed(p.read("o.json")).at("tables") == result.at("tables"));
        if (!result.at("tables").empty())
            CHECK_EQ(static_cast<std::size_t>(std::ranges::count(p.read("o.csv"), '\n')),
                     result.at("tables").begin()->at("rows").size() + 1);
        // The number of threads changes nothing.
        const Ran one = p.runIn("files", example + " --threads 1");
        const Ran two = p.runIn("files", example + " --threads 2");
        CHECK_EQ(one.out, two.out);
        CHECK_EQ(one.out, ran.out);
    }
}

TEST(twoSampleVaultsHoldEqualPlans)
{
    Place p;
    p.sample();
    p.ok(std::string("sample make --vault t.boulton") + kPass);
    const auto a = planOf(p / "s.boulton");
    const auto b = planOf(p / "t.boulton");
    CHECK(a.outcomes == b.outcomes);
    CHECK(a.measures == b.measures);
    CHECK(a.targets == b.targets);
    CHECK(a.commentaries == b.commentaries);
    CHECK(a.history.records() == b.history.records());
    CHECK(a.history.records().size() > 2'000);
    p.ok("sample export --out again");
    CHECK(tree(p / "again") == tree(p / "files"));
}

TEST(inspectShowsHowAFileIsRead)
{
    Place p;
    p.write("a.csv", "Made for the committee\n\nWard;Rate;Day\nAston;5,5;31/03/2020\nLozells;c;01/04/2020\n");
    const Ran ran = p.ok("inspect a.csv");
    CHECK(ran.out.contains("2 rows read, 0 set aside"));
    CHECK(ran.out.contains("Ward: text"));
    CHECK(ran.out.contains("Day: date"));
    p.write("b.csv", "Code,N\n001,1\n002,2\n");
    CHECK(p.ok("inspect b.csv --as N=text").out.contains("N: text"));
    CHECK(p.ok("inspect b.csv").out.contains("N: integer"));
    p.fails(kUsage, "inspect b.csv --as N=float", {"the types are integer, number, text, date, yes-no"});
}

TEST(figuresAuditDataAndRunsByCommandLine)
{
    Place p;
    p.sample();
    const std::string vault = std::string(" --vault s.boulton") + kPass;
    CHECK(p.ok("value --measure 2.20 --period 2020-02 --value 12.5" + vault).out.contains("2.20, February 2020: restated"));
    CHECK(p.ok("value --measure 2.20 --period 2020-02 --value 12.5" + vault).out.contains("nothing new"));
    CHECK(p.ok("value --measure 2.20 --period 2020-02 --withdraw" + vault).out.contains("withdrawn"));
    p.fails(kUsage, "value --measure 2.20 --period 2020-02" + vault, {"--withdraw"});
    p.fails(kUsage, "value --measure 2.20 --period 2020-02 --value 1 --withdraw" + vault, {"--withdraw"});
    p.fails(kBadInput, "value --measure 2.20 --period 2020-02 --numerator 1 --denominator 0" + vault,
            {"zero", "Nothing was changed"});
    p.fails(kBadInput, "value --measure 2.20 --period 2020-02 --value nan" + vault, {"not a number"});
    p.ok("sign-off --period 2020-03 --audience cabinet" + vault);
    CHECK(p.ok("value --measure 2.20 --period 2020-03 --value 7" + vault).err.contains("stays as signed"));

    const Ran trail = p.ok("audit --action values --limit 2" + vault);
    CHECK_EQ(std::ranges::count(trail.out, '\n'), 2);
    CHECK(trail.out.contains("Figures changed by hand  2.20@2020-03/1"));
    CHECK(p.ok("audit --action values --out trail.csv" + vault).out.contains("3 events"));
    CHECK(p.read("trail.csv").contains("values.edit"));
    CHECK(p.ok("audit --text exported" + vault).out.contains("Audit exported"));
    p.fails(kUsage, "audit --from yesterday" + vault, {"2020-06-30"});
    p.fails(kBadInput, "audit --out trail.txt" + vault, {".csv or .xlsx"});

    CHECK(p.ok("data" + vault).out.contains("wards  69 rows, revision 1, OFFICIAL"));
    CHECK(p.ok("data --show wards --limit 3" + vault).out.contains("3 of 69 rows"));
    p.fails(kBadInput, "data --show absent" + vault, {"absent"});

    p.ok("run summary --input data=wards --out -" + vault);
    const Ran kept = p.ok("runs" + vault);
    CHECK(kept.out.contains("summary by") && kept.out.contains("data=wards revision 1"));
    CHECK(p.ok("runs --again " + kept.out.substr(0, kept.out.find(' ')) + vault).out.contains("same result"));

    p.ok("pack --period 2020-03 --audience clt --formats html --out packs" + vault);
    CHECK_EQ(std::distance(fs::directory_iterator(p / "packs"), fs::directory_iterator()), 1);
    p.fails(kUsage, "pack --period 2020-03 --audience clt --formats odt --out packs" + vault, {"odt"});
}
