//! The classes that a word can be in, and the values each class knows.
//!
//! Must not: hold words. Words are data, in `packs/`.

use vocabulary::{Precision, Stance, Status};

/// What the values of a class are.
#[derive(Clone, Copy)]
enum Values {
    /// One name of any kind; the class has no values.
    None,
    /// A status of the vocabulary.
    Status,
    /// A precision of the vocabulary.
    Precision,
    /// A stance of the vocabulary.
    Stance,
    /// A whole number.
    Number,
    /// Traits of people joined by `+`, as bits: see [`traits`].
    Traits,
    /// One of these names; the value is its index.
    Names(&'static [&'static str]),
}

/// Traits that a noun says of the people it names, as bits.
pub(crate) mod traits {
    /// The names that packs use, in the order of the bits.
    pub(crate) const NAMES: &[&str] = &[
        "plain",
        "female",
        "male",
        "child",
        "adult",
        "elderly",
        "civilian",
        "combatant",
        "police",
        "journalist",
        "health-worker",
        "aid-worker",
        "families",
        "bodies",
        "lives",
        "couple",
    ];
    /// Women and girls.
    pub(crate) const FEMALE: u16 = 1 << 1;
    /// Men and boys.
    pub(crate) const MALE: u16 = 1 << 2;
    /// Under 18.
    pub(crate) const CHILD: u16 = 1 << 3;
    /// Said to be grown up.
    pub(crate) const ADULT: u16 = 1 << 4;
    /// From 60.
    pub(crate) const ELDERLY: u16 = 1 << 5;
    /// Civilians.
    pub(crate) const CIVILIAN: u16 = 1 << 6;
    /// Fighters.
    pub(crate) const COMBATANT: u16 = 1 << 7;
    /// Police.
    pub(crate) const POLICE: u16 = 1 << 8;
    /// Journalists.
    pub(crate) const JOURNALIST: u16 = 1 << 9;
    /// Medical staff.
    pub(crate) const HEALTH: u16 = 1 << 10;
    /// Humanitarian staff.
    pub(crate) const AID: u16 = 1 << 11;
    /// Families and households: another unit.
    pub(crate) const FAMILIES: u16 = 1 << 12;
    /// Bodies and remains.
    pub(crate) const BODIES: u16 = 1 << 13;
    /// Two people in one noun.
    pub(crate) const COUPLE: u16 = 1 << 15;
}

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $values:expr;)+) => {
        /// What a word can do in a report.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Class { $($(#[$doc])* $name),+ }

        impl Class {
            /// Every class.
            const ALL: &'static [Class] = &[$(Class::$name),+];

            /// The class that packs call so.
            pub(super) fn named(word: &str) -> Option<Class> {
                match word { $($word => Some(Class::$name),)+ _ => None }
            }

            fn values(self) -> Values {
                match self { $(Class::$name => $values),+ }
            }
        }
    };
}

