//! What is known of each [`ResultCode`].

pub use crate::generated::result_codes::ResultCode;
use crate::generated::result_codes::TABLE;
use crate::retry::Retry;

/// A row of the table of codes. Generated.
#[derive(Debug)]
#[expect(clippy::exhaustive_structs, reason = "hidden; generated code builds it")]
#[doc(hidden)]
pub struct Row {
    pub code: &'static str,
    pub name: Option<&'static str>,
    pub reason: &'static str,
    pub remedy: &'static str,
    pub retry: Retry,
}

impl ResultCode {
    /// The vendor's name, such as `INVALID_TIMESTAMP`. None where no page that was read has one.
    ///
    /// # Examples
    ///
    /// ```
    /// use binance_pay::ResultCode;
    ///
    /// assert_eq!(ResultCode::from("400003").name(), Some("INVALID_TIMESTAMP"));
    /// assert_eq!(ResultCode::from("999999").name(), None);
    /// ```
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        self.row().and_then(|row| row.name)
    }

    /// What the code means, in our words. None for an unknown code.
    #[must_use]
    pub fn reason(&self) -> Option<&'static str> {
        self.row().map(|row| row.reason)
    }

    /// What can be done, in our words. None for an unknown code.
    #[must_use]
    pub fn remedy(&self) -> Option<&'static str> {
        self.row().map(|row| row.remedy)
    }

    /// Whether asking again can help; inferred, as the vendor says little of it.
    #[must_use]
    pub fn retry(&self) -> Retry {
        self.row().map_or(Retry::Unknown, |row| row.retry)
    }

    /// The code of this vendor's name; case counts.
    ///
    /// # Examples
    ///
    /// ```
    /// use binance_pay::ResultCode;
    ///
    /// assert_eq!(ResultCode::by_name("INVALID_TIMESTAMP"), Some(ResultCode::InvalidTimestamp));
    /// assert_eq!(ResultCode::by_name("INVALID"), None);
    /// ```
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.name == Some(name)).map(|row| Self::from(row.code))
    }

    fn row(&self) -> Option<&'static Row> {
        let found = TABLE.binary_search_by(|row| row.code.cmp(self.as_str()));
        found.ok().and_then(|index| TABLE.get(index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_complete() {
        assert!(TABLE.windows(2).all(|pair| pair[0].code < pair[1].code));
        assert_eq!(TABLE.len(), ResultCode::VALUES.len());
        for code in ResultCode::VALUES {
            let code = ResultCode::from(*code);
            assert!(code.is_known() && code.reason().is_some() && code.remedy().is_some());
        }
    }

    #[test]
    fn a_code_is_found_by_its_name() {
        assert_eq!(ResultCode::by_name("INVALID_TIMESTAMP"), Some(ResultCode::InvalidTimestamp));
        assert_eq!(ResultCode::by_name("INVALID"), None);
    }

    #[test]
    fn an_unknown_code_is_kept_and_says_nothing() {
        let code = ResultCode::from("0");
        assert_eq!((code.as_str(), code.is_known()), ("0", false));
        assert_eq!((code.reason(), code.remedy(), code.retry()), (None, None, Retry::Unknown));
    }
}
