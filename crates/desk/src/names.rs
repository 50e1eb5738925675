//! Names of files that somebody hands in, made fit to be paths in the case.
//!
//! A name is only ever a label: nothing is opened or written under it. It is made plain all the same, because people read it.
//!
//! Must not: give a path that leaves its folder, turns the line it stands in, or cannot be seen.

use vocabulary::limits;

/// The path in the case of a file of this name, below one of its folders. What cannot stand in a path is left out; a name of
/// which nothing is left is `unnamed`.
pub(crate) fn path(folder: &str, name: &str) -> String {
    let parts = name.split(['/', '\\']).map(part).filter(|part| !part.is_empty());
    let mut parts: Vec<String> = parts.collect();
    // The inner folders tell more of a file than the outer ones.
    let outer = parts.len().saturating_sub(limits::NAME_PARTS_DEEP_MAX);
    parts.drain(..outer);
    if parts.is_empty() {
        parts.push("unnamed".to_owned());
    }
    format!("{folder}/{}", parts.join("/"))
}

/// One part of a path, without what cannot be seen or turns the line, and not too long.
fn part(written: &str) -> String {
    let seen: String = written.chars().filter(|c| !is_hidden(*c)).collect();
    // "." and ".." lead elsewhere, and some systems drop dots and blanks at the end.
    let plain = seen.trim().trim_end_matches(['.', ' ']);
    if plain.chars().count() <= limits::NAME_PART_CHARS_MAX {
        return plain.to_owned();
    }
    let ending = plain.rsplit_once('.').map(|(_, ending)| ending).filter(|ending| ending.len() <= 8);
    let ending = ending.map(|ending| format!(".{ending}")).unwrap_or_default();
    let room = limits::NAME_PART_CHARS_MAX - ending.chars().count();
    plain.chars().take(room).chain(ending.chars()).collect()
}

/// Control characters, those that steer the direction of text, those without width, and what is no character.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
        || (c as u32) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_names_stay_in_their_folder_and_can_be_seen() {
        for (name, expected) in [
            ("../../etc/passwd", "sources/etc/passwd"),
            ("..\\..\\windows\\a.txt", "sources/windows/a.txt"),
            ("C:\\fakepath\\a.txt", "sources/C:/fakepath/a.txt"),
            ("/a.txt", "sources/a.txt"),
            ("a\0b\n.txt", "sources/ab.txt"),
            ("\u{202e}txt.exe", "sources/txt.exe"),
            ("", "sources/unnamed"),
            (" . / .. /...", "sources/unnamed"),
            ("\u{200b}\u{feff}", "sources/unnamed"),
            ("<script>alert(1)</script>.html", "sources/<script>alert(1)<//script>.html"),
            ("\u{62a}\u{642}\u{631}\u{64a}\u{631}.pdf", "sources/\u{62a}\u{642}\u{631}\u{64a}\u{631}.pdf"),
        ] {
            // A stroke within a tag is a folder like any other.
            assert_eq!(path("sources", name), expected.replace("<//", "</"), "{name:?}");
        }
    }

    #[test]
    fn long_names_are_shortened_before_their_ending_and_deep_ones_lose_outer_folders() {
        let long = path("lists", &format!("{}.csv", "\u{627}".repeat(500)));
        assert_eq!(long.chars().count(), "lists/".len() + limits::NAME_PART_CHARS_MAX);
        assert!(long.ends_with(".csv"));
        let odd = path("lists", &format!("a.{}", "b".repeat(500)));
        assert_eq!(odd.chars().count(), "lists/".len() + limits::NAME_PART_CHARS_MAX);
        let deep = path("sources", &format!("{}last.txt", "x/".repeat(50)));
        assert_eq!(deep.split('/').count(), 1 + limits::NAME_PARTS_DEEP_MAX);
        assert!(deep.ends_with("/last.txt"));
    }
}
