//! One count with all that is said of it: its rivals side by side, the rules side by side, why the numbers differ, and what people
//! decide about it.
//!
//! Must not: show the words of a claim to who may not see what is withheld: documents name victims.

use super::counted::{Counted, Range, Source, kept, reason, scope_of};
use super::estimated::OfCount;
use super::figures::{Ruled, chooses, chosen, in_order, meaning};
use super::{Head, decide, shown};
use crate::asked::{Asked, Refused, Reply, unescaped};
use crate::house::House;
use crate::openapi::{Told, does, shows};
use crate::permission::{may, permitted};
use crate::said::Spoken;
use askama::Template;
use axum::http::Method;
use custody::Wanted;
use figures::told::{CaseTold, ClaimTold, CountTold};
use figures::{Dimension, NumbersAmiss, NumbersAsked, ScopeDifference, Side, Standing, numbers_of};
use schemars::JsonSchema;
use serde::Serialize;
use vocabulary::{
    ClaimRef, Day, Edtf, Mark, Modality, Office, Outcome, Override, Rule, TallyScope, WithdrawnOverride,
    limits,
};

pub(crate) const PAGE: Told = shows::<Count>(
    "A count: its claims, what each rule makes of them, why they differ, what was decided.",
    &[("from", "The place of the first claim."), ("voice", "A speaker, by place: their claims alone.")],
);
const COUNT: (&str, &str) = ("count", "The count, by its key.");
const REASON: (&str, &str) = ("reason", "Why. Readers of the site are told.");
const SEEN: (&str, &str) = ("seen", "The entry that spoke last on it, as the page shows it.");
pub(crate) const OVERRIDE: Told = does(
    "Sets a number beside those of the rules, from the next build on: one number, or a low with a best and a high, or that of a claim.",
    &[
        COUNT,
        ("inputs", "The digest of the figures, as the page shows it."),
        ("number", "One number."),
        ("low", "The lowest."),
        ("best", "The number preferred."),
        ("high", "The highest; open without."),
        ("claim", "A claim whose number is taken: the SHA-256 of its source, #, its id."),
        ("mark", "provisional, confirmed, fair, weak, contested or discounted."),
        REASON,
        SEEN,
    ],
);
pub(crate) const WITHDRAW: Told =
    does("Withdraws the last number set beside the rules'.", &[COUNT, REASON, SEEN]);

/// A count, with a page of its claims.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "count.html")]
pub(crate) struct Count<'p> {
    #[serde(skip)]
    head: Head<'p>,
    count: Counted,
    /// A digest of the figures: an override keeps it.
    inputs: String,
    claims: u64,
    sources: u64,
    /// Persons of the registry that fit it; nothing where there is no list, or it is not of single people.
    documented: Option<u64>,
    /// By the rule that stands first; nothing where it gives nothing.
    claimed: Option<Range>,
    estimated: OfCount,
    tallies: Vec<ByRule>,
    /// Rules that give nothing here.
    #[schemars(with = "Vec<String>")]
    silent: Vec<Rule>,
    differences: Vec<Difference>,
    /// Claims that count the same and contradict each other; the first of them.
    rivals: Vec<Source>,
    /// How many more of these there are.
    more_rivals: u64,
    /// The number that holds beside the rules', as it stands now.
    decided: Option<Decision>,
    /// Whether whoever asks may set one.
    overrides: bool,
    /// The entry that spoke last on such a number.
    seen: u64,
    rule: Ruled,
    /// The speaker whose claims alone are shown, by place.
    voice: Option<u64>,
    said: Vec<Said>,
    /// Where the next claims begin.
    next: Option<u64>,
    /// Whether the pages of documents are for whoever asks.
    #[serde(skip)]
    reads: bool,
    #[serde(skip)]
    marks: &'static [Mark],
}

/// What one rule gives.
#[derive(Serialize, JsonSchema)]
struct ByRule {
    #[schemars(with = "String")]
    rule: Rule,
    numbers: Range,
    origins: u64,
    /// How many of the claims it uses.
    used: u64,
    #[schemars(with = "Option<String>")]
    mark: Option<Mark>,
    mark_why: String,
    first: bool,
}

/// A number that a reviewer set.
#[derive(Serialize, JsonSchema)]
struct Decision {
    entry: u64,
    numbers: Range,
    #[schemars(with = "Option<String>")]
    mark: Option<Mark>,
    by: String,
    /// Empty for those who do not see what is withheld.
    reason: String,
    /// The claim it is taken from.
    claim: Option<Source>,
    /// What the rule that stood first gave then.
    #[schemars(with = "Option<String>")]
    beside_rule: Option<Rule>,
    beside: Option<Range>,
    /// Whether the last build was made with it.
    built: bool,
    /// Whether the figures of the count changed since.
    changed: bool,
}

