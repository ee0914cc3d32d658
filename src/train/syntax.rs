//! `dateline train syntax`: the lexicon, the tagger, the parser and the labeller, in one file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::lexicon::Forms;
use super::parser::{self, Tree};
use super::tagger::{self, Parsed, Row};
use super::treebank::{Gold, projective, read};
use crate::text::lexis::{Atom, Lexicon};
use crate::text::syntax::{MARK, dress};
use crate::text::table::Sparse;
use crate::text::{RELATIONS, XPOS};

/// What to train from, and how long.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Folder with `ewt-train.conllu`.
    pub treebank: PathBuf,
    /// Folder with lemminflect's `lemma_lu.csv` and `infl_lu.csv`.
    pub word_list: Option<PathBuf>,
    /// Passes of the tagger, the parser, the labeller and the universal tags.
    pub epochs: [usize; 4],
    /// Hypotheses kept in training.
    pub beam: usize,
    /// Buckets of the tables of parser, labeller and universal tags, as powers of two.
    pub buckets: [u32; 3],
    /// Rows corrected fewer times are left out of the parser's table.
    pub least: u32,
}

impl Settings {
    /// The settings of the tables in the repository.
    pub fn new(treebank: &Path) -> Self {
        Settings {
            treebank: treebank.to_owned(),
            word_list: None,
            epochs: [7, 14, 7, 6],
            beam: 8,
            buckets: [18, 15, 14],
            least: 2,
        }
    }
}

const FOLDS: usize = 5;

/// Trains and packs the model.
///
/// # Errors
/// If a file cannot be read or is no treebank.
pub fn train(settings: &Settings) -> Result<Vec<u8>, String> {
    let sentences = read(&settings.treebank.join("ewt-train.conllu"))?;
    let mut forms = Forms::default();
    if let Some(folder) = &settings.word_list {
        forms.list(folder)?;
    }
    forms.count(&sentences);
    forms.clusters(&BTreeMap::new());
    forms.kinds();
    let lexicon = forms.pack();
    let known = Lexicon::read(&lexicon).ok_or("the lexicon cannot be read back")?;
    let atoms: Vec<Vec<Atom>> = sentences.iter().map(|gold| atoms(gold, &known)).collect();
    let tags = jackknife(&sentences, &atoms, settings.epochs[0]);
    let headlines = headlines(&sentences);
    let dressed: Vec<Vec<Atom>> = headlines.iter().map(|gold| self::atoms(gold, &known)).collect();
    let mut rows = rows(&sentences, &atoms, |_| true);
    rows.extend(self::rows(&headlines, &dressed, |_| true));
    let tagger = pack_tagger(&tagger::train(&rows, XPOS.len(), settings.epochs[0]));
    let trees: Vec<Tree> = sentences
        .iter()
        .zip(atoms.iter().zip(&tags))
        .map(|(gold, (atoms, tags))| Tree {
            atoms: atoms.clone(),
            tags: tags.clone(),
            heads: projective(&gold.heads),
        })
        .collect();
    let parser = parser::train(&trees, settings.epochs[1], settings.beam)
        .pack_narrow(1 << settings.buckets[0], settings.least);
    let parsed: Vec<Parsed> = sentences
        .iter()
        .zip(trees)
        .map(|(gold, tree)| Parsed {
            atoms: tree.atoms,
            tags: tree.tags,
            heads: gold.heads.clone(),
            labels: gold.relations.clone(),
            upos: gold.upos.clone(),
        })
        .collect();
    let labels = tagger::train_labels(&parsed, RELATIONS.len(), settings.epochs[2]);
    let upos = tagger::train_upos(&parsed, 17, settings.epochs[3]);
    let tables = [
        lexicon,
        tagger,
        parser,
        labels.pack_sparse(1 << settings.buckets[1], 12, 2),
        upos.pack_sparse(1 << settings.buckets[2], 12, 2),
    ];
    let names = ["lexicon", "tagger", "parser", "relations", "universal tags"];
    for (name, table) in names.iter().zip(&tables) {
        eprintln!("{name}: {} bytes", table.len());
    }
    let mut out = MARK.to_vec();
    out.extend(tables.iter().flat_map(|table| (table.len() as u32).to_le_bytes()));
    out.extend(tables.concat());
    Ok(out)
}

pub(crate) fn pack_tagger(model: &super::perceptron::Perceptron) -> Vec<u8> {
    model.pack_sparse(1 << 16, 18, 2)
}

fn atoms(gold: &Gold, lexicon: &Lexicon) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = gold.words.iter().map(|word| Atom::new(word, lexicon)).collect();
    dress(&mut atoms);
    atoms
}

pub(crate) fn rows(
    sentences: &[Gold],
    atoms: &[Vec<Atom>],
    keep: impl Fn(usize) -> bool,
) -> Vec<Row> {
    let pairs = sentences.iter().zip(atoms).enumerate().filter(|(i, _)| keep(*i));
    pairs.map(|(_, (gold, atoms))| Row { atoms: atoms.clone(), tags: gold.xpos.clone() }).collect()
}

/// Every tenth sentence again as a headline in title case, and every twentieth in capitals.
pub(crate) fn headlines(sentences: &[Gold]) -> Vec<Gold> {
    let title = |word: &String| {
        let mut letters = word.chars();
        let small =
            matches!(word.as_str(), "a" | "an" | "the" | "of" | "to" | "in" | "on" | "'s" | "n't");
        match letters.next() {
            Some(first) if !small => first.to_uppercase().collect::<String>() + letters.as_str(),
            _ => word.clone(),
        }
    };
    let dressed = |gold: &Gold, each: &dyn Fn(&String) -> String| Gold {
        words: gold.words.iter().map(each).collect(),
        ..gold.clone()
    };
    let titles = sentences.iter().skip(3).step_by(10).map(|gold| dressed(gold, &title));
    let capitals = sentences.iter().skip(7).step_by(20);
    titles.chain(capitals.map(|gold| dressed(gold, &|word| word.to_uppercase()))).collect()
}

/// Tags each part of the treebank with a tagger trained on the others.
pub(crate) fn jackknife(sentences: &[Gold], atoms: &[Vec<Atom>], epochs: usize) -> Vec<Vec<u8>> {
    let mut tags = vec![Vec::new(); sentences.len()];
    for fold in 0..FOLDS {
        let part = |i: usize| (i / 50) % FOLDS;
        let rows = rows(sentences, atoms, |i| part(i) != fold);
        let packed = pack_tagger(&tagger::train(&rows, XPOS.len(), epochs.min(5)));
        let Some(table) = Sparse::read(&packed) else { continue };
        for i in (0..sentences.len()).filter(|i| part(*i) == fold) {
            crate::text::tagger::tag(&atoms[i], &table, XPOS.len(), &mut tags[i]);
        }
    }
    tags
}
