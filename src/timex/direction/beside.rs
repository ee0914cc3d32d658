//! The words right beside an expression, and what belongs to them.

use super::model::{Direction, Place};
use super::{REACH, View};

/// So many words back may the word stand that plans a day.
const PLANNED: usize = 6;

impl View<'_, '_> {
    /// The words right before the expression.
    pub(super) fn beside(&self, place: Place) -> Option<Direction> {
        let mut at = place.first;
        while at > place.from {
            at -= 1;
            if self.is(at, self.cues.until) {
                return Some(Direction::Until(self.word(at)));
            }
            if self.is(at, self.cues.is) && !self.is(place.end, self.cues.owner) {
                // "The game is on Monday."
                return Some(Direction::Future(self.word(at)));
            }
            if self.is(at, self.cues.ended) {
                return Some(Direction::Ended(self.word(at)));
            }
            if self.is(at, self.cues.appointed_for) && self.is_date_set(at, place.from) {
                return Some(Direction::Future(self.word(at)));
            }
            if self.is(at, self.cues.as_far_as)
                && let Some(verb) = self.put_off(at, place.from)
            {
                return Some(Direction::Until(self.word(verb)));
            }
            if !self.is(at, self.cues.between) {
                return self.game_to_come(at, place).or_else(|| self.done_on(at, place));
            }
        }
        None
    }

    /// "They **set** the date for Oct. 17."
    fn is_date_set(&self, at: usize, from: usize) -> bool {
        let before = from.max(at.saturating_sub(4))..at;
        before.into_iter().any(|at| self.is(at, self.cues.appointed))
    }

    /// "It will be out in June **at the latest**."
    pub(super) fn at_the_latest(&self, place: Place) -> Option<Direction> {
        let last = place.end + 2;
        let latest = last < place.to
            && self.is(last, self.cues.latest)
            && self.is(last - 1, self.cues.determiner);
        latest.then(|| Direction::Until(self.word(last)))
    }

    /// "the record **set** on Aug. 6", "a furnace, **shut** in May, will", "the **attack** on July 21".
    fn is_befallen(&self, at: usize, place: Place) -> bool {
        let aside = at > place.from && self.text(at - 1) == "," && self.text(place.end) == ",";
        let record = at > place.from && self.is(at - 1, self.cues.record);
        let dated = !self.is(place.first, self.cues.weekday);
        self.is(at, self.cues.one_form) && (record || aside)
            || self.is(at, self.cues.befell) && dated
    }

    /// "He was **shot** on Dec. 9": done, and that day.
    fn done_on(&self, at: usize, place: Place) -> Option<Direction> {
        let on = at + 2 == place.first && self.is(at + 1, self.cues.done_on);
        if on && self.is_befallen(at, place) {
            return Some(Direction::Ended(self.word(at)));
        }
        let planned = [self.cues.future, self.cues.meant, self.cues.appointed];
        let planned = planned.into_iter().any(|class| self.is(at, class));
        let before = at.checked_sub(1).filter(|before| *before >= place.from)?;
        // "It had been paid on 12 June."
        let had_been = before > place.from
            && self.is(before, self.cues.over)
            && self.is(before - 1, self.cues.did);
        let over = self.is(before, self.cues.over) && !had_been;
        if !on || planned || self.is(before, self.cues.have) || over {
            return None;
        }
        let done = matches!(self.cue(at, place.from), Some(Direction::Past(_)));
        let ahead = (place.from..before).rev().take_while(|&at| !self.is(at, self.cues.clause));
        let ahead = ahead.take(6).any(|at| self.is(at, self.cues.future));
        (done && !ahead).then(|| Direction::Ended(self.word(at)))
    }

    /// "They lead the series, with **Game 6** on Tuesday."
    fn game_to_come(&self, at: usize, place: Place) -> Option<Direction> {
        let first = at.checked_sub(2).filter(|first| *first >= place.from)?;
        let game = self.is(at - 1, self.cues.game) && self.is(first, self.cues.with);
        game.then(|| Direction::Future(self.word(at - 1)))
    }

    /// "They declared **Friday** a day of mourning."
    pub(super) fn declared(&self, place: Place) -> Option<Direction> {
        let before = place.first.checked_sub(1).filter(|at| *at >= place.from)?;
        let day = place.end..place.to.min(place.end + 4);
        let day = self.is(place.end, self.cues.one)
            && day.into_iter().any(|at| self.is(at, self.cues.kind_of_day));
        (day && self.is(before, self.cues.declares)).then(|| Direction::Future(self.word(before)))
    }

