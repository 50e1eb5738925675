//! Where things happened: marks on coasts and borders, with the largest towns around them to find one's way by.
//!
//! The projection is the plate carrée with its true scale in the middle of the view. Marks that would cover each other are one, which
//! names all. Numbers stand on the marks, so that a list beside the map says what each is.
//!
//! Must not: place anything whose place is not known, or draw a border as a claim: the page says whose lines these are.

use super::basemap;
use super::label;
use super::svg::{Canvas, Hold, Ink, Run, points};
use std::collections::BTreeMap;

/// Something that happened somewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct MapPoint {
    /// Its number in the list beside the map.
    pub number: usize,
    /// What it is called.
    pub name: String,
    /// Latitude and longitude in degrees (WGS 84).
    pub at: (f64, f64),
}

/// A town to find one's way by.
#[derive(Clone, Debug, PartialEq)]
pub struct MapTown {
    /// Its name.
    pub name: String,
    /// Latitude and longitude in degrees (WGS 84).
    pub at: (f64, f64),
}

/// A part of the earth with what happened in it.
#[derive(Clone, Debug, PartialEq)]
pub struct IncidentMap {
    points: Vec<MapPoint>,
    view: View,
}

/// The part of the earth that is shown, in degrees, and how it becomes pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
struct View {
    west: f64,
    east: f64,
    south: f64,
    north: f64,
    /// Pixels for a degree of latitude.
    scale: f64,
    /// How much shorter a degree of longitude is.
    narrow: f64,
}

/// The size of the drawing in pixels.
const SIZE: (f64, f64) = (760.0, 480.0);
/// The least that is shown, in degrees of latitude: about 220 km.
const SPAN_MIN: f64 = 2.0;
/// How much room there is around the marks, as a share of what they span.
const MARGIN: f64 = 0.18;
/// Marks nearer than this, in pixels, are one.
const NEAR: f64 = 20.0;
const RADIUS: f64 = 9.0;

impl IncidentMap {
    /// The map of these; `None` where nothing has a place.
    pub fn of(points: impl IntoIterator<Item = MapPoint>) -> Option<IncidentMap> {
        let on_earth = |point: &MapPoint| point.at.0.abs() <= 90.0 && point.at.1.abs() <= 180.0;
        let mut points: Vec<MapPoint> = points.into_iter().filter(on_earth).collect();
        let west = west_of(&points)?;
        for point in &mut points {
            if point.at.1 < west {
                point.at.1 += 360.0;
            }
        }
        let view = View::around(&points);
        Some(IncidentMap { points, view })
    }

    /// What is shown: south, west, north, east, in degrees; east may be beyond 180.
    pub fn bounds(&self) -> [f64; 4] {
        [self.view.south, self.view.west, self.view.north, self.view.east]
    }

    /// The drawing, as a part of a page: `id` is unique there, `towns` come with the most populous first, `title` and `about` are said to
    /// those who do not see it.
    pub fn drawing(&self, id: &str, towns: &[MapTown], title: &str, about: &str) -> String {
        let mut canvas = Canvas::new(id, SIZE.0, SIZE.1);
        canvas.rect([0.0, 0.0, SIZE.0, SIZE.1], Ink::Sea, "");
        for border in [false, true] {
            let path = self.lines(border);
            if !path.is_empty() {
                canvas.path(&path, if border { Ink::Border } else { Ink::Coast }, "");
            }
        }
        let marks = self.marks();
        let ruler = [0.0, SIZE.1 - 32.0, 250.0, SIZE.1];
        let mut taken: Vec<[f64; 4]> = marks.iter().map(|(at, said, _)| mark_box(*at, said)).collect();
        taken.push(ruler);
        self.towns(&mut canvas, towns, &mut taken);
        for (at, said, names) in &marks {
            canvas.numbered(*at, RADIUS, said, names);
        }
        self.ruler(&mut canvas);
        canvas.finish(title, about, None)
    }

    /// The lines of a kind that are in view, as one path.
    fn lines(&self, border: bool) -> String {
        let mut path = String::new();
        for line in basemap::lines().iter().filter(|line| line.border == border) {
            for turn in [-360.0, 0.0, 360.0] {
                let [(west, south), (east, north)] = line.bounds;
                if self.view.meets([west + turn, south, east + turn, north]) {
                    self.trace(&line.points, turn, &mut path);
                }
            }
        }
        path
    }

    /// A line without what is out of view and without steps that nobody would see.
    fn trace(&self, line: &[(f64, f64)], turn: f64, path: &mut String) {
        let mut run: Vec<(f64, f64)> = Vec::new();
        for pair in line.windows(2) {
            let [(ax, ay), (bx, by)] = [pair[0], pair[1]];
            let seen = self.view.meets([ax.min(bx) + turn, ay.min(by), ax.max(bx) + turn, ay.max(by)]);
            if !seen {
                finish(&mut run, path);
                continue;
            }
            let (a, b) = (self.view.place((ay, ax + turn)), self.view.place((by, bx + turn)));
            match run.last() {
                None => run.extend([a, b]),
                Some(last) if (last.0 - b.0).hypot(last.1 - b.1) >= 0.6 => run.push(b),
                Some(_) => {}
            }
        }
        finish(&mut run, path);
    }

