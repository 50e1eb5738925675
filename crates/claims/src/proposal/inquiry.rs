//! A document as proposals are judged against it: all that the grammar sees in it, and what it read.
//!
//! Must not: see it otherwise than the reader does.

use crate::document::Document;
use crate::figure::bind::Bound;
use crate::figure::mention::{self, Mention};
use crate::figure::part::Bounded;
use crate::figure::{self};
use crate::page::Page;
use crate::reader::{Reader, taken};
use crate::speech::{self, Speech};
use crate::time::{self, Timex};
use std::ops::Range;
use vocabulary::{CharMap, Day, Edtf, Figure, Passage, Source};

/// An inquiry into one document: what to ask a model about it, and a judge of what comes back.
///
/// ```
/// use claims::{Reader, Verdict};
/// use vocabulary::{Digest, Gazetteer, Source};
/// let text = "Nine bakers of the lower town, as the mayor wrote in his book, died in the flood.";
/// let reader = Reader::new(Gazetteer::bundled());
/// let inquiry = reader.inquire(text, &Source::unread("a.txt", Digest::of(text.as_bytes()), "en"));
/// for question in inquiry.questions().0 {
///     let lie = r#"{"figures": [{"sentence": 1, "quote": "5000 dead", "status": "killed", "unit": "people", "low": 5000, "high": 5000}]}"#;
///     let judged = inquiry.judge(&question, lie, "some-model");
///     assert!(matches!(judged[0].verdict, Verdict::Refused { .. }));
/// }
/// ```
pub struct Inquiry<'t> {
    pub(super) reader: &'t Reader,
    pub(super) document: Document<'t>,
    pub(super) map: CharMap,
    pub(super) timexes: Vec<Timex>,
    pub(super) taken: Vec<bool>,
    pub(super) speech: Speech,
    /// Every phrase that may count people.
    pub(super) mentions: Vec<Mention>,
    /// What the grammar read.
    pub(super) found: Vec<Bounded>,
    day: Option<Day>,
}

impl Reader {
    /// Begins an inquiry into a document that was read as one section; `source` is that of its reading.
    pub fn inquire<'t>(&'t self, text: &'t str, source: &Source) -> Inquiry<'t> {
        let document = Document::new(text, &self.english.lexicon);
        let day = source.published.and_then(Edtf::as_day);
        let timexes = time::resolve(&document, time::scan(&document), day);
        let taken = taken(&document, &timexes);
        let mentions = mention::find(&document, &taken, self.gazetteer);
        let found = figure::find(&document, &taken, self.gazetteer);
        let speech = speech::find(&document);
        let map = CharMap::new(text);
        Inquiry { reader: self, document, map, timexes, taken, speech, mentions, found, day }
    }
}

impl Inquiry<'_> {
    pub(super) fn sentence_bytes(&self, sentence: usize) -> Range<usize> {
        self.document.bytes(self.document.sentences[sentence].tokens.clone())
    }

    /// Whether a figure of the grammar takes some of the tokens.
    pub(super) fn is_read(&self, tokens: &Range<usize>) -> bool {
        self.reading_over(tokens).is_some()
    }

    /// The figure of the grammar that takes some of the tokens.
    pub(super) fn reading_over(&self, tokens: &Range<usize>) -> Option<&Bounded> {
        self.found.iter().find(|f| f.mention.tokens.start < tokens.end && tokens.start < f.mention.tokens.end)
    }

    /// The words at a range of bytes.
    pub(super) fn cut(&self, bytes: Range<usize>) -> Passage {
        Passage::cut(self.document.text, &self.map, bytes)
    }

    /// The tokens that cover a range of bytes exactly; `None` where it begins or ends within one.
    pub(super) fn tokens_at(&self, bytes: &Range<usize>) -> Option<Range<usize>> {
        let tokens = &self.document.tokens;
        let start = tokens.partition_point(|t| (t.start as usize) < bytes.start);
        let end = tokens.partition_point(|t| (t.end as usize) <= bytes.end);
        let exact = start < end
            && tokens[start].start as usize == bytes.start
            && tokens[end - 1].end as usize == bytes.end;
        exact.then_some(start..end)
    }

    /// The figure that the rules make of a mention with this fate: of whom, who says so, when, where, by whom. It is
    /// the figure as the reader would have made it, had it bound the mention itself.
    pub(super) fn figure(&self, mention: &Mention, bound: Bound) -> Option<Figure> {
        let place = self.found.partition_point(|f| f.mention.tokens.start < mention.tokens.start);
        let mut found = self.found.clone();
        for other in &mut found {
            let later = |at: &mut usize| *at += usize::from(*at >= place);
            other.whole.iter_mut().for_each(later);
            other.like.iter_mut().for_each(later);
        }
        let proposed =
            Bounded { mention: mention.clone(), bound, whole: None, tied: None, like: None, replaced: false };
        found.insert(place, proposed);
        let page = Page {
            document: &self.document,
            map: &self.map,
            chars: 0,
            timexes: &self.timexes,
            speech: &self.speech,
            sureness: &self.reader.english.sureness,
        };
        let start = self.map.char_at(self.document.bytes(mention.tokens.clone()).start);
        let figures = page.figures(&page.settle(&found, self.day), 0);
        figures.into_iter().find(|figure| figure.passage.start() == start)
    }
}
