//! One page for each thing that is counted: the rival figures side by side, each in its words.
//!
//! Must not: hide what a rule set aside. It stands among the others, with the reason.

use super::differ::{self, Differences};
use super::overview::{Cells, cells};
use super::source::Excerpts;
use super::voices::{self, Voice};
use super::{Head, Link, Turn, charts, name, pages_of};
use crate::board::{Board, ENTRIES_PER_PAGE, Scoped};
use crate::charts::Chart;
use crate::excerpt::Excerpt;
use crate::press::Press;
use crate::select::Selection;
use crate::{slug, wording};
use askama::Template;
use std::io;
use vocabulary::{Figure, Mark, Rule, RuleChosen, RuleFor, Source};

#[derive(Template)]
#[template(path = "figures.html")]
struct FiguresPage<'p> {
    head: Head<'p>,
    turn: Turn,
    incident: Link,
    tallies: Vec<ByRule>,
    /// Whether any rule marks its tally.
    marked: bool,
    /// The rules in force that give nothing here, where others do.
    silent: Vec<Rule>,
    /// What a reviewer decided.
    decision: Option<Decision<'p>>,
    /// Why a rule of its own stands first for this count.
    settled: Option<&'p RuleFor>,
    /// Who chose it does not leave; why, and by which entry, does.
    chosen: Option<(u64, &'p RuleChosen)>,
    differences: Option<Differences>,
    total: String,
    /// How the toll was told over time; on the first page.
    chart: Option<Chart>,
    rivals: Vec<Rival<'p>>,
    /// The voices behind the figures of this page, each with its carriers.
    voices: Vec<Voice<'p>>,
}

/// What one rule makes of the figures.
struct ByRule {
    rule: Rule,
    cells: Cells,
    used: usize,
    weighed: usize,
}

/// A reviewer's number, beside those of the rules.
struct Decision<'p> {
    numbers: String,
    mark: Option<Mark>,
    reason: &'p str,
    entry: u64,
    /// The figure it is taken from.
    claim: Option<Link>,
    /// What the rule that stood first gave then.
    beside: Option<(Rule, String)>,
    changed: bool,
}

/// One of the figures.
struct Rival<'p> {
    anchor: String,
    number: String,
    page: String,
    source: &'p Source,
    title: &'p str,
    published: Option<String>,
    figure: &'p Figure,
    caution: Option<&'static str>,
    counts: Option<&'static str>,
    bounds: Option<String>,
    /// The day it stands at; whether the words say so.
    as_of: Option<(String, bool)>,
    excerpt: &'p Excerpt,
    /// Rules, by name, with why they set it aside, or nothing where they use it.
    verdicts: Vec<(String, Option<&'p str>)>,
    used_by: String,
    voice: Option<(&'p str, String)>,
}

pub(super) fn print(
    selection: &Selection,
    board: &Board,
    excerpts: Excerpts,
    press: &mut Press,
) -> io::Result<()> {
    for scoped in board.scopes() {
        let pages = pages_of(scoped.claims.len(), ENTRIES_PER_PAGE);
        for page in 0..pages {
            let first = page * ENTRIES_PER_PAGE;
            let positions = first..scoped.claims.len().min(first + ENTRIES_PER_PAGE);
            let rivals =
                positions.clone().filter_map(|position| rival(selection, board, &excerpts, scoped, position));
            let page_of = |page: usize| scoped.page(page);
            let chart = if page == 0 { charts::of_toll(selection, scoped) } else { None };
            charts::print_data(&chart, press)?;
            press.page(
                &scoped.page(page),
                &FiguresPage {
                    head: Head::new(selection, "overview", &wording::scope(scoped.scope)).below(),
                    turn: Turn {
                        page: page + 1,
                        pages,
                        before: page.checked_sub(1).map(page_of),
                        after: (page + 1 < pages).then(|| page_of(page + 1)),
                    },
                    incident: incident(selection, scoped),
                    tallies: by_rule(selection, scoped),
                    marked: scoped.tallies.iter().any(|tally| tally.mark.is_some()),
                    silent: silent(selection, scoped),
                    decision: decision(selection, board, scoped),
                    settled: selection.settled_for(scoped.scope),
                    chosen: selection.chosen_for(scoped.scope),
                    differences: differ::of(selection, board, scoped),
                    total: wording::many(scoped.claims.len(), "figure", "figures"),
                    chart,
                    voices: voices::of(selection, board, scoped, positions.clone()),
                    rivals: rivals.collect(),
                },
            )?;
        }
    }
    Ok(())
}

/// What a reviewer decided for a count. Who it was stands in the ledger, and does not leave.
fn decision<'p>(selection: &'p Selection, board: &Board, scoped: &Scoped) -> Option<Decision<'p>> {
    let decided = selection.decision_on(scoped.scope)?;
    let given = &decided.given;
    let entry = |(scoped, position): (&Scoped, usize)| scoped.entry(position);
    let claim = given.claim.as_ref().and_then(|claim| {
        let (source, _) = selection.figure(claim)?;
        Some(Link { href: board.counting(claim).map(entry)?, text: name(source).to_owned() })
    });
    let beside = given.beside.as_ref();
    Some(Decision {
        numbers: wording::numbers(given.low, given.best, given.high),
        mark: given.mark,
        reason: &given.reason,
        entry: decided.entry,
        claim,
        beside: beside.map(|rule| (rule.rule, wording::numbers(rule.low, rule.best, rule.high))),
        changed: decided.changed,
    })
}

