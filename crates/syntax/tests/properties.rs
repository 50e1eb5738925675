//! Whatever the text: no panic, tokens that cover it, trees without rings.

use proptest::prelude::*;
use syntax::{Parsed, Syntax, SyntaxMemory};

fn sound(parsed: &Parsed) {
    let mut at = 0;
    for token in &parsed.tokens {
        let between = &parsed.text()[at..token.bytes.start];
        assert!(between.is_empty() || between == " ", "{between:?} is in no token");
        assert!(!token.bytes.is_empty());
        at = token.bytes.end;
    }
    let rest = &parsed.text()[at..];
    assert!(rest.is_empty() || rest == " ", "{rest:?} is in no token");
    for start in 0..parsed.tokens.len() {
        let (mut token, mut steps) = (start, 0);
        while parsed.tokens[token].head != token {
            token = parsed.tokens[token].head;
            steps += 1;
            assert!(steps <= parsed.tokens.len(), "token {start} hangs in a ring");
        }
    }
    let mut end = 0;
    for entity in &parsed.entities {
        assert!(entity.tokens.start >= end && !entity.tokens.is_empty(), "entities overlap");
        end = entity.tokens.end;
    }
    assert!(end <= parsed.tokens.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_text_is_parsed(text in "\\PC{0,80}|[ \\n\\t.,;:'\"()a-zA-Z0-9$%-]{0,200}") {
        sound(&Syntax::bundled().parse(&text));
    }

    #[test]
    fn words_in_any_order_hang_in_trees(
        words in proptest::collection::vec(
            prop_oneof!["killed", "at least", "12", "people", "that", "said", "Dara", ",", "and", "of whom", "were", "U.N.", "'s", "won't"],
            0..60,
        )
    ) {
        sound(&Syntax::bundled().parse(&words.join(" ")));
    }

    #[test]
    fn memory_changes_nothing(one in "[a-z ]{0,60}", other in "[a-z ]{0,60}") {
        let mut memory = SyntaxMemory::default();
        Syntax::bundled().parse_with(&one, &mut memory);
        prop_assert_eq!(Syntax::bundled().parse_with(&other, &mut memory), Syntax::bundled().parse(&other));
    }
}

#[test]
fn a_long_word_takes_no_long_time() {
    for piece in ["(", ".", "a.", "a:@", "-", "www."] {
        let text = piece.repeat(20_000);
        let parsed = Syntax::bundled().parse(&text);
        assert_eq!(parsed.tokens.len(), 1, "{piece}");
    }
}

#[test]
fn bytes_that_are_no_model_are_refused() {
    static MODEL: &[u8] = include_bytes!("../../../data/syntax/en.bin");
    for end in [0, 7, 8, 100, 50_000, MODEL.len() / 2, MODEL.len() - 1] {
        assert!(Syntax::read(&MODEL[..end]).is_err(), "{end}");
    }
    assert!(Syntax::read(MODEL).is_ok());
}
