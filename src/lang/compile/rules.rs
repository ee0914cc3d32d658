//! A rule as it stands in its file in, its flat sequences and templates out.

use std::ops::Range;

use super::{Builder, Flat};
use crate::lang::error::Complaint;
use crate::lang::grammar::Rule;
use crate::lang::pattern;
use crate::lang::rule::{Patterns, RawRule};
use crate::lang::template::Template;

impl Builder {
    pub(super) fn push_rule(&mut self, name: &str, means: Template) -> u16 {
        self.grammar.rules.push(Rule {
            name: name.into(),
            means,
            modifier: None,
            kind: None,
            priority: 0,
            only: None,
            since: None,
            until: None,
            shares: Vec::new(),
            examples: Vec::new(),
            never: Vec::new(),
            makes: Vec::new(),
            stands_alone: false,
        });
        (self.grammar.rules.len() - 1) as u16
    }

    pub(super) fn rule(&mut self, file: &str, text: &str, raw: RawRule) -> Result<(), Complaint> {
        let wrong = |at: Range<usize>, why: String| Complaint::new(file, text, at, why);
        let at = raw.pattern.span();
        let patterns = match raw.pattern.into_inner() {
            Patterns::One(one) => vec![one],
            Patterns::Several(several) => several,
        };
        let mut sequences = Vec::new();
        for one in &patterns {
            let more = pattern::expand(one).map_err(|(byte, why)| {
                let byte = if patterns.len() == 1 { at.start + 1 + byte } else { at.start };
                wrong(byte..byte, why)
            })?;
            sequences.extend(more);
        }
        let mut names: Vec<String> = Vec::new();
        for name in sequences.iter().flatten().filter_map(|p| p.name.clone()) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let number = |name: &str| names.iter().position(|n| n == name);
        let (means_at, means) = match &raw.means {
            Some(means) => (means.span(), means.get_ref().as_str()),
            None => (at.clone(), ""),
        };
        let template = |t: &str| {
            Template::parse(t, number).map_err(|(byte, why)| {
                let byte = (means_at.start + 1 + byte).min(means_at.end);
                wrong(byte..byte, why)
            })
        };
        let means = template(means)?;
        let modifier = raw.modifier.as_deref().map(template).transpose()?;
        let mut shares = Vec::new();
        for share in &raw.shares {
            let part =
                |n: &str| number(n).ok_or_else(|| wrong(at.clone(), format!("no part `{n}`")));
            let from = part(&share.from)?;
            let to = share.to.as_deref().map_or(Ok(from), part)?;
            shares.push((from, to, template(&share.means)?));
        }
        let day = |day: &toml::Spanned<String>| {
            let why = |_| wrong(day.span(), "a day is written `2001-09-11`".to_owned());
            day.get_ref().parse().map_err(why)
        };
        let since = raw.since.as_ref().map(day).transpose()?;
        let until = raw.until.as_ref().map(day).transpose()?;
        let leads = sequences.iter().any(|s| s[0].context);
        if leads && raw.makes.is_some() {
            let why = "a rule that makes a part cannot begin with context";
            return Err(wrong(at, why.to_owned()));
        }
        let index = self.push_rule(raw.name.get_ref(), means);
        let rule = &mut self.grammar.rules[usize::from(index)];
        rule.modifier = modifier;
        rule.kind = raw.kind;
        rule.priority = raw.priority;
        rule.only = raw.only;
        rule.since = since;
        rule.until = until;
        rule.shares = shares;
        rule.examples = raw.examples;
        rule.never = raw.never;
        self.flats.push(Flat { rule: index, sequences, names, makes: raw.makes });
        Ok(())
    }
}
