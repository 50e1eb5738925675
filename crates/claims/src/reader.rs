//! The reader: a document's text in, all that it says out.
//!
//! The order of the work: tokens, time expressions, speech, figures, places, scopes; then one [`Reading`]. A large
//! document is read by sections in one [`Session`]: what the first section tells of the document (its day, its
//! title) holds for the later ones. Must not: read files, the clock or the network.

use crate::document::Document;
use crate::figure;
use crate::ground::Grounds;
use crate::packs::{self, Pack};
use crate::page::Page;
use crate::places;
use crate::speech;
use crate::time::{self, Timex};
use vocabulary::{CharMap, DateKind, Day, Edtf, Gazetteer, Reading, Source};

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
    pub(crate) gazetteer: &'static Gazetteer,
    pub(crate) english: Pack,
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
    pub const VERSION: &'static str = concat!("4+", env!("CARGO_PKG_VERSION"));

    /// Whom the data that it reads by are due to, and under which licences.
    pub const CREDITS: &'static [&'static str] = &[
        Gazetteer::CREDIT,
        #[cfg(feature = "second-reader")]
        syntax::Syntax::CREDIT,
    ];

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

    /// Reads one document whole, with the grounds of each claim.
    pub fn explain(&self, text: &str, source: Source) -> (Reading, Grounds) {
        self.begin(source).explain(text)
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
        self.section(text, false).0
    }

    /// As [`Session::read`], with the grounds of each claim.
    pub fn explain(&mut self, text: &str) -> (Reading, Grounds) {
        self.section(text, true)
    }

    fn section(&mut self, text: &str, explained: bool) -> (Reading, Grounds) {
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
        let page = Page {
            document: &document,
            map: &map,
            chars: self.chars,
            timexes: &timexes,
            speech: &speech,
            sureness: &self.reader.english.sureness,
        };
        let settled = page.settle(&found, self.day);
        let figures = page.figures(&settled, self.figures);
        let grounds = if explained { page.grounds(&settled) } else { Grounds::default() };
        let reading = Reading {
            source: self.source.clone(),
            quotes: page.quotes(),
            positions: page.positions(),
            dates: page.dates(),
            references: page.references(),
            places: page.places(places::find(&document, &self.reader.english.places, self.reader.gazetteer)),
            figures,
            warnings,
        };
        self.chars += map.char_at(text.len());
        self.figures += reading.figures.len();
        (reading, grounds)
    }

    /// What the head of a document tells of it: its title, its day, the agency whose copy it is.
    fn introduce(&mut self, document: &Document, expressions: &[time::Expression]) {
        self.begun = true;
        let source = &mut self.source;
        if source.language.is_empty() {
            source.language = self.reader.english.language.to_owned();
        }
        source.title = source.title.take().or_else(|| title(document));
        source.credited = self.reader.english.credits.find(document.text);
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
    Some(document.slice(document.title()?).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The tokens that belong to dates and lengths of time, which count nobody.
pub(crate) fn taken(document: &Document, timexes: &[Timex]) -> Vec<bool> {
    let mut taken = vec![false; document.tokens.len()];
    for timex in timexes {
        taken[timex.tokens.clone()].fill(true);
    }
    taken
}
