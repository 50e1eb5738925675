//! The few shapes that charts are drawn with, as SVG.
//!
//! Looks are classes of `templates/charts.css`, with plain presentation attributes under them, so that a drawing can be read
//! without its sheet and under a policy that forbids inline styles. Words of others are escaped, and each stands in a run of
//! its own direction.
//!
//! Must not: tell anything by colour alone, or print a number that is not finite.

use crate::escape::Visibly;
use askama::filters::Escaper;
use std::fmt::Write;

/// How a shape looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// What is documented: filled.
    Documented,
    /// What is estimated: hatched, with an outline.
    Estimated,
    /// An interval or an outline.
    Line,
    /// What is drawn from an interval and not from draws: dashed.
    Dashed,
    /// The line at the documented.
    Floor,
    /// What joins the marks of one series.
    Thread,
    /// What leads from a mark to its name.
    Leader,
    /// Lines behind everything.
    Grid,
    /// A field with nothing in it: crossed.
    Nothing,
    /// Stripes that lead the eye along a row.
    Stripe,
    /// What is behind a map.
    Sea,
    /// Where land ends.
    Coast,
    /// A border as it is held.
    Border,
}

impl Ink {
    fn attributes(self) -> &'static str {
        match self {
            Ink::Documented => "class=\"documented\" fill=\"#54718f\"",
            Ink::Estimated => "class=\"estimated\" stroke=\"#54718f\"",
            Ink::Line => "class=\"line\" fill=\"none\" stroke=\"#1d1f21\" stroke-width=\"1.5\"",
            Ink::Dashed => {
                "class=\"dashed\" fill=\"none\" stroke=\"#1d1f21\" stroke-width=\"1.5\" stroke-dasharray=\"4 3\""
            }
            Ink::Floor => "class=\"floor\" fill=\"none\" stroke=\"#7a2e1d\" stroke-width=\"2\"",
            Ink::Thread => "class=\"thread\" fill=\"none\" stroke=\"#55595e\"",
            Ink::Leader => "class=\"leader\" fill=\"none\" stroke=\"#55595e\" stroke-dasharray=\"1 4\"",
            Ink::Grid => "class=\"grid\" fill=\"none\" stroke=\"#d5d2ca\"",
            Ink::Nothing => "class=\"nothing\" stroke=\"#a9adb2\"",
            Ink::Stripe => "class=\"stripe\" fill=\"#f1efe9\"",
            Ink::Sea => "class=\"stripe\" fill=\"#f1efe9\"",
            Ink::Coast => "class=\"coast\" fill=\"none\" stroke=\"#55595e\"",
            Ink::Border => "class=\"border\" fill=\"none\" stroke=\"#55595e\" stroke-dasharray=\"6 3 1.5 3\"",
        }
    }
}

/// Where a line of words is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    Start,
    Middle,
    End,
}

impl Hold {
    fn attribute(self) -> &'static str {
        match self {
            Hold::Start => "",
            Hold::Middle => " text-anchor=\"middle\"",
            Hold::End => " text-anchor=\"end\"",
        }
    }
}

