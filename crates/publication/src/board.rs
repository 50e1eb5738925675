//! The tallies set out by what they count, and where each of their figures stands in the site.
//!
//! Must not: choose between figures. It sorts by number, so that rivals lie side by side.

use crate::select::Selection;
use crate::slug;
use figures::told::order;
use std::collections::BTreeMap;
use vocabulary::{ClaimRef, Rule, Source, Tally, TallyInput, TallyScope};

/// Entries of one page: more are put on further pages.
pub(crate) const ENTRIES_PER_PAGE: usize = 200;

/// A source's text on one page, in characters: a longer one goes on over further pages.
pub(crate) const TEXT_CHARS_PER_PAGE: usize = 200_000;

/// All that is counted, and the pages of sources, by their addresses from the root of the site.
pub(crate) struct Board<'m> {
    scopes: Vec<Scoped<'m>>,
    stands: BTreeMap<&'m ClaimRef, (usize, usize)>,
    sources: BTreeMap<vocabulary::Digest, String>,
}

/// One thing that is counted: its tallies by every rule, and its figures by number.
pub(crate) struct Scoped<'m> {
    pub(crate) scope: &'m TallyScope,
    slug: String,
    /// By rule, the one that stands first for this count before the others.
    pub(crate) tallies: Vec<&'m Tally>,
    /// The figures, the smallest number first.
    pub(crate) claims: Vec<&'m ClaimRef>,
    /// For each of the claims its place in the lists of inputs.
    places: Vec<usize>,
    /// What became of the figures: by rule, or by none where no rule can count any of them. All lists name the same
    /// figures in the same order.
    inputs: Vec<(Option<Rule>, &'m [TallyInput])>,
}

impl<'m> Board<'m> {
    pub(crate) fn of(selection: &'m Selection<'m>) -> Board<'m> {
        let mut by_scope: BTreeMap<_, Scoped> = BTreeMap::new();
        for tally in selection.tallies() {
            let scoped = by_scope.entry(order(&tally.scope)).or_insert_with(|| Scoped::new(&tally.scope));
            scoped.tallies.push(tally);
            scoped.inputs.push((Some(tally.rule), &tally.inputs));
        }
        for (scope, inputs) in selection.uncounted() {
            by_scope.entry(order(scope)).or_insert_with(|| Scoped::new(scope)).inputs.push((None, inputs));
        }
        let mut scopes: Vec<Scoped> = by_scope.into_values().collect();
        scopes.iter_mut().for_each(|scoped| scoped.sort(selection, &selection.rules_for(scoped.scope)));
        let mut stands = BTreeMap::new();
        for (at, scoped) in scopes.iter().enumerate() {
            for (position, claim) in scoped.claims.iter().enumerate() {
                stands.entry(*claim).or_insert((at, position));
            }
        }
        let sources = selection.readings().map(|r| (r.source.sha256, slug::source(&r.source))).collect();
        Board { scopes, stands, sources }
    }

    pub(crate) fn scopes(&self) -> &[Scoped<'m>] {
        &self.scopes
    }

    /// The page of a count, where there is one.
    pub(crate) fn page_of(&self, scope: &TallyScope) -> Option<String> {
        let at = self.scopes.binary_search_by(|scoped| order(scoped.scope).cmp(&order(scope))).ok()?;
        Some(self.scopes[at].page(0))
    }

    /// What counts this figure, if anything does, and its position there.
    pub(crate) fn counting(&self, claim: &ClaimRef) -> Option<(&Scoped<'m>, usize)> {
        self.stands.get(claim).map(|&(scope, position)| (&self.scopes[scope], position))
    }

    /// The page of a source, at the part of its text in which a character stands.
    pub(crate) fn source(&self, source: &Source, char: usize) -> String {
        let slug = self.sources.get(&source.sha256).map_or("", String::as_str);
        format!("sources/{}", numbered(slug, char / TEXT_CHARS_PER_PAGE))
    }

    /// The entry of a figure on the page of its source.
    pub(crate) fn figure(&self, source: &Source, figure: &vocabulary::Figure) -> String {
        format!("{}#{}", self.source(source, figure.passage.start()), slug::figure(&figure.id))
    }
}

impl<'m> Scoped<'m> {
    fn new(scope: &'m TallyScope) -> Scoped<'m> {
        let (tallies, claims, places, inputs) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Scoped { scope, slug: slug::scope(scope), tallies, claims, places, inputs }
    }

    fn sort(&mut self, selection: &Selection, rules: &[Rule]) {
        let place = |rule: Rule| rules.iter().position(|known| *known == rule);
        self.tallies.sort_by_key(|tally| place(tally.rule));
        self.inputs.sort_by_key(|(rule, _)| rule.map(place));
        let all = self.inputs.first().map_or(&[][..], |(_, inputs)| inputs);
        let mut claims: Vec<(_, &ClaimRef, usize)> = (all.iter().enumerate())
            .filter_map(|(at, TallyInput { claim, .. })| {
                let (source, figure) = selection.figure(claim)?;
                let count = &figure.count;
                let number = (count.named(), count.low(), count.high(), count.precision());
                Some(((number, &source.path, source.sha256, figure.passage.start()), &**claim, at))
            })
            .collect();
        claims.sort();
        (self.claims, self.places) = claims.into_iter().map(|(_, claim, at)| (claim, at)).unzip();
    }

    /// What became of the figure at this position.
    pub(crate) fn inputs(&self, position: usize) -> impl Iterator<Item = (Option<Rule>, &'m TallyInput)> {
        let at = self.places.get(position);
        self.inputs.iter().filter_map(move |(rule, inputs)| Some((*rule, inputs.get(*at?)?)))
    }

    /// What its files are called, without an ending.
    pub(crate) fn slug(&self) -> &str {
        &self.slug
    }

    /// Its page; further pages hold the figures from `ENTRIES_PER_PAGE` on.
    pub(crate) fn page(&self, page: usize) -> String {
        format!("figures/{}", numbered(&self.slug, page))
    }

    /// The entry of the figure at this position.
    pub(crate) fn entry(&self, position: usize) -> String {
        let anchor = self.claims.get(position).map(|claim| slug::claim(claim)).unwrap_or_default();
        format!("{}#{anchor}", self.page(position / ENTRIES_PER_PAGE))
    }
}

/// The first page bears the bare name, the others their number.
pub(crate) fn numbered(base: &str, page: usize) -> String {
    if page == 0 { format!("{base}.html") } else { format!("{base}-{}.html", page + 1) }
}
