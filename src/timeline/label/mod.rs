//! A short headline for an event, in the article's own words.
//!
//! In: the event's head word and the dependency tree. Out: [`Label`]: who did what to whom. The tree
//! says which clause it is and where its phrases begin; the words are those of the sentence, in one
//! stretch from the subject to the end of the clause, so that a wrong attachment inside does no harm.
//! Only what can surely go is left out: the date, asides, adverbs that tie sentences together, and
//! phrases from the end until the line is short enough. What cannot be cut to a readable line has no
//! label, and then makes no item.

mod agreement;
mod antecedent;
mod boundary;
mod check;
mod clause;
mod draft;
mod ends;
mod gone;
mod joined;
mod list;
mod need;
mod nominal;
mod noun;
mod owner;
mod pronoun;
mod range;
mod relative;
mod render;
mod scan;
mod shape;
mod shared;
mod speech;
mod subject;
mod surface;
mod tense;
mod verb;
mod whole;

use std::collections::BTreeSet;

use draft::Draft;

use crate::event::Cast;
use crate::lang::lemma::Lemmas;
use crate::lang::senses::SenseOf;
use crate::lang::{Language, WordList};
use crate::span::Span;
use crate::text::{Document, Syntax, TokenId, Tree};

pub use render::join;
pub use speech::{of_period, quoted};
pub use verb::{carrier, is_misread_past};

/// Longest label, in characters.
pub const LONGEST: usize = 90;

/// What a label was cut out of.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The headline.
    pub text: String,
    /// The tokens that it tells (words left out for length included): other events among them
    /// are told by this label.
    pub covers: BTreeSet<TokenId>,
    /// The head of the clause or noun phrase that was cut.
    pub head: TokenId,
    /// Whether the headline itself says who speaks (`Anna Lund: "…"`).
    pub speaks: bool,
}

/// The sentence's structure and the lists, for every label of a document.
pub struct Source<'a> {
    /// Text and tokens.
    pub document: &'a Document,
    /// Tags.
    pub syntax: &'a Syntax,
    /// Dependencies.
    pub tree: &'a Tree,
    /// Who is who.
    pub cast: &'a Cast,
    /// Every expression of the document, in order.
    pub times: Vec<Span>,
    /// Adverbs that only connect or tell a time.
    pub connecting: &'static WordList,
    /// Adverbs that a headline needs.
    pub needed: &'static WordList,
    /// Participles that differ from the past tense.
    pub strong: &'static WordList,
    /// Nouns for one person.
    pub person_nouns: &'static WordList,
    /// Nouns for a man.
    pub male_nouns: &'static WordList,
    /// Nouns for a woman.
    pub female_nouns: &'static WordList,
    /// Nouns for somebody's family.
    pub kin: &'static WordList,
    /// Nouns for a body that may have a plural verb.
    pub group_nouns: &'static WordList,
    /// Past tenses that look like the plain form.
    pub unchanged: &'static WordList,
    /// Words that no line begins with.
    pub open_starts: &'static WordList,
    /// Words that no line ends with.
    pub open_ends: &'static WordList,
    /// Units of distance.
    pub distances: &'static WordList,
    /// Adjectives that are never left out.
    pub defining: &'static WordList,
    /// Adjectives of opinion, which a headline can do without.
    pub colouring: &'static WordList,
    /// Pronouns of the speaker and the one spoken to.
    pub speaking: &'static WordList,
    /// Verbs of saying what would follow.
    pub threatening: &'static WordList,
    /// Verbs whose infinitive tells what happens.
    pub raising: &'static WordList,
    /// Verbs of seeing something as something.
    pub seen_as: &'static WordList,
    /// Verbs whose participle only describes its noun, or tells what is still to come.
    pub settled: &'static WordList,
    /// Participles that tell what is to come.
    pub due_participles: &'static WordList,
    /// Verbs without a passive.
    pub intransitive: &'static WordList,
    /// Titles before names.
    pub titles: &'static WordList,
    /// Verbs that make an object what an adjective says.
    pub made_so: &'static WordList,
    /// Verbs of saying.
    pub saying: &'static WordList,
    /// Those of them that tell all without what is said: "testified".
    pub whole_sayings: &'static WordList,
    /// Verbs with an object that is made or asked to do something.
    pub made_to: &'static WordList,
    /// Nouns that only count what follows: "a number of".
    pub quantities: &'static WordList,
    /// Verbs with the preposition of the phrase that they say little without: "link to".
    pub bound_phrases: &'static WordList,
    /// Verbs with the preposition of a phrase that a headline keeps: "blame on".
    pub usual_phrases: &'static WordList,
    /// Units of time that a clause describes.
    pub units_described: &'static WordList,
    /// Verbs that say little without an object.
    pub transitive: &'static WordList,
}

