//! Names that are one name though they sound apart, and short forms of names.
//!
//! Must not: list what sound finds by itself, or a short form that is as often a name of its own.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Names of one origin that languages have moved far apart, romanised. Any two of a row are the same name.
const VARIANTS: &[&[&str]] = &[
    &[
        "muhammad",
        "mohammed",
        "mohamed",
        "mehmet",
        "mehmed",
        "magomed",
        "mukhammed",
        "mahomed",
        "mohd",
        "muhammed",
        "mammad",
        "mamed",
        "mhmd",
    ],
    &["ahmad", "ahmed", "ahmet", "akhmed", "akhmad", "akhmet"],
    &["yusuf", "yousef", "youssef", "yosef", "iosif", "josef", "joseph", "jozef", "iosef", "ysf"],
    &["ibrahim", "abraham", "avraham", "ebrahim", "ibragim", "brahim"],
    &["ishaq", "eshagh", "ishak", "ishaaq", "ashaq", "ashq", "isaac", "yitzhak", "itzhak", "isaak", "eshaq"],
    &["yaqub", "yakub", "jacob", "yaakov", "iakov", "jakob", "yakov"],
    &["musa", "moses", "moshe", "moussa", "mousa"],
    &["sulayman", "solomon", "suleiman", "shlomo", "suleyman", "soleiman"],
    &["dawud", "david", "daoud", "davit", "davud"],
    &[
        "oleksandr",
        "alexander",
        "aleksandr",
        "aliaksandr",
        "aleksander",
        "alexandre",
        "iskandar",
        "alejandro",
    ],
    &["mykola", "nikolai", "nikolay", "nicholas", "mikalai", "nicolas", "mikola"],
    &["oleksii", "aleksei", "alexey", "aleksey", "oleksiy", "alexei"],
    &["volodymyr", "vladimir", "uladzimir", "wladimir", "volodimir"],
    &["serhii", "sergei", "sergey", "siarhei", "serhiy", "serge"],
    &["dmytro", "dmitry", "dmitrii", "dzmitry", "dmitriy", "dmitri", "dimitri"],
    &["andrii", "andrei", "andrey", "andriy", "andrew", "andrzej"],
    &["pavlo", "pavel", "paul", "pavle", "boulos"],
    &["petro", "pyotr", "petr", "peter", "piotr", "boutros", "petros", "petar"],
    &["ivan", "john", "jan", "johannes", "ioannis", "hovhannes", "yuhanna", "jovan", "ioan"],
    &["mykhailo", "mikhail", "michael", "mihail", "mikayel", "mikhael"],
    &["hryhorii", "grigory", "grigorii", "grigoriy", "gregory", "grigor", "hryhoriy"],
    &["yevhen", "evgeny", "evgenii", "yevgeny", "eugene", "yevgeniy", "evgeniy"],
    &["olena", "elena", "yelena", "helen", "alena", "helena"],
    &["kateryna", "ekaterina", "catherine", "katarina", "yekaterina", "katherine"],
    &["oksana", "ksenia", "kseniia", "xenia"],
    &["georgy", "george", "georgios", "giorgi", "gevorg", "jurij", "georgii", "heorhii", "jirjis"],
    &["stepan", "stephen", "stefan", "stepanos", "estephan", "steven"],
    &["karapet", "garabed"],
    &["hakob", "agop", "hagop", "akop"],
];

/// A name, then its short forms. Only short and full are held against each other, never short against short or two
/// full names of one row.
const SHORT: &[(&[&str], &[&str])] = &[
    (&["william"], &["bill", "billy", "will", "willie", "liam"]),
    (&["robert"], &["bob", "bobby", "rob", "robbie"]),
    (&["richard"], &["dick", "rick", "ricky", "rich"]),
    (&["james"], &["jim", "jimmy", "jamie"]),
    (&["john"], &["jack", "johnny"]),
    (&["edward"], &["ed", "eddie", "ned", "ted", "teddy"]),
    (&["charles"], &["charlie", "chuck"]),
    (&["henry"], &["harry", "hank"]),
    (&["thomas"], &["tom", "tommy"]),
    (&["michael"], &["mike", "mick", "mickey"]),
    (&["joseph"], &["joe", "joey"]),
    (&["anthony"], &["tony"]),
    (&["elizabeth"], &["liz", "beth", "betty", "eliza", "lizzie", "bess"]),
    (&["margaret"], &["maggie", "peggy", "meg", "marge"]),
    (&["katherine", "catherine"], &["kate", "katie", "kathy", "cathy", "kitty"]),
    (&["mary"], &["molly", "polly", "mamie"]),
    (
        &["aleksandr", "alexander", "aleksandra", "alexandra", "oleksandr", "oleksandra"],
        &["sasha", "shura", "alex", "sanya"],
    ),
    (&["ivan"], &["vanya"]),
    (&["mikhail"], &["misha"]),
    (&["dmitrii", "dmitry", "dmitriy"], &["dima", "mitya"]),
    (&["nikolai", "nikolay"], &["kolya"]),
    (&["vladimir"], &["vova", "volodya"]),
    (&["evgenii", "evgeny", "evgeniy", "evgeniia", "evgeniya"], &["zhenya"]),
    (&["ekaterina", "yekaterina"], &["katya"]),
    (&["tatyana", "tatiana"], &["tanya"]),
    (&["natalya", "natalia", "nataliya"], &["natasha"]),
    (&["mariya", "maria"], &["masha"]),
    (&["anastasiya", "anastasia"], &["nastya"]),
    (&["yuri", "yuriy", "yurii"], &["yura"]),
    (&["aleksei", "aleksey", "alexey"], &["lyosha", "alyosha"]),
    (&["francisco"], &["paco", "pancho"]),
    (&["jose"], &["pepe"]),
    (&["ignacio"], &["nacho"]),
    (&["guadalupe"], &["lupita"]),
];

/// What the tables know of a romanised name. Rows count from 1; 0 is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// The row of names that are one name.
    pub variant: u8,
    /// The row of short forms.
    pub row: u8,
    /// Whether it is the short form in that row.
    pub short: bool,
}

/// Only looked up, never walked: its order plays no part.
static KNOWN: LazyLock<HashMap<&'static str, Known>> = LazyLock::new(|| {
    let mut known: HashMap<&'static str, Known> = HashMap::new();
    for (row, names) in (1..).zip(VARIANTS) {
        for name in *names {
            known.entry(name).or_default().variant = row;
        }
    }
    for (row, (full, short)) in (1..).zip(SHORT) {
        for (name, is_short) in
            full.iter().map(|name| (name, false)).chain(short.iter().map(|name| (name, true)))
        {
            let entry = known.entry(name).or_default();
            (entry.row, entry.short) = (row, is_short);
        }
    }
    known
});

/// Looks a romanised name up.
pub(super) fn find(letters: &str) -> Known {
    KNOWN.get(letters).copied().unwrap_or_default()
}
