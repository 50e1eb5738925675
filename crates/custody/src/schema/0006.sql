-- The sixth form: decisions on counts and publications as tables, and what the last build made of claims.

-- Derived from the ledger: each override and each choice of a rule by its entry, and the entry that withdrew it. The scope is
-- empty where the whole case is meant.
CREATE TABLE on_counts (
  entry     INTEGER PRIMARY KEY,
  kind      TEXT NOT NULL,
  scope     TEXT NOT NULL,
  given     TEXT NOT NULL,
  withdrawn INTEGER
) STRICT;

CREATE INDEX on_counts_by_scope ON on_counts (kind, scope, entry);

-- Derived from the ledger: publications.
CREATE TABLE publications (
  entry     INTEGER PRIMARY KEY,
  published TEXT NOT NULL
) STRICT;

-- Derived, and made again by each build under a number of its own, so that readers have the build before until all of it is
-- there: what is counted, in the order in which it is told.
CREATE TABLE counts (
  build    INTEGER NOT NULL,
  place    INTEGER NOT NULL,
  scope    TEXT NOT NULL,
  incident TEXT NOT NULL,
  differs  INTEGER NOT NULL,
  decided  INTEGER NOT NULL,
  told     TEXT NOT NULL,
  PRIMARY KEY (build, place)
) STRICT;

CREATE INDEX counts_by_scope ON counts (build, scope);
CREATE INDEX counts_by_incident ON counts (build, incident, place);
CREATE INDEX counts_that_differ ON counts (build, place) WHERE differs;
CREATE INDEX counts_decided ON counts (build, place) WHERE decided;

-- The claims of each count, the smallest number first.
CREATE TABLE count_claims (
  build   INTEGER NOT NULL,
  count   INTEGER NOT NULL,
  place   INTEGER NOT NULL,
  speaker INTEGER NOT NULL,
  claim   TEXT NOT NULL,
  PRIMARY KEY (build, count, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX count_claims_by_speaker ON count_claims (build, count, speaker, place);

-- What one speaker says of one count, all their claims together; the high is NULL where it is open.
CREATE TABLE count_cells (
  build   INTEGER NOT NULL,
  count   INTEGER NOT NULL,
  speaker INTEGER NOT NULL,
  claims  INTEGER NOT NULL,
  low     INTEGER NOT NULL,
  high    INTEGER,
  PRIMARY KEY (build, count, speaker)
) STRICT, WITHOUT ROWID;

-- The speakers, those with the most claims first.
CREATE TABLE count_speakers (
  build  INTEGER NOT NULL,
  place  INTEGER NOT NULL,
  name   TEXT NOT NULL,
  claims INTEGER NOT NULL,
  PRIMARY KEY (build, place)
) STRICT, WITHOUT ROWID;

-- The findings, the heaviest first.
CREATE TABLE case_findings (
  build   INTEGER NOT NULL,
  place   INTEGER NOT NULL,
  weight  TEXT NOT NULL,
  kind    TEXT NOT NULL,
  finding TEXT NOT NULL,
  PRIMARY KEY (build, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX case_findings_by_weight ON case_findings (build, weight, place);
CREATE INDEX case_findings_by_kind ON case_findings (build, kind, place);

PRAGMA user_version = 6;
