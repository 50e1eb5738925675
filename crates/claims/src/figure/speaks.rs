//! Who speaks and is no victim: "said one survivor", "a doctor at the clinic said".
//!
//! Must not: say what is said. That is the business of `speech`.

use super::mention::Mention;
use crate::document::{Document, Kind};
use crate::lexicon::Class;

/// How far behind a single speaker the verb of saying may stand, in tokens.
const SPEAKER_REACH: usize = 9;

/// "…, said one survivor.", "…, a doctor at the clinic said": who stands beside a verb of saying speaks.
pub(super) fn is_speaker(document: &Document, mention: &Mention) -> bool {
    if says_so(document, mention) {
        return true;
    }
    let before = mention.outer.start.checked_sub(1);
    let said = before.is_some_and(|b| {
        let verb = document.is(b, Class::Say) && !document.is(b, Class::Participle);
        verb && b > 0 && document.tokens[b - 1].kind == Kind::Mark
    });
    let closes = document.ends(mention.outer.end) || document.is(mention.outer.end, Class::Pronoun);
    said && mention.count.high() == Some(1) && closes
}

/// Whether the mention is the subject of a verb of saying: straight before it, or with what tells a single one apart
/// in between.
fn says_so(document: &Document, mention: &Mention) -> bool {
    let single = mention.is_one();
    if mention.outer.start > 0 && document.is(mention.outer.start - 1, Class::Active) {
        return false;
    }
    let first = mention.outer.end;
    let reach = if single { SPEAKER_REACH } else { 1 };
    // "A trader who fled to the coast said …"
    let clause = single && document.reads(first, "who");
    let verb = (first..first + reach)
        .take_while(|k| document.tokens[*k].kind == Kind::Word || document.reads(*k, "'s"))
        .take_while(|k| {
            let told = [Class::Be, Class::Have, Class::But];
            !document.tokens[*k].classes.has_any(&told) && (clause || !document.is(*k, Class::Suffered))
        })
        .find(|k| document.is(*k, Class::Say));
    // "were told to leave" says nothing.
    let bidden = |verb: usize| document.folded(verb).contains(' ') && document.reads(verb + 1, "to");
    verb.is_some_and(|verb| !document.is(verb, Class::Passive) && !bidden(verb))
}
