//! One page for a browser, without anything from elsewhere.

use std::fmt::Write as _;

use crate::change::{Change, Part, Report, Section};
use crate::render::value::laid_out;
use crate::render::words::{self, Piece};
use crate::render::{Context, plural};
use crate::words::{Bump, Grade, Victim};

/// A page that needs nothing but itself: no script, no font, no request. Parts of the spec are its
/// sections, with old and new side by side; grades can be switched off. A grade is told by a word, a
/// mark and the form of its label beside the colour, so that it reads in grey too.
#[must_use]
pub fn html(report: &Report, context: &Context<'_>) -> String {
    let mut page = String::new();
    let title = format!("Changes of the spec: {} to {}", context.old, context.new);
    // To a String, writing does not fail.
    let _ = write!(
        page,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n",
        escape(&title),
        include_str!("html.css"),
    );
    summary(report, context, &mut page);
    if !report.changes().is_empty() {
        page.push_str("<div class=\"columns\">\n");
        contents(report, &mut page);
        page.push_str("<main>\n");
        for section in report.sections() {
            part(&section, context, &mut page);
        }
        page.push_str("</main>\n</div>\n");
    }
    page.push_str("</body>\n</html>\n");
    page
}

fn summary(report: &Report, context: &Context<'_>, page: &mut String) {
    let bump = report.bump();
    let _ = write!(
        page,
        "<header>\n<h1>Changes of the spec</h1>\n<p class=\"states\"><code>{}</code> to <code>{}</code></p>\n\
         <p>Suggested release of the crate: <strong class=\"bump\">{bump}</strong> <span class=\"dim\">{}</span></p>\n",
        escape(context.old),
        escape(context.new),
        why(bump),
    );
    if report.changes().is_empty() {
        page.push_str("<p>Nothing differs.</p>\n</header>\n");
        return;
    }
    tiles(report, page);
    let failing = report.changes().iter().filter(|change| context.fails(change)).count();
    if let Some(worst) = context.fail_on {
        let _ = writeln!(
            page,
            "<p>Asked to fail on {worst} or worse: <strong>{failing} {}</strong>.</p>",
            plural(failing, "change does", "changes do"),
        );
    }
    page.push_str("</header>\n");
}

/// How many changes there are of each grade; the boxes show and hide them.
fn tiles(report: &Report, page: &mut String) {
    page.push_str("<div class=\"tiles\">\n");
    for grade in Grade::ALL {
        let of_grade = report.changes().iter().filter(|change| change.grade() == *grade);
        let approved = match of_grade.filter(|change| !change.is_open()).count() {
            0 => String::new(),
            count => format!(" {count} approved."),
        };
        let _ = writeln!(
            page,
            "<label class=\"tile {grade}\"><input type=\"checkbox\" id=\"show-{grade}\" checked> <b>{}</b> {} \
             <small>{}{approved}</small></label>",
            report.count(*grade),
            badge(*grade),
            meaning(*grade),
        );
    }
    page.push_str("</div>\n");
}

const fn why(bump: Bump) -> &'static str {
    match bump {
        Bump::Breaking => "Code that uses the crate has to change.",
        Bump::Minor => "Something is new or behaves differently; code that uses the crate stays.",
        Bump::Patch => "Documentation only.",
        Bump::None => "Nothing to release.",
    }
}

/// The sign of a grade.
const fn mark(grade: Grade) -> &'static str {
    match grade {
        Grade::Breaking => "\u{d7}",
        Grade::NeedsDecision => "?",
        Grade::Risky => "!",
        Grade::Additive => "+",
        Grade::DocOnly => "\u{b7}",
    }
}

const fn meaning(grade: Grade) -> &'static str {
    match grade {
        Grade::Breaking => "Somebody who does nothing breaks.",
        Grade::NeedsDecision => "Two states cannot tell: a person has to judge.",
        Grade::Risky => "Somebody may break, by what he relied on.",
        Grade::Additive => "More than before; nobody has to do anything.",
        Grade::DocOnly => "Wording, samples and sources.",
    }
}

const fn who(victim: Victim) -> &'static str {
    match victim {
        Victim::WireCaller => "Who sends what was right before, with this crate or any other",
        Victim::WireDecoder => {
            "Who reads messages by the old description, with this crate or any other"
        }
        Victim::RustSource => "Code that calls the crate that is generated from the spec",
    }
}

fn badge(grade: Grade) -> String {
    format!(
        "<span class=\"grade {grade}\"><b aria-hidden=\"true\">{}</b> {grade}</span>",
        mark(grade)
    )
}

