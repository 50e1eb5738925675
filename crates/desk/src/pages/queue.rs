//! The queue: pairs of records that may be one person, one after another, with what speaks for and against.
//!
//! Must not: show a pair to who may not see what is withheld, give one pair to two, or judge by itself.

use super::persons::facts;
use super::{Head, decide, page as paged};
use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use askama::Template;
use custody::{PairExplained, WaitingPair, Wanted};
use persons::link::{Explanation, FieldEvidence};
use vocabulary::{JudgedPair, Judgement, RecordKey, WithdrawnJudgement, limits};

#[derive(Template)]
#[template(path = "queue.html")]
struct Queue<'p> {
    head: Head<'p>,
    waiting: String,
    shown: Option<Shown>,
    /// The pair that was judged just now, to be undone.
    done: Option<Done>,
}

/// A pair before a reviewer.
struct Shown {
    place: u64,
    /// The entry that spoke last on it.
    seen: u64,
    chance: String,
    joined: bool,
    keys: [String; 2],
    /// What both records say, where either says something.
    facts: Vec<(&'static str, String, String)>,
    evidence: Vec<Bar>,
    prior: String,
    otherwise: String,
}

/// What one field says, as a bar around the middle.
struct Bar {
    name: String,
    a: String,
    b: String,
    level: String,
    bits: String,
    /// Where the bar begins and how wide it is, in parts of 100.
    from: f64,
    width: f64,
    speaks_for: bool,
}

struct Done {
    entry: u64,
    a: RecordKey,
    b: RecordKey,
    words: String,
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
    let shown = pair.map(|pair| shown(house, pair)).transpose()?.flatten();
    let done = done.into_iter().flatten().next().and_then(|entry| {
        let vocabulary::Decision::Judged(judged) = entry.decision else { return None };
        let words = asked.words.say(word_of(judged.judgement));
        (judged.by == visitor.name).then_some(Done { entry: entry.number, a: judged.a, b: judged.b, words })
    });
    paged(&Queue {
        head: Head::of(house, asked, "queue", "part-queue"),
        waiting: asked.words.count("pairs-waiting", counts.waiting as usize),
        shown,
        done,
    })
}

fn word_of(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::Same => "decision-judged-same",
        Judgement::Different => "decision-judged-different",
        Judgement::Unsure => "decision-judged-unsure",
    }
}

/// A pair as it is put before a reviewer; `None` where the registry was made anew meanwhile.
fn shown(house: &House, waiting: WaitingPair) -> Result<Option<Shown>, Refused> {
    let WaitingPair { place, pair, explained } = waiting;
    let (a, b, last) = house.readers.ask(|case| {
        Ok((case.person_of(&pair.a)?, case.person_of(&pair.b)?, case.last_on(&pair.a, &pair.b)?))
    })?;
    let record = |person: Option<vocabulary::Person>, key: &RecordKey| {
        person?.records.into_iter().find(|record| record.key == *key)
    };
    let (Some(a), Some(b)) = (record(a, &pair.a), record(b, &pair.b)) else { return Ok(None) };
    let evidence = evidence(&explained);
    let (prior, otherwise) = evidence
        .as_ref()
        .map(|evidence| (format!("{:+.1}", evidence.prior_bits), evidence.otherwise.clone()))
        .unwrap_or_default();
    Ok(Some(Shown {
        place,
        seen: last.map_or(0, |last| last.entry),
        chance: pair.chance.to_string(),
        joined: pair.joined,
        keys: [a.key.to_string(), b.key.to_string()],
        facts: facts(&a, true, "")
            .into_iter()
            .zip(facts(&b, true, ""))
            .map(|((name, one), (_, other))| (name, one, other))
            .filter(|(_, one, other)| !one.is_empty() || !other.is_empty())
            .collect(),
        evidence: evidence.into_iter().flat_map(|evidence| evidence.fields).map(bar).collect(),
        prior,
        otherwise,
    }))
}

/// What speaks for and against, where the last build kept it.
fn evidence(explained: &PairExplained) -> Option<Explanation> {
    serde_json::from_str(explained.evidence.as_deref()?).ok()
}

fn bar(field: FieldEvidence) -> Bar {
    let width = 50.0 * (field.bits.abs() / BITS_MAX).min(1.0);
    let speaks_for = field.bits >= 0.0;
    Bar {
        bits: format!("{:+.1}", field.bits),
        from: if speaks_for { 50.0 } else { 50.0 - width },
        width,
        speaks_for,
        name: field.name,
        a: field.a,
        b: field.b,
        level: field.level,
    }
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
    Ok(Reply::See(format!("/queue?done={}", entry?), None))
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
    decide(house, Wanted::Withdrawn(WithdrawnJudgement { a: judged.a, b: judged.b, by, reason }), entry)?;
    Ok(Reply::See("/queue".to_owned(), None))
}
