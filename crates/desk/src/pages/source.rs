//! One document: its text with every claim marked in it, beside the list of claims and what was decided on each.
//!
//! Must not: show a document to who may not see what is withheld, or pass over a decision that finds its claim no longer.

mod proposed;
mod said;
mod wholes;

pub(crate) use proposed::Offered;
pub(crate) use said::{Said, hand};
pub(crate) use wholes::whole_asked;

use super::{Head, shown};
use crate::again::Typed;
use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use crate::marked::{self, Line, Mark};
use crate::openapi::{Told, shows};
use crate::permission::{JUDGES, may};
use askama::Template;
use custody::{CustodyError, KeptClaimDecision, ListedSource};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;
use vocabulary::{
    Age, CharMap, ClaimDecision, ClaimDecisions, ClaimKey, ClaimStanding, ClaimVerdict, Counts, Digest, Hand,
    HandFigure, Modality, Precision, Reading, Role, Sex, Status, Unit, limits,
};

pub(crate) const PAGE: Told = shows::<Document>(
    "A document: its text, the claims read of it and what was decided on them.",
    &[
        ("page", "Which part of the text, from 1."),
        (
            "claim",
            "A claim to be corrected: its words and what was read of them fill the form. Where it is the id of a figure, the answer says where its claim stands.",
        ),
        ("proposal", "What a model proposes: it fills the form."),
    ],
);

/// A document, a part of it.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "source.html")]
pub(crate) struct Document<'p> {
    #[serde(skip)]
    head: Head<'p>,
    /// Its SHA-256.
    sha256: String,
    path: String,
    title: Option<String>,
    language: Option<String>,
    published: Option<String>,
    /// Whether its text is there to be shown.
    has_text: bool,
    /// Which part of its text this is, from 1.
    page: usize,
    /// Of how many.
    pages: usize,
    /// The first character of this part.
    start: usize,
    /// The character after its last.
    end: usize,
    /// This part of the text.
    text: String,
    #[serde(skip)]
    lines: Vec<Line>,
    /// The claims whose words begin in this part.
    claims: Vec<Claimed>,
    /// What a model proposes in this part: no claims, and counted in nothing.
    proposals: Vec<Offered>,
    /// Decisions that find their claim no longer.
    unfound: Vec<Claimed>,
    /// Whether whoever asks decides on claims.
    decides: bool,
    /// The ids of incidents that the form offers.
    #[serde(skip)]
    incidents: Vec<String>,
    /// What the form is filled with: a claim that is corrected, what a model proposes, or nothing.
    #[serde(skip)]
    form: Form,
    /// The figures that the form offers as wholes.
    #[serde(skip)]
    wholes: Vec<Offer>,
}

/// A claim, as it was read and as it stands.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Claimed {
    /// By what it is named here.
    pub(crate) claim: String,
    /// The id that counts and the site have for it, where it is a figure.
    figure_id: Option<String>,
    /// figure, quote or position.
    kind: &'static str,
    /// The first character of its words.
    start: usize,
    /// The character after the last.
    end: usize,
    /// The words.
    words: String,
    /// What a figure says now, after decisions.
    figure: Option<Said>,
    /// What the reader had of it, where that was corrected.
    was: Option<Said>,
    /// Who is said to say, or to hold it.
    speaker: Option<String>,
    /// What a position holds.
    stance: Option<String>,
    /// The verdict that holds.
    #[schemars(with = "Option<String>")]
    verdict: Option<ClaimVerdict>,
    /// Whether a person added it.
    by_hand: bool,
    /// The name of the model that proposed it, where one did.
    pub(crate) proposed_by: Option<String>,
    /// The figure that it is part of.
    part_of: Option<Whole>,
    /// Why it is not part of what a reviewer says: a key of the words.
    apart: Option<&'static str>,
    /// The entry that spoke last on it; 0 where none did.
    seen: u64,
    /// The decisions on it that hold.
    decisions: Vec<Made>,
    #[serde(skip)]
    pub(crate) key: Option<ClaimKey>,
    #[serde(skip)]
    pub(crate) read: Option<HandFigure>,
    /// The claim that it was part of before anything was decided.
    #[serde(skip)]
    whole_read: Option<String>,
}

