//! The agency whose copy a document carries, where it says so: "(Reuters)" in a dateline, "— AFP" at the end,
//! "Source: Xinhua", a byline.
//!
//! Only the head and the foot are looked at, and only lines that credit: an agency that is quoted in the running text is
//! a speaker, and one that sent the picture counted nobody. A name is an agency's where the pack lists it, or where it ends
//! as an agency's does ("Union News Agency"); in the brackets of a dateline any short name is one.
//!
//! Must not: take a paper that was cited for an agency that was carried.

use crate::lexicon::PackError;
use serde::Deserialize;
use std::collections::BTreeMap;
use vocabulary::{Carrier, fold};

/// How many lines of text at the head and the foot may credit.
const HEAD_LINES: usize = 6;
const FOOT_LINES: usize = 4;
/// A line of credit is no longer than this, in characters; a dateline ends within it.
const LINE_CHARS_MAX: usize = 120;
/// An agency's name has no more words than this.
const NAME_WORDS_MAX: usize = 5;

/// How a language credits agencies.
pub(crate) struct Credits {
    /// By folded name, the name that is printed.
    agencies: BTreeMap<String, String>,
    words: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    agency: Vec<Agency>,
    words: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Agency {
    names: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    agency: Vec<String>,
    credit: Vec<String>,
    other: Vec<String>,
}

impl Credits {
    /// Reads a pack's file of credits.
    ///
    /// # Errors
    /// [`PackError`] where it is not TOML of this shape.
    pub(crate) fn compile(name: &str, text: &str) -> Result<Credits, PackError> {
        let file: File = toml::from_str(text)
            .map_err(|e| PackError::Toml { file: name.to_owned(), why: e.to_string() })?;
        let mut agencies = BTreeMap::new();
        for agency in &file.agency {
            for written in &agency.names {
                agencies.insert(fold(written), agency.names[0].clone());
            }
        }
        Ok(Credits { agencies, words: file.words })
    }

    /// The agencies that the text credits with its words, in the order of the text, each once.
    pub(crate) fn find(&self, text: &str) -> Vec<Carrier> {
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let mut found: Vec<Carrier> = Vec::new();
        let mut take = |names: Vec<String>| {
            for name in names.into_iter().map(Carrier) {
                if !found.contains(&name) {
                    found.push(name);
                }
            }
        };
        for line in lines.iter().take(HEAD_LINES) {
            take(self.dateline(line).into_iter().collect());
            take(self.of_line(line));
        }
        for line in lines.iter().skip(HEAD_LINES).rev().take(FOOT_LINES).rev() {
            take(self.of_line(line));
        }
        if let Some(last) = lines.last() {
            take(self.signature(last).into_iter().collect());
        }
        found
    }

    /// "KARR, May 3 (AP) —", "KARR (Union Press) -": the brackets between a place in capitals and a dash.
    fn dateline(&self, line: &str) -> Option<String> {
        let head = line.char_indices().nth(LINE_CHARS_MAX).map_or(line, |(end, _)| &line[..end]);
        let open = head.find('(')?;
        let (name, rest) = head[open + 1..].split_once(')')?;
        let place = head[..open].split([',', ' ']).next().unwrap_or_default();
        let dashed = rest.trim_start().starts_with(['—', '–', '-', ':']);
        let capitals =
            place.chars().filter(|c| c.is_alphabetic()).count() > 2 && !place.chars().any(char::is_lowercase);
        let short = head[..open].split_whitespace().count() <= 8;
        if !(dashed && short) {
            return None;
        }
        let known = self.known(name);
        let named = || {
            let fits = (1..=NAME_WORDS_MAX).contains(&name.split_whitespace().count())
                && name.starts_with(char::is_uppercase)
                && !name.chars().any(|c| c.is_ascii_digit());
            (capitals && fits).then(|| name.trim().to_owned())
        };
        known.or_else(named)
    }

