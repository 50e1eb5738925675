//! The queue: pairs of records that may be one person, one after another, with what speaks for and against.
//!
//! Must not: show a pair to who may not see what is withheld, give one pair to two, or judge by itself.

use super::evidence::{self, Waterfall};
use super::persons::{Fact, Facts, facts, side_by_side};
use super::{Head, decide, shown};
use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use crate::leases::NotLent;
use crate::openapi::{Told, does, shows};
use crate::reasons;
use askama::Template;
use custody::{CaseReader, CustodyError, WaitingPair, Wanted};
use persons::link::Explanation;
use schemars::JsonSchema;
use serde::Serialize;
use vocabulary::{Decision, JudgedPair, Judgement, RecordKey, WithdrawnJudgement, limits};

pub(crate) const PAGE: Told = shows::<Queue>(
    "A pair of records that may be one person, lent to whoever asks and to nobody else.",
    &[
        ("done", "The entry of the judgement just made, to be shown once more."),
        ("a", "A record's key: with b, this very pair is lent, where it waits and nobody else looks at it."),
        ("b", "The other's."),
    ],
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
    /// How many of them two reviewers judged otherwise, so that an arbiter is asked for; nothing where nobody judges blind.
    differing: Option<u64>,
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
    /// Whether two judge it, neither of whom sees what the other judged.
    blind: bool,
    records: [Facts; 2],
    /// What each field says for and against, where the last build kept it.
    #[schemars(with = "Option<serde_json::Value>")]
    evidence: Option<Explanation>,
}

impl Shown {
    /// What both records say, where either says something.
    fn facts(&self) -> Vec<(&'static str, [&Fact; 2])> {
        side_by_side(&self.records)
    }

    fn waterfall(&self) -> Option<Waterfall<'_>> {
        self.evidence.as_ref().map(Waterfall::of)
    }
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
        evidence::word(self.judgement)
    }
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let visitor = asked.visitor()?;
    let (counts, done, differing) = house.readers.ask(|case| {
        let done = asked.query.get("done").parse().ok();
        let done = done.map(|entry| case.entries(Some(entry), 1)).transpose()?;
        let differing = house.review.blind.then(|| case.differing_count()).transpose()?;
        Ok((case.registry_counts()?, done, differing))
    })?;
    let mine = match ["a", "b"].map(|name| asked.query.get(name)) {
        ["", ""] => {
            let places = house.readers.ask(|case| places(house, case, &visitor.name))?;
            house.leases.lend(&places, &visitor.name, asked.now)
        }
        named => Some(named_pair(house, named, &visitor.name, asked.now)?),
    };
    let pair = mine.map(|place| house.readers.ask(|case| case.pair_at(place))).transpose()?.flatten();
    let pair = pair.map(|pair| put_before(house, &visitor.name, pair)).transpose()?.flatten();
    let done = done.into_iter().flatten().next().and_then(|entry| {
        let (Decision::Judged(judged) | Decision::Reviewed(judged)) = entry.decision else { return None };
        let (a, b) = (judged.a.to_string(), judged.b.to_string());
        (judged.by == visitor.name).then_some(Done { entry: entry.number, a, b, judgement: judged.judgement })
    });
    let head = Head::of(house, asked, "queue", "part-queue");
    shown(asked, &Queue { head, waiting: counts.waiting, differing, pair, done })
}

/// Lends the pair of two records that were named. By the rules of the queue: it waits, for this reviewer, and nobody else looks at it.
fn named_pair(house: &House, named: [&str; 2], name: &str, now: i64) -> Result<u64, Refused> {
    let blind_to = house.review.blind.then_some(name);
    let place = house.readers.ask(|case| {
        let [one, other] = named.map(|written| case.record_named(written));
        let (Some(one), Some(other)) = (one?, other?) else { return Ok(None) };
        case.waiting_place_of(&one, &other, blind_to)
    })?;
    let place = place.ok_or(Refused::Cannot("pair-not-waiting"))?;
    house.leases.lend_this(place, name, now).map(|()| place).map_err(|why| {
        Refused::Cannot(match why {
            NotLent::Another => "pair-lent",
            NotLent::TooMany => "pairs-too-many",
        })
    })
}

/// The places of the first pairs that this reviewer may be given.
fn places(house: &House, case: &CaseReader, name: &str) -> Result<Vec<u64>, CustodyError> {
    if house.review.blind {
        return case.waiting_places_for(name, limits::QUEUE_LOOKED_AT);
    }
    case.waiting_places(limits::QUEUE_LOOKED_AT)
}

