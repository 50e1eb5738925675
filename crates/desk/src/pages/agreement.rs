//! How far reviewers agree who judged the same pairs blind, and the pairs on which they differ, for an arbiter.
//!
//! Must not: show a verdict to who has yet to judge: what is counted is closed, or has both verdicts; and an arbiter is
//! neither of the two.

use super::evidence::{self, Waterfall};
use super::persons::{Fact, Facts, facts, side_by_side};
use super::{Head, decide, shown};
use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use crate::openapi::{Told, does, shows};
use crate::reasons;
use askama::Template;
use custody::{AnsweredBoth, CustodyError, Wanted};
use figures::Agreement;
use persons::link::Explanation;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;
use vocabulary::{JudgedPair, Judgement, RecordKey};

pub(crate) const PAGE: Told = shows::<Agreements>(
    "How far reviewers agree on pairs that both judged without seeing the other's verdict.",
    &[],
);
pub(crate) const DIFFERING: Told =
    shows::<Differing>("A pair on which two reviewers differ, for an arbiter who is neither of them.", &[]);
pub(crate) const ARBITRATE: Told = does(
    "Judges a pair on which two reviewers differ.",
    &[
        ("entry", "The entry of the second verdict."),
        ("seen", "The last entry on the pair, as the page shows it."),
        ("judgement", "same, different or unsure."),
        ("reason", "Why."),
    ],
);

/// How far reviewers agree.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "agreement.html")]
pub(crate) struct Agreements<'p> {
    #[serde(skip)]
    head: Head<'p>,
    /// Of a hundred pairs, how many two judge; nothing where none are.
    percent: Option<u8>,
    /// Over all reviewers; the rows are what the one said whose name comes first.
    all: Measured,
    by_pair: Vec<Both>,
}

/// Two reviewers.
#[derive(Serialize, JsonSchema)]
struct Both {
    reviewers: [String; 2],
    measured: Measured,
}

/// A table of answers and what it tells.
#[derive(Serialize, JsonSchema)]
struct Measured {
    /// Rows are the answers of the one, columns those of the other: one person, two people, unsure.
    answers: [[u64; 3]; 3],
    /// Nothing where no pair was judged by both.
    #[schemars(with = "Option<serde_json::Value>")]
    agreement: Option<Agreement>,
}

/// The answers, in the order of the table, with their words.
const ANSWERS: [(Judgement, &str); 3] = [
    (Judgement::Same, "judge-same"),
    (Judgement::Different, "judge-different"),
    (Judgement::Unsure, "judge-unsure"),
];

impl Measured {
    fn of(told: &[&AnsweredBoth]) -> Measured {
        let mut answers = [[0u64; 3]; 3];
        let place = |judgement| ANSWERS.iter().position(|(answer, _)| *answer == judgement).unwrap_or(2);
        for told in told {
            let [one, other] = told.judgements.map(place);
            answers[one][other] = answers[one][other].saturating_add(told.pairs);
        }
        Measured { answers, agreement: Agreement::of(&answers) }
    }

    /// The table, each row with its word.
    fn rows(&self) -> Vec<(&'static str, &[u64; 3])> {
        ANSWERS.iter().map(|(_, word)| *word).zip(&self.answers).collect()
    }
}

/// A measure as people read it.
fn measure(value: &Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.2}"))
}

fn share(value: &f64) -> String {
    format!("{value:.2}")
}

fn stretch(value: &Option<(f64, f64)>) -> String {
    value.map_or_else(|| "–".to_owned(), |(low, high)| format!("{low:.2} … {high:.2}"))
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let told = house.readers.ask(|case| case.answers_of_both())?;
    let mut pairs: BTreeMap<&[String; 2], Vec<&AnsweredBoth>> = BTreeMap::new();
    told.iter().for_each(|one| pairs.entry(&one.reviewers).or_default().push(one));
    let both = |(reviewers, told): (&&[String; 2], &Vec<&AnsweredBoth>)| Both {
        reviewers: (*reviewers).clone(),
        measured: Measured::of(told),
    };
    shown(
        asked,
        &Agreements {
            head: Head::of(house, asked, "queue", "agreement"),
            percent: house.review.blind.then_some(house.review.percent),
            all: Measured::of(&told.iter().collect::<Vec<_>>()),
            by_pair: pairs.iter().map(both).collect(),
        },
    )
}

