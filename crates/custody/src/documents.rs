//! Documents as the last build read them: what a list of sources shows, and by which key a reading is kept.
//!
//! Must not: hold what sources and ledger do not determine, or load more than is asked for.

use crate::{CaseFolder, CaseReader, CustodyError, derived, held};
use rusqlite::{OptionalExtension, Row, params};
use std::collections::BTreeMap;
use vocabulary::{Digest, Reading};

/// What is known of a document beside its reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The key of its reading.
    pub key: String,
    /// Its title.
    pub title: Option<String>,
    /// Its language, as an ISO 639 code.
    pub language: Option<String>,
    /// When it was published (EDTF).
    pub published: Option<String>,
    /// How many figures were read of it.
    pub figures: u64,
    /// How many quotes.
    pub quotes: u64,
    /// How many positions.
    pub positions: u64,
    /// Why it could not be read, in the builder's own form; `None` where it was.
    pub refused: Option<String>,
}

impl Document {
    /// What is to be kept of a reading.
    pub fn of(key: &str, reading: &Reading) -> Document {
        let source = &reading.source;
        Document {
            key: key.to_owned(),
            title: source.title.clone(),
            language: Some(source.language.clone()),
            published: source.published.map(|day| day.to_string()),
            figures: reading.figures.len() as u64,
            quotes: reading.quotes.len() as u64,
            positions: reading.positions.len() as u64,
            refused: None,
        }
    }
}

/// A source as a list of them shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedSource {
    /// Its path in the case.
    pub path: String,
    /// Its digest.
    pub sha256: Digest,
    /// Its size in bytes.
    pub bytes: u64,
    /// What the last build made of it; `None` where none has read it, or it is a list.
    pub document: Option<Document>,
    /// How many decisions on its claims hold.
    pub decisions: u64,
}

/// How many sources there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SourceCounts {
    /// All that the case holds, lists included.
    pub held: u64,
    /// Of these, documents that were read.
    pub read: u64,
    /// Documents that could not be read.
    pub refused: u64,
}

impl CaseFolder {
    /// Keeps what is known of documents, all or none.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn keep_documents(&mut self, documents: &[(Digest, Document)]) -> Result<(), CustodyError> {
        if documents.is_empty() {
            return Ok(());
        }
        self.store.write(|| {
            for (sha256, one) in documents {
                let done = (self.store.db)
                    .prepare_cached(
                        "INSERT OR REPLACE INTO documents (sha256, key, title, language, published, figures, quotes, \
                         positions, refused) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                    )
                    .and_then(|mut insert| {
                        insert.execute(params![
                            sha256.as_bytes(),
                            one.key,
                            one.title,
                            one.language,
                            one.published,
                            one.figures as i64,
                            one.quotes as i64,
                            one.positions as i64,
                            one.refused
                        ])
                    });
                self.store.sql(done)?;
            }
            Ok(())
        })
    }

    /// Forgets what is known of documents that the case holds no longer.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn forget_documents(&mut self) -> Result<(), CustodyError> {
        let gone = "DELETE FROM documents WHERE sha256 NOT IN (SELECT sha256 FROM held)";
        self.store.write(|| self.store.sql(self.store.db.execute(gone, [])).map(|_| ()))
    }

    /// The key under which each document was read last.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn document_keys(&self) -> Result<BTreeMap<Digest, String>, CustodyError> {
        let mut query = self.store.sql(self.store.db.prepare("SELECT sha256, key FROM documents"))?;
        let rows = query.query_map([], |row| Ok((Digest::from_bytes(row.get(0)?), row.get(1)?)));
        self.store.sql(rows)?.map(|row| self.store.sql(row)).collect()
    }
}

/// Before the digest in the stamps of [`CaseFolder::keep_proposed`], and what comes after the last of them.
const PROPOSED: (&str, &str) = ("proposed ", "proposed!");

impl CaseFolder {
    /// Keeps what models propose for documents, in the builder's own form: all of it, in place of what was kept.
    ///
    /// # Errors
    /// What SQLite reports; what was kept stands then.
    pub fn keep_proposed(&mut self, all: &BTreeMap<Digest, String>) -> Result<(), CustodyError> {
        let named: BTreeMap<String, &str> =
            all.iter().map(|(sha256, told)| (format!("{}{sha256}", PROPOSED.0), told.as_str())).collect();
        let kept: BTreeMap<String, String> = {
            let sql = "SELECT name, value FROM stamps WHERE name >= ?1 AND name < ?2";
            let mut query = self.store.sql(self.store.db.prepare_cached(sql))?;
            let rows = query.query_map([PROPOSED.0, PROPOSED.1], |row| Ok((row.get(0)?, row.get(1)?)));
            self.store.sql(rows)?.map(|row| self.store.sql(row)).collect::<Result<_, _>>()?
        };
        if kept
            .iter()
            .map(|(name, told)| (name, told.as_str()))
            .eq(named.iter().map(|(name, told)| (name, *told)))
        {
            return Ok(());
        }
        self.store.write(|| {
            let forget = "DELETE FROM stamps WHERE name >= ?1 AND name < ?2";
            self.store.sql(self.store.db.execute(forget, [PROPOSED.0, PROPOSED.1]))?;
            named.iter().try_for_each(|(name, told)| derived::put_stamp(&self.store, name, told))
        })
    }
}

