//! `case.toml`: reading it so that a slip of the pen is found, and writing it for a new case.
//!
//! Must not: guess. A key that is not known is an error with its place.

use crate::CustodyError;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::Path;
use toml::Spanned;
use vocabulary::{Case, limits};

mod rules;

/// The parts of a case whose meaning is checked, with their places.
#[derive(Deserialize)]
struct Places {
    title: Spanned<String>,
    languages: Option<Spanned<Vec<String>>>,
    #[serde(default, rename = "incident")]
    incidents: Vec<IncidentPlace>,
    estimate: Option<EstimatePlaces>,
    review: Option<ReviewPlaces>,
}

#[derive(Deserialize)]
struct ReviewPlaces {
    percent: Option<Spanned<u8>>,
}

#[derive(Deserialize)]
struct EstimatePlaces {
    bootstrap: Option<Spanned<u64>>,
    linkages: Option<Spanned<u64>>,
}

#[derive(Deserialize)]
struct IncidentPlace {
    id: Spanned<String>,
}

/// Reads a case file from the disk.
pub(crate) fn read(file: &Path) -> Result<Case, CustodyError> {
    let bytes = fs::metadata(file).map_err(|e| CustodyError::io(file, e))?.len();
    if bytes > limits::SETTINGS_BYTES_MAX {
        let seen = format!("{bytes} bytes, and SETTINGS_BYTES_MAX is {}", limits::SETTINGS_BYTES_MAX);
        return Err(wrong(file, "", 0, seen, "this is hardly a case file: look at what it holds"));
    }
    let bytes = fs::read(file).map_err(|e| CustodyError::io(file, e))?;
    match std::str::from_utf8(&bytes) {
        Ok(text) => parse(file, text),
        Err(error) => {
            let sound = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            Err(wrong(file, &sound, sound.len(), "this is not UTF-8".to_owned(), "save the file as UTF-8"))
        }
    }
}

/// Reads a case from the text of its file.
pub(crate) fn parse(file: &Path, text: &str) -> Result<Case, CustodyError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let at = |error: toml::de::Error| {
        let seen = error.message().trim().replace('\n', ", ");
        let remedy = remedy(&seen);
        wrong(file, text, error.span().map_or(0, |span| span.start), seen, remedy)
    };
    let case: Case = toml::from_str(text).map_err(at)?;
    check(file, text, &toml::from_str(text).map_err(at)?)?;
    if let Some((span, seen, remedy)) = rules::fault(&case, &toml::from_str(text).map_err(at)?) {
        return Err(wrong(file, text, span.start, seen, remedy));
    }
    Ok(case)
}

/// What to do about a fault, by what the parser says it is.
fn remedy(seen: &str) -> &'static str {
    match seen {
        _ if seen.starts_with("unknown field") => "remove the key, or spell it as one of those named",
        _ if seen.starts_with("missing field") => "add the key",
        _ if seen.starts_with("invalid type") => {
            "give the value in the form named: text stands in \"quotes\", lists in [brackets]"
        }
        _ if seen.starts_with("unknown variant") || seen.contains(": known are ") => {
            "write one of the words named"
        }
        _ if seen.starts_with("duplicate") => "remove one of the two",
        _ => "correct the line; text stands in \"quotes\", and each key has a line of its own: title = \"…\"",
    }
}

fn check(file: &Path, text: &str, places: &Places) -> Result<(), CustodyError> {
    let fault = |span: Range<usize>, seen: String, remedy| Err(wrong(file, text, span.start, seen, remedy));
    if places.title.get_ref().trim().is_empty() {
        return fault(places.title.span(), "the title is empty".to_owned(), "say what the record is called");
    }
    if let Some(languages) = &places.languages
        && languages.get_ref().is_empty()
    {
        return fault(
            languages.span(),
            "no language is given".to_owned(),
            "name at least one, as in [\"en\"]",
        );
    }
    let mut seen = BTreeSet::new();
    for IncidentPlace { id } in &places.incidents {
        let (span, id) = (id.span(), id.get_ref());
        if id.is_empty() || !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            let remedy = "use the letters a to z, digits and hyphens, as in \"khojaly-1992\"";
            return fault(span, format!("\"{id}\" cannot be an incident's id"), remedy);
        }
        if !seen.insert(id) {
            return fault(span, format!("two incidents have the id \"{id}\""), "give each an id of its own");
        }
    }
    if let Some(percent) = places.review.as_ref().and_then(|review| review.percent.as_ref())
        && !(1..=100).contains(percent.get_ref())
    {
        let seen = format!("percent = {} is no share of a hundred pairs", percent.get_ref());
        return fault(
            percent.span(),
            seen,
            "give a number from 1 to 100; to judge no pair blind, set blind = false",
        );
    }
    if let Some(estimate) = &places.estimate {
        for (name, asked, most) in [
            ("bootstrap", &estimate.bootstrap, limits::BOOTSTRAP_SAMPLES_MAX),
            ("linkages", &estimate.linkages, limits::ESTIMATE_LINKAGES_MAX),
        ] {
            if let Some(asked) = asked.as_ref().filter(|asked| *asked.get_ref() > most as u64) {
                let seen = format!("{name} = {} is more than {most}", asked.get_ref());
                return fault(asked.span(), seen, "ask for fewer");
            }
        }
    }
    Ok(())
}

