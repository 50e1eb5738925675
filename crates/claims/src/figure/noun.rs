//! What is counted: the noun phrase after a number, and what it says of the people.
//!
//! Must not: say what happened to them.

use super::{age, complement, nation};
use crate::document::{Document, Kind};
use crate::lexicon::{Class, traits};
use std::ops::Range;
use vocabulary::{Age, Gazetteer, Group, Role, Sex, Unit};

/// What stands behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Head {
    /// A noun for people.
    Person(usize),
    /// A noun or state that names the fate: "deaths", "wounded".
    Fate(usize),
    /// A noun that the pack does not know.
    Unknown(usize),
    /// No noun: the number stands alone.
    None,
}

/// A noun phrase.
#[derive(Clone, Debug)]
pub(crate) struct Noun {
    /// The token after it.
    pub(crate) end: usize,
    /// Its head.
    pub(crate) head: Head,
    /// Traits said by it, as bits.
    pub(crate) traits: u16,
    /// The nationality, as written.
    pub(crate) nationality: Option<Range<usize>>,
    /// "more", "further": an addition.
    pub(crate) more: bool,
    /// "other", "others".
    pub(crate) other: bool,
    /// "of them", "of whom": a part of what was named before.
    pub(crate) of_them: bool,
    /// "of the dead", "of the 52 men": the tokens of the whole.
    pub(crate) of_whole: Option<Range<usize>>,
    /// The whole has a number of its own.
    pub(crate) counted_whole: bool,
    /// The word before the noun that tells a state: "14 wounded soldiers".
    pub(crate) state: Option<usize>,
}

/// The most words between a number and its noun.
const MODIFIERS_MAX: usize = 6;

impl Noun {
    /// A noun phrase of no words yet.
    pub(crate) fn empty(at: usize) -> Noun {
        Noun {
            end: at,
            head: Head::None,
            traits: 0,
            nationality: None,
            more: false,
            other: false,
            of_them: false,
            of_whole: None,
            counted_whole: false,
            state: None,
        }
    }
}

/// Reads the noun phrase that begins at a token; `None` where what is counted is no person.
pub(crate) fn at(
    document: &Document,
    start: usize,
    end: usize,
    gazetteer: &'static Gazetteer,
) -> Option<Noun> {
    // “dozens” of residents: the mark closes on the number.
    let marked = matches!(document.words(start), "\u{201D}" | "\"") && document.reads(start + 1, "of");
    // "about a hundred" injuries: the quoted number has its noun behind the mark.
    let closes = matches!(document.words(start), "\u{201D}" | "\"")
        && document.tokens[start + 1].classes.has_any(&[Class::Fate, Class::Person])
        && document.tokens[start].glued;
    let first =
        if marked && start + 2 <= end { start + 2 } else { start + usize::from(closes && start + 1 < end) };
    // "a number of their vehicles", "scores of the gunmen"
    let of = start > 0 && document.is(start - 1, Class::Vague) && document.folded(start - 1).ends_with(" of");
    let owned = document.tokens[first].classes.has_any(&[Class::Determiner, Class::Possessive]);
    let first = if of && owned && first + 1 < end { first + 1 } else { first };
    let limit = end.min(first + MODIFIERS_MAX + 2);
    let mut phrase = Phrase { document, gazetteer, limit, noun: Noun::empty(first), last_word: None };
    let mut k = first;
    while k < limit {
        match phrase.word(k) {
            Next::Goes(words) => k += words,
            Next::Ends => break,
            Next::NoPerson => return None,
        }
    }
    let mut noun = phrase.noun;
    if let (Head::None, false, Some(word)) = (noun.head, noun.other, phrase.last_word) {
        noun.head = Head::Unknown(word);
        noun.end = word + 1;
    }
    complement::whole(document, &mut noun, end, gazetteer);
    if let (Head::Person(_), None) = (noun.head, &noun.nationality) {
        noun.nationality = nation::behind(document, noun.end, end, gazetteer);
    }
    Some(noun)
}

/// A noun phrase in the reading.
struct Phrase<'p, 't> {
    document: &'p Document<'t>,
    gazetteer: &'static Gazetteer,
    limit: usize,
    noun: Noun,
    last_word: Option<usize>,
}

/// Whether a noun phrase goes on behind a word.
enum Next {
    /// Over so many words.
    Goes(usize),
    Ends,
    NoPerson,
}

