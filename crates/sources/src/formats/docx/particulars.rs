//! What a document tells of itself (`docProps/core.xml`): its title, and when it was made.
//!
//! The creator is the person or the account that typed it, which is neither who publishes nor who vouches: not taken.
//! Must not: take the day of making for the day of publication.

use super::body::referred;
use crate::formats::Told;
use crate::formats::html::day;
use crate::formats::parsed::short;
use quick_xml::Reader;
use quick_xml::events::Event;
use vocabulary::Sidecar;

pub(super) fn told(xml: &[u8]) -> Told {
    let mut reader = Reader::from_reader(xml);
    let mut told = Told { known: Sidecar::default(), made: None };
    let (mut field, mut words) = (String::new(), String::new());
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                field = tag.local_name().as_ref().to_owned();
                words.clear();
            }
            Ok(Event::Text(text)) if words.len() < 4096 => words.push_str(&text),
            Ok(Event::GeneralRef(reference)) => words.extend(referred(&reference)),
            Ok(Event::End(_)) => {
                let said = Some(short(&words)).filter(|said| !said.is_empty());
                match field.as_str() {
                    "title" => told.known.title = said,
                    "created" => told.made = said.as_deref().and_then(day),
                    _ => {}
                }
                field.clear();
            }
            Ok(Event::Eof) | Err(_) => return told,
            Ok(_) => {}
        }
    }
}
