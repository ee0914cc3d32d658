//! A document's tags and dependencies: the model's tables, and the path of one sentence through them.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::OnceLock;

use super::agree::agree;
use super::clauses;
use super::lexis::{Atom, CAPITAL, CAPITALS, FIRST, Lexicon, SHOUT, SIGN};
use super::model::{Document, Relation, Syntax, TokenId, Upos, Word};
use super::net::decide::Analysis;
use super::net::model::{LONGEST, Network};
use super::net::tree::ROOT;
use super::table::number_at;
use super::{RELATIONS, XPOS};
use crate::lang::Language;

/// The tables of a model: "DLN1", `u32 length` of the lexicon, the lexicon, the network.
#[derive(Clone, Debug)]
pub(crate) struct Model<'a> {
    pub lexicon: Lexicon<'a>,
    pub network: Network<'a>,
}

pub(crate) const MARK: &[u8] = b"DLN1";

/// Column of the network's tags where the universal ones begin.
pub(crate) const UPOS_AT: usize = 64;

impl<'a> Model<'a> {
    /// Reads a model; nothing when the bytes are none.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MARK)?;
        let (lexicon, network) = rest.get(4..)?.split_at_checked(number_at(rest, 0))?;
        let counts = [XPOS.len(), UPOS.len(), RELATIONS.len()];
        Some(Model {
            lexicon: Lexicon::read(lexicon)?,
            network: Network::read(network, counts, UPOS_AT)?,
        })
    }

    /// The model of a language, read once. There is one in the program, for all languages.
    pub fn of(language: &Language) -> Option<&'static Model<'static>> {
        static MODEL: OnceLock<Option<Model<'static>>> = OnceLock::new();
        MODEL.get_or_init(|| Model::read(language.syntax_model())).as_ref()
    }
}

const UPOS: [Upos; 17] = [
    Upos::Adj,
    Upos::Adp,
    Upos::Adv,
    Upos::Aux,
    Upos::Cconj,
    Upos::Det,
    Upos::Intj,
    Upos::Noun,
    Upos::Num,
    Upos::Part,
    Upos::Pron,
    Upos::Propn,
    Upos::Punct,
    Upos::Sconj,
    Upos::Sym,
    Upos::Verb,
    Upos::X,
];

/// Marks the first word, and sentences in which capitals say nothing: headlines in title case,
/// lines in capitals. `opens` says whether the first word begins a sentence.
pub(crate) fn dress(atoms: &mut [Atom], opens: bool) {
    let is_word = |atom: &&Atom| atom.suffix[2] != 0 && atom.shape & SIGN == 0;
    let words = atoms.iter().filter(is_word).count();
    let capital = atoms.iter().filter(is_word).filter(|a| a.shape & CAPITAL != 0).count();
    let capitals = atoms.iter().filter(is_word).filter(|a| a.shape & CAPITALS != 0).count();
    let shout = words > 2 && (4 * capital > 3 * words || 4 * capitals > 3 * words);
    for (i, atom) in atoms.iter_mut().enumerate() {
        if i == 0 && opens {
            atom.shape |= FIRST;
        }
        if shout {
            atom.shape =
                (atom.shape | SHOUT) & if 4 * capitals > 3 * words { !CAPITALS } else { 255 };
        }
    }
}

/// Tags and parses every sentence by the model that is in the program. What is known of words stays
/// with the thread for its next document.
pub(crate) fn analyse(document: &Document, model: &'static Model<'static>) -> Syntax {
    thread_local! {
        static ANALYSIS: RefCell<Analysis> = RefCell::default();
    }
    ANALYSIS.with(|analysis| analyse_by(document, model, &mut analysis.borrow_mut()))
}

/// As [`analyse`], by any model; `analysis` is of this model or new.
pub(crate) fn analyse_by(document: &Document, model: &Model, analysis: &mut Analysis) -> Syntax {
    let mut words = Vec::with_capacity(document.tokens.len());
    let mut reader = Reader { document, model, analysis, atoms: Vec::new(), marks: Vec::new() };
    for sentence in &document.sentences {
        let (mut first, end) = (sentence.first.0 as usize, sentence.end.0 as usize);
        while first < end {
            let piece = first..end.min(first + LONGEST);
            let (parts, base) = (clauses::parts(document, &piece), words.len());
            parts.iter().for_each(|part| reader.read(part, part.start == first, &mut words));
            if !parts.is_empty() && clauses::are_clauses(&words[base..], &parts) {
                clauses::join(&mut words[base..], &parts);
            } else {
                words.truncate(base);
                reader.read(&piece, true, &mut words);
            }
            first = piece.end;
        }
    }
    Syntax { words, ..Syntax::default() }
}

/// A model at work on a document.
struct Reader<'r, 'm> {
    document: &'r Document,
    model: &'r Model<'m>,
    analysis: &'r mut Analysis,
    atoms: Vec<Atom>,
    marks: Vec<u8>,
}

impl Reader<'_, '_> {
    /// Reads some words as a sentence of their own; `opens` says whether they begin one.
    fn read(&mut self, piece: &Range<usize>, opens: bool, words: &mut Vec<Word>) {
        let Reader { document, model, analysis, atoms, marks } = self;
        let tokens = document.tokens[piece.clone()].iter();
        let text = &document.article.text;
        atoms.clear();
        atoms.extend(tokens.map(|token| Atom::without_entry(token.span.of(text))));
        // One after another: what is looked up is far away in memory.
        atoms.iter_mut().for_each(|atom| atom.entry = model.lexicon.entry(atom.word));
        dress(atoms, opens);
        analysis.words.clear();
        analysis.words.extend(atoms.iter().map(|atom| model.network.rows(atom)));
        analysis.run(&model.network);
        let Analysis { xpos, heads, labels, .. } = &mut **analysis;
        agree(xpos, heads, labels, marks);
        push_words(analysis, piece.start, words);
    }
}

fn push_words(analysis: &Analysis, first: usize, words: &mut Vec<Word>) {
    for (i, &head) in analysis.heads.iter().enumerate() {
        words.push(Word {
            upos: UPOS[usize::from(analysis.upos[i])],
            xpos: analysis.xpos[i],
            head: (head != ROOT).then(|| TokenId((first + usize::from(head)) as u32)),
            relation: Relation(analysis.labels[i]),
        });
    }
}
