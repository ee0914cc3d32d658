//! Why one point is before another: the shortest chain of relations, in words.

use std::collections::VecDeque;

use super::model::{Network, Node, RelType, Relation};
use super::network::{Places, Step, name};
use super::view::View;

/// The steps between points, each with the relation that says so.
pub(crate) struct Chains<'a> {
    view: &'a View<'a>,
    places: &'a Places,
    network: &'a Network,
    steps: Vec<Vec<(u32, u32)>>,
    came: Vec<(u32, u32)>,
}

/// A step that needs no relation: an interval's start is before its end.
const ITSELF: u32 = u32::MAX;

impl<'a> Chains<'a> {
    /// Lists the steps of a network.
    pub fn new(view: &'a View<'a>, places: &'a Places, network: &'a Network) -> Self {
        let points = places.graph().len();
        let mut steps: Vec<Vec<(u32, u32)>> = vec![Vec::new(); points];
        for start in (0..points).step_by(2) {
            steps[start].push((start as u32 + 1, ITSELF));
        }
        for (at, relation) in network.relations.iter().enumerate() {
            let said = places.steps(relation.source, relation.rel, relation.target);
            for (a, step, b) in said.into_iter().flatten() {
                steps[a].push((b as u32, at as u32));
                if step == Step::Same {
                    steps[b].push((a as u32, at as u32));
                }
            }
        }
        Chains { view, places, network, steps, came: vec![(0, 0); points] }
    }

    /// Adds the relations of the shortest chain from one point to another, in words.
    pub fn explain(&mut self, from: usize, to: usize, because: &mut Vec<String>) {
        let graph = self.places.graph();
        let between =
            |point: usize| point == to || graph.is_equal(point, to) || graph.is_less(point, to);
        let mut seen = vec![from];
        let mut queue = VecDeque::from([from]);
        self.came[from] = (from as u32, ITSELF - 1);
        while let Some(point) = queue.pop_front() {
            if point == to {
                break;
            }
            for &(next, by) in &self.steps[point] {
                let next = next as usize;
                if self.came[next].1 == 0 && between(next) {
                    self.came[next] = (point as u32, if by == ITSELF { ITSELF } else { by + 1 });
                    seen.push(next);
                    queue.push_back(next);
                }
            }
        }
        let mut relations = Vec::new();
        let mut at = to;
        while at != from && self.came[at].1 != 0 {
            let (before, by) = self.came[at];
            if by != ITSELF {
                relations.push(by as usize - 1);
            }
            at = before as usize;
        }
        seen.into_iter().for_each(|point| self.came[point] = (0, 0));
        for relation in relations.into_iter().rev() {
            let words = say(self.view, &self.network.relations[relation]);
            if !because.contains(&words) {
                because.push(words);
            }
        }
    }
}

/// A relation as a sentence: "`left` is before `vote` (`before`)".
pub(crate) fn say(view: &View, relation: &Relation) -> String {
    let text = &view.document.article.text;
    let node = |node: Node| match node {
        Node::Dct => "the article's date".to_owned(),
        Node::Timex(timex) => format!("`{}`", view.timexes[timex.0 as usize].span.of(text)),
        Node::Event(event) => format!("`{}`", view.events[event.0 as usize].span.of(text)),
    };
    let (source, target) = (node(relation.source), node(relation.target));
    let evidence = &relation.evidence;
    let words = evidence.span.map_or(String::new(), |span| format!(": `{}`", span.of(text)));
    let stands = match relation.rel {
        RelType::Simultaneous => "at the same time as",
        other => name(other),
    };
    format!("{source} is {stands} {target} ({}{words})", evidence.source)
}