    /// A line that does nothing but credit: "Source: Xinhua", "(Reuters)", "— AFP", "By Ana Brandt, Reuters".
    fn of_line(&self, line: &str) -> Vec<String> {
        if line.chars().nth(LINE_CHARS_MAX).is_some() || self.is_sentence(line) {
            return Vec::new();
        }
        let folded = fold(line);
        if self.credits_other(&folded) {
            return Vec::new();
        }
        let starts = |word: &String| {
            folded.strip_prefix(word.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let opens = line.starts_with(['(', '—', '–', '-', '[', '/', '©']);
        let credits = opens || self.words.credit.iter().any(starts);
        if !credits && !self.names_agency(&folded) {
            return Vec::new();
        }
        let parts = line
            .split([',', '/', '|', '(', ')', '[', ']', '—', '–', ':', ';', '&', '©'])
            .flat_map(|part| part.split(" and "));
        parts
            .map(|part| part.trim().trim_matches(['-', '.', '*', '_', ' ']))
            // "© 2031 Associated Press"
            .map(|part| part.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' '))
            .filter(|part| credits || fold(part) == folded)
            .filter_map(|part| self.known(part).or_else(|| self.known(self.without_credit(part))))
            .collect()
    }

    /// The last line may end in the agency's name: "... the mayor said. (Reuters)", "... — AFP".
    fn signature(&self, line: &str) -> Option<String> {
        let line = line.trim_end_matches(['.', ' ', '*', '_']);
        let name = match line.strip_suffix(')') {
            Some(inner) => inner.rsplit_once('(')?.1,
            None => line.rsplit_once(['—', '–']).or_else(|| line.rsplit_once(" -"))?.1,
        };
        self.known(name).filter(|_| !self.credits_other(&fold(name)))
    }

    /// Whether a line of more than a few words ends like a sentence.
    fn is_sentence(&self, line: &str) -> bool {
        line.ends_with(['.', '!', '?', '”', '"']) && line.split_whitespace().nth(8).is_some()
    }

    fn credits_other(&self, folded: &str) -> bool {
        folded.split(' ').any(|word| self.words.other.iter().any(|other| other == word))
    }

    fn without_credit<'n>(&self, name: &'n str) -> &'n str {
        let first = name.split_once(' ');
        match first {
            Some((word, rest)) if self.words.credit.contains(&fold(word)) => rest.trim(),
            _ => name,
        }
    }

    /// The printed name of an agency.
    fn known(&self, name: &str) -> Option<String> {
        let folded = fold(name);
        if !self.names_agency(&folded) {
            return None;
        }
        let folded = folded.strip_prefix("the ").unwrap_or(&folded);
        if let Some(printed) = self.agencies.get(folded) {
            // "ap" and "sana" are words; the names are written with capitals.
            let named = name.chars().any(char::is_uppercase) || printed == name.trim();
            return named.then(|| printed.clone());
        }
        name.trim().starts_with(char::is_uppercase).then(|| name.trim().to_owned())
    }

    /// Whether a folded name is an agency's: one that the pack lists, or one that ends as an agency's does.
    fn names_agency(&self, folded: &str) -> bool {
        let folded = folded.strip_prefix("the ").unwrap_or(folded);
        let ends =
            |ending: &String| folded.strip_suffix(ending.as_str()).is_some_and(|start| start.ends_with(' '));
        self.agencies.contains_key(folded)
            || folded.split(' ').nth(NAME_WORDS_MAX).is_none() && self.words.agency.iter().any(ends)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credited(text: &str) -> Vec<String> {
        let credits = Credits::compile("credits", include_str!("../packs/english/credits.toml")).unwrap();
        credits.find(text).into_iter().map(|carrier| carrier.0).collect()
    }

    const BODY: &str = "Twelve people were killed in Karr on Monday, police said.\nThe road is closed.";

    #[test]
    fn who_is_quoted_or_sent_the_picture_is_not_credited() {
        for text in [
            format!("Blast in Karr\n\n{BODY}\nThe mayor told Reuters that more were missing."),
            format!("Blast in Karr\n\n{BODY}\nPhoto: AFP"),
            format!("Blast in Karr\n(Photo by AP)\n{BODY}"),
            format!("Blast in Karr\n\nPolice (Karr) - {BODY}"),
            format!("Reuters journalist hurt in Karr\n\n{BODY}"),
            "Source: Ministry of Health\n\nTwelve people died (AP is not responsible) in Karr.".to_owned(),
            "A sana body, an ap, a union of papers.".to_owned(),
        ] {
            assert_eq!(credited(&text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn datelines_signatures_and_lines_of_credit_name_the_agency() {
        for (text, agency) in [
            (format!("Blast in Karr\n\nKARR, May 3 (AP) — {BODY}"), "AP"),
            (format!("Blast in Karr\n\nKARR (Reuters) - {BODY}"), "Reuters"),
            (format!("HAVEN CROSSING, Sept. 14, 2022 (Union Press) — {BODY}"), "Union Press"),
            (format!("Blast in Karr\n\n{BODY} (Agence France-Presse)"), "AFP"),
            (format!("Blast in Karr\n\n{BODY} — AFP"), "AFP"),
            (format!("Blast in Karr\n\n{BODY}\nSource: Xinhua"), "Xinhua"),
            (format!("Blast in Karr\nBy Ana Brandt, Reuters\n{BODY}"), "Reuters"),
            (format!("Blast in Karr\nKarrian News Agency\n{BODY}"), "Karrian News Agency"),
            (format!("Blast in Karr\n\n{BODY}\n© 2031 Associated Press"), "AP"),
        ] {
            assert_eq!(credited(&text), [agency], "{text}");
        }
        assert_eq!(credited(&format!("Blast\nAgencies: AFP and Reuters\n{BODY}")), ["AFP", "Reuters"]);
    }
}
