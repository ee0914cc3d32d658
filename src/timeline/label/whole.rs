//! The last look at the words of a label beside their tree: whether its verbs have what they ask
//! for, and whether neighbours can stand next to each other.

use super::Source;
use super::draft::Draft;
use crate::text::{Rel, TokenId, Upos};

/// Verbs whose complement is a plain form: "saw her fall", "let the ship leave".
const WITH_PLAIN: &[&str] =
    &["let", "make", "help", "have", "see", "hear", "watch", "feel", "dare"];

/// Conjunctions that nothing else can be.
const CONDITIONS: &[&str] = &["if", "unless", "because", "although", "though", "whether", "that"];

/// Whether a clause inside was cut in the middle: a verb without the object that it has in the
/// sentence ("a law that gives a child"), a conjunction without its verb ("if his uncle").
pub(super) fn is_torn(source: &Source<'_>, draft: &Draft) -> bool {
    let tree = source.tree;
    let Some(last) = draft.tokens().max() else { return false };
    let gone = |t: TokenId| draft.gone.contains(&t);
    let cut_off = |t: TokenId| t > last && !gone(t);
    draft.tokens().any(|t| {
        let close = |c: TokenId| {
            let mut between = (last.0 + 1..c.0).map(TokenId);
            !between.any(|t| matches!(source.text(t), "," | "--" | "—" | "``" | "''" | "\""))
        };
        let lost = |&c: &TokenId| {
            let bare = tree.rel(c) == Rel::Obj && tree.child(c, Rel::Case).is_none();
            bare && cut_off(c) && close(c) && !in_list(source, t, c)
        };
        // "will leave Oslo [only if Rome leaves, too]"
        let condition = |&c: &TokenId| {
            let mark =
                tree.child(c, Rel::Mark).filter(|&mark| tree.rel(c) == Rel::Advcl && mark > t);
            mark.is_some_and(|mark| {
                matches!(source.text(mark), "if" | "unless") && !draft.has(mark)
            })
        };
        let offers = || {
            tree.children(t)
                .iter()
                .any(|&c| matches!(source.text(c), "will" | "would" | "'ll" | "’ll"))
        };
        if tree.upos(t) == Upos::Verb && offers() && tree.children(t).iter().any(condition) {
            return true;
        }
        match tree.rel(t) {
            Rel::Mark if CONDITIONS.contains(&source.text(t)) => tree.head(t).is_some_and(cut_off),
            // "reports that the court [called worthless]", "when a lorry [hit it]"
            _ if matches!(source.syntax.xpos(t), "WDT" | "WP" | "WRB")
                || tree.rel(t) == Rel::Mark && source.syntax.xpos(t) == "IN" =>
            {
                tree.head(t).is_some_and(cut_off)
            }
            _ if tree.upos(t) == Upos::Verb => tree.children(t).iter().any(lost),
            _ => false,
        }
    })
}

/// "Lai [Ching-te]": the line begins inside a name.
pub(super) fn begins_inside_a_name(source: &Source<'_>, draft: &Draft) -> bool {
    let Some(first) = draft.tokens().next().filter(|t| !draft.replaced.contains_key(t)) else {
        return false;
    };
    let glued = |t: TokenId| {
        let hyphen = t.0.checked_sub(1).map(TokenId)?;
        let joins =
            source.text(hyphen) == "-" && source.span(hyphen).end() == source.span(t).start();
        if joins { hyphen.0.checked_sub(1).map(TokenId) } else { None }
    };
    let start = glued(first).unwrap_or(first);
    let Some(before) = start.0.checked_sub(1).map(TokenId) else { return false };
    let named = |t: TokenId| source.syntax.xpos(t).starts_with("NNP");
    let part = matches!(source.tree.rel(before), Rel::Flat | Rel::Compound);
    start != first && named(start) && named(before) && part && !draft.gone.contains(&before)
}

/// "seized and [burned the cargo]": the object of the second verb is the first one's, too.
fn in_list(source: &Source<'_>, verb: TokenId, object: TokenId) -> bool {
    let tree = source.tree;
    let between = |c: &&TokenId| tree.rel(**c) == Rel::Conj && **c > verb && **c < object;
    tree.children(verb).iter().any(|c| between(&c))
}

