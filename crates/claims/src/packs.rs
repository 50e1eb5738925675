//! The language packs that the program carries: words as data, and the little that data cannot say.
//!
//! Must not: hold grammar. A pack names its files; the engine reads them.

use crate::credit::Credits;
use crate::ground::Sureness;
use crate::lexicon::{Lexicon, PackError};
use crate::places::PlaceWords;
use crate::proposal::ProposalWords;

/// A language as the engine needs it.
pub(crate) struct Pack {
    /// Its ISO 639 code.
    pub(crate) language: &'static str,
    /// Its words.
    pub(crate) lexicon: Lexicon,
    /// Its words around the names of places.
    pub(crate) places: PlaceWords,
    /// How documents credit the agency whose copy they carry.
    pub(crate) credits: Credits,
    /// How sure its rules make a claim.
    pub(crate) sureness: Sureness,
    /// What a model is asked, and what keeps its proposals waiting.
    pub(crate) proposal: ProposalWords,
}

/// English.
pub(crate) fn english() -> Result<Pack, PackError> {
    let files = [
        ("people", include_str!("../packs/english/people.toml")),
        ("numbers", include_str!("../packs/english/numbers.toml")),
        ("harm", include_str!("../packs/english/harm.toml")),
        ("grammar", include_str!("../packs/english/grammar.toml")),
        ("time", include_str!("../packs/english/time.toml")),
        ("scope", include_str!("../packs/english/scope.toml")),
        ("speech", include_str!("../packs/english/speech.toml")),
    ];
    let places = PlaceWords::compile("places", include_str!("../packs/english/places.toml"))?;
    let credits = Credits::compile("credits", include_str!("../packs/english/credits.toml"))?;
    let sureness = Sureness::compile("confidence", include_str!("../packs/english/confidence.toml"))?;
    let proposal = ProposalWords::compile("proposal", include_str!("../packs/english/proposal.toml"))?;
    Ok(Pack { language: "en", lexicon: Lexicon::compile(&files)?, places, credits, sureness, proposal })
}