impl<'a> Source<'a> {
    /// Everything that labels of the document need.
    pub fn new(
        document: &'a Document,
        syntax: &'a Syntax,
        tree: &'a Tree,
        cast: &'a Cast,
        language: &Language,
    ) -> Source<'a> {
        Source {
            document,
            syntax,
            tree,
            cast,
            times: Vec::new(),
            connecting: language.list("connecting"),
            needed: language.list("needed-adverbs"),
            strong: language.list("strong-participles"),
            person_nouns: language.list("person-nouns"),
            male_nouns: language.list("male-nouns"),
            female_nouns: language.list("female-nouns"),
            kin: language.list("kin"),
            group_nouns: language.list("group-nouns"),
            unchanged: language.list("unchanged-past"),
            open_starts: language.list("open-starts"),
            open_ends: language.list("open-ends"),
            distances: language.list("distances"),
            defining: language.list("defining"),
            colouring: language.list("colouring"),
            speaking: language.list("speaking"),
            threatening: language.list("threatening"),
            raising: language.list("raising"),
            seen_as: language.list("seen-as"),
            settled: language.list("settled"),
            due_participles: language.list("due-participles"),
            intransitive: language.list("intransitive"),
            titles: language.list("titles"),
            made_so: language.list("made-so"),
            made_to: language.list("made-to"),
            saying: language.list("saying"),
            whole_sayings: language.list("whole-sayings"),
            quantities: language.list("quantities"),
            bound_phrases: language.list("bound-phrases"),
            usual_phrases: language.list("usual-phrases"),
            transitive: language.list("transitive"),
            units_described: language.list("units-described"),
        }
    }

    /// Whether the token stands in an expression of time.
    fn is_time(&self, token: TokenId) -> bool {
        let span = self.span(token);
        let after = self.times.partition_point(|t| t.end() <= span.start());
        self.times.get(after).is_some_and(|t| t.contains(span))
    }

    fn text(&self, token: TokenId) -> &'a str {
        self.document.token_text(token)
    }

    fn lower(&self, token: TokenId) -> String {
        self.text(token).to_lowercase()
    }

    /// The verb in its plain form, in lower case.
    fn verb(&self, token: TokenId) -> String {
        let mut lemma = self.lower(token);
        Lemmas::english().reduce(&mut lemma, SenseOf::Verb);
        lemma
    }

    fn span(&self, token: TokenId) -> Span {
        self.document.tokens[token.0 as usize].span
    }
}

/// What a label has to respect.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Expressions that the item's date tells already.
    pub told: Vec<Span>,
    /// Whether the event is reported in a clause below a verb of saying in the past.
    pub backshifted: bool,
}

/// The headline of the event that `token` heads; `None` when none can be made.
pub fn label(source: &Source<'_>, token: TokenId, request: &Request) -> Option<Label> {
    let mut draft = if verb::is_clause(source, token) {
        clause::draft(source, token, request)?
    } else {
        nominal::draft(source, token, request)?
    };
    let head = draft.head;
    tense::deshift(source, &mut draft, head, request.backshifted);
    pronoun::resolve(source, &mut draft)?;
    render::leave_out_another(source, &mut draft);
    draft.name = pronoun::name_of_subject(source, &draft);
    let the = draft.tokens().next().is_some_and(|t| source.lower(t) == "the");
    let age = the && draft.subject.is_some_and(|s| source.text(s) == "old");
    if age && draft.name_alone().is_none() {
        return None; // "The 36-year-old left": who, the label has to say
    }
    let text = render::fit(source, &mut draft)?;
    let broken = whole::is_garbled(source, &draft)
        || whole::lacks_a_subject(source, &draft)
        || whole::begins_inside_a_name(source, &draft)
        || whole::has_lone_ordinal(source, &draft)
        || whole::tells_nothing(source, &draft, &text)
        || whole::says_nothing(source, &draft)
        || subject::is_governed(source, &draft);
    if broken || draft.has_orphan(source) {
        return None;
    }
    // "Koster died" tells all; two words of any other kind tell too little.
    let least = if source.syntax.xpos(head) == "VBD" { 2 } else { 3 };
    let Draft { covers, head, .. } = draft;
    check::is_sound(source.open_starts, &text, least).then_some(Label {
        text,
        covers,
        head,
        speaks: false,
    })
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_clauses;
#[cfg(test)]
mod tests_news;
