// SPDX-License-Identifier: GPL-3.0-or-later
// What others build on: exit statuses, refusals as JSON, no passphrase where it can be read, and the page that fixes ids and names.
#include "tests/cli/cli_test.h"
#include <set>

using namespace boulton;
using namespace boulton::cli::testing;

namespace {

std::string trimmed(std::string text)
{
    const auto blank = [](char c) { return c == ' ' || c == '`'; };
    while (!text.empty() && blank(text.back()))
        text.pop_back();
    while (!text.empty() && blank(text.front()))
        text.erase(0, 1);
    return text;
}

//! At a separator outside brackets.
std::vector<std::string> split(const std::string& text, char separator)
{
    std::vector<std::string> parts(1);
    int depth = 0;
    for (const char c : text) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == separator && depth == 0)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    std::vector<std::string> out;
    for (auto& part : parts)
        if (auto word = trimmed(part); !word.empty() && word != "–")
            out.push_back(word);
    return out;
}

struct Described {
    std::string name;
    std::string note; //!< what stands in brackets
};

Described described(const std::string& text)
{
    const auto open = text.find('(');
    if (open == std::string::npos)
        return {trimmed(text), {}};
    return {trimmed(text.substr(0, open)), text.substr(open + 1, text.rfind(')') - open - 1)};
}

//! "pearson; spearman, kendall" or "acro; dasa5 dasa10 custom": the default and the other choices; "5": a default; "all numeric": words
//! that describe none.
void compareParameter(const std::string& id, const json& made, const std::string& page)
{
    const Described d = described(page);
    const std::string who = id + " parameter " + d.name;
    test::checkEqual(made.at("key").get<std::string>(), d.name, who.c_str());
    const std::string standard = made.at("default");
    const auto semicolon = d.note.find(';');
    if (semicolon == std::string::npos) {
        test::checkEqual(standard, d.note.contains(' ') ? std::string() : d.note, who.c_str());
        return;
    }
    std::vector<std::string> choices{trimmed(d.note.substr(0, semicolon))};
    test::checkEqual(standard, choices[0], who.c_str());
    const std::string others = d.note.substr(semicolon + 1);
    for (const auto& other : split(others, others.contains(',') ? ',' : ' '))
        choices.push_back(other);
    test::check(made.at("choices") == json(choices),
                who + ": " + made.at("choices").dump() + " but the page has " + json(choices).dump());
}

//! Tables that a module gives after those of the page.
const std::map<std::string, std::set<std::string>> kMoreTables{{"output-check", {"protected"}}};

} // namespace

TEST(modulesAgreeWithThePageThatFixesTheirNames)
{
    const auto page = fs::path(BOULTON_SOURCE_DIR) / "../shared/reference/cli.md";
    if (!fs::exists(page))
        throw test::Skipped("the page is not here: ../shared/reference/cli.md");
    Place p;
    p.sample();
    std::map<std::string, std::vector<std::string>> rows;
    std::istringstream lines(test::readAll(page));
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("| "))
            continue;
        std::vector<std::string> cells;
        std::istringstream cut(line.substr(1));
        for (std::string cell; std::getline(cut, cell, '|');)
            cells.push_back(trimmed(cell));
        if (cells.size() >= 5)
            rows[cells[0]] = cells;
    }
    CHECK(rows.size() > 20);
    const std::string whole = test::readAll(page);
    const std::string useCases = whole.substr(std::min(whole.rfind("Use cases (`"), whole.size()));
    std::size_t compared = 0;
    for (const auto& m : parsed(p.ok("modules --json").out)) {
        const std::string id = m.at("id");
        if (!rows.contains(id)) { // a use case, which takes what its data contract names: its own example must run
            test::check(useCases.contains("`" + id + " ") || useCases.contains(" " + id + " "), id + " is not on the page");
            const std::string own = m.at("example");
            CHECK(!parsed(p.runIn("files", own.substr(own.find(' '))).out).at("values").empty());
            continue;
        }
        const auto& row = rows.at(id);
        std::vector<std::string> inputs;
        for (const auto& input : split(row[1], ','))
            inputs.push_back(described(input).name);
        std::vector<std::string> needs;
        for (const auto& need : m.at("needs"))
            needs.push_back(need.at("name"));
        test::check(needs == inputs,
                    id + ": inputs are " + json(needs).dump() + ", on the page " + json(inputs).dump());
        const auto parameters = split(row[2], ',');
        std::vector<json> made;
        for (const auto& one : m.at("params"))
            if (const std::string key = one.at("key"); (key != "seed" && key != "threads") || row[2].contains(key))
                made.push_back(one); // seed and threads may be anywhere
        test::checkEqual(made.size(), parameters.size(), (id + ": parameters").c_str());
        for (std::size_t i = 0; i < made.size(); ++i)
            compareParameter(id, made[i], parameters[i]);

        const std::string example = m.at("example");
        const Ran ran = p.runIn("files", example.substr(example.find(' ')));
        const json result = parsed(ran.out);
        std::vector<std::string> values;
        const auto inOrder = nlohmann::ordered_json::parse(ran.out);
        for (const auto& [name, value] : inOrder.at("values").items())
            values.push_back(name);
        test::check(values == split(row[3], ' '),
                    id + ": values are " + json(values).dump() + ", on the page " + row[3]);
        std::set<std::string> tables;
        for (const auto& table : split(row[4], ';')) {
            const auto colon = table.find(':');
            const std::string name = trimmed(table.substr(0, colon));
            tables.insert(name);
            test::check(result.at("tables").contains(name), id + " has no table " + name);
            if (colon == std::string::npos || table.contains("…"))
                continue;
            std::vector<std::string> columns;
            for (const auto& column : result.at("tables").at(name).at("columns"))
                columns.push_back(column.at("name"));
            test::check(columns == split(table.substr(colon + 1), ' '),
                        id + ": " + name + " has " + json(columns).dump() + ", on the page " + table);
        }
        if (const auto more = kMoreTables.find(id); more != kMoreTables.end())
            tables.insert(more->second.begin(), more->second.end());
        test::checkEqual(result.at("tables").size(), tables.size(), (id + ": tables").c_str());
        ++compared;
    }
    CHECK(compared >= 3);
}

