//! The few shapes that the plots are made of. They do without colour: what is ours is dark, the rest is pale or dashed,
//! and a reader's dark theme turns ink and paper round.

use std::fmt::Write as _;

const STYLE: &str = "\
<style>
svg { --paper: #ffffff; --ink: #1f2328; --pale: #8c959f; --rule: #d8dee4 }
@media (prefers-color-scheme: dark) { svg { --paper: #0d1117; --ink: #e6edf3; --pale: #7d8590; --rule: #30363d } }
.paper { fill: #ffffff; fill: var(--paper) }
.ink { fill: #1f2328; fill: var(--ink) }
.pale { fill: #8c959f; fill: var(--pale) }
.rule { stroke: #d8dee4; stroke: var(--rule); stroke-width: 1 }
.line { stroke: #1f2328; stroke: var(--ink); stroke-width: 1.6; fill: none }
text { font: 12px system-ui, 'DejaVu Sans', sans-serif; fill: #1f2328; fill: var(--ink) }
.title { font-weight: 600; font-size: 13px }
</style>
";

/// A picture that is being drawn.
pub(crate) struct Picture {
    width: u32,
    body: String,
}

/// Where a text stands relative to its point.
#[derive(Clone, Copy)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

impl Picture {
    pub(crate) fn new(width: u32) -> Self {
        Self { width, body: String::new() }
    }

    pub(crate) fn text(&mut self, x: f64, y: f64, anchor: Anchor, class: &str, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        self.push(&format!(
            r#"<text class="{class}" x="{x:.1}" y="{y:.1}" text-anchor="{anchor}">{text}</text>"#
        ));
    }

    pub(crate) fn bar(&mut self, x: f64, y: f64, width: f64, height: f64, class: &str) {
        self.push(&format!(
            r#"<rect class="{class}" x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}"/>"#
        ));
    }

    pub(crate) fn rule(&mut self, from: (f64, f64), to: (f64, f64)) {
        let ((x1, y1), (x2, y2)) = (from, to);
        self.push(&format!(
            r#"<line class="rule" x1="{x1:.1}" y1="{y1:.1}" x2="{x2:.1}" y2="{y2:.1}"/>"#
        ));
    }

    /// A line through points, each of which is marked.
    pub(crate) fn path(&mut self, points: &[(f64, f64)], dashes: &str) {
        let joined: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let joined = joined.join(" ");
        self.push(&format!(
            r#"<polyline class="line" stroke-dasharray="{dashes}" points="{joined}"/>"#
        ));
        for (x, y) in points {
            self.push(&format!(r#"<circle class="ink" cx="{x:.1}" cy="{y:.1}" r="2.6"/>"#));
        }
    }

    pub(crate) fn finish(self, height: u32, title: &str) -> String {
        let Self { width, body } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" role=\"img\">\n<title>{title}</title>\n{STYLE}\
             <rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>\n{body}</svg>\n"
        )
    }

    fn push(&mut self, element: &str) {
        // Writing into a String cannot fail.
        let _ = writeln!(self.body, "{element}");
    }
}
