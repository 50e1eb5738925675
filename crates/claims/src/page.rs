//! A section with all that was found in it, cut into claims.
//!
//! Must not: find anything. Each word of a claim is cut from the text here, or worked out before.

use crate::document::Document;
use crate::figure::part::Bounded;
use crate::figure::running::Counted;
use crate::figure::{self, manner, running};
use crate::ground::{self, Fired, Ground, Grounds, Said, Sureness, Target};
use crate::places;
use crate::scope::{self, FigureScope, Subject};
use crate::speech::{Speech, Voice};
use crate::time::{self, Timex};
use std::ops::Range;
use vocabulary::{
    Attribution, CharMap, DateMention, Day, Edtf, Figure, Modality, Passage, PlaceMention, Position, Quote,
    ReadBy, Responsibility, Scope, Speaker, TimeReference,
};

/// What was settled about the figures of a section.
pub(crate) struct Settled<'f> {
    found: &'f [Bounded],
    counts: Vec<Option<Counted>>,
    modality: Vec<(Modality, Option<usize>)>,
    scopes: Vec<FigureScope>,
    /// Those that stand, in order.
    kept: Vec<usize>,
    /// For each that stands, who vouches for it, outermost first.
    voices: Vec<Vec<&'f Voice>>,
    /// For each that stands, the rules that fired.
    fired: Vec<Vec<Fired>>,
}

/// A section with all that was found in it, to be cut into claims.
pub(crate) struct Page<'p, 't> {
    pub(crate) document: &'p Document<'t>,
    pub(crate) map: &'p CharMap,
    pub(crate) chars: usize,
    pub(crate) timexes: &'p [Timex],
    pub(crate) speech: &'p Speech,
    pub(crate) sureness: &'p Sureness,
}

impl Page<'_, '_> {
    fn cut(&self, tokens: Range<usize>) -> Passage {
        self.cut_bytes(self.document.bytes(tokens))
    }

    fn cut_bytes(&self, bytes: Range<usize>) -> Passage {
        Passage::cut(self.document.text, self.map, bytes).shifted(self.chars)
    }

    fn words(&self, tokens: Range<usize>) -> String {
        let written = self.document.slice(tokens);
        let mut words = String::with_capacity(written.len());
        for word in written.split_whitespace() {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(word);
        }
        words
    }

    fn speaker(&self, tokens: Range<usize>) -> Speaker {
        Speaker(self.words(tokens))
    }

