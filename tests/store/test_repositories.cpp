// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/dataset_repository.h"
#include "core/store/record_repository.h"
#include "core/store/run_repository.h"
#include "tests/store/store_test.h"
#include <atomic>

using namespace boulton;
using namespace boulton::store;
using namespace boulton::store::testing;
using table::ColumnBuilder;
using table::MissingReason;
using table::Table;
using table::Type;

namespace {

struct Store {
    test::TemporaryFolder folder;
    std::unique_ptr<Database> database;
    DatasetRepository datasets;
    RecordRepository records;
    RunRepository runs;

    Store()
        : database(test::value(Database::create(settings(), key(), change()))), datasets(*database), records(*database),
          runs(*database)
    {}
    DatabaseSettings settings() const
    {
        return {.file = folder / "c.db",
                .identity = {.vaultId = std::string(32, 'a'), .id = std::string(32, 'c'), .generation = 1},
                .schema = compartmentSchema(),
                .signer = signer(),
                .records = {folder / "c.root"}};
    }
    WriteTransaction begin(std::int64_t second = 0)
    {
        Change c = change();
        c.at.microseconds += second * 1'000'000;
        return test::value(database->begin(c));
    }
};

table::Schema fields()
{
    return table::Schema(
        {{.name = "ward", .type = Type::String, .role = table::Role::Geography},
         {.name = "cases", .type = Type::Int64, .role = table::Role::Measure, .unit = "cases"},
         {.name = "rate",
          .type = Type::Float64,
          .role = table::Role::Measure,
          .sensitivity = table::Sensitivity::Personal},
         {.name = "day", .type = Type::Date, .role = table::Role::Time, .missing = table::MissingPolicy::Keep},
         {.name = "open", .type = Type::Bool}});
}

Table rows(std::size_t count, std::int64_t shift = 0)
{
    table::TableBuilder b(fields().fields());
    for (std::size_t i = 0; i < count; ++i) {
        const auto n = static_cast<std::int64_t>(i) + shift;
        if (n % 11 == 3)
            b[0].appendMissing(MissingReason::NotApplicable);
        else
            b[0].append("ZQX7-CANARY-ward-" + std::to_string(n % 69));
        if (n % 7 == 2)
            b[1].appendMissing(MissingReason::Suppressed);
        else
            b[1].append(n);
        b[2].append(static_cast<double>(n) * 0.25);
        b[3].append(Date{static_cast<std::int32_t>(18'000 + n % 700)});
        b[4].append(n % 2 == 0);
    }
    return test::value(b.finish());
}

bool same(const Table& a, const Table& b)
{
    if (a.rows() != b.rows() || a.schema() != b.schema())
        return false;
    for (std::size_t i = 0; i < a.columnCount(); ++i)
        if (!a.column(i).sameValues(b.column(i)))
            return false;
    return true;
}

DatasetId makeDataset(Store& store, const std::string& name = "fly-tipping")
{
    auto tx = store.begin();
    const DatasetId id = test::value(store.datasets.create(
        tx,
        {.name = name, .title = "ZQX7-CANARY-title", .sourceName = "f.csv", .sourceHash = "00", .schema = fields()}));
    test::value(tx.commit());
    return id;
}

Revision add(Store& store, const DatasetId& id, const Table& table, RevisionMode mode = RevisionMode::Append,
             std::int64_t second = 0)
{
    auto tx = store.begin(second);
    Revision revision = test::value(store.datasets.add(tx, id, table, mode, "note", {}));
    test::value(tx.commit());
    return revision;
}

//! Hands out a table in uneven pieces.
class Pieces final : public series::Source {
public:
    Pieces(Table table, std::size_t piece) : m_table(std::move(table)), m_piece(piece) {}
    const table::Schema& schema() const override { return m_table.schema(); }
    Result<Table> next(const JobContext&) override
    {
        const std::size_t count = std::min(m_piece, m_table.rows() - m_at);
        Table out = table::slice(m_table, m_at, count);
        m_at += count;
        return out;
    }

private:
    Table m_table;
    std::size_t m_piece;
    std::size_t m_at = 0;
};

} // namespace

TEST(a_dataset_comes_back_with_its_missing_reasons)
{
    Store store;
    const DatasetId id = makeDataset(store);
    const Table table = rows(150'000); // three pieces a column
    const Revision revision = add(store, id, table);
    CHECK_EQ(revision.rows, 150'000);
    const Table back = test::value(store.datasets.read(id, {}, {}, {}));
    CHECK(same(back, table));
    CHECK(back.column(1).reason(2) == MissingReason::Suppressed);
    CHECK(back.column(0).reason(3) == MissingReason::NotApplicable);
    const Table part = test::value(store.datasets.read(id, {"day", "cases"}, {}, {}));
    CHECK_EQ(part.columnCount(), 2U);
    CHECK(part.column(1).sameValues(table.column(1)));
    CHECK_FAILS(store.datasets.read(id, {"none"}, {}, {}), ErrorCode::NotFound);
    CHECK_EQ(test::value(store.datasets.verify({})), 15);
    const auto info = test::value(store.datasets.find("fly-tipping"));
    CHECK_EQ(info.rows, 150'000);
    CHECK(info.about.schema == fields());
    CHECK_EQ(info.about.classification, "OFFICIAL");
    test::value(store.database->verifyRoot());
    test::value(store.database->close());
    const auto again = test::value(Database::open(store.settings(), key(), change()));
    CHECK(same(test::value(DatasetRepository(*again).read(id, {}, {}, {})), table));
}

TEST(a_source_gives_the_same_chunks_as_a_table)
{
    Store store;
    const Table table = rows(140'000);
    const DatasetId a = makeDataset(store, "a");
    const DatasetId b = makeDataset(store, "b");
    const Revision whole = add(store, a, table);
    auto tx = store.begin();
    Pieces source(table, 9'999);
    const Revision streamed =
        test::value(store.datasets.add(tx, b, source, RevisionMode::Append, "", JobContext({}, {}, 1)));
    test::value(tx.commit());
    CHECK_EQ(streamed.rows, 140'000);
    CHECK_EQ(streamed.digest, whole.digest);
    CHECK(same(test::value(store.datasets.read(b, {}, {}, {})), table));
}

TEST(rows_are_pulled_piece_by_piece)
{
    Store store;
    const DatasetId id = makeDataset(store);
    add(store, id, rows(5), RevisionMode::Append, 1);
    add(store, id, rows(140'000), RevisionMode::Replace, 2);
    add(store, id, rows(70'000, 140'000), RevisionMode::Append, 3);
    const auto source = test::value(store.datasets.source(id, {"day", "ward"}, {}));
    CHECK_EQ(source->schema().size(), 2U);
    table::Table all = test::value(source->next({}));
    int pieces = 1;
    for (;; ++pieces) {
        const table::Table piece = test::value(source->next({}));
        if (piece.rows() == 0)
            break;
        CHECK(piece.rows() <= 65'536U);
        all = test::value(table::concat(all, piece));
    }
    CHECK_EQ(pieces, 5);
    CHECK(same(all, test::value(table::select(rows(210'000), std::vector<std::string>{"day", "ward"}))));
    CHECK_EQ(test::value(test::value(store.datasets.source(id, {}, {.revision = 0, .recorded = {}}))->next({})).rows(),
             0U);
    CHECK_EQ(test::value(store.datasets.state(id, {})).size(), 2U);
    CHECK_FAILS(store.datasets.source(id, {"none"}, {}), ErrorCode::NotFound);
}

TEST(long_texts_are_split_into_smaller_chunks)
{
    Store store;
    auto tx = store.begin();
    const table::Schema schema(
        std::vector<table::Field>{{.name = "text", .type = Type::String}, {.name = "n", .type = Type::Int64}});
    const DatasetId id = test::value(store.datasets.create(tx, {.name = "long", .schema = schema}));
    table::TableBuilder b(schema.fields());
    for (std::int64_t i = 0; i < 3000; ++i) { // 90 MB of text, which is more than a chunk may hold
        b[0].append(std::to_string(i) + std::string(30'000, static_cast<char>('a' + i % 26)));
        b[1].append(i);
    }
    const Table table = test::value(b.finish());
    test::value(store.datasets.add(tx, id, table, RevisionMode::Append, "", {}));
    test::value(tx.commit());
    CHECK(same(test::value(store.datasets.read(id, {}, {}, {})), table));
    CHECK(same(test::value(test::value(store.datasets.source(id, {}, {}))->next({})), table));
    CHECK_EQ(test::value(store.datasets.verify({})), 3);
}

TEST(a_restatement_leaves_what_was_known_before)
{
    Store store;
    const DatasetId id = makeDataset(store);
    add(store, id, rows(10), RevisionMode::Append, 10);
    add(store, id, rows(5, 100), RevisionMode::Append, 20);
    add(store, id, rows(12, 1000), RevisionMode::Replace, 30);
    const auto read = [&](const AsAt& asAt) { return test::value(store.datasets.read(id, {}, asAt, {})); };
    CHECK(same(read({}), rows(12, 1000)));
    CHECK(same(read({.revision = 1, .recorded = {}}), rows(10)));
    CHECK(same(read({.revision = 2, .recorded = {}}), test::value(table::concat(rows(10), rows(5, 100)))));
    const Instant start = change().at;
    CHECK(same(read({.revision = {}, .recorded = Instant{start.microseconds + 15'000'000}}), rows(10)));
    CHECK_EQ(read({.revision = {}, .recorded = Instant{start.microseconds + 29'999'999}}).rows(), 15U);
    CHECK_EQ(read({.revision = {}, .recorded = start}).rows(), 0U);
    CHECK_FAILS(store.datasets.read(id, {}, {.revision = 4, .recorded = {}}, {}), ErrorCode::NotFound);
    CHECK_EQ(test::value(store.datasets.info(id)).rows, 12);
    CHECK_EQ(test::value(store.datasets.revisions(id)).size(), 3U);
}

TEST(wrong_columns_and_names_are_refused)
{
    Store store;
    const DatasetId id = makeDataset(store);
    const Table part = test::value(table::select(rows(3), std::vector<std::string>{"ward"}));
    {
        auto tx = store.begin();
        CHECK_FAILS(store.datasets.add(tx, id, part, RevisionMode::Append, "", {}), ErrorCode::InvalidInput);
        CHECK_FAILS(tx.commit({"x", "", ""}), ErrorCode::Internal); // it is over
        CHECK_FAILS(tx.run("INSERT INTO meta (key, value) VALUES ('a', 'b')"), ErrorCode::Internal);
    }
    auto tx = store.begin();
    CHECK_FAILS(store.datasets.create(tx, {.name = "fly-tipping", .schema = fields()}), ErrorCode::AlreadyExists);
    CHECK_FAILS(store.datasets.create(tx, {.name = "", .schema = fields()}), ErrorCode::InvalidInput);
    CHECK_FAILS(store.datasets.info(DatasetId("none")), ErrorCode::NotFound);
}

TEST(cancelling_leaves_everything_as_it_was)
{
    Store store;
    const DatasetId id = makeDataset(store);
    add(store, id, rows(10));
    test::value(store.database->checkpoint());
    const auto stored = [&] {
        auto files = tree(store.folder.path());
        files.erase("c.db-shm"); // SQLite's notes on the log: page numbers, no content
        return files;
    };
    const auto before = stored();
    const RootState state = store.database->state();
    const Table table = rows(400'000);
    std::stop_source stop;
    std::atomic<int> calls = 0;
    const JobContext job(
        stop.get_token(),
        [&](double) {
            if (++calls == 1)
                stop.request_stop();
        },
        2);
    {
        auto tx = store.begin();
        CHECK_FAILS(store.datasets.add(tx, id, table, RevisionMode::Replace, "", job), ErrorCode::Cancelled);
    }
    CHECK(calls >= 1);
    CHECK(store.database->state() == state);
    CHECK(same(test::value(store.datasets.read(id, {}, {}, {})), rows(10)));
    test::value(store.database->checkpoint());
    CHECK(stored() == before);
    add(store, id, rows(3));
    CHECK_EQ(test::value(store.datasets.info(id)).rows, 13);
}

TEST(a_chunk_that_was_changed_or_moved_is_not_read)
{
    Store store;
    const DatasetId id = makeDataset(store);
    add(store, id, rows(1000));
    const auto attack = [&](Sql sql) {
        auto tx = store.begin();
        test::value(tx.run(sql));
        test::value(tx.commit({"attack", "", ""})); // by somebody with the key, root and all
        return store.datasets.read(id, {}, {}, {});
    };
    CHECK_FAILS(attack("UPDATE chunk SET payload = CAST(payload || x'00' AS BLOB) WHERE field_position = 1"),
                ErrorCode::Damaged);
    CHECK_FAILS(attack("UPDATE chunk SET payload = substr(payload, 1, length(payload) - 2) WHERE field_position = 1"),
                ErrorCode::Damaged);
    CHECK_FAILS(store.datasets.verify({}).and_then([](std::int64_t) -> Result<int> { return 0; }), ErrorCode::Damaged);
    CHECK_FAILS(attack("UPDATE chunk SET field_position = 9 WHERE field_position = 4"), ErrorCode::Damaged);
}

TEST(records_have_versions)
{
    Store store;
    const auto put = [&](NewRecord record, std::int64_t second) {
        auto tx = store.begin(second);
        auto version = store.records.put(tx, record);
        if (version)
            test::value(tx.commit());
        return version;
    };
    CHECK_EQ(test::value(put({.kind = "card", .key = "CP-01", .body = "{\"t\":1}", .validFrom = "2020-04-01"}, 1)), 1);
    CHECK_EQ(test::value(put({.kind = "card", .key = "CP-02", .body = "{}"}, 2)), 1);
    CHECK_EQ(test::value(put({.kind = "card", .key = "CP-01", .body = "{\"t\":2}", .basedOn = 1}, 3)), 2);
    CHECK_FAILS(put({.kind = "card", .key = "CP-01", .body = "{\"t\":3}", .basedOn = 1}, 4), ErrorCode::Refused);
    CHECK_FAILS(put({.kind = "card", .key = "", .body = ""}, 4), ErrorCode::InvalidInput);
    const auto latest = test::value(store.records.latest("card"));
    CHECK_EQ(latest.size(), 2U);
    CHECK_EQ(latest[0].content.body, "{\"t\":2}");
    CHECK_EQ(latest[0].version, 2);
    CHECK(!latest[0].content.validFrom);
    const Instant before{change().at.microseconds + 1'500'000};
    CHECK_EQ(test::value(store.records.latest("card", before)).size(), 1U);
    CHECK_EQ(test::value(store.records.get("card", "CP-01", before)).content.body, "{\"t\":1}");
    CHECK_EQ(test::value(store.records.get("card", "CP-01", before)).content.validFrom.value(), "2020-04-01");
    CHECK_FAILS(store.records.get("card", "CP-02", before), ErrorCode::NotFound);
    CHECK_EQ(test::value(store.records.history("card", "CP-01")).size(), 2U);
    auto tx = store.begin();
    CHECK_FAILS(tx.run("UPDATE record SET body = '' WHERE id = 1"), ErrorCode::Refused);
    CHECK_FAILS(tx.run("DELETE FROM record WHERE id = 1"), ErrorCode::Refused);
}

TEST(many_records_are_one_event)
{
    Store store;
    std::vector<NewRecord> many;
    for (int i = 0; i < 3000; ++i)
        many.push_back({.kind = "value", .key = std::to_string(i), .body = "{\"v\":" + std::to_string(i) + "}"});
    auto tx = store.begin();
    test::value(store.records.put(tx, many));
    test::value(tx.commit());
    CHECK_EQ(test::value(store.records.latest("value")).size(), 3000U);
    CHECK_EQ(test::value(auditEvents(store.database->reader())).size(), 2U);
    test::value(store.database->verifyRoot());
}

TEST(kept_analyses_come_back)
{
    Store store;
    const std::string document = std::string(100'000, 'd') + "ZQX7-CANARY-document";
    auto tx = store.begin();
    const RunId id = test::value(store.runs.put(
        tx, {.module = "trend", .moduleVersion = 2, .parameters = "{}", .inputs = "[]", .document = document}));
    test::value(tx.commit());
    CHECK_EQ(test::value(store.runs.get(id)).content.document, document);
    CHECK_EQ(test::value(store.runs.list()).size(), 1U);
    CHECK_FAILS(store.runs.get(RunId("none")), ErrorCode::NotFound);
    auto attack = store.begin();
    test::value(attack.run("UPDATE analysis_run SET document_bytes = document_bytes + 1 WHERE id = 1"));
    test::value(attack.commit({"attack", "", ""}));
    CHECK_FAILS(store.runs.get(id), ErrorCode::Damaged);
}

TEST(nothing_of_the_data_is_readable_in_the_files)
{
    Store store;
    const DatasetId id = makeDataset(store, "ZQX7-CANARY-name");
    add(store, id, rows(2000));
    auto tx = store.begin();
    test::value(store.records.put(tx, NewRecord{.kind = "card", .key = "ZQX7-CANARY-key", .body = "ZQX7-CANARY-body"}));
    test::value(tx.commit({"note", "x", "ZQX7-CANARY-detail"}));
    const auto clean = [&] {
        for (const auto& [name, bytes] : tree(store.folder.path())) {
            CHECK(bytes.find("ZQX7-CANARY") == std::string::npos);
            CHECK(!bytes.starts_with(kPlainHeader));
        }
    };
    clean(); // with the WAL
    test::value(store.database->close());
    clean();
}
