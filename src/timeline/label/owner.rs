//! Whose "its", "his" and "their" are, as far as the label itself says.

use super::Source;
use super::draft::Draft;
use crate::event::{ActorKind, Sex};
use crate::text::{Rel, TokenId, Upos};

/// A person who is the object before it, and told of without a name.
pub(super) fn object_owns(source: &Source<'_>, draft: &Draft, token: TokenId, word: &str) -> bool {
    let tree = source.tree;
    draft.tokens().take_while(|&t| t < token).any(|t| {
        tree.rel(t) == Rel::Obj
            && tree.upos(t) == Upos::Noun
            && source.person_nouns.has(&source.lower(t))
            && could_own(source, t, word)
    })
}

/// "its", "their" at the beginning of a subject, but not "their own".
pub(super) fn opens_subject(source: &Source<'_>, token: TokenId, word: &str) -> bool {
    let tree = source.tree;
    let next = TokenId(token.0 + 1);
    let own = (next.0 as usize) < source.document.tokens.len() && source.lower(next) == "own";
    let owner = tree.rel(token) == Rel::NmodPoss;
    let noun = tree.head(token).map(|noun| source.lower(noun));
    let relative = noun.is_some_and(|noun| source.kin.has_form(&noun)); // "their grandson": whose
    // "Its shares", "their members": of what, nothing else says.
    let alone = tree.head(token).is_some_and(|noun| {
        noun == next && source.syntax.xpos(noun) == "NNS" && tree.children(noun).len() == 1
    });
    // "the union said its members would vote": the speaker's
    let said = tree
        .head(token)
        .and_then(|noun| tree.head(noun))
        .is_some_and(|verb| tree.rel(verb) == Rel::Ccomp);
    let relative = relative || alone && !said;
    owner && matches!(word, "its" | "their") && !own && !relative
}

/// "head of [its] design school": behind "of", and with a word that says which.
pub(super) fn is_of_its_own(source: &Source<'_>, token: TokenId, word: &str) -> bool {
    let tree = source.tree;
    let Some(noun) = tree.head(token).filter(|_| tree.rel(token) == Rel::NmodPoss) else {
        return false;
    };
    let of = tree.child(noun, Rel::Case).is_some_and(|case| source.text(case) == "of");
    let which = tree.children(noun).iter().any(|&c| {
        matches!(tree.rel(c), Rel::Compound | Rel::Amod) && c < noun && source.text(c) != "own"
    });
    matches!(word, "its" | "their")
        && of
        && which
        && tree.rel(noun) == Rel::Nmod
        && source.syntax.xpos(noun) == "NN"
}

/// "The president and [his] aides": joined to the one whose they are.
pub(super) fn follows_its_owner(
    source: &Source<'_>,
    draft: &Draft,
    token: TokenId,
    word: &str,
) -> bool {
    let tree = source.tree;
    let noun = tree.head(token).filter(|&noun| tree.rel(noun) == Rel::Conj);
    let owner = noun.and_then(|noun| tree.head(noun)).filter(|&o| o < token && draft.has(o));
    owner.is_some_and(|owner| {
        let other = source.cast.id(token).zip(source.cast.id(owner)).is_some_and(|(a, b)| a != b);
        let many = matches!(source.syntax.xpos(owner), "NNS" | "NNPS");
        !other && fits_owner(source, owner, word, many)
    })
}

