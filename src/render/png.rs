//! SVG of a chart in, PNG out: through resvg, with the bundled font only.
//!
//! No font of the system is asked, so the same SVG gives the same picture on every machine. Letters
//! that the bundled font lacks (it has Latin, Greek, Cyrillic, Hebrew) are boxes; [`missing`] names
//! them.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb::Database};

/// Regular face of the bundled font.
pub(super) const REGULAR: &[u8] = include_bytes!("../../assets/sans-regular.ttf");
/// Bold face of the bundled font.
pub(super) const BOLD: &[u8] = include_bytes!("../../assets/sans-bold.ttf");
/// Most pixels of a picture.
const MOST: u64 = 200_000_000;

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(BOLD.to_vec());
    fonts.set_sans_serif_family("Dateline Sans");
    Arc::new(fonts)
});

/// Why a picture could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PngError {
    /// Not an SVG that resvg reads.
    #[error("the SVG cannot be drawn: {0}")]
    Svg(String),
    /// More pixels than fit.
    #[error("{width} × {height} pixels are too many")]
    TooLarge {
        /// Pixels.
        width: u64,
        /// Pixels.
        height: u64,
    },
}

/// Letters of a chart that the bundled font lacks, each once, in order of code points: a PNG, or
/// an SVG with outlines, cannot show them.
///
/// ```
/// assert_eq!(dateline::render::png::missing("<text>Port 港口 é</text>"), ['口', '港']);
/// ```
pub fn missing(svg: &str) -> Vec<char> {
    let Ok(font) = skrifa::FontRef::new(REGULAR) else { return Vec::new() };
    let letters = skrifa::MetadataProvider::charmap(&font);
    let body = svg.split_once("</desc>").map_or(svg, |(_, body)| body);
    let foreign = body.chars().filter(|c| !c.is_ascii() && letters.map(*c).is_none());
    let found: std::collections::BTreeSet<char> = foreign.filter(|c| !is_invisible(*c)).collect();
    found.into_iter().collect()
}

/// Joiners, marks of direction and selectors of variants leave no ink.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Draws an SVG at `scale` pixels a unit (2.0 is usual).
///
/// # Errors
/// When the text is not an SVG, or the picture would be too large.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, PngError> {
    let options = Options {
        font_family: "Dateline Sans".to_owned(),
        fontdb: Arc::clone(&FONTS),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|e| PngError::Svg(e.to_string()))?;
    let pixels = |length: f32| (length * scale).ceil().max(1.0) as u64;
    let (width, height) = (pixels(tree.size().width()), pixels(tree.size().height()));
    let too_large = PngError::TooLarge { width, height };
    if width.saturating_mul(height) > MOST {
        return Err(too_large);
    }
    let Some(mut pixmap) = Pixmap::new(width as u32, height as u32) else { return Err(too_large) };
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|e| PngError::Svg(e.to_string()))
}
