//! Incidents as the last build told them, in the order of their time.
//!
//! Must not: know what is told of one. That is text of the maker's own.

use crate::counts::COUNTS;
use crate::registry::json;
use crate::{CaseFolder, CaseReader, CustodyError, derived};
use rusqlite::{OptionalExtension, params};
use vocabulary::limits;

/// The stamp that has the ids of the first incidents: a form offers them on every page of a document.
const FIRST: &str = "incidents first";
/// The spans of time in which incidents are counted: `YYYY` and `YYYY-MM`.
const TIME_CHARS: [i64; 2] = [4, 7];

/// An incident as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncidentKept {
    /// Its id.
    pub id: String,
    /// The day on which it began, as `YYYY-MM-DD`; `None` where it has no time.
    pub day: Option<String>,
    /// All that is told of it, as JSON of the maker's own.
    pub told: String,
}

impl CaseFolder {
    /// Keeps the incidents of a build, in their order, in place of those of the build before.
    ///
    /// # Errors
    /// What SQLite reports; those of the build before are then as they were.
    pub fn keep_incidents(&mut self, incidents: &[IncidentKept]) -> Result<(), CustodyError> {
        let store = &self.store;
        store.write(|| {
            store.sql(store.db.execute_batch("DELETE FROM incidents; DELETE FROM incident_times;"))?;
            let sql = "INSERT INTO incidents (place, id, day, told) VALUES (?1, ?2, ?3, ?4)";
            let mut keep = store.sql(store.db.prepare_cached(sql))?;
            for (place, kept) in (0i64..).zip(incidents) {
                store.sql(keep.execute(params![place, kept.id, kept.day, kept.told]))?;
            }
            for chars in TIME_CHARS {
                let sql = "INSERT INTO incident_times (chars, time, incidents) SELECT ?1, substr(day, 1, ?1) AS time, \
                    count(*) FROM incidents WHERE day IS NOT NULL GROUP BY time";
                store.sql(store.db.execute(sql, [chars]))?;
            }
            let first: Vec<&str> =
                incidents.iter().take(limits::INCIDENTS_OFFERED_MAX).map(|kept| kept.id.as_str()).collect();
            derived::put_stamp(store, FIRST, &json(&first))
        })
    }
}

impl CaseReader {
    /// Incidents in their order with their places in it, from a place on.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn incidents(&self, from: u64, count: usize) -> Result<Vec<(u64, IncidentKept)>, CustodyError> {
        let sql = "SELECT place, id, day, told FROM incidents WHERE place >= ?1 ORDER BY place LIMIT ?2";
        let mut query = self.store.sql(self.store.db.prepare_cached(sql))?;
        let rows = self.store.sql(query.query_map(params![from as i64, count as i64], columns))?;
        rows.map(|row| self.store.sql(row)).collect()
    }

    /// An incident by its id, with its place in the order.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn incident(&self, id: &str) -> Result<Option<(u64, IncidentKept)>, CustodyError> {
        let sql = "SELECT place, id, day, told FROM incidents WHERE id = ?1";
        let found = (self.store.db.prepare_cached(sql))
            .and_then(|mut query| query.query_row([id], columns).optional());
        self.store.sql(found)
    }

    /// How many incidents there are.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn incidents_number(&self) -> Result<u64, CustodyError> {
        self.number("SELECT coalesce(max(place) + 1, 0) FROM incidents", &[])
    }

    /// The place of the first incident that began on this day (`YYYY-MM-DD`) or later; that after the last where none did.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn incidents_since(&self, day: &str) -> Result<u64, CustodyError> {
        let sql = "SELECT coalesce((SELECT place FROM incidents WHERE day >= ?1 ORDER BY day, place LIMIT 1), \
            (SELECT max(place) + 1 FROM incidents), 0)";
        self.number(sql, &[&day])
    }

    /// The ids of the first incidents, as many as forms offer.
    ///
    /// # Errors
    /// [`CustodyError::Derived`] where the kept value cannot be read.
    pub fn first_incidents(&self) -> Result<Vec<String>, CustodyError> {
        let Some(ids) = derived::stamp(&self.store, FIRST)? else { return Ok(Vec::new()) };
        let what = || "the ids of incidents".to_owned();
        serde_json::from_str(&ids)
            .map_err(|error| CustodyError::Derived { what: what(), why: error.to_string() })
    }

    /// How many incidents began in each year or month, in their order: `YYYY` or `YYYY-MM`, as `chars` has room for.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn incidents_by_time(&self, chars: usize) -> Result<Vec<(String, u64)>, CustodyError> {
        let sql = "SELECT time, incidents FROM incident_times WHERE chars = ?1 ORDER BY time";
        let mut query = self.store.sql(self.store.db.prepare_cached(sql))?;
        let rows =
            query.query_map([chars as i64], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.max(0) as u64)));
        self.store.sql(rows)?.map(|row| self.store.sql(row)).collect()
    }

    /// Who speaks of an incident, with the number of their claims and of the counts that these are of; those with the most claims
    /// first.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn speakers_on(&self, incident: &str, count: usize) -> Result<Vec<(String, u64, u64)>, CustodyError> {
        // In this order: a build has many cells, an incident few counts.
        let sql = "SELECT speaker.name, sum(cell.claims), count(*) FROM counts \
            CROSS JOIN count_cells AS cell ON cell.build = counts.build AND cell.count = counts.place \
            CROSS JOIN count_speakers AS speaker ON speaker.build = counts.build AND speaker.place = cell.speaker \
            WHERE counts.build = ?1 AND counts.incident = ?2 \
            GROUP BY cell.speaker ORDER BY sum(cell.claims) DESC, cell.speaker LIMIT ?3";
        let build = COUNTS.current(&self.store)?;
        let mut query = self.store.sql(self.store.db.prepare_cached(sql))?;
        let rows = query.query_map(params![build, incident, count as i64], |row| {
            let number = |at: usize| Ok::<u64, rusqlite::Error>(row.get::<_, i64>(at)?.max(0) as u64);
            Ok((row.get(0)?, number(1)?, number(2)?))
        });
        self.store.sql(rows)?.map(|row| self.store.sql(row)).collect()
    }
}

fn columns(row: &rusqlite::Row<'_>) -> rusqlite::Result<(u64, IncidentKept)> {
    let kept = IncidentKept { id: row.get(1)?, day: row.get(2)?, told: row.get(3)? };
    Ok((row.get::<_, i64>(0)?.max(0) as u64, kept))
}