/// Numbers that differ because what they count does.
#[derive(Serialize, JsonSchema)]
struct Difference {
    /// In what they differ: keys of the words.
    dimensions: Vec<String>,
    sides: Vec<Of>,
    /// How the first side stands to the others: a key of the words.
    standing: &'static str,
    /// Why, in English.
    why: Vec<Spoken>,
    /// Whether part of it is presumed and not said.
    presumed: bool,
    /// The other count, where it is one of its own.
    other: Option<Counted>,
}

/// One side of a difference.
#[derive(Serialize, JsonSchema)]
struct Of {
    range: Range,
    /// What its words add: a day, a place, a time.
    adds: Vec<String>,
    claims: Vec<Source>,
    /// How many claims in all.
    number: u64,
}

/// A claim of the count.
#[derive(Serialize, JsonSchema)]
struct Said {
    place: u64,
    claim: Source,
    number: Range,
    /// Its words; nothing where they are withheld from whoever asks.
    words: Option<String>,
    attributed_to: String,
    /// The independent speaker behind it.
    speaker: String,
    /// What its source is called.
    source: String,
    #[schemars(with = "Option<String>")]
    published: Option<Edtf>,
    #[schemars(with = "String")]
    modality: Modality,
    #[schemars(with = "Option<String>")]
    as_of: Option<Edtf>,
    /// The day it is taken to stand at.
    #[schemars(with = "Option<String>")]
    day: Option<Day>,
    verdicts: Vec<Verdict>,
}

/// What some rules make of a claim.
#[derive(Serialize, JsonSchema)]
struct Verdict {
    /// None where it is the same for all.
    #[schemars(with = "Vec<String>")]
    rules: Vec<Rule>,
    /// Why they set it aside, in English; nothing where they use it.
    aside: Option<Spoken>,
}

impl Count<'_> {
    /// How many claims count the same and contradict each other.
    fn rivals_number(&self) -> u64 {
        self.rivals.len() as u64 + self.more_rivals
    }
}

impl Said {
    fn is_stated(&self) -> bool {
        self.modality == Modality::Asserted
    }
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let scope = scope_of(&unescaped(&asked.place))?;
    let view = view(house, asked, &scope)?.ok_or(Refused::Unknown)?;
    shown(asked, &view)
}

fn view<'p>(house: &'p House, asked: &'p Asked, scope: &TallyScope) -> Result<Option<Count<'p>>, Refused> {
    let voice: Option<u64> = asked.query.get("voice").parse().ok();
    let from = asked.query.get("from").parse().unwrap_or(0);
    let per_page = limits::DESK_CLAIMS_PER_PAGE;
    let found = house.readers.ask(|case| {
        let Some((place, told)) = case.count(scope)? else { return Ok(None) };
        let claims = case.claims_of(place, voice, from, per_page + 1)?;
        let of_case = case.stamp("case told")?.map(|told| kept::<CaseTold>(&told)).transpose()?;
        Ok(Some((
            kept::<CountTold>(&told)?,
            of_case.and_then(|told| told.estimated),
            claims,
            case.override_on(scope)?,
            case.rule_on(Some(scope))?,
        )))
    })?;
    let Some((count, estimated, mut claims, last, ruled)) = found else { return Ok(None) };
    let visitor = asked.visitor()?;
    let sees = visitor.sees_withheld;
    let next = (claims.len() > per_page).then(|| claims.pop().map(|(place, _)| place)).flatten();
    let said = claims.into_iter().map(|(place, told)| Ok(said(place, kept(&told)?, sees)));
    let settled = count.settled.as_ref();
    let view = count.view.as_ref();
    Ok(Some(Count {
        head: Head::of(house, asked, "figures", "count"),
        inputs: count.inputs.to_string(),
        claims: count.claims,
        sources: count.sources,
        documented: count.documented,
        claimed: Range::first(&count),
        estimated: OfCount::of(estimated, &count.scope),
        tallies: by_rule(&count),
        silent: count.silent.clone(),
        differences: view.iter().flat_map(|view| &view.differences).map(difference).collect(),
        rivals: view.iter().flat_map(|view| &view.rivals).map(|claim| Source::of(claim)).collect(),
        more_rivals: view.map_or(0, |view| view.more as u64),
        decided: last.as_ref().and_then(|last| decision(last.holds.as_ref()?, &count, sees)),
        overrides: visitor.office >= Office::Reviewer,
        seen: last.as_ref().map_or(0, |last| last.entry),
        rule: Ruled {
            count: Some(scope.to_string()),
            stands: count.rule,
            declared: settled.map(|settled| settled.rule),
            declared_why: settled.map(|settled| settled.reason.clone()).unwrap_or_default(),
            chosen: chosen(
                asked,
                ruled.as_ref().and_then(|last| last.holds.as_ref()),
                count.chosen.as_ref().map(|(entry, _)| *entry),
            ),
            open: in_order(
                count.tallies.iter().map(|tally| tally.rule).chain(count.silent.clone()).collect(),
            ),
            seen: ruled.as_ref().map_or(0, |last| last.entry),
            chooses: chooses(asked),
        },
        voice,
        said: said.collect::<Result<_, Refused>>()?,
        next,
        reads: permitted(&Method::GET, "/source/{*place}").is_some_and(|row| may(row.needs, Some(visitor))),
        marks: Mark::ALL,
        count: Counted::of(&count.scope, &count.title),
    }))
}