    /// "Kick-off on **Sunday** is at 5pm."
    pub(super) fn held_at(&self, place: Place) -> Option<Direction> {
        let held = self.is(place.end, self.cues.is) && self.is(place.end + 1, self.cues.held_at);
        (held && place.end + 1 < place.to).then(|| Direction::Future(self.word(place.end)))
    }

    /// "extended **through** January", "moved the match **to** Saturday".
    fn put_off(&self, at: usize, from: usize) -> Option<usize> {
        let near = (from.max(at.saturating_sub(12))..at).rev();
        let mut near = near.take_while(|&at| !self.is(at, self.cues.clause));
        near.find(|&at| self.is(at, self.cues.put_off))
    }

    /// "By late Sunday it was under control": done by then, as its verb tells.
    pub(super) fn done_by(&self, place: Place) -> Option<Direction> {
        let start = place.from.max(place.first.saturating_sub(3));
        let by = (start..place.first).rev().find(|&at| self.is(at, self.cues.no_later))?;
        for at in (place.from.max(by.saturating_sub(REACH))..by).rev() {
            let ahead = self.is(at, self.cues.future) || self.is(at, self.cues.demand);
            let reported = self.is(at, self.cues.reporting) || self.is(at, self.cues.to);
            if ahead || reported {
                return None;
            }
            if self.is(at, self.cues.clause) || self.text(at) == ";" {
                break;
            }
            if let Some(done @ Direction::Past(_)) = self.cue(at, place.from) {
                return Some(done);
            }
        }
        match self.after(place) {
            done @ Direction::Past(_) => Some(done),
            _ => None,
        }
    }

    /// "The leaders until **Saturday** lost at home": no verb before it, and one in the past behind.
    pub(super) fn until_then(&self, place: Place) -> Option<Direction> {
        let start = place.from.max(place.first.saturating_sub(2));
        let until = (start..place.first).rev().find(|&at| self.is(at, self.cues.until_word))?;
        let before = self.before(Place { first: until, ..place });
        match self.after(place) {
            Direction::Past(word) if before.is_none() => Some(Direction::Past(word)),
            _ => None,
        }
    }

    /// "Power was **not** back until the first week of October": it has come.
    pub(super) fn not_until(&self, place: Place) -> Option<Direction> {
        let start = place.from.max(place.first.saturating_sub(REACH));
        let mut clause =
            (start..place.first).rev().take_while(|&at| !self.is(at, self.cues.clause));
        let not = clause.find(|&at| at > place.from && self.is(at, self.cues.negation))?;
        let past = self.is(not - 1, self.cues.was) || self.is(not - 1, self.cues.did);
        past.then(|| Direction::Past(self.word(not)))
    }

    /// "They will play in **Sunday**'s final": what they take part in is ahead.
    pub(super) fn part_in(&self, place: Place) -> Option<Direction> {
        let before = place.first.checked_sub(1).filter(|at| *at >= place.from)?;
        let ahead = || self.before(place).filter(|shown| matches!(shown, Direction::Future(_)));
        if self.is(before, self.cues.part_in) { ahead() } else { None }
    }

    /// "**Tuesday**'s election will be held".
    pub(super) fn held_by(&self, place: Place) -> Option<Direction> {
        let after = (place.end + 1..place.to.min(place.end + 6))
            .take_while(|&at| !self.is(at, self.cues.clause) && !self.is(at, self.cues.joiner))
            .take_while(|&at| self.text(at) != ",");
        let held = |at: usize| self.is(at, self.cues.is) && self.is(at + 1, self.cues.held_at);
        let mut after = after.skip(1);
        let verb = after.find(|&at| self.is(at, self.cues.shall) || held(at))?;
        Some(Direction::Future(self.word(verb)))
    }

    /// "The mayor called off **Sunday**'s marathon."
    pub(super) fn called_off(&self, place: Place) -> Option<Direction> {
        let before = place.first.checked_sub(1).filter(|at| *at > place.from)?;
        let before = if self.is(before, self.cues.determiner) { before - 1 } else { before };
        let off = before > place.from && self.is(before, self.cues.calls_off);
        off.then(|| Direction::Either(self.word(before)))
    }

