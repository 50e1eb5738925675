//! Persons by the tokens under which they are kept.
//!
//! Must not: know what a token means, or take one that could be read as anything else than a token.

use crate::store::Store;
use crate::{CaseReader, CustodyError};
use rusqlite::{Connection, params};
use std::fmt::Write;
use vocabulary::{Person, SearchTerm};

/// How many pages of an index are merged in one transaction.
const PAGES_AT_ONCE: i64 = 500;

impl CaseReader {
    /// The persons who have of each group at least one term, in their order and no more than so many.
    ///
    /// Terms that are not plain are passed over; a group without any finds nobody.
    ///
    /// # Errors
    /// [`CustodyError::Derived`] where a kept value cannot be read.
    pub fn find(&self, groups: &[Vec<SearchTerm>], count: usize) -> Result<Vec<Person>, CustodyError> {
        let Some(asked) = expression(groups) else { return Ok(Vec::new()) };
        let build = self.build()?;
        let index = index(build);
        let sql = format!(
            "SELECT person.person FROM {index} JOIN registry_persons AS person \
             ON person.build = ?1 AND person.place = {index}.rowid WHERE {index} MATCH ?2 \
             ORDER BY {index}.rowid LIMIT ?3"
        );
        let mut query = self.store.sql(self.store.db.prepare_cached(&sql))?;
        let rows = query.query_map(params![build, asked, count as i64], |row| row.get::<_, String>(0));
        self.store.sql(rows)?.map(|row| crate::registry::parsed(&self.store.sql(row)?)).collect()
    }
}

/// The index of a build; they take turns.
fn index(build: i64) -> &'static str {
    if build % 2 == 0 { "registry_search_even" } else { "registry_search_odd" }
}

/// Empties the index of a build that begins, of what one that was broken off left behind.
pub(crate) fn begin(store: &Store, build: i64) -> Result<(), CustodyError> {
    store.write(|| store.sql(empty(&store.db, index(build))))
}

/// Keeps the tokens of the person at a place.
pub(crate) fn keep(db: &Connection, build: i64, place: i64, tokens: &str) -> rusqlite::Result<()> {
    let sql = format!("INSERT INTO {} (rowid, tokens) VALUES (?1, ?2)", index(build));
    db.prepare_cached(&sql)?.execute(params![place, tokens]).map(|_| ())
}

/// Brings the pieces of an index together, a step at a time, so that it is quick to ask.
pub(crate) fn tidy(store: &Store, build: i64) -> Result<(), CustodyError> {
    let index = index(build);
    let merge = format!("INSERT INTO {index} ({index}, rank) VALUES ('merge', ?1)");
    // A negative number begins to merge all there is, positive ones go on; where nothing was left to do, fewer than two
    // rows change (SQLite's own words on it).
    let mut pages = -PAGES_AT_ONCE;
    loop {
        let before = store.db.total_changes();
        store.write(|| {
            store.sql(store.db.prepare_cached(&merge).and_then(|mut merge| merge.execute([pages])))
        })?;
        if store.db.total_changes() - before < 2 {
            return Ok(());
        }
        pages = PAGES_AT_ONCE;
    }
}

/// Empties the index that is not of this build.
pub(crate) fn forget_but(store: &Store, build: i64) -> Result<(), CustodyError> {
    store.write(|| store.sql(empty(&store.db, index(build + 1))))
}

/// Empties both.
pub(crate) fn forget(db: &Connection) -> rusqlite::Result<()> {
    (0..2).try_for_each(|build| empty(db, index(build)))
}

fn empty(db: &Connection, index: &str) -> rusqlite::Result<()> {
    db.execute_batch(&format!("INSERT INTO {index} ({index}) VALUES ('delete-all');"))
}

/// The groups as the index is asked for them; `None` where nothing is asked for.
fn expression(groups: &[Vec<SearchTerm>]) -> Option<String> {
    let mut text = String::new();
    for group in groups {
        let terms: Vec<&SearchTerm> = group.iter().filter(|term| term.is_plain()).collect();
        terms.first()?;
        text.push_str(if text.is_empty() { "(" } else { " AND (" });
        for (at, term) in terms.iter().enumerate() {
            let (or, star) = (if at > 0 { " OR " } else { "" }, if term.begins { " *" } else { "" });
            // Writing into a string does not fail.
            let _ = write!(text, "{or}\"{}\"{star}", term.token);
        }
        text.push(')');
    }
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_terms_reach_the_index() {
        let (whole, begins) = (SearchTerm::whole, SearchTerm::beginning);
        assert_eq!(expression(&[]), None);
        assert_eq!(expression(&[vec![whole("fa")], vec![whole("\" OR fb")]]), None);
        let asked = expression(&[vec![whole("fa"), whole("s9 x"), begins("fb")], vec![whole("pc")]]);
        assert_eq!(asked.as_deref(), Some("(\"fa\" OR \"fb\" *) AND (\"pc\")"));
    }
}