/// A figure of which another is a part.
#[derive(Serialize, JsonSchema)]
struct Whole {
    claim: String,
    words: String,
}

/// A figure that a form offers as the whole of another.
struct Offer {
    claim: String,
    count: String,
    status: String,
    words: String,
}

/// A decision that holds.
#[derive(Serialize, JsonSchema)]
struct Made {
    entry: u64,
    /// What was decided: a key of the words.
    what: &'static str,
    by: String,
    why: String,
}

/// The form by which a claim is added or corrected.
#[derive(Default)]
struct Form {
    /// The claim that is corrected; empty where one is added.
    claim: String,
    /// What a model proposed, where that is added.
    proposal: String,
    /// What it is part of, as the form says it.
    part_of: String,
    seen: u64,
    words: String,
    start: String,
    end: String,
    said: Said,
}

/// What is said of the decision that added a claim.
const ADDED: [&str; 2] = ["decision-claim-added", "decision-proposal-accepted"];

impl Claimed {
    /// The entry by which somebody added just this.
    pub(crate) fn added_by(&self, by: &str, figure: &HandFigure) -> Option<u64> {
        let added = |made: &&Made| ADDED.contains(&made.what) && made.by == by;
        self.decisions
            .iter()
            .find(added)
            .filter(|_| self.read.as_ref() == Some(figure))
            .map(|made| made.entry)
    }

    /// How its words are drawn.
    fn class(&self) -> String {
        let verdict = self.verdict.map_or("", ClaimVerdict::word);
        let hand = if self.by_hand || self.was.is_some() { "hand" } else { "" };
        [self.kind, verdict, hand].join(" ").trim().to_owned()
    }
}

/// The name of a claim on a page: it changes with what is read, and with nothing else.
pub(crate) fn name_of(key: &ClaimKey) -> String {
    Digest::of(&serde_json::to_vec(key).unwrap_or_default()).short()
}

/// All that is known of a document.
pub(crate) struct Known {
    pub(crate) source: ListedSource,
    pub(crate) text: Option<String>,
    pub(crate) claims: Vec<Claimed>,
    pub(crate) proposals: Vec<Offered>,
    pub(crate) unfound: Vec<Claimed>,
}

/// Looks a document up by its digest.
pub(crate) fn known(house: &House, place: &str) -> Result<Known, Refused> {
    let sha256: Digest = place.parse().map_err(|_| Refused::Unknown)?;
    let found = house.readers.ask(|case| -> Result<_, CustodyError> {
        let Some(source) = case.source(&sha256)? else { return Ok(None) };
        let (reading, kept) = (case.reading(&sha256)?, case.claim_decisions(&sha256)?);
        Ok(Some((source, case.text(&sha256)?, reading, kept, case.proposed(&sha256)?)))
    })?;
    let Some((source, text, mut reading, kept, proposed)) = found else { return Err(Refused::Unknown) };
    let proposed: Option<claims::Proposed> = proposed.map(|told| super::counted::kept(&told)).transpose()?;
    if let (Some(reading), Some(proposed)) = (&mut reading, &proposed) {
        // What the grammar confirmed counts, as in a build.
        claims::add_proposed(reading, &proposed.judged);
    }
    let decided = Decided::of(kept);
    let (mut claims, unfound) = claimed(&sha256, reading.as_ref(), &decided);
    if let Some(reading) = reading {
        wholes::tell(&mut claims, reading, &decided.holding, text.as_deref());
    }
    let proposals = proposed.map_or_else(Vec::new, |all| proposed::offered(&all, sha256, &claims, &decided));
    Ok(Known { source, text, claims, proposals, unfound })
}

/// What was decided on the claims of a document.
struct Decided {
    /// What holds.
    holding: ClaimDecisions,
    /// The entry that spoke last on each.
    seen: BTreeMap<ClaimKey, u64>,
}

impl Decided {
    fn of(kept: Vec<KeptClaimDecision>) -> Decided {
        let mut all = Decided { holding: ClaimDecisions::default(), seen: BTreeMap::new() };
        for one in kept {
            let last = all.seen.entry(one.decision.claim()).or_default();
            *last = one.withdrawn.unwrap_or(0).max(one.entry).max(*last);
            if one.withdrawn.is_none() {
                all.holding.add(one.entry, one.decision);
            }
        }
        all
    }

