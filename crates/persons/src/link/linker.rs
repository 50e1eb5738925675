//! The linker: the steps in their order, each of which can be done alone, kept and taken up again.
//!
//! Must not: hold a rule of its own.

use super::classes::Model;
use super::clusters::{Bonds, clusters};
use super::explain::{Explanation, explain_all};
use super::fields::Records;
use super::keys::Parts;
use super::pairs::{Ground, Large, Pair, Yield, turn};
use super::patterns::Comparer;
use super::rows::Rows;
use super::rules::{self, Rule};
use super::score::{Met, Scorer};
use super::settings::{Input, Judged, Settings, Unlinkable};
use super::train;
use super::weakest::weakest;
use crate::link::report::{LinkReport, report};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::OnceLock;
use vocabulary::{Judgement, limits};

/// Links the records of some lists.
pub struct Linker<'i> {
    pub(super) inputs: Vec<Input<'i>>,
    pub(super) settings: Settings,
    pub(super) records: Records,
    pub(super) parts: Parts,
    /// The rows for the rules, made when these are known.
    rows: OnceLock<Rows>,
}

/// What was learnt from the records: which rules bring pairs together, and what their patterns are worth.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Learnt {
    pub(super) rules: Vec<Rule>,
    pub(super) model: Model,
    /// The classes that were tried, with the log-likelihood of the pairs kept back.
    pub(super) tried: Vec<(String, f64)>,
}

/// A pair that may be one person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    /// The one record, by its place over all lists.
    pub a: u32,
    /// The other, after it.
    pub b: u32,
    /// The chance that they are one person.
    pub probability: f32,
}

/// The scoring of pairs, rule by rule. It can be kept after any of them and taken up again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scoring {
    /// What each rule that has had its turn gave.
    pub yields: Vec<Yield>,
    /// The pairs above the floor so far.
    pub scored: Vec<Scored>,
    /// The rules that put a record into a block too large to be compared whole, where any did.
    large: Vec<(u32, u32)>,
}

/// The outcome.
#[derive(Clone, Debug)]
pub struct Linkage {
    /// What was learnt.
    pub learnt: Learnt,
    /// What each rule gave.
    pub yields: Vec<Yield>,
    /// The pairs above the floor, by their records.
    pub scored: Vec<Scored>,
    /// For each record the first record of its cluster.
    pub(super) first: Vec<u32>,
    /// Judgements that could not be kept to: "same" and "different" contradict each other over others.
    pub contradicted: Vec<Judged>,
}

