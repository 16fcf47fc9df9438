// SPDX-License-Identifier: GPL-3.0-or-later
// What would be signed, which packs can be made, and documents on their way out: all or none, in any format, recorded.
#include "core/workspace/edit_values.h"
#include "tests/workspace/workspace_test.h"

using namespace boulton;
using namespace boulton::performance;
using namespace boulton::workspace;
using namespace boulton::workspace::testing;

namespace {

const Period kMarch = Period::month(2020, 3);

PackWriters writers()
{
    return {.pdf = [](const report::Document& d,
                      const platform::Path& path) { return platform::replaceFile(path, "%PDF- " + toString(d.title)); },
            .docx =
                [](const report::Document& d, const platform::Path& path, const std::optional<platform::Path>& from) {
                    return platform::replaceFile(path, "DOCX " + toString(d.title) + (from ? from->string() : ""));
                }};
}

report::Document document()
{
    report::Document d;
    d.title = Text::raw("A title");
    d.provenance.module = "summary 1";
    table::TableBuilder b({{.name = "a", .type = table::Type::Float64}, {.name = "b"}});
    b[0].append(0.1);
    b[1].append("=1+1");
    d.tables.push_back({"t", test::value(b.finish())});
    return d;
}

void edit(Session& session, const ValueEdit& e)
{
    test::value(editValues(session, {&e, 1}));
}

bool names(const std::vector<MeasureNote>& notes, std::string_view code)
{
    return std::ranges::any_of(notes, [&](const MeasureNote& n) { return n.measure.value == code; });
}

} // namespace

TEST(aPreviewShowsWhatWouldBeSigned)
{
    Place place;
    auto session = place.sample();
    const auto p = test::value(signOffPreview(session, kMarch, Audience::Cabinet));
    CHECK(p.possible && p.why.empty() && !p.last && p.changed.empty());
    const Plan plan = test::value(loadPlan(session));
    const Matrix matrix = test::value(buildMatrix(plan, {.period = kMarch, .councilPlanOnly = true}));
    CHECK(p.summary.counts == matrix.summary.counts);
    CHECK_EQ(p.withFigure + p.withoutFigure.size() + p.summary.count(Brag::Project) +
                 p.summary.count(Brag::NotApplicable),
             matrix.rows.size());
    CHECK(!p.withoutFigure.empty());
    for (const auto& note : p.withoutFigure)
        CHECK(!note.text.empty() && !note.title.empty());
    const auto s = test::value(signOffPeriod(session, kMarch, Audience::Cabinet, "Checked."));
    CHECK_EQ(s.digest, p.digest);
}

TEST(aPreviewSaysWhatChangedSinceTheLastSignOff)
{
    Place place;
    auto session = place.sample();
    test::value(signOffPeriod(session, kMarch, Audience::Cabinet, "Checked."));
    auto p = test::value(signOffPreview(session, kMarch, Audience::Cabinet));
    CHECK(!p.possible && p.last && p.changed.empty() && !p.newCommentary);
    CHECK(toString(p.why).contains("neither figures nor commentary"));
    place.clock.advanceSeconds(60);
    edit(session, {.measure = MeasureCode("2.20"), .period = kMarch, .value = 12.3});
    p = test::value(signOffPreview(session, kMarch, Audience::Cabinet));
    CHECK(p.possible);
    CHECK_EQ(p.changed.size(), 1U);
    CHECK(names(p.changed, "2.20"));
    CHECK(toString(p.changed[0].text).contains("12.3"));
    CHECK(p.digest != p.last->digest);
    test::value(
        recordCommentary(session, {.measure = MeasureCode("2.20"), .period = kMarch, .whatHappened = "It fell."}));
    CHECK(test::value(signOffPreview(session, kMarch, Audience::Cabinet)).newCommentary);
    test::value(
        importMeasures(session, place.file("list.csv", "Code,Title,Outcome,Outcome title\n9.1,New,9,Nine\n"), {}, {}));
    CHECK(names(test::value(signOffPreview(session, kMarch, Audience::Cabinet)).changed, "9.1"));
}

