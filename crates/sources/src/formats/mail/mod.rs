//! Mail: one message, or a mailbox of many, each character leading to its bytes.
//!
//! A mailbox is one source, and a source gives one reading; so its messages are read one after another as one text,
//! each under a line with its sender and its day. The mailbox itself has a day of publication only where all messages
//! have the same: "yesterday" in one message is not the yesterday of another.
//!
//! The structure and the head of a message are found by the library `mail-parser`; what a body's code stands for is
//! worked out here, because every character is to lead back to it.
//!
//! Must not: open what is attached, or count the lines that a reply repeats as said again.

mod body;
mod mailbox;

use super::blocks::Blocks;
use super::decode::Decoding;
use super::parsed::{short, some_of};
use super::{Parsed, Told, Unfit, html};
use crate::spots::Around;
use body::Coded;
use mail_parser::{Address, HeaderName, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use vocabulary::{Carrier, Edtf, Sidecar, limits, month_name};

/// Parses a file that is one message.
pub(crate) fn parse_one(bytes: &[u8]) -> Result<Parsed, Unfit> {
    let mut reader =
        Reader { bytes, blocks: Blocks::default(), left: Left::default(), notes: Vec::new(), dated: false };
    let told = reader.message(0..bytes.len(), 1, 0)?;
    reader.end(told.unwrap_or_default(), 1)
}

/// Parses a mailbox.
pub(crate) fn parse_many(bytes: &[u8]) -> Result<Parsed, Unfit> {
    let messages = mailbox::split(bytes);
    if messages.len() > limits::MAIL_MESSAGES_MAX {
        return Err(Unfit::limit("MAIL_MESSAGES_MAX", limits::MAIL_MESSAGES_MAX));
    }
    let mut reader =
        Reader { bytes, blocks: Blocks::default(), left: Left::default(), notes: Vec::new(), dated: true };
    let (mut all, mut broken) = (Vec::new(), 0);
    for (range, number) in messages.into_iter().zip(1..) {
        match reader.message(range, number, 0)? {
            Some(told) => all.push(told),
            None => broken += 1,
        }
    }
    if broken > 0 {
        reader.notes.push(format!("Messages that could not be read: {broken}."));
    }
    let same = |of: &dyn Fn(&Told) -> Option<String>| {
        let first = all.first().and_then(of);
        first.filter(|_| all.iter().all(|told| of(told) == all.first().and_then(of)))
    };
    let day = same(&|told| told.known.published.map(|day| day.to_string()));
    let sender = same(&|told| told.known.publisher.as_ref().map(|sender| sender.0.clone()));
    let known = Sidecar {
        published: day.and_then(|day| day.parse().ok()),
        publisher: sender.map(Carrier),
        ..Sidecar::default()
    };
    let messages = all.len() as u32;
    reader.end(Told { known, made: None }, messages)
}

/// What was left out.
#[derive(Default)]
struct Left {
    attachments: Vec<String>,
    quoted: usize,
    bad: usize,
    guessed: Option<&'static str>,
}

struct Reader<'b> {
    bytes: &'b [u8],
    blocks: Blocks,
    left: Left,
    notes: Vec<String>,
    /// Whether each message begins with a line that names its sender and day.
    dated: bool,
}

