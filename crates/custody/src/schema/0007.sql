-- Persons found by what somebody types, pairs that two judge without seeing each other, people who are missing. (The number of
-- the form is set by the store when all of them were applied.)

-- Derived, and made again by the next build: the tokens by which persons are found; the rowid is the person's place.
CREATE VIRTUAL TABLE registry_search USING fts5 (
  tokens, content = '', columnsize = 0, detail = none, prefix = '3 4 5', tokenize = 'ascii'
);

-- What is asked of one person: its pairs, and what was decided on its records.
CREATE INDEX registry_pairs_by_a ON registry_pairs (a_list, a_row);
CREATE INDEX registry_pairs_by_b ON registry_pairs (b_list, b_row);
CREATE INDEX judgements_by_b ON judgements (b_list, b_row);

-- Derived from the ledger: each verdict of one of two reviewers, the verdict that it came second to, and the entries that
-- closed it or took it back.
CREATE TABLE reviews (
  entry     INTEGER PRIMARY KEY,
  a_list    TEXT NOT NULL,
  a_row     TEXT NOT NULL,
  b_list    TEXT NOT NULL,
  b_row     TEXT NOT NULL,
  reviewer  TEXT NOT NULL,
  judgement TEXT NOT NULL,
  judged    TEXT NOT NULL,
  beside    INTEGER,
  closed    INTEGER,
  withdrawn INTEGER
) STRICT;

CREATE INDEX reviews_by_pair ON reviews (a_list, a_row, b_list, b_row, entry);
CREATE INDEX reviews_second ON reviews (entry) WHERE beside IS NOT NULL;

-- Derived, and made again by the next build: people who are missing, those seen last first, and who they might be.
CREATE TABLE open_cases (
  place  INTEGER PRIMARY KEY,
  person TEXT NOT NULL UNIQUE,
  told   TEXT NOT NULL
) STRICT;

CREATE TABLE candidates (
  person TEXT NOT NULL,
  rank   INTEGER NOT NULL,
  told   TEXT NOT NULL,
  PRIMARY KEY (person, rank)
) STRICT, WITHOUT ROWID;

DELETE FROM stamps WHERE name LIKE 'registry%' OR name = 'site made from';