/// The parts, each with its worst grade.
fn contents(report: &Report, page: &mut String) {
    page.push_str("<nav aria-label=\"Parts\">\n<ol>\n");
    for section in report.sections() {
        let worst = section.changes.iter().map(Change::grade).min().unwrap_or(Grade::DocOnly);
        let _ = writeln!(
            page,
            "<li><a href=\"#{}\" title=\"{}\"><span class=\"mark {worst}\" title=\"{worst}\">{}</span> <span>{}</span> \
             <span class=\"n\">{}</span></a></li>",
            anchor(section.part),
            escape(section.title),
            mark(worst),
            escape(&section.part.to_string()),
            section.changes.len(),
        );
    }
    page.push_str("</ol>\n</nav>\n");
}

fn anchor(part: &Part) -> String {
    let kind = if matches!(part, Part::Webhook(_)) { "webhook." } else { "" };
    escape(&format!("{kind}{part}"))
}

fn part(section: &Section<'_>, context: &Context<'_>, page: &mut String) {
    let id = anchor(section.part);
    let _ = write!(
        page,
        "<section id=\"{id}\">\n<h2><a href=\"#{id}\">{}</a></h2>\n<p class=\"dim\">{} &middot; <code>{}{}</code></p>\n",
        escape(&section.part.to_string()),
        escape(section.title),
        escape(context.folder),
        escape(section.file),
    );
    page.push_str(
        "<div class=\"sides names\" aria-hidden=\"true\"><span>old</span><span>new</span></div>\n",
    );
    let mut changes: Vec<&Change> = section.changes.iter().collect();
    changes.sort_by_key(|change| change.grade());
    for change in changes {
        article(change, page);
    }
    page.push_str("</section>\n");
}

fn article(change: &Change, page: &mut String) {
    let grade = change.grade();
    let is_approved = if change.is_open() { "" } else { " approved" };
    let _ = writeln!(
        page,
        "<article class=\"change {grade}{is_approved}\" id=\"{}\">\n<p class=\"head\">{} <code class=\"where\">{}</code>",
        change.fingerprint,
        badge(grade),
        place(change.within()),
    );
    for victim in change.victims() {
        let _ = write!(page, " <span class=\"victim\" title=\"{}\">{victim}</span>", who(*victim));
    }
    page.push_str("</p>\n");
    if grade != Grade::DocOnly {
        let _ = writeln!(page, "<p>{}</p>", escape(change.rule.meaning()));
    }
    let _ = writeln!(page, "<div class=\"sides\">{}</div>", sides(change));
    if let Some(reason) = &change.approval {
        let _ =
            writeln!(page, "<p class=\"reason\"><strong>Approved:</strong> {}</p>", escape(reason));
    }
    let _ = writeln!(
        page,
        "<p class=\"foot\"><code>{}</code> <a href=\"#{1}\"><code>{1}</code></a></p>\n</article>",
        change.rule, change.fingerprint
    );
}

/// A pointer of which the words of the model's form stand back behind the names.
fn place(within: &str) -> String {
    if within.is_empty() {
        return "the whole".to_owned();
    }
    let is_form = |name: &str| {
        ["objects", "fields", "enums", "values", "type", "rules", "results", "headers"]
            .contains(&name)
    };
    let segments = within.split('/').skip(1).map(|name| {
        let tag = if is_form(name) { "i" } else { "b" };
        format!("<i>/</i><{tag}>{}</{tag}>", escape(name))
    });
    segments.collect()
}

/// Both values side by side, with what differs marked.
fn sides(change: &Change) -> String {
    let (old, new) = (change.old.as_ref().map(laid_out), change.new.as_ref().map(laid_out));
    let (old, new) = match (&old, &new) {
        (Some(old), Some(new)) => {
            let (old, new) = words::compare(old, new);
            (Some(old), Some(new))
        }
        // What is on one side only differs altogether: nothing to mark.
        _ => (old.as_deref().map(whole), new.as_deref().map(whole)),
    };
    side("old", "del", old.as_deref()) + &side("new", "ins", new.as_deref())
}

fn whole(text: &str) -> Vec<Piece<'_>> {
    vec![(false, text)]
}

fn side(name: &str, tag: &str, pieces: Option<&[Piece<'_>]>) -> String {
    let Some(pieces) = pieces else {
        return format!("<div class=\"side absent\" aria-label=\"{name}\">absent</div>");
    };
    let mut text = String::new();
    for run in pieces.chunk_by(|one, next| one.0 == next.0) {
        let words: String = run.iter().map(|(_, word)| *word).collect();
        let words = escape(&words);
        let differs = run.first().is_some_and(|(differs, _)| *differs);
        text.push_str(&if differs { format!("<{tag}>{words}</{tag}>") } else { words });
    }
    format!("<pre class=\"side {name}\" aria-label=\"{name}\">{text}</pre>")
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(character),
            // Controls, and characters that turn the direction of a line.
            _ if character.is_control()
                || matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') =>
            {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(character));
            }
            _ => out.push(character),
        }
    }
    out
}
