//! Asides, comparisons and other words before an expression that are not the verb of its day.

use super::View;
use super::model::{Direction, Place};

/// So many words may an aside have that only compares.
const ASIDE: usize = 8;

/// So many words back may the first of two figures stand that are compared with.
const FIGURES: usize = 14;

impl View<'_, '_> {
    /// "more than in **March**", "It rose to 3.1, from 2.9 on **Monday**, and".
    pub(super) fn is_compared_with(&self, place: Place) -> bool {
        let than = |back: usize| {
            let at = place.first.checked_sub(back).filter(|at| *at >= place.from);
            at.is_some_and(|at| self.is(at, self.cues.than))
        };
        if (1..=3).any(than) || self.is_compared_figure(place) {
            return true;
        }
        let near = (place.from.max(place.first.saturating_sub(ASIDE))..place.first).rev();
        let comma = near.into_iter().find(|&at| self.text(at) == ",");
        self.text(place.end) == ","
            && comma.is_some_and(|comma| self.is(comma + 1, self.cues.compared))
    }

    /// "up from 200,000 in **the first quarter** and 210,000 in **the second quarter**"
    fn is_compared_figure(&self, place: Place) -> bool {
        let near = (place.from.max(place.first.saturating_sub(FIGURES))..place.first).rev();
        let mut near = near.take_while(|&at| !self.is(at, self.cues.clause));
        near.any(|at| {
            at > place.from
                && self.is(at, self.cues.compared)
                && self.is(at - 1, self.cues.up_or_down)
                && !self.readings.is_word(at + 1)
        })
    }

    /// "Hillford, promoted last season, **play** Eastgate on Friday": after an aside or a name, the
    /// verb of the day.
    pub(super) fn is_programme(&self, at: usize, place: Place) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| *before >= place.from) else {
            return false;
        };
        let aside = matches!(self.text(before), "," | ")") || self.is(before, self.cues.relative);
        let named = self.readings.is_capital(before) && self.text(at).ends_with('s');
        at + 8 >= place.first
            && self.is(at, self.cues.present)
            && !self.readings.is_capital(at)
            && (aside || named)
            && (self.readings.is_word(at + 1)
                || at + 1 == place.first
                || self.is(before, self.cues.relative))
    }

    /// "The rebels, **who** hold the bridge, said on Friday": the verb of the day is not of the aside.
    pub(super) fn is_closed(&self, relative: usize, place: Place) -> bool {
        let verb = |at: usize| self.is(at, self.cues.past) || self.is(at, self.cues.reporting);
        let of_the_day = |at: usize| self.text(at) == "," && verb(at + 1);
        (relative + 1..place.first).any(of_the_day) || self.is_followed(relative, place)
    }

    /// "Two men **who** fled a camp were seen on Sunday": the second verb is that of the day.
    fn is_followed(&self, relative: usize, place: Place) -> bool {
        let first = relative + 1;
        let told = first < place.first && self.is(first, self.cues.past);
        let said = |at: usize| self.is(at, self.cues.reporting) || self.is(at, self.cues.clause);
        let mut after = (first + 2..place.first).take_while(|&at| !said(at));
        let verb = |at: usize| {
            let joined = self.is(at - 1, self.cues.joiner) || self.is(at - 1, self.cues.he);
            self.is(at, self.cues.was) && self.readings.is_word(at - 1) && !joined
        };
        told && !said(first) && !self.is(first, self.cues.was) && after.any(verb)
    }

    /// "The mayor, **who** is up for election on 2 May, called": either side of today; "the mayor,
    /// **whose** term ends on 2 May, called": ahead.
    pub(super) fn of_relative(&self, at: usize, place: Place) -> Option<Direction> {
        if !self.is(at, self.cues.relative) {
            return None;
        }
        if let Some(is) = (at + 1..place.first).find(|&at| self.is(at, self.cues.is)) {
            return Some(Direction::Either(self.word(is)));
        }
        let on = |at: usize| at + 1 == place.first || self.is(at + 1, self.cues.done_on);
        let ends =
            |at: &usize| self.is(*at, self.cues.present) && on(*at) && *at + 2 >= place.first;
        let verb = (at + 2..place.first).find(ends)?;
        (!self.is_closed(at, place)).then(|| Direction::Future(self.word(verb)))
    }

    /// "**as** bright **as** the moon": no clause.
    pub(super) fn is_as_much_as(&self, at: usize, place: Place) -> bool {
        let like = |at: usize| self.is(at, self.cues.like);
        let second = at >= place.from + 2 && like(at - 2);
        like(at) && (second || at + 2 < place.first && like(at + 2))
    }

    /// "holds a meeting, **cut** from two, on Monday": an aside that is over before the day. In "plans to
    /// sue, **said** Ana Lund, its head, on Monday" somebody speaks.
    pub(super) fn is_closed_aside(&self, at: usize, place: Place) -> bool {
        let opens = at > place.from && self.text(at - 1) == ",";
        let auxiliary = self.is(at, self.cues.was) || self.is(at, self.cues.over);
        let says = self.is(at, self.cues.reporting) && self.readings.is_capital(at + 1);
        opens && !auxiliary && !says && (at + 1..place.first).any(|at| self.text(at) == ",")
    }

    /// "They were **summoned** to a meeting on Wednesday."
    pub(super) fn is_invitation(&self, at: usize, place: Place) -> bool {
        self.is(at, self.cues.invited)
            && self.is(at + 1, self.cues.to)
            && (at + 2..place.first).any(|word| self.is(word, self.cues.gathering))
    }

    /// "will pay more than the closing price on Friday": what is compared with is known.
    pub(super) fn is_compared(&self, at: usize, place: Place) -> bool {
        let sooner = at > place.from && self.is(at - 1, self.cues.sooner_or_later);
        let known = at + 1 == place.first
            || self.is(at + 1, self.cues.determiner)
            || self.is(at + 2, self.cues.owner)
            || self.is(at + 1, self.cues.between);
        self.is(at, self.cues.than) && !sooner && known
    }
}
