// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong in real life: each a clear message, naming row and column where there is one, and nothing changed.
#include "core/crypto/hash.h"
#include "core/exchange/csv_reader.h"
#include "tests/cli/cli_test.h"

using namespace boulton;
using namespace boulton::cli::testing;

namespace {

const std::string kVault = std::string(" --vault s.boulton") + kPass;

//! What the council has in it, and the keys. (vault.db and the log of attempts are there to record who came in.)
std::map<std::string, std::string> content(const Place& p)
{
    auto files = tree(p / "s.boulton");
    std::erase_if(files, [](const auto& file) {
        return !file.first.starts_with("compartments/") && !file.first.starts_with("keyslots");
    });
    test::check(files.size() >= 3, "a vault with few files");
    return files;
}

//! The command fails so, and the vault is what it was.
void leavesAlone(const Place& p, int status, const std::string& arguments,
                 std::initializer_list<std::string_view> words, const std::string& around = {},
                 std::source_location at = std::source_location::current())
{
    const auto before = content(p);
    p.fails(status, arguments, words, at, around);
    test::check(content(p) == before, "the vault changed: " + arguments, at);
}

//! What stands before the command to run it as somebody who may not write, or nothing where that cannot be had.
std::string asNobody(Place& p)
{
    const std::string nobody = "setpriv --reuid 65534 --regid 65534 --clear-groups";
    if (shell("test \"$(id -u)\" -eq 0") != 0)
        return "env";                              // not root: the rights of the folder are enough
    fs::copy_file(BOULTON_CLI, p / "boulton-cli"); // the build may lie where nobody can go
    CHECK_EQ(shell("cd '" + (p / "").string() + "' && chmod 755 . boulton-cli && chmod 644 pass"), 0);
    p.program = (p / "boulton-cli").string();
    return shell(nobody + " '" + p.program + "' --version >/dev/null 2>&1") == 0 ? nobody : std::string();
}

std::string unzipped(const Place& p, const std::string& file)
{
    CHECK_EQ(
        shell("cd '" + (p / "").string() + "' && unzip -p " + file + " 'xl/worksheets/*' xl/sharedStrings.xml >.zip"),
        0);
    return p.read(".zip");
}

} // namespace

TEST(wrongPassphrase)
{
    Place p;
    p.sample();
    p.write("wrong", "ZQX7-wrong\n");
    for (const char* arguments : {"vault check", "vault verify", "sign-off --period 2020-03 --audience clt",
                                  "import actuals files/actuals-2020-03.csv"}) // with the next, five: a sixth would wait
        leavesAlone(p, kRefused, arguments + std::string(" --vault s.boulton --passphrase-fd 3 3<wrong"),
                    {"wrong-passphrase", "caps lock"});
    leavesAlone(p, kRefused, "vault passwd --vault s.boulton --passphrase-fd 3 --new-passphrase-fd 4 3<wrong 4<pass",
                {"wrong-passphrase"});
}

TEST(notAVault)
{
    Place p;
    fs::create_directory(p / "empty.boulton");
    p.write("file.boulton", "text");
    fs::create_directory(p / "broken.boulton");
    p.write("broken.boulton/keyslots.json", "{\"format\":1");
    // Before anybody is asked for a passphrase.
    p.fails(kBadInput, "vault check --vault absent.boulton", {"absent.boulton does not exist", "not-a-vault"});
    p.fails(kBadInput, "vault check --vault empty.boulton", {"empty.boulton is not a Boulton vault"});
    p.fails(kBadInput, "vault check --vault file.boulton", {"file.boulton is not a Boulton vault"});
    p.fails(kBadInput, "vault check --vault ''", {});
    p.fails(kBadInput, std::string("vault check --vault broken.boulton") + kPass, {"damaged"});
    CHECK(fs::is_empty(p / "empty.boulton"));
    p.fails(kRefused, std::string("vault new --vault empty.boulton") + kPass, {"already-exists"});
    p.fails(kRefused, std::string("sample make --vault file.boulton") + kPass, {"already-exists"});
    p.fails(kBadInput, std::string("vault new --vault nowhere/new.boulton") + kPass, {"nowhere"});
}

