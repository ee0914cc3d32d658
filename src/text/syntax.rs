//! A document's tags and dependencies: the model's tables, and the path of one sentence through them.

use super::labeller::{self, Shape};
use super::lexis::{Atom, CAPITAL, CAPITALS, FIRST, Lexicon, SHOUT};
use super::model::{Document, Relation, Syntax, TokenId, Upos, Word};
use super::parser::features::Tagged;
use super::parser::{self, Scratch, state::NONE};
use super::table::{Narrow, Sparse, number_at};
use super::tagger;
use super::{RELATIONS, XPOS};

/// Longer sentences are parsed piece by piece.
const LONGEST: usize = 200;

/// The tables of a model, read in place: "DLX1", five times `u32 length`, then the tables.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Model<'a> {
    pub lexicon: Lexicon<'a>,
    pub tagger: Sparse<'a>,
    pub parser: Narrow<'a>,
    pub labels: Sparse<'a>,
    pub upos: Sparse<'a>,
}

pub(crate) const MARK: &[u8] = b"DLX1";

impl<'a> Model<'a> {
    /// Reads a model; nothing when the bytes are none.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MARK)?.get(20..)?;
        let mut table = |n: usize| {
            let (table, after) = rest.split_at_checked(number_at(bytes, 4 + 4 * n))?;
            rest = after;
            Some(table)
        };
        let [a, b, c, d, e] = [table(0)?, table(1)?, table(2)?, table(3)?, table(4)?];
        Some(Model {
            lexicon: Lexicon::read(a)?,
            tagger: Sparse::read(b)?,
            parser: Narrow::read(c)?,
            labels: Sparse::read(d)?,
            upos: Sparse::read(e)?,
        })
    }
}

/// Buffers of one sentence, used again and again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Buffers {
    pub atoms: Vec<Atom>,
    pub tags: Vec<u8>,
    pub heads: Vec<u16>,
    pub labels: Vec<u8>,
    scratch: Scratch,
    shape: Shape,
}

impl Buffers {
    /// Tags, parses and labels the sentence whose atoms are set.
    pub fn analyse(&mut self, model: &Model) {
        dress(&mut self.atoms);
        self.tags.clear();
        tagger::tag(&self.atoms, &model.tagger, XPOS.len(), &mut self.tags);
        let tagged = Tagged { atoms: &self.atoms, tags: &self.tags };
        parser::parse(&tagged, &model.parser, parser::BEAM, &mut self.scratch, &mut self.heads);
        let count = RELATIONS.len();
        labeller::label(
            &tagged,
            &self.heads,
            &model.labels,
            count,
            &mut self.shape,
            &mut self.labels,
        );
    }

    /// The universal tag of word `i`.
    pub fn upos(&self, model: &Model, i: usize) -> Upos {
        let tagged = Tagged { atoms: &self.atoms, tags: &self.tags };
        let mut scores = [0; 64];
        for hash in labeller::upos_features(&tagged, &self.heads, &self.labels, i) {
            model.upos.add(hash, &mut scores);
        }
        UPOS[super::table::best(&scores, UPOS.len())]
    }
}

pub(crate) const UPOS: [Upos; 17] = [
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
/// lines in capitals.
pub(crate) fn dress(atoms: &mut [Atom]) {
    let is_word = |atom: &&Atom| atom.suffix[2] != 0 && atom.shape & super::lexis::SIGN == 0;
    let words = atoms.iter().filter(is_word).count();
    let capital = atoms.iter().filter(is_word).filter(|a| a.shape & CAPITAL != 0).count();
    let capitals = atoms.iter().filter(is_word).filter(|a| a.shape & CAPITALS != 0).count();
    let shout = words > 2 && (4 * capital > 3 * words || 4 * capitals > 3 * words);
    for (i, atom) in atoms.iter_mut().enumerate() {
        if i == 0 {
            atom.shape |= FIRST;
        }
        if shout {
            atom.shape =
                (atom.shape | SHOUT) & if 4 * capitals > 3 * words { !CAPITALS } else { 255 };
        }
    }
}

/// Tags and parses every sentence.
pub(crate) fn analyse(document: &Document, model: &Model) -> Syntax {
    let mut words = Vec::with_capacity(document.tokens.len());
    let mut buffers = Buffers::default();
    for sentence in &document.sentences {
        let (mut first, end) = (sentence.first.0 as usize, sentence.end.0 as usize);
        while first < end {
            let piece = first..end.min(first + LONGEST);
            let atoms = document.tokens[piece.clone()].iter();
            let atoms = atoms.map(|t| Atom::new(t.span.of(&document.article.text), &model.lexicon));
            buffers.atoms.clear();
            buffers.atoms.extend(atoms);
            buffers.analyse(model);
            push_words(&buffers, model, first, &mut words);
            first = piece.end;
        }
    }
    Syntax { words, ..Syntax::default() }
}

fn push_words(buffers: &Buffers, model: &Model, first: usize, words: &mut Vec<Word>) {
    for i in 0..buffers.atoms.len() {
        let head = buffers.heads[i];
        words.push(Word {
            upos: buffers.upos(model, i),
            xpos: buffers.tags[i],
            head: (head != NONE).then(|| TokenId((first + usize::from(head)) as u32)),
            relation: Relation(buffers.labels[i]),
        });
    }
}
