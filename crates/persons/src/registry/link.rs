//! The linker over all lists of a case, with the judgements that hold; it can also be set up again to explain a pair.
//!
//! Must not: let a victim of a document join a row that could be of somebody else, or anybody join by sex, age, day and place alone.

use super::assemble::{Joined, assemble};
use super::mentions::{Mentions, may_join};
use super::missing::{Seen, is_named};
use super::{Made, Problem, Told, queue, rows};
use crate::link::{Explanation, Input, Judged, Learnt, Linker, Scored, Settings};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{
    Chance, Digest, JudgedPair, Judgement, Judgements, Kin, Person, Record, RecordKey, fold, limits,
};

/// The highest chance with which two are put beside each other whom the program must not join.
const BESIDE: f32 = 0.49;

/// The chance from which on the linker is sure that two spellings are of one name.
const SURE: f32 = 0.95;

/// One thing that is linked: a row of a list, or a victim of documents with all its records.
pub(super) struct Unit {
    pub(super) records: Vec<Record>,
    pub(super) reasons: Vec<String>,
    /// The list it is of, by its place; the mentions have the last.
    pub(super) list: usize,
    /// What is the earlier: by the entry of the ledger, then by list and row.
    pub(super) order: (u64, usize, u32),
    pub(super) salt: Digest,
}

/// Everything that is linked, ready to be.
pub struct Bench {
    pub(super) units: Vec<Unit>,
    mentions: Mentions,
    /// Which unit a record is in.
    pub(super) places: BTreeMap<RecordKey, u32>,
    judged: Vec<(Judged, JudgedPair)>,
    problems: Vec<Problem>,
    pub(super) distinct: Vec<bool>,
}

impl Bench {
    /// Makes records ready.
    pub fn of(told: &Told<'_>, judgements: &Judgements) -> Bench {
        let mentions = Mentions::of(told.mentions);
        let mut units = Vec::new();
        for (list, listed) in told.lists.iter().enumerate() {
            for (record, key) in rows::records(listed).into_iter().zip(listed.keys) {
                let (records, order) = (vec![record], (key.since, list, key.place));
                units.push(Unit { records, reasons: Vec::new(), list, order, salt: listed.salt });
            }
        }
        let since: BTreeMap<&RecordKey, u64> =
            told.mentions.iter().map(|mention| (&mention.record.key, mention.since)).collect();
        for (place, Person { records, reasons, .. }) in (0..).zip(&mentions.people) {
            let first = since.get(&records[0].key).copied().unwrap_or_default();
            let (list, salt) = (told.lists.len(), Digest::of(records[0].key.list.as_bytes()));
            let (records, reasons) = (records.clone(), reasons.clone());
            units.push(Unit { records, reasons, list, order: (first, list, place), salt });
        }
        let mut places = BTreeMap::new();
        for (at, unit) in (0u32..).zip(&units) {
            places.extend(unit.records.iter().map(|record| (record.key.clone(), at)));
        }
        let mut distinct: Vec<bool> = told.lists.iter().map(|listed| listed.distinct).collect();
        distinct.push(true);
        let mut bench = Bench { units, mentions, places, judged: Vec::new(), problems: Vec::new(), distinct };
        judgements.holding().for_each(|judged| bench.take(judged));
        bench
    }

    fn take(&mut self, judged: &JudgedPair) {
        match (self.places.get(&judged.a), self.places.get(&judged.b)) {
            (Some(&a), Some(&b)) if a == b => {
                // Two records of one victim of a document: "same" is so already.
                if judged.judgement == Judgement::Different {
                    self.problems.push(Problem::Contradicted(judged.clone()));
                }
            }
            (Some(&a), Some(&b)) => {
                let judgement = judged.judgement;
                self.judged.push((Judged { a, b, judgement }, judged.clone()));
            }
            _ => self.problems.push(Problem::Gone(judged.clone())),
        }
    }

