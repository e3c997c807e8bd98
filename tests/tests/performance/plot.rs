//! The plots: our time beside the floors and the peers, and the time for one unit as the size grows.

use crate::figures::{Figures, Row};
use crate::svg::{Anchor, Picture};

const WIDTH: u32 = 940;
/// What each line of a panel is drawn with, so that no colour is needed.
const DASHES: [&str; 7] = ["", "7 3", "2 3", "10 3 2 3", "4 4", "1 4", "12 4"];

/// Bars: every case, with our time as 1.
pub(crate) fn peers(figures: &Figures) -> String {
    let mut picture = Picture::new(WIDTH);
    let mut y = 24.0;
    picture.text(
        16.0,
        y,
        Anchor::Start,
        "title",
        "Time of one call, ours = 1 (dark); shorter is faster",
    );
    for group in figures.budgets.rows.chunk_by(|left, right| left.what == right.what) {
        y += 26.0;
        picture.text(16.0, y, Anchor::Start, "title", &group[0].what);
        y += 6.0;
        let mut bars: Vec<(&str, f64, &str)> =
            group.iter().map(|row| (&*row.against, row.theirs, "pale")).collect();
        bars.push(("binance-pay", group[0].ours, "ink"));
        bars.sort_by(|left, right| left.1.total_cmp(&right.1));
        for (name, time, class) in bars {
            bar(&mut picture, y, (name, time, class), &group[0]);
            y += 17.0;
        }
    }
    picture.finish(y as u32 + 16, "Time of one call beside floors and peers")
}

fn bar(picture: &mut Picture, y: f64, (name, time, class): (&str, f64, &str), row: &Row) {
    const LEFT: f64 = 220.0;
    const UNIT: f64 = 100.0;
    const LONGEST: f64 = 480.0;
    let ratio = time / row.ours;
    let width = (ratio * UNIT).min(LONGEST);
    picture.text(LEFT - 8.0, y + 12.0, Anchor::End, "", name);
    picture.bar(LEFT, y + 2.0, width, 12.0, class);
    let cut = if ratio * UNIT > LONGEST { " (cut)" } else { "" };
    let label = format!("{ratio:.2}, {}{cut}", duration(time));
    picture.text(LEFT + width + 8.0, y + 12.0, Anchor::Start, "", &label);
}

/// Lines: flat or falling is linear or better, rising is worse.
pub(crate) fn growth(figures: &Figures) -> String {
    let mut picture = Picture::new(WIDTH);
    let of = |unit: &str| -> Vec<Line> {
        let series = figures.budgets.growth.iter().filter(|series| series.unit == unit);
        series.map(|series| Line::new(&series.what, &series.points)).collect()
    };
    let generator = vec![Line::new("cargo codegen, as a library", &figures.generate.points)];
    let mut y = 0.0;
    for (title, lines, height) in [
        ("Time for each row, by the number of rows", of("row"), 260.0),
        ("Time for each byte, by the size of the body", of("byte"), 110.0),
        ("Time for each endpoint, by the number of endpoints", generator, 110.0),
    ] {
        panel(&mut picture, y, height, title, &lines);
        y += height + 74.0;
    }
    picture.finish(y as u32, "Time for one unit, as the size grows")
}

/// A name, and the nanoseconds for one unit at each size.
struct Line {
    name: String,
    points: Vec<(f64, f64)>,
}

impl Line {
    fn new(name: &str, points: &[(u32, f64)]) -> Self {
        let each = |&(size, whole): &(u32, f64)| (f64::from(size), whole / f64::from(size));
        Self { name: name.to_owned(), points: points.iter().map(each).collect() }
    }
}

/// Both axes are logarithmic.
fn panel(picture: &mut Picture, top: f64, height: f64, title: &str, lines: &[Line]) {
    const LEFT: f64 = 70.0;
    const RIGHT: f64 = 590.0;
    let points = || lines.iter().flat_map(|line| &line.points);
    let bounds = |values: Vec<f64>, round: fn(f64) -> f64| {
        let log = |value: &f64| value.log10();
        let low = values.iter().map(log).fold(f64::INFINITY, f64::min);
        let high = values.iter().map(log).fold(f64::NEG_INFINITY, f64::max);
        (round(low), -round(-high))
    };
    let (x0, x1) = bounds(points().map(|point| point.0).collect(), |value| value);
    let (y0, y1) = bounds(points().map(|point| point.1).collect(), f64::floor);
    let (top, bottom) = (top + 44.0, top + 44.0 + height);
    let x = |size: f64| LEFT + (size.log10() - x0) / (x1 - x0) * (RIGHT - LEFT);
    let y = |time: f64| bottom - (time.log10() - y0) / (y1 - y0) * height;
    picture.text(16.0, top - 18.0, Anchor::Start, "title", title);
    for power in y0 as i32..=y1 as i32 {
        let time = 10_f64.powi(power);
        picture.rule((LEFT, y(time)), (RIGHT, y(time)));
        picture.text(LEFT - 8.0, y(time) + 4.0, Anchor::End, "", &duration(time));
    }
    for &(size, _) in lines.iter().flat_map(|line| line.points.iter()).take(lines[0].points.len()) {
        picture.text(x(size), bottom + 18.0, Anchor::Middle, "", &thousands(size as u64));
    }
    for (line, dashes) in lines.iter().zip(DASHES) {
        let drawn: Vec<(f64, f64)> =
            line.points.iter().map(|&(size, time)| (x(size), y(time))).collect();
        picture.path(&drawn, dashes);
    }
    let mut ends: Vec<(f64, String)> = lines.iter().filter_map(|line| end(line, &y)).collect();
    ends.sort_by(|left, right| left.0.total_cmp(&right.0));
    let mut free = f64::NEG_INFINITY;
    for (at, label) in ends {
        // Labels of lines that end close together move down.
        free = at.max(free + 15.0);
        picture.text(RIGHT + 12.0, free + 4.0, Anchor::Start, "", &label);
    }
}

fn end(line: &Line, y: &impl Fn(f64) -> f64) -> Option<(f64, String)> {
    let &(_, time) = line.points.last()?;
    Some((y(time), format!("{}: {}", line.name, duration(time))))
}

/// Nanoseconds in the unit that reads best.
pub(crate) fn duration(nanos: f64) -> String {
    let (value, unit) = match nanos {
        ..1e3 => (nanos, "ns"),
        ..1e6 => (nanos / 1e3, "µs"),
        ..1e9 => (nanos / 1e6, "ms"),
        _ => (nanos / 1e9, "s"),
    };
    match value {
        ..10.0 if value.fract() != 0.0 => format!("{value:.2} {unit}"),
        ..100.0 if value.fract() != 0.0 => format!("{value:.1} {unit}"),
        _ => format!("{value:.0} {unit}"),
    }
}

/// `10,000`.
pub(crate) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .filter_map(|group| std::str::from_utf8(group).ok())
        .collect();
    groups.join(",")
}