/// "Ana Lund [and Piet Vos] were named": a plural verb whose other subject the label leaves out.
pub(super) fn lacks_a_subject(source: &Source<'_>, draft: &Draft) -> bool {
    let tree = source.tree;
    let Some(subject) = draft.subject else { return false };
    if goes_on_from_a_subject(source, draft) {
        return true;
    }
    // "300 soldiers, [police officers and volunteers], …, came": two subjects are a list.
    let mut subjects =
        tree.children(draft.head).iter().copied().filter(|&c| tree.rel(c).is_subject());
    let listed = |&c: &TokenId| {
        c > subject && c < draft.head && !draft.has(c) && tree.child(c, Rel::Conj).is_some()
    };
    if subjects.any(|c| listed(&c)) && tree.child(subject, Rel::Nummod).is_some() {
        return true;
    }
    let others = tree.children(subject).iter().copied().filter(|&c| tree.rel(c) == Rel::Conj);
    let left_out = others.into_iter().any(|c| c < draft.head && !draft.has(c));
    let own = tree.children(draft.head).iter().copied();
    let helper =
        own.into_iter().find(|&c| matches!(tree.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop));
    let plural =
        matches!(source.lower(helper.unwrap_or(draft.head)).as_str(), "were" | "are" | "have");
    // "a prize in May and [a ridge was named]": two that are one
    let one = matches!(source.lower(helper.unwrap_or(draft.head)).as_str(), "was" | "is" | "has");
    let joined = tree.children(subject).iter().any(|&c| {
        tree.rel(c) == Rel::Conj
            && c < draft.head
            && draft.has(c)
            && tree.child(c, Rel::Det).is_some()
    });
    if one && joined && tree.child(subject, Rel::Det).is_some() {
        return true;
    }
    plural && left_out && matches!(source.syntax.xpos(subject), "NN" | "NNP")
}

/// "The captain, a Dane, and [the cook died]": no verb stands before the "and" behind a comma.
fn goes_on_from_a_subject(source: &Source<'_>, draft: &Draft) -> bool {
    let Some(first) = draft.tokens().next() else { return false };
    let Some(at) = source.document.sentence_at(source.span(first).start()) else { return false };
    let begin = source.document.sentences[at].first.0;
    let Some(comma) = first.0.checked_sub(2).filter(|&t| t > begin) else { return false };
    let and = source.syntax.xpos(TokenId(first.0 - 1)) == "CC";
    and && source.text(TokenId(first.0 - 1)) == "and"
        && source.text(TokenId(comma)) == ","
        && source.syntax.xpos(TokenId(begin)) == "DT"
        && (begin..comma).all(|t| !source.syntax.xpos(TokenId(t)).starts_with("VB"))
}

/// "a deal that was announced": a new thing of which nothing but that is told.
pub(super) fn tells_nothing(source: &Source<'_>, draft: &Draft, text: &str) -> bool {
    let tree = source.tree;
    let aside = matches!(tree.rel(draft.head), Rel::AclRelcl | Rel::Acl);
    let passive =
        tree.child(draft.head, Rel::AuxPass).is_some() || tree.rel(draft.head) == Rel::Acl;
    let thing = draft.subject.is_some_and(|s| !source.person_nouns.has(&source.lower(s)));
    let new = text.starts_with("A ") || text.starts_with("An ");
    let words = text.split(' ').count();
    ends_with_oneself(source, draft)
        || aside && thing && new && (passive && words <= 4 || words <= 3)
}

/// "found himself [, at 63, touring again]": as what, the rest of the sentence tells.
fn ends_with_oneself(source: &Source<'_>, draft: &Draft) -> bool {
    let last = draft.tokens().max();
    last.is_some_and(|last| {
        source.lower(last).ends_with("self")
            && source.tree.head(last) == Some(draft.head)
            && source.lower(draft.head) == "found"
    })
}

/// "…, the board announced after a meeting": what it announced stands before.
pub(super) fn says_nothing(source: &Source<'_>, draft: &Draft) -> bool {
    let tree = source.tree;
    let head = draft.head;
    let said = |c: TokenId| matches!(tree.rel(c), Rel::Ccomp | Rel::Parataxis | Rel::Obj);
    let children = tree.children(head);
    source.saying.has_form(&source.lower(head))
        && tree.child(head, Rel::AuxPass).is_none()
        && (children.iter().any(|&c| c < head && tree.rel(c) == Rel::Ccomp)
            || tree.rel(head) == Rel::Parataxis && tree.head(head).is_some_and(|said| said < head))
        && !children.iter().any(|&c| c > head && (said(c) || tree.rel(c) == Rel::Xcomp))
}

/// "a third is treated", "were denied a second", "the first flooded the town": of what, the sentence
/// before tells.
pub(super) fn has_lone_ordinal(source: &Source<'_>, draft: &Draft) -> bool {
    let tree = source.tree;
    draft.tokens().any(|t| {
        let first = source.text(t) == "first";
        let ordinal = matches!(source.text(t), "second" | "third" | "fourth" | "fifth" | "sixth");
        let article = tree.child(t, Rel::Det).map(|article| source.lower(article));
        let new = matches!(article.as_deref(), Some("a" | "an"));
        let known = article.as_deref() == Some("the") && tree.rel(t).is_subject();
        if known && (first || ordinal) {
            let told = [Rel::Acl, Rel::AclRelcl];
            let of = |&c: &TokenId| {
                let of = tree.child(c, Rel::Case).map(|case| source.lower(case));
                told.contains(&tree.rel(c)) || of.as_deref() == Some("of")
            };
            return !tree.children(t).iter().any(of);
        }
        let party = tree.rel(t).is_subject() || tree.rel(t) == Rel::Obj;
        ordinal && new && party && tree.child(t, Rel::Nmod).is_none()
    })
}

