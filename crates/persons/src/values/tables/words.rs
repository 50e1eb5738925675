//! Small words around dates and ages, in the languages of lists. They are folded before they are looked up.
//!
//! Must not: hold anything but words.

/// "About", before or after a date or an age.
pub(crate) const ABOUT: &[&str] = &[
    "c", "ca", "circa", "cca", "about", "abt", "around", "approx", "approximately", "approximate", "est", "estimated",
    "حوالي", "تقريبا", "نحو", "حدود", "تقریبا", "حدودا", "בערך", "כ", "yaklaşık", "tahminen", "təxminən", "около", "ок",
    "примерно", "приблизно", "близько", "մոտ", "մոտավորապես", "დაახლოებით", "περίπου", "γύρω", "oko", "otprilike",
    "око", "hacia", "aproximadamente", "aprox", "cerca", "env", "environ", "vers", "etwa", "um", "ungefähr", "nêzîkî",
];

/// Words that a date may have about it and that say nothing more. Weekdays are among them.
pub(crate) const SILENT: &[&str] = &[
    "th", "st", "nd", "rd", "of", "the", "de", "del", "do", "di", "le", "den", "der", "am", "on", "in", "el", "er",
    "year", "yr", "born", "d", "г", "года", "год", "гг", "р", "рік", "року", "р.н", "عام", "سنة", "سال", "مورخ", "شنة",
    "שנת", "ב", "yılı", "yıl", "il", "ci", "cı", "cu", "cü", "թ", "թվական", "წელი", "წლის", "წ", "έτος", "годи", "god",
    "godina", "godine", "г.р", "año", "ano", "an", "année", "jahr", "sal", "salê", "م", "ميلادي", "ميلادية", "میلادی",
    "ad", "ce",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu",
    "thurs", "fri", "sat", "sun", "الاثنين", "الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد",
];

/// Marks of the Islamic era.
pub(crate) const HIJRI_ERA: &[&str] = &["ah", "هـ", "هجري", "هجرية", "ه.ق", "ق", "قمری", "hicri"];
/// Marks of the Solar Hijri era.
pub(crate) const PERSIAN_ERA: &[&str] = &["ش", "شمسی", "خورشیدی", "ه.ش", "هش"];

/// Names of units of time, by how many make a year; days, weeks and months of age are less than a year.
pub(crate) const UNITS: &[(u16, &[&str])] = &[
    (
        1,
        &[
            "year", "years", "yr", "yrs", "y", "yo", "y/o", "year-old", "years-old", "old", "aged", "age", "سنة", "سنوات",
            "سنه", "عاما", "عام", "أعوام", "سنين", "سنتان", "سنتين", "عامان", "سال", "ساله", "سالە", "שנים", "שנה", "בן",
            "בת", "yaş", "yaşında", "yıl", "yaşlı", "yaşlarında", "il", "год", "года", "лет", "л", "г", "рік", "роки",
            "років", "р", "տարեկան", "տարի", "წლის", "წელი", "ετών", "έτη", "χρονών", "έτους", "год", "године", "година",
            "god", "godina", "godine", "año", "años", "a", "ano", "anos", "an", "ans", "jahr", "jahre", "j", "salî", "sal",
        ],
    ),
    (
        12,
        &[
            "month", "months", "mo", "mos", "m", "mth", "mths", "شهر", "أشهر", "شهور", "شهرا", "شهران", "شهرين", "ماه",
            "ماهه", "חודש", "חודשים", "ay", "aylık", "aylıq", "месяц", "месяца", "месяцев", "мес", "місяць", "місяці",
            "місяців", "міс", "ամսական", "ամիս", "თვის", "თვე", "μηνών", "μήνες", "μήνας", "mjesec", "mjeseca", "mjeseci",
            "mesec", "meseca", "meseci", "месец", "месеца", "месеци", "mes", "meses", "mês", "mois", "monat", "monate",
            "mehî", "meh",
        ],
    ),
    (
        52,
        &[
            "week", "weeks", "wk", "wks", "w", "أسبوع", "أسابيع", "اسبوعين", "هفته", "שבוע", "שבועות", "hafta", "haftalık",
            "həftə", "həftəlik", "неделя", "недели", "недель", "нед", "тиждень", "тижні", "тижнів", "շաբաթ", "შაბათი",
            "კვირის", "εβδομάδων", "εβδομάδες", "sedmica", "nedelja", "nedelje", "tjedan", "tjedna", "semana", "semanas",
            "semaine", "semaines", "woche", "wochen", "hefte",
        ],
    ),
    (
        365,
        &[
            "day", "days", "d", "hour", "hours", "hrs", "h", "newborn", "stillborn", "foetus", "fetus", "neonate", "يوم",
            "أيام", "يوما", "يومان", "يومين", "ساعة", "ساعات", "رضيع", "رضيعة", "مولود", "روز", "روزه", "نوزاد", "יום",
            "ימים", "תינוק", "gün", "günlük", "saat", "bebek", "yenidoğan", "день", "дня", "дней", "дн", "новорожденный",
            "новорождённый", "дні", "днів", "новонароджений", "օր", "օրական", "დღის", "დღე", "ημερών", "ημέρες",
            "dan", "dana", "novorođenče", "día", "días", "dia", "dias", "jour", "jours", "tag", "tage", "roj",
        ],
    ),
];
