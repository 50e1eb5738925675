-- The second form of desk.db: codes that stand in for a second factor that was lost, each by its digest and used once.

CREATE TABLE recovery (
  name TEXT NOT NULL REFERENCES credentials (name) ON DELETE CASCADE,
  code TEXT NOT NULL,
  PRIMARY KEY (name, code)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 2;
