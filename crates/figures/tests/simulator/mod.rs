//! Families of edited copies with known truth, and what only looks like copies. All of it is fiction: the texts are those
//! of the gold corpus with their longer words and their numbers replaced, so that no two families tell one story.
//!
//! Nothing here is drawn by chance: a number says all, and the same number gives the same document.

#![allow(dead_code, reason = "each user takes a part")]

use figures::example;
use std::collections::BTreeMap;
use std::path::Path;
use vocabulary::{CharMap, Count, Figure, Passage, Reading};

/// A paragraph with its figures, each with where its words stand in it, in bytes.
#[derive(Clone)]
struct Paragraph {
    text: String,
    figures: Vec<(usize, Figure)>,
}

/// A text that is being edited.
#[derive(Clone)]
pub(crate) struct Draft(Vec<Paragraph>);

/// A number that looks like chance (SplitMix64).
pub(crate) fn chance(seed: u64) -> u64 {
    let mut z = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(0x1234_5678_9abc_def1);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn of(seed: u64, step: u64, below: u64) -> u64 {
    chance(chance(seed) ^ step) % below
}

fn hash(word: &str) -> u64 {
    word.bytes().fold(7, |hash, byte| chance(hash ^ u64::from(byte)))
}

/// A word of no language.
fn made_up(seed: u64) -> String {
    const PARTS: [&str; 16] = [
        "ba", "den", "ki", "lor", "mas", "ne", "pol", "ri", "sut", "ta", "vel", "wan", "yo", "gar", "fi",
        "hem",
    ];
    (0..3).map(|at| PARTS[of(seed, at, 16) as usize]).collect()
}

/// The texts of the gold corpus that tell of people, with what is read in them.
pub(crate) fn seeds() -> Vec<Draft> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus/english");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the corpus lies in the repository")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).expect("a readable file");
        let gold = std::fs::read_to_string(path.with_extension("gold.json")).expect("a gold file");
        let gold: serde_json::Value = serde_json::from_str(&gold).expect("JSON");
        let figures: Vec<Figure> = serde_json::from_value(gold["figures"].clone()).expect("figures");
        draft(&text, &figures)
    };
    paths.iter().map(read).filter(|draft| draft.figures() >= 3).collect()
}

fn draft(text: &str, figures: &[Figure]) -> Draft {
    let map = CharMap::new(text);
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end().len();
        let within = |figure: &&Figure| {
            (start..end).contains(&map.byte_at(figure.passage.start()))
                && map.byte_at(figure.passage.end()) <= end
        };
        let figures = figures.iter().filter(within);
        let figures =
            figures.map(|figure| (map.byte_at(figure.passage.start()) - start, figure.clone())).collect();
        if end > start {
            paragraphs.push(Paragraph { text: text[start..end].to_owned(), figures });
        }
        start += line.len();
    }
    Draft(paragraphs)
}

impl Paragraph {
    /// The same with every stretch of words outside the figures changed, and every figure's words.
    fn map(
        &self,
        mut words: impl FnMut(&str) -> String,
        mut figure: impl FnMut(&Figure) -> (String, Figure),
    ) -> Paragraph {
        let (mut text, mut figures, mut at) = (String::new(), Vec::new(), 0);
        for (start, old) in &self.figures {
            if *start < at {
                continue;
            }
            text.push_str(&words(&self.text[at..*start]));
            let (written, new) = figure(old);
            figures.push((text.len(), new));
            text.push_str(&written);
            at = start + old.passage.text().len();
        }
        text.push_str(&words(&self.text[at..]));
        Paragraph { text, figures }
    }

    fn words(&self, words: impl FnMut(&str) -> String) -> Paragraph {
        self.map(words, |figure| (figure.passage.text().to_owned(), figure.clone()))
    }
}

fn each_word(text: &str, mut change: impl FnMut(&str) -> Option<String>) -> String {
    let parts = text.split_inclusive(|c: char| !c.is_alphabetic());
    parts
        .map(|part| {
            let word = part.trim_end_matches(|c: char| !c.is_alphabetic());
            match change(word) {
                Some(new) => format!("{new}{}", &part[word.len()..]),
                None => part.to_owned(),
            }
        })
        .collect()
}

impl Draft {
    fn figures(&self) -> usize {
        self.0.iter().map(|paragraph| paragraph.figures.len()).sum()
    }

    /// Another story: of a hundred longer words so many are others, by a story's number; and so are its numbers.
    pub(crate) fn retold(&self, story: u64, percent: u64, numbers: Option<u64>) -> Draft {
        let word = |word: &str| {
            let key = chance(story) ^ hash(&word.to_lowercase());
            (word.chars().count() > 4 && of(key, 1, 100) < percent).then(|| made_up(key))
        };
        let figure = |figure: &Figure| match numbers {
            Some(day) => renumbered(figure, day),
            None => (figure.passage.text().to_owned(), figure.clone()),
        };
        Draft(self.0.iter().map(|p| p.map(|text| each_word(text, word), figure)).collect())
    }

