//! What lets people in at the desk: passwords as hashes, secrets of second factors, sessions.
//!
//! It lies in `desk.db` beside `case.db`, readable by its owner alone. What somebody may do once they are in is said by the
//! ledger; this file only says that it is them. Where it is lost, passwords are set anew and nothing of the case is gone.
//!
//! Must not: hold a password or a token, only what they can be told by; or tell the time, which it is handed in seconds.

use crate::CustodyError;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;
use vocabulary::{Digest, limits};

/// The file.
const FILE: &str = "desk.db";
const FORMS: [&str; 2] = [include_str!("schema/doors.sql"), include_str!("schema/doors_2.sql")];
/// "TolD", as SQLite's application id.
const APPLICATION_ID: i64 = 0x546f_6c44;
const BUSY_WAIT: Duration = Duration::from_secs(5);

/// Passwords and sessions of a case's desk.
pub struct Doors {
    db: Connection,
    file: PathBuf,
    /// When sessions were last seen, where that could not be written.
    seen: RefCell<BTreeMap<Digest, i64>>,
}

/// What somebody is told by.
#[derive(Clone, PartialEq, Eq)]
pub struct Credential {
    /// The password's hash, with its salt and parameters (PHC string).
    pub password: String,
    /// The secret of the second factor, where there is one.
    pub secret: Option<Vec<u8>>,
}

/// Somebody who came in and has not left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The digest of its token.
    pub token: Digest,
    /// Who.
    pub name: String,
    /// When they came in, in seconds of the Unix epoch.
    pub began: i64,
    /// When they were last seen; kept to the minute.
    pub seen: i64,
    /// What their browser calls itself.
    pub agent: String,
}

impl Doors {
    /// Opens the file of a case, and makes it where there is none.
    ///
    /// # Errors
    /// [`CustodyError::NotALedger`] where it is another program's, [`CustodyError::NewerVersion`], what SQLite reports.
    pub fn open(case: &Path) -> Result<Doors, CustodyError> {
        let file = case.join(FILE);
        let at = |cause| CustodyError::database(&file, cause);
        own(&file)?;
        let db = Connection::open(&file).map_err(at)?;
        db.busy_timeout(BUSY_WAIT).map_err(at)?;
        let pragma = |name| db.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        let told = || Ok((pragma("application_id")?, pragma("user_version")?, pragma("schema_version")?));
        let known = FORMS.len() as i64;
        let (application, found, tables) = told().map_err(at)?;
        match (application, found, tables) {
            (APPLICATION_ID, 1.., _) | (0, 0, 0) if found <= known => {}
            (APPLICATION_ID, ..) => {
                return Err(CustodyError::NewerVersion { file, found, known });
            }
            _ => {
                let why = "it is another program's database".to_owned();
                return Err(CustodyError::NotALedger { file, why });
            }
        }
        db.pragma_update(None, "journal_mode", "WAL").map_err(at)?;
        // A session that was ended must stay ended after a power cut.
        db.pragma_update(None, "synchronous", "FULL").map_err(at)?;
        db.pragma_update(None, "foreign_keys", true).map_err(at)?;
        db.pragma_update(None, "trusted_schema", false).map_err(at)?;
        db.pragma_update(None, "secure_delete", true).map_err(at)?;
        for form in &FORMS[usize::try_from(found).unwrap_or(FORMS.len())..] {
            db.execute_batch(&format!("BEGIN IMMEDIATE; {form} COMMIT;")).map_err(at)?;
        }
        Ok(Doors { db, file, seen: RefCell::default() })
    }

    fn sql<T>(&self, result: rusqlite::Result<T>) -> Result<T, CustodyError> {
        result.map_err(|cause| CustodyError::database(&self.file, cause))
    }

    fn run(&self, sql: &str, values: &[&dyn rusqlite::ToSql]) -> Result<usize, CustodyError> {
        self.sql(self.db.prepare_cached(sql).and_then(|mut statement| statement.execute(values)))
    }