TEST(newerVault)
{
    Place p;
    p.sample();
    // What a newer Boulton would write: another format, and a checksum that fits.
    std::string header = p.read("s.boulton/keyslots.json");
    const auto at = header.find("\"format\":2");
    CHECK(at != std::string::npos);
    header.replace(at, 10, "\"format\":3");
    const std::string mark = ",\"checksum\":\"";
    const std::string body = header.substr(0, header.rfind(mark));
    header = body + mark + crypto::toHex(crypto::view(crypto::blake2b(body))) + "\"}\n";
    p.write("s.boulton/keyslots.json", header);
    p.write("s.boulton/keyslots.bak.json", header);
    leavesAlone(p, kRefused, "vault check" + kVault,
                {"newer", "Use the newer Boulton that made it. Nothing was changed."});
    leavesAlone(p, kRefused, "import actuals files/actuals-2020-03.csv" + kVault, {"newer-version"});
}

TEST(readOnlyFolder)
{
    Place p;
    p.sample();
    const std::string nobody = asNobody(p);
    if (nobody.empty())
        throw test::Skipped("root writes everywhere here, and setpriv is not there to become somebody else");
    CHECK_EQ(shell("cd '" + (p / "").string() +
                   "' && chmod -R a+rX s.boulton files && chmod -R a-w s.boulton && touch .out .err && mkdir -m 777 "
                   "open && rm -rf data"),
             0);
    const auto run = [&](int status, const std::string& arguments, std::initializer_list<std::string_view> words) {
        leavesAlone(p, status, arguments + kVault, words, nobody);
    };
    run(kRefused, "import actuals files/actuals-2020-03.csv",
        {"read-only", "Check the rights of the folder", "Nothing was changed"});
    run(kDone, "import measures files/measures.csv --dry-run", {});
    run(kRefused, "import data files/spc.csv --name spc", {"read-only"});
    run(kRefused, "sign-off --period 2020-03 --audience clt", {"read-only"});
    run(kRefused, "comment --measure 2.20 --period 2020-03 --what x", {"read-only"});
    run(kRefused, "pack --period 2020-03 --audience clt --out files", {"read-only"});
    // Reading goes on.
    CHECK_EQ(p.run("vault check" + kVault, nobody).status, kDone);
    CHECK_EQ(p.run("pack --period 2020-03 --audience cabinet --out open" + kVault, nobody).status, kDone);
    CHECK(fs::exists(p / "open/Cabinet-pack-2020-03.pdf"));
    // That something sensitive left could not be recorded.
    CHECK_EQ(p.run("pack --period 2020-03 --audience clt --out open" + kVault, nobody).status, kRefused);
    CHECK_EQ(p.run("sample export --out files/here", nobody).status, kRefused);
    CHECK_EQ(p.run("vault new --vault files/new.boulton --passphrase-fd 3 3<pass", nobody).status, kRefused);
}

TEST(fullDisk)
{
    Place p;
    p.sample();
    const std::string small = "ulimit -f 8;"; // no file above 8 KiB
    p.fails(kRefused, std::string("sample make --vault new.boulton") + kPass, {"disk-full", "Free some space"},
            std::source_location::current(), small);
    std::size_t left = 0;
    for (const auto& entry : fs::directory_iterator(p / ""))
        left += entry.path().filename().string().starts_with("new.boulton") ? 1 : 0;
    CHECK_EQ(left, 0U);
    leavesAlone(p, kRefused, "import data files/wards.csv --name again" + kVault, {"disk-full", "Nothing was changed"},
                small);
    leavesAlone(p, kRefused, "import actuals files/actuals-2020-03.csv" + kVault, {"disk-full"}, small);
    leavesAlone(p, kRefused, "pack --period 2020-03 --audience clt --out packs" + kVault, {"disk-full"}, small);
    CHECK(!fs::exists(p / "packs") || fs::is_empty(p / "packs"));
    p.fails(kRefused, "run summary --input data=files/wards.csv --out s.pdf", {"disk-full"},
            std::source_location::current(), small);
    p.fails(kRefused, "run summary --input data=files/wards.csv --out s.xlsx", {"disk-full"},
            std::source_location::current(), small);
    CHECK(!fs::exists(p / "s.pdf") && !fs::exists(p / "s.xlsx"));
    CHECK(p.ok("vault check" + kVault).out.contains("Everything is as it was written."));
    CHECK(p.ok("import actuals files/actuals-2020-03.csv" + kVault).out.contains("9 added, 1 restated"));
}

