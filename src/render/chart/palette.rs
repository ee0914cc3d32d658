//! Colours of the two themes: text at 4.5:1 or better, everything else at 3:1 or better.

use super::frame::Paint;
use super::options::Theme;

/// Red, green, blue.
pub type Rgb = (u8, u8, u8);

/// How many lanes have a colour of their own.
pub const LANES: usize = 5;

/// The colour of a use in a theme.
pub fn colour(theme: Theme, paint: Paint) -> Rgb {
    let hex = match theme {
        Theme::Light => light(paint),
        Theme::Dark => dark(paint),
    };
    ((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

fn light(paint: Paint) -> u32 {
    match paint {
        Paint::Back => 0xffffff,
        Paint::Ink => 0x1a1a1a,
        Paint::Muted => 0x595959,
        Paint::Axis => 0x767676,
        Paint::Leader => 0x8a8a8a,
        Paint::Lane(lane) => *[0x10207a, 0xd03c00, 0x007e7e, 0xa030e0, 0x5a1e00]
            .get(usize::from(lane))
            .unwrap_or(&0x595959),
    }
}

fn dark(paint: Paint) -> u32 {
    match paint {
        Paint::Back => 0x111417,
        Paint::Ink => 0xf2f2f2,
        Paint::Muted => 0xb8b8b8,
        Paint::Axis | Paint::Leader => 0x8f8f8f,
        Paint::Lane(lane) => *[0x5fe3a1, 0xc77dff, 0xf5dc5a, 0xf2664a, 0x8fa3c8]
            .get(usize::from(lane))
            .unwrap_or(&0xb8b8b8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance((r, g, b): Rgb) -> f64 {
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.03928 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }

    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn everything_stands_out_from_the_background() {
        for theme in [Theme::Light, Theme::Dark] {
            let back = colour(theme, Paint::Back);
            for (paint, least) in [
                (Paint::Ink, 7.0),
                (Paint::Muted, 4.5),
                (Paint::Axis, 3.0),
                (Paint::Leader, 3.0),
                (Paint::Lane(0), 4.5),
                (Paint::Lane(1), 4.5),
                (Paint::Lane(2), 4.5),
                (Paint::Lane(3), 4.5),
                (Paint::Lane(4), 4.5),
                (Paint::Lane(9), 4.5),
            ] {
                assert!(contrast(colour(theme, paint), back) >= least, "{theme:?} {paint:?}");
            }
        }
    }
}
