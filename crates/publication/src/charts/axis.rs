//! Axes, interval bars and what several charts share.
//!
//! Must not: know what is measured.

use super::estimates::Spread;
use super::scale::Scale;
use super::svg::{Canvas, Hold, Ink, Run};
use super::table::whole;

/// The height of a line of words, in pixels.
pub(super) const LINE: f64 = 17.0;

/// A horizontal axis below `bottom`, its lines reaching up to `top`.
pub(super) fn across(canvas: &mut Canvas, scale: &Scale, top: f64, bottom: f64) {
    for tick in scale.ticks() {
        let x = scale.at(tick);
        canvas.line((x, top), (x, bottom), Ink::Grid);
        canvas.words((x, bottom + LINE), Hold::Middle, &[Run::Soft(&whole(tick))]);
    }
}

/// A vertical axis left of `left`, its lines reaching to `right`.
pub(super) fn up(canvas: &mut Canvas, scale: &Scale, left: f64, right: f64) {
    for tick in scale.ticks() {
        let y = scale.at(tick);
        canvas.line((left, y), (right, y), Ink::Grid);
        canvas.words((left - 6.0, y + 4.0), Hold::End, &[Run::Soft(&whole(tick))]);
    }
}

/// A vertical line at the documented, with its words above `top`.
pub(super) fn floor(canvas: &mut Canvas, scale: &Scale, documented: u64, top: f64, bottom: f64) {
    let x = scale.at(documented as f64);
    canvas.line((x, top), (x, bottom), Ink::Floor);
    let words = format!("documented {}", crate::wording::number(documented));
    // The words stay within the drawing whichever end of the axis the line is at.
    let hold = if scale.share(documented as f64) > 0.6 { Hold::End } else { Hold::Start };
    canvas.words((x, top - 5.0), hold, &[Run::Strong(&words)]);
}

/// An interval with its ends, and the estimate as a mark on it.
pub(super) fn interval(canvas: &mut Canvas, scale: &Scale, spread: Spread, y: f64, series: usize, tip: &str) {
    let (low, high) = (scale.at(spread.low), scale.at(spread.high));
    canvas.line((low, y), (high, y), Ink::Line);
    for end in [low, high] {
        canvas.line((end, y - 4.0), (end, y + 4.0), Ink::Line);
    }
    canvas.mark(series, (scale.at(spread.estimate), y), tip);
}

/// "10,357 (8,994 to 12,110)"
pub(super) fn said(spread: Spread) -> String {
    format!("{} ({} to {})", whole(spread.estimate), whole(spread.low), whole(spread.high))
}
