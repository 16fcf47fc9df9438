// SPDX-License-Identifier: GPL-3.0-or-later
// Files made to do harm, at test time: each is refused with a sentence, none crashes, hangs, or gives a table of nothing.
// Generators H1–H9 and H15–H18 of the security reference, at their small scale.
#include "app/reader/workbook.h"
#include "core/exchange/file_kind.h"
#include "tests/reader/reader_test.h"
#include <random>

using namespace boulton;
using namespace boulton::exchange;
using namespace boulton::exchange::testing;

namespace {

const std::string kRow = "<row r=\"1\">" + numberCell("A1", "1") + "</row>";

ZipFile honest()
{
    return xlsx(kRow).zip();
}

} // namespace

TEST(bombsAreFoundWhileTheyUnpack)
{
    const Place p;
    // H1: 40 MB of spaces, and one row a million times and more.
    Xlsx book = xlsx(kRow);
    book.sheets[0].kind = "worksheet";
    const auto bomb = [&](const test::Pieces& pieces) {
        Xlsx without = book;
        without.sheets.push_back({"Bomb", ""});
        ZipFile zip;
        const std::string plain = without.bytes();
        // The same parts but the second sheet, which comes in pieces.
        without.moreRelations = Xlsx::relation("rId9", "worksheet", "worksheets/bomb.xml");
        without.sheets.pop_back();
        without.more["xl/workbook.xml"] = test::kXml + "<workbook xmlns=\"" + test::kSheetSpace + "\" xmlns:r=\"" +
                                          test::kOfficeRelations +
                                          "\"><sheets><sheet name=\"Bomb\" r:id=\"rId9\"/></sheets></workbook>";
        zip = without.zip();
        zip.addPieces("xl/worksheets/bomb.xml", pieces, true, {});
        return zip.bytes();
    };
    const std::string begin = "<worksheet xmlns=\"" + test::kSheetSpace + "\"><sheetData>";
    const std::string end = "</sheetData></worksheet>";
    refused(p.open(bomb(test::repeated(begin, " ", 40'000'000, end))), ErrorCode::TooLarge,
            {"book.xlsx", "unpacks to far more", "nothing was changed"});
    refused(p.open(bomb(test::repeated(begin, "<row><c><v>1</v></c></row>", 1'050'000, end))), ErrorCode::TooLarge,
            {"below row 1,048,576"});
    // H2: one text of 20 MB. Its own limit comes first.
    refused(p.open(bomb(test::repeated(begin + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>", "x", 20'000'000,
                                       "</t></is></c></row>" + end))),
            ErrorCode::TooLarge, {"A1", "16 MiB"});
    // H9: an attribute of 20 MB, elements 100,000 deep.
    refused(p.open(bomb(test::repeated(begin + "<row r=\"1\" spans=\"", "1:2 ", 5'000'000, "\"/>" + end))),
            ErrorCode::TooLarge, {"built as no spreadsheet is"});
    refused(p.open(bomb(test::repeated(begin, "<row>", 100'000, end))), ErrorCode::TooLarge,
            {"built as no spreadsheet is"});
}

TEST(overlappingPartsAreRefused)
{
    const Place p;
    ZipFile shared = honest(); // H3: many names for one piece, and one part inside another
    for (int i = 0; i < 250; ++i)
        shared.alias("xl/media/" + std::to_string(i), 0);
    refused(p.open(shared.bytes()), ErrorCode::InvalidInput, {"two things about one part"});
    ZipFile nested = honest();
    nested.nested("xl/outer", "xl/inner", "text");
    refused(p.open(nested.bytes()), ErrorCode::InvalidInput, {"parts of it overlap"});
    ZipFile beside = honest();
    beside.add("xl/outer", "x").add("xl/inner", "text");
    CHECK(p.open(beside.bytes()).has_value());
    ZipFile many = honest();
    for (int i = 0; i < 2'100; ++i)
        many.add("xl/media/" + std::to_string(i), "");
    refused(p.open(many.bytes()), ErrorCode::TooLarge, {"2,000 parts"});
}

TEST(namesInArchivesWriteNothing)
{
    const Place p;
    for (const std::string name : {"../../evil", "/etc/x", "C:\\x", "..\\x", "xl/../../x"}) // H4
        refused(p.open(honest().add(name, "x").bytes()), ErrorCode::InvalidInput, {"a name that no spreadsheet gives"});
    refused(p.open(honest().add(std::string(65'000, 'a'), "x").bytes()), ErrorCode::InvalidInput,
            {"a name that no spreadsheet gives"});
    refused(p.open(honest().add(std::string("xl/a\0b", 6), "x").bytes()), ErrorCode::InvalidInput,
            {"a name that no spreadsheet gives"});
    refused(p.open(honest().add("xl/workbook.xml", "<workbook/>").bytes()), ErrorCode::InvalidInput,
            {"two parts have one name"});
    refused(p.open(honest().add("XL/WORKBOOK.XML", "<workbook/>").bytes()), ErrorCode::InvalidInput,
            {"two parts have one name"});
    refused(p.open(honest().add("xl/workbook.xml/", "").bytes()), ErrorCode::InvalidInput, {"two parts have one name"});
    CHECK(!fs::exists(p.folder.path().parent_path() / "evil"));
}

TEST(linksEncryptionAndLiesAreRefused)
{
    const Place p;
    const auto with = [&](const ZipFile::Lies& lies) { return p.open(honest().lie("xl/x", "text", lies).bytes()); };
    refused(with({.unixMode = 0120777}), ErrorCode::InvalidInput, {"a link or a device"}); // H5
    refused(with({.unixMode = 0020666}), ErrorCode::InvalidInput, {"a link or a device"});
    refused(with({.flags = 1}), ErrorCode::InvalidInput, {"protected by a password"});
    refused(with({.method = 12}), ErrorCode::InvalidInput, {"packed in a way"});
    refused(with({.zip64Sizes = true}), ErrorCode::InvalidInput, {"book.xlsx"});
    refused(with({.centralSizeAdd = 1}), ErrorCode::InvalidInput, {"two things about one part"}); // H6
    refused(with({.localName = "xl/y"}), ErrorCode::InvalidInput, {"two things about one part"});
    refused(with({.offsetAdd = 1}), ErrorCode::InvalidInput, {"damaged"});
    // Lies that only reading finds out.
    const auto sheetWith = [&](const ZipFile::Lies& lies) {
        Xlsx book = xlsx(kRow);
        book.more["xl/_rels/workbook.xml.rels"] =
            test::kXml + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
            Xlsx::relation("rId1", "worksheet", "lie.xml") + "</Relationships>";
        return p.open(book.zip().lie("xl/lie.xml", sheetXml(kRow), lies).bytes());
    };
    CHECK(sheetWith({}).has_value());
    refused(sheetWith({.wrongCrc = true}), ErrorCode::InvalidInput, {"xl/lie.xml", "checksum"});
    refused(sheetWith({.sizeAdd = 1}), ErrorCode::InvalidInput, {"xl/lie.xml", "checksum"});
    refused(sheetWith({.sizeAdd = 0xFFFFFFFFU}), ErrorCode::InvalidInput, {"longer than the directory says"});
    const std::string bytes = honest().bytes();
    refused(p.open(honest().bytes(1)), ErrorCode::InvalidInput, {"damaged"});
    refused(p.open(honest().bytes(0xFFFFU)), ErrorCode::InvalidInput, {"damaged"});
    refused(p.open(bytes.substr(0, bytes.size() - 1)), ErrorCode::InvalidInput, {"cut short"});
    refused(p.open(bytes.substr(0, bytes.size() / 2)), ErrorCode::InvalidInput, {"cut short"});
    refused(p.open(bytes + "x"), ErrorCode::InvalidInput, {"damaged"});
    refused(p.open("PK\x03\x04" + std::string(1'000'000, 'x') + bytes), ErrorCode::InvalidInput, {"damaged"});
}

TEST(documentTypesAreRefusedEverywhere)
{
    const Place p;
    std::string laughs = "<!DOCTYPE x [<!ENTITY a0 \"ha\">"; // H7: 10^9 in nine levels
    for (int i = 1; i <= 9; ++i) {
        laughs += "<!ENTITY a" + std::to_string(i) + " \"";
        for (int k = 0; k < 10; ++k)
            laughs += "&a" + std::to_string(i - 1) + ";";
        laughs += "\">";
    }
    laughs += "]>";
    const std::vector<std::string> types{laughs, "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">", // H8
                                         "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/\"> %p;]>",
                                         "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", "<!DOCTYPE html>"};
    for (const auto& type : types) {
        const auto part = [&](const std::string& name, const std::string& root) {
            Xlsx book = xlsx(kRow);
            book.more[name] = "<?xml version=\"1.0\"?>" + type + root;
            return p.open(book.bytes());
        };
        const std::string space = " xmlns=\"" + test::kSheetSpace + "\"";
        refused(
            part("xl/worksheets/sheet1.xml",
                 "<worksheet" + space +
                     "><sheetData><row><c t=\"inlineStr\"><is><t>&a9;&e;</t></is></c></row></sheetData></worksheet>"),
            ErrorCode::InvalidInput, {"declares a document type", "sheet1.xml"});
        refused(part("xl/sharedStrings.xml", "<sst" + space + "><si><t>&a9;</t></si></sst>"), ErrorCode::InvalidInput,
                {"document type", "sharedStrings.xml"});
        refused(part("xl/styles.xml", "<styleSheet" + space + "/>"), ErrorCode::InvalidInput, {"document type"});
        refused(part("xl/workbook.xml", "<workbook" + space + "/>"), ErrorCode::InvalidInput, {"document type"});
        refused(part("docProps/app.xml", "<x/>"), ErrorCode::InvalidInput,
                {"document type", "app.xml"}); // which nobody reads
        refused(part("_rels/.rels", "<Relationships/>"), ErrorCode::InvalidInput, {"document type"});
        Ods sheet =
            ods("<table:table-row><table:table-cell><text:p>&a9;</text:p></table:table-cell></table:table-row>");
        sheet.before = type;
        refused(p.open(sheet.bytes()), ErrorCode::InvalidInput, {"document type", "content.xml"});
    }
    // An entity that nobody declared, and other broken XML.
    for (const char* broken :
         {"<row r=\"1\"><c r=\"A1\"><v>&e;</v></c></row>", "<row r=\"1\"><c", "<row></c></row>", "<row>\xFF\xFE</row>"})
        refused(p.open(xlsx(broken).bytes()), ErrorCode::InvalidInput, {"damaged", "sheet1.xml"});
}

TEST(shapesOfSheetsThatCannotBe)
{
    const Place p;
    const auto rows = [&](const std::string& text) { return p.open(xlsx(text).bytes()); }; // H15
    refused(rows("<row r=\"2\">" + numberCell("A2", "1") + "</row><row r=\"1\">" + numberCell("A1", "1") + "</row>"),
            ErrorCode::InvalidInput, {"row 1 follows row 2"});
    refused(rows("<row r=\"1048577\">" + numberCell("A1048577", "1") + "</row>"), ErrorCode::TooLarge,
            {"below row 1,048,576"});
    refused(rows("<row r=\"1\">" + numberCell("XFE1", "1") + "</row>"), ErrorCode::InvalidInput,
            {"there is no cell XFE1"});
    refused(rows("<row r=\"1\">" + numberCell("A1", "1") + numberCell("A1", "2") + "</row>"), ErrorCode::InvalidInput,
            {"two cells are called A1"});
    refused(rows("<row r=\"1\">" + numberCell("B7", "1") + "</row>"), ErrorCode::InvalidInput, {"no cell B7 in row 1"});
    refused(rows("<row r=\"-1\"/>"), ErrorCode::InvalidInput, {"damaged"});
    refused(rows("<row r=\"99999999999999999999\"/>"), ErrorCode::InvalidInput, {"damaged"});
    refused(p.open(Xlsx{.sheets = {{"S", "<worksheet xmlns=\"urn:other\"/>"}}}.bytes()), ErrorCode::InvalidInput,
            {"there is no table in it"});
    CHECK_EQ(p.csv(xlsx("<row r=\"1\">" + numberCell("C1", "3") + numberCell("A1", "1") + "</row>").bytes()), "1,,3\n");
    // 10,000 columns are the CSV reader's own limit; the sheet may have more, the table not.
    std::string wide;
    for (int i = 0; i < 16'384; ++i)
        wide += "<c><v>1</v></c>";
    const auto file = test::value(rows("<row>" + wide + "</row>"));
    refused(file.read({}, {}), ErrorCode::TooLarge, {"10000 columns"});
    Xlsx many = xlsx(kRow);
    many.more["xl/workbook.xml"] = [] {
        std::string list;
        for (int i = 0; i < 10'001; ++i)
            list += "<sheet name=\"S" + std::to_string(i) + "\" r:id=\"rId1\"/>";
        return test::kXml + "<workbook xmlns=\"" + test::kSheetSpace + "\" xmlns:r=\"" + test::kOfficeRelations +
               "\"><sheets>" + list + "</sheets></workbook>";
    }();
    refused(p.open(many.bytes()), ErrorCode::TooLarge, {"sheets"});
    Xlsx gone = xlsx(kRow);
    gone.moreRelations = Xlsx::relation("rId1", "worksheet", "../../outside.xml");
    refused(p.open(gone.bytes()), ErrorCode::InvalidInput, {"outside.xml", "it is not there"});
}

TEST(repetitionsInOdsAreBounded)
{
    const Place p; // H17
    const std::string cell =
        "<table:table-cell table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell>";
    refused(
        p.open(ods("<table:table-row table:number-rows-repeated=\"1048576\">" + cell + "</table:table-row>").bytes()),
        ErrorCode::TooLarge, {"more than is read at once"});
    refused(p.open(ods("<table:table-row "
                       "table:number-rows-repeated=\"1048577\"><table:table-cell><text:p>x</text:p></"
                       "table:table-cell></table:table-row>")
                       .bytes()),
            ErrorCode::TooLarge, {"below row 1,048,576"});
    refused(p.open(ods("<table:table-row><table:table-cell "
                       "table:number-columns-repeated=\"9223372036854775807\"><text:p>x</text:p></table:table-cell></"
                       "table:table-row>")
                       .bytes()),
            ErrorCode::TooLarge, {"beyond column XFD"});
    Ods locked = ods("<table:table-row/>");
    locked.manifest = "<?xml version=\"1.0\"?><m:manifest "
                      "xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry><m:encryption-data/"
                      "></m:file-entry></m:manifest>";
    refused(p.open(locked.bytes()), ErrorCode::InvalidInput, {"protected by a password"});
    // A million rows of one value are a file of a megabyte, and are read.
    const auto file = test::value(p.open(ods("<table:table-row "
                                             "table:number-rows-repeated=\"1000000\"><table:table-cell><text:p>x</"
                                             "text:p></table:table-cell></table:table-row>")
                                             .bytes()));
    CHECK_EQ(file.bytes().size(), 2'000'000U);
}

TEST(filesThatAreNotWhatTheyAreCalled)
{
    const Place p; // H18
    const auto wide = [](std::string_view name) {
        std::string out;
        for (const char c : name)
            (out += c) += '\0';
        return out;
    };
    const std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(504, '\0');
    const std::vector<std::pair<std::string, std::string_view>> kinds{
        {"\x89PNG\r\n\x1A\n....", "is a picture"},
        {"%PDF-1.7\n", "is a PDF"},
        {"\x7F"
         "ELF\x02\x01\x01",
         "is a program"},
        {"MZ\x90", "is a program"},
        {"<html><body><table><tr><td>1</td></tr></table></body></html>", "is a web page"},
        {"\xEF\xBB\xBF\n<!DOCTYPE HTML PUBLIC>", "is a web page"},
        {"<?xml version=\"1.0\"?><Workbook/>", "is XML"},
        {"<OGRVRTDataSource><OGRVRTLayer "
         "name=\"x\"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
         "is XML"},
        {compound + wide("Workbook"), "old .xls format"},
        {compound + wide("Book"), "old .xls format"},
        {compound + wide("EncryptedPackage"), "protected by a password"},
        {compound + wide("WordDocument"), "old Office file"},
        {std::string("\x09\x04\x06\x00\x00\x00", 6), "old .xls format"},
        {"{\"type\":\"FeatureCollection\"}", "is JSON"},
        {"\x1F\x8B\x08", "is a compressed file"},
        {std::string("SQLite format 3\0", 16), "is a database"},
        {ZipFile{}.add("word/document.xml", "<x/>").bytes(), "a Word document"},
        {ZipFile{}.add("xl/workbook.bin", "x").add("[Content_Types].xml", "x").bytes(), "binary workbook (.xlsb)"},
        {ZipFile{}.add("readme.txt", "x").bytes(), "a zip file"},
        {ZipFile{}.add("mimetype", "application/vnd.oasis.opendocument.text", false).add("content.xml", "<x/>").bytes(),
         "not a spreadsheet"},
        {ZipFile{}.bytes(), "book.xlsx"},
        {"PK\x03\x04", "book.xlsx"},
    };
    for (const auto& [bytes, words] : kinds)
        for (const char* name : {"book.xlsx", "book.ods", "book.xls", "book.csv"}) {
            const auto result = p.open(bytes, {}, name);
            if (words == "book.xlsx")
                refused(result, ErrorCode::InvalidInput, {name});
            else
                refused(result, ErrorCode::InvalidInput, {name, words});
        }
    refused(p.open("", {}, "book.xlsx"), ErrorCode::InvalidInput, {"is empty"});
    // The other way round: content decides.
    const auto sheet = test::value(p.open(xlsx(kRow).bytes(), {}, "figures.csv"));
    CHECK(sheet.isSpreadsheet() && sheet.bytes() == "1\n");
    const auto csv = test::value(p.open("a,b\n1,2\n", {}, "figures.xlsx"));
    CHECK(!csv.isSpreadsheet());
    says(csv.notes(), "is called a spreadsheet but is delimited text");
    refused(p.open("a,b\n1,2\n", "Sheet1", "figures.csv"), ErrorCode::Usage, {"has no sheets"});
    // Text that begins like something else is text.
    CHECK(kindOfFile("<b>x</b>,1\n") == FileKind::Text);
    CHECK(kindOfFile("{x},1\n") == FileKind::Text);
    CHECK(kindOfFile("") == FileKind::Text);
    CHECK(kindOfFile("PK") == FileKind::Text);
}

TEST(onlyOrdinaryFilesAreOpened)
{
    const Place p; // A29
    const std::string bytes = xlsx(kRow).bytes();
    const auto real = p.file("real.xlsx", bytes);
    fs::create_symlink(real, p.folder / "link.xlsx");
    refused(openTable(p.folder / "link.xlsx", options()), ErrorCode::InvalidInput, {"is a link"});
    refused(openTable(p.folder.path(), options()), ErrorCode::InvalidInput, {"not an ordinary file"});
    refused(openTable("/dev/zero", options()), ErrorCode::InvalidInput, {"not an ordinary file"});
    refused(openTable(p.folder / "absent.xlsx", options()), ErrorCode::NotFound, {"absent.xlsx"});
    for (const char* name : {"-rf", "--config=GDAL_DRIVER_PATH=x", "CSV:passwd", "a b'\"$(x).xlsx", "x\x1b[2J.xlsx"})
        CHECK_EQ(test::value(p.open(bytes, {}, name)).bytes(), "1\n");
    OpenOptions small = options();
    small.limits.inputBytes = 100;
    refused(openTable(real, small), ErrorCode::TooLarge, {"real.xlsx"});
    CHECK(test::readAll(real) == bytes);
}

TEST(mutationsNeverCrashTheReader)
{
    // H30, in process, so that the sanitizers see it: bits, bytes, blocks and splices of honest files.
    Xlsx book = xlsx("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>" + numberCell("B1", "45809.5", 4) +
                     textCell("C1", "a&#10;b") + "</row>" + kRow.substr(0, 0));
    book.sharedStrings = "<si><t>text</t></si>";
    const std::string files[] = {book.bytes(),
                                 ods("<table:table-row table:number-rows-repeated=\"2\"><table:table-cell "
                                     "office:value-type=\"float\" office:value=\"1\"/></table:table-row>")
                                     .bytes()};
    struct Count : boulton::reader::RowSink {
        boulton::reader::Read<> row(std::int64_t, std::int64_t, const std::vector<std::string>&, std::size_t) override
        {
            return ++rows > 100
                       ? boulton::reader::Read<>(boulton::reader::refuse(boulton::reader::RefusalCode::TooLarge))
                       : boulton::reader::Read<>();
        }
        int rows = 0;
    };
    std::mt19937 random(20'200'331);
    int read = 0;
    int refusals = 0;
    for (int i = 0; i < 3'000; ++i) {
        std::string bytes = files[random() % 2];
        const auto at = [&] { return random() % bytes.size(); };
        for (auto n = 1 + random() % 3; n > 0; --n)
            switch (random() % 4) {
            case 0: bytes[at()] = static_cast<char>(random()); break;
            case 1: bytes[at()] ^= static_cast<char>(1U << (random() % 8)); break;
            case 2: bytes.erase(at(), random() % 16); break;
            default: bytes.insert(at(), bytes.substr(at(), random() % 16)); break;
            }
        const auto workbook = boulton::reader::openWorkbook(bytes);
        bool ok = workbook.has_value();
        for (std::size_t sheet = 0; ok && sheet < (*workbook)->sheets().size(); ++sheet) {
            Count count;
            ok = (*workbook)->measure(sheet).has_value() && (*workbook)->rows(sheet, count).has_value();
        }
        ++(ok ? read : refusals);
    }
    CHECK(refusals > 2'000); // checksums notice nearly all of them
    CHECK_EQ(read + refusals, 3'000);
}
