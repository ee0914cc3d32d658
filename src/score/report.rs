//! Counts over documents, and the figures that come of them.

use std::collections::HashMap;

use super::annotated::{Annotated, Link, Mark};
use super::matching::pairs;
use super::measure::Measure;
use super::points::{Numbered, reduced};

/// One thing that was wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrong {
    /// Name of the document.
    pub document: String,
    /// "timex missed", "timex spurious", "timex span", "timex type", "timex value",
    /// "event missed", "event spurious", "event class".
    pub kind: &'static str,
    /// What gold has: words, type or class, value.
    pub gold: String,
    /// What the system has.
    pub system: String,
}

/// Counts over any number of documents.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Documents added.
    pub documents: usize,
    /// Documents whose texts are not the same but for white space.
    pub text_differs: usize,
    /// What was wrong, in order of documents.
    pub wrong: Vec<Wrong>,
    no_links: bool,
    timexes: (usize, usize),
    strict: usize,
    relaxed: usize,
    kind: usize,
    value: usize,
    both: usize,
    events: (usize, usize),
    event: usize,
    class: usize,
    links: (usize, usize),
    links_right: usize,
    links_found: usize,
}

impl Report {
    /// An empty report, with or without relations.
    pub fn new(links: bool) -> Report {
        Report { no_links: !links, ..Report::default() }
    }

    /// Compares one document and adds to the counts.
    pub fn add(&mut self, name: &str, gold: &Annotated, system: &Annotated) {
        self.documents += 1;
        self.text_differs += usize::from(gold.text != system.text);
        let timexes = self.add_timexes(name, gold, system);
        let events = self.add_events(name, gold, system);
        if !self.no_links {
            self.add_links(gold, system, &timexes, &events);
        }
    }

    /// Adds the counts of another report, after this one's.
    pub fn join(&mut self, other: Report) {
        let pair = |a: &mut (usize, usize), b: (usize, usize)| *a = (a.0 + b.0, a.1 + b.1);
        self.documents += other.documents;
        self.text_differs += other.text_differs;
        self.wrong.extend(other.wrong);
        pair(&mut self.timexes, other.timexes);
        pair(&mut self.events, other.events);
        pair(&mut self.links, other.links);
        self.strict += other.strict;
        self.relaxed += other.relaxed;
        self.kind += other.kind;
        self.value += other.value;
        self.both += other.both;
        self.event += other.event;
        self.class += other.class;
        self.links_right += other.links_right;
        self.links_found += other.links_found;
    }

    fn add_timexes(
        &mut self,
        name: &str,
        gold: &Annotated,
        system: &Annotated,
    ) -> Vec<(usize, usize)> {
        let (g, s) = (&gold.timexes, &system.timexes);
        self.timexes = (self.timexes.0 + g.len(), self.timexes.1 + s.len());
        let strict = pairs(g, s, true);
        let relaxed = pairs(g, s, false);
        self.strict += strict.len();
        self.relaxed += relaxed.len();
        for (i, j) in &strict {
            self.both += usize::from(g[*i].kind == s[*j].kind && g[*i].value == s[*j].value);
        }
        for (i, j) in &relaxed {
            let (g, s) = (&g[*i], &s[*j]);
            self.kind += usize::from(g.kind == s.kind);
            self.value += usize::from(g.value == s.value);
            let kind = if g.value != s.value {
                "timex value"
            } else if g.kind != s.kind {
                "timex type"
            } else if (g.start, g.end) != (s.start, s.end) {
                "timex span"
            } else {
                continue;
            };
            self.note(name, kind, Some(g), Some(s));
        }
        self.note_unpaired(name, ["timex missed", "timex spurious"], g, s, &relaxed);
        relaxed
    }

    fn add_events(
        &mut self,
        name: &str,
        gold: &Annotated,
        system: &Annotated,
    ) -> Vec<(usize, usize)> {
        let (g, s) = (&gold.events, &system.events);
        self.events = (self.events.0 + g.len(), self.events.1 + s.len());
        let paired = pairs(g, s, false);
        self.event += paired.len();
        for (i, j) in &paired {
            if g[*i].kind == s[*j].kind {
                self.class += 1;
            } else {
                self.note(name, "event class", Some(&g[*i]), Some(&s[*j]));
            }
        }
        self.note_unpaired(name, ["event missed", "event spurious"], g, s, &paired);
        paired
    }

