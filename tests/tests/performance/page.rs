//! The measured parts of the two pages.

use std::fmt::Write as _;

use crate::Result;
use crate::figures::{Clean, Counts, Figures, Row, Run};
use crate::plot::{duration, thousands};

/// What stands between `<!-- measured: name -->` and `<!-- end of name -->`.
pub(crate) struct Block {
    name: &'static str,
    text: String,
}

impl Block {
    /// The page with this block in its place.
    pub(crate) fn put_into(&self, page: &str) -> Result<String> {
        let Self { name, text } = self;
        let [begin, end] =
            [format!("<!-- measured: {name} -->\n"), format!("<!-- end of {name} -->\n")];
        let parts = page.split_once(&begin).and_then(|(before, rest)| {
            let (_, after) = rest.split_once(&end)?;
            Some((before, after))
        });
        let (before, after) = parts.ok_or_else(|| format!("no place for `{name}`"))?;
        Ok(format!("{before}{begin}{text}{end}{after}"))
    }
}

/// Those of `docs/PERFORMANCE.md`.
pub(crate) fn performance(figures: &Figures) -> Result<Vec<Block>> {
    Ok(vec![
        Block { name: "run", text: runs(figures) },
        Block { name: "budgets", text: budgets(figures)? },
        Block { name: "table", text: table(figures) },
        Block { name: "growth", text: growth(figures) },
        Block { name: "generator", text: generator(figures) },
        Block { name: "build", text: build(figures) },
    ])
}

/// What misses its budget: how the line of its reason begins.
pub(crate) fn missed(figures: &Figures) -> Result<Vec<String>> {
    let budgets = budgets(figures)?;
    let missed = budgets.lines().filter(|line| line.ends_with("**missed** |"));
    Ok(missed
        .map(|line| match line.split('|').map(str::trim).collect::<Vec<_>>()[..] {
            [_, what, "", ..] => format!("- **{what}**: "),
            [_, what, against, ..] => format!("- **{what}** against {against}: "),
            _ => line.to_owned(),
        })
        .collect())
}

/// That of `README.md`.
pub(crate) fn readme(figures: &Figures) -> Result<Vec<Block>> {
    let ratio = |what, against| figures.row(what, against).map(Row::ratio);
    let query = "query to signed headers, 59 B";
    let contract = "decode a contract, 326 B";
    let build = &figures.build;
    let text = format!(
        "To validate, encode and sign a query takes {:.2} times what its two SHA-512 compressions take, and one\n\
         allocation; the steps of a client that formats its payload take {:.1} times as long as ours. To decode and\n\
         check a reply takes {:.2} times what derived serde types take that check nothing. A clean build of a package\n\
         that depends on `binance-pay` alone took {:.1} s (release: {:.1} s) on two cores, against {:.1} s ({:.1} s) for serde,\n\
         serde_json, hmac and sha2 by themselves. [docs/PERFORMANCE.md](docs/PERFORMANCE.md) has all figures, the budgets, kept\n\
         and missed, and how to measure them again.\n",
        ratio(query, "compressions + memcpy")?,
        1.0 / ratio(query, "binance-pay-rs, rebuilt")?,
        ratio(contract, "derived serde, no checks")?,
        build.dev.ours / 1_000.0,
        build.release.ours / 1_000.0,
        build.dev.floor / 1_000.0,
        build.release.floor / 1_000.0,
    );
    Ok(vec![Block { name: "speed", text }])
}

fn runs(figures: &Figures) -> String {
    let runs = [
        ("calls", &figures.budgets.run),
        ("generator", &figures.generate.run),
        ("build", &figures.build.run),
    ];
    let mut text =
        "| what | date | machine | compiler | profile |\n|---|---|---|---|---|\n".to_owned();
    for (what, Run { date, machine, cores, compiler, profile }) in runs {
        line(&mut text, &[what, date, &format!("{machine}, {cores} cores"), compiler, profile]);
    }
    text
}

/// The table of the design: every budget, and whether it is kept.
fn budgets(figures: &Figures) -> Result<String> {
    let mut text = "| what | against | budget | measured | |\n|---|---|---|---:|---|\n".to_owned();
    for row in &figures.budgets.rows {
        let (budget, measured) = match (row.at_most, row.at_least) {
            (Some(limit), _) => (format!("at most {limit:.2} x"), format!("{:.3} x", row.ratio())),
            (_, Some(limit)) => {
                (format!("at least {limit:.1} x faster"), format!("{:.3} x", 1.0 / row.ratio()))
            }
            (None, None) => continue,
        };
        let kept = row.kept().unwrap_or_default();
        line(&mut text, &[&row.what, &row.against, &budget, &measured, verdict(kept)]);
    }
    for row in figures.budgets.rows.iter().filter(|row| row.allocations.is_some()) {
        let counts = same(&figures.allocations, row).ok_or("allocations are not counted")?;
        let budget = format!("allocations: at most {}", row.allocations.unwrap_or_default());
        let kept = figures.frugal(row).unwrap_or_default();
        line(&mut text, &[&row.what, "", &budget, &counts.ours.to_string(), verdict(kept)]);
    }
    for (what, against, budget, measured, kept) in costs(figures) {
        line(&mut text, &[what, against, budget, &measured, verdict(kept)]);
    }
    Ok(text)
}

