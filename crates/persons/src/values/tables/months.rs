//! Names of months, by calendar, in the languages of lists. They are folded before they are looked up.
//!
//! Must not: hold anything but words.

use vocabulary::Calendar;

/// A calendar and its months, first to last: each with all its names.
pub(crate) type Months = (Calendar, &'static [&'static [&'static str]]);

/// Where a word stands twice, the first that fits the column's calendar is taken. Hebrew months are those of a leap year.
pub(crate) const MONTHS: &[Months] = &[
    (Calendar::Gregorian, GREGORIAN),
    (Calendar::Hijri, HIJRI),
    (Calendar::Persian, PERSIAN),
    (Calendar::Hebrew, HEBREW),
];

const GREGORIAN: &[&[&str]] = &[
    &[
        "january", "jan", "janv", "يناير", "كانون الثاني", "جانفي", "كانون ثاني", "ژانویه", "ינואר", "ocak", "oca",
        "yanvar", "январь", "января", "янв", "січень", "січня", "հունվար", "հունվարի", "իանვარი", "იანვარი", "იანვრის",
        "იან", "ιανουάριος", "ιανουαρίου", "ιαν", "januar", "јануар", "јануара", "januara", "siječanj", "siječnja",
        "enero", "ene", "janeiro", "janvier", "jänner", "çile", "rêbendan",
    ],
    &[
        "february", "feb", "febr", "فبراير", "شباط", "فيفري", "فوریه", "פברואר", "şubat", "şub", "fevral", "fev",
        "февраль", "февраля", "фев", "лютий", "лютого", "փետրվար", "փետրվարի", "თებერვალი", "თებერვლის", "თებ",
        "φεβρουάριος", "φεβρουαρίου", "φεβ", "februar", "фебруар", "фебруара", "februara", "veljača", "veljače",
        "febrero", "fevereiro", "février", "févr", "sibat", "reşemî",
    ],
    &[
        "march", "mar", "مارس", "آذار", "مارت", "מרץ", "מרס", "mart", "март", "марта", "мар", "березень", "березня",
        "մարտ", "մարտի", "მარტი", "მარტის", "მარ", "μάρτιος", "μαρτίου", "μαρ", "marta", "ožujak", "ožujka", "marzo",
        "março", "mars", "märz", "adar",
    ],
    &[
        "april", "apr", "أبريل", "إبريل", "نيسان", "أفريل", "آوریل", "אפריל", "nisan", "nis", "aprel", "апрель",
        "апреля", "апр", "квітень", "квітня", "ապրիլ", "ապրիլի", "აპრილი", "აპრილის", "აპრ", "απρίλιος", "απριλίου",
        "απρ", "април", "априла", "aprila", "travanj", "travnja", "abril", "abr", "avril", "avr", "avrêl",
    ],
    &[
        "may", "مايو", "أيار", "ماي", "مه", "מאי", "mayıs", "mayis", "май", "мая", "травень", "травня", "մայիս",
        "մայիսի", "მაისი", "მაისის", "მაი", "μάιος", "μαΐου", "μαι", "maj", "мај", "маја", "maja", "svibanj",
        "svibnja", "mayo", "maio", "mai", "gulan",
    ],
    &[
        "june", "jun", "يونيو", "يونيه", "حزيران", "جوان", "ژوئن", "יוני", "haziran", "haz", "iyun", "июнь", "июня",
        "июн", "червень", "червня", "հունիս", "հունիսի", "ივნისი", "ივნისის", "ივნ", "ιούνιος", "ιουνίου", "ιουν",
        "juni", "јун", "јуна", "juna", "lipanj", "lipnja", "junio", "junho", "juin", "hezîran", "pûşper",
    ],
    &[
        "july", "jul", "يوليو", "يوليه", "تموز", "جويلية", "ژوئیه", "جولای", "יולי", "temmuz", "tem", "iyul", "июль",
        "июля", "июл", "липень", "липня", "հուլիս", "հուլիսի", "ივლისი", "ივლისის", "ივლ", "ιούλιος", "ιουλίου",
        "ιουλ", "juli", "јул", "јула", "jula", "srpanj", "srpnja", "julio", "julho", "juillet", "juil", "tîrmeh",
    ],
    &[
        "august", "aug", "أغسطس", "آب", "أوت", "اوت", "אוגוסט", "ağustos", "ağu", "avqust", "август", "августа", "авг",
        "серпень", "серпня", "օգոստոս", "օգոստոսի", "აგვისტო", "აგვისტოს", "აგვ", "αύγουστος", "αυγούστου", "αυγ",
        "avgust", "avgusta", "kolovoz", "kolovoza", "agosto", "ago", "août", "aout", "tebax",
    ],
    &[
        "september", "sep", "sept", "سبتمبر", "أيلول", "سپتامبر", "ספטמבר", "eylül", "eyl", "sentyabr", "сентябрь",
        "сентября", "сен", "сент", "вересень", "вересня", "սեպտեմբեր", "սեպտեմբերի", "სექტემბერი", "სექტემბრის",
        "სექ", "σεπτέμβριος", "σεπτεμβρίου", "σεπ", "septembar", "септембар", "септембра", "septembra", "rujan",
        "rujna", "septiembre", "setiembre", "setembro", "set", "septembre", "îlon",
    ],
    &[
        "october", "oct", "أكتوبر", "تشرين الأول", "تشرين أول", "اکتبر", "אוקטובר", "ekim", "eki", "oktyabr", "октябрь",
        "октября", "окт", "жовтень", "жовтня", "հոկտեմբեր", "հոկտեմբերի", "ოქტომბერი", "ოქტომბრის", "ოქტ",
        "οκτώβριος", "οκτωβρίου", "οκτ", "oktobar", "октобар", "октобра", "oktobra", "listopad", "listopada",
        "octubre", "outubro", "out", "octobre", "oktober", "okt", "cotmeh",
    ],
    &[
        "november", "nov", "نوفمبر", "تشرين الثاني", "تشرين ثاني", "نوامبر", "נובמבר", "kasım", "kas", "noyabr",
        "ноябрь", "ноября", "ноя", "листопад", "листопада", "նոյեմբեր", "նոյեմբերի", "ნოემბერი", "ნოემბრის", "ნოე",
        "νοέμβριος", "νοεμβρίου", "νοε", "novembar", "новембар", "новембра", "novembra", "studeni", "studenoga",
        "studenog", "noviembre", "novembro", "novembre", "mijdar",
    ],
    &[
        "december", "dec", "ديسمبر", "كانون الأول", "كانون أول", "دسامبر", "דצמבר", "aralık", "ara", "dekabr", "декабрь",
        "декабря", "дек", "грудень", "грудня", "դեկտեմբեր", "դեկտեմբերի", "დეკემბერი", "დეკემბრის", "დეკ",
        "δεκέμβριος", "δεκεμβρίου", "δεκ", "decembar", "децембар", "децембра", "decembra", "prosinac", "prosinca",
        "diciembre", "dic", "dezembro", "dez", "décembre", "déc", "dezember", "kanûn", "berfanbar",
    ],
];

const HIJRI: &[&[&str]] = &[
    &["محرم", "المحرم", "muharram", "muharrem", "məhərrəm", "محرم الحرام"],
    &["صفر", "safar", "safer", "səfər"],
    &["ربيع الأول", "ربيع اول", "ربیع الاول", "rabi al awwal", "rabi al-awwal", "rebiülevvel", "rabi i"],
    &["ربيع الثاني", "ربيع الآخر", "ربیع الثانی", "rabi al thani", "rabi al-thani", "rebiülahir", "rabi ii"],
    &["جمادى الأولى", "جمادى الاول", "جمادی الاول", "jumada al ula", "jumada al-ula", "cemaziyelevvel", "jumada i"],
    &["جمادى الآخرة", "جمادى الثانية", "جمادی الثانی", "jumada al thani", "jumada al-thani", "cemaziyelahir", "jumada ii"],
    &["رجب", "rajab", "recep", "rəcəb"],
    &["شعبان", "shaban", "sha'ban", "şaban"],
    &["رمضان", "ramadan", "ramazan", "ramadhan"],
    &["شوال", "shawwal", "şevval"],
    &["ذو القعدة", "ذي القعدة", "ذی القعده", "dhu al qadah", "dhu al-qi'dah", "zilkade"],
    &["ذو الحجة", "ذي الحجة", "ذی الحجه", "dhu al hijjah", "dhu al-hijjah", "zilhicce"],
];

const PERSIAN: &[&[&str]] = &[
    &["فروردین", "farvardin", "حمل"],
    &["اردیبهشت", "ordibehesht", "ثور"],
    &["خرداد", "khordad", "جوزا"],
    &["تیر", "tir", "سرطان"],
    &["مرداد", "امرداد", "mordad", "اسد"],
    &["شهریور", "shahrivar", "سنبله"],
    &["مهر", "mehr", "میزان"],
    &["آبان", "aban", "عقرب"],
    &["آذر", "azar", "قوس"],
    &["دی", "dey", "جدی"],
    &["بهمن", "bahman", "دلو"],
    &["اسفند", "esfand", "حوت"],
];

const HEBREW: &[&[&str]] = &[
    &["תשרי", "tishri", "tishrei"],
    &["חשוון", "חשון", "מרחשוון", "heshvan", "cheshvan"],
    &["כסלו", "kislev"],
    &["טבת", "tevet"],
    &["שבט", "shevat", "shvat"],
    &["אדר", "אדר א", "אדר א׳", "adar", "adar i"],
    &["אדר ב", "אדר ב׳", "adar ii"],
    &["ניסן", "nisan"],
    &["אייר", "איר", "iyar"],
    &["סיוון", "סיון", "sivan"],
    &["תמוז", "tammuz"],
    &["אב", "מנחם אב", "av"],
    &["אלול", "elul"],
];
