-- The form of desk.db: what lets people in. It is neither truth nor derived: where it is lost, passwords are set anew.

PRAGMA application_id = 0x546f6c44; -- "TolD"

CREATE TABLE credentials (
  name      TEXT PRIMARY KEY,
  password  TEXT NOT NULL,
  secret    BLOB,
  step_used INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- A session by the digest of its token: who reads this file cannot come in with it.
CREATE TABLE sessions (
  token TEXT PRIMARY KEY,
  name  TEXT NOT NULL REFERENCES credentials (name) ON DELETE CASCADE,
  began INTEGER NOT NULL,
  seen  INTEGER NOT NULL,
  agent TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_by_name ON sessions (name, began);

PRAGMA user_version = 1;