impl<'i> Linker<'i> {
    /// Makes the records of these lists ready.
    ///
    /// # Errors
    /// Where there is nothing to compare, or more than fits.
    pub fn new(inputs: &[Input<'i>], settings: Settings) -> Result<Linker<'i>, Unlinkable> {
        let count: usize = inputs.iter().map(|input| input.list.rows()).sum();
        if count > limits::LINK_RECORDS_MAX {
            return Err(Unlinkable::TooMany { records: count });
        }
        let lists = || inputs.iter().map(|input| input.list.name()).collect::<Vec<_>>().join(", ");
        let mut records = Records::of(inputs);
        match records.fields.len() {
            0 => return Err(Unlinkable::NoField { lists: lists() }),
            fields if fields > limits::LINK_FIELDS_MAX || !records.fit_a_pattern() => {
                return Err(Unlinkable::TooWide { fields });
            }
            _ if records.fields.iter().all(|field| field.counts.len() == 1) => {
                return Err(Unlinkable::NoValue { lists: lists() });
            }
            _ => {}
        }
        let parts = Parts::of(&mut records);
        let linker = Linker { inputs: inputs.to_vec(), settings, records, parts, rows: OnceLock::new() };
        linker.given_rules()?;
        Ok(linker)
    }

    /// How many records there are, over all lists.
    pub fn records(&self) -> usize {
        self.records.count
    }

    /// The list that a record is of, and its row there.
    pub fn row_of(&self, record: u32) -> (usize, usize) {
        let list = self.records.list_of(record as usize);
        (list, record as usize - self.records.starts[list])
    }

    /// The rules that were given, where any were.
    fn given_rules(&self) -> Result<Vec<Rule>, Unlinkable> {
        let bit = |rule: &[String], name: &String| {
            let place = self.parts.parts.iter().position(|part| part.name == *name);
            place.map(|at| 1u32 << at).ok_or_else(|| Unlinkable::NoPart {
                rule: rule.join(" + "),
                part: name.clone(),
                known: self.parts.parts.iter().map(|part| part.name.as_str()).collect::<Vec<_>>().join(", "),
            })
        };
        let of = |rule: &Vec<String>| rule.iter().try_fold(0, |bits, name| Ok(bits | bit(rule, name)?));
        let parts: Vec<u32> = self.settings.rules.iter().map(of).collect::<Result<_, _>>()?;
        Ok(rules::given(&self.records, &self.parts, &parts))
    }

    /// About how many pairs may be compared.
    fn budget(&self) -> f64 {
        (self.records.count as f64 * self.settings.pairs_per_record).max(limits::LINK_PAIRS_MIN)
    }

    /// The rows for what was learnt. A linker learns once; what was kept of it has the same rules.
    pub(super) fn rows(&self, rules: &[Rule]) -> &Rows {
        self.rows.get_or_init(|| Rows::of(&self.parts, self.records.fields.len(), rules))
    }

    fn ground<'g>(&'g self, rules: &'g [Rule]) -> Ground<'g> {
        let between = (!self.settings.within).then_some(&self.records.starts[1..]);
        Ground { parts: &self.parts, rows: self.rows(rules), rules, one_in: 1, between }
    }

    /// Chooses rules and learns what patterns of agreement are worth.
    pub fn learn(&self) -> Learnt {
        let given = self.given_rules().unwrap_or_default();
        let rules =
            if given.is_empty() { rules::choose(&self.records, &self.parts, self.budget()) } else { given };
        let ground = self.ground(&rules);
        let comparer = Comparer::new(&self.records, ground.rows);
        let mut seen = train::see(ground, &comparer);
        let judged = self.settings.judged.iter().filter_map(|judged| {
            let pair = pair(ground.rows, judged.a, judged.b);
            match judged.judgement {
                Judgement::Same => Some((comparer.levels(pair), true)),
                Judgement::Different => Some((comparer.levels(pair), false)),
                Judgement::Unsure => None,
            }
        });
        seen.judge(judged);
        let (model, tried) = train::learn(&self.records, &seen);
        Learnt { rules, model, tried }
    }

    /// Whether what was kept of a run can be one of these records: it is of their shape. Of what is kept for a long time, and
    /// perhaps was cut or changed since, nothing else is known.
    pub fn can_take_up(&self, learnt: &Learnt, scoring: &Scoring) -> bool {
        let records = self.records.count as u32;
        let of_all = |parts: u32| u64::from(parts) < 1 << self.parts.parts.len() && parts != 0;
        let rules =
            learnt.rules.len() <= rules::RULES_MAX && learnt.rules.iter().all(|rule| of_all(rule.parts));
        let pair =
            |pair: &Scored| pair.a < pair.b && pair.b < records && (0.0..=1.0).contains(&pair.probability);
        rules
            && learnt.model.is_of(self.records.fields.iter().map(|field| field.kind))
            && scoring.yields.len() <= learnt.rules.len()
            && scoring.large.iter().all(|(record, _)| *record < records)
            && scoring.scored.iter().all(pair)
    }

    /// Begins scoring.
    pub fn scoring(&self) -> Scoring {
        Scoring::default()
    }

    /// Scores the pairs of the next rule. False where all rules have had their turn.
    pub fn score_next(&self, learnt: &Learnt, scoring: &mut Scoring) -> bool {
        let at = scoring.yields.len();
        if at >= learnt.rules.len() {
            return false;
        }
        let ground = self.ground(&learnt.rules);
        let comparer = Comparer::new(&self.records, ground.rows);
        let scorer = Scorer::new(&comparer, &learnt.model, &self.records);
        let mut large: Large = vec![0; self.records.count];
        scoring.large.iter().for_each(|&(record, rules)| large[record as usize] = rules);
        let floor = self.settings.floor;
        let start = || (Vec::new(), Met::default());
        let (found, given) = turn(&ground, at, &mut large, start, |state, pair| {
            let (scored, met): &mut (Vec<Scored>, Met) = state;
            let probability = scorer.probability(pair, met);
            if probability >= floor {
                scored.push(Scored { a: pair.a, b: pair.b, probability });
            }
        });
        scoring.scored.extend(found.into_iter().flat_map(|(scored, _)| scored));
        scoring.large = (0u32..).zip(large).filter(|(_, rules)| *rules != 0).collect();
        scoring.yields.push(given);
        true
    }

    /// Scores all pairs that are left and joins records to persons.
    pub fn finish(&self, learnt: Learnt, mut scoring: Scoring) -> Linkage {
        while self.score_next(&learnt, &mut scoring) {}
        let mut scored = scoring.scored;
        self.add_copies(&learnt, &mut scored);
        scored.sort_unstable_by_key(|pair| (pair.a, pair.b));
        scored.dedup_by_key(|pair| (pair.a, pair.b));
        let bonds = Bonds::of(self.records.count, &self.settings.judged, |record| self.set_apart(record));
        let first = clusters(self.records.count, &scored, self.settings.joining, &bonds);
        Linkage { learnt, yields: scoring.yields, scored, first, contradicted: bonds.contradicted }
    }

    /// All of it, in one go.
    pub fn link(&self) -> Linkage {
        let learnt = self.learn();
        self.finish(learnt, self.scoring())
    }

    /// The list of a record, where no two records of it may be one person.
    fn set_apart(&self, record: u32) -> Option<u32> {
        let list = self.records.list_of(record as usize);
        let distinct = !self.settings.within || self.settings.distinct.get(list).copied().unwrap_or(false);
        distinct.then_some(list as u32)
    }

    /// Records that were set aside as copies are scored against the first of their like.
    fn add_copies(&self, learnt: &Learnt, scored: &mut Vec<Scored>) {
        if self.parts.surplus.is_empty() {
            return;
        }
        let mut known: HashMap<u32, f32> = HashMap::new();
        for (&copy, &first) in &self.parts.surplus {
            let probability = *known.entry(first).or_insert_with(|| self.probability(learnt, first, copy));
            if probability >= self.settings.floor {
                scored.push(Scored { a: first.min(copy), b: first.max(copy), probability });
            }
        }
    }

    /// The chance that two records are one person, whether a rule brings them together or not.
    pub fn probability(&self, learnt: &Learnt, a: u32, b: u32) -> f32 {
        self.probabilities(learnt, &[(a, b)])[0]
    }

    /// The same for many pairs: what it takes to tell is made ready once.
    pub fn probabilities(&self, learnt: &Learnt, pairs: &[(u32, u32)]) -> Vec<f32> {
        let rows = self.rows(&learnt.rules);
        let comparer = Comparer::new(&self.records, rows);
        let scorer = Scorer::new(&comparer, &learnt.model, &self.records);
        let mut met = Met::default();
        pairs.iter().map(|&(a, b)| scorer.probability(pair(rows, a, b), &mut met)).collect()
    }

    /// Why two records are, or are not, one person.
    pub fn explain(&self, learnt: &Learnt, a: u32, b: u32) -> Explanation {
        self.explain_all(learnt, &[(a, b)]).remove(0)
    }

    /// The same for many pairs: what it takes to tell is made ready once.
    pub fn explain_all(&self, learnt: &Learnt, pairs: &[(u32, u32)]) -> Vec<Explanation> {
        explain_all(self, learnt, pairs)
    }

    /// For each cluster, at the place of its first record, the chance of the weakest link that holds it together; `None` for
    /// one of a single record. What is judged to be the same is certain.
    pub fn weakest(&self, linkage: &Linkage) -> Vec<Option<f32>> {
        let kept_to =
            |judged: &&Judged| judged.judgement == Judgement::Same && !linkage.contradicted.contains(judged);
        let judged = self.settings.judged.iter().filter(kept_to);
        let certain = judged.map(|judged| Scored { a: judged.a, b: judged.b, probability: 1.0 });
        let links: Vec<Scored> = certain.chain(linkage.scored.iter().copied()).collect();
        weakest(&linkage.first, &links)
    }

    /// Other registries that might be true: each draw gives for each record the first record of its cluster.
    pub fn draws(&self, linkage: &Linkage, many: usize, seed: u64) -> Vec<Vec<u32>> {
        (0..many).map(|number| self.draw(linkage, seed, number)).collect()
    }

    /// One registry that might be true: for each record the first record of its cluster. The same seed and number give the
    /// same.
    pub fn draw(&self, linkage: &Linkage, seed: u64, number: usize) -> Vec<u32> {
        let bonds = Bonds::of(self.records.count, &self.settings.judged, |record| self.set_apart(record));
        let scored = super::draws::draw(&linkage.scored, seed, number);
        clusters(self.records.count, &scored, self.settings.joining, &bonds)
    }

    /// What was done, with all parameters.
    pub fn report(&self, linkage: &Linkage) -> LinkReport {
        report(self, linkage)
    }
}

/// A pair with what is equal in it.
pub(super) fn pair(rows: &Rows, a: u32, b: u32) -> Pair {
    let (a, b) = (a.min(b), a.max(b));
    Pair { a, b, equal: rows.equal(a, b) }
}

impl Scoring {
    /// As bytes, to be kept.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(32 + 24 * self.yields.len() + 12 * self.scored.len());
        let mut put = |word: u64| bytes.extend_from_slice(&word.to_le_bytes());
        [self.yields.len(), self.large.len(), self.scored.len()].into_iter().for_each(|len| put(len as u64));
        for given in &self.yields {
            [given.pairs, given.large, given.largest].into_iter().for_each(&mut put);
        }
        self.large.iter().for_each(|&(record, rules)| put(u64::from(record) << 32 | u64::from(rules)));
        for pair in &self.scored {
            put(u64::from(pair.a) << 32 | u64::from(pair.b));
            put(u64::from(pair.probability.to_bits()));
        }
        bytes
    }

    /// What was kept; `None` where the bytes are not of this form.
    pub fn of_bytes(bytes: &[u8]) -> Option<Scoring> {
        let (words, rest) = bytes.as_chunks::<8>();
        let mut words = words.iter().map(|word| u64::from_le_bytes(*word));
        let [yields, large, scored] = [words.next()?, words.next()?, words.next()?];
        let expected = 3u64
            .checked_add(yields.checked_mul(3)?)?
            .checked_add(large)?
            .checked_add(scored.checked_mul(2)?)?;
        if !rest.is_empty() || expected.checked_mul(8)? != bytes.len() as u64 {
            return None;
        }
        let mut next = || words.next().unwrap_or_default();
        let yields = (0..yields).map(|_| Yield { pairs: next(), large: next(), largest: next() }).collect();
        let halves = |word: u64| ((word >> 32) as u32, word as u32);
        let large = (0..large).map(|_| halves(next())).collect();
        let scored = (0..scored).map(|_| {
            let (a, b) = halves(next());
            Scored { a, b, probability: f32::from_bits(next() as u32) }
        });
        Some(Scoring { yields, scored: scored.collect(), large })
    }
}

impl Learnt {
    /// How many rules there are.
    pub fn rules(&self) -> usize {
        self.rules.len()
    }
}

impl Linkage {
    /// The first record of the cluster that a record is in.
    pub fn cluster_of(&self, record: u32) -> u32 {
        self.first[record as usize]
    }

    /// For each record the first record of its cluster.
    pub fn clusters(&self) -> &[u32] {
        &self.first
    }

    /// Whether a scored pair was put into one cluster.
    pub fn is_joined(&self, pair: &Scored) -> bool {
        self.first[pair.a as usize] == self.first[pair.b as usize]
    }
}
