//! Figures, and how they are written.

use std::fmt::Write;

use super::report::{Report, Wrong};

/// Precision, recall and F1 in percent, rounded to two places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// Precision.
    pub p: f64,
    /// Recall.
    pub r: f64,
    /// Harmonic mean.
    pub f1: f64,
    /// How many the system has.
    pub system: usize,
    /// How many gold has.
    pub gold: usize,
}

impl Measure {
    pub(super) fn new(right: usize, system: usize, found: usize, gold: usize) -> Measure {
        let share = |part: usize, all: usize| if all == 0 { 0.0 } else { part as f64 / all as f64 };
        let (p, r) = (share(right, system), share(found, gold));
        let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        let rounded = |x: f64| format!("{:.2}", 100.0 * x).parse().unwrap_or(0.0);
        Measure { p: rounded(p), r: rounded(r), f1: rounded(f1), system, gold }
    }
}

impl Report {
    /// The figures, one measure a line.
    pub fn table(&self) -> String {
        let mut table = format!("{:15} {}\n", "documents", self.documents);
        for (name, m) in self.measures() {
            let Measure { p, r, f1, system, gold } = m;
            let _ = writeln!(
                table,
                "{name:15} P {p:?}  R {r:?}  F1 {f1:?}  system {system}  gold {gold}"
            );
        }
        if self.text_differs > 0 {
            let _ = writeln!(table, "documents whose text differs {}", self.text_differs);
        }
        table
    }

    /// Up to `most` wrong things of each kind, with how many there are.
    pub fn errors(&self, most: usize) -> String {
        let mut kinds: Vec<&'static str> = self.wrong.iter().map(|w| w.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let mut list = String::new();
        for kind in kinds {
            let of_kind = || self.wrong.iter().filter(|w| w.kind == kind);
            let _ = writeln!(list, "\n{kind}: {}", of_kind().count());
            for wrong in of_kind().take(most) {
                let Wrong { document, gold, system, .. } = wrong;
                let _ = writeln!(list, "  {document}  gold {gold}  system {system}");
            }
        }
        list
    }
}