    /// Marks in pixels, each with the numbers on it and the names behind it; those near each other are one.
    fn marks(&self) -> Vec<((f64, f64), String, String)> {
        let mut marks: Vec<((f64, f64), Vec<&MapPoint>)> = Vec::new();
        for point in &self.points {
            let at = self.view.place(point.at);
            let near =
                |mark: &&mut ((f64, f64), Vec<&MapPoint>)| (mark.0.0 - at.0).hypot(mark.0.1 - at.1) < NEAR;
            match marks.iter_mut().find(near) {
                Some(mark) => mark.1.push(point),
                None => marks.push((at, vec![point])),
            }
        }
        let told = |(at, points): ((f64, f64), Vec<&MapPoint>)| {
            let mut numbers: Vec<usize> = points.iter().map(|point| point.number).collect();
            numbers.sort_unstable();
            let names: Vec<&str> = points.iter().take(12).map(|point| point.name.as_str()).collect();
            let more = if points.len() > names.len() { "; …" } else { "" };
            (at, runs(&numbers), format!("{}{more}", names.join("; ")))
        };
        marks.into_iter().map(told).collect()
    }

    /// Towns whose names cover nothing, the first ones first.
    fn towns(&self, canvas: &mut Canvas, towns: &[MapTown], taken: &mut Vec<[f64; 4]>) {
        for town in towns {
            let turned = if town.at.1 < self.view.west { town.at.1 + 360.0 } else { town.at.1 };
            let (x, y) = self.view.place((town.at.0, turned));
            let name = label::line(&town.name, 140.0);
            let wide = label::width(&name);
            let place = [x - 4.0, y - 9.0, x + 8.0 + wide, y + 7.0];
            let outside = place[0] < 0.0 || place[1] < 0.0 || place[2] > SIZE.0 || place[3] > SIZE.1;
            if outside || taken.iter().any(|other| overlap(*other, place)) {
                continue;
            }
            taken.push(place);
            canvas.dot((x, y), 2.0, true);
            canvas.words((x + 6.0, y + 4.0), Hold::Start, &[Run::Theirs(&name)]);
        }
    }
}

impl IncidentMap {
    /// How long a round number of kilometres is, in the middle of the view.
    fn ruler(&self, canvas: &mut Canvas) {
        let pixels = |km: f64| km / KM_OF_DEGREE * self.view.scale;
        let round = [5_000.0, 2_000.0, 1_000.0, 500.0, 200.0, 100.0, 50.0, 20.0];
        let Some(km) = round.into_iter().find(|km| pixels(*km) <= SIZE.0 / 5.0) else { return };
        let (left, y) = (16.0, SIZE.1 - 16.0);
        let right = left + pixels(km);
        canvas.path(&points(&[(left, y - 5.0), (left, y), (right, y), (right, y - 5.0)]), Ink::Line, "");
        canvas.words((right + 6.0, y), Hold::Start, &[Run::Ours(&format!("{km:.0} km"))]);
    }
}

/// A degree of latitude in kilometres, on a sphere of 6,371 km.
const KM_OF_DEGREE: f64 = 111.195;

/// Ends a run of points that are in view.
fn finish(run: &mut Vec<(f64, f64)>, path: &mut String) {
    if run.len() > 1 {
        path.push_str(&points(run));
    }
    run.clear();
}

/// The room that a mark takes.
fn mark_box((x, y): (f64, f64), said: &str) -> [f64; 4] {
    let half = RADIUS.max(label::width(said) / 2.0 + 4.0);
    [x - half, y - RADIUS, x + half, y + RADIUS]
}

