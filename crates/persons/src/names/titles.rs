//! Words about a name that are no part of it: titles, ranks, honorifics, particles, and words that say "also known as".
//!
//! All in lower case, without dots, in their own script. Must not: hold words that are as often names themselves.

use super::table::Table;
use std::sync::LazyLock;

/// What a word is about a name; a word can be several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Role(u32);

impl Role {
    pub(super) const TITLES: Role = Role(1 << 0);
    pub(super) const TITLES_OR_NAMES: Role = Role(1 << 1);
    pub(super) const SUFFIXES: Role = Role(1 << 2);
    pub(super) const PARTICLES: Role = Role(1 << 3);
    pub(super) const BOUND_ARTICLES: Role = Role(1 << 4);
    pub(super) const CHILD_OF: Role = Role(1 << 5);
    pub(super) const OFFSPRING: Role = Role(1 << 6);
    pub(super) const TIED_AHEAD: Role = Role(1 << 7);
    pub(super) const TIED_BACK: Role = Role(1 << 8);
    pub(super) const ALSO: Role = Role(1 << 9);
    pub(super) const NO_ARTICLE: Role = Role(1 << 10);
    pub(super) const ARTICLE: Role = Role(1 << 11);
    pub(super) const NOBODY: Role = Role(1 << 12);
    pub(super) const COMPOUND: Role = Role(1 << 13);

    /// What a word in lower case is.
    pub(super) fn of(word: &str) -> Role {
        if word.len() > LONGEST_BYTES { Role(0) } else { ROLES.get(word).copied().unwrap_or_default() }
    }

    /// Whether it is any of these.
    pub(super) fn is(self, of: Role) -> bool {
        self.0 & of.0 != 0
    }
}

/// No word of the tables is longer.
const LONGEST_BYTES: usize = 32;

/// Only looked up, never walked: its order plays no part.
static ROLES: LazyLock<Table<Role>> = LazyLock::new(|| {
    let mut roles: Table<Role> = Table::default();
    for (role, words) in [
        (Role::TITLES, TITLES),
        (Role::TITLES_OR_NAMES, TITLES_OR_NAMES),
        (Role::SUFFIXES, SUFFIXES),
        (Role::PARTICLES, PARTICLES),
        (Role::BOUND_ARTICLES, BOUND_ARTICLES),
        (Role::CHILD_OF, CHILD_OF),
        (Role::OFFSPRING, OFFSPRING),
        (Role::TIED_AHEAD, TIED_AHEAD),
        (Role::TIED_BACK, TIED_BACK),
        (Role::ALSO, ALSO),
        (Role::NO_ARTICLE, NO_ARTICLE),
        (Role::ARTICLE, ARTICLES),
        (Role::NOBODY, NOBODY),
        (Role::COMPOUND, COMPOUND),
    ] {
        for word in words {
            roles.entry(word).or_default().0 |= role.0;
        }
    }
    roles
});

/// Words that stand where no name is known.
const NOBODY: &[&str] = &[
    "unknown",
    "unidentified",
    "unnamed",
    "anonymous",
    "nn",
    "inconnu",
    "inconnue",
    "desconocido",
    "desconocida",
    "unbekannt",
    "sconosciuto",
    "nieznany",
    "bilinmiyor",
    "kimliği",
    "belirsiz",
    "naməlum",
    "مجهول",
    "مجهولة",
    "الهوية",
    "ناشناس",
    "نامعلوم",
    "неизвестный",
    "неизвестная",
    "неизвестно",
    "неизвестен",
    "неопознанный",
    "неопознанная",
    "безымянный",
    "невідомий",
    "невідома",
    "невідомо",
    "անհայտ",
    "უცნობი",
    "άγνωστος",
    "άγνωστη",
    "אלמוני",
    "אלמונית",
    "n/a",
    "غير معروف",
    "غير معروفة",
    "غير معلوم",
    "לא ידוע",
    "not known",
    "no name",
    "без имени",
];

/// Articles that make one name of two words of South Asia: Zia ul Haq.
const COMPOUND: &[&str] = &["ul", "ur", "ud", "uz", "ush"];

/// The article of Arabic, alone.
const ARTICLES: &[&str] = &["al", "el", "ul", "ال", "аль", "эль"];

