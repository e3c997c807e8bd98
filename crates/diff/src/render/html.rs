//! One page for a browser, without anything from elsewhere.

use std::fmt::Write as _;

use serde_json::Value;

use crate::change::{Change, Part, Report, Section};
use crate::render::{Context, laid_out, victims};
use crate::words::Grade;

/// A page that needs nothing but itself: no script, no font, no request. Parts of the spec are its
/// sections, with old and new side by side. A grade is told by a colour, a word, a mark and the edge
/// of its box, so that it reads in grey too.
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
    for section in report.sections() {
        part(&section, &mut page);
    }
    page.push_str("</body>\n</html>\n");
    page
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
        Grade::NeedsDecision => {
            "Its effect cannot be told from the two states: a person has to judge."
        }
        Grade::Risky => "Somebody may break, depending on what he relied on.",
        Grade::Additive => "There is more than before, and who does nothing keeps what he has.",
        Grade::DocOnly => "Wording, samples and where facts are known from.",
    }
}

fn badge(grade: Grade) -> String {
    format!(
        "<span class=\"grade {grade}\"><b aria-hidden=\"true\">{}</b>{grade}</span>",
        mark(grade)
    )
}

fn summary(report: &Report, context: &Context<'_>, page: &mut String) {
    let _ = write!(
        page,
        "<h1>Changes of the spec</h1>\n<p>From <code>{}</code> to <code>{}</code>. Suggested release of the crate: \
         <strong>{}</strong>.</p>\n",
        escape(context.old),
        escape(context.new),
        report.bump(),
    );
    if report.changes().is_empty() {
        page.push_str("<p>Nothing differs.</p>\n");
        return;
    }
    page.push_str("<table>\n");
    for grade in Grade::ALL {
        let approved =
            report.changes().iter().filter(|change| change.grade() == *grade && !change.is_open());
        let approved = match approved.count() {
            0 => String::new(),
            count => format!(" {count} approved."),
        };
        let _ = writeln!(
            page,
            "<tr><th>{}</th><td class=\"n\">{}</td><td class=\"dim\">{}{approved}</td></tr>",
            badge(*grade),
            report.count(*grade),
            meaning(*grade),
        );
    }
    page.push_str("</table>\n<table>\n");
    for section in report.sections() {
        let worst = section.changes.iter().map(Change::grade).min().unwrap_or(Grade::DocOnly);
        let _ = writeln!(
            page,
            "<tr><td>{}</td><td class=\"n\">{}</td><td><a href=\"#{}\">{}</a></td><td class=\"dim\">{}</td></tr>",
            badge(worst),
            section.changes.len(),
            anchor(section.part),
            escape(&section.part.to_string()),
            escape(section.title),
        );
    }
    page.push_str("</table>\n");
}

fn anchor(part: &Part) -> String {
    let kind = if matches!(part, Part::Webhook(_)) { "webhook." } else { "" };
    escape(&format!("{kind}{part}"))
}

fn part(section: &Section<'_>, page: &mut String) {
    let _ = write!(
        page,
        "<section id=\"{}\">\n<h2>{}</h2>\n<p class=\"dim\">{} &middot; <code>{}</code></p>\n",
        anchor(section.part),
        escape(&section.part.to_string()),
        escape(section.title),
        escape(section.file),
    );
    let mut changes: Vec<&Change> = section.changes.iter().collect();
    changes.sort_by_key(|change| change.grade());
    let (grave, docs): (Vec<_>, Vec<_>) =
        changes.into_iter().partition(|change| change.grade() != Grade::DocOnly);
    for change in grave {
        article(change, page);
    }
    if !docs.is_empty() {
        let _ = writeln!(
            page,
            "<details open>\n<summary>{} <span class=\"dim\">({})</span></summary>",
            badge(Grade::DocOnly),
            docs.len()
        );
        for change in docs {
            article(change, page);
        }
        page.push_str("</details>\n");
    }
    page.push_str("</section>\n");
}

fn article(change: &Change, page: &mut String) {
    let grade = change.grade();
    let within = if change.within().is_empty() { "the whole" } else { change.within() };
    let _ = writeln!(
        page,
        "<article class=\"{grade}\" id=\"{}\">\n<p>{} <code class=\"where\">{}</code></p>",
        change.fingerprint,
        badge(grade),
        escape(within),
    );
    if grade != Grade::DocOnly {
        let hurts = match change.victims() {
            [] => String::new(),
            _ => format!(" <span>Hurts: {}.</span>", victims(change)),
        };
        let _ = writeln!(page, "<p><span>{}</span>{hurts}</p>", escape(change.rule.meaning()));
    }
    let (old, new) = sides(change.old.as_ref(), change.new.as_ref());
    let _ = writeln!(
        page,
        "<div class=\"sides\"><div><h3>old</h3><pre>{old}</pre></div><div><h3>new</h3><pre>{new}</pre></div></div>"
    );
    if let Some(reason) = &change.approval {
        let _ = writeln!(page, "<p><strong>Approved:</strong> {}</p>", escape(reason));
    }
    let _ = writeln!(
        page,
        "<p class=\"dim\"><code>{}</code> <code>{}</code></p>\n</article>",
        change.rule, change.fingerprint
    );
}

/// Both values, with what differs marked.
fn sides(old: Option<&Value>, new: Option<&Value>) -> (String, String) {
    const ABSENT: &str = "<span class=\"dim\">absent</span>";
    let (Some(old), Some(new)) = (old, new) else {
        let side = |value: Option<&Value>| {
            value.map_or(ABSENT.to_owned(), |value| escape(&laid_out(value)))
        };
        return (side(old), side(new));
    };
    let (old, new) = (laid_out(old), laid_out(new));
    let (old_words, new_words): (Vec<&str>, Vec<&str>) = (words(&old), words(&new));
    let same =
        |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| pairs.take_while(|(a, b)| a == b).count();
    let head = same(&mut old_words.iter().zip(&new_words));
    let shorter = old_words.len().min(new_words.len());
    let tail = same(&mut old_words.iter().rev().zip(new_words.iter().rev())).min(shorter - head);
    let side = |words: &[&str], tag: &str| {
        let (rest, end) = words.split_at(words.len() - tail);
        let (start, middle) = rest.split_at(head);
        let middle = escape(&middle.concat());
        let middle = if middle.is_empty() { middle } else { format!("<{tag}>{middle}</{tag}>") };
        format!("{}{middle}{}", escape(&start.concat()), escape(&end.concat()))
    };
    (side(&old_words, "del"), side(&new_words, "ins"))
}

/// The words of a text, and the blanks between them.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_blank = first.is_whitespace();
        let end = rest.find(|character: char| character.is_whitespace() != is_blank);
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        words.push(word);
        rest = after;
    }
    words
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