    /// Settles all about the figures, before they are cut into claims.
    pub(crate) fn settle<'f>(&'f self, found: &'f [Bounded], day: Option<Day>) -> Settled<'f> {
        let document = self.document;
        let counts = running::counts(document, found);
        let modality: Vec<_> = found.iter().map(|f| self.modality(f, found)).collect();
        let subjects: Vec<Subject> = (0..found.len())
            .map(|at| Subject::of(&found[at], counts[at].map(|(counts, _)| counts), modality[at].0))
            .collect();
        let scopes = scope::resolve(document, self.timexes, day, &subjects);
        let kept: Vec<usize> = (0..found.len()).filter(|at| figure::stands(&found[*at])).collect();
        let voices = kept.iter().map(|at| self.speech.vouching(document, found[*at].mention.tokens.start));
        let voices: Vec<_> = voices.collect();
        let said = |(n, &at): (usize, &usize)| {
            let (counts, modality) = (counts[at], modality[at]);
            let said = Said { document, found, at, counts, modality, scope: &scopes[at], voices: &voices[n] };
            ground::of_figure(&said)
        };
        #[cfg_attr(
            not(feature = "second-reader"),
            expect(unused_mut, reason = "only the second reader adds rules")
        )]
        let mut fired: Vec<Vec<Fired>> = kept.iter().enumerate().map(said).collect();
        #[cfg(feature = "second-reader")]
        for (fired, seen) in fired.iter_mut().zip(crate::second::opinions(document, found, &kept)) {
            fired.extend(seen);
        }
        Settled { found, counts, modality, scopes, kept, voices, fired }
    }

    /// The figures as claims; `before` is how many the document has before this section.
    pub(crate) fn figures(&self, settled: &Settled, before: usize) -> Vec<Figure> {
        (0..settled.kept.len()).map(|n| self.figure(settled, n, before)).collect()
    }

    fn figure(&self, settled: &Settled, n: usize, before: usize) -> Figure {
        let document = self.document;
        let at = settled.kept[n];
        let (found, scope) = (&settled.found[at], &settled.scopes[at]);
        let id = |at: usize| settled.kept.binary_search(&at).ok().map(|n| format!("f{}", before + n + 1));
        let (group, unit) = figure::group(document, settled.found, at);
        let speakers =
            settled.voices[n].iter().map(|voice| Speaker(document.slice(voice.who(document)).to_owned()));
        let sure = |target| Some(self.sureness.of(target, &settled.fired[n]));
        Figure {
            id: id(at).unwrap_or_default(),
            passage: self.cut(found.mention.tokens.clone()),
            count: found.mention.count,
            scope: Scope {
                status: found.bound.status,
                unit,
                group,
                counts: settled.counts[at].map(|(counts, _)| counts),
                identified: manner::identified(document, settled.found, at),
                as_of: scope.as_of.and_then(Edtf::ordered),
                when: scope.when.and_then(Edtf::ordered),
                place: scope.place.clone().map(|tokens| self.words(tokens)),
            },
            part_of: found.whole.and_then(id),
            modality: settled.modality[at].0,
            attributed_to: Attribution(speakers.collect()),
            responsibility: Responsibility {
                by: scope.by.clone().map(|tokens| self.words(tokens)),
                means: scope.means.clone(),
            },
            confidence: sure(Target::Core),
            confidence_all: sure(Target::All),
            read_by: ReadBy::Grammar,
        }
    }

    /// The grounds of all claims, in their order.
    pub(crate) fn grounds(&self, settled: &Settled) -> Grounds {
        let figures = |fired: &Vec<Fired>| self.ground(fired, Target::Core, Target::All);
        let quotes = |said| self.ground(&ground::of_quote(said), Target::Quote, Target::Quote);
        let positions =
            |held| self.ground(&ground::of_position(held, self.speech), Target::Position, Target::Position);
        Grounds {
            figures: settled.fired.iter().map(figures).collect(),
            quotes: self.speech.quotes.iter().map(quotes).collect(),
            positions: self.speech.positions.iter().map(positions).collect(),
        }
    }

    fn ground(&self, fired: &[Fired], target: Target, all: Target) -> Vec<Ground> {
        let ground = |fired: &Fired| Ground {
            field: fired.field.name(),
            rule: fired.rule.name(),
            says: fired.rule.says(),
            words: fired.words.clone().filter(|words| !words.is_empty()).map(|words| self.cut(words)),
            bits: self.sureness.bits(target, fired.rule),
            bits_all: self.sureness.bits(all, fired.rule),
        };
        fired.iter().map(ground).collect()
    }

    /// How a figure is said, and the token that says so.
    fn modality(&self, found: &Bounded, all: &[Bounded]) -> (Modality, Option<usize>) {
        match manner::modality(self.document, found) {
            (Modality::Superseded, token) => (Modality::Superseded, token),
            other => match self.speech.denied(found.mention.tokens.start) {
                Some(denial) => (Modality::Denied, Some(denial.cue)),
                None if other.0 == Modality::Asserted => self.replaced(found, all).unwrap_or(other),
                None => other,
            },
        }
    }

    /// "had put the toll at 14": said earlier, where the document itself now gives another number.
    fn replaced(&self, found: &Bounded, all: &[Bounded]) -> Option<(Modality, Option<usize>)> {
        let earlier = self.speech.earlier(found.mention.tokens.start)?;
        let another = all.iter().any(|other| {
            other.bound.status == found.bound.status
                && other.mention.count != found.mention.count
                && self.speech.earlier(other.mention.tokens.start).is_none()
        });
        another.then_some((Modality::Superseded, Some(earlier.cue)))
    }

    pub(crate) fn quotes(&self) -> Vec<Quote> {
        let when = |tokens: &Range<usize>| {
            let within = |t: &&Timex| tokens.start <= t.tokens.start && t.tokens.start < tokens.end;
            self.timexes.iter().find(within).and_then(|t| t.value).and_then(Edtf::ordered)
        };
        let quotes = self.speech.quotes.iter().map(|said| Quote {
            passage: self.cut(said.tokens.clone()),
            kind: said.kind,
            speaker: said.speaker.as_ref().map(|s| self.speaker(s.name.clone())),
            role: said.speaker.as_ref().and_then(|s| s.role.clone()).map(|tokens| self.words(tokens)),
            channel: said.channel.clone().map(|tokens| self.words(tokens)),
            when: said.when.as_ref().and_then(when),
            confidence: Some(self.sureness.of(Target::Quote, &ground::of_quote(said))),
        });
        quotes.collect()
    }

    pub(crate) fn positions(&self) -> Vec<Position> {
        let positions = self.speech.positions.iter().map(|held| Position {
            passage: self.cut(held.tokens.clone()),
            holder: self.speaker(held.holder.clone()),
            stance: held.stance,
            object: held.object.clone().map(|tokens| self.words(tokens)),
            confidence: Some(self.sureness.of(Target::Position, &ground::of_position(held, self.speech))),
        });
        positions.collect()
    }

    pub(crate) fn dates(&self) -> Vec<DateMention> {
        let dates = self.timexes.iter().map(|timex| DateMention {
            passage: self.cut_bytes(timex.bytes.clone()),
            edtf: timex.edtf(),
            kind: timex.kind,
        });
        dates.collect()
    }

    pub(crate) fn references(&self) -> Vec<TimeReference> {
        let found = time::references(self.document, self.timexes).into_iter().map(|reference| {
            TimeReference { passage: self.cut(reference.tokens), value: reference.sense.to_string() }
        });
        found.collect()
    }

    pub(crate) fn places(&self, found: Vec<places::FoundPlace>) -> Vec<PlaceMention> {
        let places = found.into_iter().map(|place| PlaceMention {
            passage: self.cut(place.tokens.clone()),
            lat: place.lat(),
            lon: place.lon(),
            geonames: place.geonames(),
            country: place.country.map(str::to_owned),
            name: place.name,
        });
        places.collect()
    }
}
