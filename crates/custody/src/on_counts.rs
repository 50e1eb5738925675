//! What people decided on counts, as a table made from the ledger: overrides, and rules chosen for a count or for the case.
//!
//! It tells what was decided last on a count, so that of two who decide at once the second hears of the first. What a build
//! goes by is the ledger itself.
//!
//! Must not: hold a number that is no reviewer's, or forget who withdrew what.

use crate::registry::json;
use crate::store::Store;
use crate::{CaseFolder, CaseReader, CustodyError};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use vocabulary::{Case, Decision, Override, RuleChoices, RuleChosen, TallyScope};

/// What kind of decision on a count.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Override,
    Rule,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Kind::Override => "override",
            Kind::Rule => "rule",
        }
    }
}

/// What was decided last on a count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastOnCount<T> {
    /// The entry that decided it, or withdrew it.
    pub entry: u64,
    /// What holds, with its entry; `None` where all was withdrawn.
    pub holds: Option<(u64, T)>,
}

impl CaseFolder {
    /// The rules that hold by choice, replayed from the ledger.
    ///
    /// # Errors
    /// [`CustodyError::Broken`] at the first entry that is wrong.
    pub fn rule_choices(&self) -> Result<RuleChoices, CustodyError> {
        let mut all = RuleChoices::default();
        self.entries(|entry| {
            match entry.decision {
                Decision::RuleChosen(chosen) => all.add(entry.number, *chosen),
                Decision::RuleWithdrawn(withdrawn) => drop(all.withdraw(withdrawn.scope.as_ref())),
                _ => {}
            }
            Ok(())
        })?;
        Ok(all)
    }

    /// What `case.toml` says, with the rules that people chose since.
    ///
    /// # Errors
    /// As [`CaseFolder::rule_choices`].
    pub fn settled_case(&self) -> Result<Case, CustodyError> {
        Ok(Case { chosen: self.rule_choices()?, ..self.case().clone() })
    }
}

impl CaseReader {
    /// What was overridden last on a count; `None` where nothing ever was.
    ///
    /// # Errors
    /// [`CustodyError::Derived`] where a kept value cannot be read.
    pub fn override_on(&self, scope: &TallyScope) -> Result<Option<LastOnCount<Override>>, CustodyError> {
        last_on(&self.store, Kind::Override, Some(scope))
    }

    /// Which rule was chosen last for a count, or for the case; `None` where none ever was.
    ///
    /// # Errors
    /// As [`CaseReader::override_on`].
    pub fn rule_on(
        &self,
        scope: Option<&TallyScope>,
    ) -> Result<Option<LastOnCount<RuleChosen>>, CustodyError> {
        last_on(&self.store, Kind::Rule, scope)
    }
}

/// The scope as it is kept; empty for the case.
fn kept(scope: Option<&TallyScope>) -> String {
    scope.map(TallyScope::to_string).unwrap_or_default()
}

/// The entry that spoke last, and what holds with its entry.
type Found = (Option<i64>, Option<(i64, String)>);

/// What was decided last on a count.
pub(crate) fn last_on<T: DeserializeOwned>(
    store: &Store,
    kind: Kind,
    scope: Option<&TallyScope>,
) -> Result<Option<LastOnCount<T>>, CustodyError> {
    let of = params![kind.word(), kept(scope)];
    let touched =
        "SELECT max(max(entry, coalesce(withdrawn, 0))) FROM on_counts WHERE kind = ?1 AND scope = ?2";
    let holding = "SELECT entry, given FROM on_counts WHERE kind = ?1 AND scope = ?2 AND withdrawn IS NULL \
        ORDER BY entry DESC LIMIT 1";
    let ask = || -> rusqlite::Result<Found> {
        let touched = store.db.prepare_cached(touched)?.query_row(of, |row| row.get(0))?;
        let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        Ok((touched, store.db.prepare_cached(holding)?.query_row(of, row).optional()?))
    };
    let (touched, holding) = store.sql(ask())?;
    let Some(entry) = touched else { return Ok(None) };
    let holds = holding.map(|(entry, text)| Ok((entry.max(0) as u64, parsed(&text)?))).transpose()?;
    Ok(Some(LastOnCount { entry: entry.max(0) as u64, holds }))
}

/// Does to the table what a decision says.
pub(crate) fn change(db: &Connection, entry: i64, decision: &Decision) -> rusqlite::Result<usize> {
    match decision {
        Decision::Overridden(given) => keep(db, entry, Kind::Override, Some(&given.scope), given),
        Decision::OverrideWithdrawn(gone) => strike(db, entry, Kind::Override, Some(&gone.scope)),
        Decision::RuleChosen(chosen) => keep(db, entry, Kind::Rule, chosen.scope.as_ref(), chosen),
        Decision::RuleWithdrawn(gone) => strike(db, entry, Kind::Rule, gone.scope.as_ref()),
        _ => Ok(0),
    }
}

fn keep(
    db: &Connection,
    entry: i64,
    kind: Kind,
    scope: Option<&TallyScope>,
    given: &impl Serialize,
) -> rusqlite::Result<usize> {
    let text = json(given);
    db.prepare_cached("INSERT INTO on_counts (entry, kind, scope, given) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![entry, kind.word(), kept(scope), text])
}

/// Marks the last that holds as withdrawn.
fn strike(db: &Connection, entry: i64, kind: Kind, scope: Option<&TallyScope>) -> rusqlite::Result<usize> {
    db.prepare_cached(
        "UPDATE on_counts SET withdrawn = ?1 WHERE entry = (SELECT max(entry) FROM on_counts \
         WHERE kind = ?2 AND scope = ?3 AND withdrawn IS NULL)",
    )?
    .execute(params![entry, kind.word(), kept(scope)])
}

/// The entry that spoke last on a count, 0 where none did, and whether anything holds there.
pub(crate) fn known(
    store: &Store,
    kind: Kind,
    scope: Option<&TallyScope>,
) -> Result<(u64, bool), CustodyError> {
    let last = last_on::<serde::de::IgnoredAny>(store, kind, scope)?;
    Ok(last.map_or((0, false), |last| (last.entry, last.holds.is_some())))
}

/// The first decision at which two tables differ, in words.
pub(crate) fn first_difference(one: &Store, other: &Store) -> Result<Option<String>, CustodyError> {
    type Row5 = (i64, String, String, String, Option<i64>);
    let row = |row: &Row<'_>| -> rusqlite::Result<Row5> {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
    };
    let sql = "SELECT entry, kind, scope, given, withdrawn FROM on_counts ORDER BY entry";
    let found = one.first_difference("on_counts", other, sql, row)?;
    Ok(found.map(|(entry, kind, ..)| format!("the {kind} of entry {entry}")))
}

fn parsed<T: DeserializeOwned>(text: &str) -> Result<T, CustodyError> {
    serde_json::from_str(text).map_err(|error| CustodyError::Derived {
        what: "a decision on a count".to_owned(),
        why: error.to_string(),
    })
}
