//! A page of our own, and how it looks in every form.

use binance_pay_docs::page::Form;

/// A table: its heading, the words above its columns, its rows.
#[derive(Clone)]
pub(crate) struct Table {
    pub(crate) heading: &'static str,
    pub(crate) head: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

/// The tables of the page, and the samples below the first ones.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) tables: Vec<Table>,
}

const FIELDS: &[&str] = &["Attributes", "Type", "Required", "Limitation", "Description"];
const CODES: &[&str] = &["Name", "Code", "Reason", "Solution"];

pub(crate) const REQUEST: &str = r#"{"colour": "RED", "layers": 2, "brushes": [{"width": 3}]}"#;
pub(crate) const RESPONSE: &str =
    r#"{"status": "SUCCESS", "code": "000000", "data": {"jobId": "77", "price": 12.5}}"#;

fn table(heading: &'static str, head: &'static [&'static str], rows: &[&[&str]]) -> Table {
    let rows = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect());
    let head = head.iter().map(|word| (*word).to_owned()).collect();
    Table { heading, head, rows: rows.collect() }
}

/// A page about painting.
pub(crate) fn page() -> Page {
    let request: &[&[&str]] = &[
        &["colour", "string", "Y", "\"RED\", \"BLUE\"", "what to paint it with"],
        &[
            "shade",
            "string",
            "N",
            "letter or digit, no other symbol allowed, maximum length 32",
            "The shop's own name of the shade",
        ],
        &["layers", "int", "Y", "max 10", "how often to paint"],
        &[
            "price",
            "decimal",
            "N",
            "Amount Range: 0.01 - 20000; Max Unit Range: 8 decimal places",
            "the most that it may cost",
        ],
        &["brushes", "list[Brush]", "N", "Maximum size 5", "the brushes to paint with"],
        &["remark", "String", "N", "-", "words for the painter"],
    ];
    let brush: &[&[&str]] = &[
        &["width", "int", "Y", "maximum value 9", "in fingers"],
        &["hair", "string", "N", "only \"HOG\" or \"OX\" is accepted", "which animal gave it"],
    ];
    let response: &[&[&str]] = &[
        &["status", "string", "Y", "\"SUCCESS\" or \"FAIL\"", "how it went"],
        &["code", "string", "Y", "-", "the number of the outcome"],
        &["data", "PaintResult", "N", "-", "what was done"],
        &["errorMessage", "string", "N", "maximum length 256", ""],
    ];
    let result: &[&[&str]] = &[
        &["jobId", "string", "Y", "maximum length 19", "the job's own number"],
        &["price", "decimal", "Y", "", "what it cost"],
        &["way", "int", "N", "-", "0-by hand, 1-by machine"],
    ];
    let codes: &[&[&str]] = &[
        &["UNKNOWN_PAINT", "400901", "No such paint.", "Look at the shelf"],
        &["EMPTY_POT", "400902", "The pot is empty", ""],
    ];
    Page {
        tables: vec![
            table("Request Parameters", FIELDS, request),
            table("Brush", FIELDS, brush),
            table("Response Parameters", FIELDS, response),
            table("PaintResult", FIELDS, result),
            table("Result Code", CODES, codes),
        ],
    }
}

impl Page {
    /// The page as text in one form.
    pub(crate) fn render(&self, form: Form) -> String {
        let mut text = String::new();
        line(&mut text, form, "p", "Paint a Thing");
        line(&mut text, form, "p", "This API is only available for painters.");
        line(&mut text, form, "h2", "EndPoint");
        line(&mut text, form, "p", "POST /binancepay/openapi/paint/thing");
        for table in &self.tables {
            if table.heading == "Brush" || table.heading == "PaintResult" {
                line(&mut text, form, "h3", "Child Attribute");
            }
            line(&mut text, form, "h3", table.heading);
            rows(&mut text, form, table);
            let sample = match table.heading {
                "Brush" => Some(("Sample Request Body", REQUEST)),
                "PaintResult" => Some(("Sample Response", RESPONSE)),
                _ => None,
            };
            if let Some((heading, json)) = sample {
                line(&mut text, form, "h3", heading);
                line(&mut text, form, "pre", json);
            }
        }
        if form == Form::Html {
            format!("<html><body><article>\n{text}</article></body></html>\n")
        } else {
            text
        }
    }
}

fn line(text: &mut String, form: Form, tag: &str, words: &str) {
    match form {
        Form::Html => {
            let words = escaped(words);
            *text += &format!("<{tag}>{words}</{tag}>\n");
        }
        Form::Glued | Form::GluedHeadless if tag.starts_with('h') => {
            *text += &format!("{words}#\n\n");
        }
        Form::Glued | Form::GluedHeadless => *text += &format!("{words}\n\n"),
        _ => *text += &format!("{words}\n"),
    }
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

fn rows(text: &mut String, form: Form, table: &Table) {
    match form {
        Form::Html => {
            let row = |cells: Vec<&str>, tag: &str| {
                let cells: Vec<_> =
                    cells.iter().map(|cell| format!("<{tag}>{}</{tag}>", escaped(cell))).collect();
                format!("<tr>{}</tr>\n", cells.concat())
            };
            *text += "<table><thead>";
            *text += &row(table.head.iter().map(String::as_str).collect(), "th");
            *text += "</thead><tbody>";
            for cells in &table.rows {
                *text += &row(cells.iter().map(String::as_str).collect(), "td");
            }
            *text += "</tbody></table>\n";
        }
        Form::Pipes => {
            *text +=
                &format!("| {} |\n|{}\n", table.head.join(" | "), "---|".repeat(table.head.len()));
            for cells in &table.rows {
                *text += &format!("| {} |\n", cells.join(" | "));
            }
        }
        Form::Bars => {
            *text +=
                &format!("{} |\n{}\n", table.head.join(" | "), "---|".repeat(table.head.len()));
            for cells in &table.rows {
                // Empty cells are dropped, and what is behind them moves to the left.
                let full: Vec<_> = cells.iter().filter(|cell| !cell.is_empty()).cloned().collect();
                let gap = " |".repeat(cells.len() - full.len());
                *text += &format!("{} |{gap}\n", full.join(" | "));
            }
        }
        Form::Glued | Form::GluedHeadless => {
            if form == Form::Glued {
                *text += &format!("{}\n", table.head.concat());
            }
            for cells in &table.rows {
                *text += &format!("{}\n", cells.concat());
            }
            *text += "\n";
        }
        Form::Stacked => {
            *text += &format!("{}\n", table.head.join("\n"));
            for cell in table.rows.iter().flatten().filter(|cell| !cell.is_empty()) {
                *text += &format!("{cell}\n");
            }
        }
    }
}
