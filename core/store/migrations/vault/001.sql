-- vault.db, version 1: who may open what, and nothing about any data.
PRAGMA application_id = 1112298582; -- 'BLTV'
PRAGMA user_version = 1;

CREATE TABLE meta (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;

-- The header file that belongs to this state; the pending pair is the intent of a change that is under way.
CREATE TABLE header (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    epoch INTEGER NOT NULL,
    digest BLOB NOT NULL,
    pending_epoch INTEGER,
    pending_digest BLOB
) STRICT;

-- A record is signed under the root key, with a serial that only grows: an old one cannot come back.
CREATE TABLE user (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL,
    login TEXT NOT NULL,
    display_name TEXT NOT NULL,
    role TEXT NOT NULL,
    slot TEXT NOT NULL,
    box_public_key BLOB NOT NULL,
    signing_public_key BLOB NOT NULL,
    serial INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'removed')),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    signature BLOB NOT NULL,
    UNIQUE (uid, serial)
) STRICT;

-- Secrets of the vault itself (kind 'root-signing-key'), sealed to those who may use them.
CREATE TABLE sealed_secret (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    user_uid TEXT NOT NULL,
    box BLOB NOT NULL,
    UNIQUE (kind, user_uid)
) STRICT;

CREATE TABLE compartment (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'active', 'abandoned', 'removed')),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

-- Work that crosses files: announced here, done in the compartment, finished here.
CREATE TABLE operation (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    compartment TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'abandoned')),
    started_at TEXT NOT NULL,
    finished_at TEXT,
    actor TEXT NOT NULL
) STRICT;

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
