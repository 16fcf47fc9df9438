-- A compartment, version 1: data sets as chunks, kept analyses, small versioned records, their audit.
PRAGMA application_id = 1112298563; -- 'BLTC'
PRAGMA user_version = 1;

CREATE TABLE meta (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE dataset (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('table', 'history', 'series')),
    name TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    classification TEXT NOT NULL DEFAULT 'OFFICIAL',
    source_name TEXT NOT NULL,
    source_hash TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

CREATE TABLE dataset_field (
    id INTEGER PRIMARY KEY,
    dataset INTEGER NOT NULL REFERENCES dataset (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    role TEXT NOT NULL,
    unit TEXT NOT NULL,
    sensitivity TEXT NOT NULL,
    missing TEXT NOT NULL,
    UNIQUE (dataset, position)
) STRICT;

CREATE TABLE dataset_revision (
    id INTEGER PRIMARY KEY,
    dataset INTEGER NOT NULL REFERENCES dataset (id),
    revision INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('replace', 'append')),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    operation TEXT NOT NULL,
    note TEXT NOT NULL,
    digest BLOB NOT NULL, -- of the chunks, unkeyed: for lineage and provenance
    UNIQUE (dataset, revision)
) STRICT;

-- The hash stands before the payload so that reading it does not walk the payload's pages.
CREATE TABLE chunk (
    id INTEGER PRIMARY KEY,
    dataset INTEGER NOT NULL REFERENCES dataset (id),
    revision INTEGER NOT NULL,
    field_position INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    first_row INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    codec INTEGER NOT NULL,
    raw_bytes INTEGER NOT NULL,
    hash BLOB NOT NULL,
    payload BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX chunk_place ON chunk (dataset, revision, field_position, sequence);

CREATE TABLE analysis_run (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL,
    module TEXT NOT NULL,
    module_version INTEGER NOT NULL,
    parameters TEXT NOT NULL,
    inputs TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    operation TEXT NOT NULL,
    document_bytes INTEGER NOT NULL,
    hash BLOB NOT NULL,
    document BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX analysis_run_uid ON analysis_run (uid);

-- Measure cards, targets, commentary, sign-offs, publications, import mappings: each version is a row that stays.
CREATE TABLE record (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    body TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    operation TEXT NOT NULL,
    supersedes INTEGER REFERENCES record (id),
    UNIQUE (kind, key, version)
) STRICT;
CREATE TRIGGER record_stays BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT, 'a record changes by a new version'); END;
CREATE TRIGGER record_is_kept BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT, 'records are not deleted'); END;

CREATE TABLE audit_event (
    seq INTEGER PRIMARY KEY,
    at_utc TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    operation TEXT NOT NULL,
    prev_hash BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE INDEX audit_event_by_operation ON audit_event (operation);
CREATE TRIGGER audit_event_stays BEFORE UPDATE ON audit_event BEGIN SELECT RAISE(ABORT, 'audit events do not change'); END;
CREATE TRIGGER audit_event_is_kept BEFORE DELETE ON audit_event BEGIN SELECT RAISE(ABORT, 'audit events are not deleted'); END;

CREATE TABLE root_leaf (
    id INTEGER PRIMARY KEY,
    table_name TEXT NOT NULL,
    bucket INTEGER NOT NULL,
    hash BLOB NOT NULL,
    UNIQUE (table_name, bucket)
) STRICT;
CREATE TABLE root (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    counter INTEGER NOT NULL,
    top BLOB NOT NULL
) STRICT;
