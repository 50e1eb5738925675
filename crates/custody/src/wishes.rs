//! Decisions of many people at once: each says what it was made on, and one that was overtaken is told so.
//!
//! All wishes of a batch are kept in one transaction, in their order, so that one sync serves them all.
//!
//! Must not: acknowledge anything before the ledger is on the disk, or let the later of two who decide the same thing
//! overwrite the earlier unseen.

use crate::on_counts::{self, Kind};
use crate::{CaseFolder, CustodyError, Head, Moment, judgements, ledger, offices, on_claims, publications};
use vocabulary::{
    Appointment, ClaimDecision, Decision, Dismissal, JudgedPair, Office, Override, Published, RecordKey,
    RuleChosen, TallyScope, WithdrawnClaim, WithdrawnJudgement, WithdrawnOverride, WithdrawnRule,
};

mod blind;
mod together;

pub use together::Together;

/// Something that somebody wants decided, and the entry that spoke last on the matter when they looked: 0 where none had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// What is to be decided.
    pub wanted: Wanted,
    /// The entry that had spoken last.
    pub seen: u64,
}

/// What can be wished for.
#[allow(clippy::large_enum_variant, reason = "few wishes are there at once")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A judgement on two records.
    Judged(JudgedPair),
    /// The withdrawal of one.
    Withdrawn(WithdrawnJudgement),
    /// The verdict of one of two who do not see what the other judged. Where both say the same, the judgement follows by itself.
    Reviewed(JudgedPair),
    /// The withdrawal of one's own verdict, before the other one was given.
    ReviewWithdrawn(WithdrawnJudgement),
    /// The judgement of an arbiter on two records of which two reviewers judged otherwise.
    Arbitrated(JudgedPair),
    /// Several judgements or withdrawals, all of them or none: persons are joined, or taken apart.
    Together(Together),
    /// An appointment.
    Appointed(Appointment),
    /// A dismissal.
    Dismissed(Dismissal),
    /// A decision on a claim.
    OnClaim(ClaimDecision),
    /// The withdrawal of one.
    ClaimWithdrawn(WithdrawnClaim),
    /// A number for a count.
    Overridden(Box<Override>),
    /// The withdrawal of one.
    OverrideWithdrawn(WithdrawnOverride),
    /// A rule for the case or for one count.
    RuleChosen(RuleChosen),
    /// The withdrawal of such a choice.
    RuleWithdrawn(WithdrawnRule),
    /// A publication. What describes it must be in the vault ([`CaseFolder::keep_beside`]).
    Published(Published),
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
    /// Nothing holds there that could be withdrawn.
    NothingToWithdraw,
    /// What describes a publication is not in the vault.
    NotKept,
    /// Nobody of this name is appointed.
    NotAppointed,
    /// It would leave the case without an admin.
    LastAdmin,
    /// It is too long for an entry of the ledger.
    TooLong,
    /// It names an entry that has not been written, or has nothing to do with the matter.
    UnknownEntry,
    /// A build made the registry anew since.
    RegistryChanged,
    /// No two verdicts on these records wait for an arbiter.
    NothingToSettle,
    /// Who gave one of the two verdicts cannot be their arbiter.
    OwnVerdict,
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
        let decision = match &wish.wanted {
            Wanted::Reviewed(judged) => return self.settle_verdict(judged, wish.seen, at, head),
            Wanted::Together(together) => return self.settle_together(together, at, head),
            wanted => wanted.decision(),
        };
        let (last, refused) = self.known(&wish.wanted)?;
        if last > wish.seen {
            // Sent twice, because the answer was lost on its way: what spoke last is this very wish.
            let same =
                ledger::entry(&self.store, last)?.is_some_and(|entry| Some(entry.decision) == decision);
            return Ok(if same { Granting::Kept(last) } else { Granting::Overtaken(last) });
        }
        if last < wish.seen {
            return Ok(Granting::Refused(Hindrance::UnknownEntry));
        }
        if let Some(why) = refused {
            return Ok(Granting::Refused(why));
        }
        let Some(decision) = decision else { return Ok(Granting::Refused(Hindrance::NothingToSettle)) };
        self.entered(head, at, &decision)
    }

    /// Writes a decision, unless it is too long for an entry.
    fn entered(&self, head: &mut Head, at: Moment, decision: &Decision) -> Result<Granting, CustodyError> {
        match self.enter(head, at, decision) {
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
            Wanted::OnClaim(decision) => Ok((on_claims::last_on(&self.store, &decision.claim())?, None)),
            Wanted::ClaimWithdrawn(gone) => {
                let holds = on_claims::holds(&self.store, &gone.claim, gone.withdraws)?;
                let last = on_claims::last_on(&self.store, &gone.claim)?;
                Ok((last, (!holds).then_some(Hindrance::NothingToWithdraw)))
            }
            Wanted::ReviewWithdrawn(withdrawn) => self.known_verdict(withdrawn),
            Wanted::Arbitrated(judged) => self.known_differing(judged),
            // They are settled part by part.
            Wanted::Reviewed(_) | Wanted::Together(_) => Ok((0, Some(Hindrance::NothingToSettle))),
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
            Wanted::Overridden(given) => self.on_count(Kind::Override, Some(&given.scope), false),
            Wanted::OverrideWithdrawn(gone) => self.on_count(Kind::Override, Some(&gone.scope), true),
            Wanted::RuleChosen(chosen) => self.on_count(Kind::Rule, chosen.scope.as_ref(), false),
            Wanted::RuleWithdrawn(gone) => self.on_count(Kind::Rule, gone.scope.as_ref(), true),
            Wanted::Published(made) => {
                let kept = [&made.manifest, &made.record].iter().all(|text| self.vault().has(text));
                let last = publications::last(&self.store)?.map_or(0, |(entry, _)| entry);
                Ok((last, (!kept).then_some(Hindrance::NotKept)))
            }
        }
    }

    fn on_pair(&self, a: &RecordKey, b: &RecordKey) -> Result<(u64, Option<JudgedPair>), CustodyError> {
        let last = judgements::last_on(&self.store, a, b)?;
        Ok(last.map_or((0, None), |last| (last.entry, last.holds)))
    }

    /// The same on a count, or on the case; what is to be withdrawn must hold.
    fn on_count(
        &self,
        kind: Kind,
        scope: Option<&TallyScope>,
        withdraws: bool,
    ) -> Result<Known, CustodyError> {
        let (entry, holds) = on_counts::known(&self.store, kind, scope)?;
        Ok((entry, (withdraws && !holds).then_some(Hindrance::NothingToWithdraw)))
    }

    fn is_last_admin(&self, name: &str) -> Result<bool, CustodyError> {
        let all = offices::all(&self.store)?;
        let mut admins = all.iter().filter(|one| one.office == Some(Office::Admin));
        Ok(admins.next().is_some_and(|one| one.name == name) && admins.next().is_none())
    }
}

