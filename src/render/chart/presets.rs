//! Sizes of type and parts for each kind of page.

use super::options::Size;

/// Sizes in pixels.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// Width of the page.
    pub width: f64,
    /// Height of the page, when it is given.
    pub height: Option<f64>,
    /// Outer margin.
    pub margin: f64,
    /// Type size of labels.
    pub label: f64,
    /// Type size of everything small.
    pub small: f64,
    /// Type size of the title.
    pub title: f64,
    /// Radius of a circle; other glyphs are sized alike.
    pub radius: f64,
    /// From one track of glyphs to the next.
    pub pitch: f64,
    /// Width of the channel where leaders bend.
    pub channel: f64,
    /// Between two blocks of text.
    pub gap: f64,
    /// Height of a break of the axis.
    pub rift: f64,
    /// Height of a stretch that is not to scale.
    pub stub: f64,
    /// Pixels of label displacement that a pixel of height must save.
    pub height_cost: f64,
    /// How much higher than usual the axis is.
    pub roomier: f64,
    /// Most items of a page.
    pub most: usize,
    /// Most pixels of a page.
    pub tallest: f64,
}

impl Preset {
    /// The sizes of a page.
    pub fn of(size: Size) -> Self {
        let page = Preset {
            width: 640.0,
            height: None,
            margin: 16.0,
            label: 13.0,
            small: 11.0,
            title: 18.0,
            radius: 4.0,
            pitch: 11.0,
            channel: 26.0,
            gap: 9.0,
            rift: 20.0,
            stub: 46.0,
            height_cost: 0.8,
            roomier: 1.0,
            most: 40,
            tallest: 4000.0,
        };
        match size {
            Size::Page => page,
            Size::Column => Preset {
                width: 320.0,
                margin: 10.0,
                label: 12.0,
                title: 16.0,
                pitch: 10.0,
                channel: 18.0,
                ..page
            },
            Size::Wide => Preset {
                width: 860.0,
                margin: 20.0,
                label: 14.0,
                small: 12.0,
                title: 20.0,
                pitch: 12.0,
                radius: 4.5,
                channel: 32.0,
                ..page
            },
            Size::Slide => Preset {
                width: 1280.0,
                height: Some(720.0),
                margin: 48.0,
                label: 20.0,
                small: 16.0,
                title: 28.0,
                radius: 6.0,
                pitch: 16.0,
                channel: 44.0,
                gap: 8.0,
                rift: 18.0,
                height_cost: 3.0,
                most: 12,
                tallest: 720.0,
                ..page
            },
        }
    }

    /// From one baseline of a label to the next.
    pub fn label_line(&self) -> f64 {
        (self.label * 1.28).round()
    }

    /// From one baseline of small text to the next.
    pub fn small_line(&self) -> f64 {
        (self.small * 1.32).round()
    }

    /// From one baseline of the title to the next.
    pub fn title_line(&self) -> f64 {
        (self.title * 1.2).round()
    }
}
