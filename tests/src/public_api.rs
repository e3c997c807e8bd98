//! What the listing of the public API says, so that a test can tell what it has left out.

use std::{fs, io};

use crate::workspace;

/// The names of the core's own types, without those of endpoints: `ApiError`, `Reply`, ...
///
/// # Errors
///
/// Where the listing cannot be read.
pub fn types() -> io::Result<Vec<String>> {
    let text = fs::read_to_string(workspace::root().join("tests/public-api/binance-pay.txt"))?;
    let name = |line: &str| {
        let line = line.trim_start_matches("#[non_exhaustive] ");
        let path = line.strip_prefix("pub struct ").or(line.strip_prefix("pub enum "))?;
        let name = path.strip_prefix("binance_pay::").filter(|name| !name.contains("::"))?;
        let end = name.find(|one: char| !one.is_ascii_alphanumeric()).unwrap_or(name.len());
        Some(name[..end].to_owned())
    };
    Ok(text.lines().filter_map(name).collect())
}

/// The names of the variants of one of the core's enums.
///
/// # Errors
///
/// Where the listing cannot be read.
pub fn variants(of: &str) -> io::Result<Vec<String>> {
    let text = fs::read_to_string(workspace::root().join("tests/public-api/binance-pay.txt"))?;
    let prefix = format!("pub binance_pay::{of}::");
    let name = |line: &str| {
        let name = line.strip_prefix(&prefix)?;
        let end = name.find(|one: char| !one.is_ascii_alphanumeric()).unwrap_or(name.len());
        Some(name[..end].to_owned())
    };
    Ok(text.lines().filter_map(name).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_listing_is_understood() {
        let types = types().unwrap();
        for name in ["Signer", "Reply", "Id", "Error", "ResultCode"] {
            assert!(types.iter().any(|known| known == name), "{name}: {types:?}");
        }
        assert!(variants("Error").unwrap().contains(&"Path".to_owned()));
    }
}
