//! Words of columns that hold one of a few things: sex, and what happened to a person. Folded before they are looked up.
//!
//! Must not: hold anything but words.

use vocabulary::{Sex, Status};

/// Words for the two sexes. Single letters stand apart: the same letter means either in different languages.
pub(crate) const SEXES: &[(Sex, &[&str])] = &[
    (
        Sex::Male,
        &[
            "male", "man", "boy", "men", "masc", "masculine", "ذكر", "ذ", "رجل", "ولد", "مذكر", "مرد", "پسر", "مذکر", "זכר",
            "ז", "גבר", "בן", "erkek", "bay", "oğlan", "kişi", "муж", "мужской", "мужчина", "м", "муж.", "мальчик", "чол",
            "чоловік", "чоловіча", "чоловічий", "ч", "хлопчик", "արական", "տղամարդ", "ար", "ա", "მამრობითი",
            "კაცი", "მამრ", "ბიჭი", "άνδρας", "άντρας", "άρρεν", "αρσενικό", "α", "αγόρι", "muško", "muški", "muškarac",
            "мушко", "мушки", "мушкарац", "muz", "hombre", "masculino", "varón", "homem", "homme", "masculin", "garçon",
            "mann", "männlich", "mannlich", "junge", "nêr", "mêr", "zilam", "نێر", "پیاو", "kur", "mr",
        ],
    ),
    (
        Sex::Female,
        &[
            "female", "woman", "girl", "women", "fem", "feminine", "أنثى", "انثى", "أ", "ا", "امرأة", "بنت", "مؤنث", "زن",
            "دختر", "مونث", "נקבה", "נ", "אישה", "בת", "kadın", "bayan", "kız", "qadın", "qız", "жен", "женский", "женщина",
            "ж", "девочка", "жін", "жінка", "жіноча", "жіночий", "дівчинка", "իգական", "կին", "իգ", "ի", "მდედრობითი",
            "ქალი", "მდედრ", "გოგო", "γυναίκα", "θήλυ", "θηλυκό", "γ", "θ", "κορίτσι", "žensko", "ženski", "žena", "ž",
            "женско", "женски", "жена", "mujer", "femenino", "hembra", "mulher", "feminino", "femme", "féminin", "fille",
            "frau", "weiblich", "mädchen", "mê", "jin", "مێ", "ژن", "keç", "mrs", "ms",
        ],
    ),
];

/// Latin letters by the pair in which a column has them: the first male, the second female.
pub(crate) const LETTERS: &[(&str, &str)] = &[
    ("m", "f"),
    ("m", "z"),
    ("m", "w"),
    ("h", "m"),
    ("h", "f"),
    ("e", "k"),
    ("k", "q"),
    ("n", "m"),
    ("v", "m"),
    ("v", "h"),
    ("b", "g"),
];

