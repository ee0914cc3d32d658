//! Holidays by name, and the day they fall on in a year.

use chrono::{Datelike, Duration, NaiveDate, Weekday};

/// How a holiday's day is found.
enum Rule {
    /// Month and day.
    Fixed(u32, u32),
    /// Days after Easter Sunday.
    Easter(i64),
    /// n-th weekday of a month (from the end when negative), then some days on.
    Nth(i8, Weekday, u32, i64),
    /// n-th Sunday of Advent: the fourth is the last before Christmas Day.
    Advent(i64),
}

macro_rules! holidays {
    ($($(#[$doc:meta])* $name:ident, $text:literal, $rule:expr;)*) => {
        /// A holiday of the civil or the Western church calendar, by its name in the notation.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Holiday { $($(#[$doc])* #[doc = concat!("`", $text, "`")] $name,)* }

        impl Holiday {
            /// All of them.
            pub const ALL: &'static [Holiday] = &[$(Holiday::$name,)*];

            /// Its name in the notation, in kebab-case.
            pub fn name(self) -> &'static str {
                match self { $(Holiday::$name => $text,)* }
            }

            fn rule(self) -> Rule {
                use Rule::{Advent, Easter, Fixed, Nth};
                match self { $(Holiday::$name => $rule,)* }
            }
        }
    };
}

holidays! {
    NewYear, "new-year", Fixed(1, 1);
    MartinLutherKing, "martin-luther-king-day", Nth(3, Weekday::Mon, 1, 0);
    Epiphany, "epiphany", Fixed(1, 6);
    AustraliaDay, "australia-day", Fixed(1, 26);
    GroundhogDay, "groundhog-day", Fixed(2, 2);
    ValentinesDay, "valentines-day", Fixed(2, 14);
    PresidentsDay, "presidents-day", Nth(3, Weekday::Mon, 2, 0);
    SaintPatricksDay, "saint-patricks-day", Fixed(3, 17);
    AprilFoolsDay, "april-fools-day", Fixed(4, 1);
    ShroveTuesday, "shrove-tuesday", Easter(-47);
    AshWednesday, "ash-wednesday", Easter(-46);
    PalmSunday, "palm-sunday", Easter(-7);
    MaundyThursday, "maundy-thursday", Easter(-3);
    GoodFriday, "good-friday", Easter(-2);
    HolySaturday, "holy-saturday", Easter(-1);
    EasterSunday, "easter", Easter(0);
    EasterMonday, "easter-monday", Easter(1);
    AscensionDay, "ascension-day", Easter(39);
    Pentecost, "pentecost", Easter(49);
    WhitMonday, "whit-monday", Easter(50);
    CorpusChristi, "corpus-christi", Easter(60);
    EarthDay, "earth-day", Fixed(4, 22);
    AnzacDay, "anzac-day", Fixed(4, 25);
    MayDay, "may-day", Fixed(5, 1);
    CincoDeMayo, "cinco-de-mayo", Fixed(5, 5);
    MothersDay, "mothers-day", Nth(2, Weekday::Sun, 5, 0);
    MemorialDay, "memorial-day", Nth(-1, Weekday::Mon, 5, 0);
    FathersDay, "fathers-day", Nth(3, Weekday::Sun, 6, 0);
    FlagDay, "flag-day", Fixed(6, 14);
    Juneteenth, "juneteenth", Fixed(6, 19);
    CanadaDay, "canada-day", Fixed(7, 1);
    IndependenceDay, "independence-day", Fixed(7, 4);
    BastilleDay, "bastille-day", Fixed(7, 14);
    AssumptionDay, "assumption-day", Fixed(8, 15);
    LaborDay, "labor-day", Nth(1, Weekday::Mon, 9, 0);
    GermanUnityDay, "german-unity-day", Fixed(10, 3);
    ColumbusDay, "columbus-day", Nth(2, Weekday::Mon, 10, 0);
    ReformationDay, "reformation-day", Fixed(10, 31);
    Halloween, "halloween", Fixed(10, 31);
    AllSaintsDay, "all-saints-day", Fixed(11, 1);
    AllSoulsDay, "all-souls-day", Fixed(11, 2);
    GuyFawkesNight, "guy-fawkes-night", Fixed(11, 5);
    VeteransDay, "veterans-day", Fixed(11, 11);
    ElectionDay, "election-day", Nth(1, Weekday::Mon, 11, 1);
    Thanksgiving, "thanksgiving", Nth(4, Weekday::Thu, 11, 0);
    BlackFriday, "black-friday", Nth(4, Weekday::Thu, 11, 1);
    CyberMonday, "cyber-monday", Nth(4, Weekday::Thu, 11, 4);
    FirstAdvent, "first-advent", Advent(1);
    SecondAdvent, "second-advent", Advent(2);
    ThirdAdvent, "third-advent", Advent(3);
    FourthAdvent, "fourth-advent", Advent(4);
    SaintNicholasDay, "saint-nicholas-day", Fixed(12, 6);
    ChristmasEve, "christmas-eve", Fixed(12, 24);
    Christmas, "christmas", Fixed(12, 25);
    BoxingDay, "boxing-day", Fixed(12, 26);
    NewYearsEve, "new-years-eve", Fixed(12, 31);
}

impl Holiday {
    /// The holiday of that name.
    pub fn from_name(name: &str) -> Option<Holiday> {
        Holiday::ALL.iter().copied().find(|h| h.name() == name)
    }

    /// Its day in a year of the Gregorian calendar; `None` outside of what can be computed with.
    ///
    /// ```
    /// use dateline::time::Holiday;
    /// let day = Holiday::Thanksgiving.in_year(1999).unwrap();
    /// assert_eq!(day.to_string(), "1999-11-25");
    /// ```
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        match self.rule() {
            Rule::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month, day),
            Rule::Easter(days) => easter(year)?.checked_add_signed(Duration::days(days)),
            Rule::Advent(n) => {
                let eve = NaiveDate::from_ymd_opt(year, 12, 24)?;
                let back = i64::from(eve.weekday().num_days_from_sunday()) + 7 * (4 - n);
                eve.checked_sub_signed(Duration::days(back))
            }
            Rule::Nth(n, weekday, month, days) => {
                nth_weekday(year, month, weekday, n)?.checked_add_signed(Duration::days(days))
            }
        }
    }

    /// Month and day, when these are the same every year.
    pub fn fixed(self) -> Option<(u8, u8)> {
        match self.rule() {
            Rule::Fixed(month, day) => Some((month as u8, day as u8)),
            _ => None,
        }
    }
}