    pub(super) fn linker<'b>(&'b self, told: &Told<'b>) -> Result<Linker<'b>, crate::link::Unlinkable> {
        let mut inputs: Vec<Input<'b>> =
            told.lists.iter().map(|listed| Input { list: listed.list, map: listed.map }).collect();
        inputs.push(Input { list: &self.mentions.list, map: &self.mentions.map });
        let judged = self.judged.iter().map(|(judged, _)| *judged).collect();
        Linker::new(&inputs, Settings { distinct: self.distinct.clone(), judged, ..Settings::default() })
    }

    /// Whether there is anything to link; what documents name is settled among itself.
    pub(super) fn has_lists_or_judgements(&self, told: &Told<'_>) -> bool {
        !told.lists.is_empty() || !self.judged.is_empty()
    }

    /// Links, and makes persons of what was found.
    pub fn made(mut self, told: &Told<'_>, judgements: &Judgements) -> Made {
        let mut problems = std::mem::take(&mut self.problems);
        let mut linker = None;
        if self.has_lists_or_judgements(told) {
            match self.linker(told) {
                Ok(made) => linker = Some(made),
                Err(why) => problems.push(Problem::Unlinkable(why.to_string())),
            }
        }
        let linked = linker.as_ref().map(|linker| self.link(linker, &mut problems));
        let Linked { first, scored, judged, learnt } =
            linked.unwrap_or_else(|| Linked::nothing(self.units.len()));
        let joined = Joined { first: &first, scored: &scored, judged: &judged };
        let (persons, person_of) = assemble(&self.units, &joined, told.incidents);
        let pairs = queue::pairs(&self.units, &joined, &persons, &person_of, &self.distinct, judgements);
        let seen = Seen { bench: &self, joined: &joined, persons: &persons, person_of: &person_of };
        let open_cases = seen.open_cases(linker.as_ref().zip(learnt.as_ref()));
        drop(linker);
        Made { persons, pairs, open_cases, learnt, problems }
    }

    fn link(&self, linker: &Linker<'_>, problems: &mut Vec<Problem>) -> Linked {
        let learnt = linker.learn();
        let mut scoring = linker.scoring();
        while linker.score_next(&learnt, &mut scoring) {}
        let mut scored = scoring.scored.clone();
        // What waits for a person beside a row must not be joined to it by the program.
        let mentions = self.distinct.len() - 1;
        // Names are read of those alone who would be joined.
        for pair in scoring.scored.iter_mut().filter(|pair| pair.probability > BESIDE) {
            let (a, b) = (&self.units[pair.a as usize], &self.units[pair.b as usize]);
            let mentioned = b.list == mentions && a.list != mentions;
            if mentioned && !may_join(&b.records, &a.records[0], pair.probability >= SURE)
                || !known_by_more_than_circumstances(a, b)
            {
                pair.probability = BESIDE;
            }
        }
        let linkage = linker.finish(learnt.clone(), scoring);
        let known: BTreeSet<(u32, u32)> = scored.iter().map(|pair| (pair.a, pair.b)).collect();
        scored.extend(linkage.scored.iter().filter(|pair| !known.contains(&(pair.a, pair.b))));
        scored.sort_unstable_by_key(|pair| (pair.a, pair.b));
        scored.dedup_by_key(|pair| (pair.a, pair.b));
        for contradicted in &linkage.contradicted {
            let of = self.judged.iter().find(|(judged, _)| judged == contradicted);
            problems.extend(of.map(|(_, judged)| Problem::Contradicted(judged.clone())));
        }
        let mut judged = Vec::new();
        for (pair, said) in &self.judged {
            let probability = linker.probability(&learnt, pair.a, pair.b);
            problems.extend(self.against(pair, said, probability));
            judged.push((Scored { a: pair.a.min(pair.b), b: pair.a.max(pair.b), probability }, said.clone()));
        }
        Linked { first: linkage.clusters().to_vec(), scored, judged, learnt: Some(learnt) }
    }

