//! Annotated TimeML read for training: text, entities and links.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::input::timeml::{self, attribute};
use crate::input::{self, Article, Format, Reading};
use crate::score::{Annotated, Link};

/// One annotated document.
#[derive(Clone, Debug, Default)]
pub struct GoldDocument {
    /// File name without its ending.
    pub name: String,
    /// The file as it is.
    pub xml: String,
    /// The text with its date and its annotated entities.
    pub article: Article,
    /// Links between entity ids (`eid`, `tid`).
    pub links: Vec<Link>,
    /// `eiid` to `eid`.
    pub instances: HashMap<String, String>,
}

/// Reads every `.tml` of a folder, in order of name.
///
/// # Errors
/// The path and what is wrong.
pub fn read_folder(folder: &Path) -> Result<Vec<GoldDocument>, String> {
    let wrong = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(wrong)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "tml"))
        .collect();
    paths.sort();
    paths.iter().map(|path| read_file(path)).collect()
}

fn read_file(path: &Path) -> Result<GoldDocument, String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let name = name.unwrap_or_default();
    parse(&name, &bytes).map_err(|error| format!("{}: {error}", path.display()))
}

fn parse(name: &str, bytes: &[u8]) -> Result<GoldDocument, input::InputError> {
    let reading = Reading { given: true, undated: true, ..Reading::default() };
    let article = input::read(bytes, name, Format::TimeMl, &reading)?.article;
    let xml = String::from_utf8_lossy(bytes).into_owned();
    let links = Annotated::parse(&xml)?.links;
    let instances = timeml::parse(&xml)?.instances;
    let instances = instances.iter().filter_map(|instance| {
        let get = |name| attribute(instance, name).map(str::to_owned);
        Some((get("eiid")?, get("eventID")?))
    });
    let instances = instances.collect();
    Ok(GoldDocument { name: name.to_owned(), xml, article, links, instances })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_and_links_are_read() {
        let xml = r#"<TimeML><DCT><TIMEX3 tid="t0" value="2021-03-18">x</TIMEX3></DCT><TEXT>He
<EVENT eid="e1" class="OCCURRENCE">left</EVENT> on <TIMEX3 tid="t1" type="DATE"
value="2021-03-17">Wednesday</TIMEX3>.</TEXT>
<MAKEINSTANCE eventID="e1" eiid="ei7" tense="PAST"/>
<TLINK eventInstanceID="ei7" relType="IS_INCLUDED" relatedToTime="t1"/></TimeML>"#;
        let gold = parse("a", xml.as_bytes()).unwrap();
        let given = gold.article.given.as_ref().unwrap();
        assert_eq!(given.events[0].span.of(&gold.article.text), "left");
        assert_eq!(gold.instances["ei7"], "e1");
        assert_eq!(gold.links, [("e1".into(), "IS_INCLUDED".into(), "t1".into())]);
    }
}
