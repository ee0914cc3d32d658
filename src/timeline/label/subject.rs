//! Whose clause it is: where the subject of a verb is found.

use super::Source;
use super::antecedent::antecedent;
use super::clause::is_nominal;
use super::draft::Draft;
use super::shared::shared;
use super::verb::is_misread_past;
use crate::event::ActorKind;
use crate::text::{Rel, TokenId, Upos};

/// Where the subject of a clause is found.
#[derive(Clone, Copy, Debug)]
pub(super) enum Subject {
    Own(TokenId),
    /// That of the clause it is joined to (the head of that clause).
    Shared(TokenId, TokenId),
    /// The noun that the relative clause hangs on, and the first word of that clause.
    Noun(TokenId, TokenId),
    /// The noun that a passive participle hangs on: "the treaty signed in May".
    Passive(TokenId),
    /// The subject of the clause that a passive participle opens: "Born in May, Ford grew up".
    Fronted(TokenId),
    /// The relative pronoun is not the subject: "the deal that Ford signed".
    Object(TokenId, TokenId),
}

impl Subject {
    pub fn token(&self) -> TokenId {
        match *self {
            Subject::Own(t)
            | Subject::Shared(t, _)
            | Subject::Passive(t)
            | Subject::Fronted(t)
            | Subject::Noun(t, _)
            | Subject::Object(t, _) => t,
        }
    }
}

/// The subject of the clause that `head` heads.
pub(super) fn subject(source: &Source<'_>, head: TokenId) -> Option<Subject> {
    let tree = source.tree;
    let own = own(source, head).filter(|_| !has_two(source, head));
    if own.is_some_and(|s| is_accusative(source, s)) {
        return None; // "a centre named after her opened"
    }
    match tree.rel(head) {
        Rel::AclRelcl => match own {
            // "a line whose ship was struck"
            Some(s)
                if is_relative(source, s)
                    && source.tree.head(s).is_some_and(|v| owned_by_relative(source, v)) =>
            {
                None
            }
            Some(s) if is_relative(source, s) && !follows_preposition(source, s) => {
                let noun = antecedent(source, head, s).filter(|&noun| !is_anybody(source, noun));
                noun.map(|noun| Subject::Noun(noun, s))
            }
            Some(s) if object_is_missing(source, head) => match noun_above(source, head) {
                // "the majority of jobs he held" is not "he held the majority of jobs"
                Some(noun) if source.quantities.has(&source.lower(noun)) => None,
                // "the first time that the prize went abroad"
                Some(noun) if matches!(source.text(noun), "time" | "day" | "way" | "reason") => {
                    None
                }
                // "the year the stand burned down"
                Some(noun) if is_when(source, noun) => Some(Subject::Own(s)),
                Some(noun) => Some(Subject::Object(s, noun)),
                None if is_object_relative(source, head) => None, // "the third that Rome opened"
                None => Some(Subject::Own(s)),
            },
            Some(s) if is_relative(source, s) => None,
            Some(s)
                if owned_by_relative(source, head)
                    && is_nominal(tree.upos(s))
                    && tree.child(s, Rel::NmodPoss).is_none() =>
            {
                None
            }
            // "a ban that peers tried to have lifted": what they tried to have lifted stands before.
            Some(s) if follows_relative(source, s) && tree.child(head, Rel::Obj).is_none() => None,
            Some(s) => Some(Subject::Own(s)),
            None => None,
        },
        Rel::Acl if own.is_some_and(|s| lacks_what_stands_before(source, head, s)) => None,
        Rel::Acl if own.is_none() => passive(source, head).map(Subject::Passive),
        Rel::Advcl if own.is_none() => fronted(source, head).map(Subject::Fronted),
        Rel::Conj if own.is_none() && !has_two(source, head) => shared(source, head),
        _ if is_object_relative(source, head) => None,
        _ => own.filter(|&s| !is_relative(source, s)).map(Subject::Own),
    }
}

/// "on behalf of [anyone] who bought it": nobody in particular.
fn is_anybody(source: &Source<'_>, noun: TokenId) -> bool {
    matches!(
        source.text(noun),
        "anyone" | "anybody" | "everyone" | "everybody" | "someone" | "somebody" | "nobody"
    )
}

