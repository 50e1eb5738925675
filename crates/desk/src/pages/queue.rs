//! The queue: pairs of records that may be one person, one after another, with what speaks for and against.
//!
//! Must not: show a pair to who may not see what is withheld, give one pair to two, or judge by itself.

use super::persons::{Facts, facts};
use super::{Head, decide, shown};
use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use crate::openapi::{Told, does, shows};
use askama::Template;
use custody::{PairExplained, WaitingPair, Wanted};
use persons::link::{Explanation, FieldEvidence};
use schemars::JsonSchema;
use serde::Serialize;
use vocabulary::{JudgedPair, Judgement, RecordKey, WithdrawnJudgement, limits};

pub(crate) const PAGE: Told = shows::<Queue>(
    "A pair of records that may be one person, lent to whoever asks and to nobody else.",
    &[("done", "The entry of the judgement just made, to be shown once more.")],
);
pub(crate) const JUDGE: Told = does(
    "Judges a pair of the queue.",
    &[
        ("place", "The pair's place in the queue."),
        ("a", "The one record's key."),
        ("b", "The other's."),
        ("seen", "The entry that spoke last on the pair, as the queue shows it."),
        ("judgement", "same, different or unsure."),
        ("reason", "Why."),
    ],
);
pub(crate) const UNDO: Told =
    does("Takes back one's own last judgement on a pair.", &[("entry", "The entry of that judgement.")]);

/// The queue, for one reviewer.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "queue.html")]
pub(crate) struct Queue<'p> {
    #[serde(skip)]
    head: Head<'p>,
    /// How many pairs wait.
    waiting: u64,
    pair: Option<Shown>,
    /// The pair that was judged just now, to be undone.
    done: Option<Done>,
}

/// A pair before a reviewer.
#[derive(Serialize, JsonSchema)]
struct Shown {
    place: u64,
    /// The entry that spoke last on it; 0 where none did.
    seen: u64,
    /// The chance that the two are one person.
    chance: String,
    /// Whether they are one in the registry now.
    joined: bool,
    records: [Facts; 2],
    /// What each field says for and against, where the last build kept it.
    #[schemars(with = "Option<serde_json::Value>")]
    evidence: Option<Explanation>,
}

impl Shown {
    /// What both records say, where either says something.
    fn facts(&self) -> Vec<(&'static str, &str, &str)> {
        let [one, other] = &self.records;
        let both = one.said.iter().zip(&other.said).map(|(one, other)| (one.key, &*one.value, &*other.value));
        both.filter(|(_, one, other)| !one.is_empty() || !other.is_empty()).collect()
    }

    fn bars(&self) -> Vec<Bar<'_>> {
        self.evidence.iter().flat_map(|evidence| &evidence.fields).map(Bar::of).collect()
    }
}

/// What one field says, as a bar around the middle.
struct Bar<'e> {
    field: &'e FieldEvidence,
    bits: String,
    /// Where the bar begins and how wide it is, in parts of 100.
    from: f64,
    width: f64,
    speaks_for: bool,
}

impl Bar<'_> {
    fn of(field: &FieldEvidence) -> Bar<'_> {
        let width = 50.0 * (field.bits.abs() / BITS_MAX).min(1.0);
        let speaks_for = field.bits >= 0.0;
        let from = if speaks_for { 50.0 } else { 50.0 - width };
        Bar { field, bits: signed(&field.bits), from, width, speaks_for }
    }
}

/// Bits with their sign.
fn signed(bits: &f64) -> String {
    format!("{bits:+.1}")
}

/// A judgement just made.
#[derive(Serialize, JsonSchema)]
struct Done {
    entry: u64,
    a: String,
    b: String,
    #[schemars(with = "String")]
    judgement: Judgement,
}

impl Done {
    /// What was judged: a key of the words.
    fn word(&self) -> &'static str {
        match self.judgement {
            Judgement::Same => "decision-judged-same",
            Judgement::Different => "decision-judged-different",
            Judgement::Unsure => "decision-judged-unsure",
        }
    }
}

