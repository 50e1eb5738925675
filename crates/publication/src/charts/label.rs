//! Names on a drawing: broken into lines that fit, and cut where they do not.
//!
//! Must not: be the only place of a name. The table beside a chart has it whole.

/// About how wide a letter is, in pixels at the size of a chart's words.
const LETTER: f64 = 7.0;

/// A name in at most so many lines of at most so many pixels; what is cut ends with "…".
///
/// Letters of full width count double, combining marks nothing. Nothing here knows a font: a line may be shorter than it could be.
pub(super) fn lines(name: &str, width: f64, most: usize) -> Vec<String> {
    let room = (width / LETTER).max(4.0);
    let mut out: Vec<String> = Vec::new();
    let mut line = String::new();
    // A little more than can be shown is looked at, so that a name of a megabyte costs no more than a long one.
    let seen = name.split_whitespace().take(most * 16).map(|word| bounded(word, room));
    let mut cut = name.split_whitespace().nth(most * 16).is_some();
    for (word, shortened) in seen {
        let fits = line.is_empty() || letters(&line) + 1.0 + letters(&word) <= room;
        if !fits {
            if out.len() + 1 == most {
                cut = true;
                break;
            }
            out.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&word);
        if shortened {
            cut = true;
            break;
        }
    }
    if !line.is_empty() || out.is_empty() {
        out.push(line);
    }
    if cut && let Some(last) = out.last_mut() {
        while letters(last) + 1.0 > room && last.pop().is_some() {}
        let end = last.trim_end().len();
        last.truncate(end);
        last.push('…');
    }
    out
}

/// A name in one line.
pub(super) fn line(name: &str, width: f64) -> String {
    lines(name, width, 1).swap_remove(0)
}

/// About how wide words are, in pixels.
pub(super) fn width(words: &str) -> f64 {
    LETTER * letters(words)
}

/// A word, cut to what one line holds.
fn bounded(word: &str, room: f64) -> (String, bool) {
    let mut taken = 0.0;
    for (at, c) in word.char_indices() {
        taken += wide(c);
        // Marks upon a letter take no room, and there may be any number of them.
        if taken > room || at > 400 {
            return (word[..at].to_owned(), true);
        }
    }
    (word.to_owned(), false)
}

fn letters(words: &str) -> f64 {
    words.chars().map(wide).sum()
}

fn wide(c: char) -> f64 {
    match c {
        // What hides is shown by its code point: ⟦U+202E⟧.
        c if crate::escape::is_hidden(c) => 8.0,
        '\u{300}'..='\u{36F}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{200B}'..='\u{200F}' => {
            0.0
        }
        '\u{1100}'..='\u{115F}'
        | '\u{2E80}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FF00}'..='\u{FF60}'
        | '\u{1F300}'..='\u{3FFFD}' => 1.9,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_any_length_fit() {
        let names =
            ["word ".repeat(9_000), "unbroken".repeat(9_000), "a\u{301}".repeat(9_000), "名".repeat(900)];
        for name in names.iter().map(String::as_str).chain(["", "\u{202E}", " \n\t "]) {
            let lines = lines(name, 140.0, 2);
            assert!((1..=2).contains(&lines.len()), "{lines:?}");
            assert!(lines.iter().all(|line| width(line) <= 148.0 && line.len() < 2_000), "{lines:?}");
            assert!(name.len() < 100 || lines.last().is_some_and(|last| last.ends_with('…')), "{lines:?}");
        }
    }

    #[test]
    fn a_name_that_fits_is_left_whole() {
        assert_eq!(lines("Register of the dead", 140.0, 2), ["Register of the dead"]);
        assert_eq!(
            lines("Register of the dead, St Brannoc", 140.0, 2),
            ["Register of the", "dead, St Brannoc"]
        );
        assert_eq!(line("Register of the dead, St Brannoc", 140.0), "Register of the…");
    }
}
