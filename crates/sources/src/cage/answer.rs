//! What the child answers, and the check of it.
//!
//! Must not: let through an answer that an honest child could not give.

use super::{Walls, enter};
use crate::formats::{self, Media, Parsed, Unfit};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, Write};
use vocabulary::{Digest, limits};

/// Begins an answer.
const MARK: &[u8] = b"toll caged 1\n";

/// The answer of a child.
#[derive(Serialize, Deserialize)]
pub(crate) struct Answer {
    /// The digest of what it read.
    pub(crate) sha256: Digest,
    /// Which walls stood around it.
    pub(crate) walls: Walls,
    /// The most memory it held at once, in bytes, where the system tells.
    pub(crate) peak_bytes: Option<u64>,
    /// The text, or why there is none.
    pub(crate) outcome: Result<Parsed, Unfit>,
}

impl Answer {
    /// An answer that holds together; `None` for anything else.
    pub(crate) fn of(bytes: &[u8]) -> Option<Answer> {
        let answer: Answer = serde_json::from_slice(bytes.strip_prefix(MARK)?).ok()?;
        let sound = match &answer.outcome {
            Ok(parsed) => parsed.is_sound(),
            Err(unfit) => unfit.is_sound(),
        };
        sound.then_some(answer)
    }
}

/// The child's whole work: cages this process, parses standard input as the format of this name, and answers on
/// standard output.
///
/// # Errors
/// Where the cage cannot be built, the name is none, or nobody listens.
pub fn serve(media: &str) -> io::Result<()> {
    if let Some(format) = crate::lists::ListFormat::named(media) {
        return crate::lists::serve(format);
    }
    let memory = before();
    let walls = enter()?;
    let media = Media::named(media).ok_or(io::ErrorKind::InvalidInput)?;
    let mut bytes = Vec::new();
    io::stdin().lock().take(limits::FOREIGN_BYTES_MAX + 1).read_to_end(&mut bytes)?;
    let outcome = match bytes.len() as u64 > limits::FOREIGN_BYTES_MAX {
        true => Err(Unfit::limit("FOREIGN_BYTES_MAX", limits::FOREIGN_BYTES_MAX)),
        false => formats::parse(media, &bytes),
    };
    let sha256 = Digest::of(&bytes);
    let answer = Answer { sha256, walls, peak_bytes: peak(memory), outcome };
    let mut out = BufWriter::with_capacity(64 << 10, io::stdout().lock());
    out.write_all(MARK)?;
    serde_json::to_writer(&mut out, &answer)?;
    out.flush()
}

/// What a child does before it is caged: opens what tells its memory, where the system has that.
pub(crate) fn before() -> Option<File> {
    // What is said where it fails would only go to the terminal of whoever looks on.
    std::panic::set_hook(Box::new(|_| {}));
    File::open("/proc/self/status").ok()
}

/// The most memory held at once, as Linux tells it.
pub(crate) fn peak(status: Option<File>) -> Option<u64> {
    let mut status = status?;
    let mut told = String::new();
    status.rewind().ok()?;
    status.read_to_string(&mut told).ok()?;
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kb| kb * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Text;

    fn answer(outcome: &str) -> Option<Answer> {
        let head = r#"{"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "walls":{"landlock":true,"seccomp":true},"peak_bytes":null,"outcome":"#;
        Answer::of(&[MARK, head.as_bytes(), outcome.as_bytes(), b"}"].concat())
    }

    fn ok(text: &str, map: &str, spots: &str) -> String {
        let told = r#"{"known":{},"made":null}"#;
        format!(
            r#"{{"Ok":{{"text":{{"text":"{text}","map":{map},"spots":{spots}}},"told":{told},"notes":[]}}}}"#
        )
    }

    #[test]
    fn an_honest_answer_is_taken() {
        let mut text = Text::default();
        text.push_utf8("12 öld", 4);
        text.spots.mark(0, crate::spots::Around::File);
        let parsed = Parsed { text: text.clone(), told: Default::default(), notes: vec!["a".into()] };
        let written = serde_json::to_string(&Ok::<_, Unfit>(parsed)).unwrap();
        assert_eq!(answer(&written).unwrap().outcome.unwrap().text, text);
    }

    #[test]
    fn what_cannot_be_so_is_refused() {
        let map = r#"{"runs":[[0,0,1]],"chars":2,"end":2}"#;
        assert!(answer(&ok("12", map, r#"[[0,"File"]]"#)).is_some(), "the sound form of what follows");
        for (map, spots) in [
            (r#"{"runs":[[0,0,1]],"chars":3,"end":3}"#, r#"[[0,"File"]]"#),
            (r#"{"runs":[],"chars":2,"end":2}"#, r#"[[0,"File"]]"#),
            (r#"{"runs":[[1,0,1]],"chars":2,"end":2}"#, r#"[[0,"File"]]"#),
            (r#"{"runs":[[0,9,1],[1,3,1]],"chars":2,"end":10}"#, r#"[[0,"File"]]"#),
            (r#"{"runs":[[0,18446744073709551615,4294967295]],"chars":2,"end":2}"#, r#"[[0,"File"]]"#),
            (r#"{"runs":[[0,0,1],[0,0,1]],"chars":2,"end":2}"#, r#"[[0,"File"]]"#),
            (map, r#"[]"#),
            (map, r#"[[1,"File"]]"#),
            (map, r#"[[0,"File"],[9,"File"]]"#),
            (map, r#"[[0,{"Page":[0,[1,1,1,1]]}]]"#),
            (map, r#"[[0,{"Page":[1,[1,1,-1,1]]}]]"#),
            (map, r#"[[0,{"Page":[1,[2147483647,1,2147483647,1]]}]]"#),
        ] {
            assert!(answer(&ok("12", map, spots)).is_none(), "{map} {spots}");
        }
        assert!(answer(&ok("1\\u0000", map, r#"[[0,"File"]]"#)).is_none(), "no text has a NUL");
        for garbage in ["", "{}", "toll caged 1\n", "toll caged 1\n{", "toll caged 2\n{}"] {
            assert!(Answer::of(garbage.as_bytes()).is_none(), "{garbage}");
        }
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(answer(&deep).is_none());
    }
}
