//! Joining two persons and taking one apart: a judgement on each pair of records that this takes, as one decision.
//!
//! To join, one record is judged to be of one person with each of the others, so that all are held together whatever the engine
//! makes of them; a judgement that says otherwise of another pair of both is judged anew, so that none contradicts.
//! To take apart, each record that goes is judged to be of somebody else than each that stays.
//!
//! Must not: judge a pair on which something was decided since the page was made.

use super::{decided, may_join, together};
use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use crate::pages::evidence;
use crate::reasons;
use custody::{CaseReader, CustodyError, Together, Wanted, Wish};
use std::collections::BTreeSet;
use vocabulary::{
    Chance, Decision, Digest, JudgedPair, Judgement, Person, Record, RecordKey, WithdrawnJudgement, limits,
};

const OLD: Refused = Refused::Cannot("page-is-old");

/// What a form says of the page that it was on.
struct Made<'a> {
    person: Person,
    made_from: &'a str,
    until: u64,
    by: &'a str,
    reason: String,
}

fn made<'a>(house: &House, asked: &'a Asked) -> Result<Made<'a>, Refused> {
    if !may_join(house, asked)? {
        return Err(Refused::Cannot("blind-editors-join"));
    }
    let person = house.readers.ask(|case| case.person(asked.form.get("person")))?.ok_or(OLD)?;
    let until = asked.form.get("until").parse().map_err(|_| OLD)?;
    let made_from = asked.form.get("made");
    let reason = evidence::reason(asked.form.get("reason"), reasons::ALL_RECORDS);
    Ok(Made { person, made_from, until, by: &asked.visitor()?.name, reason })
}

/// Joins the person to another one.
pub(crate) fn join(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let made = made(house, asked)?;
    let other = house.readers.ask(|case| case.person(asked.form.get("other")))?;
    let Some(other) = other.filter(|other| other.id != made.person.id) else {
        return Err(Refused::Cannot("no-such-person"));
    };
    let (ours, theirs) = (&made.person.records, &other.records);
    let all: Vec<&Record> = ours.iter().chain(theirs).collect();
    if all.len() > limits::MERGED_RECORDS_MAX {
        return Err(Refused::Cannot("too-many-records"));
    }
    let star = all[1..].iter().map(|record| (all[0], *record));
    let mut pairs: Vec<(&Record, &Record)> = star.collect();
    let apart = house.readers.ask(|case| {
        let across = ours.iter().flat_map(|one| theirs.iter().map(move |other| (one, other)));
        let mut apart = Vec::new();
        for (one, other) in across {
            let last = case.last_on(&one.key, &other.key)?.and_then(|last| last.holds);
            if last.is_some_and(|judged| judged.judgement == Judgement::Different) {
                apart.push((one, other));
            }
        }
        Ok(apart)
    })?;
    pairs.extend(apart.into_iter().filter(|(one, _)| one.key != all[0].key));
    settle(house, &made, &all, &pairs, Judgement::Same)
}

/// Takes the records that a form names out of the person.
pub(crate) fn split(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let made = made(house, asked)?;
    let named: BTreeSet<&str> = asked.form.all("record").collect();
    let (go, stay): (Vec<&Record>, Vec<&Record>) =
        made.person.records.iter().partition(|record| named.contains(record.key.to_string().as_str()));
    if go.len() != named.len() {
        return Err(OLD);
    }
    if go.is_empty() || stay.is_empty() {
        return Err(Refused::Cannot("some-go-some-stay"));
    }
    let pairs: Vec<_> = go.iter().flat_map(|one| stay.iter().map(move |other| (*one, *other))).collect();
    if pairs.len() > limits::ENTRIES_AT_ONCE_MAX {
        return Err(Refused::Cannot("too-many-records"));
    }
    let all: Vec<&Record> = made.person.records.iter().collect();
    settle(house, &made, &all, &pairs, Judgement::Different)
}

