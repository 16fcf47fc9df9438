// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

namespace boulton::store {
namespace {

// PRAGMA integrity_check would walk the pages of the payloads too; these two read index and id only.
constexpr Sql kRunIndexes = "SELECT CASE WHEN (SELECT count(*) FROM analysis_run NOT INDEXED) = (SELECT count(*) FROM "
                            "analysis_run INDEXED BY analysis_run_uid) "
                            "AND NOT EXISTS (SELECT id, uid FROM analysis_run NOT INDEXED EXCEPT SELECT id, uid FROM "
                            "analysis_run INDEXED BY analysis_run_uid) "
                            "THEN 'ok' ELSE 'row missing from index analysis_run_uid' END";
constexpr Sql kChunkIndexes =
    "SELECT CASE WHEN (SELECT count(*) FROM chunk NOT INDEXED) = (SELECT count(*) FROM chunk INDEXED BY chunk_place) "
    "AND NOT EXISTS "
    "(SELECT id, dataset, revision, field_position, sequence FROM chunk NOT INDEXED EXCEPT "
    "SELECT id, dataset, revision, field_position, sequence FROM chunk INDEXED BY chunk_place) "
    "THEN 'ok' ELSE 'row missing from index chunk_place' END";

constexpr CoveredTable kVaultTables[] = {
    {"access_record", "SELECT * FROM access_record WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
     "PRAGMA integrity_check(access_record)"},
    {"access_request", "SELECT * FROM access_request WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
     "PRAGMA integrity_check(access_request)"},
    {"audit_event", "SELECT * FROM audit_event WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq",
     "PRAGMA integrity_check(audit_event)"},
    {"compartment", "SELECT * FROM compartment WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
     "PRAGMA integrity_check(compartment)"},
    {"header", "SELECT * FROM header WHERE id BETWEEN ?1 AND ?2 ORDER BY id", "PRAGMA integrity_check(header)"},
    {"meta", "SELECT * FROM meta WHERE id BETWEEN ?1 AND ?2 ORDER BY id", "PRAGMA integrity_check(meta)"},
    {"operation", "SELECT * FROM operation WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
     "PRAGMA integrity_check(operation)"},
    {"sealed_secret", "SELECT * FROM sealed_secret WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
     "PRAGMA integrity_check(sealed_secret)"},
    {"register_list", "SELECT * FROM register_list WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
     "PRAGMA integrity_check(register_list)"},
    {"rekey", "SELECT * FROM rekey WHERE id BETWEEN ?1 AND ?2 ORDER BY id", "PRAGMA integrity_check(rekey)"},
    {"user", "SELECT * FROM user WHERE id BETWEEN ?1 AND ?2 ORDER BY id", "PRAGMA integrity_check(user)"},
};

constexpr CoveredTable kCompartmentTables[] = {
    {"analysis_run",
     "SELECT id, uid, module, module_version, parameters, inputs, recorded_at, recorded_by, operation, "
     "document_bytes, hash FROM analysis_run WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
     kRunIndexes},
    {"audit_event", "SELECT * FROM audit_event WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq",
     "PRAGMA integrity_check(audit_event)"},
    {"chunk",
     "SELECT id, dataset, revision, field_position, sequence, first_row, rows, codec, raw_bytes, hash FROM chunk "
     "WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
     kChunkIndexes},
    {"dataset", "SELECT * FROM dataset WHERE id BETWEEN ?1 AND ?2 ORDER BY id", "PRAGMA integrity_check(dataset)"},
    {"dataset_field", "SELECT * FROM dataset_field WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
     "PRAGMA integrity_check(dataset_field)"},
    {"dataset_revision", "SELECT * FROM dataset_revision WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
     "PRAGMA integrity_check(dataset_revision)"},
    {"meta", "SELECT * FROM meta WHERE id BETWEEN ?1 AND ?2 ORDER BY id", "PRAGMA integrity_check(meta)"},
    {"record", "SELECT * FROM record WHERE id BETWEEN ?1 AND ?2 ORDER BY id", "PRAGMA integrity_check(record)"},
};

} // namespace

SchemaSpec vaultSchema()
{
    return {.applicationId = 0x424C5456, .migrations = vaultMigrations(), .tables = kVaultTables};
}
SchemaSpec compartmentSchema()
{
    return {.applicationId = 0x424C5443, .migrations = compartmentMigrations(), .tables = kCompartmentTables};
}

} // namespace boulton::store