TEST(noHeader)
{
    Place p;
    p.sample();
    p.write("plain.csv", "2.20,2020-03,55\n2.19,2020-03,56\n2.18,2020-03,57\n");
    leavesAlone(p, kBadInput, "import actuals plain.csv" + kVault, {"Measure code", "the columns are"});
    leavesAlone(p, kBadInput, "import measures plain.csv" + kVault, {"plain.csv has no column 'code'"});
    p.write("numbers.csv", "1,2\n3,4\n5,6\n");
    const Ran look = p.ok("inspect numbers.csv");
    CHECK(look.err.contains("The first row looks like data, not like a header"));
    CHECK(look.out.contains("3 rows read") && look.out.contains("Column 1: integer"));
}

TEST(raggedRows)
{
    Place p;
    p.sample();
    p.write("ragged.csv", "Ward,Rate\nAston,1\nLozells,2,3\nNechells\nSparkbrook,4\n");
    const Ran look = p.ok("inspect ragged.csv");
    CHECK(look.out.contains("3 rows read, 1 set aside"));
    CHECK(look.err.contains("row 3") && look.err.contains("row 4"));
    leavesAlone(p, kBadInput, "import data ragged.csv --name ragged --all-or-nothing" + kVault,
                {"row 3", "nothing was changed"});
    const Ran taken = p.ok("import data ragged.csv --name ragged" + kVault);
    CHECK(taken.out.contains("3 added, 0 restated, 0 unchanged, 1 set aside"));
    CHECK(taken.err.contains("row 3"));
    const json result = parsed(p.ok("run summary --input data=ragged.csv --out -").out);
    CHECK(result.at("diagnostics").dump().contains("\"row\":3"));
}

