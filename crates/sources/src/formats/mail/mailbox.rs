//! A mailbox into its messages (RFC 4155, and the looser habits before it).
//!
//! Must not: lose what stands before the first message.

use std::ops::Range;

/// The messages, each without the line "From " that parts them.
pub(super) fn split(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut messages = Vec::new();
    let (mut start, mut at, mut blank) = (0, 0, true);
    while at < bytes.len() {
        let end = bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| at + end + 1);
        let line = &bytes[at..end];
        if blank && is_parting(line) {
            if start < at {
                messages.push(start..at);
            }
            start = end;
        }
        blank = line.iter().all(|byte| matches!(byte, b'\r' | b'\n'));
        at = end;
    }
    if start < bytes.len() {
        messages.push(start..bytes.len());
    }
    messages
}

/// "From somebody Mon May  5 08:00:00 2031", after a blank line: a sentence that begins so has no time of day.
fn is_parting(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    rest.windows(6).any(|part| {
        let digit = |at: usize| part[at].is_ascii_digit();
        digit(0)
            && digit(1)
            && part[2] == b':'
            && digit(3)
            && digit(4)
            && (part[5] == b':' || part[5] == b' ')
    })
}
