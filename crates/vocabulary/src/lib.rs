//! The nouns of a casualty record.
//!
//! The central type is the [`Figure`]: a number that a source gives, with
//!
//! * its [`Passage`], the exact words, cut from the source and checked against it;
//! * its [`Scope`], what it counts: [`Status`], [`Unit`], [`Group`], time and place;
//! * its [`Attribution`], who vouches for it, outermost speaker first.
//!
//! ```
//! use vocabulary::*;
//! let text = "At least 12 people were killed, the ministry said.";
//! let passage = Passage::cut(text, &CharMap::new(text), 0..18);
//! let count = Count::bounded(12, Precision::AtLeast);
//! assert_eq!((passage.text(), count.low(), count.high()), ("At least 12 people", 12, None));
//! ```
//!
//! Figures, quotes and positions are [`Claim`]s; all that one document says is a [`Reading`]. Named [`Rule`]s turn
//! rival figures into a [`Tally`]; what a check notices is a [`Finding`]; what is settled is a [`Decision`].
//!
//! Must not: do I/O, read a clock, draw random numbers. Every other crate speaks these words; this one depends on none.

mod aggregate;
mod attribution;
mod case;
mod claim;
mod column_map;
mod confidence;
mod count;
mod day;
mod decision;
mod edtf;
mod error;
mod estimate;
mod figure;
mod finding;
mod fold;
pub mod gazetteer;
mod handed_in;
mod incident;
mod judged;
pub mod limits;
mod list;
mod missing;
mod number_serde;
mod office;
mod overridden;
mod passage;
mod person;
mod population;
mod published;
mod read_by;
mod reading;
mod record_key;
mod registry;
mod review;
mod reviewed;
mod rule_chosen;
mod rule_settings;
pub mod said;
mod scope_key;
mod sdg;
mod search;
mod source;
mod spot;
mod strata;
mod tally;
mod text_serde;
mod who;
mod words;

pub use aggregate::{Aggregate, Background, Exclusion, Percent};
pub use attribution::{Attribution, Speaker};
pub use case::{
    Case, EstimateSettings, ListSettings, ModelSettings, PersonsPolicy, PublishSettings, Publishing,
    ReaderSettings,
};
pub use claim::{Claim, ClaimRef};
pub use column_map::{Calendar, ColumnMap, ColumnUse, DateOrder, Field, NameOrder};
pub use confidence::Confidence;
pub use count::Count;
pub use day::{Day, Weekday, month_name};
pub use decision::Decision;
pub use edtf::{Edtf, Point};
pub use error::VocabularyError;
pub use estimate::{
    Covers, Estimate, EstimateCheck, EstimateMethod, EstimateReport, EstimateTogether, Histories, Interval,
    IntervalKind, NoEstimate,
};
pub use figure::{Figure, Group, Responsibility, Scope};
pub use finding::{Finding, FindingKind, Weight};
pub use fold::fold;
pub use gazetteer::{Gazetteer, Place, PlaceKind};
pub use handed_in::HandedIn;
pub use incident::Incident;
pub use judged::{JudgedPair, Judgements, WithdrawnJudgement};
pub use list::{Column, ColumnBuilder, List};
pub use missing::{Among, Candidate, OpenCase};
pub use office::{Appointment, Dismissal, Office};
pub use overridden::{Outcome, Override, Overrides, WithdrawnOverride};
pub use passage::{CharMap, Passage};
pub use person::{Disclosed, Judgement, Kin, Person, Record};
pub use population::{AgeBand, Population};
pub use published::Published;
pub use read_by::ReadBy;
pub use reading::{DateMention, PlaceMention, Position, Quote, Reading, TimeReference};
pub use record_key::{Chance, RecordKey};
pub use registry::{ListNews, ListSummary, Moved, RecordPair, Registry, status_of};
pub use review::ReviewSettings;
pub use reviewed::{
    AddedClaim, ClaimDecision, ClaimDecisions, ClaimKey, ClaimStanding, ClaimValue, ClaimVerdict,
    CorrectedClaim, Hand, HandFigure, JudgedClaim, PartOf, WithdrawnClaim,
};
pub use rule_chosen::{RuleChoices, RuleChosen, WithdrawnRule};
pub use rule_settings::{RuleFor, RuleSettings};
pub use said::{Between, Noun, Phrase, Said, Says, Sentence, Term};
pub use sdg::{Cause, GivenEstimate, Protection, SdgIncident, SdgSettings};
pub use search::SearchTerm;
pub use source::{Carrier, Digest, PublishedBy, Sidecar, Source};
pub use spot::Spot;
pub use strata::{Strata, Stratification, Stratum};
pub use tally::{Mark, Rule, Tally, TallyInput, TallyMark, TallyScope};
pub use who::{age_class_of, month_of, sex_of};
pub use words::{Age, Counts, DateKind, Modality, Precision, QuoteKind, Role, Sex, Stance, Status, Unit};
