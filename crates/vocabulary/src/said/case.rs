//! What is noticed of a case as a whole: sources, models, decisions, lists, estimates.
//!
//! Must not: hold a word of a list. What is said to everybody is said here.

use super::phrase::{Phrase, Says, phrases};

phrases! {
    CHANGED = "changed" (earlier, later) "The file was changed after it was taken in: it was {earlier} and is {later} now.";
    CHANGED_REMEDY = "changed-remedy" ()
        "The later one counts, the earlier is kept among the originals; find out who changed it and why.";
    GONE = "gone" () "The file no longer lies in the folder from which it was taken in.";
    GONE_REMEDY = "gone-remedy" ()
        "It still counts, from the copy among the originals; put it back if it was removed by mistake.";
    READER_REMEDY = "reader-remedy" () "Check it, and say what is right in a file beside the source.";
    PROPOSED_ONE = "proposed-one" () "A model proposes 1 figure here that waits for review: no claim, and counted in nothing.";
    PROPOSED_MANY = "proposed-many" (number)
        "A model proposes {number} figures here that wait for review: no claim, and counted in nothing.";
    PROPOSED_REMEDY = "proposed-remedy" () "See them on the document's page at the desk, or with \"toll proposals\" and the case's folder, beside the words.";
    LEFT_OUT = "left-out" () "The model was not asked about all of this source: it is above the limits for that.";
    LEFT_OUT_REMEDY = "left-out-remedy" () "The grammar reads the rest alone; look through it yourself, or split the source.";
    UNANSWERED = "unanswered" (sources, reason) "The model left questions about {sources} unanswered: {reason}.";
    UNANSWERED_REMEDY = "unanswered-remedy" ()
        "The grammar's readings stand; start the server and build again, or take [reader.model] out of case.toml.";
    ACCEPTED_ONE = "accepted-one" ()
        "1 figure was proposed by a model; words, number and what happened were checked by the grammar.";
    ACCEPTED_MANY = "accepted-many" (number)
        "{number} figures were proposed by a model; words, number and what happened were checked by the grammar.";
    ACCEPTED_REMEDY = "accepted-remedy" ()
        "Look at the words of each before you rely on it; counted = false under [reader.model] leaves them out of all \
         tallies.";
    UNFOUND = "unfound" (entry, start, end)
        "What entry {entry} of the ledger decides on the words at characters {start} to {end} finds its claim no \
         longer: this version reads them otherwise.";
    UNFOUND_REMEDY = "unfound-remedy" () "Look at the document at the desk, decide anew, and withdraw the old decision.";
    UNCOUNTED = "uncounted" (source)
        "Decisions on claims of the source {source} rest: the case does not count that source now.";
    UNCOUNTED_REMEDY = "uncounted-remedy" () "Where another file took its place, decide on the claims of that one.";
    MISPLACED = "misplaced" (entry, incident)
        "Entry {entry} of the ledger puts a figure to the incident {incident}, and there is none of that id now: its \
         place and time settle which it is.";
    MISPLACED_REMEDY = "misplaced-remedy" () "Correct the claim at the desk with the id that the incident has now.";
    REVIEWED = "reviewed" (rejected, corrected, added)
        "By decision of reviewers {rejected} of the claims that were read are rejected and count in nothing, \
         {corrected} figures are corrected and {added} are added by hand.";
    REVIEWED_REMEDY = "reviewed-remedy" () "Nothing need be done: the ledger has each decision with its reason.";
    UNSURE_ONE = "unsure-one" () "Reviewers are unsure of 1 figure that counts until somebody decides.";
    UNSURE_MANY = "unsure-many" (number) "Reviewers are unsure of {number} figures that count until somebody decides.";
    UNSURE_REMEDY = "unsure-remedy" () "Read the words again, and accept, correct or reject it.";
    NOT_MADE = "not-made" (why) "A table that the case asks for is not made: {why}.";
    NOT_MADE_REMEDY = "not-made-remedy" () "Put it right in case.toml and build again.";
    NO_ESTIMATE = "no-estimate" (why) "The lists bear no estimate: {why}";
    NOTHING_ESTIMATED = "nothing-estimated" (why) "Nothing is estimated: {why}.";
    ESTIMATE_REMEDY = "estimate-remedy" () "Look at [estimate] in case.toml and at what `toll estimate` says of this case.";
    HERE_REMEDY = "here-remedy" () "See it in full with \"toll lists\" and the case's folder.";
    LIST_UNREADABLE = "list-unreadable" () "The list cannot be read.";
    LIST_TWICE = "list-twice" (first) "The file has the same bytes as {first}; its rows are counted once.";
    LIST_TWICE_REMEDY = "list-twice-remedy" () "Remove one of the two files.";
    LIST_TWICE_ANY = "list-twice-any" () "The file has the same bytes as another list; its rows are counted once.";
    LIST_MISNAMED = "list-misnamed" () "A list that case.toml names is not there, or is not what it is said to be.";
    LIST_MISNAMED_REMEDY = "list-misnamed-remedy" () "Correct the name in case.toml, or remove the table.";
    LIST_LEFT_OUT = "list-left-out" () "The list is left out of the registry: what its columns hold has to be declared.";
    LIST_LEFT_OUT_REMEDY = "list-left-out-remedy" () "Declare what its columns hold in case.toml; \"toll lists\" proposes it.";
    COLUMNS_UNLIKE = "columns-unlike" () "Columns of two lists do not fit each other.";
    COLUMNS_UNCONFIRMED = "columns-unconfirmed" ()
        "What its columns hold was told from their headers and contents, and is not confirmed yet.";
    VALUES_DOUBTED = "values-doubted" () "A check of its values found something that cannot be, or is hard to believe.";
    RELEASE = "release" (new, gone, changed, same)
        "A later release took the place of the one before: {new} rows are new, {gone} gone, {changed} changed, {same} \
         the same.";
    RELEASE_REUSED = "release-reused" (new, gone, changed, same, reused)
        "A later release took the place of the one before: {new} rows are new, {gone} gone, {changed} changed, {same} \
         the same; {reused} ids name somebody else now.";
    RELEASE_REMEDY = "release-remedy" () "Look at the rows that are gone or name somebody else: \"toll lists\" names them.";
    REMARK_REMEDY = "remark-remedy" ()
        "Look at the place in the list; where something was lost, save the list anew, or mend it and keep both files.";
    PAIR_WAITS = "pair-waits" () "1 pair of records waits for a judgement: whether they are one person is not clear.";
    PAIRS_WAIT = "pairs-wait" (number)
        "{number} pairs of records wait for a judgement: whether they are one person is not clear.";
    PAIRS_WAIT_MORE = "pairs-wait-more" (number)
        "{number} or more pairs of records wait for a judgement: whether they are one person is not clear.";
    PAIRS_REMEDY = "pairs-remedy" () "See them with \"toll queue\", and judge them with \"toll judge\".";
    UNLINKED = "unlinked" () "The lists could not be linked, so each row stands for itself.";
    UNLINKED_REMEDY = "unlinked-remedy" () "Look at the column maps with \"toll lists\" and correct them in case.toml.";
    JUDGED_GONE = "judged-gone" () "A row that was judged stands in no list any more.";
    JUDGED_GONE_REMEDY = "judged-gone-remedy" ()
        "The judgement is kept and has no effect until the row is there again; judge the row that took its place, or \
         withdraw it.";
    JUDGED_AGAINST = "judged-against" () "A judgement contradicts others, and is not kept to.";
    JUDGED_AGAINST_REMEDY = "judged-against-remedy" () "Withdraw one of the judgements with \"toll judge ... --undo\".";
    JUDGED_BEFORE = "judged-before" () "Rows were changed since they were judged, and speak against the judgement now.";
    JUDGED_BEFORE_REMEDY = "judged-before-remedy" ()
        "It is kept to. Look at both rows again, then confirm the judgement or withdraw it with \"toll judge ... --undo\".";
}