impl Reader<'_> {
    fn end(self, told: Told, messages: u32) -> Result<Parsed, Unfit> {
        let mut parsed = Parsed::new(self.blocks.end()?);
        parsed.told = told;
        self.notes.into_iter().for_each(|note| parsed.note(note));
        let Left { attachments, quoted, bad, guessed } = self.left;
        if messages > 1 {
            parsed.note(format!(
                "The mailbox has {messages} messages, read as one text; the day and the sender of each stand before it."
            ));
        }
        if !attachments.is_empty() {
            let (number, names) = (attachments.len(), some_of(&attachments));
            let were = if number == 1 { "attachment was" } else { "attachments were" };
            parsed.note(format!("{number} {were} not read: {names}. Give them as sources of their own."));
        }
        if quoted > 0 {
            parsed.note(format!("Lines that repeat an earlier message were left out: {quoted}."));
        }
        if let Some(name) = guessed {
            parsed.note(format!("A message does not say how its letters are coded; it was read as {name}."));
        }
        if bad > 0 {
            parsed.note(format!("Some bytes are no letters and are shown as \u{FFFD}; such places: {bad}."));
        }
        Ok(parsed)
    }

    /// Writes a message; gives what it tells of itself, or nothing where it is none.
    fn message(
        &mut self,
        range: std::ops::Range<usize>,
        number: u32,
        depth: usize,
    ) -> Result<Option<Told>, Unfit> {
        let (raw, base) = (&self.bytes[range.clone()], range.start);
        let Some(message) = MessageParser::default().parse(raw).filter(|message| !message.parts.is_empty())
        else {
            return Ok(None);
        };
        let mut told = told(&message);
        self.head(&message, &told, base, number);
        let reply = message.header(HeaderName::InReplyTo).is_some()
            || message
                .subject()
                .is_some_and(|subject| subject.get(..3).is_some_and(|re| re.eq_ignore_ascii_case("re:")));
        let paths = paths(&message);
        let bodies: Vec<u32> = message.text_body.clone();
        for id in &bodies {
            let (Some(part), Some(path)) = (message.parts.get(*id as usize), paths.get(*id as usize)) else {
                continue;
            };
            self.blocks.due(2);
            self.blocks.around(Around::Message { message: number, part: path.clone() });
            let of_page = self.body(part, raw, base, reply)?;
            if let Some(page) = of_page.filter(|_| is_saved_page(&message)) {
                told = Told { made: told.known.published, known: page.known };
            }
            self.blocks.check()?;
        }
        for (id, part) in message.parts.iter().enumerate() {
            match &part.body {
                PartType::Message(_)
                    if depth < limits::MAIL_DEPTH_MAX && part.encoding == mail_parser::Encoding::None =>
                {
                    let inner = part.offset_body as usize..(part.offset_end as usize).min(raw.len());
                    if inner.start < inner.end {
                        self.blocks.due(2);
                        self.message(base + inner.start..base + inner.end, number, depth + 1)?;
                    }
                }
                PartType::Multipart(_) => {}
                _ if bodies.contains(&(id as u32)) || message.html_body.contains(&(id as u32)) => {}
                _ if message.attachments.contains(&(id as u32)) => self.left.attachments.push(name(part)),
                _ => {}
            }
        }
        Ok(Some(told))
    }

    /// The subject, and in a mailbox who wrote and when.
    fn head(&mut self, message: &Message, told: &Told, base: usize, number: u32) {
        self.blocks.due(2);
        self.blocks.around(Around::Message { message: number, part: "header".to_owned() });
        let field = |name: HeaderName<'static>| {
            let header = message.headers().iter().find(|header| header.name == name);
            header.map_or(0..0, |header| header.offset_start as usize..header.offset_end as usize)
        };
        if let Some(subject) = told.known.title.as_ref().filter(|_| !is_saved_page(message)) {
            let range = field(HeaderName::Subject);
            let raw = message.raw_message.get(range.clone()).unwrap_or_default();
            let plain = raw.windows(subject.len().max(1)).position(|window| window == subject.as_bytes());
            let start = (base + range.start + plain.unwrap_or(0)) as u64;
            let mut offset = 0;
            for char in subject.chars() {
                let width = char.len_utf8();
                match plain {
                    Some(_) => self.blocks.push(char, start + offset as u64, width as u32),
                    None => self.blocks.push(char, start, 0),
                }
                offset += width;
            }
            self.blocks.due(2);
        }
        if self.dated {
            let at = (base + field(HeaderName::Date).start) as u64;
            let sender = told.known.publisher.as_ref().map(|sender| format!("From {sender}"));
            let day = told
                .known
                .published
                .and_then(Edtf::as_day)
                .map(|day| format!("{} {} {}", day.day(), month_name(day.month()), day.year()));
            let line = [sender, day].into_iter().flatten().collect::<Vec<_>>().join(", ");
            line.chars().for_each(|char| self.blocks.push(char, at, 0));
            self.blocks.due(2);
        }
    }

    /// Writes a body; gives what it tells of itself where it is a page.
    fn body(
        &mut self,
        part: &MessagePart,
        raw: &[u8],
        base: usize,
        reply: bool,
    ) -> Result<Option<Told>, Unfit> {
        let from = (part.offset_body as usize).min(raw.len());
        let to = (part.offset_end as usize).clamp(from, raw.len());
        let coded = Coded::of(&raw[from..to], part.encoding);
        let said = part.content_type().and_then(|kind| kind.attribute("charset"));
        let decoding = Decoding::of(&coded.bytes, said);
        self.left.bad += decoding.bad;
        self.left.guessed = self.left.guessed.or(decoding.guessed);
        let source = |byte: usize| {
            let bytes = decoding.source(byte);
            let at = |byte: u64| (base + from + coded.origin(byte as usize)) as u64;
            at(bytes.start)..at(bytes.end).max(at(bytes.start))
        };
        match &part.body {
            PartType::Html(_) => Ok(Some(html::write(&decoding.text, &mut self.blocks, &source)?)),
            _ => {
                self.lines(&decoding.text, reply, &source);
                Ok(None)
            }
        }
    }

    /// Plain text: lines stay lines, but for those that a reply repeats.
    fn lines(&mut self, text: &str, reply: bool, source: &dyn Fn(usize) -> std::ops::Range<u64>) {
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            if line.trim().is_empty() {
                self.blocks.due(2);
            } else if reply && line.starts_with('>') {
                self.left.quoted += 1;
            } else {
                let words = line.trim_end_matches(['\n', '\r']);
                for (offset, char) in words.char_indices() {
                    let bytes = source(at + offset);
                    self.blocks.push(char, bytes.start, (bytes.end - bytes.start) as u32);
                }
                self.blocks.due(1);
            }
            at += line.len();
        }
    }
}

