//! The lines of the base map: coasts and borders of the world, from Natural Earth (public domain), carried in the binary.
//!
//! One line after another: a varint of twice the number of its points, plus 1 where it is a border, then each point as the zigzag varints
//! of its steps east and north from the point before, the first from the last of the line before, in [`STEP`]s.
//!
//! Must not: take a position. A line says where Natural Earth draws a border, which is the border that is held; the page says so.

use std::sync::LazyLock;

/// The step in which points are kept, in degrees: about half a kilometre.
pub const STEP: f64 = 0.005;

/// A coast or a border.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MapLine {
    pub(super) border: bool,
    /// East and north, in degrees.
    pub(super) points: Vec<(f64, f64)>,
    /// The least and the most, east then north.
    pub(super) bounds: [(f64, f64); 2],
}

static LINES: LazyLock<Vec<MapLine>> =
    LazyLock::new(|| read(include_bytes!("../../../../data/basemap/lines.bin")));

/// All lines.
pub(super) fn lines() -> &'static [MapLine] {
    &LINES
}

/// Puts lines into the bytes that are carried: each a border or a coast, its points east and north in [`STEP`]s.
pub fn compile(lines: &[(bool, Vec<(f64, f64)>)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut put = |mut value: u64| {
        while value >= 0x80 {
            bytes.push(value as u8 | 0x80);
            value >>= 7;
        }
        bytes.push(value as u8);
    };
    let zigzag = |step: i64| ((step << 1) ^ (step >> 63)) as u64;
    let mut last = (0, 0);
    for (border, points) in lines {
        put(2 * points.len() as u64 + u64::from(*border));
        for (x, y) in points {
            let (x, y) = (*x as i64, *y as i64);
            put(zigzag(x - last.0));
            put(zigzag(y - last.1));
            last = (x, y);
        }
    }
    bytes
}

/// Reads what [`compile`] wrote; it ends where the bytes do.
fn read(bytes: &[u8]) -> Vec<MapLine> {
    let mut rest = bytes.iter();
    let mut next = || {
        let (mut value, mut shift) = (0u64, 0);
        loop {
            let byte = *rest.next()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
            shift = (shift + 7).min(63);
        }
    };
    let step = |value: u64| (value >> 1) as i64 ^ -((value & 1) as i64);
    let mut lines = Vec::new();
    let (mut x, mut y) = (0i64, 0i64);
    while let Some(head) = next() {
        let mut points = Vec::new();
        for _ in 0..head / 2 {
            let (Some(east), Some(north)) = (next(), next()) else { return lines };
            (x, y) = (x.wrapping_add(step(east)), y.wrapping_add(step(north)));
            points.push((x as f64 * STEP, y as f64 * STEP));
        }
        let most = |of: fn(f64, f64) -> f64, start: f64| {
            points.iter().fold((start, start), |(a, b), (x, y)| (of(a, *x), of(b, *y)))
        };
        let bounds = [most(f64::min, f64::INFINITY), most(f64::max, f64::NEG_INFINITY)];
        lines.push(MapLine { border: head % 2 == 1, points, bounds });
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_as_they_were_written() {
        let lines = [(true, vec![(-36_000.0, 3.0), (0.0, -5.0)]), (false, vec![(1.0, 1.0), (2.0, 70.0)])];
        let read = read(&compile(&lines));
        assert_eq!(read.iter().map(|line| line.border).collect::<Vec<_>>(), [true, false]);
        assert_eq!(read[0].points[0], (-180.0, 3.0 * STEP));
        assert_eq!(read[1].bounds, [(STEP, STEP), (2.0 * STEP, 70.0 * STEP)]);
        for cut in 0..9 {
            let _ = super::read(&compile(&lines)[..cut]);
        }
        assert!(super::read(&[0xff; 40]).is_empty());
    }

    #[test]
    fn the_carried_lines_are_on_the_earth() {
        let lines = lines();
        assert!(lines.len() > 1_000 && lines.iter().any(|line| line.border));
        for line in lines {
            assert!(line.points.len() > 1);
            assert!(line.points.iter().all(|(x, y)| x.abs() <= 180.0 && y.abs() <= 90.0));
        }
    }
}
