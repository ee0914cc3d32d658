//! Trains every table of order on annotated folders and writes them.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::case::Entities;
use super::learn::{Row, table};
use super::news;
use crate::lang::Language;
use crate::order::FAMILIES;
use crate::train::logistic::Settings;

/// How the tables are trained.
pub const SETTINGS: Settings = Settings {
    epochs: 15,
    rate: 0.01,
    l2: 1e-4,
    least_count: 2,
    least_weight: 0.03,
    dropout: 0.5,
    average: true,
    most_rows: 98_000,
};

/// One table and the file that it goes to.
pub type Written = (String, Vec<u8>);

fn by_family(
    name: &str,
    labels: &[&str],
    rows: &[Row],
    settings: Settings,
) -> Result<Vec<Written>, String> {
    let train = |family| {
        let bytes = table(labels, rows, settings, |row| row.pair.family() == family)?;
        Ok((format!("order-{name}-{}.bin", FAMILY_NAMES[family as usize]), bytes))
    };
    FAMILIES.into_par_iter().map(train).collect()
}

/// Names of the families in file names.
const FAMILY_NAMES: [&str; 4] = ["event-dct", "event-timex", "event-event", "timex-timex"];

/// Every table, from the folder `news` below `data`, into the folder `to`. Tells the sizes.
///
/// # Errors
/// What cannot be read or written.
pub fn all(data: &Path, to: &Path, language: &Language) -> Result<String, String> {
    let cases = news::cases(data, Entities::Found, language)?;
    let rows = news::all_rows(&cases);
    let mut report = String::new();
    for (name, bytes) in by_family("news", &news::labels(), &rows, SETTINGS)? {
        let path = to.join(&name);
        fs::write(&path, &bytes).map_err(|e| format!("{}: {e}", path.display()))?;
        report += &format!("{name} {} bytes\n", bytes.len());
    }
    Ok(report)
}
