//! [`Limits`]: how much of a foreign text is read.

use crate::generated::protocol;
use crate::rule::{Limit, Rule};
use crate::violation::Violation;

/// Bounds on JSON texts, enforced before anything is allocated or recursed for the excess.
///
/// The vendor documents none of them; the defaults are ours (`spec/protocol.yaml`).
///
/// # Examples
///
/// ```
/// let limits = binance_pay::Limits { depth: 8, ..Default::default() };
/// assert_eq!(limits.request_bytes, 1_048_576);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "callers build it with functional update")]
pub struct Limits {
    /// The largest request body, in bytes.
    pub request_bytes: usize,
    /// The largest reply body, in bytes.
    pub reply_bytes: usize,
    /// The largest body of a webhook, in bytes.
    pub notification_bytes: usize,
    /// How deep arrays and objects may nest.
    pub depth: usize,
    /// How many values a text may hold in all, counted by its commas and opening brackets.
    pub members: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            request_bytes: protocol::REQUEST_BYTES,
            reply_bytes: protocol::REPLY_BYTES,
            notification_bytes: protocol::NOTIFICATION_BYTES,
            depth: protocol::DEPTH,
            members: protocol::MEMBERS,
        }
    }
}

impl Limits {
    /// The breach of the size limit, if there is one.
    pub(crate) fn check_size(length: usize, limit: usize) -> Result<(), Violation> {
        if length <= limit {
            return Ok(());
        }
        Err(Violation::new("", Rule::TooLarge, Limit::size(limit)).found_count(length, "bytes"))
    }

    /// Whether a JSON text whose `data` nests so deep in an envelope keeps the limits for sure.
    pub(crate) fn hold(&self, data_depth: usize, text: &str) -> bool {
        data_depth < self.depth && self.has_few_members(text.as_bytes())
    }

    /// The breach of depth or members, if there is one. The text need not be JSON.
    pub(crate) fn check_nesting(&self, text: &str) -> Result<(), Violation> {
        if self.cannot_exceed(text.as_bytes()) {
            return Ok(());
        }
        let mut scan = Scan::default();
        for &byte in text.as_bytes() {
            scan.step(byte);
            if scan.depth > self.depth {
                let limit = Limit::size(self.depth);
                return Err(Violation::new("", Rule::TooDeep, limit).found_text("nested deeper"));
            }
            if scan.members > self.members {
                let limit = Limit::size(self.members);
                return Err(
                    Violation::new("", Rule::TooLarge, limit).found_text("more members in all")
                );
            }
        }
        Ok(())
    }

    /// A quick answer for the usual text: few brackets at all, and few members.
    fn cannot_exceed(&self, text: &[u8]) -> bool {
        count_bytes(text, is_opening) <= self.depth && self.has_few_members(text)
    }

    /// Whether there are few members even if all commas and brackets stand outside of strings.
    fn has_few_members(&self, text: &[u8]) -> bool {
        text.len() <= self.members
            || count_bytes(text, |byte| byte == b',' || is_opening(byte)) <= self.members
    }
}

/// `{` and `[` differ in one bit.
fn is_opening(byte: u8) -> bool {
    (byte | 0x20) == b'{'
}

/// How many bytes are such. Counts that fit a byte, and no early exit: vector instructions.
pub(crate) fn count_bytes(text: &[u8], is: impl Fn(u8) -> bool) -> usize {
    text.chunks(usize::from(u8::MAX))
        .map(|chunk| usize::from(chunk.iter().map(|byte| u8::from(is(*byte))).sum::<u8>()))
        .sum()
}

/// Where a scan of JSON stands: in a string or not, how deep, how many members so far.
#[derive(Default)]
struct Scan {
    depth: usize,
    members: usize,
    in_string: bool,
    escaped: bool,
}

impl Scan {
    fn step(&mut self, byte: u8) {
        if self.in_string {
            if self.escaped {
                self.escaped = false;
            } else if byte == b'\\' {
                self.escaped = true;
            } else if byte == b'"' {
                self.in_string = false;
            }
            return;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => {
                self.depth = self.depth.saturating_add(1);
                self.members = self.members.saturating_add(1);
            }
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            b',' => self.members = self.members.saturating_add(1),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;

    use super::*;

    fn nested(depth: usize) -> String {
        format!("{}{}", "[".repeat(depth), "]".repeat(depth))
    }

    #[test]
    fn depth_at_the_limit_and_one_beyond() {
        let limits = Limits::default();
        assert_eq!(limits.check_nesting(&nested(32)), Ok(()));
        assert_eq!(limits.check_nesting(&nested(33)).unwrap_err().rule(), Rule::TooDeep);
        assert_eq!(limits.check_nesting(&nested(10_000)).unwrap_err().rule(), Rule::TooDeep);
    }

    #[test]
    fn brackets_that_are_never_closed_are_members() {
        let limits = Limits { members: 3, ..Limits::default() };
        assert_eq!(limits.check_nesting("[[["), Ok(()));
        assert_eq!(limits.check_nesting("[[[[").unwrap_err().rule(), Rule::TooLarge);
    }

    #[test]
    fn brackets_in_strings_do_not_count() {
        let limits = Limits::default();
        let text = format!("[\"{}\\\"{}\"]", "[".repeat(100), "{".repeat(100));
        assert_eq!(limits.check_nesting(&text), Ok(()));
        // Many brackets side by side are no depth.
        let wide = format!("[{}[]]", "[],".repeat(100));
        assert_eq!(limits.check_nesting(&wide), Ok(()));
    }

    #[test]
    fn members_at_the_limit_and_one_beyond() {
        let limits = Limits { members: 4, ..Limits::default() };
        assert_eq!(limits.check_nesting("[1,2,3,4]"), Ok(()));
        assert_eq!(limits.check_nesting("[1,2,3,4,5]").unwrap_err().rule(), Rule::TooLarge);
    }

    #[test]
    fn size_at_the_limit_and_one_beyond() {
        assert_eq!(Limits::check_size(8, 8), Ok(()));
        assert_eq!(Limits::check_size(9, 8).unwrap_err().rule(), Rule::TooLarge);
    }
}
