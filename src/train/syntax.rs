//! `dateline train syntax`: the lexicon and the network, in one file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::graft::grafts;
use super::lexicon::Forms;
use super::net::{self, Example, Plan};
use super::treebank::{Gold, read};
use crate::text::lexis::{Atom, Lexicon};
use crate::text::net::model::{FIRST_HASHED, hashed, numbered};
use crate::text::syntax::{MARK, dress};

/// What to train from, and how.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Folder with `ewt-train.conllu`.
    pub treebank: PathBuf,
    /// Folder with lemminflect's `lemma_lu.csv` and `infl_lu.csv`.
    pub word_list: Option<PathBuf>,
    pub(crate) plan: Plan,
}

impl Settings {
    /// The settings of the tables in the repository.
    pub fn new(treebank: &Path) -> Self {
        let plan = Plan {
            input: 96,
            hidden: 64,
            layers: 2,
            arc: 64,
            label: 64,
            epochs: 25,
            batch: 8,
            rate: 0.003,
            drop: [0.15, 0.15, 0.0],
            seed: 0x9e37_79c0,
        };
        Settings { treebank: treebank.to_owned(), word_list: None, plan }
    }

    /// The same with another number of rounds over the treebank: fewer are quick and worse.
    pub fn epochs(mut self, count: usize) -> Self {
        self.plan.epochs = count;
        self
    }
}

/// How often a form, an ending of two, three, four letters, a beginning of two, three letters must
/// be seen to have a row of its own.
const LEAST: [u32; 6] = [2, 4, 4, 4, 6, 6];
/// Longer sentences are left out.
const LONGEST: usize = 120;

/// Trains and packs the model.
///
/// # Errors
/// If a file cannot be read or is no treebank.
pub fn train(settings: &Settings) -> Result<Vec<u8>, String> {
    let mut sentences = read(&settings.treebank.join("ewt-train.conllu"))?;
    let mut forms = Forms::default();
    if let Some(folder) = &settings.word_list {
        forms.list(folder)?;
    }
    forms.count(&sentences);
    forms.kinds();
    let lexicon = forms.pack();
    let known = Lexicon::read(&lexicon).ok_or("the lexicon cannot be read back")?;
    sentences.retain(|gold| gold.words.len() <= LONGEST);
    let vocabulary = Vocabulary::new(&sentences, &known);
    let more = [grafts(&sentences), headlines(&sentences)];
    sentences.extend(more.into_iter().flatten());
    eprintln!("{} sentences", sentences.len());
    let examples: Vec<Example> =
        sentences.into_iter().map(|gold| vocabulary.example(gold, &known)).collect();
    let learner = net::train(&examples, &vocabulary.counts, &settings.plan, |_, _| ());
    let rows: Vec<(u64, u16)> = vocabulary.rows.iter().map(|(hash, row)| (*hash, *row)).collect();
    let network = net::pack::pack(&learner, &rows);
    eprintln!("lexicon: {} bytes; network: {} bytes", lexicon.len(), network.len());
    let length = (lexicon.len() as u32).to_le_bytes();
    Ok([MARK, &length, &lexicon, &network].concat())
}

/// Rows of the table of words.
struct Vocabulary {
    rows: BTreeMap<u64, u16>,
    /// How often each row is seen.
    counts: Vec<u32>,
}

impl Vocabulary {
    fn new(sentences: &[Gold], lexicon: &Lexicon) -> Self {
        let mut seen: BTreeMap<u64, (u32, usize)> = BTreeMap::new();
        for atom in sentences.iter().flat_map(|gold| atoms(gold, lexicon)) {
            for (kind, hash) in hashed(&atom).into_iter().enumerate() {
                seen.entry(hash).or_insert((0, kind)).0 += 1;
            }
        }
        let mut rows = BTreeMap::new();
        let mut counts = vec![u32::MAX; FIRST_HASHED];
        for (hash, (count, kind)) in seen {
            if count >= LEAST[kind] && counts.len() < usize::from(u16::MAX) {
                rows.insert(hash, counts.len() as u16);
                counts.push(count);
            }
        }
        counts[0] = 0;
        Vocabulary { rows, counts }
    }

    fn example(&self, gold: Gold, lexicon: &Lexicon) -> Example {
        let row = |hash| self.rows.get(&hash).copied().unwrap_or(0);
        let rows = |atom: &Atom| {
            let ([a, b, c, d, e, f], [g, h, i, j]) = (hashed(atom).map(row), numbered(atom));
            [a, b, c, d, e, f, g, h, i, j]
        };
        Example {
            rows: atoms(&gold, lexicon).iter().map(rows).collect(),
            xpos: gold.xpos,
            upos: gold.upos,
            heads: gold.heads,
            labels: gold.relations,
        }
    }
}

fn atoms(gold: &Gold, lexicon: &Lexicon) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = gold.words.iter().map(|word| Atom::new(word, lexicon)).collect();
    dress(&mut atoms, true);
    atoms
}

/// Every tenth sentence again as a headline in title case, and every twentieth in capitals.
fn headlines(sentences: &[Gold]) -> Vec<Gold> {
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
