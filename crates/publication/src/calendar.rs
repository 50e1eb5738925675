//! Anniversaries of the incidents as an iCalendar file (RFC 5545): one yearly all-day event each.
//!
//! Must not: read a clock. DTSTAMP is the incident's own day, so that the file never changes by itself.

use crate::select::Selection;
use crate::slug;
use std::fmt::Write;
use vocabulary::{Day, Edtf, Incident, Point};

/// The longest line, in bytes without its end (RFC 5545, 3.1).
const LINE_BYTES_MAX: usize = 75;

/// The calendar; `None` where no incident has a day, since a calendar without events is not valid.
pub(crate) fn calendar(selection: &Selection) -> Option<String> {
    let days: Vec<(&Incident, Day)> =
        selection.incidents().filter_map(|i| Some((i, remembered(i.when?)?))).collect();
    if days.is_empty() {
        return None;
    }
    let mut out = String::new();
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, "PRODID:-//Toll//Anniversaries//EN");
    line(&mut out, "CALSCALE:GREGORIAN");
    line(&mut out, &format!("X-WR-CALNAME:{}", escaped(selection.title())));
    for (incident, day) in days {
        event(&mut out, incident, day);
    }
    line(&mut out, "END:VCALENDAR");
    Some(out)
}

/// The day an incident is remembered on: its own, or the first of its days. A month has none.
fn remembered(when: Edtf) -> Option<Day> {
    match when {
        Edtf::Point(Point::Day(day)) | Edtf::Interval(Some(Point::Day(day)), _) => Some(day),
        _ => None,
    }
    .filter(|day| day.year() > 0)
}

fn event(out: &mut String, incident: &Incident, day: Day) {
    let compact = |day: Day| format!("{:04}{:02}{:02}", day.year(), day.month(), day.day());
    line(out, "BEGIN:VEVENT");
    line(out, &format!("UID:{}@anniversary.toll.invalid", slug::incident(&incident.id)));
    line(out, &format!("DTSTAMP:{}T000000Z", compact(day)));
    line(out, &format!("DTSTART;VALUE=DATE:{}", compact(day)));
    line(out, &format!("DTEND;VALUE=DATE:{}", compact(day.plus_days(1))));
    // A leap day is remembered on the last of February, or it would return every fourth year only.
    let leap = (day.month(), day.day()) == (2, 29);
    line(out, if leap { "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" } else { "RRULE:FREQ=YEARLY" });
    line(out, &format!("SUMMARY:{}", escaped(&format!("{} ({})", incident.title, day.year()))));
    if !incident.places.is_empty() {
        line(out, &format!("LOCATION:{}", escaped(&incident.places.join(", "))));
    }
    line(out, "TRANSP:TRANSPARENT");
    line(out, "END:VEVENT");
}

/// TEXT of RFC 5545, 3.3.11; control characters are left out, as it demands.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if crate::escape::is_hidden(c) || c == '\r' => {}
            c => out.push(c),
        }
    }
    out
}

/// One content line, folded between characters.
fn line(out: &mut String, content: &str) {
    let mut room = LINE_BYTES_MAX;
    for c in content.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE_BYTES_MAX - 1;
        }
        room -= c.len_utf8();
        let _ = out.write_char(c);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fold_between_characters() {
        let mut out = String::new();
        line(&mut out, &format!("SUMMARY:{}", "Խոջալու ".repeat(40)));
        assert!(out.split("\r\n").all(|l| l.len() <= LINE_BYTES_MAX));
        let unfolded = out.replace("\r\n ", "");
        assert_eq!(unfolded.trim_end_matches("\r\n"), format!("SUMMARY:{}", "Խոջալու ".repeat(40)));
    }

    #[test]
    fn text_cannot_end_its_line() {
        assert_eq!(escaped("a;b,c\\d\r\nEND:VEVENT\u{202E}"), "a\\;b\\,c\\\\d\\nEND:VEVENT");
    }

    #[test]
    fn a_month_has_no_anniversary() {
        assert!(remembered("1992-02".parse().unwrap()).is_none());
        assert_eq!(remembered("1992-02-25/1992-03".parse().unwrap()).unwrap().to_string(), "1992-02-25");
    }
}
