//! Meanings to text.

use std::fmt::{Display, Formatter, Result};

use super::names::{
    month_name, part_name, part_of_day_name, quant_name, season_name, weekday_name,
};
use crate::time::model::{
    Count, Cycle, Each, Fields, Meaning, Meridiem, Period, Repeat, Steps, TimeExpr,
};

impl Display for Meaning {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Meaning::When(expr) => expr.fmt(f),
            Meaning::HowLong(period) => period.fmt(f),
            Meaning::HowOften(repeat) => repeat.fmt(f),
        }
    }
}

impl Display for TimeExpr {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            TimeExpr::Dct => f.write_str("dct"),
            TimeExpr::Focus => f.write_str("focus"),
            TimeExpr::Anchor => f.write_str("anchor"),
            TimeExpr::Past => f.write_str("past"),
            TimeExpr::Present => f.write_str("present"),
            TimeExpr::Future => f.write_str("future"),
            TimeExpr::Fields(fields) => fields.fmt(f),
            TimeExpr::Cycle(cycle) => cycle.fmt(f),
            TimeExpr::This { of, step } => write!(f, "this({of}, {step})"),
            TimeExpr::Last { of, step } => write!(f, "last({of}, {step})"),
            TimeExpr::Next { of, step } => write!(f, "next({of}, {step})"),
            TimeExpr::Latest { of, step } => write!(f, "latest({of}, {step})"),
            TimeExpr::Coming { of, step } => write!(f, "coming({of}, {step})"),
            TimeExpr::Nearest { of, step } => write!(f, "nearest({of}, {step})"),
            TimeExpr::Before { of, by } => write!(f, "before({of}, {by})"),
            TimeExpr::After { of, by } => write!(f, "after({of}, {by})"),
            TimeExpr::Earlier { of, by } => write!(f, "earlier({of}, {by})"),
            TimeExpr::Later { of, by } => write!(f, "later({of}, {by})"),
            TimeExpr::UpTo { of, by } => write!(f, "up_to({of}, {by})"),
            TimeExpr::Onward { of, by } => write!(f, "onward({of}, {by})"),
            TimeExpr::Nth { n, cycle, within } => write!(f, "nth({n}, {cycle}, {within})"),
            TimeExpr::Run { n, cycle, within } => write!(f, "run({n}, {cycle}, {within})"),
            TimeExpr::Part { of, part } => write!(f, "part({of}, {})", part_name(*part)),
            TimeExpr::Any { grain, within } => write!(f, "any({}, {within})", grain.name()),
            TimeExpr::Between { from, to } => write!(f, "between({from}, {to})"),
            TimeExpr::Both(all) => both(f, all),
        }
    }
}

fn both<T: Display>(f: &mut Formatter<'_>, all: &[T]) -> Result {
    f.write_str("both(")?;
    for (i, one) in all.iter().enumerate() {
        write!(f, "{}{one}", if i == 0 { "" } else { ", " })?;
    }
    f.write_str(")")
}

impl Display for Cycle {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Cycle::Unit(unit) => f.write_str(unit.name()),
            Cycle::Weekday(day) => f.write_str(weekday_name(*day)),
            Cycle::Month(month) => f.write_str(month_name(*month)),
            Cycle::Season(season) => f.write_str(season_name(*season)),
            Cycle::Holiday(holiday) => f.write_str(holiday.name()),
            Cycle::PartOfDay(part) => f.write_str(part_of_day_name(*part)),
            Cycle::Fields(fields) => fields.fmt(f),
            Cycle::Nth { n, cycle, within } => write!(f, "nth({n}, {cycle}, {within})"),
            Cycle::Both(all) => both(f, all),
        }
    }
}

impl Display for Count {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match *self {
            Count::Unknown => f.write_str("x"),
            Count::Known(n) if n % 1000 == 0 => write!(f, "{}", n / 1000),
            Count::Known(n) => {
                let places = format!("{:03}", (n % 1000).abs());
                write!(f, "{}.{}", n / 1000, places.trim_end_matches('0'))
            }
        }
    }
}

impl Display for Period {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if self.counts().is_empty() {
            return f.write_str("period");
        }
        for (i, (unit, count)) in self.counts().iter().enumerate() {
            write!(f, "{}{count} {}", if i == 0 { "" } else { " + " }, unit.name())?;
        }
        Ok(())
    }
}

impl Display for Steps {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Steps::Period(period) => period.fmt(f),
            Steps::Cycles(count, cycle) => write!(f, "{count} {cycle}"),
        }
    }
}

impl Display for Repeat {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{}(", quant_name(self.quant))?;
        match &self.each {
            Each::Cycle(cycle) => cycle.fmt(f)?,
            Each::Period(period) => period.fmt(f)?,
        }
        if let Some(times) = self.times {
            write!(f, ", {times} times")?;
        }
        f.write_str(")")
    }
}

impl Display for Fields {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut out = Items { f, first: true };
        out.f.write_str("{")?;
        out.number("century", self.century)?;
        out.number("decade", self.decade)?;
        out.number("short-decade", self.short_decade)?;
        out.number("year", self.year)?;
        out.number("short-year", self.short_year)?;
        out.flag(self.bc, "bc")?;
        out.flag(self.fiscal, "fiscal")?;
        out.number("half", self.half)?;
        out.number("quarter", self.quarter)?;
        out.number("season", self.season.map(season_name))?;
        match self.month() {
            Some(month) => out.number("month", Some(month_name(month)))?,
            None => out.number("month", self.month)?,
        }
        out.number("week", self.week)?;
        out.flag(self.weekend, "weekend")?;
        out.number("day", self.day)?;
        out.number("weekday", self.weekday.map(weekday_name))?;
        out.number("part", self.part.map(part_of_day_name))?;
        out.number("hour", self.hour)?;
        out.number("minute", self.minute)?;
        out.number("second", self.second)?;
        out.flag(self.meridiem == Some(Meridiem::Am), "am")?;
        out.flag(self.meridiem == Some(Meridiem::Pm), "pm")?;
        out.number("zone", self.zone.map(zone))?;
        out.f.write_str("}")
    }
}

struct Items<'a, 'b> {
    f: &'a mut Formatter<'b>,
    first: bool,
}

impl Items<'_, '_> {
    fn number<T: Display>(&mut self, name: &str, value: Option<T>) -> Result {
        let Some(value) = value else { return Ok(()) };
        self.separate()?;
        write!(self.f, "{name} {value}")
    }

    fn flag(&mut self, set: bool, name: &str) -> Result {
        if !set {
            return Ok(());
        }
        self.separate()?;
        self.f.write_str(name)
    }

    fn separate(&mut self) -> Result {
        let comma = if self.first { "" } else { ", " };
        self.first = false;
        self.f.write_str(comma)
    }
}

fn zone(minutes_east: i16) -> String {
    let sign = if minutes_east < 0 { '-' } else { '+' };
    let minutes = minutes_east.unsigned_abs();
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}
