//! Decisions of many people at once: each says what it was made on, and one that was overtaken is told so.
//!
//! All wishes of a batch are kept in one transaction, in their order, so that one sync serves them all.
//!
//! Must not: acknowledge anything before the ledger is on the disk, or let the later of two who decide the same thing
//! overwrite the earlier unseen.

use crate::{CaseFolder, CustodyError, Head, Moment, judgements, ledger, offices};
use vocabulary::{Appointment, Decision, Dismissal, JudgedPair, Office, RecordKey, WithdrawnJudgement};

/// Something that somebody wants decided, and the entry that spoke last on the matter when they looked: 0 where none had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// What is to be decided.
    pub wanted: Wanted,
    /// The entry that had spoken last.
    pub seen: u64,
}

/// What can be wished for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A judgement on two records.
    Judged(JudgedPair),
    /// The withdrawal of one.
    Withdrawn(WithdrawnJudgement),
    /// An appointment.
    Appointed(Appointment),
    /// A dismissal.
    Dismissed(Dismissal),
}

/// What became of a wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Granting {
    /// It is on the disk, as this entry. A wish that was sent twice is kept once, and both are told the same.
    Kept(u64),
    /// Somebody else decided first, by this entry; nothing was written.
    Overtaken(u64),
    /// It cannot be done; nothing was written.
    Refused(Hindrance),
}

/// Why a wish cannot be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// No judgement holds on the two records.
    NothingToWithdraw,
    /// Nobody of this name is appointed.
    NotAppointed,
    /// It would leave the case without an admin.
    LastAdmin,
    /// It is too long for an entry of the ledger.
    TooLong,
    /// It names an entry that has not been written, or has nothing to do with the matter.
    UnknownEntry,
}

/// What is known on a matter: the entry that spoke last, 0 where none did, and why the wish cannot be met as things stand.
type Known = (u64, Option<Hindrance>);

impl CaseFolder {
    /// Decides wishes in their order, all in one transaction. When it returns, those kept are on the disk.
    ///
    /// # Errors
    /// As [`CaseFolder::intake`]: of the batch nothing is acknowledged then.
    pub fn grant(&mut self, wishes: &[Wish]) -> Result<Vec<Granting>, CustodyError> {
        if !self.store.writable.holds() {
            return Err(CustodyError::Stopped { dir: self.root().to_path_buf() });
        }
        if wishes.is_empty() {
            return Ok(Vec::new());
        }
        let at = (self.clock)();
        let outcomes = self.store.write(|| {
            let mut head = ledger::head(&self.store)?;
            wishes.iter().map(|wish| self.settle_wish(wish, at, &mut head)).collect()
        });
        outcomes.inspect_err(|_| self.store.writable.set(false))
    }

    fn settle_wish(&self, wish: &Wish, at: Moment, head: &mut Head) -> Result<Granting, CustodyError> {
        let decision = wish.wanted.decision();
        let (last, refused) = self.known(&wish.wanted)?;
        if last > wish.seen {
            // Sent twice, because the answer was lost on its way: what spoke last is this very wish.
            let same = ledger::entry(&self.store, last)?.is_some_and(|entry| entry.decision == decision);
            return Ok(if same { Granting::Kept(last) } else { Granting::Overtaken(last) });
        }
        if last < wish.seen {
            return Ok(Granting::Refused(Hindrance::UnknownEntry));
        }
        if let Some(why) = refused {
            return Ok(Granting::Refused(why));
        }
        match self.enter(head, at, &decision) {
            // One who writes too much keeps nobody else of the batch from deciding.
            Err(CustodyError::EntryTooLong { .. }) => Ok(Granting::Refused(Hindrance::TooLong)),
            entered => entered.map(|()| Granting::Kept(head.entries)),
        }
    }

    /// What the tables say on the matter of a wish, after those of the batch that came before it.
    fn known(&self, wanted: &Wanted) -> Result<Known, CustodyError> {
        match wanted {
            Wanted::Judged(judged) => Ok((self.on_pair(&judged.a, &judged.b)?.0, None)),
            Wanted::Withdrawn(withdrawn) => {
                let (entry, holds) = self.on_pair(&withdrawn.a, &withdrawn.b)?;
                Ok((entry, holds.is_none().then_some(Hindrance::NothingToWithdraw)))
            }
            Wanted::Appointed(made) => {
                let last = offices::of(&self.store, &made.name)?;
                let leaves = made.office != Office::Admin && self.is_last_admin(&made.name)?;
                Ok((last.map_or(0, |last| last.entry), leaves.then_some(Hindrance::LastAdmin)))
            }
            Wanted::Dismissed(made) => match offices::of(&self.store, &made.name)? {
                Some(last) if last.office.is_some() => {
                    Ok((last.entry, self.is_last_admin(&made.name)?.then_some(Hindrance::LastAdmin)))
                }
                last => Ok((last.map_or(0, |last| last.entry), Some(Hindrance::NotAppointed))),
            },
        }
    }

    fn on_pair(&self, a: &RecordKey, b: &RecordKey) -> Result<(u64, Option<JudgedPair>), CustodyError> {
        let last = judgements::last_on(&self.store, a, b)?;
        Ok(last.map_or((0, None), |last| (last.entry, last.holds)))
    }

    fn is_last_admin(&self, name: &str) -> Result<bool, CustodyError> {
        let all = offices::all(&self.store)?;
        let mut admins = all.iter().filter(|one| one.office == Some(Office::Admin));
        Ok(admins.next().is_some_and(|one| one.name == name) && admins.next().is_none())
    }
}

impl Wanted {
    fn decision(&self) -> Decision {
        match self.clone() {
            Wanted::Judged(judged) => Decision::Judged(Box::new(judged)),
            Wanted::Withdrawn(withdrawn) => Decision::JudgementWithdrawn(Box::new(withdrawn)),
            Wanted::Appointed(appointment) => Decision::Appointed(Box::new(appointment)),
            Wanted::Dismissed(dismissal) => Decision::Dismissed(Box::new(dismissal)),
        }
    }
}