fn overlap(a: [f64; 4], b: [f64; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

/// Numbers as people write them, in order: "1, 3–5"; many are cut short.
fn runs(numbers: &[usize]) -> String {
    let mut runs: BTreeMap<usize, usize> = BTreeMap::new();
    for &number in numbers {
        match runs.last_entry() {
            Some(mut last) if *last.get() + 1 >= number => *last.get_mut() = number,
            _ => {
                runs.insert(number, number);
            }
        }
    }
    let said = |(from, to): (&usize, &usize)| match to - from {
        0 => from.to_string(),
        _ => format!("{from}–{to}"),
    };
    let mut told: Vec<String> = runs.iter().take(3).map(said).collect();
    if runs.len() > told.len() {
        told.push("…".to_owned());
    }
    told.join(", ")
}

/// The longitude at which the earth is cut so that what is shown is together: the east end of the widest gap between points.
fn west_of(points: &[MapPoint]) -> Option<f64> {
    let mut east: Vec<f64> = points.iter().map(|point| point.at.1).collect();
    east.sort_by(f64::total_cmp);
    let (first, last) = (*east.first()?, *east.last()?);
    let around = (first + 360.0 - last, first);
    let between = east.windows(2).map(|pair| (pair[1] - pair[0], pair[1]));
    Some(between.fold(around, |widest, gap| if gap.0 > widest.0 { gap } else { widest }).1)
}

impl View {
    /// The view with all points in it and room around them.
    fn around(points: &[MapPoint]) -> View {
        let ends = |of: fn(&MapPoint) -> f64| {
            points.iter().map(of).fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), x| (a.min(x), b.max(x)))
        };
        let ((south, north), (west, east)) = (ends(|point| point.at.0), ends(|point| point.at.1));
        let (middle, centre) = ((south + north) / 2.0, (west + east) / 2.0);
        let narrow = middle.to_radians().cos().max(0.1);
        let wanted_high = ((north - south) * (1.0 + 2.0 * MARGIN)).max(SPAN_MIN);
        let wanted_wide = (east - west) * (1.0 + 2.0 * MARGIN) * narrow;
        let scale = (SIZE.1 / wanted_high).min(SIZE.0 / wanted_wide.max(f64::MIN_POSITIVE));
        let (high, wide) = (SIZE.1 / scale / 2.0, SIZE.0 / scale / narrow / 2.0);
        View {
            west: centre - wide,
            east: centre + wide,
            south: middle - high,
            north: middle + high,
            scale,
            narrow,
        }
    }

    /// Where a latitude and longitude are, in pixels.
    fn place(&self, (north, east): (f64, f64)) -> (f64, f64) {
        ((east - self.west) * self.narrow * self.scale, (self.north - north) * self.scale)
    }

    /// Whether a box of degrees (west, south, east, north) has a part in view.
    fn meets(&self, [west, south, east, north]: [f64; 4]) -> bool {
        west <= self.east && east >= self.west && south <= self.north && north >= self.south
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(number: usize, at: (f64, f64)) -> MapPoint {
        MapPoint { number, name: format!("Place <{number}>"), at }
    }

    #[test]
    fn nothing_without_a_place_and_nothing_off_the_earth() {
        assert_eq!(IncidentMap::of([]), None);
        assert_eq!(IncidentMap::of([point(1, (91.0, 0.0)), point(2, (0.0, f64::NAN))]), None);
    }

    #[test]
    fn all_points_are_in_view_with_room_around_them() {
        for points in [
            vec![point(1, (39.9, 46.8))],
            vec![point(1, (39.9, 46.8)), point(2, (39.9, 46.8)), point(3, (40.4, 49.9))],
            vec![point(1, (-17.8, 178.1)), point(2, (-13.8, -171.8))],
            vec![point(1, (89.0, 0.0)), point(2, (-89.0, 120.0)), point(3, (0.0, -120.0))],
        ] {
            let map = IncidentMap::of(points).expect("a map");
            for point in &map.points {
                let (x, y) = map.view.place(point.at);
                assert!((5.0..=SIZE.0 - 5.0).contains(&x) && (5.0..=SIZE.1 - 5.0).contains(&y), "{x} {y}");
            }
        }
    }

    #[test]
    fn what_lies_across_the_180th_meridian_is_together() {
        let map = IncidentMap::of([point(1, (-17.8, 178.1)), point(2, (-13.8, -171.8))]).expect("a map");
        let [_, west, _, east] = map.bounds();
        assert!(east - west < 40.0, "{west} {east}");
    }

    #[test]
    fn near_marks_are_one_and_names_bring_no_markup() {
        let near =
            [point(4, (39.9, 46.8)), point(2, (39.9, 46.8)), point(3, (39.91, 46.8)), point(9, (40.9, 46.8))];
        let map = IncidentMap::of(near).expect("a map");
        let marks = map.marks();
        assert_eq!(marks.iter().map(|(_, said, _)| said.as_str()).collect::<Vec<_>>(), ["2–4", "9"]);
        let towns = [MapTown { name: "<Town>".to_owned(), at: (40.4, 47.5) }];
        let svg = map.drawing("map", &towns, "Where", "About");
        assert!(svg.contains("&lt;Town&gt;") && svg.contains("Place &lt;4&gt;") && !svg.contains("Place <"));
        assert!(svg.contains("class=\"coast\"") || svg.contains("class=\"border\""), "the lines are there");
        assert!(svg.len() < 200_000, "{}", svg.len());
    }

    #[test]
    fn many_numbers_are_told_in_runs() {
        assert_eq!(runs(&[1, 2, 3, 5]), "1–3, 5");
        assert_eq!(runs(&[1, 3, 5, 7, 9]), "1, 3, 5, …");
    }
}
