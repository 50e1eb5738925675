//! From bytes to text, with a way back from every character.
//!
//! The central type is the [`Document`]: one file, known by its SHA-256, of which it is settled that it can be read and
//! how. Its [`Text`] has an [`OffsetMap`] that leads from each character to the bytes it came from.
//!
//! ```
//! let document = sources::open_bytes("report.md", b"# Flood\n\n*Twelve* people drowned.".to_vec())?;
//! let text = document.text()?;
//! assert_eq!(text.text, "Flood\n\nTwelve people drowned.");
//! assert_eq!(text.map.byte_at(7), 10, "past the asterisk");
//!
//! let refusal = sources::open_bytes("report.odt", b"PK\x03\x04".to_vec()).unwrap_err();
//! assert!(refusal.to_string().contains("save it as PDF"));
//! # Ok::<(), sources::Refusal>(())
//! ```
//!
//! [`walk`] finds files, [`open`] settles what one is, [`Document::text`] reads it whole and [`Document::sections`] in
//! pieces, in bounded memory. What cannot be read is a [`Refusal`] that says why, where and what to do; it is a value
//! like any other, so that a batch goes on.
//!
//! Web pages, PDF, DOCX and mail are foreign: [`Document::parse`] has them parsed in a [`Cage`], a child process without
//! rights, and takes only their text. Their [`Text`] leads to pages, paragraphs and messages too ([`Text::spot`]).
//!
//! Must not: guess in silence, alter a character, or keep a document in memory that is larger than a section.

pub mod cage;
mod charset;
mod document;
pub mod formats;
pub mod lists;
mod offsets;
mod refusal;
mod scan;
mod sections;
mod sidecar;
mod spots;
mod walk;

pub use cage::Cage;
pub use charset::Charset;
pub use document::{Cost, Document, open, open_bytes, open_stream};
pub use formats::{Media, Told, Unfit};
pub use lists::{Fault, ListFormat, ListRead, Noticed, Place, Remark, Sheet, open_list};
pub use offsets::{OffsetMap, Text};
pub use refusal::{Refusal, Why};
pub use scan::digest_of;
pub use sections::Sections;
pub use sidecar::{is_sidecar, sidecar_of};
pub use spots::Spots;
pub use walk::walk;