impl Phrase<'_, '_> {
    fn word(&mut self, k: usize) -> Next {
        let document = self.document;
        let is = |class| document.is(k, class);
        let describing =
            is(Class::Trait) && (person_follows(document, k + 1, self.limit) || !is(Class::Person));
        if let Some((bits, after)) = age::bracket(document, k, self.limit) {
            self.noun.traits |= bits;
            (self.noun.head, self.noun.end) = (Head::Person(after - 1), after);
            Next::Ends
        } else if labels(document, k) {
            Next::Goes(2)
        } else if document.reads(k, "such")
            || matches!(document.folded(k), "rescue" | "search") && document.is(k + 1, Class::Person)
        {
            Next::Goes(1)
        } else if in_compound(document, k) {
            self.other(k)
        } else if is(Class::More) && !matches!(self.noun.head, Head::Person(_)) {
            self.more(k)
        } else if describing {
            self.noun.traits |= document.value(k, Class::Trait).unwrap_or(0);
            self.last_word = None;
            Next::Goes(1)
        } else if is(Class::Person) || is(Class::Kin) || is(Class::FateWeak) {
            self.person(k)
        } else if describes(document, k, self.limit) {
            self.noun.state = self.noun.state.or(Some(k));
            self.last_word = None;
            Next::Goes(1)
        } else if document.is(k, Class::And) && self.describes_as_well(k) {
            self.noun.head = Head::None;
            Next::Goes(1)
        } else if is(Class::State) && adverbial(document.folded(k)) && !is(Class::Fate) {
            Next::Ends
        } else if is(Class::Fate) && self.describes_papers(k) {
            Next::NoPerson
        } else if is(Class::Fate) || is(Class::State) && k == self.noun.end {
            self.noun.head = Head::Fate(k);
            self.noun.end = k + 1;
            Next::Ends
        } else if is(Class::Fresh) && !person_follows(document, k + 1, self.limit) {
            Next::Ends
        } else if is(Class::Thing) && k + 1 < self.limit && document.is(k + 1, Class::Person) {
            // "a village elder", "two bus drivers"
            self.last_word = None;
            Next::Goes(1)
        } else if is(Class::Thing) || is(Class::Measure) || self.names_harm_or_home(k) {
            Next::NoPerson
        } else if let Some(people) = nation::at(document, k, self.gazetteer) {
            self.people_of(people)
        } else if ends_noun(document, k) || !may_modify(document, k) {
            Next::Ends
        } else {
            self.other(k)
        }
    }

    /// "66 arrest warrants", "nine death threats": a fate in the singular only describes the plural behind it.
    fn describes_papers(&self, k: usize) -> bool {
        let next = k + 1;
        let unknown = next < self.limit
            && self.document.tokens[next].kind == Kind::Word
            && self.document.tokens[next].classes == Default::default();
        unknown && !self.document.folded(k).ends_with('s') && self.document.folded(next).ends_with('s')
    }

    /// "a few scratches", "three neighbourhoods", but "two burn patients".
    fn names_harm_or_home(&self, k: usize) -> bool {
        let named = [Class::Wound, Class::Home].iter().any(|class| self.document.value(k, *class) == Some(0));
        named && !noun_follows(self.document, k + 1, self.limit)
    }

    /// "more", "other", "others".
    fn more(&mut self, k: usize) -> Next {
        match self.document.value(k, Class::More) {
            Some(0) => self.noun.more = true,
            _ => self.noun.other = true,
        }
        self.noun.end = k + 1;
        if self.document.reads(k, "others") { Next::Ends } else { Next::Goes(1) }
    }

    /// "88 rebel and regime forces": two words describe one noun, which stands behind both.
    fn describes_as_well(&self, and: usize) -> bool {
        let document = self.document;
        let single = match self.noun.head {
            Head::None => self.last_word.is_some_and(|k| k + 1 == and),
            Head::Person(k) => k + 1 == and && !is_many(document, k),
            _ => false,
        };
        let noun = (and + 1..self.limit.min(and + 4))
            .find(|k| document.is(*k, Class::Person) && is_many(document, *k));
        single
            && noun.is_some_and(|noun| {
                noun > and + 1
                    && (and + 1..noun).all(|k| {
                        document.tokens[k].kind == Kind::Word
                            && !ends_noun(document, k)
                            && !is_many(document, k)
                    })
            })
    }