classes! {
    // Numbers.
    /// "one" to "ninety".
    Cardinal = "cardinal", Values::Number;
    /// "hundred", "thousand", "million": the power of ten.
    Scale = "scale", Values::Number;
    /// "dozen", "score": how many.
    Bundle = "bundle", Values::Number;
    /// "dozens", "several": the least it can mean, in tens of thousands where above 60,000.
    Vague = "vague", Values::Number;
    /// "no", "none", "nobody".
    Zero = "zero", Values::Names(&["determiner", "pronoun"]);
    /// "at least", before a number.
    Approx = "approx", Values::Precision;
    /// "passes", before a number and no part of it.
    ApproxVerb = "approx_verb", Values::Precision;
    /// "or more", after a number.
    ApproxAfter = "approx_after", Values::Precision;
    /// "first", "third".
    Ordinal = "ordinal", Values::Number;
    /// "half", "a third": the parts times 100, plus of how many; the denominator alone of "fifths".
    Share = "share", Values::Number;
    /// "a", "an".
    Indefinite = "indefinite", Values::None;
    /// "more", "other", "another", "further".
    More = "more", Values::Names(&["more", "other", "remaining"]);
    // People and things.
    /// Nouns for people.
    Person = "person", Values::Traits;
    /// Nouns for kin, after a possessive.
    Kin = "kin", Values::Traits;
    /// Words by which a body speaks of its own people: "colleagues", "members of its team".
    Colleague = "colleague", Values::None;
    /// What a body that issues documents works at: "hospital", "relief".
    Trade = "trade", Values::Traits;
    /// Words between a number and its noun that say something of the people.
    Trait = "trait", Values::Traits;
    /// Nouns that are never people: after a number they end the matter.
    Thing = "thing", Values::None;
    /// "his", "her", "my".
    Possessive = "possessive", Values::Traits;
    /// "he", "they", "who".
    Pronoun = "pronoun", Values::Names(&["subject", "object", "relative", "demonstrative"]);
    /// Mr, Dr, Sgt., President.
    Title = "title", Values::Traits;
    // What happened.
    /// Participles whose subject is the victim: "killed", "wounded", "detained".
    Passive = "passive", Values::Status;
    /// Verbs whose object is the victim.
    Active = "active", Values::Status;
    /// Verbs whose subject is the victim: "died", "fled".
    Suffered = "suffered", Values::Status;
    /// States: "dead", "missing", "in custody".
    State = "state", Values::Status;
    /// Nouns for single victims' fates, counted: "deaths", "arrests", "captives".
    Fate = "fate", Values::Status;
    /// Nouns that leave the fate to a verb and speak for it where there is none: "captives".
    FateWeak = "fate_weak", Values::Status;
    /// Verbs that kill only where their object is lives.
    TakesLives = "takes_lives", Values::None;
    /// Verbs that are about the dead only where bodies are found.
    NeedsBodies = "needs_bodies", Values::None;
    /// Verbs that leave somebody behind only where their object is kin.
    NeedsKin = "needs_kin", Values::None;
    /// Words by which another speaker gives another number for the same thing.
    Rival = "rival", Values::None;
    /// What is given to people in need.
    Aid = "aid", Values::None;
    /// Words that name a fate where they head a table or a list: "displacement".
    Heading = "heading", Values::Status;
    /// Words for a number whose fate was named before: "the total".
    Total = "total", Values::None;
    /// Where the driven-out are: shelters, camps; where the taken are: prisons.
    Refuge = "refuge", Values::Names(&["plain", "prison"]);
    /// Parts of the body.
    Limb = "limb", Values::None;
    /// What buries or holds the lost: "rubble", "hull".
    Ruin = "ruin", Values::None;
    /// What the hurt have or need: "burns", "surgery"; verbs that tell of harm only by such an object: "needed"; what
    /// those in need face or lose: "hunger", "crops".
    Wound = "wound", Values::Names(&["noun", "verb", "want"]);
    /// What the driven-out leave: "homes"; verbs of leaving; how the taken come back: "came home".
    Home = "home", Values::Names(&["noun", "leave", "back"]);
    /// Signs of life, by whose absence somebody is missing: "seen", "heard from".
    Trace = "trace", Values::None;
    /// Where bodies are taken: "morgue".
    Morgue = "morgue", Values::None;
    /// Where only the dead lie: "graves".
    Grave = "grave", Values::None;
    /// Words that label a number as a name does: "Bulletin 4", "Room 12".
    Label = "label", Values::None;
    /// Nouns for a running count: "toll", "number of dead".
    Toll = "toll", Values::Status;
    /// Nouns for the act, with the victims after "of": "killing of", "loss of".
    Deed = "deed", Values::Status;
    /// Verbs that find or move bodies, or free the living.
    Recovery = "recovery", Values::Names(&["found", "freed", "moved"]);
    /// "alive", "safe".
    Alive = "alive", Values::None;
    // How it is said.
    /// Forms of to be.
    Be = "be", Values::None;
    /// Forms of to have.
    Have = "have", Values::None;
    /// "may", "could", "feared".
    Modal = "modal", Values::Names(&["may", "will", "fear", "plan", "if"]);
    /// "not", "never".
    Not = "not", Values::None;
    /// "denied that", "untrue".
    Denial = "denial", Values::Names(&["deny", "false", "contrary"]);
    /// "earlier", "revised", "from an initial".
    Revision = "revision", Values::Names(&["earlier", "from", "wrong"]);
    /// "so far", "brings to".
    Cumulative = "cumulative", Values::None;
    /// "in the past 24 hours", "another".
    Fresh = "fresh", Values::None;
    /// "including", "among them".
    Including = "including", Values::Names(&["including", "among"]);
    /// "and", "or", "as well as".
    And = "and", Values::None;
    /// "but", "while", "although".
    But = "but", Values::None;
    /// Prepositions.
    Preposition = "preposition", Values::Names(&["of", "in", "at", "on", "by", "with", "from", "to", "for", "near", "during", "since", "other"]);
    /// "the", "all", "these".
    Determiner = "determiner", Values::Names(&["the", "all", "these"]);
    /// "that", after a verb of saying.
    That = "that", Values::None;
    /// Adverbs that may stand between a verb and what belongs to it.
    Adverb = "adverb", Values::None;
    /// Other verbs, by which a clause is seen to end.
    Verb = "verb", Values::None;
    /// Units of time, money, length: what they count is no person.
    Measure = "measure", Values::None;
    /// Named in full, identified.
    Named = "named", Values::None;
    /// Abbreviations that end in a full stop; the last kind may stand at the end of a sentence.
    Abbreviation = "abbreviation", Values::Names(&["plain", "last"]);
    /// Weapons, by their lower-case singular noun.
    Weapon = "weapon", Values::None;
    /// Words that make a compound with a weapon, or stand for one behind it: "roadside", "fire".
    WeaponPart = "weapon_part", Values::Names(&["kind", "use"]);
    /// Events that kill: at a site, "massacre", or over a land, "earthquake".
    Event = "event", Values::Names(&["plain", "wide"]);
    /// Nouns for places that names are built with: sites, "bridge", and what is wider than a site, "town".
    PlaceNoun = "place_noun", Values::Names(&["plain", "wide"]);
    // Time.
    /// Names of months.
    Month = "month", Values::Number;
    /// Names of weekdays, Monday 1.
    Weekday = "weekday", Values::Number;
    /// Seasons by EDTF code.
    Season = "season", Values::Number;
    /// Units of time; the twelve plurals follow the twelve singulars.
    TimeUnit = "time_unit", Values::Names(&["second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century", "weekend", "fortnight", "seconds", "minutes", "hours", "days", "nights", "weeks", "months", "years", "decades", "centuries", "weekends", "fortnights"]);
    /// "today", "yesterday": days from the day of publication, plus 100.
    RelativeDay = "relative_day", Values::Number;
    /// "last", "next", "this", "past", "the same".
    TimeShift = "time_shift", Values::Names(&["last", "this", "next", "that", "following", "previous", "past"]);
    /// "ago", "later", "before": from a length of time to a date.
    TimeStep = "time_step", Values::Names(&["ago", "earlier", "later", "before", "after"]);
    /// "now", "recently", "soon": times that the calendar does not fix.
    TimeReference = "time_reference", Values::Names(&["present", "past", "future"]);
    /// "early", "late", "mid": a part of a period that stays the period.
    TimePhase = "time_phase", Values::None;
    /// Words that tie a date to what happened.
    TimeLink = "time_link", Values::Names(&["in", "since", "until", "by", "before", "after", "between", "from", "to", "of", "as-of", "within"]);
    /// Words before "a day", "an hour" that make it a length of time, not a rate.
    SpanLead = "span_lead", Values::None;
    /// Letters glued to figures.
    NumberSuffix = "number_suffix", Values::Names(&["ordinal", "decade"]);
    /// "old", "aged": what makes a length of time an age.
    AgeMark = "age_mark", Values::None;
    /// "morning", "evening".
    DayPart = "day_part", Values::None;
    /// "Christmas Day": month times 100 plus day.
    FixedDay = "fixed_day", Values::Number;
    /// "in the past 24 hours": a length of time that ends now, in hours.
    PastHours = "past_hours", Values::Number;
    /// "anniversary", with its number where the word has one.
    Anniversary = "anniversary", Values::Number;
    /// Words by which a clause is seen to speak of what is to come.
    Future = "future", Values::None;
    /// Phrases with words of time that name no time: "Bloody Sunday".
    TimeIdiom = "time_idiom", Values::None;
    /// "Published", "Last updated", "Press statement": what stands beside a document's own date.
    Issued = "issued", Values::None;
    // Scope.
    /// The ends of a happening that lasts: "began", "ended".
    BoundVerb = "bound_verb", Values::Names(&["begin", "end"]);
    /// What happens when people come to harm: "struck", "exploded", "capsized".
    Happens = "happens", Values::None;
    /// What follows an event and is not it: "aftershock".
    Followup = "followup", Values::None;
    /// Where people are taken; where the hurt are: "hospital".
    CarePlace = "care_place", Values::Names(&["plain", "hospital"]);
    /// "still", "remain": a date beside them says how things stood.
    Lasting = "lasting", Values::None;
    /// Prepositions that say where.
    Where = "where", Values::Names(&["plain", "source", "beside", "over"]);
    /// "jet", "helicopter": what is over a place.
    Aircraft = "aircraft", Values::None;
    /// "who": a date behind it tells of the people, not of what befell them.
    Personal = "personal", Values::None;
    /// "the city": kinds of whole places.
    RegionNoun = "region_noun", Values::Names(&["plain", "land"]);
    /// What is done to a place: "seized", "attacked", "the fall of".
    Assault = "assault", Values::Names(&["place", "either", "noun"]);
    /// "convicted", "commemorated": what is done about a harm long after.
    Aftermath = "aftermath", Values::None;
    /// Verbs of harm whose subject bears it or tends it: "lost", "treated".
    Harmless = "harmless", Values::None;
    /// Nouns for armed and political bodies, by which a name is seen to be no place: "front", "brigade".
    Troop = "troop", Values::None;
    /// "Editorial", "Interview": what a text is, before the colon of a title.
    Genre = "genre", Values::None;
    /// Words behind which a place is where somebody sits or speaks: "based", "told reporters".
    Seat = "seat", Values::None;
    /// "deadliest": what makes of "since" a comparison.
    Superlative = "superlative", Values::None;
    /// What a place bears: "Holm lost 40 people".
    Bears = "bears", Values::Names(&["plain", "report", "most"]);
    /// "cemetery": where the dead lie.
    Burial = "burial", Values::None;
    /// "on suspicion of": for what somebody is held.
    Suspicion = "suspicion", Values::None;
    /// "elsewhere": not at the place just told of.
    Elsewhere = "elsewhere", Values::Names(&["plain", "wide"]);
    /// "here", "there".
    There = "there", Values::None;
    // Speech.
    /// Verbs of saying.
    Say = "say", Values::Names(&["say", "tell", "utter", "call", "hear"]);
    /// Verbs of saying that are nouns as often: "claim", "report", "pledges".
    SayNoun = "say_noun", Values::None;
    /// Verbs that vouch for a number in one construction: "spoke of", "accepts only 12 deaths".
    Vouch = "vouch", Values::Names(&["speak", "grant", "accuse"]);
    /// Forms in -ing of verbs of speech.
    Participle = "participle", Values::None;
    /// Verbs that vouch for a number and quote nobody: "lists", "puts", "estimates".
    Report = "report", Values::Names(&["count", "put", "think", "find", "see"]);
    /// "confirmed by", "given by".
    ReportedBy = "reported_by", Values::None;
    /// "according to", "by the count of".
    AccordingTo = "according_to", Values::None;
    /// Nouns for people who speak: "spokesman", "officials".
    SpeakerNoun = "speaker_noun", Values::Names(&["one", "many", "male", "female"]);
    /// Nouns for bodies that speak: "ministry", "police".
    BodyNoun = "body_noun", Values::Names(&["one", "many"]);
    /// What a body is for, behind the land in its name: "Orland Conflict Observatory".
    Topic = "topic", Values::None;
    /// Nouns for writings that speak: "report", "registers".
    RecordNoun = "record_noun", Values::Names(&["one", "many"]);
    /// What a speaker has of a number: "figures", "count".
    CountNoun = "count_noun", Values::Names(&["count", "sum"]);
    /// What documents call themselves in their heading: "press release".
    DocumentNoun = "document_noun", Values::Names(&["plain", "rubric"]);
    /// "in a statement", "on X".
    Channel = "channel", Values::None;
    /// What people call that which they condemn: "barbaric", "a war crime".
    Outrage = "outrage", Values::None;
    /// Verbs and phrases that take a position.
    StanceVerb = "stance", Values::Stance;
}

