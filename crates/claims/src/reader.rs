//! The reader: a document's text in, all that it says out.
//!
//! Must not: read files, the clock or the network. What is known beside the text comes in as a [`Source`].

use crate::document::Document;
use crate::figure::{self, manner};
use crate::packs::{self, Pack};
use crate::time;
use vocabulary::{
    Attribution, CharMap, DateMention, Edtf, Figure, Gazetteer, Passage, Reading, Responsibility, Scope,
    Source,
};

/// Reads documents. Made once, it can be shared between threads.
pub struct Reader {
    gazetteer: &'static Gazetteer,
    english: Pack,
}

impl Reader {
    /// Changes whenever readings would.
    pub const VERSION: &'static str = "1";

    /// Compiles the language packs.
    ///
    /// # Panics
    /// Where a pack that the program carries is faulty: a test reads them all.
    pub fn new(gazetteer: &'static Gazetteer) -> Reader {
        let english = packs::english().expect("the packs that the program carries are sound");
        Reader { gazetteer, english }
    }

    /// Reads one document.
    pub fn read(&self, text: &str, mut source: Source) -> Reading {
        let document = Document::new(text, &self.english.lexicon);
        let map = CharMap::new(text);
        let expressions = time::scan(&document);
        let given = source.published.and_then(Edtf::as_day);
        let publication = time::published(&document, &expressions).filter(|_| source.published.is_none());
        if let Some(publication) = &publication {
            source.published = Some(Edtf::day(publication.day));
            source.published_by = Some(publication.by);
        }
        let day = given.or(publication.map(|p| p.day));
        let timexes = time::resolve(&document, expressions, day);
        let mut taken = vec![false; document.tokens.len()];
        for timex in &timexes {
            taken[timex.tokens.clone()].fill(true);
        }
        let found = figure::find(&document, &taken, self.gazetteer);
        let counts = manner::counts(&document, &found);
        let kept: Vec<usize> = (0..found.len()).filter(|at| figure::stands(&found[*at])).collect();
        let id = |at: usize| kept.binary_search(&at).ok().map(|n| format!("f{}", n + 1));
        let figures = kept
            .iter()
            .map(|&at| {
                let f = &found[at];
                let (group, unit) = figure::group(&document, &found, at);
                Figure {
                    id: id(at).unwrap_or_default(),
                    passage: Passage::cut(text, &map, document.bytes(f.mention.tokens.clone())),
                    count: f.mention.count,
                    scope: Scope {
                        status: f.bound.status,
                        unit,
                        group,
                        counts: counts[at],
                        identified: manner::identified(&document, f),
                        as_of: None,
                        when: None,
                        place: None,
                    },
                    part_of: f.whole.and_then(id),
                    modality: manner::modality(&document, f),
                    attributed_to: Attribution::default(),
                    responsibility: Responsibility::default(),
                }
            })
            .collect();
        let dates = timexes
            .iter()
            .map(|t| DateMention {
                passage: Passage::cut(text, &map, t.bytes.clone()),
                edtf: t.edtf(),
                kind: t.kind,
            })
            .collect();
        Reading {
            source,
            figures,
            quotes: vec![],
            positions: vec![],
            dates,
            places: vec![],
            warnings: vec![],
        }
    }
}