    fn person(&mut self, k: usize) -> Next {
        // "23 fighter planes", "two army checkpoints": a noun for one that describes things.
        let things = [Class::Thing, Class::Weapon, Class::Measure];
        let describes = self.document.tokens[k + 1].classes.has_any(&things)
            && !self.document.is(k + 1, Class::Event)
            && self.document.folded(k + 1).ends_with('s');
        // "a national charity", "two local councils"
        let of_place = matches!(self.document.folded(k), "national" | "local" | "native" | "youth")
            && (self.document.tokens[k + 1].classes.has_any(&[
                Class::BodyNoun,
                Class::PlaceNoun,
                Class::Thing,
            ]) || self.document.tokens[k + 1].classes == Default::default()
                && self.document.tokens[k + 1].kind == Kind::Word
                && !self.document.tokens[k + 1].capital)
            && !self.document.is(k + 1, Class::Person);
        // "a pair of shoes"
        let of = self.document.has_trait(k, traits::COUPLE) && self.document.reads(k + 1, "of");
        let of_place = of_place || of && !(k + 2..k + 4).any(|n| self.document.is(n, Class::Person));
        let describes = describes || of_place;
        if describes && k + 1 < self.limit && !self.document.folded(k).ends_with('s') {
            return Next::NoPerson;
        }
        let said = self.document.value(k, Class::Person).unwrap_or(0);
        self.noun.head = Head::Person(k);
        self.noun.traits = merge_traits(self.noun.traits, said);
        self.noun.end = k + 1;
        let goes = person_glued(self.document, k + 1, self.limit)
            || self.document.is(k + 1, Class::And) && self.describes_as_well(k + 1);
        if goes { Next::Goes(1) } else { Next::Ends }
    }

    /// "1,275 Azerbaijanis", "two Nepali soldiers".
    fn people_of(&mut self, people: Range<usize>) -> Next {
        let (last, after) = (people.end - 1, people.end);
        let length = people.len();
        self.noun.nationality = Some(people);
        if noun_follows(self.document, after, self.limit) {
            return Next::Goes(length);
        }
        // "four Syrian towns"
        let things = [Class::Thing, Class::PlaceNoun, Class::Weapon];
        let thing = |t: &crate::document::Token| {
            t.kind == Kind::Word && t.classes.has_any(&things) && !t.classes.has(Class::Person)
        };
        if self.document.tokens.get(after).is_some_and(thing) {
            return Next::NoPerson;
        }
        self.noun.head = Head::Person(last);
        self.noun.end = after;
        Next::Ends
    }

    /// A word that the pack does not know, or a hyphen.
    fn other(&mut self, k: usize) -> Next {
        if self.document.tokens[k].kind == Kind::Word {
            self.last_word = Some(k);
            return Next::Goes(1);
        }
        if self.document.reads(k, "-") { Next::Goes(1) } else { Next::Ends }
    }
}

/// "a Year 9 pupil": the number tells one class from another.
fn labels(document: &Document, k: usize) -> bool {
    document.is(k, Class::Label)
        && document.tokens[k].capital
        && document.tokens[k + 1].kind == Kind::Number
        && document.is(k + 2, Class::Person)
        && !is_many(document, k + 2)
}

/// "off-duty", "part-time": the words of a compound before the noun are one, whatever each is alone.
fn in_compound(document: &Document, k: usize) -> bool {
    let glued = |t: usize| document.tokens[t].glued;
    (k.saturating_sub(1)..k + 2).any(|hyphen| {
        document.reads(hyphen, "-")
            && glued(hyphen)
            && glued(hyphen + 1)
            && !document.is(hyphen + 1, Class::Person)
    })
}

/// A noun for more than one.
fn is_many(document: &Document, k: usize) -> bool {
    let word = document.folded(k);
    word.ends_with('s')
        || ["men", "women", "people", "children", "police"].iter().any(|end| word.ends_with(end))
}

/// "in hospital", "with burns", "yet to be found": a state told by a phrase is no noun of the number.
fn adverbial(state: &str) -> bool {
    let leads = ["in ", "into ", "under ", "with ", "without ", "beneath ", "behind ", "on ", "yet ", "at "];
    leads.iter().any(|lead| state.starts_with(lead))
}

/// "captured soldiers" and "suspected cases": a describing word with the noun still to come.
fn describes(document: &Document, k: usize, limit: usize) -> bool {
    let describing = [
        Class::Passive,
        Class::State,
        Class::Fate,
        Class::FateWeak,
        Class::Fresh,
        Class::Weapon,
        Class::Event,
    ];
    // "26 confirmed fatalities"
    let reported = document.is(k, Class::Report)
        && document.folded(k).ends_with("ed")
        && document.tokens[k + 1].classes.has_any(&[Class::Fate, Class::Person]);
    (document.tokens[k].classes.has_any(&describing) || reported)
        && !document.is(k, Class::Person)
        && (k + 1..limit.min(k + 3)).any(|n| document.is(n, Class::Person) || document.is(n, Class::Fate))
        && (k + 1..limit.min(k + 3))
            .take_while(|n| !document.is(*n, Class::Person) && !document.is(*n, Class::Fate))
            .all(|n| document.tokens[n].kind == Kind::Word && !ends_noun(document, n))
}

