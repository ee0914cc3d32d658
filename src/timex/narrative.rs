//! Whether a text is news, told from the day of the article, or a narrative, told from the date
//! told last.

use super::recognise::Candidate;
use crate::text::Document;
use crate::time::{Cycle, Datelike, Fields, Meaning, TimeExpr};

/// So many old years tell a narrative in which nothing is counted from the article.
const FEW: usize = 6;
/// So many do in one in which little is.
const MANY: usize = 24;
/// So many times as many as what is counted from the article.
const OFTEN: usize = 4;

/// Whether the text is a narrative, and why.
pub fn is_narrative(document: &Document, candidates: &[Candidate]) -> (bool, String) {
    let Some(dct) = &document.article.dct else {
        return (true, "the article's date is not known".to_owned());
    };
    let year = dct.date.year();
    let (mut old, mut near) = (0, 0);
    for candidate in candidates {
        if let Meaning::When(expr) = &candidate.meaning {
            match far(expr, year) {
                Some(true) => old += 1,
                Some(false) => near += 1,
                None => {}
            }
        }
    }
    let because = format!(
        "{old} expressions name a year long before the article's, {near} are counted from it"
    );
    (old >= FEW && near == 0 || old >= MANY && old > OFTEN * near, because)
}

/// Whether an expression lies far from the article (`None`: it says nothing about that).
fn far(expr: &TimeExpr, year: i32) -> Option<bool> {
    match expr {
        TimeExpr::Fields(Fields { year: Some(said), bc, .. }) => {
            (*bc || (year - said).abs() > 2).then_some(true)
        }
        TimeExpr::This { of, .. } | TimeExpr::Last { of, .. } | TimeExpr::Next { of, .. } => {
            (**of == TimeExpr::Dct).then_some(false)
        }
        TimeExpr::Cycle(Cycle::Weekday(_)) => Some(false),
        TimeExpr::Before { of, .. } => (**of == TimeExpr::Dct).then_some(false),
        TimeExpr::Both(all) => all.first().and_then(|first| far(first, year)),
        _ => None,
    }
}
