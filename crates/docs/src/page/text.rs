//! Pages of plain text and Markdown: blocks are told line by line, each table by its own form.

use super::lines::{Line, Lines};
use super::{Block, CodeState, Doubt, Page, bars, code, glued, stacked, words};
use crate::fact::Kind;
use crate::glue;
use crate::span::{Span, Text};

pub(super) fn read(source: &str) -> Page {
    let mut lines = Lines::new(source);
    let (mut blocks, mut doubts) = (Vec::new(), Vec::new());
    while let Some(line) = lines.peek() {
        let before = blocks.len();
        take(&mut lines, line, &mut blocks);
        debug_assert!(blocks.len() > before, "no block for {line:?}");
        doubts.extend(blocks.last().and_then(|block| open_fence(block, line)));
    }
    doubts.extend(struck_out(source));
    doubts.sort_by_key(|doubt| doubt.span);
    Page { blocks: without_labels(blocks), is_whole: false, doubts }
}

/// A fence that nothing closes before the page ends.
fn open_fence(block: &Block, first: Line<'_>) -> Option<Doubt> {
    let is_cut = matches!(block, Block::Code(code) if code.state == CodeState::Cut);
    let message = format!(
        "The fence \"{}\" is not closed: everything behind it is taken for code, and what it says is unknown.",
        first.text
    );
    (is_cut && code::is_fence(first.text)).then_some(Doubt {
        kind: Kind::OpenFence,
        span: first.span,
        message,
    })
}

/// The parts of a page between two pairs of tildes on one line.
fn struck_out(source: &str) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let marks: Vec<usize> = line.match_indices("~~").map(|(at, _)| at).collect();
        for pair in marks.chunks_exact(2) {
            let span = Span::new(start + pair[0], start + pair[1] + 2);
            doubts.push(Doubt::marked(span, "struck out"));
        }
        start += line.len();
    }
    doubts
}

/// Takes the next line, and what belongs to it.
fn take(lines: &mut Lines<'_>, line: Line<'_>, blocks: &mut Vec<Block>) {
    if let Some(table) = bars::take(lines) {
        blocks.extend(table);
    } else if let Some(block) = stacked::take(lines).or_else(|| glued::take(lines)) {
        blocks.push(block);
    } else if let Some(block) = code::take(lines) {
        blocks.push(block);
    } else {
        plain(lines, line, blocks);
    }
}

/// A line that is neither table nor code.
fn plain(lines: &mut Lines<'_>, line: Line<'_>, blocks: &mut Vec<Block>) {
    if words::is_furniture(line.text) || words::is_rule(line.text) {
        lines.next();
        blocks.push(Block::Furniture(line.to_text()));
    } else if let Some(rule) = lines.underline() {
        lines.next();
        lines.next();
        let text = line.text.trim_end_matches(':').trim().to_owned();
        blocks.push(Block::Heading(Text { text, span: line.span.to(rule.span) }));
    } else if let Some((heading, _)) = words::glued_heading(line.text) {
        blocks.push(Block::Heading(line.to_text().part(0, heading.len())));
        lines.skip_to(line.span.start + heading.len());
    } else if line.text == "#" {
        // A mark that a heading follows, which may be glued to something.
        lines.next();
        blocks.push(Block::Furniture(line.to_text()));
    } else {
        let is_heading = is_heading(lines, line);
        lines.next();
        blocks.push(if is_heading { heading(line) } else { Block::Paragraph(line.to_text()) });
    }
}

/// Whether a line is a heading: by its marks, by its words, or because a table follows.
fn is_heading(lines: &Lines<'_>, line: Line<'_>) -> bool {
    let has_marks =
        line.text.starts_with('#') || (line.text.ends_with('#') && line.text.len() < 100);
    has_marks || words::is_heading(line.text) || is_caption(lines, line)
}

/// A short line without a full stop, right above a table.
fn is_caption(lines: &Lines<'_>, line: Line<'_>) -> bool {
    let next = lines.peek_at(1).map_or("", |next| next.text);
    let below = lines.peek_at(2).map_or("", |below| below.text);
    let is_short = line.text.len() < 60 && !line.text.ends_with(['.', ',', ';']);
    let is_table = glued::is_head(next)
        || bars::is_dashes(below)
        || glue::has_field(next) && !glue::has_field(line.text)
        || (words::is_column(next) && words::is_column(below));
    is_short && is_table
}

/// A heading without its marks; the span has them.
fn heading(line: Line<'_>) -> Block {
    let text = line.text.trim_matches('#').trim().trim_end_matches(':');
    Block::Heading(Text { text: text.to_owned(), span: line.span })
}

/// `Code` above an endpoint's line is its label, not a sign that code is lost.
fn without_labels(mut blocks: Vec<Block>) -> Vec<Block> {
    for at in 1..blocks.len() {
        let is_endpoint = matches!(&blocks[at], Block::Paragraph(text) if is_endpoint(&text.text));
        if let Block::Code(code) = &mut blocks[at - 1]
            && code.state == CodeState::Lost
            && is_endpoint
        {
            let text = Text { text: "Code".to_owned(), span: code.text.span };
            blocks[at - 1] = Block::Furniture(text);
        }
    }
    blocks
}

/// Whether a line names a method and a path.
pub(crate) fn is_endpoint(line: &str) -> bool {
    ["GET ", "POST ", "PUT ", "DELETE "]
        .iter()
        .filter_map(|method| line.strip_prefix(method))
        .any(|target| target.starts_with('/') || target.starts_with("http"))
}
