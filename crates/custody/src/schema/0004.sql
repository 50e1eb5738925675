-- The fourth form: judgements and appointments as tables, so that many people can decide at once.

-- Derived from the ledger: each judgement by its entry, and the entry that withdrew it.
CREATE TABLE judgements (
  entry     INTEGER PRIMARY KEY,
  a_list    TEXT NOT NULL,
  a_row     TEXT NOT NULL,
  b_list    TEXT NOT NULL,
  b_row     TEXT NOT NULL,
  judged    TEXT NOT NULL,
  withdrawn INTEGER
) STRICT;

CREATE INDEX judgements_by_pair ON judgements (a_list, a_row, b_list, b_row, entry);

-- Derived from the ledger: what somebody was appointed to last; NULL where they were dismissed.
CREATE TABLE appointments (
  name     TEXT PRIMARY KEY,
  entry    INTEGER NOT NULL,
  office TEXT,
  withheld INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Derived, and made again by the next build: pairs of records that may be one person, those that wait for a judgement
-- first, each with what speaks for and against it.
DROP TABLE registry_pairs;
CREATE TABLE registry_pairs (
  place     INTEGER PRIMARY KEY,
  waits     INTEGER NOT NULL,
  a_list    TEXT NOT NULL,
  a_row     TEXT NOT NULL,
  b_list    TEXT NOT NULL,
  b_row     TEXT NOT NULL,
  pair      TEXT NOT NULL,
  explained TEXT,
  said      TEXT
) STRICT;

DELETE FROM stamps WHERE name LIKE 'registry%' OR name = 'site made from';

PRAGMA user_version = 4;