/// A piece of a line of words: ours, or somebody else's.
#[derive(Clone, Copy, Debug)]
pub(super) enum Run<'w> {
    Ours(&'w str),
    Soft(&'w str),
    Strong(&'w str),
    Theirs(&'w str),
}

/// Shapes that are told apart without colour, for series of points.
const MARKS: [&str; 6] = [
    "M-4.5 0A4.5 4.5 0 1 0 4.5 0A4.5 4.5 0 1 0 -4.5 0Z",
    "M-4 -4H4V4H-4Z",
    "M0 -5.5L5 4H-5Z",
    "M0 -5.5L5.5 0L0 5.5L-5.5 0Z",
    "M0 5.5L5 -4H-5Z",
    "M-2 -5H2V-2H5V2H2V5H-2V2H-5V-2H-2Z",
];

/// From which width on, in pixels, a drawing scrolls on a phone sooner than that its words get too small.
const WIDE: f64 = 560.0;

/// A drawing in the making. Lengths are in pixels of its natural size.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Canvas {
    id: String,
    width: f64,
    height: f64,
    body: String,
    hatched: bool,
    crossed: bool,
}

impl Canvas {
    /// An empty drawing; `id` is unique on its page, of letters, digits and hyphens.
    pub(super) fn new(id: &str, width: f64, height: f64) -> Canvas {
        Canvas {
            id: id.to_owned(),
            width: width.max(1.0),
            height: height.max(1.0),
            body: String::new(),
            hatched: false,
            crossed: false,
        }
    }

    pub(super) fn rect(&mut self, [x, y, width, height]: [f64; 4], ink: Ink, tip: &str) {
        let (x, y, w, h) = (length(x), length(y), length(width.max(0.0)), length(height.max(0.0)));
        self.put(&format!("<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\""), "rect", ink, tip);
    }

    /// A field whose shade grows with `share`, from 0 to 1.
    pub(super) fn shade(&mut self, [x, y, width, height]: [f64; 4], share: f64) {
        let strength = length(100.0 * (0.06 + 0.34 * share.clamp(0.0, 1.0)));
        let (x, y, w, h) = (length(x), length(y), length(width), length(height));
        let _ = write!(
            self.body,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" class=\"shade\" fill=\"#54718f\" fill-opacity=\"{strength}%\"/>"
        );
    }

    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), ink: Ink) {
        let path = format!("M{} {}L{} {}", length(from.0), length(from.1), length(to.0), length(to.1));
        self.path(&path, ink, "");
    }

    /// A path that is made of numbers by [`points`] or by hand.
    pub(super) fn path(&mut self, path: &str, ink: Ink, tip: &str) {
        self.put(&format!("<path d=\"{path}\""), "path", ink, tip);
    }

    /// A mark of one of several shapes; those of further series begin again, hollow.
    pub(super) fn mark(&mut self, series: usize, at: (f64, f64), tip: &str) {
        let shape = MARKS[series % MARKS.len()];
        let look = if (series / MARKS.len()).is_multiple_of(2) {
            "class=\"mark\" fill=\"#1d1f21\" stroke=\"#ffffff\""
        } else {
            "class=\"mark hollow\" fill=\"#ffffff\" stroke=\"#1d1f21\""
        };
        let _ = write!(
            self.body,
            "<path d=\"{shape}\" transform=\"translate({} {})\" {look}",
            length(at.0),
            length(at.1)
        );
        self.close("path", tip);
    }

    pub(super) fn dot(&mut self, at: (f64, f64), radius: f64, filled: bool) {
        let look = if filled { "class=\"dot\" fill=\"#1d1f21\"" } else { "class=\"hole\" fill=\"#d5d2ca\"" };
        let (x, y, r) = (length(at.0), length(at.1), length(radius));
        let _ = write!(self.body, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\" {look}/>");
    }

    /// A mark with numbers on it: a circle, or longer where they are.
    pub(super) fn numbered(&mut self, at: (f64, f64), radius: f64, said: &str, tip: &str) {
        let half = radius.max(super::label::width(said) / 2.0 + 4.0);
        let (x, y, w, h) =
            (length(at.0 - half), length(at.1 - radius), length(2.0 * half), length(2.0 * radius));
        let r = length(radius);
        let _ = write!(
            self.body,
            "<g><rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"{r}\" class=\"numbered\" fill=\"#1d1f21\" stroke=\"#ffffff\"/>"
        );
        let _ = write!(
            self.body,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" class=\"number\" fill=\"#ffffff\">",
            length(at.0),
            length(at.1 + 4.5)
        );
        escape(said, &mut self.body);
        self.body.push_str("</text><title>");
        escape(tip, &mut self.body);
        self.body.push_str("</title></g>");
    }

    /// One line of words, its baseline at `y`.
    pub(super) fn words(&mut self, (x, y): (f64, f64), hold: Hold, runs: &[Run]) {
        let _ = write!(self.body, "<text x=\"{}\" y=\"{}\"{}>", length(x), length(y), hold.attribute());
        // Where a line is held goes by the direction of its first character: a mark of our own keeps it ours.
        if let Some(Run::Theirs(words)) = runs.first()
            && is_rtl(words)
        {
            self.body.push('\u{200E}');
        }
        for run in runs {
            match run {
                Run::Ours(words) => escape(words, &mut self.body),
                Run::Soft(words) => self.span(" class=\"soft\"", words),
                Run::Strong(words) => self.span(" class=\"strong\" font-weight=\"600\"", words),
                Run::Theirs(words) if is_rtl(words) => {
                    self.span(" direction=\"rtl\" unicode-bidi=\"isolate\"", words);
                }
                Run::Theirs(words) => self.span(" direction=\"ltr\" unicode-bidi=\"isolate\"", words),
            }
        }
        self.body.push_str("</text>");
    }

    fn span(&mut self, attributes: &str, words: &str) {
        let _ = write!(self.body, "<tspan{attributes}>");
        escape(words, &mut self.body);
        self.body.push_str("</tspan>");
    }

    fn put(&mut self, open: &str, element: &str, ink: Ink, tip: &str) {
        self.body.push_str(open);
        self.body.push(' ');
        self.body.push_str(ink.attributes());
        let fill = match ink {
            Ink::Estimated => "hatch",
            Ink::Nothing => "cross",
            _ => "",
        };
        self.hatched |= ink == Ink::Estimated;
        self.crossed |= ink == Ink::Nothing;
        if !fill.is_empty() {
            let _ = write!(self.body, " fill=\"url(#{}-{fill})\"", self.id);
        }
        self.close(element, tip);
    }

    fn close(&mut self, element: &str, tip: &str) {
        if tip.is_empty() {
            self.body.push_str("/>");
        } else {
            self.body.push_str("><title>");
            escape(tip, &mut self.body);
            let _ = write!(self.body, "</title></{element}>");
        }
    }

    /// The drawing with its title and description; with a sheet of its own where it is to stand alone.
    pub(super) fn finish(&self, title: &str, about: &str, sheet: Option<&str>) -> String {
        let (id, width, height) = (&self.id, length(self.width), length(self.height));
        let class = if self.width > WIDE { "chart wide" } else { "chart" };
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{class}\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-about\" direction=\"ltr\" font-family=\"sans-serif\" font-size=\"13\">"
        );
        for (element, words) in [("title", title), ("desc", about)] {
            let which = if element == "title" { "title" } else { "about" };
            let _ = write!(out, "<{element} id=\"{id}-{which}\">");
            escape(words, &mut out);
            let _ = write!(out, "</{element}>");
        }
        if let Some(sheet) = sheet {
            let _ = write!(
                out,
                "<style>{sheet}</style><rect class=\"ground\" width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>"
            );
        }
        self.patterns(&mut out);
        out.push_str(&self.body);
        out.push_str("</svg>");
        out
    }

    fn patterns(&self, out: &mut String) {
        if !(self.hatched || self.crossed) {
            return;
        }
        out.push_str("<defs>");
        if self.hatched {
            let _ = write!(
                out,
                "<pattern id=\"{}-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" class=\"hatch-ground\" fill=\"#54718f\" fill-opacity=\"0.12\"/><path d=\"M0 0V6\" class=\"hatch\" stroke=\"#54718f\" stroke-width=\"2.5\"/></pattern>",
                self.id
            );
        }
        if self.crossed {
            let _ = write!(
                out,
                "<pattern id=\"{}-cross\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><path d=\"M0 0L8 8M8 0L0 8\" class=\"cross\" stroke=\"#a9adb2\" stroke-width=\"0.8\"/></pattern>",
                self.id
            );
        }
        out.push_str("</defs>");
    }
}

