//! [`Cause`]: the catalogue of mistakes.

use std::fmt;

macro_rules! causes {
    ($($name:ident = $id:literal, $mistake:literal, $remedy:literal;)+) => {
        /// A mistake that makes a signature wrong.
        ///
        /// Its text says what the mistake is; [`id`](Self::id) is permanent, for programs.
        ///
        /// # Examples
        ///
        /// ```
        /// use binance_pay_diagnose::Cause;
        ///
        /// assert!(Cause::ALL.len() >= 60);
        /// assert_eq!(Cause::NoFinalLf.id(), "no-final-lf");
        /// assert!(Cause::NoFinalLf.remedy().ends_with('.'));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Cause {
            $(#[doc = concat!("`", $id, "`: ", $mistake, ".")] $name,)+
        }

        impl Cause {
            /// All of them, by subject.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The permanent name, in kebab-case.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }

            /// What to do about it.
            #[must_use]
            pub const fn remedy(self) -> &'static str {
                match self { $(Self::$name => $remedy,)+ }
            }

            const fn mistake(self) -> &'static str {
                match self { $(Self::$name => $mistake,)+ }
            }
        }
    };
}

// How the signature is written down, which function made it, which key, timestamp, nonce, payload,
// and at last the body.
causes! {
    SignatureLowerCase = "signature-lower-case",
        "the signature is in lower-case hexadecimal",
        "Write the signature in upper case.";
    SignatureBase64 = "signature-base64",
        "the signature is in base64 instead of hexadecimal",
        "Encode the 64 bytes of the HMAC as upper-case hexadecimal.";
    SignatureEncodedTwice = "signature-encoded-twice",
        "the signature was encoded twice",
        "Encode the bytes of the HMAC once: many libraries return hexadecimal text already.";
    SignatureBlanks = "signature-blanks",
        "there are blanks or line ends around the signature",
        "Trim the header's value.";
    SignatureWrapped = "signature-wrapped",
        "there are quotes or other marks around the signature",
        "Send the digits alone, not how a language prints a string or bytes.";
    SignatureSeparated = "signature-separated",
        "the bytes of the signature are separated",
        "Send 128 hexadecimal digits in one piece.";
    SignatureZerosDropped = "signature-zeros-dropped",
        "zeros of the signature are lost",
        "Format each byte with two digits, also those below 16.";
    SignatureLength = "signature-length",
        "the signature is cut off or has something behind it",
        "Send all 128 hexadecimal digits and nothing else.";
    SignatureOtherBase64 = "signature-other-base64",
        "the base64 of the signature was altered on its way",
        "Hand on the header as it was received, and decode it as base64 with + and /.";
    SignatureHex = "signature-hex",
        "the signature is in hexadecimal instead of base64",
        "Hand on the header as it was received: a webhook's signature is base64.";
    OtherDigest = "other-digest",
        "the HMAC was made with another hash function",
        "Use HMAC-SHA512.";
    NoHmac = "no-hmac",
        "the payload was hashed without HMAC",
        "Use HMAC-SHA512 with the secret as its key; do not put the secret into the text.";
    HmacSwapped = "hmac-swapped",
        "key and message of the HMAC are swapped",
        "Give the secret as the key and the payload as the message: look at the order of arguments.";
    WebhookHmac = "webhook-hmac",
        "the notification is signed with HMAC and the secret, where RSA is due",
        "The vendor signs webhooks with RSA: verify with the certificate's public key. This one \
         was made by a test program or by somebody else who has the secret.";
    OtherCertificate = "other-certificate",
        "another certificate's key signed it than the one that the header names",
        "Choose the key by the header BinancePay-Certificate-SN, and fetch the certificates again \
         when it is unknown.";
    KeyIsApiKey = "key-is-api-key",
        "the API key was used as the secret",
        "Swap them: the secret is the key of the HMAC, the API key goes into the header \
         BinancePay-Certificate-SN.";
    KeyBlanks = "key-blanks",
        "the secret has blanks or a line end around it in one of the two places",
        "Trim the secret where it is read: files and pasted texts often end with a line end.";
    KeyQuotes = "key-quotes",
        "the secret has quotes around it in one of the two places",
        "Take the quotes off, as some readers of .env files do not.";
    KeyEncoded = "key-encoded",
        "the secret was decoded or encoded before it was used",
        "Use the characters of the secret, as UTF-8, for the key: they are not base64 or \
         hexadecimal of it.";
    KeyHashed = "key-hashed",
        "a hash of the secret was used as the key",
        "Use the secret itself. Its SHA-256 decrypts payerDetail and signs nothing.";
    KeyCase = "key-case",
        "the secret was used in another case",
        "Use the secret exactly as it was shown when it was made.";
    KeyMissing = "key-missing",
        "the program had no secret, and signed with an empty or placeholder key",
        "Look at where your program reads the secret: the variable is unset or has another name.";
    TimestampUnit = "timestamp-unit",
        "the signed timestamp has another unit than the one in the header",
        "Make one text of the milliseconds, 13 digits, and use it in both places.";
    TimestampFormat = "timestamp-format",
        "the signed timestamp is written otherwise than the one in the header",
        "Make one text of the milliseconds, 13 digits, and use it in both places.";
    TimestampReadTwice = "timestamp-read-twice",
        "the clock was read once for the header and once more for the payload",
        "Read the clock once and use that text in both places.";
    NonceCase = "nonce-case",
        "the signed nonce has another case than the one in the header",
        "Make the nonce once and use that text in both places.";
    NonceDashes = "nonce-dashes",
        "the nonce is a UUID with dashes in one place and without in the other",
        "Make 32 letters or digits once and use that text in both places.";
    NonceLength = "nonce-length",
        "the nonce was cut to 32 characters in one place only",
        "Make 32 letters or digits from the start.";
    NonceBlanks = "nonce-blanks",
        "there are blanks or a line end around the nonce in one place only",
        "Trim the nonce before it is used: encoders of base64 often end with a line end.";
    NonceEncoded = "nonce-encoded",
        "the nonce is encoded in one place and not in the other",
        "Take letters and digits, which no encoding changes, and use that text in both places.";
    NoFinalLf = "no-final-lf",
        "the line feed after the body is missing in the payload",
        "End the payload with a line feed: timestamp LF nonce LF body LF.";
    ExtraLf = "extra-lf",
        "there is a line feed too many in the payload",
        "Build exactly: timestamp LF nonce LF body LF.";
    Crlf = "crlf",
        "the lines of the payload end with CRLF or CR instead of LF",
        "Write \"\\n\", not the line end of the platform.";
    BlankBeforeLf = "blank-before-lf",
        "there is a blank before each line feed of the payload",
        "Take the blanks out; one page of the documentation prints them.";
    LiteralBackslashN = "literal-backslash-n",
        "the payload has a backslash and an n where a line feed is due",
        "Use quotes in which \\n is a line feed: double quotes in PHP, $'\\n' in a shell.";
    IndentedLines = "indented-lines",
        "the lines of the payload are indented",
        "Join the parts with \"\\n\"; a literal of several lines keeps its margin.";
    NoSeparators = "no-separators",
        "nothing stands between the parts of the payload",
        "End each part with a line feed: timestamp LF nonce LF body LF.";
    OtherSeparators = "other-separators",
        "something else than a line feed stands between the parts of the payload",
        "End each part with a line feed: timestamp LF nonce LF body LF.";
    PartsOrder = "parts-order",
        "the parts of the payload are in another order",
        "Put the timestamp first, then the nonce, then the body.";
    PartLeftOut = "part-left-out",
        "a part of the payload is left out",
        "Sign timestamp, nonce and body; the body is the empty text where nothing is sent.";
    PartsNamed = "parts-named",
        "the payload has names beside its values, as other APIs want it",
        "Sign the values alone, each with a line feed behind it.";
    JsonSpacing = "json-spacing",
        "the JSON has other blanks between its members than what was signed",
        "Serialise once, and use those bytes for both: what is signed is what is sent.";
    JsonPretty = "json-pretty",
        "the JSON was laid out over several lines in one place only",
        "Serialise once, and use those bytes for both: what is signed is what is sent.";
    BlanksRemoved = "blanks-removed",
        "all blanks were removed, also those inside of texts",
        "Do not touch the JSON after it is serialised.";
    JsonSorted = "json-sorted",
        "the members of the JSON were sorted by name in one place only",
        "Sign the body as it is sent: the members may have any order, and only one.";
    JsonNulls = "json-nulls",
        "members that are null are in the body and not in what was signed",
        "Serialise once, with one setting for null.";
    JsonSlashes = "json-slashes",
        "slashes are escaped in one place and not in the other",
        "Serialise once: a second encoder, such as that of an HTTP client, has other settings.";
    JsonUnicode = "json-unicode",
        "other characters than ASCII are \\u escapes in one place and not in the other",
        "Serialise once: a second encoder, such as that of an HTTP client, has other settings.";
    JsonHtml = "json-html",
        "characters such as <, > and & are \\u escapes in one place and not in the other",
        "Serialise once: a second encoder, such as that of an HTTP client, has other settings.";
    JsonQuotes = "json-quotes",
        "the JSON has other quotes than what was signed",
        "Sign what the serialiser gives, with plain double quotes.";
    NumberRounded = "number-rounded",
        "an integer of more than 15 digits went through a floating-point number",
        "Sign and verify the bytes, before any parser; read ids as text or exact integers.";
    NumberSpelling = "number-spelling",
        "a number is spelled otherwise, such as 25.0 for 25",
        "Sign and verify the bytes; numbers change where JSON is parsed and written again.";
    NumberQuoted = "number-quoted",
        "numbers are texts in one place and not in the other",
        "Serialise once, and use those bytes for both: what is signed is what is sent.";
    DataParsed = "data-parsed",
        "the member data is JSON in a string in one place and an object in the other",
        "Verify over the bytes as they came, before anything is parsed.";
    BodyRewritten = "body-rewritten",
        "the body was parsed and written again by a JSON library",
        "Sign and verify the bytes as they are sent or received, not JSON that was parsed.";
    BodyLineEnd = "body-line-end",
        "there is a line end at the end of the body in one place only",
        "Trim the body before it is signed and sent; editors and shells add line ends.";
    BodyInnerLineEnds = "body-inner-line-ends",
        "the lines of the body end otherwise than in what was signed",
        "Sign and send the same bytes; tools for text convert line ends.";
    BodyBlanks = "body-blanks",
        "there are blanks around the body in one place only",
        "Trim the body before it is signed and sent.";
    BodyBom = "body-bom",
        "there is a byte order mark before the body in one place only",
        "Write UTF-8 without a byte order mark.";
    TextEncoding = "text-encoding",
        "the text was signed in another encoding than UTF-8, or as it is sent",
        "Encode the text as UTF-8 once, and sign and send those bytes.";
    BodyQuery = "body-query",
        "the body was signed as a query string",
        "Sign the JSON of the body; no endpoint signs name=value pairs.";
    BodyPlaceholder = "body-placeholder",
        "an empty or placeholder body was signed",
        "Sign exactly what is sent: nothing sent is the empty text, an empty object is {}.";
    BodyEncodedTwice = "body-encoded-twice",
        "the body is JSON in a JSON string in one place only",
        "Serialise once: the text that the serialiser gives is the body.";
    BodyPrinted = "body-printed",
        "the body was signed as a language prints an object or bytes",
        "Serialise to JSON first, and decode bytes to text before they are put into a text.";
    BodyHashed = "body-hashed",
        "a hash or an encoding of the body was signed",
        "Sign the body itself, not its hash.";
    BodyPercentEncoded = "body-percent-encoded",
        "the body is percent-encoded in one place only",
        "Sign and send the JSON as it is.";
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.mistake())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn ids_are_kebab_case_and_used_once() {
        let ids: HashSet<_> = Cause::ALL.iter().map(|cause| cause.id()).collect();
        assert_eq!(ids.len(), Cause::ALL.len());
        for id in ids {
            let is_kebab = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
            assert!(id.split('-').all(|word| !word.is_empty() && word.bytes().all(is_kebab)));
        }
    }

    #[test]
    fn texts_are_sentences() {
        for cause in Cause::ALL {
            let mistake = cause.to_string();
            assert!(!mistake.ends_with('.') && mistake.starts_with(char::is_lowercase));
            assert!(cause.remedy().ends_with('.'), "{cause:?}");
            assert!(cause.remedy().starts_with(char::is_uppercase), "{cause:?}");
        }
    }
}
