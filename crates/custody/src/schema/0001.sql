-- The first form of case.db. What is in the ledger is the truth; the other tables are made from it and from the originals.

PRAGMA application_id = 0x546f6c6c; -- "Toll"

-- Truth. `line` is the canonical bytes of an entry, `digest` their SHA-256 (see docs/ledger.md).
CREATE TABLE ledger (
  entry  INTEGER PRIMARY KEY,
  line   BLOB NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;

CREATE TRIGGER ledger_keeps_entries BEFORE DELETE ON ledger BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only: nothing is deleted');
END;

CREATE TRIGGER ledger_keeps_words BEFORE UPDATE ON ledger BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only: nothing is changed');
END;

-- Also keeps INSERT OR REPLACE from taking the place of an entry.
CREATE TRIGGER ledger_has_no_gaps BEFORE INSERT ON ledger
WHEN NEW.entry IS NOT (SELECT coalesce(max(entry), 0) + 1 FROM ledger) BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only: the next entry follows the last');
END;

-- Derived from the ledger: what lies at each path now.
CREATE TABLE held (
  path    TEXT PRIMARY KEY,
  sha256  BLOB NOT NULL CHECK (length(sha256) = 32),
  bytes   INTEGER NOT NULL,
  sidecar TEXT
) STRICT, WITHOUT ROWID;

-- Derived from the originals: what each says, by what it was read with.
CREATE TABLE readings (
  sha256  BLOB NOT NULL CHECK (length(sha256) = 32),
  key     TEXT NOT NULL,
  reading TEXT NOT NULL,
  PRIMARY KEY (sha256, key)
) STRICT;

-- Derived: small values by name, such as what the site was made from.
CREATE TABLE stamps (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 1;