/// Easter Sunday of the Gregorian calendar (the "anonymous" algorithm, Nature 1876).
fn easter(year: i32) -> Option<NaiveDate> {
    let y = i64::from(year);
    let golden = y.rem_euclid(19);
    let (century, rest) = (y.div_euclid(100), y.rem_euclid(100));
    let moon = (century + 8).div_euclid(25);
    let correction = (century - moon + 1).div_euclid(3);
    let epact = (19 * golden + century - century.div_euclid(4) - correction + 15).rem_euclid(30);
    let weekday =
        (32 + 2 * century.rem_euclid(4) + 2 * (rest / 4) - epact - rest % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(sum / 31).ok()?, u32::try_from(sum % 31 + 1).ok()?)
}

fn nth_weekday(year: i32, month: u32, weekday: Weekday, n: i8) -> Option<NaiveDate> {
    if n > 0 {
        return NaiveDate::from_weekday_of_month_opt(year, month, weekday, n.unsigned_abs());
    }
    (1..=5u8)
        .rev()
        .filter_map(|k| NaiveDate::from_weekday_of_month_opt(year, month, weekday, k))
        .nth(usize::from(n.unsigned_abs()).saturating_sub(1))
        .filter(|day| day.month() == month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn movable_feasts_fall_on_their_days() {
        for (holiday, year, day) in [
            (Holiday::EasterSunday, 2024, "2024-03-31"),
            (Holiday::EasterSunday, 2000, "2000-04-23"),
            (Holiday::EasterSunday, 1961, "1961-04-02"),
            (Holiday::EasterSunday, 2038, "2038-04-25"),
            (Holiday::EasterSunday, 1818, "1818-03-22"),
            (Holiday::GoodFriday, 2023, "2023-04-07"),
            (Holiday::Pentecost, 2021, "2021-05-23"),
            (Holiday::LaborDay, 2021, "2021-09-06"),
            (Holiday::MemorialDay, 2021, "2021-05-31"),
            (Holiday::MemorialDay, 2020, "2020-05-25"),
            (Holiday::Thanksgiving, 2023, "2023-11-23"),
            (Holiday::ElectionDay, 2016, "2016-11-08"),
            (Holiday::ElectionDay, 2022, "2022-11-08"),
            (Holiday::FirstAdvent, 2023, "2023-12-03"),
            (Holiday::FourthAdvent, 2023, "2023-12-24"),
            (Holiday::FirstAdvent, 2024, "2024-12-01"),
            (Holiday::SecondAdvent, 2022, "2022-12-04"),
            (Holiday::Christmas, 1914, "1914-12-25"),
        ] {
            assert_eq!(holiday.in_year(year).unwrap().to_string(), day, "{}", holiday.name());
        }
    }

    #[test]
    fn every_holiday_has_a_day_in_every_year_of_a_century_and_none_panics() {
        for &holiday in Holiday::ALL {
            assert_eq!(Holiday::from_name(holiday.name()), Some(holiday));
            assert!((1950..2050).all(|year| holiday.in_year(year).is_some()));
            for year in [i32::MIN, -300_000, -262_143, 262_142, 262_143, i32::MAX] {
                let _ = holiday.in_year(year);
            }
        }
    }
}
