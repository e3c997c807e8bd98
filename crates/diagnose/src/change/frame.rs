//! Mistakes in how timestamp, nonce and body are put together.

use crate::cause::Cause;
use crate::cause::Cause::{
    BlankBeforeLf, Crlf, ExtraLf, IndentedLines, LiteralBackslashN, NoFinalLf, NoSeparators,
    OtherSeparators, PartLeftOut, PartsNamed, PartsOrder, TextEncoding,
};
use crate::change::{Change, Effect, Subject};
use crate::message::Part::{Body, Nonce, Timestamp};
use crate::message::{Encoding, Names, Part};

const PARTS: [(Cause, &str, &[Part]); 11] = [
    (PartsOrder, "nonce, timestamp, body", &[Nonce, Timestamp, Body]),
    (PartsOrder, "body, timestamp, nonce", &[Body, Timestamp, Nonce]),
    (PartsOrder, "body, nonce, timestamp", &[Body, Nonce, Timestamp]),
    (PartsOrder, "timestamp, body, nonce", &[Timestamp, Body, Nonce]),
    (PartsOrder, "nonce, body, timestamp", &[Nonce, Body, Timestamp]),
    (PartLeftOut, "without the timestamp", &[Nonce, Body]),
    (PartLeftOut, "without the nonce", &[Timestamp, Body]),
    (PartLeftOut, "without the body", &[Timestamp, Nonce]),
    (PartLeftOut, "the body and a line feed", &[Body]),
    (PartLeftOut, "the timestamp and a line feed", &[Timestamp]),
    (PartLeftOut, "the nonce and a line feed", &[Nonce]),
];

const BETWEEN: [(Cause, &str, &str); 30] = [
    (Crlf, "CRLF", "\r\n"),
    (Crlf, "CR", "\r"),
    (Crlf, "LF CR", "\n\r"),
    (BlankBeforeLf, "a blank and LF", " \n"),
    (BlankBeforeLf, "a blank and CRLF", " \r\n"),
    (LiteralBackslashN, "a backslash and n", "\\n"),
    (LiteralBackslashN, "a backslash, r, a backslash and n", "\\r\\n"),
    (LiteralBackslashN, "two backslashes and n", "\\\\n"),
    (LiteralBackslashN, "a slash and n", "/n"),
    (LiteralBackslashN, "the letter n", "n"),
    (IndentedLines, "by 1", "\n "),
    (IndentedLines, "by 2", "\n  "),
    (IndentedLines, "by 4", "\n    "),
    (IndentedLines, "by 6", "\n      "),
    (IndentedLines, "by 8", "\n        "),
    (IndentedLines, "by 12", "\n            "),
    (IndentedLines, "by a tab", "\n\t"),
    (NoSeparators, "nothing", ""),
    (OtherSeparators, "two line feeds", "\n\n"),
    (OtherSeparators, "a blank", " "),
    (OtherSeparators, "a tab", "\t"),
    (OtherSeparators, "&", "&"),
    (OtherSeparators, "|", "|"),
    (OtherSeparators, ":", ":"),
    (OtherSeparators, ",", ","),
    (OtherSeparators, ".", "."),
    (OtherSeparators, "-", "-"),
    (OtherSeparators, ";", ";"),
    (OtherSeparators, "+", "+"),
    (OtherSeparators, "a NUL", "\0"),
];

const NAMED: [(&str, Names, &str, &str); 4] = [
    (
        "timestamp=..&nonce=..&body=..",
        Names { timestamp: "timestamp=", nonce: "nonce=", body: "body=" },
        "&",
        "",
    ),
    (
        "timestamp=.. and so on, a line each",
        Names { timestamp: "timestamp=", nonce: "nonce=", body: "body=" },
        "\n",
        "\n",
    ),
    (
        "timestamp: .. and so on, a line each",
        Names { timestamp: "timestamp: ", nonce: "nonce: ", body: "body: " },
        "\n",
        "\n",
    ),
    (
        "BinancePay-Timestamp: .. and so on, a line each",
        Names { timestamp: "BinancePay-Timestamp: ", nonce: "BinancePay-Nonce: ", body: "" },
        "\n",
        "\n",
    ),
];

pub(super) fn changes() -> Vec<Change> {
    use Subject::{Between, End, Parts};
    let change = Change::new;
    let mut changes = vec![change(Parts, PartLeftOut, "the body alone", Effect::BodyAlone)];
    for (cause, form, parts) in PARTS {
        changes.push(change(Parts, cause, form, Effect::Parts(parts)));
    }
    for (form, names, between, end) in NAMED {
        let effect = Effect::Named(names, between, end);
        changes.push(change(Parts, PartsNamed, form, effect));
    }
    for (cause, form, text) in BETWEEN {
        changes.push(change(Between, cause, form, Effect::Between(text)));
    }
    changes.extend([
        change(End, NoFinalLf, "nothing behind the body", Effect::Ends(0)),
        change(End, ExtraLf, "two at the end", Effect::Ends(2)),
        change(End, ExtraLf, "one at the beginning", Effect::Start("\n")),
    ]);
    for (form, encoding) in [
        ("UTF-16, little end first", Encoding::Utf16Le),
        ("UTF-16, big end first", Encoding::Utf16Be),
    ] {
        changes.push(change(Subject::Encoding, TextEncoding, form, Effect::Encoding(encoding)));
    }
    changes
}