TEST(aRedFigureWithoutAWordIsNamed)
{
    Place place;
    auto session = place.sample();
    // The sample explains every red; one that becomes red by hand has nobody's explanation.
    CHECK(test::value(signOffPreview(session, kMarch, Audience::Cabinet)).redWithoutCommentary.empty());
    const Plan plan = test::value(loadPlan(session));
    const Matrix matrix = test::value(buildMatrix(plan, {.period = kMarch}));
    const auto green = std::ranges::find_if(matrix.rows, [&](const MatrixRow& row) {
        return row.current().status == Brag::Green && !row.commentary && row.measure->councilPlan &&
               row.measure->polarity != Polarity::PlanIsBest && row.measure->calculation == Calculation::Snapshot;
    });
    const bool high = green->measure->polarity == Polarity::HighIsGood;
    const ValueEdit worse{.measure = green->measure->code,
                          .period = green->current().period,
                          .value = high ? -1e6 : 1e6,
                          .provisional = true};
    edit(session, worse);
    const auto p = test::value(signOffPreview(session, kMarch, Audience::Cabinet));
    CHECK(names(p.redWithoutCommentary, worse.measure.value));
    CHECK(names(p.provisional, worse.measure.value));
}

TEST(nothingToSignIsSaid)
{
    Place place;
    auto session = place.sample();
    const auto p = test::value(signOffPreview(session, Period::month(2031, 3), Audience::Cabinet));
    CHECK(!p.possible && p.withFigure == 0);
    CHECK(toString(p.why).contains("no figure"));
}

TEST(packPeriodsAreThoseWithFigures)
{
    Place place;
    auto session = place.sample();
    test::value(signOffPeriod(session, Period::quarter(2019, 4), Audience::Cabinet, "Checked."));
    const Plan plan = test::value(loadPlan(session));
    const auto periods = packPeriods(plan, Audience::Cabinet);
    CHECK(periods.size() > 36);
    CHECK(periods[0].period == Period::quarter(2019, 4));
    CHECK(periods[0].signOff && periods[0].signOff->by == "Officer");
    CHECK(periods[1].period == kMarch && !periods[1].signOff);
    for (std::size_t i = 1; i < periods.size(); ++i)
        CHECK(periods[i - 1].period.end() >= periods[i].period.end());
    for (const auto& one : periods)
        CHECK(one.figures > 0);
    test::value(packDocument(session, periods[0].period, Audience::Cabinet));
    test::value(packDocument(session, periods[1].period, Audience::Cabinet));
    CHECK(!packPeriods(plan, Audience::LeadershipTeam)[0].signOff);
    CHECK(packPeriods(Plan{}, Audience::Cabinet).empty());
}

TEST(packsComeInTheFormatsAskedFor)
{
    Place place;
    auto session = place.sample();
    PackRequest request{
        .period = kMarch, .folder = place.folder / "packs", .formats = {PackFormat::Docx, PackFormat::Html}};
    request.docxTemplate = "house-style.docx";
    const auto pack = test::value(exportPack(session, request, writers(), {}));
    CHECK_EQ(pack.files.size(), 2U);
    CHECK(test::readAll(place.folder / "packs" / "Cabinet-pack-2020-03.docx").ends_with("house-style.docx"));
    CHECK(fs::exists(place.folder / "packs" / "Cabinet-pack-2020-03.html"));
    CHECK_EQ(std::distance(fs::directory_iterator(place.folder / "packs"), fs::directory_iterator()), 2);
    CHECK(events(session, UseCase::ExportPack)[0].entry.detail.starts_with("docx="));
    const std::string before = state(session);
    request.formats = {};
    CHECK_FAILS(exportPack(session, request, writers(), {}), ErrorCode::InvalidInput);
    request.formats = {PackFormat::Docx};
    refused(exportPack(session, request, {}, {}), ErrorCode::InvalidInput, ".docx"); // nobody can write it here
    CHECK_EQ(state(session), before);
    for (const auto format : {PackFormat::Pdf, PackFormat::Docx, PackFormat::Html, PackFormat::Xlsx})
        CHECK(packFormatFromName(name(format)) == format);
    CHECK(!packFormatFromName("odt"));
}