const LISTED: &str = "SELECT held.path, held.sha256, held.bytes, d.key, d.title, d.language, d.published, d.figures, \
    d.quotes, d.positions, d.refused, (SELECT count(*) FROM claim_decisions AS c WHERE c.source = held.sha256 \
    AND c.withdrawn IS NULL) FROM held LEFT JOIN documents AS d ON d.sha256 = held.sha256";

impl CaseReader {
    /// Sources by path, those after one; all from the first where it is empty.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn sources_after(&self, path: &str, count: usize) -> Result<Vec<ListedSource>, CustodyError> {
        let sql = format!("{LISTED} WHERE held.path > ?1 ORDER BY held.path LIMIT ?2");
        let mut query = self.store.sql(self.store.db.prepare_cached(&sql))?;
        let rows = self.store.sql(query.query_map(params![path, count as i64], listed))?;
        rows.map(|row| self.store.sql(row)).collect()
    }

    /// A source that the case holds, by its digest; of several paths the first.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn source(&self, sha256: &Digest) -> Result<Option<ListedSource>, CustodyError> {
        let sql = format!("{LISTED} WHERE held.sha256 = ?1 ORDER BY held.path LIMIT 1");
        let found = (self.store.db.prepare_cached(&sql))
            .and_then(|mut query| query.query_row([sha256.as_bytes()], listed).optional());
        self.store.sql(found)
    }

    /// The path that lies at a path, where one does.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn held_at(&self, path: &str) -> Result<Option<crate::Held>, CustodyError> {
        held::at(&self.store, path)
    }

    /// How many sources there are.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn source_counts(&self) -> Result<SourceCounts, CustodyError> {
        let count = |sql: &str| -> Result<u64, CustodyError> {
            let found = (self.store.db.prepare_cached(sql))
                .and_then(|mut query| query.query_row([], |row| row.get::<_, i64>(0)));
            Ok(self.store.sql(found)?.max(0) as u64)
        };
        let refused = count("SELECT count(*) FROM documents WHERE refused IS NOT NULL")?;
        Ok(SourceCounts {
            held: count("SELECT count(*) FROM held")?,
            read: count("SELECT count(*) FROM documents")?.saturating_sub(refused),
            refused,
        })
    }

    /// The reading of a document as the last build kept it, before what reviewers decided.
    ///
    /// # Errors
    /// [`CustodyError::Derived`] where the kept value cannot be read.
    pub fn reading(&self, sha256: &Digest) -> Result<Option<Reading>, CustodyError> {
        let sql = "SELECT r.reading FROM documents AS d JOIN readings AS r ON r.sha256 = d.sha256 AND r.key = d.key \
            WHERE d.sha256 = ?1";
        let found = (self.store.db.prepare_cached(sql)).and_then(|mut query| {
            query.query_row([sha256.as_bytes()], |row| row.get::<_, String>(0)).optional()
        });
        self.store.sql(found)?.map(|text| derived::parse(sha256, &text)).transpose()
    }

    /// A small derived value, where one is kept under this name.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn stamp(&self, name: &str) -> Result<Option<String>, CustodyError> {
        derived::stamp(&self.store, name)
    }

    /// What models propose for a document, as the last build kept it.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn proposed(&self, sha256: &Digest) -> Result<Option<String>, CustodyError> {
        derived::stamp(&self.store, &format!("{}{sha256}", PROPOSED.0))
    }

    /// The text that the claims of a document were cut from; `None` where it is not kept.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn text(&self, sha256: &Digest) -> Result<Option<String>, CustodyError> {
        let key = (self.store.db.prepare_cached("SELECT key FROM documents WHERE sha256 = ?1"))
            .and_then(|mut query| query.query_row([sha256.as_bytes()], |row| row.get(0)).optional());
        let Some(key): Option<String> = self.store.sql(key)? else { return Ok(None) };
        match derived::stamp(&self.store, &text_stamp(sha256, &key))? {
            Some(text) => Ok(Some(text)),
            None => derived::stamp(&self.store, &shown_stamp(sha256, &key)),
        }
    }
}

/// The stamp under which the text of a foreign source is kept: parsing costs more than looking it up.
pub fn text_stamp(sha256: &Digest, key: &str) -> String {
    format!("text {sha256} {key}")
}

/// The stamp under which the text of another source is kept, to be shown: what is counted is cut from the original.
pub fn shown_stamp(sha256: &Digest, key: &str) -> String {
    format!("shown {sha256} {key}")
}

fn listed(row: &Row<'_>) -> rusqlite::Result<ListedSource> {
    let count = |at| row.get::<_, Option<i64>>(at).map(|count| count.unwrap_or(0).max(0) as u64);
    let document = match row.get::<_, Option<String>>(3)? {
        None => None,
        Some(key) => Some(Document {
            key,
            title: row.get(4)?,
            language: row.get(5)?,
            published: row.get(6)?,
            figures: count(7)?,
            quotes: count(8)?,
            positions: count(9)?,
            refused: row.get(10)?,
        }),
    };
    let sha256 = Digest::from_bytes(row.get(1)?);
    Ok(ListedSource { path: row.get(0)?, sha256, bytes: count(2)?, document, decisions: count(11)? })
}
