-- What a history is looked through by, and a queue that is quick however long it is. (The number of the form is set by the
-- store when all of them were applied.)

-- Derived from the ledger: of what kind each entry is, who decided it, on which day.
CREATE TABLE history (
  entry INTEGER PRIMARY KEY,
  kind  TEXT NOT NULL,
  who   TEXT,
  day   TEXT NOT NULL
) STRICT;

CREATE INDEX history_by_kind ON history (kind, entry);
CREATE INDEX history_by_who ON history (who, kind, entry);
CREATE INDEX history_by_day ON history (day, entry);

-- Derived from the ledger: what each entry is about. One may be about several things.
CREATE TABLE history_matters (
  matter TEXT NOT NULL,
  entry  INTEGER NOT NULL,
  PRIMARY KEY (matter, entry)
) STRICT, WITHOUT ROWID;

-- Whether a pair waits and nothing was decided on it that holds.
ALTER TABLE registry_pairs ADD COLUMN open INTEGER NOT NULL DEFAULT 0;

UPDATE registry_pairs SET open = 1 WHERE waits AND NOT EXISTS (
  SELECT 1 FROM judgements AS judged
  WHERE judged.a_list = registry_pairs.a_list AND judged.a_row = registry_pairs.a_row
    AND judged.b_list = registry_pairs.b_list AND judged.b_row = registry_pairs.b_row AND judged.withdrawn IS NULL
);

CREATE INDEX registry_pairs_open ON registry_pairs (place) WHERE open;
CREATE INDEX registry_pairs_by_records ON registry_pairs (a_list, a_row, b_list, b_row);

-- How many there are, so that nobody counts for a page.
CREATE TABLE registry_counts (
  name   TEXT PRIMARY KEY,
  number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO registry_counts
  SELECT 'persons', count(*) FROM registry_persons
  UNION ALL SELECT 'records', count(*) FROM registry_records
  UNION ALL SELECT 'open', count(*) FROM registry_pairs WHERE open;
