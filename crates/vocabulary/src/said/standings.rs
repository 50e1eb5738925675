//! How what one counts stands to what another counts, and why.
//!
//! Must not: say more than the two scopes do.

use super::phrase::{Phrase, Says, phrases};

phrases! {
    OF_ALL_WOMEN = "standing-women" () "women and girls are of all people";
    OF_ALL_MEN = "standing-men" () "men and boys are of all people";
    OF_ALL_CHILDREN = "standing-children" () "children are of all people";
    OF_ALL_ADULTS = "standing-adults" () "adults are of all people";
    OF_ALL_ELDERLY = "standing-elderly" () "the elderly are of all people";
    OF_ALL = "standing-of-all" (who) "{who} are of all people";
    WOMEN_AND_MEN = "standing-women-and-men" () "women and girls, men and boys";
    ELDERLY_OF_ADULTS = "standing-elderly-of-adults" () "the elderly are of the adults";
    CHILDREN_NO_ADULTS = "standing-children-no-adults" () "children are no adults";
    TAKEN_FOR_CIVILIANS = "standing-taken-for-civilians" ()
        "women, children and the elderly named without a role are taken for civilians";
    ROLE_TAKEN_FOR_CIVILIANS = "standing-role-taken-for-civilians" (who) "{who} are taken for civilians";
    ROLES_APART = "standing-roles-apart" (one, other) "{one} are no {other}";
    ROLES_DIFFER = "standing-roles-differ" (one, other) "sources differ in whether {one} are counted among {other}";
    NATIONS_APART = "standing-nations-apart" (one, other) "{one} are not {other}";
    NATIONS_UNKNOWN = "standing-nations-unknown" (one, other) "it is not known how {one} stand to {other}";
    CIVILIANS = "standing-civilians" () "civilians";
    COMBATANTS = "standing-combatants" () "combatants";
    POLICE = "standing-police" () "police";
    JOURNALISTS = "standing-journalists" () "journalists";
    HEALTH_WORKERS = "standing-health-workers" () "health workers";
    AID_WORKERS = "standing-aid-workers" () "aid workers";
    PEOPLE_NO_FAMILIES = "standing-people-no-families" () "people are not families";
    IDENTIFIED_OF_ALL = "standing-identified-of-all" () "those identified are of all";
    ADDITION_OF_TOTAL = "standing-addition-of-total" () "an addition is part of the total";
    ADDITIONS_MAY_SHARE = "standing-additions-may-share" () "two additions may share people";
    PLACE_NOT_SAID = "standing-place-not-said" () "one does not say where";
    NO_NAME_OF_PLACE = "standing-no-name-of-place" (one, other) "{one} beside {other}: one is no name of a place";
    LIES_IN = "standing-lies-in" (one, other) "{one} lies in {other}";
    PLACE_UNKNOWN = "standing-place-unknown" (one, other) "it is not known how {one} lies to {other}";
    ONE_PLACE = "standing-one-place" (one, other) "{one} and {other} are names of one place";
    MAY_LIE_IN = "standing-may-lie-in" (one, other) "it is not known whether {one} lies in {other}, or the reverse";
    OTHER_PLACE = "standing-other-place" (one, other) "{one} is another place than {other}";
    MAY_BE_AMONG = "standing-may-be-among" (one, other) "some of the {one} may be among the {other}";
    AFFECTED_SAYS_NOT = "standing-affected-says-not" () "\"affected\" does not say what happened";
    OF_CASUALTIES = "standing-of-casualties" (one) "the {one} are of the casualties";
    IDENTIFIED_OF_FOUND = "standing-identified-of-found" () "identified remains are of those found";
    REMAINS_OF_DEAD = "standing-remains-of-dead" () "remains found are of the dead";
    MAY_BE_HELD = "standing-may-be-held" () "those captured at a day may be only those still held then";
    RELEASED_WERE_CAPTURED = "standing-released-were-captured" () "those released had been captured";
    INJURED_ALIVE = "standing-injured-alive" () "the injured are those alive";
    INCIDENT_PLACE_UNKNOWN = "standing-incident-place" () "of one incident the place is not known";
    INCIDENT_TIME_UNKNOWN = "standing-incident-time" () "of one incident the time is not known";
    TIME_NOT_SAID = "standing-time-not-said" () "one does not say when";
    OTHER_TIME = "standing-other-time" (one, other) "{one} is another time than {other}";
    ONE_EVENT = "standing-one-event" (one, other) "{one} and {other} may date one event";
    TIME_LIES_IN = "standing-time-lies-in" (one, other) "{one} lies in {other}";
    SHARE_DAYS = "standing-share-days" (one, other) "{one} and {other} share days";
    DAY_NOT_SAID = "standing-day-not-said" () "one does not say as of which day";
    BY_PUBLICATION = "standing-by-publication" (why) "{why}, by the day of publication where none is said";
    AS_OF_BESIDE = "standing-as-of-beside" (one, other) "as of {one} beside as of {other}";
}
