//! Names of the languages of the world, fictional: what must be found alike, and what must not.

use super::*;

fn key(written: &str) -> String {
    Name::read(written).map(|name| name.key()).unwrap_or_default()
}

#[test]
fn spellings_of_one_fictional_name_have_one_key() {
    for (a, b) in [
        ("Inés Bravo", "BRAVO Ines"),
        ("Sgt. Dana Kolt", "Dana Kolt"),
        ("Elvar Tamsin oğlu Orreni", "Orreni Elvar Tamsin"),
        ("Omar bin Salim al-Tarvi", "Omar Salim Tarvi"),
        ("Марко Тарвин", "Тарвин Марко"),
        ("سامر الترفي", "سامر ترفي"),
        ("الدكتور سامر الترفي", "سامر الترفي"),
        ("Անի Օրենյան", "Օրենյան Անի"),
        ("მარი ტარველი", "ტარველი მარი"),
        ("Ζωή Ταρβή", "ΤΑΡΒΗ Ζωη"),
        ("O’Dale, Mary-Ann", "Mary Ann ODale"),
    ] {
        assert_eq!(key(a), key(b), "{a} and {b}");
    }
}

#[test]
fn other_names_keep_other_keys() {
    for (a, b) in [
        ("Inés Bravo", "Inés Bravo Soler"),
        ("Марко Тарвин", "Мирко Тарвин"),
        ("سامر الترفي", "سمير الترفي"),
        ("Le Van Duc", "Nguyen Van Duc"),
        ("Anna Major", "Anna"),
    ] {
        assert_ne!(key(a), key(b), "{a} and {b}");
    }
}

#[test]
fn a_name_is_never_emptied() {
    assert_eq!(key("Major"), "major");
    assert_eq!(key("Ben"), "ben");
    assert_eq!(key("Van Le"), "le van");
    assert!(Name::read(" , — ").is_none());
}
