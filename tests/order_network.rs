//! The network: closed, free of contradictions, and the same whatever the order of insertion.

use dateline::event::EventId;
use dateline::order::{Evidence, Node, Places, PointGraph, RelType, Relation, settle};
use proptest::prelude::*;

const RELATIONS: [RelType; 11] = [
    RelType::Before,
    RelType::After,
    RelType::IBefore,
    RelType::IAfter,
    RelType::Includes,
    RelType::IsIncluded,
    RelType::Begins,
    RelType::BegunBy,
    RelType::Ends,
    RelType::EndedBy,
    RelType::Simultaneous,
];

fn relation(a: u32, b: u32, rel: usize, confidence: u32) -> Relation {
    Relation {
        source: Node::Event(EventId(a)),
        target: Node::Event(EventId(b)),
        rel: RELATIONS[rel % RELATIONS.len()],
        evidence: Evidence { source: "test", span: None, confidence: confidence as f32 / 10.0 },
    }
}

/// All-pairs closure the slow way: 0 unknown, 1 `<=`, 2 `<`.
fn slow_closure(points: usize, kept: &[(usize, usize, bool)]) -> Vec<Vec<u8>> {
    let mut known = vec![vec![0u8; points]; points];
    (0..points).for_each(|p| known[p][p] = 1);
    for &(a, b, strict) in kept {
        if strict {
            known[a][b] = 2;
        } else {
            known[a][b] = known[a][b].max(1);
            known[b][a] = known[b][a].max(1);
        }
    }
    for k in 0..points {
        for a in 0..points {
            for b in 0..points {
                if known[a][k] > 0 && known[k][b] > 0 {
                    known[a][b] = known[a][b].max(known[a][k]).max(known[k][b]);
                }
            }
        }
    }
    known
}

proptest! {
    #[test]
    fn the_closure_is_what_follows_step_by_step(
        statements in prop::collection::vec((0usize..9, 0usize..9, any::<bool>()), 0..30)
    ) {
        let mut graph = PointGraph::new(9);
        let mut kept = Vec::new();
        for (a, b, strict) in statements {
            let fits = if strict { graph.less(a, b) } else { graph.equal(a, b) };
            let mut tried = kept.clone();
            tried.push((a, b, strict));
            let consistent = (0..9).all(|p| slow_closure(9, &tried)[p][p] < 2);
            prop_assert_eq!(fits, consistent);
            if fits {
                kept = tried;
            }
        }
        let known = slow_closure(9, &kept);
        for (a, b) in (0..81).map(|pair| (pair / 9, pair % 9)) {
            prop_assert_eq!(graph.is_less(a, b), known[a][b] == 2);
            let equal = known[a][b] == 1 && known[b][a] == 1;
            prop_assert_eq!(graph.is_equal(a, b), equal);
        }
    }

    #[test]
    fn a_relation_goes_in_whole_or_not_at_all(
        statements in prop::collection::vec((0u32..6, 0u32..6, 0usize..11), 0..25)
    ) {
        let mut places = Places::new(0, 6);
        let mut kept = Vec::new();
        for (a, b, rel) in statements {
            let (a, b) = (Node::Event(EventId(a)), Node::Event(EventId(b)));
            if places.state(a, RELATIONS[rel], b) {
                kept.push((a, RELATIONS[rel], b));
            }
            prop_assert!(kept.iter().all(|&(a, rel, b)| places.holds(a, rel, b)));
        }
        for event in 0..6 {
            let node = Node::Event(EventId(event));
            prop_assert!(places.graph().is_less(places.start(node), places.end(node)));
        }
    }

    #[test]
    fn the_order_of_insertion_decides_nothing(
        statements in prop::collection::vec((0u32..7, 0u32..7, 0usize..11, 0u32..4), 0..30)
            .prop_flat_map(|list| (Just(list.clone()), Just(list).prop_shuffle()))
    ) {
        let (told, shuffled) = statements;
        let network = |list: Vec<(u32, u32, usize, u32)>| {
            let relations = list.into_iter().map(|(a, b, rel, sure)| relation(a, b, rel, sure));
            settle(relations.collect(), &mut Places::new(0, 7))
        };
        prop_assert_eq!(network(told), network(shuffled));
    }
}

#[test]
fn the_weakest_gives_way_and_says_why() {
    let strong = [relation(0, 1, 0, 9), relation(1, 2, 0, 8)];
    let weak = relation(2, 0, 0, 3);
    let mut places = Places::new(0, 3);
    let network = settle(vec![weak.clone(), strong[0].clone(), strong[1].clone()], &mut places);
    assert_eq!(network.relations, strong);
    assert_eq!(network.dropped[0].relation, weak);
    assert_eq!(network.dropped[0].reason, "it follows from stronger relations that it is after");
}

#[test]
fn direct_evidence_on_the_same_pair_is_named() {
    let relations = vec![relation(0, 1, 0, 9), relation(1, 0, 0, 3)];
    let network = settle(relations, &mut Places::new(0, 2));
    assert_eq!(network.dropped[0].reason, "test says before, with 0.90");
}
