//! What follows for each event: the earliest start, the latest end, and the chain that says so.

use crate::event::{EventId, Status};
use crate::text::Tense;
use crate::time::{Bounds, NaiveDateTime};
use crate::timex::TimexId;

use super::chain::Chains;
use super::dct::creation;
use super::graph::PointGraph;
use super::model::{EventBounds, Network, Node};
use super::network::Places;
use super::view::View;

/// A point whose instant is known: as what is not earlier, and as what is not later.
struct Anchor {
    point: usize,
    node: Node,
    from: NaiveDateTime,
    to: NaiveDateTime,
}

/// Bounds of every event.
pub(crate) fn find(view: &View, places: &Places, network: &Network) -> Vec<EventBounds> {
    let graph = places.graph();
    let mut by_start = anchors(view, places);
    by_start.sort_by_key(|anchor| (std::cmp::Reverse(anchor.from), anchor.point));
    let mut by_end: Vec<&Anchor> = by_start.iter().collect();
    by_end.sort_by_key(|anchor| (anchor.to, anchor.point));
    let lower_ranks = ranks(graph, by_start.iter());
    let upper_ranks = ranks(graph, by_end.iter().copied());
    let mut chains = Chains::new(view, places, network);
    let written = Written::of(view);
    let mut found: Vec<EventBounds> = Vec::with_capacity(view.events.len());
    for at in 0..view.events.len() {
        let node = Node::Event(EventId(at as u32));
        let (start, end) = (places.start(node), places.end(node));
        let lower = graph.not_later_than(start).map(|point| lower_ranks[point]).min();
        let upper = graph.not_earlier_than(end).map(|point| upper_ranks[point]).min();
        let lower = lower.and_then(|rank| by_start.get(rank));
        let upper = upper.and_then(|rank| by_end.get(rank).copied());
        let mut bounds = Bounds {
            earliest: lower.map(|anchor| anchor.from),
            latest: upper.map(|anchor| anchor.to),
        };
        if bounds.earliest.zip(bounds.latest).is_some_and(|(from, to)| from >= to) {
            bounds.earliest = None;
        }
        let mut because = Vec::new();
        let lower = lower.filter(|_| bounds.earliest.is_some());
        for (from, to) in
            [lower.map(|a| (a.point, start)), upper.map(|a| (end, a.point))].into_iter().flatten()
        {
            chains.explain(from, to, &mut because);
        }
        for anchor in [lower, upper].into_iter().flatten() {
            say_anchor(view, anchor.node, &mut because);
        }
        written.told_as(view, at, &mut bounds, &mut because);
        found.push(EventBounds { bounds, because, ..EventBounds::default() });
    }
    found
}

/// For each point the first of the anchors that stand at it, or none at all.
fn ranks<'a>(graph: &PointGraph, anchors: impl Iterator<Item = &'a Anchor>) -> Vec<usize> {
    let mut ranks = vec![usize::MAX; graph.len()];
    for (rank, anchor) in anchors.enumerate() {
        let first = &mut ranks[graph.find(anchor.point)];
        *first = rank.min(*first);
    }
    ranks
}

/// When the article was written, and that day in words.
struct Written(Option<(NaiveDateTime, NaiveDateTime, String)>);

impl Written {
    fn of(view: &View) -> Written {
        Written(creation(view.document).map(|(from, to)| (from, to, from.date().to_string())))
    }

    /// What the article tells as past is not later than its date, what it announces not earlier.
    fn told_as(&self, view: &View, at: usize, bounds: &mut Bounds, because: &mut Vec<String>) {
        let (event, Some((from, to, date))) = (&view.events[at], &self.0) else { return };
        let word = event.span.of(&view.document.article.text);
        let past = event.tense == Tense::Past && event.modality.is_none();
        let open = bounds.latest.is_none() && bounds.earliest.is_none_or(|earliest| earliest < *to);
        if past && event.status == Status::Happened && open {
            bounds.latest = Some(*to);
            let told = "is told as past: not later than the article's date,";
            because.push(["`", word, "` ", told, " ", date].concat());
        }
        let coming = event.tense == Tense::Future && event.status == Status::Planned;
        if coming && bounds.earliest.is_none() && bounds.latest.is_none_or(|latest| latest > *from)
        {
            bounds.earliest = Some(*from);
            let told = "is still to come: not earlier than the article's date,";
            because.push(["`", word, "` ", told, " ", date].concat());
        }
    }
}

fn say_anchor(view: &View, node: Node, because: &mut Vec<String>) {
    let Node::Timex(timex) = node else { return };
    for step in &view.timexes[timex.0 as usize].because {
        if !because.contains(step) {
            because.push(step.clone());
        }
    }
}

/// Starts and ends of expressions with a place, and the article's date: it is written at some
/// moment of its day, so that what is before it may still be of that day.
fn anchors(view: &View, places: &Places) -> Vec<Anchor> {
    let mut anchors = Vec::new();
    for (at, timex) in view.timex.iter().enumerate() {
        let Some((start, end)) = timex.extent else { continue };
        let node = Node::Timex(TimexId(at as u32));
        anchors.push(Anchor { point: places.start(node), node, from: start, to: start });
        anchors.push(Anchor { point: places.end(node), node, from: end, to: end });
    }
    if let Some((from, to)) = creation(view.document) {
        for point in [places.start(Node::Dct), places.end(Node::Dct)] {
            anchors.push(Anchor { point, node: Node::Dct, from, to });
        }
    }
    anchors
}