fn by_rule(count: &CountTold) -> Vec<ByRule> {
    let told = |tally: &figures::told::TallyTold| ByRule {
        rule: tally.rule,
        numbers: Range::of(tally.low, tally.best, tally.high),
        origins: tally.origins,
        used: tally.used,
        mark: tally.mark.as_ref().map(|mark| mark.mark),
        mark_why: tally.mark.as_ref().map(|mark| mark.reason.clone()).unwrap_or_default(),
        first: tally.rule == count.rule,
    };
    count.tallies.iter().map(told).collect()
}

fn decision((entry, given): &(u64, Override), count: &CountTold, sees: bool) -> Option<Decision> {
    let built = count.decided.as_ref().is_some_and(|decided| decided.entry == *entry);
    let beside = given.beside.as_ref();
    Some(Decision {
        entry: *entry,
        numbers: Range::of(given.low, given.best, given.high),
        mark: given.mark,
        by: given.by.clone(),
        // Reasons are free words.
        reason: if sees { given.reason.clone() } else { String::new() },
        claim: given.claim.as_ref().map(Source::of),
        beside_rule: beside.map(|rule| rule.rule),
        beside: beside.map(|rule| Range::of(rule.low, rule.best, rule.high)),
        built,
        changed: given.inputs != count.inputs,
    })
}

fn difference(told: &ScopeDifference) -> Difference {
    Difference {
        dimensions: told.dimensions.iter().map(|dimension| dimension_key(*dimension).to_owned()).collect(),
        sides: told.sides.iter().map(side).collect(),
        standing: match told.related.standing {
            Standing::Same => "fig-standing-same",
            Standing::PartOf => "fig-standing-part",
            Standing::WholeOf => "fig-standing-whole",
            Standing::Overlaps => "fig-standing-overlaps",
            Standing::Apart => "fig-standing-apart",
            Standing::NotComparable => "fig-standing-not",
        },
        why: told.related.steps.iter().map(|step| Spoken(step.why.clone())).collect(),
        presumed: told.related.is_presumed(),
        other: told.other.as_ref().map(|scope| Counted::of(scope, "")),
    }
}

/// In what two scopes differ, as a key of the words.
fn dimension_key(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Status => "fig-dimension-status",
        Dimension::Unit => "fig-dimension-unit",
        Dimension::Sex => "fig-dimension-sex",
        Dimension::Age => "fig-dimension-age",
        Dimension::Role => "fig-dimension-role",
        Dimension::Nationality => "fig-dimension-nationality",
        Dimension::Identified => "fig-dimension-identified",
        Dimension::Counting => "fig-dimension-counting",
        Dimension::AsOf => "fig-dimension-as-of",
        Dimension::Place => "fig-dimension-place",
        Dimension::Period => "fig-dimension-period",
    }
}

fn side(side: &Side) -> Of {
    let scope = &side.scope;
    let adds = [
        scope.as_of.map(|day| day.to_string()),
        scope.when.map(|when| when.to_string()),
        scope.place.clone(),
    ];
    Of {
        range: Range::of(side.low, None, side.high),
        adds: adds.into_iter().flatten().collect(),
        claims: side.claims.iter().map(|claim| Source::of(claim)).collect(),
        number: (side.claims.len() + side.more) as u64,
    }
}

