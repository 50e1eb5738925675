-- The third form: the registry of persons.

-- Derived from lists, documents, case.toml and judgements: the persons, in their order, each with its records.
CREATE TABLE registry_persons (
  place  INTEGER PRIMARY KEY,
  id     TEXT NOT NULL UNIQUE,
  person TEXT NOT NULL
) STRICT;

-- Derived: which person a record is of.
CREATE TABLE registry_records (
  list   TEXT NOT NULL,
  row    TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (list, row)
) STRICT, WITHOUT ROWID;

-- Derived: pairs of records that may be one person, those that wait for a judgement first.
CREATE TABLE registry_pairs (
  place INTEGER PRIMARY KEY,
  waits INTEGER NOT NULL,
  pair  TEXT NOT NULL
) STRICT;

PRAGMA user_version = 3;
