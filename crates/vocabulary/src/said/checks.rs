//! What checks see, and what would settle it.
//!
//! Must not: settle anything. A phrase says what is seen, never who is right.

use super::phrase::{Phrase, Says, phrases};

phrases! {
    SAID_BY = "said-by" (number, voice) "{number} ({voice})";
    SAID_BY_ON = "said-by-on" (number, voice, day) "{number} ({voice}, {day})";
    SAID_BY_MORE = "said-by-more" (number, voice, more) "{number} ({voice} and {more} more)";
    OF_INCIDENT = "of-incident" (scope, incident) "{scope}, {incident}";
    DIFFER = "differ" (scope, incident, figures, origins, lowest, highest, said)
        "{scope}, {incident}: {figures} of {origins} run from {lowest} to {highest}: {said}.";
    LAST_WORDS_AGREE = "last-words-agree" () "The last words of all voices agree: the number changed with what was known.";
    ONE_DAY_AGREES = "one-day-agrees" () "Figures of one day agree: it may be a difference of days.";
    PLACES_DIFFER = "places-differ" (places) "They name the place differently ({places}): one may lie in the other.";
    SOME_NATIONALITY = "some-nationality" () "Only some name a nationality: the others may count more people.";
    SOME_LEAST = "some-least" () "Some give only the least number.";
    ALSO_GIVEN = "also-given" (number, scope) "{number} is also given for {scope}.";
    DIFFER_REMEDY = "differ-remedy" ()
        "Look what each one counts, where, and as of which day; where they count the same, show both and say by which \
         rule one is preferred.";
    CONTESTED = "contested" (scope, incident, asserted, denied) "{scope}, {incident}: asserted: {asserted}; denied: {denied}.";
    CONTESTED_REMEDY = "contested-remedy" () "Show both; look what the denial denies: the number, the act, or who did it.";
    SLIPS = "slips" (scope, incident, pairs) "{scope}, {incident}: {pairs}.";
    SLIP_SWAPPED = "slip-swapped" (one, other) "{one} and {other}: two digits beside each other are swapped";
    SLIP_DOUBLED = "slip-doubled" (one, other) "{one} and {other}: a digit is doubled";
    SLIP_DROPPED = "slip-dropped" (one, other) "{one} and {other}: a digit is dropped";
    SLIPS_REMEDY = "slips-remedy" ()
        "Look at both in the original; a slip is settled by the source that the two go back to, or by parts that come \
         to one of them.";
    COPIED = "copied" (scope, incident, number, sources, voice)
        "{scope}, {incident}: {number} stands in {sources}, and all of them go back to {voice}.";
    COPIED_REMEDY = "copied-remedy" () "Count it as one voice; look for a source that does not have the number from there.";
    ONE_NUMBER_FOR_TWO = "one-number-for-two" (number, one, other, scopes)
        "The number {number} is given both for {one} and for {other}: {scopes}.";
    ONE_NUMBER_FOR_MANY = "one-number-for-many" (number, scopes) "The number {number} is given for different things: {scopes}.";
    ONE_INCIDENT_REMEDY = "one-incident-remedy" ()
        "Read both passages: one of them may say the other thing, or have the number from the other.";
    MANY_INCIDENTS_REMEDY = "many-incidents-remedy" ()
        "Look whether the incidents are one under two names or days, or one number was copied to the other.";
    FALLS = "falls" (scope, incident, voice, falls) "{scope}, {incident}: a running total of {voice} falls: {falls}.";
    FALL = "fall" (earlier, on, later, then) "{earlier} on {on}, then {later} on {then}";
    FALLS_REMEDY = "falls-remedy" ()
        "Look for a correction between the two days, and whether both count the same place and people.";
    INCREMENTS = "increments" (scope, incident, voice, steps) "{scope}, {incident}: the running total of {voice} goes {steps}.";
    INCREMENT = "increment" (earlier, from, later, to, added)
        "from {earlier} on {from} to {later} on {to}, while the additions told between come to {added}";
    INCREMENTS_REMEDY = "increments-remedy" ()
        "Look whether the additions are of the same place and people, and whether the dead of earlier days that were \
         found later are among them; else one of the numbers is misprinted or misread.";
    COUNTED_TWICE = "counted-twice" (incident, missing, missing_day, dead, dead_day)
        "{incident}: the last count of the missing, {missing}, stands at {missing_day}, that of the dead, {dead}, at \
         {dead_day}: whoever was found dead between the two may be in both.";
    COUNTED_TWICE_REMEDY = "counted-twice-remedy" ()
        "Never add the two; take both as of one day, or hold the list of the missing against that of the dead.";
    MORE_RELEASED = "more-released" (incident, released, captured)
        "{incident}: {released} were released, and nobody says that more than {captured} were captured.";
    MORE_RELEASED_REMEDY = "more-released-remedy" ()
        "Look whether people of other incidents were released with them, and whether the captured were counted later \
         than they were taken.";
    BALANCE_SHORT = "balance-short" (whole, parts, sum, left)
        "Of {whole} the parts {parts} come to {sum}: of {left} nothing is said.";
    BALANCE_SHORT_LEAST = "balance-short-least" (whole, parts, sum, left)
        "Of {whole} the parts {parts} come to {sum}: of at least {left} nothing is said.";
    BALANCE_OVER = "balance-over" (whole, parts, sum) "Of {whole} the parts {parts} come to {sum}, more than there were.";
    BALANCE_REMEDY = "balance-remedy" ()
        "The captured are the released, the dead, the missing and the held: look for those who are not told of, and for \
         people who are in two of them.";
    PART_ABOVE = "part-above" (part, whole) "{part} is given as a part of {whole}, and is larger than it.";
    PART_ABOVE_REMEDY = "part-above-remedy" ()
        "Read the sentence: one of the two is misprinted or misread, or the smaller is not the whole meant.";
    PARTS_ABOVE = "parts-above" (parts, sum, whole)
        "The parts {parts} come to {sum} and more than their whole, {whole}; the words make them different people.";
    PARTS_ABOVE_REMEDY = "parts-above-remedy" ()
        "Read the passage, and look whether another source gives the same parts or another total.";
    PARTS_OVERLAP = "parts-overlap" (parts, sum, whole)
        "The parts {parts} come to {sum} together, more than their whole, {whole}; they may overlap (girls are both \
         women and children), so this is no contradiction.";
    PARTS_OVERLAP_REMEDY = "parts-overlap-remedy" () "Look whether the source says how the groups overlap; never add them up.";
    PARTS_SHORT = "parts-short" (parts, most, whole, least, left)
        "The parts {parts} come to {most}, and their whole, {whole}, to at least {least}: {left} are in no part.";
    PARTS_SHORT_REMEDY = "parts-short-remedy" ()
        "Look whether the source says of how many it was not known; count those as unknown, and never as one of the parts.";
    PARTS_OVER = "parts-over" (parts, sum, whole)
        "The parts {parts} come to {sum}, more than their whole, {whole}, unless some of them are the same people.";
    PARTS_OVER_REMEDY = "parts-over-remedy" ()
        "Read the passage: where it enumerates different people, one of the numbers is misprinted or misread.";
    BETWEEN = "between" (low, high) "{low} to {high}";
    AT_LEAST = "at-least" (low) "at least {low}";
    WOMEN = "women" () "women";
    MEN = "men" () "men";
    CHILDREN = "children" () "children";
    ELDERLY = "elderly" () "elderly";
    GIRLS = "girls" () "girls";
    BOYS = "boys" () "boys";
    DEAD_BESIDE = "dead-beside" (incident, claimed, rule, records, persons)
        "{incident}: {claimed} claimed killed by the rule {rule}; {records} records of the dead, {persons} persons.";
    DEAD_BESIDE_NAMELESS = "dead-beside-nameless" (incident, claimed, rule, records, persons, nameless)
        "{incident}: {claimed} claimed killed by the rule {rule}; {records} records of the dead, {persons} persons, \
         {nameless} of them without a name.";
    BY_GROUP = "by-group" (groups) "By group: {groups}.";
    GROUP = "group" (group, claimed, persons) "{group}: {claimed} claimed, {persons}";
    GROUP_AMONG = "group-among" (group, claimed, persons, young, who)
        "{group}: {claimed} claimed, {persons}, {young} of them {who}";
    NOT_KNOWN_OF = "not-known-of" (sex, age) "Of the persons the sex of {sex} and the age of {age} is not known.";
    MORE_NAMED_REMEDY = "more-named-remedy" ()
        "More persons are named than anybody claims: look for persons that are one, or for rows of another incident.";
    FEWER_NAMED_REMEDY = "fewer-named-remedy" ()
        "Those who are claimed and not named may be on lists that are not here; those named twice wait in the queue.";
    MOVED_ONE = "moved-one" (incident, more)
        "{incident}: 1 person is missing by one record and dead by another, and is counted once, among the dead; {more} \
         missing by every record that tells.";
    MOVED_MANY = "moved-many" (incident, moved, more)
        "{incident}: {moved} persons are missing by one record and dead by another, and are counted once, among the \
         dead; {more} missing by every record that tells.";
    MOVED_REMEDY = "moved-remedy" ()
        "A total of the missing that counts them as well must not be added to the dead; look who passed the two lists \
         on, and as of which day each stands.";
    CAPTURED = "captured" (incident, persons, released, dead, missing, held)
        "{incident}: of {persons} captured, {released} were released, {dead} are dead, {missing} missing, and of {held} \
         no record tells the end: they are held, as far as is known.";
    ALSO_RELEASED = "also-released" (number) "{number} of the dead were also released.";
    CAPTURED_REMEDY = "captured-remedy" ()
        "Hold the lists of the released and of the exchanged against that of the captured; a person is in one of the \
         four only.";
    FAMILIES = "families" (incident, told) "{incident}: {told}";
    FAMILIES_CLAIMED = "families-claimed" (incident, claimed, rule, told)
        "{incident}: {claimed} families claimed killed by the rule {rule}; {told}";
    BY_HOUSEHOLD = "by-household" (households, known, wiped, persons)
        "{households} of the registry lost somebody, of {known} two or more members are known, and of {wiped} all who \
         are known are dead ({persons} persons).";
    BY_KIN = "by-kin" (families, wiped, persons)
        "By the names of kin {families} of two or more known members lost somebody, and of {wiped} all who are known \
         are dead ({persons} persons); names may agree by chance.";
    BY_BOTH = "by-both" (families, known, wiped, persons)
        "By households and kin together, {families} lost somebody, of {known} two or more members are known, and of \
         {wiped} all who are known are dead ({persons} persons).";
    NO_SURVIVORS = "no-survivors" ()
        "The lists that tell of households hold nobody who is known to be alive, so they cannot show who survived.";
    NO_SURVIVORS_KIN = "no-survivors-kin" ()
        "The lists that tell of households or kin hold nobody who is known to be alive, so they cannot show who survived.";
    FAMILIES_ABOVE_REMEDY = "families-above-remedy" ()
        "More families than claimed have nobody left who is known: look for survivors on other lists before the claim \
         is called too low.";
    FAMILIES_REMEDY = "families-remedy" ()
        "Ask who else lived in these households; a family is wiped out only where nobody of it is alive.";
    DECISION_OF_NOTHING = "decision-of-nothing" (incident, count, entry)
        "{incident}: a reviewer decided on {count} (entry {entry} of the ledger), and nothing is counted there any more.";
    DECISION_CHANGED = "decision-changed" (incident, count, entry)
        "{incident}: a reviewer decided on {count} (entry {entry} of the ledger), and the figures of this count have \
         changed since.";
    DECISION_REMEDY = "decision-remedy" (count)
        "Look at the figures again, then decide anew, or withdraw it: toll decide CASE {count} --undo.";
    CHOICE_OF_NOTHING = "choice-of-nothing" (rule, count, entry)
        "The rule {rule} was chosen for {count} (entry {entry} of the ledger), and nothing is counted there.";
    CHOICE_WITHOUT_ORDER = "choice-without-order" (rule, count, entry)
        "The rule {rule} was chosen for {count} (entry {entry} of the ledger), and the case names no order of sources \
         that it could go by.";
    CASE_WITHOUT_ORDER = "case-without-order" (rule, entry)
        "The rule {rule} was chosen for the case (entry {entry} of the ledger), and the case names no order of sources \
         that it could go by.";
    CHOICE_REMEDY = "choice-remedy" () "Withdraw the choice at the desk, or settle in case.toml what it needs.";
    RULE_FOR_NOTHING = "rule-for-nothing" (rule) "The rule {rule} is settled for some counts, and nothing is counted there.";
    RULE_FOR_NOTHING_OF = "rule-for-nothing-of" (rule, incident)
        "The rule {rule} is settled for some counts of the incident {incident}, and nothing is counted there.";
    RULE_FOR_REMEDY = "rule-for-remedy" () "Look at its [[rule-for]]: toll tally names the incidents and what is counted.";
}
