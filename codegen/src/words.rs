//! The closed vocabularies: words that both the YAML and the model use, and no others.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Declares a vocabulary: the enum, its words in kebab-case or as given, and all of them in order.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(Serialize, Deserialize, JsonSchema)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// Every word of this vocabulary, in the order of its declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word as the spec writes it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    )+};
}

mod predicate;

pub use self::predicate::Predicate;

words! {
    /// An HTTP method.
    Method {
        /// GET.
        Get = "GET",
        /// POST.
        Post = "POST",
    }

    /// The type of a field.
    TypeWord {
        /// A JSON string.
        Text = "text",
        /// A JSON number written with digits only.
        Integer = "integer",
        /// `true` or `false`.
        Boolean = "boolean",
        /// An exact decimal number.
        Decimal = "decimal",
        /// A numeric id, which may exceed 64 bits.
        Id = "id",
        /// Milliseconds since 1970.
        Timestamp = "timestamp",
        /// One of the values of an enum of this file, or one that is not known yet.
        Enum = "enum",
        /// An object of this file.
        Object = "object",
        /// A JSON array.
        List = "list",
    }

    /// Who may call an endpoint.
    Audience {
        /// Any merchant.
        Merchant = "merchant",
        /// Merchants that the vendor has listed for this function.
        WhitelistedMerchant = "whitelisted-merchant",
        /// Technical service providers, who act for merchants.
        TechnicalServiceProvider = "technical-service-provider",
        /// Channel partners, who bring merchants to the vendor.
        ChannelPartner = "channel-partner",
        /// Merchants whose API key has the permission to pay out.
        PayoutMerchant = "payout-merchant",
        /// Merchants that are companies: individual merchants are not served.
        CorporateMerchant = "corporate-merchant",
        /// Partners that the vendor has named as official.
        OfficialPartner = "official-partner",
        /// Applications of third parties that users have connected.
        ThirdPartyApplication = "third-party-application",
    }

    /// What happens when the same request is sent again.
    Repeat {
        /// Nothing changes on the server: it may be sent again at will.
        Safe = "safe",
        /// The server recognises the repetition by a key in the body, which has to stay the same.
        SameKey = "same-key",
        /// The effect may happen twice.
        Unsafe = "unsafe",
    }

    /// When a request that failed with a code may be sent again.
    Retry {
        /// Not at all: the answer would stay the same.
        Never = "never",
        /// After the request, the key or the account has been put right.
        AfterFix = "after-fix",
        /// After the clock has been set by the server's.
        AfterClockSync = "after-clock-sync",
        /// Later, unchanged.
        Later = "later",
        /// Nobody has said.
        Unknown = "unknown",
    }

    /// The characters that a text may hold.
    Charset {
        /// ASCII letters and digits.
        Alnum = "alnum",
        /// ASCII digits.
        Digits = "digits",
        /// ASCII letters.
        Alpha = "alpha",
        /// Anything but the letters a to z.
        Uppercase = "uppercase",
        /// Anything but backslashes, double quotes and emoji.
        Plain = "plain",
    }

    /// What the `format` of a type may be: the width of an integer, or the form of a text.
    FormatWord {
        /// An integer from -2147483648 to 2147483647.
        Int32 = "int32",
        /// An integer from -9223372036854775808 to 9223372036854775807.
        Int64 = "int64",
        /// A text: a day of the calendar, YYYY-MM-DD.
        Date = "date",
        /// A text: a day of the calendar, dd/MM/yyyy.
        DayMonthYear = "day-month-year",
        /// A text: a day and a time of day, YYYY-MM-DD hh:mm:ss.
        DateTime = "date-time",
        /// A text: an address that begins with http:// or https://.
        HttpUrl = "http-url",
    }

    /// The form of a text.
    TextFormat {
        /// A day of the calendar, YYYY-MM-DD.
        Date = "date",
        /// A day of the calendar, dd/MM/yyyy.
        DayMonthYear = "day-month-year",
        /// A day and a time of day, YYYY-MM-DD hh:mm:ss.
        DateTime = "date-time",
        /// An address that begins with http:// or https://.
        HttpUrl = "http-url",
    }

    /// The width of an integer.
    IntegerFormat {
        /// From -2147483648 to 2147483647.
        Int32 = "int32",
        /// From -9223372036854775808 to 9223372036854775807.
        Int64 = "int64",
    }

    /// The JSON type that a value is written as. Either is read.
    Wire {
        /// A JSON string.
        String = "string",
        /// A JSON number.
        Number = "number",
    }

    /// What the `wire` of a type may be.
    WireWord {
        /// A decimal or an id that is written as a JSON string.
        String = "string",
        /// A decimal or an id that is written as a JSON number.
        Number = "number",
        /// An object that is written as a JSON string, which holds its JSON text.
        JsonString = "json-string",
    }

    /// How an object is written. Either is read.
    ObjectWire {
        /// A JSON object.
        Object = "object",
        /// A JSON string that holds the text of one.
        JsonString = "json-string",
    }

    /// What stands around the data of a reply.
    EnvelopeForm {
        /// The envelope of the protocol.
        Standard = "standard",
        /// Nothing: the body is the data. Where the standard envelope comes all the same, it is read.
        None = "none",
    }

    /// The JSON type of an enum's values.
    EnumBase {
        /// JSON strings.
        Text = "text",
        /// JSON integers.
        Integer = "integer",
    }

    /// Which body a sample shows.
    SampleOf {
        /// The body of a request.
        Request = "request",
        /// The whole body of a reply, envelope included.
        Response = "response",
        /// The whole body of a webhook.
        Notification = "notification",
        /// The body of the answer to a webhook.
        Acknowledgement = "acknowledgement",
    }
}

