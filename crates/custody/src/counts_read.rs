//! Looking at what the last build made of claims: each question takes rows by a key, however many there are.
//!
//! Must not: load a table.

use crate::counts::{COUNTS, Cell};
use crate::{CaseReader, CustodyError};
use rusqlite::{ToSql, params};
use vocabulary::TallyScope;

/// Which counts are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CountsAsked {
    /// All.
    #[default]
    All,
    /// Those whose numbers differ.
    Differing,
    /// Those on which somebody decided.
    Decided,
}

/// A place, and what is kept there as JSON of the maker's own.
pub type Placed = (u64, String);

impl CaseReader {
    /// Asks several questions of the case as it stands at one moment, while builds go on.
    ///
    /// # Errors
    /// What the questions give.
    pub fn at_one_moment<T>(
        &self,
        questions: impl FnOnce(&CaseReader) -> Result<T, CustodyError>,
    ) -> Result<T, CustodyError> {
        let _moment = self.store.sql(self.store.db.unchecked_transaction())?;
        questions(self)
    }

    /// Counts in their order, from a place on, each as a list shows it.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn counts(&self, asked: CountsAsked, from: u64, count: usize) -> Result<Vec<Placed>, CustodyError> {
        let only = match asked {
            CountsAsked::All => "",
            CountsAsked::Differing => "AND differs",
            CountsAsked::Decided => "AND decided",
        };
        let sql = format!(
            "SELECT place, line FROM counts WHERE build = ?1 AND place >= ?2 {only} ORDER BY place LIMIT ?3"
        );
        self.placed(&sql, &[&COUNTS.current(&self.store)?, &(from as i64), &(count as i64)])
    }

    /// How many counts there are.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn counts_number(&self) -> Result<u64, CustodyError> {
        self.number(
            "SELECT coalesce(max(place) + 1, 0) FROM counts WHERE build = ?1",
            &[&COUNTS.current(&self.store)?],
        )
    }

    /// A count with all that is told of it, and its place.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn count(&self, scope: &TallyScope) -> Result<Option<Placed>, CustodyError> {
        let sql = "SELECT place, told FROM counts WHERE build = ?1 AND scope = ?2";
        Ok(self.placed(sql, &[&COUNTS.current(&self.store)?, &scope.to_string()])?.pop())
    }

    /// The place of the first count of an incident.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn first_count_of(&self, incident: &str) -> Result<Option<u64>, CustodyError> {
        let sql = "SELECT min(place) FROM counts WHERE build = ?1 AND incident = ?2";
        let build = COUNTS.current(&self.store)?;
        let found = (self.store.db.prepare_cached(sql)).and_then(|mut query| {
            query.query_row(params![build, incident], |row| row.get::<_, Option<i64>>(0))
        });
        Ok(self.store.sql(found)?.map(|place| place.max(0) as u64))
    }

    /// The claims of a count, or those of one speaker, from a place on, the smallest number first.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn claims_of(
        &self,
        place: u64,
        speaker: Option<u64>,
        from: u64,
        count: usize,
    ) -> Result<Vec<Placed>, CustodyError> {
        // Named, because else all claims of a large count are looked through for those of one speaker.
        let (by, only) = match speaker {
            Some(_) => ("INDEXED BY count_claims_by_speaker", "AND speaker = ?4"),
            None => ("", "AND ?4 IS NULL"),
        };
        let sql = format!(
            "SELECT place, claim FROM count_claims {by} WHERE build = ?1 AND count = ?2 AND place >= ?3 {only} \
             ORDER BY place LIMIT ?5"
        );
        let speaker = speaker.map(|speaker| speaker as i64);
        let values: [&dyn ToSql; 5] =
            [&COUNTS.current(&self.store)?, &(place as i64), &(from as i64), &speaker, &(count as i64)];
        self.placed(&sql, &values)
    }

    /// Speakers with the number of their claims, those with the most first, from a place on.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn speakers(&self, from: u64, count: usize) -> Result<Vec<(String, u64)>, CustodyError> {
        let sql = "SELECT name, claims FROM count_speakers WHERE build = ?1 AND place >= ?2 \
            ORDER BY place LIMIT ?3";
        let build = COUNTS.current(&self.store)?;
        let mut query = self.store.sql(self.store.db.prepare_cached(sql))?;
        let rows = query.query_map(params![build, from as i64, count as i64], |row| {
            Ok((row.get(0)?, row.get::<_, i64>(1)?.max(0) as u64))
        });
        self.store.sql(rows)?.map(|row| self.store.sql(row)).collect()
    }

    /// How many speakers there are.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn speakers_number(&self) -> Result<u64, CustodyError> {
        self.number(
            "SELECT coalesce(max(place) + 1, 0) FROM count_speakers WHERE build = ?1",
            &[&COUNTS.current(&self.store)?],
        )
    }

    /// What so many speakers, from one on, say of each of some counts: those of the first count before those of the next.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn cells_of(&self, counts: &[u64], from: u64, speakers: u64) -> Result<Vec<Cell>, CustodyError> {
        let sql = "SELECT speaker, claims, low, high FROM count_cells \
            WHERE build = ?1 AND count = ?2 AND speaker >= ?3 AND speaker < ?4 ORDER BY speaker";
        let build = COUNTS.current(&self.store)?;
        let mut query = self.store.sql(self.store.db.prepare_cached(sql))?;
        let to = from.saturating_add(speakers);
        let mut cells = Vec::new();
        for count in counts.iter().copied() {
            let rows = query.query_map(params![build, count as i64, from as i64, to as i64], |row| {
                let number = |at: usize| Ok::<u64, rusqlite::Error>(row.get::<_, i64>(at)?.max(0) as u64);
                let high = row.get::<_, Option<i64>>(3)?.map(|high| high.max(0) as u64);
                Ok(Cell { count, speaker: number(0)?, claims: number(1)?, low: number(2)?, high })
            });
            for cell in self.store.sql(rows)? {
                cells.push(self.store.sql(cell)?);
            }
        }
        Ok(cells)
    }

    /// Findings, the heaviest first, from a place on: all, or those of a weight, of a kind, of both.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn findings(
        &self,
        weight: Option<&str>,
        kind: Option<&str>,
        from: u64,
        count: usize,
    ) -> Result<Vec<Placed>, CustodyError> {
        let only = match (weight, kind) {
            (Some(_), Some(_)) => "AND weight = ?3 AND kind = ?4",
            (Some(_), None) => "AND weight = ?3 AND ?4 IS NULL",
            (None, Some(_)) => "AND ?3 IS NULL AND kind = ?4",
            (None, None) => "AND ?3 IS NULL AND ?4 IS NULL",
        };
        let sql = format!(
            "SELECT place, finding FROM case_findings WHERE build = ?1 AND place >= ?2 {only} \
             ORDER BY place LIMIT ?5"
        );
        let values: [&dyn ToSql; 5] =
            [&COUNTS.current(&self.store)?, &(from as i64), &weight, &kind, &(count as i64)];
        self.placed(&sql, &values)
    }

    /// What the findings at these places say as values, in the order of the places.
    ///
    /// # Errors
    /// What SQLite reports, also where there is no such finding.
    pub fn findings_spoken(&self, places: &[u64]) -> Result<Vec<String>, CustodyError> {
        let sql = "SELECT spoken FROM case_finding_values WHERE build = ?1 AND place = ?2";
        let build = COUNTS.current(&self.store)?;
        let mut query = self.store.sql(self.store.db.prepare_cached(sql))?;
        let mut spoken = |place: &u64| query.query_row(params![build, *place as i64], |row| row.get(0));
        places.iter().map(|place| self.store.sql(spoken(place))).collect()
    }

    fn placed(&self, sql: &str, values: &[&dyn ToSql]) -> Result<Vec<Placed>, CustodyError> {
        let mut query = self.store.sql(self.store.db.prepare_cached(sql))?;
        let rows = query.query_map(values, |row| Ok((row.get::<_, i64>(0)?.max(0) as u64, row.get(1)?)));
        self.store.sql(rows)?.map(|row| self.store.sql(row)).collect()
    }

    /// The one number that a question gives.
    pub(crate) fn number(&self, sql: &str, values: &[&dyn ToSql]) -> Result<u64, CustodyError> {
        let found = (self.store.db.prepare_cached(sql))
            .and_then(|mut query| query.query_row(values, |row| row.get::<_, i64>(0)));
        Ok(self.store.sql(found)?.max(0) as u64)
    }
}
