//! What the desk needs of a registry beside the registry itself, because it has no lists at hand: what speaks for and against
//! pairs and candidates, and the tokens by which persons are found.
//!
//! Must not: change what the registry says.

use super::gathered::Gathered;
use anyhow::Result;
use custody::{Beside, PairExplained};
use persons::link::{Explanation, Learnt};
use persons::registry::Bench;
use rayon::prelude::*;
use vocabulary::{Digest, Judgements, OpenCase, RecordKey, Registry, limits};

/// What the desk needs.
pub(super) struct Told {
    explained: Vec<PairExplained>,
    tokens: Vec<String>,
    open_cases: Vec<OpenCase>,
}

impl Told {
    pub(super) fn of(
        gathered: &Gathered,
        registry: &Registry,
        mut open_cases: Vec<OpenCase>,
        learnt: Option<&Learnt>,
    ) -> Result<Told> {
        let told_of = told_of(registry);
        let pairs: Vec<(&RecordKey, &RecordKey)> = (told_of.iter().map(|at| &registry.pairs[*at]))
            .map(|pair| (&pair.a, &pair.b))
            .chain(open_cases.iter().flat_map(|case| &case.candidates).map(|one| (&one.missing, &one.record)))
            .collect();
        let evidence = evidence(gathered, learnt, &pairs)?;
        let mut told = evidence.into_iter();
        let mut explained = vec![PairExplained::default(); told_of.last().map_or(0, |last| last + 1)];
        for (at, (evidence, said)) in told_of.into_iter().zip(told.by_ref()) {
            explained[at] = PairExplained { evidence, said };
        }
        for (candidate, (evidence, _)) in
            open_cases.iter_mut().flat_map(|case| &mut case.candidates).zip(told)
        {
            candidate.evidence = evidence;
        }
        let tokens = registry.persons.par_iter().map(persons::search::tokens).collect();
        Ok(Told { explained, tokens, open_cases })
    }

    pub(super) fn beside<'b>(&'b self, given: &'b str, until: u64) -> Beside<'b> {
        let Told { explained, tokens, open_cases } = self;
        Beside { given, explained, tokens, open_cases, until }
    }
}

/// The places of the pairs whose evidence is kept: those that wait, those that were judged, and of those that were joined the least
/// certain.
fn told_of(registry: &Registry) -> Vec<usize> {
    let all = registry.pairs.iter().enumerate();
    let mut joined: Vec<(u16, usize)> = (all.clone())
        .filter(|(_, pair)| !pair.waits && (pair.joined || pair.judged.is_some()))
        .map(|(at, pair)| (pair.chance.parts(), at))
        .collect();
    joined.sort_unstable();
    joined.truncate(limits::JOINED_EXPLAINED_MAX);
    let waits = all.filter(|(_, pair)| pair.waits).map(|(at, _)| at);
    let mut told: Vec<usize> = waits.chain(joined.into_iter().map(|(_, at)| at)).collect();
    told.sort_unstable();
    told
}

/// What speaks for and against pairs, as JSON, and a digest of what both rows say.
fn evidence(
    gathered: &Gathered,
    learnt: Option<&Learnt>,
    pairs: &[(&RecordKey, &RecordKey)],
) -> Result<Vec<(Option<String>, Option<Digest>)>> {
    gathered.with(|told| {
        let bench = Bench::of(told, &Judgements::default());
        let explained = learnt.map(|learnt| bench.explain(told, learnt, pairs));
        let explained = explained.unwrap_or_else(|| vec![None; pairs.len()]);
        let one = |((a, b), evidence): (&(&RecordKey, &RecordKey), Option<Explanation>)| {
            let evidence = evidence.map(|evidence| serde_json::to_string(&evidence)).transpose()?;
            Ok((evidence, bench.said(a, b)))
        };
        pairs.iter().zip(explained).map(one).collect()
    })
}
