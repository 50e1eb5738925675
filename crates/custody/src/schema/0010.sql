-- The tenth form: the registry of each build under a number of its own, so that it is written in pieces while people decide, and
-- readers have that of the build before until all of it is there.

DROP TABLE registry_search;
DROP TABLE registry_counts;
DROP TABLE registry_pairs;
DROP TABLE registry_records;
DROP TABLE registry_persons;
DROP TABLE open_cases;
DROP TABLE candidates;
DROP TABLE counts;

-- Derived, and made again by the next build: the persons, in their order, each as a list shows it and with its records.
CREATE TABLE registry_persons (
  build  INTEGER NOT NULL,
  place  INTEGER NOT NULL,
  id     TEXT NOT NULL,
  line   TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (build, place),
  UNIQUE (build, id)
) STRICT;

-- Which person a record is of.
CREATE TABLE registry_records (
  build  INTEGER NOT NULL,
  list   TEXT NOT NULL,
  row    TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (build, list, row)
) STRICT, WITHOUT ROWID;

-- Pairs of records that may be one person, those that wait for a judgement first, each with what speaks for and against it;
-- `open` where it waits and nothing was decided on it that holds.
CREATE TABLE registry_pairs (
  build     INTEGER NOT NULL,
  place     INTEGER NOT NULL,
  waits     INTEGER NOT NULL,
  a_list    TEXT NOT NULL,
  a_row     TEXT NOT NULL,
  b_list    TEXT NOT NULL,
  b_row     TEXT NOT NULL,
  pair      TEXT NOT NULL,
  explained TEXT,
  said      TEXT,
  open      INTEGER NOT NULL,
  PRIMARY KEY (build, place)
) STRICT;

CREATE INDEX registry_pairs_open ON registry_pairs (build, place) WHERE open;
-- Without the build, as a judgement is of the pair in whichever.
CREATE INDEX registry_pairs_by_records ON registry_pairs (a_list, a_row, b_list, b_row);
CREATE INDEX registry_pairs_by_b ON registry_pairs (b_list, b_row);

-- How many there are, so that nobody counts for a page.
CREATE TABLE registry_counts (
  build  INTEGER NOT NULL,
  name   TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (build, name)
) STRICT, WITHOUT ROWID;

-- The tokens by which persons are found; the rowid is the person's place. Builds use the one and the other by turns.
CREATE VIRTUAL TABLE registry_search_even USING fts5 (
  tokens, content = '', columnsize = 0, detail = none, prefix = '3 4 5', tokenize = 'ascii'
);
CREATE VIRTUAL TABLE registry_search_odd USING fts5 (
  tokens, content = '', columnsize = 0, detail = none, prefix = '3 4 5', tokenize = 'ascii'
);

-- People who are missing, those seen last first, and who they might be.
CREATE TABLE open_cases (
  build  INTEGER NOT NULL,
  place  INTEGER NOT NULL,
  person TEXT NOT NULL,
  told   TEXT NOT NULL,
  PRIMARY KEY (build, place),
  UNIQUE (build, person)
) STRICT;

CREATE TABLE candidates (
  build  INTEGER NOT NULL,
  person TEXT NOT NULL,
  rank   INTEGER NOT NULL,
  told   TEXT NOT NULL,
  PRIMARY KEY (build, person, rank)
) STRICT, WITHOUT ROWID;

-- Derived: which making of each set of tables counts. It is asked for with every question, and stamps may be long.
CREATE TABLE makings (
  name  TEXT PRIMARY KEY,
  build INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What is counted, in the order in which it is told, each as a list shows it and with all that is told of it.
CREATE TABLE counts (
  build    INTEGER NOT NULL,
  place    INTEGER NOT NULL,
  scope    TEXT NOT NULL,
  incident TEXT NOT NULL,
  differs  INTEGER NOT NULL,
  decided  INTEGER NOT NULL,
  line     TEXT NOT NULL,
  told     TEXT NOT NULL,
  PRIMARY KEY (build, place)
) STRICT;

CREATE INDEX counts_by_scope ON counts (build, scope);
CREATE INDEX counts_by_incident ON counts (build, incident, place);
CREATE INDEX counts_that_differ ON counts (build, place) WHERE differs;
CREATE INDEX counts_decided ON counts (build, place) WHERE decided;

-- Derived: small values by name. Some are long, so that they lie beside the names: where they are part of the key's tree,
-- whoever looks for a name reads through the values that it is compared with.
ALTER TABLE stamps RENAME TO stamps_before;

CREATE TABLE stamps (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

INSERT INTO stamps (name, value) SELECT name, value FROM stamps_before;

DROP TABLE stamps_before;

-- What is told of counts and findings has another form since; the next build tells it again.
DELETE FROM stamps WHERE name IN ('counts build', 'counts made from', 'case told');
DELETE FROM stamps WHERE name LIKE 'registry%' OR name = 'site made from';

-- Derived, and made again by each build: how many incidents began in each span of time, `YYYY` and `YYYY-MM`, by how long that
-- is; so that nobody counts for a page.
CREATE TABLE incident_times (
  chars     INTEGER NOT NULL,
  time      TEXT NOT NULL,
  incidents INTEGER NOT NULL,
  PRIMARY KEY (chars, time)
) STRICT, WITHOUT ROWID;

INSERT INTO incident_times
  SELECT 4, substr(day, 1, 4) AS time, count(*) FROM incidents WHERE day IS NOT NULL GROUP BY time;
INSERT INTO incident_times
  SELECT 7, substr(day, 1, 7) AS time, count(*) FROM incidents WHERE day IS NOT NULL GROUP BY time;
INSERT OR REPLACE INTO stamps (name, value)
  SELECT 'incidents first', json_group_array(id) FROM (SELECT id FROM incidents ORDER BY place LIMIT 500);

-- What findings say as values, for other languages than English; beside what a list shows of them, which stays short.
CREATE TABLE case_finding_values (
  build  INTEGER NOT NULL,
  place  INTEGER NOT NULL,
  spoken TEXT NOT NULL,
  PRIMARY KEY (build, place)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 10;