TEST(tablesAreCheckedByCommandLine)
{
    Place p;
    p.write("t.csv", "ward,boys,girls,all\nAston,3,40,43\nBordesley,25,31,56\nNechells,12,14,26\nTotal,40,85,125\n");
    const std::string run = "run output-check --input table=t.csv --set counts=boys,girls,all --set totals=all,Total ";
    const json result = parsed(p.ok(run + "--out -").out);
    CHECK(result.at("values") == (json{{"safe", 0}, {"suppressed.primary", 1}, {"suppressed.secondary", 3}}));
    CHECK(result.at("tables").at("protected").at("rows").at(0) == (json{"Aston", nullptr, nullptr, 43}));
    p.ok(run + "--out cells.csv");
    CHECK(p.read("cells.csv").starts_with("row,column,status,reason"));
    CHECK_EQ(parsed(p.ok(run + "--set profile=custom:threshold=3 --out -").out).at("values").at("safe"), 1);
    p.fails(kUsage, run + "--set profile=dasa6", {"dasa6", "dasa10"});
    p.fails(kUsage, "run output-check --input table=t.csv", {"counts"});
    p.write("t.csv", "ward,n\nAston,30\nTotal,31\nSum,61\n");
    p.fails(kBadInput, "run output-check --input table=t.csv --set counts=n --set totals=Total", {"Total"});
}

TEST(misuseIsTwo)
{
    Place p;
    p.sample();
    const std::string vault = std::string(" --vault s.boulton") + kPass;
    p.fails(kUsage, "", {"--help"});
    p.fails(kUsage, "dance", {"--help"});
    p.fails(kUsage, "vault", {});
    p.fails(kUsage, "vault burn" + vault, {});
    p.fails(kUsage, "vault check --colour red" + vault, {"--colour"});
    p.fails(kUsage, "vault check", {"--vault"});
    p.fails(kUsage, "vault check --vault s.boulton --passphrase-fd nine", {"--passphrase-fd"});
    p.fails(kUsage, "vault check --vault s.boulton --passphrase-fd 77", {"77"});
    p.fails(kUsage, "vault check --vault s.boulton", {"no terminal", "--passphrase-fd"});
    p.fails(kUsage, "vault check --vault s.boulton --passphrase-fd 3 3</dev/null", {"empty"});
    p.fails(kUsage, "pack --period 2020-03 --audience public" + vault, {"cabinet"});
    p.fails(kUsage, "pack --period March --audience clt" + vault, {"March"});
    p.fails(kUsage, "pack --period 2020-13 --audience clt" + vault, {"2020-13"});
    p.fails(kUsage, "modules dance", {"dance", "summary"});
    p.fails(kUsage, "run dance --input data=files/wards.csv", {"dance", "summary"});
    p.fails(kUsage, "run summary", {"needs the input 'data'"});
    p.fails(kUsage, "run summary --input files/wards.csv", {"NAME=FILE"});
    p.fails(kUsage, "run summary --input data=files/wards.csv --input other=files/wards.csv", {"no input 'other'"});
    p.fails(kUsage, "run summary --input data=files/wards.csv --input data=files/spc.csv", {"given twice"});
    p.fails(kUsage, "run summary --input data=files/wards.csv --set columns", {"KEY=VALUE"});
    p.fails(kUsage, "run summary --input data=files/wards.csv --set colour=red", {"no parameter 'colour'", "columns"});
    p.fails(kUsage, "run summary --input data=files/wards.csv --set columns=absent", {"absent", "claimants"});
    p.fails(kUsage, "run classify --input data=files/wards.csv --set column=claimants --set classes=99", {"classes"});
    p.fails(kUsage, "run classify --input data=files/wards.csv --set column=claimants --set classes=five", {"classes"});
    p.fails(kUsage, "run classify --input data=files/wards.csv --set column=claimants --set method=best", {"jenks"});
    p.fails(kUsage, "run classify --input data=files/wards.csv", {"column"});
    p.fails(kUsage, "run summary --input data=files/wards.csv --out x.docm", {"docm", "docx"});
    p.fails(kUsage, "run summary --input data=files/wards.csv --out x.pdf --template t.docx", {"--template", "docx"});
    p.fails(kUsage, "run summary --input data=files/wards.csv --out x", {"x"});
    p.fails(kUsage, "run summary --input data=files/wards.csv --threads many", {"--threads"});
    CHECK(!fs::exists(p / "x.docx"));
    CHECK_EQ(p.run("--help").status, kDone);
    CHECK_EQ(p.run("run --help").status, kDone);
    CHECK(p.ok("--version").out.starts_with("boulton-cli "));
}

