//! Why a figure is set aside.
//!
//! Must not: judge between voices.

use super::phrase::{Phrase, Says, phrases};

phrases! {
    PROPOSED = "aside-proposed" (model) "proposed by the model {model}; this record does not count such figures";
    DENIED_BY = "aside-denied-by" (voice) "denied by {voice}";
    DENIED = "aside-denied" () "denied in the source";
    EXPECTED = "aside-expected" () "expected or feared, not stated as having happened";
    REVISED = "aside-revised" () "given as an earlier figure that has been revised";
    ADDITION = "aside-addition" () "an addition to what was counted before, not a total";
    ONLY_AMONG = "aside-only-among" (whole, figure) "counts only those among {whole} ({figure})";
    PART_OF_FIGURE = "aside-part-of-figure" (whole, figure) "a part of {whole} ({figure})";
    ONE_PERSON = "aside-one-person" () "names one person, who is counted among the persons";
    ONLY_TIME = "aside-only-time" (time, whole) "counts {time} only, not the whole of {whole}";
    ONE_BESIDE = "aside-one-beside" (whole, figure) "one person, told of beside {whole} ({figure})";
    PART_OF = "aside-part-of" (whole) "a part of {whole}";
    SMALLER = "aside-smaller" (number, figure)
        "the same voice gives {number} in the same document ({figure}): it counts some of them, or others";
    ZERO = "aside-zero" (number, figure) "a zero beside {number} in the same document ({figure}): it counts something narrower";
    LAST_WORD = "aside-last-word" (number) "the last word of the same voice is {number}";
    FEWER_ORIGINS = "aside-fewer-origins" (number, origins, most)
        "fewer origins name {number} ({origins}) than another number ({most}); it bounds the range";
    PREFERS = "aside-prefers" (voice) "the record prefers {voice}";
    NOT_RANKED = "aside-not-ranked" () "not among the sources that the record ranks";
    EARLIER_DAY = "aside-earlier-day" (day) "stands at an earlier day, {day}";
    NO_DAY = "aside-no-day" () "no day is known at which it stands";
    LEAST_TAKEN = "aside-least-taken" (number, least) "names {number}; the rule takes the most conservative number, {least}";
}