    /// Whether rows that were changed since speak against the judgement now.
    fn against(&self, pair: &Judged, judged: &JudgedPair, probability: f32) -> Option<Problem> {
        let chance = Chance::of(f64::from(probability));
        let against = match pair.judgement {
            Judgement::Same => chance.parts() < limits::QUEUE_CHANCE_MIN,
            Judgement::Different => chance.parts() > limits::QUEUE_CHANCE_MAX,
            Judgement::Unsure => false,
        };
        let changed = self.said(&judged.a, &judged.b) != Some(judged.said);
        (against && changed).then(|| Problem::NewEvidence(judged.clone(), chance))
    }

    /// A digest of what two records say now; `None` where one is not there.
    pub fn said(&self, a: &RecordKey, b: &RecordKey) -> Option<Digest> {
        Some(both_say(self.record(a)?, self.record(b)?))
    }

    /// A record by its key.
    pub fn record(&self, key: &RecordKey) -> Option<&Record> {
        let unit = &self.units[*self.places.get(key)? as usize];
        unit.records.iter().find(|record| record.key == *key)
    }

    /// Why pairs of records are, or are not, one person, by what was learnt; `None` for one whose records are not
    /// there, or are of one victim of a document.
    pub fn explain(
        &self,
        told: &Told<'_>,
        learnt: &Learnt,
        pairs: &[(&RecordKey, &RecordKey)],
    ) -> Vec<Option<Explanation>> {
        let Ok(linker) = self.linker(told) else { return vec![None; pairs.len()] };
        let places = pairs.iter().map(|(a, b)| {
            let (a, b) = (*self.places.get(*a)?, *self.places.get(*b)?);
            (a != b).then_some((a, b))
        });
        let places: Vec<Option<(u32, u32)>> = places.collect();
        let known: Vec<(u32, u32)> = places.iter().copied().flatten().collect();
        let mut told = linker.explain_all(learnt, &known).into_iter();
        let one = |place: Option<(u32, u32)>| {
            let (a, b) = place?;
            let mut told = told.next()?;
            // The linker tells the earlier first; the cells are wanted in the order asked.
            if a > b {
                told.fields.iter_mut().for_each(|field| std::mem::swap(&mut field.a, &mut field.b));
            }
            Some(told)
        };
        places.into_iter().map(one).collect()
    }
}

/// Whether both have a name, their own or that of kin, or share a number that an authority gave. Of two who do not, nothing but
/// circumstances can agree: remains that no one has named are given to nobody by these, however rare they are. A reviewer may.
fn known_by_more_than_circumstances(a: &Unit, b: &Unit) -> bool {
    let named = |unit: &Unit| unit.records.iter().any(|record| is_named(record) || has_kin(record));
    let numbers = |unit: &Unit| -> BTreeSet<String> {
        unit.records.iter().flat_map(|record| &record.numbers).map(|number| fold(number)).collect()
    };
    (named(a) && named(b)) || !numbers(a).is_disjoint(&numbers(b))
}

fn has_kin(record: &Record) -> bool {
    let named = |kin: &Kin| [&kin.father, &kin.grandfather, &kin.mother].into_iter().any(Option::is_some);
    record.kin.as_ref().is_some_and(|kin| named(kin))
}

/// A digest of what two records say, in whichever order they are named.
pub fn both_say(a: &Record, b: &Record) -> Digest {
    let (a, b) = if a.key <= b.key { (a, b) } else { (b, a) };
    let said = |record: &Record| {
        let digest = record.said.map(|said| said.to_string());
        digest.unwrap_or_else(|| format!("{} {:?} {:?}", record.name, record.age, record.when))
    };
    Digest::of(format!("{}\n{}", said(a), said(b)).as_bytes())
}

/// What the linker found.
struct Linked {
    /// For each unit the first of its cluster.
    first: Vec<u32>,
    scored: Vec<Scored>,
    judged: Vec<(Scored, JudgedPair)>,
    learnt: Option<Learnt>,
}

impl Linked {
    /// Each for itself.
    fn nothing(units: usize) -> Linked {
        Linked { first: (0..units as u32).collect(), scored: Vec::new(), judged: Vec::new(), learnt: None }
    }
}
