//! Reads files and prints one JSON object a line.
use vocabulary::{Digest, Gazetteer, Source};
fn main() {
    let reader = claims::Reader::new(Gazetteer::bundled());
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).unwrap();
        let source = Source::unread(path.clone(), Digest::of(text.as_bytes()), "en");
        println!("{}", serde_json::to_string(&reader.read(&text, source)).unwrap());
    }
}