    /// The entry that spoke last on a claim; 0 where none did.
    fn seen(&self, key: &ClaimKey) -> u64 {
        self.seen.get(key).copied().unwrap_or(0)
    }
}

/// The claims of a document in the order of the text, and the decisions that find none.
fn claimed(sha256: &Digest, reading: Option<&Reading>, all: &Decided) -> (Vec<Claimed>, Vec<Claimed>) {
    let mut claims: Vec<Claimed> = reading.map(read).unwrap_or_default();
    let mut unfound = Vec::new();
    for (key, standing) in all.holding.of_source(*sha256) {
        let at = claims.iter().position(|claim| claim.key.as_ref() == Some(key));
        let akin = || {
            let (place, reading) = (key.find_in(reading?)?, reading?);
            let found = match key.value {
                vocabulary::ClaimValue::Figure { .. } => {
                    ClaimKey::of_figure(*sha256, &reading.figures[place])
                }
                vocabulary::ClaimValue::Quote { .. } => ClaimKey::of_quote(*sha256, &reading.quotes[place]),
                vocabulary::ClaimValue::Position { .. } => {
                    ClaimKey::of_position(*sha256, &reading.positions[place])
                }
            };
            claims.iter().position(|claim| claim.key.as_ref() == Some(&found))
        };
        match at.or_else(akin) {
            Some(at) => decided(&mut claims[at], key, &standing),
            None => {
                let mut claim = bare(key, standing.added.as_ref().map(|(_, added)| added.figure.clone()));
                claim.by_hand = standing.added.is_some();
                claim.figure_id = standing.added.as_ref().map(|(entry, _)| Hand::figure_id(*entry));
                decided(&mut claim, key, &standing);
                let proposal = |(_, judged): &(u64, vocabulary::JudgedClaim)| judged.proposed_by.is_some();
                if claim.by_hand {
                    claims.push(claim);
                } else if standing.corrected.is_some() || !standing.judged.as_ref().is_some_and(proposal) {
                    unfound.push(claim);
                }
            }
        }
    }
    for claim in claims.iter_mut().chain(&mut unfound) {
        claim.seen = claim.key.as_ref().map_or(0, |key| all.seen(key));
    }
    claims.sort_by_key(|claim| (claim.start, claim.end));
    (claims, unfound)
}

/// The claims of a reading.
fn read(reading: &Reading) -> Vec<Claimed> {
    let sha256 = reading.source.sha256;
    let figures = reading.figures.iter().map(|figure| Claimed {
        figure_id: Some(figure.id.clone()),
        proposed_by: figure.read_by.model().map(str::to_owned),
        ..bare(&ClaimKey::of_figure(sha256, figure), Some(HandFigure::of(figure)))
    });
    let quotes = reading.quotes.iter().map(|quote| bare(&ClaimKey::of_quote(sha256, quote), None));
    let positions = reading.positions.iter().map(|held| bare(&ClaimKey::of_position(sha256, held), None));
    figures.chain(quotes).chain(positions).collect()
}

/// A claim on which nothing was decided yet.
fn bare(key: &ClaimKey, read: Option<HandFigure>) -> Claimed {
    let (kind, speaker, stance) = match &key.value {
        vocabulary::ClaimValue::Figure { .. } => ("figure", None, None),
        vocabulary::ClaimValue::Quote { speaker, .. } => {
            ("quote", speaker.as_ref().map(ToString::to_string), None)
        }
        vocabulary::ClaimValue::Position { holder, stance } => {
            ("position", Some(holder.to_string()), Some(stance.to_string()))
        }
    };
    Claimed {
        claim: name_of(key),
        figure_id: None,
        kind,
        start: key.start,
        end: key.end,
        words: key.quoted.clone(),
        figure: read.as_ref().map(Said::of),
        was: None,
        speaker,
        stance,
        verdict: None,
        by_hand: false,
        proposed_by: None,
        part_of: None,
        apart: None,
        whole_read: None,
        seen: 0,
        decisions: Vec::new(),
        key: Some(key.clone()),
        read,
    }
}

