//! Keeping a registry: in pieces, beside the one before.
//!
//! Must not: keep anybody waiting who decides, or let a registry be seen half written.

use super::{BESIDE, Beside, MADE_FROM, PairExplained, PersonLine, REGISTRY, REST, UNTIL, json};
use crate::anew::ROWS_AT_ONCE;
use crate::store::Store;
use crate::{CaseFolder, CustodyError, open_cases, search};
use rusqlite::{Connection, params};
use vocabulary::{Person, RecordKey, RecordPair, Registry};

impl CaseFolder {
    /// Keeps a registry in place of the one before, all or nothing. `made_from` names all that it depends on; `beside` is
    /// given back with it. `explained` are its first pairs, in their order.
    ///
    /// # Errors
    /// What SQLite reports; the registry before stands then.
    pub fn keep_registry(
        &mut self,
        made_from: &str,
        registry: &Registry,
        beside: &str,
        explained: &[PairExplained],
    ) -> Result<(), CustodyError> {
        self.keep_registry_with(
            made_from,
            registry,
            &Beside { given: beside, explained, ..Beside::default() },
        )
    }

    /// As [`CaseFolder::keep_registry`], with all that the desk needs beside it.
    ///
    /// # Errors
    /// As there.
    pub fn keep_registry_with(
        &mut self,
        made_from: &str,
        registry: &Registry,
        beside: &Beside<'_>,
    ) -> Result<(), CustodyError> {
        let store = &self.store;
        let build = REGISTRY.begin(store)?;
        let making = Making { store, build };
        making.all(&registry.persons, 4, |place, person| making.person(place, person))?;
        search::begin(store, build)?;
        making.all(beside.tokens, 1, |place, tokens| search::keep(&store.db, build, place, tokens))?;
        search::tidy(store, build)?;
        making.all(beside.open_cases, 10, |place, case| open_cases::keep(&store.db, build, place, case))?;
        let none = PairExplained::default();
        let explained = beside.explained.iter().chain(std::iter::repeat(&none));
        let pairs: Vec<(&RecordPair, &PairExplained)> = registry.pairs.iter().zip(explained).collect();
        making.all(&pairs, 2, |place, (pair, told)| making.pair(place, pair, told))?;
        let (rest, until) = (json(&(&registry.lists, &registry.moved)), beside.until.to_string());
        let stamps = [(MADE_FROM, made_from), (REST, &rest), (BESIDE, beside.given), (UNTIL, &until)];
        REGISTRY.finish(store, build, &stamps, || making.counts(registry))?;
        search::forget_but(store, build)
    }
}

/// A registry on its way.
struct Making<'s> {
    store: &'s Store,
    build: i64,
}

impl Making<'_> {
    /// Keeps things in their order, so many at once as come to about [`ROWS_AT_ONCE`] rows where each comes to `rows`.
    fn all<T>(
        &self,
        things: &[T],
        rows: usize,
        keep: impl Fn(i64, &T) -> rusqlite::Result<()>,
    ) -> Result<(), CustodyError> {
        let mut places = 0_i64..;
        for some in things.chunks(ROWS_AT_ONCE / rows) {
            self.store.write(|| {
                let mut piece = some.iter().zip(&mut places);
                self.store.sql(piece.try_for_each(|(thing, place)| keep(place, thing)))
            })?;
        }
        Ok(())
    }

    fn person(&self, place: i64, person: &Person) -> rusqlite::Result<()> {
        let db = &self.store.db;
        let sql = "INSERT INTO registry_persons (build, place, id, line, person) VALUES (?1, ?2, ?3, ?4, ?5)";
        let (line, text) = (json(&PersonLine::of(person)), json(person));
        db.prepare_cached(sql)?.execute(params![self.build, place, person.id, line, text])?;
        let sql =
            "INSERT OR REPLACE INTO registry_records (build, list, row, person) VALUES (?1, ?2, ?3, ?4)";
        let mut records = db.prepare_cached(sql)?;
        for record in &person.records {
            records.execute(params![self.build, record.key.list, record.key.row, person.id])?;
        }
        Ok(())
    }

    /// A judgement that came before this piece is heard here; one that comes later finds the row ([`judged`]).
    fn pair(&self, place: i64, pair: &RecordPair, told: &PairExplained) -> rusqlite::Result<()> {
        let db = &self.store.db;
        let (a, b) = if pair.a <= pair.b { (&pair.a, &pair.b) } else { (&pair.b, &pair.a) };
        let said = told.said.map(|said| said.to_string());
        let decided = || db.prepare_cached(HOLDS)?.exists(params![a.list, a.row, b.list, b.row]);
        let open = pair.waits && !decided()?;
        let sql = "INSERT INTO registry_pairs (build, place, waits, a_list, a_row, b_list, b_row, pair, explained, said, open) \
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
        let (waits, text) = (pair.waits, json(pair));
        db.prepare_cached(sql)?.execute(params![
            self.build,
            place,
            waits,
            a.list,
            a.row,
            b.list,
            b.row,
            text,
            told.evidence,
            said,
            open
        ])?;
        Ok(())
    }

    fn counts(&self, registry: &Registry) -> rusqlite::Result<()> {
        let db = &self.store.db;
        let sql = "SELECT count(*) FROM registry_pairs WHERE build = ?1 AND open";
        let open: i64 = db.query_row(sql, [self.build], |row| row.get(0))?;
        let records: usize = registry.persons.iter().map(|person| person.records.len()).sum();
        let mut insert =
            db.prepare("INSERT INTO registry_counts (build, name, number) VALUES (?1, ?2, ?3)")?;
        for (name, number) in
            [("persons", registry.persons.len() as i64), ("records", records as i64), ("open", open)]
        {
            insert.execute(params![self.build, name, number])?;
        }
        Ok(())
    }
}

/// Whether a judgement holds on a pair.
const HOLDS: &str = "SELECT 1 FROM judgements WHERE a_list = ?1 AND a_row = ?2 AND b_list = ?3 AND b_row = ?4 \
    AND withdrawn IS NULL";

/// Takes a pair out of the queue, or puts it back, as its judgements stand now: in the registry that counts and in one that is
/// being made.
pub(crate) fn judged(db: &Connection, a: &RecordKey, b: &RecordKey) -> rusqlite::Result<()> {
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    let decided = db.prepare_cached(HOLDS)?.exists(params![a.list, a.row, b.list, b.row])?;
    let sql = "UPDATE registry_pairs SET open = ?5 WHERE a_list = ?1 AND a_row = ?2 AND b_list = ?3 AND b_row = ?4 \
        AND waits AND open <> ?5 RETURNING build";
    let mut update = db.prepare_cached(sql)?;
    let builds =
        update.query_map(params![a.list, a.row, b.list, b.row, !decided], |row| row.get::<_, i64>(0))?;
    for build in builds.collect::<Result<Vec<_>, _>>()? {
        let sql = "UPDATE registry_counts SET number = number + ?1 WHERE build = ?2 AND name = 'open'";
        db.prepare_cached(sql)?.execute([if decided { -1 } else { 1 }, build])?;
    }
    Ok(())
}
