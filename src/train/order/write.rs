//! Trains every table of order on annotated folders and writes them.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::case::Entities;
use super::learn::{Row, table};
use super::{dense, news, starts};
use crate::lang::Language;
use crate::order::FAMILIES;
use crate::train::logistic::Settings;

/// How the tables are trained.
pub const SETTINGS: Settings = Settings {
    epochs: 10,
    rate: 0.02,
    l2: 1e-5,
    least_count: 2,
    least_weight: 0.06,
    dropout: 0.3,
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

/// Every table, from the folders `news`, `order/tbdense/train` and `order/matres` below `data`,
/// into the folder `to`. Tells the sizes.
///
/// # Errors
/// What cannot be read or written.
pub fn all(data: &Path, to: &Path, what: &str, language: &Language) -> Result<String, String> {
    let mut written = Vec::new();
    if matches!(what, "news" | "all") {
        let cases = news::cases(data, Entities::Found, language)?;
        written.extend(by_family("news", &news::labels(), &news::all_rows(&cases), SETTINGS)?);
    }
    if matches!(what, "tbdense" | "all") {
        let rows = dense::rows(&data.join("order/tbdense/train"), 0, language)?;
        written.extend(by_family("tbdense", &dense::LABELS, &rows, dense::SETTINGS)?);
    }
    if matches!(what, "matres" | "all") {
        let bytes =
            table(&starts::LABELS, &starts::all_rows(data, language)?, starts::SETTINGS, |_| true)?;
        written.push(("order-matres.bin".to_owned(), bytes));
    }
    let mut report = String::new();
    for (name, bytes) in written {
        let path = to.join(&name);
        fs::write(&path, &bytes).map_err(|e| format!("{}: {e}", path.display()))?;
        report += &format!("{name} {} bytes\n", bytes.len());
    }
    Ok(report)
}
