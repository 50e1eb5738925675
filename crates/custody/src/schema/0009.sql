-- The ninth form: incidents as tables, for those who look at when and where.

-- Derived, and made again by each build: incidents in the order of their time; those without a time come last.
CREATE TABLE incidents (
  place INTEGER PRIMARY KEY,
  id    TEXT NOT NULL UNIQUE,
  day   TEXT,
  told  TEXT NOT NULL
) STRICT;

CREATE INDEX incidents_by_day ON incidents (day, place) WHERE day IS NOT NULL;

PRAGMA user_version = 9;