/// What holds on a claim. A decision under another key, before a newer reader told more, is decided on under that key.
fn decided(claim: &mut Claimed, key: &ClaimKey, standing: &ClaimStanding) {
    claim.key = Some(key.clone());
    claim.claim = name_of(key);
    claim.verdict = standing.verdict();
    if let Some((entry, judged)) = &standing.judged {
        let what = match judged.verdict {
            ClaimVerdict::Rejected if judged.proposed_by.is_some() => "decision-proposal-rejected",
            ClaimVerdict::Accepted => "decision-claim-accepted",
            ClaimVerdict::Rejected => "decision-claim-rejected",
            ClaimVerdict::Unsure => "decision-claim-unsure",
        };
        claim.decisions.push(made(*entry, what, &ClaimDecision::Judged(Box::new(judged.clone()))));
    }
    if let Some((entry, corrected)) = &standing.corrected {
        claim.was = Some(Said::of(&corrected.was));
        claim.figure = Some(Said::of(&corrected.now));
        claim.read = Some(corrected.now.clone());
        let passage = &corrected.now.passage;
        (claim.start, claim.end) = (passage.start(), passage.end());
        claim.words = passage.text().to_owned();
        let decision = ClaimDecision::Corrected(Box::new(corrected.clone()));
        claim.decisions.push(made(*entry, "decision-claim-corrected", &decision));
    }
    if let Some((entry, added)) = &standing.added {
        let decision = ClaimDecision::Added(Box::new(added.clone()));
        let what = ADDED[usize::from(added.proposed_by.is_some())];
        claim.proposed_by = claim.proposed_by.take().or_else(|| added.proposed_by.clone());
        claim.decisions.push(made(*entry, what, &decision));
    }
}

fn made(entry: u64, what: &'static str, decision: &ClaimDecision) -> Made {
    let (by, why) = decision.by();
    Made { entry, what, by: by.to_owned(), why: why.to_owned() }
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let Known { source, text, claims, proposals, unfound } = known(house, &asked.place)?;
    let whole = text.as_deref().unwrap_or_default();
    let pages = marked::pages(whole, limits::DOCUMENT_PAGE_CHARS);
    let wanted = asked.query.get("claim");
    let chosen = claims.iter().find(|claim| !wanted.is_empty() && claim.claim == wanted);
    let offered =
        proposals.iter().find(|one| one.proposal == asked.query.get("proposal") && chosen.is_none());
    // A claim that is corrected is shown where it stands.
    let holds = |start: usize| pages.iter().position(|(from, to)| (*from..*to).contains(&start));
    let of_figure = || claims.iter().find(|claim| claim.figure_id.as_deref() == Some(wanted));
    if let Some(claim) = chosen.is_none().then(of_figure).flatten() {
        // A count names figures by the ids of a build: one is led to where the claim stands.
        let page = holds(claim.start).unwrap_or(0) + 1;
        let place = format!("/source/{}?page={page}#c-{}", source.sha256, claim.claim);
        return Ok(Reply::See(place, None));
    }
    let page = chosen
        .map(|claim| claim.start)
        .or(offered.map(|one| one.start))
        .and_then(holds)
        .or_else(|| asked.query.get("page").parse::<usize>().ok()?.checked_sub(1))
        .unwrap_or(0)
        .min(pages.len() - 1);
    let (start, end) = pages[page];
    let mark = |claim: &Claimed| Mark {
        claim: claim.claim.clone(),
        start: claim.start,
        end: claim.end,
        class: claim.class(),
    };
    let marks: Vec<Mark> = claims.iter().map(mark).chain(proposals.iter().map(Offered::mark)).collect();
    let wholes = wholes::offered(&claims, chosen, (start, end));
    let form = chosen.map(form).or(offered.map(Offered::form)).unwrap_or_default();
    let last = page + 1 == pages.len();
    let map = CharMap::new(whole);
    let part = whole.get(map.byte_at(start)..map.byte_at(end)).unwrap_or_default();
    let document = source.document.unwrap_or_default();
    let mut head = Head::of(house, asked, "sources", "src-source");
    head.title = document.title.clone().unwrap_or_else(|| source.path.clone());
    let view = Document {
        head,
        sha256: source.sha256.to_string(),
        path: source.path,
        title: document.title,
        language: document.language,
        published: document.published,
        has_text: text.is_some(),
        page: page + 1,
        pages: pages.len(),
        start,
        end,
        lines: marked::lines(part, start, &marks),
        text: part.to_owned(),
        claims: claims
            .into_iter()
            .filter(|claim| (start..end).contains(&claim.start) || (last && claim.start >= end))
            .collect(),
        proposals: proposals
            .into_iter()
            .filter(|one| (start..end).contains(&one.start) || (last && one.start >= end))
            .collect(),
        unfound,
        decides: may(JUDGES, asked.visitor.as_ref()),
        incidents: house.readers.ask(|case| case.first_incidents())?,
        form,
        wholes,
    };
    shown(asked, &view)
}

