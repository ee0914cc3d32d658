//! Pictures: PNG through resvg, and whether other renderers put the ink in the same places.

use std::path::Path;
use std::process::Command;

use dateline::render::chart::{ChartOptions, Size, TextMode, Theme, draw};

use super::given::port;

#[cfg(feature = "png")]
#[test]
fn a_png_has_twice_the_pixels_and_the_same_bytes_each_time() {
    let page = &draw(&port(), &ChartOptions { size: Size::Column, ..Default::default() })[0];
    let png = |svg: &str| dateline::render::png::png(svg, 2.0).unwrap();
    let first = png(&page.svg);
    assert_eq!(first, png(&page.svg));
    let side = |at: usize| u32::from_be_bytes(first[at..at + 4].try_into().unwrap());
    assert_eq!((side(16), side(20)), (2 * page.width, 2 * page.height));
}

#[cfg(feature = "png")]
#[test]
fn letters_the_bundled_font_lacks_do_no_harm() {
    use super::given::{on, timeline};
    let items = vec![on(1, "港口 الميناء 🚢 e\u{301}\u{301}", "2024-05-17")];
    for page in draw(&timeline("时间", items), &ChartOptions::default()) {
        assert!(!dateline::render::png::png(&page.svg, 1.0).unwrap().is_empty());
        let missing: String = dateline::render::png::missing(&page.svg).into_iter().collect();
        assert!(missing.contains('港') && missing.contains('ا') && missing.contains('🚢'));
        assert!(!missing.contains('·') && !missing.contains('\u{301}'), "{missing}");
    }
}

#[cfg(feature = "png")]
#[test]
fn what_is_not_an_svg_is_an_error() {
    assert!(dateline::render::png::png("<p>no</p>", 1.0).is_err());
    let wide = "<svg xmlns='http://www.w3.org/2000/svg' width='100000' height='100000'/>";
    assert!(dateline::render::png::png(wide, 1.0).is_err());
}

/// Part of each field of `wide` × 20 px that is not background, line by line.
#[cfg(feature = "png")]
fn ink(pixels: &[u8], (width, height): (usize, usize), wide: usize) -> Vec<f64> {
    let back = &pixels[..3];
    let dark = |x: usize, y: usize| {
        let at = (y * width + x) * 3;
        let apart: i32 = pixels[at..at + 3]
            .iter()
            .zip(back)
            .map(|(a, b)| (i32::from(*a) - i32::from(*b)).abs())
            .sum();
        f64::from(apart) / 765.0
    };
    let mut fields = Vec::new();
    for top in (0..height).step_by(20) {
        for left in (0..width).step_by(wide) {
            let field = (top..(top + 20).min(height))
                .flat_map(|y| (left..(left + wide).min(width)).map(move |x| (x, y)));
            fields.push(field.map(|(x, y)| dark(x, y)).sum::<f64>() / (20 * wide) as f64);
        }
    }
    fields
}

/// RGB pixels of a PNG file, through resvg's own reader.
#[cfg(feature = "png")]
fn pixels(png: &[u8]) -> (Vec<u8>, usize, usize) {
    let map = resvg::tiny_skia::Pixmap::decode_png(png).unwrap();
    let rgb = map.pixels().iter().flat_map(|p| [p.red(), p.green(), p.blue()]).collect();
    (rgb, map.width() as usize, map.height() as usize)
}

#[cfg(feature = "png")]
fn renderers(
    svg: &Path,
    png: &Path,
    page: &dateline::render::chart::Page,
) -> Vec<(&'static str, Command)> {
    let mut rsvg = Command::new("rsvg-convert");
    rsvg.arg("-o").arg(png).arg(svg);
    let mut chromium = Command::new("chromium");
    chromium
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"])
        .arg(format!("--window-size={},{}", page.width, page.height))
        .arg(format!("--screenshot={}", png.display()))
        .arg(format!("file://{}", svg.display()));
    let mut inkscape = Command::new("inkscape");
    inkscape.arg(svg).arg("-o").arg(png);
    vec![("rsvg-convert", rsvg), ("chromium", chromium), ("inkscape", inkscape)]
}

/// Letters drawn as outlines stand in the same fields in each renderer; written as text, in the
/// font each renderer has, they still stand in the same lines.
#[cfg(feature = "png")]
#[test]
fn other_renderers_put_the_ink_in_the_same_places() {
    let folder = tempfile::tempdir().unwrap();
    for (theme, text) in [
        (Theme::Light, TextMode::Path),
        (Theme::Dark, TextMode::Path),
        (Theme::Light, TextMode::Font),
        (Theme::Dark, TextMode::Font),
    ] {
        let page = &draw(&port(), &ChartOptions { theme, text, ..Default::default() })[0];
        let (wide, most_apart, most_ink) = match text {
            TextMode::Path => (20, 0.01, 0.05),
            TextMode::Font => (page.width as usize, 0.04, 0.1),
        };
        let ours = pixels(&dateline::render::png::png(&page.svg, 1.0).unwrap());
        let ours = ink(&ours.0, (ours.1, ours.2), wide);
        let (svg, png) = (folder.path().join("chart.svg"), folder.path().join("chart.png"));
        std::fs::write(&svg, &page.svg).unwrap();
        for (name, mut command) in renderers(&svg, &png, page) {
            let _ = std::fs::remove_file(&png);
            if command.output().is_err() || !png.exists() {
                eprintln!("skipped: {name} is not installed");
                continue;
            }
            let (theirs, width, height) = pixels(&std::fs::read(&png).unwrap());
            assert_eq!((width, height), (page.width as usize, page.height as usize), "{name}");
            let theirs = ink(&theirs, (width, height), wide);
            let pairs = || ours.iter().zip(&theirs);
            let least = 0.03 * 20.0 / wide as f64;
            let apart = pairs().filter(|(a, b)| (**a > least) != (**b > least)).count();
            let worst = pairs().map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            eprintln!("{name} {text:?}: {apart} of {} apart, at most {worst:.3}", ours.len());
            let part = apart as f64 / ours.len() as f64;
            assert!(part < most_apart, "{name}: {apart} of {} fields differ", ours.len());
            assert!(worst < most_ink, "{name}: a field differs by {worst}");
        }
    }
}