/// "Elian's relatives have cared for him": the label itself names just one that it can be.
pub(super) fn only_one_inside(
    source: &Source<'_>,
    draft: &Draft,
    token: TokenId,
    possessive: bool,
) -> bool {
    let tree = source.tree;
    let word = source.lower(token);
    let clause = |t: TokenId| {
        matches!(tree.rel(t), Rel::Ccomp | Rel::Advcl | Rel::Acl | Rel::AclRelcl | Rel::NmodPoss)
    };
    let path = || std::iter::once(token).chain(tree.ancestors(token));
    let object = !path().take_while(|&t| t != draft.head).any(clause);
    let fits = |&t: &TokenId| {
        let part = matches!(tree.rel(t), Rel::Compound | Rel::Flat | Rel::Amod | Rel::NmodDesc);
        // "controllers in Calder lost contact with it": no place.
        let place = tree.child(t, Rel::Case);
        let place = place.is_some_and(|case| matches!(source.text(case), "in" | "at" | "near"));
        // "fired to disperse them", "abolished duties on them": somebody or something else.
        let aimed = path()
            .take_while(|&t| t != draft.head)
            .any(|t| tree.child(t, Rel::Mark).is_some_and(|mark| source.syntax.xpos(mark) == "TO"));
        let acted = (object || aimed && tree.rel(token) == Rel::Obj) && draft.subject == Some(t);
        let beside = t.0 + 2 == token.0;
        let own_subject = acted || (place || beside) && !possessive;
        let above = tree.ancestors(token).any(|above| above == t);
        // "piled gravel on its bank", "a plan to sell it"
        let bare = source.syntax.xpos(t) == "NN" && tree.child(t, Rel::Det).is_none();
        let bare = bare && tree.child(t, Rel::NmodPoss).is_none() && possessive;
        let bare = bare && draft.subject != Some(t);
        let content =
            source.syntax.xpos(TokenId(t.0 + 1)) == "TO" && INTENTS.contains(&source.text(t));
        let noun = matches!(tree.upos(t), Upos::Noun | Upos::Propn) && !bare && !content;
        // "judges led by Al Lund rejected his plea": somebody else's
        let aside = tree
            .ancestors(t)
            .take_while(|&above| above != draft.head)
            .any(|above| matches!(tree.rel(above), Rel::Acl | Rel::AclRelcl) && above < draft.head);
        // "California's office suspended it": an owner is a person.
        let owner = tree.rel(t) == Rel::NmodPoss && word == "it";
        noun && !owner && !aside && !part && !own_subject && !above && could_own(source, t, &word)
    };
    let before: Vec<TokenId> = draft.tokens().take_while(|&t| t != token).filter(fits).collect();
    let same = |a: TokenId, b: TokenId| {
        a == b || source.cast.id(a).is_some() && source.cast.id(a) == source.cast.id(b)
    };
    before.first().is_some_and(|&first| before.iter().all(|&t| same(first, t)))
}

/// Nouns whose infinitive tells what is wanted.
const INTENTS: &[&str] = &[
    "intention",
    "plan",
    "plans",
    "decision",
    "bid",
    "attempt",
    "effort",
    "efforts",
    "offer",
    "proposal",
    "promise",
    "threat",
    "right",
    "refusal",
    "wish",
    "order",
    "request",
    "pledge",
    "agreement",
];

/// Whether "its", "his", "her", "their" can go back to the subject of the label.
pub(super) fn could_own(source: &Source<'_>, subject: TokenId, word: &str) -> bool {
    let tag = source.syntax.xpos(subject);
    let plural = matches!(tag, "NNS" | "NNPS") || source.tree.child(subject, Rel::Conj).is_some();
    fits_owner(source, subject, word, plural)
}

fn fits_owner(source: &Source<'_>, subject: TokenId, word: &str, plural: bool) -> bool {
    let noun = source.lower(subject);
    let tag = source.syntax.xpos(subject);
    let kind = source.cast.actor(subject).map(|actor| actor.kind);
    let person = kind == Some(ActorKind::Person) || source.person_nouns.has(&noun);
    match word {
        // "The Netherlands gave its consent": a name may end like a plural.
        "its" | "it" => (!plural || tag == "NNPS") && !person,
        "his" | "her" | "he" | "him" | "she" => {
            let inside = source.tree.rel(subject) == Rel::Nmod; // "the Church of England"
            let male = matches!(word, "he" | "him" | "his");
            let sex = source.cast.actor(subject).and_then(|actor| actor.sex);
            if sex.is_some_and(|sex| (sex == Sex::Male) != male) {
                return false;
            }
            let other = if male { source.female_nouns } else { source.male_nouns };
            !plural
                && !other.has(&noun)
                && (person || tag == "NNP" && kind != Some(ActorKind::Group) && !inside)
        }
        // "added it to its list and will examine their state": others' state
        _ => plural || kind == Some(ActorKind::Group) && !is_its(source, subject),
    }
}

/// The sentence of a body that it calls "its".
fn is_its(source: &Source<'_>, subject: TokenId) -> bool {
    let Some(at) = source.document.sentence_at(source.span(subject).start()) else { return false };
    let sentence = source.document.sentences[at];
    (sentence.first.0..sentence.end.0).any(|t| source.text(TokenId(t)) == "its")
}
