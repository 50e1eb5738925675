-- The second form: answers of models.

-- Derived from the ledger: the first answer to each question, by the digests of both.
CREATE TABLE answers (
  question BLOB PRIMARY KEY CHECK (length(question) = 32),
  sha256   BLOB NOT NULL CHECK (length(sha256) = 32)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 2;
