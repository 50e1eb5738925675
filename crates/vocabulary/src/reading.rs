//! All that one document says: the object that `toll read` prints, one a line.
//!
//! Field names and meanings are those of `contracts/reading.md`; they stand.
//!
//! Must not: hold anything that does not stand in the document or follow from it.

use crate::{
    Confidence, DateKind, Edtf, Figure, Passage, QuoteKind, Source, Speaker, Stance, VocabularyError,
};
use serde::{Deserialize, Serialize};

/// Words that somebody said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The words, quotation marks left out.
    #[serde(flatten)]
    pub passage: Passage,
    /// The speaker's own words, or reported.
    pub kind: QuoteKind,
    /// Who said it, a pronoun resolved to the name.
    pub speaker: Option<Speaker>,
    /// What the speaker is: "President".
    pub role: Option<String>,
    /// Where it was said: "on X", "in a statement".
    pub channel: Option<String>,
    /// When it was said.
    pub when: Option<Edtf>,
    /// How sure it is that words, kind and speaker were read rightly; `None` where nobody asked.
    #[serde(default)]
    pub confidence: Option<Confidence>,
}

/// What a state or body holds on an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The words.
    #[serde(flatten)]
    pub passage: Passage,
    /// Who holds it.
    pub holder: Speaker,
    /// What it holds.
    pub stance: Stance,
    /// On what, as written.
    pub object: Option<String>,
    /// How sure it is that holder and stance were read rightly; `None` where nobody asked.
    #[serde(default)]
    pub confidence: Option<Confidence>,
}

/// A time expression and what it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateMention {
    /// The words.
    #[serde(flatten)]
    pub passage: Passage,
    /// Its value: EDTF for dates and anniversaries, ISO 8601 (`P44D`) for durations; `None` where the
    /// document does not let it be resolved.
    pub edtf: Option<String>,
    /// Date, duration or anniversary.
    pub kind: DateKind,
}

/// Words for a time that the calendar does not fix: "currently", "in the past", "for weeks". They say that a state holds
/// when the document is published, or that it held before, and no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeReference {
    /// The words.
    #[serde(flatten)]
    pub passage: Passage,
    /// As TIMEX3 writes it: `PRESENT_REF`, `PAST_REF`, `FUTURE_REF`, or a length of unknown number such as `PXW`.
    pub value: String,
}

/// A place named in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceMention {
    /// The words.
    #[serde(flatten)]
    pub passage: Passage,
    /// Its name.
    pub name: String,
    /// The country it is counted to in ISO 3166-1 alpha-2; `None` where unknown or disputed.
    pub country: Option<String>,
    /// Latitude in degrees (WGS 84).
    pub lat: Option<f64>,
    /// Longitude in degrees (WGS 84).
    pub lon: Option<f64>,
    /// Its GeoNames identifier.
    pub geonames: Option<u32>,
}

/// All that one document says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The document.
    pub source: Source,
    /// Its figures, in the order of the text.
    pub figures: Vec<Figure>,
    /// Words said.
    pub quotes: Vec<Quote>,
    /// Positions held.
    pub positions: Vec<Position>,
    /// Time expressions.
    pub dates: Vec<DateMention>,
    /// Words for times that the calendar does not fix.
    #[serde(default)]
    pub references: Vec<TimeReference>,
    /// Places.
    pub places: Vec<PlaceMention>,
    /// What the reader could not do, in plain words.
    pub warnings: Vec<String>,
}

impl Reading {
    /// The figure of this id.
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.id == id)
    }

    /// Checks that every passage stands in the text. Asserted before a reading is written anywhere.
    ///
    /// # Errors
    /// [`VocabularyError::Passage`] for the first that does not.
    pub fn stands_in(&self, text: &str) -> Result<(), VocabularyError> {
        let map = crate::CharMap::new(text);
        self.passages().try_for_each(|passage| {
            let (start, end) = (map.byte_at(passage.start()), map.byte_at(passage.end()));
            match text.get(start..end) {
                Some(words) if words == passage.text() => Ok(()),
                _ => passage.stands_in(text),
            }
        })
    }

    /// As [`Reading::passages`], to be described further.
    pub fn passages_mut(&mut self) -> impl Iterator<Item = &mut Passage> {
        (self.figures.iter_mut().map(|x| &mut x.passage))
            .chain(self.quotes.iter_mut().map(|x| &mut x.passage))
            .chain(self.positions.iter_mut().map(|x| &mut x.passage))
            .chain(self.dates.iter_mut().map(|x| &mut x.passage))
            .chain(self.references.iter_mut().map(|x| &mut x.passage))
            .chain(self.places.iter_mut().map(|x| &mut x.passage))
    }

    /// Every passage of the reading.
    pub fn passages(&self) -> impl Iterator<Item = &Passage> {
        (self.figures.iter().map(|x| &x.passage))
            .chain(self.quotes.iter().map(|x| &x.passage))
            .chain(self.positions.iter().map(|x| &x.passage))
            .chain(self.dates.iter().map(|x| &x.passage))
            .chain(self.references.iter().map(|x| &x.passage))
            .chain(self.places.iter().map(|x| &x.passage))
    }
}