/// A pair on which two differ.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "disagreements.html")]
pub(crate) struct Differing<'p> {
    #[serde(skip)]
    head: Head<'p>,
    /// How many wait for an arbiter.
    waiting: u64,
    pair: Option<Differ>,
}

/// Two records of which two reviewers judged otherwise.
#[derive(Serialize, JsonSchema)]
struct Differ {
    /// The entry of the second verdict, by which the pair is known.
    entry: u64,
    /// The last entry on the pair.
    seen: u64,
    records: [Facts; 2],
    verdicts: Vec<Said>,
    #[schemars(with = "Option<serde_json::Value>")]
    evidence: Option<Explanation>,
}

/// A verdict, for the arbiter.
#[derive(Serialize, JsonSchema)]
struct Said {
    who: String,
    #[schemars(with = "String")]
    judgement: Judgement,
    why: String,
}

impl Said {
    fn word(&self) -> &'static str {
        evidence::word(self.judgement)
    }
}

impl Differ {
    fn facts(&self) -> Vec<(&'static str, [&Fact; 2])> {
        side_by_side(&self.records)
    }

    fn waterfall(&self) -> Option<Waterfall<'_>> {
        self.evidence.as_ref().map(Waterfall::of)
    }
}

pub(crate) fn differing(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let name = &asked.visitor()?.name;
    let (waiting, pair) = house.readers.ask(|case| {
        let waiting = case.differing_count()?;
        for second in case.differing(name, LOOKED_AT)? {
            let (a, b) = (&second.judged.a, &second.judged.b);
            let record = |key: &RecordKey| -> Result<Option<vocabulary::Record>, CustodyError> {
                let person = case.person_of(key)?;
                Ok(person.and_then(|person| person.records.into_iter().find(|record| record.key == *key)))
            };
            // Records that stand in no list any more cannot be judged.
            let (Some(one), Some(other)) = (record(a)?, record(b)?) else { continue };
            let open: Vec<_> =
                case.verdicts_on(a, b)?.into_iter().filter(|verdict| verdict.is_open()).collect();
            let said = |verdict: &custody::Verdict| Said {
                who: verdict.judged.by.clone(),
                judgement: verdict.judged.judgement,
                why: verdict.judged.reason.clone(),
            };
            let judged = case.last_on(a, b)?.map_or(0, |last| last.entry);
            let pairs = case.pairs_of(a, vocabulary::limits::ENTRIES_AT_ONCE_MAX)?;
            let kept = pairs.into_iter().find(|pair| pair.pair.a == *b || pair.pair.b == *b);
            return Ok((
                waiting,
                Some(Differ {
                    entry: second.entry,
                    seen: open.iter().map(|verdict| verdict.entry).fold(judged, u64::max),
                    records: [facts(&one, true), facts(&other, true)],
                    verdicts: open.iter().map(said).collect(),
                    evidence: kept.and_then(|pair| evidence::read(pair.explained.evidence.as_deref())),
                }),
            ));
        }
        Ok((waiting, None))
    })?;
    shown(asked, &Differing { head: Head::of(house, asked, "queue", "disagreements"), waiting, pair })
}

/// Among how many pairs one is looked for whose records are there.
const LOOKED_AT: usize = 64;

/// Judges a pair on which two differ.
pub(crate) fn arbitrate(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let old = || Refused::Cannot("page-is-old");
    let judgement = asked.form.get("judgement").parse().map_err(|_| old())?;
    let entry: u64 = asked.form.get("entry").parse().map_err(|_| old())?;
    let seen = asked.form.get("seen").parse().map_err(|_| old())?;
    let second = house.readers.ask(|case| case.verdict_of(entry))?.ok_or_else(old)?;
    let by = asked.visitor()?.name.clone();
    let reason = evidence::reason(asked.form.get("reason"), reasons::BOTH_VERDICTS);
    let judged = JudgedPair { judgement, by, reason, ..second.judged };
    let entry = decide(house, Wanted::Arbitrated(judged), seen)?;
    Ok(Reply::Kept(entry, "/disagreements".to_owned()))
}
