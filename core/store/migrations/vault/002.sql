-- vault.db, version 2: several users with roles, grants of compartments, keys that are changed.
PRAGMA user_version = 2;

-- `form` is the form that was signed: 1 without limits. Both lists have one entry a line. A row counts from the header's
-- `epoch` on: it is written before the header that makes it true, and taken away if that header never comes.
ALTER TABLE user ADD COLUMN form INTEGER NOT NULL DEFAULT 1;
ALTER TABLE user ADD COLUMN directorates TEXT NOT NULL DEFAULT '';
ALTER TABLE user ADD COLUMN wards TEXT NOT NULL DEFAULT '';
ALTER TABLE user ADD COLUMN epoch INTEGER NOT NULL DEFAULT 1;

-- Who was granted which compartment, signed under the root key. The key itself is sealed in the header.
CREATE TABLE access_record (
    id INTEGER PRIMARY KEY,
    compartment TEXT NOT NULL,
    user_uid TEXT NOT NULL,
    serial INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('granted', 'revoked')),
    epoch INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    signature BLOB NOT NULL,
    UNIQUE (compartment, user_uid, serial)
) STRICT;

-- The list of the newest signed records, by the epoch whose header holds its digest.
CREATE TABLE register_list (
    id INTEGER PRIMARY KEY,
    epoch INTEGER NOT NULL UNIQUE,
    body TEXT NOT NULL
) STRICT;

-- A file that is copied under a new key. Open until the file that the header does not name is gone.
CREATE TABLE rekey (
    id INTEGER PRIMARY KEY,
    epoch INTEGER NOT NULL,
    database TEXT NOT NULL,
    from_generation INTEGER NOT NULL,
    to_generation INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'undone'))
) STRICT;

CREATE TABLE access_request (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    compartment TEXT NOT NULL,
    user_uid TEXT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'granted', 'declined')),
    requested_at TEXT NOT NULL,
    decided_at TEXT,
    decided_by TEXT
) STRICT;
