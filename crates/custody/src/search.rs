//! Persons by the tokens under which they are kept.
//!
//! Must not: know what a token means, or take one that could be read as anything else than a token.

use crate::{CaseReader, CustodyError};
use rusqlite::params;
use std::fmt::Write;
use vocabulary::{Person, SearchTerm};

impl CaseReader {
    /// The persons who have of each group at least one term, in their order and no more than so many.
    ///
    /// Terms that are not plain are passed over; a group without any finds nobody.
    ///
    /// # Errors
    /// [`CustodyError::Derived`] where a kept value cannot be read.
    pub fn find(&self, groups: &[Vec<SearchTerm>], count: usize) -> Result<Vec<Person>, CustodyError> {
        let Some(asked) = expression(groups) else { return Ok(Vec::new()) };
        let sql = "SELECT person.person FROM registry_search JOIN registry_persons AS person \
            ON person.place = registry_search.rowid WHERE registry_search MATCH ?1 \
            ORDER BY registry_search.rowid LIMIT ?2";
        let mut query = self.store.sql(self.store.db.prepare_cached(sql))?;
        let rows = query.query_map(params![asked, count as i64], |row| row.get::<_, String>(0));
        self.store.sql(rows)?.map(|row| crate::registry::parsed(&self.store.sql(row)?)).collect()
    }
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
