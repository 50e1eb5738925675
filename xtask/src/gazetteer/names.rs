//! Which names are kept: those that a report in one of Toll's languages may use, as it would write them.
//!
//! Must not: judge names by whose they are. What two sides call a place is kept alike.

/// Words that make of a name a title ("City of X", "X rayonu"): the bare name stands beside it.
const TITLES: &[&str] = &[
    "city",
    "of",
    "town",
    "village",
    "municipality",
    "municipio",
    "municipi",
    "municipium",
    "comuna",
    "commune",
    "comune",
    "comunidad",
    "gemeinde",
    "gemeente",
    "stadt",
    "kommun",
    "kommune",
    "kommunen",
    "kunta",
    "opcina",
    "obcina",
    "opstina",
    "grad",
    "gorod",
    "miasto",
    "ciudad",
    "cidade",
    "ciutat",
    "ville",
    "citta",
    "lungsod",
    "bayan",
    "lalawigan",
    "siudad",
    "ciudat",
    "dakbayan",
    "kota",
    "kabupaten",
    "kecamatan",
    "rayon",
    "rayonu",
    "rajon",
    "rejon",
    "raion",
    "raionul",
    "district",
    "distrito",
    "distrikt",
    "distretto",
    "okres",
    "okrug",
    "powiat",
    "piirikunta",
    "county",
    "shahrestan",
    "shahrestane",
    "shi",
    "xian",
    "zhen",
    "xiang",
    "jiedao",
    "qu",
    "qarku",
    "bashkia",
    "arrondissement",
    "canton",
    "kanton",
    "urbo",
    "gmina",
    "obec",
    "orasul",
    "oras",
    "munisipyo",
    "tumani",
    "sehri",
    "selo",
    "derevnya",
    "posyolok",
    "poselok",
    "ejido",
    "colonia",
    "fraccionamiento",
    "estacion",
    "station",
    "airport",
    "harbour",
    "parish",
    "townland",
    "barangay",
    "poblacion",
    "dorf",
    "ortschaft",
    "phumi",
    "ban",
    "khirbat",
    "metropolitan",
    "area",
    "region",
    "mkoa",
    "province",
    "provincia",
    "provincie",
    "prefecture",
    "saint-",
    "ward",
    "block",
];

/// The most words of a further name.
const WORDS_MAX: usize = 4;

/// A script that names are kept in, or none.
fn kept_script(c: char) -> Option<u8> {
    match c {
        'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | 'ə' | '\u{1E00}'..='\u{1EFF}' => Some(0),
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Some(1),
        '\u{400}'..='\u{4FF}' => Some(2),
        '\u{531}'..='\u{587}' => Some(3),
        '\u{5D0}'..='\u{5EA}' => Some(4),
        '\u{620}'..='\u{64A}' | '\u{66E}'..='\u{6D3}' => Some(5),
        '\u{10D0}'..='\u{10FF}' => Some(6),
        _ => None,
    }
}

/// Countries whose every hamlet GeoNames holds. There, settlements of fewer than [`HAMLET_MAX`] people (or of
/// nobody knows how many) would make up a fifth of the file, and share most of their names with larger places.
const DENSE: &[&str] = &["AT", "AU", "BE", "CH", "CN", "CZ", "DE", "FR", "ID", "IT", "MX", "PL", "RO"];
const HAMLET_MAX: u64 = 1_000;

/// Whether a city is kept.
pub(super) fn is_city_kept(country: &str, population: u64) -> bool {
    population >= HAMLET_MAX || !DENSE.contains(&country)
}

/// Countries whose smaller places are known abroad by one spelling: those long written in Latin letters, and
/// those with one settled romanisation.
const ONE_SPELLING: &[&str] = &[
    "AR", "AT", "AU", "BE", "BR", "CA", "CH", "CI", "CL", "CN", "CZ", "DE", "DK", "ES", "FI", "FR", "GB",
    "GR", "HU", "ID", "IE", "IN", "IT", "JP", "KR", "MN", "MX", "MY", "NL", "NO", "NZ", "PE", "PH", "PL",
    "PT", "RO", "SE", "SI", "SK", "TH", "US", "UY", "VN", "ZA",
];

/// Whether a further name of a city is kept. GeoNames holds romanisations made by machines, all in lower case,
/// codes of airports, and titles in many languages; none of them is a name that a report would use.
pub(super) fn is_kept(name: &str, country: &str, population: u64) -> bool {
    let smallest = if ONE_SPELLING.contains(&country) { TOWN_MIN } else { 0 };
    let mut scripts = name.chars().filter(|c| c.is_alphabetic()).map(kept_script);
    let Some(Some(script)) = scripts.next() else { return false };
    let one_script = scripts.all(|s| s == Some(script));
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let cased =
        script > 2 || name.chars().next().is_some_and(|c| c.is_uppercase() || matches!(c, '\'' | '’'));
    let code = name.chars().all(|c| c.is_ascii_uppercase());
    let odd = name.chars().any(|c| c.is_ascii_digit() || "()[]/,;№\"&*?".contains(c));
    let folded = vocabulary::fold(name);
    let words = folded.split(' ').count();
    let titled = words > 1 && folded.split(' ').any(|word| TITLES.contains(&word));
    let wanted = population >= smallest.max(POPULATION_MIN[usize::from(script)]);
    one_script && cased && !code && !odd && !titled && letters >= 3 && words <= WORDS_MAX && wanted
}

/// The smallest town of such a country that is kept under further names.
const TOWN_MIN: u64 = 50_000;

/// From which population on further names in a script are kept: Latin, Greek, Cyrillic, Armenian, Hebrew,
/// Arabic, Georgian.
const POPULATION_MIN: [u64; 7] = [0, 10_000, 0, 0, 10_000, 0, 0];

/// Words after the name of a division that reports leave out ("Helmand Province": "Helmand").
const KINDS_OF_DIVISION: &[&str] = &[
    "Province",
    "Governorate",
    "District",
    "Oblast",
    "Oblast'",
    "oblast",
    "Region",
    "Rayon",
    "Raion",
    "State",
    "Krai",
    "Kray",
    "Republic",
    "Prefecture",
    "Department",
    "Municipality",
    "Shahrestan",
    "Muhafazat",
    "Regency",
    "Zone",
    "Division",
    "Zila",
    "Regional",
];

/// A division's name without the word for what it is, where that leaves a name.
pub(super) fn bare(division: &str) -> Option<&str> {
    let bare = KINDS_OF_DIVISION.iter().find_map(|kind| division.strip_suffix(kind)?.strip_suffix(' '))?;
    let directions = [
        "Northern", "Southern", "Eastern", "Western", "Central", "North", "South", "East", "West", "Upper",
        "Lower", "Capital",
    ];
    (bare.len() >= 4 && !directions.contains(&bare)).then_some(bare)
}