fn wrong(file: &Path, text: &str, byte: usize, seen: String, remedy: &'static str) -> CustodyError {
    let before = text.get(..byte).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    CustodyError::Settings {
        file: file.to_path_buf(),
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        seen,
        remedy,
    }
}

/// The text of a new case file.
pub(crate) fn write(case: &Case) -> String {
    let body = toml::to_string_pretty(case).expect("texts, lists and dates can always be written as TOML");
    format!("# What this record is. Toll reads this file and does not write to it again.\n{body}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        parse(Path::new("case.toml"), text).unwrap_err().to_string()
    }

    #[test]
    fn slips_are_refused_with_line_column_and_remedy() {
        for (text, place, words) in [
            ("titel = \"A\"\n", "line 1, column 1", "unknown field `titel`"),
            ("title = \"A\"\nabout = 3\n", "line 2, column 9", "in \"quotes\""),
            (
                "title = \"A\"\n[[incident]]\nid = \"a\"\ntitle = \"A\"\nplace = []\n",
                "line 5, column 1",
                "`places`",
            ),
            ("title = \"A\nabout = \"\"", "line 1, column 11", "correct the line"),
            ("about = \"Xocalı\"\n", "line 1, column 1", "missing field `title`; add the key"),
            ("title = \"A\"\nrule = \"guess\"\n", "line 2, column 8", "latest-as-of"),
            ("title = \"A\"\ntitle = \"B\"\n", "line 2, column 1", "remove one"),
            ("title = \"ı\" x\n", "line 1, column 13", "correct the line"),
            ("title = \" \"\n", "line 1, column 9", "say what the record is called"),
            ("title = \"A\"\nlanguages = []\n", "line 2, column 13", "at least one"),
            (
                "title = \"A\"\n[reader.model]\nurl = \"u\"\nname = \"n\"\nkey = \"secret\"\n",
                "line 5, column 1",
                "`key_env`",
            ),
            ("title = \"A\"\n[estimate]\nmethods = [\"guess\"]\n", "line 3, column 12", "loglinear-bic"),
            ("title = \"A\"\n[estimate]\nseed = -1\n", "line 3, column 8", "u64"),
            ("title = \"A\"\n[estimate]\nbootstrap = 1000001\n", "line 3, column 13", "ask for fewer"),
            ("title = \"A\"\n[estimate]\nlinkages = 1001\n", "line 3, column 12", "ask for fewer"),
            ("title = \"A\"\n[estimate]\nlevel = 0.9\n", "line 3, column 1", "unknown field `level`"),
            ("title = \"A\"\n[review]\npercent = 0\n", "line 3, column 11", "from 1 to 100"),
            ("title = \"A\"\n[review]\npercent = 101\n", "line 3, column 11", "blind = false"),
            ("title = \"A\"\n[review]\nblnd = true\n", "line 3, column 1", "unknown field `blnd`"),
        ] {
            let message = refused(text);
            assert!(message.starts_with("case.toml") && message.contains(place), "{text}: {message}");
            assert!(message.contains(words), "{text}: {message}");
        }
    }

    #[test]
    fn ids_of_incidents_are_fit_for_file_names_and_differ() {
        let incident = |id: &str| format!("[[incident]]\nid = \"{id}\"\ntitle = \"T\"\n");
        for id in ["", "../up", "a b", "Ağdam", "A"] {
            let message = refused(&format!("title = \"A\"\n{}", incident(id)));
            assert!(message.contains("line 3, column 6"), "{message}");
        }
        let message = refused(&format!("title = \"A\"\n{}{}", incident("a-1"), incident("a-1")));
        assert!(message.contains("line 6, column 6") && message.contains("two incidents"), "{message}");
    }

    #[test]
    fn what_is_written_is_read_again() {
        let text = "title = \"T\"\nabout = \"Çox \\\"sətir\\\"\\nli\"\nlanguages = [\"az\", \"en\"]\nrule = \"best-by-origins\"\n\
                    [[incident]]\nid = \"a\"\ntitle = \"A\"\nwhen = \"1992-02-25/1992-02-26\"\nplaces = [\"P\"]\n\
                    [estimate]\nlists = [\"a.csv\"]\nmethods = [\"chao\"]\nseed = 7\n";
        let case = parse(Path::new("case.toml"), text).unwrap();
        assert_eq!(parse(Path::new("case.toml"), &write(&case)).unwrap(), case);
    }
}