TEST(badFilesAreThree)
{
    Place p;
    p.sample();
    p.fails(kBadInput, "run summary --input data=absent.csv --out x.html", {"absent.csv", "not-found"});
    p.fails(kBadInput, "run summary --input data=files --out x.html", {"files"});
    p.fails(kBadInput, "run summary --input data=book.xlsx --out x.html", {"book.xlsx", "not-found"});
    p.fails(kBadInput, "run summary --input data=map.gpkg --out x.html", {"save the sheet as CSV"});
    p.fails(kBadInput, "run summary --input data=files/wards.csv --set columns=ward_name --out x.html",
            {"ward_name", "not numbers"});
    p.fails(kBadInput, std::string("import actuals absent.csv --vault s.boulton") + kPass, {"absent.csv"});
    p.fails(kBadInput,
            std::string("import actuals files/actuals-2020-03.csv --mapping absent.json --vault s.boulton") + kPass,
            {"absent.json"});
    p.write("mapping.json", R"({"version":1,"measureColumn":"Code","periodColum":"Period"})");
    p.fails(kBadInput,
            std::string("import actuals files/actuals-2020-03.csv --mapping mapping.json --vault s.boulton") + kPass,
            {"periodColum"});
    CHECK(!fs::exists(p / "x.html"));
}

TEST(refusalsAreFourAndLeaveTheirReasonInTheJson)
{
    Place p;
    p.write("words.csv", "a,b\nx,y\nz,w\n");
    p.write("missing.csv", "v,w\n,x\n,y\n");
    const Ran ran = p.fails(kRefused, "run summary --input data=words.csv --out -", {"not-enough-data"});
    CHECK(reason(ran).contains("no column of numbers"));
    CHECK(parsed(ran.out).at("tables").empty());
    CHECK_EQ(parsed(ran.out).at("module").get<std::string>(), "summary");
    p.fails(kRefused, "run summary --input data=words.csv --out refused.json", {});
    CHECK(parsed(p.read("refused.json")).at("diagnostics").size() == 1);
    p.fails(kRefused, "run summary --input data=words.csv --out refused.html", {"no column of numbers"});
    CHECK(!fs::exists(p / "refused.html"));
    p.write("one.csv", "t,v\n1,5\n");
    CHECK(!reason(p.fails(kRefused, "run spc --input data=one.csv --set time=t --set value=v --out -", {})).empty());
    p.write("same.csv", "v\n5\n5\n5\n");
    const Ran same = p.run("run classify --input data=same.csv --set column=v --set method=jenks --out -");
    CHECK(same.status == kRefused || same.status == kDone);
    CHECK(same.status == kDone || !reason(same).empty());
}

TEST(passphrasesOnTheCommandLineAreRefusedAndNotRepeated)
{
    Place p;
    p.sample();
    const std::string secret = "'" + std::string(kPassphrase) + "'"; // run() looks for it in all that comes out
    for (const std::string& arguments : {"vault check --vault s.boulton --passphrase " + secret,
                                         "vault check --vault s.boulton --passphrase=" + secret,
                                         "--passphrase " + secret + " vault check --vault s.boulton",
                                         "vault check --vault s.boulton --passphrase-fd " + secret,
                                         "vault check --vault s.boulton --password " + secret,
                                         "vault passwd --vault s.boulton --new-passphrase " + secret})
        p.fails(kUsage, arguments, {"--passphrase-fd", "everybody on this machine could read it"});
    p.fails(kUsage, "vault check --vault s.boulton", {"--passphrase-fd"}, std::source_location::current(),
            "export BOULTON_PASSPHRASE=" + secret + ";");
}

TEST(interruptedIsFive)
{
    Place p;
    p.sample();
    std::string text = "a,b,c\n";
    for (int i = 0; i < 1'500'000; ++i)
        text += std::to_string(i * 7919LL) + "," + std::to_string(i % 97) + ",text " + std::to_string(i % 1009) + "\n";
    p.write("big.csv", text);
    const Ran ran = p.run(std::string("import data big.csv --name big --vault s.boulton") + kPass,
                          "timeout --preserve-status -s INT 0.5");
    CHECK(ran.status == kCancelled || ran.status == kDone); // a machine may be faster than that
    if (ran.status == kCancelled) {
        CHECK(ran.err.contains("stopped by the user"));
        p.fails(kBadInput, std::string("run summary --input data=big --out - --vault s.boulton") + kPass, {"big"});
    }
    CHECK(p.ok(std::string("vault check --vault s.boulton") + kPass).out.contains("Everything is as it was written."));
}