fn form(claim: &Claimed) -> Form {
    Form {
        claim: claim.claim.clone(),
        proposal: String::new(),
        part_of: claim.part_of.as_ref().map(|whole| whole.claim.clone()).unwrap_or_default(),
        seen: claim.seen,
        words: claim.words.clone(),
        start: claim.start.to_string(),
        end: claim.end.to_string(),
        said: claim.figure.clone().unwrap_or_default(),
    }
}

/// What there is to choose from, in the template.
impl Document<'_> {
    /// Which part of the text this is, of how many.
    fn part(&self) -> String {
        format!("{} / {}", self.page, self.pages)
    }

    /// What was typed into the form, where it was refused.
    fn typed(&self) -> Typed<'_> {
        Typed::of(self.head.again, &["/claims/add", "/claims/correct"], "", "")
    }

    /// Whether the form is filled with something.
    fn filled(&self) -> bool {
        !(self.form.claim.is_empty() && self.form.proposal.is_empty())
    }

    /// What stands in a field of the form.
    fn text(&self, name: &str) -> String {
        let (form, said) = (&self.form, &self.form.said);
        let first = match name {
            "words" => form.words.clone(),
            "start" => form.start.clone(),
            "end" => form.end.clone(),
            "number" if self.filled() => said.number.to_string(),
            "high" => said.high.map(|high| high.to_string()).unwrap_or_default(),
            "nationality" => said.nationality.clone().unwrap_or_default(),
            "where" => said.place.clone().unwrap_or_default(),
            "when" => said.when.clone().unwrap_or_default(),
            "as_of" => said.as_of.clone().unwrap_or_default(),
            "attributed_to" => said.attributed_to.join("\n"),
            "by" => said.by.clone().unwrap_or_default(),
            "means" => said.means.join(", "),
            "incident" => said.incident.clone().unwrap_or_default(),
            _ => String::new(),
        };
        self.typed().text(name, first)
    }

    /// Whether the form stands at this word of a choice; an empty form stands at what is meant most often.
    fn chosen(&self, choice: &str, word: &str) -> bool {
        let said = &self.form.said;
        let one = |stands: &str| if self.filled() { stands } else { "" }.to_owned();
        let stands = match choice {
            "precision" => Some(one(&said.precision)),
            "status" => Some(one(&said.status)),
            "unit" => Some(one(&said.unit)),
            "modality" => Some(one(&said.modality)),
            "sex" => said.sex.clone(),
            "age" => said.age.clone(),
            "role" => said.role.clone(),
            "part_of" => Some(self.form.part_of.clone()),
            "identified" => said.identified.then(|| "yes".to_owned()),
            _ => said.counts.clone(),
        };
        self.typed().at(choice, word, stands.as_deref() == Some(word))
    }

    fn statuses(&self) -> &'static [Status] {
        Status::ALL
    }

    fn units(&self) -> &'static [Unit] {
        Unit::ALL
    }

    fn precisions(&self) -> &'static [Precision] {
        Precision::ALL
    }

    fn sexes(&self) -> &'static [Sex] {
        Sex::ALL
    }

    fn ages(&self) -> &'static [Age] {
        Age::ALL
    }

    fn roles(&self) -> &'static [Role] {
        Role::ALL
    }

    fn modalities(&self) -> &'static [Modality] {
        Modality::ALL
    }

    fn ways(&self) -> &'static [Counts] {
        Counts::ALL
    }
}