/// Has the same judged of all these pairs, where it is not what holds already.
fn settle(
    house: &House,
    made: &Made<'_>,
    records: &[&Record],
    pairs: &[(&Record, &Record)],
    judgement: Judgement,
) -> Result<Reply, Refused> {
    let wishes = house.readers.ask(|case| {
        let mut wishes = Vec::new();
        for (a, b) in pairs {
            wishes.extend(wish(case, made, a, b, judgement)?);
        }
        Ok(wishes)
    })?;
    if wishes.is_empty() {
        return Err(Refused::Cannot("decided-already"));
    }
    let records = records.iter().map(|record| record.key.clone()).collect();
    let made_from = Some(made.made_from.to_owned());
    let wanted = Together { wishes, made_from, records, until: made.until };
    let (last, many) = together(house, wanted)?;
    Ok(Reply::Kept(last, format!("/person/{}?done={last}&of={many}", made.person.id)))
}

/// The judgement on one pair; `None` where the same holds already, by whomever, since before the page was made.
fn wish(
    case: &CaseReader,
    made: &Made<'_>,
    a: &Record,
    b: &Record,
    judgement: Judgement,
) -> Result<Option<Wish>, CustodyError> {
    let last = case.last_on(&a.key, &b.key)?;
    let seen = last.as_ref().map_or(0, |last| last.entry);
    let holds = last.and_then(|last| last.holds).is_some_and(|judged| judged.judgement == judgement);
    if holds && seen <= made.until {
        return Ok(None);
    }
    let (chance, explained, said) = known(case, &a.key, &b.key)?;
    let told = evidence::read(explained.as_deref());
    let judged = JudgedPair {
        a: a.key.clone(),
        b: b.key.clone(),
        judgement,
        by: made.by.to_owned(),
        reason: made.reason.clone(),
        probability: chance,
        explanation: Vec::new(),
        said: said.unwrap_or_else(|| persons::registry::both_say(a, b)),
    };
    // Where it was sent twice, what was kept then is looked for after the entry that stood before it.
    let seen = if seen > made.until { 0 } else { seen };
    Ok(Some(Wish { wanted: Wanted::Judged(evidence::explained(judged, told.as_ref())), seen }))
}

/// What the last build kept of a pair.
type Known = (Option<Chance>, Option<String>, Option<Digest>);

fn known(case: &CaseReader, a: &RecordKey, b: &RecordKey) -> Result<Known, CustodyError> {
    let pairs = case.pairs_of(a, limits::ENTRIES_AT_ONCE_MAX)?;
    let of_both = pairs.into_iter().find(|pair| pair.pair.a == *b || pair.pair.b == *b);
    Ok(of_both.map_or((None, None, None), |pair| {
        (Some(pair.pair.chance), pair.explained.evidence, pair.explained.said)
    }))
}

/// Withdraws what was decided as one, or a single judgement.
pub(crate) fn undo(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let number = |name: &str| asked.form.get(name).parse::<u64>().map_err(|_| OLD);
    let (first, last) = (number("first")?, number("last")?);
    let visitor = asked.visitor()?;
    if first == 0 || last < first || last - first >= limits::ENTRIES_AT_ONCE_MAX as u64 {
        return Err(OLD);
    }
    let many = (last - first + 1) as usize;
    let entries = house.readers.ask(|case| case.entries(Some(last), many))?;
    let mut wishes = Vec::new();
    for entry in entries {
        let Decision::Judged(judged) = entry.decision else { return Err(OLD) };
        if !decided::may_undo(&judged.by, visitor) {
            return Err(Refused::Cannot("not-your-judgement"));
        }
        let (by, reason) = (visitor.name.clone(), reasons::TAKEN_BACK.to_owned());
        let withdrawn = WithdrawnJudgement { a: judged.a, b: judged.b, by, reason };
        wishes.push(Wish { wanted: Wanted::Withdrawn(withdrawn), seen: entry.number });
    }
    if wishes.len() != many {
        return Err(OLD);
    }
    // Each says on which entry it was made; what was decided on other pairs of these records does not matter.
    let wanted = Together { wishes, made_from: None, records: Vec::new(), until: last };
    let (entry, _) = together(house, wanted)?;
    let person = asked.form.get("person");
    let plain = person.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let place = if plain && !person.is_empty() { format!("/person/{person}") } else { "/persons".to_owned() };
    Ok(Reply::Kept(entry, place))
}
