//! The rules of the reader by name: what an explanation says, and what confidence is learnt for.
//!
//! Must not: decide anything. A rule is named here by the code that decides.

/// Makes the rules, each with the name that data files use and the words that explain it.
macro_rules! rules {
    ($($rule:ident $name:literal $says:literal,)*) => {
        /// A rule of the reader.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Rule { $(#[doc = $says] $rule,)* }

        impl Rule {
            /// All rules, in the order of the reading.
            pub(crate) const ALL: &[Rule] = &[$(Rule::$rule,)*];

            /// Its name in data files.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Rule::$rule => $name,)* }
            }

            /// What it says, for people.
            pub(crate) fn says(self) -> &'static str {
                match self { $(Rule::$rule => $says,)* }
            }
        }
    };
}

rules! {
    // How many.
    Number "number" "a number",
    Words "words" "a number in words",
    Vague "vague" "a vague number",
    Nobody "nobody" "words for nobody",
    Share "share" "a share, worked out from its whole",
    OneByNoun "one-by-noun" "one person, by a noun",
    OneByName "one-by-name" "one person, by name",
    // Whom.
    PeopleNoun "people-noun" "a noun for people",
    UnknownNoun "unknown-noun" "a noun that the lexicon does not know",
    NoNoun "no-noun" "the noun is left out",
    NounOfOther "noun-of-other" "the noun left out is that of another figure",
    // What happened.
    OwnNoun "own-noun" "its own noun says what happened",
    BodiesNoun "bodies-noun" "bodies and remains are found",
    DescribedSo "described-so" "a word before the noun says in what state they are",
    WeakNoun "weak-noun" "its noun says what happened, where nothing else does",
    StateBehind "state-behind" "a state stands behind it",
    WithAll "with-all" "all of them are lost with what carried them",
    LeftSo "left-so" "they are left in the state behind",
    VerbBefore "verb-before" "the verb before takes it as its object",
    VerbAround "verb-around" "the two halves of a verb stand around it",
    DeedBefore "deed-before" "the noun of a deed before takes it",
    AidBefore "aid-before" "aid is given to them",
    PredicateBehind "predicate-behind" "the predicate behind has it as its subject",
    TollApart "toll-apart" "a count stands before, told apart by a comma",
    TollBehind "toll-behind" "a count stands behind",
    TollBefore "toll-before" "it is the number of the count before",
    TotalAgain "total-again" "it is a total of what was spoken of last",
    RivalCount "rival-count" "another count of what was spoken of last",
    NamedAs "named-as" "it is in the list of names of those whose fate is told",
    LimbHurt "limb-hurt" "a part of their body is hurt",
    Inverted "inverted" "the predicate before it has it as its subject",
    Among "among" "they are among those named before",
    Include "include" "those named before include them",
    OfThemselves "of-themselves" "they tell what befell them",
    TakenUp "taken-up" "a pronoun takes it up as the object of a verb",
    ListedAs "listed-as" "it is listed as what stands behind",
    Brought "brought" "where they are brought says what happened",
    ToldTogether "told-together" "several fates are told together of one number",
    Labelled "labelled" "its label says what happened",
    Column "column" "the heading of its column says what happened",
    Answer "answer" "it answers the question before",
    Fragment "fragment" "the fragment behind says what happened",
    // What mends it.
    Demanded "demanded" "their release is only asked for",
    StillMissing "still-missing" "the remains are not found",
    OfNames "of-names" "the names are those of the dead",
    FoundAlive "found-alive" "they are found alive",
    HandedOver "handed-over" "the living are set free by being handed over",
    Fatal "fatal" "it is said to have been fatal",
    NotSaved "not-saved" "they could not be saved",
    Graves "graves" "where they are taken, only the dead are",
    ByForces "by-forces" "police or troops did it",
    FoundDead "found-dead" "they are counted as dead, not as finds",
    OfWhom "of-whom" "who they are says more than the verb",
    InLimb "in-limb" "a limb was hit",
    OfBodies "of-bodies" "what is done to bodies is finding them",
    // In rows.
    TableHead "table-head" "the heading of its table says what happened",
    RowAbove "row-above" "it is a part of the row above",
    RowsSum "rows-sum" "the rows of its column add up to it",
    // From another figure of the sentence.
    ListedPart "listed-part" "it stands in a list that sums to the figure before",
    SiblingPart "sibling-part" "it is joined to a part of the same whole",
    PartBeside "part-beside" "it is joined to another part",
    Included "included" "words of inclusion stand between it and its whole",
    Bracketed "bracketed" "it says the figure before again in brackets",
    VerbSaidOnce "verb-said-once" "the verb of the number before holds for it as well",
    Compared "compared" "it is compared with the figure before",
    JoinedOn "joined-on" "it is joined to the figure before",
    Respective "respective" "each number has the predicate of its place in the list",
    ShareOfNext "share-of-next" "it is a share of the number behind",
    // From a sentence before.
    PartOfLast "part-of-last" "it is included in the figure just before",
    WholeAgain "whole-again" "a number said before stands as a whole again",
    PartAcross "part-across" "it speaks of a part of a figure before",
    ListedNext "listed-next" "the list of victims goes on",
    Echo "echo" "a number said before is said again",
    AmongThem "among-them" "it is said to be among those before",
    // Its whole.
    WholeInSentence "whole-in-sentence" "the sentence ties it to its whole",
    WholeNamed "whole-named" "words name its whole",
    TakenAgain "taken-again" "it takes up those just spoken of",
    SumAcross "sum-across" "with its neighbours it sums to the whole",
    WholeBehind "whole-behind" "its whole stands behind",
    // How it is said.
    Denied "denied" "somebody says that it is not so",
    Expected "expected" "it is feared, planned or possible",
    Superseded "superseded" "a later figure replaces it",
    RunningTotal "running-total" "words of a running total",
    Addition "addition" "words of an addition",
    CountsOfOther "counts-of-other" "counted as the figure it belongs to",
    // Who says so.
    Speech "speech" "a word of speech has this speaker",
    Citation "citation" "another speaker is cited",
    NobodySaid "nobody-said" "no words name a speaker: the document itself speaks",
    // Which happening.
    WhenSaid "when-said" "a time in its sentence",
    WhenOfWhole "when-of-whole" "the time of its whole",
    WhenOfScene "when-of-scene" "the time of the happening told of just before",
    WhenOfMain "when-of-main" "the time of the document's main event",
    WhenOfPeriod "when-of-period" "the period that the document counts over",
    WhenOfFirst "when-of-first" "the time of the first figure of its kind",
    WhenUnsaid "when-unsaid" "no words tell when",
    WhereSaid "where-said" "a place in its sentence",
    WhereOfWhole "where-of-whole" "the place of its whole",
    WhereOfScene "where-of-scene" "the place of the happening told of just before",
    WhereBefore "where-before" "the place that the paragraph is at",
    WhereOfMain "where-of-main" "the place of the document's main event",
    WhereOfFirst "where-of-first" "the place of the first figure of its kind",
    WhereUnsaid "where-unsaid" "no words tell where",
    BySaid "by-said" "a doer in its sentence",
    ByInherited "by-inherited" "the doer of the happening that it belongs to",
    MeansSaid "means-said" "weapons in its sentence",
    MeansInherited "means-inherited" "the weapons of the happening that it belongs to",
    // What makes a reading less sure.
    FarCue "far-cue" "the word that says what happened stands far off",
    Crowded "crowded" "many numbers stand in its sentence",
    LongSentence "long-sentence" "its sentence is long",
    InHeading "in-heading" "it stands in a heading",
    InList "in-list" "it stands in an item of a list or a row of a table",
    InQuote "in-quote" "it stands in quoted words",
    // What the second reader thinks; none fires where the program is built without it.
    TreePassive "tree-passive" "the second reader sees them as those to whom it was done",
    TreeApart "tree-apart" "the second reader sees them apart from the word that says what happened",
    // Quotes and positions.
    DirectQuote "direct-quote" "quotation marks enclose the words",
    IndirectQuote "indirect-quote" "a verb of saying governs the clause",
    SpeakerNamed "speaker-named" "words name who says it",
    QuoteUnspoken "quote-unspoken" "no words name who says it",
    ShortQuote "short-quote" "the words are few",
    StanceSaid "stance-said" "a word of stance has this holder",
    StanceByIssuer "stance-by-issuer" "the body that issues the document holds it",
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_has_a_name_and_words_of_its_own() {
        let names: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        let words: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.says()).collect();
        assert_eq!((names.len(), words.len()), (Rule::ALL.len(), Rule::ALL.len()));
    }
}
