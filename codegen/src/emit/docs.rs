//! The texts of generated documentation.

use crate::model::{
    Charset, Condition, Definitions, Endpoint, EnumValue, EnvelopeForm, Field, Object, ObjectWire,
    Rule, Source, TextFormat, Type, Wire,
};

/// `/// ` lines for a text, indented.
pub(super) fn comment(text: &str, indent: &str) -> String {
    lines(text, &format!("{indent}///"))
}

/// `//! ` lines for a text.
pub(super) fn module_comment(text: &str) -> String {
    lines(text, "//!")
}

fn lines(text: &str, mark: &str) -> String {
    let line = |line: &str| match line.is_empty() {
        true => format!("{mark}\n"),
        false => format!("{mark} {line}\n"),
    };
    text.lines().map(line).collect()
}

/// A text of the spec as Markdown that shows it as it is: without links, tags and emphasis, but with
/// its pieces of `code`. Notes on what is deprecated are Markdown too.
pub(super) fn prose(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some((before, opened)) = rest.split_once('`')
        && let Some((code, after)) = opened.split_once('`')
    {
        shown += &format!("{}`{code}`", plain(before));
        rest = after;
    }
    shown + &plain(rest)
}

/// Without meaning to Markdown; addresses become links, as rustdoc wants them.
fn plain(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some(start) = ["http://", "https://"].iter().filter_map(|one| rest.find(one)).min() {
        let (before, address) = rest.split_at(start);
        let end = address.find(|one: char| one.is_whitespace() || "<>[]()\"'`".contains(one));
        let (address, after) = address.split_at(end.unwrap_or(address.len()));
        let kept = address.trim_end_matches(['.', ',', ';', ':', '!', '?']);
        shown += &format!("{}<{kept}>{}", escaped(before), &address[kept.len()..]);
        rest = after;
    }
    shown + &escaped(rest)
}

fn escaped(text: &str) -> String {
    let mut shown = String::new();
    for one in text.chars() {
        if "\\`*[]<>".contains(one) {
            shown.push('\\');
        }
        shown.push(one);
    }
    shown
}

/// The attribute of what is out of use, with what to use instead.
pub(super) fn deprecated(note: &str) -> String {
    format!("#[deprecated(note = {:?})] ", prose(note))
}

/// Meaning, wire name, limits, provenance: the documentation of a field.
pub(super) fn field(field: &Field) -> String {
    let need = if field.required { "required" } else { "optional" };
    let mut facts = vec![need.to_owned()];
    facts.extend(limits(&field.ty));
    let mut text = format!("{}\n\n`{}`: {}.", prose(&field.doc), field.name, facts.join("; "));
    text += &provenance(&field.known_from, &field.unread, " ");
    text
}

/// What is documented of an enum's value.
pub(super) fn value(value: &EnumValue) -> String {
    prose(&value.doc) + &provenance(&value.known_from, &value.unread, " ")
}

/// Where something is known from, and what of it was not read; `gap` stands before each.
pub(super) fn provenance(known: &Option<String>, unread: &Option<String>, gap: &str) -> String {
    let noted = [("Known from", known), ("Not read", unread)];
    let sentence = |(label, note): (&str, &Option<String>)| {
        note.as_ref().map(|note| format!("{gap}{label}: {}", prose(&ended(note))))
    };
    noted.into_iter().filter_map(sentence).collect()
}

/// Meaning and rules: the documentation of an object.
pub(super) fn object(object: &Object, definitions: Definitions<'_>) -> String {
    let mut text = prose(&object.doc);
    for rule in &object.rules {
        text += &format!("\n\n{}", rule_sentence(rule));
    }
    text + &format!("\n\nPage: `{}`.", definitions.page)
}

/// The page, what of it was not seen, and where the facts come from then.
pub(super) fn page(source: &Source) -> String {
    let mut text = format!("Page: `{}`.", source.page);
    let gaps: Vec<String> = source.unread.iter().map(|gap| sentence(gap)).collect();
    let unread = (!gaps.is_empty()).then(|| gaps.join(" "));
    text += &provenance(&source.known_from, &unread, "\n\n");
    text
}

/// What a success may lack.
pub(super) fn outcome(endpoint: &Endpoint) -> String {
    if let Some(meaning) = &endpoint.response_null {
        return format!(
            "\n\nA success may come without data, which is `None`: {}",
            prose(&ended(meaning))
        );
    }
    match endpoint.envelope {
        EnvelopeForm::Standard => String::new(),
        EnvelopeForm::None => "\n\nThe body of a reply is the data, without an envelope and \
            without a code around it. A reply with an envelope is read as well."
            .to_owned(),
    }
}

fn rule_sentence(rule: &Rule) -> String {
    let listed = |names: &[String]| names.iter().map(code).collect::<Vec<_>>().join(", ");
    match rule {
        Rule::AtLeastOneOf { fields } => format!("At least one of {} is needed.", listed(fields)),
        Rule::ExactlyOneOf { fields } => format!("Exactly one of {} is needed.", listed(fields)),
        Rule::RequiredIf { field, when } => {
            format!("{} is required when {}.", code(field), condition(when))
        }
        Rule::IgnoredIf { field, when } => {
            format!("{} means nothing when {}.", code(field), condition(when))
        }
    }
}