/// Words before a name.
const TITLES: &[&str] = &[
    // English.
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "sir",
    "dame",
    "dr",
    "doctor",
    "prof",
    "professor",
    "eng",
    "engr",
    "engineer",
    "rev",
    "reverend",
    "fr",
    "pastor",
    "rabbi",
    "imam",
    "mullah",
    "mulla",
    "sgt",
    "sergeant",
    "cpl",
    "corporal",
    "pvt",
    "private",
    "pfc",
    "lt",
    "lieutenant",
    "capt",
    "captain",
    "maj",
    "major",
    "col",
    "colonel",
    "gen",
    "general",
    "brig",
    "brigadier",
    "adm",
    "admiral",
    "constable",
    "inspector",
    "officer",
    "hon",
    "martyr",
    "late",
    // Romanised Arabic, Persian, Turkic, South Asian.
    "sheikh",
    "shaykh",
    "sheik",
    "shaikh",
    "cheikh",
    "haji",
    "hajji",
    "hadji",
    "hajj",
    "haj",
    "hajja",
    "hajjah",
    "hadj",
    "el-hadj",
    "sayyid",
    "sayyida",
    "ustad",
    "ustadh",
    "ustaz",
    "mawlawi",
    "maulvi",
    "hojja",
    "hodja",
    "sehit",
    "şehit",
    "sayın",
    "shri",
    "smt",
    "kumari",
    // French, Spanish, Portuguese, Italian, German, Dutch.
    "mme",
    "mlle",
    "monsieur",
    "madame",
    "mademoiselle",
    "maître",
    "sr",
    "sra",
    "srta",
    "señor",
    "senor",
    "señora",
    "senora",
    "sig",
    "signor",
    "signora",
    "herr",
    "frau",
    "hr",
    "fr",
    "ing",
    "mag",
    "dhr",
    "mevr",
    // Slavic, in Latin letters.
    "gospodin",
    "gospoda",
    "pán",
    "paní",
    "gosp",
    "gđa",
    "gdja",
    // Russian, Ukrainian, Serbian.
    "г-н",
    "г-жа",
    "господин",
    "госпожа",
    "пан",
    "пані",
    "д-р",
    "др",
    "доктор",
    "проф",
    "профессор",
    "професор",
    "генерал",
    "полковник",
    "подполковник",
    "майор",
    "капитан",
    "ранга",
    "капітан",
    "лейтенант",
    "старшина",
    "сержант",
    "рядовой",
    "солдат",
    "ефрейтор",
    "прапорщик",
    "мл",
    "ст",
    "хаджи",
    "шейх",
    "имам",
    "мулла",
    "господа",
    // Arabic.
    "الشهيد",
    "الشهيدة",
    "الدكتور",
    "الدكتورة",
    "دكتور",
    "دكتورة",
    "د",
    "السيد",
    "السيدة",
    "سيدة",
    "الحاج",
    "الحاجة",
    "الشيخ",
    "الأستاذ",
    "الاستاذ",
    "أستاذ",
    "استاذ",
    "المهندس",
    "المهندسة",
    "مهندس",
    "م",
    "أ",
    "ا",
    "المرحوم",
    "المرحومة",
    "العميد",
    "العقيد",
    "اللواء",
    "النقيب",
    "الملازم",
    "الرائد",
    "المقدم",
    "الرقيب",
    "الجندي",
    "الطفل",
    "الطفلة",
    "الأسير",
    "المجاهد",
    "المجاهدة",
    "القائد",
    "الصحفي",
    "الصحفية",
    "المعلم",
    "الممرض",
    "المسعف",
    "آنسة",
    "الآنسة",
    // Persian, Urdu, Kurdish.
    "آقای",
    "آقا",
    "خانم",
    "دکتر",
    "حاجی",
    "حاجیه",
    "سردار",
    "شهیدە",
    "کاک",
    "جناب",
    "مولانا",
    "ڈاکٹر",
    // Turkish, Azerbaijani.
    "cənab",
    "xanım",
    "şəhid",
    "doktor",
    "müəllim",
    // Hebrew.
    "מר",
    "גב",
    "ד\"ר",
    "דר",
    "פרופ",
    "הרב",
    "רב",
    "סמל",
    "סרן",
    "אל\"ם",
    "רס\"ן",
    "סא\"ל",
    "סגן",
    // Armenian, Georgian, Greek.
    "պարոն",
    "տիկին",
    "օրիորդ",
    "դոկտոր",
    "ბატონი",
    "ქალბატონი",
    "დოქტორი",
    "κ",
    "κος",
    "κα",
    "κυρία",
    "δρ",
];