    fn add_links(
        &mut self,
        gold: &Annotated,
        system: &Annotated,
        timexes: &[(usize, usize)],
        events: &[(usize, usize)],
    ) {
        let mut names: HashMap<Option<&str>, Option<&str>> = HashMap::new();
        for (i, j) in events {
            names.insert(system.events[*j].id.as_deref(), gold.events[*i].id.as_deref());
        }
        for (i, j) in timexes {
            names.insert(system.timexes[*j].id.as_deref(), gold.timexes[*i].id.as_deref());
        }
        if let (Some(gold), Some(system)) = (&gold.dct, &system.dct) {
            names.insert(system.as_deref(), gold.as_deref());
        }
        let mut numbers = Numbers::default();
        let gold_links: Vec<_> = gold
            .links
            .iter()
            .map(|(a, rel, b)| (numbers.gold(a), rel.as_str(), numbers.gold(b)))
            .collect();
        let system_links: Vec<_> =
            system.links.iter().map(|link| numbers.system(link, &names)).collect();
        let (gold_kept, mut gold_graph) = reduced(&gold_links);
        let (system_kept, mut system_graph) = reduced(&system_links);
        self.links = (self.links.0 + gold_kept.len(), self.links.1 + system_kept.len());
        self.links_right += system_kept.iter().filter(|link| gold_graph.holds(**link)).count();
        self.links_found += gold_kept.iter().filter(|link| system_graph.holds(**link)).count();
    }

    fn note_unpaired(
        &mut self,
        name: &str,
        kinds: [&'static str; 2],
        g: &[Mark],
        s: &[Mark],
        paired: &[(usize, usize)],
    ) {
        for (i, mark) in g.iter().enumerate() {
            if !paired.iter().any(|(hit, _)| *hit == i) {
                self.note(name, kinds[0], Some(mark), None);
            }
        }
        for (j, mark) in s.iter().enumerate() {
            if !paired.iter().any(|(_, hit)| *hit == j) {
                self.note(name, kinds[1], None, Some(mark));
            }
        }
    }

    fn note(
        &mut self,
        document: &str,
        kind: &'static str,
        gold: Option<&Mark>,
        system: Option<&Mark>,
    ) {
        let shown = |mark: Option<&Mark>| match mark {
            None => "-".to_owned(),
            Some(mark) => {
                let part =
                    |p: &Option<String>| p.as_ref().map_or(String::new(), |p| format!(" {p}"));
                format!("'{}'{}{}", mark.words, part(&mark.kind), part(&mark.value))
            }
        };
        let (gold, system) = (shown(gold), shown(system));
        self.wrong.push(Wrong { document: document.to_owned(), kind, gold, system });
    }

    /// Same first and last character.
    pub fn timex_strict(&self) -> Measure {
        Measure::new(self.strict, self.timexes.1, self.strict, self.timexes.0)
    }

    /// Relaxed matches with the same value.
    pub fn timex_value(&self) -> Measure {
        Measure::new(self.value, self.timexes.1, self.value, self.timexes.0)
    }

    /// Every measure with its name.
    pub fn measures(&self) -> Vec<(&'static str, Measure)> {
        let timex = |n| Measure::new(n, self.timexes.1, n, self.timexes.0);
        let event = |n| Measure::new(n, self.events.1, n, self.events.0);
        let mut all = vec![
            ("timex strict", timex(self.strict)),
            ("timex relaxed", timex(self.relaxed)),
            ("timex type", timex(self.kind)),
            ("timex value", timex(self.value)),
            ("timex both", timex(self.both)),
            ("event relaxed", event(self.event)),
            ("event class", event(self.class)),
        ];
        if !self.no_links {
            let links =
                Measure::new(self.links_right, self.links.1, self.links_found, self.links.0);
            all.push(("links aware", links));
        }
        all
    }
}

/// Numbers for entities: gold's by id, the system's that match none apart.
#[derive(Default)]
struct Numbers(HashMap<(bool, Option<String>), usize>);

impl Numbers {
    fn number(&mut self, is_gold: bool, id: Option<&str>) -> usize {
        let next = self.0.len();
        *self.0.entry((is_gold, id.map(str::to_owned))).or_insert(next)
    }

    fn gold(&mut self, id: &str) -> usize {
        self.number(true, Some(id))
    }

    fn system<'a>(
        &mut self,
        (a, rel, b): &'a Link,
        names: &HashMap<Option<&str>, Option<&str>>,
    ) -> Numbered<'a> {
        let mut number = |id: &str| match names.get(&Some(id)) {
            Some(gold) => self.number(true, *gold),
            None => self.number(false, Some(id)),
        };
        (number(a), rel.as_str(), number(b))
    }
}