fn person_follows(document: &Document, k: usize, limit: usize) -> bool {
    (k..limit.min(k + 2)).any(|n| document.is(n, Class::Person) || document.is(n, Class::Fate))
}

/// "police officers", "crew members": the second noun is the head.
fn person_glued(document: &Document, k: usize, limit: usize) -> bool {
    // "a firefighter remains in hospital"
    k < limit
        && document.is(k, Class::Person)
        && !document.tokens[k].classes.has_any(&[Class::Title, Class::Be])
}

fn noun_follows(document: &Document, k: usize, limit: usize) -> bool {
    (k..limit.min(k + 3))
        .take_while(|n| document.tokens[*n].kind == Kind::Word && !ends_noun(document, *n))
        .any(|n| document.tokens[n].classes.has_any(&[Class::Person, Class::Fate]))
}

/// Words that may stand between a number and its noun: unknown ones, and nouns that describe.
fn may_modify(document: &Document, k: usize) -> bool {
    let classes = document.tokens[k].classes;
    let nouns = [
        Class::SpeakerNoun,
        Class::BodyNoun,
        Class::PlaceNoun,
        Class::Label,
        Class::Aftermath,
        Class::Event,
        Class::Weapon,
        Class::Fresh,
        Class::Title,
        Class::Trait,
        Class::FateWeak,
        Class::Season,
        Class::DayPart,
        Class::Aid,
        Class::Refuge,
        Class::Seat,
        Class::Genre,
        Class::Wound,
        Class::Home,
    ];
    classes == Default::default() || classes.has_any(&nouns)
}

/// Words with which a noun phrase cannot go on.
fn ends_noun(document: &Document, k: usize) -> bool {
    let classes = document.tokens[k].classes;
    document.tokens[k].kind != Kind::Word && !document.reads(k, "-")
        || classes.has_any(&[
            Class::Be,
            Class::Have,
            Class::Modal,
            Class::Not,
            Class::And,
            Class::But,
            Class::Preposition,
            Class::Determiner,
            Class::That,
            Class::Pronoun,
            Class::Including,
            Class::Passive,
            Class::Suffered,
            Class::Active,
            Class::Say,
            Class::Verb,
            Class::Adverb,
            Class::Cumulative,
            Class::Possessive,
            Class::Cardinal,
            Class::RelativeDay,
            Class::AccordingTo,
            Class::Denial,
            Class::Weekday,
            Class::Month,
            Class::TimeStep,
            Class::Indefinite,
            Class::Revision,
            Class::Toll,
            Class::Deed,
            Class::Total,
            Class::State,
        ])
}

/// Traits of a modifier and its noun together; the noun's unit stands.
pub(super) fn merge_traits(modifier: u16, noun: u16) -> u16 {
    modifier & !1 | noun & !1
}

/// The traits as the vocabulary has them.
pub(crate) fn group(bits: u16, nationality: Option<String>) -> Group {
    let either = bits & (traits::FEMALE | traits::MALE);
    let sex = match either {
        traits::FEMALE => Some(Sex::Female),
        traits::MALE => Some(Sex::Male),
        _ => None,
    };
    let age = [(traits::CHILD, Age::Child), (traits::ELDERLY, Age::Elderly), (traits::ADULT, Age::Adult)];
    let role = [
        (traits::CIVILIAN, Role::Civilian),
        (traits::POLICE, Role::Police),
        (traits::JOURNALIST, Role::Journalist),
        (traits::HEALTH, Role::HealthWorker),
        (traits::AID, Role::AidWorker),
        (traits::COMBATANT, Role::Combatant),
    ];
    Group {
        sex,
        age: age.iter().find(|(bit, _)| bits & bit != 0).map(|(_, age)| *age),
        role: role.iter().find(|(bit, _)| bits & bit != 0).map(|(_, role)| *role),
        nationality,
    }
}

/// People or families.
pub(crate) fn unit(bits: u16) -> Unit {
    if bits & traits::FAMILIES != 0 { Unit::Families } else { Unit::People }
}

/// "salters", "archivist": the endings by which English names people after what they do or are.
pub(super) fn names_doers(word: &str) -> bool {
    let one = word.strip_suffix('s').filter(|w| !w.ends_with('s')).unwrap_or(word);
    let endings = ["er", "or", "ist", "ian", "man", "men", "ee", "ant", "ent", "eer", "ite", "ese", "ary"];
    one.len() > 4 && endings.iter().any(|ending| one.ends_with(ending))
}
