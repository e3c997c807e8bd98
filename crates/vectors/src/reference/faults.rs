//! [`Fault`]: mistakes that are made in SDKs, to be seeded into the reference.

macro_rules! faults {
    ($($variant:ident = $name:literal, $what:literal;)+) => {
        /// A mistake that can be seeded into the reference.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Fault {
            $(#[doc = $what] $variant,)+
        }

        impl Fault {
            /// All faults.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Its name, kebab-case; it begins with the part that it is in.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// What it does, in one sentence.
            #[must_use]
            pub const fn what(self) -> &'static str {
                match self { $(Self::$variant => $what,)+ }
            }
        }
    };
}

faults! {
    SignNoLastLineFeed = "sign-no-last-line-feed", "The payload ends with the body.";
    SignCrlf = "sign-crlf", "The payload's lines end with CRLF.";
    SignSwapped = "sign-swapped", "The nonce comes before the timestamp.";
    SignLowerHex = "sign-lower-hex", "The signature is written in lower case.";
    SignSha256 = "sign-sha256", "HMAC-SHA256 instead of HMAC-SHA512.";
    SignHexSecret = "sign-hex-secret", "A secret of hexadecimal digits is decoded first.";
    SignLongSecretCut = "sign-long-secret-cut", "A secret longer than the block is cut instead of hashed.";
    SignTrimmedBody = "sign-trimmed-body", "White space around the body is not signed.";
    SignBodyToNul = "sign-body-to-nul", "The body ends at its first NUL.";
    SignLossyBody = "sign-lossy-body", "What is no UTF-8 in the body is replaced before it is signed.";
    SignSortedBody = "sign-sorted-body", "The body is parsed and written anew before it is signed.";
    SignNoBom = "sign-no-bom", "A byte order mark is not signed.";
    SignNoSignatureHeader = "sign-no-signature-header", "The header of the signature has another name.";
    SignTrimmedTime = "sign-trimmed-time", "Blanks around a timestamp are taken away.";
    SignParsedTime = "sign-parsed-time", "A timestamp is whatever parses as an integer.";
    SignSeconds = "sign-seconds", "A timestamp in seconds is taken.";
    SignAnyNonce = "sign-any-nonce", "The length of a nonce is not checked.";
    SignNonceBytes = "sign-nonce-bytes", "A nonce is 32 bytes of anything.";
    SignNonceDollar = "sign-nonce-dollar", "A nonce may end with a line feed, as $ allows.";
    SignAnyApiKey = "sign-any-api-key", "An API key is not looked at.";
    SignTrimmedSecret = "sign-trimmed-secret", "Blanks around a secret are taken away.";
    SignEmptySecret = "sign-empty-secret", "An empty secret is taken.";
    EncodeInputOrder = "encode-input-order", "Members stay in the order that the caller gave.";
    EncodeNulls = "encode-nulls", "Members that are null are sent.";
    EncodeInputForm = "encode-input-form", "Ids and decimals stay in the form that the caller gave.";
    EncodeFloats = "encode-floats", "Decimals go through a double.";
    EncodeBlanks = "encode-blanks", "A blank follows each comma.";
    ValidateBytes = "validate-bytes", "Lengths count bytes instead of characters.";
    ValidateUtf16 = "validate-utf16", "Lengths count UTF-16 units instead of characters.";
    ValidateMaxLengthExclusive = "validate-max-length-exclusive", "The longest text is refused.";
    ValidateMaxLengthPlusOne = "validate-max-length-plus-one", "A text one too long is taken.";
    ValidateMinLength = "validate-min-length", "Texts that are too short are taken.";
    ValidateDollar = "validate-dollar", "A class of characters lets a last line feed through, as $ does.";
    ValidateUnicodeClass = "validate-unicode-class", "Letters and digits of any alphabet count as such.";
    ValidateScale = "validate-scale", "Decimal places are not counted.";
    ValidateTrailingZeros = "validate-trailing-zeros", "Trailing zeros are no decimal places.";
    ValidateMinimumExclusive = "validate-minimum-exclusive", "The smallest value is refused.";
    ValidateMaximumExclusive = "validate-maximum-exclusive", "The largest value is refused.";
    ValidateFloatBounds = "validate-float-bounds", "Bounds are compared as single-precision floats.";
    ValidateExponent = "validate-exponent", "Exponents are taken in requests.";
    ValidateIntegerText = "validate-integer-text", "A string of digits passes for an integer.";
    ValidateIntegerPoint = "validate-integer-point", "1.0 passes for an integer.";
    ValidateWrap = "validate-wrap", "Integers wrap at 32 bits.";
    ValidateLeadingZero = "validate-leading-zero", "Ids may begin with zero.";
    ValidateEnumCase = "validate-enum-case", "Values of an enum are compared without their case.";
    ValidateUnknownField = "validate-unknown-field", "Members that nobody knows are dropped in silence.";
    ValidateLastWins = "validate-last-wins", "Of two members of one name the last one counts.";
    ValidateNullPresent = "validate-null-present", "Null counts as a value.";
    ValidateRequired = "validate-required", "Required members may be missing.";
    ValidateAtLeastOne = "validate-at-least-one", "A group may be missing altogether.";
    ValidateExactlyOne = "validate-exactly-one", "Exactly one of a group is read as at least one.";
    ValidateRequiredIf = "validate-required-if", "What another member makes necessary may be missing.";
    ValidateRequiredIfAlways = "validate-required-if-always", "What another member makes necessary is always necessary.";
    ValidateIgnoredRefused = "validate-ignored-refused", "A member that is ignored makes the request invalid.";
    ValidateFirstOnly = "validate-first-only", "Only the first violation is told.";
    ValidateMinItems = "validate-min-items", "Lists that are too short are taken.";
    ValidateMaxItems = "validate-max-items", "Lists that are too long are taken.";
    ValidateShallow = "validate-shallow", "What is inside of objects and lists is not looked at.";
    ValidateLeapYear = "validate-leap-year", "Every February has 29 days.";
    ValidateAnyUrl = "validate-any-url", "Any scheme passes for an HTTP address.";
    ValidateBom = "validate-bom", "A byte order mark is skipped.";
    ValidateLossy = "validate-lossy", "What is no UTF-8 is replaced before it is read.";
    ValidateTrailing = "validate-trailing", "What follows the object is not looked at.";
    LimitDepth = "limit-depth", "Nesting is not limited, or one level too late.";
    LimitBytes = "limit-bytes", "One byte too many is taken.";
    LimitMembers = "limit-members", "Members are not counted.";
    LimitExclusive = "limit-exclusive", "A body of exactly the limit is refused.";
    DecodeByStatus = "decode-by-status", "The status alone decides.";
    DecodeByCode = "decode-by-code", "The code alone decides.";
    DecodePaddedCode = "decode-padded-code", "A numeric code is padded to six digits.";
    DecodeNullData = "decode-null-data", "A success without data is a success.";
    DecodeClosedEnum = "decode-closed-enum", "A value that nobody knows yet makes the reply unreadable.";
    DecodeUnknownSilent = "decode-unknown-silent", "Members that nobody knows are dropped in silence.";
    DecodeUnknownRefused = "decode-unknown-refused", "Members that nobody knows make the reply unreadable.";
    DecodeFloats = "decode-floats", "Ids and decimals go through a double.";
    DecodeLastWins = "decode-last-wins", "Of two members of one name the last one counts.";
    DecodeNoTwins = "decode-no-twins", "A number where a text is documented makes the reply unreadable.";
    DecodeOptionalFatal = "decode-optional-fatal", "An optional member that cannot be read loses the reply.";
    DecodeRepeat = "decode-repeat", "A repeated request is a failure.";
    DecodeMessage = "decode-message", "Only errorMessage is read, and neither msg nor errorData.";
    DecodeGarbage = "decode-garbage", "A success that breaks off is garbage.";
    DecodeRequiredDefault = "decode-required-default", "A required member that is missing is left out.";
    DecodeNoEnvelope = "decode-no-envelope", "Every reply has an envelope.";
    DecodePointer = "decode-pointer", "Names are not escaped in pointers.";
    WebhookNoSignature = "webhook-no-signature", "The signature is not verified.";
    WebhookDigestAlone = "webhook-digest-alone", "Of what a signature holds, only the digest at its end is compared.";
    WebhookAnyPadding = "webhook-any-padding", "Whatever stands before the first zero byte passes for padding.";
    WebhookAfterDigest = "webhook-after-digest", "What follows the digest in a signature is not looked at.";
    WebhookModulus = "webhook-modulus", "A signature that is not below the modulus is reduced.";
    WebhookNoLastLineFeed = "webhook-no-last-line-feed", "The payload ends with the body.";
    WebhookReserialised = "webhook-reserialised", "The body is parsed and written anew before it is verified.";
    WebhookNoWindow = "webhook-no-window", "The time of sending is not checked.";
    WebhookOldOnly = "webhook-old-only", "A time ahead of now is taken.";
    WebhookWindowExclusive = "webhook-window-exclusive", "The edge of the window is outside.";
    WebhookWindowSeconds = "webhook-window-seconds", "The window is compared in whole seconds.";
    WebhookAnyKey = "webhook-any-key", "Any key of the set will do.";
    WebhookFirstKey = "webhook-first-key", "Only the first key of the set is tried.";
    WebhookSerialCase = "webhook-serial-case", "Serials are compared without their case.";
    WebhookWeakKey = "webhook-weak-key", "Keys of 1024 bits are always taken.";
    WebhookBase64Url = "webhook-base64url", "base64url is read too.";
    WebhookTrimmed = "webhook-trimmed", "White space in the signature is skipped.";
    WebhookUnpadded = "webhook-unpadded", "Padding may be missing.";
    WebhookUnusedBits = "webhook-unused-bits", "Unused bits of the last digit may be set.";
    WebhookNoLineEnd = "webhook-no-line-end", "A line end after the signature is not taken.";
    WebhookFirstHeader = "webhook-first-header", "Of two headers of one name the first one counts.";
    WebhookHeaderCase = "webhook-header-case", "Names of headers are compared with their case.";
    WebhookEmptyIsMissing = "webhook-empty-is-missing", "An empty header counts as missing.";
    WebhookTrimmedTime = "webhook-trimmed-time", "Blanks around the timestamp are taken away.";
    WebhookAnyNonce = "webhook-any-nonce", "The nonce is not looked at.";
    WebhookNoReplay = "webhook-no-replay", "What was seen before is taken again.";
    WebhookNonceReplay = "webhook-nonce-replay", "The nonce alone tells what was seen before.";
    WebhookClosedType = "webhook-closed-type", "A type that nobody knows yet is refused.";
    WebhookFloats = "webhook-floats", "bizId goes through a double.";
    WebhookDataAsText = "webhook-data-as-text", "data stays the string that it comes in.";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_are_unique() {
        let names: BTreeSet<_> = Fault::ALL.iter().map(|fault| fault.name()).collect();
        assert_eq!(names.len(), Fault::ALL.len());
        assert!(names.len() >= 40);
    }
}