/// So many bits fill half of the width.
const BITS_MAX: f64 = 14.0;

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let visitor = asked.visitor()?;
    let (counts, places, done) = house.readers.ask(|case| {
        let done = asked.query.get("done").parse().ok();
        let done = done.map(|entry| case.entries(Some(entry), 1)).transpose()?;
        Ok((case.registry_counts()?, case.waiting_places(limits::QUEUE_LOOKED_AT)?, done))
    })?;
    let mine = house.leases.lend(&places, &visitor.name, asked.now);
    let pair = mine.map(|place| house.readers.ask(|case| case.pair_at(place))).transpose()?.flatten();
    let pair = pair.map(|pair| put_before(house, pair)).transpose()?.flatten();
    let done = done.into_iter().flatten().next().and_then(|entry| {
        let vocabulary::Decision::Judged(judged) = entry.decision else { return None };
        let (a, b) = (judged.a.to_string(), judged.b.to_string());
        (judged.by == visitor.name).then_some(Done { entry: entry.number, a, b, judgement: judged.judgement })
    });
    let head = Head::of(house, asked, "queue", "part-queue");
    shown(asked, &Queue { head, waiting: counts.waiting, pair, done })
}

/// A pair as it is put before a reviewer; `None` where the registry was made anew meanwhile.
fn put_before(house: &House, waiting: WaitingPair) -> Result<Option<Shown>, Refused> {
    let WaitingPair { place, pair, explained } = waiting;
    let (a, b, last) = house.readers.ask(|case| {
        Ok((case.person_of(&pair.a)?, case.person_of(&pair.b)?, case.last_on(&pair.a, &pair.b)?))
    })?;
    let record = |person: Option<vocabulary::Person>, key: &RecordKey| {
        person?.records.into_iter().find(|record| record.key == *key)
    };
    let (Some(a), Some(b)) = (record(a, &pair.a), record(b, &pair.b)) else { return Ok(None) };
    Ok(Some(Shown {
        place,
        seen: last.map_or(0, |last| last.entry),
        chance: pair.chance.to_string(),
        joined: pair.joined,
        records: [facts(&a, true), facts(&b, true)],
        evidence: evidence(&explained),
    }))
}

/// What speaks for and against, where the last build kept it.
fn evidence(explained: &PairExplained) -> Option<Explanation> {
    serde_json::from_str(explained.evidence.as_deref()?).ok()
}

pub(crate) fn judge(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let place = asked.form.get("place").parse().map_err(|_| Refused::Cannot("page-is-old"))?;
    let judgement = match asked.form.get("judgement") {
        "same" => Judgement::Same,
        "different" => Judgement::Different,
        "unsure" => Judgement::Unsure,
        _ => return Err(Refused::Cannot("page-is-old")),
    };
    let Some(WaitingPair { pair, explained, .. }) = house.readers.ask(|case| case.pair_at(place))? else {
        return Err(Refused::Cannot("page-is-old"));
    };
    // A build that ended meanwhile gave the place to another pair.
    if (pair.a.to_string(), pair.b.to_string()) != (asked.form.get("a").into(), asked.form.get("b").into()) {
        return Err(Refused::Cannot("page-is-old"));
    }
    let Some(said) = explained.said else { return Err(Refused::Cannot("page-is-old")) };
    let evidence = evidence(&explained);
    let reason: String = asked.form.get("reason").chars().take(limits::REASON_CHARS_MAX).collect();
    let judged = JudgedPair {
        a: pair.a,
        b: pair.b,
        judgement,
        by: asked.visitor()?.name.clone(),
        reason: if reason.is_empty() { "both records were looked at".to_owned() } else { reason },
        probability: Some(pair.chance),
        explanation: evidence.as_ref().map(Explanation::in_bits).unwrap_or_default(),
        said,
    };
    let seen = asked.form.get("seen").parse().unwrap_or(0);
    let entry = decide(house, Wanted::Judged(judged), seen);
    house.leases.give_back(place);
    let entry = entry?;
    Ok(Reply::Kept(entry, format!("/queue?done={entry}")))
}

/// Withdraws one's own last judgement on a pair.
pub(crate) fn undo(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let entry: u64 = asked.form.get("entry").parse().map_err(|_| Refused::Cannot("page-is-old"))?;
    let by = asked.visitor()?.name.clone();
    let found = house.readers.ask(|case| case.entries(Some(entry), 1))?;
    let judged = found.into_iter().find(|found| found.number == entry).map(|found| found.decision);
    let Some(vocabulary::Decision::Judged(judged)) = judged else {
        return Err(Refused::Cannot("page-is-old"));
    };
    if judged.by != by {
        return Err(Refused::Cannot("not-your-judgement"));
    }
    let reason = "undone at once".to_owned();
    let withdrawn = WithdrawnJudgement { a: judged.a, b: judged.b, by, reason };
    let entry = decide(house, Wanted::Withdrawn(withdrawn), entry)?;
    Ok(Reply::Kept(entry, "/queue".to_owned()))
}
