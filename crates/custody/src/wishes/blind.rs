//! Verdicts of two who do not see each other's: the second closes the pair where it says what the first said.
//!
//! Must not: tell who comes second what the first judged, or that anybody did.

use super::{Granting, Hindrance, Known};
use crate::reviews::{self, Verdict};
use crate::{CaseFolder, CustodyError, Head, Moment};
use vocabulary::{Decision, JudgedPair, WithdrawnJudgement};

impl CaseFolder {
    pub(super) fn settle_verdict(
        &self,
        judged: &JudgedPair,
        seen: u64,
        at: Moment,
        head: &mut Head,
    ) -> Result<Granting, CustodyError> {
        let all = reviews::on(&self.store, &judged.a, &judged.b)?;
        let sent_twice = |verdict: &&Verdict| {
            verdict.entry > seen && verdict.withdrawn.is_none() && verdict.judged == *judged
        };
        if let Some(verdict) = all.iter().find(sent_twice) {
            return Ok(Granting::Kept(verdict.entry));
        }
        let last = reviews::seen_by(&self.store, &judged.by, &judged.a, &judged.b)?;
        if last != seen {
            let overtaken = last > seen;
            return Ok(if overtaken {
                Granting::Overtaken(last)
            } else {
                Granting::Refused(Hindrance::UnknownEntry)
            });
        }
        let open: Vec<&Verdict> = all.iter().filter(|verdict| verdict.is_open()).collect();
        match open.as_slice() {
            [] => self.entered(head, at, &Decision::Reviewed(Box::new(judged.clone()))),
            [first] if first.judged.by != judged.by => self.second(first, judged, at, head),
            [.., last] => Ok(Granting::Overtaken(last.entry)),
        }
    }

    /// The second verdict, and the judgement where it says what the first said.
    fn second(
        &self,
        first: &Verdict,
        judged: &JudgedPair,
        at: Moment,
        head: &mut Head,
    ) -> Result<Granting, CustodyError> {
        let entered = self.entered(head, at, &Decision::Reviewed(Box::new(judged.clone())))?;
        let Granting::Kept(second) = entered else { return Ok(entered) };
        if first.judged.judgement == judged.judgement {
            let by = format!("{}, {}", first.judged.by, judged.by);
            let reason = format!(
                "two reviewers agreed without seeing each other's verdict: entries {} and {second}",
                first.entry
            );
            let both = JudgedPair { by, reason, ..judged.clone() };
            self.enter(head, at, &Decision::Judged(Box::new(both)))?;
        }
        Ok(entered)
    }

    /// What is known of one's own verdict: it can be taken back while it is the only one.
    pub(super) fn known_verdict(&self, gone: &WithdrawnJudgement) -> Result<Known, CustodyError> {
        let all = reviews::on(&self.store, &gone.a, &gone.b)?;
        let open: Vec<&Verdict> = all.iter().filter(|verdict| verdict.is_open()).collect();
        let own = matches!(open.as_slice(), [only] if only.judged.by == gone.by);
        let last = reviews::seen_by(&self.store, &gone.by, &gone.a, &gone.b)?;
        Ok((last, (!own).then_some(Hindrance::NothingToWithdraw)))
    }

    /// What is known of two verdicts that differ.
    pub(super) fn known_differing(&self, judged: &JudgedPair) -> Result<Known, CustodyError> {
        let all = reviews::on(&self.store, &judged.a, &judged.b)?;
        let open: Vec<&Verdict> = all.iter().filter(|verdict| verdict.is_open()).collect();
        let last = self.on_pair(&judged.a, &judged.b)?.0;
        let last = open.iter().map(|verdict| verdict.entry).fold(last, u64::max);
        let hindrance = match open.as_slice() {
            [_, _] if open.iter().any(|verdict| verdict.judged.by == judged.by) => {
                Some(Hindrance::OwnVerdict)
            }
            [_, _] => None,
            _ => Some(Hindrance::NothingToSettle),
        };
        Ok((last, hindrance))
    }
}
