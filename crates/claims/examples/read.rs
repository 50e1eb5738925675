//! Reads files and prints one JSON object a line.
use vocabulary::{Digest, Gazetteer, Source};
fn main() {
    let reader = claims::Reader::new(Gazetteer::bundled());
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).unwrap();
        let source = Source {
            path: path.clone(),
            sha256: Digest::of(text.as_bytes()),
            title: None,
            published: None,
            published_by: None,
            language: "en".into(),
            publisher: None,
            url: None,
        };
        println!("{}", serde_json::to_string(&reader.read(&text, source)).unwrap());
    }
}