/// "the year", "the night": when something was.
fn is_when(source: &Source<'_>, noun: TokenId) -> bool {
    source.units_described.has(source.text(noun))
        && !matches!(source.tree.rel(noun), Rel::Obj | Rel::Nsubj | Rel::NsubjPass)
}

/// "whose" stands in the clause.
fn owned_by_relative(source: &Source<'_>, verb: TokenId) -> bool {
    source.tree.children(verb).iter().any(|&c| source.syntax.xpos(c) == "WP$")
}

/// "that [peers] tried to have lifted"
fn follows_relative(source: &Source<'_>, subject: TokenId) -> bool {
    let first = source.tree.subtree(subject, |_| true)[0];
    first.0.checked_sub(1).map(TokenId).is_some_and(|t| {
        matches!(source.syntax.xpos(t), "WDT" | "WP")
            && !follows_preposition(source, t)
            && matches!(source.text(t), "that" | "which" | "whom")
    })
}

/// "her", "them": no subject of a verb with a tense.
fn is_accusative(source: &Source<'_>, token: TokenId) -> bool {
    source.tree.upos(token) == Upos::Pron
        && matches!(source.lower(token).as_str(), "him" | "her" | "them" | "me" | "us")
}

/// "was cut on her lip and [hands] in [the blast], shattered": two nouns that cannot both be it,
/// behind an "and" that may join the first to what stands before.
fn has_two(source: &Source<'_>, head: TokenId) -> bool {
    let tree = source.tree;
    let subjects: Vec<TokenId> = tree
        .children(head)
        .iter()
        .copied()
        .filter(|&c| c < head && tree.rel(c).is_subject() && is_nominal(tree.upos(c)))
        .collect();
    let [first, _, ..] = subjects[..] else { return false };
    let left = tree.subtree(first, |k| tree.rel(k) != Rel::Cc)[0].0;
    tree.rel(head) == Rel::Conj
        && left > 1
        && source.syntax.xpos(TokenId(left - 1)) == "CC"
        && source.syntax.xpos(TokenId(left - 2)).starts_with('N')
}

pub(super) fn own(source: &Source<'_>, head: TokenId) -> Option<TokenId> {
    let tree = source.tree;
    let owner =
        |c: TokenId| tree.children(c).iter().any(|&k| k > c && source.syntax.xpos(k) == "POS");
    let subjects = || tree.children(head).iter().copied().filter(|&c| tree.rel(c).is_subject());
    let several = subjects().count() > 1;
    // "were let in after the blast and [they] found": "and" between a noun and its verb joins verbs.
    let joins = |c: TokenId| {
        let mut ands = tree.children(head).iter().filter(|&&cc| tree.rel(cc) == Rel::Cc);
        ands.any(|cc| cc.0 == c.0 + 1 && *cc < head) && tree.rel(head) == Rel::Conj
    };
    let compared = |c: TokenId| c < head && is_compared_with(source, c);
    let mut subjects = subjects().filter(|&c| !joins(c) && !compared(c) && (!several || !owner(c)));
    let first = subjects.next()?;
    // Of two, the one behind the comma, unless it stands between two commas.
    let is_comma = |t: u32| t < head.0 && source.text(TokenId(t)) == ",";
    let aside = |s: TokenId| {
        let phrase = tree.subtree(s, |k| tree.rel(k) != Rel::Punct);
        let (from, to) = (phrase[0].0, phrase[phrase.len() - 1].0);
        from.checked_sub(1).is_some_and(is_comma) && is_comma(to + 1)
    };
    let comma = |s: TokenId| (first.0..s.0).any(|t| source.text(TokenId(t)) == ",") && !aside(s);
    let last = subjects.rfind(|&s| s < head && comma(s));
    let subject = last.unwrap_or(first);
    Some(before_its_phrase(source, subject).filter(|_| subject < head).unwrap_or(subject))
}