impl Class {
    /// The value that packs call so: `None` where the class knows no such value, `Some(None)` where it has none.
    pub(super) fn value(self, name: &str) -> Option<Option<u16>> {
        let index = |found: Option<usize>| found.map(|at| Some(at as u16));
        match self.values() {
            Values::None => Some(None),
            Values::Status => index(Status::ALL.iter().position(|s| s.word() == name)),
            Values::Precision => index(Precision::ALL.iter().position(|p| p.word() == name)),
            Values::Stance => index(Stance::ALL.iter().position(|s| s.word() == name)),
            Values::Number => name.parse().ok().map(Some),
            Values::Names(names) => index(names.iter().position(|n| *n == name)),
            Values::Traits => name
                .split('+')
                .map(|part| traits::NAMES.iter().position(|n| *n == part))
                .try_fold(0u16, |bits, at| at.map(|at| bits | 1 << at))
                .map(Some),
        }
    }
}

/// A set of classes.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Classes(u128);

impl std::fmt::Debug for Classes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(Class::ALL.iter().filter(|class| self.has(**class))).finish()
    }
}

impl Classes {
    /// No class.
    pub(crate) const NONE: Classes = Classes(0);

    /// Adds a class.
    pub(crate) fn insert(&mut self, class: Class) {
        self.0 |= 1 << class as u8;
    }

    /// Leaves only what another set has too.
    pub(crate) fn keep(&mut self, others: Classes) {
        self.0 &= others.0;
    }

    /// Whether a class is in it.
    pub(crate) fn has(self, class: Class) -> bool {
        self.0 >> (class as u8) & 1 == 1
    }

    /// The set of these classes.
    #[inline(always)]
    pub(crate) const fn of(classes: &[Class]) -> Classes {
        let mut bits = 0;
        let mut at = 0;
        while at < classes.len() {
            bits |= 1 << classes[at] as u8;
            at += 1;
        }
        Classes(bits)
    }

    /// Whether the two sets share a class.
    pub(crate) fn meets(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether any of these is in it.
    // Inlined, so that a list that stands in the code becomes one set.
    #[inline(always)]
    pub(crate) fn has_any(self, classes: &[Class]) -> bool {
        self.meets(Classes::of(classes))
    }
}
