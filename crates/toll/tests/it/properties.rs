//! Whatever the words: what is printed parses, and every span slices to its text.

use crate::world::World;
use proptest::prelude::*;
use vocabulary::Reading;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn spans_slice_to_their_text(
        texts in prop::collection::vec("(([0-9]{1,4}|twelve|dozens of|about|killed|people|injured|women|said|on Monday|in Paris|\\PC|[.,;“”()\\n])[ ]?){1,60}", 4)
    ) {
        let world = World::new();
        texts.iter().enumerate().for_each(|(at, text)| world.write(&format!("in/{at}.txt"), text));
        let ran = world.run("read in --section-bytes 64");
        for line in ran.out().lines() {
            let reading: Reading = serde_json::from_str(line).unwrap();
            let at: usize = reading.source.path[3..].trim_end_matches(".txt").parse().unwrap();
            let chars: Vec<char> = texts[at].chars().collect();
            for passage in reading.passages() {
                let found: String = chars[passage.start()..passage.end()].iter().collect();
                prop_assert_eq!(found, passage.text());
            }
        }
        prop_assert!(ran.err().is_empty(), "{}", ran.err());
    }
}