fn said(place: u64, told: ClaimTold, sees: bool) -> Said {
    let (low, best, high) = numbers_of(&told.count);
    let verdict = |verdict: figures::told::Verdict| Verdict {
        rules: verdict.rules,
        // A reason may quote another claim.
        aside: verdict.aside.map(|why| Spoken(if sees { why.as_ref().clone() } else { "".into() })),
    };
    Said {
        place,
        claim: Source::of(&told.claim),
        number: Range::of(low, best, high),
        words: sees.then_some(told.text),
        attributed_to: told
            .attributed_to
            .0
            .iter()
            .map(|one| one.0.as_str())
            .collect::<Vec<_>>()
            .join(" \u{2190} "),
        speaker: told.voice,
        source: told.title.unwrap_or(told.path),
        published: told.published,
        modality: told.modality,
        as_of: told.as_of,
        day: told.day,
        verdicts: told.verdicts.into_iter().map(verdict).collect(),
    }
}

/// The count that a form is about, as the last build told it.
fn of_form(house: &House, asked: &Asked) -> Result<(u64, CountTold), Refused> {
    let scope = scope_of(asked.form.get("count")).map_err(|_| Refused::Cannot("page-is-old"))?;
    let Some((place, told)) = house.readers.ask(|case| case.count(&scope))? else {
        return Err(Refused::Cannot("page-is-old"));
    };
    Ok((place, kept(&told)?))
}

/// Sets a number beside those of the rules.
pub(crate) fn set(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let (place, count) = of_form(house, asked)?;
    // A build that ended meanwhile may have brought other figures.
    if count.inputs.to_string() != asked.form.get("inputs") {
        return Err(Refused::Cannot("page-is-old"));
    }
    let scope = count.scope.clone();
    let reason = reason(asked).ok_or(Refused::amiss("reason", "reason-missing"))?;
    let numbers = numbers_asked(asked)?;
    let mark = mark(asked).ok_or(Refused::amiss("mark", "override-number-wrong"))?;
    let claim = match asked.form.get("claim") {
        "" => None,
        name => Some(claim(house, place, name)?.ok_or(Refused::Cannot("page-is-old"))?),
    };
    let first = count.first();
    let by_rule = first.map(|tally| (tally.low, tally.best, tally.high));
    let claimed = claim.as_ref().map(|told| numbers_of(&told.count));
    let (low, best, high) = match numbers.settled(claimed, mark.is_some(), by_rule) {
        Ok(numbers) => numbers,
        Err(NumbersAmiss::Nothing | NumbersAmiss::NothingToMark) => {
            return Err(Refused::amiss("number", "override-nothing"));
        }
        Err(NumbersAmiss::Crossed) => return Err(Refused::amiss("low", "override-crossed")),
    };
    let given = Override {
        scope,
        low,
        best,
        high,
        mark,
        claim: claim.map(|told| told.claim),
        by: asked.visitor()?.name.clone(),
        reason,
        beside: first.map(|t| Outcome { rule: t.rule, low: t.low, best: t.best, high: t.high }),
        inputs: count.inputs,
    };
    let back = format!("{}#decided", super::counted::href(&given.scope));
    let entry = decide(house, Wanted::Overridden(Box::new(given)), asked.seen())?;
    Ok(Reply::Kept(entry, back))
}

/// The numbers of a form.
fn numbers_asked(asked: &Asked) -> Result<NumbersAsked, Refused> {
    let number = |name: &'static str| match asked.form.get(name) {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Refused::amiss(name, "override-number-wrong")),
    };
    Ok(NumbersAsked {
        number: number("number")?,
        low: number("low")?,
        best: number("best")?,
        high: number("high")?,
    })
}

/// The mark of a form; `None` where it is none.
fn mark(asked: &Asked) -> Option<Option<Mark>> {
    match asked.form.get("mark") {
        "" => Some(None),
        word => word.parse().ok().map(Some),
    }
}

/// A claim of a count, looked for page by page: those that a form names stand among the first.
fn claim(house: &House, place: u64, name: &str) -> Result<Option<ClaimTold>, Refused> {
    let Some(wanted): Option<ClaimRef> = Source::named(name) else { return Ok(None) };
    let mut from = 0;
    loop {
        let claims =
            house.readers.ask(|case| case.claims_of(place, None, from, limits::DESK_CLAIMS_LOOKED_AT))?;
        let Some((last, _)) = claims.last() else { return Ok(None) };
        from = last + 1;
        for (_, told) in &claims {
            let told: ClaimTold = kept(told)?;
            if told.claim == wanted {
                return Ok(Some(told));
            }
        }
    }
}

/// Withdraws the last number.
pub(crate) fn withdraw(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let scope = of_form(house, asked)?.1.scope;
    let reason = reason(asked).ok_or(Refused::amiss("reason", "reason-missing"))?;
    let by = asked.visitor()?.name.clone();
    let back = format!("{}#decided", super::counted::href(&scope));
    let gone = WithdrawnOverride { scope, by, reason };
    Ok(Reply::Kept(decide(house, Wanted::OverrideWithdrawn(gone), asked.seen())?, back))
}