    /// As an editor changes agency copy before printing it.
    pub(crate) fn edited(&self, copy: u64) -> Draft {
        let mut all = self.0.clone();
        let does = |step: u64, percent: u64| of(copy, step, 100) < percent;
        if does(1, 50) {
            let kept = all.len() - of(copy, 2, (all.len() as u64 / 2).max(1)) as usize;
            all.truncate(kept.max(3));
        }
        if does(3, 70) && all[0].figures.is_empty() {
            all[0].text = (0..6).map(|n| made_up(copy ^ n)).collect::<Vec<_>>().join(" ");
        }
        if does(4, 30) && all.len() > 1 {
            let lead = |word: &str| {
                (word.len() > 2 && of(copy ^ hash(word), 5, 100) < 60).then(|| made_up(copy ^ hash(word)))
            };
            all[1] = all[1].words(|text| each_word(text, lead));
        }
        if does(6, 30) && all.len() > 4 {
            let last = all.len() - 1;
            all.swap(2, last);
        }
        if does(7, 40) {
            let local = (0..40).map(|n| made_up(chance(copy) ^ n)).collect::<Vec<_>>().join(" ");
            all.insert(all.len().min(2), Paragraph { text: format!("{local}."), figures: Vec::new() });
        }
        if does(8, 50) {
            let american =
                |text: &str| text.replace("our", "or").replace("ise", "ize").replace("tre ", "ter ");
            all = all.iter().map(|p| p.words(american)).collect();
        }
        if does(9, 50) {
            let typeset = |text: &str| {
                text.replace('"', "\u{201D}")
                    .replace('\'', "\u{2019}")
                    .replace(" - ", " \u{2014} ")
                    .replace(", ", ",  ")
            };
            all = all.iter().map(|p| p.words(typeset)).collect();
        }
        let slip = |word: &str| (of(copy ^ hash(word), 10, 100) < 3).then(|| made_up(copy ^ hash(word)));
        all = all.iter().map(|p| p.words(|text| each_word(text, slip))).collect();
        if does(11, 60) {
            let foot = "Subscribe to our newsletter and have the news of the region in your letter box every morning at seven.";
            all.push(Paragraph { text: foot.to_owned(), figures: Vec::new() });
        }
        Draft(all)
    }

    /// With a paragraph that many stories have.
    pub(crate) fn with_background(&self, background: &str) -> Draft {
        let mut all = self.0.clone();
        all.push(Paragraph { text: background.to_owned(), figures: Vec::new() });
        Draft(all)
    }

    /// Short enough or long enough to be about this many bytes.
    pub(crate) fn sized(&self, bytes: usize, more: &Draft) -> Draft {
        let mut size = 0;
        let paragraphs = self.0.iter().chain(&more.0).take_while(|paragraph| {
            let fits = size < bytes;
            size += paragraph.text.len();
            fits
        });
        Draft(paragraphs.cloned().collect())
    }

    /// The text and what is read in it, as a paper of its own prints it. Nobody is named as the speaker: whose the
    /// numbers are must be told by the words.
    pub(crate) fn printed(&self, path: &str, publisher: &str, day: u64) -> (Reading, String) {
        let text: String = self.0.iter().map(|paragraph| format!("{}\n\n", paragraph.text)).collect();
        let map = CharMap::new(&text);
        let mut reading = example::reading(path, &format!("2031-05-{:02}", 1 + day % 28), publisher, &[]);
        let mut at = 0;
        for paragraph in &self.0 {
            for (start, figure) in &paragraph.figures {
                let start = at + start;
                let mut figure = figure.clone();
                figure.id = format!("f{}", reading.figures.len() + 1);
                figure.passage = Passage::cut(&text, &map, start..start + figure.passage.text().len());
                figure.attributed_to.0.clear();
                figure.part_of = None;
                reading.figures.push(figure);
            }
            at += paragraph.text.len() + 2;
        }
        (reading, text)
    }
}

/// A figure with another number, in digits: chance makes now and then the same.
fn renumbered(figure: &Figure, day: u64) -> (String, Figure) {
    let mut figure = figure.clone();
    let text = figure.passage.text();
    let digits: String = figure.count.named().to_string();
    let number = 2 + of(day ^ hash(text), 12, 150);
    let text = match text.contains(&digits) {
        true => text.replacen(&digits, &number.to_string(), 1),
        false => format!("{number} {}", text.rsplit(' ').next().unwrap_or_default()),
    };
    figure.passage = Passage::cut(&text, &CharMap::new(&text), 0..text.len());
    figure.count = Count::bounded(number, figure.count.precision());
    (text, figure)
}

/// How well origins were told: over pairs of figures of two documents, and for each figure (B-cubed).
#[derive(Debug)]
pub(crate) struct Score {
    pub(crate) precision: f64,
    pub(crate) recall: f64,
    pub(crate) b3_precision: f64,
    pub(crate) b3_recall: f64,
}

/// A figure: the family it truly belongs to, the origin it was given and its document.
type Told = (usize, usize, usize);

/// How well these figures were told.
pub(crate) fn score(figures: &[Told]) -> Score {
    let pairs = |key: &dyn Fn(&Told) -> (usize, usize)| {
        let (mut all, mut within): (BTreeMap<_, u64>, BTreeMap<_, u64>) = (BTreeMap::new(), BTreeMap::new());
        for figure in figures {
            *all.entry(key(figure)).or_default() += 1;
            *within.entry((key(figure), figure.2)).or_default() += 1;
        }
        let two = |n: &u64| n * (n - 1) / 2;
        (all.values().map(two).sum::<u64>() - within.values().map(two).sum::<u64>(), all)
    };
    let (both, joint) = pairs(&|figure| (figure.0, figure.1));
    let (truly, families) = pairs(&|figure| (figure.0, 0));
    let (told, origins) = pairs(&|figure| (0, figure.1));
    let mean = |share: &dyn Fn(&Told) -> f64| figures.iter().map(share).sum::<f64>() / figures.len() as f64;
    let joint = |figure: &Told| joint[&(figure.0, figure.1)] as f64;
    Score {
        precision: both as f64 / told.max(1) as f64,
        recall: both as f64 / truly.max(1) as f64,
        b3_precision: mean(&|figure| joint(figure) / origins[&(0, figure.1)] as f64),
        b3_recall: mean(&|figure| joint(figure) / families[&(figure.0, 0)] as f64),
    }
}