/// "and [yields] on bonds rose": the noun before the preposition of what was read as the subject.
fn before_its_phrase(source: &Source<'_>, noun: TokenId) -> Option<TokenId> {
    let tree = source.tree;
    let case = tree.child(noun, Rel::Case).filter(|&case| case < noun)?;
    let before = case.0.checked_sub(1).map(TokenId)?;
    let plain = matches!(source.text(case), "of" | "on" | "in" | "for" | "from" | "with" | "at");
    let loose =
        matches!(tree.rel(before), Rel::Conj | Rel::Nsubj | Rel::NsubjPass | Rel::Parataxis);
    (plain && loose && tree.upos(before) == Upos::Noun).then_some(before)
}

/// "people from as far away as [Osaka] gave": the noun behind "as … as" acts in no clause.
pub(super) fn is_compared_with(source: &Source<'_>, noun: TokenId) -> bool {
    let is_as = |t: u32| source.lower(TokenId(t)) == "as";
    let first = source.tree.subtree(noun, |_| true)[0].0;
    let Some(last) = first.checked_sub(1).filter(|&t| is_as(t)) else { return false };
    (last.saturating_sub(4)..last).any(is_as)
}

/// The noun before a participle that tells what was done to it.
fn passive(source: &Source<'_>, head: TokenId) -> Option<TokenId> {
    let tree = source.tree;
    let noun = noun_above(source, head).filter(|&n| n < head && tree.upos(n) != Upos::Pron)?;
    let part = tree.rel(noun) == Rel::Nmod && tree.child(noun, Rel::Det).is_none();
    // "…, the court ruled on Thursday."
    let says = source.saying.has_form(&source.lower(head)) || source.lower(head) == "ruled";
    let speaks = says
        && head.0 == noun.0 + 1
        && source.cast.actor(noun).is_some_and(|actor| actor.kind != ActorKind::Unknown);
    let done = is_done(source, head) && !is_misread_past(source, head) && !speaks;
    (done && !part).then(|| nearer(source, noun, head))
}

/// The subject of the clause that a participle at the beginning of the sentence hangs on.
fn fronted(source: &Source<'_>, head: TokenId) -> Option<TokenId> {
    let main = source.tree.head(head).filter(|&main| head < main && is_done(source, head))?;
    let at = source.document.sentence_at(source.span(head).start())?;
    let opens = head.0 <= source.document.sentences[at].first.0 + 1;
    own(source, main).filter(|&subject| opens && head < subject && subject < main)
}

/// "a bell that [divers] recovered": what they recovered stands before, read as a clause that says
/// what the noun is.
fn lacks_what_stands_before(source: &Source<'_>, head: TokenId, subject: TokenId) -> bool {
    let tree = source.tree;
    let that = tree.child(head, Rel::Mark).is_some_and(|mark| source.text(mark) == "that");
    let thing = tree.head(head).is_some_and(|noun| tree.upos(noun) == Upos::Noun);
    that && thing
        && subject < head
        && tree.child(head, Rel::AuxPass).is_none()
        && object_is_missing(source, head)
        && !source.intransitive.has_form(&source.lower(head))
}

/// "that lay beneath the [ice] sank": a noun that a preposition governs is no subject.
pub(super) fn is_governed(source: &Source<'_>, draft: &Draft) -> bool {
    let tree = source.tree;
    let Some(subject) = draft.subject.filter(|&s| s < draft.head) else { return false };
    if matches!(tree.rel(draft.head), Rel::Acl | Rel::AclRelcl) {
        return false; // "Under a law, passed in May, …": the law was passed
    }
    let counted = tree.child(subject, Rel::Nummod).is_some() || tree.upos(subject) == Upos::Num;
    let case = tree.child(subject, Rel::Case).filter(|&case| case < subject);
    // "Commander-in-Chief Lund": inside the phrase.
    let opens = |case: TokenId| tree.subtree(subject, |_| true)[0] == case;
    case.is_some_and(|case| {
        tree.rel(subject).is_subject()
            && !counted
            && opens(case)
            && !source.is_time(TokenId(case.0 + 1)) // "In May jewels were taken"
            && GOVERNING.contains(&source.text(case))
    })
}

/// Prepositions that count nothing.
const GOVERNING: &[&str] = &[
    "beneath", "behind", "of", "with", "by", "for", "at", "into", "through", "below", "beside",
    "in", "under", "Under", "amid", "Amid", "against", "despite", "Despite", "from", "With", "In",
    "At", "For",
];