impl IntegerFormat {
    /// The smallest value that fits.
    #[must_use]
    pub const fn min(self) -> i64 {
        match self {
            Self::Int32 => i32::MIN as i64,
            Self::Int64 => i64::MIN,
        }
    }

    /// The largest value that fits.
    #[must_use]
    pub const fn max(self) -> i64 {
        match self {
            Self::Int32 => i32::MAX as i64,
            Self::Int64 => i64::MAX,
        }
    }
}

impl FormatWord {
    /// The width, where it is one of integers.
    #[must_use]
    pub const fn width(self) -> Option<IntegerFormat> {
        match self {
            Self::Int32 => Some(IntegerFormat::Int32),
            Self::Int64 => Some(IntegerFormat::Int64),
            Self::Date | Self::DayMonthYear | Self::DateTime | Self::HttpUrl => None,
        }
    }

    /// The form, where it is one of texts.
    #[must_use]
    pub const fn form(self) -> Option<TextFormat> {
        match self {
            Self::Int32 | Self::Int64 => None,
            Self::Date => Some(TextFormat::Date),
            Self::DayMonthYear => Some(TextFormat::DayMonthYear),
            Self::DateTime => Some(TextFormat::DateTime),
            Self::HttpUrl => Some(TextFormat::HttpUrl),
        }
    }
}

impl TextFormat {
    /// Whether a text has this form.
    #[must_use]
    pub fn takes(self, text: &str) -> bool {
        match self {
            Self::Date => is_shaped(text, "YYYY-MM-DD"),
            Self::DayMonthYear => is_shaped(text, "DD/MM/YYYY"),
            Self::DateTime => is_shaped(text, "YYYY-MM-DD hh:mm:ss"),
            Self::HttpUrl => text.starts_with("http://") || text.starts_with("https://"),
        }
    }
}

/// Whether a text has digits where the pattern has letters, and the numbers name a time.
fn is_shaped(text: &str, pattern: &str) -> bool {
    let digit = |(found, wanted): (char, char)| match wanted {
        letter if letter.is_ascii_alphabetic() => found.is_ascii_digit(),
        other => found == other,
    };
    if text.len() != pattern.len() || !text.chars().zip(pattern.chars()).all(digit) {
        return false;
    }
    let number = |letter: char| {
        let digits = text.chars().zip(pattern.chars()).filter(|(_, wanted)| *wanted == letter);
        digits.filter_map(|(digit, _)| digit.to_digit(10)).fold(0, |sum, digit| sum * 10 + digit)
    };
    let (year, month) = (number('Y'), number('M'));
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(is_leap),
        _ => 0,
    };
    (1..=days).contains(&number('D')) && number('h') < 24 && number('m') < 60 && number('s') < 60
}

impl WireWord {
    /// The JSON type, where it is that of a number.
    #[must_use]
    pub const fn number(self) -> Option<Wire> {
        match self {
            Self::String => Some(Wire::String),
            Self::Number => Some(Wire::Number),
            Self::JsonString => None,
        }
    }
}

/// The characters that are taken for emoji: by block, both ends included, and the two characters
/// that join and colour them. No page of the vendor says which ones are meant; this is inferred.
pub const EMOJI: &[(char, char)] = &[
    ('\u{200D}', '\u{200D}'),
    ('\u{2600}', '\u{27BF}'),
    ('\u{FE0F}', '\u{FE0F}'),
    ('\u{1F000}', '\u{1FAFF}'),
];

impl Charset {
    /// Whether the class holds this character.
    #[must_use]
    pub fn contains(self, character: char) -> bool {
        match self {
            Self::Alnum => character.is_ascii_alphanumeric(),
            Self::Digits => character.is_ascii_digit(),
            Self::Alpha => character.is_ascii_alphabetic(),
            Self::Uppercase => !character.is_ascii_lowercase(),
            Self::Plain => {
                let is_emoji = EMOJI.iter().any(|(low, high)| (*low..=*high).contains(&character));
                !(is_emoji || matches!(character, '\\' | '"'))
            }
        }
    }

    /// The class in words, for messages and docs.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::Alnum => "ASCII letters and digits",
            Self::Digits => "ASCII digits",
            Self::Alpha => "ASCII letters",
            Self::Uppercase => "anything but the letters a to z",
            Self::Plain => "anything but backslashes, double quotes and emoji",
        }
    }
}