    /// "crude for November delivery", "for delivery in March".
    pub(super) fn delivery(&self, place: Place) -> Option<usize> {
        if place.end < place.to && self.is(place.end, self.cues.delivery) {
            return Some(place.end);
        }
        let two = place.first.checked_sub(2).filter(|at| *at >= place.from)?;
        let joined = self.is(two + 1, self.cues.between) && self.is(two, self.cues.delivered);
        joined.then_some(two)
    }

    /// "The train was due on Friday": on this side or on the other.
    pub(super) fn was_due(&self, place: Place) -> Option<Direction> {
        let start = place.from.max(place.first.saturating_sub(5)).max(1);
        let due = |at: &usize| self.is(*at, self.cues.until) && self.is(*at, self.cues.future);
        let due = (start..place.first).rev().find(due)?;
        let was = due > place.from && self.is(due - 1, self.cues.was);
        // "It was due Tuesday and came late."
        let goes_on = self.is(place.end, self.cues.joiner) || self.is(place.end, self.cues.clause);
        let next = Place { end: place.end + usize::from(goes_on), ..place };
        match self.after(next) {
            Direction::Past(word) if was && goes_on => Some(Direction::Past(word)),
            _ => was.then(|| Direction::Either(self.word(due))),
        }
    }

    /// "the report for April": of what is known.
    pub(super) fn report(&self, place: Place) -> Option<usize> {
        let two = place.first.checked_sub(2).filter(|at| *at >= place.from)?;
        let told = self.is(two, self.cues.report) && self.is(two + 1, self.cues.appointed_for);
        told.then_some(two)
    }

    /// "From Tuesday, no ferry runs."
    pub(super) fn then_on(&self, place: Place) -> Option<Direction> {
        let first = place.from + 1 == place.first && self.is(place.from, self.cues.from_then);
        first.then(|| Direction::Future(self.word(place.from)))
    }

    /// "had asked", "had been", but not "had until Friday" and "had a shop".
    pub(super) fn is_had_been(&self, at: usize) -> bool {
        let owned = [self.cues.determiner, self.cues.until, self.cues.between, self.cues.to];
        let own = || owned.into_iter().any(|class| self.is(at + 1, class));
        self.is(at, self.cues.over) && !(self.is(at, self.cues.did) && own())
    }

    /// "had", "had been", but not "have been".
    pub(super) fn is_long_over(&self, at: usize) -> bool {
        self.is(at, self.cues.over) && !(at > 0 && self.is(at - 1, self.cues.have))
    }

    /// "It had been **scheduled** to start Sept. 4, and is now set for April": not yet then.
    pub(super) fn was_planned(&self, place: Place) -> bool {
        let start = place.from.max(place.first.saturating_sub(PLANNED));
        let planned = |at: &usize| {
            self.is(*at, self.cues.future) || self.is(*at, self.cues.meant) || {
                self.is(*at, self.cues.appointed)
            }
        };
        let mut near = (start..place.first).rev().take_while(|&at| !self.is(at, self.cues.clause));
        let Some(at) = near.find(planned) else { return false };
        (place.from.max(at.saturating_sub(2))..at).any(|before| self.is_long_over(before))
    }

    /// "had" in the clause: even "until" looks back.
    pub(super) fn over(&self, place: Place) -> Option<Direction> {
        let before = (place.from.max(place.first.saturating_sub(REACH))..place.first).rev();
        let after = place.end..place.to.min(place.end + 8);
        let inside = |at: &usize| !self.is(*at, self.cues.clause);
        let phrase = |at: &usize| inside(at) && self.text(*at) != ",";
        for at in before.take_while(phrase) {
            let verb = self.is_long_over(at);
            if verb && at + 1 == place.first.saturating_sub(1) {
                // "They had until Friday to reply."
                return None;
            }
            if verb {
                return Some(Direction::Past(self.word(at)));
            }
            if self.is(at, self.cues.future) && !self.is_meant(at) {
                // "It had left and was due by Saturday", but "had been due by Saturday".
                let planned = self.planned(at, place.from);
                return Some(planned).filter(|planned| matches!(planned, Direction::Past(_)));
            }
        }
        let had = after.take_while(inside).find(|&at| self.is_long_over(at))?;
        Some(Direction::Past(self.word(had)))
    }
}