/// A participle that tells what was done to somebody or something.
fn is_done(source: &Source<'_>, head: TokenId) -> bool {
    let tree = source.tree;
    let active = [Rel::Obj, Rel::Xcomp, Rel::Ccomp, Rel::Aux, Rel::AuxPass, Rel::Mark];
    if is_due(source, head) {
        return true;
    }
    source.syntax.xpos(head) == "VBN"
        && active.iter().all(|&rel| tree.child(head, rel).is_none())
        && !source.settled.has_form(&source.lower(head))
        && !source.intransitive.has_form(&source.lower(head))
}

/// "The deal, expected to close in May": a participle that tells what is to come.
pub(super) fn is_due(source: &Source<'_>, participle: TokenId) -> bool {
    source.syntax.xpos(participle) == "VBN"
        && source.due_participles.has(&source.lower(participle))
        && source.tree.child(participle, Rel::Xcomp).is_some()
        && source.tree.lacks(participle, &[Rel::Obj, Rel::Aux, Rel::AuxPass, Rel::Mark])
}

/// "the basis of [a map], published in May": of two things, the one that is new to the reader.
fn nearer(source: &Source<'_>, noun: TokenId, participle: TokenId) -> TokenId {
    let tree = source.tree;
    let comma = participle.0.checked_sub(2).filter(|&t| source.text(TokenId(t + 1)) == ",");
    let Some(last) = comma.map(TokenId) else { return noun };
    let new = |t: TokenId| {
        let article = tree.child(t, Rel::Det);
        article.is_some_and(|a| matches!(source.lower(a).as_str(), "a" | "an"))
    };
    let person = source.person_nouns.has(&source.lower(noun));
    let below = tree.rel(last) == Rel::Nmod && tree.head(last) == Some(noun);
    if below && new(last) && !new(noun) && !person { last } else { noun }
}

pub(super) fn noun_above(source: &Source<'_>, head: TokenId) -> Option<TokenId> {
    let tree = source.tree;
    let usable = |&n: &TokenId| is_nominal(tree.upos(n)) && !source.is_time(n);
    let noun = tree.head(head)?;
    // "Ana [Lund], who": the clause hangs on the whole name.
    let name = tree.head(noun).filter(|_| tree.rel(noun) == Rel::Flat);
    Some(name.unwrap_or(noun)).filter(usable)
}

pub(super) fn is_relative(source: &Source<'_>, token: TokenId) -> bool {
    matches!(source.syntax.xpos(token), "WDT" | "WP")
        || source.tree.rel(token).is_subject()
            && source.lower(token) == "that"
            && source.tree.upos(token) == Upos::Pron
}

/// "the minute at which the alarm was raised".
fn follows_preposition(source: &Source<'_>, pronoun: TokenId) -> bool {
    pronoun.0 > 0 && source.syntax.xpos(TokenId(pronoun.0 - 1)) == "IN"
}

/// "that Ford signed": the pronoun is the object.
pub(super) fn is_object_relative(source: &Source<'_>, head: TokenId) -> bool {
    let tree = source.tree;
    tree.children(head).iter().any(|&c| tree.rel(c) == Rel::Obj && is_relative_word(source, c))
}

fn is_relative_word(source: &Source<'_>, token: TokenId) -> bool {
    matches!(source.syntax.xpos(token), "WDT" | "WP") || source.lower(token) == "that"
}

/// "the deal that Ford signed", "the deal Ford signed": a transitive verb without object.
fn object_is_missing(source: &Source<'_>, head: TokenId) -> bool {
    let tree = source.tree;
    let children = tree.children(head);
    if children.iter().any(|&c| tree.rel(c) == Rel::Obj && is_relative(source, c)) {
        return true;
    }
    let adverbial =
        children.iter().any(|&c| matches!(source.syntax.xpos(c), "WRB" | "WDT" | "WP" | "WP$"));
    !adverbial
        && [Rel::Obj, Rel::Xcomp, Rel::Cop, Rel::Ccomp]
            .iter()
            .all(|&r| tree.child(head, r).is_none())
}