/// Words for what happened to a person.
pub(crate) const STATUSES: &[(Status, &[&str])] = &[
    (
        Status::Killed,
        &[
            "killed", "dead", "died", "deceased", "death", "fatal", "fatality", "kia", "martyr", "martyred", "murdered",
            "executed", "شهيد", "شهيدة", "قتيل", "قتيلة", "قتل", "مقتول", "متوفى", "متوفي", "متوفاة", "ميت", "وفاة", "کشته",
            "کشته شده", "جان باخته", "شهید", "فوت", "הרוג", "הרוגה", "נהרג", "נרצח", "נרצחה", "מת", "öldü", "ölü",
            "öldürüldü", "ölmüş", "şehit", "şəhid", "öldürülüb", "həlak olub", "vəfat edib", "убит", "убита", "погиб",
            "погибла", "погибший", "умер", "умерла", "мертв", "вбито", "вбитий", "загинув", "загинула", "загиблий", "помер",
            "померла", "զոհված", "զոհ", "սպանված", "մահացած", "մահացել է", "მოკლული", "დაღუპული", "გარდაცვლილი", "νεκρός",
            "νεκρή", "φονευθείς", "σκοτώθηκε", "ubijen", "ubijena", "poginuo", "poginula", "mrtav", "mrtva", "убијен",
            "убијена", "погинуо", "погинула", "muerto", "muerta", "asesinado", "asesinada", "fallecido", "fallecida",
            "ejecutado", "morto", "morta", "assassinado", "falecido", "tué", "tuée", "mort", "morte", "décédé", "décédée",
            "getötet", "tot", "ermordet", "verstorben", "gestorben", "gefallen", "kuştî", "mirî", "şehîd", "کوژراو", "مردوو",
        ],
    ),
    (
        Status::Missing,
        &[
            "missing", "disappeared", "mia", "unaccounted", "whereabouts unknown", "مفقود", "مفقودة", "مختفي", "مختف",
            "مختفي قسريا", "ناپدید", "مفقودالاثر", "נעדר", "נעדרת", "kayıp", "kayip", "itkin", "itkin düşüb",
            "пропал", "пропала", "пропал без вести", "без вести", "пропавший", "зник", "зникла", "зниклий безвісти",
            "безвісти зниклий", "անհետ կորած", "անհայտ կորած", "უგზო უკვლოდ დაკარგული", "დაკარგული", "αγνοούμενος",
            "αγνοούμενη", "nestao", "nestala", "nestali", "нестао", "нестала", "desaparecido", "desaparecida", "disparu",
            "disparue", "vermisst", "verschollen", "winda", "bêserûşûn", "بێسەروشوێن",
        ],
    ),
    (
        Status::Captured,
        &[
            "captured", "detained", "detainee", "prisoner", "pow", "hostage", "arrested", "imprisoned", "kidnapped",
            "abducted", "معتقل", "معتقلة", "أسير", "أسيرة", "مخطوف", "مخطوفة", "رهينة", "محتجز", "موقوف", "بازداشت", "اسیر",
            "زندانی", "חטוף", "חטופה", "שבוי", "tutuklu", "gözaltında", "esir", "rehin", "əsir", "girov",
            "əsir düşüb", "girov götürülüb", "задержан", "арестован", "в плену", "плен", "пленный", "заложник", "полонений",
            "в полоні", "полон", "затриманий", "заручник", "գերի", "գերեվարված", "պատանդ", "ტყვე", "მძევალი", "αιχμάλωτος",
            "κρατούμενος", "zarobljen", "zarobljena", "zatvoren", "заробљен", "detenido", "detenida", "preso", "secuestrado",
            "capturado", "detido", "détenu", "détenue", "prisonnier", "capturé", "otage", "gefangen", "inhaftiert", "geisel",
            "girtî", "گیراو",
        ],
    ),
    (
        Status::Injured,
        &[
            "injured", "wounded", "wia", "hurt", "جريح", "جريحة", "مصاب", "مصابة", "زخمی", "مجروح", "פצוע", "פצועה", "yaralı",
            "yaralandı", "yaralı qalıb", "yaralanıb", "ранен", "ранена", "раненый", "поранений", "поранена", "վիրավոր",
            "დაჭრილი", "τραυματίας", "ranjen", "ranjena", "рањен", "рањена", "herido", "herida", "ferido", "ferida",
            "blessé", "blessée", "verletzt", "verwundet", "birîndar", "بریندار",
        ],
    ),
    (
        Status::Released,
        &[
            "released", "freed", "escaped", "محرر", "محررة", "مفرج عنه", "أفرج عنه", "آزاد", "آزاد شده", "משוחרר", "שוחרר",
            "serbest", "serbest bırakıldı", "azad edilib", "azad olunub", "освобожден", "освобождена", "звільнений",
            "звільнена", "ազատված", "ազատ արձակված", "გათავისუფლებული", "απελευθερώθηκε", "oslobođen", "oslobođena",
            "ослобођен", "pušten", "liberado", "liberada", "puesto en libertad", "libertado", "libéré", "libérée",
            "freigelassen", "befreit", "azadkirî", "berdayî",
        ],
    ),
    (
        Status::Displaced,
        &[
            "displaced", "idp", "refugee", "evacuated", "نازح", "نازحة", "لاجئ", "مهجر", "آواره", "yerinden edilmiş",
            "məcburi köçkün", "köçkün", "qaçqın", "переселенец", "вынужденный переселенец", "беженец", "переселенець",
            "внутрішньо переміщений", "տեղահանված", "დევნილი", "εκτοπισμένος", "raseljen", "raseljena", "расељен",
            "desplazado", "desplazada", "deslocado", "déplacé", "déplacée", "vertrieben", "koçber",
        ],
    ),
    (
        Status::Exhumed,
        &["exhumed", "remains found", "body found", "body recovered", "recovered", "ekshumiran", "ekshumirana", "ексхумиран", "exhumado", "exhumada", "exhumé", "exhumiert", "эксгумирован", "ексгумований"],
    ),
    (
        Status::Identified,
        &["identified", "remains identified", "identificiran", "identifikovan", "идентификован", "identificado", "identificada", "identifié", "identifiziert", "опознан", "ταυτοποιήθηκε"],
    ),
];
