//! Documents annotated by hand, read from a folder: `NAME.txt` beside `NAME.json` or `NAME.gold.json`.
//!
//! Must not: be lenient. An annotation whose words do not stand in its text is a fault of the fixture.

pub mod estimates;
pub mod site;

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use vocabulary::{Case, CharMap, ClaimRef, Digest, Reading, Record, RecordKey, Registry};

/// What a site is made from, owned.
pub struct World {
    pub case: Case,
    pub readings: Vec<Reading>,
    pub texts: BTreeMap<Digest, String>,
    pub records: Vec<Record>,
    pub registry: Registry,
    pub estimates: Option<publication::Estimates>,
}

impl World {
    /// The case of a folder: its `case.json`, if it has one, and every annotated document.
    pub fn in_folder(folder: &Path, copies: usize) -> World {
        let case = match fs::read_to_string(folder.join("case.json")) {
            Ok(text) => serde_json::from_str(&text).expect("a case in JSON"),
            Err(_) => json!({"title": "Annotated documents", "about": "Documents annotated by hand."}),
        };
        let mut world = World::of(case);
        world.take_folder(folder, copies);
        world
    }

    /// A case of these settings, still without documents.
    pub fn of(case: Value) -> World {
        let case = serde_json::from_value(case).expect("the settings of the case");
        World {
            case,
            readings: Vec::new(),
            texts: BTreeMap::new(),
            records: Vec::new(),
            registry: Registry::default(),
            estimates: None,
        }
    }

    /// Takes in every annotated document of a folder, each so many times.
    pub fn take_folder(&mut self, folder: &Path, copies: usize) {
        let entries = fs::read_dir(folder).expect("the folder of documents");
        let mut files: Vec<String> = entries
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .filter(|f| f.ends_with(".txt"))
            .collect();
        files.sort();
        for file in files {
            let name = file.trim_end_matches(".txt");
            let read = |ending: &str| fs::read_to_string(folder.join(format!("{name}{ending}")));
            let text = read(".txt").expect("the document");
            let said = read(".json").or_else(|_| read(".gold.json")).expect("its annotation");
            let said: Value = serde_json::from_str(&said).expect("an annotation in JSON");
            for copy in 0..copies {
                let path =
                    if copy == 0 { format!("sources/{file}") } else { format!("sources/{copy}/{file}") };
                self.take(&path, &text, said.clone());
            }
        }
    }

    /// Takes in a document with what is said in it.
    pub fn take(&mut self, path: &str, text: &str, mut said: Value) -> Digest {
        let sha256 = Digest::of(format!("{path}\n{text}").as_bytes());
        let map = CharMap::new(text);
        said["source"]["path"] = json!(path);
        said["source"]["sha256"] = json!(sha256);
        default(&mut said["source"], "language", json!("en"));
        for list in ["figures", "quotes", "positions", "dates", "places", "warnings"] {
            default(&mut said, list, json!([]));
        }
        let mut from = 0;
        for (at, figure) in said["figures"].as_array_mut().unwrap().iter_mut().enumerate() {
            from = place(figure, text, &map, from);
            default(figure, "id", json!(format!("f{}", at + 1)));
            for (field, usual) in USUAL {
                default(figure, field, serde_json::from_str(usual).unwrap());
            }
        }
        for list in ["quotes", "positions"] {
            for claim in said[list].as_array_mut().unwrap() {
                place(claim, text, &map, 0);
            }
        }
        for figure in said["figures"].as_array().unwrap().iter().filter(|f| f["name"].is_u64()) {
            let row = figure["id"].as_str().unwrap().to_owned();
            let (key, name) = (RecordKey::new(path, row.as_str()), figure["text"].as_str().unwrap());
            self.records.push(Record {
                age: figure["name"].as_u64().map(|age| age as u16),
                when: figure["when"].as_str().map(|when| when.parse().expect("a date")),
                claim: Some(ClaimRef { source: sha256, figure: row.clone() }),
                ..Record::of(key, sha256, row, name)
            });
        }
        let reading: Reading = serde_json::from_value(said).unwrap_or_else(|e| panic!("{path}: {e}"));
        reading.stands_in(text).unwrap_or_else(|e| panic!("{path}: {e}"));
        self.readings.push(reading);
        self.texts.insert(sha256, text.to_owned());
        sha256
    }

    /// Makes the site and hands each file on.
    pub fn publish(&self, sink: &mut publication::Sink) -> std::io::Result<()> {
        let reconciliation = figures::reconcile(&self.case, &self.readings);
        self.publish_with(&reconciliation, sink)
    }

    /// The same with findings and tallies made elsewhere.
    pub fn publish_with(
        &self,
        reconciliation: &figures::Reconciliation,
        sink: &mut publication::Sink,
    ) -> std::io::Result<()> {
        let head = Digest::of(b"a ledger that there is not").to_string();
        let material = publication::Material {
            case: &self.case,
            readings: &self.readings,
            text_of: &|digest| self.texts[digest].clone(),
            reconciliation,
            estimates: self.estimates.as_ref(),
            records: &self.records,
            registry: &self.registry,
            head: &head,
        };
        publication::render(&material, sink)
    }
}

/// What a figure is where its annotation does not say.
const USUAL: [(&str, &str); 9] = [
    ("status", "\"killed\""),
    ("unit", "\"people\""),
    ("precision", "\"exact\""),
    ("modality", "\"asserted\""),
    ("attributed_to", "[]"),
    ("identified", "false"),
    ("means", "[]"),
    ("part_of", "null"),
    ("by", "null"),
];

fn default(object: &mut Value, field: &str, value: Value) {
    if object[field].is_null() {
        object[field] = value;
    }
}

/// Finds where the words of a claim stand, after a place that is given; gives back where they end.
fn place(claim: &mut Value, text: &str, map: &CharMap, from: usize) -> usize {
    if claim["start"].is_u64() {
        return from;
    }
    let words = claim["text"].as_str().expect("words").to_owned();
    let at =
        from + text[from..].find(&words).unwrap_or_else(|| panic!("\"{words}\" does not stand in the text"));
    let end = at + words.len();
    claim["start"] = json!(map.char_at(at));
    claim["end"] = json!(map.char_at(end));
    end
}

/// Text without the entities of HTML, that of the ampersand last.
pub fn unescaped(html: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(html.to_owned(), |text, (entity, c)| text.replace(entity, c))
}

/// The words of the source on its page: what stands in the box of the text, tags left out.
pub fn words(page: &str) -> String {
    let start = page.find("<div class=\"words\"").expect("a box of words");
    let start = start + page[start..].find('>').unwrap() + 2;
    let within = &page[start..start + page[start..].find("\n</div>").expect("the end of the box")];
    let tags = within.split('<').enumerate();
    unescaped(
        &tags
            .map(|(at, piece)| if at == 0 { piece } else { piece.split_once('>').unwrap().1 })
            .collect::<String>(),
    )
}