TEST(zeroBytes)
{
    Place p;
    p.sample();
    std::string text = "Ward,Rate\nAston,1\nLoz?ells,2\nNechells,??\n";
    for (int i = 0; i < 50; ++i)
        text += "Sparkbrook,4\n";
    std::ranges::replace(text, '?', '\0');
    p.write("nul.csv", text);
    const Ran look = p.ok("inspect nul.csv --as Rate=number");
    CHECK(look.err.contains("row 3, column Ward") && look.err.contains("zero bytes"));
    CHECK(look.err.contains("row 4, column Rate"));
    CHECK(!look.err.contains('\0') && !look.out.contains('\0'));
    p.write("binary.csv", std::string(5'000, '\0'));
    leavesAlone(p, kBadInput, "import data binary.csv --name binary" + kVault, {"binary data"});
    leavesAlone(p, kBadInput, "import actuals binary.csv" + kVault, {"binary data"});
    leavesAlone(p, kBadInput, "import measures binary.csv" + kVault, {"binary data"});
}

TEST(oneLongLineAndManyColumns)
{
    Place p;
    p.sample();
    p.write("long.csv", std::string(100U << 20U, 'x'));
    leavesAlone(p, kBadInput, "import data long.csv --name long" + kVault, {"line 1", "too-large"});
    leavesAlone(p, kBadInput, "import actuals long.csv" + kVault, {"line 1"});
    fs::remove(p / "long.csv");
    const auto wide = [&](int columns) {
        std::string header;
        std::string row;
        for (int i = 0; i < columns; ++i) {
            header += (i ? ",c" : "c") + std::to_string(i);
            row += i ? ",1" : "1";
        }
        p.write("wide.csv", header + "\n" + row + "\n" + row + "\n");
    };
    wide(10'001);
    leavesAlone(p, kBadInput, "import data wide.csv --name wide" + kVault, {"too-large", "columns"});
    wide(10'000);
    leavesAlone(p, kBadInput, "import actuals wide.csv" + kVault, {"Measure code"});
    CHECK(p.ok("inspect wide.csv").out.contains("2 rows read"));
    CHECK(parsed(p.ok("run summary --input data=wide.csv --out -").out).at("tables").at("summary").at("rows").size() ==
          10'000);
}

TEST(measuresAndActualsThatCannotBeRight)
{
    Place p;
    p.sample();
    p.write("twice.csv", "Code,Title,Outcome\n9.1,A,1\n9.2,B,1\n9.1,C,1\n9.3,,1\n");
    leavesAlone(p, kBadInput, "import measures twice.csv" + kVault,
                {"twice.csv has 2 problems; nothing was changed", "row 4, column Code", "“9.1” stands on row 2 already",
                 "row 5, column Title"});
    p.write("dates.csv",
            "Measure "
            "code,Period,Numerator,Denominator,Value\n2.20,31/02/"
            "2020,,,1\n2.19,2020-03,,,plenty\n2.02,2020-03,many,20,\n9.9,2020-03,,,1\n2.20,2019-20 Q4,,,1\n");
    leavesAlone(p, kBadInput, "import actuals dates.csv" + kVault,
                {"nothing was changed", "row 2, column Period", "“31/02/2020”", "row 3, column Value", "plenty",
                 "row 4, column Numerator", "many", "row 5, column Measure code", "“9.9”", "row 6, column Period"});
    p.write("some.csv", p.read("dates.csv") + "2.20,2020-03,,,1\n");
    leavesAlone(p, kBadInput, "import actuals some.csv --all-or-nothing" + kVault,
                {"all or nothing", "row 2, column Period"});
    const Ran taken = p.ok("import actuals some.csv" + kVault);
    CHECK(taken.out.contains("1 restated, 0 unchanged, 5 set aside"));
    CHECK(taken.err.contains("row 2, column Period"));
    // A date that does not exist, in any table.
    p.write("days.csv", "Day,N\n29/02/2020,1\n31/02/2020,2\n13/04/2020,3\n14/04/2020,4\n");
    CHECK(p.ok("inspect days.csv --as Day=date").err.contains("row 3, column Day: 31 February 2020 does not exist"));
}

TEST(cellsThatAreFormulasStayText)
{
    Place p;
    p.sample();
    p.write("f.csv", "\"=cmd|'/c calc'!A1\",+y,-z,@x,\"\tw\",n\n1,2,3,4,5,6\n2,3,4,5,6,8\n");
    p.ok("run summary --input data=f.csv --out o.csv");
    const auto table = test::value(exchange::readCsvText(p.read("o.csv"))).table;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto name = table.column(0).string(row);
        test::check(std::string_view("=+-@\t").find(name.front()) == std::string_view::npos,
                    "runs in a spreadsheet: " + std::string(name));
    }
    CHECK(table.column(0).string(0).starts_with("'="));
    p.ok("run summary --input data=f.csv --out o.xlsx");
    const std::string cells = unzipped(p, "o.xlsx");
    CHECK(cells.contains("=cmd|"));
    CHECK(!cells.contains("<f>") && !cells.contains("<f "));
    p.ok("run summary --input data=f.csv --out o.html");
    CHECK(p.read("o.html").contains("mso-number-format:\"\\@\"")); // Excel takes the cells of a page as text, too
    // Through a vault and into a pack.
    p.write(
        "list.csv",
        "Code,Title,Outcome,Outcome title\n9.1,\"=HYPERLINK(\"\"http://example.invalid\"\",\"\"here\"\")\",9,@Nine\n");
    p.write("values.csv", "Measure code,Period,Numerator,Denominator,Value\n9.1,2020-03,,,5\n");
    p.ok("import measures list.csv" + kVault);
    p.ok("import actuals values.csv" + kVault);
    p.ok("pack --period 2020-03 --audience clt --out packs" + kVault);
    const std::string pack = unzipped(p, "packs/CLT-pack-2020-03.xlsx");
    CHECK(pack.contains("=HYPERLINK("));
    CHECK(!pack.contains("<f>") && !pack.contains("<f ") && !pack.contains("<hyperlink"));
    CHECK(!p.read("packs/CLT-pack-2020-03.html").contains("href=\"http://example.invalid"));
}

TEST(templatesThatCannotBeUsed)
{
    const Place p;
    p.sample();
    const std::string run = "run summary --input data=files/wards.csv --out x.docx";
    p.ok(run);
    CHECK(p.read("x.docx").starts_with("PK"));
    const std::string made = p.read("x.docx");
    p.ok(run + " --template x.docx"); // what we write can lend its styles, too
    p.write("t.docx", "Dear all");
    p.write("old.docx", "\xD0\xCF\x11\xE0");
    p.write("x.docx", made);
    p.fails(kBadInput, run + " --template none.docx", {"none.docx", "nothing was written"});
    p.fails(kBadInput, run + " --template t.docx", {"t.docx", "not a zip"});
    p.fails(kBadInput, run + " --template old.docx", {"old.docx", "password"});
    CHECK_EQ(p.read("x.docx"), made);
}

TEST(textThatWouldMoveATerminal)
{
    Place p;
    p.write("escape.csv", "Ward\x1b[2J,N\nAston\x1b]0;owned\x07,1\nB,x\nC,2,3\n");
    const Ran look = p.run("inspect escape.csv --as N=number");
    CHECK(!look.err.contains('\x1b') && !look.err.contains('\x07'));
}
