//! Which lane has which colour: the five with the most items, each named in the text too.

use std::collections::BTreeMap;

use super::palette::LANES;

/// Lanes with their colours.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LaneTable {
    coloured: Vec<String>,
    others: bool,
}

impl LaneTable {
    /// Colours for the lanes of all items; the first to come up has the first colour.
    pub fn of(names: &[Option<String>]) -> Self {
        let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (i, name) in names.iter().enumerate() {
            if let Some(name) = name {
                counts.entry(name).or_insert((0, i)).0 += 1;
            }
        }
        let mut found: Vec<_> = counts.into_iter().map(|(name, (n, i))| (n, i, name)).collect();
        found.sort_by_key(|&(n, i, _)| (usize::MAX - n, i));
        let others = found.len() > LANES;
        found.truncate(LANES);
        found.sort_by_key(|&(_, i, _)| i);
        LaneTable {
            coloured: found.into_iter().map(|(.., name)| name.to_owned()).collect(),
            others,
        }
    }

    /// Number of a lane's colour; items without a lane have the first, further lanes grey.
    pub fn colour(&self, name: Option<&str>) -> u8 {
        match name {
            None if self.coloured.is_empty() => 0,
            None => LANES as u8,
            Some(name) => self.coloured.iter().position(|lane| lane == name).unwrap_or(LANES) as u8,
        }
    }

    /// Names for the legend, with the numbers of their colours.
    pub fn named(&self) -> Vec<(u8, String)> {
        let mut named: Vec<_> =
            self.coloured.iter().enumerate().map(|(i, name)| (i as u8, name.clone())).collect();
        if self.others {
            named.push((LANES as u8, "others".to_owned()));
        }
        named
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_five_lanes_share_grey() {
        let names: Vec<_> =
            ["a", "b", "b", "c", "d", "e", "f", "f"].map(|n| Some(n.to_owned())).to_vec();
        let table = LaneTable::of(&names);
        assert_eq!(table.colour(Some("a")), 0);
        assert_eq!(table.colour(Some("f")), 4);
        assert_eq!(table.colour(Some("e")), LANES as u8);
        assert_eq!(table.named().len(), 6);
    }
}
