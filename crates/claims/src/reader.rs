//! The reader: a document's text in, all that it says out.
//!
//! The order of the work: tokens, time expressions, speech, figures, places, scopes; then one [`Reading`]. A large
//! document is read by sections in one [`Session`]: what the first section tells of the document (its day, its
//! title) holds for the later ones. Must not: read files, the clock or the network.

use crate::document::{BlockKind, Document};
use crate::figure::part::Bounded;
use crate::figure::{self, manner};
use crate::packs::{self, Pack};
use crate::places;
use crate::scope::{self, FigureScope, Subject};
use crate::speech::{self, Speech};
use crate::time::{self, Timex};
use std::ops::Range;
use vocabulary::{
    Attribution, CharMap, Counts, DateKind, DateMention, Day, Edtf, Figure, Gazetteer, Modality, Passage,
    PlaceMention, Position, Quote, Reading, Responsibility, Scope, Source, Speaker,
};

/// Reads documents. Made once, it can be shared between threads.
///
/// ```
/// use claims::Reader;
/// use vocabulary::{Digest, Gazetteer, Source};
/// let text = "At least 12 people, three of them children, were killed, the ministry said.";
/// let source = Source::unread("report.txt", Digest::of(text.as_bytes()), "en");
/// let reading = Reader::new(Gazetteer::bundled()).read(text, source);
/// assert_eq!(reading.figures[0].passage.text(), "At least 12 people");
/// assert_eq!(reading.figures[1].part_of.as_deref(), Some("f1"));
/// assert_eq!(reading.figures[0].attributed_to.to_string(), "the ministry");
/// ```
pub struct Reader {
    gazetteer: &'static Gazetteer,
    english: Pack,
}

/// What is said of a document whose days cannot all be told.
const UNDATED: &str = "The day of publication is not known, so days such as \"Monday\" stay unresolved; give it with \
    --published or in a file beside the source.";

/// One document in the reading: offsets and ids run on from section to section.
pub struct Session<'r> {
    reader: &'r Reader,
    source: Source,
    day: Option<Day>,
    chars: usize,
    figures: usize,
    begun: bool,
}

impl Reader {
    /// Changes whenever readings would.
    pub const VERSION: &'static str = concat!("1+", env!("CARGO_PKG_VERSION"));

    /// Compiles the language packs.
    ///
    /// # Panics
    /// Where a pack that the program carries is faulty: a test reads them all.
    pub fn new(gazetteer: &'static Gazetteer) -> Reader {
        let english = packs::english().expect("the packs that the program carries are sound");
        Reader { gazetteer, english }
    }

    /// Reads one document whole.
    pub fn read(&self, text: &str, source: Source) -> Reading {
        self.begin(source).read(text)
    }

    /// Begins a document that comes in sections.
    pub fn begin(&self, source: Source) -> Session<'_> {
        let day = source.published.and_then(Edtf::as_day);
        Session { reader: self, source, day, chars: 0, figures: 0, begun: false }
    }
}

impl Session<'_> {
    /// Reads the next section. The passages of the reading count characters from the document's beginning.
    pub fn read(&mut self, text: &str) -> Reading {
        let document = Document::new(text, &self.reader.english.lexicon);
        let map = CharMap::new(text);
        let expressions = time::scan(&document);
        let mut warnings = Vec::new();
        if !self.begun {
            self.introduce(&document, &expressions);
        }
        let timexes = time::resolve(&document, expressions, self.day);
        if self.day.is_none() && timexes.iter().any(|t| t.kind == DateKind::Date && t.value.is_none()) {
            warnings.push(UNDATED.to_owned());
        }
        let speech = speech::find(&document);
        let found = figure::find(&document, &taken(&document, &timexes), self.reader.gazetteer);
        let page =
            Page { document: &document, map: &map, chars: self.chars, timexes: &timexes, speech: &speech };
        let figures = page.figures(&found, self.day, self.figures);
        let reading = Reading {
            source: self.source.clone(),
            quotes: page.quotes(),
            positions: page.positions(),
            dates: page.dates(),
            places: page.places(places::find(&document, &self.reader.english.places, self.reader.gazetteer)),
            figures,
            warnings,
        };
        self.chars += map.char_at(text.len());
        self.figures += reading.figures.len();
        reading
    }

    /// What the head of a document tells of it: its title and its day.
    fn introduce(&mut self, document: &Document, expressions: &[time::Expression]) {
        self.begun = true;
        let source = &mut self.source;
        if source.language.is_empty() {
            source.language = self.reader.english.language.to_owned();
        }
        source.title = source.title.take().or_else(|| title(document));
        let told = source.published.is_none().then(|| time::published(document, expressions)).flatten();
        if let Some(publication) = told {
            source.published = Some(Edtf::day(publication.day));
            source.published_by = Some(publication.by);
            let solved = publication.by == vocabulary::PublishedBy::Solved;
            source.published_note = Some(publication.note).filter(|_| solved);
            self.day = Some(publication.day);
        }
    }
}