impl Wanted {
    /// The entry that it becomes; `None` where it becomes several.
    fn decision(&self) -> Option<Decision> {
        Some(match self.clone() {
            Wanted::Together(_) => return None,
            Wanted::Judged(judged) | Wanted::Arbitrated(judged) => Decision::Judged(Box::new(judged)),
            Wanted::Reviewed(judged) => Decision::Reviewed(Box::new(judged)),
            Wanted::ReviewWithdrawn(withdrawn) => Decision::ReviewWithdrawn(Box::new(withdrawn)),
            Wanted::Withdrawn(withdrawn) => Decision::JudgementWithdrawn(Box::new(withdrawn)),
            Wanted::Appointed(appointment) => Decision::Appointed(Box::new(appointment)),
            Wanted::Dismissed(dismissal) => Decision::Dismissed(Box::new(dismissal)),
            Wanted::OnClaim(ClaimDecision::Judged(judged)) => Decision::ClaimJudged(judged),
            Wanted::OnClaim(ClaimDecision::Corrected(corrected)) => Decision::ClaimCorrected(corrected),
            Wanted::OnClaim(ClaimDecision::Added(added)) => Decision::ClaimAdded(added),
            Wanted::ClaimWithdrawn(withdrawn) => Decision::ClaimWithdrawn(Box::new(withdrawn)),
            Wanted::Overridden(given) => Decision::Overridden(given),
            Wanted::OverrideWithdrawn(gone) => Decision::OverrideWithdrawn(Box::new(gone)),
            Wanted::RuleChosen(chosen) => Decision::RuleChosen(Box::new(chosen)),
            Wanted::RuleWithdrawn(gone) => Decision::RuleWithdrawn(Box::new(gone)),
            Wanted::Published(made) => Decision::Published(Box::new(made)),
        })
    }
}
