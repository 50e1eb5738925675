//! Nationalities as far as they tell figures of one incident apart.
//!
//! "613 Azerbaijani civilians" and "613 civilians" of one incident are held side by side; "255 British" and "649
//! Argentines" are not. So a nationality parts a scope only where the scope has two of them.
//!
//! Must not: say what nationality anybody has.

use vocabulary::fold;

/// The stem by which "Argentine" and "Argentines", "Azerbaijan" and "Azerbaijanis" are one.
///
/// Two spellings that stay apart only keep two tallies apart; two peoples under one stem would be mixed. So little
/// is cut: the plural, "-ni" and "-qi" to the country, "-ian" to "-ia".
pub(crate) fn stem(written: &str) -> String {
    let mut stem = fold(written);
    if let Some(article) = stem.strip_prefix("the ") {
        stem = article.to_owned();
    }
    for (ending, cut) in [("s", 1), ("ni", 1), ("qi", 1), ("ian", 1)] {
        if stem.len() > ending.len() + 2 && stem.ends_with(ending) && !stem.ends_with("ss") {
            stem.truncate(stem.len() - cut);
        }
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_and_countries_are_one_peoples_are_not() {
        assert_eq!(stem("Argentines"), stem("Argentine"));
        assert_eq!(stem("Azerbaijanis"), stem("Azerbaijan"));
        assert_eq!(stem("Nigerian"), stem("Nigeria"));
        assert_eq!(stem("the Swiss"), "swiss");
        for (a, b) in
            [("Niger", "Nigeria"), ("Iranian", "Iraqi"), ("Austrian", "Australian"), ("Oman", "Omagh")]
        {
            assert_ne!(stem(a), stem(b));
        }
    }
}