/// A pair as it is put before a reviewer; `None` where the registry was made anew meanwhile.
fn put_before(house: &House, name: &str, waiting: WaitingPair) -> Result<Option<Shown>, Refused> {
    let WaitingPair { place, pair, explained } = waiting;
    let blind = house.review.takes(&pair.a, &pair.b);
    let (a, b, seen) = house.readers.ask(|case| {
        Ok((
            case.person_of(&pair.a)?,
            case.person_of(&pair.b)?,
            last_seen(case, blind, name, &pair.a, &pair.b)?,
        ))
    })?;
    let record = |person: Option<vocabulary::Person>, key: &RecordKey| {
        person?.records.into_iter().find(|record| record.key == *key)
    };
    let (Some(a), Some(b)) = (record(a, &pair.a), record(b, &pair.b)) else { return Ok(None) };
    Ok(Some(Shown {
        place,
        seen,
        blind,
        chance: pair.chance.to_string(),
        joined: pair.joined,
        records: [facts(&a, true), facts(&b, true)],
        evidence: evidence::read(explained.evidence.as_deref()),
    }))
}

/// The last entry on a pair that a reviewer may know of.
pub(super) fn last_seen(
    case: &CaseReader,
    blind: bool,
    name: &str,
    a: &RecordKey,
    b: &RecordKey,
) -> Result<u64, CustodyError> {
    if blind {
        return case.seen_by(name, a, b);
    }
    Ok(case.last_on(a, b)?.map_or(0, |last| last.entry))
}

/// The judgement as it is wished for: one of two verdicts where the pair is judged blind.
pub(super) fn wanted(house: &House, judged: JudgedPair) -> Wanted {
    match house.review.takes(&judged.a, &judged.b) {
        true => Wanted::Reviewed(judged),
        false => Wanted::Judged(judged),
    }
}

pub(crate) fn judge(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let place = asked.form.get("place").parse().map_err(|_| Refused::Cannot("page-is-old"))?;
    let judgement = asked.form.get("judgement").parse().map_err(|_| Refused::Cannot("page-is-old"))?;
    let Some(WaitingPair { pair, explained, .. }) = house.readers.ask(|case| case.pair_at(place))? else {
        return Err(Refused::Cannot("page-is-old"));
    };
    // A build that ended meanwhile gave the place to another pair.
    if (pair.a.to_string(), pair.b.to_string()) != (asked.form.get("a").into(), asked.form.get("b").into()) {
        return Err(Refused::Cannot("page-is-old"));
    }
    let Some(said) = explained.said else { return Err(Refused::Cannot("page-is-old")) };
    let told = evidence::read(explained.evidence.as_deref());
    let judged = JudgedPair {
        a: pair.a,
        b: pair.b,
        judgement,
        by: asked.visitor()?.name.clone(),
        reason: evidence::reason(asked.form.get("reason"), reasons::BOTH_RECORDS),
        probability: Some(pair.chance),
        explanation: Vec::new(),
        said,
    };
    let judged = evidence::explained(judged, told.as_ref());
    let seen = asked.seen();
    let entry = decide(house, wanted(house, judged), seen);
    house.leases.give_back(place);
    let entry = entry?;
    Ok(Reply::Kept(entry, format!("/queue?done={entry}")))
}

/// Withdraws one's own last judgement on a pair.
pub(crate) fn undo(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let entry: u64 = asked.form.get("entry").parse().map_err(|_| Refused::Cannot("page-is-old"))?;
    let by = asked.visitor()?.name.clone();
    let found = house.readers.ask(|case| case.entries(Some(entry), 1))?;
    let decision = found.into_iter().find(|found| found.number == entry).map(|found| found.decision);
    let (judged, blind) = match decision {
        Some(Decision::Judged(judged)) => (judged, false),
        Some(Decision::Reviewed(judged)) => (judged, true),
        _ => return Err(Refused::Cannot("page-is-old")),
    };
    // Whose verdict is open is told to nobody else.
    if judged.by != by {
        return Err(Refused::Cannot(if blind { "page-is-old" } else { "not-your-judgement" }));
    }
    let settled = || -> Result<bool, CustodyError> {
        Ok(house.readers.ask(|case| case.verdict_of(entry))?.is_some_and(|verdict| verdict.closed.is_some()))
    };
    if blind && settled()? {
        return Err(Refused::Cannot("verdict-settled"));
    }
    let reason = reasons::UNDONE.to_owned();
    let withdrawn = WithdrawnJudgement { a: judged.a, b: judged.b, by, reason };
    let wanted = if blind { Wanted::ReviewWithdrawn(withdrawn) } else { Wanted::Withdrawn(withdrawn) };
    let entry = decide(house, wanted, entry)?;
    // From the page of somebody missing it leads back there.
    let missing = asked.form.get("missing");
    let plain = missing.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let place =
        if missing.is_empty() || !plain { "/queue".to_owned() } else { format!("/missing/{missing}") };
    Ok(Reply::Kept(entry, place))
}