/// A line through points, as a path.
pub(super) fn points(points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (at, (x, y)) in points.iter().enumerate() {
        let _ = write!(path, "{}{} {}", if at == 0 { 'M' } else { 'L' }, length(*x), length(*y));
    }
    path
}

/// A length in tenths of a pixel; what is no number is 0.
fn length(pixels: f64) -> String {
    let tenths = if pixels.is_finite() { (pixels * 10.0).round().clamp(-1e8, 1e8) as i64 } else { 0 };
    let (sign, whole, tenth) = (if tenths < 0 { "-" } else { "" }, tenths.abs() / 10, tenths.abs() % 10);
    if tenth == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{tenth}") }
}

fn escape(words: &str, out: &mut String) {
    // Line ends and tabs are blanks in a line of words.
    let line = words.replace(['\n', '\r', '\t'], " ");
    Visibly.write_escaped_str(out, &line).expect("a string takes all that is written to it");
}

/// Whether words run from right to left: by their first letter that runs either way.
pub(super) fn is_rtl(words: &str) -> bool {
    let first = words.chars().find(|c| c.is_alphabetic());
    first.is_some_and(|c| {
        matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'
            | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_finite_and_short() {
        let said = [0.04, -0.04, 12.25, -3.5, f64::NAN, f64::INFINITY].map(length);
        assert_eq!(said, ["0", "0", "12.3", "-3.5", "0", "0"]);
    }

    #[test]
    fn words_of_others_bring_no_markup_and_keep_to_their_run() {
        let mut canvas = Canvas::new("x", 10.0, 10.0);
        canvas.words((0.0, 0.0), Hold::End, &[Run::Ours("1 "), Run::Theirs("</text><script>\u{202E}")]);
        canvas.words((0.0, 0.0), Hold::Start, &[Run::Theirs("مستشفى A")]);
        let svg = canvas.finish("<t>", "d\"", None);
        assert!(!svg.contains("<script") && !svg.contains('\u{202E}'), "{svg}");
        assert!(svg.contains("&lt;/text&gt;&lt;script&gt;⟦U+202E⟧"), "{svg}");
        assert!(svg.contains("<tspan direction=\"rtl\" unicode-bidi=\"isolate\">مستشفى A</tspan>"), "{svg}");
    }

    #[test]
    fn direction_goes_by_the_first_letter() {
        for (words, rtl) in
            [("قائمة", true), ("12 קובץ", true), ("list", false), ("1 – ", false), ("Ա", false)]
        {
            assert_eq!(is_rtl(words), rtl, "{words}");
        }
    }
}
