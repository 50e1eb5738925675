//! Compiles the lines of the base map from Natural Earth: `cargo xtask basemap [--check]`.
//!
//! The package is fetched through npm into the target folder and held to the SHA-256 in `data/basemap/sources.toml`. Lines that two
//! countries share are borders, all others coasts. They are thinned (Douglas and Peucker, 1973) to what maps of a province show.
//! Must not: run as part of a build. Its result is kept in the repository.

use crate::gazetteer::sources;
use crate::workspace::{keep, root};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeMap;

/// How far a line may be from where it was, in degrees: about a kilometre.
const OFF_MAX: f64 = 0.01;
/// The most that the binary should carry.
const BYTES_MAX: usize = 512 << 10;

pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let check = match arguments {
        [] => false,
        [flag] if flag == "--check" => true,
        other => bail!("unknown: {}. `cargo xtask basemap [--check]`", other.join(" ")),
    };
    let folder = root()?.join("data/basemap");
    let packages = sources::fetch(&folder.join("sources.toml"))?;
    let atlas = packages.json("world-atlas", "countries-10m.json")?;
    let uses = uses(&atlas["objects"]["countries"]["geometries"]);
    let mut lines: Vec<(bool, Vec<Point>)> = Vec::new();
    for (at, arc) in arcs(&atlas)?.into_iter().enumerate() {
        let border = uses.get(&(at as i64)).is_some_and(|uses| *uses > 1);
        lines.extend(open(&arc).into_iter().map(|line| (border, rounded(&thinned(&line)))));
    }
    lines.retain(|(_, line)| line.len() > 1);
    let bytes = publication::charts::basemap::compile(&lines);
    println!(
        "{} lines, {} points, {} bytes",
        lines.len(),
        lines.iter().map(|l| l.1.len()).sum::<usize>(),
        bytes.len()
    );
    if bytes.len() > BYTES_MAX {
        bail!("the base map is larger than {BYTES_MAX} bytes: thin its lines more (xtask/src/basemap.rs)");
    }
    keep(&folder.join("lines.bin"), &bytes, check, "cargo xtask basemap")
}

/// Longitude and latitude in degrees, or in the steps that are kept.
type Point = (f64, f64);

/// How often each arc stands in the outline of a country.
fn uses(geometries: &Value) -> BTreeMap<i64, usize> {
    fn count(value: &Value, uses: &mut BTreeMap<i64, usize>) {
        match value {
            Value::Number(arc) => {
                let arc = arc.as_i64().unwrap_or_default();
                // An arc that is gone along backwards is told by its complement.
                *uses.entry(if arc < 0 { !arc } else { arc }).or_default() += 1;
            }
            Value::Array(parts) => parts.iter().for_each(|part| count(part, uses)),
            _ => {}
        }
    }
    let mut uses = BTreeMap::new();
    for geometry in geometries.as_array().into_iter().flatten() {
        count(&geometry["arcs"], &mut uses);
    }
    uses
}

/// The arcs of a topology in degrees: each point but the first is a step from the one before (TopoJSON 1.0, 2.1.3).
fn arcs(atlas: &Value) -> Result<Vec<Vec<Point>>> {
    let pair = |value: &Value| Some((value.get(0)?.as_f64()?, value.get(1)?.as_f64()?));
    let transform = &atlas["transform"];
    let (scale, shift) =
        pair(&transform["scale"]).zip(pair(&transform["translate"])).context("no transform")?;
    let degrees = |arc: &Value| {
        let (mut x, mut y) = (0.0, 0.0);
        let steps = arc.as_array()?.iter().map(|step| {
            let (dx, dy) = pair(step)?;
            (x, y) = (x + dx, y + dy);
            Some((x * scale.0 + shift.0, y * scale.1 + shift.1))
        });
        steps.collect::<Option<Vec<Point>>>()
    };
    let arcs = atlas["arcs"].as_array().context("no arcs")?;
    arcs.iter().map(|arc| degrees(arc).context("an arc that is none")).collect()
}

/// A line without the edges of the sheet, which are on no map: the 180th meridian and the pole.
fn open(line: &[Point]) -> Vec<Vec<Point>> {
    let edge =
        |a: Point, b: Point| (a.0.abs() > 179.99 && b.0.abs() > 179.99) || (a.1 < -85.0 && b.1 < -85.0);
    let mut out = vec![Vec::new()];
    for (at, &point) in line.iter().enumerate() {
        if at > 0 && edge(line[at - 1], point) {
            out.push(Vec::new());
        }
        out.last_mut().expect("there is one from the beginning").push(point);
    }
    out
}

/// A line with fewer points that is nowhere further than [`OFF_MAX`] from the whole one.
fn thinned(line: &[Point]) -> Vec<Point> {
    let mut kept = vec![false; line.len()];
    let mut open = vec![(0, line.len().saturating_sub(1))];
    for end in [0, line.len().saturating_sub(1)] {
        if let Some(kept) = kept.get_mut(end) {
            *kept = true;
        }
    }
    while let Some((from, to)) = open.pop() {
        let furthest = (from + 1..to).map(|at| (at, off(line[at], line[from], line[to])));
        if let Some((at, off)) = furthest.max_by(|a, b| a.1.total_cmp(&b.1))
            && off > OFF_MAX
        {
            kept[at] = true;
            open.extend([(from, at), (at, to)]);
        }
    }
    line.iter().zip(kept).filter_map(|(point, kept)| kept.then_some(*point)).collect()
}

/// How far a point is from the line between two others.
fn off((x, y): Point, (ax, ay): Point, (bx, by): Point) -> f64 {
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx.hypot(dy);
    if length == 0.0 { (x - ax).hypot(y - ay) } else { ((x - ax) * dy - (y - ay) * dx).abs() / length }
}

/// Points as they are kept, none twice in a row.
fn rounded(line: &[Point]) -> Vec<Point> {
    let step = publication::charts::basemap::STEP;
    let mut out: Vec<Point> = line.iter().map(|(x, y)| ((x / step).round(), (y / step).round())).collect();
    out.dedup();
    out
}