    /// Whether anybody can come in.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn is_empty(&self) -> Result<bool, CustodyError> {
        self.sql(self.db.query_row("SELECT count(*) = 0 FROM credentials", [], |row| row.get(0)))
    }

    /// What somebody is told by.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn credential(&self, name: &str) -> Result<Option<Credential>, CustodyError> {
        let read = |row: &Row<'_>| Ok(Credential { password: row.get(0)?, secret: row.get(1)? });
        let found = (self.db)
            .prepare_cached("SELECT password, secret FROM credentials WHERE name = ?1")
            .and_then(|mut query| query.query_row([name], read).optional());
        self.sql(found)
    }

    /// Sets a password's hash and ends all sessions of its owner.
    ///
    /// # Errors
    /// What SQLite reports; the earlier one stands then.
    pub fn set_password(&mut self, name: &str, hash: &str) -> Result<(), CustodyError> {
        let change = |db: &mut Connection| {
            let tx = db.transaction()?;
            tx.execute(
                "INSERT INTO credentials (name, password) VALUES (?1, ?2) \
                 ON CONFLICT (name) DO UPDATE SET password = excluded.password",
                [name, hash],
            )?;
            tx.execute("DELETE FROM sessions WHERE name = ?1", [name])?;
            tx.commit()
        };
        let done = change(&mut self.db);
        self.sql(done)
    }

    /// Sets the secret of the second factor with the digests of the codes that may stand in for it, or takes all of it away.
    ///
    /// # Errors
    /// What SQLite reports; the earlier one stands then.
    pub fn set_secret(
        &mut self,
        name: &str,
        secret: Option<&[u8]>,
        recovery: &[Digest],
    ) -> Result<(), CustodyError> {
        let change = |db: &mut Connection| {
            let tx = db.transaction()?;
            let sql = "UPDATE credentials SET secret = ?2, step_used = 0 WHERE name = ?1";
            tx.execute(sql, params![name, secret])?;
            tx.execute("DELETE FROM recovery WHERE name = ?1", [name])?;
            for code in recovery {
                tx.execute(
                    "INSERT INTO recovery (name, code) VALUES (?1, ?2)",
                    params![name, code.to_string()],
                )?;
            }
            tx.commit()
        };
        let done = change(&mut self.db);
        self.sql(done)
    }

    /// Uses up a code that stands in for the second factor, by its digest. Gives whether it was still to be had.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn use_recovery(&self, name: &str, code: &Digest) -> Result<bool, CustodyError> {
        let sql = "DELETE FROM recovery WHERE name = ?1 AND code = ?2";
        Ok(self.run(sql, &[&name, &code.to_string()])? == 1)
    }

    /// How many such codes are left.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn recovery_left(&self, name: &str) -> Result<u64, CustodyError> {
        let sql = "SELECT count(*) FROM recovery WHERE name = ?1";
        let found = (self.db.prepare_cached(sql))
            .and_then(|mut query| query.query_row([name], |row| row.get::<_, i64>(0)));
        Ok(self.sql(found)?.max(0) as u64)
    }

    /// Whether somebody has a second factor.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn has_second(&self, name: &str) -> Result<bool, CustodyError> {
        Ok(self.credential(name)?.is_some_and(|credential| credential.secret.is_some()))
    }

    /// Uses up a time step of the second factor. Gives whether it was still to be had: each serves once, and none after a
    /// later one.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn use_step(&self, name: &str, step: i64) -> Result<bool, CustodyError> {
        let sql = "UPDATE credentials SET step_used = ?2 WHERE name = ?1 AND step_used < ?2";
        Ok(self.run(sql, &[&name, &step])? == 1)
    }

    /// Takes away what somebody is told by, and ends their sessions.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn forget(&self, name: &str) -> Result<(), CustodyError> {
        self.run("DELETE FROM credentials WHERE name = ?1", &[&name]).map(|_| ())
    }

    /// Keeps a session that begins now. The oldest of one person end where there are more than
    /// [`limits::SESSIONS_MAX`].
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn begin(&self, token: &Digest, name: &str, now: i64, agent: &str) -> Result<(), CustodyError> {
        let agent: String = agent.chars().take(limits::AGENT_CHARS_MAX).collect();
        self.run(
            "INSERT INTO sessions (token, name, began, seen, agent) VALUES (?1, ?2, ?3, ?3, ?4)",
            &[&token.to_string(), &name, &now, &agent],
        )?;
        self.run(
            "DELETE FROM sessions WHERE name = ?1 AND token NOT IN \
             (SELECT token FROM sessions WHERE name = ?1 ORDER BY began DESC, token LIMIT ?2)",
            &[&name, &(limits::SESSIONS_MAX as i64)],
        )
        .map(|_| ())
    }

    /// The session of a token, where it has not ended: neither by its age nor because nobody was seen for long.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn session(&self, token: &Digest, now: i64) -> Result<Option<Session>, CustodyError> {
        let found = (self.db)
            .prepare_cached("SELECT token, name, began, seen, agent FROM sessions WHERE token = ?1")
            .and_then(|mut query| query.query_row([token.to_string()], session).optional());
        let Some(mut found) = self.sql(found)? else { return Ok(None) };
        found.seen = found.seen.max(self.seen.borrow().get(token).copied().unwrap_or(found.seen));
        if now - found.began >= limits::SESSION_SECONDS || now - found.seen >= limits::SESSION_IDLE_SECONDS {
            // It has ended, whether or not that can be written.
            let _ = self.end(token);
            return Ok(None);
        }
        if now - found.seen >= 60 {
            let sql = "UPDATE sessions SET seen = ?2 WHERE token = ?1";
            // On a disk that is full people still read: what cannot be written is kept here as long as the desk is open.
            if self.run(sql, &[&token.to_string(), &now]).is_err() {
                self.seen.borrow_mut().insert(*token, now);
            }
        }
        Ok(Some(found))
    }

    /// The sessions of somebody, the newest first.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn sessions(&self, name: &str) -> Result<Vec<Session>, CustodyError> {
        let sql =
            "SELECT token, name, began, seen, agent FROM sessions WHERE name = ?1 ORDER BY began DESC, token";
        let mut query = self.sql(self.db.prepare_cached(sql))?;
        let rows = self.sql(query.query_map([name], session))?;
        rows.map(|row| self.sql(row)).collect()
    }

    /// Ends a session.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn end(&self, token: &Digest) -> Result<(), CustodyError> {
        self.run("DELETE FROM sessions WHERE token = ?1", &[&token.to_string()]).map(|_| ())
    }

    /// Ends all sessions of somebody but one.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn end_others(&self, name: &str, but: Option<&Digest>) -> Result<(), CustodyError> {
        let but = but.map(ToString::to_string).unwrap_or_default();
        self.run("DELETE FROM sessions WHERE name = ?1 AND token <> ?2", &[&name, &but]).map(|_| ())
    }
}

fn session(row: &Row<'_>) -> rusqlite::Result<Session> {
    let token: String = row.get(0)?;
    let token = token.parse().map_err(|_| rusqlite::Error::InvalidQuery)?;
    Ok(Session { token, name: row.get(1)?, began: row.get(2)?, seen: row.get(3)?, agent: row.get(4)? })
}

/// Makes the file before SQLite does, so that it is never readable by others.
fn own(file: &Path) -> Result<(), CustodyError> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(file) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(CustodyError::io(file, error)),
    }
}
