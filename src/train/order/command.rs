//! `dateline train order WHAT DATA [OUT]`.

use std::path::Path;

use super::case::Entities;
use super::write::SETTINGS;
use super::{dense, news, starts, write};
use crate::lang::Language;
use crate::order::Limits;

/// Runs one task on the folder `DATA` (with `news/timebank`, `news/aquaint`, `order/tbdense`,
/// `order/matres`):
///
/// - `write`: trains every table and writes it into the folder `OUT`;
/// - `sources`: how often each source is right, most precise first;
/// - `news`: temporal awareness from raw text, cross-validated by document (events found by tables
///   that have not seen the document either);
/// - `given`: the same with the annotated entities;
/// - `tbdense`: all pairs with given entities, trained on `train`, measured on `dev`, and on
///   `train` by cross-validation;
/// - `matres`: verb pairs with given entities, cross-validated by document.
///
/// # Errors
/// What cannot be read or written, or a word that names no task.
pub fn run(arguments: &[String]) -> Result<String, String> {
    let language = Language::english();
    let [task, data, rest @ ..] = arguments else {
        return Err("say what to do and where the annotated folders are".to_owned());
    };
    let data = Path::new(data);
    let awareness = |entities| {
        let tried = news::try_out(news::cases(data, entities, language)?, SETTINGS)?;
        Ok(tried.score(Limits::default()).table())
    };
    match task.as_str() {
        "write" => {
            let to = rest.first().ok_or("say into which folder")?;
            write::all(data, Path::new(to), language)
        }
        "sources" => Ok(news::sources(&news::cases(data, Entities::Given, language)?)),
        "news" => awareness(Entities::Found),
        "given" => awareness(Entities::Given),
        "tbdense" => dense::evaluate(data, language),
        "matres" => starts::evaluate(data, starts::SETTINGS, language),
        _ => Err(format!("nothing about order is called `{task}`")),
    }
}