/// By rule (none: by all alike): why it was set aside, or nothing where it is used.
type Aside<'p> = (Option<Rule>, Option<&'p str>);

/// The rules that give nothing for a count, where others give numbers.
fn silent(selection: &Selection, scoped: &Scoped) -> Vec<Rule> {
    let gives = |rule: &Rule| scoped.tallies.iter().any(|tally| tally.rule == *rule);
    let any = !scoped.tallies.is_empty();
    selection.rules().into_iter().filter(|rule| any && !gives(rule)).collect()
}

/// The rules that use a figure, in a few words for the table.
fn used_by(asides: &[Aside]) -> String {
    let used: Vec<&str> = asides
        .iter()
        .filter(|(_, aside)| aside.is_none())
        .filter_map(|(rule, _)| rule.map(Rule::name))
        .collect();
    match used.len() {
        0 => "none".to_owned(),
        all if all == asides.len() => "every rule".to_owned(),
        few if few * 2 > asides.len() => {
            let not = asides
                .iter()
                .filter(|(_, aside)| aside.is_some())
                .filter_map(|(rule, _)| rule.map(Rule::name));
            format!("all but {}", not.collect::<Vec<&str>>().join(", "))
        }
        _ => used.join(", "),
    }
}

/// What the rules make of a figure, those that say the same together.
fn verdicts<'p>(asides: &[Aside<'p>]) -> Vec<(String, Option<&'p str>)> {
    let mut verdicts: Vec<(Vec<&str>, Option<&str>)> = Vec::new();
    for (rule, aside) in asides {
        let name = rule.map_or("every rule", Rule::name);
        match verdicts.iter_mut().find(|(_, same)| same == aside) {
            Some((rules, _)) => rules.push(name),
            None => verdicts.push((vec![name], *aside)),
        }
    }
    if let [(rules, aside)] = &verdicts[..]
        && rules.len() > 1
    {
        return vec![("every rule".to_owned(), *aside)];
    }
    verdicts.into_iter().map(|(rules, aside)| (rules.join(", "), aside)).collect()
}

fn incident(selection: &Selection, scoped: &Scoped) -> Link {
    let id = scoped.scope.incident.as_str();
    let title = selection.incident(id).map_or(id, |(_, incident)| &incident.title);
    Link { href: super::overview::address(selection, id), text: title.to_owned() }
}

fn by_rule(selection: &Selection, scoped: &Scoped) -> Vec<ByRule> {
    let tallies = scoped.tallies.iter();
    tallies
        .map(|tally| ByRule {
            rule: tally.rule,
            cells: cells(selection, scoped, tally),
            used: tally.inputs.iter().filter(|input| input.set_aside.is_none()).count(),
            weighed: tally.inputs.len(),
        })
        .collect()
}

fn rival<'p>(
    selection: &'p Selection,
    board: &Board,
    excerpts: &'p Excerpts,
    scoped: &Scoped<'p>,
    position: usize,
) -> Option<Rival<'p>> {
    let claim = scoped.claims[position];
    let (source, figure) = selection.figure(claim)?;
    let (_, first) = scoped.inputs(position).next()?;
    let asides: Vec<Aside> = scoped
        .inputs(position)
        .map(|(rule, input)| (rule, input.set_aside.as_deref().map(|why| why.english())))
        .collect();
    let said = figure.scope.as_of.map(|day| (wording::date(day), true));
    let taken = first.as_of.map(|day| (wording::day(day), false));
    Some(Rival {
        anchor: slug::claim(claim),
        number: wording::bare(figure),
        page: board.figure(source, figure),
        source,
        title: name(source),
        published: source.published.map(wording::date),
        figure,
        caution: wording::modality(figure.modality).map(|(_, sentence)| sentence),
        counts: figure.scope.counts.map(wording::counts),
        bounds: wording::bounds(&figure.count),
        as_of: said.or(taken),
        excerpt: excerpts.get(claim)?,
        used_by: used_by(&asides),
        verdicts: verdicts(&asides),
        voice: voice(selection, first.origin),
    })
}

/// The independent voice behind a figure, and how many sources carry it.
fn voice<'p>(selection: &'p Selection, origin: usize) -> Option<(&'p str, String)> {
    let origin = selection.origins().get(origin)?;
    let sources = wording::many(origin.carriers.len(), "source", "sources");
    let carried = match origin.copies() {
        0 => format!("in {sources}"),
        1 => format!("in {sources}, one of them a copy"),
        copies => format!("in {sources}, {copies} of them copies"),
    };
    Some((&origin.name, carried))
}
