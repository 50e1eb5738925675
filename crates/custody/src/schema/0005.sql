-- The fifth form: what reviewers decide on claims, who handed sources in, and documents as they were read last.

-- Derived from the ledger: each decision on a claim by its entry, and the entry that withdrew it.
CREATE TABLE claim_decisions (
  entry     INTEGER PRIMARY KEY,
  source    BLOB NOT NULL CHECK (length(source) = 32),
  claim     TEXT NOT NULL,
  decision  TEXT NOT NULL,
  withdrawn INTEGER
) STRICT;

CREATE INDEX claim_decisions_by_claim ON claim_decisions (source, claim, entry);

-- Derived from the ledger: sources that lie in no folder of the case, by the path that they were given.
CREATE TABLE handed_in (
  path   TEXT PRIMARY KEY,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  by     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Derived, and made by builds: what is known of each document beside its reading.
CREATE TABLE documents (
  sha256    BLOB PRIMARY KEY CHECK (length(sha256) = 32),
  key       TEXT NOT NULL,
  title     TEXT,
  language  TEXT,
  published TEXT,
  figures   INTEGER NOT NULL,
  quotes    INTEGER NOT NULL,
  positions INTEGER NOT NULL,
  refused   TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX held_by_digest ON held (sha256);

PRAGMA user_version = 5;
