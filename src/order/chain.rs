//! Why one point is before another: the shortest chain of relations, in words.

use super::lists::Lists;
use super::model::{Network, Node, RelType, Relation};
use super::network::{self, Places, name};
use super::view::View;

/// The steps between points, each with the relation that says so.
pub(crate) struct Chains<'a> {
    view: &'a View<'a>,
    places: &'a Places,
    network: &'a Network,
    steps: Lists<Step>,
    back: Lists<Back>,
    came: Vec<(u32, u32)>,
}

/// Where a step leads to, and the relation that says so.
type Step = (u32, u32);
/// Where a step comes from, how many start there before it, and the relation that says so.
type Back = (u32, u32, u32);

/// A step that needs no relation: an interval's start is before its end.
const ITSELF: u32 = u32::MAX;

impl<'a> Chains<'a> {
    /// Lists the steps of a network.
    pub fn new(view: &'a View<'a>, places: &'a Places, network: &'a Network) -> Self {
        let points = places.graph().len();
        let mut all: Vec<(u32, u32, u32)> =
            (0..points as u32).step_by(2).map(|start| (start, start + 1, ITSELF)).collect();
        for (at, relation) in network.relations.iter().enumerate() {
            let said = places.steps(relation.source, relation.rel, relation.target);
            for (a, step, b) in said.into_iter().flatten() {
                all.push((a as u32, b as u32, at as u32));
                if step == network::Step::Same {
                    all.push((b as u32, a as u32, at as u32));
                }
            }
        }
        let steps = Lists::new(points, all.iter().map(|&(from, to, by)| (from as usize, (to, by))));
        let mut before = vec![0; points];
        let mut place = |from: usize| {
            before[from] += 1;
            before[from] - 1
        };
        let places_of: Vec<u32> = all.iter().map(|&(from, ..)| place(from as usize)).collect();
        let back = all.iter().zip(&places_of);
        let back = back.map(|(&(from, to, by), &place)| (to as usize, (from, place, by)));
        let back = Lists::new(points, back);
        Chains { view, places, network, steps, back, came: vec![(0, 0); points] }
    }

    /// Adds the relations of the shortest chain from one point to another, in words; of several
    /// that are as short, the one of the steps that were listed first.
    pub fn explain(&mut self, from: usize, to: usize, because: &mut Vec<String>) {
        // Thousands of events may hang on one date: it is the end that is searched for.
        let relations = if self.steps.of(from).len() <= self.back.of(to).len() {
            self.forwards(from, to)
        } else {
            self.backwards(from, to)
        };
        for relation in relations.into_iter().filter(|&by| by != ITSELF) {
            let words = say(self.view, &self.network.relations[relation as usize]);
            if !because.contains(&words) {
                because.push(words);
            }
        }
    }

    /// The shortest chain, searched from its beginning.
    fn forwards(&mut self, from: usize, to: usize) -> Vec<u32> {
        let graph = self.places.graph();
        let between =
            |point: usize| point == to || graph.is_equal(point, to) || graph.is_less(point, to);
        let mut seen = vec![from];
        let mut done = 0;
        self.came[from] = (from as u32, 1);
        while done < seen.len() && self.came[to].1 == 0 {
            let point = seen[done];
            done += 1;
            for &(next, by) in self.steps.of(point) {
                let next = next as usize;
                if self.came[next].1 == 0 && between(next) {
                    self.came[next] = (point as u32, by.saturating_add(1));
                    seen.push(next);
                }
            }
        }
        let mut chain = Vec::new();
        let mut at = to;
        while at != from && self.came[at].1 != 0 {
            let (before, by) = self.came[at];
            chain.push(if by == ITSELF { ITSELF } else { by - 1 });
            at = before as usize;
        }
        chain.reverse();
        seen.into_iter().for_each(|point| self.came[point] = (0, 0));
        chain
    }

    /// The same chain, searched from its end: how far each point is from it, then the first of the
    /// steps that come nearer.
    fn backwards(&mut self, from: usize, to: usize) -> Vec<u32> {
        let graph = self.places.graph();
        let between = |point: usize| {
            point == from || graph.is_equal(from, point) || graph.is_less(from, point)
        };
        let mut seen = vec![to];
        let mut done = 0;
        self.came[to] = (0, 1);
        while done < seen.len() && self.came[from].1 == 0 {
            let point = seen[done];
            done += 1;
            for &(before, _, _) in self.back.of(point) {
                let before = before as usize;
                if self.came[before].1 == 0 && between(before) {
                    self.came[before] = (0, self.came[point].1 + 1);
                    seen.push(before);
                }
            }
        }
        let mut chain = Vec::new();
        let (mut at, mut far) = (from, self.came[from].1);
        while far > 1 {
            far -= 1;
            let nearer = seen.iter().filter(|&&point| self.came[point].1 == far);
            let steps = nearer.flat_map(|&point| {
                let here = self.back.of(point).iter().filter(|back| back.0 as usize == at);
                here.map(move |&(_, place, by)| (place, by, point))
            });
            let Some((_, by, next)) = steps.min() else { break };
            chain.push(by);
            at = next;
        }
        seen.into_iter().for_each(|point| self.came[point] = (0, 0));
        chain
    }
}

/// A relation as a sentence: "`left` is before `vote` (`before`)".
pub(crate) fn say(view: &View, relation: &Relation) -> String {
    let text = &view.document.article.text;
    let node = |node: Node| match node {
        Node::Dct => ["", "the article's date", ""],
        Node::Timex(timex) => ["`", view.timexes[timex.0 as usize].span.of(text), "`"],
        Node::Event(event) => ["`", view.events[event.0 as usize].span.of(text), "`"],
    };
    let evidence = &relation.evidence;
    let words = evidence.span.map_or(["", "", ""], |span| [": `", span.of(text), "`"]);
    let stands = match relation.rel {
        RelType::Simultaneous => "at the same time as",
        other => name(other),
    };
    let (source, target) = (node(relation.source), node(relation.target));
    let evidence = [" (", evidence.source, &words.concat(), ")"];
    let parts = [&source[..], &[" is ", stands, " "], &target, &evidence];
    parts.concat().concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Article;
    use crate::lang::Language;
    use crate::lang::order::OrderTables;
    use crate::timex::TextKind;

    #[test]
    fn a_chain_is_the_same_from_both_ends() {
        let text = "On Monday the ferry left the port after the crew had slept. On Monday a pilot \
                    resigned before the court met. The mayor spoke on Tuesday and left in May. ";
        let article = Article { text: text.repeat(4), ..Article::default() };
        let all = crate::extract(article, Language::english(), TextKind::News);
        let (document, timexes) = (&all.document, &all.found.timexes);
        let cues = &OrderTables::english().cues;
        let view = View::new(document, &all.syntax, timexes, &all.events, cues);
        let mut places = Places::new(timexes.len(), all.events.len());
        let network = network::settle(all.order.network.relations.clone(), &mut places);
        let mut chains = Chains::new(&view, &places, &network);
        let points = places.graph().len();
        let mut longest = 0;
        for (from, to) in (0..points).flat_map(|from| (0..points).map(move |to| (from, to))) {
            if places.graph().is_less(from, to) {
                let chain = chains.forwards(from, to);
                assert_eq!(chain, chains.backwards(from, to), "{from} to {to}");
                longest = longest.max(chain.len());
            }
        }
        assert!(longest > 3, "{longest}");
    }
}
