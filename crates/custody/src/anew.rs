//! Tables that are made anew beside those of before: written in pieces, so that nobody who decides waits long; then one small step
//! makes them the ones that count, and the earlier ones are cleared away in pieces too.
//!
//! Each row says which making it is of. One that was broken off is as if it had never been.
//!
//! Must not: know what a row means.

use crate::store::Store;
use crate::{CustodyError, derived};
use rusqlite::{OptionalExtension, params};

/// How many rows are written or cleared away in one transaction, at about 20 to 50 millionths of a second each.
pub(crate) const ROWS_AT_ONCE: usize = 2000;

/// A set of tables that are made together.
pub(crate) struct Tables {
    /// Under which name it is kept which making counts.
    pub(crate) name: &'static str,
    /// The tables, each with the columns that are its key beside `build`.
    pub(crate) tables: &'static [(&'static str, &'static str)],
}

impl Tables {
    /// The making that counts; 0 where there is none.
    pub(crate) fn current(&self, store: &Store) -> Result<i64, CustodyError> {
        let found = (store.db)
            .prepare_cached("SELECT build FROM makings WHERE name = ?1")
            .and_then(|mut query| query.query_row([self.name], |row| row.get::<_, i64>(0)).optional());
        Ok(store.sql(found)?.unwrap_or(0))
    }

    /// Begins another making: clears away what one that was broken off left behind, and gives its number.
    pub(crate) fn begin(&self, store: &Store) -> Result<i64, CustodyError> {
        let now = self.current(store)?;
        self.clear(store, now)?;
        Ok(now + 1)
    }

    /// Makes this making the one that counts, with small values beside it, all at once; then clears away those of before.
    pub(crate) fn finish(
        &self,
        store: &Store,
        build: i64,
        stamps: &[(&str, &str)],
        also: impl FnOnce() -> rusqlite::Result<()>,
    ) -> Result<(), CustodyError> {
        store.write(|| {
            store.sql(also())?;
            stamps.iter().try_for_each(|(name, value)| derived::put_stamp(store, name, value))?;
            let sql = "INSERT OR REPLACE INTO makings (name, build) VALUES (?1, ?2)";
            store.sql(store.db.execute(sql, params![self.name, build])).map(|_| ())
        })?;
        self.clear(store, build)
    }

    /// Clears away the rows of all makings but one, some at a time.
    fn clear(&self, store: &Store, but: i64) -> Result<(), CustodyError> {
        for (table, key) in self.tables {
            // Twice, so that the key is used: makings before, makings after.
            for side in ["<", ">"] {
                let find = format!("SELECT build FROM {table} WHERE build {side} ?1 LIMIT 1");
                let other = || store.db.query_row(&find, [but], |row| row.get::<_, i64>(0)).optional();
                while let Some(build) = store.sql(other())? {
                    clear_one(store, table, key, build)?;
                }
            }
        }
        Ok(())
    }
}

fn clear_one(store: &Store, table: &str, key: &str, build: i64) -> Result<(), CustodyError> {
    let delete = format!(
        "DELETE FROM {table} WHERE build = ?1 AND ({key}) IN (SELECT {key} FROM {table} WHERE build = ?1 LIMIT ?2)"
    );
    let some = || {
        let gone = (store.db.prepare_cached(&delete))
            .and_then(|mut delete| delete.execute(params![build, ROWS_AT_ONCE as i64]));
        store.sql(gone)
    };
    while store.write(some)? > 0 {}
    Ok(())
}
