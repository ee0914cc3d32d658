//! What a caller may choose about a chart.

/// How a chart is drawn.
///
/// ```
/// use dateline::render::chart::{ChartOptions, Size, Theme};
/// let options = ChartOptions { size: Size::Column, theme: Theme::Dark, ..ChartOptions::default() };
/// assert_eq!(options.title, None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ChartOptions {
    /// Width and type sizes.
    pub size: Size,
    /// Colours.
    pub theme: Theme,
    /// Whether the axis follows time.
    pub scale: Scale,
    /// How letters are written.
    pub text: TextMode,
    /// What gives an item its lane, unless the item names one itself.
    pub lanes: Lanes,
    /// One entry per day, month or year instead of one per item.
    pub group: Option<Group>,
    /// Replaces the timeline's title.
    pub title: Option<String>,
}

/// Width and type sizes of a chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Size {
    /// 320 px: a newspaper column, a phone.
    Column,
    /// 640 px.
    #[default]
    Page,
    /// 860 px.
    Wide,
    /// 1280 × 720 px, at most 12 items a picture.
    Slide,
}

/// Colours of a chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Dark on white.
    #[default]
    Light,
    /// Light on near-black.
    Dark,
}

/// Whether the axis follows time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scale {
    /// To scale, with marked breaks.
    #[default]
    Time,
    /// One item after the other, evenly.
    Order,
}

/// How letters are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TextMode {
    /// `<text>` elements, drawn with the fonts of whoever shows the chart.
    #[default]
    Font,
    /// Outlines of the bundled font (with the feature `png`; letters that it lacks stay text).
    Path,
}

/// What gives an item its lane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lanes {
    /// Nothing: only lanes that the items name.
    #[default]
    None,
    /// The article that tells it.
    Source,
    /// Who takes part, first named first.
    Who,
}

/// Period that becomes one entry of a grouped chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// A calendar day.
    Day,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

/// One picture of a chart; long timelines need several.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The SVG document.
    pub svg: String,
    /// What an `<img>` should carry as `alt`: title, number of items, first and last date.
    pub alt: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// Ids of the items it shows, from top to bottom.
    pub items: Vec<String>,
}
