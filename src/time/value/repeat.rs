//! Repetitions to values: "XXXX-WXX-2", "XXXX-12-25", "P1D"; and their `freq` and `quant`.

use chrono::Weekday;

use super::Value;
use super::instant::part_borders;
use crate::time::model::{Count, Cycle, Each, Fields, Granularity, Period, Quant, Repeat, Season};

impl Repeat {
    /// TIMEX3 `freq`: "2X"; `None` when it was not said how many times in each.
    pub fn freq(&self) -> Option<String> {
        match self.times? {
            Count::Unknown => Some("XX".to_owned()),
            known => Some(format!("{known}X")),
        }
    }

    /// TIMEX3 `quant`: "EVERY"; `None` when none was said.
    pub fn quant(&self) -> Option<&'static str> {
        self.quant.map(|quant| match quant {
            Quant::Every => "EVERY",
            Quant::Each => "EACH",
            Quant::Most => "MOST",
            Quant::Some => "SOME",
            Quant::Many => "MANY",
            Quant::All => "ALL",
            Quant::Several => "SEVERAL",
            Quant::Few => "FEW",
        })
    }
}

impl From<&Repeat> for Value {
    fn from(repeat: &Repeat) -> Value {
        match &repeat.each {
            Each::Period(period) => Value::from(period),
            Each::Cycle(cycle) => Value::from(cycle),
        }
    }
}

/// Pattern of what is said of each: `None` is not said, and `X` in the value.
#[derive(Default)]
struct Pattern {
    /// "05", "Q3", "SU", "H1".
    of_year: Option<String>,
    day: Option<u8>,
    /// "W07".
    week: Option<u8>,
    /// "4" or "WE".
    of_week: Option<String>,
    /// "MO", "09:00".
    clock: Option<String>,
}

impl From<&Cycle> for Value {
    /// Whole units are lengths ("P1D"), everything else a date with `X` for what is not said.
    fn from(cycle: &Cycle) -> Value {
        match cycle {
            Cycle::Unit(Granularity::Weekend) => Value::from("XXXX-WXX-WE"),
            Cycle::Unit(unit) => Value::from(&Period::of(Count::ONE, *unit)),
            other => {
                let mut pattern = Pattern::default();
                pattern.add(other);
                Value(pattern.write())
            }
        }
    }
}

impl Pattern {
    fn add(&mut self, cycle: &Cycle) {
        match cycle {
            Cycle::Weekday(day) => self.of_week = Some(weekday(*day)),
            Cycle::Month(month) => {
                self.of_year = Some(format!("{:02}", month.number_from_month()));
            }
            Cycle::Season(season) => self.of_year = Some(season_code(*season).to_owned()),
            Cycle::Holiday(holiday) => match holiday.fixed() {
                Some((month, day)) => {
                    self.of_year = Some(format!("{month:02}"));
                    self.day = Some(day);
                }
                None => self.of_year = Some("XX".to_owned()),
            },
            Cycle::PartOfDay(part) => self.clock = Some(part_borders(*part).0.to_owned()),
            Cycle::Fields(fields) => self.add_fields(fields),
            Cycle::Nth { cycle, within, .. } => {
                self.add(within);
                self.add(cycle);
            }
            Cycle::Both(all) => all.iter().for_each(|one| self.add(one)),
            Cycle::Unit(Granularity::Weekend) => self.of_week = Some("WE".to_owned()),
            Cycle::Unit(_) => {}
        }
    }

    fn add_fields(&mut self, fields: &Fields) {
        let of_year = None
            .or(fields.month.map(|m| format!("{m:02}")))
            .or(fields.quarter.map(|q| format!("Q{q}")))
            .or(fields.half.map(|h| format!("H{h}")))
            .or(fields.season.map(|s| season_code(s).to_owned()));
        self.of_year = of_year.or(self.of_year.take());
        self.day = fields.day.or(self.day);
        self.week = fields.week.or(self.week);
        let weekend = fields.weekend.then(|| "WE".to_owned());
        self.of_week = weekend.or(fields.weekday.map(weekday)).or(self.of_week.take());
        let part = fields.part.map(|p| part_borders(p).0.to_owned());
        self.clock = clock(fields).or(part).or(self.clock.take());
    }

    fn write(self) -> String {
        let date = match (self.of_year, self.day, self.of_week) {
            (None, None, Some(day)) => match self.week {
                Some(week) => format!("XXXX-W{week:02}-{day}"),
                None => format!("XXXX-WXX-{day}"),
            },
            (None, None, None) => match self.week {
                Some(week) => format!("XXXX-W{week:02}"),
                None => "XXXX-XX-XX".to_owned(),
            },
            (Some(part), None, _) if self.clock.is_none() => format!("XXXX-{part}"),
            (Some(month), None, _) => format!("XXXX-{month}-XX"),
            (month, Some(day), _) => {
                format!("XXXX-{}-{day:02}", month.unwrap_or_else(|| "XX".to_owned()))
            }
        };
        match self.clock {
            Some(clock) => format!("{date}T{clock}"),
            None => date,
        }
    }
}

fn weekday(day: Weekday) -> String {
    day.number_from_monday().to_string()
}

fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

/// "09:00", "14:30:00".
fn clock(fields: &Fields) -> Option<String> {
    let hour = fields.hour_of_day()?;
    let minute = fields.minute.unwrap_or(0);
    Some(match fields.second {
        Some(second) => format!("{hour:02}:{minute:02}:{second:02}"),
        None => format!("{hour:02}:{minute:02}"),
    })
}