/// Whether two neighbours cannot be: a plain form that nothing governs, a tense behind a
/// preposition, a word twice.
pub(super) fn is_garbled(source: &Source<'_>, draft: &Draft) -> bool {
    let tokens: Vec<TokenId> = draft.tokens().filter(|t| !is_left_out(draft, *t)).collect();
    let pairs = tokens.windows(2).any(|pair| {
        let (a, b) = (pair[0], pair[1]);
        let finite = matches!(source.syntax.xpos(b), "VBD" | "VBZ" | "VBP" | "MD")
            && matches!(source.tree.upos(b), Upos::Verb | Upos::Aux);
        let stranded = source.tree.rel(a) == Rel::Case && source.tree.head(a) < Some(a);
        let preposition = matches!(source.syntax.xpos(a), "IN" | "DT" | "PRP$")
            && matches!(source.tree.rel(a), Rel::Case | Rel::Det | Rel::NmodPoss)
            && !stranded;
        let left_over = a.0 + 1 != b.0
            && [a, b]
                .iter()
                .all(|&t| source.syntax.xpos(t) == "IN" && source.tree.rel(t) == Rel::Case);
        // "was charged [with murder] and with arson", but not "flew past Venus [in May] and past"
        let cut = (a.0 + 1..b.0).any(|t| !draft.gone.contains(&TokenId(t)));
        let torn_list = cut
            && source.syntax.xpos(b) == "CC"
            && tokens.iter().any(|t| t.0 == b.0 + 1 && source.syntax.xpos(*t) == "IN");
        let twice = a != b
            && a.0 + 1 != b.0
            && source.text(a).len() > 3
            && source.text(a) == source.text(b);
        // "a check [, by the owner,] Norvex was cut short"
        let noun = |t: TokenId| source.syntax.xpos(t).starts_with('N');
        let two = cut
            && b < draft.head
            && draft.subject.is_some()
            && noun(a)
            && noun(b)
            && (b.0 - a.0 > 4 || source.syntax.xpos(TokenId(a.0 + 2)) == "NNS")
            && !draft.replaced.contains_key(&b);
        // "two inspections missed caused": two verbs, of which one belongs to another clause
        let verb = |t: TokenId| source.tree.upos(t) == Upos::Verb;
        let verbs = a.0 + 1 == b.0
            && verb(a)
            && verb(b)
            && matches!(source.syntax.xpos(a), "VBD" | "VBN" | "VBZ")
            && matches!(source.syntax.xpos(b), "VBD" | "VBZ")
            && source.tree.rel(b) != Rel::Xcomp;
        finite && preposition || verbs || left_over || torn_list || twice || two
    });
    pairs || tokens.iter().any(|&t| is_loose_plain_form(source, t))
}

fn is_left_out(draft: &Draft, token: TokenId) -> bool {
    draft.replaced.get(&token).is_some_and(String::is_empty)
}

/// "saw her fall".
pub(super) fn takes_plain_form(source: &Source<'_>, verb: TokenId) -> bool {
    source.syntax.xpos(verb).starts_with("VB") && WITH_PLAIN.contains(&source.verb(verb).as_str())
}

/// "Harwick promoted Thornaby [beat] Whitcombe".
fn is_loose_plain_form(source: &Source<'_>, token: TokenId) -> bool {
    let tree = source.tree;
    let part = matches!(tree.rel(token), Rel::Compound | Rel::Amod | Rel::Flat);
    if source.syntax.xpos(token) != "VB" || tree.upos(token) != Upos::Verb || part {
        return false;
    }
    let helped = |t: TokenId| {
        let mut own = tree.children(t).iter();
        own.any(|&c| matches!(source.syntax.xpos(c), "TO" | "MD") || tree.rel(c) == Rel::Aux)
    };
    let governs = |t: TokenId| takes_plain_form(source, t);
    let mut above = std::iter::once(token).chain(tree.ancestors(token)).take(4);
    // "rejected her [bid] for a trial": a noun read as a verb.
    let owner = source.syntax.xpos(TokenId(token.0.saturating_sub(1))) == "PRP";
    if owner {
        return false;
    }
    let near = (token.0.saturating_sub(4)..token.0).map(TokenId).any(|t| {
        matches!(source.syntax.xpos(t), "TO" | "MD")
            || matches!(source.text(t), "do" | "did" | "does")
    });
    let described = token.0 > 0 && source.syntax.xpos(TokenId(token.0 - 1)) == "JJ"; // "buy orders"
    !near && !described && !above.any(|t| helped(t) || governs(t))
}
