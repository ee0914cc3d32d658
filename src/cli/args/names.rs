//! Names that options take.

use clap::ValueEnum;
use dateline::render::chart;
use dateline::timex::TextKind;

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum Kind {
    /// To the article's date
    News,
    /// To the date told last
    Narrative,
    /// Decided from the text
    #[default]
    Auto,
}

impl Kind {
    pub fn of_text(self) -> TextKind {
        match self {
            Kind::News => TextKind::News,
            Kind::Narrative => TextKind::Narrative,
            Kind::Auto => TextKind::Auto,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum InputFormat {
    #[value(alias = "text", alias = "plain")]
    Txt,
    #[value(alias = "markdown")]
    Md,
    Html,
    #[value(alias = "timeml")]
    Tml,
    #[value(alias = "ndjson")]
    Jsonl,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum StatusName {
    Happened,
    Ongoing,
    Planned,
    Possible,
    Denied,
}

/// Names for the values of the chart's options.
macro_rules! names {
    ($($(#[$doc:meta])* $name:ident => $target:ident { $($value:ident $(= $help:literal)?),+ })+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, Default, ValueEnum)]
            pub enum $name {
                #[default]
                $($(#[doc = $help])? $value,)+
            }

            impl $name {
                pub fn get(self) -> chart::$target {
                    match self { $($name::$value => chart::$target::$value,)+ }
                }
            }
        )+
    };
}

names! {
    SizeName => Size {
        Page = "640 pixels wide", Column = "320: a newspaper column, a phone",
        Wide = "860", Slide = "1280 by 720, several pictures if need be"
    }
    ThemeName => Theme { Light, Dark }
    ScaleName => Scale {
        Time = "To scale, with marked breaks", Order = "One after the other, evenly"
    }
    TextName => TextMode { Font, Path }
    LanesName => Lanes { None, Source, Who }
    GroupName => Group { Day, Month, Year }
}