type Cost = (&'static str, &'static str, &'static str, String, bool);

/// The budgets of building and generating.
fn costs(figures: &Figures) -> [Cost; 5] {
    const CLEAN: &str = "serde, serde_json, hmac, sha2";
    let build = &figures.build;
    let clean = |clean: &Clean| clean.ours / clean.floor;
    let (dev, release) = (clean(&build.dev), clean(&build.release));
    let lines = figures.generate.lines.without_docs;
    [
        (
            "clean dev build of a dependent",
            CLEAN,
            "at most 1.80 x",
            format!("{dev:.3} x"),
            dev <= 1.8,
        ),
        ("clean release build", CLEAN, "at most 1.80 x", format!("{release:.3} x"), release <= 1.8),
        (
            "packages in its tree",
            "",
            "at most 30",
            build.packages.to_string(),
            build.packages <= 30,
        ),
        (
            "generated lines of an endpoint, median",
            "",
            "at most 120, without doc comments",
            lines.to_string(),
            lines <= 120,
        ),
        (
            "`cargo codegen`, the whole API",
            "",
            "less than 1 s",
            duration(build.codegen * 1e6),
            build.codegen < 1e3,
        ),
    ]
}

fn table(figures: &Figures) -> String {
    let mut text =
        "| what | against | ours | theirs | ratio | instructions | ratio | allocations |\n\
                    |---|---|---:|---:|---:|---:|---:|---:|\n"
            .to_owned();
    for row in &figures.budgets.rows {
        let mut cells = vec![
            row.what.clone(),
            row.against.clone(),
            duration(row.ours),
            duration(row.theirs),
            format!("{:.2}", row.ratio()),
        ];
        if let Some(counts) = same(&figures.instructions.rows, row) {
            cells.push(format!("{} / {}", thousands(counts.ours), thousands(counts.theirs)));
            cells.push(format!("{:.2}", counts.ours as f64 / counts.theirs as f64));
        }
        if let Some(counts) = same(&figures.allocations, row) {
            cells.push(format!("{} / {}", thousands(counts.ours), thousands(counts.theirs)));
        }
        line(&mut text, &cells);
    }
    text
}

fn growth(figures: &Figures) -> String {
    let mut text = String::new();
    for unit in ["row", "byte"] {
        let series: Vec<_> =
            figures.budgets.growth.iter().filter(|series| series.unit == unit).collect();
        let Some(first) = series.first() else { continue };
        let sizes: Vec<String> =
            first.points.iter().map(|point| thousands(point.0.into())).collect();
        let _ = writeln!(text, "| for each {unit} | | {} |", sizes.join(" | "));
        let _ = writeln!(text, "|---|---|{}", "---:|".repeat(sizes.len()));
        for series in series {
            let mut times = vec![series.what.clone(), "time".to_owned()];
            let each = |&(size, whole): &(u32, f64)| duration(whole / f64::from(size));
            times.extend(series.points.iter().map(each));
            line(&mut text, &times);
            let counted = figures.instructions.growth.iter();
            let mut counts = vec![String::new(), "instructions".to_owned()];
            counts.extend(
                counted
                    .filter(|grown| grown.what == series.what)
                    .map(|grown| thousands_of(grown.count as f64 / f64::from(grown.size))),
            );
            line(&mut text, &counts);
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text + "\n"
}

/// With one digit behind the point where there are few before it.
fn thousands_of(count: f64) -> String {
    if count < 100.0 { format!("{count:.1}") } else { thousands(count.round() as u64) }
}

fn generator(figures: &Figures) -> String {
    let mut text = "| endpoints | in all | each |\n|---:|---:|---:|\n".to_owned();
    for &(size, whole) in &figures.generate.points {
        let each = duration(whole / f64::from(size));
        line(&mut text, &[thousands(size.into()), duration(whole), each]);
    }
    text
}

fn build(figures: &Figures) -> String {
    let build = &figures.build;
    let mut text =
        "| clean build | of the floor | of a dependent | ratio |\n|---|---:|---:|---:|\n"
            .to_owned();
    for (profile, clean) in [("dev", &build.dev), ("release", &build.release)] {
        let [floor, ours] = [clean.floor, clean.ours].map(|time| format!("{:.1} s", time / 1e3));
        line(&mut text, &[profile, &floor, &ours, &format!("{:.2}", clean.ours / clean.floor)]);
    }
    let lines = &figures.generate.lines;
    let _ = writeln!(
        text,
        "\nThe quickest of {} builds counts. The tree has {} packages, the core included. `cargo codegen` takes {} when the\n\
         generator is built. The median endpoint has {} generated lines without doc comments, {} with them.",
        build.rounds,
        build.packages,
        duration(build.codegen * 1e6),
        lines.without_docs,
        lines.all,
    );
    text
}

fn same<'a>(counts: &'a [Counts], row: &Row) -> Option<&'a Counts> {
    counts.iter().find(|counts| counts.what == row.what && counts.against == row.against)
}

fn line<T: AsRef<str>>(text: &mut String, cells: &[T]) {
    let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
    // Writing into a String cannot fail.
    let _ = writeln!(text, "| {} |", cells.join(" | "));
}

fn verdict(kept: bool) -> &'static str {
    if kept { "kept" } else { "**missed**" }
}