/// What the head of a message tells. The day is the one at the sender's.
fn told(message: &Message) -> Told {
    let date = message.date().map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day));
    let known = Sidecar {
        title: message.subject().map(short).filter(|subject| !subject.is_empty()),
        published: date.and_then(|date| date.parse().ok()),
        publisher: message.from().and_then(sender).map(Carrier),
        ..Sidecar::default()
    };
    Told { known, made: None }
}

fn sender(from: &Address) -> Option<String> {
    let first = from.first()?;
    let name = first.name.as_deref().or(first.address.as_deref())?;
    Some(short(name)).filter(|name| !name.is_empty())
}

/// A page that a browser saved as a mail: its date is that of the saving.
fn is_saved_page(message: &Message) -> bool {
    message
        .headers()
        .iter()
        .any(|header| header.name.as_str().eq_ignore_ascii_case("Snapshot-Content-Location"))
        || message.header_raw(HeaderName::From).is_some_and(|from| from.trim_start().starts_with("<Saved by"))
}

fn name(part: &MessagePart) -> String {
    let kind =
        || part.content_type().map(|kind| format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or("*")));
    part.attachment_name().map(short).or_else(kind).map_or_else(
        || "one without a name".to_owned(),
        |name| {
            // A name is shown to people: nothing in it may turn the line around it.
            name.chars().map(|char| if is_steering(char) { '\u{FFFD}' } else { char }).collect()
        },
    )
}

/// Controls, and the marks that turn the direction of writing.
fn is_steering(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The number of each part, as IMAP counts (RFC 9051, 6.4.5).
fn paths(message: &Message) -> Vec<String> {
    let mut paths = vec!["1".to_owned(); message.parts.len()];
    let mut open = vec![(0usize, String::new())];
    let mut steps = 0;
    while let Some((at, path)) = open.pop() {
        steps += 1;
        if steps > 2 * message.parts.len() + 1 {
            break;
        }
        let Some(part) = message.parts.get(at) else { continue };
        if let PartType::Multipart(inner) = &part.body {
            for (number, id) in (1..).zip(inner) {
                let dot = if path.is_empty() { "" } else { "." };
                open.push((*id as usize, short(&format!("{path}{dot}{number}"))));
            }
        }
        if !path.is_empty() {
            paths[at] = path;
        }
    }
    paths
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