fn condition(when: &Condition) -> String {
    let listed = |values: &[String]| values.iter().map(code).collect::<Vec<_>>().join(" or ");
    match when {
        Condition::Present { field } => format!("{} is present", code(field)),
        Condition::Absent { field } => format!("{} is absent", code(field)),
        Condition::In { field, values } => format!("{} is {}", code(field), listed(values)),
        Condition::NotIn { field, values } => format!("{} is not {}", code(field), listed(values)),
    }
}

/// A type and its limits, a phrase each.
pub(super) fn limits(ty: &Type) -> Vec<String> {
    macro_rules! fact {
        ($fact:expr) => {
            $fact.as_ref().map(|fact| (fact.value.to_string(), fact.inferred))
        };
    }
    let mut phrases = vec![word(ty)];
    match ty {
        Type::Text { charset, format, min_length, max_length, .. } => {
            phrases.extend(format.map(format_phrase));
            phrases.extend(charset.map(charset_phrase));
            phrases.extend(range(fact!(min_length), fact!(max_length), "character"));
        }
        Type::Integer { minimum, maximum, .. } => {
            phrases.extend(range(fact!(minimum), fact!(maximum), ""));
        }
        Type::Decimal { scale, minimum, maximum, .. } => {
            phrases.extend(range(None, fact!(scale), "decimal place"));
            phrases.extend(range(fact!(minimum), fact!(maximum), ""));
        }
        Type::Id { max_length, .. } => phrases.extend(range(None, fact!(max_length), "digit")),
        Type::List { min_items, max_items, .. } => {
            phrases.extend(range(fact!(min_items), fact!(max_items), "item"));
        }
        Type::Object { wire: ObjectWire::JsonString, .. } => {
            phrases.push("written as a string that holds JSON".to_owned());
        }
        Type::Boolean | Type::Timestamp | Type::Enum { .. } | Type::Object { .. } => {}
    }
    phrases
}

/// A type without its limits.
fn word(ty: &Type) -> String {
    match ty {
        Type::Text { secret, .. } => if *secret { "a secret" } else { "text" }.to_owned(),
        Type::Integer { format, .. } => format!("integer ({format})"),
        Type::Boolean => "boolean".to_owned(),
        Type::Decimal { wire, .. } => format!("decimal, written as a {}", wire_phrase(*wire)),
        Type::Id { wire, .. } => format!("id, written as a {}", wire_phrase(*wire)),
        Type::Timestamp => "milliseconds since 1970".to_owned(),
        Type::Enum { of } => format!("one of [`{of}`]"),
        Type::Object { of, .. } => format!("a [`{of}`]"),
        Type::List { items, .. } => format!("a list of: {}", limits(items).join(", ")),
    }
}

/// A bound as text, and whether it is ours.
type Bound = (String, bool);

/// `1 to 32 characters`, `at least 1 (inferred)`.
fn range(least: Option<Bound>, most: Option<Bound>, unit: &str) -> Vec<String> {
    let counted = |number: &str| match (unit, number) {
        ("", _) => number.to_owned(),
        (_, "1") => format!("1 {unit}"),
        _ => format!("{number} {unit}s"),
    };
    let own = |inferred: bool| if inferred { " (inferred)" } else { "" };
    if let (Some((low, false)), Some((high, false))) = (&least, &most) {
        return vec![format!("{low} to {}", counted(high))];
    }
    let phrase = |word: &str, bound: Option<Bound>| {
        bound.map(|(value, inferred)| format!("at {word} {}{}", counted(&value), own(inferred)))
    };
    phrase("least", least).into_iter().chain(phrase("most", most)).collect()
}

fn charset_phrase(charset: Charset) -> String {
    match charset {
        Charset::Alnum => "letters and digits only".to_owned(),
        Charset::Digits => "digits only".to_owned(),
        Charset::Alpha => "letters only".to_owned(),
        Charset::Uppercase => "no lower-case letters".to_owned(),
        Charset::Plain => {
            "no backslashes, double quotes and emoji (which ones those are, is inferred)".to_owned()
        }
    }
}

fn format_phrase(format: TextFormat) -> String {
    match format {
        TextFormat::Date => "a date as YYYY-MM-DD".to_owned(),
        TextFormat::DayMonthYear => "a date as dd/MM/yyyy".to_owned(),
        TextFormat::DateTime => "a time as YYYY-MM-DD hh:mm:ss".to_owned(),
        TextFormat::HttpUrl => "begins with `http://` or `https://`".to_owned(),
    }
}

fn wire_phrase(wire: Wire) -> &'static str {
    match wire {
        Wire::String => "string",
        Wire::Number => "number",
    }
}

fn code(name: &String) -> String {
    format!("`{name}`")
}

/// The text with a capital at its beginning and a full stop at its end.
fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    ended(&first.into_iter().chain(characters).collect::<String>())
}

/// The text with a full stop at its end.
fn ended(text: &str) -> String {
    format!("{}.", text.trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_shows_what_the_spec_says() {
        for (text, expected) in [
            ("A list<string> and [link] of a[0].", r"A list\<string\> and \[link\] of a\[0\]."),
            ("`a[0]` of [`b`], `c<d>`", r"`a[0]` of \[`b`\], `c<d>`"),
            ("one ` of [two", r"one \` of \[two"),
            (r"\[a] 2 * 3", r"\\\[a\] 2 \* 3"),
            ("contractId, CONTRACT_SIGNED", "contractId, CONTRACT_SIGNED"),
            (
                "At http://a.example/b, (https://c.example/?d=*).",
                "At <http://a.example/b>, (<https://c.example/?d=*>).",
            ),
        ] {
            assert_eq!(prose(text), expected);
        }
    }
}
