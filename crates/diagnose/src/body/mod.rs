//! Mistakes with the body.
//!
//! Each is a function from the body that was given to the one that was signed, and works on its
//! bytes or on the tokens of its JSON, which keep every digit and escape as it is written. None is
//! returned where the function does not apply.

mod bytes;
mod edges;
mod layout;
mod members;
mod numbers;
mod printed;
mod profile;
mod strings;
mod tokens;
mod tree;
mod whole;

use crate::cause::Cause;
use crate::change::Subject;

pub(crate) use numbers::same_double;

pub(crate) type Rewrite = fn(&[u8]) -> Option<Vec<u8>>;

type Row = (Subject, Cause, &'static str, Rewrite);

/// The catalogue, the usual first.
pub(crate) const CHANGES: &[Row] = {
    use Cause::*;
    use Subject::{Body, Bytes, Edges, Layout, Members, Numbers, Strings, Trim};
    &[
        (Layout, JsonSpacing, "without blanks", layout::compact),
        (Layout, JsonSpacing, "a blank behind each comma and colon", layout::spaced),
        (Layout, JsonSpacing, "a blank behind each comma", layout::commas),
        (Layout, JsonSpacing, "a blank behind each colon", layout::colons),
        (Layout, JsonPretty, "indented by 2", layout::by_two),
        (Layout, JsonPretty, "indented by 4", layout::by_four),
        (Layout, JsonPretty, "indented by a tab", layout::by_tab),
        (Layout, JsonPretty, "indented by 2, with CRLF", layout::by_two_crlf),
        (Layout, JsonPretty, "indented by 4, with CRLF", layout::by_four_crlf),
        (Layout, JsonPretty, "indented by 2, with blanks around colons", layout::jackson),
        (Layout, BlanksRemoved, "blanks", layout::without_blanks),
        (Layout, BlanksRemoved, "blanks, tabs and line ends", layout::without_any_blanks),
        (Members, JsonSorted, "at all depths", members::sorted),
        (Members, JsonSorted, "at the top", members::sorted_at_the_top),
        (Members, JsonNulls, "without them", members::without_nulls),
        (Members, DataParsed, "data as a string", members::data_as_string),
        (Members, DataParsed, "data as an object", members::data_as_object),
        (Numbers, NumberRounded, "bizId as in bizIdStr", numbers::biz_id_of_text),
        (Numbers, NumberRounded, "as in JavaScript", numbers::rounded),
        (Numbers, NumberRounded, "with an exponent, as in Python or PHP", numbers::rounded_small_e),
        (Numbers, NumberRounded, "with an exponent, as in Java", numbers::rounded_large_e),
        (Numbers, NumberRounded, "as the integer that it became", numbers::rounded_integer),
        (Numbers, NumberSpelling, "as in JavaScript", numbers::javascript),
        (Numbers, NumberSpelling, "as in Python", numbers::python),
        (Numbers, NumberSpelling, "integers with .0", numbers::with_point_zero),
        (Numbers, NumberSpelling, "with two decimal places", numbers::two_places),
        (Numbers, NumberSpelling, "with eight decimal places", numbers::eight_places),
        (Numbers, NumberQuoted, "as texts", numbers::quoted),
        (Numbers, NumberQuoted, "as numbers", numbers::unquoted),
        (Strings, JsonSlashes, "escaped", strings::escaped_slashes),
        (Strings, JsonSlashes, "not escaped", strings::plain_slashes),
        (Strings, JsonUnicode, "escaped with small digits", strings::escaped_small),
        (Strings, JsonUnicode, "escaped with large digits", strings::escaped_large),
        (Strings, JsonUnicode, "not escaped", strings::plain_unicode),
        (Strings, JsonHtml, "escaped as in Go", strings::html_go),
        (Strings, JsonHtml, "escaped as in .NET", strings::html_net),
        (Strings, JsonHtml, "escaped as in Gson", strings::html_gson),
        (Strings, JsonQuotes, "single quotes", strings::single_quotes),
        (Strings, JsonQuotes, "double quotes", strings::double_quotes),
        (Strings, JsonQuotes, "backslashes before them", strings::quotes_escaped),
        (Strings, JsonQuotes, "no backslashes before them", strings::quotes_unescaped),
        (Strings, JsonQuotes, "&quot;", strings::quotes_as_entities),
        (Strings, JsonQuotes, "not &quot;", strings::quotes_from_entities),
        (Trim, BodyLineEnd, "without it", edges::without_line_end),
        (Edges, BodyLineEnd, "LF", edges::with_lf),
        (Edges, BodyLineEnd, "CRLF", edges::with_crlf),
        (Edges, BodyInnerLineEnds, "LF", edges::inner_lf),
        (Edges, BodyInnerLineEnds, "CRLF", edges::inner_crlf),
        (Trim, BodyBlanks, "without them", edges::trimmed),
        (Edges, BodyBlanks, "one behind it", edges::with_blank),
        (Trim, BodyBom, "without it", edges::without_bom),
        (Edges, BodyBom, "with it", edges::with_bom),
        (Bytes, TextEncoding, "the body as Latin-1, or UTF-8 once instead of twice", bytes::latin1),
        (Bytes, TextEncoding, "the body as UTF-8, for Latin-1", bytes::from_latin1),
        (Bytes, TextEncoding, "the body as ASCII, with ? for the rest", bytes::ascii),
        (Bytes, TextEncoding, "the body as ASCII, with ? for each UTF-16 unit", bytes::ascii_units),
        (Bytes, TextEncoding, "the body without what is not ASCII", bytes::ascii_only),
        (Bytes, TextEncoding, "the body as UTF-16", bytes::utf16),
        (Bytes, TextEncoding, "the body as UTF-8, twice", bytes::utf8_twice),
        (Bytes, BodyPercentEncoded, "encoded", bytes::percent_encoded),
        (Bytes, BodyPercentEncoded, "encoded, with + for blanks", bytes::form_encoded),
        (Bytes, BodyPercentEncoded, "decoded", bytes::percent_decoded),
        (Body, BodyPlaceholder, "the empty text", whole::empty),
        (Body, BodyPlaceholder, "{}", whole::empty_object),
        (Body, BodyPlaceholder, "[]", whole::empty_array),
        (Body, BodyPlaceholder, "null", whole::null),
        (Body, BodyPlaceholder, "\"\"", whole::empty_string),
        (Body, BodyPlaceholder, "undefined", whole::undefined),
        (Body, BodyPlaceholder, "None", whole::none),
        (Body, BodyEncodedTwice, "JSON in a string", whole::as_string),
        (Body, BodyEncodedTwice, "without the string around it", whole::from_string),
        (Body, BodyRewritten, "as JavaScript's JSON.stringify writes it", profile::javascript),
        (Body, BodyRewritten, "as Python's json.dumps writes it", profile::python),
        (Body, BodyRewritten, "as Python's json.dumps writes it", profile::python_compact),
        (Body, BodyRewritten, "as Python's json.dumps writes it", profile::python_sorted),
        (Body, BodyRewritten, "as PHP's json_encode writes it", profile::php),
        (Body, BodyRewritten, "as PHP's json_encode writes it", profile::php_arrays),
        (Body, BodyRewritten, "as PHP's json_encode lays it out", profile::php_pretty),
        (Body, BodyRewritten, "as Go's json.Marshal writes it", profile::go),
        (Body, BodyRewritten, "as .NET's JsonSerializer writes it", profile::net),
        (Body, BodyRewritten, "as Gson writes it", profile::gson),
        (Body, BodyQuery, "in the order of the body", whole::query),
        (Body, BodyQuery, "sorted by name", whole::query_sorted),
        (Body, BodyQuery, "percent-encoded", whole::query_encoded),
        (Body, BodyQuery, "percent-encoded, sorted by name", whole::query_encoded_sorted),
        (Body, BodyQuery, "as a form, with + for blanks", whole::query_form),
        (Body, BodyQuery, "as a form, with + for blanks, sorted by name", whole::query_form_sorted),
        (Body, BodyQuery, "the values alone", whole::values),
        (Body, BodyQuery, "the values alone, sorted by name", whole::values_sorted),
        (Body, BodyPrinted, "[object Object]", whole::object_object),
        (Body, BodyPrinted, "Array", whole::array),
        (Body, BodyPrinted, "as Python prints bytes", whole::python_bytes),
        (Body, BodyPrinted, "as Python prints a dict", printed::python_dict),
        (Body, BodyPrinted, "as Java prints a Map", printed::java_map),
        (Body, BodyPrinted, "as Go prints a map", printed::go_map),
        (Body, BodyPrinted, "as Ruby prints a Hash", printed::ruby_hash),
        (Body, BodyPrinted, "as Ruby prints a Hash", printed::ruby_hash_spaced),
        (Body, BodyHashed, "hexadecimal of SHA-256", whole::sha256),
        (Body, BodyHashed, "hexadecimal of SHA-512", whole::sha512),
        (Body, BodyHashed, "base64 of SHA-256", whole::sha256_base64),
        (Body, BodyHashed, "base64", whole::base64),
        (Body, BodyHashed, "hexadecimal", whole::hex),
    ]
};