TEST(packsThatCannotBeDeliveredAreTakenBack)
{
    Place place;
    auto session = place.sample();
    const auto folder = place.folder / "packs";
    PackRequest request{.period = kMarch, .folder = folder, .formats = {PackFormat::Pdf, PackFormat::Html}};
    test::value(exportPack(session, request, writers(), {}));
    test::writeAll(folder / "Cabinet-pack-2020-03.pdf", "older");
    // Between the check and the delivery somebody puts a folder where the second file goes.
    PackWriters blocked = writers();
    blocked.pdf = [&](const report::Document& d, const platform::Path& path) {
        fs::remove(folder / "Cabinet-pack-2020-03.html");
        fs::create_directories(folder / "Cabinet-pack-2020-03.html" / "in the way");
        return writers().pdf(d, path);
    };
    CHECK(!exportPack(session, request, blocked, {}).has_value());
    CHECK_EQ(test::readAll(folder / "Cabinet-pack-2020-03.pdf"), "older");
    CHECK_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 2); // nothing hidden is left
}

TEST(documentsAreWrittenByTheirExtension)
{
    Place place;
    auto session = place.sample();
    const auto out = place.folder / "out";
    fs::create_directory(out);
    const auto begins = [&](const char* extension, std::string_view with) {
        const auto path = out / (std::string("result.") + extension);
        test::value(exportDocument(session, document(), path, writers()));
        const std::string bytes = test::readAll(path);
        test::check(bytes.starts_with(with), std::string(extension) + " begins with " + bytes.substr(0, 20));
        const auto recorded = events(session, UseCase::ExportDocument);
        CHECK_EQ(recorded.back().entry.subject, "summary 1");
        CHECK_EQ(recorded.back().entry.detail,
                 std::string(extension) + "=" + crypto::toHex(crypto::view(crypto::sha256(bytes))));
    };
    begins("pdf", "%PDF-");
    begins("docx", "DOCX A title");
    begins("html", "<!DOCTYPE html>");
    begins("xlsx", "PK");
    begins("csv", "a,b\r\n0.1,\"'=1+1\"");
    begins("json", "{\"module\":\"summary\"");
    CHECK_EQ(events(session, UseCase::ExportDocument).size(), 6U);
    CHECK_EQ(std::distance(fs::directory_iterator(out), fs::directory_iterator()), 6);
}

TEST(documentsThatCannotBeWrittenLeaveNothing)
{
    Place place;
    auto session = place.sample();
    const std::string before = state(session);
    const auto out = place.folder / "out";
    fs::create_directory(out);
    refused(exportDocument(session, document(), out / "result.odt", writers()), ErrorCode::InvalidInput, ".odt");
    refused(exportDocument(session, document(), out / "result", writers()), ErrorCode::InvalidInput, "");
    refused(exportDocument(session, {}, out / "result.csv", writers()), ErrorCode::InvalidInput, "no table");
    CHECK(!exportDocument(session, document(), place.folder / "absent" / "result.html", writers()).has_value());
    fs::create_symlink(place.folder / "elsewhere", out / "link.html");
    refused(exportDocument(session, document(), out / "link.html", writers()), ErrorCode::InvalidInput, "left alone");
    PackWriters full = writers();
    full.pdf = [](const report::Document&, const platform::Path& path) -> Status {
        test::writeAll(path, "half");
        return fail(ErrorCode::DiskFull, "writing");
    };
    test::writeAll(out / "result.pdf", "older");
    CHECK_FAILS(exportDocument(session, document(), out / "result.pdf", full), ErrorCode::DiskFull);
    CHECK_EQ(test::readAll(out / "result.pdf"), "older");
    std::stop_source stop;
    stop.request_stop();
    CHECK_FAILS(exportDocument(session, document(), out / "result.html", writers(), JobContext(stop.get_token())),
                ErrorCode::Cancelled);
    CHECK_EQ(std::distance(fs::directory_iterator(out), fs::directory_iterator()), 2);
    CHECK_EQ(state(session), before);
}