/// The first line, where it is a heading.
fn title(document: &Document) -> Option<String> {
    let first = document.blocks.first().filter(|block| block.kind == BlockKind::Heading)?;
    Some(document.slice(first.tokens.clone()).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The tokens that belong to dates and lengths of time, which count nobody.
fn taken(document: &Document, timexes: &[Timex]) -> Vec<bool> {
    let mut taken = vec![false; document.tokens.len()];
    for timex in timexes {
        taken[timex.tokens.clone()].fill(true);
    }
    taken
}

/// A section with all that was found in it, to be cut into claims.
struct Page<'p, 't> {
    document: &'p Document<'t>,
    map: &'p CharMap,
    chars: usize,
    timexes: &'p [Timex],
    speech: &'p Speech,
}

impl Page<'_, '_> {
    fn cut(&self, tokens: Range<usize>) -> Passage {
        self.cut_bytes(self.document.bytes(tokens))
    }

    fn cut_bytes(&self, bytes: Range<usize>) -> Passage {
        Passage::cut(self.document.text, self.map, bytes).shifted(self.chars)
    }

    fn words(&self, tokens: Range<usize>) -> String {
        self.document.slice(tokens).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn speaker(&self, tokens: Range<usize>) -> Speaker {
        Speaker(self.words(tokens))
    }

    fn figures(&self, found: &[Bounded], day: Option<Day>, before: usize) -> Vec<Figure> {
        let document = self.document;
        let counts = manner::counts(document, found);
        let modality: Vec<Modality> = found.iter().map(|f| self.modality(f)).collect();
        let subjects: Vec<Subject> = (0..found.len())
            .map(|at| Subject {
                tokens: found[at].mention.tokens.clone(),
                sentence: found[at].mention.sentence,
                cue: found[at].bound.cue,
                status: found[at].bound.status,
                counts: counts[at],
                modality: modality[at],
                whole: found[at].whole,
            })
            .collect();
        let scopes = scope::resolve(document, self.timexes, day, &subjects);
        let kept: Vec<usize> = (0..found.len()).filter(|at| figure::stands(&found[*at])).collect();
        let id = |at: usize| kept.binary_search(&at).ok().map(|n| format!("f{}", before + n + 1));
        let of = |at: usize| Parts {
            found,
            at,
            id: &id,
            counts: counts[at],
            modality: modality[at],
            scope: &scopes[at],
        };
        kept.iter().map(|&at| self.figure(of(at))).collect()
    }

    fn figure(&self, parts: Parts) -> Figure {
        let document = self.document;
        let found = &parts.found[parts.at];
        let (group, unit) = figure::group(document, parts.found, parts.at);
        let chain = self.speech.chain(document, found.mention.tokens.start);
        Figure {
            id: (parts.id)(parts.at).unwrap_or_default(),
            passage: self.cut(found.mention.tokens.clone()),
            count: found.mention.count,
            scope: Scope {
                status: found.bound.status,
                unit,
                group,
                counts: parts.counts,
                identified: manner::identified(document, parts.found, parts.at),
                as_of: parts.scope.as_of.and_then(Edtf::ordered),
                when: parts.scope.when.and_then(Edtf::ordered),
                place: parts.scope.place.clone().map(|tokens| self.words(tokens)),
            },
            part_of: found.whole.and_then(parts.id),
            modality: parts.modality,
            attributed_to: Attribution(chain.into_iter().map(|name| Speaker(name.to_owned())).collect()),
            responsibility: Responsibility {
                by: parts.scope.by.clone().map(|tokens| self.words(tokens)),
                means: parts.scope.means.clone(),
            },
        }
    }

    fn modality(&self, found: &Bounded) -> Modality {
        match manner::modality(self.document, found) {
            Modality::Superseded => Modality::Superseded,
            _ if self.speech.denied(found.mention.tokens.start) => Modality::Denied,
            other => other,
        }
    }

    fn quotes(&self) -> Vec<Quote> {
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
        });
        quotes.collect()
    }

    fn positions(&self) -> Vec<Position> {
        let positions = self.speech.positions.iter().map(|held| Position {
            passage: self.cut(held.tokens.clone()),
            holder: self.speaker(held.holder.clone()),
            stance: held.stance,
            object: held.object.clone().map(|tokens| self.words(tokens)),
        });
        positions.collect()
    }

    fn dates(&self) -> Vec<DateMention> {
        let dates = self.timexes.iter().map(|timex| DateMention {
            passage: self.cut_bytes(timex.bytes.clone()),
            edtf: timex.edtf(),
            kind: timex.kind,
        });
        dates.collect()
    }

    fn places(&self, found: Vec<places::FoundPlace>) -> Vec<PlaceMention> {
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

/// One figure with what was settled about it.
struct Parts<'f> {
    found: &'f [Bounded],
    at: usize,
    id: &'f dyn Fn(usize) -> Option<String>,
    counts: Option<Counts>,
    modality: Modality,
    scope: &'f FigureScope,
}