/// Titles that are names as well: only before two other words.
const TITLES_OR_NAMES: &[&str] = &[
    "shahid",
    "shaheed",
    "شهيد",
    "شهيدة",
    "شهید",
    "don",
    "doña",
    "dona",
    "dom",
    "حاج",
    "حاجة",
    "شيخ",
    "bay",
    "bayan",
    "pan",
    "pani",
    "مام",
];

/// Words after a name.
const SUFFIXES: &[&str] = &[
    "jr",
    "jnr",
    "junior",
    "sr",
    "snr",
    "senior",
    "ii",
    "iii",
    "iv",
    "phd",
    "md",
    "esq",
    "obe",
    "mbe",
    "ra",
    "bey",
    "efendi",
    "эфенди",
];

/// Articles and small words within a name, which spellings add or leave out.
const PARTICLES: &[&str] = &[
    "al", "el", "ul", "il", "de", "da", "di", "del", "della", "la", "le", "las", "los", "van", "von", "der",
    "den", "dos", "das", "do", "du", "des", "ter", "ten", "zu", "af", "av", "al-", "ال", "آل", "аль", "эль",
    "де", "ван", "фон",
];

/// An article before the letters that it takes the sound of: ash-Shami.
const BOUND_ARTICLES: &[&str] = &[
    "ash", "as", "an", "ar", "ad", "at", "az", "adh", "ath", "es", "esh", "ech", "en", "er", "ed", "et",
    "ez", "ur", "us", "ud", "un", "аш", "ас", "ан", "ар", "ад", "ат", "аз",
];

/// Son or daughter of the one that follows.
const CHILD_OF: &[&str] = &[
    "ibn", "bin", "bint", "ben", "binti", "bn", "ould", "walad", "mint", "son of", "بن", "ابن", "إبن", "بنت",
    "ابنة", "ولد", "ибн", "бин", "бен", "бинт", "בן", "בת",
];

/// Son or daughter of the one before.
const OFFSPRING: &[&str] = &[
    "oglu", "oğlu", "ogly", "oghlu", "oghly", "uly", "uulu", "qizi", "qızı", "kizi", "kızı", "kyzy", "gizi",
    "qyzy", "оглы", "оглу", "кызы", "гызы", "улы", "уулу",
];

/// Father of, mother of, servant of: one part with the name that follows.
const TIED_AHEAD: &[&str] = &[
    "abu",
    "abou",
    "abo",
    "aboo",
    "abi",
    "abd",
    "abdul",
    "abdel",
    "abdal",
    "abdol",
    "abdoul",
    "abdur",
    "abdus",
    "abdu",
    "umm",
    "um",
    "oum",
    "om",
    "أبو",
    "ابو",
    "أبي",
    "ابي",
    "أبا",
    "ابا",
    "ابوال",
    "أم",
    "ام",
    "عبد",
    "абу",
    "абд",
    "абдул",
    "абдель",
    "абдуль",
    "умм",
    "ум",
    "st",
    "san",
    "santa",
    "mac",
    "mc",
];

/// Of the faith, of God: one part with the name before.
const TIED_BACK: &[&str] = &[
    "din",
    "deen",
    "dine",
    "eddin",
    "eddine",
    "uddin",
    "addin",
    "aldin",
    "aldeen",
    "eldeen",
    "aldine",
    "eldine",
    "udin",
    "edin",
    "eldin",
    "ud-din",
    "الدين",
    "allah",
    "ullah",
    "الله",
    "الاسلام",
    "الإسلام",
    "эддин",
    "дин",
    "уддин",
    "уллах",
];

/// What follows is another name of the same person.
const ALSO: &[&str] = &[
    "aka",
    "known",
    "a.k.a",
    "a.k.a.",
    "a/k/a",
    "alias",
    "née",
    "nee",
    "né",
    "dit",
    "dite",
    "الملقب",
    "الملقبة",
    "المعروف",
    "المعروفة",
    "الشهير",
    "الشهيرة",
    "المكنى",
    "прозвище",
    "позывной",
    "nicknamed",
    "formerly",
    "lakabı",
    "təxəllüsü",
];

/// Names that begin with the letters of the Arabic article, and have none.
const NO_ARTICLE: &[&str] = &[
    "الياس",
    "الهام",
    "الفت",
    "الماس",
    "الين",
    "الينا",
    "اليسا",
    "اليزابيث",
    "الكسندر",
    "الكسندرا",
    "الكساندر",
    "البير",
    "البرت",
    "الاء",
    "الما",
    "العازار",
    "اليان",
    "اليانا",
    "الله",
    "الفريد",
    "الفونس",
    "التون",
    "الطاف",
    "التاي",
];
