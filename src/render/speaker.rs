//! Who says so, in words.

use super::chart::clean;
use crate::timeline::Item;

/// "according to the ministry", unless the label begins with the ministry; a determiner that opened
/// its sentence loses its capital.
pub(super) fn according_to(item: &Item) -> Option<String> {
    let who = item.attribution.as_deref().map(clean).filter(|who| !who.is_empty())?;
    let label = clean(&item.label);
    let bare = |words: &str| {
        let rest = words.strip_prefix("The ").or_else(|| words.strip_prefix("the "));
        rest.map(str::to_owned)
    };
    let (named, said) = (bare(&label).unwrap_or(label), bare(&who).unwrap_or(who.clone()));
    if named.strip_prefix(&said).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)) {
        return None; // who does it says so
    }
    let small = who.split_once(' ').filter(|(first, rest)| {
        DETERMINERS.contains(first) && rest.starts_with(char::is_lowercase)
    });
    Some(match small {
        Some((first, rest)) => format!("according to {} {rest}", first.to_lowercase()),
        None => format!("according to {who}"),
    })
}

/// Words that are not part of a name when a small letter follows.
const DETERMINERS: [&str; 12] =
    ["The", "A", "An", "One", "Its", "His", "Her", "Their", "Some", "Many", "Several", "This"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_capital_of_a_sentence_is_dropped_and_that_of_a_name_kept() {
        let told = |who: &str| {
            according_to(&Item { attribution: Some(who.to_owned()), ..Item::default() })
        };
        assert_eq!(told("The company").as_deref(), Some("according to the company"));
        assert_eq!(told("The Hague").as_deref(), Some("according to The Hague"));
        assert_eq!(told("Officials").as_deref(), Some("according to Officials"));
        assert_eq!(told("\u{0} "), None);
    }

    #[test]
    fn who_speaks_of_his_own_doing_is_not_named_twice() {
        let names = [("Norland", "Norland will"), ("the United Ports", "The United Ports will")];
        for (who, does) in names {
            let (attribution, label) = (Some(who.to_owned()), format!("{does} recall its envoy"));
            assert_eq!(according_to(&Item { label, attribution, ..Item::default() }), None);
        }
    }
}
