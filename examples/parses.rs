//! Tokens, tags and trees of a text file, one word a line, as CoNLL-U without the empty columns:
//! number, form, lemma, universal tag, Penn tag, head, relation, bytes.
use dateline::{input, lang::Language, text};
fn main() {
    let language = Language::english();
    for path in std::env::args().skip(1) {
        let raw = std::fs::read(&path).expect("a file");
        let format = input::Format::of_name(&path).unwrap_or_default();
        let reading = input::Reading { undated: true, ..Default::default() };
        let Ok(read) = input::read(&raw, &path, format, &reading) else { continue };
        let document = text::read(read.article, language);
        let syntax = text::analyse(&document, language);
        for sentence in &document.sentences {
            let (first, end) = (sentence.first.0, sentence.end.0);
            println!("# {:?} {:?}", sentence.kind, sentence.span.of(&document.article.text));
            for token in (first..end).map(text::TokenId) {
                let word = &syntax.words[token.0 as usize];
                let head = word.head.map_or(0, |head| head.0 - first + 1);
                println!(
                    "{}\t{}\t{}\t{:?}\t{}\t{head}\t{}\t{}",
                    token.0 - first + 1,
                    document.token_text(token),
                    syntax.lemma(&document, language, token),
                    word.upos,
                    syntax.xpos(token),
                    word.relation.name(),
                    document.tokens[token.0 as usize].span.start(),
                );
            }
            println!();
        }
    }
}
